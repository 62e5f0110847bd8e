"""What has to be right in the council's own budget, when the plan is a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.plan.plan_rules import DECIDED_OVER_FRAME
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.budget import Post
from pipeline.domain.region.cost_key import county_share
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

NEEDED: Final = (Post.MUNICIPALITIES, Post.RUNNING_COSTS)


BUDGET_NOT_WANTED: Final = Kind(
    "SB-238",
    Severity.ERROR,
    says=Said(
        "Arket Budsjett er fylt ut, men Sakstype i arket Sak er egen sak.",
        "The sheet Budsjett is filled in, but Sakstype in the sheet Sak is «egen sak».",
    ),
    fix=Said(
        "Velg del av budsjett- og tiltaksplan som Sakstype, eller tøm arket Budsjett.",
        "Choose the other Sakstype in the sheet Sak, or empty the sheet Budsjett.",
    ),
)

BUDGET_MISSING: Final = Kind(
    "SB-237",
    Severity.ERROR,
    says=Said(
        "Saken er en del av budsjett- og tiltaksplanen, men arket Budsjett har ingen linje for {post}.",
        "The case is part of the budget plan, but the sheet Budsjett has no line for {post}.",
    ),
    fix=Said(
        "Legg inn linjen i arket Budsjett, eller velg egen sak som Sakstype i arket Sak.",
        "Enter the line in the sheet Budsjett, or choose «egen sak» as Sakstype in the sheet Sak.",
    ),
)


def budget_belongs_to_the_kind_of_case(case: Case) -> Iterator[Finding]:
    """A part of the budget plan has a budget, with contributions and running costs; a case of its own has none."""
    sheet, budget = Place(case.workbook, sheet=layout.BUDGET.name), case.plan.budget
    if case.choices.kind is CaseKind.OWN_CASE:
        if budget:
            yield BUDGET_NOT_WANTED.at(budget.lines[0].at)
        return
    for post in NEEDED:
        if not budget.of(post):
            yield BUDGET_MISSING.at(sheet, post=post)


BUDGET_UNBALANCED: Final = Kind(
    "SB-233",
    Severity.ERROR,
    says=Said(
        "Budsjettet for {year} går ikke opp: tiltakene koster {costs} kroner, men det er {frame} kroner igjen til "
        "dem. Det mangler {missing} kroner.",
        "The budget for {year} does not balance: the measures cost {costs} kroner, but {frame} kroner are left for "
        "them. {missing} kroner are missing.",
    ),
    fix=Said(
        "Senk beløpene, eller legg inn bruk av fond i arket Budsjett.",
        "Lower the amounts, or enter «bruk av fond» in the sheet Budsjett.",
    ),
)


def budget_balances(case: Case) -> Iterator[Finding]:
    """What comes in covers the council's own costs and the measures, in every year that the budget knows."""
    plan = case.plan
    for year in plan.years.all:
        if plan.budget.is_known(year) and not _is_covered(case, year):
            line = plan.budget.lines[0]
            kind = DECIDED_OVER_FRAME if case.is_decided else BUDGET_UNBALANCED
            yield kind.at(
                (line.in_year(year) or line).at, year=year, costs=digits(plan.proposed(year).value),
                frame=digits(plan.frame_total(year).value), missing=digits(plan.excess(year).value),
            )  # fmt: skip


def _is_covered(case: Case, year: int) -> bool:
    frame = case.plan.frame(year)
    return not case.plan.excess(year) or bool(frame and frame.cover.text)


CONTRIBUTION_DISAGREES: Final = Kind(
    "SB-325",
    Severity.ERROR,
    says=Said(
        "Tilskudd fra kommunene er {stated} kroner i arket Sak, men {by_budget} kroner i arket Budsjett.",
        "Tilskudd fra kommunene is {stated} kroner in the sheet Sak, but {by_budget} kroner in the sheet Budsjett.",
    ),
    fix=Said(
        "La cellen i arket Sak stå tom når budsjettet er fylt ut, eller rett det ene beløpet.",
        "Leave the cell in the sheet Sak empty when the budget is filled in, or correct one of the amounts.",
    ),
)


def contribution_is_said_once(case: Case) -> Iterator[Finding]:
    """The sheet `Sak` and the budget do not say two things of what the municipalities pay."""
    stated, lines = case.choices.contribution, case.plan.budget.of(Post.MUNICIPALITIES)
    by_budget = case.plan.budget.amount(case.plan.years.budget, Post.MUNICIPALITIES)
    is_whole = bool(lines) and all(line.in_year(case.plan.years.budget) for line in lines)  # a blank one is asked for
    if stated is not None and is_whole and stated.value != by_budget.value:
        yield CONTRIBUTION_DISAGREES.at(
            stated.at, stated.value, stated=digits(stated.value), by_budget=digits(by_budget.value)
        )


