"""Column widths that suit the table.

docxtpl leaves a grid that fits the template's columns, not those that came out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from docx.oxml.ns import qn
from docx.styles.style import CharacterStyle

from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.write.layout.line_ends import LONGEST_IN_A_CELL, hyphenate
from pipeline.write.office.fitting import at_least, fitted, heights
from pipeline.write.office.hyphenation import SHORTEST

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.table import Table


SIZE: Final = 11.0  # points, where a table's style says nothing
TALLEST: Final = 36  # lines of a row that is never split: about two thirds of a page
TWIPS: Final = 635  # a twentieth of a point, in EMU
OWN_STYLE: Final = "Tiltakstabell"  # whose cells have the widths that its columns should keep


Widths: TypeAlias = tuple[int, ...]
Shares: TypeAlias = Mapping[tuple[str, ...], tuple[int, ...]]


class Sized(NamedTuple):
    """A table of which every row has as many cells, as its widths are reckoned from it.

    `cells` are the widths that the template gives the cells of the first row, if any; `points` is the letters' size.
    """

    rows: Sequence[tuple[str, ...]]
    points: float
    is_ours: bool
    fits_contents: bool
    cells: Widths | None


class Fit(NamedTuple):
    """The widths of a table; `is_fitted` when they are by its content, and Word is not to change them."""

    widths: Widths
    is_fitted: bool


def fits(tables: Sequence[Sized], shares: Shares, room: int) -> list[Fit | None]:
    """Give each table its widths: by the shares that belong to its headings, else by its content or its cells.

    A table of ours that fits its contents has the widths that make its rows lowest, the same in all tables with its
    headings; one of fixed widths has those of its cells. All fill the width of the page. None for a user's own table.
    """
    headings = [tuple(map(unbroken, table.rows[0])) for table in tables]
    wanted = [shares.get(heads) for heads in headings]
    is_fitted = [w is None and t.is_ours and t.fits_contents for w, t in zip(wanted, tables, strict=True)]
    by_content: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for table, heads, is_one in zip(tables, headings, is_fitted, strict=True):
        if is_one:
            by_content.setdefault(heads, []).extend(table.rows[1:])

    @cache
    def fit(head: tuple[str, ...], points: float) -> Fit:
        return Fit(fitted(head, by_content[tuple(map(unbroken, head))], room, points), is_fitted=True)

    found: list[Fit | None] = []
    for table, asked, is_one in zip(tables, wanted, is_fitted, strict=True):
        if is_one:
            found.append(fit(table.rows[0], table.points))
            continue
        widths = asked or (table.cells if table.is_ours else None)
        found.append(Fit(at_least(widths, table.rows, room, table.points), is_fitted=False) if widths else None)
    return found


def set_widths(document: Document, shares: Shares, language: Language) -> dict[Any, int]:
    """Set our tables' columns, and leave a user's own alone.

    Long words are told where they may be divided, and shorter ones too where a column has no room for them. Gives the
    heights of the tables, in lines, by their elements.
    """
    room = room_of(document)
    if room is None:
        return {}
    tables = [table for table in document.tables if is_even(_rows(table))]
    for table in tables:
        for row in table._tbl.tr_lst[1:]:  # noqa: SLF001 - as in _rows
            hyphenate(row, language, LONGEST_IN_A_CELL)
    found: dict[Any, int] = {}
    sizes = [Sized(_rows(t), size_of(t), is_ours(t), fits_contents(t), _cell_widths(t)) for t in tables]
    for table, sized, fit in zip(tables, sizes, fits(sizes, shares, room), strict=True):
        if fit is not None:
            found[table._tbl] = _set(table, sized, fit.widths, language)  # noqa: SLF001
            if fit.is_fitted:
                table.autofit = False
    return found


def is_even(rows: Sequence[Sequence[object]]) -> bool:
    """Say whether every row has as many cells; where cells are merged, the template has its own idea of the table."""
    return all(len(row) == len(rows[0]) for row in rows)


def room_of(document: Document) -> int | None:
    """Give the width between a page's margins; None where the template does not say it."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return None
    return (page - left - right) // TWIPS


def is_ours(table: Table) -> bool:
    """Say whether a table has the style whose columns are ours to set."""
    return table.style is not None and table.style.name == OWN_STYLE


def fits_contents(table: Table) -> bool:
    """Say whether a table's columns are to follow from its contents."""
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 - python-docx tells no layout from a fixed one
    return layout is None or layout.get(qn("w:type")) != "fixed"


def size_of(table: Table) -> float:
    """Give the size of a table's letters, in points."""
    size = table.style.font.size if isinstance(table.style, CharacterStyle) else None
    return size.pt if size else SIZE


def _rows(table: Table) -> list[tuple[str, ...]]:
    """Give the texts of the cells as they stand; python-docx reads rows through the grid, which is what is wrong."""
    return [tuple(map(_text_in, row.tc_lst)) for row in table._tbl.tr_lst]  # noqa: SLF001 - as said


def _text_in(cell: Any) -> str:  # noqa: ANN401 - python-docx makes its methods at run time
    return "".join(text.text or "" for text in cell.iter(qn("w:t")))


def _cell_widths(table: Table) -> tuple[int, ...] | None:
    """Read the widths of the cells of the first row; None where one has none in twips."""
    first = table._tbl.tr_lst[0]  # noqa: SLF001 - as above
    found = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in first.tc_lst]
    widths = [width.get(qn("w:w"), "") if width is not None else "" for width in found]
    are_known = all(width.isdigit() and int(width) for width in widths)
    return tuple(map(int, widths)) if are_known else None


def _set(table: Table, sized: Sized, widths: Widths, language: Language) -> int:
    """Set a table's widths; give its height in lines."""
    grid = table._tbl.tblGrid  # noqa: SLF001 - as above
    for old in list(grid):
        grid.remove(old)
    for width in widths:
        grid.add_gridCol().set(qn("w:w"), str(width))
    lines, narrow = heights(sized.rows, widths, sized.points)
    rows = table._tbl.tr_lst  # noqa: SLF001 - as above
    for row, height in zip(rows, lines, strict=True):
        for cell, width in zip(row.tc_lst, widths, strict=True):
            set_width(cell, str(width))
        if height > TALLEST:
            let_split(row)
    for number, column in narrow:
        hyphenate(rows[number].tc_lst[column], language, SHORTEST)
    return sum(lines)


def set_width(cell: Any, width: str) -> None:  # noqa: ANN401 - python-docx makes its methods at run time
    """Set a cell's width."""
    cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), width)


def let_split(row: CT_Row) -> None:
    """Let a row go on overleaf: LibreOffice cuts one off that may not be split and has no room on a page."""
    for properties in row.findall(qn("w:trPr")):
        for mark in properties.findall(qn("w:cantSplit")):
            properties.remove(mark)
