"""What a careful colleague would ask about the amounts of a measure: slips that are no contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.check.plan.slip_rules import is_small
from pipeline.domain.case.bodies import own_bodies
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.measures import Continuation, Measure, Status, YearAmount
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.said import Said

SMALLEST: Final = 1_000  # kroner; a smaller amount to a measure is most likely written in thousands
FAR: Final = 10  # times: a nought too many, or one too few

_NUMBER: Final = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{4,}")
_YEARS: Final = range(1990, 2100)


LOOKS_LIKE_THOUSANDS: Final = Kind(
    "SB-226",
    Severity.WARNING,
    says=Said(
        "{amount} kroner i {year} ser ut som tusen kroner.",
        "{amount} kroner in {year} looks like thousands of kroner.",
    ),
    fix=Said(
        "Skriv beløpet i hele kroner, for eksempel 200000.",
        "Write the amount in whole kroner, for example 200000.",
    ),
)


def amounts_are_not_in_thousands(case: Case) -> Iterator[Finding]:
    """An amount of a few hundred kroner is most likely thousands; where all are small, one finding says so."""
    if is_small(case.plan):
        return
    for _, amount in _paid(case):
        if amount.total.value < SMALLEST:
            yield LOOKS_LIKE_THOUSANDS.at(amount.at, amount.total.value, amount=amount.total.value, year=amount.year)


FAR_FROM_OTHER_YEARS: Final = Kind(
    "SB-227",
    Severity.WARNING,
    says=Said(
        "{amount} kroner i {year} er langt fra de andre årene i tiltaket ({other} kroner).",
        "{amount} kroner in {year} is far from the other years of the measure ({other} kroner).",
    ),
    fix=Said(
        "Tell nullene. Stemmer beløpet, lar du det stå.",
        "Count the noughts. If the amount is right, let it stand.",
    ),
)


def years_are_near_each_other(case: Case) -> Iterator[Finding]:
    """An amount is not ten times that of the year before, or a tenth of it."""
    for measure in case.plan.measures:
        paid = [amount for amount in measure.amounts if amount.total]
        for before, after in pairwise(paid):
            small, large = sorted((before.total.value, after.total.value))
            if large >= FAR * small:
                yield FAR_FROM_OTHER_YEARS.at(
                    after.at, after.total.value,
                    amount=digits(after.total.value), year=after.year, other=digits(before.total.value),
                )  # fmt: skip


PART_LARGER_THAN_WHOLE: Final = Kind(
    "SB-228",
    Severity.WARNING,
    says=Said(
        "Merknaden nevner {part} kroner, som er mer enn beløpet den hører til ({amount} kroner).",
        "The note names {part} kroner, which is more than the amount it belongs to ({amount} kroner).",
    ),
    fix=Said("Rett beløpet eller merknaden.", "Correct the amount or the note."),
)


def parts_are_smaller_than_the_whole(case: Case) -> Iterator[Finding]:
    """A note that names an amount names a part of the amount it belongs to."""
    for measure in case.plan.measures:
        later = max((amount.total.value for amount in measure.later), default=0)
        for note, whole, at in (
            (measure.note_now.text, measure.now.total.value, measure.now.at),
            (measure.note_later.text, later, measure.later[0].at if measure.later else measure.now.at),
        ):
            part = max(_amounts_in(note), default=0)
            if 0 < whole < part:
                yield PART_LARGER_THAN_WHOLE.at(at, note, part=digits(part), amount=digits(whole))


GAP: Final = Kind(
    "SB-229",
    Severity.NOTE,
    says=Said(
        "Tiltaket har penger før og etter {year}, men ikke det året.",
        "The measure has money before and after {year}, but not in that year.",
    ),
    fix=Said("Se over at {year} skal stå uten penger.", "See that {year} is to stand without money."),
)


def money_has_no_gaps(case: Case) -> Iterator[Finding]:
    """A year without money between years with money is worth a look."""
    for measure in case.plan.measures:
        paid = [amount.year for amount in measure.amounts if amount.total]
        for amount in measure.amounts:
            is_empty = amount.status is Status.PROPOSED and not amount.total
            if is_empty and paid and paid[0] < amount.year < paid[-1]:
                yield GAP.at(amount.at, 0, year=amount.year)


PAUSED_WITH_MONEY: Final = Kind(
    "SB-262",
    Severity.WARNING,
    says=Said(
        "Tiltaket står på pause, men får {amount} kroner i {year}.",
        "The measure is paused, but gets {amount} kroner in {year}.",
    ),
    fix=Said("Skriv 0, eller velg ja under Videreføres.", "Write 0, or choose «ja» under Videreføres."),
)


def a_pause_costs_nothing(case: Case) -> Iterator[Finding]:
    """A measure that is paused gets no money in the budget year."""
    for measure in case.plan.measures:
        is_paused = measure.continues is not None and measure.continues.value is Continuation.PAUSES
        if is_paused and measure.now.total.value:
            amount = digits(measure.now.total.value)
            yield PAUSED_WITH_MONEY.at(measure.now.at, measure.now.total.value, amount=amount, year=measure.now.year)


SPENT_MORE: Final = Kind(
    "SB-263",
    Severity.WARNING,
    says=Said(
        "{spent} kroner er brukt hittil i {year}, men planen ga tiltaket {given} kroner.",
        "{spent} kroner have been spent so far in {year}, but the plan gave the measure {given} kroner.",
    ),
    fix=Said(
        "Tell nullene. Stemmer beløpet, bør saken si hva som dekket resten.",
        "Count the noughts. If the amount is right, the case should say what covered the rest.",
    ),
)


SPENT_WITHOUT_MONEY: Final = Kind(
    "SB-637",
    Severity.WARNING,
    says=Said(
        "{spent} kroner er brukt hittil i {year}, men planen sa «{status}» om {number} det året ({cell} i saken for "
        "{year}): rådet ga ingenting.",
        "{spent} kroner have been spent so far in {year}, but the plan said «{status}» of {number} that year ({cell} "
        "in the case of {year}): the council gave nothing.",
    ),
    fix=Said(
        "Skriv bare det som er brukt av rådets penger. Brukte tiltaket rådets penger, bør saken si hva som dekket dem.",
        "Write only what is spent of the council's money. If it was the council's, the case should say what covered "
        "it.",
    ),
)
_NOT_THE_COUNCILS: Final = {Status.NO_FUNDS, Status.PAID_BY_OTHERS}


def no_more_is_spent_than_was_given(case: Case) -> Iterator[Finding]:
    """What is used so far is within what last year's plan gave, also of a measure that has ended.

    Money set aside before, and what was not decided, has no amount to hold it to.
    """
    if case.changes is None:
        return
    year = case.changes.year
    for number, spent in _spent(case):
        last = case.changes.before.by_number.get(number)
        if last is None or not spent.value:
            continue
        given = last.now.total.value
        if last.now.status is Status.PROPOSED and spent.value > given:
            yield SPENT_MORE.at(spent.at, spent.value, spent=digits(spent.value), given=digits(given), year=year)
        elif last.now.status in _NOT_THE_COUNCILS:
            yield SPENT_WITHOUT_MONEY.at(
                spent.at, spent.value,
                spent=digits(spent.value), number=number, status=last.now.status, year=year,
                cell=last.now.status_at.in_book,
            )  # fmt: skip


def _spent(case: Case) -> Iterator[tuple[str, Sourced[Kroner]]]:
    every = [(m.number, m.spent) for m in case.plan.measures] + [(ended.number, ended.spent) for ended in case.ended]
    return ((number.value, spent) for number, spent in every if spent is not None)


OWNER_OUTSIDE_GETS_MONEY: Final = Kind(
    "SB-701",
    Severity.NOTE,
    says=Said(
        "{owner} er ikke en kommune i regionen, men eier {count} tiltak som til sammen får {amount} kroner.",
        "{owner} is no municipality of the region. Measures that it owns: {count}. They get {amount} kroner in all.",
    ),
    fix=Said(
        "Vurder habilitet og reglene om statsstøtte før saken går til politikerne.",
        "Consider impartiality (habilitet) and the rules on state aid before the case goes to the politicians.",
    ),
)


def money_outside_the_municipalities_is_noted(case: Case) -> Iterator[Finding]:
    """Money to others than municipalities and their own bodies asks for habilitet and state aid to be considered."""
    municipal = {folded(name) for municipality in case.region.municipalities for name in municipality.names}
    municipal |= own_bodies(case.region.council).keys()
    outside: dict[str, list[Measure]] = {}
    for measure in case.plan.with_money_now:
        owners = [party for owner in measure.owners for party in case.plan.behind(owner)]
        if owners and all(municipal.isdisjoint({folded(p.short_name), folded(p.name.text)}) for p in owners):
            outside.setdefault(owners[0].name.text, []).append(measure)
    for owner, measures in outside.items():
        amount = case.plan.proposed(case.plan.years.budget, of=measures).value
        yield OWNER_OUTSIDE_GETS_MONEY.at(
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
