"""The workbook as the layout describes it: its version, its sheets by name, what is the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.domain.findings.finding import Report, nearest
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import LAYOUT_VERSION, OLDEST_VERSION, Shape, Sheet
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.workbook.cell_findings import (
    LAYOUT_OLDER,
    LAYOUT_TOO_NEW,
    NOT_OUR_WORKBOOK,
    OWN_COLUMN,
    SHEET_MISSING,
    VERSION_UNKNOWN,
)
from pipeline.read.workbook.cells import RawSheet, Value
from pipeline.read.workbook.table import Row, Table, open_table, read_form


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook by the names that the layout gives them, or the council's words for those.

    `version` is that of its layout.

    `shape` says which columns a workbook of the council has.
    """

    file: str
    sheets: Mapping[str, RawSheet]
    version: int
    shape: Shape
    report: Report

    def find(self, name: str, since: int = OLDEST_VERSION, *, may_be_missing: bool = False) -> RawSheet | None:
        """Find a sheet, whatever its case and blanks; one that is missing is a finding, unless it came later.

        A sheet that an older layout has under a name that came later is the user's own. One that `may_be_missing` is
        only missed where another seems to be meant as it.
        """
        if since > self.version:
            return None
        found = self.named(name)
        near = self._like(name) if found is None else None
        if near is not None and (near or not may_be_missing):
            self.report(SHEET_MISSING.at(Place(self.file), sheet=name, nearest=near))
        return found

    def _like(self, name: str) -> Said:
        """Suggest a sheet of the user's own: as Apple Numbers exports it, «Sak - Tabell 1», or with a near name."""
        own = [title for title in self.sheets if title not in self._names()]
        exported = [title for title in own if folded(title).partition(" - ")[0] == folded(name)]
        return nearest(exported[0], exported) if exported else nearest(name, own)

    def named(self, name: str) -> RawSheet | None:
        """Look a sheet up, whatever its case and blanks; None when there is none."""
        names = (name, *self.shape.words.ways_to_say(name))
        found = (_named(self.sheets, each) for each in names)
        return next((sheet for sheet in found if sheet is not None), None)

    def form(self, sheet: Sheet) -> Row | None:
        """Read a sheet that has a line a field; None when it is missing."""
        raw = self.find(sheet.name)
        return None if raw is None else read_form(raw, sheet.in_shape(self.shape), self.report, self.version)

    def table(self, sheet: Sheet, years: PlanYears) -> Table | None:
        """Read a sheet that has a row a thing; None when it is missing."""
        shaped = sheet.in_shape(self.shape)
        raw = self.find(sheet.name, sheet.since, may_be_missing=shaped.is_optional)
        return None if raw is None else open_table(raw, shaped, years, self.report, self.version)

    def own_sheets(self) -> Iterator[RawSheet]:
        """Give the user's own sheets."""
        ours = [id(self.named(name)) for name in self._names()]
        yield from (raw for raw in self.sheets.values() if id(raw) not in ours)

    def check_own_sheets(self) -> None:
        """Mention the user's own sheets."""
        present = {folded(title) for title in self.sheets}
        missing = [name for name in self._names() if folded(name) not in present]
        for raw in self.own_sheets():
            near = nearest(raw.name, missing)
            self.report(OWN_COLUMN.at(raw.at, raw.name, heading=raw.name, nearest=near))

    def is_ours(self) -> bool:
        """Say whether the workbook began as ours: it has a sheet that no other has, or at least half of them.

        Somebody's own may have a sheet `Tiltak` or `Budsjett` too.
        """
        names = self._names()
        there = [name for name in names if self.named(name) or self._like(name)]
        return bool({layout.README_SHEET, layout.CASE.name} & {*there}) or 2 * len(there) >= len(names)

    def _names(self) -> tuple[str, ...]:
        """Name the sheets of the workbook's layout."""
        sheets = (sheet.name for sheet in layout.SHEETS if sheet.since <= self.version)
        return (layout.README_SHEET, *sheets, layout.LISTS_SHEET)

    def tell_what_is_new(self, years: PlanYears) -> None:
        """Mention what an older layout has not got."""
        if self.version < LAYOUT_VERSION:
            added, moved = layout.added_since(self.version, years), layout.moved_since(self.version)
            self.report(
                LAYOUT_OLDER.at(
                    Place(self.file), self.version,
                    version=self.version, newest=LAYOUT_VERSION,
                    added="; ".join(added), moved="; ".join(moved),
                )
            )  # fmt: skip


def open_book(file: str, sheets: Mapping[str, RawSheet], shape: Shape, report: Report) -> Book | None:
    """Read the version of the layout; None, with a finding, for one that is newer than ours, or a workbook that is not.

    Where no version can be read the workbook is taken for our own layout, so that the rest of its faults show.
    """
    raw = _named(sheets, layout.README_SHEET)
    label = folded(layout.VERSION_LABEL)
    lines = enumerate(raw.rows) if raw else ()
    at = next((number for number, row in lines if row and folded(str(row[0])) == label), None)
    written: Value = raw.rows[at][1] if raw and at is not None and len(raw.rows[at]) > 1 else None
    version = as_whole_number(written) if written is not None else None
    place = Place(file) if raw is None else raw.at if at is None else raw.place(at, 1)
    if version is None or version < OLDEST_VERSION:
        if raw is not None:
            report(VERSION_UNKNOWN.at(place, written, label=layout.VERSION_LABEL, expected=LAYOUT_VERSION))
        version = LAYOUT_VERSION
    if version > LAYOUT_VERSION:
        report(LAYOUT_TOO_NEW.at(place, version, version=version, newest=LAYOUT_VERSION))
        return None
    book = Book(file, sheets, version, shape, report)
    if not book.is_ours():
        report(NOT_OUR_WORKBOOK.at(Place(file), sheet=layout.MEASURES.name))
        return None
    book.find(layout.README_SHEET)
    return book


def _named(sheets: Mapping[str, RawSheet], name: str) -> RawSheet | None:
    """Find a sheet by its name; where two differ only in case and blanks, the one that is written as the layout's."""
    return sheets.get(name) or next((sheet for title, sheet in sheets.items() if folded(title) == folded(name)), None)
