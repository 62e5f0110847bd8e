"""The sheet `Vedtak`.

1. One row says that the plan was decided as proposed; changes have a row each, and the first one names the organ.
2. An amount without the word `endret` is a change too.
3. A measure or a year that the plan has not got, and two amounts for one, are errors, and the rest is read.
4. An empty sheet is no decision.
5. The plan as decided has the changed amounts from the decision's cells, and all the others as they were.
"""

from __future__ import annotations

from datetime import date

from pipeline.domain.findings.finding import Finding
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.read.workbook.cells import Value
from pipeline.read.workbook.decision import read_decision
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.table import read_table
from tests.builders import P, U, measure, plan
from tests.readings import brief, sheet

YEARS = PlanYears(2021, 2022)
HEADINGS = tuple(heading for _, heading, _ in layout.DECISIONS.headings(YEARS))
ORGAN: tuple[Value, ...] = ("Rådet", "6.5.2021", "7/21")


def read(*rows: tuple[Value, ...]) -> tuple[Decision | None, list[Finding]]:
    """Read the sheet for a plan with the measures T01 and T02."""
    findings: list[Finding] = []
    found = read_table(sheet("Vedtak", HEADINGS, *rows), layout.DECISIONS, YEARS, findings.append)
    return read_decision(found, YEARS, Numbers(frozenset({"T01", "T02"}), frozenset({"T03"}))), findings


def test_a_plan_decided_as_proposed_is_one_row() -> None:
    decision, findings = read((*ORGAN, "som foreslått"))
    assert findings == []
    assert decision is not None
    assert (decision.organ, decision.day, decision.case_number) == ("Rådet", date(2021, 5, 6), "7/21")
    assert decision.changes == ()


def test_changes_have_a_row_each_and_need_not_say_so() -> None:
    decision, findings = read(
        (*ORGAN, "endret", "T01", 2021, 0, "Ingen oppstart."), (None, None, None, None, "T02", 2022, 500)
    )
    assert findings == []
    assert decision is not None
    assert [(c.measure, c.year, int(c.amount.value), c.note) for c in decision.changes] == [
        ("T01", 2021, 0, "Ingen oppstart."),
        ("T02", 2022, 500, ""),
    ]


def test_what_the_plan_has_not_got_is_an_error_and_the_rest_is_read() -> None:
    decision, findings = read(
        (*ORGAN, "endret", "T09", 2021, 5),
        (None, None, None, "endret", "T01", 2025, 5),
        (None, None, None, "endret", "T02", 2021, 5),
        (None, None, None, "endret", "T02", 2021, 6),
    )
    assert brief(findings) == [
        ("SB-216", "tiltak.xlsx › Vedtak!E2"),
        ("SB-220", "tiltak.xlsx › Vedtak!F3"),
        ("SB-333", "tiltak.xlsx › Vedtak!E5"),
    ]
    assert decision is not None
    assert [(c.measure, c.amount.value) for c in decision.changes] == [("T02", 5)]


def test_a_measure_that_has_ended_is_said_to_have() -> None:
    _, findings = read((*ORGAN, "endret", "T03", 2021, 5))
    assert brief(findings) == [("SB-261", "tiltak.xlsx › Vedtak!E2")]
    assert findings[0].says == "T03 er avsluttet, og er ikke med i planen."


def test_an_empty_sheet_is_no_decision() -> None:
    assert read() == (None, [])


def test_why_the_council_changed_an_amount_is_a_reason_beside_the_proposals() -> None:
    proposed = plan([measure(1, [(P, 10)], reason="Flere er med."), measure(2, [(P, 30)], position=2)], frame=100)
    rows = ((*ORGAN, "endret", "T01", 2021, 5, "Rådet sparte."), (None, None, None, "endret", "T02", 2021, 7))
    decision, _ = read(*rows)
    assert decision is not None
    decided = decision.applied_to(proposed)
    assert [decided.measure(number).reason for number in ("T01", "T02")] == ["Flere er med. Rådet sparte.", ""]


def test_the_plan_as_decided_has_the_changed_amounts_and_the_others_as_they_were() -> None:
    proposed = plan([measure(1, [(P, 10), (P, 20)]), measure(2, [(P, 30), (U, None)], position=2)], frame=100)
    decision, _ = read((*ORGAN, "endret", "T01", 2021, 5), (None, None, None, "endret", "T02", 2022, 7))
    assert decision is not None
    decided = decision.applied_to(proposed)
    assert [decided.proposed(year).value for year in (2021, 2022)] == [5 + 30, 20 + 7]
    assert str(decided.measure("T01").now.total.cells[0]) == "tiltak.xlsx › Vedtak!G2"
    assert decided.measure("T02").in_year(2022).status is Status.PROPOSED
    assert decided.measure("T02").now == proposed.measure("T02").now
    assert Decision("Rådet", None, "", (), decision.at).applied_to(proposed) == proposed
