"""What a careful colleague would ask when this year's plan is laid beside last year's."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain import catalogue as sb
from pipeline.domain import layout
from pipeline.domain.case import Case
from pipeline.domain.changes import Change
from pipeline.domain.edition import LastYear
from pipeline.domain.findings import Finding, digits
from pipeline.domain.measures import Status
from pipeline.domain.place import Place


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
    """An amount that is another than last year's plan said, says why."""
    for thread in case.changes.unexplained if case.changes else ():
        year = thread.changed_years[0]
        numbers = ", ".join(measure.number.value for measure in thread.now or thread.before)
        place = thread.now[0].in_year(year).at if thread.now else Place(case.workbook, sheet=layout.ENDED.name)
        yield sb.CHANGE_WITHOUT_REASON.at(
            place, thread.becomes(year).value, number=numbers, year=year,
            before=digits(thread.was(year).value), now=digits(thread.becomes(year).value),
        )  # fmt: skip


def bound_amounts_are_kept(case: Case) -> Iterator[Finding]:
    """What a decision binds is not lowered without somebody seeing it."""
    for thread in case.changes.broken if case.changes else ():
        for year in thread.broken_years:
            place = thread.now[0].in_year(year).at if thread.now else Place(case.workbook, sheet=layout.ENDED.name)
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
        if promised is not None and promised.value != gave:
            yield sb.PROMISE_DIFFERS.at(promised.at, promised.value, year=year, last_year=year - 1, gave=digits(gave))


def replaced_measures_were_there(case: Case) -> Iterator[Finding]:
    """A measure replaces one that last year's plan had, and that has ended or goes on beside it."""
    if case.changes is None:
        return
    for measure in case.plan.measures:
        for old in measure.replaces:
            if old.value not in case.changes.before.by_number:
                yield sb.REPLACES_UNKNOWN.at(old.at, old.value, number=old.value, year=case.changes.year)


def last_year_is_what_it_is_said_to_be(case: Case) -> Iterator[Finding]:
    """A plan that is rolled over from a decision has that decision in last year's case."""
    at = Place(case.workbook, sheet=layout.CASE.name)
    if case.choices.last_year_was is None:
        return
    if case.changes is None:
        yield sb.LAST_YEAR_MISSING.at(at, year=case.plan.years.budget - 1)
    elif case.choices.last_year_was is LastYear.DECIDED and not case.last_year_is_decided:
        yield sb.LAST_YEAR_UNDECIDED.at(at, year=case.changes.year)


def rolled_over_texts_are_reviewed(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over somebody has looked every measure's text over."""
    if case.choices.last_year_was is not None:
        for measure in case.plan.measures:
            if not measure.is_reviewed:
                yield sb.NOT_REVIEWED.at(measure.number.at, number=measure.number.value)


def rolled_over_meetings_have_a_date(case: Case) -> Iterator[Finding]:
    """In a plan that is rolled over the committees' meetings are asked for."""
    if case.choices.last_year_was is not None:
        for step in case.steps:
            if step.meeting is None:
                yield sb.MEETING_BLANK.at(step.at, step.committee, committee=step.committee)
