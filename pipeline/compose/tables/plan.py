"""The tables of a case document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.names import role_of
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, Speech, capitalised, headed, period
from pipeline.compose.tables.details import detail_cells, detail_columns, detail_tables, used_details
from pipeline.compose.tables.numbering import caption
from pipeline.domain.case.case import CommitteeStep
from pipeline.domain.documents.document import (
    Cell,
    DataTable,
    MeasureHeadings,
    MeasureRow,
    MeasureTable,
    TableColumn,
    TableRow,
)
from pipeline.domain.plan.measures import Financing, FinancingStatus, Instrument, Measure, Status
from pipeline.domain.values.kroner import Total, stated
from pipeline.domain.values.text import Line, TableRef, line, plain
from pipeline.domain.values.written import Written

NOTHING: Final = "–"
CHANGED_BY_COUNCIL: Final = TableRef("tabell.rådets_endringer")
_YEARS_A_TABLE: Final = 6
_DETAILS_BESIDE_OWNERS: Final = 3
_LONGEST_BESIDE_AMOUNTS: Final = 14  # letters: «Ikkje vedteken» is one


def committees(path: tuple[CommitteeStep, ...], speech: Speech) -> DataTable | None:
    """Show the case's path; dates and numbers that nobody knows yet have no column."""
    if not path:
        return None
    columns: list[tuple[TableColumn, Callable[[CommitteeStep], Gap]]] = [
        (TableColumn(speech.words("hode.utvalg"), 6), lambda step: step.committee),
        (
            TableColumn(speech.words("hode.behandling"), 2),
            lambda step: speech.words(phrase_key("behandling", step.role)),
        ),
    ]
    if any(step.meeting for step in path):
        date_column = TableColumn(speech.words("hode.møtedato"), 3)
        columns.append((date_column, lambda step: speech.date(step.meeting) if step.meeting else NOTHING))
    if any(step.case_number for step in path):
        number_column = TableColumn(speech.words("hode.saksnummer"), 2)
        columns.append((number_column, lambda step: step.case_number or NOTHING))
    rows = tuple(TableRow(tuple(Cell(speech.line(value(step))) for _, value in columns)) for step in path)
    return DataTable((), tuple(column for column, _ in columns), rows)


def of_instrument(instrument: Instrument, scope: Scope) -> Iterator[MeasureTable | DataTable]:
    """Show an instrument's measures, and what the council shows of them beside that.

    Where there is no money in the plan, one table has no columns about it, but those of the first details.
    """
    details = used_details(scope)
    if scope.plan.has_money:
        yield measures(instrument, scope)
    else:
        yield _without_money(instrument, details[:_DETAILS_BESIDE_OWNERS], scope)
        details = details[_DETAILS_BESIDE_OWNERS:]
    yield from detail_tables(instrument, details, scope)


def _without_money(instrument: Instrument, details: Sequence[Written], scope: Scope) -> DataTable:
    speech, label = scope.speech, TableRef("tabell.virkemiddel", instrument.number)
    headings, words = _headings(scope), AmountWords(speech, with_unit=False)
    columns: tuple[tuple[str, int, Callable[[MeasureRow], Line]], ...] = (
        (headings.number, 2, lambda row: line(row.number)),
        (headings.name, 8, lambda row: row.name),
        (headings.role, 5, lambda row: row.role),
        (headings.owners, 5, lambda row: row.owners),
        (headings.partners, 6, lambda row: row.partners),
    )
    shown = [(heading, share, value) for heading, share, value in columns if heading]

    def cells(measure: Measure) -> tuple[Cell, ...]:
        row = _measure_row(measure, scope, words)
        fixed = tuple(Cell(value(row)) for _, _, value in shown)
        return (*fixed, *detail_cells(measure, details, speech))

    fixed_columns = (TableColumn(heading, share) for heading, share, _ in shown)
    return DataTable(
        caption(scope, label, virkemiddel=instrument.heading),
        (*fixed_columns, *detail_columns(details, speech)),
        tuple(TableRow(cells(measure)) for measure in scope.plan.under(instrument)),
        label,
    )


