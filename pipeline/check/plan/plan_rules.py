"""What has to be right in the plan before anything is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Sheet

NO_MEASURES: Final = Kind(
    "SB-315",
    Severity.ERROR,
    says=Said("Planen har ingen tiltak.", "The plan has no measures."),
    fix=Said("Legg inn tiltakene i arket Tiltak.", "Put the measures in the sheet Tiltak."),
)


def there_are_measures(case: Case) -> Iterator[Finding]:
    """A plan has at least one measure."""
    if not case.plan.measures:
        yield NO_MEASURES.at(_sheet(case, layout.MEASURES))


NUMBER_REUSED: Final = Kind(
    "SB-213",
    Severity.ERROR,
    says=Said(
        "Nummeret {number} tilhører et tiltak som er avsluttet.",
        "The number {number} belongs to a measure that has ended.",
    ),
    fix=Said("Gi tiltaket et nummer som aldri er brukt.", "Give the measure a number that has never been used."),
)


def numbers_of_ended_measures_are_not_reused(case: Case) -> Iterator[Finding]:
    """A number stays with its measure for good."""
    ended = {folded(measure.number.value) for measure in case.ended}
    for measure in case.plan.measures:
        if folded(measure.number.value) in ended:
            yield NUMBER_REUSED.at(measure.number.at, measure.number.value, number=measure.number.value)


FRAME_MISSING: Final = Kind(
    "SB-212",
    Severity.ERROR,
    says=Said("Rammen for {year} mangler.", "The frame for {year} is missing."),
    fix=Said("Skriv året og beløpet i arket Ramme.", "Write the year and the amount in the sheet Ramme."),
)


def budget_year_has_a_frame(case: Case) -> Iterator[Finding]:
    """The council has set money aside for the budget year; in December the budget does."""
    year = case.plan.years.budget
    is_needed = case.region.has_money and case.choices.kind is CaseKind.OWN_CASE
    if is_needed and case.plan.frame(year) is None:
        yield FRAME_MISSING.at(_sheet(case, layout.FRAMES), year=year)


OVER_FRAME: Final = Kind(
    "SB-210",
    Severity.ERROR,
    says=Said(
        "Tiltakene koster {excess} kroner mer enn rammen i {year}.",
        "The measures cost {excess} kroner more than the frame for {year}.",
    ),
    fix=Said(
        "Senk beløpene, eller skriv hva som dekker det som mangler, under Inndekning i arket Ramme.",
        "Lower the amounts, or write what covers the excess under Inndekning in the sheet Ramme.",
    ),
)

OVER_FRAME_COVERED: Final = Kind(
    "SB-211",
    Severity.WARNING,
    says=Said(
        "Tiltakene koster {excess} kroner mer enn rammen i {year}. Dokumentene sier at beløpet dekkes av {cover}.",
        "The measures cost {excess} kroner more than the frame for {year}. The documents say that the amount is "
        "covered by {cover}.",
    ),
    fix=Said("Se over at det stemmer.", "See that this is right."),
)

DECIDED_OVER_FRAME: Final = Kind(
    "SB-270",
    Severity.ERROR,
    says=Said(
        "Rådet vedtok {costs} kroner til tiltak i {year}, men rammen er {frame} kroner. Det mangler {missing} kroner.",
        "The council decided {costs} kroner for measures in {year}, but the frame is {frame} kroner. {missing} kroner "
        "are missing.",
    ),
    fix=Said(
        "Skriv det som etter vedtaket dekker resten, under Inndekning i arket Ramme, eller som bruk av fond i arket "
        "Budsjett. Sier vedtaket ikke noe om det, må rådet ta stilling til det.",
        "Enter what covers the rest by the decision, under Inndekning in the sheet Ramme, or as «bruk av fond» in the "
        "sheet Budsjett. If the decision does not say, the council has to settle it.",
    ),
)


def excess_of_the_frame_is_covered(case: Case) -> Iterator[Finding]:
    """Whatever the measures cost more than a year's frame has a cover, and somebody looks at it."""
    for frame in case.plan.frames:
        excess = case.plan.excess(frame.year)
        if not excess or frame.of_budget is not None:  # what the budget does not cover is said of the budget
            continue
        if frame.cover.text:
            yield OVER_FRAME_COVERED.at(
                frame.amount.at,
                frame.amount.value,
                excess=digits(excess.value),
                year=frame.year,
                cover=frame.cover.text,
            )
        elif case.is_decided:
            costs = case.plan.proposed(frame.year)
            yield DECIDED_OVER_FRAME.at(
                frame.amount.at, frame.amount.value, year=frame.year, costs=digits(costs.value),
                frame=digits(frame.total.value), missing=digits(excess.value),
            )  # fmt: skip
        else:
            yield OVER_FRAME.at(frame.amount.at, frame.amount.value, excess=digits(excess.value), year=frame.year)


