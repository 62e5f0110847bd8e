"""What changed since last year's plan: in words, in tables, in the workbook, and in the points of the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from pipeline.compose import tables
from pipeline.compose.measure_sheet import HEADER_ROW, YEAR_WIDTH, Row, blank, cell_formula, cell_text, headers, top
from pipeline.compose.scope import CHANGE_SUMS_TABLE, CHANGE_TABLE, Scope, change_years
from pipeline.compose.speech import Gap, Speech, capitalised, quoted, spaced
from pipeline.domain.changes import Change, Changes, Thread
from pipeline.domain.document import (
    Block,
    Cell,
    CellLook,
    DataTable,
    Paragraph,
    SheetCell,
    TableColumn,
    TableRow,
    WorkSheet,
)
from pipeline.domain.edition import LastYear
from pipeline.domain.kroner import Total
from pipeline.domain.measures import Instrument
from pipeline.domain.plan import Plan
from pipeline.domain.text import Line, line, plain

_WORDS: Final = {
    Change.NEW: "endring.nytt",
    Change.SPLIT: "endring.delt",
    Change.MERGED: "endring.slått_sammen",
    Change.REPLACED: "endring.erstattet",
    Change.ENDED: "endring.avsluttet",
    Change.PAUSED: "endring.pause",
    Change.MOVED: "endring.flyttet",
    Change.RENAMED: "endring.nytt_navn",
    Change.CHANGED: "endring.endret_beløp",
    Change.CONTINUED: "endring.videreført",
}


def was_only_proposed(scope: Scope) -> bool:
    """Say whether the plan is built on what was proposed last year, and not on a decision."""
    return scope.case.choices.last_year_was is LastYear.PROPOSED


def changes(scope: Scope) -> Iterator[Block]:
    """Say and show what has changed; nothing where there is no plan to compare with."""
    speech, since = scope.speech, scope.case.changes
    if since is None:
        return
    said = [speech.fill("endringer.foreslått_i_fjor", år=since.year)] if was_only_proposed(scope) else []
    counts = speech.join(list(counted(scope, since)))
    said += [deviation(scope, since), *([speech.fill("endringer.antall", endringer=counts)] if counts else [])]
    yield Paragraph(spaced(said))
    yield from (Paragraph(sentence) for sentence in broken(scope, since))
    if since.changed:
        yield _table(scope, since)
    yield from (_sums(scope, since, years) for years in change_years(since))


def heading(scope: Scope) -> str:
    """Head the part on what has changed."""
    since = scope.case.changes
    return plain(scope.speech.fill("overskrift.endringer", år=since.year)) if since else ""


def counted(scope: Scope, since: Changes) -> Iterator[Line]:
    """Count what is new, what has another amount, and what has ended; none of what there is none of."""
    new = [m for thread in since.with_change(Change.NEW) for m in thread.now]
    ended = [m for thread in since.with_change(Change.ENDED) for m in thread.before]
    changed = [m for thread in since.with_change(Change.CHANGED) for m in thread.now]
    for key, measures in (("endringer.nye", new), ("endringer.endret", changed), ("endringer.avsluttet", ended)):
        if measures:
            count = scope.speech.count(scope.plan.number_of(measures))
            yield scope.speech.fill(f"{key}.ett" if len(measures) == 1 else key, antall=count)


def deviation(scope: Scope, since: Changes) -> Line:
    """Say how the budget year came out beside what last year's plan said of it (D9)."""
    key, gaps = _deviation(scope, since)
    return scope.speech.fill(f"endringer.{key}", **gaps)


def _deviation(scope: Scope, since: Changes) -> tuple[str, dict[str, Gap]]:
    year = scope.year
    gaps: dict[str, Gap] = {"år": year, "forrige": since.year}
    more, less = since.becomes(year), since.was(year)
    if more.value == less.value:
        return "likt", gaps
    key, difference = ("mer", more - less) if more.value > less.value else ("mindre", less - more)
    return key, gaps | {"beløp": scope.speech.kroner(difference)}


