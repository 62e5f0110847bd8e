"""What a template cannot say of pages: which neighbours stay together, so that none is alone at a page's end."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from pipeline.write.word.lists import LIST_NAMES, style_of

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
    for before, after in pairwise(document.element.body):
        if before.tag == qn("w:tbl"):
            _keep_rows(before, heights.get(before))
        elif before.tag == qn("w:p") and _belong(known.get(style_of(before)), known.get(style_of(after))):
            _keep(before)
    _keep_points([(known.get(style_of(block)), block) for block in document.element.body])


def _keep_points(blocks: list[tuple[str | None, Element]]) -> None:
    """Keep the last points of the proposal on the page of the signature that follows them."""
    first = next((number for number, (style, _) in enumerate(blocks) if style == SIGNATURE), 0)
    points = [number for number, (style, _) in enumerate(blocks[:first]) if style == LIST_NAMES[0]]
    if points[-POINTS_THAT_STAY:]:
        between = blocks[points[-POINTS_THAT_STAY:][0] : first]
        if all(style in {TEXT, *LIST_NAMES} for style, _ in between):
            for _, block in between:
                _keep(block)


def _belong(before: str | None, after: str | None) -> bool:
    introduces_list = after in LIST_NAMES and before not in LIST_NAMES
    introduces_table = after == CAPTION and before == TEXT
    return introduces_list or introduces_table or (before == after == FACT) or after == SIGNATURE


def _keep_rows(table: Element, height: int | None) -> None:
    """Keep a short table whole, and a longer one's first rows and its last ones.

    Never every row of a long one, and never its last: LibreOffice then moves all of it, with what comes after, to the
    next page.
    """
    rows = table.findall(qn("w:tr"))[:-1]
    is_short = len(rows) < SHORT if height is None else len(rows) <= MOST_ROWS and height <= MOST_LINES
    kept = rows if is_short else [*rows[: FIRST - 1], *rows[1 - FIRST :]]
    for row in kept:
        for paragraph in row.iter(qn("w:p")):
            _keep(paragraph)


def _keep(paragraph: Element) -> None:
    paragraph.get_or_add_pPr().keepNext_val = True
