"""The sentences of a text, each with its numbers, nouns, cues and names, and the clauses of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, Protocol, TypeVar

from pipeline.domain.numbers.mentions import mentions
from pipeline.domain.numbers.money import is_number
from pipeline.domain.numbers.quantities import Amount, Count, Mention, Plain, Share
from pipeline.domain.numbers.spelled import with_spelled
from pipeline.domain.numbers.tokens import Token, tokens
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing, Vocabulary
from pipeline.domain.numbers.words import Words
from pipeline.domain.numbers.years import is_year_at

N = TypeVar("N")
T = TypeVar("T")
_ENDS: Final = frozenset(".!?")
_OPENINGS: Final = frozenset('«"“(')
_STRONG: Final = frozenset(",;(")
_WEAK: Final = frozenset(("og", "samt", ":"))
_STRONG_WORDS: Final = frozenset(("mens", "men", "medan", "hvorav", "herav", "derav"))
_RELATIVE: Final = frozenset(("som", "der"))
_NARROWS: Final = frozenset(
    ("om", "innen", "innenfor", "innanfor", "knyttet", "knytta", "rettet", "retta", "mot", "eid", "eigd")
)
_NARROWS_BUT_YEARS: Final = frozenset(("i", "for", "til", "på"))
_ALL_OF_IT: Final = frozenset(
    ("alt", "planen", "tiltaksplanen", "år", "fjor", "perioden", "planperioden", "regionen", "sammen", "saman")
)
_SOON: Final = 3  # pieces behind a noun
_TELLS: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS, Cue.UNDECIDED, Cue.ESTIMATE, Cue.NOT))


class _Placed(Protocol):
    @property
    def first(self) -> int: ...


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


def sentences(text: str, words: Vocabulary, names: Words[N]) -> tuple[Sentence[N], ...]:
    """Cut a text into its sentences and read them. The time is linear in the length of the text, but for a logarithm.

    Within a name nothing is looked for. It begins with a capital or a digit in the text, whatever its case elsewhere: a
    webside is not «Webside».
    """
    said = with_spelled(tokens(text))
    named = tuple(name for name in _found(said, names) if not text[said[name.first].start].islower())
    inside = {at for name in named for at in range(name.first, name.end)}
    numbers = mentions(said, words, inside)
    nouns = tuple(noun for noun in _found(said, words.nouns) if noun.first not in inside)
    cues = tuple(cue for cue in _found(said, words.cues) if cue.first not in inside)
    whole = Sentence(text, said, 0, len(said), numbers, nouns, cues, named)
    return tuple(whole.part(first, end) for first, end in pairwise(_bounds(text, said)))


def _found(said: Sequence[Token], words: Words[T]) -> Iterator[Found[T]]:
    at = 0
    while at < len(said):
        found = words.find(said, at)
        if found is not None:
            yield Found(at, found[1], found[0])
        at = found[1] if found else at + 1


def within(parts: Sequence[P], first: int, end: int) -> tuple[P, ...]:
    """Give the parts of a text that begin among some of its pieces; the parts are in their order."""
    return tuple(parts[bisect_left(parts, first, key=_first) : bisect_left(parts, end, key=_first)])


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
    is_apart, opening = bool(between), text[token.start]
    if before.key in _ENDS:
        return is_apart and (opening.isupper() or opening.isdecimal() or opening in _OPENINGS)
    return is_apart and text[before.end - 1] == "." and opening.isupper()


# --- clauses --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clause(Generic[N]):
    """The pieces around one amount, from `first` to the one before `end`, and what stands in them."""

    sentence: Sentence[N]
    first: int
    end: int
    amount: Mention
    cues: tuple[Found[frozenset[Cue]], ...]
    nouns: tuple[Found[Noun], ...]
    names: tuple[Found[N], ...]

    def says(self, *cues: Cue) -> bool:
        """Say whether one of the cues stands in the clause."""
        return any(not found.what.isdisjoint(cues) for found in self.cues)

    def has(self, thing: Thing) -> Found[Noun] | None:
        """Find a noun of the thing; the one nearest the amount where there are several."""
        found = [noun for noun in self.nouns if noun.what.thing is thing and not noun.what.is_one]
        return min(found, key=self.gap, default=None)

    def gap(self, found: Found[Noun] | Found[N] | Found[frozenset[Cue]]) -> int:
        """Count the pieces between something and the amount."""
        return max(found.first - self.amount.end, self.amount.first - found.end)


def clauses(sentence: Sentence[N]) -> Iterator[Clause[N]]:
    """Cut a sentence into clauses with one amount each."""
    amounts = [mention for mention in sentence.mentions if isinstance(mention.quantity, Amount)]
    if not amounts:
        return
    cuts = [_cut(sentence, one.end, other.first) for one, other in pairwise(amounts)]
    starts = [sentence.first, *(first for _, first in cuts)]
    ends = [*(end for end, _ in cuts), sentence.end]
    for amount, first, end in zip(amounts, starts, ends, strict=True):
        yield Clause(
            sentence,
            first,
            end,
            amount,
            within(sentence.cues, first, end),
            within(sentence.nouns, first, end),
            within(sentence.names, first, end),
        )


def stretches(sentence: Sentence[N]) -> dict[int, Sentence[N]]:
    """Give for each number, by its first piece, the part of the sentence that goes with it.

    Where nothing divides two numbers, both have the same part: «ti av tiltakene får 100 000 kroner».
    """
    numbers = [m for m in sentence.mentions if isinstance(m.quantity, Amount | Count | Plain | Share)]
    groups: list[list[Mention]] = [numbers[:1]]
    bounds = [sentence.first]
    for one, other in pairwise(numbers):
        end, first = _cut(sentence, one.end, other.first)
        if first == end:
            bounds.append(first)
            groups.append([])
        groups[-1].append(other)
    parts = (sentence.part(first, end) for first, end in pairwise([*bounds, sentence.end]))
    return {number.first: part for group, part in zip(groups, parts, strict=True) for number in group}


def is_narrowed(sentence: Sentence[N], end: int) -> bool:
    """Say whether the words behind a noun pick some out: «tiltak om klynger», «tiltakene som LRV eier»."""
    key, after = sentence.key(end), range(end + 1, end + _SOON)
    if key in _RELATIVE:
        cues = within(sentence.cues, end + 1, end + _SOON)
        return not any(found.what & _TELLS for found in cues)
    if key in _NARROWS_BUT_YEARS:
        is_when = any(is_year_at(sentence.said, at) for at in after)
        return not is_when and not is_number(sentence.said, end + 1) and sentence.key(end + 1) not in _ALL_OF_IT
    return key in _NARROWS


def _cut(sentence: Sentence[N], after: int, before: int) -> tuple[int, int]:
    """Find where the clause of one amount ends, and where that of the next begins.

    That is the last comma or «mens» between them, or «og»; where nothing divides them, both have what stands between.
    """
    numbers, names = within(sentence.mentions, after, before), within(sentence.names, after, before)
    inside = [(part.first, part.end) for part in numbers] + [(part.first, part.end) for part in names]
    taken = {at for first, end in inside for at in range(first, end)}
    free = [at for at in range(after, before) if at not in taken]
    strong = [at for at in free if sentence.key(at) in _STRONG or sentence.key(at) in _STRONG_WORDS]
    weak = [at for at in free if sentence.key(at) in _WEAK]
    dividing = (strong or weak)[-1:]
    return (dividing[0], dividing[0]) if dividing else (before, after)
