"""The texts handed back: a copy with a Word comment at each paragraph that a finding names.

1. The paragraphs are counted as the reader counts them, through content controls and the cells of tables.
2. What names a heading only stands there; what is missing altogether stands at the first paragraph.
3. A comment is by Saksbygger, without a time, and says what is wrong and what to do.
4. Everything else keeps its bytes; the owner's own comments stay.
5. A copy of a copy has the comments once; answers to those that are gone stay as comments.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.prose.paragraphs import counted_paragraphs
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.prose.reader import read_prose
from pipeline.write.office.package import packed
from pipeline.write.returned.prose import annotated_prose
from tests.annotated import W, Zipped
from tests.workbooks import ROOT

KIND = Kind("SB-401", Severity.ERROR, Said("{what} er galt.", "{what} is wrong."), Said("Rett det.", "Mend it."))
INPUT = (ROOT / "input" / "2021" / "tekster.docx").read_bytes()


def at(paragraph: int | None = None, heading: str | None = None, what: str = "Dette") -> Finding:
    """Make a finding in the texts."""
    return KIND.at(Place("tekster.docx", heading=heading, paragraph=paragraph), what=what)


def comments(package: bytes) -> list[tuple[str, str]]:
    """Give each comment with the text of the paragraph it is about, in the order of the paragraphs."""
    parts = Zipped(package)
    part = parts.target("word/document.xml", "comments")
    said = {c.get(f"{W}id"): words(c) for c in parts.xml(part)} if part else {}
    return [
        (said[mark.get(f"{W}id")], words(paragraph))
        for paragraph in parts.xml("word/document.xml").iter(f"{W}p")
        for mark in paragraph.iter(f"{W}commentReference")
    ]


def words(element: etree._Element) -> str:
    """Give an element's text, its paragraphs on lines."""
    lines = [element] if element.tag == f"{W}p" else list(element.iter(f"{W}p"))
    return "\n".join("".join(t.text or "" for t in line.iter(f"{W}t")) for line in lines)


def document(*blocks: str) -> bytes:
    """Make a document: paragraphs, `[table]`, `{in a content control}`, `# heading`."""
    made = docx.Document()
    for block in blocks:
        if block == "[table]":
            table = made.add_table(2, 1)
            table.cell(0, 0).text, table.cell(1, 0).text = "over", "i tabellen"
        elif block.startswith("{"):
            inside = f"<w:sdtContent><w:p><w:r><w:t>{block[1:-1]}</w:t></w:r></w:p></w:sdtContent>"
            control = parse_xml(f"<w:sdt {nsdecls('w')}>{inside}</w:sdt>")
            made.element.body.insert(len(made.element.body) - 1, control)
        else:
            made.add_paragraph(block.removeprefix("# "), "Heading 1" if block.startswith("# ") else None)
    out = io.BytesIO()
    made.save(out)
    return packed(Zipped(out.getvalue()).parts)


def test_a_comment_stands_at_the_paragraph_that_the_finding_names() -> None:
    copy = annotated_prose(document("# Fakta", "en", "{to}", "[table]", "tre"), [at(6), at(5), at(3), at(1)])
    assert [about for _, about in comments(copy)] == ["Fakta", "to", "i tabellen", "tre"]


def test_paragraphs_are_counted_as_the_reader_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes(document("# Fakta", "{en}", "[table]", "to", "# Vurdering", "", "tre"))
    read = read_prose(path, lambda _: None)
    assert read is not None
    places = [p.at.paragraph for section in read.sections for p in section.everything()]
    copy = annotated_prose(path.read_bytes(), [at(place) for place in places])
    assert [about for _, about in comments(copy)] == ["en", "over", "i tabellen", "to", "tre"]


