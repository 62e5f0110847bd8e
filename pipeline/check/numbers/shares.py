"""Percentages, fractions and words such as «alle» and «halvparten» beside the parts that they are of."""

from __future__ import annotations

from typing import Final

from pipeline.check.statements.statement import Claim, Statement
from pipeline.check.statements.truths import Truth, part
from pipeline.domain.numbers.quantities import Mention, PartOfWhole
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.plan.measures import Instrument, Measure
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
    return Claim(truth, agrees=truth.allows(share.figures, mention.hedge) is not is_denied)


def _is_of_the_frame(statement: Statement, mention: Mention) -> bool:
    """Say whether «brukt opp» and «ingenting er igjen» are of the frame, and not «når rammen er brukt opp»."""
    is_whens = any(statement.sentence.key(at) in _WHEN for at in range(statement.sentence.first, mention.first))
    words = [statement.sentence.key(at) for at in range(statement.sentence.first, mention.end)]
    is_by_itself = statement.passage.owner is None and not _MONEY.isdisjoint(words) and set(words[:1]) <= _OPENS
    is_frames = any(_is_said_of(statement, noun, mention) for noun in statement.sentence.nouns)
    return not is_whens and (is_frames or is_by_itself)


def _is_said_of(statement: Statement, noun: Found[Noun], mention: Mention) -> bool:
    """Tell «rammen er brukt opp» from «kommunen har brukt opp sin del av rammen»."""
    is_used = Cue.COSTS in {cue for cues in statement.sentence.cues for cue in cues.what if cues.end == mention.end}
    is_close = 0 <= mention.first - noun.end <= _CLOSE and statement.sentence.key(noun.first - 1) not in _OF_IT
    return noun.what.thing is Thing.FRAME and (is_close or not is_used)


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
    return part(
        frame - used if is_of_rest else used, frame, norwegian, "it is {percent} per cent ({of} of {whole} kroner)"
    )


def _whose(statement: Statement) -> tuple[Measure, ...]:
    """Give the measures whose part of the frame a sentence is about."""
    is_of_all = statement.has(Thing.MEASURE) or statement.says(Cue.PLAN)
    for owner in (*statement.named, *(() if is_of_all else (statement.passage.owner,))):
        if isinstance(owner, Measure):
            return (owner,)
        if isinstance(owner, Instrument):
            return statement.plan.under(owner)
    return statement.plan.measures


def _of_measures(statement: Statement, *, is_of_rest: bool) -> Truth | None:
    if not statement.is_of_money:
        return None
    of = statement.measures
    if is_of_rest:
        norwegian, english = "{of} av {whole} tiltak får ikke penger", "{of} of {whole} measures get no money"
        return part(len(of) - len(statement.paid(of)), len(of), norwegian, english)
    norwegian, english = "{of} av {whole} tiltak får penger", "{of} of {whole} measures get money"
    return part(len(statement.paid(of)), len(of), norwegian, english)


def _of_instruments(statement: Statement) -> Truth | None:
    if not statement.says(Cue.HAS_MEASURES):
        return None
    used, every = len(statement.plan.instruments_with_measures), len(statement.plan.instruments)
    return part(used, every, "{of} av {whole} virkemidler har tiltak", "{of} of {whole} instruments have measures")
