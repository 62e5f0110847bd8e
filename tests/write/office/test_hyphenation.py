"""Where long words may be divided, and what is never divided.

1. A word is divided as its language divides it; three letters at least stand on either side.
2. What is quoted, addresses, names of files, what has digits and abbreviations stay whole.
3. It is the same text: without the soft hyphens it is what it was (a law).
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import SOFT_HYPHEN, unbroken
from pipeline.write.office.hyphenation import hyphenated


def shown(text: str, language: Language = Language.BOKMAAL) -> str:
    return hyphenated(text, language).replace(SOFT_HYPHEN, "·")


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Randsfjordmusea", "Rands·fjord·mu·sea"),
        ("Næringseiendomsaktører", "Nærings·ei·en·doms·ak·tø·rer"),
        ("Lillehammer-regionen", "Lil·le·ham·mer-regio·nen"),
        ("Antwerpen", "Ant·wer·pen"),  # not by the patterns
        ("kort", "kort"),
    ],
)
def test_a_word_is_divided_as_norwegian_divides_it(word: str, divided: str) -> None:
    assert shown(word) == shown(word, Language.NYNORSK) == divided


def test_some_words_are_divided_otherwise_in_nynorsk() -> None:
    assert (shown("attende"), shown("attende", Language.NYNORSK)) == ("attende", "att·ende")


@pytest.mark.parametrize(
    "text",
    ["«Digital kompetanse»", "tiltaksbudsjett.xlsx", "https://kommune.example/innsyn", "kari.nordmann@example.no",
     "innovasjon2031", "KOMMUNEDIREKTØREN", "til_kommunene"],
)  # fmt: skip
def test_what_stays_whole(text: str) -> None:
    assert hyphenated(f"Se {text} nå", Language.BOKMAAL) == f"Se {text} nå"


def test_shorter_words_than_asked_for_stay_whole() -> None:
    assert (
        hyphenated("kommunestyret vedtar", Language.BOKMAAL, 10).replace(SOFT_HYPHEN, "·") == "kom·mune·sty·ret vedtar"
    )


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_it_is_the_same_text(text: str) -> None:
    assert unbroken(hyphenated(text, Language.BOKMAAL)) == unbroken(text)
