"""What changed since last year's plan: in words, in tables, in the workbook, and in the points of the proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.compose.sections.in_budget import in_budget
from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, Speech, capitalised, quoted, spaced, with_note
from pipeline.compose.tables import plan as plan_tables
from pipeline.compose.tables.numbering import caption, numbers_of
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
from pipeline.domain.plan.measures import Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.text import Figure, Line, TableRef, line, plain

_NONE: Final = line(plan_tables.NOTHING)


def was_only_proposed(scope: Scope) -> bool:
    """Say whether the plan is built on what was proposed last year, and not on a decision."""
    return scope.case.choices.last_year_was is LastYear.PROPOSED


def changes(scope: Scope) -> Iterator[Block]:
    """Say and show what has changed; nothing where there is no plan to compare with.

    A document that points to the council's budget and plan leaves the tables to it.
    """
    speech, since = scope.speech, scope.case.changes
    if since is None:
        return
    with_money = scope.has_money
    said = [speech.fill("endringer.foreslått_i_fjor", år=since.year)] if was_only_proposed(scope) and with_money else []
    said += [*([deviation(scope, since)] if with_money else []), *_what_is_changed(scope, since)]
    shown = tuple(_tables(scope, since) if with_money else _table_without_money(scope, since))
    if shown and scope.points_to_budget:
        said.append(in_budget(scope, "endringer.i_budsjettet"))
    elif shown:
        said.append(speech.fill("endringer.tabell", nr=numbers_of(scope, shown)))
        said += [speech.fill("endringer.anslag")] if _has_estimates(since) else []
    yield Paragraph(spaced(said))
    yield from (Paragraph(sentence) for sentence in broken(scope, since))
    yield from () if scope.points_to_budget else shown


def _what_is_changed(scope: Scope, since: Changes) -> Iterator[Line]:
    """Count the changes in a sentence; one change alone has a sentence of its own."""
    counts = list(_counts(scope, since))
    if len(counts) == 1 and counts[0][1].value == 1:
        ((key, count),) = counts
        yield capitalised(scope.speech.fill(f"{key}.alene", antall=count))
    elif counts:
        yield scope.speech.fill("endringer.antall", endringer=scope.speech.join(list(counted(scope, since))))


def heading(scope: Scope) -> Line:
    """Head the part on what has changed."""
    since = scope.case.changes
    return scope.speech.fill("overskrift.endringer", år=since.year) if since else ()


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
    for key, count in _counts(scope, since):
        yield scope.speech.fill(f"{key}.ett" if count.value == 1 else key, antall=count)


def _counts(scope: Scope, since: Changes) -> Iterator[tuple[str, Figure]]:
    for change, key in _COUNTED.items():
        threads = since.with_change(change)
        if threads:
            cells = tuple((thread.now or thread.before)[0].number.at for thread in threads)
            yield key, scope.speech.count_of_measures(Total(len(threads), cells))


def deviation(scope: Scope, since: Changes) -> Line:
    """Say how the budget year came out beside what last year's plan said of it, if it said anything."""
    key, gaps = deviation_of(scope, since) or ("uten_beløp", {"år": scope.year, "forrige": since.year})
    return scope.speech.fill(f"endringer.{key}", **gaps)


def deviation_of(scope: Scope, since: Changes) -> tuple[str, dict[str, Gap]] | None:
    """Give what the phrase on it is called, and its gaps; None where last year's plan said nothing of the year."""
    year = scope.year
    gaps: dict[str, Gap] = {"år": year, "forrige": since.year}
    if since.deviation is None:
        return None
    more, less = since.becomes(year), since.was(year)
    if not since.deviation:
        return "likt", gaps
    key, difference = ("mer", more - less) if since.deviation.value > 0 else ("mindre", less - more)
    return key, gaps | {"beløp": scope.speech.kroner(difference)}


def broken(scope: Scope, since: Changes) -> Iterator[Line]:
    """Say of each bound amount that is lowered from what to what (D10)."""
    for gaps in broken_gaps(scope, since):
        yield scope.speech.fill("endringer.brutt" if "nå" in gaps else "endringer.brutt.ingenting", **gaps)


def broken_gaps(scope: Scope, since: Changes) -> Iterator[dict[str, Gap]]:
    """Give each bound amount that is lowered: whose, which year, from and to; `nå` only where something is left."""
    for thread in since.broken:
        for year in thread.broken_years:
            before, now = thread.bound(year), thread.becomes(year)
            gaps: dict[str, Gap] = {
                "tiltak": quoted(name_of(thread, scope.speech)),
                "år": year,
                "før": scope.speech.kroner(before),
            }
            yield gaps | {"nå": scope.speech.kroner(now)} if now else gaps


# --- the tables -----------------------------------------------------------------------------------------


def _tables(scope: Scope, since: Changes) -> Iterator[DataTable]:
    """Show the budget year with everything that has changed, and each later year of which something else is said."""
    if since.changed:
        yield _table(scope, since, scope.year, since.changed)
    for year in since.ahead:
        if year != scope.year and (told := _told(since, year)):
            yield _table(scope, since, year, told)


