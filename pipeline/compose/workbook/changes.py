"""The workbook's sheet of what changed since last year's plan."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from pipeline.compose.sections.changes import what_happened
from pipeline.compose.speech.speech import Speech, capitalised
from pipeline.compose.workbook.cells import HEADER_ROW, YEAR_WIDTH, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.changes import Changes, Thread
from pipeline.domain.values.text import plain


def changes_sheet(title: str, since: Changes, speech: Speech, *, only_proposed: bool) -> WorkSheet:
    """List every thread with both plans' amounts, year by year, and their differences as formulas."""
    explanation = "bok.endringer_foreslått" if only_proposed else "bok.endringer_forklaring"
    name = plain(speech.fill("ark.endringer", år=since.year))
    rows = top(title, name, plain(speech.fill(explanation, år=since.year)))
    years = [
        plain(speech.fill(key, år=year, forrige=since.year))
        for year in since.years
        for key in ("kolonne.år_i_fjor", "kolonne.år_nå", "kolonne.år_forskjell")
    ]
    names = [speech.words(key) for key in ("kolonne.nr", "kolonne.tiltak", "kolonne.endring")]
    rows.append(headers([*names, *years, speech.words("kolonne.begrunnelse")], years))
    first = len(rows)
    rows += [_sheet_row(since, thread, speech, first + n) for n, thread in enumerate(since.threads)]
    last = len(rows) - 1
    rows.append(_sum_row(since, speech, first, len(rows)))
    widths = (14, 48, 40, *[YEAR_WIDTH] * len(years), 48)
    begins = tuple(range(len(names), len(names) + len(years), 3))
    return WorkSheet(name, widths, HEADER_ROW, tuple(rows), page_begins=begins, last_filtered=last)


def _sheet_row(since: Changes, thread: Thread, speech: Speech, row: int) -> Row:
    numbers = dict.fromkeys(measure.number.value for measure in (*thread.before, *thread.now))
    cells = [
        cell_text(", ".join(numbers)),
        cell_text(thread.name),
        cell_text(plain(capitalised(what_happened(since, thread, speech)))),
    ]
    for year in since.years:
        cells += _year_cells(since, year, (thread.was(year).value, thread.becomes(year).value), row, len(cells))
    return (*cells, cell_text(thread.reason))


def _year_cells(since: Changes, year: int, sums: tuple[int, int], row: int, column: int) -> Row:
    """Give what was, what is, and the difference; blank where a plan does not have the year."""
    was, becomes = sums
    difference = cell_formula(_difference(row, column + 2), becomes - was)
    return (
        SheetCell(was if year in since.ahead else None, CellLook.AMOUNT),
        SheetCell(becomes if year in since.now.years.all else None, CellLook.AMOUNT),
        difference if year in since.ahead else blank(CellLook.AMOUNT),
    )


def _sum_row(since: Changes, speech: Speech, first: int, row: int) -> Row:
    empty = blank(CellLook.SUM_TEXT)
    cells = [empty, cell_text(speech.words("sum"), CellLook.SUM_TEXT), empty]
    for year in since.years:
        for years, total in ((since.ahead, since.was(year)), (since.now.years.all, since.becomes(year))):
            formula = cell_formula(_below(first, row, len(cells)), total.value, CellLook.SUM_AMOUNT)
            cells.append(formula if year in years else blank(CellLook.SUM_AMOUNT))
        difference = since.becomes(year).value - since.was(year).value
        formula = cell_formula(_difference(row, len(cells)), difference, CellLook.SUM_AMOUNT)
        cells.append(formula if year in since.ahead else blank(CellLook.SUM_AMOUNT))
    return (*cells, empty)


def _below(first: int, row: int, column: int) -> str:
    return f"SUM({xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)})"


def _difference(row: int, column: int) -> str:
    return f"{xl_rowcol_to_cell(row, column - 1)}-{xl_rowcol_to_cell(row, column - 2)}"
