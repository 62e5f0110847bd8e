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
from pipeline.domain.sentences.sentences import Sentence, within
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears

_NEAR: Final = 4  # pieces between «planen gjelder» and its years
_IS: Final = frozenset(("er", "blir", "vert", "på", "om", "i"))
_THIS: Final = frozenset(("dette", "det"))
_AGO: Final = frozenset(("gammel", "gammelt", "gamal", "gamalt", "siden", "sidan"))
_SILENT: Final = Truth((), Said("", ""))


def years_claim(statement: Statement, mention: Mention, years: Years) -> Claim | None:
    """Take years for the budget year or the period where the words before them say so; else a year is only named."""
    plan = statement.plan.years
    if _is_budget_year(statement, mention, years):
        return Claim(_budget_year(plan), agrees=years.named == (plan.budget,))
    ends = {Reach.FROM_YEAR: plan.budget, Reach.TO_YEAR: plan.last}
    is_end = len(years.named) == 1 and years.reach in ends
    if is_end and _is_plans(statement, mention):
        return Claim(_period(plan), agrees=years.named == (ends[years.reach],))
    near = statement.before(mention, _NEAR)
    if _is_period(statement, mention, near):
        may_be_later = Cue.PERIOD in near and not _is_in_name(statement)
        return Claim(_period(plan), agrees=_is_of_plan(years, plan, may_be_later=may_be_later))
    if not set(years.named) <= set(plan.all):
        return None
    return Claim(_SILENT, agrees=True, is_named_only=True)


def _is_budget_year(statement: Statement, mention: Mention, years: Years) -> bool:
    """Say whether a year is called the budget year; one by itself in the title of the case is that, too."""
    near = statement.before(mention, _NEAR)
    if Cue.BUDGET_YEAR in near:
        return True
    if years.is_span:
        return False
    is_titles = statement.passage.kind is PassageKind.TITLE and Cue.OTHER_PLAN not in statement.before(mention)
    return is_titles or (_is_in_name(statement) and Cue.BUDGET in near)


def _is_in_name(statement: Statement) -> bool:
    return statement.passage.kind in {PassageKind.TITLE, PassageKind.NAME}


def length_claim(statement: Statement, mention: Mention, length: Length) -> Claim | None:
    """Compare «planen gjelder for fire år» with the number of its years; other numbers of years are not the plan's."""
    before, plan = statement.before(mention), statement.plan.years
    if Cue.OTHER_PLAN in before or statement.sentence.key(mention.end) in _AGO:
        return None
    plan_lasts = {Cue.LASTS, Cue.PLAN} <= before
    if not plan_lasts and not _is_beside_period(statement, mention):
        return None
    count = len(plan.later) if length.is_more else len(plan.all)
    truth = _period(plan, count)
    return Claim(truth, agrees=truth.allows(length.figures, mention.hedge))


def _is_beside_period(statement: Statement, mention: Mention) -> bool:
    """Say whether a length is said of the period: «planperioden er på fem år», «dette er en femårig tiltaksplan»."""
    sentence = statement.sentence
    for cue in sentence.cues:
        is_plan = Cue.PERIOD in cue.what or sentence.key(cue.end - 1) == "planen"
        if is_plan and _leads_to(sentence, cue.end, mention):
            return True
    is_this = sentence.key(sentence.first) in _THIS and statement.passage.owner is None and not sentence.names
    return is_this and _has_plan_behind(sentence, mention)


def _leads_to(sentence: Sentence[int], plan_end: int, mention: Mention) -> bool:
    """Say whether only «er på», or a word for lasting, stands between the plan and a length."""
    if plan_end >= mention.first:
        return False
    between = {sentence.key(at) for at in range(plan_end, mention.first)}
    cues = within(sentence.cues, plan_end, mention.first)
    return between <= _IS or any(Cue.LASTS in found.what for found in cues)


def _has_plan_behind(sentence: Sentence[int], mention: Mention) -> bool:
    if sentence.key(mention.end) == "plan":
        return True
    return any(cue.first == mention.end and Cue.PERIOD in cue.what for cue in sentence.cues)


def _is_period(statement: Statement, mention: Mention, near: frozenset[Cue]) -> bool:
    before = statement.before(mention)
    if Cue.OTHER_PLAN in before:
        return False
    return Cue.PERIOD in near or (Cue.LASTS in near and Cue.PLAN in before)


def _is_plans(statement: Statement, mention: Mention) -> bool:
    """Say whether a sentence opens with how long the plan lasts: «planen varer ut 2024»."""
    cues = within(statement.sentence.cues, statement.sentence.first, mention.first)
    if len(cues) < len(("plan", "lasts")):
        return False
    plan, lasts = cues[:2]
    opens = plan.first == statement.sentence.first and plan.end == lasts.first
    is_near = mention.first - lasts.end < _NEAR
    is_plan = not plan.what.isdisjoint((Cue.PLAN, Cue.PERIOD))
    return opens and is_near and is_plan and Cue.LASTS in lasts.what


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
