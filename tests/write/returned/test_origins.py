"""Where a figure comes from, said as the workbook says it.

1. One cell is named; several are a sum, or a count; neighbours in a column go together as a range.
2. A difference says its two sides with their amounts, and why it reads 0 where it is less.
3. An amount that several years share has a line for each year.
4. A share names the rule it is shared by; a 0 of nothing says where nothing is.
5. A long sum has a line for each column; two workbooks are told apart.
6. A figure without cells is our bug and raises.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue
from pipeline.domain.values.text import Figure
from pipeline.write.returned.origins import origin_of
from tests.builders import at

FRAME, USED = Total(1_500_000, (at("B2", "Ramme"),)), Total(1_200_000, (at("J2"), at("J3"), at("J5")))


def said(*origins: Total, is_count: bool = False, tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Say where a figure comes from, with soft spaces."""
    figure = Figure(origins[0].value if origins else 0, "…", origins, is_count=is_count)
    return "\n".join(origin_of(figure, tongue)).replace("\u00a0", " ")


def test_a_cell_is_named_and_several_are_a_sum() -> None:
    assert said(FRAME) == "Ramme!B2"
    assert said(USED) == "Summen av Tiltak!J2:J3, Tiltak!J5"
    assert said(USED, tongue=Tongue.ENGLISH) == "The sum of Tiltak!J2:J3, Tiltak!J5"


def test_a_count_names_what_is_counted_and_none_says_where_none_is() -> None:
    assert said(Total(3, (at("A2"), at("A3"), at("A9"))), is_count=True) == "Antallet celler i Tiltak!A2:A3, Tiltak!A9"
    assert said(Total(0, seen=(at("A2"),)), is_count=True) == "Ingenting å legge sammen, se Tiltak!A2"


def test_a_difference_says_which_is_which() -> None:
    assert said(FRAME - USED) == "1 500 000 (Ramme!B2) – 1 200 000 (summen av Tiltak!J2:J3, Tiltak!J5)"
    assert said(FRAME - Total(0, seen=(at("K2"),))) == (
        "1 500 000 (Ramme!B2) – 0 (ingenting å legge sammen, se Tiltak!K2)"
    )


def test_a_difference_that_is_not_shown_says_why() -> None:
    lines = said(Total(0, difference=(USED, FRAME), cells=USED.cells)).split("\n")
    assert lines[1:] == ["Det er mindre enn 0. Derfor står det 0."]


def test_an_amount_of_several_years_has_a_line_a_year() -> None:
    years = [Total(7, (at(f"{column}2"), at(f"{column}3"))) for column in "KL"]
    assert said(*years) == "Samme beløp i hvert av årene:\nSummen av Tiltak!K2:K3\nSummen av Tiltak!L2:L3"


def test_a_share_names_its_rule() -> None:
    key = Place("region.yaml", line=9, column=1)
    assert said(Total(5, (at("B10", "Sak"), key))) == "Sak!B10, fordelt etter region.yaml, linje 9, tegn 1"
    assert said(Total(5, (key,))) == "region.yaml, linje 9, tegn 1"


def test_a_long_sum_has_a_line_for_each_column() -> None:
    rows = [2, 4, 6, 8]
    assert said(Total(9, tuple(at(f"{column}{row}") for column in "JL" for row in rows))) == (
        "Summen av Tiltak!J2, Tiltak!J4, Tiltak!J6, Tiltak!J8,\nTiltak!L2, Tiltak!L4, Tiltak!L6, Tiltak!L8"
    )


def test_cells_of_two_workbooks_are_told_apart() -> None:
    other = Place("i fjor.xlsx", sheet="Tiltak", cell="J3")
    assert said(Total(9, (at("J2"), other))) == "Summen av tiltak.xlsx › Tiltak!J2, i fjor.xlsx › Tiltak!J3"


@pytest.mark.parametrize("origins", [(), (Total(0),), (USED, Total(0))])
def test_a_figure_without_cells_is_our_bug(origins: tuple[Total, ...]) -> None:
    with pytest.raises(ValueError, match="without cells"):
        said(*origins)


@given(st.sets(st.tuples(st.sampled_from("JKL"), st.integers(1, 40)), min_size=2, max_size=60))
def test_the_ranges_name_exactly_the_cells(cells: set[tuple[str, int]]) -> None:
    text = said(Total(1, tuple(at(f"{column}{row}") for column, row in sorted(cells))))
    pieces = text.removeprefix("Summen av ").replace("\n", " ").split(", ")
    named = []
    for piece in pieces:
        first, _, last = piece.removeprefix("Tiltak!").partition(":")
        named += [(first[0], row) for row in range(int(first[1:]), int((last or first)[1:]) + 1)]
    assert sorted(named) == sorted(cells)
