"""The widths of columns, reckoned from their texts.

1. Widths fill the room exactly, whatever the texts; the same texts have the same widths.
2. Where the room allows, no amount, no word of the head and no ordinary word is divided.
3. What is given as shares stays so, but for what amounts need.
4. A column with much text gets more than one with little; the table is no higher than with equal columns.
5. The lines of a text are those that a reader would count; a cell without room for its longest word is told.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.write.office.fitting import at_least, fitted, heights, lines_of

ROOM, POINTS = 9752, 9.0
TEXTS = st.one_of(
    st.text(max_size=40),
    st.integers(0, 10**9).map(lambda kroner: f"{kroner:,}".replace(",", "\u00a0")),
    st.lists(st.sampled_from(["og", "av", "Lillehammer", "kommune", "næringsutvikling"]), max_size=30).map(" ".join),
)
ROWS = st.integers(1, 7).flatmap(
    lambda columns: st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), min_size=1, max_size=6)
)


@given(ROWS)
@settings(max_examples=40)
def test_widths_fill_the_room_exactly(rows: list[list[str]]) -> None:
    widths = fitted(rows[0], rows[1:], ROOM, POINTS)
    assert sum(widths) == ROOM
    assert min(widths) > 0
    assert fitted(rows[0], rows[1:], ROOM, POINTS) == widths


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=5), st.text(max_size=200))
@settings(max_examples=40)
def test_an_amount_is_never_divided(amounts: list[int], text: str) -> None:
    rows = [["Virkemiddel", *(str(2021 + n) for n in range(len(amounts)))]]
    rows.append([text, *(f"{amount:,}".replace(",", "\u00a0") for amount in amounts)])
    for widths in (fitted(rows[0], rows[1:], ROOM, POINTS), at_least((8, *[1] * len(amounts)), rows, ROOM, POINTS)):
        assert sum(widths) == ROOM
        assert lines_of(rows[1][1:], widths[1:], POINTS) == 1


@pytest.mark.parametrize("shares", [(1, 1), (3, 1), (1, 9)])
def test_shares_are_kept_where_there_is_room(shares: tuple[int, ...]) -> None:
    widths = at_least(shares, [["Kilde", "År"], ["a", "1"]], ROOM, POINTS)
    assert widths == (ROOM * shares[0] // sum(shares), ROOM - ROOM * shares[0] // sum(shares))


def test_a_column_with_much_text_gets_more_room() -> None:
    much = "Finansieres av fylkeskommunale midler overført fra 2020. " * 4
    rows = [["1.1", much, "LRV"], ["1.2", "Kort", "LRV og Øyer kommune"]]
    widths = fitted(["Nr.", "Beløp", "Eier"], rows, ROOM, POINTS)
    assert widths[1] > widths[2] > widths[0]
    equal = [ROOM // 3] * 3
    assert sum(lines_of(row, widths, POINTS) for row in rows) < sum(lines_of(row, equal, POINTS) for row in rows)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("Kort", 1), ("Lillehammer kommune og Øyer kommune", 2), ("x" * 100, 5), ("kart-" * 20, 4)],
)
def test_lines_are_counted_as_a_reader_does(text: str, lines: int) -> None:
    assert lines_of([text], [2000], POINTS) == lines


@given(ROWS)
@settings(max_examples=15)
def test_a_table_is_measured_as_its_rows_are(rows: list[list[str]]) -> None:
    widths = [ROOM // len(rows[0])] * len(rows[0])
    assert heights(rows, widths, POINTS)[0] == [lines_of(row, widths, POINTS) for row in rows]


def test_a_cell_without_room_for_what_it_cannot_divide_is_told() -> None:
    rows = [["Kort", "Lillehammerregionen"], ["næringsutvikling", "100"]]
    assert heights(rows, [1_000, 1_000], POINTS)[1] == [(1, 0), (0, 1)]
    assert heights(rows, [4_000, 4_000], POINTS)[1] == []
