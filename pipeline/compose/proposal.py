"""The proposal: which points apply, and what they say. Conditions are here; the sentences are data in templates/.

Points K1–K7 are a municipality's, R1–R11 the council's. A municipality does not dispose of the council's money: it
takes note of it, and answers for its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.compose.amounts import AmountWords, over_years
from pipeline.compose.changes import change_points
from pipeline.compose.economy import bound_measures, cover, estimate_per_year, undecided_years
from pipeline.compose.names import MOST_IN_A_SENTENCE, measure_names, owned_names
from pipeline.compose.scope import Scope
from pipeline.compose.speech import Gap, filled, period, upper_first
from pipeline.domain.case import MunicipalChoices
from pipeline.domain.document import Block, ListItem, Paragraph, Section
from pipeline.domain.edition import CostAnswer, Remainder, Stance, StepRole
from pipeline.domain.kroner import Total
from pipeline.domain.measures import Status
from pipeline.domain.region import Council
from pipeline.domain.text import Figure, Line, changed, line, plain


@dataclass(frozen=True)
class Point:
    """A point by its key in the wording, what fills its gaps, and the items of the list under it."""

    key: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    items: tuple[str, ...] = ()


# --- the section ----------------------------------------------------------------------------------------


def proposal(scope: Scope) -> Section:
    """Give the section of the proposal, with its heading and introduction by who decides."""
    points = municipality_points(scope, scope.row) if scope.row else council_points(scope)
    blocks = [Paragraph(introduction(scope)), *_numbered(scope, tuple(points))]
    own = scope.row.own_points if scope.row else ()
    return Section(heading(scope), (*blocks, *(ListItem(line(text), ordered=True) for text in own)))


def proposer(scope: Scope) -> str:
    """Name who proposes: the municipality's director, or the role that region.yaml gives the council."""
    return scope.speech.words("forslagsstiller.kommune") if scope.row else scope.case.region.council.proposer


def heading(scope: Scope) -> str:
    """Head the proposal: «innstilling» when another committee decides, else «vedtak»."""
    key = "overskrift.forslag_innstilling" if _recommender(scope) else "overskrift.forslag_vedtak"
    return plain(scope.speech.fill(key, forslagsstiller=proposer(scope)))


def introduction(scope: Scope) -> Line:
    """Say who proposes what to whom."""
    organ, recommender = scope.inside(_organ(scope)), _recommender(scope)
    if recommender:
        return scope.speech.fill(
            "innledning.innstilling", forslagsstiller=proposer(scope), innstiller=scope.inside(recommender), organ=organ
        )
    return scope.speech.fill("innledning.vedtak", forslagsstiller=proposer(scope), organ=organ)


def _organ(scope: Scope) -> str:
    """Name the committee that decides; the council is called by its short name."""
    if scope.row is None:
        return scope.case.region.council.short_name
    decider = scope.case.decider_of(scope.organ)
    return decider.committee if decider else ""


def _recommender(scope: Scope) -> str:
    """Name the committee that recommends to the one that decides; nothing when it decides by itself, or has decided."""
    if scope.case.is_decided:
        return ""
    steps = [step for step in scope.case.path_of(scope.organ) if step.role is StepRole.RECOMMENDS]
    return steps[-1].committee if steps else ""


def _numbered(scope: Scope, points: tuple[Point, ...]) -> Iterator[Block]:
    """Say the points; the council has its full name where it is first named, then its short one."""
    council, organ = scope.case.region.council, upper_first(_organ(scope))
    is_named = False
    for point in points:
        pattern, is_named = _naming_council(scope.speech.wording[point.key], is_named=is_named)
        yield ListItem(filled(pattern, {**point.gaps, "organ": organ, **_council_names(council)}), ordered=True)
        yield from (ListItem(line(item), ordered=True, level=1) for item in point.items)


_COUNCIL: Final = re.compile(r"\{[Rr]ådet\}")


def _naming_council(pattern: str, *, is_named: bool) -> tuple[str, bool]:
    """Give the first gap for the council its full name, unless an earlier point has done so."""
    if is_named or not _COUNCIL.search(pattern):
        return pattern, is_named
    return _COUNCIL.sub("{rådet_fullt}", pattern, count=1), True


