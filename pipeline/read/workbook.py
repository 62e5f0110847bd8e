"""A workbook's cells as they stand: values, stored results of formulas, and what is wrong with a cell as a cell."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
from openpyxl.utils import get_column_letter

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Kind, Report
from pipeline.domain.place import Place
from pipeline.read.characters import forbidden_in, unescaped

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | bool | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell whose value cannot be read; it matters only when somebody asks for the cell."""

    kind: Kind
    found: str
    gaps: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's cells, row by row from row 1, as far as anything stands; blank and faulty cells are None."""

    file: str
    name: str
    rows: tuple[tuple[Value, ...], ...]
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)

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
        # Only the second load knows the stored results, and most workbooks have no formula to look up.
        results = _load(path, results=True) if _has_formulas(written) else written
    except Exception as why:  # noqa: BLE001 - openpyxl raises a dozen kinds of error on damaged files, and all mean this
        report(sb.FILE_UNREADABLE.at(place, file=path.name, why=_reason(why), program="Excel", form=".xlsx"))
        return None
    if not written.worksheets:  # openpyxl passes over every sheet of the strict format without a word
        strict = "den er lagret i formatet Strict Open XML"
        report(sb.FILE_UNREADABLE.at(place, file=path.name, why=strict, program="Excel", form="vanlig .xlsx"))
        return None
    return {sheet.title: _raw(path.name, sheet, results[sheet.title]) for sheet in written.worksheets}


def _load(path: Path, *, results: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of dropdowns it would lose on saving; we never save this file
        return openpyxl.load_workbook(path, data_only=results)


def _reason(why: Exception) -> str:
    if isinstance(why, PermissionError):
        return "den er åpen i et annet program, eller du har ikke tilgang"
    return "den er skadet, eller er ikke en arbeidsbok i formatet .xlsx"


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], Cell | MergedCell]:
    """Give the cells that the file has; walking the rows would also walk a million empty ones under a lone format."""
    return sheet._cells  # noqa: SLF001 - openpyxl has no other way


def _has_formulas(book: Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet).values())


def _raw(file: str, written: Worksheet, results: Worksheet) -> RawSheet:
    values: dict[tuple[int, int], Value] = {}
    faults: dict[tuple[int, int], Fault] = {}
    stored = _cells(results)
    for (row, column), cell in _cells(written).items():
        read = _value(cell, stored[row, column])
        if isinstance(read, Fault):
            faults[row - 1, column - 1] = read
        elif read is not None:
            values[row - 1, column - 1] = read
    filled = [*values, *faults]
    height = max((row for row, _ in filled), default=-1) + 1
    width = max((column for _, column in filled), default=-1) + 1
    rows = tuple(tuple(values.get((row, column)) for column in range(width)) for row in range(height))
    return RawSheet(file, written.title, rows, faults)


def _value(cell: Cell | MergedCell, result: Cell | MergedCell) -> Value | Fault:
    value: object = result.value
    if value is None and cell.data_type == "f":
        return Fault(sb.FORMULA_UNSAVED, str(cell.value))
    if result.data_type == "e":
        return Fault(sb.ERROR_VALUE, str(value))
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, bool | int | float | date | time | timedelta):
        return value
    text = unescaped(str(value)).strip()
    character = forbidden_in(text)
    if character is not None:
        return Fault(sb.FORBIDDEN_CHARACTER, ascii(text), {"character": character})
    return text or None
