"""The sheet `Vedtak`.

1. One row says that the plan was decided as proposed; changes have a row each, and the first one names the organ.
2. An amount without the word `endret` is a change too.
3. A measure or a year that the plan has not got, and two amounts for one, are errors, and the rest is read.
4. An empty sheet is no decision.
5. The plan as decided has the changed amounts from the decision's cells, and all the others as they were.
6. Points, new measures, budget lines and shares have a row each, and every remark and vote is read with its row.
7. Cells that do not belong together, or lack the rest, are errors with the cell and what belongs together.
8. With another budget the frame that it leaves for the measures is another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.plan.decision import Decision, Outcome
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import Written, said_of
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.read.decision.rows import Decidable, read_decision
from pipeline.read.workbook.cells import Value
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.table import read_table
from tests.builders import P, U, at, kroner, measure, plan
from tests.readings import brief, sheet

YEARS = PlanYears(2021, 2022)
HEADINGS = tuple(heading for _, heading, _ in layout.DECISIONS.headings(YEARS))
ORGAN: tuple[Value, ...] = ("Rådet", "6.5.2021", "7/21")


def budget_line(post: Post, description: str, amount: int, row: int) -> BudgetLine:
    """Make a line of the budget for 2021."""
    return BudgetLine(
        post, Written(description), ((2021, kroner(amount, f"E{row}", "Budsjett")),), at(f"A{row}", "Budsjett")
    )


LINES = (
    budget_line(Post.RUNNING_COSTS, "Sekretariat", 300, 2),
    budget_line(Post.MUNICIPALITIES, "", 1_000, 3),
    budget_line(Post.COUNTY, "Tilskudd fra fylket", 200, 4),
)


def read(*rows: tuple[Value, ...]) -> tuple[Decision | None, list[Finding]]:
    """Read the sheet for a plan with the measures T01 and T02."""
    findings: list[Finding] = []
    found = read_table(sheet("Vedtak", HEADINGS, *rows), layout.DECISIONS, YEARS, findings.append)
    return read_decision(
        found, Decidable(YEARS, Numbers(frozenset({"T01", "T02"}), frozenset({"T03"})), LINES, ("Øyer", "Gausdal"))
    ), findings


def row(outcome: str | None, **cells: Value) -> tuple[Value, ...]:
    """Make a row with its organ and date, and what else is given, by the layout's keys."""
    filled = {"organ": ORGAN[0], "date": ORGAN[1], "case_number": ORGAN[2], "outcome": outcome, **cells}
    return tuple(filled.get(field.key) for field, _, _ in layout.DECISIONS.headings(YEARS))


def test_a_plan_decided_as_proposed_is_one_row() -> None:
    decision, findings = read((*ORGAN, "som foreslått"))
    assert findings == []
    assert decision is not None
    assert (decision.organ, decision.day, decision.case_number) == ("Rådet", date(2021, 5, 6), "7/21")
    assert decision.changes == ()


def test_changes_have_a_row_each_and_need_not_say_so() -> None:
    decision, findings = read(
        row("endret", measure="T01", year=2021, amount=0, note="Ingen oppstart."),
        row(None, measure="T02", year=2022, amount=500),
    )
    assert findings == []
    assert decision is not None
    assert [(c.measure, c.year, int(c.amount.value), c.note.text) for c in decision.changes] == [
        ("T01", 2021, 0, "Ingen oppstart."),
        ("T02", 2022, 500, ""),
    ]


def test_what_the_plan_has_not_got_is_an_error_and_the_rest_is_read() -> None:
    decision, findings = read(
        row("endret", measure="T09", year=2021, amount=5),
        row("endret", measure="T01", year=2025, amount=5),
        row("endret", measure="T02", year=2021, amount=5),
        row("endret", measure="T02", year=2021, amount=6),
    )
    assert brief(findings) == [
        ("SB-216", "tiltak.xlsx › Vedtak!G2"),
        ("SB-220", "tiltak.xlsx › Vedtak!I3"),
        ("SB-333", "tiltak.xlsx › Vedtak!G5"),
    ]
    assert decision is not None
    assert [(c.measure, c.amount.value) for c in decision.changes] == [("T02", 5)]


