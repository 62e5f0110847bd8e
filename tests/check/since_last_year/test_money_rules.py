"""Money of last year, as this year's workbook says it was beside what was decided then.

1. No more is carried over than was left: given to no measure, or not used. What nobody has said is used, may be left.
2. What was given to no measure goes over, or is told of: by a note, or by an account of every krone.
3. Last year's budget of a line is what was decided, and what each municipality paid comes to what they paid together.
4. What was bound is bound still, unless somebody says why not; one decision gives one frame.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.check.plan.amount_rules import no_more_is_spent_than_was_given
from pipeline.check.since_last_year.money_rules import (
    last_budget_is_what_was_decided,
    last_shares_are_last_years_contribution,
    one_decision_gives_one_frame,
    what_is_carried_over_was_left,
    what_was_bound_is_bound_still,
)
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.plan.budget import BudgetLine, Post
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Frame, Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.said import as_said
from pipeline.domain.values.written import BLANK, Written
from tests.budgets import december, line, with_budget
from tests.builders import P, U, at, kroner, measure, plan
from tests.cases import NAMES, case
from tests.readings import brief, only

BEFORE = plan([measure(1, [(P, 100), (P, 100)], first_year=2020)], frame=150)


def after(now: Plan, before: Plan = BEFORE, **sides: Any) -> Case:  # noqa: ANN401
    """Make a December case with the plan of the year before beside it."""
    return replace(december(now, **sides), changes=changes_between(before, now))


def carrying(carried: int | None, spent: int | None, *costs: BudgetLine, note: str = "") -> Case:
    """Carry some kroner over, of 50 that were given to no measure and 100 that T01 had."""
    used = replace(measure(1, [(P, 0)]), spent=None if spent is None else kroner(spent, "Y2"))
    lines = () if carried is None else (line(Post.CARRIED_OVER, 4, carried, note=note),)
    return after(with_budget(plan([used]), line(Post.MUNICIPALITIES, 2, 900), *lines, *costs))


DRIFT = line(Post.RUNNING_COSTS, 5, 300, last=300, spent=280)


@pytest.mark.parametrize(
    ("carried", "spent", "costs", "left"),
    [
        (151, None, (), 150),
        (150, None, (), None),
        (91, 60, (), 90),
        (90, 60, (), None),
        (91, 60, (DRIFT,), None),
        (111, 60, (DRIFT,), 110),
        (111, 60, (replace(DRIFT, spent=None),), None),
        (30, 120, (), None),
        (31, 120, (), 30),
    ],
)
def test_no_more_is_carried_over_than_was_left(
    carried: int, spent: int | None, costs: tuple[BudgetLine, ...], left: int | None
) -> None:
    found = [f for f in what_is_carried_over_was_left(carrying(carried, spent, *costs)) if f.kind.code == "SB-635"]
    assert [(str(f.place), f.gaps["left"]) for f in found] == [("tiltak.xlsx › Budsjett!E4", str(left))] * bool(left)


def test_income_that_was_not_counted_on_may_be_carried_over() -> None:
    made = carrying(100, 60, line(Post.OTHER_INCOME, 6, 0, last=30, spent=40))
    assert not list(what_is_carried_over_was_left(made))


def test_costs_of_last_years_budget_may_be_left_where_nobody_says_more() -> None:
    before = with_budget(BEFORE, *(line(Post.MUNICIPALITIES, 2, 450, first_year=2020),
                                   line(Post.RUNNING_COSTS, 3, 300, first_year=2020)))  # fmt: skip
    made = carrying(390, 60)
    assert not list(what_is_carried_over_was_left(replace(made, changes=changes_between(before, made.plan))))


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (carrying(40, 60), 1),
        (carrying(None, 60), 1),
        (carrying(50, 60), 0),
        (carrying(40, 60, note="Resten gikk til møter."), 0),
        (carrying(0, 60, note="Alt gikk til møter."), 0),
        (carrying(40, 60, DRIFT), 0),  # the document accounts for all of it
    ],
)
def test_what_was_given_to_no_measure_is_told_of(made: Case, count: int) -> None:
    assert [f.kind.code for f in what_is_carried_over_was_left(made)] == ["SB-636"] * count


def test_where_last_year_is_not_known_nothing_is_said() -> None:
    made = carrying(400, 60)
    silent = (
        replace(made, changes=None),
        after(made.plan, replace(BEFORE, frames=())),
        after(plan([measure(1, [(P, 0)])])),
        after(with_budget(plan([measure(1, [(P, 0)])]), line(Post.MUNICIPALITIES, 2, None))),  # a blank line
    )
    assert [list(what_is_carried_over_was_left(one)) for one in silent] == [[]] * 4


@pytest.mark.parametrize(
    ("status", "given", "spent", "codes"),
    [
        (P, 100, 101, ["SB-263"]),
        (P, 100, 100, []),
        (Status.NO_FUNDS, None, 5, ["SB-637"]),
        (Status.PAID_BY_OTHERS, None, 5, ["SB-637"]),
        (Status.PAID_BY_OTHERS, None, 0, []),
        (Status.ALREADY_ALLOCATED, None, 5, []),
        (U, None, 5, []),
    ],
)
def test_what_is_spent_was_given(status: Status, given: int | None, spent: int, codes: list[str]) -> None:
    before = plan([measure(n, [(status, given), (P, 0)], first_year=2020) for n in (1, 2)])
    goes_on = replace(measure(1, [(P, 0)]), spent=kroner(spent, "Y2"))
    gone = Ended(Sourced("T02", at("A3")), Written("Tiltak 2"), Written("Ferdig."), at("AB3"), kroner(spent, "Y3"))
    made = replace(after(plan([goes_on]), before), ended=(gone,))
    assert brief(no_more_is_spent_than_was_given(made)) == [
        (code, f"tiltak.xlsx › Tiltak!{cell}") for cell in ("Y2", "Y3") for code in codes
    ]


def budgeted(before: tuple[BudgetLine, ...], *now: BudgetLine) -> Case:
    """Lay lines of the budget beside those of last year."""
    measures = plan([measure(1, [(P, 0), (P, 0)], first_year=2020)])
    return after(with_budget(plan([measure(1, [(P, 0)])]), *now), with_budget(measures, *before))


@pytest.mark.parametrize(
    ("now", "last", "count"),
    [
        ({"description": "Møter", "last": 70}, {"description": "møter"}, 1),
        ({"description": "Møter", "last": 60}, {"description": "møter"}, 0),
        ({"description": "Møter", "last": 70, "note": "Økt i juni."}, {"description": "møter"}, 0),
        ({"description": "Møter og reiser", "last": 70}, {"description": "Møter"}, 1),  # the only one of its post
        ({"description": "Møter"}, {"description": "Møter"}, 0),
    ],
)
def test_last_years_budget_is_what_was_decided(now: dict[str, Any], last: dict[str, Any], count: int) -> None:
    before = (line(Post.RUNNING_COSTS, 3, 60, first_year=2020, **last),)
    found = brief(last_budget_is_what_was_decided(budgeted(before, line(Post.RUNNING_COSTS, 3, 60, **now))))
    assert found == [("SB-647", "tiltak.xlsx › Budsjett!C3")] * count


def test_a_line_that_is_not_told_apart_is_not_compared() -> None:
    before = tuple(line(Post.RUNNING_COSTS, n, 60, first_year=2020, description=f"Linje {n}") for n in (3, 4))
    made = budgeted(before, line(Post.RUNNING_COSTS, 3, 60, description="Alt", last=120))
    assert not list(last_budget_is_what_was_decided(made))


@pytest.mark.parametrize(("paid", "count"), [((10, 20, 30), 0), ((10, 20, 31), 1), ((10, 20, None), 0)])
def test_what_each_municipality_paid_is_what_they_paid(paid: tuple[int | None, ...], count: int) -> None:
    rows = {
        name: {"last_share": None if share is None else kroner(share, "N2", "Kommuner")}
        for name, share in zip(NAMES, paid, strict=True)
    }
    whole = with_budget(plan([measure(1, [(P, 0)])]), line(Post.MUNICIPALITIES, 2, 60, last=60))
    found = brief(last_shares_are_last_years_contribution(december(whole, rows=rows)))
    assert found == [("SB-648", "tiltak.xlsx › Kommuner!N2")] * count


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (measure(1, [(P, 0), (P, 50)]), 1),
        (replace(measure(1, [(P, 0), (P, 50)]), reason=Written("Opphevet i sak 3/21.")), 0),
        (measure(1, [(P, 0), (P, 0)]), 0),  # that less is given than is bound is another finding
        (replace(measure(1, [(P, 0), (P, 50)]), binding=Sourced(Written("Sak 1/20"), at("V2"))), 0),
    ],
)
def test_what_was_bound_is_bound_still(now: Measure, count: int) -> None:
    bound = measure(1, [(P, 10), (P, 20), (P, 50)], first_year=2020, binding=Sourced("Sak 1/20", at("V2")))
    found = list(what_was_bound_is_bound_still(after(plan([now]), plan([bound]))))
    assert [(f.kind.code, f.is_error, as_said(f.gaps["years"]).norwegian) for f in found] == [
        ("SB-649", True, "2022")
    ] * count


def test_one_decision_gives_one_frame() -> None:
    def framed(amount: int, day: date | None, number: str) -> tuple[Frame, ...]:
        return (Frame(2021, kroner(amount, "B2", "Ramme"), day, number, BLANK),)

    def found(*now: Any) -> list[tuple[str, str]]:  # noqa: ANN401
        before = replace(BEFORE, frames=framed(100, date(2020, 6, 10), "5/20"))
        made = case(replace(plan([measure(1, [(P, 0)])]), frames=framed(*now)))
        return brief(one_decision_gives_one_frame(replace(made, changes=changes_between(before, made.plan))))

    assert found(120, date(2020, 6, 10), "5/20") == [("SB-650", "tiltak.xlsx › Ramme!B2")]
    assert found(100, date(2020, 6, 10), "5/20") == []
    assert found(120, date(2020, 9, 1), "9/20") == []
    assert found(120, None, "") == []


def test_both_numbers_are_said() -> None:
    finding = only(what_is_carried_over_was_left(carrying(151, None)))
    assert finding.says == (
        "151 kroner er overført fra 2020 (Budsjett!E4), men planen for 2020 hadde høyst 150 kroner igjen. 50 kroner "
        "var ikke fordelt på tiltak (Ramme!B2 i saken for 2020)."
    )
