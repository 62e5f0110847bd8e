"""What a number can be about: the measures, instruments and municipalities by their names, and the sums of the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain, product
from typing import Final, TypeAlias

from pipeline.check.statements.texts import TextOwner
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.tokens import tokens
from pipeline.domain.numbers.vocabulary import Vocabulary, spoken, vocabulary_of
from pipeline.domain.plan.measures import Instrument, Measure, Party
from pipeline.domain.region.own_words import OwnWords
from pipeline.domain.region.region import Municipality
from pipeline.domain.sentences.names import Kept, KnownNames

_SHORTENED_AT: Final = (",", " – ", " - ", "(", ": ")
_SHORTEST: Final = 4  # characters: a shorter beginning of a name is a word like any other
_SET_APART: Final = re.compile(r"[«\"“(]([A-ZÆØÅ][^»\"”)]{2,})[»\"”)]")  # in quotation marks, or in a parenthesis
_CODE: Final = re.compile(r"([^\W\d_]+)0*([1-9][0-9]*)")
_LINKS: Final = frozenset(("av", "for", "fra", "frå", "i", "langs", "med", "og", "om", "på", "til", "ved"))
_NUMBERED: Final = ("{word} {number}", "{word} nr. {number}", "{word} nummer {number}")
_MEASURE: Final = ("{ord.tiltak}",)
_INSTRUMENT: Final = ("{ord.virkemiddel}",)
_THE_INSTRUMENT: Final = (*_INSTRUMENT, "{ord.virkemiddelet}", "virkemidlet")
_ORDINALS: Final = {
    1: ("første",), 3: ("tredje",), 4: ("fjerde",), 5: ("femte",), 6: ("sjette",), 7: ("sjuende", "syvende", "sjuande"),
    8: ("åttende", "åttande"), 9: ("niende", "niande"), 10: ("tiende", "tiande"),
}  # fmt: skip
"""«Andre virkemiddel» is any others, too, and so it is no name."""


class Sum(Enum):
    """A sum of the whole plan, or of the council's budget."""

    FRAME = auto()
    LEFT = auto()
    EXCESS = auto()
    PROPOSED = auto()
    SET_ASIDE = auto()  # the frame, or what is proposed of it
    PLANNED = auto()  # the part of what is proposed after the budget year that nothing binds
    ESTIMATES = auto()
    BOUND = auto()
    CONTRIBUTION = auto()
    RUNNING_COSTS = auto()


@dataclass(frozen=True, slots=True)
class Owned:
    """The measures that somebody owns, alone or with others, together."""

    owner: str
    measures: tuple[Measure, ...]


Subject: TypeAlias = TextOwner | Sum | Owned


class Names:
    """The names of a case, and the words of its council. The longest that fits in a text is the one that is meant."""

    def __init__(self, case: Case) -> None:
        self.vocabulary = _vocabulary(case)
        self._plan = case.plan
        self._owners: tuple[TextOwner | Party, ...] = (
            *case.plan.measures,
            *case.plan.instruments,
            *case.region.municipalities,
            *_single_owners(case, self.vocabulary),
        )
        names = [tuple(_names(owner, case.region.words)) for owner in self._owners]
        used = Counter(chain.from_iterable(map(_words_in, names)))
        self.words = _known(tuple(_distinct(of_one, used) for of_one in names))

    def owner(self, found: int) -> TextOwner | Party:
        """Give what a name that was found is the name of."""
        return self._owners[found]

    def is_party(self, found: int) -> bool:
        """Say whether a name that was found is that of an owner, who has no amount of its own."""
        return isinstance(self._owners[found], Party)

    def owned(self, owner: Municipality | Party) -> Owned | None:
        """Give what a municipality or another party owns; None where it owns nothing."""
        called = owner.names if isinstance(owner, Municipality) else (owner.short_name, owner.name.text)
        measures = self._plan.owned_by(*called)
        return Owned(name_of(owner), measures) if measures else None


def name_of(owner: Municipality | Party) -> str:
    """Give the name of a municipality or a party, as the inputs have it."""
    return owner.name if isinstance(owner, Municipality) else owner.name.text


def _vocabulary(case: Case) -> Vocabulary:
    plans = dict.fromkeys(instrument.group for instrument in case.plan.instruments if instrument.group)
    return vocabulary_of(case.region.words, case.region.council.short_name.text, tuple(plans))