def _headings(scope: Scope) -> MeasureHeadings:
    """Give the headings of a table of measures; nothing over a column that no measure of the plan has anything in."""
    plan, speech = scope.plan, scope.speech
    return MeasureHeadings(
        number=speech.words("kolonne.nr"),
        name=speech.words("kolonne.tiltak"),
        now=plain(speech.fill("kolonne.nå", år=scope.year)),
        later=plain(speech.fill("kolonne.senere", år=period(plan.years.later))) if plan.years.later else "",
        role=speech.words("kolonne.rolle") if any(m.roles or speech.say(m.role_note) for m in plan.measures) else "",
        owners=speech.words("kolonne.eier"),
        partners=speech.words("kolonne.partnere") if any(m.partners for m in plan.measures) else "",
    )


def measures(instrument: Instrument, scope: Scope) -> MeasureTable:
    """Show an instrument's measures with their sums."""
    plan, speech = scope.plan, scope.speech
    under, words = plan.under(instrument), AmountWords(speech, with_unit=False)
    sums = [(year, plan.proposed(year, of=under)) for year in plan.years.later]
    label = TableRef("tabell.virkemiddel", instrument.number)
    sum_later = words.sum_later(sums) if sums else Cell(())
    if sums and not any(amount for _, amount in sums):
        sum_later = _sum_cell(scope, under, plan.years.later)
    return MeasureTable(
        caption=caption(scope, label, virkemiddel=instrument.heading),
        headings=_headings(scope),
        rows=tuple(_measure_row(measure, scope, words) for measure in under),
        sum_label=speech.words("sum"),
        sum_now=_sum_cell(scope, under, (scope.year,)),
        sum_later=sum_later,
        label=label,
    )


def _has_role(measure: Measure, speech: Speech) -> bool:
    return bool(measure.roles or speech.say(measure.role_note))


def _sum_cell(scope: Scope, of: Sequence[Measure], years: Sequence[int]) -> Cell:
    """Sum what is proposed; what waits for a decision, or is only estimated, is not nothing and is said in words."""
    return amount_cell(_sum(scope, of, years))


def _sum(scope: Scope, of: Sequence[Measure], years: Sequence[int]) -> Line:
    plan, speech = scope.plan, scope.speech
    whole = plan.proposed(*years, of=of)
    amounts = [amount for measure in of for amount in measure.amounts if amount.year in years]
    if not whole and any(amount.status is Status.UNDECIDED for amount in amounts):
        return line(speech.words("økonomi.ikke_avklart"))
    if not whole and any(amount.status is Status.ESTIMATE and amount.total for amount in amounts):
        return line(speech.words("økonomi.bare_anslag"))
    return (speech.amount(whole),)


def _measure_row(measure: Measure, scope: Scope, words: AmountWords) -> MeasureRow:
    names = scope.names[measure.number.value]
    return MeasureRow(
        number=measure.shown_as,
        name=scope.speech.say(measure.name),
        now=words.now(measure),
        later=words.later(measure),
        role=role_of(measure, scope.case.region, scope.speech),
        owners=names.owners,
        partners=names.partners or line(NOTHING),
    )


