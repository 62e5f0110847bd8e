"""Percentages, fractions and words such as «alle» and «halvparten» beside the parts that they are of."""

from __future__ import annotations

from typing import Final

from pipeline.check.statements.statement import Claim, Statement
from pipeline.check.statements.texts import TextOwner
from pipeline.check.statements.truths import Truth, part
from pipeline.domain.numbers.quantities import Mention, PartOfWhole
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.plan.measures import Instrument, Measure, Party
from pipeline.domain.sentences.sentences import Found

_MONEY: Final = frozenset(("krone", "midler", "midlar", "penger", "pengar"))
_OPENS: Final = frozenset(("det", "der", "ikke", "ikkje", "ingen", "inga"))
_CLOSE: Final = 3  # pieces between «rammen» and «brukt opp»
_OF_IT: Final = frozenset(("av", "til"))
_WHEN: Final = frozenset(("når", "før", "inntil", "til", "så", "etter", "om", "at"))


def share_claim(statement: Statement, mention: Mention, share: PartOfWhole) -> Claim | None:
    """Compare a share with the part that the plan has; None where it is of something else, or only supposed."""
    part_of, is_denied = statement.part(mention), statement.is_denied(mention)
    if share.of is None or statement.is_of_another_plan(mention) or part_of.says(Cue.SUPPOSED):
        return None
    if share.is_of_unsaid and not _is_of_the_frame(statement, mention):
        return None
    is_of_rest = part_of.denies(mention) and not is_denied
    if is_of_rest and share.figures.low == 1:
        return None  # «alle tiltakene får ikke penger» may be said of none, and of not all
    truth = _of(share.of, part_of, is_of_rest=is_of_rest)
    if truth is None:
        return None
    is_allowed = truth.allows(share.figures, mention.hedge)
    return Claim(truth, agrees=is_allowed is not is_denied)


def _is_of_the_frame(statement: Statement, mention: Mention) -> bool:
    """Say whether «brukt opp» and «ingenting er igjen» are of the frame, and not «når rammen er brukt opp»."""
    sentence = statement.sentence
    before = {sentence.key(at) for at in range(sentence.first, mention.first)}
    if not before.isdisjoint(_WHEN):
        return False
    if any(_is_said_of(statement, noun, mention) for noun in sentence.nouns):
        return True
    words = [sentence.key(at) for at in range(sentence.first, mention.end)]
    opens_with_money = not _MONEY.isdisjoint(words) and words[0] in _OPENS
    return opens_with_money and statement.passage.owner is None


def _is_said_of(statement: Statement, noun: Found[Noun], mention: Mention) -> bool:
    """Tell «rammen er brukt opp» from «kommunen har brukt opp sin del av rammen»."""
    if noun.what.thing is not Thing.FRAME:
        return False
    is_close = 0 <= mention.first - noun.end <= _CLOSE
    is_of_it = statement.sentence.key(noun.first - 1) in _OF_IT
    if is_close and not is_of_it:
        return True
    cues_here = [cues for cues in statement.sentence.cues if cues.end == mention.end]
    return not any(Cue.COSTS in cues.what for cues in cues_here)


def _of(thing: Thing, statement: Statement, *, is_of_rest: bool) -> Truth | None:
    match thing:
        case Thing.FRAME:
            return _of_frame(statement, is_of_rest=is_of_rest)
        case Thing.MEASURE:
            return _of_measures(statement, is_of_rest=is_of_rest)
        case Thing.INSTRUMENT:
            return _of_instruments(statement)
        case _:
            return None


def _of_frame(statement: Statement, *, is_of_rest: bool) -> Truth | None:
    plan, year = statement.plan, statement.one_year
    if year is None or statement.says(Cue.LATER, Cue.NEXT_YEAR):
        return None
    frame = plan.frame_total(year).value
    if statement.says(Cue.LEFT):
        norwegian = "{percent} prosent ({of} av {whole} kroner) er ikke fordelt"
        english = "{percent} per cent ({of} of {whole} kroner) is left"
        return part(plan.left_of_frame(year).value, frame, norwegian, english)
    if not statement.says(Cue.COSTS, Cue.PROPOSED, Cue.GETS):
        return None
    used = plan.proposed(year, of=_whose(statement)).value
    norwegian = "det er {percent} prosent ({of} av {whole} kroner)"
    english = "it is {percent} per cent ({of} of {whole} kroner)"
    return part(frame - used if is_of_rest else used, frame, norwegian, english)


def _whose(statement: Statement) -> tuple[Measure, ...]:
    """Give the measures whose part of the frame a sentence is about."""
    is_of_all = statement.has(Thing.MEASURE) or statement.says(Cue.PLAN)
    owners: list[TextOwner | Party | None] = [*statement.named]
    if not is_of_all:
        owners.append(statement.passage.owner)
    for owner in owners:
        if isinstance(owner, Measure):
            return (owner,)
        if isinstance(owner, Instrument):
            return statement.plan.under(owner)
    return statement.plan.measures


def _of_measures(statement: Statement, *, is_of_rest: bool) -> Truth | None:
    if not statement.is_of_money:
        return None
    every, paid = len(statement.measures), len(statement.paid(statement.measures))
    if is_of_rest:
        norwegian, english = "{of} av {whole} tiltak får ikke penger", "{of} of {whole} measures get no money"
        return part(every - paid, every, norwegian, english)
    norwegian, english = "{of} av {whole} tiltak får penger", "{of} of {whole} measures get money"
    return part(paid, every, norwegian, english)


def _of_instruments(statement: Statement) -> Truth | None:
    if not statement.says(Cue.HAS_MEASURES):
        return None
    used, every = len(statement.plan.instruments_with_measures), len(statement.plan.instruments)
    return part(used, every, "{of} av {whole} virkemidler har tiltak", "{of} of {whole} instruments have measures")
