"""Which subject an amount in a sentence is about, and for which years: the words around it choose.

The names, nouns and cues of an amount's clause say whose it is; a clause that says nothing goes on from the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.check.numbers.sums import GIVES, OF_MEASURES, is_for_some, sum_of_plan
from pipeline.check.statements.statement import Clause, Statement
from pipeline.check.statements.subjects import Names, Subject, Sum
from pipeline.check.statements.texts import Passage, PassageKind, TextOwner
from pipeline.check.statements.truths import When, reached
from pipeline.domain.numbers.quantities import Count, Years
from pipeline.domain.numbers.tokens import TokenKind
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
_THE: Final = frozenset(("de", "dei", "desse", "disse"))
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
class TextSoFar:
    """What goes on from one clause to the next: the measure that «tiltaket» is, the tie before, the years that lead.

    `topic` is the one thing that the sentence before is about, a measure: «det» may be it.
    `told` and `years` are what the sentences before have named. `is_others` says that the clause before is of another
    plan, and so is what nothing divides from it: «forrige plan brukte 1,2 av en ramme på 1,5 millioner».
    """

    measure: Measure | None = None
    topic: Measure | None = None
    before: Tie | None = None
    lead: tuple[int, ...] = ()
    told: set[TextOwner | Party] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    is_others: bool = False


def tie(clause: Clause, statement: Statement, thread: TextSoFar) -> Tie | None:
    """Tie an amount to what it is about; None where that is nothing of the plan, or cannot be told."""
    goes_on_of_others = thread.is_others and not clause.is_apart
    thread.is_others = goes_on_of_others or clause.says(Cue.OTHER_PLAN)
    if thread.is_others or clause.says(Cue.SUPPOSED) or _is_whole(clause) or _is_denied(clause):
        return None
    subjects, before = _subjects_of(clause, statement, thread)
    if not subjects:
        return None
    years = statement.plan.years
    when = _when(clause, statement.passage, years, thread, goes_on=before is not None)
    if not set(when.years) <= set(years.all):
        return None
    is_part_of_before = before is not None and before.has_parts
    is_part = is_part_of_before or clause.says(Cue.PART) or is_for_some(clause, subjects)
    return Tie(
        subjects,
        when,
        is_part=is_part,
        has_parts=is_part or _is_of_the(clause),
        is_each=len(subjects) > 1 and _says_both(clause),
    )


def _subjects_of(clause: Clause, statement: Statement, thread: TextSoFar) -> tuple[tuple[Subject, ...], Tie | None]:
    """Give what an amount may be of, none where nothing, and the tie before it where it goes on from that."""
    passage = statement.passage
    named = _named(clause, passage, statement.names)
    own = _owned(clause, passage, statement.names)
    if own is None:
        own = _subjects(clause, passage, named, thread)
    if own and _is_of_some(clause, own, statement):
        return (), None
    is_new = bool(own) or bool(named) or bool(clause.parties)
    if thread.before is None or is_new or not _may_go_on(clause, thread.before):
        return own or (), None
    return thread.before.subjects, thread.before


def _says_both(clause: Clause) -> bool:
    """Say whether each of the names has the amount: «både T02 og T04 får …», «T02 og T04 får begge …»."""
    if clause.says(Cue.IN_ALL):
        return False
    if is_for_each(clause):
        return True
    places = [clause.amount.first, *(name.first for name in clause.names[:1])]
    return any(clause.sentence.key(place - 1) in _BOTH for place in places)


def is_for_each(clause: Clause) -> bool:
    """Say whether each of several names has the amount: «T24 og T25 får 200 000 kroner hver»."""
    return len(clause.names) > 1 and clause.sentence.key(clause.amount.end) in _EACH


def _is_whole(clause: Clause) -> bool:
    """Say whether the amount is only what a number before it is of: «1,2 av 1,5 millioner kroner»."""
    sentence, of_at = clause.sentence, clause.amount.first - 1
    if sentence.key(of_at) != "av" or of_at == sentence.first:
        return False
    return sentence.said[of_at - 1].kind is TokenKind.NUMBER


def _is_denied(clause: Clause) -> bool:
    near = within(clause.cues, clause.amount.first - _BESIDE, clause.amount.first)
    return any(Cue.NOT in found.what for found in near)


def _may_go_on(clause: Clause, before: Tie) -> bool:
    """Say whether an amount may be of the subject before it: not «og 900 000 kroner til drift», unless it is a part."""
    if clause.says(Cue.ELSEWHERE):
        return False
    end = clause.amount.end
    behind = clause.sentence.key(end)
    if behind in _IS:
        return False  # «…, og 1,2 millioner er fordelt»: it is the subject of a verb of its own
    if before.has_parts or clause.says(Cue.PART):
        return True
    to_at = end + 1 if behind in _GOES else end
    return clause.sentence.key(to_at) != "til"


# --- whose ----------------------------------------------------------------------------------------


def _subjects(
    clause: Clause, passage: Passage, named: Sequence[Subject], thread: TextSoFar
) -> tuple[Subject, ...] | None:
    """Choose by what is most particular: what a municipality pays, a measure, an instrument, a sum, the heading."""
    paid = _paid(clause, passage, named)
    if paid:
        return paid
    if clause.says(Cue.ELSEWHERE) or _is_of_another(clause, named):
        return None
    return _by_name(clause, named, thread) or _by_heading(clause, passage)


def _is_of_another(clause: Clause, named: Sequence[Subject]) -> bool:
    """Say whether it is not the council's money: «LRV bruker 400 000 kroner», «Snowball koster bedriftene 20 000»."""
    if len(named) != len(clause.names):
        return False
    this_measure = [cue for cue in clause.cues if Cue.THIS_MEASURE in cue.what]
    measures = _ends_of(clause.names) | _ends_of(clause.nouns) | _ends_of(this_measure)
    spenders = [found for found, of in zip(clause.names, named, strict=True) if isinstance(of, Municipality)]
    for verb in clause.cues:
        costs_or_gives = not verb.what.isdisjoint((Cue.COSTS, Cue.GIVES))
        if costs_or_gives and verb.first in measures and _has_payer(clause, verb):
            return True
        gives_or_spends = not verb.what.isdisjoint((Cue.GIVES, Cue.SPENDS))
        if not gives_or_spends or verb.first == clause.first:
            continue
        if verb.first in _ends_of(spenders) or _is_behind_unknown_name(clause, verb):
            return True
    return False


