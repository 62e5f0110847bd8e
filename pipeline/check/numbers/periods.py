"""Years, and numbers of years, beside the budget year and the period of the plan."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pipeline.check.statements.statement import Claim, Statement
from pipeline.check.statements.texts import PassageKind
from pipeline.check.statements.truths import Truth
from pipeline.domain.numbers.quantities import Length, Mention, Years
from pipeline.domain.numbers.vocabulary import Cue
from pipeline.domain.numbers.years import Reach, written
from pipeline.domain.sentences.sentences import within
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears

_NEAR: Final = 4  # pieces between «planen gjelder» and its years
_IS: Final = frozenset(("er", "blir", "vert", "på", "om", "i"))
_THIS: Final = frozenset(("dette", "det"))
_AGO: Final = frozenset(("gammel", "gammelt", "gamal", "gamalt", "siden", "sidan"))
_SILENT: Final = Truth((), Said("", ""))


def years_claim(statement: Statement, mention: Mention, years: Years) -> Claim | None:
    """Take years for the budget year or the period where the words before them say so; else a year is only named.

    A year by itself in the title of the case is the budget year.
    """
    plan, near = statement.plan.years, statement.before(mention, _NEAR)
    is_name = statement.passage.kind in {PassageKind.TITLE, PassageKind.NAME}
    if (
        statement.passage.kind is PassageKind.TITLE
        and not years.is_span
        and Cue.OTHER_PLAN not in statement.before(mention)
    ):
        return Claim(_budget_year(plan), agrees=years.named == (plan.budget,))
    if Cue.BUDGET_YEAR in near or (is_name and Cue.BUDGET in near and not years.is_span):
        return Claim(_budget_year(plan), agrees=years.named == (plan.budget,))
    if len(years.named) == 1 and _is_plans(statement, mention):
        ends = {Reach.FROM_YEAR: plan.budget, Reach.TO_YEAR: plan.last}
        if years.reach in ends:
            return Claim(_period(plan), agrees=years.named == (ends[years.reach],))
    if _is_period(statement, mention, near):
        is_right = _is_of_plan(years, plan, may_be_later=Cue.PERIOD in near and not is_name)
        return Claim(_period(plan), agrees=is_right)
    return Claim(_SILENT, agrees=True, is_named_only=True) if set(years.named) <= set(plan.all) else None


def length_claim(statement: Statement, mention: Mention, length: Length) -> Claim | None:
    """Compare «planen gjelder for fire år» with the number of its years; other numbers of years are not the plan's."""
    before, plan = statement.before(mention), statement.plan.years
    is_of_plan = {Cue.LASTS, Cue.PLAN} <= before or _is_beside_period(statement, mention)
    if not is_of_plan or Cue.OTHER_PLAN in before or statement.sentence.key(mention.end) in _AGO:
        return None
    count = len(plan.later) if length.is_more else len(plan.all)
    truth = _period(plan, count)
    return Claim(truth, agrees=truth.allows(length.figures, mention.hedge))


def _is_beside_period(statement: Statement, mention: Mention) -> bool:
    """Say whether a length is said of the period: «planperioden er på fem år», «dette er en femårig tiltaksplan»."""
    sentence = statement.sentence
    for cue in sentence.cues:
        if Cue.PERIOD not in cue.what and sentence.key(cue.end - 1) != "planen":
            continue
        between = {sentence.key(at) for at in range(cue.end, mention.first)}
        lasts = any(Cue.LASTS in found.what for found in within(sentence.cues, cue.end, mention.first))
        if cue.end < mention.first and (between <= _IS or lasts):
            return True
    is_named = sentence.key(mention.end) == "plan" or any(
        cue.first == mention.end and Cue.PERIOD in cue.what for cue in sentence.cues
    )
    return is_named and sentence.key(sentence.first) in _THIS and statement.passage.owner is None and not sentence.names


def _is_period(statement: Statement, mention: Mention, near: frozenset[Cue]) -> bool:
    before = statement.before(mention)
    return Cue.OTHER_PLAN not in before and (Cue.PERIOD in near or (Cue.LASTS in near and Cue.PLAN in before))


def _is_plans(statement: Statement, mention: Mention) -> bool:
    """Say whether a sentence opens with how long the plan lasts: «planen varer ut 2024»."""
    cues = within(statement.sentence.cues, statement.sentence.first, mention.first)
    (first, second) = cues[:2] if len(cues) > 1 else (None, None)
    if first is None or second is None or first.first != statement.sentence.first or first.end != second.first:
        return False
    is_near = mention.first - second.end < _NEAR
    return is_near and Cue.LASTS in second.what and not first.what.isdisjoint((Cue.PLAN, Cue.PERIOD))


def _is_of_plan(years: Years, plan: PlanYears, *, may_be_later: bool) -> bool:
    if not years.is_span:
        return set(years.named) <= set(plan.all)
    return years.named == plan.all or (may_be_later and years.named == plan.later)


def _budget_year(plan: PlanYears) -> Truth:
    said = Said(f"budsjettåret er {plan.budget}", f"the budget year is {plan.budget}")
    return Truth((), said, "budsjettår")


def _period(plan: PlanYears, *counts: int) -> Truth:
    years = written(plan.all)
    said = Said(f"planen gjelder {years}", f"the plan is for {years}")
    return Truth(tuple((Fraction(count),) for count in counts), said, "hele_planperioden")