def test_a_measure_that_has_ended_is_said_to_have() -> None:
    _, findings = read(row("endret", measure="T03", year=2021, amount=5))
    assert brief(findings) == [("SB-261", "tiltak.xlsx › Vedtak!G2")]
    assert findings[0].says == "T03 er avsluttet, og er ikke med i planen."


def test_an_empty_sheet_is_no_decision() -> None:
    assert read() == (None, [])


def test_why_the_council_changed_an_amount_is_a_reason_beside_the_proposals() -> None:
    proposed = plan([measure(1, [(P, 10)], reason="Flere er med."), measure(2, [(P, 30)], position=2)], frame=100)
    rows = (
        row("endret", measure="T01", year=2021, amount=5, note="Rådet sparte."),
        row("endret", measure="T02", year=2021, amount=7),
    )
    decision, _ = read(*rows)
    assert decision is not None
    decided = decision.applied_to(proposed)
    reasons = [said_of(decided.measure(number).reasons, Language.BOKMAAL) for number in ("T01", "T02")]
    assert reasons == [("Flere er med.", "Rådet sparte."), ()]


def test_the_plan_as_decided_has_the_changed_amounts_and_the_others_as_they_were() -> None:
    proposed = plan([measure(1, [(P, 10), (P, 20)]), measure(2, [(P, 30), (U, None)], position=2)], frame=100)
    decision, _ = read(
        row("endret", measure="T01", year=2021, amount=5), row("endret", measure="T02", year=2022, amount=7)
    )
    assert decision is not None
    decided = decision.applied_to(proposed)
    assert [decided.proposed(year).value for year in (2021, 2022)] == [5 + 30, 20 + 7]
    assert str(decided.measure("T01").now.total.cells[0]) == "tiltak.xlsx › Vedtak!J2"
    assert decided.measure("T02").in_year(2022).status is Status.PROPOSED
    assert decided.measure("T02").now == proposed.measure("T02").now
    assert Decision("Rådet", None, "", (), decision.at).applied_to(proposed) == proposed


def test_what_is_said_of_the_whole_decision_is_read() -> None:
    decision, findings = read(row("som foreslått", votes="Enstemmig", note="Rådet ber om en ny sak."))
    assert findings == []
    assert decision is not None
    assert decision.is_as_proposed
    assert [(remark.votes.text, remark.note.text) for remark in decision.remarks] == [
        ("Enstemmig", "Rådet ber om en ny sak.")
    ]


def test_points_are_read_with_the_councils_words() -> None:
    decision, findings = read(
        row("endret", point=3, text="Rådet tar saken opp igjen.\nSenest i juni.", votes="7 mot 2"),
        row("strøket", point=5),
        row("nytt", text="Rådet ber om en sak."),
        row("nytt", point=1, text="Rådet takker."),
        row("som foreslått", point=4, votes="Enstemmig"),
    )
    assert findings == []
    assert decision is not None
    assert [(p.outcome, p.number, said_of(p.text, Language.BOKMAAL), p.votes.text) for p in decision.points] == [
        (Outcome.CHANGED, 3, ("Rådet tar saken opp igjen.", "Senest i juni."), "7 mot 2"),
        (Outcome.STRUCK, 5, (), ""),
        (Outcome.NEW, None, ("Rådet ber om en sak.",), ""),
        (Outcome.NEW, 1, ("Rådet takker.",), ""),
        (Outcome.AS_PROPOSED, 4, (), "Enstemmig"),
    ]
    assert not decision.is_as_proposed
    assert not decision.changes_money


