"""The points of a municipality, K1–K6. Conditions are here; the sentences are data in templates/.

A municipality does not dispose of the council's money: it takes note of it in one point, and answers for its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.compose.proposal.points import Point, frame_gaps
from pipeline.compose.sections.economy import bound_measures
from pipeline.compose.speech.amounts import total_of
from pipeline.compose.speech.names import MOST_IN_A_POINT, MOST_IN_A_SENTENCE, names_or_count, owned_names
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, period
from pipeline.domain.case.case import MunicipalChoices
from pipeline.domain.case.choices import CostAnswer, Stance
from pipeline.domain.plan.plan import FrameUse
from pipeline.domain.values.text import Line, plain

_MOST_IN_A_LINE: Final = 170  # characters of two things that are taken note of; more are easier to read as a list


def municipality_points(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    """Give K1–K6 as they apply to a municipality; where it treats the council's budget, K1–K3."""
    for rule in BUDGET_RULES if scope.is_budget_plan else MUNICIPALITY_RULES:
        yield from rule(scope, row)


# --- its stance, and what it takes note of (K1, K2) -----------------------------------------------------


def _stance(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    """K1, and K2 in the same point where the stance is to take note, too."""
    stance = scope.case.stance_of(row)
    of_budget = scope.is_budget_plan and stance in {Stance.SUPPORT, Stance.INFORMATION}
    key = phrase_key("K1.budsjett" if of_budget else "K1", stance)
    gaps: dict[str, Gap] = {"periode": period(scope.plan.years.all), "år": scope.year}
    noted = tuple(_noted(scope, row))
    if stance is Stance.INFORMATION and noted:
        yield _taken_note_of(scope, (f"{key}.at", f"{key}.liste"), noted, gaps)
        return
    yield Point(
        key, gaps, tuple(filter(None, map(scope.speech.say, row.own_input))) if stance is Stance.OWN_INPUT else ()
    )
    if noted:
        yield _taken_note_of(scope, ("K2.at", "K2.liste"), noted, {})


def _taken_note_of(scope: Scope, keys: tuple[str, str], noted: tuple[Line, ...], gaps: dict[str, Gap]) -> Point:
    """Put what is taken note of into one sentence where it is short, else into a list."""
    in_a_sentence, as_a_list = keys
    match noted:
        case [only]:
            return Point(in_a_sentence, {**gaps, "det": only})
        case [first, second] if len(plain(first) + plain(second)) <= _MOST_IN_A_LINE:
            return Point(in_a_sentence, {**gaps, "det": scope.speech.fill("K2.og", første=first, andre=second)})
    return Point(as_a_list, gaps, noted)


def _noted(scope: Scope, row: MunicipalChoices) -> Iterator[Line]:
    """Say what the plan does with money, and what it costs the municipality; of the council's budget the latter."""
    if not scope.is_budget_plan:
        yield from _use_of_frame(scope)
        yield from _later_years(scope)
    yield from _no_grant(scope, row)


def _use_of_frame(scope: Scope) -> Iterator[Line]:
    use = scope.plan.frame_use(scope.year)
    if use is not FrameUse.NO_MONEY:
        yield scope.speech.fill(phrase_key("K2.det", use), **frame_gaps(scope))


def _later_years(scope: Scope) -> Iterator[Line]:
    speech, planned, bound = scope.speech, scope.later_totals(bound=False), scope.later_totals(bound=True)
    if total_of(planned):
        key = "K2.det.planlagt" if len(planned) > 1 else "K2.det.planlagt.ett_år"
        yield speech.fill(key, sum=speech.kroner(total_of(planned)), periode=scope.free_period())
    if total_of(bound):
        names = names_or_count(speech, scope.plan, bound_measures(scope))
        years = period(scope.plan.years.later)
        yield speech.fill("K2.det.bundet", sum=speech.kroner(total_of(bound)), tiltak=names, periode=years)


def _no_grant(scope: Scope, row: MunicipalChoices) -> Iterator[Line]:
    """Say that the case asks for no new grant, or that the share is covered; a share of nothing is not paid."""
    if row.cost is None:
        return
    share, year = scope.case.share_of(row), scope.year
    if row.cost.value is CostAnswer.NOTHING_NEW:
        yield scope.speech.fill("K2.det.ingen_ny", år=year)
    elif share is not None and not share:
        yield scope.speech.fill("K2.det.uten_andel", år=year)
    elif share is not None and row.cost.value is CostAnswer.COVERED:
        yield scope.speech.fill("K2.det.dekket", andel=scope.speech.kroner(share), år=year)


# --- what it does itself (K3, K5), and what comes after (K6) ---------------------------------------------


def _own_grant(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    share = scope.case.share_of(row)
    if row.cost and row.cost.value is CostAnswer.TO_BE_BUDGETED and share:
        yield Point("K3.budsjetteres", {"år": scope.year, "andel": scope.speech.kroner(share)})


def _own_measures(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    names = owned_names(scope.speech, scope.plan, row.municipality, scope.case.region)
    if len(names) > MOST_IN_A_POINT:
        owned = scope.plan.owned_by(*row.municipality.names)
        yield Point("K5.ansvar_antall", {"antall": scope.speech.count_of_measures(scope.plan.number_of(owned))})
    elif len(names) > MOST_IN_A_SENTENCE:
        yield Point("K5.ansvar_liste", {}, tuple(names))
    elif names:
        key = "K5.ansvar_ett" if len(names) == 1 else "K5.ansvar_flere"
        yield Point(key, {"tiltak": scope.speech.join(names)})


def _next_step(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    decider = scope.case.decider_of(None)
    without = "" if scope.has_money else ".uten_penger"
    if decider and decider.meeting:
        yield Point(f"K6.oppdateres.med_dato{without}", {"dato": scope.speech.date(decider.meeting)})
    else:
        yield Point(f"K6.oppdateres{without}")


MUNICIPALITY_RULES: Final[tuple[Callable[[Scope, MunicipalChoices], Iterator[Point]], ...]] = (
    _stance,
    _own_grant,
    _own_measures,
    _next_step,
)
BUDGET_RULES: Final = (_stance, _own_grant)
