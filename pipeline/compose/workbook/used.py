"""The workbook's sheet of what is used so far: by the measures, by the council itself, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from pipeline.compose.speech.post_words import label_of
from pipeline.compose.speech.speech import Speech, headed
from pipeline.compose.workbook.cells import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.case.case import Case
from pipeline.domain.case.used import Spending, Spent, Use, spending_of
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.text import plain

NUMBER, NAME, GIVEN, USED, REST = range(5)


def used_sheets(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet, where it is known of any measure what is used."""
    spending = spending_of(case)
    if any(use.spending.spent is not None for use in spending.measures):
        yield _sheet(title, case, speech, spending)


def _sheet(title: str, case: Case, speech: Speech, spending: Spending) -> WorkSheet:
    year = case.plan.years.budget - 1
    amounts = [
        f"{speech.words('budsjett.budsjett')} {year}",
        f"{speech.words('budsjett.brukt')} {year}",
        speech.words("budsjett.rest"),
    ]
    rows = top(title, speech.words("ark.brukt"), plain(speech.fill("bok.brukt_forklaring", år=year)))
    rows.append(headers([speech.words("kolonne.nr"), speech.words("kolonne.tiltak"), *amounts], amounts))
    rows += [_measure(use, HEADER_ROW + 1 + n) for n, use in enumerate(spending.measures)]
    rows.append(_sums(speech, [use.spending for use in spending.measures], len(rows)))
    first = len(rows) - 1
    if spending.not_given and spending.not_given.given:
        rows.append(_row("", speech.words("økonomi.ikke_fordelt"), spending.not_given, len(rows)))
    if spending.left is not None:
        for line, use in spending.costs:
            rows.append(_row("", plain(label_of(line, speech)), use, len(rows)))
        rows += _account(speech, spending, year + 1, first, len(rows))
    return WorkSheet(speech.words("ark.brukt"), (8, 64, 16, 20, 14), HEADER_ROW, tuple(rows))


def _measure(use: Use, row: int) -> Row:
    return _row(use.number, plain(headed(use.shown_as, use.name)) if use.shown_as else use.name, use.spending, row)


def _row(number: str, name: str, use: Spent, row: int) -> Row:
    given, used = (xl_rowcol_to_cell(row, column) for column in (GIVEN, USED))
    rest = _amount(None) if use.rest is None else cell_formula(f"{given}-{used}", use.rest.value)
    return cell_text(number), cell_text(name), _amount(use.given), _amount(use.spent), rest


def _amount(amount: Total | None) -> SheetCell:
    return SheetCell(None if amount is None else amount.value, CellLook.AMOUNT)


def _sums(speech: Speech, uses: list[Spent], row: int) -> Row:
    """Sum what is known of each column."""
    columns = {
        GIVEN: [use.given for use in uses],
        USED: [use.spent for use in uses],
        REST: [use.rest for use in uses],
    }
    known = {c: total(amount for amount in amounts if amount is not None) for c, amounts in columns.items()}
    values = {column: amount.value for column, amount in known.items()}
    return _summed(speech.words("budsjett.tiltak_i_alt"), values, HEADER_ROW + 1, row)


def _summed(label: str, sums: dict[int, int], first: int, row: int) -> Row:
    cells = [
        cell_formula(f"SUM({xl_range(first, column, row - 1, column)})", value, CellLook.SUM_AMOUNT)
        for column, value in sums.items()
    ]
    return (blank(CellLook.SUM_TEXT), cell_text(label, CellLook.SUM_TEXT), *cells)


def _account(speech: Speech, spending: Spending, year: int, first: int, row: int) -> Iterator[Row]:
    """Sum the measures, what was given to none and the costs, from row `first` on, and say what becomes of the rest."""
    sums = {GIVEN: spending.all.given, USED: spending.all.spent, REST: spending.all.rest}
    values = {column: amount.value for column, amount in sums.items() if amount is not None}
    yield _summed(speech.words("budsjett.sum_brukt"), values, first, row)
    rest, carried = (xl_rowcol_to_cell(at, REST) for at in (row, row + 1))
    goes_over = _amount(spending.carried)
    yield _last(plain(speech.fill("budsjett.overføres_til", år=year)), goes_over)
    left = 0 if spending.left is None else spending.left.value
    yield _last(speech.words("budsjett.verken"), cell_formula(f"{rest}-{carried}", left))


def _last(label: str, rest: SheetCell) -> Row:
    return blank(), cell_text(label), _amount(None), _amount(None), rest
