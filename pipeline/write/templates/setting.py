"""The body of a document, parted at its marks and put together again with all that a template cannot say.

The rules are those of layout/, which also has them as passes over the tree that docxtpl leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from pipeline.write.layout.keeping import belong, kept_rows, points_that_stay
from pipeline.write.layout.lists import lists_in
from pipeline.write.layout.widths import TALLEST, Fit, Shares, Sized, fits
from pipeline.write.office.fitting import heights
from pipeline.write.templates.begun import BegunCell, BegunParagraph, BegunRow, BegunTable
from pipeline.write.templates.lines import write, written
from pipeline.write.templates.marks import BLOCK, CELL, KEY, PARAGRAPH, ROW
from pipeline.write.templates.tree import BeyondCompilerError

# The ways to write a cell, which are added.
UNDER_A_HEAD: Final = 1  # in a table that has as many cells in each row
IN_A_NARROW_COLUMN: Final = 2  # in which there is no room for what cannot be divided
WITH_THE_NEXT: Final = 4  # its row and the next one on a page

KEPT: Final = 2**16  # cells: those of the tables of a case, or of one with ten thousand measures


class _Cell(NamedTuple):
    """A cell as it is written, before its width and after it.

    `marked` is what it was made of, and `ways` how. `characters` are what the widths are reckoned from.
    """

    marked: str
    ways: int
    begun: BegunCell
    before: str
    after: str
    characters: str

    def as_it_is(self) -> str:
        """Write it with the template's own width, if any."""
        return self.begun.as_it_is + self.after.removeprefix(self.begun.after)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the body: how it begins, and what it says."""

    begun: BegunParagraph
    said: str
    is_kept: bool = False
    numbering: int | None = None

    def written(self) -> str:
        return self.begun.begin(is_kept=self.is_kept, numbering=self.numbering) + written(self.said)


@dataclass(slots=True)
class _Table:
    """A table of the body, in each row of which are as many cells if it `is_even`.

    `height` is in lines; None if it is not known.
    """

    begun: BegunTable
    titles: Sequence[str]
    rows: Sequence[tuple[BegunRow, list[_Cell]]]
    is_even: bool
    fit: Fit | None = None
    height: int | None = None
    split: set[int] = field(default_factory=set)

    def sized(self) -> Sized:
        own = [cell.begun.own_width for cell in self.rows[0][1]]
        return Sized(
            [tuple([cell.characters for cell in cells]) for _, cells in self.rows],
            self.begun.points,
            self.begun.is_ours,
            self.begun.fits_contents,
            tuple(map(int, own)) if all(width.isdigit() and int(width) for width in own) else None,
        )

    def written(self) -> str:
        pieces = [self._head()]
        for number, (row, cells) in enumerate(self.rows):
            pieces.append(row.split if number in self.split else row.whole)
            if self.fit is None:
                pieces += [cell.as_it_is() for cell in cells]
            else:
                pieces += [
                    f"{cell.before}{width}{cell.after}" for cell, width in zip(cells, self.fit.widths, strict=True)
                ]
            pieces.append("</w:tr>")
        pieces.append("</w:tbl>")
        return "".join(pieces)

    def _head(self) -> str:
        first, *after = self.begun.fixed if self.fit and self.fit.is_fitted else self.begun.head
        properties = first + "".join([title + piece for title, piece in zip(self.titles, after, strict=True)])
        if self.fit is None:
            return properties + self.begun.grid
        columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in self.fit.widths])
        return f"{properties}<w:tblGrid>{columns}</w:tblGrid>"


_Block: TypeAlias = _Paragraph | _Table


class Setting:
    """Sets the bodies that come of a template, whose paragraphs, tables, rows and cells begin as given."""

    def __init__(self, begun: Sequence[Any], room: int) -> None:
        self._begun, self._room = begun, room
        self._cell = lru_cache(maxsize=KEPT)(self._parted_cell)

    def set(self, marked: str, shares: Shares, add: Callable[[int], int]) -> list[str]:
        """Write the blocks of a body; `add` gives a new numbering by what it counts by.

        BeyondCompilerError when there is something that only docxtpl's path mends.
        """
        nothing, *parts = marked.split(BLOCK)
        if nothing:
            raise BeyondCompilerError
        blocks = [self._parted(part) for part in parts]
        styles = [block.begun.style if isinstance(block, _Paragraph) else None for block in blocks]
        for items in lists_in(styles):
            _number([blocks[item] for item in items], add)
        self._fit([block for block in blocks if isinstance(block, _Table)], shares)
        self._keep(blocks, styles)
        return [block.written() for block in blocks]

    def _parted(self, part: str) -> _Block:
        key, _, said = part.partition(KEY)
        begun = self._begun[int(key)]
        if isinstance(begun, BegunParagraph):
            return _Paragraph(begun, said)
        titles, *parts = said.split(ROW)
        rows = [row.split(CELL) for row in parts]
        if not rows or any(len(row) == 1 for row in rows):
            raise BeyondCompilerError  # a row without cells, or a table without rows, which has to go
        is_even = len({len(row) for row in rows}) == 1
        parted, ways = [], 0
        for row, *cells in rows:
            parted.append((self._begun[int(row)], [self._cell(cell, ways) for cell in cells]))
            ways = UNDER_A_HEAD if is_even else 0
        return _Table(begun, titles.split(KEY)[:-1], parted, is_even)

    def _parted_cell(self, marked: str, ways: int) -> _Cell:
        key, *paragraphs = marked.split(PARAGRAPH)
        if not paragraphs:
            raise BeyondCompilerError  # a cell without a paragraph, which has to have one
        begun: BegunCell = self._begun[int(key)]
        after, characters = [begun.after], []
        for paragraph in paragraphs:
            number, _, said = paragraph.partition(KEY)
            line = write(said, in_table=bool(ways & UNDER_A_HEAD), is_narrow=bool(ways & IN_A_NARROW_COLUMN))
            after += (self._begun[int(number)].begin(is_kept=bool(ways & WITH_THE_NEXT)), line.xml)
            characters.append(line.characters)
        after.append("</w:tc>")
        return _Cell(marked, ways, begun, begun.before, "".join(after), "".join(characters))

    def _fit(self, tables: Sequence[_Table], shares: Shares) -> None:
        """Give the tables their widths, and divide shorter words in the columns that have no room for them."""
        even = [table for table in tables if table.is_even]
        sizes = [table.sized() for table in even]
        for table, sized, fit in zip(even, sizes, fits(sizes, shares, self._room), strict=True):
            if fit is not None:
                lines, narrow = heights(sized.rows, fit.widths, sized.points)
                table.fit, table.height = fit, sum(lines)
                table.split = {row for row, height in enumerate(lines) if height > TALLEST}
                for row, column in narrow:
                    cells = table.rows[row][1]
                    cells[column] = self._again(cells[column], IN_A_NARROW_COLUMN)
        for table in tables:
            if table.fit is None and max(len(cells) for _, cells in table.rows) != table.begun.columns:
                raise BeyondCompilerError  # a grid that docxtpl mends

    def _keep(self, blocks: Sequence[_Block], styles: Sequence[str | None]) -> None:
        for number, block in enumerate(blocks):
            if isinstance(block, _Paragraph):
                block.is_kept = belong(styles[number], *styles[number + 1 : number + 2])
                continue
            for row in kept_rows(len(block.rows), block.height):
                cells = block.rows[row][1]
                cells[:] = [self._again(cell, WITH_THE_NEXT) for cell in cells]
        for number in points_that_stay(styles):
            block = blocks[number]
            if isinstance(block, _Paragraph):
                block.is_kept = True

    def _again(self, cell: _Cell, way: int) -> _Cell:
        """Write a cell in one more way."""
        return self._cell(cell.marked, cell.ways | way)


def _number(items: Sequence[_Block], add: Callable[[int], int]) -> None:
    """Let the items of a list count in a numbering of their own, unless the template has given them none."""
    paragraphs = [item for item in items if isinstance(item, _Paragraph)]
    abstract = paragraphs[0].begun.abstract
    if abstract is not None:
        numbering = add(abstract)
        for paragraph in paragraphs:
            paragraph.numbering = numbering
