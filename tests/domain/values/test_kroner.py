"""Money and sums that know their cells.

1. Sums are exact whole kroner, and nothing added up is 0 kroner from no cells.
2. A total's cells are exactly those that were added, zero or not, in the order they were added.
3. A total is false when it is 0 kroner.
4. A difference keeps both sides and the cells of both, and is added up side by side, but for one that is set to 0.
5. Status decides whether an amount is a sum's business.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.plan.measures import Status, YearAmount
from pipeline.domain.values.kroner import Kroner, Total, total
from tests.builders import at, kroner

CELLS = st.lists(st.sampled_from([at(f"B{n}") for n in range(9)]), max_size=3).map(tuple)
TOTALS = st.builds(Total, st.integers(-(10**12), 10**12), CELLS)


def test_no_parts_are_no_kroner_from_no_cells() -> None:
    assert total([]) == Total(0, ())


@given(st.lists(TOTALS, max_size=6))
@settings(max_examples=50)
def test_a_sum_has_the_kroner_and_the_cells_of_its_parts(parts: list[Total]) -> None:
    added = total(parts)
    assert added.value == sum(part.value for part in parts)
    assert added.cells == tuple(cell for part in parts for cell in part.cells)


def test_zero_kroner_keep_their_cell_and_are_false() -> None:
    zero = total([Total(0, (at("J2"),)), Total(0, (at("J3"),))])
    assert zero.cells == (at("J2"), at("J3"))
    assert not zero
    assert Total(1)


def test_a_difference_rests_on_the_cells_of_both_sides() -> None:
    frame, used = Total(1_500_000, (at("B2", "Ramme"),)), Total(1_200_000, (at("J2"), at("J3")))
    left = frame - used
    assert (left.value, left.cells) == (300_000, (at("B2", "Ramme"), at("J2"), at("J3")))
    assert left.difference == (frame, used)
    assert frame + used == Total(2_700_000, (at("B2", "Ramme"), at("J2"), at("J3")))
    added = total([left, used])
    assert (added.value, added.difference) == (1_500_000, (frame + used, used))
    missing = used - frame
    with pytest.raises(ValueError, match="set to 0"):
        total([replace(missing, value=0), used])


def test_kroner_are_exact_however_many() -> None:
    assert Kroner(10**18) + 1 == 10**18 + 1


def test_only_proposed_and_estimated_years_have_kroner() -> None:
    years = [YearAmount(2021, status, kroner(7, "J2"), at("J2"), at("K2")) for status in Status]
    with_kroner = {year.status for year in years if year.total == Total(7, (at("J2"),))}
    assert with_kroner == {Status.PROPOSED, Status.ESTIMATE}
    assert {status for status in Status if status.has_amount} == with_kroner


def test_an_amount_of_the_other_statuses_is_nothing_from_no_cell() -> None:
    assert YearAmount(2021, Status.NO_FUNDS, kroner(7, "J2"), at("J2"), at("K2")).total == Total(0)
    assert YearAmount(2021, Status.PROPOSED, None, at("J2"), at("K2")).total == Total(0)


def test_only_money_from_elsewhere_or_before_needs_a_source() -> None:
    assert {s for s in Status if s.needs_source} == {Status.ALREADY_ALLOCATED, Status.PAID_BY_OTHERS}
