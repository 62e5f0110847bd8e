"""The proposal: its heading, who proposes what to whom, and its points, numbered.

The points themselves are K1–K7 in municipality_points, R1–R11 in council_points and D1–D12 in budget_points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.proposal.council import council_points
from pipeline.compose.proposal.december import budget_points
from pipeline.compose.proposal.municipality import municipality_points
from pipeline.compose.proposal.points import Point, proposer
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import filled, upper_first
from pipeline.domain.case.choices import StepRole
from pipeline.domain.documents.document import Block, ListItem, Paragraph, Section
from pipeline.domain.region.region import Council
from pipeline.domain.values.text import Line, line, plain


def proposal(scope: Scope) -> Section:
    """Give the section of the proposal, with its heading and introduction by who decides."""
    blocks = [Paragraph(introduction(scope)), *_numbered(scope, tuple(_points(scope)))]
    own = scope.row.own_points if scope.row else ()
    return Section(heading(scope), (*blocks, *(ListItem(line(text), ordered=True) for text in own)))


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
