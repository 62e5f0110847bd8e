"""What a council calls its things, in the forms that sentences need.

1. A noun that is known has its forms in both forms of Norwegian; a compound has those of its last part.
2. What a compound is called in the other form is known where its first part is. Nothing else is guessed.
3. A sentence has the council's words in the place of the standard ones, with a capital where it has one, and what
   agrees with a word in that word's gender.
4. What is decided in December is one word with a compound, and two with any other.
5. A gap that is none of the words is left, and so is what is no gap.
6. A heading may stand in the council's words, in either form of Norwegian, of one or of more than one.
"""

from __future__ import annotations

import pytest

from pipeline.domain.region.nouns import Gender, Inflected, known_noun
from pipeline.domain.region.own_words import STANDARD_WORDS, Concept, OwnWords
from pipeline.domain.values.language import Language

NB, NN = Language.BOKMAAL, Language.NYNORSK


def forms(noun: Inflected) -> tuple[str, ...]:
    return noun.indefinite, noun.definite, noun.plural, noun.definite_plural, noun.gender, noun.before_another


@pytest.mark.parametrize(
    ("written", "nb", "nn"),
    [
        ("plan", "plan planen planer planene hankjønn plan", "plan planen planar planane hankjønn plan"),
        (
            "handlingsprogram",
            "handlingsprogram handlingsprogrammet handlingsprogrammer handlingsprogrammene intetkjønn handlingsprogram",
            "handlingsprogram handlingsprogrammet handlingsprogram handlingsprogramma intetkjønn handlingsprogram",
        ),
        (
            "satsingsområde",
            "satsingsområde satsingsområdet satsingsområder satsingsområdene intetkjønn satsingsområde",
            "satsingsområde satsingsområdet satsingsområde satsingsområda intetkjønn satsingsområde",
        ),
        (
            "oppgave",
            "oppgave oppgaven oppgaver oppgavene hankjønn oppgave",
            "oppgåve oppgåva oppgåver oppgåvene hunkjønn oppgåve",
        ),
        ("delmål", "delmål delmålet delmål delmålene intetkjønn delmål",
         "delmål delmålet delmål delmåla intetkjønn delmål"),
        (
            "saksfremlegg",
            "saksfremlegg saksfremlegget saksfremlegg saksfremleggene intetkjønn saksfremleggs",
            "saksframlegg saksframlegget saksframlegg saksframlegga intetkjønn saksframleggs",
        ),
    ],
)  # fmt: skip
def test_a_known_noun_has_its_forms(written: str, nb: str, nn: str) -> None:
    known = known_noun(written, NB)
    assert known is not None
    assert {form: " ".join(forms(noun)) for form, noun in known.items()} == {NB: nb, NN: nn}


def test_a_noun_of_nynorsk_is_known_in_bokmål() -> None:
    known = known_noun("trafikktryggleiksplan", NN)
    assert known is not None
    assert (known[NB].definite, known[NN].definite) == ("trafikksikkerhetsplanen", "trafikktryggleiksplanen")


def test_nothing_is_guessed() -> None:
    assert known_noun("veikart", NB) is None
    (of_bokmål,) = (known_noun("beredskapsplan", NB) or {}).items()
    assert (of_bokmål[0], of_bokmål[1].plural) == (NB, "beredskapsplaner")


def words(**written: str) -> OwnWords:
    found = ((Concept(key), known_noun(word, NB) or {}) for key, word in written.items())
    return OwnWords(tuple((concept, form, noun) for concept, nouns in found for form, noun in nouns.items()))


OWN = words(plan="handlingsprogram", virkemiddel="strategi", tiltak="oppgave", saksfremlegg="saksframlegg")


@pytest.mark.parametrize(
    ("sentence", "standard", "own", "in_nynorsk"),
    [
        ("{ord.tiltaksplanen} i {år}", "tiltaksplanen i {år}", *["handlingsprogrammet i {år}"] * 2),
        ("{ord.Planen} går", "Planen går", "Programmet går", "Programmet går"),
        ("{ord.plan:den|det} går frem", "den går frem", "det går frem", "det går frem"),
        ("{ord.plan:han|ho|det}", "han", "det", "det"),
        ("{ord.tiltak: ein | ei | eit }", "eit", "ein", "ei"),
        ("{ord.flere_virkemidler}", "virkemidler", "strategier", "strategiar"),
        ("de {ord.virkemidlene}", "de virkemidlene", "de strategiene", "de strategiane"),
        ("{ord.Tiltaks}eier", "Tiltakseier", "Oppgaveeier", "Oppgåveeier"),
        ("{ord.saksfremlegget}", "saksfremlegget", "saksframlegget", "saksframlegget"),
        ("{ord.budsjettplanen}", "budsjett- og tiltaksplanen", "budsjett- og handlingsprogrammet",
         "budsjett- og handlingsprogrammet"),
        ("{ord.ukjent} {tiltak} {{ord.plan}}",) + ("{ord.ukjent} {tiltak} {{ord.plan}}",) * 3,
    ],
)  # fmt: skip
def test_a_sentence_has_the_councils_words(sentence: str, standard: str, own: str, in_nynorsk: str) -> None:
    assert STANDARD_WORDS.said(sentence, NB) == standard
    assert (OWN.said(sentence, NB), OWN.said(sentence, NN)) == (own, in_nynorsk)


def test_a_word_that_is_no_compound_stands_beside_the_budget() -> None:
    own = words(plan="strategi")
    assert own.said("{ord.Budsjettplan}: {ord.budsjettplanen}", NB) == "Budsjett og strategi: budsjettet og strategien"


def test_a_word_is_its_own_short_name_where_it_is_no_known_compound() -> None:
    noun = Inflected("veikart", "veikartet", "veikart", "veikartene", Gender.NEUTER, "veikart")
    own = OwnWords(((Concept.PLAN, NB, noun),))
    assert own.said("{ord.Planen}, {ord.tiltaksplanen}", NB) == "Veikartet, veikartet"
    assert own.said("{ord.planen}", NN) == "planen"


@pytest.mark.parametrize(
    ("heading", "ways"),
    [
        ("Virkemidler", ("Satsingsområder", "Satsingsområde")),
        ("Tiltak", ("Oppgave", "Oppgaver", "Oppgåve", "Oppgåver")),
        ("Tiltakseier", ("Oppgaveeier", "Oppgåveeier")),
        ("Kommuner", ()),
    ],
)
def test_a_heading_may_stand_in_the_councils_words(heading: str, ways: tuple[str, ...]) -> None:
    called = {Concept.INSTRUMENT: "satsingsområde", Concept.MEASURE: "oppgave"}
    known = ((concept, known_noun(word, NB) or {}) for concept, word in called.items())
    own = OwnWords(tuple((concept, form, noun) for concept, found in known for form, noun in found.items()))
    assert own.ways_to_say(heading) == ways


def test_a_heading_may_stand_in_nynorsk() -> None:
    assert STANDARD_WORDS.ways_to_say("Virkemidler") == ("Verkemiddel",)
    assert STANDARD_WORDS.ways_to_say("Tiltakseier") == ()
