"""A case to be carried over into the next year: every cell as it stands, and what cannot come along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.domain.findings.finding import Report
from pipeline.domain.region.region import Region
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.carried import CarriedCase, CarriedRow
from pipeline.domain.workbook.fields import Shape, twin_in
from pipeline.domain.workbook.new_case import OwnSheet
from pipeline.read.last_year import plan_of
from pipeline.read.workbook import own
from pipeline.read.workbook.table import Table
from pipeline.read.workbook.tables import Tables, read_tables


def read_carried(workbook: Path, report: Report, region: Region | None = None) -> CarriedCase | None:
    """Read last year's workbook whole, in the shape that the region's have; None, with a finding, when it is none.

    Names are those that the municipalities of the region have now.
    """
    shape = Shape.of(region)
    tables = read_tables(workbook, report, shape, renamed=region.called_now if region else None)
    if tables is None:
        return None
    tables.book.tell_what_is_new(tables.years)
    read = plan_of(tables, report, region)
    return CarriedCase(
        plan=read.decided,
        is_decided=read.decision is not None,
        ended=read.ended,
        form={key: value for (key, _), value in tables.form.values().items()},
        rows={key: tuple(_rows(table)) if table else () for key, table in tables.by_key.items()},
        own_columns={key: own.own_columns(table) for key, table in tables.by_key.items() if table},
        own_lines=tuple(own.own_lines(tables.form)),
        own_sheets=tuple(OwnSheet(sheet.name, sheet.rows) for sheet in tables.book.own_sheets() if not sheet.is_chart),
        unread=tuple(_unread(tables)),
        shape=replace(shape, twin=shape.twin if _has_twins(tables) else None, kept=tuple(_details(tables))),
    )


def _has_twins(tables: Tables) -> bool:
    rows = (tables.form, *(row for rows in tables.rows.values() for row in rows))
    return any(twin_in(key)[1] for row in rows for key, _ in row.where)


def _details(tables: Tables) -> Iterator[str]:
    """Name the columns of details that the workbook has, whether or not documents show them."""
    table = tables.by_key[layout.MEASURES.key]
    for field in layout.MEASURES.fields if table else ():
        if field.is_detail and table and (field.key, None) in table.columns:
            yield field.key


def _rows(table: Table) -> Iterator[CarriedRow]:
    for number, row in table.rows.items():
        yield CarriedRow(row.values(), own.own_cells(table, number), row.at)


def _unread(tables: Tables) -> Iterator[Said]:
    """Name what has no place in another workbook, sheet by sheet as the layout has them, then the user's own."""
    book = tables.book
    if (readme := book.named(layout.README_SHEET)) is not None:
        yield from own.left_in_readme(readme)
    yield from own.left_in_form(tables.form)
    for table in tables.by_key.values():
        yield from own.left_in_table(table) if table else ()
    if (lists := book.named(layout.LISTS_SHEET)) is not None:
        organs = {row.shown("municipality") for row in tables.rows["municipalities"]}
        yield from own.left_in_lists(lists, organs)
    for sheet in book.own_sheets():
        yield from own.left_in_own_sheet(sheet)
    for sheet in book.sheets.values():
        yield from own.left_around(sheet)
