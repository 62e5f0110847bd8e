"""What stands in a cell becomes a value or a fault, without a sheet around it.

1. An amount is whole kroner, 0 or more; what is none says why.
2. A text in a year's column is proposed a reading, of the years that it may speak of; elsewhere it is not.
3. A number is above 0, a date has no time, and a word is one of the choices or asks for an answer.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.domain.findings.finding import Kind
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.said import Said
from pipeline.domain.workbook.layout import MEASURES, MUNICIPALITIES
from pipeline.read.workbook.cell_findings import (
    AMOUNT_AS_DATE,
    AMOUNT_NEGATIVE,
    ASKED,
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_WHOLE_KRONER,
    TEXT_BECAME_DATE,
)
from pipeline.read.workbook.cells import Fault, Filled
from pipeline.read.workbook.values import characters_of, choice_of, day_of, kroner_of, number_of, tick_of

DAY = date(2021, 4, 8)


def kind_of(found: object) -> Kind:
    """Give the kind of a fault."""
    assert isinstance(found, Fault)
    return found.kind


@pytest.mark.parametrize(("value", "kroner"), [(200_000, 200_000), (0, 0), (3.0, 3), ("200 000", 200_000)])
def test_an_amount_is_whole_kroner(value: Filled, kroner: int) -> None:
    assert kroner_of(value, ()) == Kroner(kroner)


@pytest.mark.parametrize(
    ("value", "kind"),
    [(-1, AMOUNT_NEGATIVE), ("-200", AMOUNT_NEGATIVE), (0.5, NOT_WHOLE_KRONER), (DAY, AMOUNT_AS_DATE)],
)
def test_what_is_no_amount_says_why(value: Filled, kind: Kind) -> None:
    assert kind_of(kroner_of(value, ())) is kind


@pytest.mark.parametrize("years", [(), (2021,), (2022, 2023)])
def test_a_text_is_proposed_a_reading_where_it_has_years_to_speak_of(years: tuple[int, ...]) -> None:
    found = kroner_of("200' årlig", years)
    assert kind_of(found) is NOT_WHOLE_KRONER
    assert isinstance(found, Fault)
    proposal = found.gaps["proposal"]
    assert isinstance(proposal, Said)
    assert [year for year in (2021, 2022, 2023) if str(year) in proposal.norwegian] == list(years)


def test_numbers_dates_and_texts() -> None:
    field = MUNICIPALITIES.field("share")
    assert number_of(3, field) == 3
    assert kind_of(number_of(0, field)) is NOT_A_NUMBER
    assert day_of(datetime(2021, 4, 8, 12, 30)) == DAY  # noqa: DTZ001 - a cell has no time zone
    assert kind_of(day_of("i fjor")) is NOT_A_DATE
    assert characters_of(3.0) == "3"
    assert kind_of(characters_of(DAY)) is TEXT_BECAME_DATE


def test_a_word_is_a_choice_or_asks_for_an_answer() -> None:
    assert choice_of("Anslag", Status, "Status 2021") is Status.ESTIMATE
    assert kind_of(choice_of("anslag?", Status, "Status 2021")) is ASKED
    assert kind_of(choice_of("kanskje", Status, "Status 2021")) is NOT_A_CHOICE
    words = MEASURES.field("guide").words
    assert [tick_of(text, words, "Veiviser") for text in ("", "x", "X")] == [False, True, True]
    assert kind_of(tick_of("nei", words, "Veiviser")) is NOT_A_CHOICE
