"""Small real files for the tests: the real case in a folder of one's own, with cells, prose and region changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx
import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import LAYOUT_VERSION, Sheet

ROOT = Path(__file__).resolve().parent.parent

Cell = str | int | float | bool | date | None


def copy_of_case(tmp_path: Path) -> Path:
    """Copy the real case, alone with its region; give its folder of the year."""
    return copy_of_cases(tmp_path, "2021")


def copy_of_cases(tmp_path: Path, *years: str) -> Path:
    """Copy cases with their region; give the folder of the last of them."""
    for year in years:
        shutil.copytree(ROOT / "input" / year, tmp_path / "input" / year, ignore=shutil.ignore_patterns("~$*"))
    shutil.copyfile(ROOT / "input" / "region.yaml", tmp_path / "input" / "region.yaml")
    return tmp_path / "input" / years[-1]


def cell_at(folder: Path, sheet: str, key: str, heading: str) -> str:
    """Name the cell in a row (by its first column) under a heading: `Tiltak!J6`."""
    return f"{sheet}!{_find(openpyxl.load_workbook(folder / 'tiltak.xlsx')[sheet], key, heading)}"


def _find(sheet: Worksheet, key: str, heading: str) -> str:
    column = next(cell for cell in sheet[1] if str(cell.value) == heading)
    return f"{column.coordinate[:-1]}{row_of(sheet, key)}"


def row_of(sheet: Worksheet, key: str) -> int:
    """Find a row by its first column."""
    return next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value) == key)


def set_cells(folder: Path, cells: Mapping[tuple[str, str, str], Cell]) -> None:
    """Write cells, each named by sheet, key of its row and heading; for `Sak`, the line's label and `Verdi`."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    for (sheet, key, heading), value in cells.items():
        cell = book[sheet][_find(book[sheet], key, heading)]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # text that begins with = stays text, as when a user types it with an apostrophe
    book.save(path)


def set_addresses(folder: Path, cells: Mapping[str, Cell]) -> None:
    """Write cells by their addresses: `Tiltak!J6`."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        sheet, _, cell = address.partition("!")
        book[sheet][cell].value = value
    book.save(path)


def set_looks(
    folder: Path,
    row: str | None = None,
    column: str | None = None,
    merged: str | None = None,
    filtered: str | None = None,
    folded: str | None = None,
) -> None:
    """Hide a row or a column of the sheet Tiltak, merge its cells, filter it, or fold a column away."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Tiltak"]
    if row:
        sheet.row_dimensions[int(row)].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    if folded:
        sheet.column_dimensions.group(folded, hidden=True)
    if merged:
        sheet.merge_cells(merged)
    sheet.auto_filter.ref = filtered
    book.save(path)


def set_cell_looks(
    folder: Path,
    struck: str | None = None,
    white: str | None = None,
    number_format: str | None = None,
    comment: str | None = None,
) -> None:
    """Strike out a range of the sheet Tiltak, or give a cell white text, a comment or a format: `J3=0%`."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Tiltak"]
    for cells in sheet[struck] if struck else ():
        for cell in cells:
            cell.font = Font(strike=True)
    if white:
        sheet[white].font = Font(color="FFFFFFFF")
    if number_format:
        address, _, code = number_format.partition("=")
        sheet[address].number_format = code
    if comment:
        sheet[comment].comment = Comment("Er dette avklart?", "Kari Nordmann")
    book.save(path)


def replace_in_prose(folder: Path, old: str, new: str) -> None:
    """Change a paragraph of tekster.docx that reads exactly `old`; its formatting is lost."""
    path = folder / "tekster.docx"
    document = docx.Document(str(path))
    paragraph = next(p for p in document.paragraphs if p.text == old)
    paragraph.text = new
    document.save(str(path))


def add_to_prose(folder: Path, heading: str, *texts: str) -> None:
    """Put paragraphs right under a heading of tekster.docx."""
    path = folder / "tekster.docx"
    document = docx.Document(str(path))
    paragraphs = document.paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p.text == heading)
    for text in texts:
        paragraphs[at + 1].insert_paragraph_before(text, "Normal")
    document.save(str(path))


def edit_region(folder: Path, old: str, new: str) -> None:
    """Change region.yaml as text."""
    path = folder.parent / "region.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def as_the_first_layout(folder: Path) -> None:
    """Take away whatever the layout has got since its first version."""
    as_an_older_layout(folder, 1)


def as_an_older_layout(folder: Path, version: int) -> None:
    """Take away whatever the layout has got since a version, and put in place what it had then and has not now."""
    if version == LAYOUT_VERSION:
        return
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    for described in layout.SHEETS:
        if described.since > version:
            del book[described.name]
        else:
            _headings_of(described, version, book[described.name])
    book[layout.README_SHEET]["B2"].value = version
    book.save(path)


def _headings_of(described: Sheet, version: int, sheet: Worksheet) -> None:
    years = PlanYears(2021, 2024)
    had = [heading for _, heading, _ in described.headings(years, version)]
    new = {heading for _, heading, _ in described.headings(years)} - {*had}
    if described.is_form:
        for row in (row for row in range(sheet.max_row, 0, -1) if sheet.cell(row, 1).value in new):
            sheet.delete_rows(row)
        return
    for column in (column for column in range(sheet.max_column, 0, -1) if sheet.cell(1, column).value in new):
        sheet.delete_cols(column)
    for heading in [heading for heading in had if heading not in {str(cell.value) for cell in sheet[1]}]:
        sheet.cell(1, sheet.max_column + 1).value = heading
