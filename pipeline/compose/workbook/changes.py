"""The workbook's sheet of what changed since last year's plan."""

from __future__ import annotations

from pipeline.compose.sections.changes import what_happened
from pipeline.compose.sheets.sheet import Column, ComposedSheet, Key, RowKind, SheetRow, amount_column, total_of
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


def _columns(since: Changes, speech: Speech) -> dict[Key, Column]:
    """Give the columns: of each year what was, what is, and the difference, together on a page."""
    columns: dict[Key, Column] = {
        "number": Column(speech.words("kolonne.nr"), 14),
        "name": Column(speech.words("kolonne.tiltak"), 48),
        "change": Column(speech.words("kolonne.endring"), 40),
    }
    parts = (("was", "kolonne.år_i_fjor"), ("is", "kolonne.år_nå"), ("difference", "kolonne.år_forskjell"))
    for year in since.years:
        for part, key in parts:
            heading = plain(speech.fill(key, år=year, forrige=since.year))
            columns[part, year] = amount_column(heading, begins_page=part == "was")
    columns["reason"] = Column(speech.words("kolonne.begrunnelse"), 48)
    return columns


def _add(sheet: ComposedSheet, since: Changes, thread: Thread, speech: Speech) -> SheetRow:
    """Add a thread; an amount is blank where a plan does not have the year."""
    numbers = dict.fromkeys(measure.number.value for measure in (*thread.before, *thread.now))
    row = sheet.add(
        {
            "number": ", ".join(numbers),
            "name": thread.name,
            "change": plain(capitalised(what_happened(since, thread, speech))),
            "reason": thread.reason,
        }
    )
    for year in since.ahead:
        row["was", year] = thread.was(year).value
    for year in since.now.years.all:
        row["is", year] = thread.becomes(year).value
    _add_differences(row, since)
    return row


def _add_differences(row: SheetRow, since: Changes) -> None:
    for year in since.ahead:
        row["difference", year] = row["is", year] - row["was", year]
