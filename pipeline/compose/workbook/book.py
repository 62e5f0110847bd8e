"""The budget workbook: every measure with its years, and sums as formulas whose stored results are the plan's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from pipeline.compose.sections.charts import chart, with_money
from pipeline.compose.sections.tables import financing_status
from pipeline.compose.speech.scope import speech_for
from pipeline.compose.speech.speech import Speech, headed, period
from pipeline.compose.workbook.bound import bound_sheets
from pipeline.compose.workbook.budget import BudgetSheet
from pipeline.compose.workbook.cells import HEADER_ROW, YEAR_WIDTH, Row, blank, cell_formula, cell_text, headers, top
from pipeline.compose.workbook.changes import changes_sheet
from pipeline.compose.workbook.decision import decision_sheet
from pipeline.compose.workbook.measures import BOUND, INSTRUMENT, OWNER_KEY, MeasureSheet
from pipeline.compose.workbook.shares import ShareSheet
from pipeline.compose.workbook.used import used_sheets
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.documents.document import BudgetWorkbook, CellLook, SheetCell, SheetChart, SheetTotal, WorkSheet
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner, Total
from pipeline.domain.values.text import plain

FILE: Final = "tiltaksbudsjett.xlsx"


def budget_workbook(case: Case) -> BudgetWorkbook:
    """Compose the council's workbook, in the council's language."""
    council = case.region.council
    speech = speech_for(case, council.language)
    measures = MeasureSheet(case.plan, speech)
    since, only_proposed = case.changes, case.choices.last_year_was is LastYear.PROPOSED
    budget = BudgetSheet(measures) if case.plan.budget else None
    title = plain(speech.fill("tittel.arbeidsbok", år=period(case.plan.years.all)))
    totals, summary = _summary(title, measures, budget)
    return BudgetWorkbook(
        path=f"{council.folder}/{FILE}",
        title=title,
        sheets=(
            summary,
            measures.sheet(title),
            _owners(title, measures),
            _open_amounts(title, measures),
            _financing(title, measures),
            *([budget.sheet(title)] if budget else []),
            *_shares(title, case, speech, budget),
            *used_sheets(title, case, speech),
            *bound_sheets(title, case, measures),
            *([changes_sheet(title, since, speech, only_proposed=only_proposed)] if since else []),
            *([decision_sheet(title, case, case.decision, speech)] if case.is_decided and case.decision else []),
        ),
        totals=totals,
    )


def _shares(title: str, case: Case, speech: Speech, budget: BudgetSheet | None) -> Iterator[WorkSheet]:
    """Give the sheet of shares, where a key says how the municipalities share what they pay."""
    key, amount = case.region.cost_key, case.contribution
    if key is not None and amount is not None:
        formula = f"SUM({budget.contribution})" if budget else ""
        yield ShareSheet(key, Kroner(amount.value), formula, speech).sheet(title)


# --- the other sheets -----------------------------------------------------------------------------------


def _year_cells(formulas: Sequence[tuple[str, int]], row: int, look: CellLook = CellLook.AMOUNT) -> list[SheetCell]:
    """Give a cell for each year, and the sum of the later years from the cells beside it."""
    return [cell_formula(*formulas[0], look), *_later_cells(formulas[1:], row, look)]


def _later_cells(formulas: Sequence[tuple[str, int]], row: int, look: CellLook = CellLook.AMOUNT) -> list[SheetCell]:
    if not formulas:
        return []
    beside = f"SUM({xl_rowcol_to_cell(row, 3)}:{xl_rowcol_to_cell(row, 2 + len(formulas))})"
    cells = [cell_formula(formula, result, look) for formula, result in formulas]
    return [*cells, cell_formula(beside, sum(result for _, result in formulas), look)]


def _year_headers(sheet: MeasureSheet) -> list[str]:
    years, say = sheet.plan.years, sheet.speech
    later = [plain(say.fill("bok.sum_senere", år=period(years.later)))] if years.later else []
    return [*(str(year) for year in years.all), *later]


def _year_widths(sheet: MeasureSheet) -> list[int]:
    return [YEAR_WIDTH] * (len(sheet.plan.years.all)) + [16] * bool(sheet.plan.years.later)


def _summary(title: str, sheet: MeasureSheet, budget: BudgetSheet | None) -> tuple[tuple[SheetTotal, ...], WorkSheet]:
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    rows = top(title, say.words("ark.sammendrag"), say.words("bok.forklaring"))
    rows.append(
        headers(
            [say.words("kolonne.nr"), say.words("økonomi.virkemiddel"), *_year_headers(sheet)], _year_headers(sheet)
        )
    )
    first = len(rows)
    for instrument in plan.instruments:
        key = f"$A{len(rows) + 1}"
        amounts = [
            (sheet.sum_if(y, Status.PROPOSED, (INSTRUMENT, key)), plan.proposed(y, of=plan.under(instrument)).value)
            for y in years
        ]
        number = SheetCell(instrument.number, CellLook.INTEGER)
        rows.append((number, cell_text(instrument.heading), *_year_cells(amounts, len(rows))))
    sum_row, last = len(rows), len(rows) - 1
    sums = [(f"SUM({_below(first, last, 2 + n)})", plan.proposed(y).value) for n, y in enumerate(years)]
    rows.append(
        (
            blank(CellLook.SUM_TEXT),
            cell_text(say.words("sum"), CellLook.SUM_TEXT),
            *_year_cells(sums, sum_row, CellLook.SUM_AMOUNT),
        )
    )
    rows += _later_rows(sheet, sum_row)
    frame_row = len(rows)
    rows += _frame_rows(sheet, sum_row, frame_row, budget)
    rows += _beside_rows(sheet, len(rows))
    rows += _control_rows(sheet, sum_row)
    totals = tuple(_totals(plan, sum_row, frame_row))
    return totals, WorkSheet(
        name=say.words("ark.sammendrag"),
        widths=(8, 64, *_year_widths(sheet)),
        header_row=HEADER_ROW,
        rows=tuple(rows),
        chart=_chart(sheet, first, sum_row, frame_row, len(rows) + 1),
    )


def _totals(plan: Plan, sum_row: int, frame_row: int) -> Iterator[SheetTotal]:
    """Say where the proposed sums, the frames and what is left of them stand."""
    for column, year in enumerate(plan.years.all, 2):
        yield SheetTotal(plan.proposed(year), sum_row, column)
        if plan.frame(year) is not None:
            yield SheetTotal(plan.frame_total(year), frame_row, column)
            yield SheetTotal(plan.left_of_frame(year), frame_row + 1, column)


def _below(first: int, last: int, column: int) -> str:
    return f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"


def _frame_rows(sheet: MeasureSheet, sum_row: int, frame_row: int, budget: BudgetSheet | None) -> list[Row]:
    """Give the frame, what is left of it, what is missing, and what covers that; blank where no frame is decided."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    frames, left, missing, covers = [], [], [], []
    for n, year in enumerate(years):
        frame = plan.frame(year)
        spent, given = xl_rowcol_to_cell(sum_row, 2 + n), xl_rowcol_to_cell(frame_row, 2 + n)
        is_known = frame is not None
        amount = plan.frame_total(year).value if is_known else None
        is_of_budget = budget is not None and frame is not None and frame.of_budget is not None
        source = f"={budget.outside('frame', year)}" if budget and is_of_budget else None
        frames.append(SheetCell(amount, CellLook.AMOUNT, source))
        left.append(_if(is_known, f"MAX(0,{given}-{spent})", plan.left_of_frame(year)))
        missing.append(_if(is_known, f"MAX(0,{spent}-{given})", plan.excess(year)))
        covers.append(cell_text(frame.cover if frame else ""))
    rows = [
        (blank(), cell_text(say.words("økonomi.ramme")), *frames),
        (blank(), cell_text(say.words("økonomi.ikke_fordelt")), *left),
        (blank(), cell_text(say.words("økonomi.mangler_dekning")), *missing),
    ]
    if any(cover.value for cover in covers):
        rows.append((blank(), cell_text(say.words("bok.inndekning")), *covers))
    return rows