def year_groups(scope: Scope) -> tuple[tuple[int, ...], ...]:
    """Return the years of each table of sums: as many as a page has room for, evenly divided."""
    years = scope.plan.years.all
    tables = -(-len(years) // _YEARS_A_TABLE)
    size = -(-len(years) // tables)
    return tuple(years[start : start + size] for start in range(0, len(years), size))


def sum_tables(scope: Scope) -> tuple[TableRef, ...]:
    """Return a reference to each table of sums; the first has the budget year."""
    return tuple(_sums_in(years) for years in year_groups(scope))


def _sums_in(years: tuple[int, ...]) -> TableRef:
    return TableRef("tabell.sum", years[0])


def sums(scope: Scope, years: tuple[int, ...]) -> DataTable:
    """Show the proposed sums of each instrument in some of the years, the frame, and what is left of it."""
    plan, speech = scope.plan, scope.speech
    columns = (
        TableColumn(speech.words("økonomi.virkemiddel"), 8),
        *(TableColumn(str(year), 2, is_number=True) for year in years),
    )

    def row(label: Line, of_year: Callable[[int], Line], *, is_sum: bool = False) -> TableRow:
        return TableRow((Cell(label), *(amount_cell(of_year(year)) for year in years)), is_sum)

    rows = [row(headed(f"{i.number}.", speech.say(i.heading)), _amounts_of(scope, i)) for i in plan.instruments]
    rows.append(row(speech.fill("sum"), _amounts_of(scope, None), is_sum=True))
    frames = []
    no_rest = "økonomi.ukjent_beløp" if scope.is_budget_plan else "økonomi.ikke_aktuelt"
    if any(plan.frame_total(year) for year in plan.years.all):
        no_frame = "økonomi.ukjent_beløp" if scope.is_budget_plan else "økonomi.ikke_vedtatt"
        frames.append(("økonomi.ramme", plan.frame_total, no_frame))
        frames.append(("økonomi.ikke_fordelt", plan.left_of_frame, no_rest))
    if any(plan.excess(frame.year) for frame in plan.frames):
        frames.append(("økonomi.mangler_dekning", plan.excess, no_rest))
    rows += [
        row(speech.fill(key), partial(_if_framed, scope, of_year, otherwise)) for key, of_year, otherwise in frames
    ]
    label = _sums_in(years)
    return DataTable(caption(scope, label, år=period(years)), columns, tuple(rows), label)


def amount_cell(said: Line) -> Cell:
    """Make a cell of a column of amounts: it stands right, but for a text that needs several lines."""
    return Cell(said, is_number=len(plain(said)) <= _LONGEST_BESIDE_AMOUNTS)


def _amounts_of(scope: Scope, instrument: Instrument | None) -> Callable[[int], Line]:
    """Write what is proposed for an instrument, or for all, in a year."""
    plan = scope.plan
    of = plan.measures if instrument is None else plan.under(instrument)
    if instrument is not None and not of:
        return lambda year: (scope.speech.amount(plan.proposed_under(instrument, year)),)
    return lambda year: _sum(scope, of, (year,))


def _if_framed(scope: Scope, of_year: Callable[[int], Total], otherwise: str, year: int) -> Line:
    """Write an amount that depends on the year's frame, or what is said where there is none yet."""
    if scope.plan.frame(year) is None:
        return line(scope.speech.words(otherwise))
    return (scope.speech.amount(of_year(year)),)


def financing(scope: Scope) -> DataTable:
    """Show money from others, measure by measure."""
    speech = scope.speech
    label = TableRef("tabell.samfinansiering")
    return DataTable(
        caption=caption(scope, label),
        columns=(
            TableColumn(speech.words("kolonne.tiltak"), 6),
            TableColumn(speech.words("økonomi.kilde"), 6),
            TableColumn(speech.words("økonomi.år"), 3),
            TableColumn(speech.words("økonomi.beløp"), 3, is_number=any(f.amount for f in scope.plan.financing)),
            TableColumn(speech.words("økonomi.status"), 3),
        ),
        rows=tuple(_financing_row(group, scope) for group in financing_groups(scope.plan.financing)),
        label=label,
    )


def financing_groups(rows: tuple[Financing, ...]) -> list[tuple[Financing, ...]]:
    """Put rows together that differ by year alone, so that three equal years are one line."""
    groups: dict[tuple[object, ...], list[Financing]] = {}
    for row in rows:
        amount = None if row.amount is None else row.amount.value
        groups.setdefault((row.measure.value, row.source.text, amount, row.status), []).append(row)
    return [tuple(group) for group in groups.values()]


def known_amounts(group: tuple[Financing, ...]) -> tuple[Total, ...]:
    """Give the amount of each row whose amount is known."""
    return tuple(stated(row.amount) for row in group if row.amount is not None)


def financing_status(status: FinancingStatus, speech: Speech) -> str:
    """Say how sure the money is."""
    return speech.words(phrase_key("finansiering", status))


def _financing_row(group: tuple[Financing, ...], scope: Scope) -> TableRow:
    speech, first = scope.speech, group[0]
    amount = Cell(line(speech.words("økonomi.ukjent_beløp")))
    if first.amount is not None:
        amount = Cell((speech.amount(*known_amounts(group)),), is_number=True)
    measure = scope.plan.measure(first.measure.value)
    return TableRow(
        (
            Cell(headed(measure.shown_as, speech.say(measure.name))),
            Cell(speech.say(first.source)),
            Cell(line(speech.years(row.year for row in group))),
            amount,
            Cell(capitalised(line(financing_status(first.status, speech)))),
        )
    )
