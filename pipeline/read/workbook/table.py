"""A sheet and its description together: rows whose cells are asked for by field.

A cell goes one way: `_asked` gives what stands there, values.py what it means, and `_told` the value or a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

from pipeline.domain.findings.finding import Finding, Kind, Report, nearest
from pipeline.domain.region.example import EXAMPLE_MARK
from pipeline.domain.values.characters import folded, seen
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written, listed
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import (
    LAYOUT_VERSION,
    Columns,
    Field,
    Holds,
    Rollover,
    Sheet,
    Twin,
    period,
    twin_of,
)
from pipeline.domain.workbook.layout import FORM_HEADINGS, QUESTION_MARK
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.cells.formulas import worked_out
from pipeline.read.workbook.cell_findings import (
    CELL_BLANK,
    EXAMPLE_LEFT_OUT,
    FILTERED,
    FORMAT_SHOWS_OTHER,
    FORMULA_STALE,
    HEADING_MISSING,
    HEADING_TWICE,
    HEADINGS_MISSING,
    HIDDEN,
    MERGED,
    OWN_COLUMN,
    ROW_ABOVE_HEADINGS,
    SHOWN_AS_NOTHING,
    STRUCK,
    UNIT_SAID,
    YEAR_DOES_NOT_FIT,
)
from pipeline.read.workbook.cells import Fault, Filled, RawSheet, Value
from pipeline.read.workbook.values import (
    characters_of,
    choice_of,
    day_of,
    kroner_of,
    no_choice,
    number_of,
    question,
    shown_as,
    tick_of,
)

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

_THE_CELL: Final = Said("Cellen", "The cell")
_ROUNDING: Final = Fraction(1, 10**12)  # of a result: what floating-point numbers differ by
_UNIT: Final = re.compile(
    r"\b(?:i|hele) (?:1[ .]?000|tusen|mill)|\b1[ .]?000 (?:kr|kroner|nok)\b|\(1[ .]?000\)|\bt\.?kr\b|\bt?mnok\b",
    re.IGNORECASE,
)
_OF_A_YEAR: Final = re.compile(r"(?:Status )?20\d\d")


@dataclass(frozen=True)
class Row:
    """A row of a table, or the lines of a form. Asking for a cell reports what is wrong with it, under its place.

    `scope` is the municipality that the row belongs to, None when it concerns all. `has_twins` says that the fields for
    the other forms of Norwegian than the inputs' own are read too.
    """

    sheet: Sheet
    raw: RawSheet
    where: Mapping[tuple[str, int | None], tuple[int, int]]
    report: Report
    scope: str | None = None
    has_twins: bool = False

    def scoped(self, municipality: str) -> Row:
        """Let what is wrong in this row block one municipality only."""
        return replace(self, scope=municipality)

    def place(self, key: str, year: int | None = None) -> Place:
        """Name a field's cell; the sheet itself when the field is not there."""
        at = self.where.get((key, year))
        return self.raw.place(*at) if at else self.raw.at

    @property
    def at(self) -> Place:
        """Name the first cell of the row."""
        return self.raw.place(*min(self.where.values())) if self.where else self.raw.at

    @property
    def is_in_use(self) -> bool:
        """Say whether anybody has written in the row, apart from what is filled in beforehand."""
        return any(
            self._value(key, year) is not None or at in self.raw.faults
            for (key, year), at in self.where.items()
            if not self.sheet.field(key).is_prefilled
        )

    @property
    def is_of_use(self) -> bool:
        """Say whether the region has use for any of it."""
        return not all(field.is_unused for field in self.sheet.fields)

    def left_out(self) -> Iterator[tuple[str, int | None]]:
        """Name the fields that somebody has written in, and that come nowhere; a 0 is nothing."""
        for key, year in self.where:
            if self.sheet.field(key).left_out_because and self._value(key, year) not in {None, 0}:
                yield key, year

    def values(self) -> dict[tuple[str, int | None], Filled]:
        """Give every cell of the row that has a value, as it stands."""
        found = {(key, year): self._value(key, year) for key, year in self.where}
        return {key: value for key, value in found.items() if value is not None}

    def places(self) -> dict[str, Place]:
        """Name the cell of each field that is there and has one column, by its key."""
        return {key: self.place(key) for key, year in self.where if year is None}

    def plain(self) -> dict[str, Any]:
        """Give the cells that fill an attribute of the domain as they stand, by the names of the attributes."""
        return {field.key: self._as_held(field) for field in self.sheet.fields if field.is_plain}

    def _as_held(self, field: Field) -> object:
        """Give the cell of a field as what the field holds."""
        if field.holds is Holds.CHOICE and isinstance(field.choices, type):
            return self.choice(field.key, field.choices)
        if field.twin is not None:
            return self.written(field.key) if field.holds is Holds.TEXT else self.written_in_parts(field.key)
        return _READERS[field.holds](self, field.key)

    def has(self, key: str) -> bool:
        """Say whether the sheet's description has such a field at all: two sheets of one shape may differ in a few."""
        return any(field.key == key for field in self.sheet.fields)

    def is_blank(self, key: str, year: int | None = None) -> bool:
        """Say whether there is nothing in the cell that is used, or an example, which counts as nothing."""
        if self.has(key) and self.sheet.field(key).is_unused:
            return True
        value = self._value(key, year)
        return _is_example(value) or (value is None and self.where.get((key, year)) not in self.raw.faults)

    def text(self, key: str, year: int | None = None) -> str:
        """Give the cell's characters; an empty text when it is blank, or an example. A break in a name is a blank."""
        text = self._read(key, year, characters_of) or ""
        return " ".join(part.strip() for part in text.split("\n")) if self.sheet.field(key).is_name else text

    def sourced_text(self, key: str) -> Sourced[str] | None:
        """Give the cell's characters with their place; None when it is blank."""
        text = self.text(key)
        return Sourced(text, self.place(key)) if text else None

    def written(self, key: str) -> Written:
        """Give the cell's characters, and those of its twins."""
        is_name = self.sheet.field(key).twin is Twin.NAME
        return Written(self.text(key), self.sheet.forms[0], self.twins(key), is_name, self.place(key))

    def twins(self, key: str) -> tuple[tuple[Language, str], ...]:
        """Give the characters of a cell's twins by their forms of Norwegian, where they are read and not blank."""
        texts = ((form, self.text(twin_of(key, form))) for form in self.sheet.forms[1:] if self.has_twins)
        return tuple((form, text) for form, text in texts if text)

    def written_in_parts(self, key: str) -> tuple[Written, ...]:
        """Give the cell's lines or names, and those of its twins where they are read and not blank."""
        read = self.names if self.sheet.field(key).holds is Holds.NAMES else self.lines
        own, *others = self.sheet.forms
        twins = {other: parts for other in others if self.has_twins and (parts := read(twin_of(key, other)))}
        return listed({own: read(key), **twins}, self.place(key))

    def as_it_stands(self, key: str) -> Written | date | int | float | None:
        """Give words with their twins, a date or a number, as the cell holds it; None when it is blank.

        Where the rollover has put a question mark behind last year's words, they are asked about.
        """
        value = self._asked(key, None)
        if value is None:
            return None
        shown = shown_as(value)
        if self.sheet.field(key).at_rollover is Rollover.ASKED and shown.endswith(QUESTION_MARK):
            self._told(question(shown, self.heading(key)), key, None)
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        return replace(self.written(key), text=shown)

    def identifier(self, key: str) -> Sourced[str] | None:
        """Give what other cells refer to, as it is seen, with its place; None when the cell is blank."""
        text = seen(self.text(key))
        return Sourced(text, self.place(key)) if text else None

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Give the cell's references to other rows, as they are seen."""
        return tuple(seen(name) for name in self.names(key))

    def shown(self, key: str, year: int | None = None) -> str:
        """Give what stands in the cell, without asking whether it is as it should be."""
        value = self._value(key, year)
        return "" if value is None else shown_as(value)

    def names(self, key: str) -> tuple[str, ...]:
        """Give the names that the cell divides by semicolons, or by line breaks."""
        return tuple(name for part in re.split("[;\n]", self.text(key)) if (name := part.strip()))

    def lines(self, key: str) -> tuple[str, ...]:
        """Give the cell's lines that are not blank."""
        return tuple(line for part in self.text(key).split("\n") if (line := part.strip()))

    def ticked(self, key: str) -> bool:
        """Say whether there is an x in the cell; anything else than an x is a finding."""
        tick = tick_of(self.text(key), self.sheet.field(key).words, self.heading(key))
        return self._told(tick, key, None) or False

    def kroner(self, key: str, year: int | None = None) -> Sourced[Kroner] | None:
        """Give whole kroner, 0 or more; None when the cell is blank, or holds anything else, which is a finding."""
        amount = self._read(key, year, lambda value: kroner_of(value, self._years_spoken_of(key, year)))
        return None if amount is None else Sourced(amount, self.place(key, year))

    def whole_number(self, key: str) -> Sourced[int] | None:
        """Give a whole number above 0; None when the cell is blank, or holds anything else, which is a finding."""
        number = self._read(key, None, lambda value: number_of(value, self.sheet.field(key)))
        return None if number is None else Sourced(number, self.place(key))

    def day(self, key: str) -> date | None:
        """Give a date; None when the cell is blank, or holds anything else, which is a finding."""
        return self._read(key, None, day_of)

    def choice(self, key: str, choices: type[W], year: int | None = None) -> Sourced[W] | None:
        """Give what the cell's word stands for; a word that is none of the choices is a finding."""
        text = self.text(key, year)
        if not text:
            return None
        meant = self._told(choice_of(text, choices, self.heading(key, year)), key, year)
        return None if meant is None else Sourced(meant, self.place(key, year))

    def refuse(self, text: str, key: str, year: int | None, words: tuple[str, ...]) -> None:
        """Report a word that is none of those that may be chosen."""
        self._told(no_choice(text, words, self.heading(key, year)), key, year)

    def heading(self, key: str, year: int | None = None) -> str:
        """Give the heading that a field's cell stands under."""
        return self.sheet.field(key).heading.replace("{år}", "" if year is None else str(year)).strip()

    def find(self, kind: Kind, key: str, year: int | None = None, found: object = None, /, **values: object) -> None:
        """Report a finding at a field's cell, within the row's scope."""
        shown = None if found is None else shown_as(found)
        self.report(kind.at(self.place(key, year), shown, municipality=self.scope, **values))

    def _read(self, key: str, year: int | None, read: Callable[[Filled], T | Fault]) -> T | None:
        """Give the cell's value as it is read; None when it is blank, or has a fault, which is a finding."""
        value = self._asked(key, year)
        return None if value is None else self._told(read(value), key, year)

    def _told(self, found: T | Fault, key: str, year: int | None) -> T | None:
        """Give what was found in a cell; None for a fault, which is reported."""
        if isinstance(found, Fault):
            self.find(found.kind, key, year, found.found, **found.gaps)
            return None
        return found

    def _years_spoken_of(self, key: str, year: int | None) -> tuple[int, ...]:
        """Give the years that a text in a year's column may speak of, its own first; none outside such columns.

        What is written in a later year's column may speak of the years after it too; in the first year's it does not.
        """
        if year is None:
            return ()
        years = [other for field, other in self.where if field == key and other is not None]
        return (year,) if year == years[0] else tuple(other for other in years if other >= year)

    def _asked(self, key: str, year: int | None) -> Value:
        """Give the cell's value; a blank cell that must be filled in is a finding, an example counts as blank.

        What the region has no use for is blank, whatever stands there.
        """
        if self.sheet.field(key).is_unused:
            return None
        fault = self.raw.faults.get(self.where.get((key, year), (-1, -1)))
        if fault:
            return self._told(fault, key, year)
        value = self._value(key, year)
        field = self.sheet.field(key)
        if value is not None:
            self._see(value, field, year)
        if _is_example(value):
            self.find(EXAMPLE_LEFT_OUT, key, year, value)
            value = None
        if value is None and field.required and (key, year) in self.where:
            self.find(CELL_BLANK, key, year, None, heading=self.heading(key, year), guidance=field.guidance)
        return value

    def _see(self, value: Filled, field: Field, year: int | None) -> None:
        """Point at a cell that is shown otherwise than it is read."""
        at = self.where[field.key, year]
        look, shown = self.raw.looks.get(at), shown_as(value)
        if look is not None:
            if look.is_struck and not self.is_struck:
                self.find(STRUCK, field.key, year, value, what=_THE_CELL)
            if look.hides(value):
                self.find(SHOWN_AS_NOTHING, field.key, year, value, text=shown)
            if look.shows_other and field.holds is Holds.KRONER and isinstance(value, int | float):
                self.find(FORMAT_SHOWS_OTHER, field.key, year, value, number_format=look.number_format, text=shown)
        if at in self.raw.formulas and isinstance(value, int | float):
            self._see_whether_stale(value, self.raw.formulas[at], field.key, year)

    def _see_whether_stale(self, stored: float, formula: str, key: str, year: int | None) -> None:
        result = worked_out(formula, self.raw.value)
        if result is not None and abs(result - Fraction(stored)) > abs(result) * _ROUNDING:
            said = shown_as(float(f"{float(result):.15g}"))
            self.find(FORMULA_STALE, key, year, stored, formula=f"={formula}", result=said, stored=shown_as(stored))

    @property
    def is_struck(self) -> bool:
        """Say whether everything in the row is struck out; a form is no row."""
        looks = self.raw.looks
        filled = [at for at in self.where.values() if self.raw.value(*at) is not None]
        return not self.sheet.is_form and bool(filled) and all(at in looks and looks[at].is_struck for at in filled)

    def _value(self, key: str, year: int | None) -> Value:
        at = self.where.get((key, year))
        value = None if at is None else self.raw.value(*at)
        if isinstance(value, bool) and self.sheet.field(key).holds is Holds.TICK:
            return self.sheet.field(key).words[0] if value else None  # a check box in the cell
        return value


