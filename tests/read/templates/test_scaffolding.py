"""What Word has put into a template goes into no document, and what a council would read is said with its place.

1. A template without any of it is the same, byte for byte; so are the shipped ones, also those of older versions.
2. Comments, ties to stored data and the mark of a placeholder are taken away, with a note at the place; the text and
   the tags stay.
3. Tracked changes, fields that Word works out, and what was to be filled in by hand are faults with their places.
4. Page numbers, links and references to a bookmark that is there may stand, and so may ordinary brackets and words.
5. A document made from such a template has none of it.
6. A picture that no words stand for, unless it is decoration, and a table whose title is empty are told of, and stay.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipeline.read.templates.scaffolding import without_scaffolding
from pipeline.write.word.render import render
from tests.readings import brief
from tests.templates import NAME, changed, faults, template_with, template_with_xml
from tests.workbooks import ROOT
from tests.write.word.test_render import filled

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOUND: Final = (
    '<w:p><w:sdt><w:sdtPr><w:alias w:val="Tittel"/><w:dataBinding w:xpath="/sak[1]/tittel[1]" w:storeItemID="{1}"/>'
    "<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{ tittel }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
COMMENTED: Final = (
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Til rådet</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
)
PLACEHOLDER: Final = (
    "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    "</w:p>"
)

PICTURE: Final = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Bilde 1" {said}>{inside}</wp:docPr></wp:inline></w:drawing></w:r></w:p>'
)
DECORATIVE: Final = '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
TITLED: Final = (
    '<w:tbl><w:tblPr><w:tblCaption w:val="{title}"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
    "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def with_part(opened: Document, name: str, kind: str, content_type: str, xml: str) -> None:
    """Put a part beside the document's own."""
    main = opened.part
    main.relate_to(Part(PackURI(name), content_type, xml.encode(), main.package), f"{RELATION}/{kind}")


def with_stored_data(opened: Document) -> None:
    """Put last year's title into stored data."""
    with_part(opened, "/customXml/item1.xml", "customXml", "application/xml", "<sak><tittel>I fjor</tittel></sak>")


def with_comment(opened: Document) -> None:
    """Put a comment with the number 0 beside the document."""
    xml = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0"><w:p><w:r><w:t>Husk våpenet {{{{</w:t></w:r></w:p></w:comment>'
    )
    with_part(opened, "/word/comments.xml", "comments", CONTENT_TYPE.WML_COMMENTS, f"{xml}</w:comments>")


def found(template: bytes) -> list[tuple[str, str]]:
    """Give what is found, by code and place."""
    return brief(without_scaffolding(template, NAME)[1])


