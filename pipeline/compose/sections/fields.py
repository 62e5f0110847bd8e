"""What each field of a text becomes: the plan's own number or name, in the prose and in the cells of the workbook."""

from __future__ import annotations

from dataclasses import replace

from pipeline.compose.speech.amounts import AmountWords, status_key
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Gap, as_line, joined, period
from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import with_texts
from pipeline.domain.case.fields import Unfilled, asked
from pipeline.domain.case.given import Money, MoneyByYear, Named, Number, Period, given
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Part, Text, Words, finished, line


def value_of(name: str, scope: Scope) -> Gap:  # noqa: PLR0911 - a line for each kind of value
    """Give what a field becomes; one that the check would have stopped raises KeyError."""
    wanted = asked(name, scope.case)
    if isinstance(wanted, Unfilled):
        raise KeyError(name)
    speech = scope.speech
    match given(wanted, scope.case):
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


def said_in(case: Case, language: Language) -> Case:
    """Give the case as a document in a language says it, with the fields in its cells filled."""
    said = case.said_in(language)
    scope = Scope(said, speech_for(case, language), None, ())

    def filled(text: str, _at: Place) -> str:
        if not any(fields_in(text)):
            return text
        parts: list[Part] = []
        for part in finished(line(text)):
            parts += _filled(part, scope) if isinstance(part, Text) else [part]
        return Words(finished(joined(parts)))

    return with_texts(said, filled)


def _filled(part: Text, scope: Scope) -> list[Part]:
    """Fill the fields of a text that is in one language."""
    parts: list[Part] = []
    at = 0
    for field in fields_in(part.text):
        said = finished(as_line(value_of(field.name, scope.speaking(part.language))))
        parts += [replace(part, text=part.text[at : field.start])] if field.start > at else []
        parts += [replace(piece, language=part.language) for piece in said]
        at = field.end
    return [*parts, replace(part, text=part.text[at:])] if at < len(part.text) else parts