_READERS: Final[Mapping[Holds, Callable[[Row, str], object]]] = {
    Holds.TEXT: Row.text,
    Holds.LINES: Row.lines,
    Holds.NAMES: Row.names,
    Holds.KRONER: Row.kroner,
    Holds.WHOLE_NUMBER: Row.whole_number,
    Holds.YEAR: Row.whole_number,
    Holds.DATE: Row.day,
    Holds.TICK: Row.ticked,
    Holds.ANY: Row.as_it_stands,
    Holds.CHOICE: Row.text,  # a word that stands for no member of an enum
}


def _is_example(value: Value) -> bool:
    return isinstance(value, str) and value.endswith(EXAMPLE_MARK)


@dataclass(frozen=True)
class Table:
    """A sheet whose headings are found: their row, the columns of the layout's fields, and the rows that are in use."""

    raw: RawSheet
    header: int
    columns: Mapping[tuple[str, int | None], int]
    rows: Mapping[int, Row]

    def label(self, column: int) -> str:
        """Give the heading of a column; an empty text where it has none."""
        value = self.raw.value(self.header, column)
        return "" if value is None else label_of(value)


def open_table(
    raw: RawSheet, sheet: Sheet, years: PlanYears, report: Report, version: int = LAYOUT_VERSION
) -> Table | None:
    """Find the headings of a sheet; None, with a finding, when it has none. `version` is that of its layout."""
    headings = {folded(heading) for _, heading, _ in sheet.headings(years, version)}
    header = header_row(raw, lambda label: sheet.known_as(label) in headings)
    if header is None:
        report(HEADINGS_MISSING.at(raw.at, sheet=raw.name))
        return None
    columns = dict(_columns(raw, header, sheet, years, report, version))
    _report_what_stands_above(raw, header, columns.values(), report)
    _report_what_is_hidden(raw, header, columns.values(), report)
    _report_the_unit(raw, header, sheet, report)
    if raw.hidden:
        _report_hidden_sheet(raw, report)
    rows = (
        (number, Row(sheet, raw, {key: (number, column) for key, column in columns.items()}, report))
        for number in range(header + 1, len(raw.rows))
    )
    in_use = {number: row for number, row in rows if row.is_in_use}
    for number, row in in_use.items():
        if raw.looks and row.is_struck:
            report(STRUCK.at(raw.place(number, 0), what=Said(f"Rad {number + 1}", f"Row {number + 1}")))
    return Table(raw, header, columns, in_use)


