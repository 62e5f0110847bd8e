"""Counts of measures, instruments, municipalities and inhabitants beside how many there are of exactly those."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from pipeline.check.statements.statement import NO, Claim, Statement
from pipeline.check.statements.subjects import name_of
from pipeline.check.statements.truths import Truth, one_of
from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import Count, Figures, Mention
from pipeline.domain.numbers.vocabulary import Cue, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.plan.changes import Change, Changes
from pipeline.domain.plan.measures import Instrument, Measure, Party, Status
from pipeline.domain.region.region import Municipality
from pipeline.domain.sentences.clauses import is_narrowed

_NEAR: Final = 8  # pieces between «planen har» and a count
_OF_PLAN: Final = frozenset((Cue.PLAN, Cue.THERE_IS, Cue.THIS_INSTRUMENT))
_OWNS: Final = frozenset((("eier",), ("eig",), ("eiger",), ("er", "eier", "av"), ("er", "eigar", "av")))
_ALONE: Final = frozenset(("alene", "åleine"))
_IN: Final = frozenset(("i", "fra", "frå"))
_JUST: Final = 2  # pieces between «til sammen» and a count
_ENDS: Final = frozenset(("", *".,;:()!?", "og", "fordelt", "fra", "frå", "totalt", "samlet", "inngår"))
"""What stands behind a count of all; other words make it one of some: «tre tiltak for næringsarealer»."""

_SHALL: Final = frozenset(("skal", "følger", "følgjer"))  # «24 tiltak som skal følge opp planen» are all, too
_NEW: Final = frozenset(("nye", "nytt"))
_SOME: Final = frozenset(
    (
        "store", "små", "mindre", "større", "største", "viktigste", "viktige", "kommunale", "første", "siste", "andre",
        "gamle", "sentrale", "konkrete", "felles",
    )
)  # fmt: skip
"""Adjectives that pick some of the things out."""


_OF_STATUS: Final[Mapping[Cue, tuple[Status, str, str]]] = {
    Cue.UNDECIDED: (Status.UNDECIDED, "{count} tiltak er ikke avklart", "{count} measures are undecided"),
    Cue.ESTIMATE: (Status.ESTIMATE, "{count} tiltak har anslag", "{count} measures have estimates"),
    Cue.ALLOCATED: (
        Status.ALREADY_ALLOCATED,
        "{count} tiltak dekkes av midler som allerede er satt av",
        "{count} measures have money that has been set aside before",
    ),
    Cue.PAID_BY_OTHERS: (
        Status.PAID_BY_OTHERS, "{count} tiltak betales av andre", "{count} measures are paid by others"
    ),
}  # fmt: skip
"""The measures that a word tells apart by what is known of their money."""


def count_claim(statement: Statement, mention: Mention, count: Count) -> Claim | None:
    """Compare a count with how many there are; None where it is of some that the plan does not tell apart."""
    is_anothers = statement.is_of_another_plan(mention) or Cue.PROPOSES in statement.before(mention, _NEAR)
    if is_anothers or _is_of_others(statement, mention, count):
        return None
    truth = {
        Thing.MEASURE: _measures,
        Thing.INSTRUMENT: _instruments,
        Thing.MUNICIPALITY: _municipalities,
        Thing.INHABITANT: _inhabitants,
    }[count.of](statement, mention, count)
    if truth is None:
        return None
    is_right_whole = count.whole is None or count.whole.low in _wholes(statement, count)
    is_where = count.of is Thing.INSTRUMENT and mention.hedge is Hedge.UNDER  # 25 tiltak under seks virkemidler
    return Claim(truth, agrees=is_right_whole and truth.allows(count.figures, None if is_where else mention.hedge))


def _wholes(statement: Statement, count: Count) -> frozenset[int]:
    """Give how many there are of all that a count may be some of."""
    match count.of:
        case Thing.MEASURE:
            return frozenset((len(statement.measures), len(statement.plan.measures)))
        case Thing.INSTRUMENT:
            return frozenset((len(statement.plan.instruments),))
        case _:
            return frozenset((len(statement.case.region.municipal_members),))


def _is_of_others(statement: Statement, mention: Mention, count: Count) -> bool:
    """Say whether a count is some of a few that only the text knows: «tre av fem tiltak om klynger»."""
    if count.whole is None:
        return False
    wholes = _wholes(statement, count)
    is_few = count.whole.low <= Fraction(max(wholes), 2)
    return count.whole.low not in wholes and (is_few or is_narrowed(statement.sentence, mention.end))


# --- measures -------------------------------------------------------------------------------------


def _measures(statement: Statement, mention: Mention, count: Count) -> Truth | None:  # noqa: PLR0911 - a line a case
    is_of_all = count.whole is not None and count.whole.low == len(statement.plan.measures)
    here = statement.plan.measures if is_of_all else statement.measures
    whole = _number_of(statement, here)
    words = {statement.sentence.key(at) for at in range(mention.first, mention.end)}
    if (owner := _owner(statement, mention)) is not None:
        return _owned(statement, mention, count, owner, here)
    if _is_more_than(mention, count, len(here)):
        return whole
    if words & _SOME:
        return None
    if words & _NEW and statement.case.changes is not None:
        return _new(statement, statement.case.changes)
    if _is_whole(statement, mention):
        return whole if _is_most(count.figures, len(here)) else None
    part = statement.part(mention)
    if part.is_denied(mention):
        return None
    if (told := _told_apart(part, mention, here)) is not None:
        return None if is_narrowed(statement.sentence, mention.end) else told
    is_of_all = _is_of_plan(statement, mention) or (
        statement.passage.owner is None and count.is_known and _is_most(count.figures, len(here))
    )
    return whole if is_of_all and not count.is_some else None


def _owner(statement: Statement, mention: Mention) -> Municipality | Party | None:
    """Give the one owner whose measures are counted: «Skåppå eier to tiltak»; None where no one is said to own."""
    sentence, first = statement.sentence, mention.first + (mention.hedge is not None)
    named = [(name.end, statement.names.owner(name.what)) for name in sentence.names]
    owners = [(end, owner) for end, owner in named if isinstance(owner, Municipality | Party)]
    if len(owners) != 1 or sentence.key(mention.end) not in _ENDS | _ALONE:
        return None  # «ni tiltak som får penger», «ni tiltak med midler»: some of those that it owns
    ((end, owner),) = owners
    return owner if tuple(sentence.key(at) for at in range(end, first)) in _OWNS else None


def _owned(
    statement: Statement, mention: Mention, count: Count, owner: Municipality | Party, here: tuple[Measure, ...]
) -> Truth | None:
    """Count what an owner has, alone, with others, or in a group; None where it is not said which, and one fits."""
    owned = statement.names.owned(owner)
    every = [measure for measure in (owned.measures if owned else ()) if measure in here]
    alone = [measure for measure in every if len(measure.owners) == 1 and not measure.owners[0].members]
    named = [measure for measure in every if any(not one.members for one in measure.owners)]
    counts = (len(every), len(named), len(alone))
    if statement.sentence.key(mention.end) in _ALONE:
        counts = (len(alone),) * 3
    name = name_of(owner)
    truth = one_of(counts, f"{name} eier {{count}} tiltak", f"{name} owns {{count}} measures")
    is_one = len(truth.ways) == 1
    return truth if is_one or not truth.allows(count.figures, mention.hedge) else None


def _new(statement: Statement, changes: Changes) -> Truth:
    """Count the measures that last year's plan did not have: by number, or without those that it was split into."""
    numbers = sum(1 for number in statement.plan.by_number if number not in changes.before.by_number)
    wholly = len(changes.with_change(Change.NEW))
    return one_of([numbers, wholly], "planen har {count} nye tiltak", "the plan has {count} new measures")


