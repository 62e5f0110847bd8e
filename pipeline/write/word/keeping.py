"""What a template cannot say of pages: which neighbours stay together, so that none is alone at a page's end."""

from __future__ import annotations

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
SHORT: Final = 5  # rows, with the head and the sum, of a table that stays whole
FIRST: Final = 3  # rows of a longer one that stand together at the end of a page, and as many at the top of the next

Element = Any  # python-docx makes the methods of its elements at run time


def keep_together(document: Document) -> None:
    """Keep together what introduces a list or a table and that, a block of facts, the signatures, a table's ends."""
    known = {style.style_id: style.name for style in document.styles} | {None: TEXT}  # a paragraph that names no style
    for before, after in pairwise(document.element.body):
        if before.tag != qn("w:p"):
            _keep_rows(before)
        elif _belong(known.get(style_of(before)), known.get(style_of(after))):
            _keep(before)


def _belong(before: str | None, after: str | None) -> bool:
    introduces_list = after in LIST_NAMES and before not in LIST_NAMES
    introduces_table = after == CAPTION and before == TEXT
    return introduces_list or introduces_table or (before == after == FACT) or after == SIGNATURE


def _keep_rows(table: Element) -> None:
    """Keep a short table whole, and a longer one's first rows and its last ones.

    Never every row of a long one, and never its last: LibreOffice then moves all of it, with what comes after, to the
    next page.
    """
    rows = table.findall(qn("w:tr"))[:-1]
    kept = rows if len(rows) < SHORT else [*rows[: FIRST - 1], *rows[1 - FIRST :]]
    for row in kept:
        for paragraph in row.iter(qn("w:p")):
            _keep(paragraph)


def _keep(paragraph: Element) -> None:
    paragraph.get_or_add_pPr().keepNext_val = True
