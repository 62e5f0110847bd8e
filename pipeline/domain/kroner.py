"""Money: whole Norwegian kroner, exact from cell to document, and sums that know their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.domain.place import Place


class Kroner(int):
    """Whole Norwegian kroner."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Total:
    """An amount or a count, and the cells it is made from, in the order they were added."""

    value: int
    cells: tuple[Place, ...] = ()

    def __add__(self, other: Total) -> Total:
        return Total(self.value + other.value, self.cells + other.cells)

    def __sub__(self, other: Total) -> Total:
        return Total(self.value - other.value, self.cells + other.cells)

    def __neg__(self) -> Total:
        return Total(-self.value, self.cells)

    def __bool__(self) -> bool:
        """Say whether there is anything in it: a total of 0 kroner is false."""
        return self.value != 0


def total(parts: Iterable[Total]) -> Total:
    """Add the parts up; no parts are 0 kroner from no cells."""
    value = 0
    cells: list[Place] = []
    for part in parts:
        value += part.value
        cells.extend(part.cells)
    return Total(value, tuple(cells))
