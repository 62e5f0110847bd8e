"""The review copy of a document: marked as internal on every page, a comment at every number with its cells."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.documents.document import REVIEW_MARK, WordDocument
from pipeline.domain.values.said import Tongue
from pipeline.domain.values.text import Figure
from pipeline.write.office.parts import RELATIONS, Parts, parsed
from pipeline.write.returned.comments import SPACE, WORD_TYPE, Comments, comments_of, end_of
from pipeline.write.returned.origins import origin_of
from pipeline.write.word.render import render

if TYPE_CHECKING:
    from lxml.etree import _Element

_EDGES: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="8" w:space="2"/>' for edge in ("top", "left", "bottom", "right")
)
_MARKED: Final = (
    f'<w:p xmlns:w="{SPACE}"><w:pPr><w:pBdr>{_EDGES}</w:pBdr><w:spacing w:before="0" w:after="80"/>'
    '<w:ind w:left="57" w:right="57"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:rPr><w:b/><w:color w:val="9C0006"/><w:sz w:val="20"/><w:lang w:val="nb-NO"/></w:rPr>'
    f"<w:t>{REVIEW_MARK}</w:t></w:r></w:p>"
).encode()
_HEADER: Final = f'<w:hdr xmlns:w="{SPACE}"/>'.encode()


def review_copy(document: WordDocument, template: bytes, tongue: Tongue = Tongue.BOKMAAL) -> bytes:
    """Fill the template as for the document itself, then mark and comment the copy. Stop where `render` stops."""
    figures: list[Figure] = []
    parts = Parts(render(document, template, figures))
    _comment(parts, figures, tongue)
    _mark_pages(parts)
    return parts.packed()


def _comment(parts: Parts, figures: list[Figure], tongue: Tongue) -> None:
    """Hang a comment on each figure that the template shows, in the order of the document."""
    comments = Comments(comments_of(parts))
    starts: dict[str, str] = {}
    for mark in list(parts.tree(parts.main()).iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"))):
        figure = mark.get(qn("w:id"), "")
        if mark.tag == qn("w:commentRangeStart"):
            starts[figure] = comments.add(origin_of(figures[int(figure)], tongue))
            mark.set(qn("w:id"), starts[figure])
        else:
            for made in reversed(end_of(starts[figure])):
                mark.addnext(made)
            _remove(mark)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _mark_pages(parts: Parts) -> None:
    """Put the mark on top of every header; a kind of page without a header gets one."""
    main = parts.main()
    sections = list(parts.tree(main).iter(qn("w:sectPr")))
    for kind in _kinds(parts, sections):
        if sections and _reference(sections[0], kind) is None:
            _add_header(parts, sections[0], kind)
    references = chain.from_iterable(section.iterfind(qn("w:headerReference")) for section in sections)
    names = {parts.target(main, reference.get(f"{{{RELATIONS}}}id", "")) for reference in references}
    for name in sorted(filter(None, names)):
        parts.tree(name).insert(0, parsed(_MARKED))


def _kinds(parts: Parts, sections: list[_Element]) -> list[str]:
    """Name the kinds of pages that the document tells apart."""
    kinds = ["default"]
    if any(section.find(qn("w:titlePg")) is not None for section in sections):
        kinds.append("first")
    settings = parts.related(parts.main(), "settings")
    if settings is not None and parts.tree(settings).find(qn("w:evenAndOddHeaders")) is not None:
        kinds.append("even")
    return kinds


def _reference(section: _Element, kind: str) -> _Element | None:
    references = section.iterfind(qn("w:headerReference"))
    return next((reference for reference in references if reference.get(qn("w:type"), "default") == kind), None)


def _add_header(parts: Parts, section: _Element, kind: str) -> None:
    name = parts.add("word/headerKontroll.xml", _HEADER, f"{WORD_TYPE}header+xml")
    key = parts.relate(parts.main(), "header", name)
    made = etree.Element(qn("w:headerReference"), {qn("w:type"): kind, f"{{{RELATIONS}}}id": key})
    section.insert(0, made)
