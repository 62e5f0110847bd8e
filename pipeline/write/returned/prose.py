"""A copy of the user's text document with its findings as Word comments. Everything else in it stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.findings.finding import Finding
from pipeline.domain.findings.tongue import FOUND, SEVERITY, said_in
from pipeline.domain.prose.paragraphs import counted_paragraphs, number_of
from pipeline.domain.values.said import Tongue
from pipeline.write.office.parts import Parts
from pipeline.write.returned.annotations import AUTHOR, shortened
from pipeline.write.returned.comments import Comments, comments_of, end_of, start_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS: Final = {qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
_PARAGRAPH_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def annotated_prose(document: bytes, findings: Sequence[Finding], tongue: Tongue = Tongue.BOKMAAL) -> bytes:
    """Write the copy. `findings` are those of this document, the worst first; there is a comment for each."""
    parts = Parts(document)
    main = parts.main()
    body = parts.tree(main).find(qn("w:body"))
    if body is None:
        raise ValueError("a document without a body")
    comments = comments_of(parts)
    _remove_earlier(parts, main, comments)
    paragraphs = list(counted_paragraphs(body)) or [_first_paragraph(body)]
    texts = [_characters(paragraph) for paragraph in paragraphs]
    added = Comments(comments)
    for finding in findings:
        number = number_of(finding.place, texts) or 0  # what is missing stands nowhere: at the first
        _attach(paragraphs[number], added.add(_lines(finding, tongue)))
    return parts.packed()


def _first_paragraph(body: _Element) -> _Element:
    """Make a paragraph in a document that has none, such as an empty one, for its comments."""
    made: _Element = etree.Element(qn("w:p"))
    body.insert(0, made)
    return made


def _characters(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()


def _lines(finding: Finding, tongue: Tongue) -> list[str]:
    """Say what is wrong and what to do, in lines."""
    says, fix = said_in(finding, tongue)
    found = [f"{tongue.of(FOUND)}: {shortened(finding.found)}"] if finding.found else []
    first = f"{tongue.of(SEVERITY[finding.severity])} {finding.kind.code}: {says}"
    return "\n".join((first, *found, fix)).split("\n")


def _attach(paragraph: _Element, number: str) -> None:
    """Mark a whole paragraph as what a comment is about; its properties stay first."""
    has_properties = len(paragraph) > 0 and paragraph[0].tag == qn("w:pPr")
    paragraph.insert(1 if has_properties else 0, start_of(number))
    paragraph.extend(end_of(number))


def _remove_earlier(parts: Parts, main: str, comments: _Element) -> None:
    """Take away the comments of an earlier copy, should its owner have gone on working in it; answers to them stay."""
    gone = [comment for comment in comments if comment.get(qn("w:author")) == AUTHOR]
    numbers = {comment.get(qn("w:id")) for comment in gone}
    paragraphs = chain.from_iterable(comment.iter(qn("w:p")) for comment in gone)
    inside = {paragraph.get(_PARAGRAPH_ID) for paragraph in paragraphs} - {None}
    for comment in gone:
        comments.remove(comment)
    marks = [mark for mark in parts.tree(main).iter(*_MARKS) if mark.get(qn("w:id")) in numbers]
    for mark in marks:
        _remove_with_empty_run(mark)
    if not inside:
        return
    for kind in ("commentsExtended", "commentsIds"):
        name = parts.related(main, kind)
        if name is not None:
            for entry in list(parts.tree(name)):
                _forget(entry, inside)


def _remove_with_empty_run(mark: _Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    parent.remove(mark)
    is_empty = parent.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in parent)
    above = parent.getparent()
    if is_empty and above is not None:
        above.remove(parent)


def _forget(entry: _Element, gone: set[str | None]) -> None:
    """Take a comment that is gone out of Word's further lists; an answer to it becomes a comment of its own."""
    said = {_attribute(key): key for key in entry.attrib}
    if entry.get(said.get("paraId", "")) in gone:
        entry.getparent().remove(entry)  # type: ignore[union-attr]
    elif entry.get(said.get("paraIdParent", "")) in gone:
        del entry.attrib[said["paraIdParent"]]


def _attribute(key: object) -> str:
    return etree.QName(str(key)).localname
