"""What has to be right in the plan before anything is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.prose import folded
from pipeline.domain.values.place import Place
from pipeline.domain.workbook import layout


def there_are_measures(case: Case) -> Iterator[Finding]:
    """A plan has at least one measure."""
    if not case.plan.measures:
        yield sb.NO_MEASURES.at(_sheet(case, layout.MEASURES))


def numbers_of_ended_measures_are_not_reused(case: Case) -> Iterator[Finding]:
    """A number stays with its measure for good."""
    ended = {folded(measure.number.value) for measure in case.ended}
    for measure in case.plan.measures:
        if folded(measure.number.value) in ended:
            yield sb.NUMBER_REUSED.at(measure.number.at, measure.number.value, number=measure.number.value)


def budget_year_has_a_frame(case: Case) -> Iterator[Finding]:
    """The council has set money aside for the budget year; in December the budget does."""
    year = case.plan.years.budget
    if case.plan.frame(year) is None and case.choices.kind is CaseKind.OWN_CASE:
        yield sb.FRAME_MISSING.at(_sheet(case, layout.FRAMES), year=year)


def excess_of_the_frame_is_covered(case: Case) -> Iterator[Finding]:
    """Whatever the measures cost more than a year's frame has a cover, and somebody looks at it."""
    for frame in case.plan.frames:
        excess = case.plan.excess(frame.year)
        if not excess or frame.of_budget is not None:  # what the budget does not cover is said of the budget
            continue
        if frame.cover:
            yield sb.OVER_FRAME_COVERED.at(
                frame.amount.at, frame.amount.value, excess=digits(excess.value), year=frame.year, cover=frame.cover
            )
        elif case.is_decided:
            costs = case.plan.proposed(frame.year)
            yield sb.DECIDED_OVER_FRAME.at(
                frame.amount.at, frame.amount.value, year=frame.year, costs=digits(costs.value),
                frame=digits(frame.total.value), missing=digits(excess.value),
            )  # fmt: skip
        else:
            yield sb.OVER_FRAME.at(frame.amount.at, frame.amount.value, excess=digits(excess.value), year=frame.year)


def frame_is_decided_before_the_budget_year_ends(case: Case) -> Iterator[Finding]:
    """No frame of a plan is decided after the year that its money is for; a later date is a slip of the finger."""
    budget_year = case.plan.years.budget
    for frame in case.plan.frames:
        day = frame.decided_on
        if day and day.year > budget_year:
            date_ = f"{day:%d.%m.%Y}"
            yield sb.FRAME_DECIDED_LATE.at(
                frame.decided_at or frame.amount.at, date_, year=frame.year, date=date_, budget_year=budget_year
            )


def undecided_says_what_it_waits_for(case: Case) -> Iterator[Finding]:
    """An amount that is not decided has a note."""
    for measure, amount in _each_first(case.plan, lambda status: status is Status.UNDECIDED):
        key, note = ("note_now", measure.note_now) if amount is measure.now else ("note_later", measure.note_later)
        if not note:
            yield sb.UNDECIDED_WITHOUT_NOTE.at(
                measure.cells.get(key, amount.status_at), heading=_heading(key, case.plan)
            )


def others_money_has_a_source(case: Case) -> Iterator[Finding]:
    """Money from elsewhere, or from before, says from where."""
    for measure, amount in _each_first(case.plan, lambda status: status.needs_source):
        is_now = amount is measure.now
        key, source = ("source_now", measure.source_now) if is_now else ("source_later", measure.source_later)
        if not source:
            word = layout.word_of(layout.STATUS_WORDS, amount.status)
            at, heading = measure.cells.get(key, amount.status_at), _heading(key, case.plan)
            yield sb.SOURCE_BLANK.at(at, status=word, year=amount.year, heading=heading)


def _each_first(plan: Plan, wanted: Callable[[Status], bool]) -> Iterator[tuple[Measure, YearAmount]]:
    """Give each measure's budget year, and the first of its later years, if they have a status that is wanted."""
    for measure in plan.measures:
        if wanted(measure.now.status):
            yield measure, measure.now
        later = next((amount for amount in measure.later if wanted(amount.status)), None)
        if later is not None:
            yield measure, later


def _heading(key: str, plan: Plan) -> str:
    """Name the column of a measure's note or source, as it is headed in a plan of these years."""
    return layout.MEASURES.field(key).headings(plan.years)[0][0]


def _sheet(case: Case, sheet: layout.Sheet) -> Place:
    return Place(case.workbook, sheet=sheet.name)
