"""Rows among the measures that are none: sums, in whatever form, and headings of a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.domain.findings.finding import Report, Said, digits
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
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


def measure_rows(rows: Iterable[Row], years: PlanYears, report: Report) -> Iterator[Row]:
    """Give the rows that are measures; each of the others is one finding, and is read no further."""
    above: list[_Amounts] = []  # since the last sum or heading
    before: list[_Amounts] = []  # all the way up
    for row in rows:
        amounts = _amounts(row, years)
        label = _label_of_total(row)
        if label is not None or any(_is_sum(row, amounts.all, sums) for sums in _columns(above, before)):
            compared = _compared(amounts.all, list(_columns(above, before)))
            report(TOTAL_ROW.at(label or row.at, row.shown("name") or None, compared=compared))
            above = []
        elif _is_heading(row):
            report(SECTION_ROW.at(row.place("name"), row.shown("name"), text=row.shown("name")))
            above = []
        else:
            above.append(amounts)
            before.append(amounts)
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


def _columns(above: list[_Amounts], before: list[_Amounts]) -> Iterator[list[ByYear]]:
    """Give the columns that a row may be the sum of: from the top or the last sum, with and without estimates."""
    for rows in (before, above):
        yield [row.all for row in rows]
        yield [row.proposed for row in rows]


def _label_of_total(row: Row) -> Place | None:
    """Give the cell that calls the row a sum; None where none does."""
    is_whole = row.shown("number") != "" and row.shown("owners") != ""
    form = _IS_TOTAL if is_whole else _BEGINS_AS_TOTAL
    for key in _NAMED:
        text = folded(row.shown(key)).strip(" :.=")
        if form.fullmatch(text) or _IS_TOTAL.fullmatch(text):
            return row.place(key)
    return None


def _is_sum(row: Row, amounts: ByYear, above: list[ByYear]) -> bool:
    """Say whether every amount of a row is the sum of those above it, so that it can hardly be chance."""
    parts = sum(1 for other in above if any(other.values()))
    if parts < _FEW or not any(amounts.values()):
        return False
    if any(_summed(above, year) != amount for year, amount in amounts.items()):
        return False
    is_whole = row.shown("number") != "" and row.shown("owners") != ""
    years = sum(1 for amount in amounts.values() if amount)
    return not is_whole or parts >= _MANY or years > 1


def _is_heading(row: Row) -> bool:
    """Say whether a row has nothing but a text, where a measure has its name."""
    return _filled(row) == ["name"] and row.is_blank("number")


def _filled(row: Row) -> list[str]:
    return [key for key, _ in row.values() if not row.sheet.field(key).is_prefilled]


def _summed(rows: list[ByYear], year: int) -> int:
    return sum(row.get(year, 0) for row in rows)


def _compared(amounts: ByYear, columns: list[list[ByYear]]) -> Said:
    """Say where the sum is another than that of the rows above it; nothing where it is the same."""
    for year, amount in amounts.items():
        sums = [_summed(column, year) for column in columns]
        if amount not in sums:
            said = {"year": year, "amount": digits(amount), "rows": digits(sums[0])}
            return _DIFFERS.filled(**said)
    return Said("", "")
