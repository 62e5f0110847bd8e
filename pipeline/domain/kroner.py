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
    """An amount or a count, and the cells it is made from, in the order they were added.

    `seen` are cells that were looked at in vain, where there are no others: they say why it is 0. `difference` has the
    two sides of what is a difference: the second was taken from the first.
    """

    value: int
    cells: tuple[Place, ...] = ()
    seen: tuple[Place, ...] = ()
    difference: tuple[Total, Total] | None = None

    def __add__(self, other: Total) -> Total:
        return total((self, other))

    def __sub__(self, other: Total) -> Total:
        return Total(self.value - other.value, self.cells + other.cells, self.seen + other.seen, (self, other))

    def __bool__(self) -> bool:
        """Say whether there is anything in it: a total of 0 kroner is false."""
        return self.value != 0

    @property
    def places(self) -> tuple[Place, ...]:
        """Every cell that it rests on, if only in vain."""
        return self.cells or self.seen


def total(parts: Iterable[Total]) -> Total:
    """Add the parts up; no parts are 0 kroner from no cells. A difference would lose its signs: ValueError."""
    value = 0
    cells: list[Place] = []
    seen: list[Place] = []
    for part in parts:
        if part.difference is not None:
            raise ValueError("a difference is added up side by side")
        value += part.value
        cells.extend(part.cells)
        seen.extend(part.seen)
    return Total(value, tuple(cells), tuple(seen))
