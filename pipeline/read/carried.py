"""A case to be carried over into the next year: every cell as it stands, and what cannot come along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.domain import layout
from pipeline.domain.carried import CarriedCase, CarriedRow
from pipeline.domain.findings import Report, Said
from pipeline.domain.language import Language
from pipeline.domain.new_case import OwnSheet
from pipeline.read.last_year import plan_of
from pipeline.read.table import Row
from pipeline.read.tables import Tables, read_tables
from pipeline.read.workbook import RawSheet


def read_carried(workbook: Path, report: Report, twin: Language = Language.NYNORSK) -> CarriedCase | None:
    """Read last year's workbook whole, with its twins in that language; None, with a finding, when it is none."""
    tables = read_tables(workbook, report, twin=twin)
    if tables is None:
        return None
    tables.book.tell_what_is_new(tables.years)
    read = plan_of(tables, report)
    own = tuple(tables.book.own_sheets())
    return CarriedCase(
        plan=read.decided,
        is_decided=read.decision is not None,
        ended=read.ended,
        form={key: value for (key, _), value in tables.form.values().items()},
        own_lines=tables.form.own_values(),
        rows={key: tuple(map(_carried, rows)) for key, rows in tables.rows.items()},
        own_sheets=tuple(OwnSheet(sheet.name, sheet.rows) for sheet in own),
        unread=tuple(_unread(tables, own)),
        twin=twin if _has_twins(tables) else None,
    )


def _has_twins(tables: Tables) -> bool:
    rows = (tables.form, *(row for rows in tables.rows.values() for row in rows))
    return any(layout.twin_in(key)[1] for row in rows for key, _ in row.where)


def _carried(row: Row) -> CarriedRow:
    return CarriedRow(row.values(), row.own_values())


def _unread(tables: Tables, own: tuple[RawSheet, ...]) -> Iterator[Said]:
    for rows in tables.rows.values():
        for row in rows:
            yield from _faulty(row)
    yield from _faulty(tables.form)
    for sheet in own:
        for at, fault in sheet.faults.items():
            yield Said(f"{sheet.place(*at)}: {fault.found}", f"{sheet.place(*at)}: {fault.found}")
        yield Said(
            f"Arket «{sheet.name}» er tatt med som verdier. Formler, formater, diagrammer og bilder er ikke med.",
            f"The sheet «{sheet.name}» comes along as values, without formulas, formats, charts or pictures.",
        )
    for sheet_key, rows in tables.rows.items():
        headings = dict.fromkeys(label for row in rows for label in row.own)
        name = next(sheet.name for sheet in layout.SHEETS if sheet.key == sheet_key)
        for heading in headings:
            yield Said(
                f"Kolonnen «{heading}» i arket {name} er tatt med som verdier, uten formler og formater.",
                f"The column «{heading}» in the sheet {name} comes along as values, without formulas or formats.",
            )


def _faulty(row: Row) -> Iterator[Said]:
    """Name the user's own cells that have no value: errors, and formulas that were never worked out."""
    for at in row.own.values():
        fault = row.raw.faults.get(at)
        if fault is not None:
            yield Said(f"{row.raw.place(*at)}: {fault.found}", f"{row.raw.place(*at)}: {fault.found}")
