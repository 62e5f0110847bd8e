"""What a template cannot say of pages: which neighbours stay together, so that none is alone at a page's end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from pipeline.write.lists import LIST_NAMES, style_of

if TYPE_CHECKING:
    from docx.document import Document

FACT: Final = "Faktalinje"
SIGNATURE: Final = "Underskrift"
SHORT: Final = 5  # rows, with the head and the sum, of a table that stays whole
FIRST: Final = 3  # rows of a longer one that stand together at the end of a page

Element = Any  # python-docx makes the methods of its elements at run time


def keep_together(document: Document) -> None:
    """Keep a list's introduction, a block of facts, the signatures and the first rows of a table together."""
    known = {style.style_id: style.name for style in document.styles}
    for before, after in pairwise(document.element.body):
        if before.tag != qn("w:p"):
            _keep_rows(before)
        elif _belong(known.get(style_of(before)), known.get(style_of(after))):
            _keep(before)


def _belong(before: str | None, after: str | None) -> bool:
    is_introduction = after in LIST_NAMES and before not in LIST_NAMES
    return is_introduction or (before == after == FACT) or after == SIGNATURE


def _keep_rows(table: Element) -> None:
    rows = table.findall(qn("w:tr"))
    kept = len(rows) if len(rows) <= SHORT else FIRST
    for row in rows[: kept - 1]:
        for paragraph in row.iter(qn("w:p")):
            _keep(paragraph)


def _keep(paragraph: Element) -> None:
    paragraph.get_or_add_pPr().keepNext_val = True
