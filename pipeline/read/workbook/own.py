"""What in a workbook is the user's own, and what of it stands where no field, row or line of the layout is.

When the plan is rolled over, nothing may be lost without a word. Whatever is filled in is therefore a field's, or in a
column, line or sheet of the user's own, or a word that came with the workbook, or named here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.characters import folded
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.carried import OwnCell, OwnHeading
from pipeline.domain.workbook.new_case import OwnLine
from pipeline.read.workbook.cells import RawSheet
from pipeline.read.workbook.table import Row, Table
from pipeline.read.workbook.values import shown_as

LONGEST: Final = 60  # characters of a value that are shown

_GUIDED: Final = len(layout.FORM_HEADINGS)  # columns of a form
_TITLE: Final = 2  # columns of what stands over the headings of the first sheet: the title, the version, advice


def own_columns(table: Table) -> dict[int, OwnHeading]:
    """Give the user's own columns by where they stand: those with a heading, or with something in a row in use."""
    known = set(table.columns.values())
    filled = {column for number in table.rows for column in _filled(table.raw, number)}
    headed = {column for column in _filled(table.raw, table.header) if table.label(column)}
    own = sorted((filled | headed) - known)
    return {column: OwnHeading(table.label(column), get_column_letter(column + 1)) for column in own}


def own_cells(table: Table, number: int) -> dict[int, OwnCell]:
    """Give the cells of a row that are the user's own and have a value."""
    known, raw = set(table.columns.values()), table.raw
    return {
        column: OwnCell(value, cell_told(raw, number, column, table.label(column)))
        for column, value in enumerate(raw.rows[number])
        if value is not None and column not in known
    }


def own_lines(form: Row) -> Iterator[OwnLine]:
    """Give the lines of a form that are the user's own, whole."""
    for number in _own_lines(form):
        cells = form.raw.rows[number]
        yield cells[: max(column for column, value in enumerate(cells) if value is not None) + 1]


def left_in_table(table: Table) -> Iterator[Said]:
    """Name what stands above the headings, and what is the user's own in a row that is not in use, or has no value."""
    raw, known = table.raw, set(table.columns.values())
    for number, column in _everything(raw):
        is_in_use = number in table.rows or number == table.header
        is_lost = (number, column) in raw.faults if is_in_use else number < table.header or column not in known
        if is_lost and not (is_in_use and column in known):
            yield cell_told(raw, number, column, table.label(column) if number > table.header else "")


def left_in_form(form: Row) -> Iterator[Said]:
    """Name what stands beside the lines of a form, or where there is no line."""
    raw, own = form.raw, set(_own_lines(form))
    lines = {number for number, _ in form.where.values()} | _headings(raw)
    for number, column in _everything(raw):
        has_place = number in own or (number in lines and column < _GUIDED)
        if not has_place or (number in own and (number, column) in raw.faults):
            yield cell_told(raw, number, column)


def left_in_readme(raw: RawSheet) -> Iterator[Said]:
    """Name what the user has written in the sheet that tells how the workbook is filled in."""
    first, width = layout.README_HEADINGS[0], len(layout.README_HEADINGS)
    header = next((number for number in range(len(raw.rows)) if raw.value(number, 0) == first), len(raw.rows))
    names = {folded(sheet.name) for sheet in layout.SHEETS} | {folded(first)}
    for number, column in _everything(raw):
        is_ours = column < _TITLE if number < header else folded(str(raw.value(number, 0))) in names and column < width
        if not is_ours:
            yield cell_told(raw, number, column)


def left_in_lists(raw: RawSheet, organs: Collection[str]) -> Iterator[Said]:
    """Name what the user has written among the words of the dropdowns, wherever it stands."""
    fields = [field for sheet in layout.SHEETS for field in sheet.fields if field.words]
    words = {word for field in fields for word in field.words} | set(organs)
    words |= {field.heading.replace(" {år}", "") for field in fields} | {layout.ORGANS_HEADING, COUNCIL_WORD}
    known = {folded(word) for word in words}
    for number, column in _everything(raw):
        value = str(raw.value(number, column))
        if folded(value) not in known and not {folded(part) for part in value.split(" / ")} <= known:
            yield cell_told(raw, number, column)


def left_around(raw: RawSheet) -> Iterator[Said]:
    """Name what a sheet has that is no cell: notes beside the cells, and what is drawn on it."""
    for at, note in raw.notes.items():
        place, text = raw.place(*at), _short(note)
        yield Said(f"Kommentar i {place}: {text}", f"Comment in {place}: {text}")
    if raw.is_chart:
        yield Said(f"Diagramarket «{raw.name}»", f"The chart sheet «{raw.name}»")
    if raw.is_drawn_on:
        yield Said(
            f"Diagrammer, bilder, figurer eller pivottabeller i arket «{raw.name}»",
            f"Charts, pictures, shapes or pivot tables in the sheet «{raw.name}»",
        )


def left_in_own_sheet(raw: RawSheet) -> Iterator[Said]:
    """Name the cells of a sheet of the user's own that have no value: errors, and formulas never worked out."""
    for at in raw.faults:
        yield cell_told(raw, *at)


def cell_told(raw: RawSheet, row: int, column: int, heading: str = "") -> Said:
    """Say what stands in a cell, with its place and its heading."""
    fault, value = raw.faults.get((row, column)), raw.value(row, column)
    text = _short(shown_as(value) if fault is None else fault.found)
    where = f"{raw.place(row, column)}, «{heading}»" if heading else f"{raw.place(row, column)}"
    return Said(f"{where}: {text}", f"{where}: {text}")


def _own_lines(form: Row) -> Iterator[int]:
    known = {number for number, _ in form.where.values()} | _headings(form.raw)
    yield from (n for n in range(len(form.raw.rows)) if form.raw.value(n, 0) is not None and n not in known)


def _headings(form: RawSheet) -> set[int]:
    return {number for number in range(len(form.rows)) if form.value(number, 0) == layout.FORM_HEADINGS[0]}


def _everything(raw: RawSheet) -> list[tuple[int, int]]:
    """Give every cell that has a value or a fault, row by row."""
    filled = ((number, column) for number in range(len(raw.rows)) for column in _filled(raw, number))
    return sorted({*filled, *raw.faults})


def _filled(raw: RawSheet, number: int) -> Iterator[int]:
    yield from (column for column, value in enumerate(raw.rows[number]) if value is not None)


def _short(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else f"{whole[:LONGEST].rstrip()}…"
