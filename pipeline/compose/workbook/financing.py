"""The workbook's sheet of money from others, with what is known of each source summed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compose.sheets.formulas import Constant, sum_ifs
from pipeline.compose.sheets.sheet import Column, ColumnKind, ComposedSheet, Key, RowKind, SheetRow, amount_column, down
from pipeline.compose.speech.speech import Speech, headed
from pipeline.compose.tables.plan import financing_status
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.measures import Financing
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.text import plain
from pipeline.domain.values.written import Written


def financing_sheet(title: str, plan: Plan, speech: Speech) -> WorkSheet:
    """List money from others, and sum what is known of each source; sources are looked up by number, as owners are."""
    name, explanation = speech.words("ark.samfinansiering"), speech.words("bok.samfinansiering_forklaring")
    sheet = ComposedSheet(title, name, explanation, _columns(speech))
    rows = [_add(sheet, plan, financing, speech) for financing in plan.financing]
    last = sheet.last
    for source in plan.financing_sources:
        _add_sum(sheet, rows, plan, source, speech)
    if not plan.financing:
        sheet.add({"name": speech.words("bok.ingen")})
    return sheet.finished(last_filtered=last)


def _columns(speech: Speech) -> dict[Key, Column]:
    return {
        "number": Column(speech.words("kolonne.nr"), 8),
        "name": Column(speech.words("kolonne.tiltak"), 48),
        "source_key": Column(speech.words("bok.nøkkel"), 10, ColumnKind.NUMBER, is_helper=True),
        "source": Column(speech.words("økonomi.kilde"), 44),
        "year": Column(speech.words("økonomi.år"), 8, ColumnKind.NUMBER),
        "amount": amount_column(speech.words("økonomi.beløp"), 14),
        "status": Column(speech.words("økonomi.status"), 14),
    }


def _key_of(plan: Plan, source: Written) -> int:
    return [one.text for one in plan.financing_sources].index(source.text) + 1


def _add(sheet: ComposedSheet, plan: Plan, financing: Financing, speech: Speech) -> SheetRow:
    measure = plan.measure(financing.measure.value)
    return sheet.add(
        {
            "number": financing.measure.value,
            "name": plain(headed(measure.shown_as, speech.say(measure.name))),
            "source_key": _key_of(plan, financing.source),
            "source": speech.text(financing.source),
            "year": financing.year,
            "amount": financing.amount.value if financing.amount else None,
            "status": financing_status(financing.status, speech),
        }
    )


def _add_sum(sheet: ComposedSheet, rows: Sequence[SheetRow], plan: Plan, source: Written, speech: Speech) -> None:
    """Sum a source; one of which no amount is known has no sum."""
    row = sheet.add({"name": speech.words("sum"), "source": speech.text(source)}, RowKind.SUM)
    if any(financing.amount for financing in plan.financing if financing.source.text == source.text):
        amounts, keys = down(rows, "amount").fixed, down(rows, "source_key").fixed
        row["amount"] = sum_ifs(amounts, (keys, Constant(_key_of(plan, source))))
    else:
        row["amount"] = speech.words("økonomi.ukjent_beløp")
