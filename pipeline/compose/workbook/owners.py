"""The workbook's sheet of owners: what those who own measures together get, year by year."""

from __future__ import annotations

from pipeline.compose.sheets.sheet import Column, ColumnKind, ComposedSheet, SheetRow, add_sums
from pipeline.compose.sheets.years import add_later_years, year_columns
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.measures import Party, Status


class OwnerSheet:
    """The sheet of owners; `total` is the row of the sum of all."""

    def __init__(self, title: str, measures: MeasureSheet) -> None:
        self._measures, plan, say = measures, measures.plan, measures.speech
        columns = {
            "number": Column(say.words("kolonne.nr"), 8, ColumnKind.NUMBER),
            "owner": Column(say.words("kolonne.eier"), 64),
            **year_columns(plan.years, say),
        }
        self._sheet = ComposedSheet(title, say.words("ark.tiltakseiere"), say.words("bok.forklaring"), columns)
        owners = [self._add(key, owners) for key, owners in enumerate(plan.owner_groups, 1)]
        self.total = add_sums(self._sheet, {"owner": say.words("sum")}, owners, plan.years.all)
        add_later_years(self.total, plan.years)

    def _add(self, key: int, owners: tuple[Party, ...]) -> SheetRow:
        measures, years = self._measures, self._measures.plan.years
        row = self._sheet.add({"number": key, "owner": measures.owner_names(owners)})
        is_theirs = (measures.column("owner_key"), row["number"].of_its_row)
        for year in years.all:
            row[year] = measures.sum_if(year, Status.PROPOSED, is_theirs)
        add_later_years(row, years)
        return row

    def sheet(self) -> WorkSheet:
        """Give the finished sheet."""
        return self._sheet.finished()
