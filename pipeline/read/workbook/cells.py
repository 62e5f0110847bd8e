"""A workbook's cells as they stand: values, stored results of formulas, and what is wrong with a cell as a cell."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.domain.findings.finding import Finding, Kind, Report, Stop
from pipeline.domain.values.characters import seen
from pipeline.domain.values.place import Place
from pipeline.read.cells.looks import Look, Looks, is_partly_struck
from pipeline.read.package.characters import forbidden_in, unescaped
from pipeline.read.package.findings import CELL_FAR_AWAY, FORBIDDEN_CHARACTER
from pipeline.read.package.formats import WORKBOOK
from pipeline.read.package.look import Package, read_package, unreadable
from pipeline.read.workbook.cell_findings import ERROR_VALUE, FORMULA_UNSAVED

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_AREA: Final = 1_000_000  # cells from A1 to the last row and column; 5 000 measures fill a fifth

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Filled: TypeAlias = str | int | float | bool | date | time | timedelta
Value: TypeAlias = Filled | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell whose value cannot be read; it matters only when somebody asks for the cell."""

    kind: Kind
    found: str
    gaps: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's cells, row by row from row 1, as far as anything stands; blank and faulty cells are None.

    `notes` has what somebody has noted beside a cell; a sheet that `is_chart` has no cells at all.
    """

    file: str
    name: str
    rows: tuple[tuple[Value, ...], ...]
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    folded_columns: frozenset[int] = frozenset()  # hidden too, under a + that opens them
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)  # by the cell that has the value
    is_filtered: bool = False
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    is_drawn_on: bool = False
    is_chart: bool = False
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)  # those that mean something
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)  # empty for one that shares another's
    hidden: str = ""  # `hidden`, or `veryHidden`, which no menu shows

    def value(self, row: int, column: int) -> Value:
        """Give a cell's value; None where it is blank, or farther out than anything stands."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def place(self, row: int, column: int) -> Place:
        """Name a cell; row and column count from 0."""
        return Place(self.file, sheet=self.name, cell=f"{get_column_letter(column + 1)}{row + 1}")

    @property
    def at(self) -> Place:
        """Name the sheet itself."""
        return Place(self.file, sheet=self.name)


def read_workbook(path: Path, report: Report) -> dict[str, RawSheet] | None:
    """Read every sheet by its name; None, with a finding, when the file is no workbook."""
    package = read_package(path, WORKBOOK, report)
    if package is None:
        return None
    try:
        results = _load(package, results=True)
        # openpyxl gives the results or the formulas. The formulas are shown only where the result is missing.
        written = _load(package, results=False) if package.has_unsaved_formulas else results
        looks = Looks()
        sheets = {s.title: _raw(path.name, s, results[s.title], package, looks) for s in written.worksheets}
    except Stop as stop:
        report(stop.findings[0])
        return None
    except Exception:  # noqa: BLE001 - openpyxl raises a dozen kinds of error on damaged files, and all mean this
        report(unreadable(path.name, WORKBOOK))
        return None
    if not sheets:
        report(unreadable(path.name, WORKBOOK))
        return None
    for name in sheets:
        character = forbidden_in(name)
        if character is not None:
            report(FORBIDDEN_CHARACTER.at(Place(path.name), ascii(name), character=character))
    charts = (name for name in package.charts if name not in sheets)
    return sheets | {name: RawSheet(path.name, name, (), is_chart=True) for name in charts}


def _load(package: Package, *, results: bool) -> Workbook:
    with warnings.catch_warnings():
        # The looks of a part of a text cost the difference between a typed «_x000D_» and a line break.
        warnings.simplefilter("ignore")  # of dropdowns that openpyxl would lose on saving
        return openpyxl.load_workbook(
            io.BytesIO(package.content), data_only=results, rich_text=package.has_struck_texts
        )


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], Cell | MergedCell]:
    """Give the cells that the file has; walking the rows would also walk a million empty ones under a lone format."""
    return sheet._cells  # noqa: SLF001 - openpyxl has no other way


