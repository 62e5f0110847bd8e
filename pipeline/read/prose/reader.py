"""`tekster.docx` to a tree of headings with the officer's paragraphs, and a finding for whatever cannot be carried.

python-docx opens the package; the paragraphs are walked in the XML, because its own runs pass over the text of
content controls, smart tags and tracked insertions in silence.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from pipeline.domain.findings.finding import Finding, Report, Said
from pipeline.domain.findings.prose import TEXT_BEFORE_HEADING
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.forms import with_fixed_headings
from pipeline.domain.prose.prose import Prose, WrittenParagraph, WrittenSection
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text, WrittenLine
from pipeline.read.package.characters import forbidden_in
from pipeline.read.package.findings import FORBIDDEN_CHARACTER
from pipeline.read.package.formats import PROSE
from pipeline.read.package.look import read_package, unreadable
from pipeline.read.prose.findings import NOT_CARRIED, TRACKED_CHANGES
from pipeline.read.prose.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSPARENT: Final = {
    qn(f"w:{name}") for name in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_TRACKED: Final = {qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")}
_PICTURE: Final = Said("Bildet eller figuren", "The picture or figure")
_FORMULA: Final = Said("Formelen", "The formula")
_TABLE: Final = Said("Tabellen", "The table")
_LOST: Final = {
    qn("w:drawing"): _PICTURE,
    qn("w:pict"): _PICTURE,
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": _PICTURE,
    qn("w:object"): Said("Det innsatte objektet", "The embedded object"),
    qn("w:sym"): Said("Symboltegnet", "The symbol"),
    qn("w:footnoteReference"): Said("Fotnoten", "The footnote"),
    qn("w:endnoteReference"): Said("Sluttnoten", "The endnote"),
    qn("m:oMath"): _FORMULA,
    qn("m:oMathPara"): _FORMULA,
}
# Looks that change what the text says: 10⁵ is not 105, and what is struck out or hidden was not meant to be printed.
_STRUCK: Final = Said("Gjennomstreket tekst", "Struck-out text")
_LOST_LOOKS: Final = {
    "w:vertAlign": Said("Hevet eller senket skrift", "Raised or lowered text"),
    "w:strike": _STRUCK,
    "w:dstrike": _STRUCK,
    "w:vanish": Said("Skjult tekst", "Hidden text"),
}
_AS_CHARACTER: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}


def read_prose(path: Path, report: Report) -> Prose | None:
    """Read the text of the case; None, with a finding, when the file is no Word document."""
    package = read_package(path, PROSE, report)
    if package is None:
        return None
    findings: list[Finding] = []  # kept back: of a file that cannot be read to its end, only that is said
    try:
        sections = _Reader(path.name, docx.Document(io.BytesIO(package.content)), findings.append).sections()
    except Exception:  # noqa: BLE001 - python-docx raises many kinds of error on damaged files, and all mean this
        report(unreadable(path.name, PROSE))
        return None
    for finding in findings:
        report(finding)
    return Prose(path.name, with_fixed_headings(sections))


@dataclass
class _Open:
    """A heading whose text is being collected."""

    title: str
    level: int
    at: Place
    paragraphs: list[WrittenParagraph] = field(default_factory=list)
    subsections: list[WrittenSection] = field(default_factory=list)

    def closed(self) -> WrittenSection:
        return WrittenSection(self.title, self.level, tuple(self.paragraphs), tuple(self.subsections), self.at)


class _Reader:
    """One walk through a document's body."""

    def __init__(self, file: str, document: Document, report: Report) -> None:
        self.file, self.report = file, report
        self.styles = Styles(document)
        self.body = document.element.body
        self.links = {
            key: relation.target_ref
            for key, relation in document.part.rels.items()
            if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
        }
        self.at = Place(file)

    def sections(self) -> tuple[WrittenSection, ...]:
        """Build the tree: a heading closes those at its own level or deeper."""
        root = _Open("", 0, Place(self.file))
        path = [root]
        for number, element in enumerate(self._blocks(self.body), 1):
            level = self.styles.heading_level(element)
            heading = _characters(element) if level else path[-1].title
            self.at = Place(self.file, heading=heading or None, paragraph=number)
            line = self._line(element)
            if level and line:
                title = "".join(part.text if isinstance(part, Text) else f"{{{{ {part.name} }}}}" for part in line)
                _close(path, level)
                path.append(_Open(title.strip(), level, Place(self.file, heading=title.strip(), paragraph=number)))
            elif line and path[-1] is root:
                self.report(TEXT_BEFORE_HEADING.at(self.at))
            elif line:
                kind, depth = self.styles.list_kind(element)
                path[-1].paragraphs.append(WrittenParagraph(line, kind, depth, self.at))
        _close(path, 1)
        return tuple(root.subsections)

    def _blocks(self, parent: _Element) -> Iterator[_Element]:
        """Give the paragraphs in order; whatever else holds text is a finding."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield child
            elif child.tag in _TRANSPARENT:
                yield from self._blocks(child)
            elif child.tag == qn("w:tbl"):
                self.report(NOT_CARRIED.at(Place(self.file, heading=self.at.heading), what=_TABLE))
            elif child.tag in _TRACKED:
                self.report(TRACKED_CHANGES.at(self.at))

    def _line(self, paragraph: _Element) -> WrittenLine:
        if any(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{tag}") is not None for tag in _TRACKED):
            self.report(TRACKED_CHANGES.at(self.at))  # the paragraph's own mark: a whole paragraph put in or struck
        parts = _joined(list(self._parts(paragraph, None)))
        character = forbidden_in("".join(part.text for part in parts))
        if character is not None:  # pragma: no cover - an XML parser lets none through; kept for a lenient one
            self.report(FORBIDDEN_CHARACTER.at(self.at, character=character))
        if not "".join(part.text for part in parts).strip():
            return ()
        return tuple(_with_fields(_trimmed(parts)))

    def _parts(self, parent: _Element, href: str | None) -> Iterator[Text]:
        for child in parent:
            if child.tag == qn("w:r"):
                yield from self._run(child, href)
            elif child.tag == qn("w:hyperlink"):
                yield from self._parts(child, self._address(child))
            elif child.tag in _TRANSPARENT:
                yield from self._parts(child, href)
            elif child.tag in _TRACKED:
                self.report(TRACKED_CHANGES.at(self.at))
            elif child.tag in _LOST:
                self.report(NOT_CARRIED.at(self.at, what=_LOST[child.tag]))

    def _address(self, link: _Element) -> str | None:
        address = self.links.get(link.get(qn("r:id"), ""))
        anchor = link.get(qn("w:anchor"))
        return f"{address}#{anchor}" if address and anchor else address

    def _run(self, run: _Element, href: str | None) -> Iterator[Text]:
        for lost, what in _LOST_LOOKS.items():
            if self.styles.has(run, lost):
                self.report(NOT_CARRIED.at(self.at, what=what))
        bold, italic = self.styles.emphasis(run)
        text = ""
        for child in run:
            if child.tag == qn("w:t"):
                text += child.text or ""
            elif child.tag in _AS_CHARACTER:
                text += _AS_CHARACTER[child.tag]
            elif child.tag in _LOST:
                self.report(NOT_CARRIED.at(self.at, what=_LOST[child.tag]))
        if text:
            yield Text(text, bold=bold, italic=italic, href=href)


def _characters(paragraph: _Element) -> str:
    """Give a paragraph's text, for the name of a place."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()