def test_lines_and_shares_are_found_by_what_they_are_called() -> None:
    decision, findings = read(
        row("endret", post="drift", year=2021, amount=250),
        row("endret", post="tilskudd fra kommunene", year=2022, amount=900),
        row("endret", post="øyer", year=2021, amount=400, note="Avtalt."),
        row("nytt", measure="T02", votes="5 mot 4"),
    )
    assert findings == []
    assert decision is not None
    assert [(str(c.line.cell), c.year, int(c.amount.value)) for c in decision.lines] == [
        ("A2", 2021, 250),
        ("A3", 2022, 900),
    ]
    assert [(s.municipality, int(s.amount.value), s.note.text) for s in decision.shares] == [("Øyer", 400, "Avtalt.")]
    assert [(new.number, new.votes.text) for new in decision.new] == [("T02", "5 mot 4")]
    share = decision.share_of(("Øyer", "Øyer kommune"))
    assert share is not None
    assert share.value == 400


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        (row("endret", point=1, text="A", measure="T01"), "SB-280", "G2"),
        (row("endret", measure="T01", post="drift", year=2021, amount=5), "SB-280", "H2"),
        (row("strøket", point=1, text="A"), "SB-280", "F2"),
        (row("nytt", measure="T01", year=2021, amount=5), "SB-280", "I2"),
        (row("som foreslått", point=1, text="A"), "SB-280", "F2"),
        (row("som foreslått", measure="T01"), "SB-331", "G2"),
        (row("endret", point=1), "SB-281", "F2"),
        (row("strøket"), "SB-281", "E2"),
        (row("nytt", point=1), "SB-281", "F2"),
        (row("endret", measure="T01", year=2021), "SB-332", "J2"),
        (row("endret", post="tilskudd", year=2021, amount=5), "SB-284", "H2"),
        (row("endret", post="Øyer", year=2022, amount=5), "SB-285", "I2"),
        (row(None, note="Nytt punkt."), "SB-329", "D2"),
        (row(None, point=1, text="A"), "SB-329", "D2"),
    ],
)
def test_cells_that_do_not_belong_together_are_errors(cells: tuple[Value, ...], code: str, cell: str) -> None:
    decision, findings = read(cells)
    assert brief(findings) == [(code, f"tiltak.xlsx › Vedtak!{cell}")]
    assert decision is not None
    assert decision.parts == ()


def test_what_is_said_twice_or_of_a_new_measure_is_an_error() -> None:
    _, findings = read(
        row("strøket", point=1),
        row("endret", point=1, text="A"),
        row("nytt", measure="T01"),
        row("nytt", measure="T01"),
        row("endret", measure="T01", year=2021, amount=5),
    )
    assert [code for code, _ in brief(findings)] == ["SB-282", "SB-282", "SB-286"]


def test_as_proposed_and_changed_at_once_is_an_error() -> None:
    _, findings = read(row("som foreslått"), row("strøket", point=1))
    assert brief(findings) == [("SB-330", "tiltak.xlsx › Vedtak!D2")]


def test_a_new_measure_is_not_in_the_proposal() -> None:
    written = plan(
        [measure(1, [(P, 10)]), measure(2, [(P, 30)], position=2), measure(3, [(P, 5)], position=3)], frame=100
    )
    decision, _ = read(row("nytt", measure="T02", note="Fra benken."))
    assert decision is not None
    proposed, decided = decision.proposed_of(written), decision.applied_to(written)
    assert [(m.number.value, m.shown_as) for m in proposed.measures] == [("T01", "1.1"), ("T03", "1.2")]
    assert (proposed.proposed(2021).value, decided.proposed(2021).value) == (15, 45)
    assert said_of(decided.measure("T02").reasons, Language.BOKMAAL) == ("Fra benken.",)


def test_a_changed_line_leaves_another_frame() -> None:
    written = replace(plan([measure(1, [(P, 10), (P, 10)])], frame=900), budget=Budget(LINES))
    decision, _ = read(row("endret", post="Sekretariat", year=2021, amount=250))
    assert decision is not None
    decided = decision.applied_to(written)
    assert (written.frame_total(2021).value, decided.frame_total(2021).value) == (900, 950)
    assert decided.budget.lines[1:] == LINES[1:]
