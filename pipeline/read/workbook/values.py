"""What stands in a cell, as what its field holds: an amount, a number, a date, a word; or the fault that it is none.

Nothing is reported here and no place is known: a row asks, and reports the fault at its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from pipeline.domain.findings.finding import nearest
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.said import Said
from pipeline.domain.workbook.fields import Field
from pipeline.domain.workbook.layout import QUESTION_MARK, QUESTIONS, meant_by
from pipeline.read.amounts.dates import read_date
from pipeline.read.amounts.phrases import as_text, is_bare, is_negative, read_amount
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.workbook.cell_findings import (
    AMOUNT_AS_DATE,
    AMOUNT_NEGATIVE,
    ASKED,
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_WHOLE_KRONER,
    TEXT_BECAME_DATE,
)
from pipeline.read.workbook.cells import Fault, Filled

W = TypeVar("W", bound=StrEnum)

_HOLDS_STILL: Final = Said("Gjelder det fortsatt?", "Does it still hold?")
_NO_PROPOSAL: Final = Said("", "")
_PROPOSAL: Final = Said(" Forslag: {read}", " Proposal: {read}")


def shown_as(value: object) -> str:
    """Write a cell's value as its owner sees it: 3.0 as 3, half as 0,5, a date as 08.04.2021, with its time if any."""
    if isinstance(value, bool):
        return "SANN" if value else "USANN"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return str(value)


def characters_of(value: Filled) -> str | Fault:
    """Give a text; a date is what Excel has made of one."""
    shown = shown_as(value)
    return Fault(TEXT_BECAME_DATE, shown, {"text": shown}) if _is_date(value) else shown


def kroner_of(value: Filled, years: Sequence[int]) -> Kroner | Fault:
    """Give whole kroner, 0 or more. `years` are those that a text in the cell may speak of, its own first; or none."""
    shown = shown_as(value)
    if _is_date(value):
        return Fault(AMOUNT_AS_DATE, shown, {"text": shown})
    if value < 0 if isinstance(value, int | float) else is_negative(shown):
        return Fault(AMOUNT_NEGATIVE, shown, {"text": shown})
    number = as_whole_number(value)
    if number is None:
        return Fault(NOT_WHOLE_KRONER, shown, {"text": shown, "proposal": _proposal(value, years)})
    return Kroner(number)


def _proposal(value: Filled, years: Sequence[int]) -> Said:
    """Give how a text in a year's column could be read; no words where it is no text, or in none. It is never used.

    An amount alone speaks of the column's own year only.
    """
    if not isinstance(value, str) or not years:
        return _NO_PROPOSAL
    spoken_of = years[:1] if is_bare(value) else years
    return _PROPOSAL.filled(read=as_text(read_amount(value, tuple(spoken_of))))


def number_of(value: Filled, field: Field) -> int | Fault:
    """Give a whole number above 0."""
    shown = shown_as(value)
    if _is_date(value):
        return Fault(AMOUNT_AS_DATE, shown, {"text": shown})
    number = as_whole_number(value)
    if number is None or number < 1:
        return Fault(NOT_A_NUMBER, shown, {"text": shown, "heading": field.heading, "guidance": field.guidance})
    return number


def day_of(value: Filled) -> date | Fault:
    """Give a date, without its time if it has any."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    shown = shown_as(value)
    return read_date(shown) or Fault(NOT_A_DATE, shown, {"text": shown})


def choice_of(text: str, choices: type[W], heading: str) -> W | Fault:
    """Give what a word stands for; one with a question mark behind it asks for an answer."""
    meant = meant_by(text, choices)
    if meant is not None:
        return meant
    asked = text.removesuffix(QUESTION_MARK).strip()
    is_asked = text.endswith(QUESTION_MARK) and asked in QUESTIONS and meant_by(asked, choices) is not None
    if is_asked:
        said = {"heading": heading, "question": QUESTIONS[asked], "choices": ", ".join(choices)}
        return Fault(ASKED, text, said)
    return no_choice(text, tuple(choices), heading)


def question(text: str, heading: str) -> Fault:
    """Give the fault of last year's words that somebody has to look at."""
    said = {"heading": heading, "question": _HOLDS_STILL, "choices": text.removesuffix(QUESTION_MARK).strip()}
    return Fault(ASKED, text, said)


def tick_of(text: str, words: tuple[str, ...], heading: str) -> bool | Fault:
    """Say whether a text is a tick, as an empty one is not."""
    if not text:
        return False
    is_tick = folded(text) in {folded(word) for word in words}
    return is_tick or no_choice(text, words, heading)


def no_choice(text: str, words: tuple[str, ...], heading: str) -> Fault:
    """Give the fault of a word that is none of those that may be chosen."""
    said = {"text": text, "heading": heading, "choices": ", ".join(words), "nearest": nearest(text, words)}
    return Fault(NOT_A_CHOICE, text, said)


def _is_date(value: Filled) -> bool:
    return isinstance(value, date | time | timedelta)
