"""The workbook's first sheet: the sums by instrument, the frame and what is left of it, and the controls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.compose.sections.charts import chart, with_money
from pipeline.compose.sheets.formulas import CellRef, WordCriterion, at_least_0
from pipeline.compose.sheets.sheet import (
    HEADER_ROW,
    Column,
    ColumnKind,
    ComposedSheet,
    Content,
    RowKind,
    SheetRow,
    add_sums,
)
from pipeline.compose.sheets.years import add_later_years, year_columns
from pipeline.compose.speech.speech import period
from pipeline.compose.workbook.budget import BudgetSheet
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.compose.workbook.owners import OwnerSheet
from pipeline.domain.documents.document import SheetChart, SheetTotal, WorkSheet
from pipeline.domain.plan.measures import Frame, Instrument, Status
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain


class SummarySheet:
    """The first sheet. It asks the sheets of measures and owners, and that of the budget where there is one."""

    def __init__(self, title: str, measures: MeasureSheet, owners: OwnerSheet, budget: BudgetSheet | None) -> None:
        self.plan, self.speech = measures.plan, measures.speech
        self._measures, self._owners, self._budget = measures, owners, budget
        say, years = self.speech, self.plan.years
        columns = {
            "number": Column(say.words("kolonne.nr"), 8, ColumnKind.NUMBER),
            "label": Column(say.words("økonomi.virkemiddel"), 64),
            **year_columns(years, say),
        }
        self._sheet = ComposedSheet(title, say.words("ark.sammendrag"), say.words("bok.forklaring"), columns)
        self._instruments = [self._add_instrument(instrument) for instrument in self.plan.instruments]
        self._sum = add_sums(self._sheet, {"label": say.words("sum")}, self._instruments, years.all)
        add_later_years(self._sum, years)
        if years.later:
            self._add_planned_and_bound()
        self._frame, self._left = self._add_frame()
        self._add_beside()
        self._add_controls()

    # --- rows ---------------------------------------------------------------------------------------

    def _add(self, key: str, contents: Mapping[int, Content], kind: RowKind = RowKind.PLAIN) -> SheetRow:
        """Add a row of one thing a year, under its words; a year without it is blank."""
        row = self._sheet.add({"label": self.speech.words(key)}, kind)
        for year in self.plan.years.all:
            row[year] = contents.get(year)
        return row

    def _add_instrument(self, instrument: Instrument) -> SheetRow:
        row = self._sheet.add({"number": instrument.number, "label": self.speech.text(instrument.heading)})
        is_under = (self._measures.column("instrument"), row["number"].of_its_row)
        for year in self.plan.years.all:
            row[year] = self._measures.sum_if(year, Status.PROPOSED, is_under)
        add_later_years(row, self.plan.years)
        return row

    def _add_planned_and_bound(self) -> None:
        """Split the later years in what is planned and what is bound, under the sums that the two add up to."""
        years, measures = self.plan.years, self._measures
        is_bound = (measures.column("bound"), WordCriterion(self.speech.words("bok.ja")))
        planned, bound = self._add("bok.planlagt", {}), self._add("bok.bundne_beløp", {})
        for year in years.later:
            planned[year] = self._sum[year] - bound[year]
            bound[year] = measures.sum_if(year, Status.PROPOSED, is_bound)
        add_later_years(planned, years)
        add_later_years(bound, years)

    def _frame_of(self, year: int, frame: Frame) -> Content:
        """Give a year's frame, from the cell of the budget where it comes of that."""
        if self._budget and frame.of_budget is not None:
            return self._budget.frame[year]
        return self.plan.frame_total(year).value

    def _add_frame(self) -> tuple[SheetRow, SheetRow]:
        """Add the frame, what is left of it, what is missing and what covers that; give the first two rows.

        They are blank where no frame is decided.
        """
        decided = {year: self.plan.frame(year) for year in self.plan.years.all}
        frames = {year: frame for year, frame in decided.items() if frame is not None}
        spent = self._sum
        given = self._add("økonomi.ramme", {year: self._frame_of(year, frame) for year, frame in frames.items()})
        left = {year: at_least_0(given[year] - spent[year]) for year in frames}
        missing = {year: at_least_0(spent[year] - given[year]) for year in frames}
        of_left = self._add("økonomi.ikke_fordelt", left)
        self._add("økonomi.mangler_dekning", missing)
        said = {year: self.speech.say(frame.cover) for year, frame in frames.items()}
        covers = {year: cover for year, cover in said.items() if cover}
        if covers:
            self._add("bok.inndekning", {**dict.fromkeys(decided, ()), **covers})
        return given, of_left

    def _add_beside(self) -> None:
        """Add estimates, and how many measures are undecided: beside the sums, never in them."""
        years, measures = self.plan.years, self._measures
        estimates = self._add("bok.anslag", {year: measures.sum_if(year, Status.ESTIMATE) for year in years.all})
        add_later_years(estimates, years)
        self._add("bok.antall_uavklart", {year: measures.count_if(year, Status.UNDECIDED) for year in years.all})

    def _add_controls(self) -> None:
        """Hold the sums by instrument against all measures and against the sums by owner: the same, added apart.

        A row that somebody adds among the measures without its two numbers is in one of them and not in the others.
        """
        others = (("bok.kontroll_tiltak", self._measures.total), ("bok.kontroll_eiere", self._owners.total))
        for key, other in others:
            differences = {year: self._sum[year] - other[year] for year in self.plan.years.all}
            self._add(key, differences, RowKind.CONTROL)

    # --- the finished sheet ---------------------------------------------------------------------------

    def totals(self) -> Iterator[SheetTotal]:
        """Say where the proposed sums, the frames and what is left of them stand."""
        plan = self.plan
        for year in plan.years.all:
            yield _total(plan.proposed(year), self._sum[year])
            if plan.frame(year) is not None:
                yield _total(plan.frame_total(year), self._frame[year])
                yield _total(plan.left_of_frame(year), self._left[year])

    def sheet(self) -> WorkSheet:
        """Give the finished sheet, with its chart."""
        return self._sheet.finished(chart=self._chart())

    def _chart(self) -> SheetChart:
        plan, say = self.plan, self.speech
        title = plain(say.fill("diagram", år=period(plan.years.all)))
        drawn = chart(plan, say, title, say.fill("bok.diagram_tabell"))
        shown = with_money(plan)
        parts = zip(plan.instruments, self._instruments, strict=True)
        rows = [row for instrument, row in parts if instrument in shown]
        if drawn.marks:
            rows.append(self._frame)
        rows.append(self._sum)
        return SheetChart(
            drawn,
            HEADER_ROW,
            rows=tuple(row.index for row in rows),
            first_column=self._sum[plan.years.budget].column,
            at_row=self._sheet.height + 1,
        )


def _total(total: Total, cell: CellRef) -> SheetTotal:
    return SheetTotal(total, cell.row, cell.column)
