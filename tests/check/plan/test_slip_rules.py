"""Slips of the hand in the amounts of a whole plan.

1. A plan whose every amount is small is asked about once. 2. A day's number among round amounts; 3. a series that
a drag makes; 4. a nought too many in a frame or a line of the budget; 5. a cleared status that makes an estimate a
proposal.
Each is silent for what is right.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.plan import amount_rules, slip_rules
from pipeline.domain.case.case import Case
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Measure
from tests.budgets import line, with_budget
from tests.builders import E, P, measure, plan
from tests.cases import case
from tests.readings import only


def of(*amounts: list[int], frame: int | None = None) -> Case:
    """Make a case of measures with these amounts, all of them proposed."""
    measures = [measure(n, [(P, amount) for amount in years]) for n, years in enumerate(amounts, 1)]
    return case(plan(measures, frame=frame))


def test_a_plan_in_thousands_is_asked_about_once() -> None:
    small = of([1600, 1600], [240, 2400], frame=4000)
    finding = only(slip_rules.plan_is_not_in_thousands(small))
    assert (finding.found, str(finding.place.cell)) == ("2400", "K3")
    assert list(amount_rules.amounts_are_not_in_thousands(small)) == []


@pytest.mark.parametrize("amounts", [([1600, 0], [240, 24_000]), ([1600, 1600], [0, 0]), ([0, 0], [0, 0])])
def test_other_plans_are_not(amounts: tuple[list[int], ...]) -> None:
    assert list(slip_rules.plan_is_not_in_thousands(of(*amounts))) == []


def test_a_days_number_among_round_amounts_is_asked_about() -> None:
    finding = only(slip_rules.amounts_are_not_dates(of([44_348, 200_000], [100_000, 100_000])))
    assert "01.06.2021" in finding.says


@pytest.mark.parametrize("odd", [44_300, 30_001, 144_348, 0])
def test_another_amount_is_no_day(odd: int) -> None:
    assert list(slip_rules.amounts_are_not_dates(of([odd, 200_000], [100_000, 100_000]))) == []


def test_where_amounts_are_odd_they_are_no_days() -> None:
    assert list(slip_rules.amounts_are_not_dates(of([44_348, 123_456], [100_001, 99_999]))) == []


@pytest.mark.parametrize(
    "amounts",
    [([200_000, 200_001, 200_002],), ([200_000, 0, 0], [200_001, 0, 0], [200_002, 0, 0])],
)
def test_a_series_is_noted(amounts: tuple[list[int], ...]) -> None:
    finding = only(slip_rules.amounts_are_no_series(of(*amounts)))
    assert "200\u00a0000, 200\u00a0001, 200\u00a0002" in finding.says


@pytest.mark.parametrize("amounts", [[200_000, 200_001, 200_003], [200_000, 200_000, 200_000], [0, 1, 2]])
def test_other_amounts_are_no_series(amounts: list[int]) -> None:
    assert list(slip_rules.amounts_are_no_series(of(amounts))) == []


def test_a_nought_too_many_in_the_frame_is_asked_about() -> None:
    far = list(slip_rules.frames_and_lines_have_no_nought_too_many(of([1_200_000], frame=15_000_000)))
    assert only(far).found == "15000000"
    near = of([1_200_000], frame=1_500_000)
    assert list(slip_rules.frames_and_lines_have_no_nought_too_many(near)) == []


@pytest.mark.parametrize(
    ("post", "amounts", "found"),
    [
        (Post.MUNICIPALITIES, (1_800_000, 18_000_000), ["18000000"]),
        (Post.MUNICIPALITIES, (1_800_000, 1_900_000), []),
        (Post.CARRIED_OVER, (1_000_000, 10_000), []),
    ],
)
def test_a_nought_too_many_in_the_budget_is_asked_about(post: Post, amounts: tuple[int, ...], found: list[str]) -> None:
    budget = with_budget(plan([measure(1, [(P, 100_000), (P, 100_000)])]), line(post, 2, *amounts))
    findings = slip_rules.frames_and_lines_have_no_nought_too_many(case(budget))
    assert [finding.found for finding in findings] == found


def inherited(of_measure: Measure) -> Measure:
    """Let the status of the later years be the one before's."""
    now, *later = of_measure.amounts
    return replace(of_measure, amounts=(now, *(replace(amount, is_inherited=True) for amount in later)))


def test_a_cleared_status_is_noted_where_others_have_one() -> None:
    cleared = inherited(measure(1, [(P, 150_000), (P, 50_000)]))
    other = measure(2, [(P, 100_000), (E, 100_000)])
    finding = only(slip_rules.money_after_the_budget_year_has_a_status(case(plan([cleared, other]))))
    assert "50\u00a0000 kroner er derfor med" in finding.says
    assert list(slip_rules.money_after_the_budget_year_has_a_status(case(plan([cleared])))) == []
    same = inherited(measure(1, [(P, 50_000), (P, 50_000)]))
    assert list(slip_rules.money_after_the_budget_year_has_a_status(case(plan([same, other])))) == []


def test_the_example_has_no_slips(case_2021: Case) -> None:
    for rule in (
        slip_rules.plan_is_not_in_thousands, slip_rules.amounts_are_not_dates, slip_rules.amounts_are_no_series,
        slip_rules.frames_and_lines_have_no_nought_too_many, slip_rules.money_after_the_budget_year_has_a_status,
    ):  # fmt: skip
        assert list(rule(case_2021)) == []