BOUND_NOT_COVERED: Final = Kind(
    "SB-250",
    Severity.ERROR,
    says=Said(
        "Vedtak binder {bound} kroner til tiltak i {year}, men rammen er bare {frame} kroner. Det mangler {missing} "
        "kroner.",
        "Decisions bind {bound} kroner to measures in {year}, but the frame is only {frame} kroner. {missing} kroner "
        "are missing.",
    ),
    fix=Said(
        "Øk rammen (mer inntekter, mindre drift, bruk av fond), si hva som dekker det i arket Ramme under Inndekning, "
        "eller legg frem en sak om å endre forpliktelsen.",
        "Raise the frame (more income, lower running costs, money from a fund), say what covers it in the sheet Ramme "
        "under Inndekning, or put forward a case to change the commitment.",
    ),
)


def frame_covers_what_is_bound(case: Case) -> Iterator[Finding]:
    """A year's frame covers at least what decisions bind; nothing that the plan leaves out could make up for it."""
    plan = case.plan
    for frame in plan.frames:
        if frame.year in plan.years.all and not frame.cover.text:
            bound, whole = plan.bound_in(frame.year, plan.binding), plan.frame_total(frame.year)
            if bound.value > whole.value:
                yield BOUND_NOT_COVERED.at(
                    frame.amount.at, year=frame.year, frame=digits(whole.value),
                    bound=digits(bound.value), missing=digits(bound.value - whole.value),
                )  # fmt: skip


COUNTY_DISAGREES: Final = Kind(
    "SB-252",
    Severity.ERROR,
    says=Said(
        "Fylkeskommunale midler er {county} kroner, men fordelingsnøkkelen gir {by_key} kroner.",
        "The county's money is {county} kroner, but the cost key gives {by_key} kroner.",
    ),
    fix=Said(
        "Rett beløpet i arket Budsjett, eller andelen ved fylkeskommunen i region.yaml.",
        "Correct the amount in the sheet Budsjett, or the share at fylkeskommunen in region.yaml.",
    ),
)


def county_pays_by_the_key(case: Case) -> Iterator[Finding]:
    """What the fylkeskommune pays is what the cost key says, where it says so."""
    key, budget, year = case.region.cost_key, case.plan.budget, case.plan.years.budget
    if key is None or key.county is None or not budget:
        return
    municipalities, county = (budget.amount(year, post) for post in (Post.MUNICIPALITIES, Post.COUNTY))
    by_key = county_share(Kroner(municipalities.value), Kroner(county.value), key.county.value)
    if county.value != by_key:
        at = county.places[0] if county.places else budget.lines[0].at
        yield COUNTY_DISAGREES.at(at, county.value, county=digits(county.value), by_key=digits(by_key))


CARRIED_NOT_GIVEN: Final = Kind(
    "SB-251",
    Severity.WARNING,
    says=Said(
        "{carried} kroner er overført fra året før til {measures}, men tiltakene får bare {given} kroner.",
        "{carried} kroner are carried over from the year before to {measures}, but the measures get only {given} "
        "kroner.",
    ),
    fix=Said(
        "Øk beløpet i arket Tiltak ({cells}); er statusen en annen enn foreslått, velger du den først. Eller rett Går "
        "til tiltak i arket Budsjett ({goes_to}).",
        "Raise the amount in the sheet Tiltak ({cells}); where the status is another than foreslått, choose that "
        "first. Or correct «Går til tiltak» in the sheet Budsjett ({goes_to}).",
    ),
)


def money_carried_over_is_given(case: Case) -> Iterator[Finding]:
    """Measures that money is carried over to get at least as much in the budget year."""
    plan, year = case.plan, case.plan.years.budget
    for line in plan.budget.of(Post.CARRIED_OVER):
        measures = [measure for measure in plan.measures if measure.number.value in line.goes_to]
        given = plan.proposed(year, of=measures)
        carried = line.in_year(year)
        if measures and carried and given.value < carried.value:
            yield CARRIED_NOT_GIVEN.at(
                carried.at, carried.value, carried=digits(carried.value), given=digits(given.value),
                measures=", ".join(measure.number.value for measure in measures),
                cells=", ".join(measure.now.at.cell or "" for measure in measures),
                goes_to=(line.goes_to_at or line.at).cell,
            )  # fmt: skip