def _close(path: list[_Open], level: int) -> None:
    """Close the open headings at this level or deeper; the root, level 0, stays."""
    while path[-1].level >= level:
        section = path.pop().closed()
        path[-1].subsections.append(section)


def _joined(parts: list[Text]) -> list[Text]:
    """Join neighbours of the same look: Word splits a word whenever it was edited."""
    joined: list[Text] = []
    for part in parts:
        if joined and (joined[-1].bold, joined[-1].italic, joined[-1].href) == (part.bold, part.italic, part.href):
            joined[-1] = Text(joined[-1].text + part.text, part.bold, part.italic, part.href)
        else:
            joined.append(part)
    return joined


def _trimmed(parts: list[Text]) -> list[Text]:
    """Take blanks away at both ends of a paragraph."""
    whole = "".join(part.text for part in parts)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    trimmed, at = [], 0
    for part in parts:
        text = part.text[max(start - at, 0) : max(end - at, 0)]
        at += len(part.text)
        if text:
            trimmed.append(Text(text, part.bold, part.italic, part.href))
    return trimmed


def _with_fields(parts: list[Text]) -> Iterator[Text | FieldRef]:
    """Take the fields out of the text; one that is split by formatting has the look of its first character."""
    whole = "".join(part.text for part in parts)
    fields = {field.start: field for field in fields_in(whole)}
    skip_to, at = 0, 0
    for part in parts:
        kept = ""
        for offset, character in enumerate(part.text, at):
            if offset in fields and offset >= skip_to:
                if kept:
                    yield Text(kept, part.bold, part.italic, part.href)
                kept, skip_to = "", fields[offset].end
                yield FieldRef(fields[offset].name, part.bold, part.italic, part.href)
            if offset >= skip_to:
                kept += character
        at += len(part.text)
        if kept:
            yield Text(kept, part.bold, part.italic, part.href)
