"""A chart drawn by XlsxWriter, the same in the workbook and in Word: looks, order, legend, and what is drawn where."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pipeline.domain.documents.document import Chart, ChartSeries, SheetChart
from pipeline.domain.values.text import plain

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWN: Final = "xl/charts/chart1.xml"  # where XlsxWriter writes the first chart of a workbook
FONT: Final = {"name": "Calibri", "size": 9, "color": "#262626"}
INK: Final = "#1F3A5F"  # around every part of a column, so that pale ones stand out from the page too
# What tells the parts apart, with colour or without: dark ones and pale ones in turn, at least three times as light, so
# that neighbours never run together. The patterns are those that LibreOffice does not draw alike either.
LOOKS: Final[tuple[dict[str, str], ...]] = (
    {"color": "#1F3A5F"},
    {"color": "#BFD7EA"},
    {"pattern": "dark_upward_diagonal", "fg_color": "#1E4D38", "bg_color": "#377A59"},
    {"color": "#F3DFB0"},
    {"pattern": "dark_vertical", "fg_color": "#3B2F66", "bg_color": "#6B5A9E"},
    {"pattern": "wide_downward_diagonal", "fg_color": "#E3B5C3", "bg_color": "#FFFFFF"},
    {"pattern": "dark_horizontal", "fg_color": "#4A2A0B", "bg_color": "#8A5A2B"},
    {"pattern": "small_grid", "fg_color": "#A9CDB5", "bg_color": "#FFFFFF"},
    {"pattern": "trellis", "fg_color": "#5E0F26", "bg_color": "#9C3550"},
    {"pattern": "horizontal_brick", "fg_color": "#D8C08A", "bg_color": "#FFFFFF"},
    {"pattern": "outlined_diamond", "fg_color": "#123F5F", "bg_color": "#2F6F9E"},
    {"pattern": "dark_vertical", "fg_color": "#C9C0E3", "bg_color": "#FFFFFF"},
)
MARK: Final = "#B00020"
MARK_SIZE: Final = 18  # points: about a quarter of a column
KRONER: Final = "[$-414]#,##0"  # thousands as in Norwegian, whatever the machine that makes the PDF speaks
NO_MARKS: Final = {"major_tick_mark": "none", "minor_tick_mark": "none"}

# Centimetres. The room is shared out here, because no program gives long names the room that they need by itself.
PLOT_HEIGHT: Final = 5.2
EDGE: Final = 0.4
TITLE_HEIGHT: Final = 0.9
YEARS_HEIGHT: Final = 0.7
LETTER: Final = 0.16
WIDEST_COLUMN: Final = 2.6
KEY: Final = 2.0
LEGEND_LINE: Final = 0.46
TALLEST: Final = 22.0
NARROWEST_GAP, WIDEST_GAP = 60, 500  # hundredths of a column; the latter is Excel's own limit
PIXELS: Final = 96 / 2.54  # in a centimetre


@dataclass(frozen=True, slots=True)
class Room:
    """What a chart fills: its size in centimetres, and its two parts as XlsxWriter wants them, in fractions of it."""

    width: float
    height: float
    plot: dict[str, float]
    legend: dict[str, float]


def room(chart: Chart, width: float, *, has_title: bool = False) -> Room:
    """Share a chart's room out between the columns and the names of their parts."""
    top = EDGE + TITLE_HEIGHT if has_title else EDGE
    left = EDGE + LETTER * _widest_amount(chart)
    names = [plain(series.name) for series in chart.rows[:-1]]
    below = top + PLOT_HEIGHT + YEARS_HEIGHT
    legend = min(_lines(names, width - 2 * EDGE) * LEGEND_LINE, TALLEST - below)
    height = below + legend + EDGE / 2
    return Room(
        width,
        height,
        _part(left, top, width - left - EDGE, PLOT_HEIGHT, (width, height)),
        _part(EDGE, below, width - 2 * EDGE, legend, (width, height)),
    )


def _part(left: float, top: float, width: float, height: float, whole: tuple[float, float]) -> dict[str, float]:
    across, down = whole
    shares = (left / across, top / down, width / across, height / down)
    return {name: round(share, 4) for name, share in zip(("x", "y", "width", "height"), shares, strict=True)}


def _widest_amount(chart: Chart) -> int:
    """Count the characters of the highest amount on the axis, its spaces too."""
    highest = 0
    for series in chart.rows[len(chart.series) :]:
        highest = max([highest, *(amount.value for amount in series.amounts if amount)])
    return len(f"{highest * 5 // 4:,}")  # the axis ends above the highest


