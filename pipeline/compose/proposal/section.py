"""The proposal: its heading, who proposes what to whom, and its points, numbered.

The points themselves are K1–K6 in municipality_points, R1–R10 in council_points and D1–D12 in budget_points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from pipeline.compose.proposal.council import council_points
from pipeline.compose.proposal.december import budget_points
from pipeline.compose.proposal.municipality import municipality_points
from pipeline.compose.proposal.points import Point, proposer, said
from pipeline.compose.proposal.said import SaidPoint, TreatedPoint, treated
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import genitive_of, joined, upper_first
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import Block, ListItem, Paragraph, Section
from pipeline.domain.values.text import Line, Part, TableRef, Text, plain
from pipeline.domain.values.written import Written


def proposal(scope: Scope) -> Section:
    """Give the section of the proposal, with its heading and introduction by who decides."""
    points = (point.said for point in treated_points(scope)) if _is_councils_decision(scope) else said_points(scope)
    return Section(heading(scope), (Paragraph(introduction(scope)), *_numbered(point for point in points if point)))


def said_points(scope: Scope) -> tuple[SaidPoint, ...]:
    """Say the points that a document proposes, those of its own last."""
    unnamed = replace(scope, speech=replace(scope.speech, names={**scope.speech.names, **_MARKS}))
    organ = upper_first(_organ(scope))
    written = scope.row.own_points if scope.row else _own_points(scope.case)
    own = [said for text in written if (said := scope.speech.say(text))]
    points = [_said(unnamed, point, organ) for point in _points(unnamed)]
    return tuple(_naming_council([*points, *(SaidPoint("egne", plain(text), text) for text in own)], scope))


def _own_points(case: Case) -> tuple[Written, ...]:
    """Give the own points of who decides the plan."""
    return (*(case.of_the_one.own_points if case.of_the_one else ()), *case.choices.own_points)


def treated_points(scope: Scope) -> tuple[TreatedPoint, ...]:
    """Give the points that went to the council, each as the council treated it; nothing where it has not decided."""
    decision = scope.case.decision
    return treated(said_points(before_council(scope)), said_points(scope), decision, scope.speech) if decision else ()


def before_council(scope: Scope) -> Scope:
    """Give the scope of the council's own document as it went to the council."""
    case = scope.case.before_council
    return replace(scope, case=case, speech=speech_for(case, case.region.council.language))


def number_of_points(case: Case) -> int:
    """Count the points of the proposal that went to the council."""
    council = case.region.council
    said = case.before_council.in_form(council.language)
    return len(said_points(Scope(said, speech_for(said, council.language), None, council.sections)))


def _is_councils_decision(scope: Scope) -> bool:
    return scope.row is None and scope.case.is_decided and scope.case.decision is not None


def _points(scope: Scope) -> Iterator[Point]:
    if scope.row is not None:
        return municipality_points(scope, scope.row)
    return budget_points(scope) if scope.is_budget_plan else council_points(scope)


def heading(scope: Scope) -> Line:
    """Head the proposal: «innstilling» when another committee decides, else «vedtak»."""
    key = "overskrift.forslag_innstilling" if scope.recommender else "overskrift.forslag_vedtak"
    return scope.speech.fill(key, forslagsstiller=proposer(scope))


def introduction(scope: Scope) -> Line:
    """Say who proposes what to whom."""
    organ, recommender = scope.inside(_organ(scope)), scope.recommender
    if recommender:
        return scope.speech.fill(
            "innledning.innstilling", forslagsstiller=proposer(scope), innstiller=scope.inside(recommender), organ=organ
        )
    return scope.speech.fill("innledning.vedtak", forslagsstiller=proposer(scope), organ=organ)


def _organ(scope: Scope) -> str:
    """Name the committee that decides; the council is called by its short name."""
    if scope.row is None and scope.case.region.has_council:
        return scope.case.region.council.short_name.of(scope.speech.language)
    decider = scope.case.decider_of(scope.organ)
    return decider.committee.of(scope.speech.language) if decider else ""


def _numbered(points: Iterable[SaidPoint]) -> Iterator[Block]:
    for point in points:
        yield ListItem(point.line, ordered=True)
        yield from (ListItem(item, ordered=True, level=1) for item in point.items)


def _said(scope: Scope, point: Point, organ: str) -> SaidPoint:
    about = plain(scope.speech.line(point.gaps.get("tiltak", "")))
    return SaidPoint(point.key.partition(".")[0], about, said(scope, point, organ), point.items)


# --- the council's name ---------------------------------------------------------------------------------

_MARKS: Final = {"rådet": "\ufdd0", "Rådet": "\ufdd1"}
"""Stand for the council until its points are put together; they are no characters that a text can have."""


def _naming_council(points: Iterable[SaidPoint], scope: Scope) -> Iterator[SaidPoint]:
    """Give the council its full name where it is first named, then its short one; a body that is none has one name."""
    full = iter([scope.case.region.council.name.of(scope.speech.language)] if scope.case.region.has_council else [])
    short = {mark: scope.as_body.speech.names[name] for name, mark in _MARKS.items()}

    def named(found: re.Match[str]) -> str:
        name = next(full, None) or short[found["mark"]]
        return genitive_of(name) if found["genitive"] else name

    def renamed(of: Line) -> Line:
        return joined(_renamed(part, partial(_MARK.sub, named)) for part in of)

    for point in points:
        yield replace(point, line=renamed(point.line), items=tuple(renamed(item) for item in point.items))


_MARK: Final = re.compile(f"(?P<mark>[{''.join(_MARKS.values())}])(?P<genitive>s\\b)?")


def _renamed(part: Part | TableRef, rename: Callable[[str], str]) -> Part | TableRef:
    return replace(part, text=rename(part.text)) if isinstance(part, Text) else part
