"""The budget workbook: every measure with its years, and sums as formulas whose stored results are the plan's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from pipeline.compose.names import MeasureNames, names_in_order
from pipeline.compose.scope import speech_for
from pipeline.compose.speech import Speech, period
from pipeline.domain.case import Case
from pipeline.domain.document import BudgetWorkbook, CellLook, SheetCell, SheetChart, WorkSheet
from pipeline.domain.kroner import Total, total
from pipeline.domain.measures import Instrument, Measure, Party, Status
from pipeline.domain.plan import Plan
from pipeline.domain.text import plain

FILE: Final = "tiltaksbudsjett.xlsx"
HEADER_ROW: Final = 2  # under the title and the explanation
YEAR_WIDTH: Final = 12

_STATUS_KEYS: Final = {
    Status.PROPOSED: "statusord.foreslått",
    Status.ESTIMATE: "statusord.anslag",
    Status.UNDECIDED: "statusord.ikke_avklart",
    Status.ALREADY_ALLOCATED: "statusord.allerede_avsatt",
    Status.PAID_BY_OTHERS: "statusord.andre_betaler",
    Status.NO_FUNDS: "statusord.uten_midler",
}

# The columns of the sheet of measures, before its years. Sums look measures up by the numbers of instrument and
# owner, not by their names: SUMIFS would read a name with *, ? or a leading = as something else than a name.
NUMBER, INSTRUMENT, MEASURE, OWNER, OWNER_KEY, BOUND, FIRST_YEAR = range(7)

Row = tuple[SheetCell, ...]


def budget_workbook(case: Case) -> BudgetWorkbook:
    """Compose the council's workbook, in the council's language."""
    council = case.region.council
    speech = speech_for(case, council.language)
    measures = _MeasureSheet(case.plan, speech)
    title = plain(speech.fill("tittel.arbeidsbok", år=period(case.plan.years.all)))
    return BudgetWorkbook(
        path=f"{council.folder}/{FILE}",
        title=title,
        sheets=(
            _summary(title, measures),
            measures.sheet(title),
            _owners(title, measures),
            _open_amounts(title, measures),
            _financing(title, measures),
        ),
    )


# --- cells ----------------------------------------------------------------------------------------------


def _text(value: str, look: CellLook = CellLook.TEXT) -> SheetCell:
    return SheetCell(value or None, look)


def _blank(look: CellLook = CellLook.TEXT) -> SheetCell:
    return SheetCell(None, look)


def _formula(formula: str, result: int, look: CellLook = CellLook.AMOUNT) -> SheetCell:
    return SheetCell(result, look, f"={formula}")


def _headers(names: Iterable[str]) -> Row:
    return tuple(_text(name, CellLook.HEADER) for name in names)


def _top(title: str, explanation: str) -> list[Row]:
    return [(_text(title, CellLook.TITLE),), (_text(explanation, CellLook.NOTE),)]


# --- the measures ---------------------------------------------------------------------------------------


@dataclass
class _MeasureSheet:
    """The sheet of measures, and where in it everything stands."""

    plan: Plan
    speech: Speech
    rows: list[Row] = field(default_factory=list)
    row_of: dict[str, int] = field(default_factory=dict)
    names: dict[str, MeasureNames] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = names_in_order(self.plan, self.speech)
        self.rows = [self._header()]
        for instrument in self.plan.instruments:
            self._add(instrument)
        self.rows.append(self._total_row(self.speech.words("sum"), HEADER_ROW + 1, self.last_row, self.plan.measures))

    # where things stand

    @property
    def last_row(self) -> int:
        return HEADER_ROW + len(self.rows) - 1

    def amount_column(self, year: int) -> int:
        return FIRST_YEAR + 2 * (year - self.plan.years.budget)

    @property
    def tail(self) -> int:
        """Give the first column after the years."""
        return FIRST_YEAR + 2 * len(self.plan.years.all)

    def cell(self, measure: Measure, year: int) -> str:
        at = xl_rowcol_to_cell(self.row_of[measure.number.value], self.amount_column(year))
        return f"{self._name}{at}"

    def column(self, column: int) -> str:
        """Name a column's cells from the first measure to the last, for formulas in other sheets."""
        return f"{self._name}{xl_range_abs(HEADER_ROW + 1, column, self.last_row - 1, column)}"

    @property
    def _name(self) -> str:
        return "'" + self.speech.words("ark.tiltak").replace("'", "''") + "'!"

    def status_word(self, status: Status) -> str:
        return self.speech.words(_STATUS_KEYS[status])

    # formulas over the measures

    def sum_if(self, year: int, status: Status, *conditions: tuple[int, str]) -> str:
        """Sum a year's amounts with a status, and where each column of the conditions is as it says."""
        column = self.amount_column(year)
        pairs = [(column + 1, f'"{self.status_word(status)}"'), *conditions]
        criteria = ",".join(f"{self.column(where)},{wanted}" for where, wanted in pairs)
        return f"SUMIFS({self.column(column)},{criteria})"

    def count_if(self, year: int, status: Status) -> str:
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
        return _headers([*names, say.words("kolonne.partnere")])

    def _add(self, instrument: Instrument) -> None:
        measures = self.plan.under(instrument)
        width = self.tail + 1 + 2 * (2 if self.plan.years.later else 1)
        group = f"{instrument.number}. {instrument.heading}"
        self.rows.append((_blank(CellLook.GROUP), _blank(CellLook.GROUP), _text(group, CellLook.GROUP)))
        self.rows[-1] += (_blank(CellLook.GROUP),) * (width - 3)
        first = HEADER_ROW + len(self.rows)
        for measure in measures:
            self.row_of[measure.number.value] = HEADER_ROW + len(self.rows)
            self.rows.append(self._measure(measure))
        if measures:
            self.rows.append(self._total_row(self.speech.words("sum"), first, first + len(measures) - 1, measures))

    def _measure(self, measure: Measure) -> Row:
        names, later = self.names[measure.number.value], bool(self.plan.years.later)
        cells = [
            _text(measure.number.value),
            SheetCell(measure.instrument, CellLook.INTEGER),
            _text(f"{measure.shown_as} {measure.name}"),
            _text(names.owners),
            SheetCell(self.owner_key(measure.owners), CellLook.INTEGER),
            _text(self.speech.words("bok.ja") if measure.binding else ""),
        ]
        for amount in measure.amounts:
            kroner = amount.total.value if amount.status.has_amount else None
            cells += [SheetCell(kroner, CellLook.AMOUNT), _text(self.status_word(amount.status))]
        cells += [_text(measure.note_now), *([_text(measure.note_later)] if later else [])]
        cells += [_text(measure.source_now), *([_text(measure.source_later)] if later else [])]
        return (*cells, _text(names.partners))

    def owner_key(self, owners: tuple[Party, ...]) -> int:
        return self.plan.owner_groups.index(owners) + 1

    def _total_row(self, label: str, first: int, last: int, measures: Sequence[Measure]) -> Row:
        """Sum the proposed amounts of rows; rows without a status, such as other sums, do not count."""
        cells = [_blank(CellLook.SUM_TEXT)] * FIRST_YEAR
        cells[MEASURE] = _text(label, CellLook.SUM_TEXT)
        for year in self.plan.years.all:
            column = self.amount_column(year)
            amounts, statuses = (xl_range_abs(first, c, last, c) for c in (column, column + 1))
            formula = f'SUMIFS({amounts},{statuses},"{self.status_word(Status.PROPOSED)}")'
            result = self.plan.proposed(year, of=measures).value
            cells += [_formula(formula, result, CellLook.SUM_AMOUNT), _blank(CellLook.SUM_TEXT)]
        return (*cells, *[_blank(CellLook.SUM_TEXT)] * (len(self.rows[0]) - len(cells)))

    def sheet(self, title: str) -> WorkSheet:
        years = [width for _ in self.plan.years.all for width in (YEAR_WIDTH, 15)]
        notes = [34, 34] if self.plan.years.later else [34]
        return WorkSheet(
            name=self.speech.words("ark.tiltak"),
            widths=(7, 12, 48, 34, 12, 8, *years, *notes, *notes, 44),
            header_row=HEADER_ROW,
            rows=(*_top(title, self.speech.words("bok.forklaring")), *self.rows),
        )


