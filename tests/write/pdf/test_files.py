"""A finished PDF claims what holds, and nothing more; what LibreOffice leaves undone is done.

1. A picture with alternative text is a figure with that text, in the body and in the page header; one that Word marks
   as decoration is drawn, and is no figure.
2. A picture without it, a table without a header row, a heading level left out: not accessible, and it says which.
3. A bullet that only its own font knows: not level A, and so said.
4. A font that is not built in: no archive file at all.
5. Links lead where they led in Word, from the PDF too.
6. A header cell without a scope gets one, a figure its lost text; a type that stands for another is followed.
7. A broken file is a fault, not a crash; so is a place that cannot be written in.
"""

from __future__ import annotations

import io
import struct
import tempfile
import zlib
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Cm
from pikepdf import Array, Dictionary, Name

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import Text
from pipeline.runs.libreoffice import find_office
from pipeline.write.pdf.archive import archived
from pipeline.write.pdf.files import Written, lacks, pdf_files
from pipeline.write.pdf.libreoffice import Office, Raw
from pipeline.write.pdf.original import Original
from pipeline.write.pdf.tags import tags
from tests.images import DECORATION
from tests.offices import an_office
from tests.workbooks import ROOT

EXTERNAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LINKS = ("vedlegg.pdf", "../ipr/vedlegg-tiltak.docx", "https://example.no/en%20side?a=1", "mailto:kari@example.no")


