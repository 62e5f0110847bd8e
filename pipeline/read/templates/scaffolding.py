"""What Word has put into a template besides text and tags, and what somebody has left to be filled in by hand.

All of it would go into every document. What can only be meant for whoever makes the template is taken away, with a
note: comments, ties to stored data, and the mark of a placeholder. What changes what a council reads is a fault:
tracked changes, fields that Word works out anew, and placeholders. A picture that has no words, and a table whose title
is empty, are told of.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.marks import placeholders
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.templates.findings import (
    FIELD_LIVE,
    LEFT_TO_FILL_IN,
    NOT_DESCRIBED,
    SCAFFOLDING_TAKEN,
    TRACKED_CHANGE,
)
from pipeline.read.templates.parts import text_parts
from pipeline.read.templates.text import Walk

_TAG: Final = re.compile(r"\{[{%#].*?[}%#]\}")
_STABLE_FIELDS: Final = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "HYPERLINK"}
_TO_A_BOOKMARK: Final = "REF"
_INSERTED: Final = Said("noe er satt inn", "something is inserted")
_DELETED: Final = Said("noe er slettet", "something is deleted")
_RESTYLED: Final = Said("utseendet er endret", "the look is changed")
_STYLE_CHANGES: Final = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
    "tblPrExChange", "numberingChange", "cellMerge",
)  # fmt: skip
_TRACKED: Final = {
    **dict.fromkeys(map(qn, ("w:ins", "w:moveTo", "w:cellIns")), _INSERTED),
    **dict.fromkeys(map(qn, ("w:del", "w:moveFrom", "w:cellDel")), _DELETED),
    **{qn(f"w:{name}"): _RESTYLED for name in _STYLE_CHANGES},
}
_COMMENT_MARKS: Final = {qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
_FIELD, _FIELD_CHARACTER, _CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")
_CONTROL, _SHOWS_PLACEHOLDER, _RUN = qn("w:sdt"), qn("w:showingPlcHdr"), qn("w:r")
_BINDING: Final = "dataBinding"  # of Word 2007, and of Word 2013
_STORED: Final = "customXml"
_OF_COMMENTS: Final = ("comments", "people")
_TABLE_TITLE: Final = qn("w:tblCaption")
_DRAWN: Final = qn("wp:docPr")
_DECORATION: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_YES: Final = ("1", "true")
_EMPTY_TITLE: Final = Said("En tabell med tom tittel", "A table with an empty title")
_PICTURE: Final = Said("Et bilde", "A picture")

Element = Any  # lxml's, which has no types for what is done here


@dataclass(slots=True)
class _Field:
    """A field that has begun: where, and its code so far."""

    place: Place
    code: str = ""


@dataclass(slots=True)
class _Part:
    """One walk through a part: what is found in it, and what is to be taken away."""

    bookmarks: frozenset[str]
    comments: dict[str, str]
    found: list[Finding] = field(default_factory=list)
    taken: list[Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def visit(self, element: Element, place: Place) -> None:
        """Look at an element as it begins."""
        tag = element.tag
        if tag in _TRACKED:
            self.found.append(TRACKED_CHANGE.at(place, what=_TRACKED[tag]))
        elif tag in _COMMENT_MARKS:
            self._comment(element, place)
        elif tag == _FIELD:
            self._field(_Field(place, element.get(qn("w:instr"), "")))
        elif tag == _FIELD_CHARACTER:
            self._field_character(element.get(qn("w:fldCharType")), place)
        elif tag == _CODE and self.fields:
            self.fields[-1].code += element.text or ""
        elif tag == _SHOWS_PLACEHOLDER:
            self._placeholder(element, place)
        elif tag == _TABLE_TITLE and not element.get(qn("w:val"), "").strip():
            self.found.append(NOT_DESCRIBED.at(place, what=_EMPTY_TITLE))
        elif tag == _DRAWN and not element.get("descr", "").strip() and not _is_decoration(element):
            self.found.append(NOT_DESCRIBED.at(place, element.get("name") or None, what=_PICTURE))
        elif tag.rpartition("}")[2] == _BINDING:
            self.taken.append(element)
            self._note(place, Said("koblingen til lagrede data", "the tie to stored data"), _control_of(element))

    def texts(self, root: Element, place: Place) -> None:
        """Walk through the part, and look at the text of each paragraph."""
        for unit in Walk(place, self.visit).over(root):
            if not unit.is_paragraph:
                continue
            left = placeholders(_TAG.sub("\n", unit.text))
            is_said = any(one.kind is LEFT_TO_FILL_IN and one.place == unit.place for one in self.found)
            if left and not is_said:
                self.found.append(LEFT_TO_FILL_IN.at(unit.place, shown(unit.text), text="», «".join(left)))

    def _note(self, place: Place, what: Said, beside: str) -> None:
        self.found.append(SCAFFOLDING_TAKEN.at(place, beside or None, what=what))

    def _comment(self, element: Element, place: Place) -> None:
        run = element.getparent()
        beside = {one.tag for one in run} - {element.tag, qn("w:rPr")}
        is_alone = run.tag == _RUN and not beside
        self.taken.append(run if is_alone else element)
        if element.tag == qn("w:commentReference"):
            text = self.comments.get(element.get(qn("w:id"), ""), "")
            self._note(place, Said("en kommentar", "a comment"), text)

    def _field_character(self, kind: str, place: Place) -> None:
        if kind == "begin":
            self.fields.append(_Field(place))
        elif kind == "end" and self.fields:
            self._field(self.fields.pop())

    def _field(self, ended: _Field) -> None:
        name, *rest = ended.code.split() or [""]
        name = name.upper()
        is_to_bookmark = name == _TO_A_BOOKMARK and not self.bookmarks.isdisjoint(rest[:1])
        if name not in _STABLE_FIELDS and not is_to_bookmark:
            self.found.append(FIELD_LIVE.at(ended.place, shown(ended.code.strip()), field=shown(name)))

    def _placeholder(self, element: Element, place: Place) -> None:
        self.taken.append(element)
        text = _text_in(_above(element, _CONTROL))
        if text.strip() and not _TAG.search(text):
            self.found.append(LEFT_TO_FILL_IN.at(place, shown(text), text=shown(text.strip())))
        else:
            self._note(place, Said("merket for plassholder", "the mark of a placeholder"), _control_of(element))


def without_scaffolding(content: bytes, name: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Give a template without what is only meant for whoever makes it, and what was found; the same when it has none.

    What is no Word document comes back as it is, with nothing found: others say what is wrong with it.
    """
    try:
        document = docx.Document(io.BytesIO(content))
        parts = list(text_parts(document, name))
    except Exception:  # noqa: BLE001 - python-docx and lxml have a dozen ways to say that a file is damaged
        return content, ()
    marks = chain.from_iterable(part.root.iter(qn("w:bookmarkStart")) for part in parts)
    bookmarks = frozenset(mark.get(qn("w:name"), "") for mark in marks)
    comments = _comments_of(document)
    found: list[Finding] = []
    is_changed = False
    for part in parts:
        walk = _Part(bookmarks, comments)
        walk.texts(part.root, part.place)
        found += walk.found
        if walk.taken:
            is_changed = True
            _take_away(walk.taken)
            part.put_back()
    dropped = [key for key, relation in document.part.rels.items() if _is_only_for_makers(relation.reltype)]
    if any(document.part.rels[key].reltype.endswith(_STORED) for key in dropped):
        found.append(SCAFFOLDING_TAKEN.at(Place(name), what=Said("lagrede data ved siden av", "stored data beside it")))
    for key in dropped:
        del document.part.rels[key]
    findings = tuple(dict.fromkeys(found))
    if not is_changed and not dropped:
        return content, findings
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), findings


