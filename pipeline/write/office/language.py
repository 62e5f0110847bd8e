"""The language that a document is tagged with, so that it is spelled and read aloud as what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Part

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE_TAGS: Final = {Language.BOKMAAL: "nb-NO", Language.NYNORSK: "nn-NO"}
_NORWEGIAN: Final = ("nb", "nn", "no")
_TAGS: Final = (qn("w:lang"), qn("w:themeFontLang"))
# Between two of Unicode's noncharacters, which are for a program's own use: no text of anybody's looks like it.
_MARK: Final = re.compile("\ufdd0språk=([a-zA-Z-]*)\ufdd1")

Element = Any  # python-docx makes the methods of its elements at run time


def set_language(document: Document, language: Language) -> None:
    """Tag whatever a template says in Norwegian, and what it does not tag, as the language of the document."""
    tag = LANGUAGE_TAGS[language]
    for root in _roots(document):
        for element in root.iter(*_TAGS):
            for name, value in element.items():
                if value.partition("-")[0].casefold() in _NORWEGIAN:
                    element.set(name, tag)
    _default(document).set(qn("w:val"), tag)
    document.core_properties.language = tag


def language_of(tag: str) -> Language | None:
    """Give the form of Norwegian that a tag is of; None for other languages. `no` is bokmål."""
    code = tag.partition("-")[0].casefold()
    if code not in _NORWEGIAN:
        return None
    return Language.NYNORSK if code == Language.NYNORSK else Language.BOKMAAL


def _default(document: Document) -> Element:
    """Give the language that holds where nothing else is said; a template of a user's may have left it out."""
    at: Element = document.styles.element
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        found = at.find(qn(name))
        if found is None:
            found = at.makeelement(qn(name))
            at.insert(len(at) if name == "w:lang" else 0, found)
        at = found
    return at


def _roots(document: Document) -> list[Element]:
    return [part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]


# --- words in another language, wherever a template puts them ---------------------------------------------


def marked(parts: Iterable[Part]) -> str:
    """Write parts of a line with a mark where a language begins, and one where the document's own goes on."""
    pieces = []
    for part in parts:
        tag = part.language and LANGUAGE_TAGS[part.language]
        pieces.append(f"{_mark(tag)}{part.text}{_mark('')}" if tag else part.text)
    return "".join(pieces)


def _mark(tag: str) -> str:
    return f"\ufdd0språk={tag}\ufdd1"


def tag_marked(document: Document) -> None:
    """Give marked words a run of their own, with the look of the run they stood in and the tag of their language.

    Where there are no runs, as in the description of a table, the marks go.
    """
    for root in _roots(document):
        for element in list(root.iter(etree.Element)):
            for name, value in element.items():
                if _MARK.search(value):
                    element.set(name, _MARK.sub("", value))
            if element.tag == qn("w:r") and any(_MARK.search(text.text or "") for text in element.findall(qn("w:t"))):
                _part(element)
            elif element.tag != qn("w:t") and not len(element) and element.text and _MARK.search(element.text):
                element.text = _MARK.sub("", element.text)


def _part(run: Element) -> None:
    """Part a run at its marks."""
    look, last, tag = run.find(qn("w:rPr")), run, ""
    for piece in _pieces(run):
        if isinstance(piece, str):
            tag = piece
            continue
        made = run.makeelement(run.tag)
        if look is not None:
            made.append(deepcopy(look))
        if tag:
            made.get_or_add_rPr().append(made.makeelement(qn("w:lang"), {qn("w:val"): tag}))
        made.append(piece)
        last.addnext(made)
        last = made
    run.getparent().remove(run)


def _pieces(run: Element) -> Iterator[Element | str]:
    """Give what a run holds, its texts parted at the marks; between them each mark's tag, empty for the document's."""
    for child in [child for child in run if child.tag != qn("w:rPr")]:
        if child.tag != qn("w:t"):
            yield child
            continue
        for number, text in enumerate(_MARK.split(child.text or "")):
            if number % 2:
                yield text
            elif text:
                made = child.makeelement(child.tag, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
                made.text = text
                yield made
