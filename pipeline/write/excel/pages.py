"""How a sheet is divided in printed pages: as few as can be read, and no heading parted from its rows. Pure.

A sheet has its size and its page breaks said outright: Excel forgets breaks in a sheet that it fits to pages itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from pipeline.domain.documents.document import CellLook, WorkSheet

ROOM: Final = 770  # points across: A4 across, less our margins of half an inch
PAGE_HEIGHT: Final = 475  # points down, less our margins and a twentieth for rows that a program makes higher
SMALLEST: Final = 64  # per cent of the size on the screen: letters of seven points
DIGIT, PADDING = 5.6, 4  # points of a column: of each character of its width, and at its sides; the most of any program


def points_of(widths: Sequence[int]) -> float:
    """Give how many points columns of these widths, in characters, are across; one of width 0 is not shown."""
    return sum(DIGIT * width + PADDING for width in widths if width)


# --- across ---------------------------------------------------------------------------------------------


def pages_of(widths: Sequence[int], begins: Sequence[int], repeated: int) -> tuple[int, ...]:
    """Give the first column of each page, from 0; only the columns of `begins` may begin one.

    The first `repeated` columns stand on each.
    """
    most = ROOM * 100 / SMALLEST
    pages = (_across(widths, repeated, *page) for page in combinations((0, *begins, len(widths)), 2))
    limits = sorted({most, *(page for page in pages if page < most)})  # between two of them the division is the same
    divided = (_filled(widths, begins, repeated, limit) for limit in limits)
    return min(divided, key=lambda starts: (len(starts), _widest(widths, repeated, starts)))


def size_of(widths: Sequence[int], repeated: int, starts: Sequence[int]) -> int:
    """Give the size that the widest page has room for, in per cent of the size on the screen."""
    return min(100, int(ROOM * 100 / _widest(widths, repeated, starts)))


def _filled(widths: Sequence[int], begins: Sequence[int], repeated: int, limit: float) -> tuple[int, ...]:
    """Fill pages up to a limit, one after another."""
    starts = [0]
    for begin, end in pairwise((*begins, len(widths))):
        if _across(widths, repeated, starts[-1], end) > limit:
            starts.append(begin)
    return tuple(starts)


def _widest(widths: Sequence[int], repeated: int, starts: Sequence[int]) -> float:
    return max(_across(widths, repeated, start, end) for start, end in pairwise((*starts, len(widths))))


def _across(widths: Sequence[int], repeated: int, start: int, end: int) -> float:
    """Give the points that a page of some columns is across, with those that are repeated on it."""
    return points_of((*widths[: min(repeated, start)], *widths[start:end]))


# --- down -----------------------------------------------------------------------------------------------


def breaks_of(sheet: WorkSheet, heights: Sequence[int], size: int) -> tuple[int, ...]:
    """Give the first row of each page but the first, from 0. `heights` are in points, `size` in per cent.

    A heading of a group stands with the row under it, and a sum with the row over it.
    """
    room, head = PAGE_HEIGHT * 100 / size, heights[sheet.header_row]
    starts: list[int] = []
    used = float(sum(heights[: sheet.header_row + 1]))
    for block in _blocks(sheet):
        height = sum(heights[row] for row in block)
        if used + height > room and used > head:
            starts.append(block[0])
            used = head
        used += height
    return tuple(starts)


def size_down(sheet: WorkSheet, heights: Sequence[int], size: int) -> int:
    """Give the largest size, up to this one, at which the sheet is as few pages down as can be read."""
    return min(range(size, min(size, SMALLEST) - 1, -1), key=lambda tried: len(breaks_of(sheet, heights, tried)))


def _blocks(sheet: WorkSheet) -> Iterator[range]:
    """Give the rows under the headings, those together that no page break may part."""
    first = sheet.header_row + 1
    for row in range(first + 1, len(sheet.rows)):
        is_headed = _has(sheet, row - 1, {CellLook.GROUP})
        if not is_headed and not _has(sheet, row, {CellLook.SUM_TEXT, CellLook.SUM_AMOUNT}):
            yield range(first, row)
            first = row
    yield range(first, len(sheet.rows))


def _has(sheet: WorkSheet, row: int, looks: set[CellLook]) -> bool:
    return any(cell.look in looks for cell in sheet.rows[row])