def _raw(file: str, written: Worksheet, results: Worksheet, package: Package, looks: Looks) -> RawSheet:
    values: dict[tuple[int, int], Value] = {}
    faults: dict[tuple[int, int], Fault] = {}
    notes: dict[tuple[int, int], str] = {}
    texts: dict[str, str | Fault | None] = {}
    found: dict[tuple[int, int], Look] = {}
    stored = _cells(results)
    for (row, column), cell in _cells(written).items():
        read = _value(cell, stored[row, column], texts)
        if isinstance(read, Fault):
            faults[row - 1, column - 1] = read
        elif read is not None:
            values[row - 1, column - 1] = read
            look = looks.of(cell)
            if is_partly_struck(cell.value):
                look = replace(look or Look(), is_struck=True)
            if look is not None:
                found[row - 1, column - 1] = look
        if cell.comment is not None:
            notes[row - 1, column - 1] = str(cell.comment.text).strip()
    filled = [*values, *faults]
    height = max((row for row, _ in filled), default=-1) + 1
    width = max((column for _, column in filled), default=-1) + 1
    if height * width > LARGEST_AREA:
        raise Stop([_far_away(file, written.title, filled)])
    rows = tuple(tuple(values.get((row, column)) for column in range(width)) for row in range(height))
    hidden = frozenset(row - 1 for row, look in written.row_dimensions.items() if look.hidden)
    return RawSheet(
        file,
        written.title,
        rows,
        faults,
        hidden_rows=hidden,
        hidden_columns=frozenset(_hidden_columns(written, width, is_folded=False)),
        folded_columns=frozenset(_hidden_columns(written, width, is_folded=True)),
        merged={(cells.min_row - 1, cells.min_col - 1): cells.coord for cells in written.merged_cells.ranges},
        is_filtered=bool(written.auto_filter.ref and hidden),
        notes=notes,
        is_drawn_on=written.title in package.drawn,
        looks=found,
        formulas=dict(_formulas(package.formulas.get(written.title, {}))),
        hidden="" if written.sheet_state == "visible" else written.sheet_state,
    )


def _hidden_columns(sheet: Worksheet, width: int, *, is_folded: bool) -> Iterator[int]:
    """Give the columns that do not show: those that are folded away, or the others."""
    for look in sheet.column_dimensions.values():
        if look.hidden and bool(look.outlineLevel) is is_folded:
            yield from (column - 1 for column in range(look.min or 0, min(look.max or 0, width) + 1))


def _formulas(by_cell: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell, formula in by_cell.items():
        found = _ADDRESS.fullmatch(cell)
        if found is not None:
            yield (int(found[2]) - 1, column_index_from_string(found[1]) - 1), formula


def _far_away(file: str, sheet: str, filled: Iterable[tuple[int, int]]) -> Finding:
    """Name the cell that is farthest out: every cell between it and the table would have to be made."""
    row, column = max(filled, key=lambda at: (at[0] + 1) * (at[1] + 1))
    cell = f"{get_column_letter(column + 1)}{row + 1}"
    return CELL_FAR_AWAY.at(Place(file, sheet=sheet, cell=cell), cell=cell, sheet=sheet)


def _value(cell: Cell | MergedCell, result: Cell | MergedCell, texts: dict[str, str | Fault | None]) -> Value | Fault:
    """Read a cell. `texts` has the texts that are read: a workbook has one once, however many cells have it."""
    value: object = result.value
    if value is None and cell.data_type == "f":
        return Fault(FORMULA_UNSAVED, str(cell.value))
    if result.data_type == "e":
        return Fault(ERROR_VALUE, str(value))
    if isinstance(value, datetime):
        return value if value.time() != time.min else value.date()
    if value is None or isinstance(value, bool | int | float | date | time | timedelta):
        return value
    written = str(value)
    if written not in texts:
        texts[written] = _text(written)
    return texts[written]


def _text(written: str) -> str | Fault | None:
    text = unescaped(written).strip()
    character = forbidden_in(text)
    if character is not None:
        return Fault(FORBIDDEN_CHARACTER, ascii(text), {"character": character})
    return text if seen(text) else None
