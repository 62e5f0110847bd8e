"""Counts of measures, instruments, municipalities and inhabitants beside how many there are of exactly those."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from pipeline.check.statements.statement import NO, Claim, Statement
from pipeline.check.statements.subjects import name_of
from pipeline.check.statements.truths import NO_FIELD, Truth, one_of
from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import Count, Figures, Mention
from pipeline.domain.numbers.vocabulary import Cue, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.plan.changes import Change, Changes
from pipeline.domain.plan.measures import Instrument, Measure, Party, Status
from pipeline.domain.region.region import Municipality
from pipeline.domain.sentences.clauses import is_narrowed
from pipeline.domain.sentences.sentences import Sentence

_NEAR: Final = 8  # pieces between «planen har» and a count
_OF_PLAN: Final = frozenset((Cue.PLAN, Cue.THERE_IS, Cue.THIS_INSTRUMENT))
_OWNS: Final = frozenset((("eier",), ("eig",), ("eiger",), ("er", "eier", "av"), ("er", "eigar", "av")))
_ALONE: Final = frozenset(("alene", "åleine"))
_IN: Final = frozenset(("i", "fra", "frå"))
_JUST: Final = 2  # pieces between «til sammen» and a count
_ENDS: Final = frozenset(("", *".,;:()!?", "og", "fordelt", "fra", "frå", "totalt", "samlet", "inngår"))
"""What stands behind a count of all; other words make it one of some: «tre tiltak for næringsarealer»."""

_SHALL: Final = frozenset(("skal", "følger", "følgjer"))  # «24 tiltak som skal følge opp planen» are all, too
_NUMBER_OF: Final = frozenset(("antall", "antallet", "talet"))
_IN_IT: Final = frozenset(("alt", "planen", "år"))  # behind «i»
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
    if statement.is_of_another_plan(mention) or Cue.PROPOSES in statement.before(mention, _NEAR):
        return None
    if _is_of_others(statement, mention, count):
        return None
    truth = _truth(statement, mention, count)
    if truth is None:
        return None
    is_right_whole = count.whole is None or count.whole.low in _wholes(statement, count)
    is_where = count.of is Thing.INSTRUMENT and mention.hedge is Hedge.UNDER  # 25 tiltak under seks virkemidler
    hedge = None if is_where else mention.hedge
    return Claim(truth, agrees=is_right_whole and truth.allows(count.figures, hedge))


def _truth(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    match count.of:
        case Thing.MEASURE:
            return _measures(statement, mention, count)
        case Thing.INSTRUMENT:
            return _instruments(statement, mention, count)
        case Thing.MUNICIPALITY:
            return _municipalities(statement, mention, count)
        case Thing.INHABITANT:
            return _inhabitants(statement)
        case Thing.FRAME:
            raise AssertionError(count)  # nobody counts frames


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
    wholes = _wholes(statement, count)
    if count.whole is None or count.whole.low in wholes:
        return False
    is_few = count.whole.low <= Fraction(max(wholes), 2)
    return is_few or is_narrowed(statement.sentence, mention.end)


# --- measures -------------------------------------------------------------------------------------


def _measures(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    here = _counted_among(statement, count)
    whole = _number_of(statement, here)
    owner = _owner(statement, mention)
    if owner is not None:
        return _owned(statement, mention, count, owner, here)
    if _is_more_than(mention, count, len(here)):
        return whole
    words = {statement.sentence.key(at) for at in range(mention.first, mention.end)}
    if words & _SOME:
        return None
    if words & _NEW and statement.case.changes is not None:
        return _new(statement, statement.case.changes)
    is_most = _is_most(count.figures, len(here))
    if _is_whole(statement, mention):
        return whole if is_most else None
    return _of_those_said(statement, mention, count, here, is_most=is_most)


def _counted_among(statement: Statement, count: Count) -> tuple[Measure, ...]:
    """Give the measures that a count is of: all of the plan where it says so itself, «tre av de 25 tiltakene»."""
    every = statement.plan.measures
    says_all = count.whole is not None and count.whole.low == len(every)
    return every if says_all else statement.measures


def _of_those_said(
    statement: Statement, mention: Mention, count: Count, here: tuple[Measure, ...], *, is_most: bool
) -> Truth | None:
    """Give how many there are of those that the words around a count are true of, or of all of them."""
    part = statement.part(mention)
    if part.is_denied(mention):
        return None
    told = _told_apart(part, mention, here)
    if told is not None:
        return None if is_narrowed(statement.sentence, mention.end) else told
    if count.is_some:
        return None
    is_known_all = count.is_known and is_most and statement.passage.owner is None
    is_of_all = is_known_all or _is_of_plan(statement, mention)
    return _number_of(statement, here) if is_of_all else None


def _owner(statement: Statement, mention: Mention) -> Municipality | Party | None:
    """Give the one owner whose measures are counted: «Skåppå eier to tiltak»; None where no one is said to own."""
    sentence = statement.sentence
    if sentence.key(mention.end) not in _ENDS | _ALONE:
        return None  # «ni tiltak som får penger», «ni tiltak med midler»: some of those that it owns
    named = [(name.end, statement.names.owner(name.what)) for name in sentence.names]
    owners = [(end, owner) for end, owner in named if isinstance(owner, Municipality | Party)]
    if len(owners) != 1:
        return None
    ((end, owner),) = owners
    first = mention.first if mention.hedge is None else mention.first + 1
    between = tuple(sentence.key(at) for at in range(end, first))
    return owner if between in _OWNS else None


def _owned(
    statement: Statement, mention: Mention, count: Count, owner: Municipality | Party, here: tuple[Measure, ...]
) -> Truth | None:
    """Count what an owner has, alone, with others, or in a group; None where it is not said which, and one fits."""
    owned = statement.names.owned(owner)
    every = [measure for measure in owned.measures if measure in here] if owned else []
    alone = [measure for measure in every if len(measure.owners) == 1 and not measure.owners[0].members]
    counts = [len(alone)]
    if statement.sentence.key(mention.end) not in _ALONE:
        counts = [len(every), len([measure for measure in every if _names_an_owner(measure)]), len(alone)]
    name = name_of(owner)
    truth = one_of(counts, f"{name} eier {{count}} tiltak", f"{name} owns {{count}} measures")
    is_one = len(truth.ways) == 1
    return truth if is_one or not truth.allows(count.figures, mention.hedge) else None


def _names_an_owner(measure: Measure) -> bool:
    """Say whether one of a measure's owners is no group."""
    return any(not owner.members for owner in measure.owners)


