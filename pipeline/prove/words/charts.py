"""The charts of a finished document: the names and amounts that they are drawn from, and the workbook beside each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pipeline.domain.documents.document import BudgetWorkbook, Chart, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import plain
from pipeline.prove.files.findings import NUMBERS_OF_CHART
from pipeline.prove.files.package import Element, Package
from pipeline.prove.files.sheet import all_numbers, sheet_parts

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PART: Final = re.compile(r"(?:word|xl)/charts/chart\d+\.xml")

Drawn: TypeAlias = tuple[str, tuple[str, ...], tuple[int | None, ...]]
"""A series: its name, the categories, and an amount for each."""


def chart_findings(package: Package, document: WordDocument | BudgetWorkbook, place: Place) -> Iterator[Finding]:
    """Say which charts of a file are not drawn from what was composed; those of a template's own are not looked at."""
    charts = _charts(document)
    parts = [name for name in sorted(package.names) if _PART.fullmatch(name)]
    for chart, part in zip(charts, parts, strict=False):
        amounts = [amount.value for series in chart.rows for amount in series.amounts if amount is not None]
        beside = [list(numbers) for numbers in _beside(package, part)]
        if _drawn_from(package.tree(part)) != _composed(chart) or any(numbers != amounts for numbers in beside):
            yield NUMBERS_OF_CHART.at(place, chart=chart.caption)


def _charts(document: WordDocument | BudgetWorkbook) -> list[Chart]:
    if isinstance(document, BudgetWorkbook):
        return [sheet.chart.chart for sheet in document.sheets if sheet.chart]
    return [block for section in document.sections for block in section.blocks if isinstance(block, Chart)]


def _drawn_from(root: Element) -> list[Drawn]:
    """Read the series of a chart's part, as they are stored in it."""
    return [_series(series) for series in root.iter(f"{_C}ser")]


def _series(series: Element) -> Drawn:
    categories = _points(series.find(f"{_C}cat"))
    amounts = _points(series.find(f"{_C}val"))
    return (
        "".join(_points(series.find(f"{_C}tx")).values()),
        tuple(categories.values()),
        tuple(int(float(amounts[n])) if n in amounts else None for n in range(len(categories))),
    )


def _points(data: Element) -> dict[int, str]:
    """Give the points of a cache, by their numbers; a blank has none."""
    found = {} if data is None else {point: point.findtext(f"{_C}v") for point in data.iter(f"{_C}pt")}
    return {int(point.get("idx")): text for point, text in found.items() if text}


def _composed(chart: Chart) -> list[Drawn]:
    """Give the series that a chart is to be drawn from, in the order that they are drawn in."""
    return [
        (plain(series.name), chart.categories, tuple(None if a is None else a.value for a in series.amounts))
        for series in chart.drawn
    ]


def _beside(package: Package, chart: str) -> Iterator[Iterable[int | float | str | None]]:
    """Give the numbers of each workbook that opens when somebody edits a chart, row by row."""
    for kind, name in package.related(chart):
        if kind == "package":
            book = Package(package.part(name))
            yield from (all_numbers(book.tree(part)).values() for part in sheet_parts(book).values())
