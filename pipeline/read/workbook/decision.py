"""The sheet `Vedtak` to the council's decision; what does not hang together is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.domain.case.choices import Outcome
from pipeline.domain.plan.decision import ChangedAmount, Decision
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.plan_findings import (
    AS_PROPOSED_WITH_AMOUNT,
    CHANGE_INCOMPLETE,
    CHANGED_TWICE,
    DECISION_CONTRADICTS,
    DECISION_INCOMPLETE,
    DECISIONS_DIFFER,
    OUTCOME_BLANK,
    YEAR_OUTSIDE,
)
from pipeline.read.workbook.table import Row

_DETAILS = ("measure", "year", "amount")


def read_decision(rows: Sequence[Row], years: PlanYears, numbers: Numbers) -> Decision | None:
    """Read the decision; None when the sheet is empty.

    Organ, date and case number stand in the first row, and may be written again in those below it.
    """
    if not rows:
        return None
    first = rows[0]
    organ, day, case_number = first.text("organ"), first.day("date"), first.text("case_number")
    for key in ("organ", "date"):
        if first.is_blank(key):
            first.find(DECISION_INCOMPLETE, key, None, None, heading=first.heading(key))
    for row in rows[1:]:
        for key, value in (("organ", organ), ("date", day), ("case_number", case_number)):
            written = row.day(key) if key == "date" else row.text(key)
            if written and written != value:
                row.find(DECISIONS_DIFFER, key, None, row.shown(key), heading=row.heading(key))
    outcomes = [_outcome(row) for row in rows]
    if Outcome.AS_PROPOSED in outcomes and Outcome.CHANGED in outcomes:
        first.find(DECISION_CONTRADICTS, "outcome", None, first.shown("outcome"))
    changed = [row for row, outcome in zip(rows, outcomes, strict=True) if outcome is Outcome.CHANGED]
    return Decision(organ, day, case_number, tuple(_changes(changed, years, numbers)), first.at, first.place("date"))


def _outcome(row: Row) -> Outcome | None:
    """Read whether a row says that something is changed; a row that names an amount and no outcome does."""
    written = row.choice("outcome", Outcome)
    details = [key for key in _DETAILS if not row.is_blank(key)]
    if written is None:
        if not details and row.is_blank("outcome"):
            row.find(OUTCOME_BLANK, "outcome", None, None, choices=", ".join(Outcome))
        return Outcome.CHANGED if details else None
    if written.value is Outcome.AS_PROPOSED and details:
        row.find(AS_PROPOSED_WITH_AMOUNT, details[-1], None, row.shown(details[-1]))
    return written.value


def _changes(rows: Sequence[Row], years: PlanYears, numbers: Numbers) -> Iterator[ChangedAmount]:
    seen: dict[tuple[str, int], Row] = {}
    for row in rows:
        number, year = row.identifier("measure"), row.whole_number("year")
        amount, note = row.kroner("amount"), row.text("note")
        for key in _DETAILS:
            if row.is_blank(key):
                row.find(CHANGE_INCOMPLETE, key, None, None, heading=row.heading(key))
        if number is not None and not numbers.are_known(number.value, row, "measure"):
            number = None
        if year is not None and year.value not in years.all:
            row.find(YEAR_OUTSIDE, "year", None, year.value, year=year.value, years=layout.period(years.all))
            year = None
        if number is None or year is None or amount is None:
            continue
        first = seen.setdefault((number.value, year.value), row)
        if first is not row:
            row.find(
                CHANGED_TWICE, "measure", None, number.value,
                number=number.value, year=year.value, first=first.place("measure").cell,
            )  # fmt: skip
            continue
        yield ChangedAmount(number.value, year.value, amount, note, row.at)