def read_table(
    raw: RawSheet, sheet: Sheet, years: PlanYears, report: Report, version: int = LAYOUT_VERSION
) -> tuple[Row, ...]:
    """Give the rows of a sheet that are in use, in order."""
    table = open_table(raw, sheet, years, report, version)
    return tuple(table.rows.values()) if table else ()


def _report_what_stands_above(raw: RawSheet, header: int, columns: Collection[int], report: Report) -> None:
    """Point at rows over the headings, where sorting may have put them; a single cell is a title."""
    for number, row in enumerate(raw.rows[:header]):
        filled = [value for column, value in enumerate(row) if column in columns and value is not None]
        if len(filled) > 1:
            report(ROW_ABOVE_HEADINGS.at(raw.place(number, 0), filled[0], row=number + 1, header=header + 1))


def _report_what_is_hidden(raw: RawSheet, header: int, columns: Iterable[int], report: Report) -> None:
    """Point at what the user does not see, or sees otherwise than it is read, in a table's own columns."""
    if raw.is_filtered:
        report(FILTERED.at(raw.at))
    else:
        for number in sorted(raw.hidden_rows):
            if header < number < len(raw.rows) and any(value is not None for value in raw.rows[number]):
                report(HIDDEN.at(raw.place(number, 0), what=Said(f"Rad {number + 1}", f"Row {number + 1}")))
    for column in sorted(set(columns) & raw.hidden_columns):
        label = label_of(raw.rows[header][column])
        report(HIDDEN.at(raw.place(header, column), label, what=Said(f"Kolonnen «{label}»", f"Column «{label}»")))
    for (row, column), cells in raw.merged.items():
        if row > header and column in columns:
            report(MERGED.at(raw.place(row, column), cells, cells=cells))


