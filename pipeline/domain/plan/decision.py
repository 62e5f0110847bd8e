"""What the council decided of a plan: as it was proposed, or with amounts changed; and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import in_a_row


@dataclass(frozen=True, slots=True)
class ChangedAmount:
    """One amount that the council set otherwise than proposed."""

    measure: str
    year: int
    amount: Sourced[Kroner]
    note: str
    at: Place

    @property
    def total(self) -> Total:
        """Kroner as decided."""
        return stated(self.amount)


@dataclass(frozen=True, slots=True)
class Decision:
    """The council's decision; without changes the plan was decided as proposed. `day` is None until it is written."""

    organ: str
    day: date | None
    case_number: str
    changes: tuple[ChangedAmount, ...]
    at: Place
    day_at: Place | None = None

    def applied_to(self, plan: Plan) -> Plan:
        """Give the plan as decided: what the council changed comes from the decision's cells, with why it did."""
        by_measure: dict[str, list[ChangedAmount]] = {}
        for change in self.changes:
            by_measure.setdefault(change.measure, []).append(change)
        measures = (_decided(measure, by_measure.get(measure.number.value, ())) for measure in plan.measures)
        return replace(plan, measures=tuple(measures))

    def in_order_of(self, plan: Plan) -> list[ChangedAmount]:
        """Give what the council changed in the order of the plan's measures, then of the years."""
        order = {measure.number.value: at for at, measure in enumerate(plan.measures)}
        return sorted(self.changes, key=lambda change: (order[change.measure], change.year))


def _decided(measure: Measure, changes: Iterable[ChangedAmount]) -> Measure:
    by_year = {change.year: change for change in changes}
    amounts = tuple(_set(amount, by_year.get(amount.year)) for amount in measure.amounts)
    reason = in_a_row((measure.reason, *(change.note for change in by_year.values())))
    return replace(measure, amounts=amounts, reason=reason)


def _set(amount: YearAmount, change: ChangedAmount | None) -> YearAmount:
    if change is None:
        return amount
    return YearAmount(amount.year, Status.PROPOSED, change.amount, change.amount.at, change.at)