def png() -> io.BytesIO:
    """Draw a small red picture."""
    rows = (b"\x00" + b"\xc8\x1e\x1e" * 6) * 4
    chunks = (b"IHDR", struct.pack(">IIBBBBB", 6, 4, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    parts = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def _picture(paragraph: Any, alt: str) -> None:  # noqa: ANN401 - python-docx's own
    paragraph.add_run().add_picture(png(), width=Cm(2))
    paragraph._p.xpath(".//wp:docPr")[-1].set("descr", alt)  # noqa: SLF001 - python-docx has no way


def pictures(document: Document) -> None:
    """Put a picture in the text and one in the letterhead, both described."""
    _picture(document.add_paragraph("Kart: "), "Kart over regionen")
    _picture(document.sections[0].first_page_header.paragraphs[0], "Kommunevåpenet")


def _link(document: Document, address: str) -> None:
    paragraph = document.add_paragraph("Les ")
    run = paragraph.add_run("mer", style="Hyperlink")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(address, EXTERNAL, is_external=True))
    link.append(run._r)  # noqa: SLF001 - as above
    paragraph._p.append(link)  # noqa: SLF001 - as above


def links(document: Document) -> None:
    """Link to files beside the document and elsewhere."""
    for address in LINKS:
        _link(document, address)


def table(document: Document) -> None:
    """Add a table that has no header row."""
    document.add_table(2, 2).cell(0, 0).text = "Uten hode"


def decoration(document: Document) -> None:
    """Put a picture into the text that only decorates, between words."""
    paragraph = document.add_paragraph("Pynt ")
    _picture(paragraph, "")
    properties = next(paragraph._p.iter(qn("wp:docPr")))  # noqa: SLF001 - as above
    properties.append(parse_xml(DECORATION))
    paragraph.add_run(" midt i teksten.")


ODD: dict[str, Callable[[Document], object]] = {
    "pictures": pictures,
    "links": links,
    "no alt": lambda document: _picture(document.add_paragraph(), ""),
    "decoration": decoration,
    "no header row": table,
    "skipped level": lambda document: document.add_paragraph("Dypt nede", "Heading 3"),
    "own sign": lambda document: document.add_paragraph("\uf0b7 Punkt fra Symbol"),
}


def written(name: str) -> Written:
    """Write a document in the shipped template's styles, with one thing in it."""
    document = docx.Document(str(ROOT / "templates" / "tekster.docx"))
    document.add_paragraph("Fakta", "Heading 1")
    document.add_paragraph("Tekst med æ, ø og å.")
    ODD[name](document)
    out = io.BytesIO()
    document.save(out)
    return Written(described(f"{name}/a.docx"), out.getvalue())


def described(path: str) -> WordDocument:
    """Describe a document whose words would break careless XML."""
    title = (Text("Næring & <vekst>", language=Language.NYNORSK),)
    return WordDocument(path, "", Language.BOKMAAL, title, "Notat", "Øyer kommune", None, None, ())


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    """Make the PDF of each odd document, by the real LibreOffice."""
    office = find_office()
    assert isinstance(office, Office)
    results = pdf_files([written(name) for name in ODD], office, lambda _come: None)
    return {path.partition("/")[0]: result for path, result in results.items() if isinstance(result, bytes)}


def claimed(content: bytes) -> tuple[str | None, str | None]:
    """Give the level of PDF/A-2 and the part of PDF/UA that a PDF claims."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as said:
        level, part = said.get("pdfaid:conformance"), said.get("{http://www.aiim.org/pdfua/ns/id/}part")
    return None if level is None else str(level), None if part is None else str(part)


def alternatives(content: bytes) -> list[str]:
    """Give the alternative texts of the figures."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [str(tag.element.get("/Alt", "")) for tag in tags(pdf) if tag.kind == "/Figure"]


@pytest.mark.needs("LibreOffice")
@pytest.mark.parametrize("name", ["pictures", "links", "decoration"])
def test_a_good_document_claims_both_standards(made: dict[str, bytes], name: str) -> None:
    assert claimed(made[name]) == ("A", "1")
    assert lacks(made[name]) == ()


@pytest.mark.needs("LibreOffice")
def test_a_picture_in_the_text_is_a_figure_with_its_text(made: dict[str, bytes]) -> None:
    assert alternatives(made["pictures"]) == ["Kart over regionen"]


@pytest.mark.needs("LibreOffice")
def test_a_picture_that_only_decorates_is_drawn_and_no_figure(made: dict[str, bytes]) -> None:
    assert alternatives(made["decoration"]) == []
    with pikepdf.open(io.BytesIO(made["decoration"])) as pdf:
        (page,) = pdf.pages
        operators = [(str(i.operator), str(i.operands[0])) for i in pikepdf.parse_content_stream(page) if i.operands]
        assert ("BMC", "/Artifact") in operators
        assert [str(i.operator) for i in pikepdf.parse_content_stream(page)].count("Do") == 1


@pytest.mark.needs("LibreOffice")
def lacking(pdf: bytes) -> tuple[str, ...]:
    """Give what a file lacks, in Norwegian."""
    return tuple(why.norwegian for why in lacks(pdf))


@pytest.mark.parametrize(
    ("name", "claim", "said"),
    [
        ("no alt", ("A", None), "et bilde mangler alternativ tekst"),
        ("no header row", ("A", None), "en tabell mangler overskriftsrad"),
        ("skipped level", ("A", None), "et overskriftsnivå er hoppet over"),
        ("own sign", ("B", "1"), "et tegn finnes bare i sin egen skrift, som punktene i Symbol"),
    ],
)
def test_what_is_lacking_is_not_claimed_but_said(
    made: dict[str, bytes], name: str, claim: tuple[str | None, str | None], said: str
) -> None:
    assert (claimed(made[name]), lacking(made[name])) == (claim, (said,))


@pytest.mark.needs("LibreOffice")
def test_links_lead_where_they_led(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["links"])) as pdf:
        found = {str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", [])}
    assert found == set(LINKS)


@pytest.mark.needs("LibreOffice")
def test_the_title_comes_out_as_it_went_in(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["links"])) as pdf, pdf.open_metadata() as said:
        assert (said["dc:title"], str(pdf.docinfo["/Title"])) == ("Næring & <vekst>", "Næring & <vekst>")


# --- by hand: what this LibreOffice does right, and another may not -----------------------------------------


