"""The sheet `Vedtak` to the council's decision; what does not hang together is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.domain.findings.finding import nearest
from pipeline.domain.plan.budget import BudgetLine
from pipeline.domain.plan.decision import (
    ChangedAmount,
    ChangedLine,
    ChangedShare,
    DecidedPoint,
    Decision,
    DecisionPart,
    NewMeasure,
    Outcome,
    Remark,
)
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import period
from pipeline.read.decision.findings import (
    AS_PROPOSED_WITH_AMOUNT,
    CHANGE_INCOMPLETE,
    CHANGED_TWICE,
    DECISION_CONTRADICTS,
    DECISION_INCOMPLETE,
    DECISIONS_DIFFER,
    NEW_MEASURE_CHANGED,
    OUTCOME_BLANK,
    POST_UNKNOWN,
    ROW_LACKS,
    ROW_MIXES,
    ROW_TWICE,
    SHARE_OF_OTHER_YEAR,
)
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.plan_findings import YEAR_OUTSIDE
from pipeline.read.workbook.table import Row


@dataclass(frozen=True, slots=True)
class Form:
    """Cells that belong together in a row: those that it must have, and those that it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


_WHOLE, _OF_POINT = Form(()), Form(("point",))
_AMOUNT: Final = (Form(("measure", "year", "amount")), Form(("post", "year", "amount")))
_FORMS: Final[Mapping[Outcome, tuple[Form, ...]]] = {
    Outcome.AS_PROPOSED: (_WHOLE, _OF_POINT),
    Outcome.CHANGED: (Form(("point", "text")), *_AMOUNT),
    Outcome.STRUCK: (_OF_POINT,),
    Outcome.NEW: (Form(("text",), ("point",)), Form(("measure",))),
}
_DETAILS: Final = ("point", "text", "measure", "post", "year", "amount")
_MONEY: Final = ("measure", "post", "year", "amount")
_POINT_SAID, _MEASURE_SAID = Said("punkt", "point"), Said("tiltak", "measure")


@dataclass(frozen=True)
class Decidable:
    """What a decision may be about: the measures by their numbers, the lines of the budget, the municipalities."""

    years: PlanYears
    numbers: Numbers
    lines: Sequence[BudgetLine] = ()
    municipalities: Sequence[str] = ()

    def line(self, text: str) -> BudgetLine | None:
        """Find the one line that is called so, or whose description or post begins so."""
        word = folded(text)
        called = {id(line): (folded(line.description.text), folded(line.post)) for line in self.lines}
        same = [line for line in self.lines if word in called[id(line)]]
        near = same or [line for line in self.lines if any(name.startswith(word) for name in called[id(line)])]
        return near[0] if len(near) == 1 else None

    def municipality(self, text: str) -> str | None:
        """Find the municipality that is called so."""
        return next((name for name in self.municipalities if folded(name) == folded(text)), None)

    @property
    def posts(self) -> tuple[str, ...]:
        """What lines and municipalities are called."""
        return (*(line.description.text or line.post.value for line in self.lines), *self.municipalities)


def read_decision(rows: Sequence[Row], of: Decidable) -> Decision | None:
    """Read the decision; None when the sheet is empty.

    Organ, date and case number stand in the first row, and may be written again in those below it.
    """
    if not rows:
        return None
    first = rows[0]
    organ, day, case_number = first.text("organ"), first.day("date"), first.text("case_number")
    for key in ("organ", "date"):
        if first.is_blank(key):
            first.find(DECISION_INCOMPLETE, key, None, None, heading=first.heading(key))
    for row in rows[1:]:
        for key, value in (("organ", organ), ("date", day), ("case_number", case_number)):
            written = row.day(key) if key == "date" else row.text(key)
            if written and written != value:
                row.find(DECISIONS_DIFFER, key, None, row.shown(key), heading=row.heading(key))
    outcomes = [_outcome(row) for row in rows]
    whole = any(o is Outcome.AS_PROPOSED and _details(r) == [] for r, o in zip(rows, outcomes, strict=True))
    if whole and any(outcome not in {Outcome.AS_PROPOSED, None} for outcome in outcomes):
        first.find(DECISION_CONTRADICTS, "outcome", None, first.shown("outcome"))
    reader = _Reader(of, _new_numbers(rows, outcomes))
    parts = [part for row, outcome in zip(rows, outcomes, strict=True) if outcome for part in reader.part(row, outcome)]
    return Decision(
        organ, day, case_number,
        changes=tuple(part for part in parts if isinstance(part, ChangedAmount)),
        at=first.at, day_at=first.place("date"),
        points=tuple(part for part in parts if isinstance(part, DecidedPoint)),
        lines=tuple(part for part in parts if isinstance(part, ChangedLine)),
        shares=tuple(part for part in parts if isinstance(part, ChangedShare)),
        new=tuple(part for part in parts if isinstance(part, NewMeasure)),
        remarks=tuple(part for part in parts if isinstance(part, Remark)),
    )  # fmt: skip


