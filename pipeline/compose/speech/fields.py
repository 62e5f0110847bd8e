"""What each field of a text becomes: the plan's own number or name, in the prose and in the cells of the workbook."""

from __future__ import annotations

from pipeline.compose.speech.amounts import AmountWords, status_key
from pipeline.compose.speech.speech import Gap, Speech, period
from pipeline.domain.case.case import Case
from pipeline.domain.case.fields import Unfilled, asked
from pipeline.domain.case.given import Given, Money, MoneyByYear, Named, Number, Period, given
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.text import Line


def value_of(name: str, case: Case, speech: Speech) -> Line:
    """Give what a field becomes; one that the check would have stopped raises KeyError."""
    wanted = asked(name, case)
    if isinstance(wanted, Unfilled):
        raise KeyError(name)
    return speech.line(_value(given(wanted, case), speech))


def _value(value: Given, speech: Speech) -> Gap:  # noqa: PLR0911 - a line for each kind of value
    match value:
        case Money(amount, is_estimate=True):
            return speech.fill("felt.anslag", beløp=speech.kroner(amount))
        case Money(amount):
            return speech.kroner(amount)
        case MoneyByYear(years):
            return AmountWords(speech, with_unit=True).per_year_or_0(years)
        case Number(count):
            return speech.count(count)
        case Period(years):
            return period(years)
        case Named(names):
            return speech.join(names)
        case Status() as status:
            return speech.words(status_key(status))