def _report_hidden_sheet(raw: RawSheet, report: Report) -> None:
    in_no_menu = Said(", som ikke står i menyen Vis,", ", which the menu Unhide does not list,")
    how = in_no_menu if raw.hidden == "veryHidden" else Said("", "")
    what = Said(f"Arket «{raw.name}»{how.norwegian}", f"The sheet «{raw.name}»{how.english}")
    report(HIDDEN.at(raw.at, raw.name, what=what))


def _report_the_unit(raw: RawSheet, header: int, sheet: Sheet, report: Report) -> None:
    """Point at a text over or among the headings that says that the amounts are in thousands."""
    if not any(field.holds is Holds.KRONER for field in sheet.fields):
        return
    for number, row in enumerate(raw.rows[: header + 1]):
        for column, value in enumerate(row):
            if isinstance(value, str) and _UNIT.search(seen(value)):
                report(UNIT_SAID.at(raw.place(number, column), value, text=value))


def read_form(raw: RawSheet, sheet: Sheet, report: Report, version: int = LAYOUT_VERSION) -> Row:
    """Find the lines of a form by the labels in their first column."""
    known_labels = {folded(field.heading) for field in sheet.fields}
    labels: dict[str, int] = {}
    for number in range(len(raw.rows)):
        label = raw.value(number, 0)
        if label is None or str(label) == FORM_HEADINGS[0]:
            continue
        key = sheet.known_as(str(label))
        if key in labels and key in known_labels:
            report(HEADING_TWICE.at(raw.place(number, 0), label, heading=label, sheet=sheet.name))
        labels.setdefault(key, number)
    where: dict[tuple[str, int | None], tuple[int, int]] = {}
    unknown = {str(raw.value(number, 0)): number for number in labels.values()}
    for field in (field for field in sheet.fields if field.is_in(version)):
        number = labels.get(folded(field.heading), -1)
        if number < 0 and field.is_optional:
            continue
        if number < 0:
            report(_missing(raw, field.heading, unknown))
            continue
        unknown.pop(str(raw.value(number, 0)), None)
        where[field.key, None] = (number, 1)
    for label, number in unknown.items():
        known = [field.heading for field in sheet.fields if (field.key, None) not in where]
        report(OWN_COLUMN.at(raw.place(number, 0), label, heading=label, nearest=nearest(label, known)))
    if raw.hidden:
        _report_hidden_sheet(raw, report)
    return Row(sheet, raw, where, report)


