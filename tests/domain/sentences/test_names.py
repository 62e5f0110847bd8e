"""Names in a text, in the forms that Norwegian gives them.

1. A name is found bent, in the genitive, in capitals, and with a hyphen or a blank more or less.
2. A form that two names could have is taken for neither; a name as it is written is its own.
3. No form of one name is taken for another, whatever two names a plan has.
4. A number that is a name is told from an amount and from several; a first word from an adjective.
5. The time is linear in the length of the text.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.numbers.tokens import tokens
from pipeline.domain.sentences.names import Kept, KnownNames


def names(*of: str, kept: Kept = Kept.WHOLE) -> KnownNames[str]:
    """Give names that mean themselves."""
    return KnownNames((name, kept, name) for name in of)


def found(text: str, known: KnownNames[str]) -> list[str]:
    """Give the names that stand in a text, whatever their case."""
    said, at, those = tokens(text), 0, []
    while at < len(said):
        named = known.find(said, at)
        those += [named.what] if named else []
        at = named.end if named else at + 1
    return those


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Esport-klynge", "Esport-klyngen"),
        ("Esport-klynge", "ESPORTKLYNGA"),
        ("Esport-klynge", "Esport klyngenes"),
        ("Fritidsbolignettverk", "fritidsbolig-nettverket"),
        ("Lillehammer-regionen Vekst", "Lillehammerregionen Vekst"),
        ("Visuell identitet", "den visuelle identiteten"),
        ("Styrket vertskapsrolle", "Styrka vertskapsrolle"),
        ("Kurs for saksbehandlere", "kurset for saksbehandlerne"),
        ("Modne messer", "dei modne messene"),
        ("Program", "programmet"),
        ("Snowball", "Snowballs"),
        ("Digital:Lab Innlandet", "Digital Lab Innlandet"),
        ("Trafostasjon (ikke på Hovemoen)", "Trafostasjonen (ikke på Hovemoen)"),
    ],
)
def test_a_name_is_found_in_its_forms(name: str, text: str) -> None:
    assert found(f"Rådet gir {text} 100 kroner.", names(name)) == [name]


@pytest.mark.parametrize("text", ["tiltak {}", "Tiltak: {}", "tiltak - {}", "tiltak «{}»"])
def test_names_that_begin_alike_are_each_found_as_they_are(text: str) -> None:
    numbers = [f"{instrument}.{place}" for instrument in range(1, 4) for place in range(1, 4)]
    known = KnownNames((number, Kept.NUMBER, f"tiltak {number}") for number in numbers)
    is_apart = ":" in text or "«" in text  # a sign that no name has
    assert [found(text.format(number), known) for number in numbers] == [[] if is_apart else [n] for n in numbers]
    assert found("tiltak 4.1, tiltaket 2.1", known) == []


@pytest.mark.parametrize("text", ["Snø", "Klynger", "Esport", "Esport, klynge", "klynge for esport", "Esportlaget"])
def test_other_words_are_no_name(text: str) -> None:
    assert found(text, names("Esport-klynge")) == []


def test_a_form_that_two_names_could_have_is_neither() -> None:
    known = names("Webside", "Websider")
    assert found("Websiden er ny.", known) == []
    assert [found(text, known) for text in ("Webside", "Websider")] == [["Webside"], ["Websider"]]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Tiltak 2 får 300 kroner.", True),
        ("Tiltak 2, 300 000 kroner.", True),
        ("Tiltak 2 og 300 000 kroner til drift.", True),
        ("Vi har tiltak 2 mill. kroner dyrere.", False),
        ("Tiltak 2–4", False),
        ("Tiltak 2 til 4", False),
        ("Tiltak 2, 3 og 4", False),
        ("Tiltak 20", False),
    ],
)
def test_a_number_is_a_name_by_itself(text: str, is_found: bool) -> None:  # noqa: FBT001
    assert found(text, names("tiltak 2", kept=Kept.NUMBER)) == ["tiltak 2"] * is_found


@pytest.mark.parametrize(
    ("text", "is_found"), [("Felles får", True), ("gir Felles.", True), ("Felles innsats", False), ("Felles og", False)]
)
def test_a_first_word_is_a_name_where_no_noun_follows(text: str, is_found: bool) -> None:  # noqa: FBT001
    assert found(text, names("Felles", kept=Kept.FIRST_WORD)) == ["Felles"] * is_found


STEMS = ("klynge", "web", "side", "nett", "verk", "messe", "kurs", "plan", "arrangement", "identitet", "program")
ENDINGS = ("", "e", "en", "et", "a", "n", "er", "ar", "ene", "ane", "ne", "s", "ens", "enes")
WORD = st.builds(str.__add__, st.sampled_from(STEMS), st.sampled_from((*STEMS, *ENDINGS)))
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(NAME, NAME, st.sampled_from(ENDINGS), st.sampled_from(("{}", "{} får", "«{}»")))
def test_no_form_of_one_name_is_taken_for_another(one: str, other: str, ending: str, around: str) -> None:
    form = one + ending
    is_others = other in {form, one} or other in form
    if not is_others:
        there = found(around.format(form), names(one, other))
        assert other not in there or found(around.format(form), names(one)) == []


def test_the_time_is_linear() -> None:
    known = names(*(f"Nettverk {word}" for word in STEMS), "Esport-klynge")
    text = "Esport klyngen og nettverket for messene får penger. " * 2_000
    assert len(found(text, known)) == 2_000
