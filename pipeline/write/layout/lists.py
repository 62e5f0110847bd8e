"""What a template cannot say of lists: numbers that begin at 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    known = {style.style_id: style.name for style in document.styles}
    blocks = list(document.element.body)
    styles = [known.get(style_of(block)) for block in blocks]
    for items in lists_in(styles):
        abstract = abstract_numbering(document, str(styles[items[0]]))
        if abstract is None:
            continue
        numbering = new_numbering(document, abstract)
        for item in items:
            number(blocks[item], NUMBERED.index(str(styles[item])), numbering.numId)


def new_numbering(document: Document, abstract: int) -> Element:
    """Add a numbering that begins at 1 on each level."""
    numbering = document.part.numbering_part.element.add_num(abstract)
    for level in range(len(NUMBERED)):
        numbering.add_lvlOverride(ilvl=level).add_startOverride(1)
    return numbering


def number(paragraph: Element, level: int, numbering: int) -> None:
    """Let a paragraph count in a numbering, at a level from 0."""
    properties = paragraph.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = numbering


def lists_in(styles: Sequence[str | None]) -> Iterator[list[int]]:
    """Give the runs of neighbouring numbered blocks of the body; bullets under a number do not part them."""
    items: list[int] = []
    for block, style in enumerate(styles):
        if style in NUMBERED:
            items.append(block)
        elif items and style not in DEEPER:
            yield items
            items = []
    if items:
        yield items


def style_of(element: Element) -> str | None:
    """Give the id of a paragraph's style; None for other elements."""
    return element.style if element.tag == qn("w:p") else None


def abstract_numbering(document: Document, style: str) -> int | None:
    """Find the definition that a list style counts by; None when a user's template has given it none."""
    number = document.styles[style].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is None:
        return None
    numbering = document.part.numbering_part.element
    return int(numbering.num_having_numId(int(number.get(qn("w:val")))).abstractNumId.val)
