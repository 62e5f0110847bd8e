"""A fresh case: headings, dropdowns and what is filled in beforehand. Everything else is the user's."""

from __future__ import annotations

from typing import Final

from pipeline.domain.case.choices import CaseKind, Edition, Stance, StepRole
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.layout import MUNICIPALITIES_HEADING, TOP_HEADINGS, heading_in
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.language import Language
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewProse, NewWorkbook, RowValues

LATER_YEARS: Final = 3  # the plan is for 1 + 3 years
NUMBERED_ROWS: Final = 40


def new_workbook(
    budget_year: int, council: str, municipalities: tuple[str, ...], shape: layout.Shape = layout.STANDARD_SHAPE
) -> NewWorkbook:
    """Fill in beforehand what a new workbook needs: years, numbers, the budget year's status, the region's names.

    `shape` says which columns it has.
    """
    years = PlanYears(budget_year, budget_year + LATER_YEARS)
    case: dict[str, CellValue] = {
        "budget_year": years.budget,
        "last_year": years.last,
        "kind": CaseKind.OWN_CASE.value,
        "edition": Edition.MUNICIPALITIES.value,
        "stance": Stance.INFORMATION.value,
    }
    rows: dict[str, tuple[RowValues, ...]] = {
        "municipalities": tuple({("municipality", None): name} for name in municipalities),
        "committees": tuple(
            {("organ", None): organ, ("committee", None): committee, ("role", None): StepRole.DECIDES.value}
            for organ, committee in [
                *((name, "Kommunestyret") for name in municipalities),
                (COUNCIL_WORD, council),
            ]
        ),
        "measures": tuple(
            {("number", None): f"T{number:02}", ("status", years.budget): Status.PROPOSED.value}
            for number in range(1, NUMBERED_ROWS + 1)
        ),
        "parties": tuple({("short_name", None): f"{name} kommune"} for name in municipalities),
        "attachments": (
            {
                ("title", None): layout.GENERATED_TITLES[0],
                ("file", None): layout.GENERATED_ATTACHMENT,
                ("concerns", None): layout.EVERYBODY_WORD,
            },
        ),
    }
    return NewWorkbook(years, f"Tiltak {years.budget}–{years.last}", case, rows, shape=shape)


def new_prose(budget_year: int, municipalities: tuple[str, ...], language: Language = Language.BOKMAAL) -> NewProse:
    """Lay the headings out; the user writes under them."""
    blocks: list[NewHeading] = []
    for heading in TOP_HEADINGS:
        blocks.append(NewHeading(heading_in(heading, language), 1))
        if heading == MUNICIPALITIES_HEADING:
            blocks += [NewHeading(name, 2) for name in municipalities]
    title = f"{'Tekstar' if language is Language.NYNORSK else 'Tekster'} til tiltaksplanen {budget_year}"
    return NewProse(title, tuple(blocks), language)