# --- the other sheets -----------------------------------------------------------------------------------


def _year_cells(formulas: Sequence[tuple[str, int]], row: int, look: CellLook = CellLook.AMOUNT) -> list[SheetCell]:
    """Give a cell for each year, and the sum of the later years from the cells beside it."""
    return [_formula(*formulas[0], look), *_later_cells(formulas[1:], row, look)]


def _later_cells(formulas: Sequence[tuple[str, int]], row: int, look: CellLook = CellLook.AMOUNT) -> list[SheetCell]:
    if not formulas:
        return []
    beside = f"SUM({xl_rowcol_to_cell(row, 3)}:{xl_rowcol_to_cell(row, 2 + len(formulas))})"
    cells = [_formula(formula, result, look) for formula, result in formulas]
    return [*cells, _formula(beside, sum(result for _, result in formulas), look)]


def _year_headers(sheet: _MeasureSheet) -> list[str]:
    years, say = sheet.plan.years, sheet.speech
    later = [plain(say.fill("bok.sum_senere", år=period(years.later)))] if years.later else []
    return [*(str(year) for year in years.all), *later]


def _year_widths(sheet: _MeasureSheet) -> list[int]:
    return [YEAR_WIDTH] * (len(sheet.plan.years.all)) + [16] * bool(sheet.plan.years.later)


