"""The council's own budget in December: what comes in, what the council itself costs, and what is left for measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.domain.values.kroner import Kroner, Total, stated, total
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import BLANK, Written


class Post(StrEnum):
    """What kind of income or cost a line is, by its word in the workbook.

    What the measures get is no line: it stands with the measures.
    """

    MUNICIPALITIES = "tilskudd fra kommunene"
    COUNTY = "fylkeskommunale midler"
    CARRIED_OVER = "overført fra året før"
    OTHER_INCOME = "andre inntekter"
    FROM_FUND = "bruk av fond"
    RUNNING_COSTS = "drift av rådet"
    TO_FUND = "avsetning til fond"

    @property
    def is_cost(self) -> bool:
        """Say whether the line takes from what there is to share out."""
        return self in {Post.RUNNING_COSTS, Post.TO_FUND}

    @property
    def is_income(self) -> bool:
        """Say whether the line is income; money from a fund balances the budget, but is none."""
        return not self.is_cost and self is not Post.FROM_FUND

    @property
    def comes_once(self) -> bool:
        """Say whether a blank later year means nothing, and not that nobody knows."""
        return self in {Post.CARRIED_OVER, Post.FROM_FUND}


INCOME: Final = tuple(post for post in Post if post.is_income)
COSTS: Final = tuple(post for post in Post if post.is_cost)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A row of the sheet `Budsjett`; `at` is its first cell.

    `amounts` has a year for each cell that is filled in; `last_budget` and `spent` are of the year before; `goes_to`
    has the numbers of the measures that money carried over is for.
    """

    post: Post
    description: Written
    amounts: tuple[tuple[int, Sourced[Kroner]], ...]
    at: Place
    last_budget: Sourced[Kroner] | None = None
    spent: Sourced[Kroner] | None = None
    goes_to: tuple[str, ...] = ()
    note: Written = BLANK
    goes_to_at: Place | None = None

    def in_year(self, year: int) -> Sourced[Kroner] | None:
        """Look one year up; None where the cell is blank."""
        return next((amount for of_year, amount in self.amounts if of_year == year), None)

    def total(self, year: int) -> Total:
        """Kroner of one year; 0 where the cell is blank."""
        return _total(self.in_year(year))


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines in the order of the workbook. A plan that is a case of its own has none."""

    lines: tuple[BudgetLine, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is a budget at all."""
        return bool(self.lines)

    def of(self, *posts: Post) -> tuple[BudgetLine, ...]:
        """Give the lines of some posts."""
        return tuple(line for line in self.lines if line.post in posts)

    def amount(self, year: int, *posts: Post) -> Total:
        """Sum one year's lines of some posts."""
        return total(line.total(year) for line in self.of(*posts))

    def income(self, year: int) -> Total:
        """Sum what comes in: contributions, county money, money carried over and other income; no fund."""
        return self.amount(year, *INCOME)

    def costs(self, year: int) -> Total:
        """Sum what the council takes before the measures: its running costs, and what it sets aside."""
        return self.amount(year, *COSTS)

    def available(self, year: int) -> Total:
        """Sum all that there is to use: income, and money from funds."""
        return self.amount(year, *INCOME, Post.FROM_FUND)

    def for_measures(self, year: int) -> Total:
        """Give the frame of the measures: income and money from funds, less the council's own costs."""
        return self.available(year) - self.costs(year)

    def is_known(self, year: int) -> bool:
        """Say whether every line that the year's balance needs is filled in."""
        return self.knows(self.lines, year)

    def knows(self, lines: Iterable[BudgetLine], year: int) -> bool:
        """Say whether some lines, at least one, are filled in for a year as far as their sum needs it."""
        answers = [line.post.comes_once or line.in_year(year) is not None for line in lines]
        return bool(answers) and all(answers)

    def last_budget(self, lines: Iterable[BudgetLine]) -> Total:
        """Sum last year's budget of some lines."""
        return total(_total(line.last_budget) for line in lines)

    def spent(self, lines: Iterable[BudgetLine]) -> Total:
        """Sum what is used, or has come in, of last year's budget of some lines."""
        return total(_total(line.spent) for line in lines)

    def unused(self, year: int) -> Total:
        """Give what is carried over into a year (D5)."""
        return self.amount(year, Post.CARRIED_OVER)

    def unused_for_measures(self, year: int) -> Total:
        """Give the part of what is carried over that has measures to go to."""
        return total(line.total(year) for line in self.of(Post.CARRIED_OVER) if line.goes_to)


def _total(amount: Sourced[Kroner] | None) -> Total:
    return stated(amount) if amount else Total(0)
