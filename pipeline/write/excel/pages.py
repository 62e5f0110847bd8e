"""How a wide sheet is divided in printed pages: as few as can be read, as evenly filled as its columns allow. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.domain.documents.document import WorkSheet

ROOM: Final = 770  # points across: A4 across, less our margins of half an inch
SMALLEST: Final = 60  # per cent of the size on the screen: letters of seven points
DIGIT, PADDING = 5.6, 4  # points of a column: of each character of its width, and at its sides; the most of any program


def points_of(widths: Sequence[int]) -> float:
    """Give how many points columns of these widths, in characters, are across."""
    return sum(DIGIT * width + PADDING for width in widths)


def pages_of(sheet: WorkSheet) -> tuple[int, ...]:
    """Give the first column of each page, from 0; only the columns that the sheet allows begin one."""
    limits = range(1, ROOM * 100 // SMALLEST + 1)
    return min((_filled(sheet, limit) for limit in limits), key=lambda starts: (len(starts), _widest(sheet, starts)))


def _filled(sheet: WorkSheet, limit: int) -> tuple[int, ...]:
    """Fill pages up to a limit, one after another."""
    starts = [0]
    for begin, end in pairwise((*sheet.page_begins, len(sheet.widths))):
        if _across(sheet, starts[-1], end) > limit:
            starts.append(begin)
    return tuple(starts)


def _widest(sheet: WorkSheet, starts: Sequence[int]) -> float:
    return max(_across(sheet, start, end) for start, end in _spans(sheet, starts))


def _spans(sheet: WorkSheet, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from pairwise((*starts, len(sheet.widths)))


def _across(sheet: WorkSheet, start: int, end: int) -> float:
    """Give the points that a page of some columns is across, with those that are repeated on it."""
    repeated = sheet.widths[: min(sheet.repeated, start)]
    return points_of((*repeated, *sheet.widths[start:end]))