def _table_without_money(scope: Scope, since: Changes) -> Iterator[DataTable]:
    """Show what has changed, and why."""
    if not since.changed:
        return
    speech, label = scope.speech, TableRef("tabell.endringer_uten_penger")
    columns = (
        TableColumn(speech.words("kolonne.tiltak"), 6),
        TableColumn(speech.words("kolonne.endring_og_grunn"), 9),
    )
    rows = (
        TableRow((Cell(name_of(thread, speech)), Cell(_what_and_why(since, thread, speech))))
        for thread in since.changed
    )
    yield DataTable(caption(scope, label, forrige=since.year), columns, tuple(rows), label)


def _told(since: Changes, year: int) -> tuple[Thread, ...]:
    return tuple(thread for thread in since.changed if year in thread.told_years)


def _table(scope: Scope, since: Changes, year: int, threads: Sequence[Thread]) -> DataTable:
    """Show a year of both plans side by side; what happened and why stand with the budget year.

    What the other measures get comes last but one: so the sums are those of the plans.
    """
    speech, is_first = scope.speech, year == scope.year
    before = "kolonne.foreslått_i_fjor" if was_only_proposed(scope) else "kolonne.vedtatt_i_fjor"
    columns = [
        TableColumn(speech.words("kolonne.tiltak"), 6),
        TableColumn(plain(speech.fill(before, år=since.year)), 3, is_number=True),
        TableColumn(speech.words("kolonne.nå_foreslått"), 3, is_number=True),
        TableColumn(speech.words("kolonne.forskjell"), 3, is_number=True),
    ]
    if is_first:
        columns.append(TableColumn(speech.words("kolonne.endring_og_grunn"), 9))

    def row(name: Line, amounts: Iterable[Cell], what: Line = (), *, is_sum: bool = False) -> TableRow:
        cells = [Cell(name), *amounts]
        if is_first:
            cells.append(Cell(what))
        return TableRow(tuple(cells), is_sum)

    rows: list[TableRow] = []
    for thread in threads:
        amounts = (
            _said_of(scope, since.before, thread.before, year),
            _said_of(scope, since.now, thread.now, year),
            _amount(scope, thread.difference(year), is_there=year in since.ahead),
        )
        rows.append(row(name_of(thread, speech), amounts, _what_and_why(since, thread, speech)))
    others = [thread for thread in since.threads if thread not in threads]
    if any(thread.was(year) or thread.becomes(year) for thread in others):
        rows.append(row(line(speech.words("endringer.andre")), _sums(scope, since, year, others)))
    rows.append(row(line(speech.words("sum")), _sums(scope, since, year, since.threads), is_sum=True))
    label = TableRef("tabell.endringer_i", year)
    return DataTable(caption(scope, label, år=year, forrige=since.year), tuple(columns), tuple(rows), label)


def _sums(scope: Scope, since: Changes, year: int, threads: Sequence[Thread]) -> Iterator[Cell]:
    """Sum some threads in both plans, and their difference; a year that a plan has not has none."""
    was, becomes = total(t.was(year) for t in threads), total(t.becomes(year) for t in threads)
    yield _amount(scope, was, is_there=year in since.ahead)
    yield _amount(scope, becomes, is_there=year in since.now.years.all)
    yield _amount(scope, becomes - was, is_there=year in since.ahead)


def _amount(scope: Scope, amount: Total, *, is_there: bool) -> Cell:
    return plan_tables.amount_cell((scope.speech.amount(amount),) if is_there else _NONE)


def _what_and_why(since: Changes, thread: Thread, speech: Speech) -> Line:
    what = with_note(capitalised(what_happened(since, thread, speech)), "", is_sentence=True)
    return spaced((what, *filter(None, [reason_of(thread, speech)])))


def name_of(thread: Thread, speech: Speech) -> Line:
    """Call a thread what its measures are called, now or when they ended."""
    return speech.say_all(thread.names, " / ")


def reason_of(thread: Thread, speech: Speech) -> Line:
    """Give the reasons that are written for a thread; why it ended only where nothing else is said."""
    return speech.say_all(thread.reasons) or speech.say_all(thread.reasons_of_end)


def _has_estimates(since: Changes) -> bool:
    """Say whether some difference is to or from an amount that the sums do not count."""
    uncounted = {Status.ESTIMATE, Status.UNDECIDED}
    return any(
        measure.in_year(year).status in uncounted
        for year in since.ahead
        for thread in _told(since, year)
        for measures, plan in ((thread.before, since.before), (thread.now, since.now))
        for measure in measures
        if year in plan.years.all
    )


def _said_of(scope: Scope, plan: Plan, measures: Sequence[Measure], year: int) -> Cell:
    """Say what a plan has for a year: kroner, or the status of a measure that has none."""
    if year not in plan.years.all or not measures:
        return plan_tables.amount_cell(_NONE)
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
            return speech.fill(
                phrase_key("endring", change), virkemiddel=quoted(speech.say(since.heading_before(before[0])))
            )
        case Change.RENAMED:
            return speech.fill(phrase_key("endring", change), navn=quoted(speech.say(before[0].name)))
        case _:
            return speech.fill(phrase_key("endring", change))


def _listed(measures: Sequence[Measure], speech: Speech) -> Line:
    return speech.join([quoted(speech.say(measure.name)) for measure in measures])
