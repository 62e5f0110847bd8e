"""The workbook's sheet of what the council changed."""

from __future__ import annotations

from pipeline.compose.sections.council_amounts import AmountRow, Side, council_amounts
from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.speech import Speech, capitalised
from pipeline.compose.workbook.cells import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain


def decision_sheet(title: str, case: Case, decision: Decision, speech: Speech) -> WorkSheet:
    """List the amounts that the council changed, with the difference as a formula."""
    rows = top(title, speech.words("ark.vedtak"), speech.words("bok.vedtak_forklaring"))
    keys = ("kolonne.nr", "kolonne.tiltak", "økonomi.år", "vedtak.foreslått", "vedtak.vedtatt", "vedtak.forskjell")
    names = [speech.words(key) for key in keys]
    estimate = plain(capitalised(speech.fill(status_key(Status.ESTIMATE))))
    amounts = [*names[3:], estimate]
    remarks = (speech.words("vedtak.stemmer"), speech.words("vedtak.merknad"))
    rows.append(headers([*names, estimate, *remarks], amounts))
    rows += [_sheet_row(row, len(rows) + n, estimate) for n, row in enumerate(council_amounts(case, decision, speech))]
    if not decision.changes_money:
        rows.append((blank(), cell_text(speech.words("vedtak.beløp_som_foreslått"))))
    return WorkSheet(speech.words("ark.vedtak"), (8, 56, 8, 16, 16, 16, 16, 24, 44), HEADER_ROW, tuple(rows))


def _sheet_row(changed: AmountRow, row: int, estimate: str) -> Row:
    less = f"-D{row + 1}" if isinstance(changed.proposed, Total) else ""
    is_amount = isinstance(changed.decided, Total)
    return (
        cell_text(changed.number),
        cell_text(plain(changed.name)),
        SheetCell(changed.year, CellLook.INTEGER),
        cell_text(estimate) if changed.estimate else _side(changed.proposed),
        _side(changed.decided),
        cell_formula(f"E{row + 1}{less}", changed.difference) if is_amount else blank(),
        _side(changed.estimate) if changed.estimate else blank(),
        cell_text(changed.votes),
        cell_text(changed.note),
    )


def _side(side: Side) -> SheetCell:
    return SheetCell(side.value, CellLook.AMOUNT) if isinstance(side, Total) else cell_text(plain(side))
