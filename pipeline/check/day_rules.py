"""Days that two sheets say: the council's meeting, its decision, the municipalities' meetings, and the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.characters import folded
from pipeline.domain.values.said import Said

DECISION_ELSEWHERE: Final = Kind(
    "SB-644",
    Severity.WARNING,
    says=Said(
        "{what} er {decided} i arket Vedtak, men {planned} etter {cell}.",
        "{what} is {decided} in the sheet Vedtak, but {planned} by {cell}.",
    ),
    fix=Said(
        "Rett det ene. Ble møtet flyttet, skriver du den nye datoen i arket Saksgang også.",
        "Correct one of them. If the meeting was moved, write the new date in the sheet Saksgang too.",
    ),
)
_DAY: Final = Said("Datoen for vedtaket", "The date of the decision")
_NUMBER: Final = Said("Saksnummeret", "The case number")
_NOUGHTS: Final = re.compile(r"\b0+(?=\d)")


def decision_is_made_in_its_meeting(case: Case) -> Iterator[Finding]:
    """The decision has the day and the case number of the meeting in which the council decides."""
    decision, step = case.decision, case.decider_of(None)
    if decision is None or step is None:
        return
    at = decision.day_at or decision.at
    if decision.day and step.meeting and decision.day != step.meeting:
        said = _written(decision.day)
        yield DECISION_ELSEWHERE.at(
            at, said, what=_DAY, decided=said, planned=_written(step.meeting), cell=step.at.in_book
        )
    if decision.case_number and step.case_number and _number(decision.case_number) != _number(step.case_number):
        yield DECISION_ELSEWHERE.at(
            at, decision.case_number, what=_NUMBER,
            decided=decision.case_number, planned=step.case_number, cell=step.at.in_book,
        )  # fmt: skip


COUNCIL_DECIDES_FIRST: Final = Kind(
    "SB-645",
    Severity.WARNING,
    says=Said(
        "{municipality} vedtar {meeting}, men rådet vedtar alt {council} ({cell}). Kommunene skal si sitt først.",
        "{municipality} decides on {meeting}, but the council on {council} already ({cell}). The municipalities are to "
        "have their say first.",
    ),
    fix=Said("Se over datoene i arket Saksgang.", "Look the dates in the sheet Saksgang over."),
)


def municipalities_decide_before_the_council(case: Case) -> Iterator[Finding]:
    """The council decides a case of its own after the municipalities; in December it decides first."""
    council = case.decider_of(None)
    if case.choices.kind is not CaseKind.OWN_CASE or council is None or council.meeting is None:
        return
    for municipality in case.region.municipalities:
        step = case.decider_of(municipality.name)
        if step is not None and step.meeting and step.meeting > council.meeting:
            yield COUNCIL_DECIDES_FIRST.at(
                step.at, _written(step.meeting), municipality=municipality.name,
                meeting=_written(step.meeting), council=_written(council.meeting), cell=council.at.in_book,
            )  # fmt: skip


REPORT_BEFORE_DECISION: Final = Kind(
    "SB-646",
    Severity.WARNING,
    says=Said(
        "Rådet ber om rapport innen {report}, men vedtar det først {decided} ({cell}).",
        "The council asks for a report by {report}, but decides so on {decided} ({cell}) only.",
    ),
    fix=Said(
        "Rett datoen i arket Sak, eller møtedatoen.",
        "Correct the date in the sheet Sak, or that of the meeting.",
    ),
)


def reports_come_after_the_decision(case: Case) -> Iterator[Finding]:
    """A report that the council asks for is not due before the meeting in which it does."""
    decision, step, choices = case.decision, case.decider_of(None), case.choices
    day, at = (decision.day, decision.day_at or decision.at) if decision else (None, None)
    if day is None and step is not None:
        day, at = step.meeting, step.at
    for key, report in (("report_by", choices.report_by), ("report_again_by", choices.report_again_by)):
        if day and at and report and report < day:
            yield REPORT_BEFORE_DECISION.at(
                choices.place_of(key), _written(report),
                report=_written(report), decided=_written(day), cell=at.in_book,
            )  # fmt: skip


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _number(case_number: str) -> str:
    """Give a case number as it is compared: 005/21 is 5/21."""
    return _NOUGHTS.sub("", folded(case_number)).replace(" ", "")
