"""The proposal: its heading, who proposes what to whom, and its points, numbered.

The points themselves are K1–K7 in municipality_points, R1–R11 in council_points and D1–D12 in budget_points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.compose.proposal.council import council_points
from pipeline.compose.proposal.december import budget_points
from pipeline.compose.proposal.municipality import municipality_points
from pipeline.compose.proposal.points import Point, proposer
from pipeline.compose.proposal.said import SaidPoint, TreatedPoint, treated
from pipeline.compose.sections.fields import said_in
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import as_line, filled, upper_first
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import StepRole
from pipeline.domain.documents.document import Block, ListItem, Paragraph, Section
from pipeline.domain.region.region import Council
from pipeline.domain.values.text import Line, line, plain


def proposal(scope: Scope) -> Section:
    """Give the section of the proposal, with its heading and introduction by who decides."""
    points = (point.said for point in treated_points(scope)) if _is_councils_decision(scope) else said_points(scope)
    return Section(heading(scope), (Paragraph(introduction(scope)), *_numbered(point for point in points if point)))


def said_points(scope: Scope) -> tuple[SaidPoint, ...]:
    """Say the points that a document proposes, those of its own last."""
    own = scope.row.own_points if scope.row else ()
    return (*_said(scope, tuple(_points(scope))), *(SaidPoint("egne", text, line(text)) for text in own))


def treated_points(scope: Scope) -> tuple[TreatedPoint, ...]:
    """Give the points that went to the council, each as the council treated it; nothing where it has not decided."""
    decision = scope.case.decision
    return treated(said_points(before_council(scope)), said_points(scope), decision) if decision else ()


def before_council(scope: Scope) -> Scope:
    """Give the scope of the council's own document as it went to the council."""
    case = scope.case.before_council
    return replace(scope, case=case, speech=speech_for(case, case.region.council.language))


def number_of_points(case: Case) -> int:
    """Count the points of the proposal that went to the council."""
    council = case.region.council
    said = said_in(case.before_council, council.language)
    return len(said_points(Scope(said, speech_for(said, council.language), None, council.sections)))


def _is_councils_decision(scope: Scope) -> bool:
    return scope.row is None and scope.case.is_decided and scope.case.decision is not None


def _points(scope: Scope) -> Iterator[Point]:
    if scope.row is not None:
        return municipality_points(scope, scope.row)
    return budget_points(scope) if scope.is_budget_plan else council_points(scope)


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


def _numbered(points: Iterable[SaidPoint]) -> Iterator[Block]:
    for point in points:
        yield ListItem(point.line, ordered=True)
        yield from (ListItem(item, ordered=True, level=1) for item in point.items)


def _said(scope: Scope, points: tuple[Point, ...]) -> Iterator[SaidPoint]:
    """Say the points; the council has its full name where it is first named, then its short one."""
    council, organ = scope.case.region.council, upper_first(_organ(scope))
    is_named = False
    for point in points:
        pattern, is_named = _naming_council(scope.speech.wording[point.key], is_named=is_named)
        said = filled(pattern, {**point.gaps, "organ": organ, **_council_names(council)})
        about = point.gaps.get("tiltak", "")
        yield SaidPoint(
            point.key.partition(".")[0], plain(as_line(about)), said, tuple(line(item) for item in point.items)
        )


_COUNCIL: Final = re.compile(r"\{[Rr]ådet\}")


def _naming_council(pattern: str, *, is_named: bool) -> tuple[str, bool]:
    """Give the first gap for the council its full name, unless an earlier point has done so."""
    if is_named or not _COUNCIL.search(pattern):
        return pattern, is_named
    return _COUNCIL.sub("{rådet_fullt}", pattern, count=1), True


def _council_names(council: Council) -> dict[str, str]:
    short = council.short_name
    return {"rådet_fullt": council.name, "rådet": short, "Rådet": upper_first(short)}
