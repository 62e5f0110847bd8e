"""The cells of a workbook around the places of findings: what a row is, what a column is, and what stands beside."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.domain.findings.finding import Finding
from pipeline.domain.findings.surroundings import CellSurroundings
from pipeline.domain.values.characters import folded
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Field, Holds
from pipeline.read.surroundings.shown import beside, meant
from pipeline.read.workbook.cells import RawSheet, read_workbook
from pipeline.read.workbook.table import header_row, label_of
from pipeline.read.workbook.values import shown_as

MOST_ROWS: Final = 12
MOST_COLUMNS: Final = 12
BESIDE: Final = 2  # columns on each side of a cell
AT_THE_TOP: Final = 3  # rows of a sheet that is meant as a whole

_AREA: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")
_YEARS: Final = r"20\d\d(?:-20\d\d)?"
_GUIDANCE: Final = 2  # the column of a form that says what to write in it
_THOUSANDS: Final = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")


def cells_around(path: Path, findings: Iterable[Finding]) -> dict[Finding, CellSurroundings]:
    """Give the cells around each finding in a workbook that names cells of it, `H12` or `P2:P5, P7`, or a sheet."""
    sheets = read_workbook(path, lambda _: None) or {}
    drawn: dict[str, _Drawn] = {}
    around = {}
    for finding in findings:
        name = finding.place.sheet or ""
        if name in sheets and sheets[name].rows:
            if name not in drawn:
                drawn[name] = _Drawn(sheets[name])
            picture = drawn[name].around(finding.place.cell, finding.found)
            if picture is not None:
                around[finding] = picture
    return around


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle of cells. Rows and columns count from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_one(self) -> bool:
        return (self.top, self.left) == (self.bottom, self.right)

    def has(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def within(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        """Say whether it has a cell between the first and the last of these."""
        is_level = self.top <= rows[-1] and rows[0] <= self.bottom
        return is_level and self.left <= columns[-1] and columns[0] <= self.right


class _Drawn:
    """A sheet that pictures are taken of: where its headings are, what a row is known by, and what does not show."""

    def __init__(self, raw: RawSheet) -> None:
        self.raw = raw
        self.height, self.width = len(raw.rows), len(raw.rows[0])
        self.sheet = next((s for s in layout.SHEETS if folded(s.name) == folded(raw.name)), None)
        self.header = self._header()
        self.hidden_columns = raw.hidden_columns | raw.folded_columns
        self.merged = [area for cells in raw.merged.values() if (area := _named(cells)) is not None]
        self.kroner = frozenset(self._of_kroner())

    def around(self, cells: str | None, found: str | None) -> CellSurroundings | None:
        """Take the picture of some cells, or of the top of the sheet; None where there are no such cells."""
        areas = [] if cells is None else [area for text in cells.split(", ") if (area := self._area(text)) is not None]
        if cells is not None and not areas:
            return None
        rows = tuple(self._rows(areas))
        columns = tuple(self._columns(areas))
        if not rows or not columns:
            return None
        merged = [area for area in self.merged if area.within(rows, columns)]
        covered = [area for area in merged if any(other.has(area.top, area.left) for other in areas)]
        are_meant = {
            (row, column) for row in rows for column in columns
            if any(area.has(row, column) for area in (*areas, *covered))
        }  # fmt: skip

        def shown(row: int, column: int) -> str:
            text = self._text(*self._shown_at(row, column, merged, rows, columns))
            return meant(text, found)[0] if (row, column) in are_meant else beside(text)

        return CellSurroundings(
            sheet=self.raw.name,
            columns=tuple(get_column_letter(column + 1) for column in columns),
            rows=tuple(row + 1 for row in rows),
            grid=tuple(tuple(shown(row, column) for column in columns) for row in rows),
            meant=frozenset((rows.index(row), columns.index(column)) for row, column in are_meant),
            header=rows.index(self.header) if self.header in rows else None,
            hidden_columns=frozenset(get_column_letter(c + 1) for c in columns if c in self.hidden_columns),
            hidden_rows=frozenset(row + 1 for row in rows if row in self.raw.hidden_rows),
        )

    # --- what the sheet is ----------------------------------------------------------------------------

    def _header(self) -> int | None:
        if self.sheet is None:
            return None
        if self.sheet.is_form:
            return header_row(self.raw, {folded(heading) for heading in layout.FORM_HEADINGS}.__contains__)
        names = re.compile("|".join(_name_of(field) for field in self.sheet.fields))
        return header_row(self.raw, lambda label: names.fullmatch(label) is not None)

    def _of_kroner(self) -> Iterator[int]:
        """Give the columns that hold amounts; in a form, the rows."""
        if self.sheet is None:
            return
        fields = [_name_of(field) for field in self.sheet.fields if field.holds is Holds.KRONER]
        names = re.compile("|".join(fields) or "(?!)")
        along = self.height if self.sheet.is_form else self.width
        for at in range(along):
            row, column = (at, 0) if self.sheet.is_form else (self.header or 0, at)
            value = self.raw.value(row, column)
            if value is not None and names.fullmatch(folded(label_of(value))):
                yield at

    def _keys(self) -> Iterator[int]:
        """Give the columns that a row is known by: the first and the last of those that stand still."""
        if self.sheet is None:
            return
        if self.sheet.is_form:
            yield 0
            return
        headings = {folded(self.sheet.fields[at].heading) for at in (0, self.sheet.names - 1)}
        labels = self.raw.rows[self.header] if self.header is not None else ()
        yield from (at for at, label in enumerate(labels) if label is not None and folded(label_of(label)) in headings)

    # --- what the picture has -------------------------------------------------------------------------

    def _area(self, text: str) -> _Area | None:
        """Give the cells of `P2` or `P2:P5` as far as anything stands; None where nothing does, or it is no name."""
        named = _named(text)
        if named is None or named.top >= self.height or named.left >= self.width:
            return None
        merged = next((other for other in self.merged if other.has(named.top, named.left)), None)
        if merged is not None and named.is_one:
            return _Area(merged.top, merged.left, merged.top, merged.left)
        return replace(named, bottom=min(named.bottom, self.height - 1), right=min(named.right, self.width - 1))

    def _rows(self, areas: Sequence[_Area]) -> list[int]:
        first = 0 if self.header is None else self.header
        if not areas:
            shows = _shown(range(first, self.height), self.raw.hidden_rows)
            return sorted({first, *_first(shows, AT_THE_TOP)})
        rows = {self.header} if self.header is not None else set()
        for row in _first((r for area in areas for r in range(area.top, area.bottom + 1)), MOST_ROWS):
            above = () if self.header == row else range(row - 1, (-1 if self.header is None else self.header), -1)
            rows |= {row, *_first(_shown(above, self.raw.hidden_rows), 1)}
            rows |= {*_first(_shown(range(row + 1, self.height), self.raw.hidden_rows), 1)}
        return sorted(rows)[:MOST_ROWS]

    def _columns(self, areas: Sequence[_Area]) -> list[int]:
        hidden = self.hidden_columns | ({_GUIDANCE} if self.sheet and self.sheet.is_form else set())
        columns = {*self._keys()}
        if not areas:
            columns |= {*_first(_shown(range(self.width), hidden), MOST_COLUMNS)}
        for column in _first((c for area in areas for c in range(area.left, area.right + 1)), MOST_COLUMNS):
            columns |= {column, *_first(_shown(range(column - 1, -1, -1), hidden), BESIDE)}
            columns |= {*_first(_shown(range(column + 1, self.width), hidden), BESIDE)}
        return sorted(columns)[:MOST_COLUMNS]

    # --- what a cell shows ----------------------------------------------------------------------------

    def _shown_at(
        self, row: int, column: int, merged: Iterable[_Area], rows: Sequence[int], columns: Sequence[int]
    ) -> tuple[int, int]:
        """Give the cell whose text shows here: the first that it is merged with, where that is not in the picture."""
        area = next((area for area in merged if area.has(row, column)), None)
        if area is None or (area.top in rows and area.left in columns):
            return row, column
        return area.top, area.left

    def _text(self, row: int, column: int) -> str:
        fault = self.raw.faults.get((row, column))
        if fault is not None:
            return fault.found
        value = self.raw.value(row, column)
        text = "" if value is None else shown_as(value)
        is_form = self.sheet is not None and self.sheet.is_form
        is_amount = isinstance(value, int | float) and (row if is_form else column) in self.kroner
        if not is_amount:
            return text
        whole, comma, rest = text.partition(",")
        return _THOUSANDS.sub("\u00a0", whole) + comma + rest


def _named(text: str) -> _Area | None:
    """Read `P2` or `P2:P5`; None where it is neither."""
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    columns = column_index_from_string(left), column_index_from_string(right or left)
    rows = int(top), int(bottom or top)
    return _Area(min(rows) - 1, min(columns) - 1, max(rows) - 1, max(columns) - 1)


def _name_of(field: Field) -> str:
    """Give what matches the headings of a field in any plan, folded."""
    return re.escape(folded(field.heading)).replace(re.escape("{år}"), _YEARS)


def _shown(along: Iterable[int], hidden: Container[int]) -> Iterator[int]:
    return (at for at in along if at not in hidden)


def _first(some: Iterable[int], most: int) -> Iterator[int]:
    return (number for number, _ in zip(some, range(most), strict=False))
