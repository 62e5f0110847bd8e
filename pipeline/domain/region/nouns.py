"""The nouns that councils call their things by, with the forms that Norwegian has of them, in both written forms.

A compound is inflected as its last part: «trafikksikringsplan» as «plan». What a compound is called in the other form
of Norwegian is known where its first part is. Nothing is guessed: a noun that is not known has to be spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pipeline.domain.values.language import Language


class Gender(StrEnum):
    """The genders, as a council writes them in region.yaml."""

    MASCULINE = "hankjønn"
    FEMININE = "hunkjønn"
    NEUTER = "intetkjønn"


@dataclass(frozen=True, slots=True)
class Inflected:
    """A noun in one of the written forms: «plan», «planen», «planer», «planene», and «plan» before another word.

    `head` is the last part of a compound, the noun itself where it is none.
    """

    indefinite: str
    definite: str
    plural: str
    definite_plural: str
    gender: Gender
    before_another: str
    head: Inflected | None = None

    @property
    def short(self) -> Inflected:
        """What the thing is called for short: «plan» of «handlingsplan»."""
        return self.head or self

    def with_first_part(self, first: str) -> Inflected:
        """Give a compound of which this is the last part."""
        return replace(
            self,
            indefinite=first + self.indefinite,
            definite=first + self.definite,
            plural=first + self.plural,
            definite_plural=first + self.definite_plural,
            before_another=first + self.before_another,
            head=self,
        )


_LISTED: Final = """
aktivitet -en -er -ene m -s        | aktivitet -en -ar -ane m -s
budsjett -et -er -ene n -          | budsjett -et - -a n -
dokument -et -er -ene n -          | dokument -et - -a n -
framlegg -et - -ene n -s           | framlegg -et - -a n -s
fremlegg -et - -ene n -s           | framlegg -et - -a n -s
kapittel -et kapitler kapitlene n - | kapittel -et - kapitla n -
middel -et midler midlene n -      | middel -et - midla n -
mål -et - -ene n -                 | mål -et - -a n -
notat -et -er -ene n -             | notat -et - -a n -
område -t -r -ne n -               | område -t - områda n -
oppgave -n -r -ne m -              | oppgåve oppgåva -r -ne f -
papir -et -er -ene n -             | papir -et - -a n -
plan -en -er -ene m -              | plan -en -ar -ane m -
prioritering -en -er -ene m -s     | prioritering -a -ar -ane f -s
program -met -mer -mene n -        | program -met - -ma n -
prosjekt -et -er -ene n -          | prosjekt -et - -a n -
punkt -et -er -ene n -             | punkt -et - -a n -
satsing -en -er -ene m -s          | satsing -a -ar -ane f -s
strategi -en -er -ene m -          | strategi -en -ar -ane m -
tema -et -er -ene n -              | tema -et - -a n -
tiltak -et - -ene n -s             | tiltak -et - -a n -s
utredning -en -er -ene m -s        | utgreiing -a -ar -ane f -s
virkemiddel -et virkemidler virkemidlene n - | verkemiddel -et - verkemidla n -
"""
"""Nouns that stand alone or last in a compound: bokmål | nynorsk, the forms in the order of `Inflected`.

A hyphen stands for the indefinite form.
"""
_GENDERS: Final = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "n": Gender.NEUTER}


def _noun(forms: str) -> Inflected:
    first, *others = forms.split()
    definite, plural, definite_plural, gender, before = (re.sub("^-", first, form) for form in others)
    return Inflected(first, definite, plural, definite_plural, _GENDERS[gender], before)


_NOUNS: Final = tuple(
    dict(zip((Language.BOKMAAL, Language.NYNORSK), map(_noun, line.split("|")), strict=True))
    for line in _LISTED.strip().splitlines()
)

_SAME_FIRST_PARTS: Final = """
aksjons anleggs arbeids areal budsjett del fjell folkehelse handlings innsats klima kommunedel kultur miljø nærings
prioriterings prosjekt resultat saks samarbeids satsings strategi system tema tiltaks trafikksikrings utviklings års
"""
_FIRST_PARTS: Final[Mapping[str, str]] = {first: first for first in _SAME_FIRST_PARTS.split()} | {
    "for": "føre",
    "fremdrifts": "framdrifts",
    "hoved": "hovud",
    "trafikksikkerhets": "trafikktryggleiks",
    "virksomhets": "verksemds",
}
"""First parts of compounds in bokmål, each with what it is in nynorsk."""

_SHORTEST_FIRST_PART: Final = 2


def known_noun(written: str, form: Language) -> Mapping[Language, Inflected] | None:
    """Give what is known of a noun as it is written in one of the forms: the noun in that, and in the other if known.

    None when it is not known how it is inflected.
    """
    found: Mapping[Language, Inflected] | None = None
    for nouns in _NOUNS:
        head = nouns[form]
        first = written.removesuffix(head.indefinite)
        if written == head.indefinite:
            return nouns
        longer = found is None or len(found[form].short.indefinite) < len(head.indefinite)
        if first != written and len(first) >= _SHORTEST_FIRST_PART and longer:
            other = _first_part_in_other(first, form)
            found = {form: head.with_first_part(first)}
            if other is not None:
                found[form.other] = nouns[form.other].with_first_part(other)
    return found


def _first_part_in_other(first: str, form: Language) -> str | None:
    if form is Language.BOKMAAL:
        return _FIRST_PARTS.get(first)
    return next((ours for ours, theirs in _FIRST_PARTS.items() if theirs == first), None)
