"""The language that a document is tagged with, so that it is spelled and read aloud as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from pipeline.domain.region import Language

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE_TAGS: Final = {Language.BOKMAAL: "nb-NO", Language.NYNORSK: "nn-NO"}
_NORWEGIAN: Final = ("nb", "nn", "no")
_TAGS: Final = (qn("w:lang"), qn("w:themeFontLang"))

Element = Any  # python-docx makes the methods of its elements at run time


def set_language(document: Document, language: Language) -> None:
    """Tag whatever a template says in Norwegian, and what it does not tag, as the language of the document."""
    tag = LANGUAGE_TAGS[language]
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for element in part.element.iter(*_TAGS):
                for name, value in element.items():
                    if value.partition("-")[0].casefold() in _NORWEGIAN:
                        element.set(name, tag)
    _default(document).set(qn("w:val"), tag)
    document.core_properties.language = tag


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
