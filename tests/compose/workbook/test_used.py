"""The workbook's sheet «Brukt hittil»: last year's money, measure by measure.

1. It has what last year's plan gave, what is used, and the rest as a formula; measures that have ended are with them.
2. What last year's frame had left stands on a line of its own, and with it the sum is last year's frame.
3. What is not known is blank and in no sum; without last year's plan nothing is known of what was given.
4. There is no sheet where nothing is known to be used.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import BLANK, Written
from tests.builders import E, P, at, kroner, measure, plan
from tests.cases import case
from tests.changed import accounted
from tests.sheets import Sheets, Value

SHEET = "Brukt hittil"
HEAD = ["Nr.", "Tiltak", "Budsjett 2020", "Brukt hittil i 2020", "Rest"]


def last_year(frame: int | None = 1_000) -> Plan:
    """Give a plan of 2020 that gave T01 500, T02 300 and T03 nothing but an estimate."""
    amounts = ([(P, 500), (P, 1)], [(P, 300), (P, 1)], [(E, 70), (P, 1)])
    return plan([measure(n, of, first_year=2020, position=n) for n, of in enumerate(amounts, 1)], frame=frame)


def spending(number: int, spent: int | None, name: str = "") -> Measure:
    """Make a measure of this year of which it is known what is used of last year's money."""
    made = measure(number, [(P, 1)], position=number, name=name or f"Tiltak {number}")
    return replace(made, spent=None if spent is None else kroner(spent, f"Y{number}"))


def of(*measures: Measure, before: Plan | None = None, ended: dict[str, int | None] | None = None) -> Case:
    """Make a case of these measures, and of what has ended with what is used of it."""
    made = case(plan(measures))
    gone = tuple(
        Ended(
            Sourced(number, at("A9")),
            Written(f"Avsluttet {number}"),
            BLANK,
            at("AB9"),
            spent=None if spent is None else kroner(spent, "Y9"),
        )
        for number, spent in (ended or {}).items()
    )
    return replace(made, changes=changes_between(before, made.plan) if before else None, ended=gone)


def rows_of(made: Case) -> list[list[Value]]:
    """Give the sheet's rows from its header on."""
    sheets = Sheets(budget_workbook(made))
    return [[cell.value for cell in row] for row in sheets.sheets[SHEET].rows[2:]]


def test_each_measure_has_what_it_was_given_what_is_used_and_the_rest() -> None:
    made = of(spending(1, 420, name="Nytt navn"), before=last_year(), ended={"T02": 350})
    assert rows_of(made) == [
        HEAD,
        ["T01", "1.1 Nytt navn", 500, 420, 80],
        ["T02", "Tiltak 2", 300, 350, -50],
        [None, "Tiltak i alt", 800, 770, 30],
        [None, "Ikke fordelt på tiltak", 200, 0, 200],
    ]


def test_in_december_the_sheet_accounts_for_every_krone() -> None:
    assert rows_of(accounted(50))[-5:] == [
        [None, "Ikke fordelt på tiltak", 50, 0, 50],
        [None, "Drift av rådet", 100, 80, 20],
        [None, "Sum drift og tiltak", 250, 140, 110],
        [None, "Overføres til 2021", None, None, 50],
        [None, "Verken brukt eller overført", None, None, 60],
    ]


def test_what_is_not_known_is_blank_and_in_no_sum() -> None:
    made = of(spending(1, None), spending(3, 0), spending(4, 25), before=last_year(800))
    assert rows_of(made) == [
        HEAD,
        ["T01", "1.1 Tiltak 1", 500, None, None],
        ["T03", "1.3 Tiltak 3", 0, 0, 0],
        ["T04", "1.4 Tiltak 4", None, 25, None],
        ["T02", "Tiltak 2", 300, None, None],
        [None, "Tiltak i alt", 800, 25, 0],
    ]


def test_without_last_years_plan_there_is_what_is_used() -> None:
    assert rows_of(of(spending(1, 420), spending(2, None), ended={"T09": 30, "T08": None})) == [
        HEAD,
        ["T01", "1.1 Tiltak 1", None, 420, None],
        ["T09", "Avsluttet T09", None, 30, None],
        [None, "Tiltak i alt", 0, 450, 0],
    ]


def test_a_plan_without_a_frame_or_with_more_than_its_frame_leaves_nothing() -> None:
    for frame in (None, 700):
        rows = rows_of(of(spending(1, 420), before=last_year(frame)))
        assert [row[1] for row in rows[1:]] == ["1.1 Tiltak 1", "Tiltak 2", "Tiltak i alt"]
        assert rows[-1][2] == 800


def test_there_is_no_sheet_where_nothing_is_known_to_be_used() -> None:
    for made in (of(spending(1, None)), of(spending(1, None), before=last_year(), ended={"T02": None})):
        assert SHEET not in Sheets(budget_workbook(made)).sheets


def test_the_sheet_stands_before_the_changes() -> None:
    names = list(Sheets(budget_workbook(of(spending(1, 1), before=last_year()))).sheets)
    assert names[-2:] == [SHEET, "Endringer siden planen for 2020"]
