"""The tags of a template as docxtpl will see them, each with its place, and what is wrong with how they stand.

1. A tag is placed by paragraph, table and row; in headers, footers, footnotes, text boxes and properties too.
2. What Word puts inside a tag is joined; what docxtpl cannot join is a finding, and what only looks odd a warning.
3. A tag that takes its paragraph, row or cell with it stands in one, and alone.
4. What is no Word document is a finding.
5. A control character, or one that turns the text around, is a finding where it stands.
6. What passes can be filled, and what is filled holds together: whatever is done to a template.
"""

from __future__ import annotations

import io
from typing import Final

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.values.said import Tongue
from pipeline.read.templates.tags import read_tags
from pipeline.write.word.render import try_out
from tests.templates import NAME, TEMPLATE, changed, faults, template_with, template_with_xml

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(template: bytes) -> list[tuple[str, str]]:
    """Give code and place of what is found."""
    return [(finding.kind.code, str(finding.place)) for finding in faults(template)]


def in_table(opened: Document) -> None:
    """Put a fault in the second row of a table."""
    opened.add_table(rows=2, cols=2).cell(1, 1).text = "{{ titel }}"


def in_header(opened: Document) -> None:
    """Put a fault in the header."""
    opened.sections[0].header.paragraphs[0].text = "{{ titel }}"


def in_footer(opened: Document) -> None:
    """Put a fault in the footer of the first page."""
    opened.sections[0].first_page_footer.paragraphs[0].text = "{{ titel }}"


def in_properties(opened: Document) -> None:
    """Put a fault in the properties."""
    opened.core_properties.comments = "{{ titel }}"


def arms_in_header(opened: Document) -> None:
    """Put the arms in the header."""
    opened.sections[0].header.paragraphs[0].text = "{% if våpen %}{{r våpen }}{% endif %}"


def with_notes(opened: Document, kind: str, text: str = "{{ titel }}") -> None:
    """Put a text in a note of the document."""
    note = f'<w:{kind[:-1]} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind[:-1]}>'
    xml = f"<w:{kind} {MAIN}>{note}</w:{kind}>".encode()
    part = Part(PackURI(f"/word/{kind}.xml"), f"{WORD}{kind}+xml", xml, opened.part.package)
    opened.part.relate_to(part, OFFICE + kind)


def test_a_fault_in_a_table_is_placed_by_table_and_row() -> None:
    tables = len(docx.Document(io.BytesIO(TEMPLATE)).tables)
    ((code, place),) = found(changed(in_table))
    assert code == "SB-507"
    assert place.endswith(", rad 2")
    assert f"tabell {tables + 1}, " in place


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (in_header, "Topptekst, avsnitt 1"),
        (in_footer, "Bunntekst på første side, avsnitt 1"),
        (in_properties, "Egenskaper"),
    ],
)
def test_a_fault_outside_the_body_says_where(change: object, place: str) -> None:
    assert callable(change)
    assert found(changed(change)) == [("SB-507", f"{NAME} › {place}")]


def test_a_fault_outside_the_body_says_where_in_english_too() -> None:
    (finding,) = faults(changed(in_header))
    assert finding.place.of(Tongue.ENGLISH) == f"{NAME} › Header, paragraph 1"


def test_a_picture_stands_in_the_document_itself() -> None:
    assert found(changed(arms_in_header)) == [("SB-519", f"{NAME} › Topptekst, avsnitt 1")]


def test_footnotes_are_filled_and_so_checked() -> None:
    template = changed(lambda opened: with_notes(opened, "footnotes"))
    assert found(template) == [("SB-507", f"{NAME} › Fotnoter, avsnitt 1")]


def test_a_tag_where_nothing_is_filled_is_a_fault() -> None:
    template = changed(lambda opened: with_notes(opened, "endnotes", "{{ tittel }}"))
    assert found(template) == [("SB-519", f"{NAME} › Sluttnoter, avsnitt 1")]


def test_a_fault_in_a_text_box_comes_once_at_the_paragraph_that_it_hangs_on() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ titel }}</w:t></w:r></w:p></w:txbxContent>"
    pict = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    twice = f"<mc:AlternateContent><mc:Choice Requires='v'>{pict}</mc:Choice><mc:Fallback>{pict}</mc:Fallback>"
    xml = f"<w:p/><w:p><w:r>{twice}</mc:AlternateContent></w:r></w:p>"
    assert found(template_with_xml(xml)) == [("SB-507", f"{NAME}, avsnitt 2")]


# --- what stands inside a tag ---------------------------------------------------------------------------

PIECES: Final = {
    "proofing marks": '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>',
    "a bookmark": '</w:t></w:r><w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/><w:r><w:t>',
    "a comment": '</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t>',
    "the same look": "</w:t></w:r><w:r><w:t>",
    "another language": '</w:t></w:r><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>',
    "an empty text": "</w:t></w:r><w:r><w:t/></w:r><w:r><w:t>",
    "deleted text": '</w:t></w:r><w:del w:id="8" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>',
    "a tabulator": "</w:t><w:tab/><w:t>",
}
LOOKS: Final = {"bold": "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"}
BREAKS: Final = {
    "deleted text": PIECES["deleted text"],
    "half a link": '</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>',
    "half an insertion": '</w:t></w:r><w:ins w:id="8" w:author="a"><w:r><w:t>',
}
ENDS: Final = {"half a link": "</w:hyperlink>", "half an insertion": "</w:ins>"}


