"""What is asked of a plan that is rolled over from last year's: that somebody has looked at what came along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.prose.layout import MEASURES_HEADING
from pipeline.domain.values.said import Said

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


LAST_YEAR_MISSING: Final = Kind(
    "SB-334",
    Severity.WARNING,
    says=Said(
        "Planen er rullert, men mappen {year} med fjorårets sak ligger ikke ved siden av. Endringene siden i fjor "
        "blir ikke vist.",
        "The plan is rolled over, but the folder {year} with last year's case is not beside it. The changes since "
        "last year are not shown.",
    ),
    fix=Said("Legg mappen {year} ved siden av denne.", "Put the folder {year} beside this one."),
)

LAST_YEAR_UNDECIDED: Final = Kind(
    "SB-335",
    Severity.WARNING,
    says=Said(
        "Saken sier at beløpene fra i fjor er vedtatt, men arket Vedtak i saken for {year} er tomt.",
        "The case says that last year's amounts are decided, but the sheet Vedtak in the case for {year} is empty.",
    ),
    fix=Said(
        "Fyll ut arket Vedtak i fjorårets sak, eller velg foreslått under Beløpene fra i fjor er.",
        "Fill in the sheet Vedtak in last year's case, or choose «foreslått» under Beløpene fra i fjor er.",
    ),
)

LAST_YEAR_DECIDED: Final = Kind(
    "SB-266",
    Severity.ERROR,
    says=Said(
        "Planen for {year} er vedtatt: vedtaket er ført inn i fjorårets sak. Her står det at den bare var foreslått.",
        "The plan for {year} is decided: the decision has been entered in last year's case. Here it says that it was "
        "only proposed.",
    ),
    fix=Said(
        "Skriv vedtatt i linjen Beløpene fra i fjor er, og se over beløpene i arket Tiltak: de sammenlignes nå med "
        "det som ble vedtatt.",
        "Write vedtatt in the line Beløpene fra i fjor er, and look the amounts in the sheet Tiltak over: they are "
        "now compared with what was decided.",
    ),
)


def last_year_is_what_it_is_said_to_be(case: Case) -> Iterator[Finding]:
    """A plan that is rolled over from a decision has that decision in last year's case."""
    at = case.choices.place_of("last_year_was")
    if case.choices.last_year_was is None:
        return
    if case.changes is None and not case.is_last_year_unread:
        yield LAST_YEAR_MISSING.at(at, year=case.plan.years.budget - 1)
    elif case.changes and case.choices.last_year_was is LastYear.DECIDED and not case.last_year_is_decided:
        yield LAST_YEAR_UNDECIDED.at(at, year=case.changes.year)
    elif case.changes and case.choices.last_year_was is LastYear.PROPOSED and case.last_year_is_decided:
        yield LAST_YEAR_DECIDED.at(at, year=case.changes.year)


NOT_REVIEWED: Final = Kind(
    "SB-248",
    Severity.WARNING,
    says=Said(
        "{what} {number} «{name}» er ikke sett over for det nye året.",
        "{what} {number} «{name}» have not been looked over for the new year.",
    ),
    fix=Said("{look} Sett så x under Gjennomgått.", "{look} Then put an x under Gjennomgått."),
    many=Said(
        "{count} tiltak er ikke sett over for det nye året.",
        "{count} measures have not been looked over for the new year.",
    ),
)


def rolled_over_texts_are_reviewed(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over somebody has looked over every measure's text and notes; it may have no text."""
    if case.choices.last_year_was is None:
        return
    for measure in case.plan.measures:
        if not measure.is_reviewed:
            has_text = case.prose.text_of(MEASURES_HEADING, measure.number.value) is not None
            yield NOT_REVIEWED.at(
                measure.place_of("reviewed"), number=measure.number.value, name=measure.name.text,
                what=_TEXT if has_text else _NOTES, look=_LOOK_AT_TEXT if has_text else _LOOK_AT_NOTES,
            )  # fmt: skip


MEETING_BLANK: Final = Kind(
    "SB-336",
    Severity.NOTE,
    says=Said("{committee} har ingen møtedato.", "{committee} has no date of meeting."),
    fix=Said(
        "Skriv datoen i arket Saksgang når møteplanen er klar.",
        "Write the date in the sheet Saksgang when the dates are known.",
    ),
    many=Said("{count} møter har ingen dato.", "{count} meetings have no date."),
)


def rolled_over_meetings_have_a_date(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over the committees' meetings are asked for."""
    if case.choices.last_year_was is not None:
        for step in case.steps:
            if step.meeting is None:
                yield MEETING_BLANK.at(step.at, step.committee.text, committee=step.committee.text)
