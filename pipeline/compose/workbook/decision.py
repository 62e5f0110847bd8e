"""The workbook's sheet of what the council changed."""

from __future__ import annotations

from pipeline.compose.sections.council_amounts import AmountRow, Side, council_amounts
from pipeline.compose.sheets.sheet import Column, ColumnKind, ComposedSheet, Content, Key, amount_column
from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.speech import Speech, capitalised
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain


def decision_sheet(title: str, case: Case, decision: Decision, speech: Speech) -> WorkSheet:
    """List the amounts that the council changed, with the difference as a formula."""
    estimate = plain(capitalised(speech.fill(status_key(Status.ESTIMATE))))
    name, explanation = speech.words("ark.vedtak"), speech.words("bok.vedtak_forklaring")
    sheet = ComposedSheet(title, name, explanation, _columns(estimate, speech))
    for changed in council_amounts(case, decision, speech):
        _add(sheet, changed, estimate)
    if not decision.changes_money:
        sheet.add({"name": speech.words("vedtak.beløp_som_foreslått")})
    return sheet.finished()


def _columns(estimate: str, speech: Speech) -> dict[Key, Column]:
    return {
        "number": Column(speech.words("kolonne.nr"), 8),
        "name": Column(speech.words("kolonne.tiltak"), 56),
        "year": Column(speech.words("økonomi.år"), 8, ColumnKind.NUMBER),
        "proposed": amount_column(speech.words("vedtak.foreslått"), 16),
        "decided": amount_column(speech.words("vedtak.vedtatt"), 16),
        "difference": amount_column(speech.words("vedtak.forskjell"), 16),
        "estimate": amount_column(estimate, 16),
        "votes": Column(speech.words("vedtak.stemmer"), 24),
        "note": Column(speech.words("vedtak.merknad"), 44),
    }


def _add(sheet: ComposedSheet, changed: AmountRow, estimate: str) -> None:
    """Add what was proposed and decided; words in their place count as nothing in the difference."""
    row = sheet.add(
        {
            "number": changed.number,
            "name": plain(changed.name),
            "year": changed.year,
            "proposed": estimate if changed.estimate else _side(changed.proposed),
            "decided": _side(changed.decided),
            "difference": "",
            "estimate": _side(changed.estimate) if changed.estimate else "",
            "votes": changed.votes,
            "note": changed.note,
        }
    )
    if isinstance(changed.decided, Total):
        was_kroner = isinstance(changed.proposed, Total)
        row["difference"] = row["decided"] - row["proposed"] if was_kroner else row["decided"]


def _side(side: Side) -> Content:
    return side.value if isinstance(side, Total) else plain(side)
