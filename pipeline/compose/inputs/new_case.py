"""A fresh case: headings, dropdowns and what is filled in beforehand. Everything else is the user's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pipeline.domain.case.choices import CaseKind, Edition, Stance, StepRole
from pipeline.domain.case.new_case import NewCase
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.layout import MUNICIPALITIES_HEADING, SECTION_WORDS, TOP_HEADINGS, heading_in
from pipeline.domain.region.region import COUNCIL_WORD, Municipality, Region, SectionKey
from pipeline.domain.values.language import Language
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Part, Shape, period
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewProse, NewWorkbook, RowValues

NUMBERED_ROWS: Final = 40

_TITLES: Final = {CaseKind.OWN_CASE: "{ord.Tiltaksplan}", CaseKind.PART_OF_BUDGET: "{ord.Budsjettplan}"}
_TEXTS: Final = {
    Language.BOKMAAL: "Tekster til {ord.tiltaksplanen}",
    Language.NYNORSK: "Tekstar til {ord.tiltaksplanen}",
}
_WITHOUT_MEMBERS: Final = tuple(
    heading
    for heading in TOP_HEADINGS
    if heading not in {MUNICIPALITIES_HEADING, SECTION_WORDS[SectionKey.INPUT_FROM_MUNICIPALITIES]}
)
FIRST_LINES: Final[tuple[RowValues, ...]] = tuple(
    {("post", None): post.value} for post in (Post.MUNICIPALITIES, Post.COUNTY, Post.CARRIED_OVER, Post.RUNNING_COSTS)
)
"""The lines that a budget begins with."""


def new_workbook(new: NewCase, region: Region, *, twin: Language | None = None) -> NewWorkbook:
    """Fill in beforehand what a new workbook needs: years, numbers, the title, the budget year's status, the names.

    `twin` is the form of Norwegian that texts have columns for besides that of the region.
    """
    shape = Shape.of(region)
    years, language = new.years, region.written_in
    span = period(years.all).replace("-", "–")
    case: dict[str, CellValue] = {
        "budget_year": years.budget,
        "last_year": years.last,
        "title": f"{region.words.said(_TITLES[new.kind], language)} {span}",
        "kind": new.kind.value,
        "edition": (Edition.MUNICIPALITIES if shape.is_with_members else Edition.COUNCIL).value,
        "stance": Stance.INFORMATION.value,
    }
    has_status = shape.uses(layout.MEASURES, "status")
    status: RowValues = {("status", years.budget): Status.PROPOSED.value} if has_status else {}
    rows: dict[str, tuple[RowValues, ...]] = {
        "municipalities": tuple({("municipality", None): m.name} for m in _with_cases(region)),
        "committees": tuple(_committees(region)),
        "measures": tuple({("number", None): f"T{number:02}", **status} for number in range(1, NUMBERED_ROWS + 1)),
        "budget": FIRST_LINES if new.kind is CaseKind.PART_OF_BUDGET else (),
        "parties": tuple({("short_name", None): m.full_name} for m in region.municipalities),
        "attachments": tuple(_attachments(new.kind)),
    }
    of_another_kind = Part.BUDGET if new.kind is CaseKind.OWN_CASE else Part.FRAME
    is_chosen = region.council.is_neutral or any(m.is_neutral for m in region.municipalities)
    never = {
        of_another_kind,
        Part.YEAR_BEFORE,
        *([] if is_chosen else [Part.CHOSEN_FORM]),
        *([] if shape.is_with_members else [Part.MUNICIPALITIES]),
    }
    return NewWorkbook(
        years,
        f"Tiltak {span}",
        {key: value for key, value in case.items() if shape.uses(layout.CASE, key)},
        rows,
        shape=replace(shape, twin=twin),
        without=frozenset(never),
    )


def _with_cases(region: Region) -> tuple[Municipality, ...]:
    """Give those who treat the case."""
    return region.municipalities if Shape.of(region).is_with_members else ()


def _committees(region: Region) -> Iterable[RowValues]:
    """Give a row to each body that decides, by what it is called."""
    bodies = [(m.name, m.words(region.written_in).body) for m in _with_cases(region)]
    bodies += [(COUNCIL_WORD, region.council.known_as)] if region.has_council else []
    for organ, body in bodies:
        committee = f"{body[:1].upper()}{body[1:]}"
        yield {("organ", None): organ, ("committee", None): committee, ("role", None): StepRole.DECIDES.value}


def _attachments(kind: CaseKind) -> Iterable[RowValues]:
    """Give a row to each document that is made, the council's budget first where the plan is a part of that."""
    made = [(layout.BUDGET_TITLE, layout.BUDGET_DOCUMENT)] if kind is CaseKind.PART_OF_BUDGET else []
    for title, file in (*made, (layout.GENERATED_TITLES[0], layout.GENERATED_ATTACHMENT)):
        yield {("title", None): title, ("file", None): file, ("concerns", None): layout.EVERYBODY_WORD}


def new_prose(budget_year: int, region: Region, language: Language) -> NewProse:
    """Lay the headings out in a form of Norwegian; the user writes under them."""
    blocks: list[NewHeading] = []
    for heading in TOP_HEADINGS if region.sends_cases else _WITHOUT_MEMBERS:
        blocks.append(NewHeading(heading_in(heading, language), 1))
        if heading == MUNICIPALITIES_HEADING:
            blocks += [NewHeading(m.name, 2) for m in region.municipalities]
    title = f"{region.words.said(_TEXTS[language], language)} {budget_year}"
    return NewProse(title, tuple(blocks), language)
