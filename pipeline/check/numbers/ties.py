"""Which subject an amount in a sentence is about, and for which years: the words around it choose.

The names, nouns and cues of an amount's clause say whose it is; a clause that says nothing goes on from the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pipeline.check.numbers.statement import Statement
from pipeline.check.numbers.subjects import Names, Subject, Sum
from pipeline.check.numbers.texts import Kind as TextKind
from pipeline.check.numbers.texts import Owner, Passage
from pipeline.check.numbers.truths import When, reached
from pipeline.domain.numbers import sentences
from pipeline.domain.numbers.quantities import Count, Years
from pipeline.domain.numbers.sentences import Found, is_narrowed, within
from pipeline.domain.numbers.tokens import Kind
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import EACH_YEAR, is_year_at
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.years import PlanYears

Clause: TypeAlias = sentences.Clause[int]

_BESIDE: Final = 3  # pieces between a name and an amount that stand together: «Snowball: 300 000 kroner»
_NEAR_YEAR: Final = 5  # pieces from an amount to the year behind it
_GIVES: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS))
_IS: Final = frozenset(("er", "på", "utgjør", "utgjer", ":", "=", "blir", "var"))
_ENDINGS: Final = ("en", "et", "a", "n")
_SHORTEST_STEM: Final = 4
_OF: Final = frozenset(("av", "fra", "frå"))
_BOTH: Final = frozenset(("både", "begge", "båe"))
_TO: Final = frozenset(("til", "åt"))
_NO_PURPOSE: Final = frozenset(("fordeling", "bruk", "disposisjon", "rådighet", "rådvelde", "overs", "i"))


@dataclass(frozen=True, slots=True)
class Tie:
    """What an amount is about: one of the subjects, in the years. `is_part` of the subject's money, not all of it.

    `has_parts` says that what comes after it in the sentence are parts of it, `is_each` that all the subjects have it.
    """

    subjects: tuple[Subject, ...]
    when: When
    is_part: bool = False
    has_parts: bool = False
    is_each: bool = False


@dataclass
class Thread:
    """What goes on from one clause to the next: the measure that «tiltaket» is, the tie before, the years that lead.

    `told` and `years` are what the sentences before have named.
    """

    measure: Measure | None = None
    before: Tie | None = None
    lead: tuple[int, ...] = ()
    told: set[Owner] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def tie(clause: Clause, statement: Statement, thread: Thread) -> Tie | None:
    """Tie an amount to what it is about; None where that is nothing of the plan, or cannot be told."""
    if _is_whole(clause) or clause.says(Cue.OTHER_PLAN, Cue.SUPPOSED) or _is_denied(clause):
        return None
    passage, years = statement.passage, statement.plan.years
    named = _named(clause, statement.names)
    own = _subjects(clause, passage, named, thread)
    if own is not None and _is_of_some(clause, own, statement):
        return None
    before = thread.before if own is None and not named and _may_go_on(clause, thread) else None
    subjects = before.subjects if before else own
    if subjects is None:
        return None
    when = _when(clause, passage, years, thread, goes_on=before is not None)
    if any(year not in years.all for year in when.years):
        return None
    is_part = clause.says(Cue.PART) or _is_for_some(clause, subjects) or (before is not None and before.has_parts)
    is_each = len(subjects) > 1 and _says_both(clause)
    return Tie(subjects, when, is_part=is_part, has_parts=is_part or _is_of_the(clause), is_each=is_each)


def _says_both(clause: Clause) -> bool:
    """Say whether each of the names has the amount: «både T02 og T04 får …», «T02 og T04 får begge …»."""
    sentence = clause.sentence
    is_before = bool(clause.names) and sentence.key(clause.names[0].first - 1) in _BOTH
    return not clause.says(Cue.IN_ALL) and (is_before or sentence.key(clause.amount.first - 1) in _BOTH)


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
    if clause.says(Cue.ELSEWHERE) or _is_of_another(clause, named):
        return None
    return _by_name(clause, named, thread) or _by_heading(clause, passage)


def _is_of_another(clause: Clause, named: Sequence[Subject]) -> bool:
    """Say whether somebody spends the money who is not the council: «LRV bruker 400 000 kroner på tiltakene»."""
    sentence = clause.sentence
    if len(named) != len(clause.names):
        return False
    spenders = {found.end for found, of in zip(clause.names, named, strict=True) if isinstance(of, Municipality)}
    known = {cue.end for cue in clause.cues} | {noun.end for noun in clause.nouns} | {name.end for name in clause.names}
    for verb in clause.cues:
        before = sentence.said[verb.first - 1] if verb.first > clause.first else None
        if before is None or not verb.what & {Cue.GIVES, Cue.SPENDS}:
            continue
        word = sentence.text[before.start : before.end]
        is_name = word.isupper() or (word[0].isupper() and verb.first - 1 > sentence.first)
        if verb.first in spenders or (is_name and len(word) > 1 and verb.first not in known):
            return True
    return False


def _is_of_some(clause: Clause, subjects: Sequence[Subject], statement: Statement) -> bool:
    """Say whether some of the measures have the amount: «ni tiltak som får …», «tiltakene om klynger får …»."""
    if not all(subject is Sum.PROPOSED or isinstance(subject, Instrument) for subject in subjects):
        return False
    here = statement.measures
    every, paid = {len(here), len(statement.plan.measures)}, len(statement.paid(here))
    for mention in within(clause.sentence.mentions, clause.first, clause.end):
        count = mention.quantity
        if isinstance(count, Count) and count.of is Thing.MEASURE and count.figures.low not in every:
            is_of_paid = (count.is_known or count.is_some) and count.figures.low == paid
            if not is_of_paid or mention.hedge:
                return True
    return any(noun.what.thing is Thing.MEASURE and is_narrowed(clause.sentence, noun.end) for noun in clause.nouns)


def _by_name(clause: Clause, named: Sequence[Subject], thread: Thread) -> tuple[Subject, ...]:
    """Give the measures that a clause names, or calls «tiltaket», or else the instruments that it names."""
    gives = _gives_to(clause) and not clause.says(Cue.TOTAL)  # what the whole of a project costs, others pay too
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
    if not isinstance(owner, Measure) and _is_called_all(clause, Cue.POT):
        return Sum.FRAME
    is_total = not isinstance(owner, Measure) and _is_called_all(clause, Cue.TOTAL)
    is_of_all = clause.has(Thing.MEASURE) is not None or clause.says(Cue.PLAN)
    if is_total or frame is not None or (is_of_all and clause.says(*_GIVES, Cue.TOTAL)) or _is_proposed(clause, owner):
        return owner if isinstance(owner, Instrument) else Sum.PROPOSED
    return None


def _is_called_all(clause: Clause, cue: Cue) -> bool:
    """Say whether «potten» or «totalkostnaden» is the amount by itself, and not that of a purpose or a project."""
    found = next((found for found in clause.cues if cue in found.what and found.end <= clause.amount.first), None)
    if found is None or clause.names or clause.sentence.key(clause.amount.end) in _TO:
        return False
    return clause.sentence.key(found.end) in _IS or is_year_at(clause.sentence.said, found.end + 1)


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


def _is_for_some(clause: Clause, subjects: Sequence[Subject]) -> bool:
    """Say whether only some of what all the measures have is meant: «av rammen går 500 000 til bærekraft»."""
    is_sum = all(subject is Sum.PROPOSED or isinstance(subject, Instrument) for subject in subjects)
    if not is_sum or clause.names or clause.has(Thing.MEASURE):
        return False
    sentence, numbers = clause.sentence, within(clause.sentence.mentions, clause.first, clause.end)
    said = [(found.first, found.end) for found in clause.cues] + [(number.first, number.end) for number in numbers]
    taken = {at for first, end in said for at in range(first, end)} | {number.first - 1 for number in numbers}
    free = (at for at in range(clause.first, clause.end - 1) if at not in taken)
    return any(sentence.key(at) in _TO and sentence.key(at + 1) not in _NO_PURPOSE for at in free)


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
    return When(said or passage.years, is_each=is_each, is_sum=is_sum, told=frozenset(thread.years))


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
