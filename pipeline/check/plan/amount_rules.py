"""What a careful colleague would ask about the amounts of a measure: slips that are no contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.plan.measures import Continuation, Measure, Status, YearAmount

SMALLEST: Final = 1_000  # kroner; a smaller amount to a measure is most likely written in thousands
FAR: Final = 10  # times: a nought too many, or one too few

_NUMBER: Final = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{4,}")
_YEARS: Final = range(1990, 2100)


def amounts_are_not_in_thousands(case: Case) -> Iterator[Finding]:
    """An amount of a few hundred kroner is most likely thousands."""
    for _, amount in _paid(case):
        if amount.total.value < SMALLEST:
            yield sb.LOOKS_LIKE_THOUSANDS.at(amount.at, amount.total.value, amount=amount.total.value, year=amount.year)


def years_are_near_each_other(case: Case) -> Iterator[Finding]:
    """An amount is not ten times that of the year before, or a tenth of it."""
    for measure in case.plan.measures:
        paid = [amount for amount in measure.amounts if amount.total]
        for before, after in pairwise(paid):
            small, large = sorted((before.total.value, after.total.value))
            if large >= FAR * small:
                yield sb.FAR_FROM_OTHER_YEARS.at(
                    after.at, after.total.value,
                    amount=digits(after.total.value), year=after.year, other=digits(before.total.value),
                )  # fmt: skip


def parts_are_smaller_than_the_whole(case: Case) -> Iterator[Finding]:
    """A note that names an amount names a part of the amount it belongs to."""
    for measure in case.plan.measures:
        later = max((amount.total.value for amount in measure.later), default=0)
        for note, whole, at in (
            (measure.note_now, measure.now.total.value, measure.now.at),
            (measure.note_later, later, measure.later[0].at if measure.later else measure.now.at),
        ):
            part = max(_amounts_in(note), default=0)
            if 0 < whole < part:
                yield sb.PART_LARGER_THAN_WHOLE.at(at, note, part=digits(part), amount=digits(whole))


def money_has_no_gaps(case: Case) -> Iterator[Finding]:
    """A year without money between years with money is worth a look."""
    for measure in case.plan.measures:
        paid = [amount.year for amount in measure.amounts if amount.total]
        for amount in measure.amounts:
            is_empty = amount.status is Status.PROPOSED and not amount.total
            if is_empty and paid and paid[0] < amount.year < paid[-1]:
                yield sb.GAP.at(amount.at, 0, year=amount.year)


def a_pause_costs_nothing(case: Case) -> Iterator[Finding]:
    """A measure that is paused gets no money in the budget year."""
    for measure in case.plan.measures:
        is_paused = measure.continues is not None and measure.continues.value is Continuation.PAUSES
        if is_paused and measure.now.total.value:
            amount = digits(measure.now.total.value)
            yield sb.PAUSED_WITH_MONEY.at(measure.now.at, measure.now.total.value, amount=amount, year=measure.now.year)


def no_more_is_spent_than_was_given(case: Case) -> Iterator[Finding]:
    """What is used so far is within what last year's plan gave; money from elsewhere has no amount to hold it to."""
    if case.changes is None:
        return
    for measure in case.plan.measures:
        last = case.changes.before.by_number.get(measure.number.value)
        if last is None or measure.spent is None or last.now.status is not Status.PROPOSED:
            continue
        if measure.spent.value > last.now.total.value:
            yield sb.SPENT_MORE.at(
                measure.spent.at, measure.spent.value,
                spent=digits(measure.spent.value), given=digits(last.now.total.value), year=case.changes.year,
            )  # fmt: skip


def money_outside_the_municipalities_is_noted(case: Case) -> Iterator[Finding]:
    """Money to others than municipalities and their own bodies asks for habilitet and state aid to be considered."""
    municipal = {name for municipality in case.region.municipalities for name in municipality.names}
    outside: dict[str, list[Measure]] = {}
    for measure in case.plan.with_money_now:
        owners = [party for owner in measure.owners for party in case.plan.behind(owner)]
        if owners and not any(party.is_called(*municipal) for party in owners):
            outside.setdefault(owners[0].name, []).append(measure)
    for owner, measures in outside.items():
        amount = case.plan.proposed(case.plan.years.budget, of=measures).value
        yield sb.OWNER_OUTSIDE_GETS_MONEY.at(
            measures[0].owners_at, owner, owner=owner, amount=digits(amount), count=len(measures)
        )


def _paid(case: Case) -> Iterator[tuple[Measure, YearAmount]]:
    return ((measure, amount) for measure in case.plan.measures for amount in measure.amounts if amount.total)


def _amounts_in(note: str) -> Iterator[int]:
    """Give the amounts that a note names; a year is none."""
    for written in _NUMBER.findall(note):
        number = int(re.sub(r"\D", "", written)[:15])
        if number not in _YEARS or " " in written:
            yield number
