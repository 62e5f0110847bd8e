"""Column widths that suit the table.

docxtpl leaves a grid that fits the template's columns, not those that came out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.table import Table


TWIPS: Final = 635  # a twentieth of a point, in EMU
OWN_STYLE: Final = "Tiltakstabell"  # whose cells have the widths that its columns should keep


def set_widths(document: Document, shares: Mapping[tuple[str, ...], tuple[int, ...]]) -> None:
    """Set our tables' columns: by the shares that belong to their headings, else as their cells have them.

    Either way the columns fill the width of the page. A table of the user's own in a template is left alone.
    """
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return
    for table in document.tables:
        first = table._tbl.tr_lst[0]  # noqa: SLF001 - python-docx reads rows through the grid, which is what is wrong
        headings = tuple("".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in first.tc_lst)
        wanted = shares.get(headings)
        if wanted is None and table.style is not None and table.style.name == OWN_STYLE:
            wanted = _cell_widths(first)
        if wanted:
            _fill(table, wanted, (page - left - right) // TWIPS)


def _cell_widths(row: CT_Row) -> tuple[int, ...] | None:
    """Read the widths of a row's cells; None where one has none in twips."""
    found = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.tc_lst]
    widths = [width.get(qn("w:w"), "") if width is not None else "" for width in found]
    return tuple(map(int, widths)) if all(width.isdigit() and int(width) for width in widths) else None


def _fill(table: Table, shares: tuple[int, ...], width: int) -> None:
    rows = table._tbl.tr_lst  # noqa: SLF001 - as above
    if any(len(row.tc_lst) != len(shares) for row in rows):
        return  # merged cells: the template has its own idea of this table
    columns = [share * width // sum(shares) for share in shares]
    columns[-1] += width - sum(columns)
    grid = table._tbl.tblGrid  # noqa: SLF001
    for column in list(grid):
        grid.remove(column)
    for column_width in columns:
        grid.add_gridCol().set(qn("w:w"), str(column_width))
    for row in rows:
        for cell, column_width in zip(row.tc_lst, columns, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(column_width))