def _ends_of(parts: Sequence[Found[Any]]) -> set[int]:
    return {part.end for part in parts}


def _is_behind_unknown_name(clause: Clause, verb: Found[frozenset[Cue]]) -> bool:
    """Say whether the word before a verb has a capital, or only capitals, and is nothing that the plan knows."""
    sentence = clause.sentence
    if verb.first in _ends_of(clause.cues) | _ends_of(clause.nouns) | _ends_of(clause.names):
        return False
    before = sentence.said[verb.first - 1]
    word = sentence.text[before.start : before.end]
    opens_sentence = verb.first - 1 == sentence.first
    is_capitalized = word[0].isupper() and not opens_sentence
    return len(word) > 1 and (word.isupper() or is_capitalized)


def _has_payer(clause: Clause, verb: Found[frozenset[Cue]]) -> bool:
    """Say whether somebody stands behind a verb who has the cost or the gift: «koster bedriftene», «koster NAV»."""
    behind = verb.end
    if any(party.first == behind for party in clause.parties):
        return True
    known: tuple[Found[Any], ...] = (*clause.names, *clause.nouns, *clause.cues)
    if behind >= clause.amount.first or any(found.first == behind for found in known):
        return False
    word = clause.sentence.said[behind]
    if clause.sentence.text[word.start].isupper():
        return True
    stem = _stem(word.key)
    is_definite = stem != word.key and len(stem) >= _SHORTEST_STEM
    return word.key.isalpha() and is_definite


def _is_of_some(clause: Clause, subjects: Sequence[Subject], statement: Statement) -> bool:
    """Say whether some of the measures have the amount: «ni tiltak som får …», «tiltakene om klynger får …»."""
    if not all(subject in OF_MEASURES or isinstance(subject, Instrument) for subject in subjects):
        return False
    if _counts_some(clause, statement):
        return True
    measures = [noun for noun in clause.nouns if noun.what.thing is Thing.MEASURE]
    return any(is_narrowed(clause.sentence, noun.end) for noun in measures)


def _counts_some(clause: Clause, statement: Statement) -> bool:
    """Say whether a clause counts fewer than all the measures, and not just those that get money."""
    here = statement.measures
    every = {len(here), len(statement.plan.measures)}
    paid = len(statement.paid(here))
    for mention in within(clause.sentence.mentions, clause.first, clause.end):
        count = mention.quantity
        if not isinstance(count, Count) or count.of is not Thing.MEASURE or count.figures.low in every:
            continue
        is_told = count.is_known or count.is_some
        is_of_paid = is_told and count.figures.low == paid and mention.hedge is None
        if not is_of_paid:
            return True
    return False


