"""The list of phrases comes out of the shipped sentences.

1. A phrase has the gaps of its sentence in any of the forms of Norwegian, and nothing that a form lacks is lost.
2. Every point of a proposal may name its organs; what stands inside a point, and all other phrases, may not.
3. A gap that is filled though no sentence has it, may be used, and is no part of the sentence.
4. A sentence with a brace left open is no list.
"""

from __future__ import annotations

import pytest

from pipeline.domain.prose.phrases import Phrase, phrases_of

ORGANS = {"organ", "rådet", "Rådet"}


def test_a_phrase_has_the_gaps_of_every_form() -> None:
    found = phrases_of([{"sum": "Sum", "i_år": "{beløp} nå"}, {"i_år": "{beløp} i {år}", "ny": "{navn}"}])
    assert found == {
        "sum": Phrase("sum", frozenset(), frozenset()),
        "i_år": Phrase("i_år", frozenset({"beløp", "år"}), frozenset()),
        "ny": Phrase("ny", frozenset({"navn"}), frozenset()),
    }


@pytest.mark.parametrize("key", ["K1.egne", "K7", "R10", "D2.én_kilde"])
def test_a_point_may_name_its_organs(key: str) -> None:
    phrase = phrases_of([{key: "{Rådet} ser på {tiltak}."}])[key]
    assert phrase.shipped == {"Rådet", "tiltak"}
    assert phrase.gaps == {"tiltak", *ORGANS}


@pytest.mark.parametrize("key", ["D2.kommunene", "D6.fra_fond", "Kapittel", "R.1", "i_år"])
def test_nothing_else_may(key: str) -> None:
    assert phrases_of([{key: "{beløp}"}])[key].gaps == {"beløp"}


def test_a_gap_that_no_sentence_has_may_be_filled_all_the_same() -> None:
    phrase = phrases_of([{"balanse.går_opp": "{inn} i {år}"}])["balanse.går_opp"]
    assert phrase.shipped == {"inn", "år"}
    assert phrase.more == {"ut"}
    assert phrases_of([{"D3": "{andeler} i {år}"}])["D3"].more == ORGANS


def test_an_open_brace_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="expected"):
        phrases_of([{"sum": "{sum"}])
