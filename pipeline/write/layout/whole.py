"""What a template leaves behind when its conditions do not hold, made into something that Word can open.

A cell ends with a paragraph, a row has a cell, a table has a row and a grid, and a header has a paragraph: without them
Word calls the file damaged. ECMA-376 part 1, 17.4.37, 17.4.48, 17.4.65, 17.10.3. A title of a table that says nothing
goes: read aloud, it would hide that there is none.
"""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

_BLOCKS: Final = (qn("w:p"), qn("w:tbl"), qn("w:sdt"))
_TITLES: Final = (qn("w:tblCaption"), qn("w:tblDescription"))
_HOLDERS: Final = (qn("w:hdr"), qn("w:ftr"), qn("w:footnote"), qn("w:txbxContent"))

Element = Any  # lxml's, which has no types for what is done here


def make_whole(root: Element) -> bool:
    """Mend the XML of a part where it stands; say whether anything had to be."""
    tables = list(root.iter(qn("w:tbl")))
    mended = [_mend_table(table) for table in reversed(tables)]  # those inside others first
    mended += [_mend_cell(cell) for cell in root.iter(qn("w:tc"))]
    mended += [_fill(holder) for holder in root.iter(*_HOLDERS) if not _has_block(holder)]
    mended += [_drop_blank(title) for title in list(root.iter(*_TITLES))]
    return any(mended)


def _has_block(holder: Element) -> bool:
    return any(block.tag in _BLOCKS for block in holder)


def _drop_blank(title: Element) -> bool:
    is_blank = not title.get(qn("w:val"), "").strip()
    if is_blank:
        title.getparent().remove(title)
    return is_blank


def _mend_table(table: Element) -> bool:
    empty = [row for row in table.findall(qn("w:tr")) if next(row.iter(qn("w:tc")), None) is None]
    for row in empty:
        table.remove(row)
    if next(table.iter(qn("w:tr")), None) is None:
        table.getparent().remove(table)
        return True
    return _mend_grid(table) or bool(empty)


def _mend_grid(table: Element) -> bool:
    """Give a table a grid, of columns with widths, which docxtpl reckons with."""
    grid = table.find(qn("w:tblGrid"))
    is_whole = grid is not None and all(column.get(qn("w:w"), "").isdigit() for column in grid)
    spans = [span for span in table.iter(qn("w:gridSpan")) if not span.get(qn("w:val"), "").isdigit()]
    for span in spans:
        span.getparent().remove(span)
    if is_whole:
        return bool(spans)
    if grid is not None:
        table.remove(grid)
    grid = table.makeelement(qn("w:tblGrid"))
    for _ in range(max(len(row.findall(qn("w:tc"))) for row in table.iter(qn("w:tr")))):
        grid.append(grid.makeelement(qn("w:gridCol"), {qn("w:w"): "0"}))
    properties = table.find(qn("w:tblPr"))
    table.insert(0 if properties is None else table.index(properties) + 1, grid)
    return True


def _mend_cell(cell: Element) -> bool:
    is_whole = len(cell) > 0 and cell[-1].tag == qn("w:p")
    return not is_whole and _fill(cell)


def _fill(holder: Element) -> bool:
    holder.append(holder.makeelement(qn("w:p")))
    return True
