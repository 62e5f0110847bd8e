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
from pipeline.write.excel.pages import pages_of, points_of
from pipeline.write.office.fitting import lines_of
from pipeline.write.office.package import with_fixed_dates

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
FONT_SIZE: Final = 11.0  # points
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
    CellLook.TITLE: ("Saksbygger tittel", {"bold": True, "font_size": 16, "font_color": DARK}),
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
}


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
    pairs = zip(values, widths, strict=False)
    lines = max((count(value, width) if isinstance(value, str) else 1 for value, width in pairs), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST_ROW)


def roomy_lines(text: str, width: int) -> int:
    """Estimate the lines of a text that may be written on in a workbook that users fill in: count a little narrow."""
    return sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in text.split("\n"))


@lru_cache(maxsize=4096)  # statuses, owners and headings come again and again
def set_lines(text: str, width: int) -> int:
    """Estimate the lines of a text that stays as it is, word by word; fonts differ a little from screen to screen."""
    twips = int(points_of((width,)) * 20 * NARROW)
    return sum(lines_of((line,), (twips,), FONT_SIZE) for line in text.split("\n"))


def _write_sheet(book: Any, content: WorkSheet, formats: Mapping[CellLook, Any]) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(content.name)
    for column, width in enumerate(content.widths):
        sheet.set_column(column, column, width)
    pages = pages_of(content)
    for number, row in enumerate(content.rows if len(pages) == 1 else _with_notes_in_columns(content)):
        wrapped = [cell.value if cell.look in _WRAPPED else None for cell in row]
        set_height(sheet, number, wrapped, content.widths, set_lines)
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats[cell.look])
    set_up_page(sheet, content.header_row)
    if len(pages) > 1:
        sheet.fit_to_pages(len(pages), 0)  # the program may choose columns beside ours, but no smaller letters
        sheet.repeat_columns(0, content.repeated - 1)
        sheet.set_v_pagebreaks(pages[1:])
    if content.chart:
        _insert_chart(book, sheet, content, content.chart)


def _with_notes_in_columns(content: WorkSheet) -> Iterator[tuple[SheetCell, ...]]:
    """Give the rows with each note inside the widest column that is on all pages: beside it, it would be cut there."""
    widest = max(range(content.repeated), key=content.widths.__getitem__)
    for row in content.rows:
        if row and row[0].look is CellLook.NOTE:
            note = replace(row[0], look=CellLook.NOTE_IN_COLUMN)
            yield (*[SheetCell(None, CellLook.TEXT)] * widest, note)
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


def _insert_chart(book: Any, sheet: Any, content: WorkSheet, cells: SheetChart) -> None:  # noqa: ANN401
    """Put the chart under its table; on paper on the same page, or on its own where both would be too small to read."""
    space = room(cells.chart, CHART_WIDTH, has_title=True)
    drawn = column_chart(book, content.name, cells, space, title=cells.chart.caption)
    sheet.insert_chart(cells.at_row, 1, drawn, {"description": cells.chart.alt_text})
    rows = content.rows[content.header_row :]
    table = sum(height_of([cell.value for cell in row], content.widths, set_lines) for row in rows)
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
