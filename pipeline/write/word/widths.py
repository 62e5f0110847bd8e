"""Column widths that suit the table.

docxtpl leaves a grid that fits the template's columns, not those that came out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.styles.style import CharacterStyle

from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.write.office.fitting import at_least, fitted, has_room, lines_of
from pipeline.write.office.hyphenation import SHORTEST
from pipeline.write.word.line_ends import LONGEST_IN_A_CELL, hyphenate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.table import Table


SIZE: Final = 11.0  # points, where a table's style says nothing
TALLEST: Final = 36  # lines of a row that is never split: about two thirds of a page
TWIPS: Final = 635  # a twentieth of a point, in EMU
OWN_STYLE: Final = "Tiltakstabell"  # whose cells have the widths that its columns should keep


def set_widths(
    document: Document, shares: Mapping[tuple[str, ...], tuple[int, ...]], language: Language
) -> dict[Any, int]:
    """Set our tables' columns: by the shares that belong to their headings, else by their content or their cells.

    A table that fits its contents has the widths that make its rows lowest, the same in all tables with its headings;
    one of fixed widths has those of its cells. All fill the width of the page. A user's own table is left alone.
    Long words are told where they may be divided, and shorter ones too where a column has no room for them. Gives the
    heights of the tables, in lines, by their elements.
    """
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return {}
    heights: dict[Any, int] = {}
    room = (page - left - right) // TWIPS
    by_content: dict[tuple[str, ...], list[Table]] = {}
    for table in document.tables:
        rows = _rows(table)
        if any(len(row) != len(rows[0]) for row in rows):
            continue  # merged cells: the template has its own idea of this table
        headings = tuple(map(unbroken, rows[0]))
        for row in table._tbl.tr_lst[1:]:  # noqa: SLF001 - as in _rows
            hyphenate(row, language, LONGEST_IN_A_CELL)
        is_ours = table.style is not None and table.style.name == OWN_STYLE
        wanted = shares.get(headings)
        if wanted is None and is_ours and _fits_contents(table):
            by_content.setdefault(headings, []).append(table)
            continue
        wanted = wanted or (_cell_widths(table) if is_ours else None)
        if wanted:
            heights[table._tbl] = _set(table, at_least(wanted, _rows(table), room, _size(table)), language)  # noqa: SLF001
    for tables in by_content.values():
        heights.update(_fit(tables, room, language))
    return heights


def _fit(tables: list[Table], room: int, language: Language) -> Iterator[tuple[Any, int]]:
    """Give tables with the same headings one set of widths, and see that Word does not change it."""
    every = [row for table in tables for row in _rows(table)[1:]]
    for table in tables:
        yield table._tbl, _set(table, fitted(_rows(table)[0], every, room, _size(table)), language)  # noqa: SLF001
        table.autofit = False


def _fits_contents(table: Table) -> bool:
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 - python-docx tells no layout from a fixed one
    return layout is None or layout.get(qn("w:type")) != "fixed"


def _size(table: Table) -> float:
    size = table.style.font.size if isinstance(table.style, CharacterStyle) else None
    return size.pt if size else SIZE


def _rows(table: Table) -> list[tuple[str, ...]]:
    """Give the texts of the cells as they stand; python-docx reads rows through the grid, which is what is wrong."""
    return [
        tuple("".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst)
        for row in table._tbl.tr_lst  # noqa: SLF001 - as said
    ]


def _cell_widths(table: Table) -> tuple[int, ...] | None:
    """Read the widths of the cells of the first row; None where one has none in twips."""
    first = table._tbl.tr_lst[0]  # noqa: SLF001 - as above
    found = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in first.tc_lst]
    widths = [width.get(qn("w:w"), "") if width is not None else "" for width in found]
    return tuple(map(int, widths)) if all(width.isdigit() and int(width) for width in widths) else None


def _set(table: Table, widths: tuple[int, ...], language: Language) -> int:
    """Set a table's widths; give its height in lines."""
    points, height = _size(table), 0
    grid = table._tbl.tblGrid  # noqa: SLF001 - as above
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.add_gridCol().set(qn("w:w"), str(width))
    for row, texts in zip(table._tbl.tr_lst, _rows(table), strict=True):  # noqa: SLF001 - as above
        for cell, text, width in zip(row.tc_lst, texts, widths, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(width))
            if not has_room(text, width, points):
                hyphenate(cell, language, SHORTEST)
        lines = lines_of(texts, widths, points)
        height += lines
        if lines > TALLEST:
            _let_split(row)
    return height


def _let_split(row: CT_Row) -> None:
    """Let a row go on overleaf: LibreOffice cuts one off that may not be split and has no room on a page."""
    for properties in row.findall(qn("w:trPr")):
        for mark in properties.findall(qn("w:cantSplit")):
            properties.remove(mark)
