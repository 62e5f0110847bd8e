"""The text document that is handed to the user, and what is read from it again.

1. Headings, paragraphs, both kinds of list on both levels, bold, italics and links: read(write(x)) = x.
2. Each numbered list begins at 1.
3. A field stands as it is written, and is read as a field.
4. The document has its title, and no date of its own.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.prose import ParagraphKind, WrittenParagraph, WrittenSection
from pipeline.domain.values.text import FieldRef, Text, WrittenLine
from pipeline.domain.workbook.new_case import NewHeading, NewParagraph, NewProse
from pipeline.read.prose.reader import read_prose
from pipeline.write.word.input_prose import prose_file
from tests.documents import numbered
from tests.workbooks import ROOT

LINK = "https://lovdata.no/?a=1&b=2"


def paragraph(*parts: Text, kind: ParagraphKind = ParagraphKind.BODY, level: int = 0) -> NewParagraph:
    """Make a paragraph."""
    return NewParagraph(parts, kind, level)


BLOCKS = (
    NewHeading("Fakta", 1),
    paragraph(Text("Vanlig, "), Text("fet", bold=True), Text(" og "), Text("skrå", italic=True)),
    paragraph(Text("Se "), Text("Lovdata", href=LINK), Text(" & <mer>.")),
    paragraph(Text("strek"), kind=ParagraphKind.BULLET),
    paragraph(Text("under"), kind=ParagraphKind.BULLET, level=1),
    paragraph(Text("første"), kind=ParagraphKind.NUMBERED),
    paragraph(Text("bokstav"), kind=ParagraphKind.NUMBERED, level=1),
    NewHeading("Mer", 2),
    paragraph(Text("ny liste"), kind=ParagraphKind.NUMBERED),
    paragraph(Text("Summen er {{ sum_foreslått }}.")),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the document."""
    path = tmp_path / "tekster.docx"
    template = (ROOT / "templates" / "tekster.docx").read_bytes()
    path.write_bytes(prose_file(NewProse("Tekster", BLOCKS), template))
    return path


def read(file: Path) -> WrittenSection:
    """Read the only section of the document."""
    findings: list[Finding] = []
    prose = read_prose(file, findings.append)
    assert prose is not None
    assert findings == []
    (section,) = prose.sections
    return section


def shape(written: WrittenParagraph) -> tuple[ParagraphKind, int, WrittenLine]:
    """Give what a paragraph says, without its place."""
    return written.kind, written.level, written.line


def test_what_is_written_is_read(file: Path) -> None:
    section = read(file)
    expected = [(b.kind, b.level, b.parts) for b in BLOCKS[1:7] if isinstance(b, NewParagraph)]
    assert [shape(written) for written in section.paragraphs] == expected
    assert [(child.title, child.level) for child in section.subsections] == [("Mer", 2)]


def test_a_field_is_read_as_a_field(file: Path) -> None:
    (more,) = read(file).subsections
    assert more.paragraphs[-1].line == (Text("Summen er "), FieldRef("sum_foreslått"), Text("."))


def test_each_numbered_list_begins_at_one(file: Path) -> None:
    assert [number for _, number in numbered(docx.Document(str(file)))] == ["1.", "a)", "1."]


def test_the_document_has_its_title_and_tells_no_time(file: Path) -> None:
    assert docx.Document(str(file)).core_properties.title == "Tekster"
    assert {info.date_time for info in zipfile.ZipFile(file).infolist()} == {(1980, 1, 1, 0, 0, 0)}
