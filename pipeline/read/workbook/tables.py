"""A workbook's rows, sheet by sheet, and the years that they are read by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Report
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import LONGEST_PLAN, PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Shape
from pipeline.read.workbook.book import Book, open_book
from pipeline.read.workbook.cell_findings import COMMENTS_STAY, FORMULAS_USED, LEFT_OUT
from pipeline.read.workbook.cells import RawSheet, Value, read_workbook
from pipeline.read.workbook.plan_findings import PERIOD_TOO_LONG, YEARS_REVERSED
from pipeline.read.workbook.table import Row, Table

MOST_NAMED: Final = 10  # cells in one finding
_BETWEEN_NAMES: Final = re.compile(r"(\s*[;\n]\s*)")
_OURS: Final = re.compile(r"(?m)^\d+\. \w+ SB-\d{3}$")  # what an annotated copy has at its cells


@dataclass(frozen=True)
class Tables:
    """The sheet `Sak`, the years it names, and every other sheet by the layout's key; None where it is missing."""

    book: Book
    form: Row
    years: PlanYears
    by_key: Mapping[str, Table | None]

    @property
    def with_twins(self) -> Tables:
        """Give the same tables, with the fields for the other form of Norwegian read too."""
        by_key = {
            key: table and replace(table, rows={at: replace(row, has_twins=True) for at, row in table.rows.items()})
            for key, table in self.by_key.items()
        }
        return replace(self, form=replace(self.form, has_twins=True), by_key=by_key)

    @cached_property
    def rows(self) -> Mapping[str, tuple[Row, ...]]:
        """Give the rows that are in use, sheet by sheet."""
        return {
            key: tuple(row for row in table.rows.values() if row.is_of_use) if table else ()
            for key, table in self.by_key.items()
        }


def tell_what_stays_behind(tables: Tables, report: Report) -> None:
    """Mention, once for the workbook, which values are results of formulas, and which cells have comments."""
    cells = list(_cells_in_use(tables))
    with_formula = [raw.place(*at) for raw, at in cells if at in raw.formulas and raw.value(*at) is not None]
    with_comment = [raw.place(*at) for raw, at in cells if at in raw.notes and not _OURS.search(raw.notes[at])]
    for kind, places in ((FORMULAS_USED, with_formula), (COMMENTS_STAY, with_comment)):
        if places:
            report(kind.at(Place(tables.book.file), len(places), cells=_named(places)))


def tell_what_is_left_out(tables: Tables) -> None:
    """Find what somebody has written in cells that the region has no use for."""
    rows = (row for table in tables.by_key.values() if table for row in table.rows.values())
    for row in (tables.form, *rows):
        for key, year in row.left_out():
            why, heading = row.sheet.field(key).left_out_because, row.heading(key, year)
            row.find(LEFT_OUT, key, year, row.shown(key, year), heading=heading, why=why)


def _named(places: list[Place]) -> Said:
    """Name the first cells, and say how many more there are."""
    named = ", ".join(f"{place.sheet}!{place.cell}" for place in places[:MOST_NAMED])
    left = len(places) - MOST_NAMED
    return Said(f"{named} og {left} til", f"{named} and {left} more") if left > 0 else Said(named, named)


def _cells_in_use(tables: Tables) -> Iterator[tuple[RawSheet, tuple[int, int]]]:
    rows = (tables.form, *(row for rows in tables.rows.values() for row in rows))
    yield from ((row.raw, at) for row in rows for at in row.where.values())


def read_tables(
    path: Path,
    report: Report,
    shape: Shape,
    called: str | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Tables | None:
    """Read a workbook; None, with a finding, where it is none or has no years.

    `called` is its name in findings, `shape` says which columns it may have. `renamed` has what the cells mean now by
    the old names that may stand in them, folded.
    """
    sheets = read_workbook(path, report)
    if sheets is None:
        return None
    file = called or path.name
    book = open_book(
        file, {title: _as_now(sheet, file, renamed or {}) for title, sheet in sheets.items()}, shape, report
    )
    form = book.form(layout.CASE) if book else None
    years = _years(form, report) if form else None
    if book is None or form is None or years is None:
        return None
    return Tables(book, form, years, {s.key: book.table(s, years) for s in layout.SHEETS if not s.is_form})


def _as_now(sheet: RawSheet, file: str, renamed: Mapping[str, str]) -> RawSheet:
    """Give a sheet of a file with new names for the old ones that fill a cell, or a place in its list of names."""
    if not renamed:
        return replace(sheet, file=file)

    def now(value: Value) -> Value:
        if not isinstance(value, str):
            return value
        pieces = _BETWEEN_NAMES.split(value)
        return "".join(renamed.get(folded(piece), piece) for piece in pieces)

    return replace(sheet, file=file, rows=tuple(tuple(map(now, row)) for row in sheet.rows))


def _years(form: Row, report: Report) -> PlanYears | None:
    budget, last = form.whole_number("budget_year"), form.whole_number("last_year")
    if budget is None or last is None:
        return None
    if last.value < budget.value:
        report(YEARS_REVERSED.at(last.at, last.value, last=last.value, budget=budget.value))
        return None
    if last.value - budget.value >= LONGEST_PLAN:
        count = last.value - budget.value + 1
        report(PERIOD_TOO_LONG.at(last.at, last.value, count=count, most=LONGEST_PLAN))
        return None
    return PlanYears(budget.value, last.value)
