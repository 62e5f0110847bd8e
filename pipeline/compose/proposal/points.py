"""A point of a proposal before it is said, and what several points say of the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.compose.sections.economy import cover
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, spaced
from pipeline.compose.tables.plan import CHANGED_BY_COUNCIL
from pipeline.domain.values.text import Line


@dataclass(frozen=True)
class Point:
    """A point by its key in the wording, what fills its gaps, and the items of the list under it.

    `then` are sentences that go on in the same paragraph: what belongs together is one point.
    """

    key: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    items: tuple[Line, ...] = ()
    then: tuple[Point, ...] = ()


def said(scope: Scope, point: Point, organ: str) -> Line:
    """Say a point as its paragraph."""
    sentences = (scope.speech.fill(each.key, organ=organ, **each.gaps) for each in (point, *point.then))
    return spaced(sentences)


def proposer(scope: Scope) -> str:
    """Name who proposes: the municipality's director, or the role that region.yaml gives the council."""
    if scope.row:
        return scope.speech.words("forslagsstiller.kommune")
    return scope.case.region.council.proposer.of(scope.speech.language)


def adopted(scope: Scope, key: str, gaps: Mapping[str, Gap]) -> Point:
    """Adopt the plan as the case has it, or, where it is decided and the council changed it, with its changes."""
    if scope.case.changed_amounts is None:
        return Point(key, gaps)
    return Point(f"{key}.endret", {**gaps, "tabell": CHANGED_BY_COUNCIL})


def frame_gaps(scope: Scope) -> dict[str, Gap]:
    """Give the sum of the measures, the frame, and what is left or missing."""
    plan, speech, year = scope.plan, scope.speech, scope.year
    return {
        "sum": speech.kroner(plan.proposed(year)),
        "ramme": speech.kroner(plan.frame_total(year)),
        "rest": speech.kroner(plan.left_of_frame(year)),
        "overskridelse": speech.kroner(plan.excess(year)),
        "inndekning": cover(scope),
        "år": year,
    }
