"""The charts of a finished document: the names and amounts that they are drawn from, and the workbook beside each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias

from pipeline.domain.documents.document import BudgetWorkbook, Chart, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import plain
from pipeline.prove.files.findings import NUMBERS_OF_CHART
from pipeline.prove.files.package import Element, MadePackage
from pipeline.prove.files.sheet import all_numbers, sheet_parts

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PART: Final = re.compile(r"(?:word|xl)/charts/chart\d+\.xml")

DrawnSeries: TypeAlias = tuple[str, tuple[str, ...], tuple[int | None, ...]]
"""A series: its name, the categories, and an amount for each."""


def chart_findings(package: MadePackage, document: WordDocument | BudgetWorkbook, place: Place) -> Iterator[Finding]:
    """Say which charts of a file are not drawn from what was composed; those of a template's own are not looked at."""
    parts = [name for name in sorted(package.names) if _PART.fullmatch(name)]
    for chart, part in zip(_charts(document), parts, strict=False):
        is_drawn_so = _drawn_from(package.tree(part)) == _composed(chart)
        wanted = _amounts(chart)
        has_others_beside = any(list(numbers) != wanted for numbers in _beside(package, part))
        if not is_drawn_so or has_others_beside:
            yield NUMBERS_OF_CHART.at(place, chart=chart.caption)


def _amounts(chart: Chart) -> list[int]:
    every = chain.from_iterable(series.amounts for series in chart.rows)
    return [amount.value for amount in every if amount is not None]


def _charts(document: WordDocument | BudgetWorkbook) -> Sequence[Chart]:
    if isinstance(document, BudgetWorkbook):
        return [sheet.chart.chart for sheet in document.sheets if sheet.chart]
    return document.charts


def _drawn_from(root: Element) -> list[DrawnSeries]:
    """Read the series of a chart's part, as they are stored in it."""
    return [_series(series) for series in root.iter(f"{_C}ser")]


def _series(series: Element) -> DrawnSeries:
    categories = _points(series.find(f"{_C}cat"))
    amounts = _points(series.find(f"{_C}val"))
    return (
        "".join(_points(series.find(f"{_C}tx")).values()),
        tuple(categories.values()),
        tuple(int(float(amounts[n])) if n in amounts else None for n in range(len(categories))),
    )


def _points(data: Element) -> dict[int, str]:
    """Give the points of a cache, by their numbers; a blank has none."""
    if data is None:
        return {}
    found = {int(point.get("idx")): point.findtext(f"{_C}v") for point in data.iter(f"{_C}pt")}
    return {number: text for number, text in found.items() if text}


def _composed(chart: Chart) -> list[DrawnSeries]:
    """Give the series that a chart is to be drawn from, in the order that they are drawn in."""
    drawn: list[DrawnSeries] = []
    for series in chart.drawn:
        amounts = tuple(None if amount is None else amount.value for amount in series.amounts)
        drawn.append((plain(series.name), chart.categories, amounts))
    return drawn


def _beside(package: MadePackage, chart: str) -> Iterator[Iterable[int | float | str | None]]:
    """Give the numbers of each workbook that opens when somebody edits a chart, row by row."""
    for kind, name in package.related(chart):
        if kind == "package":
            book = MadePackage(package.part(name))
            yield from (all_numbers(book.tree(part)).values() for part in sheet_parts(book).values())
