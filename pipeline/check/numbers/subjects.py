"""What a number can be about: the measures, instruments and municipalities by their names, and the sums of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import Final, TypeAlias

from pipeline.check.numbers.texts import Owner
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.words import Words
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.region.region import Municipality

_SHORTENED_AT: Final = (",", " – ", " - ", "(", ":")
_SHORTEST: Final = 4  # characters: a shorter beginning of a name is a word like any other


class Sum(Enum):
    """A sum of the whole plan, or of the council's budget."""

    FRAME = auto()
    LEFT = auto()
    EXCESS = auto()
    PROPOSED = auto()
    PLANNED = auto()  # the part of what is proposed after the budget year that nothing binds
    ESTIMATES = auto()
    BOUND = auto()
    CONTRIBUTION = auto()
    RUNNING_COSTS = auto()


Subject: TypeAlias = Owner | Sum


class Names:
    """The names of a case. The longest that fits in a text is the one that is meant."""

    def __init__(self, case: Case) -> None:
        self._owners: tuple[Owner, ...] = (
            *case.plan.measures,
            *case.plan.instruments,
            *case.region.municipalities,
        )
        taken = {name.casefold() for owner in self._owners for name in _full(owner)}
        self.words = _words_of(
            tuple(
                (*_full(owner), *(short for short in _short(owner) if short.casefold() not in taken))
                for owner in self._owners
            )
        )

    def owner(self, found: int) -> Owner:
        """Give what a name that was found is the name of."""
        return self._owners[found]


@lru_cache(maxsize=8)
def _words_of(names: tuple[tuple[str, ...], ...]) -> Words[int]:
    """Look up names by their owner's place; the same names are the same words, so that texts are divided once."""
    return Words(dict(enumerate(names)))


def _full(owner: Owner) -> Iterator[str]:
    match owner:
        case Measure():
            yield from (owner.name, owner.number.value)
            yield from (f"{word} {owner.shown_as}" for word in ("tiltak", "tiltak nr", "tiltak nr."))
        case Instrument():
            yield from (owner.heading, owner.full_name)
        case Municipality():
            for name in owner.names:
                yield from (name, f"{name}s", f"{name} sin")


def _short(owner: Owner) -> Iterator[str]:
    """Give what a name is usually called: the words before a comma, a dash or a parenthesis."""
    if isinstance(owner, Measure | Instrument):
        for name in _full(owner):
            for mark in _SHORTENED_AT:
                short = name.split(mark)[0].strip()
                if short != name and len(short) >= _SHORTEST:
                    yield short
