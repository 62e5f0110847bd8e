"""What changed since last year's plan: in words, in tables, in the workbook, and in the points of the proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.compose.sections import tables
from pipeline.compose.sections.numbering import caption, numbers_of
from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, Speech, capitalised, quoted, spaced
from pipeline.domain.case.choices import LastYear
from pipeline.domain.documents.document import (
    Block,
    Cell,
    DataTable,
    Paragraph,
    TableColumn,
    TableRow,
)
from pipeline.domain.plan.changes import Change, Changes, Thread
from pipeline.domain.plan.measures import Instrument, Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Line, TableRef, line, plain

_NONE: Final = line(tables.NOTHING)
_YEARS_A_TABLE: Final = 3  # of tables that lay the sums of both plans side by side


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
    shown = tuple(_tables(scope, since))
    said += [speech.fill("endringer.tabell", nr=numbers_of(scope, shown))] if shown else []
    yield Paragraph(spaced(said))
    yield from (Paragraph(sentence) for sentence in broken(scope, since))
    yield from shown


def heading(scope: Scope) -> str:
    """Head the part on what has changed."""
    since = scope.case.changes
    return plain(scope.speech.fill("overskrift.endringer", år=since.year)) if since else ""


_COUNTED: Final = {
    Change.NEW: "endringer.nye",
    Change.SPLIT: "endringer.delte",
    Change.MERGED: "endringer.sammenslåtte",
    Change.REPLACED: "endringer.erstattet",
    Change.MOVED: "endringer.flyttede",
    Change.RENAMED: "endringer.nytt_navn",
    Change.CHANGED: "endringer.endret",
    Change.RESTATED: "endringer.endret_status",
    Change.PAUSED: "endringer.pause",
    Change.ENDED: "endringer.avsluttet",
}


def counted(scope: Scope, since: Changes) -> Iterator[Line]:
    """Count what has happened, each kind of change; none of what there is none of."""
    for change, key in _COUNTED.items():
        threads = since.with_change(change)
        if threads:
            cells = tuple((thread.now or thread.before)[0].number.at for thread in threads)
            count = scope.speech.count(Total(len(threads), cells))
            yield scope.speech.fill(f"{key}.ett" if len(threads) == 1 else key, antall=count)


def deviation(scope: Scope, since: Changes) -> Line:
    """Say how the budget year came out beside what last year's plan said of it (D9), if it said anything."""
    key, gaps = _deviation(scope, since)
    return scope.speech.fill(f"endringer.{key}", **gaps)


def _deviation(scope: Scope, since: Changes) -> tuple[str, dict[str, Gap]]:
    year = scope.year
    gaps: dict[str, Gap] = {"år": year, "forrige": since.year}
    if since.deviation is None:
        return "uten_beløp", gaps
    more, less = since.becomes(year), since.was(year)
    if not since.deviation:
        return "likt", gaps
    key, difference = ("mer", more - less) if since.deviation.value > 0 else ("mindre", less - more)
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
    if since.deviation is not None:
        key, gaps = _deviation(scope, since)
        yield f"D9.{key}", gaps
    for broken_one in broken_gaps(scope, since):
        yield "D10", broken_one


# --- the tables -----------------------------------------------------------------------------------------


def _tables(scope: Scope, since: Changes) -> Iterator[DataTable]:
    if since.changed:
        yield _table(scope, since)
    for first in range(0, len(since.ahead), _YEARS_A_TABLE):
        yield _sums(scope, since, since.ahead[first : first + _YEARS_A_TABLE])


def _table(scope: Scope, since: Changes) -> DataTable:
    speech = scope.speech
    before = "kolonne.foreslått_i_fjor" if was_only_proposed(scope) else "kolonne.vedtatt_i_fjor"
    columns = (
        TableColumn(speech.words("kolonne.tiltak"), 5),
        TableColumn(speech.words("kolonne.endring"), 5),
        TableColumn(speech.words("økonomi.år"), 2),
        TableColumn(plain(speech.fill(before, år=since.year)), 3, is_number=True),
        TableColumn(speech.words("kolonne.nå_foreslått"), 3, is_number=True),
        TableColumn(speech.words("kolonne.forskjell"), 3, is_number=True),
        TableColumn(speech.words("kolonne.begrunnelse"), 7),
    )
    rows = tuple(_row(scope, since, t, year) for t in since.changed for year in t.told_years or (scope.year,))
    label = TableRef("tabell.endringer")
    return DataTable(caption(scope, label, år=since.year), columns, rows, label)


