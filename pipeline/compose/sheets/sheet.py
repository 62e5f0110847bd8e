"""A sheet of the workbook under way: rows of named cells. It alone knows where anything stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from pipeline.compose.sheets.formulas import CellRef, Cells, Constant, Formula, Value, sum_of
from pipeline.domain.documents.document import CellLook, SheetCell, SheetChart, WorkSheet
from pipeline.domain.values.text import Figure, Line, Part, finished, plain

HEADER_ROW: Final = 2  # under the title and the explanation
YEAR_WIDTH: Final = 12

Key: TypeAlias = Hashable
"""The name of a column in the code: a word, or the year that it is of."""
Content: TypeAlias = str | int | Formula | Line | None
"""What a cell is filled with; a line is its characters, and the figures in it keep their cells."""
"""What stands in a cell: a formula has its result with it, an empty text is a blank cell among texts."""


class ColumnKind(Enum):
    """What stands in a column."""

    TEXT = auto()
    NUMBER = auto()
    AMOUNT = auto()


class RowKind(Enum):
    """What a row is to the others. Sums and headings of groups fill their whole row."""

    PLAIN = auto()
    SUM = auto()
    GROUP = auto()
    CONTROL = auto()


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what stands in it.

    Another page may begin at it when the sheet is too wide for one. A helper is a column that only formulas need.
    """

    heading: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT
    begins_page: bool = False
    is_helper: bool = False


def amount_column(heading: str, width: int = YEAR_WIDTH, *, begins_page: bool = False) -> Column:
    """Make a column of amounts."""
    return Column(heading, width, ColumnKind.AMOUNT, begins_page=begins_page)


class SheetRow:
    """A row of a sheet; `row["rest"]` names a cell of it, and `row["rest"] = …` fills it."""

    def __init__(self, sheet: ComposedSheet, index: int, kind: RowKind) -> None:
        self.sheet, self.index, self.kind = sheet, index, kind
        self._contents: dict[int, str | int | Formula | None] = {}
        self._said: dict[int, tuple[Part, ...]] = {}

    def __getitem__(self, key: Key) -> CellRef:
        return CellRef(self.sheet, self.index, self.sheet.position(key))

    def __setitem__(self, key: Key, content: Content) -> None:
        at = self.sheet.position(key)
        self._contents[at] = plain(content) if isinstance(content, tuple) else content
        if isinstance(content, tuple) and any(isinstance(part, Figure) for part in content):
            self._said[at] = finished(content)

    def value_at(self, column: int) -> Value:
        """Give what stands in a cell, or what its formula comes to."""
        content = self._contents.get(column)
        if isinstance(content, Formula):
            return content.value
        return None if content == "" else content

    def cells(self) -> tuple[SheetCell, ...]:
        """Give the cells of the row, as far as it is filled."""
        columns = self.sheet.columns
        is_whole = self.kind in {RowKind.SUM, RowKind.GROUP}
        count = len(columns) if is_whole else max(self._contents, default=-1) + 1
        return tuple(self._cell(at, column) for at, column in enumerate(columns[:count]))

    def _cell(self, at: int, column: Column) -> SheetCell:
        content = self._contents.get(at)
        look = _look(self.kind, column.kind, content)
        if isinstance(content, Formula):
            return SheetCell(_result(content), look, f"={content.written(self.sheet.name)}")
        return SheetCell(None if content == "" else content, look, said=self._said.get(at, ()))


