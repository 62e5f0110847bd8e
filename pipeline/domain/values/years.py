"""The years of a plan: the budget year, which is decided, and the later ones, which are planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_PLAN: Final = 12  # years; more is a slip of the finger, and would be as many columns


@dataclass(frozen=True, slots=True)
class PlanYears:
    """1 + n years. `last` is never before `budget`; n may be 0."""

    budget: int
    last: int

    @property
    def all(self) -> tuple[int, ...]:
        """Every year of the plan, the budget year first."""
        return tuple(range(self.budget, self.last + 1))

    @property
    def later(self) -> tuple[int, ...]:
        """The years after the budget year."""
        return self.all[1:]
