"""A sheet of somebody's workbook as XML: its cells found or made, its measures on the screen, what it points to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.write.office.parts import local_name
from pipeline.write.returned.marks import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDTH, _HEIGHT = 64, 20  # pixels of a column and a row that say nothing of their own
_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+)")
_AFTER_LEGACY_DRAWING: Final = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    "AlternateContent",
}  # fmt: skip
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class SheetCells:
    """A sheet's rows and cells. Rows and columns count from 0."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        data = root.find(_tag("sheetData"))
        if data is None:
            raise ValueError("a sheet without cells: a chart sheet")
        self._data = data
        self._rows = dict(_numbered(data, lambda text: int(text) - 1))
        self._columns = [
            (int(c.get("min", "1")) - 1, int(c.get("max", "1")) - 1, c) for c in root.iterfind(f"{_tag('cols')}/*")
        ]
        self._merged = [_corners(m.get("ref", "")) for m in root.iterfind(f"{_tag('mergeCells')}/*")]

    def shown_at(self, row: int, column: int) -> tuple[int, int]:
        """Give the cell that shows for this one: itself, or the first of those that it is merged with."""
        for top, left, bottom, right in self._merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column

    def cell(self, row: int, column: int) -> _Element:
        """Find a cell; a blank one that the file does not have is made, in the format that it shows."""
        line = self._row(row)
        cells = dict(_numbered(line, lambda text: position(text)[1]))
        if column in cells:
            return cells[column]
        has_format = line.get("customFormat") in {"1", "true"}
        form = line.get("s") if has_format else self._of_column(column, "style")
        made: _Element = etree.Element(_tag("c"), r=address(row, column))
        if form:
            made.set("s", form)
        line.insert(sum(1 for at in cells if at < column), made)
        line.attrib.pop("spans", "")  # a hint for faster reading that is no longer right
        return made

    def unfold(self, columns: Collection[int]) -> None:
        """Open every group of columns, as 2 in the corner does, if one of these is folded away."""
        if not any(self._of_column(c, "outlineLevel") and self._of_column(c, "hidden") for c in columns):
            return
        for _, _, found in self._columns:
            found.attrib.pop("collapsed", "")
            if found.get("outlineLevel"):
                found.attrib.pop("hidden", "")

    def width(self, column: int) -> int:
        """Give a column's width in pixels."""
        if self._of_column(column, "hidden") in {"1", "true"}:
            return 0
        width = self._of_column(column, "width") or self._default("defaultColWidth")
        return int(float(width) * 7 + 5) if width else _WIDTH

    def height(self, row: int) -> int:
        """Give a row's height in pixels."""
        height = self._default("defaultRowHeight")
        line = self._rows.get(row)
        if line is not None:
            if line.get("hidden") in {"1", "true"}:
                return 0
            height = line.get("ht") or height
        return int(float(height) * 4 / 3) if height else _HEIGHT

    @property
    def legacy_drawing(self) -> str | None:
        """The relation to the drawing that the notes stand in."""
        found = self.root.find(_tag("legacyDrawing"))
        return None if found is None else found.get(_RELATION_ID)

    def set_legacy_drawing(self, relation: str) -> None:
        """Point to the drawing that the notes stand in."""
        after = [n for n, child in enumerate(self.root) if local_name(child) in _AFTER_LEGACY_DRAWING]
        made = etree.Element(_tag("legacyDrawing"), {_RELATION_ID: relation})
        self.root.insert(min(after, default=len(self.root)), made)

    def _row(self, row: int) -> _Element:
        if row not in self._rows:
            made = etree.Element(_tag("row"), r=str(row + 1))
            self._data.insert(sum(1 for at in self._rows if at < row), made)
            self._rows[row] = made
        return self._rows[row]

    def _of_column(self, column: int, what: str) -> str | None:
        for first, last, found in self._columns:
            if first <= column <= last:
                return found.get(what)
        return None

    def _default(self, what: str) -> str | None:
        found = self.root.find(_tag("sheetFormatPr"))
        return None if found is None else found.get(what)


def position(cell: str) -> tuple[int, int]:
    """Give row and column, from 0, of `H12`."""
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        raise ValueError(f"no address of a cell: {cell}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def address(row: int, column: int) -> str:
    """Write `H12` for a row and a column from 0."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def reference(sheet: str, cell: str) -> str:
    """Write `'Egne tall'!H12`, as a link or a name wants it."""
    return "'" + sheet.replace("'", "''") + "'!" + cell


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _numbered(parent: _Element, read: Callable[[str], int]) -> Iterator[tuple[int, _Element]]:
    """Give rows, or cells, their numbers: by what they say, else as the next after the one before."""
    at = -1
    for child in parent:
        if isinstance(child.tag, str):
            said = child.get("r")
            at = read(said) if said else at + 1
            yield at, child


def _corners(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*position(first), *position(last or first))