def fillable(content: bytes, name: str) -> bytes:
    """Give a template without what is only meant for whoever makes it; the check has said what that is."""
    bare, _ = without_scaffolding(content, name)
    return bare


def _is_only_for_makers(relation: str) -> bool:
    kind = relation.rpartition("/")[2]
    return kind == _STORED or kind.startswith(_OF_COMMENTS)


def _comments_of(document: Document) -> dict[str, str]:
    """Give the texts of the comments by their numbers."""
    texts: dict[str, str] = {}
    for part in document.part.package.parts:
        if part.content_type != CONTENT_TYPE.WML_COMMENTS:
            continue
        for comment in etree.fromstring(part.blob).iter(qn("w:comment")):
            texts[comment.get(qn("w:id"), "")] = shown(_text_in(comment))
    return texts


def _text_in(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def _take_away(elements: list[Element]) -> None:
    for element in dict.fromkeys(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _is_decoration(drawn: Element) -> bool:
    return any(mark.get("val") in _YES for mark in drawn.iter(_DECORATION))


def _above(element: Element, tag: str) -> Element:
    """Give the element of a tag that another stands in, else that itself."""
    return next(element.iterancestors(tag), element)


def _control_of(element: Element) -> str:
    """Give what a content control is called, or what stands in it."""
    control = _above(element, _CONTROL)
    alias = next(control.iter(qn("w:alias")), None)
    name: str = "" if alias is None else alias.get(qn("w:val"), "")
    return name or shown(_text_in(control))
