"""The clauses of a sentence: the words that go with one of its numbers, up to what divides it from the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from pipeline.domain.numbers.money import is_number
from pipeline.domain.numbers.quantities import Amount, Count, Mention, OtherNumber, PartOfWhole
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.sentences.sentences import Found, Sentence, pieces_of, within

N = TypeVar("N")
_STRONG: Final = frozenset(",;(")
_WEAK: Final = frozenset(("og", "samt", ":"))
_STRONG_WORDS: Final = frozenset(("mens", "men", "medan", "hvorav", "herav", "derav"))
_NARROWS: Final = frozenset(
    ("om", "innen", "innenfor", "innanfor", "knyttet", "knytta", "rettet", "retta", "mot", "eid", "eigd")
)
_NARROWS_BUT_YEARS: Final = frozenset(("i", "for", "til", "på"))
_ALL_OF_IT: Final = frozenset(
    ("alt", "planen", "tiltaksplanen", "år", "fjor", "perioden", "planperioden", "regionen", "sammen", "saman")
)
_SOON: Final = 3  # pieces behind a noun
_TELLS: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS, Cue.UNDECIDED, Cue.ESTIMATE, Cue.NOT))
RELATIVE: Final = frozenset(("som", "der"))


@dataclass(frozen=True, slots=True)
class Clause(Generic[N]):
    """The pieces around one amount, from `first` to the one before `end`, and what stands in them.

    `is_apart` says that a comma, «og» or «men» divides it from the clause before.
    """

    sentence: Sentence[N]
    first: int
    end: int
    amount: Mention
    cues: tuple[Found[frozenset[Cue]], ...]
    nouns: tuple[Found[Noun], ...]
    names: tuple[Found[N], ...]
    parties: tuple[Found[N], ...]
    aside: frozenset[int]
    is_apart: bool

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


def clauses(sentence: Sentence[N], is_party: Callable[[N], bool]) -> Iterator[Clause[N]]:
    """Cut a sentence into clauses with one amount each. Names in an aside, «som eies av LRV,», are in none."""
    amounts = [mention for mention in sentence.mentions if isinstance(mention.quantity, Amount)]
    if not amounts:
        return
    cuts = [_cut(sentence, one.end, other.first) for one, other in pairwise(amounts)]
    starts = [sentence.first, *(first for _, first in cuts)]
    apart = [True, *(end == first for end, first in cuts)]
    ends = [*(end for end, _ in cuts), sentence.end]
    aside = asides(sentence)
    named = [name for name in sentence.names if name.first not in aside]
    parties = [name for name in named if is_party(name.what)]
    subjects = [name for name in named if not is_party(name.what)]
    for amount, first, end, is_apart in zip(amounts, starts, ends, apart, strict=True):
        yield Clause(
            sentence,
            first,
            end,
            amount,
            within(sentence.cues, first, end),
            within(sentence.nouns, first, end),
            within(subjects, first, end),
            within(parties, first, end),
            aside,
            is_apart,
        )


def stretches(sentence: Sentence[N]) -> dict[int, Sentence[N]]:
    """Give for each number, by its first piece, the part of the sentence that goes with it.

    Where nothing divides two numbers, both have the same part: «ti av tiltakene får 100 000 kroner».
    """
    numbers = [m for m in sentence.mentions if isinstance(m.quantity, Amount | Count | OtherNumber | PartOfWhole)]
    groups: list[list[Mention]] = [numbers[:1]]
    bounds = [sentence.first]
    for one, other in pairwise(numbers):
        end, first = _cut(sentence, one.end, other.first)
        if first == end:
            bounds.append(first)
            groups.append([])
        groups[-1].append(other)
    found: dict[int, Sentence[N]] = {}
    for group, (first, end) in zip(groups, pairwise([*bounds, sentence.end]), strict=True):
        part = sentence.part(first, end)
        found |= {number.first: part for number in group}
    return found


def is_narrowed(sentence: Sentence[N], end: int) -> bool:
    """Say whether the words behind a noun pick some out: «tiltak om klynger», «tiltakene som LRV eier»."""
    key, after = sentence.key(end), end + 1
    if key in RELATIVE:
        cues = within(sentence.cues, after, end + _SOON)
        return not any(found.what & _TELLS for found in cues)
    if key not in _NARROWS_BUT_YEARS:
        return key in _NARROWS
    if is_number(sentence.said, after) or sentence.key(after) in _ALL_OF_IT:
        return False
    return not any(is_year_at(sentence.said, at) for at in range(after, end + _SOON))


def _cut(sentence: Sentence[N], after: int, before: int) -> tuple[int, int]:
    """Find where the clause of one amount ends, and where that of the next begins.

    That is the last comma or «mens» between them, or «og»; where nothing divides them, both have what stands between.
    """
    numbers = within(sentence.mentions, after, before)
    names = within(sentence.names, after, before)
    taken = pieces_of(numbers) | pieces_of(names)
    free = [at for at in range(after, before) if at not in taken]
    strong = [at for at in free if sentence.key(at) in _STRONG or sentence.key(at) in _STRONG_WORDS]
    weak = [at for at in free if sentence.key(at) in _WEAK]
    dividing = strong or weak
    return (dividing[-1], dividing[-1]) if dividing else (before, after)


def asides(sentence: Sentence[N]) -> frozenset[int]:
    """Give the pieces of «som eies av LRV» in «Snowball, som eies av LRV, får …»: between commas, without an amount."""
    amounts = {mention.first for mention in sentence.mentions if isinstance(mention.quantity, Amount)}
    inside: list[int] = []
    begun: int | None = None
    for at in range(sentence.first, sentence.end):
        if at in amounts:
            begun = None
        if sentence.key(at) != ",":
            continue
        if begun is not None:
            inside += range(begun, at)
        opens_aside = sentence.key(at + 1) in RELATIVE
        begun = at + 1 if opens_aside else None
    return frozenset(inside)
