"""The points of a municipality, K1–K7. Conditions are here; the sentences are data in templates/.

A municipality does not dispose of the council's money: it takes note of it, and answers for its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.compose.proposal.points import Point, bound_gaps, frame_gaps, sign_of
from pipeline.compose.speech.amounts import over_years
from pipeline.compose.speech.names import MOST_IN_A_SENTENCE, owned_names
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, period
from pipeline.domain.case.case import MunicipalChoices
from pipeline.domain.case.choices import Stance
from pipeline.domain.plan.measures import Status


def municipality_points(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    """Give K1–K7 as they apply to a municipality; where it treats the council's budget, K1 and K3."""
    for rule in BUDGET_RULES if scope.is_budget_plan else MUNICIPALITY_RULES:
        yield from rule(scope, row)


def _stance(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    stance = scope.case.stance_of(row)
    of_budget = scope.is_budget_plan and stance in {Stance.SUPPORT, Stance.INFORMATION}
    items = row.own_input if stance is Stance.OWN_INPUT else ()
    key = phrase_key("K1.budsjett" if of_budget else "K1", stance)
    yield Point(key, {"periode": period(scope.plan.years.all), "år": scope.year}, items)


def _use_of_frame(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    key = {1: "K2.igjen", 0: "K2.alt_brukt", -1: "K2.over"}[sign_of(scope.plan.balance(scope.year).value)]
    yield Point(key, frame_gaps(scope) | {"foreslår": scope.case.region.council.proposer})


def _own_cost(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    if row.cost is None:
        return
    share = scope.case.share_of(row)
    gaps: dict[str, Gap] = {"kommune": row.municipality.name, "år": scope.year}
    if share is not None:
        gaps["andel"] = scope.speech.kroner(share)
    yield Point(phrase_key("K3", row.cost.value), gaps)


def _planned_later(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    years = scope.later_totals(bound=False)
    if any(amount for _, amount in years):
        key = "K4.planlagt" if len(years) > 1 else "K4.planlagt.ett_år"
        yield Point(key, {"senere": over_years(scope.speech, years, scope.free_period())})


def _bound_later(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    years = scope.later_totals(bound=True)
    if any(amount for _, amount in years):
        yield Point("K4.bindende", bound_gaps(scope))


def _own_measures(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    owned = scope.plan.owned_by(*row.municipality.names)
    if not owned:
        return
    is_list = len(owned) > MOST_IN_A_SENTENCE
    key = "K5.liste" if is_list else "K5.ett" if len(owned) == 1 else "K5.flere"
    has_money = any(measure.now.status is Status.PROPOSED and measure.now.total for measure in owned)
    names = owned_names(scope.speech, scope.plan, row.municipality)
    gaps: dict[str, Gap] = {"kommune": row.municipality.name, "år": scope.year}
    gaps |= {} if is_list else {"tiltak": scope.speech.join(names)}
    yield Point(f"{key}.midler" if has_money else key, gaps, tuple(names) if is_list else ())


def _next_step(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    decider = scope.case.decider_of(None)
    if decider and decider.meeting:
        yield Point("K6.med_dato", {"dato": scope.speech.date(decider.meeting)})
    else:
        yield Point("K6")


def _yearly(_scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    yield Point("K7")


MUNICIPALITY_RULES: Final[tuple[Callable[[Scope, MunicipalChoices], Iterator[Point]], ...]] = (
    _stance,
    _use_of_frame,
    _own_cost,
    _planned_later,
    _bound_later,
    _own_measures,
    _next_step,
    _yearly,
)
BUDGET_RULES: Final = (_stance, _own_cost)