def _details(row: Row) -> list[str]:
    return [key for key in _DETAILS if not row.is_blank(key)]


def _outcome(row: Row) -> Outcome | None:
    """Read what a row says was done; one that names an amount and no outcome changes it."""
    written = row.choice("outcome", Outcome)
    if written is not None:
        return written.value
    changes_amount = any(key in _MONEY for key in _details(row))
    if not changes_amount and row.is_blank("outcome"):
        row.find(OUTCOME_BLANK, "outcome", None, None, choices=", ".join(Outcome))
    return Outcome.CHANGED if changes_amount else None


def _new_numbers(rows: Sequence[Row], outcomes: Sequence[Outcome | None]) -> frozenset[str]:
    new = (row for row, outcome in zip(rows, outcomes, strict=True) if outcome is Outcome.NEW)
    return frozenset(row.shown("measure") for row in new)


@dataclass(frozen=True)
class _Reader:
    """Reads the rows one by one, and remembers what it has seen."""

    of: Decidable
    new: frozenset[str]
    seen: dict[tuple[object, ...], Row] = field(default_factory=dict)

    def part(self, row: Row, outcome: Outcome) -> Iterator[DecisionPart]:
        """Give what a row says, if it hangs together."""
        form = _form(row, outcome)
        if form is None:
            return
        votes, note = (_remark(row, key) for key in ("votes", "note"))
        keys = (*form.needs, *form.may)
        if not keys:
            yield Remark(note, row.at, votes)
        elif "text" in keys or "point" in keys:
            yield from self._point(row, outcome, note, votes)
        elif "amount" in keys:
            yield from self._amount(row, note, votes)
        else:
            yield from self._new_measure(row, note, votes)

    def _point(self, row: Row, outcome: Outcome, note: Written, votes: Written) -> Iterator[DecidedPoint]:
        number = row.whole_number("point")
        if number is None and not row.is_blank("point"):
            return
        if number is not None and outcome is not Outcome.NEW:
            first = self.seen.setdefault(("point", number.value), row)
            if first is not row:
                row.find(
                    ROW_TWICE, "point", None, number.value,
                    what=_POINT_SAID, number=number.value, first=first.place("point").cell,
                )  # fmt: skip
                return
        yield DecidedPoint(
            outcome, number.value if number else None, row.written_in_parts("text"), note, row.at, votes,
            row.place("point"), row.place("text"),
        )  # fmt: skip

    def _new_measure(self, row: Row, note: Written, votes: Written) -> Iterator[NewMeasure]:
        number = row.identifier("measure")
        if number is None or not self.of.numbers.are_known(number.value, row, "measure"):
            return
        first = self.seen.setdefault(("new", number.value), row)
        if first is row:
            yield NewMeasure(number.value, note, row.at, votes)
        else:
            row.find(
                ROW_TWICE, "measure", None, number.value,
                what=_MEASURE_SAID, number=number.value, first=first.place("measure").cell,
            )  # fmt: skip

    def _amount(self, row: Row, note: Written, votes: Written) -> Iterator[ChangedAmount | ChangedLine | ChangedShare]:
        year, amount = row.whole_number("year"), row.kroner("amount")
        if year is not None and year.value not in self.of.years.all:
            row.find(YEAR_OUTSIDE, "year", None, year.value, year=year.value, years=period(self.of.years.all))
            year = None
        key = "post" if row.is_blank("measure") else "measure"
        what = self._line_or_share(row, year) if key == "post" else self._measure(row)
        if what is None or year is None or amount is None:
            return
        name = what.at if isinstance(what, BudgetLine) else what
        first = self.seen.setdefault((key, name, year.value), row)
        if first is not row:
            row.find(
                CHANGED_TWICE, key, None, row.shown(key),
                number=row.shown(key), year=year.value, first=first.place(key).cell,
            )  # fmt: skip
        elif isinstance(what, BudgetLine):
            yield ChangedLine(what.at, year.value, amount, note, row.at, votes)
        elif key == "post":
            yield ChangedShare(what, amount, note, row.at, votes)
        else:
            yield ChangedAmount(what, year.value, amount, note, row.at, votes)

    def _measure(self, row: Row) -> str | None:
        number = row.identifier("measure")
        if number is None or not self.of.numbers.are_known(number.value, row, "measure"):
            return None
        if number.value in self.new:
            row.find(NEW_MEASURE_CHANGED, "measure", None, number.value, number=number.value)
            return None
        return number.value

    def _line_or_share(self, row: Row, year: Sourced[int] | None) -> BudgetLine | str | None:
        text = row.text("post")
        if not text:
            return None
        municipality, line = self.of.municipality(text), self.of.line(text)
        if municipality is None and line is None:
            row.find(
                POST_UNKNOWN, "post", None, text,
                post=text, nearest=nearest(text, self.of.posts), known=", ".join(self.of.posts),
            )  # fmt: skip
        budget = self.of.years.budget
        if municipality is not None and year is not None and year.value != budget:
            row.find(SHARE_OF_OTHER_YEAR, "year", None, year.value, year=budget, written=year.value)
            return None
        return municipality or line


