"""What is used so far of last year's money: what that plan gave each measure, what is used of it, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.domain.case.case import Case
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.place import Sourced


@dataclass(frozen=True)
class Use:
    """A measure's kroner of last year; None for what nobody has said.

    `shown_as` is its number in this year's documents, empty for a measure that is no more.
    """

    number: str
    shown_as: str
    name: str
    given: Total | None
    spent: Total | None

    @property
    def rest(self) -> Total | None:
        """Give what is not used; None where either side is not known."""
        return None if self.given is None or self.spent is None else self.given - self.spent


def uses(case: Case) -> tuple[Use, ...]:
    """List the measures that had money last year or have used some: this year's, and then those that are no more."""
    every = (*_of_plan(case), *_of_gone(case))
    return tuple(use for use in every if use.given or use.spent is not None)


def left_last_year(case: Case) -> Total | None:
    """Give what last year's plan left of its frame; None where that plan or its frame is not known."""
    before = case.changes.before if case.changes else None
    return before.left_of_frame(before.years.budget) if before and before.frame(before.years.budget) else None


def _of_plan(case: Case) -> Iterator[Use]:
    for m in case.plan.measures:
        before = case.changes.before.by_number.get(m.number.value) if case.changes else None
        yield Use(m.number.value, m.shown_as, m.name, _given(case, before), _stated(m.spent))


def _of_gone(case: Case) -> Iterator[Use]:
    spent = {ended.number.value: _stated(ended.spent) for ended in case.ended}
    gone = [m for thread in case.changes.threads for m in thread.gone] if case.changes else []
    for m in gone:
        yield Use(m.number.value, "", m.name, _given(case, m), spent.pop(m.number.value, None))
    for ended in case.ended:
        if ended.number.value in spent:
            yield Use(ended.number.value, "", ended.name, None, spent[ended.number.value])


def _given(case: Case, measure: Measure | None) -> Total | None:
    before = case.changes.before if case.changes else None
    return before.proposed(before.years.budget, of=[measure]) if before and measure else None


def _stated(amount: Sourced[Kroner] | None) -> Total | None:
    return None if amount is None else stated(amount)
