"""The sentences of a text, each with its numbers, nouns, cues and names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final, Generic, Protocol, TypeVar

from pipeline.domain.numbers.mentions import mentions
from pipeline.domain.numbers.quantities import Mention
from pipeline.domain.numbers.spelled import with_spelled
from pipeline.domain.numbers.tokens import Token, tokens
from pipeline.domain.numbers.vocabulary import Cue, Noun, Vocabulary
from pipeline.domain.numbers.words import Lexicon
from pipeline.domain.sentences.names import KnownNames, SaidName

N = TypeVar("N")
T = TypeVar("T")
_ENDS: Final = frozenset(".!?")
_OPENINGS: Final = frozenset('«"“(')


class _Placed(Protocol):
    @property
    def first(self) -> int: ...


class _Stretch(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something in a sentence: its pieces from `first` to the one before `end`."""

    first: int
    end: int
    what: T


@dataclass(frozen=True, slots=True)
class Sentence(Generic[N]):
    """A sentence: the pieces from `first` to the one before `end` of its text. Its parts are in their order."""

    text: str
    said: tuple[Token, ...]
    first: int
    end: int
    mentions: tuple[Mention, ...]
    nouns: tuple[Found[Noun], ...]
    cues: tuple[Found[frozenset[Cue]], ...]
    names: tuple[Found[N], ...]

    def written(self, mention: Mention) -> str:
        """Give the characters of a number, with what it counts."""
        return self.text[self.said[mention.first].start : self.said[mention.end - 1].end]

    def part(self, first: int, end: int) -> Sentence[N]:
        """Give the sentence as if it were only some of its pieces."""
        return Sentence(
            self.text,
            self.said,
            first,
            end,
            within(self.mentions, first, end),
            within(self.nouns, first, end),
            within(self.cues, first, end),
            within(self.names, first, end),
        )

    def key(self, at: int) -> str:
        """Give what the piece at a place is compared by; nothing outside the sentence."""
        return self.said[at].key if self.first <= at < self.end else ""


def sentences(text: str, words: Vocabulary, names: KnownNames[N]) -> tuple[Sentence[N], ...]:
    """Cut a text into its sentences and read them. The time is linear in the length of the text, but for a logarithm.

    Within a name nothing is looked for. It has a capital or a digit, or is definite: a webside is not «Webside».
    """
    said = with_spelled(tokens(text))
    if not said:  # nothing, or only what nobody sees
        return ()
    named = tuple(_named(text, said, words, names))
    inside = pieces_of(named)
    numbers = mentions(said, words, inside)
    nouns = tuple(noun for noun in _found(said, words.nouns) if noun.first not in inside)
    cues = tuple(cue for cue in _found(said, words.cues) if cue.first not in inside)
    whole = Sentence(text, said, 0, len(said), numbers, nouns, cues, named)
    return tuple(whole.part(first, end) for first, end in pairwise(_bounds(text, said)))


def _found(said: Sequence[Token], words: Lexicon[T]) -> Iterator[Found[T]]:
    at = 0
    while at < len(said):
        found = words.find(said, at)
        if found is None:
            at += 1
            continue
        what, end = found
        yield Found(at, end, what)
        at = end


def _named(text: str, said: Sequence[Token], words: Vocabulary, names: KnownNames[N]) -> Iterator[Found[N]]:
    at = 0
    while at < len(said):
        found = names.find(said, at)
        if found is not None and _is_meant(found, text, said, words, at):
            yield Found(at, found.end, found.what)
            at = found.end
        else:
            at += 1


def _is_meant(found: SaidName[N], text: str, said: Sequence[Token], words: Vocabulary, at: int) -> bool:
    """Say whether a name is meant: not by «webside», but by «websiden», and by «planen» never a measure «Planer»."""
    has_capital = not text[said[at].start].islower()
    if not has_capital and not found.is_known:
        return False
    is_word = max(words.cues.end(said, at), words.nouns.end(said, at)) >= found.end
    return not (found.is_bent and is_word)


def within(parts: Sequence[P], first: int, end: int) -> tuple[P, ...]:
    """Give the parts of a text that begin among some of its pieces; the parts are in their order."""
    return tuple(parts[bisect_left(parts, first, key=_first) : bisect_left(parts, end, key=_first)])


def pieces_of(parts: Iterable[_Stretch]) -> set[int]:
    """Give the places of all the pieces that some parts of a text have."""
    return set(chain.from_iterable(range(part.first, part.end) for part in parts))


def _first(part: _Placed) -> int:
    return part.first


def _bounds(text: str, said: Sequence[Token]) -> Iterator[int]:
    """Give where each sentence begins, and where the last one ends."""
    yield 0
    for at in range(1, len(said)):
        if _begins(text, said, at):
            yield at
    yield len(said)


def _begins(text: str, said: Sequence[Token], at: int) -> bool:
    """Say whether a sentence begins: a mark before it, a blank, and a capital; after an abbreviation no digit."""
    before, token = said[at - 1], said[at]
    between = text[before.end : token.start]
    if "\n" in between:
        return True
    if not between:
        return False
    opening = text[token.start]
    if before.key in _ENDS:
        return opening.isupper() or opening.isdecimal() or opening in _OPENINGS
    is_abbreviation = text[before.end - 1] == "."
    return is_abbreviation and opening.isupper()