def _single_owners(case: Case, words: Vocabulary) -> tuple[Party, ...]:
    """Give those who own measures and are no group, no municipality or measure, which have the name, and no cue."""
    known = set(chain.from_iterable(municipality.names for municipality in case.region.municipalities))
    known |= {measure.name.text for measure in case.plan.measures}
    owners = dict.fromkeys(chain.from_iterable(measure.owners for measure in case.plan.measures))
    single: list[Party] = []
    for owner in owners:
        is_another = owner.is_called(*known) or _is_cue(owner.name.text, words)
        if not owner.members and not is_another:
            single.append(owner)
    return tuple(single)


def _is_cue(name: str, words: Vocabulary) -> bool:
    said = tokens(name)
    return words.cues.end(said, 0) == len(said)


def _words_in(names: tuple[tuple[Kept, str], ...]) -> set[str]:
    """Give the words of the names of one that are whole."""
    whole = [name for kept, name in names if kept is Kept.WHOLE]
    return set(chain.from_iterable(name.casefold().split() for name in whole))


def _distinct(names: tuple[tuple[Kept, str], ...], used: Counter[str]) -> tuple[tuple[Kept, str], ...]:
    return tuple(name for name in names if _is_distinct(name, used))


def _is_distinct(name: tuple[Kept, str], used: Counter[str]) -> bool:
    """Say whether a first word is of one name alone; any other name is told apart where it is found."""
    kept, words = name
    return kept is not Kept.FIRST_WORD or used[words.casefold()] == 1


@lru_cache(maxsize=8)
def _known(names: tuple[tuple[tuple[Kept, str], ...], ...]) -> KnownNames[int]:
    """Look up names by their owner's place; the same names are the same words, so that texts are divided once."""
    every: list[tuple[int, Kept, str]] = []
    for place, of_one in enumerate(names):
        every += [(place, kept, name) for kept, name in of_one]
    return KnownNames(every)


def _names(owner: TextOwner | Party, words: OwnWords) -> Iterator[tuple[Kept, str]]:
    match owner:
        case Measure():
            yield Kept.WHOLE, owner.name.text
            yield Kept.WHOLE, f"{owner.shown_as} {owner.name.text}"
            yield from ((Kept.NUMBER, name) for name in _by_number(owner, words))
            yield from _short(owner.name.text)
        case Instrument():
            yield from ((Kept.NUMBER, name) for name in _by_place(owner, words))
            for name in dict.fromkeys((owner.heading.text, owner.full_name.text)):
                yield Kept.WHOLE, name
                yield from _short(name)
        case Municipality():
            for name in owner.names:
                yield from ((Kept.UNBENT, form) for form in _possessive(name))
        case Party():
            for name in dict.fromkeys((owner.short_name, owner.name.text)):
                yield from ((Kept.UNBENT, form) for form in _possessive(name))


def _possessive(name: str) -> tuple[str, ...]:
    return name, f"{name}s", f"{name} sin", f"{name} sine", f"{name} sitt"


def _by_number(measure: Measure, words: OwnWords) -> Iterator[str]:
    """Give «T02», «T2», «tiltak T02», «tiltak nr. 2» and «tiltak 1.2»."""
    numbers = [measure.number.value, measure.shown_as]
    yield measure.number.value
    code = _CODE.fullmatch(measure.number.value)
    if code is not None:
        letters, digits = code.groups()
        yield from (f"{letters}{between}{digits}" for between in ("", " ", "-"))
        numbers += [f"{letters}{digits}", digits]
    for word, number in product(spoken(_MEASURE, words), numbers):
        yield from (form.format(word=word, number=number) for form in _NUMBERED)


def _by_place(instrument: Instrument, words: OwnWords) -> Iterator[str]:
    """Give «virkemiddel 1», «virkemiddel nr. 1» and «første virkemiddel»."""
    for word in spoken(_INSTRUMENT, words):
        yield from (form.format(word=word, number=instrument.number) for form in _NUMBERED)
    for ordinal in _ORDINALS.get(instrument.number, ()):
        yield from (f"{ordinal} {word}" for word in spoken(_THE_INSTRUMENT, words))


def _short(name: str) -> Iterator[tuple[Kept, str]]:
    """Give what a name is usually called.

    That is the words before a comma, a dash or a parenthesis, those that are set apart in it, and the first word of a
    name such as «Langua nasjonalparknettverk».
    """
    for mark in _SHORTENED_AT:
        short = name.partition(mark)[0].strip()
        if short != name and len(short) >= _SHORTEST:
            yield Kept.PART, short
    yield from ((Kept.PART, apart) for apart in _SET_APART.findall(name))
    first, *others = name.split()[:2] or [""]
    if others and others[0] not in _LINKS and len(first) >= _SHORTEST:
        yield Kept.FIRST_WORD, first
