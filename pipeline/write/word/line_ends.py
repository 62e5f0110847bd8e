"""What a template cannot say of lines: that numbers stay whole, and where words that have no room may be divided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from pipeline.domain.values.language import Language
from pipeline.write.office.holding import held
from pipeline.write.office.hyphenation import hyphenated
from pipeline.write.office.language import language_of

if TYPE_CHECKING:
    from docx.document import Document

LONGEST_IN_A_LINE: Final = 30  # letters of a word that needs no hyphen where it has the page's width
LONGEST_IN_A_CELL: Final = 11  # letters of a word that stands whole in any column of ours

Element = Any  # python-docx makes the methods of its elements at run time

_TEXT: Final = qn("w:t")
_PARTS: Final = (qn("w:body"), qn("w:hdr"), qn("w:ftr"))


def hold_numbers(document: Document) -> None:
    """Keep numbers, dates and spans of years whole, wherever they stand."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and (part is document.part or part.element.tag in _PARTS):
            for paragraph in part.element.iter(qn("w:p")):
                _hold(list(paragraph.iter(_TEXT)))


def _hold(texts: list[Element]) -> None:
    whole = "".join(text.text or "" for text in texts)
    if not any(character.isdigit() for character in whole):
        return
    characters, at = held(whole), 0
    for text in texts:
        length = len(text.text or "")
        text.text = "".join(characters[at : at + length])
        at += length


def hyphenate(root: Element, language: Language, longest: int) -> None:
    """Say in longer words than `longest` where they may be divided; in those of another language than ours, nowhere."""
    for text, own in _texts(root, language):
        text.text = hyphenated(text.text or "", own, longest + 1)


def _texts(root: Element, language: Language) -> Iterator[tuple[Element, Language]]:
    """Give the texts that are in Norwegian, and in which form."""
    for text in root.iter(_TEXT):
        tag = text.getparent().find(f"{qn('w:rPr')}/{qn('w:lang')}")
        own = language if tag is None else language_of(tag.get(qn("w:val"), ""))
        if own is not None:
            yield text, own
