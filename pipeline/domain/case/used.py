"""What is used so far of last year's money: what was given, what is used of it, and what is left, to the last krone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.plan.budget import BudgetLine
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.kroner import Kroner, Total, stated, total
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written


@dataclass(frozen=True, slots=True)
class Spent:
    """What was given last year, and what is used of it; None for what nobody has said."""

    given: Total | None
    spent: Total | None

    @property
    def rest(self) -> Total | None:
        """Give what is not used; None where either side is not known."""
        return None if self.given is None or self.spent is None else self.given - self.spent


_UNKNOWN: Final = Spent(None, None)


@dataclass(frozen=True)
class Use:
    """A measure's kroner of last year.

    `shown_as` is its number in this year's documents, empty for a measure that is no more.
    """

    number: str
    shown_as: str
    name: Written
    spending: Spent


@dataclass(frozen=True)
class Spending:
    """All of last year's money: what came in, what the council's own costs and the measures used, what none was given.

    `not_given` is None where last year's frame is not known; `carried` is what goes over into the budget year.
    """

    income: tuple[tuple[BudgetLine, Spent], ...]
    costs: tuple[tuple[BudgetLine, Spent], ...]
    measures: tuple[Use, ...]
    not_given: Spent | None
    carried: Total

    @property
    def all(self) -> Spent:
        """Give what there was for the council's own costs and the measures together, and what is used of it.

        Where nothing is said of the costs, or last year's frame is not known, neither is this.
        """
        costs, measures = [use for _, use in self.costs] or [_UNKNOWN], (use.spending for use in self.measures)
        return sum_of((*costs, *measures, self.not_given or _UNKNOWN))

    @property
    def left(self) -> Total | None:
        """Give what is neither used nor carried over, below 0 where more is carried over than is left."""
        rest = self.all.rest
        return None if rest is None else rest - self.carried


def spending_of(case: Case) -> Spending:
    """Account for last year's money."""
    lines = [(row, Spent(_stated(row.last_budget), _stated(row.spent))) for row in case.plan.budget.lines]
    known = [(row, use) for row, use in lines if use.given is not None or use.spent is not None]
    left = left_last_year(case)
    return Spending(
        income=tuple((row, use) for row, use in known if not row.post.is_cost),
        costs=tuple((row, use) for row, use in known if row.post.is_cost),
        measures=uses(case),
        not_given=None if left is None else Spent(left or Total(0, seen=left.places), Total(0, seen=left.places)),
        carried=case.plan.budget.unused(case.plan.years.budget),
    )


def sum_of(uses: Iterable[Spent]) -> Spent:
    """Sum what is given and what is used; what is not known of one is not known of all."""
    listed = tuple(uses)
    return Spent(_sum(use.given for use in listed), _sum(use.spent for use in listed))


def uses(case: Case) -> tuple[Use, ...]:
    """List the measures that had money last year or have used some: this year's, and then those that are no more."""
    every = (*_of_plan(case), *_of_gone(case))
    return tuple(use for use in every if use.spending.given or use.spending.spent is not None)


def left_last_year(case: Case) -> Total | None:
    """Give what last year's plan left of its frame; None where that plan or its frame is not known."""
    before = case.changes.before if case.changes else None
    return before.left_of_frame(before.years.budget) if before and before.frame(before.years.budget) else None


def _of_plan(case: Case) -> Iterator[Use]:
    for m in case.plan.measures:
        before = case.changes.before.by_number.get(m.number.value) if case.changes else None
        yield Use(m.number.value, m.shown_as, m.name, Spent(_given(case, before), _stated(m.spent)))


def _of_gone(case: Case) -> Iterator[Use]:
    spent = {ended.number.value: _stated(ended.spent) for ended in case.ended}
    gone = [m for thread in case.changes.threads for m in thread.gone] if case.changes else []
    for m in gone:
        yield Use(m.number.value, "", m.name, Spent(_given(case, m), spent.pop(m.number.value, None)))
    for ended in case.ended:
        if ended.number.value in spent:
            yield Use(ended.number.value, "", ended.name, Spent(None, spent[ended.number.value]))


def _given(case: Case, measure: Measure | None) -> Total | None:
    before = case.changes.before if case.changes else None
    return before.proposed(before.years.budget, of=[measure]) if before and measure else None


def _stated(amount: Sourced[Kroner] | None) -> Total | None:
    return None if amount is None else stated(amount)


def _sum(amounts: Iterable[Total | None]) -> Total | None:
    listed = tuple(amounts)
    known = [amount for amount in listed if amount is not None]
    return total(known) if len(known) == len(listed) else None
