"""What the council decided: of the points that were proposed, and of the amounts; and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from pipeline.domain.plan.budget import Budget, BudgetLine
from pipeline.domain.plan.measures import Frame, Measure, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import BLANK, Written
from pipeline.domain.values.years import PlanYears


class Outcome(StrEnum):
    """What the council did with a plan, or with a part of it, by its word in the workbook."""

    AS_PROPOSED = "som foreslått"
    CHANGED = "endret"
    STRUCK = "strøket"
    NEW = "nytt"


@dataclass(frozen=True, slots=True)
class ChangedAmount:
    """One amount of a measure that the council set otherwise than proposed."""

    measure: str
    year: int
    amount: Sourced[Kroner]
    note: Written
    at: Place
    votes: Written = BLANK

    @property
    def total(self) -> Total:
        """Kroner as decided."""
        return stated(self.amount)


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One amount of a line of the budget that the council set otherwise; `line` is the line's first cell."""

    line: Place
    year: int
    amount: Sourced[Kroner]
    note: Written
    at: Place
    votes: Written = BLANK


@dataclass(frozen=True, slots=True)
class ChangedShare:
    """What a municipality pays in the budget year, as the council set it."""

    municipality: str
    amount: Sourced[Kroner]
    note: Written
    at: Place
    votes: Written = BLANK


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure that was not proposed. What it is stands among the measures; the proposal is made without it."""

    number: str
    note: Written
    at: Place
    votes: Written = BLANK


@dataclass(frozen=True, slots=True)
class DecidedPoint:
    """What the council did with a point of the proposal, by its `number` there.

    A new one stands before that point, or last where it has none. `text` is the council's own words: the point, and
    the items under it.
    """

    outcome: Outcome
    number: int | None
    text: tuple[Written, ...]
    note: Written
    at: Place
    votes: Written = BLANK
    number_at: Place | None = None
    text_at: Place | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said of the decision as a whole."""

    note: Written
    at: Place
    votes: Written = BLANK


DecisionPart: TypeAlias = ChangedAmount | ChangedLine | ChangedShare | NewMeasure | DecidedPoint | Remark


@dataclass(frozen=True, slots=True)
class Decision:
    """The council's decision; without changes the plan was decided as proposed. `day` is None until it is written."""

    organ: str
    day: date | None
    case_number: str
    changes: tuple[ChangedAmount, ...]
    at: Place
    day_at: Place | None = None
    points: tuple[DecidedPoint, ...] = ()
    lines: tuple[ChangedLine, ...] = ()
    shares: tuple[ChangedShare, ...] = ()
    new: tuple[NewMeasure, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def amounts(self) -> tuple[ChangedAmount | ChangedLine | ChangedShare, ...]:
        """Every amount that the council set otherwise than proposed."""
        return (*self.changes, *self.lines, *self.shares)

    @property
    def changes_money(self) -> bool:
        """Say whether the council set an amount otherwise, or added a measure."""
        return bool(self.amounts or self.new)

    @property
    def is_as_proposed(self) -> bool:
        """Say whether nothing is otherwise than it was proposed."""
        return not self.changes_money and all(point.outcome is Outcome.AS_PROPOSED for point in self.points)

    @property
    def parts(self) -> tuple[DecisionPart, ...]:
        """Everything that has a remark or a vote of its own."""
        return (*self.remarks, *self.points, *self.amounts, *self.new)

    @property
    def numbers_of_new(self) -> frozenset[str]:
        """The numbers of the measures that were not proposed."""
        return frozenset(measure.number for measure in self.new)

    def share_of(self, names: Iterable[str]) -> Total | None:
        """Give what the council set a municipality's share to, by any of its names; None where it did not."""
        known = frozenset(names)
        return next((stated(share.amount) for share in self.shares if share.municipality in known), None)

    def proposed_of(self, written: Plan) -> Plan:
        """Give the plan as it was proposed: without the measures that the council added."""
        return written.without(self.numbers_of_new)

    def applied_to(self, written: Plan) -> Plan:
        """Give the plan as decided: what the council changed comes from the decision's cells, with why it did."""
        by_measure: dict[str, list[ChangedAmount | NewMeasure]] = {}
        for change in self.changes:
            by_measure.setdefault(change.measure, []).append(change)
        for new in self.new:
            by_measure.setdefault(new.number, []).append(new)
        measures = (_decided(measure, by_measure.get(measure.number.value, ())) for measure in written.measures)
        decided = replace(written, measures=tuple(measures))
        if not self.lines:
            return decided
        budget = Budget(tuple(self._line(line) for line in written.budget.lines))
        return replace(decided, budget=budget, frames=_framed(written.frames, budget, written.years))

    def _line(self, line: BudgetLine) -> BudgetLine:
        mine = {change.year: change.amount for change in self.lines if change.line == line.at}
        return replace(line, amounts=tuple(sorted({**dict(line.amounts), **mine}.items()))) if mine else line

    def in_order_of(self, plan: Plan) -> list[ChangedAmount]:
        """Give what the council changed in the order of the plan's measures, then of the years."""
        order = {measure.number.value: at for at, measure in enumerate(plan.measures)}
        return sorted(self.changes, key=lambda change: (order[change.measure], change.year))


def _decided(measure: Measure, parts: Iterable[ChangedAmount | NewMeasure]) -> Measure:
    listed = tuple(parts)
    by_year = {part.year: part for part in listed if isinstance(part, ChangedAmount)}
    amounts = tuple(_set(amount, by_year.get(amount.year)) for amount in measure.amounts)
    return replace(measure, amounts=amounts, remarks=tuple(part.note for part in listed))


def _set(amount: YearAmount, change: ChangedAmount | None) -> YearAmount:
    if change is None:
        return amount
    return YearAmount(amount.year, Status.PROPOSED, change.amount, change.amount.at, change.at)


def _framed(frames: Iterable[Frame], budget: Budget, years: PlanYears) -> tuple[Frame, ...]:
    """Give the frames that a changed budget leaves for the measures, in the years that it knows."""
    by_year = {frame.year: frame for frame in frames}
    for year in years.all:
        left = budget.for_measures(year)
        before = by_year.get(year)
        if budget.is_known(year) and (before is None or before.total.value != left.value):
            amount = Sourced(Kroner(left.value), left.cells[0])
            by_year[year] = Frame(year, amount, None, "", before.cover if before else BLANK, of_budget=left,
                                  cover_at=before.cover_at if before else None)  # fmt: skip
    return tuple(by_year.values())