def _number_of(statement: Statement, here: tuple[Measure, ...]) -> Truth:
    if len(here) == len(statement.plan.measures):
        return one_of([len(here)], "planen har {count} tiltak", "the plan has {count} measures", "antall_tiltak")
    return one_of([len(here)], "virkemiddelet har {count} tiltak", "the instrument has {count} measures")


def _told_apart(statement: Statement, mention: Mention, here: tuple[Measure, ...]) -> Truth | None:
    """Count those of the measures that what a sentence says is true of; None where we cannot tell what it says."""
    for cue, (status, norwegian, english) in _OF_STATUS.items():
        if statement.says(cue):
            counts = [sum(_has(measure, status, when) for measure in here) for when in _may_be(statement)]
            return one_of(counts, norwegian, english)
    if not statement.is_of_money:
        return None
    paid = len(statement.paid(here))
    if statement.denies(mention):
        return one_of([len(here) - paid], "{count} tiltak får ikke penger", "{count} measures get no money")
    field = "" if statement.years else "antall_tiltak_med_midler"
    under = statement.passage.owner
    beside = [len(statement.paid(statement.plan.under(under)))] if isinstance(under, Instrument) else []
    return one_of([paid, *beside], "{count} tiltak får penger", "{count} measures get money", field)


def _may_be(statement: Statement) -> tuple[tuple[int, ...], ...]:
    """Give the years that a status may be said of: those of the sentence, or any, and the budget year."""
    return (statement.years,) if statement.years else ((), (statement.plan.years.budget,))


def _has(measure: Measure, status: Status, years: tuple[int, ...]) -> bool:
    return any(a.status is status and (not years or a.year in years) for a in measure.amounts)


# --- instruments, municipalities, inhabitants -----------------------------------------------------