def _new(statement: Statement, changes: Changes) -> Truth:
    """Count the measures that last year's plan did not have: by number, or without those that it was split into."""
    new_numbers = statement.plan.by_number.keys() - changes.before.by_number.keys()
    wholly = changes.with_change(Change.NEW)
    counts = [len(new_numbers), len(wholly)]
    return one_of(counts, "planen har {count} nye tiltak", "the plan has {count} new measures")


def _number_of(statement: Statement, here: tuple[Measure, ...]) -> Truth:
    if len(here) == len(statement.plan.measures):
        return one_of([len(here)], "planen har {count} tiltak", "the plan has {count} measures", "antall_tiltak")
    return one_of([len(here)], "virkemiddelet har {count} tiltak", "the instrument has {count} measures")


def _told_apart(statement: Statement, mention: Mention, here: tuple[Measure, ...]) -> Truth | None:
    """Count those of the measures that what a sentence says is true of; None where we cannot tell what it says."""
    for cue, (status, norwegian, english) in _OF_STATUS.items():
        if statement.says(cue):
            counts = [_with_status(here, status, years) for years in _may_be(statement)]
            return one_of(counts, norwegian, english)
    if not statement.is_of_money:
        return None
    paid = len(statement.paid(here))
    if statement.denies(mention):
        return one_of([len(here) - paid], "{count} tiltak får ikke penger", "{count} measures get no money")
    counts = [paid]
    under = statement.passage.owner
    if isinstance(under, Instrument):
        counts.append(len(statement.paid(statement.plan.under(under))))
    field = NO_FIELD if statement.years else "antall_tiltak_med_midler"
    return one_of(counts, "{count} tiltak får penger", "{count} measures get money", field)


def _may_be(statement: Statement) -> tuple[tuple[int, ...], ...]:
    """Give the years that a status may be said of: those of the sentence, or any, and the budget year."""
    if statement.years:
        return (statement.years,)
    any_year: tuple[int, ...] = ()
    return any_year, (statement.plan.years.budget,)


def _with_status(measures: tuple[Measure, ...], status: Status, years: tuple[int, ...]) -> int:
    """Count the measures that have a status in one of the years, or in any where none are given."""
    return len([measure for measure in measures if _has(measure, status, years)])


def _has(measure: Measure, status: Status, years: tuple[int, ...]) -> bool:
    amounts = [amount for amount in measure.amounts if amount.status is status]
    return any(not years or amount.year in years for amount in amounts)


# --- instruments, municipalities, inhabitants -----------------------------------------------------


