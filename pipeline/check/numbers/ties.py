"""Which subject an amount in a sentence is about, and for which years: the words around it choose.

A sentence is cut into clauses with one amount each. The names, nouns and cues of a clause say whose the amount is; a
clause that says nothing goes on from the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.check.numbers.subjects import Names, Subject, Sum
from pipeline.check.numbers.texts import Kind as TextKind
from pipeline.check.numbers.texts import Passage
from pipeline.check.numbers.truths import When
from pipeline.domain.numbers.quantities import Amount, Mention, Years
from pipeline.domain.numbers.sentences import Found, Sentence, within
from pipeline.domain.numbers.tokens import Kind
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import EACH_YEAR, Reach
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.years import PlanYears

_STRONG: Final = frozenset(",;(")
_WEAK: Final = frozenset(("og", "samt", ":"))
_STRONG_WORDS: Final = frozenset(("mens", "men", "medan", "hvorav", "herav", "derav"))
_BESIDE: Final = 3  # pieces between a name and an amount that stand together: «Snowball: 300 000 kroner»
_NEAR_YEAR: Final = 5  # pieces from an amount to the year behind it
_GIVES: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS))
_IS: Final = frozenset(("er", "på", "utgjør", "utgjer", ":", "=", "blir", "var"))
_ENDINGS: Final = ("en", "et", "a", "n")
_SHORTEST_STEM: Final = 4
_OF: Final = frozenset(("av", "fra", "frå"))


@dataclass(frozen=True, slots=True)
class Clause:
    """The pieces around one amount, from `first` to the one before `end`, and what stands in them."""

    sentence: Sentence[int]
    first: int
    end: int
    amount: Mention
    cues: tuple[Found[frozenset[Cue]], ...]
    nouns: tuple[Found[Noun], ...]
    names: tuple[Found[int], ...]

    def says(self, *cues: Cue) -> bool:
        """Say whether one of the cues stands in the clause."""
        return any(not found.what.isdisjoint(cues) for found in self.cues)

    def has(self, thing: Thing) -> Found[Noun] | None:
        """Find a noun of the thing; the one nearest the amount where there are several."""
        found = [noun for noun in self.nouns if noun.what.thing is thing and not noun.what.is_one]
        return min(found, key=self.gap, default=None)

    def gap(self, found: Found[Noun] | Found[int] | Found[frozenset[Cue]]) -> int:
        """Count the pieces between something and the amount."""
        return max(found.first - self.amount.end, self.amount.first - found.end)


@dataclass(frozen=True, slots=True)
class Tie:
    """What an amount is about: one of the subjects, in the years. `is_part` of the subject's money, not all of it.

    `has_parts` says that what comes after it in the sentence are parts of it.
    """

    subjects: tuple[Subject, ...]
    when: When
    is_part: bool = False
    has_parts: bool = False


@dataclass
class Thread:
    """What goes on from one clause to the next: the measure that «tiltaket» is, the tie before, the years that lead."""

    measure: Measure | None = None
    before: Tie | None = None
    lead: tuple[int, ...] = ()


def clauses(sentence: Sentence[int]) -> Iterator[Clause]:
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


def tie(clause: Clause, passage: Passage, names: Names, years: PlanYears, thread: Thread) -> Tie | None:
    """Tie an amount to what it is about; None where that is nothing of the plan, or cannot be told."""
    if _is_whole(clause) or clause.says(Cue.OTHER_PLAN, Cue.SUPPOSED) or _is_denied(clause):
        return None
    named = _named(clause, names)
    own = _subjects(clause, passage, named, thread)
    before = thread.before if own is None and not named and _may_go_on(clause, thread) else None
    subjects = before.subjects if before else own
    if subjects is None:
        return None
    when = _when(clause, passage, years, thread, goes_on=before is not None)
    if any(year not in years.all for year in when.years):
        return None
    is_part = clause.says(Cue.PART) or (before is not None and before.has_parts)
    return Tie(subjects, when, is_part=is_part, has_parts=is_part or _is_of_the(clause))


def _is_whole(clause: Clause) -> bool:
    """Say whether the amount is only what a number before it is of: «1,2 av 1,5 millioner kroner»."""
    first, sentence = clause.amount.first, clause.sentence
    is_of = sentence.key(first - 1) == "av" and first - 2 >= sentence.first
    return is_of and sentence.said[first - 2].kind is Kind.NUMBER


def _is_denied(clause: Clause) -> bool:
    near = within(clause.cues, clause.amount.first - _BESIDE, clause.amount.first)
    return any(Cue.NOT in found.what for found in near)


def _may_go_on(clause: Clause, thread: Thread) -> bool:
    """Say whether an amount may be of the subject before it: not «og 900 000 kroner til drift», unless it is a part."""
    if thread.before is None or clause.says(Cue.ELSEWHERE):
        return False
    has_purpose = clause.sentence.key(clause.amount.end) == "til"
    return thread.before.has_parts or clause.says(Cue.PART) or not has_purpose


# --- whose ----------------------------------------------------------------------------------------


def _subjects(clause: Clause, passage: Passage, named: Sequence[Subject], thread: Thread) -> tuple[Subject, ...] | None:
    """Choose by what is most particular: what a municipality pays, a measure, an instrument, a sum, the heading."""
    if paid := _paid(clause, passage, named):
        return paid
    if clause.says(Cue.ELSEWHERE):
        return None
    return _by_name(clause, named, thread) or _by_heading(clause, passage)


def _by_name(clause: Clause, named: Sequence[Subject], thread: Thread) -> tuple[Subject, ...]:
    """Give the measures that a clause names, or calls «tiltaket», or else the instruments that it names."""
    gives = _gives_to(clause)
    measures = tuple(subject for subject in named if isinstance(subject, Measure))
    if measures and gives:
        return measures
    if clause.says(Cue.THIS_MEASURE) and thread.measure is not None:
        return (thread.measure,)
    return tuple(subject for subject in named if isinstance(subject, Instrument)) if gives else ()


def _by_heading(clause: Clause, passage: Passage) -> tuple[Subject, ...] | None:
    """Give the sum of the plan that a clause is about, or else what the text stands under."""
    owner = passage.owner
    if isinstance(owner, Instrument) and clause.says(Cue.THIS_INSTRUMENT):
        return (owner,)
    if (of_plan := _sum_of_plan(clause, owner)) is not None:
        return (of_plan,)
    return (owner,) if isinstance(owner, Measure) and _is_owners(clause, passage, owner) else None


def _named(clause: Clause, names: Names) -> tuple[Subject, ...]:
    return tuple(dict.fromkeys(names.owner(found.what) for found in clause.names))


def _paid(clause: Clause, passage: Passage, named: Sequence[Subject]) -> tuple[Subject, ...] | None:
    """Give the municipality, or all of them, whose payment to the council it is."""
    if not clause.says(Cue.CONTRIBUTION) or clause.says(Cue.LEFT) or any(isinstance(s, Measure) for s in named):
        return None
    municipalities = tuple(subject for subject in named if isinstance(subject, Municipality))
    if municipalities:
        return municipalities
    if clause.says(Cue.THIS_MUNICIPALITY) and isinstance(passage.owner, Municipality):
        return (passage.owner,)
    return (Sum.CONTRIBUTION,) if clause.has(Thing.MUNICIPALITY) else None


def _gives_to(clause: Clause) -> bool:
    """Say whether a clause gives a name in it the amount: by a word for that, or by standing beside it."""
    if any(clause.gap(name) <= _BESIDE and not _is_relative(clause, name) for name in clause.names):
        return True
    return clause.says(*_GIVES) and not any(_is_relative(clause, name) for name in clause.names)


def _is_relative(clause: Clause, name: Found[int]) -> bool:
    """Say whether «som» between a name and the amount gives it to something else: «et prosjekt som koster …»."""
    between = range(name.end + 1, clause.amount.first)
    return any(clause.sentence.key(at) in {"som", "der"} for at in between)


def _sum_of_plan(clause: Clause, owner: Subject | None) -> Subject | None:  # noqa: PLR0911 - a line for each sum
    frame = clause.has(Thing.FRAME)
    if frame is not None and _is_on(clause, frame):
        return Sum.FRAME
    if clause.says(Cue.OVER_FRAME):
        return Sum.EXCESS
    if clause.says(Cue.LEFT) and (frame or not isinstance(owner, Measure)):
        return Sum.LEFT
    if frame is not None and _is_said_of(clause, frame):
        return Sum.FRAME
    if clause.says(Cue.RUNNING_COSTS):
        return Sum.RUNNING_COSTS
    if clause.says(Cue.ESTIMATE) and not isinstance(owner, Measure):
        return Sum.ESTIMATES
    if clause.says(Cue.BOUND) and not isinstance(owner, Measure):
        return Sum.BOUND
    is_of_all = clause.has(Thing.MEASURE) is not None or clause.says(Cue.PLAN)
    if frame is not None or (is_of_all and clause.says(*_GIVES)) or _is_proposed(clause, owner):
        return owner if isinstance(owner, Instrument) else Sum.PROPOSED
    return None


def _is_on(clause: Clause, frame: Found[Noun]) -> bool:
    """Say whether the amount is joined to the frame itself: «en ramme på 1 500 000 kroner»."""
    return frame.end < clause.amount.first and clause.sentence.key(frame.end) == "på"


def _is_said_of(clause: Clause, frame: Found[Noun]) -> bool:
    """Tell «rammen er 1 500 000» and «en ramme på 1 500 000» from «1 200 000 av rammen»."""
    between = [clause.sentence.key(at) for at in range(frame.end, clause.amount.first)]
    if frame.end <= clause.amount.first and _IS & set(between):
        return True
    is_of = clause.sentence.key(frame.first - 1) in _OF
    return not is_of and not clause.says(*_GIVES)


def _is_proposed(clause: Clause, owner: Subject | None) -> bool:
    """Say whether it is what is proposed in all, as no measure or instrument that is named gets it."""
    return clause.says(Cue.PROPOSED) and not clause.names and not isinstance(owner, Measure)


def _is_owners(clause: Clause, passage: Passage, owner: Measure) -> bool:
    """Say whether an amount under a measure's heading, or in its row, is the measure's."""
    if clause.says(Cue.PART) or _is_of_the(clause):
        return True
    if passage.kind is not TextKind.PROSE or clause.names:
        return False
    if clause.says(Cue.RECEIVES):
        return _is_called(clause, owner)
    if clause.says(Cue.GIVES):
        return clause.says(Cue.REGION, Cue.PLAN)
    return clause.says(Cue.GETS, Cue.PROPOSED, Cue.ESTIMATE)


def _is_called(clause: Clause, owner: Measure) -> bool:
    """Say whether who gets an amount is called by a word of the measure's name: «klyngen» is T05 Esport-klynge."""
    name = owner.name.casefold()
    (verb, *_) = (found for found in clause.cues if Cue.RECEIVES in found.what)
    beside = (clause.sentence.key(verb.first - 1), clause.sentence.key(verb.end))
    return any(_stem(word) in name for word in beside if len(_stem(word)) >= _SHORTEST_STEM)


