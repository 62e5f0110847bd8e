"""What is said to be more or less than last year, beside what last year's plan had."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pipeline.check.numbers.sums import GIVES
from pipeline.check.numbers.ties import Tie
from pipeline.check.statements.statement import Claim, Statement
from pipeline.check.statements.subjects import Sum
from pipeline.check.statements.texts import TextOwner
from pipeline.check.statements.truths import Truth, kroner_of
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import digits
from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import Comparison, Figures, Mention
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


def change_claim(statement: Statement, mention: Mention, change: Comparison) -> Claim | None:
    """Compare a measure or the frame with last year's plan; None where that is not there, or had nothing for it."""
    if change.is_of_named:
        return _between_names(statement, mention, change)
    plan, changes = statement.plan, statement.case.changes
    year = plan.years.budget
    is_this_year = set(statement.years) <= {year}
    if changes is None or not change.is_of_last_year or not is_this_year:
        return None
    if _is_anothers(statement, mention) or statement.says(*_NOT_AS_IT_IS):
        return None
    subject = _subject(statement, mention)
    now, before = _kroner(plan, subject, year), _kroner(changes.before, subject, year - 1)
    if subject is None or now is None or not before:
        return None
    said = _BOTH.filled(name=_name(subject), now=digits(now), year=year, before=digits(before), last=year - 1)
    truth = Truth(((Fraction(now, before),),), said)
    return Claim(truth, agrees=truth.allows(change.figures, mention.hedge))


def _is_anothers(statement: Statement, mention: Mention) -> bool:
    """Say whether words outside a comparison say that the money is not the council's."""
    elsewhere = [found for found in statement.sentence.cues if Cue.ELSEWHERE in found.what]
    return not all(mention.first <= found.first < mention.end for found in elsewhere)


def _name(subject: Measure | Thing) -> Said:
    return as_said(f"{subject.number.value} {subject.name.text}") if isinstance(subject, Measure) else _FRAME


def _between_names(statement: Statement, mention: Mention, change: Comparison) -> Claim | None:
    """Compare two that are named: «virkemiddel 6 får mer enn virkemiddel 1 i 2021»; None where both have nothing."""
    before = [name for name in statement.sentence.names if name.end <= mention.first]
    behind = [name for name in statement.sentence.names if name.first >= mention.end]
    if len(before) != 1 or len(behind) != 1:
        return None
    if statement.says(*_NOT_AS_IT_IS) or statement.has(*Thing):
        return None
    one, other = statement.names.owner(before[0].what), statement.names.owner(behind[0].what)
    if isinstance(one, Party) or isinstance(other, Party) or not _are_of_a_kind(one, other, statement):
        return None
    years = tuple(dict.fromkeys(statement.years)) or (statement.plan.years.budget,)
    has, others = kroner_of(statement.case, one, years), kroner_of(statement.case, other, years)
    if has is None or not others:
        return None
    said = _BESIDE.filled(
        one=as_said(_called(one)),
        has=digits(has),
        other=as_said(_called(other)),
        others=digits(others),
        years=written(years),
    )
    truth = Truth(((Fraction(has, others),),), said)
    return Claim(truth, agrees=truth.allows(change.figures, mention.hedge))


def _are_of_a_kind(one: TextOwner, other: TextOwner, statement: Statement) -> bool:
    """Say whether a sentence is of what both pay, or of what both get."""
    if isinstance(one, Municipality) and isinstance(other, Municipality):
        return statement.says(Cue.CONTRIBUTION)
    get = isinstance(one, Measure | Instrument) and isinstance(other, Measure | Instrument)
    return get and statement.says(*GIVES)


def _called(owner: TextOwner) -> str:
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
    subject = _measure_or_frame(tied)
    if subject is None:
        return None
    now = _by_year(case.plan, subject)
    before = _by_year(case.changes.before, subject) if case.changes else {}
    ways = tuple((Fraction(kroner),) for kroner in (*before.values(), *now.values()))
    said = [_IN.filled(kroner=digits(kroner), year=year) for year, kroner in before.items()]
    truth = Truth(ways, _WAS.filled(name=_name(subject), kroner=said_between(", ", said)))
    agrees = truth.allows(figures, hedge)
    is_known = agrees or any(before.values())
    return Claim(truth, agrees=agrees) if is_known else None


def _measure_or_frame(tied: Tie) -> Measure | Thing | None:
    if len(tied.subjects) != 1:
        return None
    (subject,) = tied.subjects
    if subject is Sum.FRAME:
        return Thing.FRAME
    return subject if isinstance(subject, Measure) else None


def _by_year(plan: Plan, subject: Measure | Thing) -> dict[int, int]:
    known = {year: _kroner(plan, subject, year) for year in plan.years.all}
    return {year: kroner for year, kroner in known.items() if kroner is not None}


def _subject(statement: Statement, mention: Mention) -> Measure | Thing | None:
    """Give the one measure whose money a sentence is about, or the frame."""
    named = statement.named
    if not named and any(_is_frame(statement, noun, mention) for noun in statement.sentence.nouns):
        return Thing.FRAME
    is_of_money = statement.says(*GIVES, Cue.MONEY) or statement.has_word(*_MONEY)
    if not is_of_money or statement.has(*Thing) or len(named) > 1:
        return None
    subject = named[0] if named else statement.passage.owner
    return subject if isinstance(subject, Measure) else None


def _is_frame(statement: Statement, noun: Found[Noun], mention: Mention) -> bool:
    """Tell «rammen er lavere enn i fjor» from «av rammen går mer enn i fjor til drift»."""
    if noun.what.thing is not Thing.FRAME:
        return False
    is_of = statement.sentence.key(noun.first - 1) in _OF
    is_close = 0 <= mention.first - noun.end <= _CLOSE
    return is_close and not is_of


def _kroner(plan: Plan, subject: Measure | Thing | None, year: int) -> int | None:
    """Give what a measure or the frame has in a year; None where the plan does not know."""
    if subject is None:
        return None
    if isinstance(subject, Measure):
        measure = plan.by_number.get(subject.number.value)
        is_known = measure is not None and year in plan.years.all
        return measure.in_year(year).total.value if measure and is_known else None
    return plan.frame_total(year).value if plan.frame(year) else None
