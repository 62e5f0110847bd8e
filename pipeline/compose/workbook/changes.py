"""The workbook's sheet of what changed since last year's plan."""

from __future__ import annotations

from pipeline.compose.sections.changes import name_of, reason_of, what_happened
from pipeline.compose.sheets.sheet import (
    Column,
    ComposedSheet,
    Content,
    Key,
    RowKind,
    SheetRow,
    amount_column,
    total_of,
)
from pipeline.compose.speech.speech import Speech, capitalised
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.changes import Changes, Thread
from pipeline.domain.values.text import plain


def changes_sheet(title: str, since: Changes, speech: Speech, *, only_proposed: bool) -> WorkSheet:
    """List every thread with both plans' amounts, year by year, and their differences as formulas."""
    explanation = "bok.endringer_foreslått" if only_proposed else "bok.endringer_forklaring"
    name = plain(speech.fill("ark.endringer", år=since.year))
    sheet = ComposedSheet(title, name, plain(speech.fill(explanation, år=since.year)), _columns(since, speech))
    rows = [_add(sheet, since, thread, speech) for thread in since.threads]
    last = sheet.last
    sums = sheet.add({"name": speech.words("sum")}, RowKind.SUM)
    for year in since.years:
        if year in since.ahead:
            sums["was", year] = total_of(rows, ("was", year))
        if year in since.now.years.all:
            sums["is", year] = total_of(rows, ("is", year))
    _add_differences(sums, since)
    return sheet.finished(last_filtered=last)


def changes_list(title: str, since: Changes, speech: Speech) -> WorkSheet:
    """List every thread of a plan without money, with what has become of it and why."""
    columns: dict[Key, Column] = {**_of_a_thread(speech), "reason": Column(speech.words("kolonne.begrunnelse"), 48)}
    explanation = plain(speech.fill("bok.endringer_uten_penger", år=since.year))
    sheet = ComposedSheet(title, plain(speech.fill("ark.endringer", år=since.year)), explanation, columns)
    for thread in since.threads:
        sheet.add(_contents(since, thread, speech))
    return sheet.finished()


def _of_a_thread(speech: Speech) -> dict[Key, Column]:
    return {
        "number": Column(speech.words("kolonne.nr"), 14),
        "name": Column(speech.words("kolonne.tiltak"), 48),
        "change": Column(speech.words("kolonne.endring"), 40),
    }


def _contents(since: Changes, thread: Thread, speech: Speech) -> dict[Key, Content]:
    numbers = dict.fromkeys(measure.number.value for measure in (*thread.before, *thread.now))
    return {
        "number": ", ".join(numbers),
        "name": plain(name_of(thread, speech)),
        "change": plain(capitalised(what_happened(since, thread, speech))),
        "reason": plain(reason_of(thread, speech)),
    }


def _columns(since: Changes, speech: Speech) -> dict[Key, Column]:
    """Give the columns: of each year what was, what is, and the difference, together on a page."""
    columns = _of_a_thread(speech)
    parts = (("was", "kolonne.år_i_fjor"), ("is", "kolonne.år_nå"), ("difference", "kolonne.år_forskjell"))
    for year in since.years:
        for part, key in parts:
            heading = plain(speech.fill(key, år=year, forrige=since.year))
            columns[part, year] = amount_column(heading, begins_page=part == "was")
    columns["reason"] = Column(speech.words("kolonne.begrunnelse"), 48)
    return columns


def _add(sheet: ComposedSheet, since: Changes, thread: Thread, speech: Speech) -> SheetRow:
    """Add a thread; an amount is blank where a plan does not have the year."""
    row = sheet.add(_contents(since, thread, speech))
    for year in since.ahead:
        row["was", year] = thread.was(year).value
    for year in since.now.years.all:
        row["is", year] = thread.becomes(year).value
    _add_differences(row, since)
    return row


def _add_differences(row: SheetRow, since: Changes) -> None:
    for year in since.ahead:
        row["difference", year] = row["is", year] - row["was", year]
