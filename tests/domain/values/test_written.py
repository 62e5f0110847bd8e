"""What somebody wrote: its forms of Norwegian, and that nobody takes it for a text without choosing one.

1. The text is that of the inputs; in a form that it is not written in, it is as it is written.
2. A text that is nowhere said in which form is an error, and so is the question whether it is blank.
3. The same words in another cell are the same.
4. Lines and names go in pairs; a form that has fewer of them has nothing for the last ones.
"""

from __future__ import annotations

import pytest

from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import BLANK, Written, as_name, listed, said_of

NB, NN = Language.BOKMAAL, Language.NYNORSK
WEBSITE = Written("Nettside", NB, ((NN, "Nettstad"),))


def test_a_text_is_given_in_the_form_that_is_asked_for_and_else_as_it_is_written() -> None:
    assert (WEBSITE.text, WEBSITE.of(NB), WEBSITE.of(NN)) == ("Nettside", "Nettside", "Nettstad")
    assert Written("Nettside").of(NN) == "Nettside"
    assert [WEBSITE.is_in(NN), Written("Nettside").is_in(NN), Written("Nettstad", NN).is_in(NN)] == [True, False, True]
    assert WEBSITE.forms == ((NB, "Nettside"), (NN, "Nettstad"))


def test_it_is_no_text_until_somebody_has_chosen_a_form() -> None:
    for take in (lambda: f"{WEBSITE}", lambda: str(WEBSITE), lambda: bool(WEBSITE), lambda: bool(BLANK)):
        with pytest.raises(TypeError, match="Written"):
            take()


def test_the_same_words_are_the_same_wherever_they_stand() -> None:
    assert Written("Drift", at=Place("tiltak.xlsx", cell="B2")) == Written("Drift", at=Place("tiltak.xlsx", cell="B3"))
    assert Written("Nettside") != WEBSITE
    assert as_name("Drift") != Written("Drift")


def test_lines_go_in_pairs() -> None:
    lines = listed({NB: ("Først", "Så", "Sist"), NN: ("Fyrst", "Så")})
    assert [line.text for line in lines] == ["Først", "Så", "Sist"]
    assert said_of(lines, NN) == ("Fyrst", "Så")
    more = listed({NB: (), NN: ("Åleine",)})
    assert (said_of(more, NB), said_of(more, NN)) == ((), ("Åleine",))