def _summary(title: str, sheet: _MeasureSheet) -> WorkSheet:
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    rows = _top(title, say.words("bok.forklaring"))
    rows.append(_headers([say.words("kolonne.nr"), say.words("økonomi.virkemiddel"), *_year_headers(sheet)]))
    first = len(rows)
    for instrument in plan.instruments:
        key = f"$A{len(rows) + 1}"
        amounts = [
            (sheet.sum_if(y, Status.PROPOSED, (INSTRUMENT, key)), plan.proposed(y, of=plan.under(instrument)).value)
            for y in years
        ]
        number = SheetCell(instrument.number, CellLook.INTEGER)
        rows.append((number, _text(instrument.heading), *_year_cells(amounts, len(rows))))
    sum_row, last = len(rows), len(rows) - 1
    sums = [(f"SUM({_below(first, last, 2 + n)})", plan.proposed(y).value) for n, y in enumerate(years)]
    rows.append(
        (
            _blank(CellLook.SUM_TEXT),
            _text(say.words("sum"), CellLook.SUM_TEXT),
            *_year_cells(sums, sum_row, CellLook.SUM_AMOUNT),
        )
    )
    rows += _frame_rows(sheet, sum_row)
    rows += _later_rows(sheet, len(rows))
    rows += _beside_rows(sheet, len(rows))
    return WorkSheet(
        name=say.words("ark.sammendrag"),
        widths=(8, 64, *_year_widths(sheet)),
        header_row=HEADER_ROW,
        rows=tuple(rows),
        chart=_chart(sheet, first, last, sum_row + 1, len(rows) + 1),
    )


def _below(first: int, last: int, column: int) -> str:
    return f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"