def _if(is_known: bool, formula: str, result: Total) -> SheetCell:  # noqa: FBT001 - reads as the word it is
    return cell_formula(formula, result.value) if is_known else blank(CellLook.AMOUNT)


def _later_rows(sheet: MeasureSheet, sum_row: int) -> list[Row]:
    """Split the later years in what is planned and what is bound, under the sums that the two add up to."""
    plan, say = sheet.plan, sheet.speech
    if not plan.years.later:
        return []
    planned_row, bound_row = sum_row + 1, sum_row + 2
    planned, bound = [], []
    for n, year in enumerate(plan.years.later, 1):
        whole, tied = (xl_rowcol_to_cell(row, 2 + n) for row in (sum_row, bound_row))
        planned.append((f"{whole}-{tied}", plan.planned(year).value))
        bound.append((sheet.sum_if(year, Status.PROPOSED, (BOUND, f'"{say.words("bok.ja")}"')), plan.bound(year).value))
    return [
        (blank(), cell_text(say.words(key)), blank(CellLook.AMOUNT), *_later_cells(amounts, row))
        for key, amounts, row in (("bok.planlagt", planned, planned_row), ("bok.bundne_beløp", bound, bound_row))
    ]


def _beside_rows(sheet: MeasureSheet, first: int) -> list[Row]:
    """Give estimates, and how many measures are undecided: beside the sums, never in them."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    estimates = [(sheet.sum_if(year, Status.ESTIMATE), plan.estimates(year).value) for year in years]
    undecided = [
        cell_formula(
            sheet.count_if(year, Status.UNDECIDED), len(plan.with_status(Status.UNDECIDED, [year])), CellLook.AMOUNT
        )
        for year in years
    ]
    return [
        (blank(), cell_text(say.words("bok.anslag")), *_year_cells(estimates, first)),
        (blank(), cell_text(say.words("bok.antall_uavklart")), *undecided),
    ]


def _control_rows(sheet: MeasureSheet, sum_row: int) -> list[Row]:
    """Hold the sums by instrument against all measures and against the sums by owner: the same amounts, added apart.

    A row that somebody adds among the measures without its two numbers is in one of them and not in the others.
    """
    say, years = sheet.speech, sheet.plan.years.all
    others = (
        ("bok.kontroll_tiltak", [sheet.total_cell(year) for year in years]),
        ("bok.kontroll_eiere", [sheet.owners_cell(year) for year in years]),
    )
    return [
        (
            blank(),
            cell_text(say.words(label)),
            *(
                cell_formula(f"{xl_rowcol_to_cell(sum_row, 2 + n)}-{other}", 0, CellLook.CONTROL)
                for n, other in enumerate(cells)
            ),
        )
        for label, cells in others
    ]


def _chart(sheet: MeasureSheet, first_row: int, sum_row: int, frame_row: int, at_row: int) -> SheetChart:
    plan, say = sheet.plan, sheet.speech
    title = plain(say.fill("diagram", år=period(plan.years.all)))
    drawn = chart(plan, say, title, say.fill("bok.diagram_tabell"))
    shown = with_money(plan)
    parts = [first_row + number for number, instrument in enumerate(plan.instruments) if instrument in shown]
    rows = (*parts, *([frame_row] if drawn.marks else []), sum_row)
    return SheetChart(drawn, HEADER_ROW, rows, first_column=2, at_row=at_row)


def _owners(title: str, sheet: MeasureSheet) -> WorkSheet:
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years.all
    rows = top(title, say.words("ark.tiltakseiere"), say.words("bok.forklaring"))
    rows.append(
        headers([say.words("kolonne.nr"), say.words("kolonne.eier"), *_year_headers(sheet)], _year_headers(sheet))
    )
    first = len(rows)
    for key, owners in enumerate(plan.owner_groups, 1):
        of = plan.owned_jointly_by(owners)
        amounts = [
            (sheet.sum_if(y, Status.PROPOSED, (OWNER_KEY, f"$A{len(rows) + 1}")), plan.proposed(y, of=of).value)
            for y in years
        ]
        number = SheetCell(key, CellLook.INTEGER)
        rows.append((number, cell_text(sheet.owner_names(owners)), *_year_cells(amounts, len(rows))))
    sums = [(f"SUM({_below(first, len(rows) - 1, 2 + n)})", plan.proposed(y).value) for n, y in enumerate(years)]
    total_cells = _year_cells(sums, len(rows), CellLook.SUM_AMOUNT)
    rows.append((blank(CellLook.SUM_TEXT), cell_text(say.words("sum"), CellLook.SUM_TEXT), *total_cells))
    return WorkSheet(say.words("ark.tiltakseiere"), (8, 64, *_year_widths(sheet)), HEADER_ROW, tuple(rows))


def _open_amounts(title: str, sheet: MeasureSheet) -> WorkSheet:
    """List estimates with their amounts, and what is undecided by name."""
    plan, say, years = sheet.plan, sheet.speech, sheet.plan.years
    rows = top(title, say.words("ark.anslag"), say.words("bok.anslag_forklaring"))
    notes = [plain(say.fill("bok.merknad", år=years.budget))]
    notes += [plain(say.fill("bok.merknad", år=period(years.later)))] if years.later else []
    rows.append(
        headers(
            [say.words("kolonne.nr"), say.words("kolonne.tiltak"), *map(str, years.all), *notes],
            [str(year) for year in years.all],
        )
    )
    for key, status, measures in (
        ("bok.anslag", Status.ESTIMATE, plan.estimated),
        ("bok.uavklart", Status.UNDECIDED, plan.undecided),
    ):
        rows.append((blank(CellLook.GROUP), cell_text(say.words(key), CellLook.GROUP)))
        rows[-1] += (blank(CellLook.GROUP),) * (len(years.all) + len(notes))
        rows += [_open_row(sheet, measure, status) for measure in measures]
        if not measures:
            rows.append((blank(), cell_text(say.words("bok.ingen"))))
    widths = (8, 48, *[YEAR_WIDTH + 2] * len(years.all), *[44] * len(notes))
    begins = tuple(range(2, 3 + len(years.all)))
    return WorkSheet(say.words("ark.anslag"), widths, HEADER_ROW, tuple(rows), page_begins=begins)


def _open_row(sheet: MeasureSheet, measure: Measure, status: Status) -> Row:
    cells = [cell_text(measure.number.value), cell_text(plain(headed(measure.shown_as, measure.name)))]
    for amount in measure.amounts:
        if amount.status is not status:
            cells.append(blank(CellLook.AMOUNT))
        elif status.has_amount:
            cells.append(cell_formula(sheet.cell(measure, amount.year), amount.total.value))
        else:
            cells.append(cell_text(sheet.status_word(status)))
    notes = [_note_of(measure.note_now, [measure.now], status)]
    notes += [_note_of(measure.note_later, measure.later, status)] if measure.later else []
    return (*cells, *notes)


def _note_of(note: str, amounts: Iterable[YearAmount], status: Status) -> SheetCell:
    """Give the note of a period in which something has the status; another period's is about something else."""
    return cell_text(note if any(amount.status is status for amount in amounts) else "")


