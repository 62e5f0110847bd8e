"""The workbook's sheet of what earlier decisions bind, measure by measure and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_range

from pipeline.compose.sections.budget_tables import bound_names
from pipeline.compose.speech.speech import Speech
from pipeline.compose.workbook.cells import HEADER_ROW, YEAR_WIDTH, Row, blank, cell_formula, cell_text, headers, top
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.bound import Bound, bound_in
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain

NUMBER, NAME, DECISION, FIRST_YEAR = range(4)


def bound_sheets(title: str, case: Case, measures: MeasureSheet) -> Iterator[WorkSheet]:
    """Give the sheet to a plan that is decided with the budget, where a decision before it binds anything."""
    bounds = case.bound if case.is_budget_plan else ()
    if not bounds:
        return
    say, years = measures.speech, case.plan.years.all
    names = [say.words(key) for key in ("kolonne.nr", "kolonne.tiltak", "fakta.bindende")]
    rows = top(title, say.words("ark.bundet"), say.words("bok.bundet_forklaring"))
    rows.append(headers([*names, *map(str, years)], [str(year) for year in years]))
    rows += [_row(case.plan, one, measures) for one in bounds]
    rows.append(_sums(case.plan, bounds, say, len(rows)))
    widths = (8, 56, 44, *[YEAR_WIDTH] * len(years))
    begins = tuple(range(FIRST_YEAR, FIRST_YEAR + len(years)))
    yield WorkSheet(say.words("ark.bundet"), widths, HEADER_ROW, tuple(rows), page_begins=begins)


def _row(plan: Plan, one: Bound, measures: MeasureSheet) -> Row:
    speech = measures.speech
    own = plan.by_number.get(one.measures[0].number.value)
    return (
        cell_text(", ".join(measure.number.value for measure in one.measures)),
        cell_text(plain(bound_names(plan, one, speech))),
        cell_text(plain(speech.join(one.decisions))),
        *(_amount(year, bound, own, measures) for year, bound in zip(plan.years.all, one.amounts, strict=True)),
    )


def _amount(year: int, bound: Total | None, own: Measure | None, measures: MeasureSheet) -> SheetCell:
    """Fetch an amount that is this plan's own from its cell; what last year's plan bound is stated."""
    if bound is None:
        return blank(CellLook.AMOUNT)
    if own and bound.cells and bound == own.in_year(year).total:
        return cell_formula(measures.cell(own, year), bound.value)
    return SheetCell(bound.value, CellLook.AMOUNT)


def _sums(plan: Plan, bounds: Sequence[Bound], speech: Speech, row: int) -> Row:
    label, empty = cell_text(speech.words("sum"), CellLook.SUM_TEXT), blank(CellLook.SUM_TEXT)
    cells = []
    for column, year in enumerate(plan.years.all, FIRST_YEAR):
        bound = bound_in(bounds, plan, year)
        formula = f"SUM({xl_range(HEADER_ROW + 1, column, row - 1, column)})"
        cells.append(cell_formula(formula, bound.value if bound else 0, CellLook.SUM_AMOUNT))
    return (empty, label, empty, *cells)