class ComposedSheet:
    """A sheet under way, under the workbook's title: columns by their names, and the rows that are added."""

    def __init__(self, title: str, name: str, explanation: str, columns: Mapping[Key, Column]) -> None:
        self.name = name
        self.columns = tuple(columns.values())
        self.rows: list[SheetRow] = []
        self._top = _top(title, name, explanation)
        self._positions = {key: position for position, key in enumerate(columns)}

    def position(self, key: Key) -> int:
        """Give the number of a column, from 0."""
        return self._positions[key]

    def add(self, contents: Mapping[Key, Content], kind: RowKind = RowKind.PLAIN) -> SheetRow:
        """Add a row with what stands in its columns; give the row, by which formulas name its cells."""
        row = SheetRow(self, self.height, kind)
        for key, content in contents.items():
            row[key] = content
        self.rows.append(row)
        return row

    def value_at(self, row: int, column: int) -> Value:
        """Give what stands in a cell under the header, or what its formula comes to."""
        return self.rows[row - HEADER_ROW - 1].value_at(column)

    @property
    def height(self) -> int:
        """The number of rows so far, with those above the table."""
        return HEADER_ROW + 1 + len(self.rows)

    @property
    def last(self) -> int:
        """The number of the last row so far, from 0; of the header where there is none."""
        return self.height - 1

    def finished(
        self, *, chart: SheetChart | None = None, repeated: int = 2, last_filtered: int | None = None
    ) -> WorkSheet:
        """Give the finished sheet; a list has filter buttons down to the row `last_filtered`."""
        heads = tuple(SheetCell(column.heading or None, _head_look(column)) for column in self.columns)
        return WorkSheet(
            name=self.name,
            widths=tuple(column.width for column in self.columns),
            header_row=HEADER_ROW,
            rows=(*self._top, heads, *(row.cells() for row in self.rows)),
            chart=chart,
            page_begins=tuple(at for at, column in enumerate(self.columns) if column.begins_page),
            repeated=repeated,
            helpers=frozenset(at for at, column in enumerate(self.columns) if column.is_helper),
            last_filtered=last_filtered,
        )


def down(rows: Sequence[SheetRow], key: Key) -> Cells:
    """Name the cells of a column from the first of the rows to the last."""
    return Cells(rows[0][key], rows[-1][key])


def total_of(rows: Sequence[SheetRow], key: Key) -> Formula:
    """Give the sum of a column down the rows; no rows come to 0."""
    return sum_of(down(rows, key)) if rows else Constant(0)


def add_sums(sheet: ComposedSheet, label: Mapping[Key, str], rows: Sequence[SheetRow], keys: Iterable[Key]) -> SheetRow:
    """Add a row that sums columns down the rows; give the row."""
    return sheet.add({**label, **{key: total_of(rows, key) for key in keys}}, RowKind.SUM)


# --- how the cells look ---------------------------------------------------------------------------------


def _top(title: str, name: str, explanation: str) -> tuple[tuple[SheetCell, ...], ...]:
    """Make the rows above the header: the workbook's title with the sheet's name, and what the sheet shows."""
    return (SheetCell(f"{title}: {name}", CellLook.TITLE),), (SheetCell(explanation or None, CellLook.NOTE),)


def _head_look(column: Column) -> CellLook:
    """Give the look of a heading: it stands over what is under it."""
    return CellLook.HEADER_AMOUNT if column.kind is ColumnKind.AMOUNT else CellLook.HEADER


def _look(row: RowKind, column: ColumnKind, content: Content) -> CellLook:
    """Give the look of a cell. A blank cell looks as what could stand in it."""
    is_text = isinstance(content, str) or (content is None and column is not ColumnKind.AMOUNT)
    if row is RowKind.GROUP:
        return CellLook.GROUP
    if row is RowKind.SUM:
        return CellLook.SUM_TEXT if is_text else CellLook.SUM_AMOUNT
    if is_text:
        return CellLook.TEXT
    if row is RowKind.CONTROL and content is not None:
        return CellLook.CONTROL
    return CellLook.INTEGER if column is ColumnKind.NUMBER else CellLook.AMOUNT


def _result(formula: Formula) -> int:
    """Give what a formula comes to; a part of a krone is a fault of the formula."""
    value = formula.value
    if value != int(value):
        raise ValueError(f"a formula that does not come to a whole number: {formula.written('')}")
    return int(value)
