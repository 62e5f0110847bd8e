"""The workbook's sheet of what is used so far: what last year's plan gave each measure, what is used, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from pipeline.compose.measure_sheet import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.compose.speech import Speech, headed
from pipeline.domain.case import Case
from pipeline.domain.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.kroner import Kroner
from pipeline.domain.place import Sourced
from pipeline.domain.text import plain

NUMBER, NAME, GIVEN, USED, REST = range(5)


@dataclass(frozen=True)
class _Use:
    """A measure, what last year's plan gave it in its budget year, and what is used; None where that is not known."""

    number: str
    name: str
    given: int | None
    used: int | None

    @property
    def rest(self) -> int | None:
        return None if self.given is None or self.used is None else self.given - self.used


def used_sheets(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet, where it is known of any measure what is used."""
    uses = [use for use in (*_of_plan(case), *_of_ended(case)) if use.given or use.used is not None]
    if any(use.used is not None for use in uses):
        yield _sheet(title, case, speech, uses)


def _of_plan(case: Case) -> Iterator[_Use]:
    given = _given(case)
    for measure in case.plan.measures:
        number = measure.number.value
        yield _Use(number, headed(measure.shown_as, measure.name), given.get(number), _value(measure.spent))


def _of_ended(case: Case) -> Iterator[_Use]:
    """Give the measures that are no more: those of last year's plan, and others of which it is known what is used."""
    given, now = _given(case), case.plan.by_number
    used = {ended.number.value: _value(ended.spent) for ended in case.ended}
    names = {ended.number.value: ended.name for ended in case.ended if ended.spent}
    if case.changes:
        names |= {m.number.value: m.name for thread in case.changes.threads for m in thread.before}
    for number, name in names.items():
        if number not in now:
            yield _Use(number, name, given.get(number), used.get(number))


def _given(case: Case) -> dict[str, int]:
    """Give what last year's plan gave each of its measures, where that plan is at hand."""
    if case.changes is None:
        return {}
    before = case.changes.before
    return {m.number.value: before.proposed(before.years.budget, of=[m]).value for m in before.measures}


def _value(amount: Sourced[Kroner] | None) -> int | None:
    return None if amount is None else amount.value


def _sheet(title: str, case: Case, speech: Speech, uses: list[_Use]) -> WorkSheet:
    year = case.plan.years.budget - 1
    amounts = [
        f"{speech.words('budsjett.budsjett')} {year}",
        f"{speech.words('budsjett.brukt')} {year}",
        speech.words("budsjett.rest"),
    ]
    rows = top(title, plain(speech.fill("bok.brukt_forklaring", år=year)))
    rows.append(headers([speech.words("kolonne.nr"), speech.words("kolonne.tiltak"), *amounts], amounts))
    rows += [_row(use, HEADER_ROW + 1 + n) for n, use in enumerate(uses)]
    left = case.changes.before.left_of_frame(year).value if case.changes else 0
    if left:
        rows.append(_not_given(speech, left, len(rows)))
    rows.append(_sums(speech, uses, left, len(rows)))
    return WorkSheet(speech.words("ark.brukt"), (8, 64, 16, 20, 14), HEADER_ROW, tuple(rows))


def _row(use: _Use, row: int) -> Row:
    given, used = (xl_rowcol_to_cell(row, column) for column in (GIVEN, USED))
    rest = _amount(None) if use.rest is None else cell_formula(f"{given}-{used}", use.rest)
    return cell_text(use.number), cell_text(use.name), _amount(use.given), _amount(use.used), rest


def _not_given(speech: Speech, left: int, row: int) -> Row:
    """Give what no measure was given of last year's frame: all of it is left."""
    rest = cell_formula(xl_rowcol_to_cell(row, GIVEN), left)
    return blank(), cell_text(speech.words("økonomi.ikke_fordelt")), _amount(left), _amount(None), rest


def _amount(value: int | None) -> SheetCell:
    return SheetCell(value, CellLook.AMOUNT)


def _sums(speech: Speech, uses: list[_Use], left: int, row: int) -> Row:
    """Sum what is known of each column."""
    sums = {
        GIVEN: sum(use.given or 0 for use in uses) + left,
        USED: sum(use.used or 0 for use in uses),
        REST: sum(use.rest or 0 for use in uses) + left,
    }
    cells = [
        cell_formula(f"SUM({xl_range(HEADER_ROW + 1, column, row - 1, column)})", value, CellLook.SUM_AMOUNT)
        for column, value in sums.items()
    ]
    return (blank(CellLook.SUM_TEXT), cell_text(speech.words("sum"), CellLook.SUM_TEXT), *cells)
