"""The tables of a case document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Final

from pipeline.compose.sections.numbering import caption
from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.names import role_of
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, capitalised, headed, period
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

NOTHING: Final = "–"
CHANGED_BY_COUNCIL: Final = TableRef("tabell.rådets_endringer")
_YEARS_A_TABLE: Final = 6
_LONGEST_BESIDE_AMOUNTS: Final = 14  # letters: «Ikkje vedteken» is one


def committees(path: tuple[CommitteeStep, ...], speech: Speech) -> DataTable | None:
    """Show the case's path; dates and numbers that nobody knows yet have no column."""
    if not path:
        return None
    columns = [TableColumn(speech.words("hode.utvalg"), 6), TableColumn(speech.words("hode.behandling"), 2)]
    has_dates = any(step.meeting for step in path)
    has_numbers = any(step.case_number for step in path)
    if has_dates:
        columns.append(TableColumn(speech.words("hode.møtedato"), 3))
    if has_numbers:
        columns.append(TableColumn(speech.words("hode.saksnummer"), 2))
    rows: list[TableRow] = []
    for step in path:
        cells = [step.committee, speech.words(phrase_key("behandling", step.role))]
        if has_dates:
            cells.append(speech.date(step.meeting) if step.meeting else NOTHING)
        if has_numbers:
            cells.append(step.case_number or NOTHING)
        rows.append(TableRow(tuple(Cell(line(text)) for text in cells)))
    return DataTable((), tuple(columns), tuple(rows))


def of_instrument(instrument: Instrument, scope: Scope) -> MeasureTable | DataTable:
    """Show an instrument's measures; where there is no money in the plan, without the columns that are about it."""
    return measures(instrument, scope) if scope.plan.has_money else _without_money(instrument, scope)


def _without_money(instrument: Instrument, scope: Scope) -> DataTable:
    speech, label = scope.speech, TableRef("tabell.virkemiddel", instrument.number)
    columns = (("nr", 2), ("tiltak", 8), ("rolle", 5), ("eier", 5), ("partnere", 6))
    words = AmountWords(speech, with_unit=False)
    rows: list[TableRow] = []
    for measure in scope.plan.under(instrument):
        row = _measure_row(measure, scope, words)
        texts = (line(row.number), row.name, row.role, row.owners, row.partners)
        rows.append(TableRow(tuple(map(Cell, texts))))
    return DataTable(
        caption(scope, label, virkemiddel=instrument.heading),
        tuple(TableColumn(speech.words(f"kolonne.{key}"), share) for key, share in columns),
        tuple(rows),
        label,
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
        headings=MeasureHeadings(
            number=speech.words("kolonne.nr"),
            name=speech.words("kolonne.tiltak"),
            now=plain(speech.fill("kolonne.nå", år=scope.year)),
            later=plain(speech.fill("kolonne.senere", år=period(plan.years.later))) if plan.years.later else "",
            role=speech.words("kolonne.rolle") if any(m.roles or m.role_note for m in plan.measures) else "",
            owners=speech.words("kolonne.eier"),
            partners=speech.words("kolonne.partnere") if any(m.partners for m in plan.measures) else "",
        ),
        rows=tuple(_measure_row(measure, scope, words) for measure in under),
        sum_label=speech.words("sum"),
        sum_now=_sum_cell(scope, under, (scope.year,)),
        sum_later=sum_later,
        label=label,
    )


def _sum_cell(scope: Scope, of: Sequence[Measure], years: Sequence[int]) -> Cell:
    """Sum what is proposed; what waits for a decision, or is only estimated, is not nothing and is said in words."""
    return amount_cell(_sum(scope, of, years))


def _sum(scope: Scope, of: Sequence[Measure], years: Sequence[int]) -> Line:
    plan, speech = scope.plan, scope.speech
    whole = plan.proposed(*years, of=of)
    if whole:
        return (speech.amount(whole),)
    every = chain.from_iterable(measure.amounts for measure in of)
    amounts = [amount for amount in every if amount.year in years]
    if any(amount.status is Status.UNDECIDED for amount in amounts):
        return line(speech.words("økonomi.ikke_avklart"))
    if any(amount.status is Status.ESTIMATE and amount.total for amount in amounts):
        return line(speech.words("økonomi.bare_anslag"))
    return (speech.amount(whole),)


def _measure_row(measure: Measure, scope: Scope, words: AmountWords) -> MeasureRow:
    names = scope.names[measure.number.value]
    return MeasureRow(
        number=measure.shown_as,
        name=line(measure.name),
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
        groups.setdefault((row.measure.value, row.source, amount, row.status), []).append(row)
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
            Cell(headed(measure.shown_as, measure.name)),
            Cell(line(first.source)),
            Cell(line(speech.years(row.year for row in group))),
            amount,
            Cell(capitalised(line(financing_status(first.status, speech)))),
        )
    )
