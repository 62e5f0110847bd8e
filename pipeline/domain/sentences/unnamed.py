"""What a sentence says of a measure without its name: «det får», «til prosjektet», «tiltakene LRV eier»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.sentences.sentences import Found, Sentence

N = TypeVar("N")
_PROJECT: Final = frozenset(
    ("prosjektet", "satsingen", "satsinga", "satsningen", "satsninga", "ordningen", "ordninga", "arbeidet")
)
_IT: Final = frozenset(("det", "den", "dette", *_PROJECT))
"""What the measure that the sentence before is about may be called, besides «tiltaket»."""

_SHALL: Final = frozenset(("skal", "vil"))
_OWNS: Final = frozenset(("eier", "eig", "eiger", "ansvarlig", "ansvarleg", "ansvar", "ansvaret", "eierskap"))
_POSSESSIVE: Final = ("s", "sin", "sine")
_TO: Final = frozenset(("til", "åt"))
_CLOSES: Final = frozenset(("", "og", ".", "!", "?", ",", ";", ")"))


def says_it(sentence: Sentence[N], pieces: range, cues: Sequence[Found[frozenset[Cue]]], *, gives: bool) -> bool:
    """Say whether «det» or «prosjektet» gets an amount: «det får», «gir prosjektet», «til prosjektet er foreslått»."""
    for found in cues:
        beside = {sentence.key(found.first - 1), sentence.key(found.end)}
        if Cue.RECEIVES in found.what and not beside.isdisjoint(_IT):
            return True
    if any(sentence.key(at) == "få" and _is_to_get(sentence, at) for at in pieces):
        return True
    given = {found.end for found in cues if Cue.GIVES in found.what}
    receivers = (at for at in pieces if at in given or sentence.key(at - 1) in _TO)
    return gives and any(sentence.key(at) in _PROJECT for at in receivers)


def _is_to_get(sentence: Sentence[N], at: int) -> bool:
    """Read «det skal få» and «skal det få»."""
    before = {sentence.key(at - 2), sentence.key(at - 1)}
    return not before.isdisjoint(_IT) and not before.isdisjoint(_SHALL)


def says_whose(sentence: Sentence[N], pieces: range, nouns: Sequence[Found[Noun]], owners: Sequence[Found[N]]) -> bool:
    """Say whether measures are somebody's: «tiltakene LRV eier», «LRVs tiltak», «tiltakene til Nordby»."""
    measures = [noun for noun in nouns if noun.what.thing is Thing.MEASURE and not noun.what.is_one]
    if owners and measures and any(sentence.key(at) in _OWNS for at in pieces):
        return True
    of = {owner.first for owner in owners}
    by = {owner.end for owner in owners if sentence.key(owner.end - 1).endswith(_POSSESSIVE)}
    return any(noun.first in by or (sentence.key(noun.end) in _TO and noun.end + 1 in of) for noun in measures)


def receives_in_all(cues: Sequence[Found[frozenset[Cue]]], owners: Sequence[Found[N]]) -> bool:
    """Say whether somebody gets an amount in all: «LRV får til sammen …»."""
    verbs = [found for found in cues if Cue.RECEIVES in found.what]
    firsts, ends = {owner.first for owner in owners}, {owner.end for owner in owners}
    is_subject = any(verb.first in ends or verb.end in firsts for verb in verbs)
    return is_subject and any(Cue.IN_ALL in found.what for found in cues)


def is_for_nothing(sentence: Sentence[N], at: int) -> bool:
    """Say whether what stands behind an amount gives it no purpose and no place: its end, «og», «i 2021»."""
    key = sentence.key(at)
    return key in _CLOSES or (key in {"i", "for"} and is_year_at(sentence.said, at + 1))
