"""The workbook's sheet «Bundet»: what earlier decisions bind, measure by measure and year by year.

1. Each bound measure has its decision and its amounts; the sums are formulas, and those of the document.
2. An amount that is the plan's own is fetched from the sheet of measures; another is stated.
3. There is no sheet where nothing is bound, or where the plan is no part of the budget.
"""

from __future__ import annotations

from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case
from tests.budgets import SIMPLE, bound, december, with_budget
from tests.builders import E, P, measure, plan
from tests.cases import case
from tests.sheets import Sheets

SHEET = "Bundet"


def sheets_of(made: Case) -> Sheets:
    return Sheets(budget_workbook(made))


BOUND = with_budget(
    plan(
        [
            bound(1, [(P, 200), (P, 150)], 100),
            bound(2, [(P, 40), (E, 30)], 90, position=2),
            measure(3, [(P, 5), (P, 5)], position=3),
        ]
    ),
    *SIMPLE,
)


def test_each_bound_measure_has_its_decision_and_its_years() -> None:
    rows = sheets_of(december(BOUND)).sheets[SHEET].rows[2:]
    assert [[cell.value for cell in row] for row in rows] == [
        ["Nr.", "Tiltak", "Bindende vedtak", "2021", "2022"],
        ["T01", "1.1 Tiltak 1", "Sak 12/20", 100, 150],
        ["T02", "1.2 Tiltak 2", "Sak 12/20", 40, 0],
        [None, "Sum", None, 140, 150],
    ]


def test_the_plans_own_amounts_are_fetched_and_others_are_stated() -> None:
    rows = sheets_of(december(BOUND)).sheets[SHEET].rows[3:]
    assert [[cell.formula for cell in row[3:]] for row in rows] == [
        [None, "='Tiltak'!I5"],
        ["='Tiltak'!G6", None],
        ["=SUM(D4:D5)", "=SUM(E4:E5)"],
    ]


def test_there_is_no_sheet_where_nothing_is_bound_or_the_plan_is_a_case_of_its_own() -> None:
    free = december(with_budget(plan([measure(1, [(P, 5), (P, 5)])]), *SIMPLE))
    own = case(plan([bound(1, [(P, 200), (P, 150)], 100)]))
    assert [SHEET in sheets_of(made).sheets for made in (free, own)] == [False, False]