def _by_name(clause: Clause, named: Sequence[Subject], thread: TextSoFar) -> tuple[Subject, ...]:
    """Give the measures that a clause names, or calls «tiltaket», or else the instruments that it names."""
    gives = _gives_to(clause) and not clause.says(Cue.TOTAL)  # what the whole of a project costs, others pay too
    measures = tuple(subject for subject in named if isinstance(subject, Measure))
    if measures and gives:
        return measures
    if thread.measure is not None and clause.says(Cue.THIS_MEASURE):
        return (thread.measure,)
    if thread.topic is not None and not named and _is_topic(clause, thread.topic):
        return (thread.topic,)
    if not gives:
        return ()
    return tuple(subject for subject in named if isinstance(subject, Instrument))


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
    of_plan = sum_of_plan(clause, owner)
    if of_plan is not None:
        return (of_plan,)
    if isinstance(owner, Measure) and _is_owners(clause, passage, owner):
        return (owner,)
    return None


def _named(clause: Clause, passage: Passage, names: Names) -> tuple[Subject, ...]:
    meant = [found for found in clause.names if _is_name(clause, found, passage, names)]
    owners = dict.fromkeys(names.owner(found.what) for found in meant)
    return tuple(owner for owner in owners if not isinstance(owner, Party))


def _is_name(clause: Clause, found: Found[int], passage: Passage, names: Names) -> bool:
    """Say whether a name without a capital is one: «websiden» gets money, and is not said of another measure's."""
    first, last = clause.sentence.said[found.first], clause.sentence.said[found.end - 1]
    has_capital = not clause.sentence.text[first.start].islower()
    if has_capital or last.key[-1].isdecimal():
        return True
    if isinstance(passage.owner, Measure) and passage.owner != names.owner(found.what):
        return False
    return clause.says(Cue.GETS, Cue.PROPOSED)


def _owned(clause: Clause, passage: Passage, names: Names) -> tuple[Subject, ...] | None:
    """Give what somebody owns, where that gets the amount; nothing where it is not one; None where nobody's is said."""
    if isinstance(passage.owner, Measure) or clause.says(Cue.ELSEWHERE, Cue.CONTRIBUTION):
        return None
    named = [*clause.names, *clause.parties]
    called = {found.what: names.owner(found.what) for found in named}
    if any(isinstance(owner, Measure | Instrument) for owner in called.values()):
        return None
    is_bare = is_for_nothing(clause.sentence, clause.amount.end) or _is_for_measures(clause)
    is_in_all = is_bare and receives_in_all(clause.cues, named)
    pieces = range(clause.first, clause.end)
    if not is_in_all and not says_whose(clause.sentence, pieces, clause.nouns, named):
        return None
    if not is_bare or len(called) != 1:
        return ()
    (owner,) = called.values()
    owned = names.owned(owner) if isinstance(owner, Municipality | Party) else None
    if owned is None or _counts_others(clause, len(owned.measures)):
        return ()
    return (owned,)


def _is_for_measures(clause: Clause) -> bool:
    """Say whether measures stand behind an amount as its purpose: «900 000 kroner til tiltak som LRV eier»."""
    behind = clause.amount.end
    if clause.sentence.key(behind) != "til":
        return False
    return any(noun.first == behind + 1 and noun.what.thing is Thing.MEASURE for noun in clause.nouns)


def _counts_others(clause: Clause, every: int) -> bool:
    """Say whether a clause counts some of somebody's measures: «LRV eier ni tiltak som får …»."""
    mentions = within(clause.sentence.mentions, clause.first, clause.end)
    counts = [mention.quantity for mention in mentions if isinstance(mention.quantity, Count)]
    return any(count.of is Thing.MEASURE and count.figures.low != every for count in counts)


def _paid(clause: Clause, passage: Passage, named: Sequence[Subject]) -> tuple[Subject, ...] | None:
    """Give the municipality, or all of them, whose payment to the council it is."""
    has_measure = any(isinstance(subject, Measure) for subject in named)
    if has_measure or not clause.says(Cue.CONTRIBUTION) or clause.says(Cue.LEFT):
        return None
    municipalities = tuple(subject for subject in named if isinstance(subject, Municipality))
    if municipalities:
        return municipalities
    if isinstance(passage.owner, Municipality) and clause.says(Cue.THIS_MUNICIPALITY):
        return (passage.owner,)
    return (Sum.CONTRIBUTION,) if clause.has(Thing.MUNICIPALITY) else None


