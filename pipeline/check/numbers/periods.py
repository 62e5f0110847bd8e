"""Years, and numbers of years, beside the budget year and the period of the plan."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pipeline.check.numbers.statement import Claim, Statement
from pipeline.check.numbers.texts import Kind
from pipeline.check.numbers.truths import Truth, span
from pipeline.domain.findings.finding import Said
from pipeline.domain.numbers.mentions import Length, Mention, Years
from pipeline.domain.numbers.vocabulary import Cue
from pipeline.domain.values.years import PlanYears

_NEAR: Final = 4  # pieces between «planen gjelder» and its years
_SILENT: Final = Truth((), Said("", ""))


def years_claim(statement: Statement, mention: Mention, years: Years) -> Claim | None:
    """Take years for the budget year or the period where the words before them say so; else a year is only named.

    A year by itself in the title of the case is the budget year.
    """
    plan, near = statement.plan.years, statement.before(mention, _NEAR)
    is_name = statement.passage.kind in {Kind.TITLE, Kind.NAME}
    if statement.passage.kind is Kind.TITLE and not years.is_span and Cue.OTHER_PLAN not in statement.before(mention):
        return Claim(_budget_year(plan), agrees=years.named == (plan.budget,))
    if Cue.BUDGET_YEAR in near or (is_name and Cue.BUDGET in near and not years.is_span):
        return Claim(_budget_year(plan), agrees=years.named == (plan.budget,))
    if _is_period(statement, mention, near):
        is_right = _is_of_plan(years, plan, may_be_later=Cue.PERIOD in near and not is_name)
        return Claim(_period(plan), agrees=is_right)
    return Claim(_SILENT, agrees=True) if set(years.named) <= set(plan.all) else None


def length_claim(statement: Statement, mention: Mention, length: Length) -> Claim | None:
    """Compare «planen gjelder for fire år» with the number of its years; other numbers of years are not the plan's."""
    before, plan = statement.before(mention), statement.plan.years
    if not {Cue.LASTS, Cue.PLAN} <= before or Cue.OTHER_PLAN in before:
        return None
    count = len(plan.later) if length.is_more else len(plan.all)
    truth = _period(plan, count)
    return Claim(truth, agrees=truth.allows(length.figures, mention.hedge))


def _is_period(statement: Statement, mention: Mention, near: frozenset[Cue]) -> bool:
    before = statement.before(mention)
    return Cue.OTHER_PLAN not in before and (Cue.PERIOD in near or (Cue.LASTS in near and Cue.PLAN in before))


def _is_of_plan(years: Years, plan: PlanYears, *, may_be_later: bool) -> bool:
    if not years.is_span:
        return set(years.named) <= set(plan.all)
    return years.named == plan.all or (may_be_later and years.named == plan.later)


def _budget_year(plan: PlanYears) -> Truth:
    said = Said(f"budsjettåret er {plan.budget}", f"the budget year is {plan.budget}")
    return Truth((), said, "budsjettår")


def _period(plan: PlanYears, *counts: int) -> Truth:
    years = span(plan.all)
    said = Said(f"planen gjelder {years}", f"the plan is for {years}")
    return Truth(tuple((Fraction(count),) for count in counts), said, "hele_planperioden")
