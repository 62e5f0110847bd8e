"""A workbook's plan with what was decided of it and what has ended: this year's, and last year's beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from pipeline.domain.case.bodies import own_bodies
from pipeline.domain.case.case import Ended, YearBefore
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings.finding import Finding, Report
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.measures import Continuation, Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.forms import with_council_words
from pipeline.domain.prose.prose import Prose
from pipeline.domain.region.own_words import STANDARD_WORDS, OwnWords
from pipeline.domain.region.region import InstrumentGroup, Region
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Shape
from pipeline.read.decision.rows import Decidable, read_decision
from pipeline.read.findings import ENDS_WITH_MONEY, LAST_YEAR_UNREADABLE
from pipeline.read.prose.reader import read_prose
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.plan import PlanRows, read_plan
from pipeline.read.workbook.table import Row
from pipeline.read.workbook.tables import Tables, read_tables

_HAS_ERRORS: Final = Said("den har feil", "it has errors")
_IS_ANOTHER: Final = Said("budsjettåret i den er {budget}", "its budget year is {budget}")


@dataclass(frozen=True, slots=True)
class PlanRead:
    """A plan as it is written, the council's decision if there is one, the measures that have ended, and its case."""

    written: Plan
    decision: Decision | None
    ended: tuple[Ended, ...]
    case: YearBefore

    @property
    def decided(self) -> Plan:
        """The plan as decided, or as proposed where nobody has said what was decided."""
        return self.decision.applied_to(self.written) if self.decision else self.written

    @property
    def proposed(self) -> Plan:
        """The plan as proposed, without the measures that the council added."""
        return self.decision.proposed_of(self.written) if self.decision else self.written


def plan_of(
    tables: Tables, report: Report, region: Region | None = None, groups: tuple[InstrumentGroup, ...] = ()
) -> PlanRead:
    """Read the plan of a workbook; the council and its own bodies are known as owners, and instruments are of `groups`.

    A measure that ends this year is no part of it; its number stays taken.
    """
    ending = tuple(row for row in tables.rows["measures"] if _ends(row))
    rows = {**tables.rows, "measures": tuple(row for row in tables.rows["measures"] if not _ends(row))}
    gone = {row.shown("number") for row in (*tables.rows["ended"], *ending)}
    plan = read_plan(
        tables.years,
        PlanRows(**{f.name: rows[f.name] for f in fields(PlanRows)}),
        report,
        gone,
        own_bodies(region.council) if region else {},
        tuple(group.name for group in groups),
    )
    if region and region.prints_own_numbers:
        plan = replace(plan, measures=tuple(replace(measure, is_printed=True) for measure in plan.measures))
    numbers = Numbers(frozenset(measure.number.value for measure in plan.measures), frozenset(gone))
    ended = (*_ended(tables.rows["ended"]), *_ending(ending, tables.years))
    case = _case_of(tables)
    of = Decidable(tables.years, numbers, plan.budget.lines, case.municipalities)
    return PlanRead(plan, read_decision(rows["decisions"], of), ended, case)


def _case_of(tables: Tables) -> YearBefore:
    kind = layout.meant_by(tables.form.shown("kind"), CaseKind) or CaseKind.OWN_CASE
    return YearBefore(kind, tuple(name for row in tables.rows["municipalities"] if (name := row.shown("municipality"))))


def read_last_year(workbook: Path, years: PlanYears, report: Report, region: Region) -> PlanRead | None:
    """Read the plan of the year before, in the folder beside this one's; None when there is none that can be read.

    What is wrong in it was said when it was made: here one finding says that it cannot be compared with.
    """
    year, path = years.budget - 1, _beside(workbook, years)
    if path is None:
        return None
    findings: list[Finding] = []
    called = f"{year}/{workbook.name}"
    tables = read_tables(path, findings.append, replace(Shape.of(region), shown=()), called, renamed=region.called_now)
    read = plan_of(tables, findings.append, region) if tables else None
    if tables is None or read is None or any(finding.is_error for finding in findings):
        report(LAST_YEAR_UNREADABLE.at(Place(called), file=called, year=year, why=_HAS_ERRORS))
        return None
    if tables.years.budget != year:
        why = _IS_ANOTHER.filled(budget=tables.years.budget)
        report(LAST_YEAR_UNREADABLE.at(Place(called), file=called, year=year, why=why))
        return None
    return read


def read_last_prose(prose: Path, years: PlanYears, words: OwnWords = STANDARD_WORDS) -> Prose | None:
    """Read the text of the year before; None when there is none that can be read. What is wrong in it was said then."""
    path = _beside(prose, years)
    read = None if path is None else read_prose(path, lambda _: None)
    return read and with_council_words(read, words)


def _beside(path: Path, years: PlanYears) -> Path | None:
    """Name the file of the year before, in the folder beside this one's; None when it is not there."""
    folder = path.resolve().parent
    last = folder.parent / str(years.budget - 1) / path.name
    return last if last.parent != folder and last.is_file() else None


def called_as_now(before: Plan, now: Plan, ended: Iterable[Ended]) -> Plan:
    """Give last year's plan with this year's names in the other form of Norwegian: last year's are not read.

    A measure that is called something else now has no other name than it had; one that has ended has that of its row.
    """
    gone = {measure.number.value: measure.name for measure in ended}

    def name(measure: Measure) -> Written:
        number = measure.number.value
        same = now.by_number.get(number)
        if same is not None and same.name.text == measure.name.text:
            return same.name
        return replace(measure.name, twins=gone[number].twins) if number in gone else measure.name

    return replace(before, measures=tuple(replace(measure, name=name(measure)) for measure in before.measures))


def _ends(row: Row) -> bool:
    return layout.meant_by(row.shown("continues"), Continuation) is Continuation.ENDS


def _ending(rows: Iterable[Row], years: PlanYears) -> Iterator[Ended]:
    for row in rows:
        number = row.identifier("number")
        for year in years.all:
            amount = row.kroner("amount", year)
            if amount is not None and amount.value:
                row.find(ENDS_WITH_MONEY, "amount", year, amount.value, year=year)
        if number is not None:
            yield _as_ended(number, row, row.kroner("spent"))


def _ended(rows: Iterable[Row]) -> Iterator[Ended]:
    for row in rows:
        number = row.identifier("number")
        if number is not None:
            yield _as_ended(number, row)


def _as_ended(number: Sourced[str], row: Row, spent: Sourced[Kroner] | None = None) -> Ended:
    return Ended(number, row.written("name"), row.written("reason"), row.place("reason"), spent)
