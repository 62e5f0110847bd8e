"""The review copy: marked on every page, a comment at every figure, and the document itself untouched by it.

1. Every kind of page that a template has is marked, in words; a template without headers gets them.
2. Each figure that is shown has one comment, in the order of the document, by Saksbygger and without a time.
3. A figure inside bold text or a link has its comment too; one that the template shows twice has two.
4. Without a trace a document has no mark and no comment.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION

from pipeline.domain.documents.document import REVIEW_MARK, ListItem, Paragraph
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Figure, Text
from pipeline.write.returned.review_copy import review_copy
from pipeline.write.word.render import render
from tests.annotated import W, Zipped
from tests.builders import at
from tests.documents import commented
from tests.templates import TEMPLATE
from tests.write.word.test_render import document

FIVE, NINE = (Figure(value, text, (Total(value, (at(f"J{value}"),)),)) for value, text in ((5, "5"), (9, "9")))
DOCUMENT = document(
    Paragraph((Text("Vi bruker "), FIVE, Text(" av "), NINE, Text("."))),
    ListItem((Figure(9, "9", (Total(9, (at("K2"),)),), bold=True, href="https://www.lovdata.no"),), ordered=True),
)


def template(*changes: str) -> bytes:
    """Make a template of one's own with the parts of Saksbygger's tags, and these kinds of pages."""
    made: Document = docx.Document()
    for tag in ("{%p for seksjon in seksjoner %}", "{%p for del in seksjon.deler %}", "{{r del.tekst }}"):
        made.add_paragraph(tag)
    if "twice" in changes:
        made.add_paragraph("{{r del.tekst }}")
    for tag in ("{%p endfor %}", "{%p endfor %}"):
        made.add_paragraph(tag)
    made.settings.odd_and_even_pages_header_footer = "even" in changes
    made.sections[0].different_first_page_header_footer = "first" in changes
    if "header" in changes:
        made.sections[0].header.paragraphs[0].text = "Eget topptekst"
    if "section" in changes:
        section = made.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = False
    return saved(made)


def saved(made: Document) -> bytes:
    """Give a document's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def headers(package: bytes) -> list[list[str]]:
    """Give the paragraphs of the header of every kind of page that is in use."""
    opened = docx.Document(io.BytesIO(package))
    found = []
    for section in opened.sections:
        found.append(section.header)
        found += [section.first_page_header] if section.different_first_page_header_footer else []
        found += [section.even_page_header] if opened.settings.odd_and_even_pages_header_footer else []
    assert all(not header.is_linked_to_previous for header in found if header is not None)
    return [[paragraph.text for paragraph in header.paragraphs] for header in found]


@pytest.mark.parametrize(
    ("changes", "count"),
    [((), 1), (("first",), 2), (("first", "even"), 3), (("header",), 1), (("header", "section"), 2)],
)
def test_every_kind_of_page_of_any_template_is_marked_once(changes: tuple[str, ...], count: int) -> None:
    pages = headers(review_copy(DOCUMENT, template(*changes)))
    assert len(pages) == count
    assert [page.count(REVIEW_MARK) for page in pages] == [1] * count
    assert ("Eget topptekst" in pages[0]) == ("header" in changes)


def test_the_shipped_template_is_marked_on_its_first_page_and_on_the_others() -> None:
    others, first = headers(review_copy(DOCUMENT, TEMPLATE))
    assert first[0] == others[0] == "Intern kontrollkopi – skal ikke sendes ut"
    assert others[1] == "Øyer kommune\tSaksfremlegg"


def test_each_figure_has_one_comment_in_the_order_of_the_document(tmp_path: Path) -> None:
    (path := tmp_path / "kopi.docx").write_bytes(review_copy(DOCUMENT, TEMPLATE))
    assert [(text[start:end], said) for text, spans in commented(path) for start, end, said in spans] == [
        ("5", "Tiltak!J5"),
        ("9", "Tiltak!J9"),
        ("9", "Tiltak!K2"),
    ]
    part = Zipped(path.read_bytes()).xml("word/comments.xml")
    assert [comment.get(f"{W}id") for comment in part] == ["0", "1", "2"]
    assert {comment.get(f"{W}author") for comment in part} == {"Saksbygger"}
    assert {comment.get(f"{W}date") for comment in part} == {None}


def test_a_figure_that_a_template_shows_twice_has_two_comments(tmp_path: Path) -> None:
    (path := tmp_path / "kopi.docx").write_bytes(review_copy(DOCUMENT, template("twice")))
    assert [said for _, spans in commented(path) for *_, said in spans] == [
        *["Tiltak!J5", "Tiltak!J9"] * 2,
        *["Tiltak!K2"] * 2,
    ]


def test_the_document_itself_has_neither_mark_nor_comment() -> None:
    package = Zipped(render(DOCUMENT, TEMPLATE))
    assert "word/comments.xml" not in package.parts
    assert b"comment" not in package.parts["word/document.xml"]
    assert all(REVIEW_MARK.encode() not in part for part in package.parts.values())