def tagged(*elements: Dictionary, roles: dict[str, Name] | None = None, font: Dictionary | None = None) -> bytes:
    """Make a PDF of one empty page with these tags."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array(elements))
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{name}": role for name, role in (roles or {}).items()})
    if font is not None:
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=Dictionary(FontDescriptor=pdf.make_indirect(font))))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def finished(content: bytes) -> bytes:
    """Finish a PDF as if it came from LibreOffice."""
    return finished_as(content, Original())


def finished_as(content: bytes, said: Original) -> bytes:
    """Finish one of a document that says this."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.pdf"
        file.write_bytes(content)
        return archived(Raw(file, "file:///a/b", "file:///a"), described("a.docx"), said, "LibreOffice 99.9")


def test_a_header_cell_without_a_scope_heads_its_column() -> None:
    cells = Array([Dictionary(S=Name.TH), Dictionary(S=Name.TH, A=Dictionary(O=Name.Layout, Width=9))])
    content = finished(tagged(Dictionary(S=Name.Table, K=Array([Dictionary(S=Name.TR, K=cells)]))))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        heads = [tag for tag in tags(pdf) if tag.kind == "/TH"]
        assert [str(tag.attribute("/Scope")) for tag in heads] == ["/Column", "/Column"]
        assert heads[1].attribute("/Width") == 9


def test_a_figure_that_lost_its_text_gets_it_back_when_there_is_no_doubt_whose_it_is() -> None:
    figures = Dictionary(S=Name.Figure), Dictionary(S=Name.P), Dictionary(S=Name.Figure, Alt="Kart")
    content = tagged(*figures)
    assert alternatives(finished_as(content, Original(("Diagram", "Annet")))) == ["Diagram", "Kart"]
    assert alternatives(finished_as(content, Original(("Diagram",)))) == ["", "Kart"]


def test_types_that_stand_for_others_are_followed() -> None:
    roles = {"Bilde": Name.Figure, "Rundt": Name.Atter, "Atter": Name.Rundt}
    content = tagged(Dictionary(S=Name.Bilde, Alt="Kart"), Dictionary(S=Name.Rundt), roles=roles)
    assert alternatives(content) == ["Kart"]
    assert claimed(finished(content)) == ("A", "1")


def test_a_font_that_is_not_built_in_is_nothing_for_the_archive() -> None:
    content = finished(tagged(Dictionary(S=Name.P), font=Dictionary(Type=Name.FontDescriptor, FontName=Name.Fremmed)))
    assert (claimed(content), lacking(content)) == ((None, "1"), ("en skrift kan ikke bygges inn",))


def test_what_is_not_tagged_claims_no_more_than_the_archive() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    content = finished(out.getvalue())
    assert (claimed(content), lacking(content)) == (("B", None), ("dokumentet er ikke merket opp",))


@pytest.mark.parametrize("times", range(1, 60, 7))
def test_no_stream_ends_in_a_return(times: int) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(_ending_in_a_return(times))
    out = io.BytesIO()
    pdf.save(out)
    assert b"\r\nendstream" in out.getvalue()
    assert b"\r\nendstream" not in finished(out.getvalue())


def _ending_in_a_return(times: int) -> bytes:
    """Make a drawing whose checksum, the last byte when it is compressed, is a return."""
    padded = (b"0 0 m 9 9 l S " * times + b"%" + bytes(signs) for signs in product(range(33, 127), repeat=3))
    return next(drawing for drawing in padded if zlib.compress(drawing).endswith(b"\r"))


def test_a_broken_file_is_a_fault(tmp_path: Path) -> None:
    results = pdf_files([written("links")], an_office(tmp_path, "breaks"), lambda _come: None)
    assert results == {"links/a.docx": Said("filen fra LibreOffice er ødelagt", "the file from LibreOffice is broken")}


def test_a_place_that_cannot_be_written_in_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    results = pdf_files([Written(described("a.docx"), b"")], an_office(tmp_path / "office"), lambda _come: None)
    assert isinstance(results["a.docx"], Said)