def header_row(raw: RawSheet, knows: Callable[[str], bool]) -> int | None:
    """Find the row with most of the known headings (they are asked for folded); None when no row has any."""

    def hits(number: int) -> int:
        return sum(1 for value in raw.rows[number] if value is not None and knows(folded(label_of(value))))

    best = max(range(len(raw.rows)), key=hits, default=None)
    return best if best is not None and hits(best) else None


def _columns(
    raw: RawSheet, header: int, sheet: Sheet, years: PlanYears, report: Report, version: int
) -> Iterator[tuple[tuple[str, int | None], int]]:
    wanted = sheet.headings(years, version)
    known = {folded(heading) for _, heading, _ in wanted}
    headings: dict[str, int] = {}
    for column, value in enumerate(raw.rows[header] if raw.rows else ()):
        if value is None:
            continue
        key = sheet.known_as(label_of(value))
        if key in headings and key in known:
            report(HEADING_TWICE.at(raw.place(header, column), value, heading=label_of(value), sheet=sheet.name))
        headings.setdefault(key if key in known or key not in headings else f"{key} {column}", column)
    missing = [heading for _, heading, _ in wanted if folded(heading) not in headings]
    own = {label_of(raw.rows[header][column]): column for column in headings.values()}
    for field, heading, year in wanted:
        if heading in missing:
            if not field.is_optional:
                report(_missing(raw, heading, own))
        else:
            column = headings[folded(heading)]
            own.pop(label_of(raw.rows[header][column]), None)
            yield (field.key, year), column
    has_years = any(field.columns is Columns.EACH_YEAR for field in sheet.fields)
    for heading, column in own.items():
        at = raw.place(header, column)
        if has_years and _OF_A_YEAR.fullmatch(heading):
            report(YEAR_DOES_NOT_FIT.at(at, heading, heading=heading, years=period(years.all)))
        else:
            report(OWN_COLUMN.at(at, heading, heading=heading, nearest=nearest(heading, missing)))


def _missing(raw: RawSheet, heading: str, candidates: Mapping[str, int]) -> Finding:
    near = nearest(heading, candidates)
    return HEADING_MISSING.at(raw.at, heading=heading, sheet=raw.name, nearest=near)


def label_of(value: Value) -> str:
    """Write a heading that Excel may have taken for a number."""
    number = as_whole_number(value) if isinstance(value, int | float) else None
    return str(value if number is None else number)
