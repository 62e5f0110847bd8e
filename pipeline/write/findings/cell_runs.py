"""Many cells in few words: neighbours in a column stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.domain.values.place import Place

_CELL: Final = re.compile(r"([A-Z]+)(\d+)")


def cell_runs(places: Iterable[Place]) -> dict[tuple[str, str | None, str], tuple[str, ...]]:
    """Give the cells of each file, sheet and column as a formula names them: `J2:J9`, `J12`. Other places are none."""
    columns: dict[tuple[str, str | None, str], list[int]] = {}
    for place in places:
        if place.cell is not None and (match := _CELL.fullmatch(place.cell)):
            columns.setdefault((place.file, place.sheet, match[1]), []).append(int(match[2]))
    return {column: tuple(_runs(column[2], rows)) for column, rows in columns.items()}


def _runs(column: str, rows: Iterable[int]) -> Iterator[str]:
    """Give the runs of neighbouring rows of a column."""
    known = sorted(set(rows))
    starts = [row for row in known if row - 1 not in known]
    ends = [row for row in known if row + 1 not in known]
    for start, end in zip(starts, ends, strict=True):
        yield f"{column}{start}" if start == end else f"{column}{start}:{column}{end}"
