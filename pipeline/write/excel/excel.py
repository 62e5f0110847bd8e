"""Workbooks by XlsxWriter: cells with stored results, named styles, print set-up, a chart with alternative text."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

import xlsxwriter
from lxml import etree

from pipeline.domain.documents.document import BudgetWorkbook, CellLook, SheetCell, SheetChart, WorkSheet
from pipeline.write.excel.column_chart import DRAWN, column_chart, room, said_out
from pipeline.write.excel.pages import PAGE_HEIGHT, breaks_of, pages_of, points_of, size_down, size_of
from pipeline.write.office.fitting import lines_of
from pipeline.write.office.package import with_fixed_dates

FONT: Final = "Calibri"
DARK, PALE, RULE = "#1F3A5F", "#E8EDF3", "#7F8FA3"
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook has to have a date; ours never tells the time
THOUSANDS: Final = "#,##0"
NOT_ZERO: Final[dict[str, Any]] = {"bold": True, "font_color": "#B00020"}  # the look of a control that is not 0
A4: Final = 9
CHART_WIDTH: Final = 24.0  # cm
POINTS: Final = 72 / 2.54  # in a centimetre
SHRUNK: Final = 0.7  # of its size, at the least, that a table may have on paper to share a page with its chart
LINE_HEIGHT: Final = 15  # points
TITLE_HEIGHT: Final = 21  # points
BUTTON: Final = LINE_HEIGHT  # points of a filter button, which stands under the text of its heading
HIGHEST_ROW: Final = 409  # points, Excel's own limit
FONT_SIZE: Final = 11.0  # points
TITLE_SIZE: Final = 16.0  # points
NARROW: Final = 0.92  # of a column, at its widest, that its text is reckoned to fill

LinesOfText: TypeAlias = Callable[[str, int], int]

_HEADER: Final[dict[str, Any]] = {
    "bold": True,
    "bg_color": PALE,
    "font_color": DARK,
    "bottom": 1,
    "border_color": RULE,
    "text_wrap": True,
    "valign": "top",
}
_GROUP: Final[dict[str, Any]] = {"bold": True, "font_color": DARK, "bottom": 1, "border_color": RULE}
LOOKS: Final[Mapping[CellLook, tuple[str, dict[str, Any]]]] = {
    CellLook.TITLE: ("Saksbygger tittel", {"bold": True, "font_size": TITLE_SIZE, "font_color": DARK}),
    CellLook.TITLE_IN_COLUMN: (
        "Saksbygger tittel i kolonne",
        {"bold": True, "font_size": TITLE_SIZE, "font_color": DARK, "text_wrap": True, "valign": "top"},
    ),
    CellLook.NOTE: ("Saksbygger forklaring", {"italic": True, "font_color": "#404040"}),
    CellLook.NOTE_IN_COLUMN: (
        "Saksbygger forklaring i kolonne",
        {"italic": True, "font_color": "#404040", "text_wrap": True, "valign": "top"},
    ),
    CellLook.HEADER: ("Saksbygger kolonne", _HEADER),
    CellLook.HEADER_AMOUNT: ("Saksbygger beløpskolonne", {**_HEADER, "align": "right", "indent": 1}),
    CellLook.GROUP: ("Saksbygger gruppe", {**_GROUP, "text_wrap": True, "valign": "top"}),
    CellLook.TEXT: ("Saksbygger tekst", {"text_wrap": True, "valign": "top"}),
    CellLook.AMOUNT: ("Saksbygger beløp", {"num_format": THOUSANDS, "valign": "top", "align": "right", "indent": 1}),
    CellLook.INTEGER: ("Saksbygger nummer", {"num_format": "0", "valign": "top", "align": "left"}),
    CellLook.SUM_TEXT: ("Saksbygger sumtekst", {"bold": True, "top": 1, "border_color": RULE, "valign": "top"}),
    CellLook.SUM_AMOUNT: (
        "Saksbygger sum",
        {
            "bold": True,
            "top": 1,
            "border_color": RULE,
            "num_format": THOUSANDS,
            "valign": "top",
            "align": "right",
            "indent": 1,
        },
    ),
    CellLook.CONTROL: (
        "Saksbygger kontroll",
        {"num_format": THOUSANDS, "valign": "top", "align": "right", "indent": 1, "italic": True},
    ),
}


_IN_COLUMN: Final = {CellLook.TITLE: CellLook.TITLE_IN_COLUMN, CellLook.NOTE: CellLook.NOTE_IN_COLUMN}
_WRAPPED: Final = {
    CellLook.TEXT,
    CellLook.GROUP,
    CellLook.NOTE_IN_COLUMN,
    CellLook.HEADER,
    CellLook.HEADER_AMOUNT,
}


def budget_file(workbook: BudgetWorkbook) -> bytes:
    """Write the budget workbook."""
    out = io.BytesIO()
    with new_workbook(out, workbook.title) as book:
        formats = {look: book.add_format({"font_name": FONT, **form}) for look, (_, form) in LOOKS.items()}
        for sheet in workbook.sheets:
            _write_sheet(book, workbook.title, sheet, formats)
    names = {formats[look].xf_index: name for look, (name, _) in LOOKS.items() if formats[look].xf_index is not None}
    changes = {"xl/styles.xml": lambda part: with_named_styles(part, names), DRAWN: said_out}
    return with_fixed_dates(out.getvalue(), changes)


def new_workbook(out: io.BytesIO, title: str) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    """Begin a workbook in which text stays text, whatever it begins with."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "author": "Saksbygger", "created": CREATED})
    book.formats[0].set_font_name(FONT)
    return book


