"""What each field of a text becomes: the plan's own number or name, in the prose and in the cells of the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from pipeline.compose.speech.amounts import AmountWords, status_key
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Gap, as_line, joined, period
from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import with_texts
from pipeline.domain.case.fields import OfInstrument, OfMeasure, OfMunicipality, OfPlan, Unfilled, asked
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.values.kroner import total
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Part, Text, Words, finished, line


def value_of(name: str, scope: Scope) -> Gap:
    """Give what a field becomes; one that the check would have stopped raises KeyError."""
    match asked(name, scope.case):
        case OfPlan(field, ()):
            return FIELD_VALUES[field](scope)
        case OfPlan("ramme", years):
            return scope.speech.kroner(total(scope.plan.frame_total(year) for year in years))
        case OfPlan(_, years):
            return scope.speech.kroner(scope.plan.proposed(*years))
        case OfMeasure() as of_measure:
            return _of_measure(of_measure, scope)
        case OfInstrument() as of_instrument:
            return _of_instrument(of_instrument, scope)
        case OfMunicipality(share=share):
            return scope.speech.kroner(share)
        case Unfilled():
            raise KeyError(name)


def _of_measure(field: OfMeasure, scope: Scope) -> Gap:
    measure, plan, speech = field.measure, scope.plan, scope.speech
    match field.side:
        case "navn":
            return measure.name
        case "eier":
            return speech.join([owner.name or owner.called for owner in measure.owners])
        case "status":
            return speech.words(status_key(measure.now.status))
    if field.status is Status.ESTIMATE:
        return speech.fill("felt.anslag", beløp=speech.kroner(plan.estimates(*field.years, of=[measure])))
    if field.status.has_amount:
        return speech.kroner(plan.proposed(*field.years, of=[measure]))
    return speech.words(status_key(field.status))


def _of_instrument(field: OfInstrument, scope: Scope) -> Gap:
    instrument, plan, speech = field.instrument, scope.plan, scope.speech
    match field.side:
        case "navn":
            return instrument.heading
        case "antall":
            count = plan.number_of(plan.under(instrument))
            return speech.count(count or replace(count, seen=(instrument.at,)))
    return speech.kroner(total(plan.proposed_under(instrument, year) for year in field.years))


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


def _planned_per_year(scope: Scope) -> Gap:
    years = scope.later_totals(bound=False)
    return AmountWords(scope.speech, with_unit=True).per_year_or_0(years) if years else _planned(scope)


def _planned(scope: Scope) -> Gap:
    return scope.speech.kroner(scope.plan.planned(*scope.plan.years.later))


FIELD_VALUES: Final[Mapping[str, Callable[[Scope], Gap]]] = {
    "budsjettår": lambda s: s.year,
    "siste_år": lambda s: s.plan.years.last,
    "planperiode": lambda s: period(s.plan.years.later or s.plan.years.all),
    "hele_planperioden": lambda s: period(s.plan.years.all),
    "antall_tiltak": lambda s: s.speech.count(s.plan.number_of(s.plan.measures)),
    "antall_tiltak_med_midler": lambda s: s.speech.count(s.plan.number_of(s.plan.with_money_now)),
    "antall_virkemidler": lambda s: s.speech.count(s.plan.number_of_instruments(with_measures=False)),
    "antall_virkemidler_med_tiltak": lambda s: s.speech.count(s.plan.number_of_instruments(with_measures=True)),
    "sum_foreslått": lambda s: s.speech.kroner(s.plan.proposed(s.year)),
    "ramme": lambda s: s.speech.kroner(s.plan.frame_total(s.year)),
    "ikke_fordelt": lambda s: s.speech.kroner(s.plan.left_of_frame(s.year)),
    "overskridelse": lambda s: s.speech.kroner(s.plan.excess(s.year)),
    "sum_planlagt": _planned,
    "planlagt_per_år": _planned_per_year,
    "sum_bundet": lambda s: s.speech.kroner(s.plan.bound(*s.plan.years.later)),
    "sum_anslag": lambda s: s.speech.kroner(s.plan.estimates(*s.plan.years.all)),
    "rådet": lambda s: s.case.region.council.name,
    "rådet_kort": lambda s: s.case.region.council.short_name,
}
"""What each field of domain/prose/layout.py becomes."""
