"""How one language says numbers, years, dates and lists.

1. Hard spaces stand between thousands and before kroner, and nothing else does.
2. Numbers to twelve are words, from thirteen digits.
3. Years: one, two with «og», three or more in a row as a period with a dash.
4. Lists: a, b og c. Dates: 8. april 2021.
5. A figure carries its value and its cells into the sentence.
6. A note with a small first letter goes on after a comma, one with a capital is its own sentence.
7. What the officer wrote is not read as a gap.
8. Nynorsk has its own number words, and writes digits, dates and lists as bokmål does.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.speech.speech import Speech, capitalised, dated, lowered, period, quoted, spaced, with_note
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, Text, line, plain
from tests.builders import at
from tests.cases import wording

CELLS = (at("J2"), at("J3"))


def test_thousands_and_kroner_are_held_together(bokmål: Speech) -> None:
    figure = bokmål.kroner(Total(1_200_000, CELLS))
    assert figure == Figure(1_200_000, "1\u00a0200\u00a0000\u00a0kroner", (Total(1_200_000, CELLS),))
    assert bokmål.amount(Total(1_200_000, CELLS)) == Figure(
        1_200_000, "1\u00a0200\u00a0000", (Total(1_200_000, CELLS),)
    )


@given(st.integers(0, 10**12))
@settings(max_examples=50)
def test_an_amount_has_the_digits_of_its_value_in_groups_of_three(bokmål: Speech, value: int) -> None:
    said = bokmål.digits(value)
    assert said.replace("\u00a0", "") == str(value)
    assert all(len(group) == 3 for group in said.split("\u00a0")[1:])


def test_numbers_to_twelve_are_words(bokmål: Speech) -> None:
    words = ["null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "13", "25"]
    assert [bokmål.count(Total(n)).text for n in [*range(14), 25]] == words
    assert bokmål.count(Total(5, CELLS)) == Figure(5, "fem", (Total(5, CELLS),), is_count=True)


@pytest.mark.parametrize(
    ("years", "reads"),
    [
        ((2022,), "2022"),
        ((2022, 2023), "2022 og 2023"),
        ((2022, 2023, 2024), "2022–2024"),
        ((2022, 2024), "2022 og 2024"),
        ((2021, 2022, 2023, 2025), "2021–2023 og 2025"),
        ((2024, 2022, 2023), "2022–2024"),
        ((2021, 2023, 2024), "2021, 2023 og 2024"),
    ],
)
def test_years_read_as_a_reader_says_them(bokmål: Speech, years: tuple[int, ...], reads: str) -> None:
    assert bokmål.years(years) == reads


def test_a_whole_period_has_a_dash_even_of_two_years() -> None:
    assert [period(years) for years in ((2021,), (2022, 2023), (2022, 2023, 2024))] == [
        "2021",
        "2022–2023",
        "2022–2024",
    ]


@pytest.mark.parametrize(
    ("names", "reads"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_lists_end_with_og(bokmål: Speech, names: list[str], reads: str) -> None:
    assert plain(bokmål.join(names)) == reads


def test_a_list_keeps_its_figures(bokmål: Speech) -> None:
    figure = Figure(5, "fem", (Total(5, CELLS),))
    assert bokmål.join([figure, "{seks}"]) == (figure, Text(" og {seks}"))


def test_dates_have_day_month_and_year(bokmål: Speech) -> None:
    assert bokmål.date(date(2021, 4, 8)) == "8.\u00a0april 2021"
    assert bokmål.date(date(2021, 12, 24)) == "24.\u00a0desember 2021"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1. januar 2021", "1.\u00a0januar 2021"),
        ("per 31. desember", "per 31.\u00a0desember"),
        ("4. kvartal 2020", "4.\u00a0kvartal 2020"),
        ("2021. Januar", "2021. Januar"),
        ("01.01.2021", "01.01.2021"),
    ],
)
def test_a_date_that_somebody_has_written_keeps_its_day_and_month_together(written: str, kept: str) -> None:
    assert dated(written) == kept


def test_a_gap_is_filled_with_words_numbers_figures_and_lines(bokmål: Speech) -> None:
    figure = bokmål.kroner(Total(7, CELLS))
    assert bokmål.fill("i_år", beløp=figure, år=2022) == (figure, Text(" i 2022"))
    assert plain(bokmål.fill("i_år", beløp=line("{rest}"), år="2022 {år}")) == "{rest} i 2022 {år}"
    with pytest.raises(KeyError):
        bokmål.fill("i_år", år=2022)


@pytest.mark.parametrize(
    ("said", "note", "is_sentence", "reads"),
    [
        ("200 000", "deretter selvfinansierende", False, "200 000, deretter selvfinansierende"),
        ("200 000", "Deretter selvfinansierende.", False, "200 000. Deretter selvfinansierende."),
        ("200 000", "Øker senere", False, "200 000. Øker senere."),
        ("200 000", "", False, "200 000"),
        ("Ikke avklart", "Avhenger av klyngestrategien.", True, "Ikke avklart. Avhenger av klyngestrategien."),
        ("Ikke avklart", "", True, "Ikke avklart."),
        ("Ikke avklart", "venter på svar", True, "Ikke avklart, venter på svar."),
        ("Ikke avklart.", "", True, "Ikke avklart."),
        ("200 000", "hvorav 100 000 til en kartlegging", False, "200 000, hvorav 100 000 til en kartlegging"),
        ("200 000", "Hva nå?", False, "200 000. Hva nå?"),
    ],
)
def test_the_first_letter_of_a_note_decides(said: str, note: str, *, is_sentence: bool, reads: str) -> None:
    assert plain(with_note(line(said), note, is_sentence=is_sentence)) == reads


def test_a_note_keeps_the_figure_before_it(bokmål: Speech) -> None:
    figure = bokmål.amount(Total(7, CELLS))
    assert with_note((figure,), "Mer.", is_sentence=False) == (figure, Text(". Mer."))
    assert with_note((), "", is_sentence=True) == ()


def test_names_are_small_inside_a_sentence_unless_they_are_abbreviations() -> None:
    assert [lowered(name) for name in ("Sekretariatet", "IPR", "Ås", "")] == ["sekretariatet", "IPR", "ås", ""]


def test_a_line_begins_with_a_capital_and_keeps_its_look() -> None:
    assert capitalised((Text("øyer", bold=True), Text(" x"))) == (Text("Øyer", bold=True), Text(" x"))
    assert capitalised((Figure(5, "fem", ()), Text(" tiltak"))) == (Figure(5, "Fem", ()), Text(" tiltak"))
    assert capitalised(()) == ()


def test_sentences_are_set_with_a_space_between_them_and_names_in_quotes() -> None:
    assert spaced([line("A."), line("B.")]) == (Text("A. B."),)
    assert spaced([(Text("A.", bold=True),), line("B.")]) == (Text("A.", bold=True), Text(" B."))
    assert spaced([]) == ()
    assert plain(quoted("Webside")) == "«Webside»"


# --- nynorsk ----------------------------------------------------------------------------------------------


def test_nynorsk_has_its_own_number_words_and_shares_digits_dates_and_lists() -> None:
    nynorsk = Speech(wording(Language.NYNORSK))
    assert [nynorsk.count(Total(n)).text for n in (1, 2, 7, 12, 13)] == ["eitt", "to", "sju", "tolv", "13"]
    assert nynorsk.kroner(Total(1_200_000, CELLS)).text == "1\u00a0200\u00a0000\u00a0kroner"
    assert nynorsk.date(date(2021, 4, 8)) == "8.\u00a0april 2021"
    assert plain(nynorsk.join(["a", "b", "c"])) == "a, b og c"
    assert nynorsk.years([2022, 2023, 2024, 2026]) == "2022–2024 og 2026"
