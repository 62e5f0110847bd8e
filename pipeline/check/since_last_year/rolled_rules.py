"""What is asked of a plan that is rolled over from last year's: that somebody has looked at what came along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, Said
from pipeline.domain.prose.layout import MEASURES_HEADING

_TEXT: Final = Said("Omtalen av", "The text and the notes about")
_NOTES: Final = Said("Merknadene til", "The notes about")
_LOOK_AT_TEXT: Final = Said(
    "Se over omtalen i tekster.docx og merknadene i arket Tiltak.",
    "Look over the text in tekster.docx and the notes in the sheet Tiltak.",
)
_LOOK_AT_NOTES: Final = Said(
    "Tiltaket har ingen omtale i tekster.docx. Se over merknadene i arket Tiltak.",
    "The measure has no text in tekster.docx. Look over the notes in the sheet Tiltak.",
)


def last_year_is_what_it_is_said_to_be(case: Case) -> Iterator[Finding]:
    """A plan that is rolled over from a decision has that decision in last year's case."""
    at = case.choices.place_of("last_year_was")
    if case.choices.last_year_was is None:
        return
    if case.changes is None and not case.is_last_year_unread:
        yield sb.LAST_YEAR_MISSING.at(at, year=case.plan.years.budget - 1)
    elif case.changes and case.choices.last_year_was is LastYear.DECIDED and not case.last_year_is_decided:
        yield sb.LAST_YEAR_UNDECIDED.at(at, year=case.changes.year)
    elif case.changes and case.choices.last_year_was is LastYear.PROPOSED and case.last_year_is_decided:
        yield sb.LAST_YEAR_DECIDED.at(at, year=case.changes.year)


def rolled_over_texts_are_reviewed(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over somebody has looked over every measure's text and notes; it may have no text."""
    if case.choices.last_year_was is None:
        return
    for measure in case.plan.measures:
        if not measure.is_reviewed:
            has_text = case.prose.text_of(MEASURES_HEADING, measure.number.value) is not None
            yield sb.NOT_REVIEWED.at(
                measure.place_of("reviewed"), number=measure.number.value, name=measure.name,
                what=_TEXT if has_text else _NOTES, look=_LOOK_AT_TEXT if has_text else _LOOK_AT_NOTES,
            )  # fmt: skip


def rolled_over_meetings_have_a_date(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over the committees' meetings are asked for."""
    if case.choices.last_year_was is not None:
        for step in case.steps:
            if step.meeting is None:
                yield sb.MEETING_BLANK.at(step.at, step.committee, committee=step.committee)
