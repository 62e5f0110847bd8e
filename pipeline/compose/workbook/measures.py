"""The workbook's sheet of measures, and the formulas that other sheets sum it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.speech import Speech, headed, period
from pipeline.compose.workbook.cells import (
    HEADER_ROW,
    YEAR_WIDTH,
    Row,
    blank,
    cell_formula,
    cell_text,
    headers,
    in_sheet,
    top,
)
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.measures import Instrument, Measure, Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.text import plain

# The columns of the sheet of measures, before its years. Sums look measures up by the numbers of instrument and
# owner, not by their names: SUMIFS would read a name with *, ? or a leading = as something else than a name.
NUMBER, INSTRUMENT, MEASURE, OWNER, OWNER_KEY, BOUND, FIRST_YEAR = range(7)


@dataclass
class MeasureSheet:
    """The sheet of measures, and where in it everything stands."""

    plan: Plan
    speech: Speech
    rows: list[Row] = field(default_factory=list)
    row_of: dict[str, int] = field(default_factory=dict)
    sum_row_of: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = [self._header()]
        for instrument in self.plan.instruments:
            self._add(instrument)
        self.rows.append(
            self._total_row(self.speech.words("bok.sum_alle"), HEADER_ROW + 1, self.last_row, self.plan.measures)
        )

    # where things stand

    @property
    def last_row(self) -> int:
        """Give the last row that is filled so far: the total, when all are."""
        return HEADER_ROW + len(self.rows) - 1

    def amount_column(self, year: int) -> int:
        """Give the column of a year's amounts; the one after it has their statuses."""
        return FIRST_YEAR + 2 * (year - self.plan.years.budget)

    @property
    def tail(self) -> int:
        """Give the first column after the years."""
        return FIRST_YEAR + 2 * len(self.plan.years.all)

    def cell(self, measure: Measure, year: int) -> str:
        """Name a measure's amount in a year, for formulas in other sheets."""
        at = xl_rowcol_to_cell(self.row_of[measure.number.value], self.amount_column(year))
        return in_sheet(self.speech.words("ark.tiltak"), at)

    def sum_cell(self, instrument: Instrument, year: int) -> str:
        """Name the sum of an instrument that has measures, for formulas in other sheets."""
        at = xl_rowcol_to_cell(self.sum_row_of[instrument.number], self.amount_column(year))
        return in_sheet(self.speech.words("ark.tiltak"), at)

    def total_cell(self, year: int) -> str:
        """Name the sum of all measures, for formulas in other sheets."""
        at = xl_rowcol_to_cell(self.last_row, self.amount_column(year))
        return in_sheet(self.speech.words("ark.tiltak"), at)

    def owners_cell(self, year: int) -> str:
        """Name the sum of all owners in their own sheet, where each set of owners has a row under the headings."""
        at = xl_rowcol_to_cell(HEADER_ROW + 1 + len(self.plan.owner_groups), 2 + year - self.plan.years.budget)
        return in_sheet(self.speech.words("ark.tiltakseiere"), at)

    def column(self, column: int) -> str:
        """Name a column's cells from the first measure to the last, for formulas in other sheets."""
        return in_sheet(
            self.speech.words("ark.tiltak"), xl_range_abs(HEADER_ROW + 1, column, self.last_row - 1, column)
        )

    def status_word(self, status: Status) -> str:
        """Give the word that the sheet has for a status."""
        return self.speech.words(status_key(status))

    # formulas over the measures

    def sum_if(self, year: int, status: Status, *conditions: tuple[int, str]) -> str:
        """Sum a year's amounts with a status, and where each column of the conditions is as it says."""
        column = self.amount_column(year)
        pairs = [(column + 1, f'"{self.status_word(status)}"'), *conditions]
        criteria = ",".join(f"{self.column(where)},{wanted}" for where, wanted in pairs)
        return f"SUMIFS({self.column(column)},{criteria})"

    def count_if(self, year: int, status: Status) -> str:
        """Count a year's measures with a status."""
        return f'COUNTIFS({self.column(self.amount_column(year) + 1)},"{self.status_word(status)}")'

    # rows

    def _header(self) -> Row:
        say, years = self.speech, self.plan.years
        names = [
            say.words("kolonne.nr"),
            f"{say.words('økonomi.virkemiddel')} {say.words('kolonne.nr').lower()}",
            say.words("kolonne.tiltak"),
            say.words("kolonne.eier"),
            f"{say.words('kolonne.eier')} {say.words('kolonne.nr').lower()}",
            say.words("bok.bundet"),
        ]
        for year in years.all:
            names += [str(year), plain(say.fill("bok.status", år=year))]
        for key in ("bok.merknad", "bok.kilde"):
            names += [plain(say.fill(key, år=years.budget))]
            names += [plain(say.fill(key, år=period(years.later)))] if years.later else []
        return headers([*names, say.words("kolonne.partnere")], [str(year) for year in years.all])

    def _add(self, instrument: Instrument) -> None:
        measures = self.plan.under(instrument)
        width = self.tail + 1 + 2 * (2 if self.plan.years.later else 1)
        group = f"{instrument.number}. {instrument.heading}"
        self.rows.append((blank(CellLook.GROUP), blank(CellLook.GROUP), cell_text(group, CellLook.GROUP)))
        self.rows[-1] += (blank(CellLook.GROUP),) * (width - 3)
        first = HEADER_ROW + len(self.rows)
        for measure in measures:
            self.row_of[measure.number.value] = HEADER_ROW + len(self.rows)
            self.rows.append(self._measure(measure))
        if measures:
            self.sum_row_of[instrument.number] = HEADER_ROW + len(self.rows)
            self.rows.append(self._total_row(self.speech.words("sum"), first, first + len(measures) - 1, measures))

    def _measure(self, measure: Measure) -> Row:
        later = bool(self.plan.years.later)
        cells = [
            cell_text(measure.number.value),
            SheetCell(measure.instrument, CellLook.INTEGER),
            cell_text(plain(headed(measure.shown_as, measure.name))),
            cell_text(self.owner_names(measure.owners)),
            SheetCell(self.owner_key(measure.owners), CellLook.INTEGER),
            cell_text(self.speech.words("bok.ja") if measure.binding else ""),
        ]
        for amount in measure.amounts:
            kroner = amount.total.value if amount.status.has_amount else None
            cells += [SheetCell(kroner, CellLook.AMOUNT), cell_text(self.status_word(amount.status))]
        cells += [cell_text(measure.note_now), *([cell_text(measure.note_later)] if later else [])]
        cells += [cell_text(measure.source_now), *([cell_text(measure.source_later)] if later else [])]
        full = {party.short_name: party.name for party in self.plan.parties}
        return (*cells, cell_text(plain(self.speech.join([full.get(name, name) for name in measure.partners]))))

    def owner_names(self, owners: Sequence[Party]) -> str:
        """Name owners by their full names: the same in every row, so that a filter or a pivot table finds them all."""
        return plain(self.speech.join([owner.name for owner in owners]))

    def owner_key(self, owners: tuple[Party, ...]) -> int:
        """Give the number that an owner, or a set of co-owners, is looked up by."""
        return [frozenset(group) for group in self.plan.owner_groups].index(frozenset(owners)) + 1

    def _total_row(self, label: str, first: int, last: int, measures: Sequence[Measure]) -> Row:
        """Sum the proposed amounts of rows; rows without a status, such as other sums, do not count."""
        cells = [blank(CellLook.SUM_TEXT)] * FIRST_YEAR
        cells[MEASURE] = cell_text(label, CellLook.SUM_TEXT)
        for year in self.plan.years.all:
            column = self.amount_column(year)
            amounts, statuses = (xl_range_abs(first, c, last, c) for c in (column, column + 1))
            formula = f'SUMIFS({amounts},{statuses},"{self.status_word(Status.PROPOSED)}")'
            result = self.plan.proposed(year, of=measures).value
            cells += [cell_formula(formula, result, CellLook.SUM_AMOUNT), blank(CellLook.SUM_TEXT)]
        return (*cells, *[blank(CellLook.SUM_TEXT)] * (len(self.rows[0]) - len(cells)))

    def sheet(self, title: str) -> WorkSheet:
        """Give the finished sheet."""
        years = [width for _ in self.plan.years.all for width in (YEAR_WIDTH, 14)]
        notes = [30, 30] if self.plan.years.later else [30]
        name = self.speech.words("ark.tiltak")
        return WorkSheet(
            name=name,
            widths=(6, 12, 44, 31, 11, 8, *years, *notes, *notes, 38),
            header_row=HEADER_ROW,
            rows=(*top(title, name, self.speech.words("bok.forklaring")), *self.rows),
            page_begins=(*(self.amount_column(year) for year in self.plan.years.all), self.tail),
            repeated=MEASURE + 1,
            helpers=frozenset({INSTRUMENT, OWNER_KEY}),
            last_filtered=self.last_row - 1,
        )
