"""What is said to be more or less than last year, beside what last year's plan had."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pipeline.check.numbers.sums import GIVES
from pipeline.check.numbers.ties import Tie
from pipeline.check.statements.statement import Claim, Statement
from pipeline.check.statements.subjects import Sum
from pipeline.check.statements.texts import Owner
from pipeline.check.statements.truths import Truth, kroner_of
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import digits
from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import Change, Figures, Mention
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import written
from pipeline.domain.plan.measures import Instrument, Measure, Party
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import Municipality
from pipeline.domain.sentences.sentences import Found
from pipeline.domain.values.said import Said, as_said, said_between

_MONEY: Final = ("støtten", "stønaden", "beløpet", "tilskuddet", "tilskotet", "bevilgningen", "løyvinga")
_OF: Final = frozenset(("av", "fra", "frå", "innenfor", "innanfor"))
_CLOSE: Final = 4  # pieces between the frame and what it is: «rammen er 300 000 kroner lavere»
_NOT_AS_IT_IS: Final = (Cue.NOT, Cue.SUPPOSED, Cue.OTHER_PLAN, Cue.LEFT, Cue.LATER, Cue.NEXT_YEAR, Cue.TOTAL)
_BOTH: Final = Said(
    "{name} har {now}\u00a0kroner i {year}, og hadde {before}\u00a0kroner i {last}",
    "{name} has {now}\u00a0kroner in {year}, and had {before}\u00a0kroner in {last}",
)
_FRAME: Final = Said("rammen", "the frame")
_BESIDE: Final = Said(
    "{one} har {has}\u00a0kroner og {other} {others}\u00a0kroner i {years}",
    "{one} has {has}\u00a0kroner and {other} {others}\u00a0kroner in {years}",
)
_WAS: Final = Said("{name} hadde {kroner}", "{name} had {kroner}")
_IN: Final = Said("{kroner}\u00a0kroner i {year}", "{kroner}\u00a0kroner in {year}")


def change_claim(statement: Statement, mention: Mention, change: Change) -> Claim | None:
    """Compare a measure or the frame with last year's plan; None where that is not there, or had nothing for it."""
    if change.is_of_named:
        return _between_names(statement, mention, change)
    plan, changes = statement.plan, statement.case.changes
    year = plan.years.budget
    elsewhere = (found for found in statement.sentence.cues if Cue.ELSEWHERE in found.what)
    is_ours = all(mention.first <= found.first < mention.end for found in elsewhere)
    is_this_year = set(statement.years) <= {year}
    if changes is None or not (change.is_of_last_year and is_ours and is_this_year) or statement.says(*_NOT_AS_IT_IS):
        return None
    subject = _subject(statement, mention)
    now, before = _kroner(plan, subject, year), _kroner(changes.before, subject, year - 1)
    if now is None or not before:
        return None
    name = as_said(f"{subject.number.value} {subject.name.text}") if isinstance(subject, Measure) else _FRAME
    said = _BOTH.filled(name=name, now=digits(now), year=year, before=digits(before), last=year - 1)
    truth = Truth(((Fraction(now, before),),), said)
    return Claim(truth, agrees=truth.allows(change.figures, mention.hedge))


def _between_names(statement: Statement, mention: Mention, change: Change) -> Claim | None:
    """Compare two that are named: «virkemiddel 6 får mer enn virkemiddel 1 i 2021»; None where both have nothing."""
    before = [name for name in statement.sentence.names if name.end <= mention.first]
    behind = [name for name in statement.sentence.names if name.first >= mention.end]
    if len(before) != 1 or len(behind) != 1 or statement.says(*_NOT_AS_IT_IS) or statement.has(*Thing):
        return None
    one, other = (statement.names.owner(name.what) for name in (*before, *behind))
    pays = isinstance(one, Municipality) and isinstance(other, Municipality) and statement.says(Cue.CONTRIBUTION)
    gets = isinstance(one, Measure | Instrument) and isinstance(other, Measure | Instrument)
    if isinstance(one, Party) or isinstance(other, Party) or not (pays or (gets and statement.says(*GIVES))):
        return None
    years = tuple(dict.fromkeys(statement.years)) or (statement.plan.years.budget,)
    has, others = kroner_of(statement.case, one, years), kroner_of(statement.case, other, years)
    if has is None or not others:
        return None
    names = (as_said(_called(owner)) for owner in (one, other))
    first, second = names
    said = _BESIDE.filled(one=first, has=digits(has), other=second, others=digits(others), years=written(years))
    truth = Truth(((Fraction(has, others),),), said)
    return Claim(truth, agrees=truth.allows(change.figures, mention.hedge))


def _called(owner: Owner) -> str:
    match owner:
        case Measure():
            return f"{owner.number.value} {owner.name.text}"
        case Instrument():
            return f"«{owner.heading.text}»"
        case Municipality():
            return owner.name


def was_claim(figures: Figures, hedge: Hedge | None, tied: Tie, case: Case) -> Claim | None:
    """Compare what a measure or the frame is said to have been with last year's plan, or with this plan's other years.

    None where last year's plan is not there, or had nothing for it: what it was is then known of no one.
    """
    subject = tied.subjects[0] if len(tied.subjects) == 1 else None
    if not (isinstance(subject, Measure) or subject is Sum.FRAME):
        return None
    of = subject if isinstance(subject, Measure) else Thing.FRAME
    now = _by_year(case.plan, of)
    before = _by_year(case.changes.before, of) if case.changes else {}
    ways = tuple((Fraction(kroner),) for kroner in (*before.values(), *now.values()))
    name = as_said(f"{subject.number.value} {subject.name.text}") if isinstance(subject, Measure) else _FRAME
    said = [_IN.filled(kroner=digits(kroner), year=year) for year, kroner in before.items()]
    truth = Truth(ways, _WAS.filled(name=name, kroner=said_between(", ", said)))
    agrees = truth.allows(figures, hedge)
    return Claim(truth, agrees=agrees) if agrees or any(before.values()) else None


def _by_year(plan: Plan, subject: Measure | Thing) -> dict[int, int]:
    known = {year: _kroner(plan, subject, year) for year in plan.years.all}
    return {year: kroner for year, kroner in known.items() if kroner is not None}


def _subject(statement: Statement, mention: Mention) -> Measure | Thing | None:
    """Give the one measure whose money a sentence is about, or the frame."""
    named, owner = statement.named, statement.passage.owner
    if not named and any(_is_frame(statement, noun, mention) for noun in statement.sentence.nouns):
        return Thing.FRAME
    if statement.has(*Thing) or not (statement.says(*GIVES, Cue.MONEY) or statement.has_word(*_MONEY)):
        return None
    measure = named[0] if len(named) == 1 else None if named else owner
    return measure if isinstance(measure, Measure) else None


def _is_frame(statement: Statement, noun: Found[Noun], mention: Mention) -> bool:
    """Tell «rammen er lavere enn i fjor» from «av rammen går mer enn i fjor til drift»."""
    is_of = statement.sentence.key(noun.first - 1) in _OF
    return noun.what.thing is Thing.FRAME and not is_of and 0 <= mention.first - noun.end <= _CLOSE


def _kroner(plan: Plan, subject: Measure | Thing | None, year: int) -> int | None:
    if isinstance(subject, Measure):
        measure = plan.by_number.get(subject.number.value)
        return measure.in_year(year).total.value if measure and year in plan.years.all else None
    return plan.frame_total(year).value if subject and plan.frame(year) else None
