"""What a template cannot say of lines: that numbers stay whole, and where words that have no room may be divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from pipeline.domain.values.language import Language
from pipeline.write.office.holding import held, may_be_held
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
    for text, characters in zip(texts, held_in([text.text or "" for text in texts]), strict=True):
        text.text = characters


def held_in(texts: Sequence[str]) -> Sequence[str]:
    """Give the texts of a paragraph with its numbers whole, also those that go on from one text to the next."""
    whole = "".join(texts)
    if not may_be_held(whole):
        return texts
    characters, at, kept = held(whole), 0, list[str]()
    for text in texts:
        kept.append("".join(characters[at : at + len(text)]))
        at += len(text)
    return kept


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