def split(between: str, at: int, end: str = "", tag: str = "{{ tittel }}") -> bytes:
    """Put something inside a tag."""
    return template_with_xml(f"<w:p><w:r><w:t>{tag[:at]}{between}{tag[at:]}</w:t></w:r>{end}</w:p>")


@pytest.mark.parametrize("at", [2, 6, 10])
@pytest.mark.parametrize("inside", PIECES)
def test_what_word_puts_inside_a_tag_is_joined(inside: str, at: int) -> None:
    template = split(PIECES[inside], at)
    assert found(template) == []
    try_out(template, NAME)


@pytest.mark.parametrize("at", [1, 11])
@pytest.mark.parametrize("inside", sorted(PIECES.keys() - {"deleted text"}))
def test_brackets_that_word_has_parted_are_joined(inside: str, at: int) -> None:
    assert found(split(PIECES[inside], at)) == []


@pytest.mark.parametrize("at", [1, 6, 11])
def test_a_tag_of_two_looks_is_a_warning(at: int) -> None:
    (finding,) = faults(split(LOOKS["bold"], at))
    assert (finding.kind.code, finding.is_error) == ("SB-513", False)


def test_a_block_of_two_looks_is_nothing() -> None:
    assert found(split(LOOKS["bold"], 5, tag="{% if hode %}{% endif %}")) == []


@pytest.mark.parametrize("inside", BREAKS)
def test_what_cannot_be_joined_is_a_fault(inside: str) -> None:
    template = split(BREAKS[inside], 1, ENDS.get(inside, ""))
    assert found(template) == [("SB-511", f"{NAME}, avsnitt 1")]
    if inside in ENDS:  # else it would stand in the document as it is
        with pytest.raises(Stop):
            try_out(template, NAME)


def test_a_torn_tag_does_not_hide_behind_another_fault() -> None:
    xml = f"<w:p><w:r><w:t>{{{{ tit{BREAKS['half a link']}tel }}}}</w:t></w:r></w:hyperlink></w:p>"
    assert found(template_with_xml(f"{xml}<w:p><w:r><w:t>{{{{ tittel }}</w:t></w:r></w:p>")) == [
        ("SB-511", f"{NAME}, avsnitt 1"),
        ("SB-509", f"{NAME}, avsnitt 2"),
    ]


def test_a_whole_link_inside_a_tag_is_joined() -> None:
    link = '<w:hyperlink w:anchor="a"><w:r><w:t>itt</w:t></w:r></w:hyperlink>'
    template = template_with_xml(f"<w:p><w:r><w:t>{{{{ t</w:t></w:r>{link}<w:r><w:t>el }}}}</w:t></w:r></w:p>")
    assert found(template) == []
    try_out(template, NAME)


def test_the_marks_of_a_drawing_are_no_tags() -> None:
    guid = "{28A0092B-C50C-407E-A947-70E740481C1C}"
    xml = f'<w:p><w:r><w:pict><v:shape id="{guid}" alt="{{tekst}}"/></w:pict></w:r></w:p>'
    assert found(template_with_xml(xml)) == []


# --- tags that take all of it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (("{%tr if hode %}", "{%tr endif %}"), ["SB-519", "SB-519"]),
        (("{%p if hode %}Hode", "{%p endif %}"), ["SB-514"]),
        (("{%p if hode %}{{ tittel }}", "{%p endif %}"), ["SB-519"]),
        (("{%p if hode %}Hode{%p endif %}",), ["SB-519", "SB-519"]),
        (("{#p en merknad #} til oss",), ["SB-514"]),
        (("{%p if '50 %' == tittel %}", "{%p endif %}"), ["SB-509"]),
    ],
)
def test_a_tag_that_takes_its_paragraph_stands_alone(texts: tuple[str, ...], codes: list[str]) -> None:
    assert [code for code, _ in found(template_with(*texts))] == codes


@pytest.mark.parametrize("content", [b"", b"PK", TEMPLATE[:900], b"Dette er ikke et Word-dokument."])
def test_what_is_no_word_document_is_a_finding(content: bytes) -> None:
    findings: list[Finding] = []
    assert read_tags(content, NAME, findings.append) is None
    assert [(finding.kind.code, str(finding.place)) for finding in findings] == [("SB-503", NAME)]


@pytest.mark.parametrize("odd", ["\x85", "\x9b", "\u202e", "\u2067"])
def test_a_character_that_shows_something_else_than_is_written_is_a_finding(odd: str) -> None:
    (finding,) = faults(template_with(f"Vedtatt{odd} av rådet"))
    assert (finding.kind.code, finding.place.paragraph) == ("SB-111", 1)
    assert finding.found == ascii(f"Vedtatt{odd} av rådet")
