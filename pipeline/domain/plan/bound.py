"""What earlier decisions bind: as last year's plan has it, and as now of what has been bound since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.domain.plan.changes import Changes, Thread
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.written import Written


@dataclass(frozen=True)
class Bound:
    """Kroner that decisions made before this one bind to some measures; None for a year that they do not reach."""

    measures: tuple[Measure, ...]
    amounts: tuple[Total | None, ...]

    @property
    def decisions(self) -> tuple[Written, ...]:
        """The decisions as the workbook names them, each once."""
        return tuple(dict.fromkeys(measure.binding.value for measure in self.measures if measure.binding))


def bound_before(plan: Plan, changes: Changes | None) -> tuple[Bound, ...]:
    """Give what was bound before this year's decision, a year of the plan at a time.

    Where last year's plan is at hand, it says what it bound, also of a measure that has been lowered or has ended
    since. What has been bound after it, or where there is none, is as this year's plan has it.
    """
    threads = tuple(filter(_binds, changes.threads)) if changes else ()
    told = {measure.number.value for thread in threads for measure in thread.now}
    since = (measure for measure in plan.binding if measure.number.value not in told)
    return (
        *(_of_last_year(plan, thread) for thread in threads),
        *(Bound((m,), tuple(plan.bound_in(year, [m]) for year in plan.years.all)) for m in since),
    )


def bound_in(bounds: Iterable[Bound], plan: Plan, year: int) -> Total | None:
    """Sum what is bound in a year; None where nothing reaches it."""
    at = plan.years.all.index(year)
    amounts = [amount for bound in bounds if (amount := bound.amounts[at]) is not None]
    return total(amounts) if amounts else None


def _of_last_year(plan: Plan, thread: Thread) -> Bound:
    measures = tuple(measure for measure in thread.before if measure.binding)
    return Bound(measures, tuple(thread.bound(year) if year in thread.ahead else None for year in plan.years.all))


def _binds(thread: Thread) -> bool:
    return any(measure.binding for measure in thread.before)