def _stem(word: str) -> str:
    """Take the definite ending off a noun: klyngen, nettverket, satsinga."""
    return next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)


def _is_of_the(clause: Clause) -> bool:
    """Say whether the amount is the one that the reader knows: «av de 150 000 kronene»."""
    first = clause.amount.first
    return clause.sentence.key(first - 1) in {"de", "dei", "desse", "disse"} and clause.sentence.key(first - 2) == "av"


# --- when -----------------------------------------------------------------------------------------


def _when(clause: Clause, passage: Passage, years: PlanYears, thread: Thread, *, goes_on: bool) -> When:
    is_each = any(EACH_YEAR.find(clause.sentence.said, at) for at in range(clause.first, clause.end))
    is_sum = clause.says(Cue.IN_ALL) and not is_each
    said = _years_said(clause, years, thread)
    if not said and (goes_on or thread.lead):
        said = thread.before.when.years if goes_on and thread.before else thread.lead
    if not said and clause.has(Thing.FRAME):
        said = (years.budget,)  # a share of the frame is of the one that is decided
    return When(said or passage.years, is_each=is_each, is_sum=is_sum)


def _years_said(clause: Clause, years: PlanYears, thread: Thread) -> tuple[int, ...]:
    """Choose the years right behind the amount, or else the last before it, or the next."""
    candidates = sorted(_times(clause, years, thread), key=lambda time: time[0])
    behind = [said for at, said in candidates if at >= clause.amount.end]
    near = [said for at, said in candidates if 0 <= at - clause.amount.end <= _NEAR_YEAR]
    before = [said for at, said in candidates if at < clause.amount.first]
    chosen = near[:1] or before[-1:] or behind[:1]
    return chosen[0] if chosen else ()


