"""Money: whole Norwegian kroner, exact from cell to document, and sums that know their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.domain.values.place import Place, Sourced


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


def stated(amount: Sourced[int]) -> Total:
    """Give what one cell says."""
    return Total(amount.value, (amount.at,))


def total(parts: Iterable[Total]) -> Total:
    """Add the parts up; no parts are 0 kroner from no cells.

    Differences are added up side by side. One that is set to 0 because it is below has no sum: ValueError.
    """
    added = tuple(parts)
    if any(part.difference for part in added):
        return _side_by_side(added)
    cells = (place for part in added for place in part.cells)
    seen = (place for part in added for place in part.seen)
    return Total(sum(part.value for part in added), tuple(cells), tuple(seen))


def _side_by_side(parts: tuple[Total, ...]) -> Total:
    sides = [part.difference or (part, Total(0)) for part in parts]
    difference = total(whole for whole, _ in sides) - total(taken for _, taken in sides)
    if difference.value != sum(part.value for part in parts):
        raise ValueError("a part is set to 0 where its difference is below")
    return difference
