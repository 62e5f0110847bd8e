"""The workbook's sheet of what is open: estimates with their amounts, and what is undecided by name."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.compose.sheets.sheet import (
    YEAR_WIDTH,
    Column,
    ComposedSheet,
    Content,
    Key,
    RowKind,
    amount_column,
)
from pipeline.compose.speech.speech import headed, period
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.values.text import Line, plain


def open_sheet(title: str, measures: MeasureSheet) -> WorkSheet:
    """Give the finished sheet."""
    plan, say = measures.plan, measures.speech
    sheet = ComposedSheet(title, say.words("ark.anslag"), say.words("bok.anslag_forklaring"), _columns(measures))
    groups = (("bok.anslag", Status.ESTIMATE, plan.estimated), ("bok.uavklart", Status.UNDECIDED, plan.undecided))
    for key, status, listed in groups:
        sheet.add({"name": say.words(key)}, RowKind.GROUP)
        for measure in listed:
            sheet.add(_contents(measures, measure, status))
        if not listed:
            sheet.add({"name": say.words("bok.ingen")})
    return sheet.finished()


def _columns(measures: MeasureSheet) -> dict[Key, Column]:
    years, say = measures.plan.years, measures.speech
    columns: dict[Key, Column] = {
        "number": Column(say.words("kolonne.nr"), 8),
        "name": Column(say.words("kolonne.tiltak"), 48),
        **{year: amount_column(str(year), YEAR_WIDTH + 2, begins_page=True) for year in years.all},
        "note_now": Column(plain(say.fill("bok.merknad", år=years.budget)), 44, begins_page=True),
    }
    if years.later:
        columns["note_later"] = Column(plain(say.fill("bok.merknad", år=period(years.later))), 44)
    return columns


def _contents(measures: MeasureSheet, measure: Measure, status: Status) -> dict[Key, Content]:
    speech = measures.speech
    contents: dict[Key, Content] = {
        "number": measure.number.value,
        "name": plain(headed(measure.shown_as, speech.say(measure.name))),
        "note_now": _note_of(speech.say(measure.note_now), [measure.now], status),
    }
    if measure.later:
        contents["note_later"] = _note_of(speech.say(measure.note_later), measure.later, status)
    for amount in measure.amounts:
        contents[amount.year] = _amount(measures, measure, amount) if amount.status is status else None
    return contents


def _amount(measures: MeasureSheet, measure: Measure, amount: YearAmount) -> Content:
    """Fetch the amount from the sheet of measures; a status without one is said in its word."""
    if amount.status.has_amount:
        return measures.row_of[measure.number.value][amount.year]
    return measures.status_word(amount.status)


def _note_of(note: Line, amounts: Iterable[YearAmount], status: Status) -> Line:
    """Give the note of a period in which something has the status; another period's is about something else."""
    return note if any(amount.status is status for amount in amounts) else ()
