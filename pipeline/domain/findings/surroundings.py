"""What stands around the place of a finding, so that it can be shown as its owner sees it. Texts are as displayed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Mark: TypeAlias = tuple[int, int]
"""Where what was found begins and ends in a text, in characters from 0."""

ELLIPSIS: Final = "…"
_LOOKED_FOR: Final = 1_000  # characters; the place of a longer one is where they are
_LISTED: Final = 4


@dataclass(frozen=True, slots=True)
class CellSurroundings:
    """A corner of a sheet: what stands in some of its rows and columns, which need not be neighbours.

    `grid` has a row for each of `rows`, with a text for each of `columns`; a blank cell is an empty text. `meant` are
    the cells that the finding is about, as many as there is room for, by their row and column in the grid from 0; none
    where it is the whole sheet. `header` is the row of the grid that has the headings.
    """

    sheet: str
    columns: tuple[str, ...]  # A, B, AD
    rows: tuple[int, ...]  # from 1
    grid: tuple[tuple[str, ...], ...]
    meant: frozenset[tuple[int, int]]
    header: int | None = None
    hidden_columns: frozenset[str] = frozenset()  # those of `columns` that do not show in the workbook
    hidden_rows: frozenset[int] = frozenset()  # those of `rows`


@dataclass(frozen=True, slots=True)
class TextSurroundings:
    """A paragraph, the headings it stands under, outermost first, and its neighbours under the same heading.

    A paragraph that `is_heading` stands under those above it. A neighbour that is not there is an empty text.
    """

    headings: tuple[str, ...]
    before: str
    paragraph: str
    after: str
    mark: Mark | None  # in the paragraph; None where what was found does not stand there word for word
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class LinesSurroundings:
    """Some lines of a file of settings. `first` is the number of the first, `meant` one's place among them, from 0."""

    first: int
    lines: tuple[str, ...]
    meant: int
    mark: Mark | None  # in the line that is meant


Surroundings: TypeAlias = CellSurroundings | TextSurroundings | LinesSurroundings


def where_in(text: str, found: str | None) -> Mark | None:
    """Find what was found in a text, whatever its blanks: as whole words and numbers where it is one, else anywhere.

    Of a list, «XX, (fyll inn)», that does not stand there as it is, the first that does is found.
    """
    said = (found or "")[:_LOOKED_FOR].strip(f" {ELLIPSIS}")
    parts = (said, *said.split(", ", _LISTED - 1))
    return next((mark for part in parts if (mark := _words_in(text, part.split()))), None)


def _words_in(text: str, words: Sequence[str]) -> Mark | None:
    if not words:
        return None
    anywhere = r"\s+".join(map(re.escape, words))
    # «200 000» in «1 200 000» is another number
    before = r"(?<!\w)(?<!\d\s)" if words[0][0].isdigit() else r"(?<!\w)"
    behind = r"(?!\w)(?!\s\d{3}(?!\d))" if words[-1][-1].isdigit() else r"(?!\w)"
    match = re.search(before + anywhere + behind, text) or re.search(anywhere, text)
    return match.span() if match else None


def cut(text: str, mark: Mark | None, most: int) -> tuple[str, Mark | None]:
    """Cut a text to about `most` characters, around its mark if it has one; an ellipsis shows where it was cut."""
    if len(text) <= most:
        return text, mark
    start, end = mark or (0, 0)
    end = min(end, start + most)
    first = min(max(0, (start + end - most) // 2), len(text) - most)
    last = first + most
    before = ELLIPSIS if first > 0 else ""
    behind = ELLIPSIS if last < len(text) else ""
    moved = len(before) - first
    return f"{before}{text[first:last]}{behind}", mark and (start + moved, end + moved)