def _council_names(council: Council) -> dict[str, str]:
    short = council.short_name
    return {"rådet_fullt": council.name, "rådet": short, "Rådet": upper_first(short)}


# --- a municipality -------------------------------------------------------------------------------------


def municipality_points(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    """Give K1–K7 as they apply to a municipality."""
    for rule in MUNICIPALITY_RULES:
        yield from rule(scope, row)


def _stance(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    stance = scope.case.stance_of(row)
    keys = {
        Stance.INPUT_FROM_MINUTES: "K1.protokoll",
        Stance.OWN_INPUT: "K1.egne",
        Stance.SUPPORT: "K1.tilslutning",
        Stance.INFORMATION: "K1.orientering",
    }
    items = row.own_input if stance is Stance.OWN_INPUT else ()
    yield Point(keys[stance], {"periode": period(scope.plan.years.all)}, items)


def _use_of_frame(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    key = {1: "K2.igjen", 0: "K2.alt_brukt", -1: "K2.over"}[_sign(scope.plan.balance(scope.year).value)]
    yield Point(key, _frame_gaps(scope) | {"foreslår": scope.case.region.council.proposer})


def _own_cost(scope: Scope, row: MunicipalChoices) -> Iterator[Point]:
    if row.cost is None:
        return
    keys = {
        CostAnswer.NOTHING_NEW: "K3.ingen_ny",
        CostAnswer.COVERED: "K3.dekket",
        CostAnswer.TO_BE_BUDGETED: "K3.budsjetteres",
    }
    share = scope.case.share_of(row)
    gaps: dict[str, Gap] = {"kommune": row.municipality.name, "år": scope.year}
    yield Point(keys[row.cost.value], gaps | ({} if share is None else {"andel": scope.speech.kroner(share)}))


def _planned_later(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    years = scope.later_totals(bound=False)
    if any(amount for _, amount in years):
        key = "K4.planlagt" if len(years) > 1 else "K4.planlagt.ett_år"
        yield Point(key, {"senere": over_years(scope.speech, years)})


def _bound_later(scope: Scope, _row: MunicipalChoices) -> Iterator[Point]:
    years = scope.later_totals(bound=True)
    if any(amount for _, amount in years):
        yield Point("K4.bindende", _bound_gaps(scope))


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

# --- the council ----------------------------------------------------------------------------------------


def council_points(scope: Scope) -> Iterator[Point]:
    """Give R1–R11 as they apply to the council."""
    for rule in COUNCIL_RULES:
        yield from rule(scope)


def _adopts(scope: Scope) -> Iterator[Point]:
    yield Point("R1", {"periode": period(scope.plan.years.all), "nr": scope.plan_attachment})


def _refers_to_input(scope: Scope) -> Iterator[Point]:
    deciders = [
        scope.speech.fill("organ_i", organ=scope.inside(step.committee), kommune=row.municipality.name)
        for row in scope.case.municipal
        if row.input_decided and (step := scope.case.decider_of(row.municipality.name))
    ]
    if deciders:
        yield Point("R2", {"organer": scope.speech.join(deciders)})


def _uses_frame(scope: Scope) -> Iterator[Point]:
    if not scope.plan.with_money_now:
        yield Point("R3.ingen", _frame_gaps(scope))
        return
    key = {1: "R3", 0: "R3.alt", -1: "R3.over"}[_sign(scope.plan.balance(scope.year).value)]
    measures = scope.speech.fill("tiltak", antall=scope.speech.count(scope.plan.number_of(scope.plan.with_money_now)))
    yield Point(key, _frame_gaps(scope) | {"tiltak": measures, "nr": scope.sum_tables[0]})


def _remainder(scope: Scope) -> Iterator[Point]:
    balance = scope.plan.balance(scope.year).value
    if balance < 0:
        yield Point("R4.over", _frame_gaps(scope))
    if balance <= 0 or scope.case.choices.remainder is None:
        return
    choices = scope.case.choices
    gaps: dict[str, Gap] = {"rest": scope.speech.kroner(scope.plan.left_of_frame(scope.year))}
    match choices.remainder:
        case Remainder.OWN_CASE:
            yield Point("R4.egen_sak", gaps)
        case Remainder.CARRIED_OVER:
            yield Point("R4.overføres", gaps | {"neste_år": scope.year + 1})
        case Remainder.AUTHORITY:
            yield Point("R4.fullmakt", gaps | {"beløp": _authority(scope), "rolle": proposer(scope)})


def _authority(scope: Scope) -> Figure:
    amount = scope.case.choices.authority
    return scope.speech.kroner(Total(amount.value, (amount.at,)) if amount else Total(0))


def _plans_later(scope: Scope) -> Iterator[Point]:
    years = scope.later_totals(bound=False)
    if not any(amount for _, amount in years):
        return
    later = scope.plan.years.later
    gaps: dict[str, Gap] = {"sum": scope.speech.kroner(scope.plan.planned(*later)), "periode": period(later)}
    if len(later) == 1:
        yield Point("R5.ett_år", gaps)
    else:
        yield Point("R5", gaps | {"per_år": AmountWords(scope.speech, with_unit=True).per_year(years)})


def _binds_later(scope: Scope) -> Iterator[Point]:
    if any(amount for _, amount in scope.later_totals(bound=True)):
        yield Point("R6", _bound_gaps(scope))


def _estimates(scope: Scope) -> Iterator[Point]:
    for measure in scope.plan.estimated:
        yield Point(
            "R7", {"beløp": estimate_per_year(scope, measure), "tiltak": measure_names(scope.speech, [measure])}
        )


def _undecided(scope: Scope) -> Iterator[Point]:
    """Give one point for each thing that is waited for, and the years that wait for it."""
    groups: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for measure in scope.plan.undecided:
        groups.setdefault((measure.settled_when, tuple(undecided_years(measure))), []).append(measure.number.value)
    for (condition, years), numbers in groups.items():
        gaps: dict[str, Gap] = {
            "tiltak": measure_names(scope.speech, [scope.plan.measure(number) for number in numbers]),
            "år": scope.speech.years(years),
            "neste_år": scope.year + 1,
        }
        if condition:
            yield Point("R8.når", gaps | {"forutsetning": changed(condition, lambda text: text.rstrip("."))})
        else:
            yield Point("R8", gaps)


def _others_money(scope: Scope) -> Iterator[Point]:
    unsure = scope.plan.uncertain_financing
    if unsure:
        key = "R9.ett" if len(unsure) == 1 else "R9.flere"
        yield Point(key, {"tiltak": measure_names(scope.speech, unsure)})


def _report(scope: Scope) -> Iterator[Point]:
    day = scope.case.choices.report_by
    if day:
        yield Point("R10", {"rolle": scope.inside(proposer(scope)), "dato": scope.speech.date(day)})


def _changes(scope: Scope) -> Iterator[Point]:
    yield from (Point(key, gaps) for key, gaps in change_points(scope))


def _every_year(_scope: Scope) -> Iterator[Point]:
    yield Point("R11")


COUNCIL_RULES: Final[tuple[Callable[[Scope], Iterator[Point]], ...]] = (
    _adopts,
    _refers_to_input,
    _uses_frame,
    _remainder,
    _plans_later,
    _binds_later,
    _estimates,
    _undecided,
    _others_money,
    _changes,
    _report,
    _every_year,
)

# --- gaps that several points share ---------------------------------------------------------------------


def _frame_gaps(scope: Scope) -> dict[str, Gap]:
    plan, speech, year = scope.plan, scope.speech, scope.year
    return {
        "sum": speech.kroner(plan.proposed(year)),
        "ramme": speech.kroner(plan.frame_total(year)),
        "rest": speech.kroner(plan.left_of_frame(year)),
        "overskridelse": speech.kroner(plan.excess(year)),
        "inndekning": cover(scope),
        "år": year,
    }


def _bound_gaps(scope: Scope) -> dict[str, Gap]:
    return {
        "senere": over_years(scope.speech, scope.later_totals(bound=True)),
        "tiltak": measure_names(scope.speech, bound_measures(scope)),
    }


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
