"""The workbook's sheet of what earlier decisions bind, measure by measure and year by year."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.sheets.sheet import Column, ComposedSheet, Content, Key, SheetRow, add_sums, amount_column
from pipeline.compose.tables.budget import bound_names
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.bound import Bound
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain


def bound_sheets(title: str, case: Case, measures: MeasureSheet) -> Iterator[WorkSheet]:
    """Give the sheet to a plan that is decided with the budget, where a decision before it binds anything."""
    bounds = case.bound if case.is_budget_plan else ()
    if not bounds:
        return
    say, years = measures.speech, case.plan.years.all
    columns: dict[Key, Column] = {
        "number": Column(say.words("kolonne.nr"), 8),
        "name": Column(say.words("kolonne.tiltak"), 56),
        "decision": Column(say.words("fakta.bindende"), 44),
        **{year: amount_column(str(year), begins_page=True) for year in years},
    }
    sheet = ComposedSheet(title, say.words("ark.bundet"), say.words("bok.bundet_forklaring"), columns)
    rows = [_add(sheet, one, measures) for one in bounds]
    add_sums(sheet, {"name": say.words("sum")}, rows, years)
    yield sheet.finished()


def _add(sheet: ComposedSheet, one: Bound, measures: MeasureSheet) -> SheetRow:
    plan, speech = measures.plan, measures.speech
    own = plan.by_number.get(one.measures[0].number.value)
    row = sheet.add(
        {
            "number": ", ".join(measure.number.value for measure in one.measures),
            "name": plain(bound_names(plan, one, speech)),
            "decision": plain(speech.join(one.decisions)),
        }
    )
    for year, bound in zip(plan.years.all, one.amounts, strict=True):
        row[year] = _amount(year, bound, own, measures)
    return row


def _amount(year: int, bound: Total | None, own: Measure | None, measures: MeasureSheet) -> Content:
    """Fetch an amount that is this plan's own from its cell; what last year's plan bound is stated."""
    if bound is None:
        return None
    if own and bound.cells and bound == own.in_year(year).total:
        return measures.row_of[own.number.value][year]
    return bound.value