def _frame_rows(sheet: _MeasureSheet, sum_row: int) -> list[Row]:
    """Give the frame, what is left of it, what is missing, and what covers that; blank where no frame is decided."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    frame_row = sum_row + 1
    frames, left, missing, covers = [], [], [], []
    for n, year in enumerate(years):
        frame = plan.frame(year)
        spent, given = xl_rowcol_to_cell(sum_row, 2 + n), xl_rowcol_to_cell(frame_row, 2 + n)
        is_known = frame is not None
        frames.append(SheetCell(plan.frame_total(year).value if is_known else None, CellLook.AMOUNT))
        left.append(_if(is_known, f"MAX(0,{given}-{spent})", plan.left_of_frame(year)))
        missing.append(_if(is_known, f"MAX(0,{spent}-{given})", plan.excess(year)))
        covers.append(_text(frame.cover if frame else ""))
    rows = [
        (_blank(), _text(say.words("økonomi.ramme")), *frames),
        (_blank(), _text(say.words("økonomi.ikke_fordelt")), *left),
        (_blank(), _text(say.words("økonomi.mangler_dekning")), *missing),
    ]
    if any(cover.value for cover in covers):
        rows.append((_blank(), _text(say.words("bok.inndekning")), *covers))
    return rows


def _if(is_known: bool, formula: str, result: Total) -> SheetCell:  # noqa: FBT001 - reads as the word it is
    return _formula(formula, result.value) if is_known else _blank(CellLook.AMOUNT)


def _later_rows(sheet: _MeasureSheet, first: int) -> list[Row]:
    """Split the later years in what is planned and what is bound; the two add up to the sums above."""
    plan, say = sheet.plan, sheet.speech
    if not plan.years.later:
        return []
    planned_row, bound_row, sum_row = first, first + 1, HEADER_ROW + 1 + len(plan.instruments)
    planned, bound = [], []
    for n, year in enumerate(plan.years.later, 1):
        whole, tied = (xl_rowcol_to_cell(row, 2 + n) for row in (sum_row, bound_row))
        planned.append((f"{whole}-{tied}", plan.planned(year).value))
        bound.append((sheet.sum_if(year, Status.PROPOSED, (BOUND, f'"{say.words("bok.ja")}"')), plan.bound(year).value))
    return [
        (_blank(), _text(say.words(key)), _blank(CellLook.AMOUNT), *_later_cells(amounts, row))
        for key, amounts, row in (("bok.planlagt", planned, planned_row), ("bok.bundne_beløp", bound, bound_row))
    ]


def _beside_rows(sheet: _MeasureSheet, first: int) -> list[Row]:
    """Give estimates, and how many measures are undecided: beside the sums, never in them."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    estimates = [(sheet.sum_if(year, Status.ESTIMATE), plan.estimates(year).value) for year in years]
    undecided = [
        _formula(
            sheet.count_if(year, Status.UNDECIDED), len(plan.with_status(Status.UNDECIDED, [year])), CellLook.AMOUNT
        )
        for year in years
    ]
    return [
        (_blank(), _text(say.words("bok.anslag")), *_year_cells(estimates, first)),
        (_blank(), _text(say.words("bok.antall_uavklart")), *undecided),
    ]


def _chart(sheet: _MeasureSheet, first: int, last: int, frame_row: int, at_row: int) -> SheetChart:
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    last_column = 1 + len(years)
    sums = say.join([f"{year}: {plain((say.kroner(plan.proposed(year)),))}" for year in years])
    has_frame = any(plan.frame(year) for year in years)
    return SheetChart(
        title=plain(say.fill("bok.diagram", år=period(years))),
        alt_text=plain(say.fill("bok.diagram_beskrivelse", år=period(years), beløp=sums)),
        categories=(HEADER_ROW, 2, HEADER_ROW, last_column),
        series=tuple((row, row, 2, row, last_column) for row in range(first, last + 1)),
        line=(frame_row, frame_row, 2, frame_row, last_column) if has_frame else None,
        at_row=at_row,
    )


def _owners(title: str, sheet: _MeasureSheet) -> WorkSheet:
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    rows = _top(title, say.words("bok.forklaring"))
    rows.append(_headers([say.words("kolonne.nr"), say.words("kolonne.eier"), *_year_headers(sheet)]))
    first = len(rows)
    for key, owners in enumerate(plan.owner_groups, 1):
        of = plan.owned_jointly_by(owners)
        amounts = [
            (sheet.sum_if(y, Status.PROPOSED, (OWNER_KEY, f"$A{len(rows) + 1}")), plan.proposed(y, of=of).value)
            for y in years
        ]
        name = plain(say.join([owner.name for owner in owners]))
        number = SheetCell(key, CellLook.INTEGER)
        rows.append((number, _text(name), *_year_cells(amounts, len(rows))))
    sums = [(f"SUM({_below(first, len(rows) - 1, 2 + n)})", plan.proposed(y).value) for n, y in enumerate(years)]
    total_cells = _year_cells(sums, len(rows), CellLook.SUM_AMOUNT)
    rows.append((_blank(CellLook.SUM_TEXT), _text(say.words("sum"), CellLook.SUM_TEXT), *total_cells))
    return WorkSheet(say.words("ark.tiltakseiere"), (8, 64, *_year_widths(sheet)), HEADER_ROW, tuple(rows))


