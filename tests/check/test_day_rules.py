"""Days that two sheets say of the same thing.

1. The decision has the day and the case number of the council's meeting, however the number is written.
2. The municipalities decide a case of its own before the council; of its budget it decides first.
3. A report is not due before the meeting in which it is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.check.day_rules import (
    decision_is_made_in_its_meeting,
    municipalities_decide_before_the_council,
    reports_come_after_the_decision,
)
from pipeline.domain.case.choices import CaseKind
from tests.builders import P, measure, plan
from tests.cases import COUNCIL_NAME, case, decided, step
from tests.readings import brief

PLAN = plan([measure(1, [(P, 0)])], frame=100)
DAY, BEFORE, AFTER = date(2021, 5, 6), date(2021, 5, 5), date(2021, 5, 7)  # of the decision, and beside it


@pytest.mark.parametrize(
    ("meeting", "number", "count"),
    [(DAY, "7/21", 0), (DAY, "007/21", 0), (None, "", 0), (BEFORE, "7/21", 1), (BEFORE, "8/21", 2), (DAY, "70/21", 1)],
)
def test_the_decision_is_made_in_its_meeting(meeting: date | None, number: str, count: int) -> None:
    made = replace(
        decided(PLAN, case_number="7/21"), steps=(step(None, COUNCIL_NAME, meeting=meeting, case_number=number),)
    )
    assert [finding.kind.code for finding in decision_is_made_in_its_meeting(made)] == ["SB-644"] * count


@pytest.mark.parametrize(
    ("kind", "meeting", "count"),
    [(CaseKind.OWN_CASE, AFTER, 1), (CaseKind.OWN_CASE, DAY, 0), (CaseKind.PART_OF_BUDGET, AFTER, 0)],
)
def test_the_municipalities_decide_first(kind: CaseKind, meeting: date, count: int) -> None:
    steps = (step("Øyer", "Kommunestyret", meeting=meeting), step(None, COUNCIL_NAME, meeting=DAY))
    found = list(municipalities_decide_before_the_council(case(PLAN, kind=kind, steps=steps)))
    assert [(finding.kind.code, finding.municipality) for finding in found] == [("SB-645", "Øyer")] * count


@pytest.mark.parametrize(("report", "count"), [(BEFORE, 1), (DAY, 0), (AFTER, 0), (None, 0)])
def test_a_report_comes_after_it_is_asked_for(report: date | None, count: int) -> None:
    planned = case(PLAN, report_by=report, steps=(step(None, COUNCIL_NAME, meeting=DAY),))
    for made in (planned, decided(PLAN, report_by=report)):
        assert brief(reports_come_after_the_decision(made)) == [("SB-646", "tiltak.xlsx › Sak!B2")] * count