def _times(clause: Clause, years: PlanYears, thread: Thread) -> Iterator[tuple[int, tuple[int, ...]]]:
    starts = set()
    for mention in within(clause.sentence.mentions, clause.first, clause.end):
        if isinstance(mention.quantity, Years):
            starts.add(mention.first)
            yield mention.first, reached(mention.quantity, years)
    named = {year for year in (thread.before.when.years if thread.before else ()) if year in years.all}
    after = max(named, default=years.budget)
    meanings = {
        Cue.LATER: tuple(year for year in years.all if year > after),
        Cue.WHOLE_PERIOD: years.all,
        Cue.THIS_YEAR: (years.budget,),
        Cue.NEXT_YEAR: (years.budget + 1,),
    }
    for found in clause.cues:
        if found.end in starts:
            continue  # «i perioden 2021–2023» is those years
        for cue in found.what & meanings.keys():
            yield found.first, meanings[cue]


def reached(said: Years, years: PlanYears) -> tuple[int, ...]:
    """Give the years that are meant: «fra 2022» is all of the plan's from then on."""
    first = said.named[0]
    if len(said.named) == 1 and first in years.all:
        if said.reach is Reach.FROM_YEAR:
            return tuple(year for year in years.all if year >= first)
        if said.reach is Reach.TO_YEAR:
            return tuple(year for year in years.all if year <= first)
    return said.named


# --- cutting --------------------------------------------------------------------------------------


def _cut(sentence: Sentence[int], after: int, before: int) -> tuple[int, int]:
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