UNDECIDED_WITHOUT_NOTE: Final = Kind(
    "SB-214",
    Severity.WARNING,
    says=Said(
        "Beløpet er ikke avklart, men det står ikke hva det venter på.",
        "The amount is undecided, but nothing says what it waits for.",
    ),
    fix=Said("Skriv det i {heading} eller i {settled}.", "Write it under {heading} or under {settled}."),
)


FRAME_DECIDED_LATE: Final = Kind(
    "SB-253",
    Severity.WARNING,
    says=Said(
        "Vedtaket om rammen for {year} er datert {date}, etter at budsjettåret {budget_year} er slutt.",
        "The decision on the frame for {year} is dated {date}, after the end of the budget year {budget_year}.",
    ),
    fix=Said("Se over datoen i arket Ramme.", "Check the date in the sheet Ramme."),
)


def frame_is_decided_before_the_budget_year_ends(case: Case) -> Iterator[Finding]:
    """No frame of a plan is decided after the year that its money is for; a later date is a slip of the finger."""
    budget_year = case.plan.years.budget
    for frame in case.plan.frames:
        day = frame.decided_on
        if day and day.year > budget_year:
            date_ = f"{day:%d.%m.%Y}"
            yield FRAME_DECIDED_LATE.at(
                frame.decided_at or frame.amount.at, date_, year=frame.year, date=date_, budget_year=budget_year
            )


def undecided_says_what_it_waits_for(case: Case) -> Iterator[Finding]:
    """An amount that is not decided has a note, or says when it is settled."""
    for measure, amount in _each_first(case.plan, lambda status: status is Status.UNDECIDED):
        key, note = ("note_now", measure.note_now) if amount is measure.now else ("note_later", measure.note_later)
        if not note.text and not measure.settled_when.text:
            yield UNDECIDED_WITHOUT_NOTE.at(
                measure.cells.get(key, amount.status_at),
                heading=_heading(key, case.plan), settled=_heading("settled_when", case.plan),
            )  # fmt: skip


SOURCE_BLANK: Final = Kind(
    "SB-215",
    Severity.WARNING,
    says=Said(
        "Statusen for {year} er «{status}», men det står ikke hvor pengene kommer fra.",
        "The status of {year} is «{status}», but nothing says where the money comes from.",
    ),
    fix=Said("Skriv det i {heading}.", "Write it under {heading}."),
)


def others_money_has_a_source(case: Case) -> Iterator[Finding]:
    """Money from elsewhere, or from before, says from where."""
    for measure, amount in _each_first(case.plan, lambda status: status.needs_source):
        is_now = amount is measure.now
        key, source = ("source_now", measure.source_now) if is_now else ("source_later", measure.source_later)
        if not source.text:
            at, heading = measure.cells.get(key, amount.status_at), _heading(key, case.plan)
            yield SOURCE_BLANK.at(at, status=amount.status, year=amount.year, heading=heading)


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


def _sheet(case: Case, sheet: Sheet) -> Place:
    return Place(case.workbook, sheet=sheet.name)