def broken(scope: Scope, since: Changes) -> Iterator[Line]:
    """Say of each bound amount that is lowered from what to what (D10)."""
    for gaps in broken_gaps(scope, since):
        yield scope.speech.fill("endringer.brutt", **gaps)


def broken_gaps(scope: Scope, since: Changes) -> Iterator[dict[str, Gap]]:
    """Give each bound amount that is lowered: whose, which year, from and to."""
    for thread in since.broken:
        for year in thread.broken_years:
            before, now = scope.speech.kroner(thread.bound(year)), scope.speech.kroner(thread.becomes(year))
            yield {"tiltak": quoted(thread.name), "år": year, "før": before, "nå": now}


def change_points(scope: Scope) -> Iterator[tuple[str, dict[str, Gap]]]:
    """Give D8–D10 as they apply, by their keys in the wording."""
    since = scope.case.changes
    if since is None:
        return
    counts = list(counted(scope, since))
    if counts:
        yield "D8", {"forrige": since.year, "endringer": scope.speech.join(counts)}
    key, gaps = _deviation(scope, since)
    yield f"D9.{key}", gaps
    for broken_one in broken_gaps(scope, since):
        yield "D10", broken_one


# --- the tables -----------------------------------------------------------------------------------------


def _table(scope: Scope, since: Changes) -> DataTable:
    speech = scope.speech
    before = "kolonne.foreslått_i_fjor" if was_only_proposed(scope) else "kolonne.vedtatt_i_fjor"
    columns = (
        TableColumn(speech.words("kolonne.tiltak"), 6),
        TableColumn(speech.words("kolonne.endring"), 4),
        TableColumn(speech.words("økonomi.år"), 2),
        TableColumn(speech.words(before), 3, is_number=True),
        TableColumn(speech.words("kolonne.nå_foreslått"), 3, is_number=True),
        TableColumn(speech.words("kolonne.forskjell"), 3, is_number=True),
        TableColumn(speech.words("kolonne.begrunnelse"), 6),
    )
    rows = tuple(_row(scope, t, year) for t in since.changed for year in t.changed_years or (scope.year,))
    head = tables.caption(scope, CHANGE_TABLE, speech.fill("tabell.endringer", år=since.year))
    return DataTable(head, columns, rows)


def _row(scope: Scope, thread: Thread, year: int) -> TableRow:
    amounts = (thread.was(year), thread.becomes(year), thread.difference(year))
    return TableRow(
        (
            Cell(line(thread.name)),
            Cell(capitalised(what_happened(thread, scope.speech))),
            Cell(line(str(year))),
            *(Cell((scope.speech.amount(amount),), is_number=True) for amount in amounts),
            Cell(line(thread.reason)),
        )
    )


def what_happened(thread: Thread, speech: Speech) -> Line:
    """Say in words what has become of a thread."""
    return speech.join([speech.words(_WORDS[change]) for change in thread.changes])


def _sums(scope: Scope, since: Changes, years: tuple[int, ...]) -> DataTable:
    """Lay last year's sums of each instrument beside this year's."""
    speech = scope.speech
    columns = [TableColumn(speech.words("økonomi.virkemiddel"), 8)]
    for year in years:
        columns.append(TableColumn(plain(speech.fill("kolonne.år_i_fjor", år=year)), 3, is_number=True))
        columns.append(TableColumn(plain(speech.fill("kolonne.år_nå", år=year)), 3, is_number=True))
    rows = [
        TableRow((Cell(line(_heading(pair))), *_pairs(scope, [_sum_pair(since, pair, year) for year in years])))
        for pair in since.by_instrument
    ]
    totals = _pairs(scope, [(since.was(year), since.becomes(year)) for year in years])
    rows.append(TableRow((Cell(line(speech.words("sum"))), *totals), is_sum=True))
    head = tables.caption(scope, f"{CHANGE_SUMS_TABLE}{years[0]}", speech.fill("tabell.endringer_sum", år=since.year))
    return DataTable(head, tuple(columns), tuple(rows))


