"""The workbook's sheet of the measures of a plan without money."""

from __future__ import annotations

from pipeline.compose.sheets.sheet import Column, Key, Sheet
from pipeline.compose.speech.names import role_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import headed
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.text import plain


def list_sheet(title: str, scope: Scope) -> WorkSheet:
    """List the measures, a row each, with instrument, role, owners and partners; owners by their full names."""
    say, plan = scope.speech, scope.plan
    columns: dict[Key, Column] = {
        "number": Column(say.words("kolonne.nr"), 6),
        "instrument": Column(say.words("økonomi.virkemiddel"), 40),
        "measure": Column(say.words("kolonne.tiltak"), 44),
        "role": Column(say.words("kolonne.rolle"), 24),
        "owner": Column(say.words("kolonne.eier"), 31),
        "partners": Column(say.words("kolonne.partnere"), 38),
    }
    if not any(measure.roles or measure.role_note for measure in plan.measures):
        del columns["role"]
    if not any(measure.partners for measure in plan.measures):
        del columns["partners"]
    sheet = Sheet(title, say.words("ark.tiltak"), "", columns)
    for measure in plan.measures:
        sheet.add({key: said for key, said in _said(measure, scope).items() if key in columns})
    return sheet.finished()


def _said(measure: Measure, scope: Scope) -> dict[Key, str]:
    say, plan = scope.speech, scope.plan
    instrument, full = plan.instrument_of(measure), {party.short_name: party.name for party in plan.parties}
    return {
        "number": measure.number.value,
        "instrument": plain(headed(f"{instrument.number}.", say.say(instrument.heading))),
        "measure": plain(headed(measure.shown_as, measure.name)),
        "role": plain(role_of(measure, scope.case.region, say)),
        "owner": plain(say.join([owner.name for owner in measure.owners])),
        "partners": plain(say.join([full.get(name, name) for name in measure.partners])),
    }
