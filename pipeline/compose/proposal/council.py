"""The points of the council when the plan is a case of its own, R1–R11. The sentences are data in templates/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.compose.proposal.points import Point, adopted, bound_gaps, frame_gaps, proposer, sign_of
from pipeline.compose.sections.changes import change_points
from pipeline.compose.sections.economy import estimate_per_year, undecided_years
from pipeline.compose.sections.municipal_input import decision_of
from pipeline.compose.sections.tables import sum_tables
from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.names import measure_names
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, period
from pipeline.domain.case.choices import Remainder
from pipeline.domain.values.kroner import Total, stated
from pipeline.domain.values.text import Figure, without_stop


def council_points(scope: Scope) -> Iterator[Point]:
    """Give R1–R11 as they apply to the council."""
    for rule in COUNCIL_RULES:
        yield from rule(scope)


def _adopts(scope: Scope) -> Iterator[Point]:
    yield adopted(scope, "R1", {"periode": period(scope.plan.years.all), "nr": scope.plan_attachment})


def refers_to_input(scope: Scope) -> Iterator[Point]:
    """Refer to what the municipalities have said, when any has."""
    deciders = [
        decision_of(scope, row, step)
        for row in scope.case.municipal
        if row.input_decided and (step := scope.case.decider_of(row.municipality.name))
    ]
    if deciders:
        key = "R2.vedtak" if len(deciders) == 1 else "R2.vedtakene"
        answered = ".svar" if scope.case.input_is_answered else ""
        yield Point(f"{key}{answered}", {"organer": scope.speech.join(deciders)})


def _uses_frame(scope: Scope) -> Iterator[Point]:
    if not scope.plan.with_money_now:
        yield Point("R3.ingen", frame_gaps(scope))
        return
    key = {1: "R3", 0: "R3.alt", -1: "R3.over"}[sign_of(scope.plan.balance(scope.year).value)]
    measures = scope.speech.fill("tiltak", antall=scope.speech.count(scope.plan.number_of(scope.plan.with_money_now)))
    yield Point(key, frame_gaps(scope) | {"tiltak": measures, "nr": sum_tables(scope)[0]})


def remainder(scope: Scope) -> Iterator[Point]:
    """Say what happens with the part of the frame that no measure has, or what covers what is missing."""
    balance = scope.plan.balance(scope.year).value
    if balance < 0:
        yield Point("R4.over", frame_gaps(scope))
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
    return scope.speech.kroner(stated(amount) if amount else Total(0))


def plans_later(scope: Scope) -> Iterator[Point]:
    """Say what is planned, and binds nobody, after the budget year."""
    years = scope.later_totals(bound=False)
    if not any(amount for _, amount in years):
        return
    later = scope.plan.years.later
    gaps: dict[str, Gap] = {"sum": scope.speech.kroner(scope.plan.planned(*later)), "periode": scope.free_period()}
    if len(later) == 1:
        yield Point("R5.ett_år", gaps)
    else:
        yield Point("R5", gaps | {"per_år": AmountWords(scope.speech, with_unit=True).per_year(years)})


def binds_later(scope: Scope) -> Iterator[Point]:
    """Say what is bound after the budget year."""
    if any(amount for _, amount in scope.later_totals(bound=True)):
        yield Point("R6", bound_gaps(scope))


def estimates(scope: Scope) -> Iterator[Point]:
    """Say of each estimate that it is not granted."""
    for measure in scope.plan.estimated:
        yield Point(
            "R7", {"beløp": estimate_per_year(scope, measure), "tiltak": measure_names(scope.speech, [measure])}
        )


def undecided(scope: Scope) -> Iterator[Point]:
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
            yield Point("R8.når", gaps | {"forutsetning": without_stop(condition)})
        else:
            yield Point("R8", gaps)


def others_money(scope: Scope) -> Iterator[Point]:
    """Say that the council does not step in for money that others have not confirmed."""
    unsure = scope.plan.uncertain_financing
    if unsure:
        key = "R9.ett" if len(unsure) == 1 else "R9.flere"
        yield Point(key, {"tiltak": measure_names(scope.speech, unsure)})


def since_last_year(scope: Scope) -> Iterator[Point]:
    """D8–D10: approve what has changed, say how it came out, and own up to a commitment that is lowered."""
    yield from (Point(key, gaps) for key, gaps in change_points(scope))


def _report(scope: Scope) -> Iterator[Point]:
    day = scope.case.choices.report_by
    if day:
        yield Point("R10", {"rolle": scope.inside(proposer(scope)), "dato": scope.speech.date(day)})


def _every_year(_scope: Scope) -> Iterator[Point]:
    yield Point("R11")


COUNCIL_RULES: Final[tuple[Callable[[Scope], Iterator[Point]], ...]] = (
    _adopts,
    refers_to_input,
    _uses_frame,
    remainder,
    plans_later,
    binds_later,
    estimates,
    undecided,
    others_money,
    since_last_year,
    _report,
    _every_year,
)
