"""Rows among the measures that are none: sums, in whatever form, and headings of a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pipeline.domain.findings.finding import Report, digits
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.layout import meant_by
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.workbook.plan_findings import SECTION_ROW, TOTAL_ROW
from pipeline.read.workbook.table import Row

_NAMED: Final = ("number", "name", "instrument", "owners")  # where people write what a row is
_IS_TOTAL: Final = re.compile(r"(?:del)?sum|total(?:t|sum|en)?|til ?sammen|i alt|alt i alt")
_BEGINS_AS_TOTAL: Final = re.compile(r"(?:(?:del)?sum|totalt|totalsum|til ?sammen|i alt)\b.*")
_FEW, _MANY = 3, 5  # rows above that a number is the sum of: by chance it is not, least of all with many

_DIFFERS: Final = Said(
    ", og summen stemmer ikke: for {year} viser den {amount}, men radene over er {rows}",
    ", and the sum does not agree: for {year} it shows {amount}, but the rows above are {rows}",
)

ByYear: TypeAlias = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The numbers of a row by their years: all of them, and those that are proposed."""

    all: ByYear
    proposed: ByYear


@dataclass(slots=True)
class _Column:
    """The numbers of rows so far: what each year comes to, and how many rows have any money."""

    sums: Counter[int] = field(default_factory=Counter)
    parts: int = 0

    def add(self, amounts: ByYear) -> None:
        self.sums.update(amounts)
        if any(amounts.values()):
            self.parts += 1


class _Rows:
    """Rows so far: all their numbers, and those that are proposed."""

    def __init__(self) -> None:
        self.columns = (_Column(), _Column())

    def add(self, amounts: _Amounts) -> None:
        for column, numbers in zip(self.columns, (amounts.all, amounts.proposed), strict=True):
            column.add(numbers)


def measure_rows(rows: Iterable[Row], years: PlanYears, report: Report) -> Iterator[Row]:
    """Give the rows that are measures; each of the others is one finding, and is read no further."""
    above = _Rows()  # since the last sum or heading
    before = _Rows()  # all the way up
    for row in rows:
        amounts = _amounts(row, years)
        label = _label_of_total(row)
        columns = (*before.columns, *above.columns)
        if label is not None or any(_is_sum(row, amounts.all, column) for column in columns):
            compared = _compared(amounts.all, columns)
            report(TOTAL_ROW.at(label or row.at, row.shown("name") or None, compared=compared))
            above = _Rows()
        elif _is_heading(row):
            report(SECTION_ROW.at(row.place("name"), row.shown("name"), text=row.shown("name")))
            above = _Rows()
        else:
            above.add(amounts)
            before.add(amounts)
            yield row


def _amounts(row: Row, years: PlanYears) -> _Amounts:
    values = row.values()
    found, proposed, status = {}, {}, ""
    for year in years.all:
        status = str(values.get(("status", year), status))
        number = as_whole_number(values.get(("amount", year)))
        if number is not None:
            found[year] = number
            if meant_by(status, Status) is Status.PROPOSED:
                proposed[year] = number
    return _Amounts(found, proposed)


def _label_of_total(row: Row) -> Place | None:
    """Give the cell that calls the row a sum; None where none does."""
    is_whole = row.shown("number") != "" and row.shown("owners") != ""
    form = _IS_TOTAL if is_whole else _BEGINS_AS_TOTAL
    for key in _NAMED:
        text = folded(row.shown(key)).strip(" :.=")
        if form.fullmatch(text) or _IS_TOTAL.fullmatch(text):
            return row.place(key)
    return None


def _is_sum(row: Row, amounts: ByYear, above: _Column) -> bool:
    """Say whether every amount of a row is the sum of those above it, so that it can hardly be chance."""
    if above.parts < _FEW or not any(amounts.values()):
        return False
    if any(above.sums[year] != amount for year, amount in amounts.items()):
        return False
    is_whole = row.shown("number") != "" and row.shown("owners") != ""
    years = sum(1 for amount in amounts.values() if amount)
    return not is_whole or above.parts >= _MANY or years > 1


def _is_heading(row: Row) -> bool:
    """Say whether a row has nothing but a text, where a measure has its name."""
    return _filled(row) == ["name"] and row.is_blank("number")


def _filled(row: Row) -> list[str]:
    return [key for key, _ in row.values() if not row.sheet.field(key).is_prefilled]


def _compared(amounts: ByYear, columns: Sequence[_Column]) -> Said:
    """Say where the sum is another than that of the rows above it; nothing where it is the same."""
    for year, amount in amounts.items():
        sums = [column.sums[year] for column in columns]
        if amount not in sums:
            said = {"year": year, "amount": digits(amount), "rows": digits(sums[0])}
            return _DIFFERS.filled(**said)
    return Said("", "")
