"""The columns of a plan's years, and beside them the sum of the later ones."""

from __future__ import annotations

from pipeline.compose.sheets.formulas import Cells, sum_of
from pipeline.compose.sheets.sheet import Column, Key, SheetRow, amount_column
from pipeline.compose.speech.speech import Speech, period
from pipeline.domain.values.text import plain
from pipeline.domain.values.years import PlanYears


def year_columns(years: PlanYears, speech: Speech) -> dict[Key, Column]:
    """Give a column for each year by the year, and `later` for the sum of the later years where there are any."""
    columns: dict[Key, Column] = {year: amount_column(str(year)) for year in years.all}
    if years.later:
        columns["later"] = amount_column(plain(speech.fill("bok.sum_senere", år=period(years.later))), 16)
    return columns


def add_later_years(row: SheetRow, years: PlanYears) -> None:
    """Fill the sum of the later years from the cells beside it."""
    if years.later:
        row["later"] = sum_of(Cells(row[years.later[0]], row[years.later[-1]]))
