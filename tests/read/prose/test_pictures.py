"""Pictures in the officer's Word document.

1. A picture in line with the text keeps its bytes, its size, its place among the words and what is said that it shows.
2. One that is marked as decoration needs no words; it stands in the text all the same.
3. What a picture shows is a text of its own, and two years' texts differ when their pictures do.
4. A picture that nobody has described, that lies free on the page, that Word shows otherwise than it is, or whose file
   is of no use - none, a link, another format, not whole, too large, without size - is a finding; so are charts and
   shapes, pictures in headings and in cells, hidden ones, and more than there is room for.
5. A link on a picture is left out with a finding.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import shake_256
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.prose import ParagraphKind, Prose
from pipeline.domain.values.text import Picture, Text, plain
from pipeline.read.prose.reader import read_prose
from tests.images import DECORATION, SVG, A, jpeg, png
from tests.readings import brief, only
from tests.workbooks import ROOT

Change = Callable[[Any], object]


def picture(into: Paragraph, content: bytes = png(), description: str = "Kart over regionen") -> Any:  # noqa: ANN401
    """Put a picture of ten centimetres into a paragraph; give its inline element."""
    run = into.add_run()
    run.add_picture(io.BytesIO(content), width=Cm(10))
    drawn: Any = next(run._r.iter(qn("wp:inline")))  # noqa: SLF001 - python-docx gives no other way to it
    drawn.docPr.set("descr", description)
    return drawn


def new() -> Document:
    """Make a text with a heading."""
    made = docx.Document(str(ROOT / "templates" / "tekster.docx"))
    made.add_heading("Fakta", 1)
    return made


def read(made: Document, tmp_path: Path) -> tuple[Prose, list[Finding]]:
    """Save a text and read it."""
    path, findings = tmp_path / "tekster.docx", list[Finding]()
    made.save(str(path))
    prose = read_prose(path, findings.append)
    assert prose is not None
    return prose, findings


@pytest.mark.parametrize("content", [png(), jpeg()])
def test_a_picture_keeps_its_bytes_its_size_and_its_place(tmp_path: Path, content: bytes) -> None:
    made = new()
    paragraph = made.add_paragraph("Se ")
    picture(paragraph, content)
    paragraph.add_run(" og {{ ramme }}")
    prose, findings = read(made, tmp_path)
    assert findings == []
    (written,) = prose.sections[0].blocks
    before, found, after, _ = written.line  # type: ignore[union-attr]  # it is no table
    assert (before, after) == (Text("Se "), Text(" og "))
    assert found == Picture(content, Cm(10), Cm(12), "Kart over regionen")


def test_a_picture_alone_is_a_paragraph(tmp_path: Path) -> None:
    made = new()
    picture(made.add_paragraph("  "))
    prose, _ = read(made, tmp_path)
    assert [type(part) for part in prose.sections[0].paragraphs[0].line] == [Picture]


def test_decoration_needs_no_words(tmp_path: Path) -> None:
    made = new()
    picture(made.add_paragraph(), description="").docPr.append(parse_xml(DECORATION))
    prose, findings = read(made, tmp_path)
    assert findings == []
    (written,) = prose.sections[0].paragraphs
    assert [part.description for part in written.line if isinstance(part, Picture)] == [""]


def test_what_a_picture_shows_is_a_text_of_its_own(tmp_path: Path) -> None:
    made = new()
    picture(made.add_paragraph("Se kartet: "))
    prose, _ = read(made, tmp_path)
    written, shows = prose.sections[0].paragraphs
    assert (plain(shows.line), shows.kind, shows.at) == ("Kart over regionen", ParagraphKind.DESCRIPTION, written.at)


def test_texts_differ_when_their_pictures_do(tmp_path: Path) -> None:
    words = []
    for content in (png(), png(), png(300, 300)):
        made = new()
        picture(made.add_paragraph("Se "), content)
        words.append(read(made, tmp_path)[0].sections[0].words)
    assert words[0] == words[1] != words[2]


# --- what cannot be carried -----------------------------------------------------------------------


def within(drawn: Any, tag: str) -> Any:  # noqa: ANN401 - python-docx makes its elements at run time
    """Give an element inside a drawing."""
    return next(drawn.iter(f"{{{A}}}{tag}"))


def cropped(drawn: Any) -> None:  # noqa: ANN401 - as above
    """Crop a picture."""
    within(drawn, "blip").addnext(parse_xml(f'<a:srcRect xmlns:a="{A}" l="1000"/>'))


def coloured(drawn: Any) -> None:  # noqa: ANN401 - as above
    """Show a picture in grey."""
    within(drawn, "blip").append(parse_xml(f'<a:grayscl xmlns:a="{A}"/>'))


def linked(drawn: Any) -> None:  # noqa: ANN401 - as above
    """Let a picture be a link to a file."""
    blip = within(drawn, "blip")
    blip.set(qn("r:link"), blip.attrib.pop(qn("r:embed")))


def free(drawn: Any) -> None:  # noqa: ANN401 - as above
    """Let a picture lie free on the page."""
    drawn.tag = qn("wp:anchor")


def shape(drawn: Any) -> None:  # noqa: ANN401 - as above
    """Let a drawing be none of a picture."""
    within(drawn, "graphicData").clear()


CHANGES: dict[str, tuple[Change, str, str]] = {
    "not described": (lambda d: d.docPr.set("descr", " "), "SB-468", ""),
    "a file name": (lambda d: d.docPr.set("descr", "IMG_0423.JPG"), "SB-468", ""),
    "Word's guess": (lambda d: d.docPr.set("descr", "Et kart\n\nAutomatisk generert beskrivelse"), "SB-468", ""),
    "too much": (lambda d: d.docPr.set("descr", "kart " * 60), "SB-468", ""),
    "free": (free, "SB-470", ""),
    "rotated": (lambda d: within(d, "xfrm").set("rot", "5400000"), "SB-471", "rotert"),
    "cropped": (cropped, "SB-471", "beskåret"),
    "cut to a shape": (lambda d: within(d, "prstGeom").set("prst", "ellipse"), "SB-471", "beskåret"),
    "coloured": (coloured, "SB-471", "farge"),
    "linked": (linked, "SB-469", "lenke"),
    "no file": (lambda d: within(d, "blip").set(qn("r:embed"), "rId999"), "SB-469", "ikke i dokumentet"),
    "no size": (lambda d: d.extent.set("cx", "0"), "SB-469", "størrelse"),
    "a shape": (shape, "SB-406", "Bildet eller figuren"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_the_documents_cannot_show_as_it_is_is_a_finding(tmp_path: Path, name: str) -> None:
    change, code, says = CHANGES[name]
    made = new()
    change(picture(made.add_paragraph("Se ")))
    prose, findings = read(made, tmp_path)
    assert brief(findings) == [(code, "tekster.docx › Fakta, avsnitt 3")]
    assert says in only(findings).says
    assert prose.sections[0].paragraphs[0].line == (Text("Se"),)


FILES = {
    "SVG": (SVG, "SVG"),
    "EMF": (b"\x01\0\0\0" + b"\0" * 36 + b" EMF", "EMF"),
    "GIF": (b"GIF89a", "GIF"),
    "cut short": (png()[:-20], "ikke helt"),
    "too many pixels": (png(6_001, 1_000), "større enn"),
    "too many bytes": (png()[:33] + shake_256(b"").digest(5 * 2**20), "større enn"),
    "a line": (png(2_000, 50), "lengre enn den andre"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_no_use_is_a_finding(tmp_path: Path, name: str) -> None:
    content, says = FILES[name]
    made = new()
    drawn = picture(made.add_paragraph())
    made.part.related_parts[within(drawn, "blip").get(qn("r:embed"))]._blob = content  # noqa: SLF001 - as python-docx has it
    _, findings = read(made, tmp_path)
    assert only(findings).kind.code == "SB-469"
    assert says in only(findings).says


def test_a_picture_in_a_heading_or_a_cell_is_a_finding(tmp_path: Path) -> None:
    made = new()
    picture(made.add_heading("Vurdering", 1))
    table = made.add_table(2, 1)
    table.cell(0, 0).text = "Kart"
    picture(table.cell(1, 0).paragraphs[0])
    _, findings = read(made, tmp_path)
    assert [finding.kind.code for finding in findings] == ["SB-406", "SB-406"]


def test_a_hidden_picture_is_a_finding(tmp_path: Path) -> None:
    made = new()
    paragraph = made.add_paragraph()
    picture(paragraph)
    paragraph.runs[0].font.hidden = True
    _, findings = read(made, tmp_path)
    assert only(findings).says.startswith("Skjult tekst")


def test_more_pictures_than_there_is_room_for_are_a_finding(tmp_path: Path) -> None:
    made = new()
    for _ in range(51):
        picture(made.add_paragraph())
    prose, findings = read(made, tmp_path)
    assert "flere enn 50" in only(findings).says
    parts = [part for paragraph in prose.sections[0].paragraphs for part in paragraph.line]
    assert sum(isinstance(part, Picture) for part in parts) == 50


def test_a_link_on_a_picture_is_left_out(tmp_path: Path) -> None:
    made = new()
    drawn = picture(made.add_paragraph())
    key = made.part.relate_to("https://example.no/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = parse_xml(f'<a:hlinkClick xmlns:a="{A}"/>')
    link.set(qn("r:id"), key)
    drawn.docPr.append(link)
    prose, findings = read(made, tmp_path)
    assert [finding.kind.code for finding in findings] == ["SB-445"]
    assert len(prose.sections[0].paragraphs) == 2


def test_a_field_in_a_description_is_a_finding(tmp_path: Path) -> None:
    made = new()
    picture(made.add_paragraph(), description="Rammen på {{ ramme }}")
    _, findings = read(made, tmp_path)
    assert only(findings).says.startswith("Feltet i beskrivelsen av bildet")
