"""A word before a number changes how it is compared, and never makes a wrong number right.

1. «Om lag» is near on both sides; «nesten» is below, «godt over» is above, and neither is far away.
2. «Over», «under», «minst» and «inntil» are bounds.
3. A number agrees with itself under every hedge that allows it to be exact, and under none that says that it is not.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.numbers.hedges import Hedge

EXACT = {Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST}


@pytest.mark.parametrize(
    ("hedge", "said", "right", "wrong"),
    [
        (Hedge.ABOUT, 100, (96, 100, 105), (90, 120)),
        (Hedge.ALMOST, 100, (80, 99), (79, 100, 101)),
        (Hedge.WELL_OVER, 100, (101, 120), (99, 100, 121)),
        (Hedge.OVER, 100, (101, 1_000), (99, 100)),
        (Hedge.UNDER, 100, (0, 99), (100, 101)),
        (Hedge.AT_LEAST, 100, (100, 1_000), (99,)),
        (Hedge.AT_MOST, 100, (0, 100), (101,)),
    ],
)
def test_a_hedge_says_how_far_away_the_true_number_may_be(
    hedge: Hedge, said: int, right: tuple[int, ...], wrong: tuple[int, ...]
) -> None:
    assert [true for true in (*right, *wrong) if hedge.allows(Fraction(true), Fraction(said))] == list(right)


@given(st.sampled_from(Hedge), st.integers(1, 10**12))
def test_a_number_is_itself_unless_the_hedge_says_otherwise(hedge: Hedge, number: int) -> None:
    assert hedge.allows(Fraction(number), Fraction(number)) is (hedge in EXACT)
