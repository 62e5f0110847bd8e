"""What every sheet of the workbook is made of: cells, the rows above a sheet, and cells named in a formula."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, TypeAlias

from pipeline.domain.documents.document import CellLook, SheetCell

HEADER_ROW: Final = 2  # under the title and the explanation


YEAR_WIDTH: Final = 12


Row: TypeAlias = tuple[SheetCell, ...]


def cell_text(value: str, look: CellLook = CellLook.TEXT) -> SheetCell:
    """Make a cell of text; an empty text is a blank cell."""
    return SheetCell(value or None, look)


def blank(look: CellLook = CellLook.TEXT) -> SheetCell:
    """Make a blank cell."""
    return SheetCell(None, look)


def cell_formula(formula: str, result: int, look: CellLook = CellLook.AMOUNT) -> SheetCell:
    """Make a formula with its result."""
    return SheetCell(result, look, f"={formula}")


def headers(names: Iterable[str], right: Collection[str] = ()) -> Row:
    """Head columns; those in `right` stand over their amounts."""
    return tuple(cell_text(name, CellLook.HEADER_AMOUNT if name in right else CellLook.HEADER) for name in names)


def top(title: str, name: str, explanation: str) -> list[Row]:
    """Make the two rows above every sheet's header: the workbook's title with the sheet's name, and what it shows."""
    return [(cell_text(f"{title}: {name}", CellLook.TITLE),), (cell_text(explanation, CellLook.NOTE),)]


def in_sheet(name: str, cells: str) -> str:
    """Name cells of another sheet in a formula."""
    return "'" + name.replace("'", "''") + f"'!{cells}"
