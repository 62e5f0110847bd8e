"""What has to be right in the council's own budget, when the plan is a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.plan.budget import Post
from pipeline.domain.region.cost_key import county_share
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place
from pipeline.domain.workbook import layout

NEEDED: Final = (Post.MUNICIPALITIES, Post.RUNNING_COSTS)


def budget_belongs_to_the_kind_of_case(case: Case) -> Iterator[Finding]:
    """A part of the budget plan has a budget, with contributions and running costs; a case of its own has none."""
    sheet, budget = Place(case.workbook, sheet=layout.BUDGET.name), case.plan.budget
    if case.choices.kind is CaseKind.OWN_CASE:
        if budget:
            yield sb.BUDGET_NOT_WANTED.at(budget.lines[0].at)
        return
    for post in NEEDED:
        if not budget.of(post):
            yield sb.BUDGET_MISSING.at(sheet, post=post)


def budget_balances(case: Case) -> Iterator[Finding]:
    """What comes in covers the council's own costs and the measures, in every year that the budget knows."""
    plan = case.plan
    for year in plan.years.all:
        if plan.budget.is_known(year) and not _is_covered(case, year):
            line = plan.budget.lines[0]
            kind = sb.DECIDED_OVER_FRAME if case.is_decided else sb.BUDGET_UNBALANCED
            yield kind.at(
                (line.in_year(year) or line).at, year=year, costs=digits(plan.proposed(year).value),
                frame=digits(plan.frame_total(year).value), missing=digits(plan.excess(year).value),
            )  # fmt: skip


def _is_covered(case: Case, year: int) -> bool:
    frame = case.plan.frame(year)
    return not case.plan.excess(year) or bool(frame and frame.cover)


def contribution_is_said_once(case: Case) -> Iterator[Finding]:
    """The sheet `Sak` and the budget do not say two things of what the municipalities pay."""
    stated, lines = case.choices.contribution, case.plan.budget.of(Post.MUNICIPALITIES)
    by_budget = case.plan.budget.amount(case.plan.years.budget, Post.MUNICIPALITIES)
    is_whole = bool(lines) and all(line.in_year(case.plan.years.budget) for line in lines)  # a blank one is asked for
    if stated is not None and is_whole and stated.value != by_budget.value:
        yield sb.CONTRIBUTION_DISAGREES.at(
            stated.at, stated.value, stated=digits(stated.value), by_budget=digits(by_budget.value)
        )


def frame_covers_what_is_bound(case: Case) -> Iterator[Finding]:
    """A year's frame covers at least what decisions bind; nothing that the plan leaves out could make up for it."""
    plan = case.plan
    for frame in plan.frames:
        if frame.year in plan.years.all and not frame.cover:
            bound, whole = plan.bound_in(frame.year, plan.binding), plan.frame_total(frame.year)
            if bound.value > whole.value:
                yield sb.BOUND_NOT_COVERED.at(
                    frame.amount.at, year=frame.year, frame=digits(whole.value),
                    bound=digits(bound.value), missing=digits(bound.value - whole.value),
                )  # fmt: skip


def county_pays_by_the_key(case: Case) -> Iterator[Finding]:
    """What the fylkeskommune pays is what the cost key says, where it says so."""
    key, budget, year = case.region.cost_key, case.plan.budget, case.plan.years.budget
    if key is None or key.county is None or not budget:
        return
    municipalities, county = (budget.amount(year, post) for post in (Post.MUNICIPALITIES, Post.COUNTY))
    by_key = county_share(Kroner(municipalities.value), Kroner(county.value), key.county.value)
    if county.value != by_key:
        at = county.places[0] if county.places else budget.lines[0].at
        yield sb.COUNTY_DISAGREES.at(at, county.value, county=digits(county.value), by_key=digits(by_key))


def money_carried_over_is_given(case: Case) -> Iterator[Finding]:
    """Measures that money is carried over to get at least as much in the budget year."""
    plan, year = case.plan, case.plan.years.budget
    for line in plan.budget.of(Post.CARRIED_OVER):
        measures = [measure for measure in plan.measures if measure.number.value in line.goes_to]
        given = plan.proposed(year, of=measures)
        carried = line.in_year(year)
        if measures and carried and given.value < carried.value:
            yield sb.CARRIED_NOT_GIVEN.at(
                carried.at, carried.value, carried=digits(carried.value), given=digits(given.value),
                measures=", ".join(measure.number.value for measure in measures),
                cells=", ".join(measure.now.at.cell or "" for measure in measures),
                goes_to=(line.goes_to_at or line.at).cell,
            )  # fmt: skip