def _heading(pair: tuple[Instrument | None, Instrument | None]) -> str:
    return next(instrument.heading for instrument in reversed(pair) if instrument is not None)


def _sum_pair(since: Changes, pair: tuple[Instrument | None, Instrument | None], year: int) -> tuple[Total, Total]:
    before, now = pair
    return _under(since.before, before, now, year), _under(since.now, now, before, year)


def _under(plan: Plan, instrument: Instrument | None, other: Instrument | None, year: int) -> Total:
    """Sum an instrument in one of the plans; where that plan has it not, it is the other's place that says so."""
    if instrument is not None:
        return plan.proposed_under(instrument, year)
    return Total(0, seen=(other.at,) if other else ())


def _pairs(scope: Scope, sums: list[tuple[Total, Total]]) -> list[Cell]:
    return [Cell((scope.speech.amount(total),), is_number=True) for pair in sums for total in pair]


# --- the workbook's sheet -------------------------------------------------------------------------------


def changes_sheet(title: str, since: Changes, speech: Speech, *, only_proposed: bool) -> WorkSheet:
    """List every thread with both plans' amounts, year by year, and their differences as formulas."""
    explanation = "bok.endringer_foreslått" if only_proposed else "bok.endringer_forklaring"
    rows = top(title, plain(speech.fill(explanation, år=since.year)))
    years = [
        plain(speech.fill(key, år=year))
        for year in since.years
        for key in ("kolonne.år_i_fjor", "kolonne.år_nå", "kolonne.år_forskjell")
    ]
    names = [speech.words(key) for key in ("kolonne.nr", "kolonne.tiltak", "kolonne.endring")]
    rows.append(headers([*names, *years, speech.words("kolonne.begrunnelse")], years))
    first = len(rows)
    rows += [_sheet_row(since, thread, speech, first + n) for n, thread in enumerate(since.threads)]
    rows.append(_sum_row(since, speech, first, len(rows)))
    widths = (14, 48, 28, *[YEAR_WIDTH] * len(years), 48)
    return WorkSheet(speech.words("ark.endringer"), widths, HEADER_ROW, tuple(rows))


def _sheet_row(since: Changes, thread: Thread, speech: Speech, row: int) -> Row:
    numbers = dict.fromkeys(measure.number.value for measure in (*thread.before, *thread.now))
    cells = [
        cell_text(", ".join(numbers)),
        cell_text(thread.name),
        cell_text(plain(capitalised(what_happened(thread, speech)))),
    ]
    for year in since.years:
        was, becomes = thread.was(year).value, thread.becomes(year).value
        cells += [SheetCell(was, CellLook.AMOUNT), SheetCell(becomes, CellLook.AMOUNT)]
        cells.append(cell_formula(_difference(row, len(cells)), becomes - was))
    return (*cells, cell_text(thread.reason))


def _sum_row(since: Changes, speech: Speech, first: int, row: int) -> Row:
    empty = blank(CellLook.SUM_TEXT)
    cells = [empty, cell_text(speech.words("sum"), CellLook.SUM_TEXT), empty]
    for year in since.years:
        for total in (since.was(year), since.becomes(year)):
            cells.append(cell_formula(_below(first, row, len(cells)), total.value, CellLook.SUM_AMOUNT))
        difference = since.becomes(year).value - since.was(year).value
        cells.append(cell_formula(_difference(row, len(cells)), difference, CellLook.SUM_AMOUNT))
    return (*cells, empty)


def _below(first: int, row: int, column: int) -> str:
    return f"SUM({xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)})"


def _difference(row: int, column: int) -> str:
    return f"{xl_rowcol_to_cell(row, column - 1)}-{xl_rowcol_to_cell(row, column - 2)}"
