"""The user's own columns, lines and sheets in next year's workbook: as values, and under names of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.carried import CarriedCase, CarriedRow, OwnHeading
from pipeline.domain.workbook.fields import LAYOUT_VERSION, Field, Shape, Sheet
from pipeline.domain.workbook.new_case import OwnColumn, OwnLine, OwnSheet

# Last year's row for each of next year's, sheet by sheet; None for a new one.
_Rows: TypeAlias = Mapping[str, Sequence[CarriedRow | None]]


@dataclass(frozen=True)
class OwnThings:
    """What of the user's own is in next year's workbook, what is `told` of it, and the cells that are not in it."""

    columns: Mapping[str, tuple[OwnColumn, ...]]
    lines: tuple[OwnLine, ...]
    sheets: tuple[OwnSheet, ...]
    told: tuple[Said, ...]
    left_behind: tuple[Said, ...]


def own_things(last: CarriedCase, years: PlanYears, rows: _Rows) -> OwnThings:
    """Carry what is the user's own over; a name that the layout has next year gets « (egen)» behind it."""
    columns = {sheet.key: tuple(_columns(last, sheet, years, rows[sheet.key])) for sheet in _tables()}
    labels = [field.heading for field in _both(layout.CASE, last.shape)]
    lines = [(str(line[0]), _free(str(line[0]), labels), line) for line in last.own_lines]
    sheets = list(_sheets(last))
    told = [
        *(said for sheet in _tables() for heading, new in columns[sheet.key] for said in _column(sheet, heading, new)),
        *(_named(Said(f"Linjen «{old}» i arket Sak", f"The line «{old}» in the sheet Sak"), old, new)
          for old, new, _ in lines),
        *(_named(Said(f"Arket «{old.name}»", f"The sheet «{old.name}»"), old.name, new) for old, new in sheets),
    ]  # fmt: skip
    return OwnThings(
        {key: tuple(column for _, column in found) for key, found in columns.items()},
        tuple((new, *line[1:]) for _, new, line in lines),
        tuple(OwnSheet(new, old.rows) for old, new in sheets),
        tuple(told),
        tuple(_left_behind(last, rows)),
    )


def _tables() -> Iterator[Sheet]:
    return (sheet for sheet in layout.SHEETS if not sheet.is_form)


def _both(sheet: Sheet, shape: Shape) -> Iterator[Field]:
    """Give a sheet's fields with their twins in both forms of Norwegian: a region may choose either."""
    for language in Language:
        fields = sheet.in_shape(replace(shape, twin=language)).fields
        yield from (field for field in fields if field.is_in(LAYOUT_VERSION))


def _columns(
    last: CarriedCase, sheet: Sheet, years: PlanYears, rows: Sequence[CarriedRow | None]
) -> Iterator[tuple[OwnHeading, OwnColumn]]:
    taken = [heading for field in _both(sheet, last.shape) for heading, _ in field.headings(years)]
    for at, own in last.own_columns.get(sheet.key, {}).items():
        cells = [row.own.get(at) if row else None for row in rows]
        if own.heading or any(cells):
            yield own, OwnColumn(_free(own.heading, taken), tuple(cell.value if cell else None for cell in cells))


def _column(sheet: Sheet, own: OwnHeading, new: OwnColumn) -> Iterator[Said]:
    if own.heading:
        said = Said(f"Kolonnen «{own.heading}» i arket {sheet.name}", f"The column «{own.heading}» in {sheet.name}")
        yield _named(said if any(v is not None for v in new.values) else _bare(said), own.heading, new.heading)
    else:
        yield Said(
            f"Kolonnen uten overskrift ({own.letter} i fjor) i arket {sheet.name}",
            f"The column without a heading ({own.letter} last year) in {sheet.name}",
        )


def _bare(column: Said) -> Said:
    return Said(f"{column.norwegian} (bare overskriften)", f"{column.english} (its heading alone)")


def _sheets(last: CarriedCase) -> Iterator[tuple[OwnSheet, str]]:
    taken = [layout.README_SHEET, layout.LISTS_SHEET, *(sheet.name for sheet in layout.SHEETS)]
    unchanged = [sheet.name for sheet in last.own_sheets if _free(sheet.name, taken) == sheet.name]
    for sheet in last.own_sheets:
        new = sheet.name if sheet.name in unchanged else _free(sheet.name, [*taken, *unchanged])
        taken += [] if sheet.name in unchanged else [new]
        yield sheet, new


def _free(name: str, taken: Collection[str]) -> str:
    """Give a name that is the user's own: as it is, or with « (egen)» behind, where the layout has it."""
    known = {folded(other) for other in taken}
    names = (f"{name.strip()} (egen)" if number == 1 else f"{name.strip()} (egen {number})" for number in count(1))
    return name if folded(name) not in known else next(other for other in names if folded(other) not in known)


def _named(what: Said, old: str, new: str) -> Said:
    if old == new:
        return what
    return Said(
        f"{what.norwegian}, som nå heter «{new}»: skjemaet har selv noe som heter «{old.strip()}»",
        f"{what.english}, now called «{new}»: the layout has something called «{old.strip()}» itself",
    )


def _left_behind(last: CarriedCase, rows: _Rows) -> Iterator[Said]:
    """Name the user's own cells in the rows that are not in next year's workbook."""
    for key, found in last.rows.items():
        kept = {id(row) for row in rows[key]}
        yield from (cell.told for row in found if id(row) not in kept for cell in row.own.values())