def parts_of(content: bytes) -> dict[str, str]:
    """Unpack a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.mark.parametrize("path", [*(ROOT / "templates").glob("*.docx"), *(ROOT / "tests" / "data").glob("*/*.docx")])
def test_a_template_without_it_is_the_same(path: Path) -> None:
    content = path.read_bytes()
    assert without_scaffolding(content, NAME) == (content, ())


def test_what_is_no_document_is_left_to_others() -> None:
    assert without_scaffolding(b"PK", NAME) == (b"PK", ())


def test_a_bound_control_cannot_show_stored_data() -> None:
    template = changed(with_stored_data, template_with_xml(BOUND))
    bare, findings = without_scaffolding(template, NAME)
    assert brief(findings) == [("SB-521", f"{NAME}, avsnitt 1"), ("SB-521", NAME)]
    assert findings[0].found == "Tittel"
    assert "I fjor" in "".join(parts_of(template).values())
    made = render(filled("Tekst"), bare)
    whole = "".join(parts_of(made).values())
    assert "dataBinding" not in whole
    assert "I fjor" not in whole
    assert not any(name.startswith("customXml") for name in parts_of(made))
    assert "<w:sdt>" in whole


def test_a_comment_goes_into_no_document() -> None:
    template = changed(with_comment, template_with_xml(COMMENTED))
    bare, findings = without_scaffolding(template, NAME)
    assert brief(findings) == [("SB-521", f"{NAME}, avsnitt 1")]
    assert findings[0].found == "Husk våpenet {{"
    assert faults(bare) == []
    made = parts_of(render(filled("Tekst"), bare))
    assert "word/comments.xml" not in made
    assert "comment" not in made["word/document.xml"]
    assert "Til rådet" in made["word/document.xml"]


def test_what_shows_a_placeholder_is_a_fault_unless_a_tag_stands_in_it() -> None:
    bare, findings = without_scaffolding(template_with_xml(PLACEHOLDER.replace("{text}", "{{ tittel }}")), NAME)
    assert brief(findings) == [("SB-521", f"{NAME}, avsnitt 1")]
    assert "showingPlcHdr" not in parts_of(bare)["word/document.xml"]
    assert found(template_with_xml(PLACEHOLDER.replace("{text}", "Dato her"))) == [("SB-524", f"{NAME}, avsnitt 1")]


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>UTKAST</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>gammelt</w:delText></w:r></w:del></w:p>',
        '<w:p><w:moveFrom w:id="1" w:author="a"><w:r><w:t>flyttet</w:t></w:r></w:moveFrom></w:p>',
        '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="a"/></w:rPr></w:pPr></w:p>',
        '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>',
    ],
    ids=["insertion", "deletion", "move", "paragraph", "look"],
)
def test_a_tracked_change_is_a_fault(xml: str) -> None:
    assert found(template_with_xml(xml)) == [("SB-522", f"{NAME}, avsnitt 1")]


def simple(code: str) -> str:
    """Write a field in one element."""
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'


def split(code: str) -> str:
    """Write a field as Word does, its code in two runs."""

    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    codes = "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in (code[:3], code[3:]))
    return f"<w:p>{character('begin')}{codes}{character('separate')}<w:r><w:t>1</w:t></w:r>{character('end')}</w:p>"


LIVE: Final = (
    "DATE", "TIME", "TITLE", "AUTHOR", "FILENAME", "MERGEFIELD Navn", "CREATEDATE", "SAVEDATE", "DOCPROPERTY x", "TOC",
    "REF ikke_der", "=1+1", "", "date", "INCLUDETEXT x", "USERNAME", "SEQ Tabell", "FORMTEXT",
)  # fmt: skip


@pytest.mark.parametrize("code", LIVE)
@pytest.mark.parametrize("write", [simple, split])
def test_a_field_that_word_works_out_is_a_fault(code: str, write: Callable[[str], str]) -> None:
    assert found(template_with_xml(write(code))) == [("SB-523", f"{NAME}, avsnitt 1")]


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES ", "page", "REF her \\h", 'HYPERLINK "https://example.com"'])
def test_a_page_number_a_link_and_a_bookmark_that_is_there_may_stand(code: str) -> None:
    mark = '<w:p><w:bookmarkStart w:id="7" w:name="her"/><w:bookmarkEnd w:id="7"/></w:p>'
    assert found(template_with_xml(mark + split(code))) == []


def test_a_field_in_a_header_is_placed_there() -> None:
    def add(opened: Document) -> None:
        opened.sections[0].header.paragraphs[0].add_run("XX.XX.20XX")

    assert found(changed(add)) == [("SB-524", f"{NAME} › Topptekst, avsnitt 1")]


@pytest.mark.parametrize(
    "text",
    [
        "[Sett inn ref]", "[skriv her]", "[Dato]", "[navn på kommunen]", "[…]", "[XX]", "XX.XX.20XX", "xx.xx.2021",
        "20XX", "XX kroner", "<navn>", "<Navn på kommune>", "Klikk her for å skrive inn dato.", "Klikk eller trykk her",
        "Click or tap here to enter text.", "Velg et element.", "TBD", "???", "Lorem ipsum dolor",
    ],
)  # fmt: skip
def test_what_was_to_be_filled_in_is_a_fault(text: str) -> None:
    assert found(template_with(f"Deres ref: {text}")) == [("SB-524", f"{NAME}, avsnitt 1")]


def test_everything_that_was_to_be_filled_in_in_a_paragraph_is_quoted() -> None:
    (finding,) = without_scaffolding(template_with("Ref: [Sett inn ref] XX.XX.20XX <navn>"), NAME)[1]
    assert "«[Sett inn ref]», «XX.XX.20XX», «<navn>»" in finding.says


@pytest.mark.parametrize(
    "text",
    [
        "Møtet [lukket] er i rom 3.", "kari@nordmann.no <kari@nordmann.no>", "Kapittel XXI og IX", "Er 3 < 4 og 5 > 4?",
        "Hva nå?", "{{ tittel|default('XX') }}", "Postboks 20, 2601 Lillehammer", "Teksten … fortsetter", "{# TODO #}",
    ],
)  # fmt: skip
def test_ordinary_words_may_stand(text: str) -> None:
    assert found(template_with(text)) == []


@pytest.mark.parametrize(
    ("xml", "codes"),
    [
        (PICTURE.format(said="", inside=""), ["SB-528"]),
        (PICTURE.format(said='descr=" "', inside=""), ["SB-528"]),
        (PICTURE.format(said='descr="{{ organisasjon }}"', inside=""), []),
        (PICTURE.format(said="", inside=DECORATIVE), []),
        (TITLED.format(title=""), ["SB-528"]),
        (TITLED.format(title="{{ tittel }}"), []),
    ],
)
def test_a_picture_without_words_and_a_table_with_an_empty_title_are_told_of(xml: str, codes: list[str]) -> None:
    content = template_with_xml(xml)
    bare, findings = without_scaffolding(content, NAME)
    assert [finding.kind.code for finding in findings] == codes
    assert bare == content


def test_the_rest_of_the_template_is_as_it_was() -> None:
    bare, _ = without_scaffolding(template_with_xml(BOUND + COMMENTED), NAME)
    before, after = (docx.Document(io.BytesIO(one)) for one in (template_with_xml(BOUND + COMMENTED), bare))
    assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]
