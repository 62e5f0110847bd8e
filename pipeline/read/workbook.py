"""A workbook's cells as they stand: values, stored results of formulas, and what is wrong with a cell as a cell."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Report
from pipeline.domain.place import Place
from pipeline.read.characters import forbidden_in, unescaped

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | bool | date | None

# What openpyxl raises on files that are no workbook, seen on damaged ones: its own error, and whatever the zip,
# the XML or a missing part made its parsers stumble over.
_UNREADABLE = (
    BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError, EOFError, SyntaxError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's cells, row by row from row 1; blank cells are None."""

    file: str
    name: str
    rows: tuple[tuple[Value, ...], ...]

    def place(self, row: int, column: int) -> Place:
        """Name a cell; row and column count from 0."""
        return Place(self.file, sheet=self.name, cell=f"{get_column_letter(column + 1)}{row + 1}")

    @property
    def at(self) -> Place:
        """Name the sheet itself."""
        return Place(self.file, sheet=self.name)


def read_workbook(path: Path, report: Report) -> dict[str, RawSheet] | None:
    """Read every sheet by its name; None, with a finding, when the file is no workbook."""
    place = Place(path.name)
    if not path.is_file():
        report(sb.FILE_MISSING.at(place, file=path.name))
        return None
    try:
        written = _load(path, results=False)
        has_formulas = any(
            cell.data_type == "f" for sheet in written.worksheets for row in sheet.iter_rows() for cell in row
        )
        # Only the second load knows the stored results, and most workbooks have no formula to look up.
        results = _load(path, results=True) if has_formulas else written
        return {sheet.title: _raw(path.name, sheet, results, report) for sheet in written.worksheets}
    except _UNREADABLE as why:
        report(sb.FILE_UNREADABLE.at(place, file=path.name, why=_reason(why), program="Excel", form=".xlsx"))
        return None


def _load(path: Path, *, results: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of dropdowns it would lose on saving; we never save this file
        return openpyxl.load_workbook(path, data_only=results)


def _reason(why: Exception) -> str:
    if isinstance(why, PermissionError):
        return "den er åpen i et annet program, eller du har ikke tilgang"
    return "den er skadet, eller er ikke en arbeidsbok i formatet .xlsx"


def _raw(file: str, written: Worksheet, results: Workbook, report: Report) -> RawSheet:
    empty = RawSheet(file, written.title, ())
    pairs = zip(written.iter_rows(), results[written.title].iter_rows(), strict=True)
    rows = tuple(
        tuple(
            _value(cell, result, empty.place(row, column), report)
            for column, (cell, result) in enumerate(zip(*pair, strict=True))
        )
        for row, pair in enumerate(pairs)
    )
    return replace(empty, rows=rows)


def _value(cell: Cell | MergedCell, result: Cell | MergedCell, at: Place, report: Report) -> Value:
    value: object = result.value
    if value is None and cell.data_type == "f":
        report(sb.FORMULA_UNSAVED.at(at, found=cell.value))
        return None
    if result.data_type == "e":
        report(sb.ERROR_VALUE.at(at, found=value))
        return None
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return _text(str(value), at, report)


def _text(value: str, at: Place, report: Report) -> str | None:
    text = unescaped(value).strip()
    character = forbidden_in(text)
    if character is not None:
        report(sb.FORBIDDEN_CHARACTER.at(at, found=ascii(text), character=character))
        return None
    return text or None
