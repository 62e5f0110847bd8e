"""Which subject an amount in a sentence is about, and for which years: the words around it choose.

The names, nouns and cues of an amount's clause say whose it is; a clause that says nothing goes on from the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.check.numbers.sums import GIVES, OF_MEASURES, is_for_some, sum_of_plan
from pipeline.check.statements.statement import Clause, Statement
from pipeline.check.statements.subjects import Names, Subject, Sum
from pipeline.check.statements.texts import Kind as TextKind
from pipeline.check.statements.texts import Owner, Passage
from pipeline.check.statements.truths import When, reached
from pipeline.domain.numbers.quantities import Count, Years
from pipeline.domain.numbers.tokens import Kind
from pipeline.domain.numbers.vocabulary import Cue, Thing
from pipeline.domain.numbers.years import EACH_YEAR
from pipeline.domain.plan.measures import Instrument, Measure, Party
from pipeline.domain.region.region import Municipality
from pipeline.domain.sentences.clauses import RELATIVE, is_narrowed
from pipeline.domain.sentences.sentences import Found, within
from pipeline.domain.sentences.unnamed import is_for_nothing, receives_in_all, says_it, says_whose
from pipeline.domain.values.years import PlanYears

_BESIDE: Final = 3  # pieces between a name and an amount that stand together: «Snowball: 300 000 kroner»
_NEAR_YEAR: Final = 5  # pieces from an amount to the year behind it
_ENDINGS: Final = ("ene", "ane", "en", "et", "a", "n")
_SHORTEST_STEM: Final = 4
_IS: Final = frozenset(("er", "blir", "vert", "ble", "vart"))
_GOES: Final = frozenset(("går", "gikk", "gjekk", "brukes", "nyttes"))
_EACH: Final = frozenset(("hver", "kvar"))
_BOTH: Final = frozenset(("både", "begge", "båe"))


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

    `topic` is the one thing that the sentence before is about, a measure: «det» may be it.
    `told` and `years` are what the sentences before have named. `is_others` says that the clause before is of another
    plan, and so is what nothing divides from it: «forrige plan brukte 1,2 av en ramme på 1,5 millioner».
    """

    measure: Measure | None = None
    topic: Measure | None = None
    before: Tie | None = None
    lead: tuple[int, ...] = ()
    told: set[Owner | Party] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    is_others: bool = False


def tie(clause: Clause, statement: Statement, thread: Thread) -> Tie | None:
    """Tie an amount to what it is about; None where that is nothing of the plan, or cannot be told."""
    is_others = clause.says(Cue.OTHER_PLAN) or (thread.is_others and not clause.is_apart)
    thread.is_others = is_others
    if _is_whole(clause) or is_others or clause.says(Cue.SUPPOSED) or _is_denied(clause):
        return None
    passage, years = statement.passage, statement.plan.years
    named = _named(clause, passage, statement.names)
    owned = _owned(clause, passage, statement.names)
    own = _subjects(clause, passage, named, thread) if owned is None else owned or None
    if own is not None and _is_of_some(clause, own, statement):
        return None
    is_new = own is not None or named or clause.parties
    before = thread.before if not is_new and _may_go_on(clause, thread) else None
    subjects = before.subjects if before else own
    if subjects is None:
        return None
    when = _when(clause, passage, years, thread, goes_on=before is not None)
    if any(year not in years.all for year in when.years):
        return None
    is_part = clause.says(Cue.PART) or is_for_some(clause, subjects) or (before is not None and before.has_parts)
    is_each = len(subjects) > 1 and _says_both(clause)
    return Tie(subjects, when, is_part=is_part, has_parts=is_part or _is_of_the(clause), is_each=is_each)


