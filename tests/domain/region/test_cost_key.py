"""The cost key: whole kroner shared so that they add up.

1. For any key and any amount the shares add up exactly to the amount.
2. Each share is within one krone of the exact part, and never negative.
3. The kroner left over go to the largest remainders, and among equals to the one named first.
4. A key of a fixed part, own shares and population gives the parts it says.
5. The cut parts of a share lack at most three kroner of it, and never have one too many.
6. The county pays its fraction of what it and the municipalities pay.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.region.cost_key import county_share, fractions_of, shares, shares_in_parts
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place, Sourced

AT = Place("region.yaml", line=20)


def key(*population: int, equal: Fraction = Fraction(0), own: tuple[tuple[str, Fraction], ...] = ()) -> CostKey:
    names = ("Lillehammer", "Øyer", "Gausdal", "Ringebu", "Sør-Fron")
    people = tuple(
        (name, Sourced(number, AT)) for name, number in zip(names[: len(population)], population, strict=True)
    )
    return CostKey(equal, own, people, "1. januar 2021", "SSB", AT)


@st.composite
def keys(draw: st.DrawFn) -> CostKey:
    population = draw(st.lists(st.integers(1, 700_000), min_size=1, max_size=5))
    names = [*(name for name, _ in key(*population).population), *["Innlandet", "Visit Øst"][: draw(st.integers(0, 2))]]
    percent = [draw(st.integers(0, 100 // (len(names) + 1))) for _ in range(len(names) + 1)]
    own = tuple((name, Fraction(p, 100)) for name, p in zip(names, percent[1:], strict=True) if p)
    return key(*population, equal=Fraction(percent[0], 100), own=own)


AMOUNTS = st.one_of(st.integers(0, 20), st.integers(0, 10**10)).map(Kroner)


@given(AMOUNTS, keys())
@settings(max_examples=150)
def test_shares_add_up_exactly_to_the_amount(amount: Kroner, of: CostKey) -> None:
    assert sum(shares(amount, of).values()) == amount


def test_one_who_has_an_own_share_and_no_population_pays_that_alone() -> None:
    of = key(1_000, 3_000, equal=Fraction(3, 10), own=(("Innlandet", Fraction(1, 5)),))
    assert shares(Kroner(1_000_000), of) == {"Lillehammer": 275_000, "Øyer": 525_000, "Innlandet": 200_000}


@given(AMOUNTS, keys())
@settings(max_examples=100)
def test_a_share_is_within_one_krone_of_its_exact_part(amount: Kroner, of: CostKey) -> None:
    parts = fractions_of(of)
    for name, share in shares(amount, of).items():
        assert abs(share - amount * parts[name]) < 1
        assert share >= 0


@given(keys())
@settings(max_examples=50)
def test_the_parts_of_a_key_are_the_whole(of: CostKey) -> None:
    assert sum(fractions_of(of).values()) == 1


@given(AMOUNTS, keys())
@settings(max_examples=100)
def test_nobody_is_rounded_up_before_one_who_was_cut_more(amount: Kroner, of: CostKey) -> None:
    parts = fractions_of(of)
    cut = {name: amount * part % 1 for name, part in parts.items()}
    up = {name for name, share in shares(amount, of).items() if share > amount * parts[name]}
    down = [name for name in parts if name not in up and cut[name]]
    assert all(cut[one] >= cut[other] for one in up for other in down)


def test_among_equals_the_first_gets_the_krone_left_over() -> None:
    assert shares(Kroner(100), key(1, 1, 1)) == {"Lillehammer": 34, "Øyer": 33, "Gausdal": 33}
    assert shares(Kroner(101), key(1, 1, 1)) == {"Lillehammer": 34, "Øyer": 34, "Gausdal": 33}


def test_the_largest_remainder_gets_the_krone_left_over() -> None:
    # exact: 2.5, 3.75 and 3.75
    assert shares(Kroner(10), key(2, 3, 3)) == {"Lillehammer": 2, "Øyer": 4, "Gausdal": 4}


def test_a_fixed_part_own_shares_and_population_are_added() -> None:
    of = key(30, 10, equal=Fraction(40, 100), own=(("Øyer", Fraction(20, 100)),))
    assert fractions_of(of) == {"Lillehammer": Fraction(50, 100), "Øyer": Fraction(50, 100)}
    assert shares(Kroner(1_000), of) == {"Lillehammer": 500, "Øyer": 500}


def test_no_kroner_are_no_kroner_to_each() -> None:
    assert set(shares(Kroner(0), key(3, 2, 1)).values()) == {0}


@given(AMOUNTS, keys())
@settings(max_examples=100)
def test_the_parts_of_a_share_lack_a_few_kroner_at_most(amount: Kroner, of: CostKey) -> None:
    found = shares_in_parts(amount, of)
    assert {name: share.kroner for name, share in found.items()} == shares(amount, of)
    assert all(0 <= share.rounding <= 3 for share in found.values())


def test_the_county_pays_its_fraction_of_the_whole() -> None:
    assert county_share(Kroner(1_500), Kroner(500), Fraction(1, 4)) == 500
    assert county_share(Kroner(1_500), Kroner(501), Fraction(1, 4)) == 500
    assert county_share(Kroner(1_500), Kroner(600), Fraction(1, 4)) == 525
    assert county_share(Kroner(0), Kroner(0), Fraction(1, 3)) == 0
