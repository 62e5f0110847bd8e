"""The points of the council when the plan is a case of its own, R1–R10. The sentences are data in templates/.

Each is something that the council decides; what is only so stands in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.compose.proposal.points import Point, adopted, frame_gaps, proposer
from pipeline.compose.sections.changes import broken_gaps, counted, deviation_of
from pipeline.compose.sections.economy import bound_measures, undecided_years
from pipeline.compose.sections.municipal_input import decision_of
from pipeline.compose.speech.amounts import AmountWords, over_years
from pipeline.compose.speech.names import measure_names
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, period, without_stop
from pipeline.compose.tables.plan import sum_tables
from pipeline.domain.case.choices import Remainder
from pipeline.domain.plan.plan import FrameUse
from pipeline.domain.values.kroner import Total, stated
from pipeline.domain.values.text import Line


def council_points(scope: Scope) -> Iterator[Point]:
    """Give R1–R10 as they apply to the council."""
    for rule in COUNCIL_RULES:
        yield from rule(scope)


def _adopts(scope: Scope) -> Iterator[Point]:
    key = "R1.vedtar" if scope.has_money else "R1.vedtar.uten_penger"
    yield adopted(scope, key, {"periode": period(scope.plan.years.all), "nr": scope.plan_attachment})


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


# --- the budget year's money (R3, R4) -------------------------------------------------------------------


def _uses_frame(scope: Scope) -> Iterator[Point]:
    """R3, and in the same point what happens with the rest (R4)."""
    use = scope.plan.frame_use(scope.year)
    if use is FrameUse.UNTOUCHED:
        yield Point("R3.ingen", frame_gaps(scope), then=tuple(_rest(scope)))
    elif use is not FrameUse.NO_MONEY:
        gaps = frame_gaps(scope) | {"fordelt": _spread(scope)}
        key = "R3.over_rammen" if use is FrameUse.EXCEEDED else phrase_key("R3", use)
        yield Point(key, gaps, then=tuple(_rest(scope)))


def _spread(scope: Scope) -> Line:
    """Say how the money is spread: among so many measures, as a table shows, or all of it to one."""
    with_money, speech = scope.plan.with_money_now, scope.speech
    if len(with_money) == 1:
        return speech.fill("R3.alt_til", tiltak=measure_names(speech, with_money))
    measures = speech.measures(scope.plan.number_of(with_money))
    return speech.fill("R3.fordelt", tiltak=measures, nr=sum_tables(scope)[0])


def remainder(scope: Scope) -> Iterator[Point]:
    """Say what happens with the part of the frame that no measure has, or what covers what is missing."""
    if scope.plan.excess(scope.year):
        yield Point("R4.over", frame_gaps(scope))
    yield from _rest(scope)


def _rest(scope: Scope) -> Iterator[Point]:
    rest, choices = scope.plan.left_of_frame(scope.year), scope.case.choices
    if not rest:
        return
    gaps: dict[str, Gap] = {"rest": scope.speech.kroner(rest)}
    match choices.remainder:
        case Remainder.OWN_CASE:
            yield Point("R4.egen_sak", gaps)
        case Remainder.CARRIED_OVER:
            yield Point("R4.overføres", gaps | {"neste_år": scope.year + 1})
        case Remainder.AUTHORITY if choices.authority is not None:
            yield _authority(scope, rest, stated(choices.authority))


def _authority(scope: Scope, rest: Total, authority: Total) -> Point:
    """Give the authority to spread what is left; what it does not reach to, the council spreads itself."""
    speech = scope.speech
    gaps: dict[str, Gap] = {"rest": speech.kroner(rest), "rolle": proposer(scope)}
    if authority.value >= rest.value:
        return Point("R4.fullmakt.alt", gaps)
    return Point(
        "R4.fullmakt.del", gaps | {"beløp": speech.kroner(authority), "utover": speech.kroner(rest - authority)}
    )


# --- later years (R5, R6), what is not decided (R8), others' money (R9) ---------------------------------


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
    years = scope.later_totals(bound=True)
    if any(amount for _, amount in years):
        names = measure_names(scope.speech, bound_measures(scope))
        yield Point(
            "R6" if scope.case.payers else "R6.egne_penger",
            {"senere": over_years(scope.speech, years), "tiltak": names},
        )


def undecided(scope: Scope) -> Iterator[Point]:
    """Give one point for each thing that is waited for, and the years that wait for it."""
    groups: dict[tuple[Line, tuple[int, ...]], list[str]] = {}
    for measure in scope.plan.undecided:
        groups.setdefault((scope.speech.say(measure.settled_when), tuple(undecided_years(measure))), []).append(
            measure.number.value
        )
    for (condition, years), numbers in groups.items():
        gaps: dict[str, Gap] = {
            "tiltak": measure_names(scope.speech, [scope.plan.measure(number) for number in numbers]),
            "år": scope.speech.years(years),
            "neste_år": max(scope.year + 1, years[0]),
        }
        if condition:
            yield Point("R8.når", gaps | {"forutsetning": without_stop(condition)})
        else:
            yield Point("R8", gaps)


def others_money(scope: Scope) -> Iterator[Point]:
    """Say that the council does not step in for money that others have not confirmed."""
    unsure = scope.plan.uncertain_financing
    if unsure:
        yield Point("R9.bortfall", {"tiltak": measure_names(scope.speech, unsure)})


# --- since last year (D8–D10), and a report (R10) -------------------------------------------------------


def since_last_year(scope: Scope) -> Iterator[Point]:
    """D8–D10: approve what has changed and how it came out, and own up to each commitment that is lowered."""
    since = scope.case.changes
    if since is None:
        return
    counts = list(counted(scope, since))
    if counts:
        gaps: dict[str, Gap] = {"forrige": since.year, "endringer": scope.speech.join(counts)}
        deviation = deviation_of(scope, since) if scope.has_money else None
        yield Point("D8", gaps, then=(Point(f"D9.{deviation[0]}", deviation[1]),) if deviation else ())
    for lowered in broken_gaps(scope, since):
        yield Point("D10" if "nå" in lowered else "D10.opphever", lowered)


def _report(scope: Scope) -> Iterator[Point]:
    day = scope.case.choices.report_by
    if day:
        yield Point(
            "R10" if scope.has_money else "R10.uten_penger",
            {"rolle": scope.inside(proposer(scope)), "dato": scope.speech.date(day)},
        )


COUNCIL_RULES: Final[tuple[Callable[[Scope], Iterator[Point]], ...]] = (
    _adopts,
    refers_to_input,
    _uses_frame,
    plans_later,
    binds_later,
    undecided,
    others_money,
    since_last_year,
    _report,
)
