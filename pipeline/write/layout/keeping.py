"""What a template cannot say of pages: which neighbours stay together, so that none is alone at a page's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from pipeline.write.layout.lists import LIST_NAMES, style_of

if TYPE_CHECKING:
    from docx.document import Document

CAPTION: Final = "Caption"
FACT: Final = "Faktalinje"
SIGNATURE: Final = "Underskrift"
TEXT: Final = "Normal"
POINTS_THAT_STAY: Final = 2  # the last of the proposal, with the signature
MOST_ROWS: Final = 12  # under the head, of a table that stays whole
MOST_LINES: Final = 36  # of the same: about six tenths of a page, so that what it leaves is not the most of one
SHORT: Final = 5  # rows, with the head and the sum, of a table whose height is not known that stays whole
FIRST: Final = 3  # rows of a longer one that stand together at the end of a page, and as many at the top of the next

Element = Any  # python-docx makes the methods of its elements at run time


def keep_together(document: Document, heights: Mapping[Element, int]) -> None:
    """Keep together what introduces a list or a table and that, a block of facts, the signatures, a table's ends.

    `heights` are those of the tables whose height is known, in lines.
    """
    known = {style.style_id: style.name for style in document.styles} | {None: TEXT}  # a paragraph that names no style
    blocks = list(document.element.body)
    styles = [known.get(style_of(block)) if block.tag == qn("w:p") else None for block in blocks]
    for number, block in enumerate(blocks):
        if block.tag == qn("w:tbl"):
            rows = block.findall(qn("w:tr"))
            for row in kept_rows(len(rows), heights.get(block)):
                for paragraph in rows[row].iter(qn("w:p")):
                    keep(paragraph)
        elif block.tag == qn("w:p") and belong(styles[number], *styles[number + 1 : number + 2]):
            keep(block)
    for number in points_that_stay(styles):
        keep(blocks[number])


def points_that_stay(styles: Sequence[str | None]) -> range:
    """Find the blocks from the last points of the proposal to the signature that follows: they stand on its page."""
    first = next((number for number, style in enumerate(styles) if style == SIGNATURE), 0)
    points = [number for number, style in enumerate(styles[:first]) if style == LIST_NAMES[0]]
    if not points:
        return range(0)
    between = range(points[-POINTS_THAT_STAY:][0], first)
    return between if all(styles[number] in {TEXT, *LIST_NAMES} for number in between) else range(0)


def belong(before: str | None, after: str | None = None) -> bool:
    """Say by their styles whether a paragraph stays on the page of what comes after it."""
    introduces_list = after in LIST_NAMES and before not in LIST_NAMES
    introduces_table = after == CAPTION and before == TEXT
    return introduces_list or introduces_table or (before == after == FACT) or after == SIGNATURE


def kept_rows(count: int, height: int | None) -> Sequence[int]:
    """Say which of a table's rows stay with the next: all of a short one, the first and the last of a longer one.

    Never every row of a long one, and never its last: LibreOffice then moves all of it, with what comes after, to the
    next page.
    """
    rows = range(count - 1)
    is_short = len(rows) < SHORT if height is None else len(rows) <= MOST_ROWS and height <= MOST_LINES
    return rows if is_short else [*rows[: FIRST - 1], *rows[1 - FIRST :]]


def keep(paragraph: Element) -> None:
    """Keep a paragraph on the page of what comes after it."""
    paragraph.get_or_add_pPr().keepNext_val = True
