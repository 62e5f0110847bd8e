"""A chart as a drawing that a screen reader reads as one picture, and the table of its amounts, which is its legend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from markupsafe import Markup

from pipeline.domain.documents.document import Cell, Chart, ChartSeries, DataTable, TableColumn, TableRow
from pipeline.domain.findings.finding import digits
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Figure
from pipeline.write.excel.column_chart import LOOKS
from pipeline.write.html.elements import element
from pipeline.write.html.lines import Writer
from pipeline.write.html.tables import table

# In the units of the drawing, of which a narrow phone has about as many as it has pixels.
NARROWEST: Final = 320
EACH: Final = 68  # room for a column, and for «12 000 000» above it
WIDEST_COLUMN: Final = 48
PLOT_HEIGHT: Final = 200
ABOVE, BELOW = 26, 24  # room for the sums, and for the years
MARK_WIDTH, MARK_HEIGHT = 16, 6
LINE: Final = 14  # of a sum, with the room around it
TILE: Final = 8
# How the patterns of column_chart.py are drawn in a tile: the path, and how wide its line is.
PATTERNS: Final = {
    "dark_upward_diagonal": ("M-2 2 2-2M0 8 8 0M6 10 10 6", 2),
    "wide_downward_diagonal": ("M-2 6 2 10M0 0 8 8M6-2 10 2", 3),
    "dark_vertical": ("M2 0V8M6 0V8", 2),
    "dark_horizontal": ("M0 2H8M0 6H8", 2),
    "small_grid": ("M0 4H8M4 0V8", 1),
    "trellis": ("M0 0 8 8M8 0 0 8", 1),
    "horizontal_brick": ("M0 0H8M0 4H8M2 0V4M6 4V8", 1),
    "outlined_diamond": ("M4 0 8 4 4 8 0 4Z", 1),
}


def chart(made: Chart, write: Writer, name: str) -> Markup:
    """Write a chart and its table under one caption; `name` is the caption's id, and begins the others'."""
    return element(
        "figure",
        element("figcaption", write(made.caption), id=name),
        _drawing(made, name),
        table(_amounts(made), write, f"{name}-tall", made.caption, list(_keys(made, name))),
    )


def _amounts(made: Chart) -> DataTable:
    """Give the amounts of a chart as a table, a row a series."""
    columns = (TableColumn("", 1), *(TableColumn(category, 1, is_number=True) for category in made.categories))
    rows = (
        TableRow((Cell(series.name), *map(_cell, series.amounts)), is_sum=series is made.sums) for series in made.rows
    )
    return DataTable((), columns, tuple(rows))


def _cell(amount: Total | None) -> Cell:
    return Cell(() if amount is None else (Figure(amount.value, digits(amount.value), (amount,)),), is_number=True)


# --- the drawing ----------------------------------------------------------------------------------------


def _drawing(made: Chart, name: str) -> Markup:
    width = max(NARROWEST, EACH * len(made.categories))
    columns = [_column(made, name, column, width) for column in range(len(made.categories))]
    return element(
        "svg",
        element("title", made.caption, id=f"{name}-navn"),
        element("desc", made.alt_text, id=f"{name}-beskrivelse"),
        element("defs", *_patterns(made, name)),
        *chain.from_iterable(columns),
        element("path", class_="base", d=f"M0 {ABOVE + PLOT_HEIGHT}H{width}"),
        class_="chart",
        role="img",
        aria_labelledby=f"{name}-navn {name}-beskrivelse",
        viewBox=f"0 0 {width} {ABOVE + PLOT_HEIGHT + BELOW}",
    )


def _column(made: Chart, name: str, column: int, width: int) -> Iterator[Markup]:
    """Draw a column from below, what it comes to above it, and the mark that it is held against."""
    slot = width / len(made.categories)
    middle, wide, foot = (column + 0.5) * slot, min(WIDEST_COLUMN, slot * 0.6), ABOVE + PLOT_HEIGHT
    scale = PLOT_HEIGHT / _highest(made)
    left, top = middle - wide / 2, float(foot)
    for number, series in reversed(list(enumerate(made.series))):
        height = _value(series, column) * scale
        if height:
            top -= height
            look = _look(number, name)
            yield element("rect", class_="part", x=_n(left), y=_n(top), width=_n(wide), height=_n(height), **look)
    mark = made.marks.amounts[column] if made.marks else None
    if mark is not None:
        at = foot - mark.value * scale
        yield _mark(middle, at)
        if top - LINE - MARK_HEIGHT < at <= top:
            top = at - MARK_HEIGHT / 2  # the sum stands above the mark where they would stand on each other
    said = made.sums.amounts[column]
    if said is not None:
        yield element("text", digits(said.value), class_="sum", x=_n(middle), y=_n(top - 6), text_anchor="middle")
    yield element("text", made.categories[column], x=_n(middle), y=foot + 17, text_anchor="middle")


def _highest(made: Chart) -> int:
    """Give the highest amount that is drawn; 1 where there is none to draw."""
    above = [made.sums] if made.marks is None else [made.sums, made.marks]
    amounts = chain.from_iterable(series.amounts for series in above)
    return max([1, *(amount.value for amount in amounts if amount is not None)])


def _value(series: ChartSeries, column: int) -> int:
    amount = series.amounts[column]
    return 0 if amount is None else amount.value


def _keys(made: Chart, name: str) -> Iterator[Markup]:
    """Draw what stands before the names in the table: a patch of each part, the mark, and nothing for the sums."""
    for number in range(len(made.series)):
        yield _key(element("rect", x=1, y=1, width=14, height=14, class_="part", **_look(number, name)))
    if made.marks:
        yield _key(_mark(8, 8))
    yield Markup()


def _key(drawn: Markup) -> Markup:
    return element("svg", drawn, class_="key", viewBox="0 0 16 16", aria_hidden="true")


def _mark(middle: float, at: float) -> Markup:
    x, y = middle - MARK_WIDTH / 2, at - MARK_HEIGHT / 2
    return element("rect", class_="mark", x=_n(x), y=_n(y), width=MARK_WIDTH, height=MARK_HEIGHT)


def _look(number: int, name: str) -> dict[str, str]:
    """Give the look of a part, as in Word: those that have the look of an earlier one have a heavier border."""
    rounds, place = divmod(number, len(LOOKS))
    fill = LOOKS[place].get("color") or f"url(#{name}-{place})"
    return {"fill": fill, "stroke_width": _n(1 + 2 * rounds)}


def _patterns(made: Chart, name: str) -> Iterator[Markup]:
    for place, look in enumerate(LOOKS[: len(made.series)]):
        if "pattern" in look:
            path, wide = PATTERNS[look["pattern"]]
            drawn = (
                element("path", d=f"M0 0H{TILE}V{TILE}H0Z", fill=look["bg_color"]),
                element("path", d=path, fill="none", stroke=look["fg_color"], stroke_width=wide),
            )
            units = "userSpaceOnUse"
            yield element("pattern", *drawn, id=f"{name}-{place}", width=TILE, height=TILE, patternUnits=units)


def _n(number: float) -> str:
    """Write a number of the drawing: two decimals, and none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
