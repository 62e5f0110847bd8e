"""The parts of a Word template that docxtpl fills: its body, headers, footers and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

_HEADINGS: Final = {
    (RELATIONSHIP_TYPE.HEADER, "default"): Said("Topptekst", "Header"),
    (RELATIONSHIP_TYPE.HEADER, "first"): Said("Topptekst på første side", "Header of the first page"),
    (RELATIONSHIP_TYPE.HEADER, "even"): Said("Topptekst på partallssider", "Header of even pages"),
    (RELATIONSHIP_TYPE.FOOTER, "default"): Said("Bunntekst", "Footer"),
    (RELATIONSHIP_TYPE.FOOTER, "first"): Said("Bunntekst på første side", "Footer of the first page"),
    (RELATIONSHIP_TYPE.FOOTER, "even"): Said("Bunntekst på partallssider", "Footer of even pages"),
}
_FOOTNOTES: Final = Said("Fotnoter", "Footnotes")

Element = Any  # lxml's, which has no types for what is done here


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part with its XML, apart from python-docx's own, and what it is called."""

    part: Part
    root: Element
    place: Place

    def put_back(self) -> None:
        """Let the part have the XML as it is now."""
        if isinstance(self.part, XmlPart):
            self.part._element = self.root  # noqa: SLF001 - python-docx has no other way
        else:
            self.part._blob = etree.tostring(self.root)  # noqa: SLF001


def text_parts(document: Document, name: str) -> Iterator[TextPart]:
    """Give the parts in the order in which docxtpl comes to them."""
    main = document.part
    yield TextPart(main, parse_xml(main.blob), Place(name))
    references = document.element.body.iter(qn("w:headerReference"), qn("w:footerReference"))
    pages = {reference.get(qn("r:id")): reference.get(qn("w:type")) for reference in references}
    for key, relation in main.rels.items():
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}:
            heading = _HEADINGS.get((relation.reltype, pages.get(key, "")), _HEADINGS[relation.reltype, "default"])
            part = relation.target_part
            yield TextPart(part, parse_xml(part.blob), Place(name, heading=heading))
    for part in main.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            yield TextPart(part, parse_xml(part.blob), Place(name, heading=_FOOTNOTES))
