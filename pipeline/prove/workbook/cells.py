"""The cells of the finished workbook beside those that were composed, and its formulas worked out anew."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import openpyxl
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from pipeline.domain.documents.document import BudgetWorkbook, CellLook, SheetCell, WorkSheet
from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Figure, Part, Text
from pipeline.prove.files.findings import CELL_CHANGED, NUMBER_OF_NOBODY, RESULT_WRONG
from pipeline.prove.files.package import MadePackage
from pipeline.prove.files.sheet import sheet_parts, stored_results
from pipeline.prove.words.account import Account
from pipeline.prove.words.numbers import numbers_in
from pipeline.prove.words.sources import GAP, Origin, Sources
from pipeline.prove.workbook.formulas import CellAt, Formulas, Value

_OVER_THE_TABLE: Final = {CellLook.TITLE, CellLook.TITLE_IN_COLUMN, CellLook.NOTE, CellLook.NOTE_IN_COLUMN}


@dataclass(frozen=True)
class MadeBook:
    """A finished workbook: its sheets in order, what stands in their cells, and what is stored beside the formulas."""

    sheets: tuple[str, ...]
    values: Mapping[CellAt, Value]
    formulas: Mapping[CellAt, str]
    stored: Mapping[CellAt, Value]
    results: Formulas


def read_book(package: MadePackage) -> MadeBook:
    """Open a workbook twice: by openpyxl for what stands in the cells, and as XML for what is stored.

    A damaged one raises ValueError, whatever openpyxl raises.
    """
    values: dict[CellAt, Value] = {}
    formulas: dict[CellAt, str] = {}
    try:
        book = openpyxl.load_workbook(io.BytesIO(package.content), read_only=True)
        for sheet in book.worksheets:
            for cell in chain.from_iterable(sheet.iter_rows()):
                if cell.value is None:
                    continue
                at = (sheet.title, cell.row, cell.column)
                if cell.data_type == "f":
                    formulas[at] = str(cell.value)
                else:
                    values[at] = cell.value if isinstance(cell.value, str | int) else str(cell.value)
    except Exception as why:
        raise ValueError("a damaged workbook") from why
    stored: dict[CellAt, Value] = {}
    for name, part in sheet_parts(package).items():
        for place, result in stored_results(package.tree(part)).items():
            stored[_cell(name, place)] = result if isinstance(result, int | None) else str(result)
    return MadeBook(tuple(book.sheetnames), values, formulas, stored, Formulas(values, formulas))


def _cell(sheet: str, place: str) -> CellAt:
    letters, row = coordinate_from_string(place)
    return (sheet, row, column_index_from_string(letters))


def place_of(cell: CellAt, place: Place) -> Place:
    """Place a cell as Excel names it."""
    sheet, row, column = cell
    return Place(place.file, sheet=sheet, cell=f"{get_column_letter(column)}{row}")


def workbook_findings(
    book: MadeBook, workbook: BudgetWorkbook, wanted: Mapping[CellAt, SheetCell], place: Place
) -> Iterator[Finding]:
    """Say which cells are not as they were composed, and which stored results are not what their formulas give."""
    names = tuple(sheet.name for sheet in workbook.sheets)
    if book.sheets != names:
        yield CELL_CHANGED.at(place, ", ".join(book.sheets), said=", ".join(names))
        return
    for cell in dict.fromkeys([*wanted, *book.values, *book.formulas]):
        yield from _cell_findings(book, cell, wanted.get(cell), place)


def composed_cells(workbook: BudgetWorkbook, book: MadeBook) -> dict[CellAt, SheetCell]:
    """Give the cells as they were composed, by their places in the finished workbook."""
    return dict(chain.from_iterable(_composed_in(sheet, book) for sheet in workbook.sheets))


def _composed_in(sheet: WorkSheet, book: MadeBook) -> Iterable[tuple[CellAt, SheetCell]]:
    """Give the composed cells that have something in them; those over the table may stand in another column."""
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell.value is None and cell.formula is None:
                continue
            at = column
            if cell.look in _OVER_THE_TABLE:
                found = (c for c in range(1, sheet.repeated + 1) if (sheet.name, number, c) in book.values)
                at = next(found, column)
            yield (sheet.name, number, at), cell


def _cell_findings(book: MadeBook, cell: CellAt, wanted: SheetCell | None, place: Place) -> Iterator[Finding]:
    formula, value = book.formulas.get(cell), book.values.get(cell)
    said = None if wanted is None else wanted.formula or wanted.value
    stands = formula if formula is not None else value
    if stands != said:
        yield CELL_CHANGED.at(place_of(cell, place), _shown(stands), said=_shown(said) or "–")
        return
    if formula is None or wanted is None:
        return
    result = book.results.result(cell)
    wrong = [found for found in (book.stored.get(cell), wanted.value) if found != result]
    if wrong:
        yield RESULT_WRONG.at(place_of(cell, place), _shown(wrong[0]), formula=formula, result=_shown(result) or "–")


def accounted_cells(book: MadeBook, composed: Mapping[CellAt, SheetCell], sources: Sources, place: Place) -> Account:
    """Account for every number of a workbook: in a text, or of a cell of its own, which was generated."""
    generated = len(book.formulas) + sum(1 for value in book.values.values() if isinstance(value, int))
    origins = Counter({Origin.GENERATED: generated})
    findings: list[Finding] = []
    for cell, text in book.values.items():
        if not isinstance(text, str):
            continue
        said = _said_in(composed.get(cell), text)
        figures = [part.text for part in said if isinstance(part, Figure)]
        origins[Origin.GENERATED] += sum(map(numbers_in, figures))
        with_gaps = "".join(GAP if isinstance(part, Figure) else part.text for part in said)
        for number, origin in sources.origins(with_gaps):
            if origin is None:
                findings.append(NUMBER_OF_NOBODY.at(place_of(cell, place), shown(text), number=number))
            else:
                origins[origin] += 1
    return Account(origins, tuple(findings))


def _said_in(composed: SheetCell | None, found: str) -> tuple[Part, ...]:
    """Give the text of a cell with the figures that it was composed of, where it stands as it was composed."""
    is_as_composed = composed is not None and composed.value == found
    return composed.said if composed and composed.said and is_as_composed else (Text(found),)


def _shown(value: Value) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return digits(value)
    return None if value is None else shown(str(value))