def test_every_paragraph_of_the_real_texts_is_found(tmp_path: Path) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes(INPUT)
    read = read_prose(path, lambda _: None)
    assert read is not None
    body = docx.Document(str(path)).element.body
    counted = list(counted_paragraphs(body))
    for section in read.sections:
        assert section.at.paragraph is not None
        assert words(counted[section.at.paragraph - 1]) == section.title


def test_what_names_a_heading_only_stands_there_and_what_is_missing_at_the_top() -> None:
    copy = annotated_prose(document("# Fakta", "en", "# Vurdering", "to"), [at(heading="Vurdering"), at(), at(999)])
    assert [about for _, about in comments(copy)] == ["Fakta", "Fakta", "Vurdering"]


def test_a_comment_is_by_saksbygger_without_a_time() -> None:
    finding = KIND.at(Place("tekster.docx", paragraph=1), "før\nog\x07etter", what="Dette & <det>")
    copy = annotated_prose(document("# Fakta"), [finding])
    (comment,) = docx.Document(io.BytesIO(copy)).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("Saksbygger", "S", None)
    assert comment.text == "Feil SB-401: Dette & <det> er galt.\nDer står: før\nog\ufffdetter\nRett det."


def test_an_empty_document_has_its_comment() -> None:
    assert [about for _, about in comments(annotated_prose(document(), [at()]))] == [""]


def test_everything_else_keeps_its_bytes() -> None:
    before, after = Zipped(INPUT).parts, Zipped(annotated_prose(INPUT, [at(3)])).parts
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }
    assert set(after) - set(before) == {"word/comments.xml"}


def test_the_text_is_as_it_was() -> None:
    copy = annotated_prose(INPUT, [at(n) for n in range(1, 60)])
    texts = [[p.text for p in docx.Document(io.BytesIO(package)).paragraphs] for package in (INPUT, copy)]
    assert texts[0] == texts[1]


def test_the_owners_own_comments_stay() -> None:
    made = docx.Document(io.BytesIO(document("# Fakta", "en")))
    made.add_comment(made.paragraphs[1].runs, "Spør Kari", author="Ola")
    out = io.BytesIO()
    made.save(out)
    copy = annotated_prose(out.getvalue(), [at(2)])
    assert [said for said, _ in comments(copy)] == ["Spør Kari", "Feil SB-401: Dette er galt.\nRett det."]


def test_a_copy_of_a_copy_has_the_comments_once() -> None:
    text = document("# Fakta", "en", "to")
    second = annotated_prose(annotated_prose(text, [at(2), at(3)]), [at(3, what="Noe annet")])
    assert comments(second) == [("Feil SB-401: Noe annet er galt.\nRett det.", "to")]
    assert b"commentRangeStart" in Zipped(second).parts["word/document.xml"]
    assert Zipped(second).parts["word/document.xml"].count(b"commentRangeStart") == 1


def test_an_answer_to_a_comment_that_is_gone_stays_as_a_comment() -> None:
    parts = Zipped(annotated_prose(document("# Fakta", "en"), [at(2)])).parts
    parts["word/comments.xml"] = (
        parts["word/comments.xml"]
        .replace(b"<w:p>", b'<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0A">', 1)
        .replace(b"</w:comments>", b'<w:comment w:id="7" w:author="Ola"><w:p/></w:comment></w:comments>')
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdE" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        b'Target="commentsExtended.xml"/></Relationships>',
    )
    parts["word/commentsExtended.xml"] = (
        b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
        b"</w15:commentsEx>"
    )
    after = Zipped(annotated_prose(packed(parts), [at(1)]))
    (answer,) = after.xml("word/commentsExtended.xml")
    assert [value for _, value in sorted(answer.attrib.items())] == ["0B"]
    assert [c.get(f"{W}author") for c in after.xml("word/comments.xml")] == ["Ola", "Saksbygger"]


def test_the_same_texts_and_findings_make_the_same_bytes() -> None:
    assert annotated_prose(INPUT, [at(3), at()]) == annotated_prose(INPUT, [at(3), at()])