def _financing(title: str, sheet: MeasureSheet) -> WorkSheet:
    """List money from others, and sum what is known of each source; sources are looked up by number, as owners are."""
    plan, say = sheet.plan, sheet.speech
    rows = top(title, say.words("ark.samfinansiering"), say.words("bok.samfinansiering_forklaring"))
    labels = [
        "kolonne.nr",
        "kolonne.tiltak",
        "bok.nøkkel",
        "økonomi.kilde",
        "økonomi.år",
        "økonomi.beløp",
        "økonomi.status",
    ]
    rows.append(headers([say.words(key) for key in labels], [say.words("økonomi.beløp")]))
    first, sources = len(rows), plan.financing_sources
    for f in plan.financing:
        measure = plan.measure(f.measure.value)
        rows.append(
            (
                cell_text(f.measure.value),
                cell_text(plain(headed(measure.shown_as, measure.name))),
                SheetCell(sources.index(f.source) + 1, CellLook.INTEGER),
                cell_text(f.source),
                SheetCell(f.year, CellLook.INTEGER),
                SheetCell(f.amount.value if f.amount else None, CellLook.AMOUNT),
                cell_text(financing_status(f.status, say)),
            )
        )
    last = len(rows) - 1
    rows += [_source_row(sheet, key, source, (first, last)) for key, source in enumerate(sources, 1)]
    if not plan.financing:
        rows.append((blank(), cell_text(say.words("bok.ingen"))))
    return WorkSheet(
        name=say.words("ark.samfinansiering"),
        widths=(8, 48, 10, 44, 8, 14, 14),
        header_row=HEADER_ROW,
        rows=tuple(rows),
        helpers=frozenset({2}),
        last_filtered=last,
    )


def _source_row(sheet: MeasureSheet, key: int, source: str, rows: tuple[int, int]) -> Row:
    """Sum a source; one of which no amount is known has no sum."""
    say, (first, last) = sheet.speech, rows
    known = [f.amount.value for f in sheet.plan.financing if f.source == source and f.amount]
    formula = f"SUMIFS({xl_range_abs(first, 5, last, 5)},{xl_range_abs(first, 2, last, 2)},{key})"
    amount = cell_formula(formula, sum(known), CellLook.SUM_AMOUNT)
    unknown = cell_text(say.words("økonomi.ukjent_beløp"), CellLook.SUM_TEXT)
    empty = blank(CellLook.SUM_TEXT)
    label, name = (cell_text(words, CellLook.SUM_TEXT) for words in (say.words("sum"), source))
    return (empty, label, empty, name, empty, amount if known else unknown, empty)