def _lines(names: list[str], width: float) -> int:
    """Count the lines of the legend, in which each name has its own."""
    return sum(math.ceil((KEY + LETTER * len(name)) / width) for name in names)


def column_chart(book: Any, sheet: str, cells: SheetChart, space: Room, title: str = "") -> Any:  # noqa: ANN401
    """Draw a chart of a sheet's cells."""
    chart = cells.chart
    columns, above = book.add_chart({"type": "column", "subtype": "stacked"}), book.add_chart({"type": "line"})
    numbered = list(enumerate(zip(chart.rows, cells.rows, strict=True)))
    parts, others = numbered[: len(chart.series)], numbered[len(chart.series) :]
    for number, (series, row) in reversed(parts):
        columns.add_series({**_source(sheet, cells, series, row), **_look(number), "gap": _gap(chart, space)})
    for _, (series, row) in others:
        look = _SUMS if series is chart.sums else _MARKS
        above.add_series({**_source(sheet, cells, series, row), "line": {"none": True}, **look})
    columns.combine(above)
    columns.set_title({"name": title, "name_font": {**FONT, "size": 12}} if title else {"none": True})
    # At the right, whatever its layout, a legend of stacked columns is read from the top down as they are.
    legend = {"position": "right", "font": FONT, "layout": space.legend}
    columns.set_legend({**legend, "delete_series": [len(numbered) - 1]})
    columns.set_plotarea({"layout": space.plot})
    columns.set_chartarea({"border": {"none": True}})
    columns.set_x_axis({"num_font": FONT, "line": {"color": "#595959"}, **NO_MARKS})
    columns.set_y_axis(
        {
            "num_format": KRONER,
            "num_font": FONT,
            "line": {"none": True},
            **NO_MARKS,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}},
        }
    )
    columns.set_size({"width": round(space.width * PIXELS), "height": round(space.height * PIXELS)})
    return columns


_MARKS: Final = {
    "marker": {"type": "long_dash", "size": MARK_SIZE, "fill": {"color": MARK}, "border": {"color": MARK}},
}
_SUMS: Final = {
    "marker": {"type": "none"},
    "data_labels": {"value": True, "position": "above", "num_format": KRONER, "font": {**FONT, "bold": True}},
}


def _gap(chart: Chart, space: Room) -> int:
    """Give the gap between columns, in hundredths of a column: a plan of one year has no column as wide as the page."""
    each = space.width * space.plot["width"] / len(chart.categories)
    return min(max(NARROWEST_GAP, round((each / WIDEST_COLUMN - 1) * 100)), WIDEST_GAP)


def _source(sheet: str, cells: SheetChart, series: ChartSeries, row: int) -> dict[str, object]:
    """Point to a series' cells, and give what stands there: what a preview shows, and what blank cells are not: 0."""
    first, last = cells.first_column, cells.first_column + len(cells.chart.categories) - 1
    return {
        "name": [sheet, row, first - 1],
        "name_data": [plain(series.name)],
        "categories": [sheet, cells.header_row, first, cells.header_row, last],
        "categories_data": list(cells.chart.categories),
        "values": [sheet, row, first, row, last],
        "values_data": [None if amount is None else amount.value for amount in series.amounts],
    }


def _look(number: int) -> dict[str, object]:
    """Give a part's look; those that have the look of an earlier one have a heavier border."""
    rounds, place = divmod(number, len(LOOKS))
    look = LOOKS[place]
    kind = "pattern" if "pattern" in look else "fill"
    return {kind: look, "border": {"color": INK, "width": 0.75 * (1 + 2 * rounds)}}


def said_out(part: bytes) -> bytes:
    """Say in a chart's part what XlsxWriter leaves to be known: Excel knows it, and other programs take the opposite.

    A year without a frame has no mark, where they would draw one at 0; a label says its amount alone; corners are
    square.
    """
    root = etree.fromstring(part)
    language, drawn_only = root.find(f"{{{C}}}lang"), root.find(f"{{{C}}}chart/{{{C}}}plotVisOnly")
    if language is None or drawn_only is None:
        raise AssertionError("XlsxWriter always writes these two")
    language.addnext(etree.Element(f"{{{C}}}roundedCorners", val="0"))
    for shown in root.iter(f"{{{C}}}showVal"):
        shown.addprevious(etree.Element(f"{{{C}}}showLegendKey", val="0"))
        for name in ("showBubbleSize", "showPercent", "showSerName", "showCatName"):
            shown.addnext(etree.Element(f"{{{C}}}{name}", val="0"))
    drawn_only.addnext(etree.Element(f"{{{C}}}dispBlanksAs", val="gap"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
