"""What is kept on one line: numbers in groups, kroner, dates, paragraphs of a law and spans of years."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.values.line_ends import HARD_SPACE, JOINER, unbroken
from pipeline.write.office.holding import held


def shown(text: str) -> str:
    return "".join(held(text)).replace(HARD_SPACE, "_").replace(JOINER, "+")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("hvorav 100 000 til kartlegging", "hvorav 100_000 til kartlegging"),
        ("1 200 000 kroner", "1_200_000_kroner"),
        ("kr 100 og Kr. 5", "kr_100 og Kr._5"),
        ("8. april 2021", "8._april 2021"),
        ("§ 14 og §§ 2–3", "§_14 og §§_2–+3"),
        ("årene 2022–2024 (kroner)", "årene 2022–+2024 (kroner)"),
        ("2022-2024", "2022-+2024"),
        ("12,5 % og 3 prosent", "12,5_% og 3_prosent"),
        ("i 2021 200 deltakere", "i 2021 200 deltakere"),
        ("sak 21/1234-5 og https://x.no/2021-2024", "sak 21/1234-5 og https://x.no/2021-2024"),
        ("2022 – et år", "2022 – et år"),
        ("krav 100", "krav 100"),
    ],
)
def test_what_belongs_together_stays_together(written: str, kept: str) -> None:
    assert shown(written) == kept


@given(st.text(alphabet="012 –-.kr§%apil", max_size=30))
@settings(max_examples=60)
def test_it_is_the_same_text_letter_by_letter(text: str) -> None:
    assert len(held(text)) == len(text)
    assert unbroken("".join(held(text))) == text