def _remark(row: Row, key: str) -> Written:
    """Read what is said of a row; an example of it, or of nothing, is nothing to point at."""
    return Written("", row.sheet.forms[0], row.twins(key)) if row.is_blank(key) else row.written(key)


def _form(row: Row, outcome: Outcome) -> Form | None:
    """Find what a row is about by the cells that are filled in; None, with a finding, where they do not belong."""
    filled = _details(row)
    forms = _FORMS[outcome]
    fitting = [form for form in forms if set(filled) <= {*form.needs, *form.may}]
    best = max(fitting, key=lambda form: len(set(filled) & set(form.needs)), default=None)
    if best is None:
        _find_mixed(row, outcome, filled)
        return None
    lacking = [key for key in best.needs if row.is_blank(key)]
    kind = CHANGE_INCOMPLETE if best in _AMOUNT else ROW_LACKS
    for key in lacking:
        row.find(kind, key, None, None, heading=row.heading(key), outcome=outcome, forms=_said(row, outcome))
    return None if lacking else best


def _find_mixed(row: Row, outcome: Outcome, filled: Sequence[str]) -> None:
    if outcome is Outcome.AS_PROPOSED and filled[-1] in _MONEY:
        row.find(AS_PROPOSED_WITH_AMOUNT, filled[-1], None, row.shown(filled[-1]))
        return
    nearest_form = max(_FORMS[outcome], key=lambda form: len(set(filled) & {*form.needs, *form.may}))
    key = next(key for key in filled if key not in {*nearest_form.needs, *nearest_form.may})
    row.find(ROW_MIXES, key, None, row.shown(key), outcome=outcome, heading=row.heading(key), forms=_said(row, outcome))


def _said(row: Row, outcome: Outcome) -> Said:
    """Say which cells belong together in a row with this outcome."""
    forms = [", ".join(row.heading(key) for key in form.needs) for form in _FORMS[outcome] if form.needs]
    return Said("; eller ".join(forms), "; or ".join(forms))
