"""The workbook's sheet of what earlier decisions bind, measure by measure and year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlsxwriter.utility import xl_range

from pipeline.compose.measure_sheet import (
    HEADER_ROW,
    YEAR_WIDTH,
    MeasureSheet,
    Row,
    blank,
    cell_formula,
    cell_text,
    headers,
    top,
)
from pipeline.compose.speech import headed
from pipeline.domain.case import Case
from pipeline.domain.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.kroner import Total
from pipeline.domain.measures import Measure

NUMBER, NAME, DECISION, FIRST_YEAR = range(4)


def bound_sheets(title: str, case: Case, measures: MeasureSheet) -> Iterator[WorkSheet]:
    """Give the sheet to a plan that is decided with the budget, where an earlier decision binds any of its amounts."""
    if not case.is_budget_plan or not _bound(case):
        return
    say, years = measures.speech, case.plan.years.all
    names = [say.words(key) for key in ("kolonne.nr", "kolonne.tiltak", "fakta.bindende")]
    rows = top(title, say.words("bok.bundet_forklaring"))
    rows.append(headers([*names, *map(str, years)], [str(year) for year in years]))
    rows += [_row(case, measure, measures) for measure in _bound(case)]
    rows.append(_sums(case, measures, len(rows)))
    widths = (8, 56, 44, *[YEAR_WIDTH] * len(years))
    begins = tuple(range(FIRST_YEAR, FIRST_YEAR + len(years)))
    yield WorkSheet(say.words("ark.bundet"), widths, HEADER_ROW, tuple(rows), page_begins=begins)


def _bound(case: Case) -> tuple[Measure, ...]:
    return case.plan.binding


def _in_year(case: Case, year: int, measures: Iterable[Measure]) -> Total:
    return case.plan.bound_in(year, measures)


def _row(case: Case, measure: Measure, measures: MeasureSheet) -> Row:
    return (
        cell_text(measure.number.value),
        cell_text(headed(measure.shown_as, measure.name)),
        cell_text(measure.binding.value if measure.binding else ""),
        *(_amount(_in_year(case, year, [measure]), measure, year, measures) for year in case.plan.years.all),
    )


def _amount(bound: Total, measure: Measure, year: int, measures: MeasureSheet) -> SheetCell:
    """Fetch an amount that is the plan's own from its cell; another, such as last year's promise, is stated."""
    if bound.cells and bound == measure.in_year(year).total:
        return cell_formula(measures.cell(measure, year), bound.value)
    return SheetCell(bound.value, CellLook.AMOUNT)


def _sums(case: Case, measures: MeasureSheet, row: int) -> Row:
    cells = [
        cell_formula(
            f"SUM({xl_range(HEADER_ROW + 1, column, row - 1, column)})",
            _in_year(case, year, _bound(case)).value,
            CellLook.SUM_AMOUNT,
        )
        for column, year in enumerate(case.plan.years.all, FIRST_YEAR)
    ]
    label, empty = cell_text(measures.speech.words("sum"), CellLook.SUM_TEXT), blank(CellLook.SUM_TEXT)
    return (empty, label, empty, *cells)
