"""The workbook's sheet of what the council changed."""

from __future__ import annotations

from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.speech import Speech, headed
from pipeline.compose.workbook.cells import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.decision import ChangedAmount, Decision
from pipeline.domain.plan.measures import Measure


def decision_sheet(title: str, case: Case, decision: Decision, speech: Speech) -> WorkSheet:
    """List what the council changed, with the difference as a formula."""
    rows = top(title, speech.words("bok.vedtak_forklaring"))
    keys = ("kolonne.nr", "kolonne.tiltak", "økonomi.år", "vedtak.foreslått", "vedtak.vedtatt", "vedtak.forskjell")
    names = [speech.words(key) for key in keys]
    rows.append(headers([*names, speech.words("vedtak.merknad")], names[3:]))
    changes = decision.in_order_of(case.plan)
    rows += [_sheet_row(case, change, speech, len(rows) + n) for n, change in enumerate(changes)]
    if not decision.changes:
        rows.append((blank(), cell_text(speech.words("vedtak.som_foreslått"))))
    return WorkSheet(speech.words("ark.vedtak"), (8, 56, 8, 16, 16, 16, 44), HEADER_ROW, tuple(rows))


def _sheet_row(case: Case, change: ChangedAmount, speech: Speech, row: int) -> Row:
    measure: Measure = case.plan.measure(change.measure)
    before = case.as_proposed.measure(change.measure).in_year(change.year)
    difference = change.amount.value - before.total.value
    was = SheetCell(before.total.value, CellLook.AMOUNT)
    if not before.status.has_amount:
        was = cell_text(speech.words(status_key(before.status)))
    return (
        cell_text(measure.number.value),
        cell_text(headed(measure.shown_as, measure.name)),
        SheetCell(change.year, CellLook.INTEGER),
        was,
        SheetCell(change.amount.value, CellLook.AMOUNT),
        cell_formula(f"E{row + 1}-N(D{row + 1})", difference),
        cell_text(change.note),
    )