def _gives_to(clause: Clause) -> bool:
    """Say whether a clause gives a name in it the amount: by a word for that, or by standing beside it."""
    relative = [_is_relative(clause, name) for name in clause.names]
    for name, is_relative in zip(clause.names, relative, strict=True):
        if not is_relative and clause.gap(name) <= _BESIDE:
            return True
    return clause.says(*GIVES) and not any(relative)


def _is_relative(clause: Clause, name: Found[int]) -> bool:
    """Say whether «som» between a name and the amount gives it to something else: «et prosjekt som koster …»."""
    has_comma = clause.sentence.key(name.end) == ","  # «Snowball, som …» is of Snowball
    own = name.end + 1 if has_comma else name.end
    between = range(own + 1, clause.amount.first)
    return any(clause.sentence.key(at) in RELATIVE and at not in clause.aside for at in between)


def _is_owners(clause: Clause, passage: Passage, owner: Measure) -> bool:
    """Say whether an amount under a measure's heading, or in its row, is the measure's."""
    if clause.says(Cue.PART) or _is_of_the(clause):
        return True
    if passage.kind is not PassageKind.PROSE or clause.names:
        return False
    if clause.says(Cue.RECEIVES):
        return _is_called(clause, owner)
    if clause.says(Cue.GIVES):
        return clause.says(Cue.REGION, Cue.PLAN)
    return clause.says(Cue.GETS, Cue.PROPOSED, Cue.ESTIMATE)


def _is_called(clause: Clause, owner: Measure) -> bool:
    """Say whether who gets an amount is called by a word of the measure's name: «klyngen» is T05 Esport-klynge."""
    name = owner.name.text.casefold()
    verb = next(found for found in clause.cues if Cue.RECEIVES in found.what)
    before, behind = clause.sentence.key(verb.first - 1), clause.sentence.key(verb.end)
    stems = (_stem(before), _stem(behind))
    return any(len(stem) >= _SHORTEST_STEM and stem in name for stem in stems)


def _stem(word: str) -> str:
    """Take the definite ending off a noun: klyngen, nettverket, satsinga, bedriftene."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _is_of_the(clause: Clause) -> bool:
    """Say whether the amount is the one that the reader knows: «av de 150 000 kronene»."""
    sentence, first = clause.sentence, clause.amount.first
    return sentence.key(first - 1) in _THE and sentence.key(first - 2) == "av"


# --- when -----------------------------------------------------------------------------------------


def _when(clause: Clause, passage: Passage, years: PlanYears, thread: TextSoFar, *, goes_on: bool) -> When:
    is_each = any(EACH_YEAR.find(clause.sentence.said, at) for at in range(clause.first, clause.end))
    is_sum = clause.says(Cue.IN_ALL) and not is_each
    said = _years_said(clause, years, thread)
    if not said:
        said = thread.before.when.years if goes_on and thread.before else thread.lead
    if not said and clause.has(Thing.FRAME):
        said = (years.budget,)  # a share of the frame is of the one that is decided
    return When(said or passage.years, is_each=is_each, is_sum=is_sum, told=frozenset(thread.years))


def _years_said(clause: Clause, years: PlanYears, thread: TextSoFar) -> tuple[int, ...]:
    """Choose the years right behind the amount, or else the last before it, or the next."""
    candidates = sorted(_times(clause, years, thread), key=lambda time: time[0])
    first, end = clause.amount.first, clause.amount.end
    near = [said for at, said in candidates if 0 <= at - end <= _NEAR_YEAR]
    before = [said for at, said in candidates if at < first]
    behind = [said for at, said in candidates if at >= end]
    for chosen in (*near[:1], *before[-1:], *behind[:1]):
        return chosen
    return ()


def _times(clause: Clause, years: PlanYears, thread: TextSoFar) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give the years that a clause names or means by a word, each with its place."""
    starts = set()
    for mention in within(clause.sentence.mentions, clause.first, clause.end):
        if isinstance(mention.quantity, Years):
            starts.add(mention.first)
            yield mention.first, reached(mention.quantity, years)
    before = thread.before.when.years if thread.before else ()
    after = max((year for year in before if year in years.all), default=years.budget)
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
