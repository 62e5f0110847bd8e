"""The points of the council when the plan is a part of its budget, D1–D12. The sentences are data in templates/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from pipeline.compose.proposal.council import (
    binds_later,
    others_money,
    plans_later,
    refers_to_input,
    remainder,
    since_last_year,
    undecided,
)
from pipeline.compose.proposal.points import Point, adopted, proposer
from pipeline.compose.speech.names import measure_names
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.post_words import name_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, dated, period
from pipeline.domain.plan.budget import INCOME, Post
from pipeline.domain.values.kroner import stated
from pipeline.domain.values.text import Line


def budget_points(scope: Scope) -> Iterator[Point]:
    """Give D1–D12 as they apply to the council."""
    for rule in BUDGET_RULES:
        yield from rule(scope)


def _adopts(scope: Scope) -> Iterator[Point]:
    """D1."""
    gaps: dict[str, Gap] = {"år": scope.year, "periode": period(scope.plan.years.all), "nr": scope.plan_attachment}
    yield adopted(scope, "D1", gaps)


# --- income (D2, D3) ------------------------------------------------------------------------------------


def _income(scope: Scope) -> Iterator[Point]:
    """D2: what comes in, from whom; a source of nothing is not said."""
    speech, budget, year = scope.speech, scope.plan.budget, scope.year
    sums = [(phrase_key("D2", post), budget.amount(year, post)) for post in INCOME]
    said = [speech.fill(key, beløp=speech.kroner(amount), forrige_år=year - 1) for key, amount in sums if amount]
    gaps: dict[str, Gap] = {"år": year, "kilder": speech.join(said)}
    if len(said) == 1:
        yield Point("D2.én_kilde", gaps)
    elif said:
        yield Point("D2", gaps | {"inntekter": speech.kroner(budget.income(year))})


def _shares(scope: Scope) -> Iterator[Point]:
    """D3: what each municipality pays, by which key, and on what condition."""
    contribution, speech = scope.case.contribution, scope.speech
    if not contribution:
        return
    gaps: dict[str, Gap] = {"tilskudd": speech.kroner(contribution), "år": scope.year}
    key = scope.case.region.cost_key
    if not scope.case.shares:
        yield Point("D3.uten_andeler", gaps)
        return
    gaps["andeler"] = speech.join(
        [speech.fill("D3.andel", beløp=speech.kroner(share), kommune=m.called) for m, share in scope.case.shares]
    )
    if key is None:
        yield Point("D3.avtalt", gaps)
    elif key.by_population:
        yield Point("D3.folketall", gaps | {"dato": dated(key.counted_on)})
    else:
        yield Point("D3", gaps)


# --- what it is used for (D4, D5, D6) -------------------------------------------------------------------


def _uses(scope: Scope) -> Iterator[Point]:
    """D4: what goes to measures and to the council itself, and what of it is bound from before."""
    plan, speech, year = scope.plan, scope.speech, scope.year
    measures, costs = plan.proposed(year), plan.budget.amount(year, Post.RUNNING_COSTS)
    gaps: dict[str, Gap] = {"år": year, "drift": speech.kroner(costs), "tiltak": speech.kroner(measures)}
    bound = plan.bound_from_before
    then = (Point("D4.av_dette_bundet", {"bundet": speech.kroner(bound)}),) if bound else ()
    if measures:
        yield Point("D4" if costs else "D4.uten_drift", gaps, then=then)
    elif costs:
        yield Point("D4.ingen_tiltak", gaps)


def _sets_aside(scope: Scope) -> Iterator[Point]:
    """D4, of what is set aside."""
    said = _lines(scope, Post.TO_FUND, "D4.til_fond")
    if said:
        yield Point("D4.avsetning", {"beløp": said, "år": scope.year})


def _unused(scope: Scope) -> Iterator[Point]:
    """D5: what was not used last year, and which measures it goes to."""
    budget, speech, year = scope.plan.budget, scope.speech, scope.year
    unused, for_measures = budget.unused(year), budget.unused_for_measures(year)
    if not unused:
        return
    gaps: dict[str, Gap] = {"ubrukt": speech.kroner(unused), "år": year, "forrige_år": year - 1}
    if not for_measures:
        yield Point("D5", gaps)
        return
    numbers = dict.fromkeys(chain.from_iterable(line.goes_to for line in budget.of(Post.CARRIED_OVER)))
    gaps["tiltak"] = measure_names(speech, [scope.plan.measure(number) for number in numbers])
    if for_measures.value == unused.value:
        yield Point("D5.alt_til_tiltak", gaps)
    else:
        yield Point("D5.til_tiltak", gaps | {"beløp": speech.kroner(for_measures)})


def _from_fund(scope: Scope) -> Iterator[Point]:
    """D6, of what the budget takes from funds to balance."""
    said = _lines(scope, Post.FROM_FUND, "D6.fra_fond")
    if said:
        yield Point("D6.bruker_fond", {"beløp": said, "år": scope.year})


def _lines(scope: Scope, post: Post, key: str) -> Line:
    """List the lines of a post that have money in the budget year, each with its fund."""
    speech = scope.speech
    amounts = [(line, line.total(scope.year)) for line in scope.plan.budget.of(post)]
    said = [speech.fill(key, beløp=speech.kroner(a), fond=name_of(line, speech)) for line, a in amounts if a]
    return speech.join(said)


# --- authority and reports (D11, D12) -------------------------------------------------------------------


def _shifts(scope: Scope) -> Iterator[Point]:
    """D11: how much may be moved between measures; nobody has that authority by default."""
    amount = scope.case.choices.shift_authority
    if amount is not None and amount.value:
        said = scope.speech.kroner(stated(amount))
        yield Point("D11", {"rolle": proposer(scope), "beløp": said})


def _reports(scope: Scope) -> Iterator[Point]:
    """D12: by when the council wants to know, once or twice."""
    choices = scope.case.choices
    days = [scope.speech.date(day) for day in (choices.report_by, choices.report_again_by) if day]
    gaps = dict(zip(("dato", "ny_dato"), days, strict=False))
    if days:
        key = "D12" if len(days) == 1 else "D12.flere"
        yield Point(key, {"rolle": scope.inside(proposer(scope)), **gaps})


BUDGET_RULES: Final[tuple[Callable[[Scope], Iterator[Point]], ...]] = (
    _adopts,
    refers_to_input,
    _income,
    _shares,
    _uses,
    _sets_aside,
    _unused,
    remainder,
    _from_fund,
    plans_later,
    binds_later,
    undecided,
    others_money,
    since_last_year,
    _shifts,
    _reports,
)