def set_up_page(
    sheet: Any,  # noqa: ANN401
    header_row: int,
    widths: Sequence[int],
    begins: Sequence[int] = (),
    repeated: int = 0,
) -> int:
    """Set a sheet up for the screen and for paper, and give its size on paper, in per cent.

    The headings and the first `repeated` columns stand still on the screen and on each page: A4 across, as many pages
    side by side as letters that can be read ask for. A page may begin at the columns `begins`.
    """
    starts = pages_of(widths, begins, repeated)
    size = size_of(widths, repeated, starts)
    sheet.freeze_panes(header_row + 1, repeated)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_print_scale(size)
    sheet.repeat_rows(header_row)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    if len(starts) > 1:
        sheet.set_v_pagebreaks(starts[1:])
        if repeated:
            sheet.repeat_columns(0, repeated - 1)
    return size


def numbered(title: str) -> str:
    """Give the line at the foot of each page: the workbook and the sheet, and the page's number."""
    return f"&L{on_paper(title)}: &A&RSide &P av &N"


def on_paper(text: str) -> str:
    """Write a text as it stands in the head or the foot of a page, where & begins a code."""
    return text.replace("&", "&&")


def set_columns(sheet: Any, widths: Sequence[int], forms: Sequence[Any], groups: Mapping[int, bool]) -> None:  # noqa: ANN401
    """Set columns up. Those of a group fold, and `groups` says which are folded away.

    A group is opened by the + over the column behind it.
    """
    for column, (width, form) in enumerate(zip(widths, forms, strict=True)):
        sheet.set_column(column, column, width, form, _folding(column, groups))
    behind_all = _folding(len(widths), groups)
    if behind_all["collapsed"]:
        sheet.set_column(len(widths), len(widths), None, None, behind_all)


def _folding(column: int, groups: Mapping[int, bool]) -> dict[str, int | bool]:
    """Say how a column folds, as XlsxWriter has it; the one behind a group that is folded away has the +."""
    is_in_group = column in groups
    is_behind_folded = groups.get(column - 1, False) and not is_in_group
    return {"level": 1 if is_in_group else 0, "hidden": groups.get(column, False), "collapsed": is_behind_folded}


def set_height(
    sheet: Any,  # noqa: ANN401
    row: int,
    values: Sequence[object],
    widths: Sequence[int],
    lines_of_text: LinesOfText | None = None,
) -> None:
    """Make a row as high as its longest text; Excel would find out by itself, a preview or LibreOffice does not."""
    height = height_of(values, widths, lines_of_text)
    if height > LINE_HEIGHT:
        sheet.set_row(row, height)


def height_of(values: Sequence[object], widths: Sequence[int], lines_of_text: LinesOfText | None = None) -> int:
    """Give the height, in points, that a row of texts in columns of these widths needs."""
    count = lines_of_text or roomy_lines
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str):
            lines = max(lines, count(value, width))
    return min(lines * LINE_HEIGHT, HIGHEST_ROW)


def roomy_lines(text: str, width: int) -> int:
    """Estimate the lines of a text that may be written on in a workbook that users fill in: count a little narrow."""
    return sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in text.split("\n"))


@lru_cache(maxsize=4096)  # statuses, owners and headings come again and again
def set_lines(text: str, width: int) -> int:
    """Estimate the lines of a text that stays as it is, word by word; fonts differ a little from screen to screen."""
    twips = int(points_of((width,)) * 20 * NARROW)
    return sum(lines_of((line,), (twips,), FONT_SIZE) for line in text.split("\n"))


