"""Column widths that suit the table.

docxtpl leaves a grid that fits the template's columns, not those that came out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from lxml.etree import _Element


def set_widths(document: Document, shares: Mapping[tuple[str, ...], tuple[int, ...]]) -> None:
    """Set each table's columns: by the shares that belong to its headings, else as the cells of its template have them.

    Either way the columns fill the width of the page.
    """
    section = document.sections[0]
    page = section.page_width, section.left_margin, section.right_margin
    if None in page:
        return
    width = (page[0] - page[1] - page[2]) // 635  # type: ignore[operator]  # EMU to twentieths of a point
    for table in document.tables:
        headings = tuple(cell.text for cell in table.rows[0].cells)
        _fill(table, shares.get(headings) or _cell_widths(table.rows[0]._tr), width)  # noqa: SLF001 - no public way


def _cell_widths(row: _Element) -> tuple[int, ...]:
    found = (cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.findall(qn("w:tc")))
    return tuple(int(width.get(qn("w:w"), "1")) if width is not None else 1 for width in found)


def _fill(table: Table, shares: tuple[int, ...], width: int) -> None:
    columns = [share * width // sum(shares) for share in shares]
    columns[-1] += width - sum(columns)
    grid = table._tbl.tblGrid  # noqa: SLF001 - python-docx reads the grid, but cannot remake it
    for column in list(grid):
        grid.remove(column)
    for column_width in columns:
        grid.add_gridCol().set(qn("w:w"), str(column_width))
    for row in table._tbl.tr_lst:  # noqa: SLF001
        for cell, column_width in zip(row.tc_lst, columns, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(column_width))
