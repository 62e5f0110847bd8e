"""The list of phrases comes out of the shipped sentences.

1. A phrase has the gaps of its sentence in any of the forms of Norwegian, and nothing that a form lacks is lost.
2. Every point of a proposal may name its organs; what stands inside a point, and all other phrases, may not.
3. A gap that is filled though no sentence has it, may be used, and is no part of the sentence.
4. A sentence with a brace left open is no list.
"""

from __future__ import annotations

import pytest

from pipeline.domain.prose.phrases import EVERYWHERE, Phrase, phrases_of


def test_a_phrase_has_the_gaps_of_every_form() -> None:
    found = phrases_of([{"sum": "Sum", "i_år": "{beløp} nå"}, {"i_år": "{beløp} i {år}", "ny": "{navn}"}])
    assert found == {
        "sum": Phrase("sum", frozenset(), EVERYWHERE),
        "i_år": Phrase("i_år", frozenset({"beløp", "år"}), EVERYWHERE),
        "ny": Phrase("ny", frozenset({"navn"}), EVERYWHERE),
    }


@pytest.mark.parametrize("key", ["K1.egne", "K6.oppdateres", "R10", "D2.én_kilde"])
def test_a_point_may_name_who_decides(key: str) -> None:
    phrase = phrases_of([{key: "{Rådet} ser på {tiltak}."}])[key]
    of_one = {"medlem", "kommune", "kommunen", "Kommunen", "direktøren", "Direktøren"} if key.startswith("K") else set()
    assert phrase.shipped == {"Rådet", "tiltak"}
    assert phrase.gaps == {"tiltak", "organ", *EVERYWHERE, *of_one}


@pytest.mark.parametrize(("key", "may"), [("K1.egne", True), ("konsekvens.dekket", True), ("R1.vedtar", False)])
def test_what_is_said_to_one_member_may_name_it(key: str, *, may: bool) -> None:
    phrase = phrases_of([{key: "{Rådet} ser på {tiltak}."}])[key]
    assert ({"medlem", "kommune", "direktøren"} <= phrase.gaps) is may
    assert phrase.required == {"tiltak"}


@pytest.mark.parametrize("key", ["D2.kommunene", "D6.fra_fond", "R3.fordelt", "Kapittel", "R.1", "i_år"])
def test_any_phrase_may_name_the_council_and_nothing_else_who_decides(key: str) -> None:
    assert phrases_of([{key: "{beløp}"}])[key].gaps == {"beløp", *EVERYWHERE}


def test_a_gap_that_no_sentence_has_may_be_filled_all_the_same() -> None:
    phrase = phrases_of([{"balanse.går_opp": "{inn} i {år}"}])["balanse.går_opp"]
    assert phrase.shipped == {"inn", "år"}
    assert phrase.more == {"ut", *EVERYWHERE}
    assert phrases_of([{"D3": "{andeler} i {år}"}])["D3"].more == {"organ", *EVERYWHERE}


def test_an_open_brace_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="expected"):
        phrases_of([{"sum": "{sum"}])
