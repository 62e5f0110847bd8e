"""What a careful colleague would ask when this year's plan is laid beside last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, Said, digits
from pipeline.domain.plan.changes import Change, Thread
from pipeline.domain.plan.measures import Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Place
from pipeline.domain.workbook import layout


def no_measure_is_lost(case: Case) -> Iterator[Finding]:
    """Every measure of last year is in the plan, is replaced, or is said to have ended."""
    ended = {measure.number.value for measure in case.ended}
    for thread in case.changes.with_change(Change.ENDED) if case.changes else ():
        for measure in thread.before:
            if measure.number.value not in ended:
                place = Place(case.workbook, sheet=layout.MEASURES.name)
                yield sb.MEASURE_GONE.at(
                    place, measure.number.value, number=measure.number.value, name=measure.name,
                    year=case.plan.years.budget - 1,
                )  # fmt: skip


def differences_have_a_reason(case: Case) -> Iterator[Finding]:
    """Whatever says something else than last year's plan says why, once all that is open has been answered."""
    for thread in case.changes.unexplained if case.changes else ():
        place = _reason_at(case, thread)
        if case.changes is None or place is None:
            continue
        numbers = ", ".join(measure.number.value for measure in thread.now or thread.before)
        what = next((_HAPPENED[change] for change in thread.changes if change in _HAPPENED), None)
        year = next((year for year in thread.told_years if _is_answered(thread, year)), None)
        if what is not None:
            yield sb.CHANGE_UNEXPLAINED.at(place, number=numbers, name=thread.name, what=what)
        elif year is not None:
            yield sb.CHANGE_WITHOUT_REASON.at(
                place, number=numbers, year=year,
                before=_said_of(case.changes.before, thread.before, year), now=_said_of(case.plan, thread.now, year),
            )  # fmt: skip


_HAPPENED: Final = {
    Change.NEW: Said("nytt", "new"),
    Change.ENDED: Said("avsluttet", "ended"),
    Change.PAUSED: Said("satt på pause", "paused"),
}


def _reason_at(case: Case, thread: Thread) -> Place | None:
    """Find the cell for the reason; None for a measure of which nobody has said that it has ended: SB-240 says so."""
    if thread.now:
        return thread.now[0].place_of("reason")
    ended = {measure.number.value: measure.reason_at for measure in case.ended}
    return ended.get(thread.before[0].number.value)


def _is_answered(thread: Thread, year: int) -> bool:
    """Say whether this year's plan says all that it has to of a year."""
    return all(amount.is_answered for measure in thread.now for amount in measure.amounts if amount.year == year)


def _said_of(plan: Plan, measures: Sequence[Measure], year: int) -> str:
    """Say what a plan has for a year: kroner, or the word of the status that has none."""
    if year in plan.years.all and len(measures) == 1:
        amount = measures[0].in_year(year)
        if amount.status is Status.ESTIMATE:
            return f"«{amount.status}» {digits(amount.total.value)} kroner"
        if amount.status is not Status.PROPOSED:
            return f"«{amount.status}»"
    return f"{digits(plan.proposed(year, of=measures).value)} kroner"


def bound_amounts_are_kept(case: Case) -> Iterator[Finding]:
    """What a decision binds is not lowered without somebody seeing it."""
    for thread in case.changes.broken if case.changes else ():
        for year in thread.broken_years:
            if not _is_answered(thread, year):
                continue
            amounts = [amount.at for measure in thread.now for amount in measure.amounts if amount.year == year]
            place = amounts[0] if amounts else _reason_at(case, thread) or Place(case.workbook, sheet=layout.ENDED.name)
            yield sb.BOUND_LOWERED.at(
                place, thread.becomes(year).value, name=thread.name, year=year,
                bound=digits(thread.bound(year).value), now=digits(thread.becomes(year).value),
            )  # fmt: skip


def promises_are_last_years(case: Case) -> Iterator[Finding]:
    """The column of what last year gave says what last year's plan says."""
    if case.changes is None:
        return
    year = case.plan.years.budget
    for measure in case.plan.measures:
        last = case.changes.before.by_number.get(measure.number.value)
        is_planned = last is not None and year in case.changes.before.years.all
        amount = last.in_year(year) if last is not None and is_planned else None
        gave = amount.total.value if amount is not None and amount.status is Status.PROPOSED else 0
        promised = measure.promised
        if promised is None and gave:
            yield sb.PROMISE_BLANK.at(measure.place_of("promised"), year=year, last_year=year - 1, gave=digits(gave))
        elif promised is not None and promised.value != gave:
            yield sb.PROMISE_DIFFERS.at(promised.at, promised.value, year=year, last_year=year - 1, gave=digits(gave))


def replaced_measures_were_there(case: Case) -> Iterator[Finding]:
    """A measure replaces one that last year's plan had; one that was there itself takes over only what is no more."""
    if case.changes is None:
        return
    before, now = case.changes.before.by_number, case.plan.by_number
    for measure in case.plan.measures:
        number = measure.number.value
        for old in measure.replaces:
            if old.value not in before:
                yield sb.REPLACES_UNKNOWN.at(old.at, old.value, number=old.value, year=case.changes.year)
            elif number in before and old.value in now:
                yield sb.REPLACES_PRESENT.at(old.at, old.value, number=number, old=old.value, year=case.changes.year)


def split_measures_are_not_counted_twice(case: Case) -> Iterator[Finding]:
    """A measure that others were split from gives them some of its money, unless the parts are to have more."""
    for thread in case.changes.with_change(Change.SPLIT) if case.changes else ():
        more = next((year for year in thread.changed_years if thread.difference(year).value > 0), None)
        for measure in thread.now if more else ():
            last = next((m for m in thread.before if m.number.value == measure.number.value), None)
            if last and more and _is_untouched(measure, last, thread.ahead):
                yield sb.SPLIT_COUNTED_TWICE.at(
                    measure.in_year(more).at, measure.in_year(more).total.value, number=measure.number.value, year=more,
                    now=digits(thread.becomes(more).value), was=digits(thread.was(more).value),
                )  # fmt: skip


def _is_untouched(measure: Measure, last: Measure, ahead: Sequence[int]) -> bool:
    """Say whether a measure has money, and as much as it had."""
    years = [amount for amount in measure.amounts if amount.year in ahead]
    return any(a.total for a in years) and all(a.total.value == last.in_year(a.year).total.value for a in years)


def decided_changes_change_something(case: Case) -> Iterator[Finding]:
    """An amount that the council is said to have changed is another than the one that was proposed."""
    for change in case.decision.changes if case.decision else ():
        before = case.as_proposed.measure(change.measure).in_year(change.year)
        if before.status is Status.PROPOSED and before.total.value == change.amount.value:
            yield sb.DECIDED_THE_SAME.at(change.amount.at, change.amount.value, number=change.measure, year=change.year)
