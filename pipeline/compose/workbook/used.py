"""The workbook's sheet of what is used so far: what last year's plan gave each measure, what is used, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from pipeline.compose.speech.speech import Speech, headed
from pipeline.compose.workbook.cells import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.case.case import Case
from pipeline.domain.case.used import Use, left_last_year, uses
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.text import plain

NUMBER, NAME, GIVEN, USED, REST = range(5)


def used_sheets(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet, where it is known of any measure what is used."""
    listed = uses(case)
    if any(use.spent is not None for use in listed):
        yield _sheet(title, case, speech, listed)


def _sheet(title: str, case: Case, speech: Speech, listed: Sequence[Use]) -> WorkSheet:
    year = case.plan.years.budget - 1
    amounts = [
        f"{speech.words('budsjett.budsjett')} {year}",
        f"{speech.words('budsjett.brukt')} {year}",
        speech.words("budsjett.rest"),
    ]
    rows = top(title, plain(speech.fill("bok.brukt_forklaring", år=year)))
    rows.append(headers([speech.words("kolonne.nr"), speech.words("kolonne.tiltak"), *amounts], amounts))
    rows += [_row(use, HEADER_ROW + 1 + n) for n, use in enumerate(listed)]
    rows.append(_sums(speech, listed, len(rows)))
    left = left_last_year(case)
    if left:
        rows.append(_not_given(speech, left, len(rows)))
    return WorkSheet(speech.words("ark.brukt"), (8, 64, 16, 20, 14), HEADER_ROW, tuple(rows))


def _row(use: Use, row: int) -> Row:
    given, used = (xl_rowcol_to_cell(row, column) for column in (GIVEN, USED))
    rest = _amount(None) if use.rest is None else cell_formula(f"{given}-{used}", use.rest.value)
    name = headed(use.shown_as, use.name) if use.shown_as else use.name
    return cell_text(use.number), cell_text(name), _amount(use.given), _amount(use.spent), rest


def _not_given(speech: Speech, left: Total, row: int) -> Row:
    """Give what no measure was given of last year's frame: all of it is left."""
    rest = cell_formula(xl_rowcol_to_cell(row, GIVEN), left.value)
    return blank(), cell_text(speech.words("økonomi.ikke_fordelt")), _amount(left), _amount(None), rest


def _amount(amount: Total | None) -> SheetCell:
    return SheetCell(None if amount is None else amount.value, CellLook.AMOUNT)


def _sums(speech: Speech, listed: Sequence[Use], row: int) -> Row:
    """Sum what is known of each column."""
    columns = {
        GIVEN: [use.given for use in listed],
        USED: [use.spent for use in listed],
        REST: [use.rest for use in listed],
    }
    cells = [
        cell_formula(
            f"SUM({xl_range(HEADER_ROW + 1, column, row - 1, column)})",
            total(amount for amount in amounts if amount is not None).value,
            CellLook.SUM_AMOUNT,
        )
        for column, amounts in columns.items()
    ]
    label = cell_text(speech.words("budsjett.tiltak_i_alt"), CellLook.SUM_TEXT)
    return (blank(CellLook.SUM_TEXT), label, *cells)
