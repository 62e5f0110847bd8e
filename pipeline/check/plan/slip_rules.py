"""Slips of the hand in the amounts of a whole plan: the unit, a date, a series, a nought, a status that was cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.measures import Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.said import Said

SMALL: Final = 20_000  # kroner: a council gives more than this to at least one of its measures
FAR: Final = 10  # times: a nought too many, or one too few
_ROUND: Final = 100  # kroner: people propose whole hundreds
_FIRST_DAY: Final = date(1899, 12, 30)  # what Excel counts its days from
_NEAR_YEARS: Final = 3  # before and after the plan, within which a date is likely
_SERIES: Final = 3  # amounts that rise by one
_SMALLEST_IN_SERIES: Final = 1_000  # kroner


WHOLE_PLAN_IN_THOUSANDS: Final = Kind(
    "SB-277",
    Severity.WARNING,
    says=Said(
        "Alle beløpene til tiltakene er under {limit} kroner; det største er {amount}. De kan stå i tusen kroner.",
        "All the amounts to the measures are below {limit} kroner; the largest is {amount}. They may be in thousands.",
    ),
    fix=Said(
        "Skriv alle beløpene i hele kroner, også rammen. Er tiltakene så små, lar du dem stå.",
        "Write all the amounts in whole kroner, the frame too. If the measures are that small, let them stand.",
    ),
)


def plan_is_not_in_thousands(case: Case) -> Iterator[Finding]:
    """A plan whose every amount is small is most likely written in thousands."""
    if is_small(case.plan):
        largest = max(_paid(case.plan), key=lambda amount: amount.total.value)
        amount = digits(largest.total.value)
        yield WHOLE_PLAN_IN_THOUSANDS.at(largest.at, largest.total.value, limit=digits(SMALL), amount=amount)


def is_small(plan: Plan) -> bool:
    """Say whether several measures have money, and none of them much."""
    with_money = [measure for measure in plan.measures if any(amount.total for amount in measure.amounts)]
    return len(with_money) > 1 and all(amount.total.value < SMALL for amount in _paid(plan))


LOOKS_LIKE_A_DATE: Final = Kind(
    "SB-278",
    Severity.WARNING,
    says=Said(
        "{amount} kroner i {year} kan være en dato: {day} er dag nummer {amount} i Excel.",
        "{amount} kroner in {year} may be a date: {day} is day number {amount} in Excel.",
    ),
    fix=Said("Skriv beløpet på nytt. Stemmer det, lar du det stå.", "Write the amount again. If right, let it stand."),
)


def amounts_are_not_dates(case: Case) -> Iterator[Finding]:
    """An odd amount among round ones that is the number of a day near the plan is most likely that day."""
    paid = list(_paid(case.plan))
    odd = [amount for amount in paid if amount.total.value % _ROUND]
    if len(odd) * 4 > len(paid):
        return
    years = range(case.plan.years.budget - _NEAR_YEARS, case.plan.years.last + _NEAR_YEARS + 1)
    for amount in odd:
        value = amount.total.value
        day = _FIRST_DAY + timedelta(days=value) if value < _LAST_DAY else None
        if day is not None and day.year in years:
            said = digits(value)
            yield LOOKS_LIKE_A_DATE.at(amount.at, value, amount=said, year=amount.year, day=f"{day:%d.%m.%Y}")


_LAST_DAY: Final = 100_000  # a day of the year 2173


LOOKS_LIKE_A_SERIES: Final = Kind(
    "SB-276",
    Severity.NOTE,
    says=Said(
        "Beløpene øker med én krone fra celle til celle: {amounts}.",
        "The amounts rise by one krone from cell to cell: {amounts}.",
    ),
    fix=Said(
        "Er cellene fylt ut ved å dra i hjørnet, velger du Kopier celler i stedet for Fyll serie.",
        "If the cells were filled by dragging the corner, choose Copy Cells instead of Fill Series.",
    ),
)


def amounts_are_no_series(case: Case) -> Iterator[Finding]:
    """Amounts that rise by one from cell to cell are what dragging a cell's corner makes."""
    for measure in case.plan.measures:
        yield from _series(measure.amounts)
    for year in case.plan.years.all:
        column = (amount for measure in case.plan.measures for amount in measure.amounts if amount.year == year)
        yield from _series(column)


