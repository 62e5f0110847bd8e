"""What a text says of the plan is held up to the plan, whether it says it in the council's words or in standard ones.

1. What is counted, shared and summed is known by the council's nouns, in both forms of Norwegian and any form of them.
2. A measure or an instrument is known by the council's word and its number.
3. A plan that the instruments belong to is known by its name, and by its last word in any form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.domain.numbers.tokens import tokens
from pipeline.domain.numbers.vocabulary import Cue, vocabulary_of
from pipeline.domain.region.nouns import known_noun
from pipeline.domain.region.own_words import Concept, OwnWords
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import as_name
from tests.check.numbers.spoken import contradictions, real_case, saying

CALLED = {Concept.PLAN: "handlingsprogram", Concept.INSTRUMENT: "satsingsområde", Concept.MEASURE: "prosjekt"}


def own_words(called: Mapping[Concept, str]) -> OwnWords:
    known = ((concept, known_noun(word, Language.BOKMAAL) or {}) for concept, word in called.items())
    return OwnWords(tuple((concept, form, noun) for concept, found in known for form, noun in found.items()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Handlingsprogrammet har 20 prosjekter.", "20 prosjekter"),
        ("Programmet har 25 prosjekter.", None),
        ("Programmet har 20 prosjekt.", "20 prosjekt"),
        ("De 20 prosjektene er beskrevet.", "20 prosjektene"),
        ("Planen har 20 tiltak.", "20 tiltak"),
        ("Programmet har fire satsingsområder.", "fire satsingsområder"),
        ("Prosjekt T02 får 999 000 kroner i 2021.", "999 000 kroner"),
        ("Representantskapets ramme er 999 000 kroner.", "999 000 kroner"),
    ],
)
def test_what_is_said_in_the_councils_words_is_held_up_to_the_plan(text: str, found: str | None) -> None:
    case = real_case(2021)
    council = replace(case.region.council, short_name=as_name("representantskapet"))
    region = replace(case.region, words=own_words(CALLED), council=council)
    findings = list(contradictions(saying(replace(case, region=region), "Fakta", text)))
    assert [finding.found for finding in findings] == ([found] if found else [])


def cues_of(text: str, plan: str, group: str) -> frozenset[Cue]:
    words = vocabulary_of(own_words({Concept.PLAN: plan}), plans=(group,))
    found = words.cues.find(tokens(text), 0)
    return found[0] if found else frozenset()


def test_the_plan_that_has_the_instruments_is_another_than_the_councils() -> None:
    for text in ("Samarbeidsprogrammet", "regionalt samarbeidsprogram"):
        assert cues_of(text, "handlingsplan", "regionalt samarbeidsprogram") == {Cue.OTHER_PLAN}
        assert cues_of(text, "handlingsplan", "veikart") == frozenset()
    assert Cue.OTHER_PLAN not in cues_of("tiltak", "handlingsplan", "øvrige regionale tiltak")
    assert Cue.OTHER_PLAN in cues_of("Strategien", "handlingsplan", "strategi")
    assert Cue.OTHER_PLAN not in cues_of("Strategien", "strategi", "strategi")