def _instruments(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    every, used = len(statement.plan.instruments), len(statement.plan.instruments_with_measures)
    norwegian = f"planen har {every} virkemidler, og {used} av dem har tiltak"
    english = f"the plan has {every} instruments, {used} of them with measures"
    part = statement.part(mention)
    if part.says(Cue.HAS_MEASURES) and (count.is_all or not count.is_known):
        is_without = part.has_word(*NO)
        field = "" if is_without else "antall_virkemidler_med_tiltak"
        return one_of([every - used if is_without else used], norwegian, english, field)
    is_both = count.is_both and not (_is_told(statement, Instrument) or statement.passage.owner)
    counts = [every] if count.is_known and _is_in_a_plan(statement, mention) else [every, used]
    truth = one_of(counts, norwegian, english, "antall_virkemidler")
    if _is_more_than(mention, count, every):
        return truth
    is_of_all = (
        is_both
        or (count.is_known and _is_most(count.figures, every))
        or count.is_all
        or _is_of_plan(statement, mention)
    )
    return truth if is_of_all and not count.is_some else None


def _is_in_a_plan(statement: Statement, mention: Mention) -> bool:
    """Say whether the plan that has the instruments stands behind them: «de seks virkemidlene i strategien»."""
    sentence, at = statement.sentence, mention.end
    plans = (cue.first for cue in sentence.cues if cue.what & {Cue.OTHER_PLAN, Cue.PLAN})
    return sentence.key(at) in _IN and at + 1 in plans


def _municipalities(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    """Take «de fire», «alle de to» and «regionen har to» for all of them; of three, «de to» may be any two."""
    every = len(statement.case.region.municipal_members)
    is_of_region = statement.says(Cue.REGION) and not count.is_known and not count.is_some
    if count.is_both and not (_is_told(statement, Municipality) or statement.passage.owner):
        is_of_region = True
    is_more = count.is_known and _is_more_than(mention, count, every)
    is_every = count.is_known and count.figures.low == every
    if not (count.is_all or is_of_region or is_more or is_every):
        return None
    return one_of([every], "regionen har {count} kommuner", "the region has {count} municipalities")


def _is_told(statement: Statement, kind: type[Instrument | Municipality]) -> bool:
    """Say whether the text has named some, whom «begge» may mean."""
    return any(isinstance(owner, kind) for owner in (*statement.told, *statement.named))


def _inhabitants(statement: Statement, _mention: Mention, _count: Count) -> Truth | None:
    key = statement.case.region.cost_key
    named = [owner.name for owner in statement.named if isinstance(owner, Municipality)]
    if key is None:
        return None
    people = {name: number.value for name, number in key.population}
    counted = [people[name] for name in named if name in people]
    if not named and statement.says(Cue.REGION):
        counted = [key.inhabitants]
    if len(counted) != 1:
        return None
    return one_of(counted, "region.yaml sier {count} innbyggere", "region.yaml says {count} inhabitants")


# --- all, or some ---------------------------------------------------------------------------------


def _is_more_than(mention: Mention, count: Count, most: int) -> bool:
    """Say whether there cannot be so many, whichever of them are meant."""
    return count.figures.low > most and mention.hedge not in {Hedge.UNDER, Hedge.AT_MOST, Hedge.ALMOST}


def _is_most(figures: Figures, every: int) -> bool:
    """Say whether «de 20 tiltakene» are all: few may be any that the text has just named, most of them may not."""
    return figures.low > Fraction(every, 2)


def _is_whole(statement: Statement, mention: Mention) -> bool:
    """Say whether a count is what others are some of: «av 25 tiltak får ti penger»."""
    sentence = statement.sentence
    before = mention.first - 1 - (sentence.key(mention.first - 1) in {"de", "dei"})
    return sentence.key(before) == "av"


def _is_of_plan(statement: Statement, mention: Mention) -> bool:
    """Say whether the words around a count make it one of all that the plan, or the instrument, has."""
    sentence, end = statement.sentence, mention.end
    within_it = {cue for cue in (Cue.PLAN,) if sentence.key(mention.first) in {"antall", "antallet", "talet"}}
    cues = statement.before(mention, _NEAR) | within_it
    is_said = Cue.IN_ALL in statement.before(mention, _JUST) or not cues.isdisjoint(_OF_PLAN)
    is_when = sentence.key(end) == "i" and (
        sentence.key(end + 1) in {"alt", "planen", "år"} or is_year_at(sentence.said, end + 1)
    )
    is_purpose = sentence.key(end) == "som" and sentence.key(end + 1) in _SHALL
    return (is_said or _has_instrument(statement, mention)) and (sentence.key(end) in _ENDS or is_when or is_purpose)


def _has_instrument(statement: Statement, mention: Mention) -> bool:
    """Say whether an instrument has so many: «virkemiddel 5 har to tiltak»."""
    sentence = statement.sentence
    ends = {n.end for n in sentence.names if isinstance(statement.names.owner(n.what), Instrument)}
    return mention.first - 1 in ends and sentence.key(mention.first - 1) == "har"