def _says_both(clause: Clause) -> bool:
    """Say whether each of the names has the amount: «både T02 og T04 får …», «T02 og T04 får begge …»."""
    sentence = clause.sentence
    is_before = bool(clause.names) and sentence.key(clause.names[0].first - 1) in _BOTH
    is_beside = sentence.key(clause.amount.first - 1) in _BOTH or is_for_each(clause)
    return not clause.says(Cue.IN_ALL) and (is_before or is_beside)


def is_for_each(clause: Clause) -> bool:
    """Say whether each of several names has the amount: «T24 og T25 får 200 000 kroner hver»."""
    return len(clause.names) > 1 and clause.sentence.key(clause.amount.end) in _EACH


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
    behind = clause.sentence.key(clause.amount.end)
    if behind in _IS:
        return False  # «…, og 1,2 millioner er fordelt»: it is the subject of a verb of its own
    has_purpose = behind == "til" or (behind in _GOES and clause.sentence.key(clause.amount.end + 1) == "til")
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
    """Say whether it is not the council's money: «LRV bruker 400 000 kroner», «Snowball koster bedriftene 20 000»."""
    sentence = clause.sentence
    if len(named) != len(clause.names):
        return False
    spenders = {found.end for found, of in zip(clause.names, named, strict=True) if isinstance(of, Municipality)}
    measures = {name.end for name in clause.names} | {noun.end for noun in clause.nouns}
    measures |= {cue.end for cue in clause.cues if Cue.THIS_MEASURE in cue.what}
    known = {cue.end for cue in clause.cues} | {noun.end for noun in clause.nouns} | {name.end for name in clause.names}
    for verb in clause.cues:
        if verb.what & {Cue.COSTS, Cue.GIVES} and verb.first in measures and _has_payer(clause, verb):
            return True
        before = sentence.said[verb.first - 1] if verb.first > clause.first else None
        if before is None or not verb.what & {Cue.GIVES, Cue.SPENDS}:
            continue
        word = sentence.text[before.start : before.end]
        is_name = word.isupper() or (word[0].isupper() and verb.first - 1 > sentence.first)
        if verb.first in spenders or (is_name and len(word) > 1 and verb.first not in known):
            return True
    return False


def _has_payer(clause: Clause, verb: Found[frozenset[Cue]]) -> bool:
    """Say whether somebody stands behind a verb who has the cost or the gift: «koster bedriftene», «koster NAV»."""
    others = {name.first for name in clause.names} | {noun.first for noun in clause.nouns}
    if verb.end in {party.first for party in clause.parties}:
        return True
    if verb.end in others | {cue.first for cue in clause.cues} or verb.end >= clause.amount.first:
        return False
    word = clause.sentence.said[verb.end]
    is_name = clause.sentence.text[word.start].isupper()
    is_definite = word.key.isalpha() and len(_stem(word.key)) >= _SHORTEST_STEM and _stem(word.key) != word.key
    return is_name or is_definite


def _is_of_some(clause: Clause, subjects: Sequence[Subject], statement: Statement) -> bool:
    """Say whether some of the measures have the amount: «ni tiltak som får …», «tiltakene om klynger får …»."""
    if not all(subject in OF_MEASURES or isinstance(subject, Instrument) for subject in subjects):
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
    if thread.topic is not None and not named and _is_topic(clause, thread.topic):
        return (thread.topic,)
    return tuple(subject for subject in named if isinstance(subject, Instrument)) if gives else ()


def _is_topic(clause: Clause, topic: Measure) -> bool:
    """Say whether «det», «prosjektet» or a word of its name is the measure that the sentence before is about."""
    if says_it(clause.sentence, range(clause.first, clause.end), clause.cues, gives=clause.says(*GIVES)):
        return True
    return clause.says(Cue.RECEIVES) and _is_called(clause, topic)


def _by_heading(clause: Clause, passage: Passage) -> tuple[Subject, ...] | None:
    """Give the sum of the plan that a clause is about, or else what the text stands under."""
    owner = passage.owner
    if isinstance(owner, Instrument) and clause.says(Cue.THIS_INSTRUMENT):
        return (owner,)
    if (of_plan := sum_of_plan(clause, owner)) is not None:
        return (of_plan,)
    return (owner,) if isinstance(owner, Measure) and _is_owners(clause, passage, owner) else None