def _series(amounts: Iterable[YearAmount]) -> Iterator[Finding]:
    run: list[YearAmount] = []
    for amount in (*amounts, None):
        if amount is not None and run and amount.total.value == run[-1].total.value + 1:
            run.append(amount)
            continue
        if len(run) >= _SERIES and run[0].total.value >= _SMALLEST_IN_SERIES:
            said = ", ".join(digits(one.total.value) for one in run)
            yield LOOKS_LIKE_A_SERIES.at(run[1].at, run[1].total.value, amounts=said)
        run = [] if amount is None else [amount]


FAR_FROM_THE_MEASURES: Final = Kind(
    "SB-275",
    Severity.WARNING,
    says=Said(
        "{amount} kroner i {year} er langt fra {beside} ({other} kroner).",
        "{amount} kroner in {year} is far from {beside} ({other} kroner).",
    ),
    fix=Said(
        "Tell nullene. Stemmer beløpet, lar du det stå.",
        "Count the noughts. If the amount is right, let it stand.",
    ),
)
_PROPOSED: Final = Said("det som er foreslått det året", "what is proposed for that year")
_OTHER_YEAR: Final = Said("beløpet for {year}", "the amount for {year}")


def frames_and_lines_have_no_nought_too_many(case: Case) -> Iterator[Finding]:
    """A frame is not ten times what is proposed, nor a frame or a line of the budget ten times that of another year."""
    plan = case.plan
    stated = [(frame.year, frame.amount) for frame in plan.frames if frame.of_budget is None]
    for year, frame in stated:
        proposed = plan.proposed(year).value if year in plan.years.all else 0
        if year == plan.years.budget and proposed and frame.value >= FAR * proposed:
            yield _far(frame, year, _PROPOSED, proposed)
    for amounts in (stated, *(line.amounts for line in plan.budget.lines if not line.post.comes_once)):
        known = [(year, amount) for year, amount in amounts if amount.value]
        for (before, one), (year, other) in pairwise(known):
            small, large = sorted((one.value, other.value))
            if large >= FAR * small:
                yield _far(other, year, _OTHER_YEAR.filled(year=before), one.value)


def _far(amount: Sourced[Kroner], year: int, beside: Said, other: int) -> Finding:
    return FAR_FROM_THE_MEASURES.at(
        amount.at, amount.value, amount=digits(amount.value), year=year, beside=beside, other=digits(other)
    )


STATUS_INHERITED: Final = Kind(
    "SB-274",
    Severity.NOTE,
    says=Said(
        "Statusen for {year} er tom, og leses som foreslått, som i {before}. {amount} kroner er derfor med i summene.",
        "The status for {year} is blank, and is read as foreslått, as in {before}. So {amount} kroner are in the sums.",
    ),
    fix=Said(
        "Skriv statusen: foreslått, eller anslag hvis beløpet ikke er avklart.",
        "Write the status: foreslått, or anslag if the amount is not settled.",
    ),
)


def money_after_the_budget_year_has_a_status(case: Case) -> Iterator[Finding]:
    """Where most others say a status for the first later year, a blank one may be an estimate that was cleared."""
    later = [(m.now, m.later[0]) for m in case.plan.measures if m.later]
    blank = [after for _, after in later if after.total and after.is_inherited]
    if 2 * len(blank) > sum(1 for _, after in later if after.total):
        return  # so most are left blank on purpose
    for now, after in later:
        if after.is_inherited and after.status is Status.PROPOSED and after.total.value != now.total.value:
            amount = digits(after.total.value)
            yield STATUS_INHERITED.at(after.status_at, year=after.year, before=now.year, amount=amount)


def _paid(plan: Plan) -> Iterator[YearAmount]:
    return (amount for measure in plan.measures for amount in measure.amounts if amount.total)