def _write_sheet(book: Any, title: str, content: WorkSheet, formats: Mapping[CellLook, Any]) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(content.name)
    set_columns(sheet, content.widths, [None] * len(content.widths), dict.fromkeys(content.helpers, True))
    widths, begins, repeated = content.shown_widths, content.page_begins, content.repeated
    if len(pages_of(widths, begins, repeated)) > 1:
        content = replace(content, rows=tuple(_with_top_in_column(content)))
    heights = [_height(content, number) for number in range(len(content.rows))]
    for number, row in enumerate(content.rows):
        if heights[number] != LINE_HEIGHT:
            sheet.set_row(number, heights[number])
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats[cell.look])
    _mark_controls(sheet, content, book.add_format(NOT_ZERO))
    size = size_down(content, heights, set_up_page(sheet, content.header_row, widths, begins, repeated))
    sheet.set_print_scale(size)
    sheet.set_footer(numbered(title))
    if content.last_filtered is not None and content.last_filtered > content.header_row:
        sheet.autofilter(content.header_row, 0, content.last_filtered, len(content.widths) - 1)
    if content.chart:
        _insert_chart(book, sheet, content, content.chart, heights, size)
    else:
        sheet.set_h_pagebreaks(breaks_of(content, heights, size))


def _mark_controls(sheet: Any, content: WorkSheet, not_zero: Any) -> None:  # noqa: ANN401
    """Make the controls stand out when they are not 0; they stand together."""
    rows: list[int] = []
    columns: list[int] = []
    for number, row in enumerate(content.rows):
        controls = [column for column, cell in enumerate(row) if cell.look is CellLook.CONTROL]
        if controls:
            rows.append(number)
            columns += controls
    if rows:
        rule = {"type": "cell", "criteria": "!=", "value": 0, "format": not_zero}
        sheet.conditional_format(min(rows), min(columns), max(rows), max(columns), rule)


def _height(content: WorkSheet, number: int) -> int:
    """Give the height of a row in points."""
    row = content.rows[number]
    for cell, width in zip(row, content.widths, strict=False):
        if cell.look is CellLook.TITLE_IN_COLUMN:
            return TITLE_HEIGHT * set_lines(str(cell.value), int(width * FONT_SIZE / TITLE_SIZE))
        if cell.look is CellLook.TITLE:
            return TITLE_HEIGHT
    wrapped: list[object] = []
    for column, cell in enumerate(row):
        is_wrapped = cell.look in _WRAPPED and column not in content.helpers
        wrapped.append(cell.value if is_wrapped else None)
    height = height_of(wrapped, content.widths, set_lines)
    has_buttons = number == content.header_row and content.last_filtered is not None
    return height + BUTTON if has_buttons else height


def _with_top_in_column(content: WorkSheet) -> Iterator[tuple[SheetCell, ...]]:
    """Give the rows with title and note inside the widest column that is on all pages: beside it, they would be cut."""
    widest = max(range(content.repeated), key=content.shown_widths.__getitem__)
    for row in content.rows:
        if row and row[0].look in _IN_COLUMN:
            yield (*[SheetCell(None, CellLook.TEXT)] * widest, replace(row[0], look=_IN_COLUMN[row[0].look]))
        else:
            yield row


def _write_cell(sheet: Any, row: int, column: int, cell: SheetCell, form: Any) -> None:  # noqa: ANN401
    if cell.formula is not None:
        sheet.write_formula(row, column, cell.formula, form, cell.value)
    elif cell.value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value, form)
    else:
        sheet.write_number(row, column, cell.value, form)


def _insert_chart(
    book: Any,  # noqa: ANN401
    sheet: Any,  # noqa: ANN401
    content: WorkSheet,
    cells: SheetChart,
    heights: Sequence[int],
    size: int,
) -> None:
    """Put the chart under its table; on paper on the same page, or on its own where both would be too small to read."""
    space = room(cells.chart, CHART_WIDTH, has_title=True)
    drawn = column_chart(book, content.name, cells, space, title=cells.chart.caption)
    sheet.insert_chart(cells.at_row, 1, drawn, {"description": cells.chart.alt_text})
    both = sum(heights) + (cells.at_row - len(heights)) * LINE_HEIGHT + space.height * POINTS
    size_of_both = int(PAGE_HEIGHT * 100 / both)
    if size_of_both >= size * SHRUNK:
        sheet.set_print_scale(min(size, size_of_both))
    else:
        sheet.set_h_pagebreaks([*breaks_of(content, heights, size), cells.at_row])


def with_named_styles(part: bytes, names: Mapping[int, str]) -> bytes:
    """Give cell formats their names in Excel's gallery of cell styles; XlsxWriter writes formats without names."""
    root = etree.fromstring(part)
    space = root.nsmap[None]
    formats = root.find(f"{{{space}}}cellXfs")
    styles, gallery = root.find(f"{{{space}}}cellStyleXfs"), root.find(f"{{{space}}}cellStyles")
    if formats is None or styles is None or gallery is None:
        raise AssertionError("XlsxWriter always writes these three")
    for index, name in sorted(names.items()):
        form = formats[index]
        style = etree.fromstring(etree.tostring(form))
        del style.attrib["xfId"]
        form.set("xfId", str(len(styles)))
        etree.SubElement(gallery, f"{{{space}}}cellStyle", name=name, xfId=str(len(styles)))
        styles.append(style)
    for parent in (styles, gallery):
        parent.set("count", str(len(parent)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
