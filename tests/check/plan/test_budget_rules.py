"""What is said of the council's budget names the cells to mend, and says nothing of a cell that is only blank.

1. What the municipalities pay is compared once it is filled in both places: a blank line is asked for, not called 0.
2. Money carried over that is not given names the measures' cells, and the one that says where it goes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.plan.budget_rules import contribution_is_said_once, money_carried_over_is_given
from pipeline.domain.case.case import Case
from pipeline.domain.plan.budget import Post
from tests.budgets import line, with_budget
from tests.builders import P, at, kroner, measure, plan
from tests.cases import case


def of(*lines: object) -> Case:
    """Give a case with a budget of these lines, and two measures."""
    measures = plan([measure(n, [(P, 100), (P, 100)]) for n in (1, 2)])
    return case(with_budget(measures, *lines), contribution=kroner(500, "B10", "Sak"))  # type: ignore[arg-type]


@pytest.mark.parametrize(("paid", "count"), [((500,), 0), ((400,), 1), ((None,), 0), ((0,), 1)])
def test_a_blank_line_is_not_called_0(paid: tuple[int | None, ...], count: int) -> None:
    made = of(line(Post.MUNICIPALITIES, 2, *paid))
    assert len(list(contribution_is_said_once(made))) == count


def test_a_blank_line_beside_a_filled_one_is_asked_for_first() -> None:
    made = of(line(Post.MUNICIPALITIES, 2, 300), line(Post.MUNICIPALITIES, 3, None))
    assert list(contribution_is_said_once(made)) == []


def test_money_carried_over_names_the_cells() -> None:
    carried = replace(line(Post.CARRIED_OVER, 4, 900), goes_to=("T01", "T02"), goes_to_at=at("I4", "Budsjett"))
    (finding,) = money_carried_over_is_given(of(line(Post.MUNICIPALITIES, 2, 500), carried))
    assert str(finding.place) == "tiltak.xlsx › Budsjett!E4"
    assert finding.fix == (
        "Øk beløpet i arket Tiltak (J2, J3); er statusen en annen enn foreslått, velger du den først. Eller rett "
        "Går til tiltak i arket Budsjett (I4)."
    )
