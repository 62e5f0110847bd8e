"""Workbooks by XlsxWriter: cells with stored results, named styles, print set-up, a chart with alternative text."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter
from lxml import etree

from pipeline.domain.document import BudgetWorkbook, CellLook, SheetCell, SheetChart, WorkSheet
from pipeline.domain.text import plain
from pipeline.write.column_chart import DRAWN, column_chart, room, said_out
from pipeline.write.package import with_fixed_dates

FONT: Final = "Calibri"
DARK, PALE, RULE = "#1F3A5F", "#E8EDF3", "#7F8FA3"
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook has to have a date; ours never tells the time
THOUSANDS: Final = "#,##0"
A4: Final = 9
CHART_WIDTH: Final = 24.0  # cm
POINTS: Final = 72 / 2.54  # in a centimetre
TALLEST_PAGE: Final = 4.5  # points a character of the sheet's width: the page across, and a quarter more by shrinking
LINE_HEIGHT: Final = 15  # points
HIGHEST_ROW: Final = 409  # points, Excel's own limit

_HEADER: Final[dict[str, Any]] = {
    "bold": True,
    "bg_color": PALE,
    "font_color": DARK,
    "bottom": 1,
    "border_color": RULE,
    "text_wrap": True,
    "valign": "top",
}
LOOKS: Final[Mapping[CellLook, tuple[str, dict[str, Any]]]] = {
    CellLook.TITLE: ("Saksbygger tittel", {"bold": True, "font_size": 16, "font_color": DARK}),
    CellLook.NOTE: ("Saksbygger forklaring", {"italic": True, "font_color": "#404040"}),
    CellLook.HEADER: ("Saksbygger kolonne", _HEADER),
    CellLook.HEADER_AMOUNT: ("Saksbygger beløpskolonne", {**_HEADER, "align": "right", "indent": 1}),
    CellLook.GROUP: ("Saksbygger gruppe", {"bold": True, "font_color": DARK, "bottom": 1, "border_color": RULE}),
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
}


_WRAPPED: Final = {CellLook.TEXT, CellLook.HEADER, CellLook.HEADER_AMOUNT}


def budget_file(workbook: BudgetWorkbook) -> bytes:
    """Write the budget workbook."""
    out = io.BytesIO()
    with new_workbook(out, workbook.title) as book:
        formats = {look: book.add_format({"font_name": FONT, **form}) for look, (_, form) in LOOKS.items()}
        for sheet in workbook.sheets:
            _write_sheet(book, sheet, formats)
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


def set_up_page(sheet: Any, header_row: int, frozen_columns: int = 0) -> None:  # noqa: ANN401
    """Set a sheet up for the screen and for paper: A4 across, one page wide, the headings on each, page numbers."""
    sheet.freeze_panes(header_row + 1, frozen_columns)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&A&RSide &P av &N")


def set_height(sheet: Any, row: int, values: Sequence[object], widths: Sequence[int]) -> None:  # noqa: ANN401
    """Make a row as high as its longest text; Excel would find out by itself, a preview or LibreOffice does not."""
    height = height_of(values, widths)
    if height > LINE_HEIGHT:
        sheet.set_row(row, height)


def height_of(values: Sequence[object], widths: Sequence[int]) -> int:
    """Give the height, in points, that a row of texts in columns of these widths needs."""
    lines = max((_lines(value, width) for value, width in zip(values, widths, strict=False)), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST_ROW)


def _lines(value: object, width: int) -> int:
    """Estimate the lines of a wrapped text; a word that does not fit begins a new one, so count a little narrow."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in value.split("\n"))


def _write_sheet(book: Any, content: WorkSheet, formats: Mapping[CellLook, Any]) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(content.name)
    for column, width in enumerate(content.widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(content.rows):
        if number >= content.header_row:
            set_height(sheet, number, [cell.value if cell.look in _WRAPPED else None for cell in row], content.widths)
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats[cell.look])
    set_up_page(sheet, content.header_row)
    if content.second_page_at is not None:
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0, 2)
        sheet.set_v_pagebreaks([content.second_page_at])
    if content.chart:
        _insert_chart(book, sheet, content, content.chart)


def _write_cell(sheet: Any, row: int, column: int, cell: SheetCell, form: Any) -> None:  # noqa: ANN401
    if cell.formula is not None:
        sheet.write_formula(row, column, cell.formula, form, cell.value)
    elif cell.value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value, form)
    else:
        sheet.write_number(row, column, cell.value, form)


def _insert_chart(book: Any, sheet: Any, content: WorkSheet, cells: SheetChart) -> None:  # noqa: ANN401
    """Put the chart under its table; on paper on the same page, or on its own where both would be too small to read."""
    space = room(cells.chart, CHART_WIDTH, has_title=True)
    drawn = column_chart(book, content.name, cells, space, title=cells.chart.caption)
    sheet.insert_chart(cells.at_row, 1, drawn, {"description": plain(cells.chart.alt_text)})
    table = sum(height_of([cell.value for cell in row], content.widths) for row in content.rows[content.header_row :])
    if table + space.height * POINTS <= sum(content.widths) * TALLEST_PAGE:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_h_pagebreaks([cells.at_row])


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