def _named(clause: Clause, passage: Passage, names: Names) -> tuple[Subject, ...]:
    named = dict.fromkeys(names.owner(found.what) for found in clause.names if _is_name(clause, found, passage, names))
    return tuple(owner for owner in named if not isinstance(owner, Party))


def _is_name(clause: Clause, found: Found[int], passage: Passage, names: Names) -> bool:
    """Say whether a name without a capital is one: «websiden» gets money, and is not said of another measure's."""
    first, last = (clause.sentence.said[at] for at in (found.first, found.end - 1))
    if last.key[-1].isdecimal() or not clause.sentence.text[first.start].islower():
        return True
    is_anothers = isinstance(passage.owner, Measure) and passage.owner != names.owner(found.what)
    return clause.says(Cue.GETS, Cue.PROPOSED) and not is_anothers


def _owned(clause: Clause, passage: Passage, names: Names) -> tuple[Subject, ...] | None:
    """Give what somebody owns, where that gets the amount; nothing where it is not one; None where nobody's is said."""
    if clause.says(Cue.ELSEWHERE, Cue.CONTRIBUTION) or isinstance(passage.owner, Measure):
        return None
    named = [*clause.names, *clause.parties]
    called = {found.what: names.owner(found.what) for found in named}
    pieces = range(clause.first, clause.end)
    is_in_all = receives_in_all(clause.cues, named)
    is_bare = is_for_nothing(clause.sentence, clause.amount.end) or _is_for_measures(clause)
    is_said = says_whose(clause.sentence, pieces, clause.nouns, named) or (is_in_all and is_bare)
    if not is_said or any(isinstance(owner, Measure | Instrument) for owner in called.values()):
        return None
    if not is_bare:
        return ()
    owned = [names.owned(owner) for owner in called.values() if isinstance(owner, Municipality | Party)]
    if len(owned) != 1 or owned[0] is None or _counts_others(clause, len(owned[0].measures)):
        return ()
    return (owned[0],)


def _is_for_measures(clause: Clause) -> bool:
    """Say whether measures stand behind an amount as its purpose: «900 000 kroner til tiltak som LRV eier»."""
    behind = clause.amount.end
    firsts = {noun.first for noun in clause.nouns if noun.what.thing is Thing.MEASURE}
    return clause.sentence.key(behind) == "til" and behind + 1 in firsts


def _counts_others(clause: Clause, every: int) -> bool:
    """Say whether a clause counts some of somebody's measures: «LRV eier ni tiltak som får …»."""
    counts = (mention.quantity for mention in within(clause.sentence.mentions, clause.first, clause.end))
    return any(isinstance(n, Count) and n.of is Thing.MEASURE and n.figures.low != every for n in counts)


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
    return clause.says(*GIVES) and not any(_is_relative(clause, name) for name in clause.names)


def _is_relative(clause: Clause, name: Found[int]) -> bool:
    """Say whether «som» between a name and the amount gives it to something else: «et prosjekt som koster …»."""
    own = name.end + 1 if clause.sentence.key(name.end) == "," else name.end  # «Snowball, som …» is of Snowball
    between = range(own + 1, clause.amount.first)
    return any(clause.sentence.key(at) in RELATIVE and at not in clause.aside for at in between)


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
    name = owner.name.text.casefold()
    (verb, *_) = (found for found in clause.cues if Cue.RECEIVES in found.what)
    beside = (clause.sentence.key(verb.first - 1), clause.sentence.key(verb.end))
    return any(_stem(word) in name for word in beside if len(_stem(word)) >= _SHORTEST_STEM)


def _stem(word: str) -> str:
    """Take the definite ending off a noun: klyngen, nettverket, satsinga, bedriftene."""
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
