"""How a measure's money reads in the tables and in the attachment.

1. The table of statuses in ordlyd.md, for the budget year and for the later years.
2. Neighbouring years with one amount go together; years without money are said only when several amounts are.
3. A plain amount stands right; whatever has words stands left.
4. Mixed statuses in later years: each with its years, whole sentences, every amount said.
5. Figures rest on the cells of their years.
6. A plan of one year says nothing of later years.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.speech.amounts import AmountWords, over_years
from pipeline.compose.speech.speech import Speech
from pipeline.domain.documents.document import Cell
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Figure, plain
from tests.builders import Amounts, E, P, U, at, measure
from tests.cases import soft

A, B, M = Status.ALREADY_ALLOCATED, Status.PAID_BY_OTHERS, Status.NO_FUNDS


def reads(cell: Cell) -> str:
    return soft(plain(cell.line))


def later(speech: Speech, *amounts: tuple[Status, int | None], note_later: str = "", source_later: str = "") -> Cell:
    of = measure(1, [(P, 0), *amounts], note_later=note_later, source_later=source_later)
    return AmountWords(speech, with_unit=False).later(of)


def now(speech: Speech, status: Status, amount: int | None = None, note_now: str = "", source_now: str = "") -> Cell:
    return AmountWords(speech, with_unit=False).now(
        measure(1, [(status, amount)], note_now=note_now, source_now=source_now)
    )


@pytest.mark.parametrize(
    ("status", "amount", "sides", "said"),
    [
        (P, 200_000, {}, "200 000"),
        (P, 0, {}, "0"),
        (P, 150_000, {"note_now": "hvorav 100 000 til en kartlegging"}, "150 000, hvorav 100 000 til en kartlegging"),
        (E, 50_000, {}, "Anslag: 50 000"),
        (E, 50_000, {"note_now": "Kan øke."}, "Anslag: 50 000. Kan øke."),
        (U, None, {"note_now": "Avhenger av klyngestrategien."}, "Ikke avklart. Avhenger av klyngestrategien."),
        (U, None, {}, "Ikke avklart."),
        (A, None, {}, "Midlene er allerede satt av."),
        (A, 0, {"source_now": "grunnfinansiering"}, "Midlene er allerede satt av (grunnfinansiering)."),
        (B, None, {}, "Finansieres av andre."),
        (
            B,
            None,
            {"source_now": "fylkeskommunale midler overført fra 2020"},
            "Finansieres av fylkeskommunale midler overført fra 2020.",
        ),
        (M, None, {}, "Gjennomføres uten midler fra rådet."),
        (M, None, {"source_now": "fondet"}, "Gjennomføres uten midler fra rådet."),
    ],
)
def test_the_budget_year_reads_by_its_status(
    bokmål: Speech, status: Status, amount: int | None, sides: Mapping[str, str], said: str
) -> None:
    assert reads(now(bokmål, status, amount, **sides)) == said


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (((P, 200_000), (P, 200_000), (P, 0)), "200 000 i hvert av årene 2022 og 2023"),
        (((P, 0), (P, 200_000), (P, 0)), "200 000 i 2023"),
        (((P, 125_000), (P, 125_000), (P, 125_000)), "125 000 i hvert av årene 2022–2024"),
        (((P, 300_000), (P, 200_000), (P, 0)), "300 000 i 2022, 200 000 i 2023 og ingen midler i 2024"),
        (((P, 300_000), (P, 0), (P, 300_000)), "300 000 i 2022, ingen midler i 2023 og 300 000 i 2024"),
        (((P, 300_000), (P, 300_000), (P, 100_000)), "300 000 i hvert av årene 2022 og 2023 og 100 000 i 2024"),
        (((E, 50_000), (E, 50_000), (E, 50_000)), "Anslag: 50 000 i hvert av årene 2022–2024"),
        (((M, None), (M, None), (M, None)), "Gjennomføres uten midler fra rådet."),
        (((U, None), (U, None), (U, None)), "Ikke avklart."),
        (((A, None), (A, None), (A, None)), "Midlene er allerede satt av."),
        (((B, None), (B, None), (B, None)), "Finansieres av andre."),
        (((P, 0), (P, 0), (P, 0)), "0"),
        (((P, 7_000),), "7 000"),
        (((E, 7_000),), "Anslag: 7 000 i 2022"),
    ],
)
def test_the_later_years_read_by_their_status(bokmål: Speech, amounts: Amounts, said: str) -> None:
    assert reads(later(bokmål, *amounts)) == said


def test_amounts_have_kroner_where_no_heading_says_so(bokmål: Speech) -> None:
    words = AmountWords(bokmål, with_unit=True)
    of = measure(1, [(P, 75_000), (P, 300_000), (P, 200_000), (P, 0)])
    assert reads(words.now(of)) == "75 000 kroner"
    assert reads(words.later(of)) == "300 000 kroner i 2022, 200 000 kroner i 2023 og ingen midler i 2024"
    equal = measure(1, [(E, 75_000), (P, 200_000), (P, 200_000)])
    assert reads(words.now(equal)) == "Anslag: 75 000 kroner"
    assert reads(words.later(equal)) == "200 000 kroner i hvert av årene 2022 og 2023"


def test_the_note_of_later_years_goes_on_by_its_first_letter(bokmål: Speech) -> None:
    amounts = ((P, 200_000), (P, 200_000), (P, 0))
    assert reads(later(bokmål, *amounts, note_later="deretter selvfinansierende")) == (
        "200 000 i hvert av årene 2022 og 2023, deretter selvfinansierende"
    )
    assert reads(later(bokmål, *amounts, note_later="Deretter selvfinansierende.")) == (
        "200 000 i hvert av årene 2022 og 2023. Deretter selvfinansierende."
    )
    assert reads(later(bokmål, (U, None), (U, None), note_later="Avhenger av klyngestrategien.")) == (
        "Ikke avklart. Avhenger av klyngestrategien."
    )


def test_the_sources_of_the_budget_year_and_of_the_later_years_are_apart(bokmål: Speech) -> None:
    of = measure(1, [(B, None), (B, None)], source_now="fylket", source_later="Lillehammer kommune")
    words = AmountWords(bokmål, with_unit=False)
    assert (reads(words.now(of)), reads(words.later(of))) == (
        "Finansieres av fylket.",
        "Finansieres av Lillehammer kommune.",
    )


def test_mixed_statuses_are_each_said_with_their_years(bokmål: Speech) -> None:
    assert reads(later(bokmål, (P, 300_000), (U, None), (U, None))) == "300 000 i 2022. 2023 og 2024: Ikke avklart."
    assert reads(later(bokmål, (E, 50_000), (E, 50_000), (M, None))) == (
        "Anslag: 50 000 i hvert av årene 2022 og 2023. 2024: Gjennomføres uten midler fra rådet."
    )
    assert reads(later(bokmål, (B, None), (P, 10), (P, 10), source_later="fylket")) == (
        "2022: Finansieres av fylket. 10 i hvert av årene 2023 og 2024."
    )


def test_a_note_after_mixed_statuses_keeps_its_rule(bokmål: Speech) -> None:
    mixed = ((P, 300_000), (U, None), (U, None))
    assert reads(later(bokmål, *mixed, note_later="Venter på svar.")) == (
        "300 000 i 2022. 2023 og 2024: Ikke avklart. Venter på svar."
    )
    assert reads(later(bokmål, *mixed, note_later="venter på svar")) == (
        "300 000 i 2022. 2023 og 2024: Ikke avklart, venter på svar."
    )


def test_every_sentence_of_mixed_statuses_begins_with_a_capital(bokmål: Speech) -> None:
    assert reads(later(bokmål, (U, None), (P, 0), (P, 0))) == "2022: Ikke avklart. Ingen midler i 2023 og 2024."
    assert reads(later(bokmål, (P, 0), (U, None), (U, None))) == "Ingen midler i 2022. 2023 og 2024: Ikke avklart."


def test_the_same_status_in_years_apart_is_said_once(bokmål: Speech) -> None:
    assert reads(later(bokmål, (P, 10), (U, None), (P, 10))) == "10 i hvert av årene 2022 og 2024. 2023: Ikke avklart."
    assert reads(later(bokmål, (U, None), (P, 10), (U, None))) == "2022 og 2024: Ikke avklart. 10 i 2023."


@pytest.mark.parametrize(
    ("cell_of", "is_number"),
    [
        (lambda s: now(s, P, 200_000), True),
        (lambda s: now(s, P, 0), True),
        (lambda s: now(s, P, 200_000, note_now="hvorav 1"), False),
        (lambda s: now(s, E, 200_000), False),
        (lambda s: now(s, M), False),
        (lambda s: later(s, (P, 0), (P, 0)), True),
        (lambda s: later(s, (P, 7)), True),
        (lambda s: later(s, (P, 7), note_later="Mer."), False),
        (lambda s: later(s, (P, 7), (P, 7)), False),
        (lambda s: later(s, (U, None)), False),
    ],
)
def test_plain_amounts_stand_right_and_words_left(bokmål: Speech, cell_of: object, *, is_number: bool) -> None:
    assert callable(cell_of)
    cell = cell_of(bokmål)
    assert isinstance(cell, Cell)
    assert cell.is_number is is_number


def test_a_plan_of_one_year_says_nothing_of_later_years(bokmål: Speech) -> None:
    assert later(bokmål) == Cell(())


def test_a_figure_rests_on_the_cells_of_its_years(bokmål: Speech) -> None:
    figures = [p for p in later(bokmål, (P, 5), (P, 5), (P, 9)).line if isinstance(p, Figure)]
    assert [(f.value, f.cells) for f in figures] == [(5, (at("K2"), at("L2"))), (9, (at("M2"),))]
    (zero,) = later(bokmål, (P, 0), (P, 0)).line
    assert zero == Figure(0, "0", (Total(0, (at("K2"), at("L2"))),))


def test_a_sum_of_later_years_is_one_number_or_said_by_year(bokmål: Speech) -> None:
    words = AmountWords(bokmål, with_unit=False)
    years = [(2022, Total(5, (at("K2"),))), (2023, Total(0, (at("L2"),)))]
    assert words.sum_later(years[:1]) == Cell((Figure(5, "5", (years[0][1],)),), is_number=True)
    assert words.sum_later([(year, Total(0)) for year, _ in years]) == Cell(
        (Figure(0, "0", (Total(0),)),), is_number=True
    )
    assert reads(words.sum_later(years)) == "5 i 2022"
    assert not words.sum_later(years).is_number


def test_a_sum_over_years_is_said_with_its_years(bokmål: Speech) -> None:
    years = [(2022, Total(1_125_000)), (2023, Total(1_125_000)), (2024, Total(725_000))]
    assert soft(plain(over_years(bokmål, years))) == (
        "2 975 000 kroner i 2022–2024: 1 125 000 kroner i hvert av årene 2022 og 2023 og 725 000 kroner i 2024"
    )
    assert soft(plain(over_years(bokmål, years[:1]))) == "1 125 000 kroner i 2022"


STATUSES = st.sampled_from(Status)


@given(st.lists(st.tuples(STATUSES, st.integers(1, 9_999)), min_size=1, max_size=4))
@settings(max_examples=80)
def test_every_amount_is_said_and_none_is_made_up(bokmål: Speech, drawn: list[tuple[Status, int]]) -> None:
    amounts = [(status, kroner if status.has_amount else None) for status, kroner in drawn]
    cell = later(bokmål, *amounts)
    said = [p for p in cell.line if isinstance(p, Figure)]
    cells = [place for figure in said for place in figure.cells]
    wanted = {at(f"{'KLMN'[n]}2"): kroner for n, (_, kroner) in enumerate(amounts) if kroner is not None}
    assert sorted(cells, key=str) == sorted(wanted, key=str)
    assert all(wanted[place] == figure.value for figure in said for place in figure.cells)
    text = plain(cell.line)
    assert text[:1].isupper() or text[:1].isdigit()
    assert ".." not in text
