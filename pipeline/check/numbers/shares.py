"""Percentages, fractions and words such as «alle» and «halvparten» beside the parts that they are of."""

from __future__ import annotations

from pipeline.check.numbers.statement import Claim, Statement
from pipeline.check.numbers.truths import Truth, part
from pipeline.domain.numbers.mentions import Mention, Share
from pipeline.domain.numbers.vocabulary import Cue, Thing
from pipeline.domain.plan.measures import Instrument, Measure


def share_claim(statement: Statement, mention: Mention, share: Share) -> Claim | None:
    """Compare a share with the part that the plan has; None where it is of something else, or only supposed."""
    if share.of is None or statement.is_of_another_plan(mention) or statement.says(Cue.SUPPOSED):
        return None
    match share.of:
        case Thing.FRAME:
            truth = _of_frame(statement)
        case Thing.MEASURE:
            truth = _of_measures(statement)
        case Thing.INSTRUMENT:
            truth = _of_instruments(statement)
        case _:
            return None
    if truth is None:
        return None
    return Claim(truth, agrees=truth.allows(share.figures, mention.hedge) is not statement.is_denied(mention))


def _of_frame(statement: Statement) -> Truth | None:
    plan, year = statement.plan, statement.one_year
    if year is None:
        return None
    frame = plan.frame_total(year).value
    if statement.says(Cue.LEFT):
        norwegian = "{percent} prosent ({of} av {whole} kroner) er ikke fordelt"
        english = "{percent} per cent ({of} of {whole} kroner) is left"
        return part(plan.left_of_frame(year).value, frame, norwegian, english)
    if not statement.says(Cue.COSTS, Cue.PROPOSED, Cue.GETS):
        return None
    used = plan.proposed(year, of=_whose(statement))
    norwegian = "det er {percent} prosent ({of} av {whole} kroner)"
    return part(used.value, frame, norwegian, "it is {percent} per cent ({of} of {whole} kroner)")


def _whose(statement: Statement) -> tuple[Measure, ...]:
    """Give the measures whose part of the frame a sentence is about."""
    is_of_all = statement.has(Thing.MEASURE) or statement.says(Cue.PLAN)
    for owner in (*statement.named, *(() if is_of_all else (statement.passage.owner,))):
        if isinstance(owner, Measure):
            return (owner,)
        if isinstance(owner, Instrument):
            return statement.plan.under(owner)
    return statement.plan.measures


def _of_measures(statement: Statement) -> Truth | None:
    if not statement.is_of_money:
        return None
    of = statement.measures
    norwegian, english = "{of} av {whole} tiltak får penger", "{of} of {whole} measures get money"
    return part(len(statement.paid(of)), len(of), norwegian, english)


def _of_instruments(statement: Statement) -> Truth | None:
    if not statement.says(Cue.HAS_MEASURES):
        return None
    used, every = len(statement.plan.instruments_with_measures), len(statement.plan.instruments)
    return part(used, every, "{of} av {whole} virkemidler har tiltak", "{of} of {whole} instruments have measures")