def _open_amounts(title: str, sheet: _MeasureSheet) -> WorkSheet:
    """List estimates with their amounts, and what is undecided by name."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years
    rows = _top(title, say.words("bok.anslag_forklaring"))
    notes = [plain(say.fill("bok.merknad", år=years.budget))]
    notes += [plain(say.fill("bok.merknad", år=period(years.later)))] if years.later else []
    rows.append(_headers([say.words("kolonne.nr"), say.words("kolonne.tiltak"), *map(str, years.all), *notes]))
    for key, status, measures in (
        ("bok.anslag", Status.ESTIMATE, plan.estimated),
        ("bok.uavklart", Status.UNDECIDED, plan.undecided),
    ):
        rows.append((_blank(CellLook.GROUP), _text(say.words(key), CellLook.GROUP)))
        rows[-1] += (_blank(CellLook.GROUP),) * (len(years.all) + len(notes))
        rows += [_open_row(sheet, measure, status) for measure in measures]
        if not measures:
            rows.append((_blank(), _text(say.words("bok.ingen"))))
    widths = (8, 48, *[YEAR_WIDTH + 2] * len(years.all), *[44] * len(notes))
    return WorkSheet(say.words("ark.anslag"), widths, HEADER_ROW, tuple(rows))


def _open_row(sheet: _MeasureSheet, measure: Measure, status: Status) -> Row:
    cells = [_text(measure.number.value), _text(f"{measure.shown_as} {measure.name}")]
    for amount in measure.amounts:
        if amount.status is not status:
            cells.append(_blank(CellLook.AMOUNT))
        elif status.has_amount:
            cells.append(_formula(sheet.cell(measure, amount.year), amount.total.value))
        else:
            cells.append(_text(sheet.status_word(status)))
    later = [_text(measure.note_later)] if measure.later else []
    return (*cells, _text(measure.note_now), *later)


def _financing(title: str, sheet: _MeasureSheet) -> WorkSheet:
    """List money from others, and sum what is known of each source; sources are looked up by number, as owners are."""
    plan, say = sheet.plan, sheet.speech
    rows = _top(title, say.words("bok.samfinansiering_forklaring"))
    labels = [
        "kolonne.nr",
        "kolonne.tiltak",
        "bok.nøkkel",
        "økonomi.kilde",
        "økonomi.år",
        "økonomi.beløp",
        "økonomi.status",
    ]
    rows.append(_headers([say.words(key) for key in labels]))
    first, sources = len(rows), plan.financing_sources
    for f in plan.financing:
        measure = plan.measure(f.measure.value)
        status = say.words(
            {
                "confirmed": "finansiering.bekreftet",
                "applied_for": "finansiering.søkt",
                "planned": "finansiering.planlagt",
            }[f.status]
        )
        rows.append(
            (
                _text(f.measure.value),
                _text(f"{measure.shown_as} {measure.name}"),
                SheetCell(sources.index(f.source) + 1, CellLook.INTEGER),
                _text(f.source),
                SheetCell(f.year, CellLook.INTEGER),
                SheetCell(f.amount.value if f.amount else None, CellLook.AMOUNT),
                _text(status),
            )
        )
    last = len(rows) - 1
    for key, source in enumerate(sources, 1):
        known = total(Total(f.amount.value) for f in plan.financing if f.source == source and f.amount).value
        formula = f"SUMIFS({xl_range_abs(first, 5, last, 5)},{xl_range_abs(first, 2, last, 2)},C{len(rows) + 1})"
        blank = _blank(CellLook.SUM_TEXT)
        label, number = _text(say.words("sum"), CellLook.SUM_TEXT), SheetCell(key, CellLook.SUM_AMOUNT)
        amount = _formula(formula, known, CellLook.SUM_AMOUNT)
        rows.append((blank, label, number, _text(source, CellLook.SUM_TEXT), blank, amount, blank))
    if not plan.financing:
        rows.append((_blank(), _text(say.words("bok.ingen"))))
    return WorkSheet(say.words("ark.samfinansiering"), (8, 48, 9, 44, 8, 14, 14), HEADER_ROW, tuple(rows))
