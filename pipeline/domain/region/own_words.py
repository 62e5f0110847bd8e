"""What a council calls its things, and how the sentences of the wording speak of them.

A sentence has a word of these in braces, by what it is in the standard: `{ord.tiltaksplanen}`, `{ord.Tiltaksplanen}`
with a capital, and `{ord.flere_tiltak}` for more than one. What agrees with a word stands behind a colon, masculine and
feminine before neuter: `{ord.plan:den|det}`, or all three: `{ord.plan:han|ho|det}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Final

from pipeline.domain.region.nouns import Gender, Inflected, known_noun
from pipeline.domain.values.language import Language


class Concept(StrEnum):
    """What a council may have a word of its own for, by its key under `ord` in region.yaml: the standard word."""

    PLAN = "plan"
    INSTRUMENT = "virkemiddel"
    MEASURE = "tiltak"
    PAPER = "saksfremlegg"


_STANDARD: Final = {
    Concept.PLAN: "tiltaksplan",
    Concept.INSTRUMENT: "virkemiddel",
    Concept.MEASURE: "tiltak",
    Concept.PAPER: "saksfremlegg",
}
_GAP: Final = re.compile(r"(?<!\{)\{ord\.(?P<word>[^{}:|]+)(?::(?P<forms>[^{}]*))?\}")
_ALL_GENDERS: Final = 3
_SEVERAL: Final = "flere_"
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The nouns of a council in each form of Norwegian. What it has none for is called as in the standard.

    Where the plan is beside the budget (`is_beside_budget`), what is decided in December is the budget alone.
    """

    nouns: tuple[tuple[Concept, Language, Inflected], ...] = ()
    is_beside_budget: bool = False

    def noun(self, concept: Concept, language: Language) -> Inflected:
        """Give what a thing is called in a form of Norwegian."""
        own = (noun for known, form, noun in self.nouns if (known, form) == (concept, language))
        return next(own, standard_noun(concept, language))

    def said(self, sentence: str, language: Language) -> str:
        """Give a sentence of the wording with the council's words in it; a gap that is none of them is left."""
        if "{ord." not in sentence:
            return sentence
        words, genders = _gaps(self, language)

        def word(gap: re.Match[str]) -> str:
            name, forms = gap["word"].strip(), gap["forms"]
            if name not in words:
                return gap[0]
            return words[name] if forms is None else _agreeing(forms, genders[name])

        return _GAP.sub(word, sentence)

    def ways_to_say(self, heading: str) -> tuple[str, ...]:
        """Give a standard heading as a council may write it otherwise: in its own words, in either form of Norwegian.

        A standard word may stand alone in it, or first in a compound: «Oppgaver» for «Tiltak», «Oppgaveeier» for
        «Tiltakseier». Either may be meant where one and more than one are alike.
        """
        found: dict[str, None] = {}
        for language in Language:
            words, _ = _gaps(self, language)
            singular = {name: said for name, said in words.items() if not name.startswith(_SEVERAL)}
            plural = {name.removeprefix(_SEVERAL): said for name, said in words.items() if name.startswith(_SEVERAL)}
            for forms in (singular, singular | plural):
                found[_WORD.sub(partial(_instead, forms=forms), heading)] = None
        return tuple(said for said in found if said != heading)


STANDARD_WORDS: Final = OwnWords()
"""What things are called where region.yaml says nothing."""


@cache
def _gaps(own: OwnWords, language: Language) -> tuple[Mapping[str, str], Mapping[str, Gender]]:
    """Give the words and their genders by the standard words in bokmål, which are the names of the gaps."""
    words: dict[str, str] = {}
    genders: dict[str, Gender] = {}
    for concept in Concept:
        named, noun = standard_noun(concept, Language.BOKMAAL), own.noun(concept, language)
        pairs = _forms(named, noun)
        if concept is Concept.PLAN:
            pairs = {**pairs, **_forms(named.short, noun.short), **_with_budget(noun, is_beside=own.is_beside_budget)}
        words |= pairs | {_capital(name): _capital(said) for name, said in pairs.items()}
        genders |= dict.fromkeys(pairs, noun.gender)
    return words, genders


@cache
def standard_noun(concept: Concept, language: Language) -> Inflected:
    """Give what a thing is called in the standard."""
    return (known_noun(_STANDARD[concept], Language.BOKMAAL) or {})[language]


def _forms(named: Inflected, noun: Inflected) -> dict[str, str]:
    forms = {
        f"{_SEVERAL}{named.plural}": noun.plural,
        named.definite_plural: noun.definite_plural,
        named.definite: noun.definite,
        named.indefinite: noun.indefinite,
    }
    return forms | ({named.before_another: noun.before_another} if named.before_another not in forms else {})


def _with_budget(plan: Inflected, *, is_beside: bool) -> dict[str, str]:
    """Give what is decided in December: «budsjett- og tiltaksplan», but «budsjett og strategi», or the budget alone."""
    if is_beside:
        return {"budsjettplan": "budsjett", "budsjettplanen": "budsjettet"}
    is_compound = plan.head is not None
    return {
        "budsjettplan": f"budsjett- og {plan.indefinite}" if is_compound else f"budsjett og {plan.indefinite}",
        "budsjettplanen": f"budsjett- og {plan.definite}" if is_compound else f"budsjettet og {plan.definite}",
    }


def _instead(word: re.Match[str], forms: Mapping[str, str]) -> str:
    """Give what a council says instead of a word, in small letters or with a capital as that."""
    name = word[0].lower()
    said = forms.get(name)
    if said is None:
        first = max((first for first in forms if name.startswith(first)), key=len, default="")
        said = forms.get(first, "") + name.removeprefix(first)
    return _capital(said) if word[0][:1].isupper() else said


def _agreeing(forms: str, gender: Gender) -> str:
    """Choose among what is said with a masculine or feminine and a neuter, or with each of the three."""
    said = [form.strip() for form in forms.split("|")]
    if gender is Gender.NEUTER:
        return said[-1]
    return said[1] if gender is Gender.FEMININE and len(said) == _ALL_GENDERS else said[0]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
