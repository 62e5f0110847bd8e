"""What a template cannot say of lists: numbers that begin at 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

NUMBERED: Final = ("List Number", "List Number 2")
DEEPER: Final = ("List Bullet 2",)
LIST_NAMES: Final = (*NUMBERED, "List Bullet", *DEEPER)

Element = Any  # python-docx makes the methods of its elements at run time


def restart_lists(document: Document) -> None:
    """Give each run of neighbouring numbered paragraphs its own numbering, from 1.

    Word goes on counting from one list to the next unless each has a numbering of its own.
    """
    styles = _list_styles(document, NUMBERED)
    deeper = _list_styles(document, DEEPER)
    for items in _lists(document, styles, frozenset(deeper)):
        abstract = _abstract_numbering(document, styles[style_of(items[0])])
        if abstract is None:
            continue
        numbering = document.part.numbering_part.element.add_num(abstract)
        for level in range(len(NUMBERED)):
            numbering.add_lvlOverride(ilvl=level).add_startOverride(1)
        for item in items:
            properties = item.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = NUMBERED.index(styles[style_of(item)])
            properties.get_or_add_numId().val = numbering.numId


def _list_styles(document: Document, names: tuple[str, ...]) -> dict[str | None, str]:
    """Give the names of the list styles that the document has, by the ids that its paragraphs use."""
    known = {style.name: style.style_id for style in document.styles}
    return {known[name]: name for name in names if name in known}


def _lists(document: Document, styles: dict[str | None, str], deeper: frozenset[str | None]) -> Iterator[list[Element]]:
    """Give the runs of neighbouring numbered paragraphs of the body; bullets under a number do not part them."""
    items: list[Element] = []
    for element in document.element.body:
        if style_of(element) in styles:
            items.append(element)
        elif items and style_of(element) not in deeper:
            yield items
            items = []
    if items:
        yield items


def style_of(element: Element) -> str | None:
    """Give the id of a paragraph's style; None for other elements."""
    return element.style if element.tag == qn("w:p") else None


def _abstract_numbering(document: Document, style: str) -> int | None:
    """Find the definition that a list style counts by; None when a user's template has given it none."""
    number = document.styles[style].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is None:
        return None
    numbering = document.part.numbering_part.element
    return int(numbering.num_having_numId(int(number.get(qn("w:val")))).abstractNumId.val)
