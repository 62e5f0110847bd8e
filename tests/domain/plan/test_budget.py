"""The council's budget.

1. The frame of the measures is income and funds, less running costs and what is set aside.
2. A later year is known when every line has an amount; money that comes once is nothing where it is blank.
3. What is carried over is unused money; a part of it has measures to go to.
4. Sums know their cells.
"""

from __future__ import annotations

from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.values.written import BLANK
from tests.builders import at, kroner


def line(post: Post, row: int, *amounts: int | None, goes_to: tuple[str, ...] = ()) -> BudgetLine:
    """Make a line with an amount a year from 2022; its cells are E, F … of its row."""
    filled = tuple(
        (2022 + n, kroner(amount, f"{chr(ord('E') + n)}{row}", "Budsjett"))
        for n, amount in enumerate(amounts)
        if amount is not None
    )
    last, spent = kroner(10 * row, f"C{row}", "Budsjett"), kroner(row, f"D{row}", "Budsjett")
    return BudgetLine(post, BLANK, filled, at(f"A{row}", "Budsjett"), last, spent, goes_to)


BUDGET = Budget(
    (
        line(Post.MUNICIPALITIES, 2, 1000, 1000, 1000),
        line(Post.COUNTY, 3, 200, 0, None),
        line(Post.CARRIED_OVER, 4, 60, None, None, goes_to=("T05",)),
        line(Post.CARRIED_OVER, 5, 40),
        line(Post.FROM_FUND, 6, 25),
        line(Post.RUNNING_COSTS, 7, 300, 310, 320),
        line(Post.TO_FUND, 8, 5, 0, 0),
    )
)


def test_the_frame_is_what_comes_in_less_what_the_council_takes() -> None:
    assert BUDGET.income(2022).value == 1300
    assert BUDGET.costs(2022).value == 305
    assert BUDGET.for_measures(2022).value == 1300 + 25 - 305
    assert BUDGET.for_measures(2023).value == 1000 - 310


def test_a_year_is_known_when_nothing_is_left_open() -> None:
    assert [BUDGET.is_known(year) for year in (2022, 2023, 2024)] == [True, True, False]
    assert not Budget().is_known(2022)
    assert not Budget()


def test_unused_money_is_what_is_carried_over() -> None:
    assert BUDGET.unused(2022).value == 100
    assert BUDGET.unused_for_measures(2022).value == 60


def test_sums_know_their_cells_and_last_year_stands_beside() -> None:
    running = BUDGET.of(Post.RUNNING_COSTS)
    assert [place.cell for place in BUDGET.amount(2022, Post.RUNNING_COSTS, Post.TO_FUND).cells] == ["E7", "E8"]
    assert (BUDGET.last_budget(running).value, BUDGET.spent(running).value) == (70, 7)
    assert running[0].in_year(2022) == kroner(300, "E7", "Budsjett")
    assert BUDGET.of(Post.FROM_FUND)[0].in_year(2023) is None
