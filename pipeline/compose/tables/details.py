"""What the council shows of a measure beside what documents always say: its details, in columns and on lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, capitalised, lowered
from pipeline.compose.tables.numbering import caption
from pipeline.domain.documents.document import Cell, DataTable, TableColumn, TableRow
from pipeline.domain.plan.measures import Detail, Instrument, Measure, Progress
from pipeline.domain.region.shown import column_key
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import stated
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Line, TableRef, line, plain
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.layout import detail_key

NOTHING: Final = "–"
MOST_COLUMNS: Final = 4  # of details in a table of their own, beside the number and the name
_SHARE: Final = 6
_SHARES: Final = {"priority": 3, "kostra": 3, "start": 4, "deadline": 4, "progress": 4}
_LABELS: Final = 1000  # more than there are columns: an instrument may have several tables, told apart by the first


def detail_heading(heading: Written, speech: Speech) -> Line:
    """Give what heads a column of details: a standard one as the wording says, one of the council's own as it is."""
    key = detail_key(heading.text)
    is_own = key == column_key(heading.text)
    return speech.say(heading) if is_own else speech.fill(f"detalj.{folded(heading.text)}")


def detail_of(measure: Measure, heading: Written, speech: Speech) -> Line:
    """Give what a measure's cell under a heading says; nothing where it is blank."""
    key = detail_key(heading.text)
    return next((_said(detail, speech) for detail in measure.details if detail.key == key), ())


def _said(detail: Detail, speech: Speech) -> Line:
    match detail.value:
        case Written():
            return speech.say(detail.value)
        case Progress():
            return capitalised(speech.fill(phrase_key("gjennomføring", detail.value)))
        case date():
            return line(speech.date(detail.value))
        case int():
            return (speech.number(stated(Sourced(detail.value, detail.at))),)
        case number:
            return line(speech.decimal(number))


def used_details(scope: Scope) -> list[Written]:
    """Give the headings that the council's tables have, of those under which any measure of the plan has something."""
    shown = scope.case.region.shown.in_tables
    return [heading for heading in shown if any(detail_of(m, heading, scope.speech) for m in scope.plan.measures)]


def detail_columns(headings: Sequence[Written], speech: Speech) -> tuple[TableColumn, ...]:
    """Give the columns that the details have in a table."""
    said = [(detail_key(heading.text), plain(detail_heading(heading, speech))) for heading in headings]
    return tuple(TableColumn(text, _SHARES.get(key, _SHARE)) for key, text in said)


def detail_cells(measure: Measure, headings: Sequence[Written], speech: Speech) -> tuple[Cell, ...]:
    """Give a measure's details, a cell each; a dash where the cell is blank."""
    return tuple(Cell(detail_of(measure, heading, speech) or line(NOTHING)) for heading in headings)


def detail_tables(instrument: Instrument, headings: Sequence[Written], scope: Scope) -> Iterator[DataTable]:
    """Show the details of an instrument's measures in tables of their own, no more than there is room for in each."""
    if not headings:
        return
    tables = -(-len(headings) // MOST_COLUMNS)
    size = -(-len(headings) // tables)
    for start in range(0, len(headings), size):
        yield _table(instrument, headings[start : start + size], start, scope)


def _table(instrument: Instrument, headings: Sequence[Written], start: int, scope: Scope) -> DataTable:
    speech, label = scope.speech, TableRef("tabell.virkemiddel.detaljer", instrument.number * _LABELS + start)
    names = speech.join([lowered(plain(detail_heading(heading, speech))) for heading in headings])
    fixed = (TableColumn(speech.words("kolonne.nr"), 2), TableColumn(speech.words("kolonne.tiltak"), 8))
    rows = (
        TableRow(
            (Cell(line(measure.shown_as)), Cell(speech.say(measure.name)), *detail_cells(measure, headings, speech))
        )
        for measure in scope.plan.under(instrument)
    )
    return DataTable(
        caption(scope, label, kolonner=capitalised(names), virkemiddel=instrument.heading),
        (*fixed, *detail_columns(headings, speech)),
        tuple(rows),
        label,
    )
