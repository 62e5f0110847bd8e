"""What a template cannot say of lists: numbers that begin at 1, and an introduction that stays with its list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

NUMBERED: Final = ("List Number", "List Number 2")


def keep_introductions(document: Document) -> None:
    """Keep the paragraph before a list on the page where the list begins."""
    before: Paragraph | None = None
    for block in document.iter_inner_content():
        item = block if isinstance(block, Paragraph) else None
        if item and before and _name(item).startswith("List ") and not _name(before).startswith("List "):
            before.paragraph_format.keep_with_next = True
        before = item


def restart_lists(document: Document) -> None:
    """Give each run of neighbouring numbered paragraphs its own numbering, from 1.

    Word goes on counting from one list to the next unless each has a numbering of its own.
    """
    for items in _lists(document):
        numbering = None
        for item in items:
            numbering = numbering if numbering is not None else _new_numbering(document, item)
            if numbering is None:
                break
            properties = _element(item).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = NUMBERED.index(_name(item))
            properties.get_or_add_numId().val = numbering.numId


def _lists(document: Document) -> Iterator[list[Paragraph]]:
    """Give the runs of neighbouring numbered paragraphs of the body."""
    items: list[Paragraph] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and _name(block) in NUMBERED:
            items.append(block)
        elif items:
            yield items
            items = []
    if items:
        yield items


def _element(paragraph: Paragraph) -> Any:  # noqa: ANN401 - python-docx makes these methods at run time
    return paragraph._p  # noqa: SLF001 - python-docx has no API for lists


def _name(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style else None) or ""


def _new_numbering(document: Document, item: Paragraph) -> Any:  # noqa: ANN401 - as _element
    """Make a numbering that counts as the list style does, and begins anew."""
    abstract = _abstract_numbering(document, item.style)  # type: ignore[arg-type]
    if abstract is None:
        return None
    numbering = document.part.numbering_part.element.add_num(abstract)
    for level in range(len(NUMBERED)):
        numbering.add_lvlOverride(ilvl=level).add_startOverride(1)
    return numbering


def _abstract_numbering(document: Document, style: ParagraphStyle) -> int | None:
    """Find the definition that a list style counts by; None when a user's template has given it none."""
    number = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is None:
        return None
    numbering = document.part.numbering_part.element
    return int(numbering.num_having_numId(int(number.get(qn("w:val")))).abstractNumId.val)