def _row(scope: Scope, since: Changes, thread: Thread, year: int) -> TableRow:
    return TableRow(
        (
            Cell(line(thread.name)),
            Cell(capitalised(what_happened(since, thread, scope.speech))),
            Cell(line(str(year))),
            _said_of(scope, since.before, thread.before, year),
            _said_of(scope, since.now, thread.now, year),
            tables.amount_cell((scope.speech.amount(thread.difference(year)),) if year in since.ahead else _NONE),
            Cell(line(thread.reason)),
        )
    )


def _said_of(scope: Scope, plan: Plan, measures: Sequence[Measure], year: int) -> Cell:
    """Say what a plan has for a year: kroner, or the status of a measure that has none."""
    if year not in plan.years.all or not measures:
        return tables.amount_cell(_NONE)
    statuses = {measure.in_year(year).status for measure in measures}
    if len(measures) == 1 and statuses != {Status.PROPOSED}:
        return Cell(AmountWords(scope.speech, with_unit=False).of_year(measures[0].in_year(year)))
    return Cell((scope.speech.amount(plan.proposed(year, of=measures)),), is_number=True)


def what_happened(since: Changes, thread: Thread, speech: Speech) -> Line:
    """Say in words what has become of a thread, and what it was before."""
    return speech.join([_happened(since, thread, change, speech) for change in thread.changes])


def _happened(since: Changes, thread: Thread, change: Change, speech: Speech) -> Line:
    gone, before = thread.gone, thread.before
    match change:
        case Change.SPLIT if gone:
            return speech.fill("endring.delt_fra", tiltak=_listed(gone, speech))
        case Change.MERGED if 0 < len(gone) < len(before):
            return speech.fill("endring.slått_sammen_med", tiltak=_listed(gone, speech))
        case Change.MERGED | Change.REPLACED:
            return speech.fill(phrase_key("endring", change), tiltak=_listed(before, speech))
        case Change.MOVED:
            return speech.fill(phrase_key("endring", change), virkemiddel=quoted(since.heading_before(before[0])))
        case Change.RENAMED:
            return speech.fill(phrase_key("endring", change), navn=quoted(before[0].name))
        case _:
            return speech.fill(phrase_key("endring", change))


def _listed(measures: Sequence[Measure], speech: Speech) -> Line:
    return speech.join([quoted(measure.name) for measure in measures])


def _sums(scope: Scope, since: Changes, years: tuple[int, ...]) -> DataTable:
    """Lay last year's sums of each instrument beside this year's."""
    speech = scope.speech
    columns = [TableColumn(speech.words("økonomi.virkemiddel"), 8)]
    for year in years:
        columns.append(
            TableColumn(plain(speech.fill("kolonne.år_i_fjor", år=year, forrige=since.year)), 3, is_number=True)
        )
        columns.append(TableColumn(plain(speech.fill("kolonne.år_nå", år=year)), 3, is_number=True))
    rows = [
        TableRow((Cell(line(_heading(pair))), *_pairs(scope, since, {y: _sum_pair(since, pair, y) for y in years})))
        for pair in since.by_instrument
    ]
    totals = _pairs(scope, since, {year: (since.was(year), since.becomes(year)) for year in years})
    rows.append(TableRow((Cell(line(speech.words("sum"))), *totals), is_sum=True))
    label = TableRef("tabell.endringer_sum", years[0])
    return DataTable(caption(scope, label, år=since.year), tuple(columns), tuple(rows), label)


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


def _pairs(scope: Scope, since: Changes, sums: Mapping[int, tuple[Total, Total]]) -> Iterator[Cell]:
    """Write both plans' sums of each year; a year that the plan no longer has has none."""
    for year, (was, becomes) in sums.items():
        yield Cell((scope.speech.amount(was),), is_number=True)
        is_there = year in since.now.years.all
        said = (scope.speech.amount(becomes),) if is_there else _NONE
        yield tables.amount_cell(said)