def _instruments(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    every, used = len(statement.plan.instruments), len(statement.plan.instruments_with_measures)
    norwegian = f"planen har {every} virkemidler, og {used} av dem har tiltak"
    english = f"the plan has {every} instruments, {used} of them with measures"
    part = statement.part(mention)
    is_of_some = not count.is_known or count.is_all
    if is_of_some and part.says(Cue.HAS_MEASURES):
        if part.has_word(*NO):
            return one_of([every - used], norwegian, english)
        return one_of([used], norwegian, english, "antall_virkemidler_med_tiltak")
    is_exact = count.is_known and _is_in_a_plan(statement, mention)
    truth = one_of([every] if is_exact else [every, used], norwegian, english, "antall_virkemidler")
    if _is_more_than(mention, count, every):
        return truth
    return truth if _is_every_instrument(statement, mention, count) else None


def _is_every_instrument(statement: Statement, mention: Mention, count: Count) -> bool:
    """Say whether a count is of all the instruments: «alle seks», «planen har seks», «de seks», «begge»."""
    if count.is_some:
        return False
    if count.is_all or _is_of_plan(statement, mention):
        return True
    if count.is_known and _is_most(count.figures, len(statement.plan.instruments)):
        return True
    return count.is_both and _is_both_of_plan(statement, Instrument)


def _is_in_a_plan(statement: Statement, mention: Mention) -> bool:
    """Say whether the plan that has the instruments stands behind them: «de seks virkemidlene i strategien»."""
    sentence, at = statement.sentence, mention.end
    plans = (cue.first for cue in sentence.cues if cue.what & {Cue.OTHER_PLAN, Cue.PLAN})
    return sentence.key(at) in _IN and at + 1 in plans


def _municipalities(statement: Statement, mention: Mention, count: Count) -> Truth | None:
    """Take «de fire», «alle de to» and «regionen har to» for all of them; of three, «de to» may be any two."""
    every = len(statement.case.region.municipal_members)
    if not _is_every_municipality(statement, mention, count, every):
        return None
    return one_of([every], "regionen har {count} kommuner", "the region has {count} municipalities")


def _is_every_municipality(statement: Statement, mention: Mention, count: Count, every: int) -> bool:
    if count.is_all or (count.is_both and _is_both_of_plan(statement, Municipality)):
        return True
    if count.is_known:
        return count.figures.low == every or _is_more_than(mention, count, every)
    return statement.says(Cue.REGION) and not count.is_some


def _is_both_of_plan(statement: Statement, kind: type[Instrument | Municipality]) -> bool:
    """Say whether «begge» are all that the plan has, as the text has named none, whom it may mean."""
    told = (*statement.told, *statement.named)
    is_told = any(isinstance(owner, kind) for owner in told)
    return not is_told and statement.passage.owner is None


def _inhabitants(statement: Statement) -> Truth | None:
    key = statement.case.region.cost_key
    if key is None:
        return None
    people = {name: number.value for name, number in key.population}
    named = [owner.name for owner in statement.named if isinstance(owner, Municipality)]
    counted = [people[name] for name in named if name in people]
    if not named and statement.says(Cue.REGION):
        counted = [key.inhabitants]
    if len(counted) != 1:
        return None
    return one_of(counted, "region.yaml sier {count} innbyggere", "region.yaml says {count} inhabitants")


# --- all, or some ---------------------------------------------------------------------------------


def _is_more_than(mention: Mention, count: Count, most: int) -> bool:
    """Say whether there cannot be so many, whichever of them are meant."""
    may_be_fewer = mention.hedge in {Hedge.UNDER, Hedge.AT_MOST, Hedge.ALMOST}
    return count.figures.low > most and not may_be_fewer


def _is_most(figures: Figures, every: int) -> bool:
    """Say whether «de 20 tiltakene» are all: few may be any that the text has just named, most of them may not."""
    return figures.low > Fraction(every, 2)


def _is_whole(statement: Statement, mention: Mention) -> bool:
    """Say whether a count is what others are some of: «av 25 tiltak får ti penger», «av de 25 tiltakene»."""
    sentence, before = statement.sentence, mention.first - 1
    if sentence.key(before) in {"de", "dei"}:
        before -= 1
    return sentence.key(before) == "av"


def _is_of_plan(statement: Statement, mention: Mention) -> bool:
    """Say whether the words around a count make it one of all that the plan, or the instrument, has."""
    is_said = _is_said_of_plan(statement, mention) or _has_instrument(statement, mention)
    return is_said and _ends_as_all(statement.sentence, mention.end)


def _is_said_of_plan(statement: Statement, mention: Mention) -> bool:
    if statement.sentence.key(mention.first) in _NUMBER_OF:
        return True
    if Cue.IN_ALL in statement.before(mention, _JUST):
        return True
    return not statement.before(mention, _NEAR).isdisjoint(_OF_PLAN)


def _ends_as_all(sentence: Sentence[int], end: int) -> bool:
    """Say whether what stands behind a count leaves it of all: nothing, «i planen», «i 2021», «som skal …»."""
    key, after = sentence.key(end), sentence.key(end + 1)
    if key == "i":
        return after in _IN_IT or is_year_at(sentence.said, end + 1)
    if key == "som":
        return after in _SHALL
    return key in _ENDS


def _has_instrument(statement: Statement, mention: Mention) -> bool:
    """Say whether an instrument has so many: «virkemiddel 5 har to tiltak»."""
    has_at = mention.first - 1
    if statement.sentence.key(has_at) != "har":
        return False
    before = [name for name in statement.sentence.names if name.end == has_at]
    return any(isinstance(statement.names.owner(name.what), Instrument) for name in before)
