"""Amounts beside what their subject has in the years that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import Final

from pipeline.check.numbers.changes import was_claim
from pipeline.check.numbers.ties import Tie
from pipeline.check.statements.statement import Claim
from pipeline.check.statements.subjects import Owned, Subject, Sum
from pipeline.check.statements.texts import Passage, PassageKind
from pipeline.check.statements.truths import Truth, amount_of, with_other_years
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.hedges import LIMITS, Hedge
from pipeline.domain.numbers.quantities import KRONER, Amount, Figures
from pipeline.domain.numbers.years import written
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.said import Said, said_between

_ROUND: Final = (1_000, 100)  # kroner
_BROKEN: Final = Said("tallet mangler sifre", "the number lacks digits")
_IN_KRONER: Final = Said("planen er i kroner", "the plan is in kroner")


def amount_claim(amount: Amount, hedge: Hedge | None, tied: Tie, passage: Passage, case: Case) -> Claim | None:
    """Compare an amount with what it is tied to; None where that has no amount that the plan knows."""
    truths = [amount_of(case, subject, tied.when) for subject in tied.subjects]
    if amount.figures is None:
        return Claim(replace(truths[0], said=_BROKEN), agrees=False)
    if amount.currency != KRONER:
        return None if tied.is_part else Claim(replace(truths[0], said=_IN_KRONER), agrees=False)
    if amount.was:
        return was_claim(amount.figures, hedge, tied, case)
    if tied.is_part:
        whole = amount_of(case, tied.subjects[0], replace(tied.when, is_each=True))
        return _part(amount.figures, tied, whole, passage)
    is_of_no_one = amount.is_nothing and not _may_be_nothing(tied, case)
    is_unknown = _may_be_unknown(tied) and not any(truth.ways for truth in truths)
    if is_of_no_one or is_unknown:
        return None
    return _claim(_rounded(amount.figures, tied.subjects), hedge, tied, truths, case)


def _may_be_nothing(tied: Tie, case: Case) -> bool:
    """Say whether «ikke penger» is said of measures or an instrument, by name, and not of those with estimates."""
    years = tied.when.years or (case.plan.years.budget,)
    for subject in tied.subjects:
        if not isinstance(subject, Measure | Instrument):
            return False
        if isinstance(subject, Measure) and case.plan.estimates(*years, of=[subject]):
            return False
    return True


def _rounded(figures: Figures, subjects: Sequence[Subject]) -> Figures:
    """Let what is shared by the key be rounded off to hundreds or thousands: 378 461 is «378 500»."""
    if not all(isinstance(subject, Municipality) for subject in subjects):
        return figures
    unit = next((unit for unit in _ROUND if figures.low % unit == 0), 0)
    return replace(figures, slack=max(figures.slack, Fraction(unit, 2)))


def _claim(figures: Figures, hedge: Hedge | None, tied: Tie, truths: Sequence[Truth], case: Case) -> Claim:
    truth = _any_of(truths, together=tied.when.is_sum)
    if tied.is_each:
        return Claim(truth, agrees=all(one.allows(figures, hedge) for one in truths))
    if tied.when.years or len(tied.subjects) > 1:
        return Claim(truth, agrees=truth.allows(figures, hedge))
    if _of_nearest(truth, figures, hedge).allows(figures, hedge):
        return Claim(truth, agrees=True)
    return Claim(with_other_years(case, tied.subjects[0], truth, figures), agrees=False)


def _of_nearest(truth: Truth, figures: Figures, hedge: Hedge | None) -> Truth:
    """Hold a bound to the one amount that is nearest to it: «over 1 200 000» is not said of what all years have."""
    is_of_one_amount = all(len(way) <= 1 for way in truth.ways)
    if hedge not in LIMITS or not truth.ways or not is_of_one_amount:
        return truth
    nearest = min(truth.ways, key=lambda way: abs(way[0] - figures.low))
    return replace(truth, ways=(nearest,))


def _may_be_unknown(tied: Tie) -> bool:
    """Say whether the plan may lack the amount without its being wrong: a share or a budget may just not be there."""
    return all(_may_be_absent(subject) for subject in tied.subjects)


def _may_be_absent(subject: Subject) -> bool:
    is_sum = isinstance(subject, Sum) and subject is not Sum.FRAME
    return is_sum or isinstance(subject, Municipality | Owned)


def _part(figures: Figures, tied: Tie, whole: Truth, passage: Passage) -> Claim | None:
    """See that a part is no larger than the whole, and of a year that the text beside it is about."""
    is_of_other_years = bool(passage.years) and not set(tied.when.years) <= set(passage.years)
    if is_of_other_years:
        years = written(passage.years)
        return Claim(Truth((), Said(f"teksten gjelder {years}", f"the text is about {years}")), agrees=False)
    if passage.kind is not PassageKind.PROSE or not whole.ways:
        return None  # a part that is larger than its cell is found beside the cell
    most = max(max(way) for way in whole.ways)
    return None if figures.low <= most else Claim(whole, agrees=False)


def _any_of(truths: Sequence[Truth], *, together: bool) -> Truth:
    """Let an amount be that of all of several subjects; and of any of them, unless it is said to be `together`."""
    if len(truths) == 1:
        return truths[0]
    ways: list[tuple[Fraction, ...]] = []
    if not together:
        ways += chain.from_iterable(truth.ways for truth in truths)
    firsts = [truth.ways[0] for truth in truths if truth.ways]
    lengths = {len(way) for way in firsts}
    if len(firsts) == len(truths) and len(lengths) == 1:
        ways.append(tuple(sum(values, Fraction(0)) for values in zip(*firsts, strict=True)))
    return Truth(tuple(ways), said_between(", ", (truth.said for truth in truths)))
