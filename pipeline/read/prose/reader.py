"""`tekster.docx` to a tree of headings with the officer's paragraphs, and a finding for whatever cannot be carried.

python-docx opens the package; the paragraphs are walked in the XML, because its own runs pass over the text of
content controls, smart tags and tracked insertions in silence.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.domain.findings.finding import Finding, Report
from pipeline.domain.findings.prose import TEXT_BEFORE_HEADING
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.forms import with_fixed_headings
from pipeline.domain.prose.paragraphs import TRANSPARENT, counted_paragraphs
from pipeline.domain.prose.prose import (
    ParagraphKind,
    Prose,
    WrittenBlock,
    WrittenParagraph,
    WrittenSection,
    WrittenTable,
)
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import FieldRef, Picture, Text, WrittenLine
from pipeline.read.package.characters import forbidden_in
from pipeline.read.package.findings import FORBIDDEN_CHARACTER
from pipeline.read.package.formats import PROSE
from pipeline.read.package.look import read_package, unreadable
from pipeline.read.prose.elements import (
    AS_CHARACTER,
    CHECK_BOX,
    DROPDOWN,
    FIELD_IN_DESCRIPTION,
    HEADING_IN_CELL,
    LIST_IN_CELL,
    LOST,
    LOST_LOOKS,
    SILENT,
    TABLE_IN_CELL,
    TRACKED,
    UNKNOWN,
)
from pipeline.read.prose.findings import (
    COLUMN_WITHOUT_HEADING,
    COMMENT_LEFT_OUT,
    CONTENTS_LEFT_OUT,
    LINK_LEFT_OUT,
    MARGIN_LEFT_OUT,
    NOT_CARRIED,
    PICTURE_UNUSABLE,
    TABLE_TEXT_LEFT_OUT,
    TRACKED_CHANGES,
)
from pipeline.read.prose.pictures import picture_in
from pipeline.read.prose.tables import (
    CELL,
    ROW,
    TABLE,
    alternative_of,
    cells_of,
    faults_in,
    rows_of,
    widths_of,
    with_captions,
)
from pipeline.read.prose.word_styles import Styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_BROKEN: Final = Said("Den brutte kryssreferansen «{text}»", "The broken cross-reference «{text}»")
_BROKEN_WORDS: Final = re.compile(r"\b(?:Feil|Error)! [^.]{3,80}\.")
_HEADER: Final = Said("toppteksten", "header")
_FOOTER: Final = Said("bunnteksten", "footer")
_MARGINS: Final = Said("Topptekst og bunntekst", "Header and footer")
_LINK_OF_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"
_SEEN: Final = (qn("w:t"), qn("w:drawing"))  # of a run
_OURS: Final = "Saksbygger"  # the author of the comments in a copy with findings
_MOST_PICTURES: Final = 50  # in a text
_TOO_MANY: Final = Said(f"teksten har flere enn {_MOST_PICTURES}", f"the text has more than {_MOST_PICTURES}")
_SHOWN_AS: Final = "\ufffc"  # a picture among the characters of its paragraph
_SHOWN: Final = 60  # characters of a comment in its finding


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
    blocks: list[WrittenBlock] = field(default_factory=list)
    subsections: list[WrittenSection] = field(default_factory=list)

    def closed(self) -> WrittenSection:
        return WrittenSection(self.title, self.level, with_captions(self.blocks), tuple(self.subsections), self.at)


class _Reader:
    """One walk through a document's body."""

    def __init__(self, file: str, document: Document, report: Report) -> None:
        self.file, self.report, self.document = file, report, document
        self.styles = Styles(document)
        self.body = document.element.body
        self.links = {
            key: relation.target_ref
            for key, relation in document.part.rels.items()
            if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
        }
        self.at = Place(file)
        self.counted, self.tables = 0, 0  # the paragraphs and the tables so far
        self.paragraph, self.has_pictures = self.body, False
        self.pictures = 0
        self.comments = dict(_comments(document))
        self.fields: list[bool] = []  # the fields of Word that are open, each with whether its result has begun
        self.said: set[Finding] = set()  # in this paragraph
        self.has_contents = False
        self._report_margins(document)

    def sections(self) -> tuple[WrittenSection, ...]:
        """Build the tree: a heading closes those at its own level or deeper."""
        root = _Open("", 0, Place(self.file))
        path = [root]
        for element, is_text in self._blocks(self.body):
            if element.tag == TABLE:
                self._add_table(element, path[-1], is_text=is_text)
                continue
            self.counted += 1
            number = self.counted
            level = self.styles.heading_level(element)
            heading = _characters(element) if level else path[-1].title
            self.at = Place(self.file, heading=heading or None, paragraph=number)
            if self._is_left_out(element, is_text=is_text):
                continue
            line = self._line(element, has_pictures=not level)
            if level and line:
                title = "".join(f"{{{{ {part.name} }}}}" if isinstance(part, FieldRef) else part.text for part in line)
                _close(path, level)
                path.append(_Open(title.strip(), level, Place(self.file, heading=title.strip(), paragraph=number)))
            elif line and path[-1] is root:
                self.report(TEXT_BEFORE_HEADING.at(self.at))
            elif line:
                kind, depth = self.styles.list_kind(element)
                kind = ParagraphKind.CAPTION if self.styles.is_caption(element) else kind
                path[-1].blocks.append(WrittenParagraph(line, kind, depth, self.at))
        _close(path, 1)
        return tuple(root.subsections)

    def _blocks(self, parent: _Element, *, is_text: bool = True) -> Iterator[tuple[_Element, bool]]:
        """Give every paragraph and table in order, and whether it is text; whatever else holds text is a finding."""
        for child in parent:
            if child.tag in {qn("w:p"), TABLE}:
                yield child, is_text
            elif child.tag in TRANSPARENT:
                yield from self._blocks(child, is_text=is_text and self._has_text(child))
            elif not is_text:
                continue
            elif child.tag in TRACKED:
                self.report(TRACKED_CHANGES.at(self.at))
            else:
                self._lost(child, Place(self.file, heading=self.at.heading))

    def _add_table(self, element: _Element, under: _Open, *, is_text: bool) -> None:
        """Add a table to what stands under a heading, or say what keeps it from the documents."""
        at = Place(self.file, heading=under.title or None, paragraph=self.counted + 1, table=self.tables + 1)
        self.tables += is_text
        faults = list(faults_in(element, at)) if is_text else []
        if is_text and under.level == 0:
            faults = [TEXT_BEFORE_HEADING.at(at)]
        for fault in faults:
            self.report(fault)
        if is_text and (words := alternative_of(element)):
            self.report(TABLE_TEXT_LEFT_OUT.at(at, text=_shortened(words)))
        if is_text and not faults:
            under.blocks.append(self._table(element, at))
        else:
            self.counted += sum(1 for _ in counted_paragraphs([element]))

    def _table(self, element: _Element, at: Place) -> WrittenTable:
        rows: list[tuple[WrittenParagraph, ...]] = []
        for number, row in enumerate(self._inside(element, ROW), 1):
            self.at = replace(at, row=number)
            rows.append(tuple(self._cell(cell) for cell in self._inside(row, CELL)))
        for number, head in enumerate(rows[0] if rows else (), 1):
            if not head.line:
                self.report(COLUMN_WITHOUT_HEADING.at(replace(at, row=1), number=number))
        return WrittenTable(None, tuple(rows), widths_of(element, len(rows[0])), at)

    def _inside(self, parent: _Element, tag: str) -> list[_Element]:
        """Give the rows of a table, or the cells of a row; what else holds text among them is a finding."""
        for child in parent:
            if child.tag != tag and child.tag not in TRANSPARENT:
                self._lost(child, self.at)
        return rows_of(parent) if tag == ROW else cells_of(parent)

    def _cell(self, cell: _Element) -> WrittenParagraph:
        """Read a cell: its paragraphs are lines of one text."""
        lines: list[WrittenLine] = []
        at = replace(self.at, paragraph=self.counted + 1)
        for element, is_text in self._blocks(cell):
            if element.tag == TABLE:
                self.counted += sum(1 for _ in counted_paragraphs([element]))
                self.report(NOT_CARRIED.at(self.at, what=TABLE_IN_CELL))
                continue
            self.counted += 1
            self.at = replace(self.at, paragraph=self.counted)
            if not is_text:
                continue
            if self.styles.heading_level(element):
                self.report(NOT_CARRIED.at(self.at, what=HEADING_IN_CELL))
            elif self.styles.list_kind(element)[0] is not ParagraphKind.BODY:
                self.report(NOT_CARRIED.at(self.at, what=LIST_IN_CELL))
            if line := self._line(element):
                lines.append(line)
        parts = (part for n, line in enumerate(lines) for part in ((Text("\n"),) if n else ()) + line)
        return WrittenParagraph(tuple(parts), ParagraphKind.CELL, 0, at)

    def _line(self, paragraph: _Element, *, has_pictures: bool = False) -> WrittenLine:
        """Read what a paragraph says; `has_pictures` where it can have some."""
        if any(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{tag}") is not None for tag in TRACKED):
            self.report(TRACKED_CHANGES.at(self.at))  # the paragraph's own mark: a whole paragraph put in or struck
        self.paragraph, self.fields, self.has_pictures = paragraph, [], has_pictures
        self.said.clear()
        parts = _joined(list(self._parts(paragraph, None)))
        for broken in _BROKEN_WORDS.findall("".join(part.text for part in parts)):
            self.report(NOT_CARRIED.at(self.at, what=_BROKEN.filled(text=broken)))
        character = forbidden_in("".join(part.text for part in parts))
        if character is not None:
            self.report(FORBIDDEN_CHARACTER.at(self.at, character=character))
        return tuple(_with_fields(_trimmed(parts)))

    def _parts(self, parent: _Element, href: str | None) -> Iterator[Text | Picture]:
        for child in parent:
            if child.tag == qn("w:r"):
                yield from self._run(child, href)
            elif child.tag == qn("w:hyperlink"):
                yield from self._parts(child, self._address(child))
            elif child.tag in TRANSPARENT:
                yield from self._parts(child, href) if self._has_text(child) else ()
            elif child.tag in TRACKED:
                self.report(TRACKED_CHANGES.at(self.at))
            else:
                self._lost(child, self.at)

    def _address(self, link: _Element) -> str | None:
        address = self.links.get(link.get(qn("r:id"), ""))
        anchor = link.get(qn("w:anchor"))
        if address is not None and not _may_be_public(address):
            self.report(LINK_LEFT_OUT.at(self.at, ascii(address).strip("'"), text=_characters(link)))
            return None
        return f"{address}#{anchor}" if address and anchor else address

    def _run(self, run: _Element, href: str | None) -> Iterator[Text | Picture]:
        for lost, what in LOST_LOOKS.items():
            if self.styles.has(run, self.paragraph, lost) and any(run.find(tag) is not None for tag in _SEEN):
                self._report_once(NOT_CARRIED.at(self.at, what=what))
        bold, italic = self.styles.emphasis(run)
        text = ""
        for child in run:
            if child.tag == qn("w:fldChar"):
                self._field(child)
            elif child.tag == qn("w:commentReference"):
                self._comment(child)
            elif child.tag == qn("w:drawing"):
                if text:
                    yield Text(text, bold, italic, href)
                text = ""
                yield from self._picture(child, href)
            elif child.tag in AS_CHARACTER or child.tag == qn("w:t"):
                text += AS_CHARACTER.get(child.tag, child.text or "") if all(self.fields) else ""
            else:
                self._lost(child, self.at)
        if text:
            yield Text(text, bold=bold, italic=italic, href=href)

    # --- what is left out -------------------------------------------------------------------------

    def _lost(self, element: _Element, at: Place) -> None:
        """Say of an element that it cannot be carried, unless it is known to be neither text nor look."""
        if element.tag in SILENT or not isinstance(element.tag, str):  # comments in the XML have no tag
            return
        name = element.tag.rpartition("}")[2]
        self._report_once(NOT_CARRIED.at(at, what=LOST.get(element.tag) or UNKNOWN.filled(name=name)))

    def _picture(self, drawing: _Element, href: str | None) -> Iterator[Picture]:
        """Give the picture of a drawing, or say why the documents cannot have it."""
        found = picture_in(drawing, self.document, self.at) if self.has_pictures else None
        if not isinstance(found, Picture):
            self._report_once(found or NOT_CARRIED.at(self.at, what=LOST[drawing.tag]))
            return
        if next(fields_in(found.description), None) is not None:
            self._report_once(NOT_CARRIED.at(self.at, what=FIELD_IN_DESCRIPTION))
        if (character := forbidden_in(found.description)) is not None:
            self._report_once(FORBIDDEN_CHARACTER.at(self.at, character=character))
        self.pictures += 1
        if self.pictures > _MOST_PICTURES:
            self._report_once(PICTURE_UNUSABLE.at(self.at, why=_TOO_MANY))
            return
        if href is not None or next(drawing.iter(_LINK_OF_PICTURE), None) is not None:
            self.report(LINK_LEFT_OUT.at(self.at, text=found.description))
        yield found

    def _report_once(self, finding: Finding) -> None:
        """Report what several runs of a paragraph have in common once."""
        if finding not in self.said:
            self.said.add(finding)
            self.report(finding)

    def _has_text(self, control: _Element) -> bool:
        """Say whether what a control holds is text: not where it shows its placeholder, or is a table of contents."""
        placeholder = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if placeholder is not None and is_on(placeholder):
            return False
        gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
        if gallery is not None and gallery.get(qn("w:val")) == "Table of Contents":
            self._report_contents()
            return False
        return True

    def _is_left_out(self, paragraph: _Element, *, is_text: bool) -> bool:
        is_contents = is_text and self.styles.is_of_contents(paragraph)
        if is_contents:
            self._report_contents()
        return is_contents or not is_text

    def _report_contents(self) -> None:
        if not self.has_contents:
            self.has_contents = True
            self.report(CONTENTS_LEFT_OUT.at(Place(self.file, heading=self.at.heading)))

    def _field(self, mark: _Element) -> None:
        """Follow a field of Word: what stands before its result is its code, and no text."""
        match mark.get(qn("w:fldCharType")):
            case "begin":
                self.fields.append(False)
                for tag, what in (("w:checkBox", CHECK_BOX), ("w:ddList", DROPDOWN)):
                    if mark.find(f"{qn('w:ffData')}/{qn(tag)}") is not None:
                        self.report(NOT_CARRIED.at(self.at, what=what))
            case "separate" if self.fields:
                self.fields[-1] = True
            case "end" if self.fields:
                self.fields.pop()

    def _comment(self, reference: _Element) -> None:
        author, text = self.comments.get(reference.get(qn("w:id"), ""), ("", ""))
        if author != _OURS:
            self.report(COMMENT_LEFT_OUT.at(self.at, text=_shortened(text)))

    def _report_margins(self, document: Document) -> None:
        kinds = {RELATIONSHIP_TYPE.HEADER: _HEADER, RELATIONSHIP_TYPE.FOOTER: _FOOTER}
        for relation in document.part.rels.values():
            where = kinds.get(relation.reltype)
            if where and not relation.is_external:
                text = _characters(parse_xml(relation.target_part.blob))
                if any(sign.isalpha() for sign in text):
                    at = Place(self.file, heading=_MARGINS)
                    self.report(MARGIN_LEFT_OUT.at(at, text=_shortened(text), where=where))


def _comments(document: Document) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the number of each comment, with who wrote it and what it says; python-docx stops at a strange number."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS and not relation.is_external:
            for comment in parse_xml(relation.target_part.blob).iter(qn("w:comment")):
                said = " ".join(_characters(paragraph) for paragraph in comment.iter(qn("w:p")))
                yield comment.get(qn("w:id"), ""), (comment.get(qn("w:author"), ""), said)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _may_be_public(address: str) -> bool:
    """Say whether a link may stand in a public document: to the web or to an address of e-mail, with nobody's name."""
    if forbidden_in(address) or any(character.isspace() for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _characters(paragraph: _Element) -> str:
    """Give a paragraph's text, for the name of a place."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()


def _close(path: list[_Open], level: int) -> None:
    """Close the open headings at this level or deeper; the root, level 0, stays."""
    while path[-1].level >= level:
        section = path.pop().closed()
        path[-1].subsections.append(section)


def _joined(parts: list[Text | Picture]) -> list[Text | Picture]:
    """Join neighbours of the same look: Word splits a word whenever it was edited."""
    joined: list[Text | Picture] = []
    for part in parts:
        if isinstance(part, Picture) or (joined and isinstance(joined[-1], Picture)):
            joined.append(part)
        elif joined and (joined[-1].bold, joined[-1].italic, joined[-1].href) == (part.bold, part.italic, part.href):
            joined[-1] = Text(joined[-1].text + part.text, part.bold, part.italic, part.href)
        else:
            joined.append(part)
    return joined


def _trimmed(parts: list[Text | Picture]) -> list[Text | Picture]:
    """Take blanks away at both ends of a paragraph."""
    whole = "".join(_SHOWN_AS if isinstance(part, Picture) else part.text for part in parts)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    trimmed: list[Text | Picture] = []
    at = 0
    for part in parts:
        if isinstance(part, Picture):
            trimmed.append(part)
            at += len(_SHOWN_AS)
            continue
        text = part.text[max(start - at, 0) : max(end - at, 0)]
        at += len(part.text)
        if text:
            trimmed.append(Text(text, part.bold, part.italic, part.href))
    return trimmed


def _with_fields(parts: list[Text | Picture]) -> Iterator[Text | FieldRef | Picture]:
    """Take the fields out of the text; one that is split by formatting has the look of its first character."""
    whole = "".join(_SHOWN_AS if isinstance(part, Picture) else part.text for part in parts)
    fields = {field.start: field for field in fields_in(whole)}
    skip_to, at = 0, 0
    for part in parts:
        if isinstance(part, Picture):
            at += len(_SHOWN_AS)
            yield part
            continue
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
