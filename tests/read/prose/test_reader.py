"""The officer's Word document.

1. A heading is one by its style, by Norwegian style ids, by a style based on a heading, or by its outline level.
2. A heading closes those at its level or deeper; text stands under the nearest heading above it.
3. List items keep kind and depth, whether their style or the paragraph itself says so.
4. Bold, italics, links to the web and to e-mail, tabs, line breaks and hard hyphens come as written; blanks at the ends
   go away, and any other link is left out with a finding.
5. A field is found though Word has split it over runs and looks; what is not closed stays text.
6. Text in content controls, smart tags and simple fields is read.
7. What cannot be carried - tracked changes, drawings, notes, symbols, formulas - is a finding at its paragraph and
   heading, never lost in silence; so is text before the first heading.
8. Hidden, struck and raised text is found through run, character style, paragraph style and the document's defaults.
9. A table of contents, comments, and text in headers and footers are left out with a note; a control that shows its
   placeholder is empty; what is neither text nor look nor known is a finding.
10. A file that is missing, damaged, empty, cut short or of another format is one finding and no exception.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph
from pipeline.domain.values.text import FieldRef, Text
from pipeline.read.prose.reader import read_prose
from tests.readings import brief, only
from tests.workbooks import ROOT

if TYPE_CHECKING:
    from docx.document import Document

CASE = ROOT / "input" / "2021" / "tekster.docx"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DECLARED = f"{nsdecls('w', 'r', 'wp', 'a')} {MC} {MATH}"


def document(*paragraphs: str) -> Document:
    """Make a document from the XML of its paragraphs; a plain word stands for a heading 1."""
    made = docx.Document(str(ROOT / "templates" / "tekster.docx"))
    for element in list(made.element.body):
        if not element.tag.endswith("sectPr"):
            made.element.body.remove(element)
    for xml in paragraphs:
        if xml.startswith("<"):
            start, _, rest = xml.partition(">")
            opening = f"{start[:-1]} {DECLARED}/>" if start.endswith("/") else f"{start} {DECLARED}>"
            made.element.body.insert(len(made.element.body) - 1, parse_xml(opening + rest))
        else:
            made.add_paragraph(xml, "Heading 1")
    return made


def saved(made: Document, tmp_path: Path) -> tuple[Prose, list[Finding]]:
    """Save a document and read it."""
    path, findings = tmp_path / "tekster.docx", list[Finding]()
    made.save(str(path))
    prose = read_prose(path, findings.append)
    assert prose is not None
    return prose, findings


def read(tmp_path: Path, *paragraphs: str) -> tuple[Prose, list[Finding]]:
    """Write a document and read it."""
    return saved(document(*paragraphs), tmp_path)


def paragraph(tmp_path: Path, content: str) -> WrittenParagraph:
    """Read one paragraph of this XML under a heading, without findings."""
    prose, findings = read(tmp_path, "Fakta", f"<w:p>{content}</w:p>")
    assert brief(findings) == []
    (written,) = prose.sections[0].paragraphs
    return written


def run(text: str, look: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, text: str = "Fakta") -> str:
    """Write a paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def add_style(made: Document, xml: str) -> None:
    """Add a style to a document."""
    start, _, rest = xml.partition(">")
    made.styles.element.append(parse_xml(f"{start} {DECLARED}>{rest}"))


# --- headings -----------------------------------------------------------------------------------------


def test_the_headings_of_the_real_text_are_a_tree() -> None:
    findings: list[Finding] = []
    prose = read_prose(CASE, findings.append)
    assert prose is not None
    assert findings == []
    municipalities = prose.section("Kommuner")
    assert municipalities is not None
    assert [(s.title, s.level) for s in municipalities.subsections] == [("Lillehammer", 2), ("Øyer", 2), ("Gausdal", 2)]
    facts = prose.section("Fakta")
    assert facts is not None
    assert [p.kind for p in facts.paragraphs].count(ParagraphKind.BULLET) == 5
    assert facts.paragraphs[1].line[0] == Text("Offentlig ettersyn:", bold=True)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_has_the_level_of_its_style(tmp_path: Path, level: int) -> None:
    made = document()
    made.add_paragraph("Fakta", f"Heading {level}")
    prose, _ = saved(made, tmp_path)
    assert [(section.title, section.level) for section in prose.sections] == [("Fakta", level)]


def test_norwegian_word_calls_its_heading_styles_overskrift(tmp_path: Path) -> None:
    made = document(styled("Overskrift2", "Under"))
    style = '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
    add_style(made, style)
    prose, _ = saved(made, tmp_path)
    assert [(section.title, section.level) for section in prose.sections] == [("Under", 2)]


def test_a_style_based_on_a_heading_is_a_heading(tmp_path: Path) -> None:
    made = document(styled("Min", "Fakta"))
    add_style(
        made,
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Min"><w:name w:val="Min overskrift"/>'
        '<w:basedOn w:val="Heading1"/></w:style>',
    )
    prose, _ = saved(made, tmp_path)
    assert [(section.title, section.level) for section in prose.sections] == [("Fakta", 1)]


def test_styles_based_on_each_other_are_no_endless_loop(tmp_path: Path) -> None:
    made = document("Fakta", styled("A", "Brødtekst"))
    for one, other in (("A", "B"), ("B", "A")):
        add_style(
            made,
            f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
            f'<w:basedOn w:val="{other}"/></w:style>',
        )
    prose, _ = saved(made, tmp_path)
    assert len(prose.sections[0].paragraphs) == 1


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    prose, _ = read(tmp_path, f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{run("Fakta")}</w:p>')
    assert [(section.title, section.level) for section in prose.sections] == [("Fakta", 2)]


def test_a_style_with_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    made = document(styled("Egen"))
    add_style(
        made,
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        "</w:style>",
    )
    prose, _ = saved(made, tmp_path)
    assert [(section.title, section.level) for section in prose.sections] == [("Fakta", 1)]


def test_outline_level_body_text_takes_a_heading_back(tmp_path: Path) -> None:
    plain = '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Ikke</w:t></w:r></w:p>'
    prose, _ = read(tmp_path, "Fakta", plain)
    assert [section.title for section in prose.sections] == ["Fakta"]
    assert prose.sections[0].paragraphs[0].line == (Text("Ikke"),)


def test_a_heading_closes_those_at_its_level_or_deeper(tmp_path: Path) -> None:
    made = document()
    for text, level in (("Tiltak", 1), ("T01", 2), ("Mål", 3), ("T02", 2), ("Fakta", 1)):
        made.add_paragraph(text, f"Heading {level}")
        made.add_paragraph(f"Under {text}", "Normal")
    prose, _ = saved(made, tmp_path)
    measures, facts = prose.sections
    assert [child.title for child in measures.subsections] == ["T01", "T02"]
    assert [child.title for child in measures.subsections[0].subsections] == ["Mål"]
    assert facts.paragraphs[0].line == (Text("Under Fakta"),)
    assert measures.subsections[0].subsections[0].paragraphs[0].line == (Text("Under Mål"),)


def test_a_blank_heading_is_nothing(tmp_path: Path) -> None:
    prose, findings = read(tmp_path, "Fakta", styled("Heading1", "  "), f"<w:p>{run('Tekst')}</w:p>")
    assert [section.title for section in prose.sections] == ["Fakta"]
    assert len(prose.sections[0].paragraphs) == 1
    assert findings == []


def test_a_heading_may_be_split_and_formatted(tmp_path: Path) -> None:
    split = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(" Fak")}{run("ta ", "<w:b/>")}</w:p>'
    prose, _ = read(tmp_path, split)
    assert prose.sections[0].title == "Fakta"


# --- lists --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [
        ("List Bullet", ParagraphKind.BULLET, 0),
        ("List Bullet 2", ParagraphKind.BULLET, 1),
        ("List Number", ParagraphKind.NUMBERED, 0),
        ("List Number 2", ParagraphKind.NUMBERED, 1),
        ("Normal", ParagraphKind.BODY, 0),
    ],
)
def test_a_list_item_is_one_by_its_style(tmp_path: Path, style: str, kind: ParagraphKind, level: int) -> None:
    made = document("Fakta")
    made.add_paragraph("Punkt", style)
    prose, _ = saved(made, tmp_path)
    item = prose.sections[0].paragraphs[0]
    assert (item.kind, item.level) == (kind, level)


NUMBERING = {
    "bullet": ParagraphKind.BULLET,
    "none": ParagraphKind.BULLET,
    "decimal": ParagraphKind.NUMBERED,
    "lowerLetter": ParagraphKind.NUMBERED,
}


def _numbered(form: str, level: int, number: int = 77) -> Document:
    item = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run("P")}</w:p>'
    )
    made = document("Fakta", item)
    numbering = made.part.numbering_part.element
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{form}"/></w:lvl>' for n in range(3))
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return made


@pytest.mark.parametrize("form", NUMBERING)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_list_item_is_one_by_its_own_settings(tmp_path: Path, form: str, level: int) -> None:
    prose, _ = saved(_numbered(form, level), tmp_path)
    item = prose.sections[0].paragraphs[0]
    assert (item.kind, item.level) == (NUMBERING[form], level)


def test_a_list_that_is_not_defined_has_bullets(tmp_path: Path) -> None:
    prose, _ = saved(_numbered("decimal", 0, number=999), tmp_path)
    assert prose.sections[0].paragraphs[0].kind is ParagraphKind.BULLET


def test_number_nought_takes_a_list_style_back(tmp_path: Path) -> None:
    settings = '<w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    item = f"<w:p>{settings}{run('P')}</w:p>"
    prose, _ = read(tmp_path, "Fakta", item)
    assert prose.sections[0].paragraphs[0].kind is ParagraphKind.BODY


def test_a_document_without_lists_is_read(tmp_path: Path) -> None:
    made = document("Fakta", f"<w:p>{run('Tekst')}</w:p>")
    made.save(str(tmp_path / "with.docx"))
    path, findings = tmp_path / "tekster.docx", list[Finding]()
    with zipfile.ZipFile(tmp_path / "with.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                at = part.index(b"relationships/numbering")
                start, end = part.rindex(b"<", 0, at), part.index(b">", at) + 1
                part = part[:start] + part[end:]
            if name != "word/numbering.xml":
                new.writestr(name, part)
    prose = read_prose(path, findings.append)
    assert prose is not None
    assert prose.sections[0].paragraphs[0].kind is ParagraphKind.BODY


# --- characters and looks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("look", "bold", "italic"),
    [
        ("", False, False),
        ("<w:b/>", True, False),
        ("<w:i/>", False, True),
        ('<w:b w:val="1"/><w:i w:val="true"/>', True, True),
        ('<w:b w:val="0"/>', False, False),
        ('<w:b w:val="false"/><w:i w:val="off"/>', False, False),
    ],
)
def test_bold_and_italics_come_as_written(tmp_path: Path, look: str, bold: bool, italic: bool) -> None:  # noqa: FBT001 - columns of the table
    assert paragraph(tmp_path, run("Tekst", look)).line == (Text("Tekst", bold=bold, italic=italic),)


def test_a_character_style_may_be_bold_or_italic(tmp_path: Path) -> None:
    look = '<w:rStyle w:val="Sterk"/>'
    made = document("Fakta", f"<w:p>{run('Tekst', look)}</w:p>")
    add_style(
        made, '<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    prose, _ = saved(made, tmp_path)
    assert prose.sections[0].paragraphs[0].line == (Text("Tekst", bold=True),)


def test_neighbours_of_the_same_look_are_one(tmp_path: Path) -> None:
    written = paragraph(tmp_path, run("Et ") + run("ord") + run(" og fet", "<w:b/>") + run(" igjen"))
    assert written.line == (Text("Et ord"), Text(" og fet", bold=True), Text(" igjen"))


def test_characters_that_word_writes_as_elements_are_characters(tmp_path: Path) -> None:
    elements = ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/><w:cr/>", "")
    mixed = "".join(f"<w:t>{letter}</w:t>{element}" for letter, element in zip("abcde", elements, strict=True))
    assert paragraph(tmp_path, f"<w:r>{mixed}</w:r>").line == (Text("a\tb\nc\u2011d\u00ad\ne"),)


def test_blanks_at_the_ends_go_away_and_those_within_stay(tmp_path: Path) -> None:
    written = paragraph(
        tmp_path, run("  ") + run(" Fet  tekst", "<w:b/>") + run(" 200\u00a0000 ") + run("  ", "<w:i/>")
    )
    assert written.line == (Text("Fet  tekst", bold=True), Text(" 200\u00a0000"))


def test_awkward_characters_come_through(tmp_path: Path) -> None:
    text = "«A &amp; B» &lt;x&gt; 😀 ‘’ – … \u200b\u202f{ } {% if %} \\f"
    assert paragraph(tmp_path, run(text)).line == (Text("«A & B» <x> 😀 ‘’ – … \u200b\u202f{ } {% if %} \\f"),)


def test_a_paragraph_without_text_is_nothing(tmp_path: Path) -> None:
    prose, findings = read(tmp_path, "Fakta", "<w:p/>", "<w:p><w:r><w:br w:type='page'/></w:r></w:p>")
    assert (prose.sections[0].paragraphs, findings) == ((), [])


def test_a_link_keeps_its_address(tmp_path: Path) -> None:
    made = document("Fakta")
    key = made.part.relate_to("https://lovdata.no/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    body = f'<w:p>{run("Se ")}<w:hyperlink r:id="{key}">{run("Lov")}{run("data")}</w:hyperlink>'
    body += f'<w:hyperlink r:id="{key}" w:anchor="k2">{run(" kap. 2")}</w:hyperlink>{run(".")}</w:p>'
    made.element.body.insert(1, parse_xml(f"<w:p {DECLARED}>{body.removeprefix('<w:p>')}"))
    prose, _ = saved(made, tmp_path)
    assert prose.sections[0].paragraphs[0].line == (
        Text("Se "),
        Text("Lovdata", href="https://lovdata.no/"),
        Text(" kap. 2", href="https://lovdata.no/#k2"),
        Text("."),
    )


def linked(tmp_path: Path, address: str) -> tuple[Prose, list[Finding]]:
    """Read a paragraph with a link."""
    made = document("Fakta")
    key = made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink r:id="{key}">{run("planen")}</w:hyperlink>'
    made.element.body.insert(1, parse_xml(f"<w:p {DECLARED}>{link}</w:p>"))
    return saved(made, tmp_path)


@pytest.mark.parametrize(
    "address", ["https://lovdata.no/a?b=c#d", "HTTP://ipr.no", "mailto:post@oyer.kommune.no?subject=a"]
)
def test_a_link_to_the_web_or_to_e_mail_comes_along(tmp_path: Path, address: str) -> None:
    prose, findings = linked(tmp_path, address)
    assert findings == []
    assert prose.sections[0].paragraphs[0].line == (Text("planen", href=address),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "vbscript:x", "data:text/html,x", "file://srv/share", "\\\\srv\\share", "//srv/share",
        "ms-word:ofe|u|http://x", "search-ms:query=x", "smb://srv", "http://bruker:passord@ipr.no", "vedlegg.docx",
        "http:///x", "mailto:", "https://ipr.no/\u202egpj", " javascript:x", "http://[",
    ],
)  # fmt: skip
def test_any_other_link_is_left_out_with_a_word_and_its_text_stays(tmp_path: Path, address: str) -> None:
    prose, findings = linked(tmp_path, address)
    assert brief(findings) == [("SB-445", "tekster.docx › Fakta, avsnitt 2")]
    assert "«planen»" in only(findings).says
    assert prose.sections[0].paragraphs[0].line == (Text("planen"),)


@pytest.mark.parametrize("odd", ["\x85", "\x9b", "\u202e"])
def test_a_character_that_shows_something_else_than_is_written_is_a_finding(tmp_path: Path, odd: str) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p>{run(f'a{odd}b')}</w:p>")
    assert brief(findings) == [("SB-111", "tekster.docx › Fakta, avsnitt 2")]


def test_a_link_within_the_document_is_its_text(tmp_path: Path) -> None:
    assert paragraph(tmp_path, f'<w:hyperlink w:anchor="fakta">{run("over")}</w:hyperlink>').line == (Text("over"),)


# --- fields -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        run("{{ ramme }}"),
        run("{{ramme}}"),
        run("{{\u00a0ramme  }}"),
        run("{") + run("{ ram") + run("me }") + run("}"),
        run("{{ ", "<w:lang w:val='nb-NO'/>") + "<w:proofErr w:type='spellStart'/>" + run("ramme") + run(" }}"),
    ],
    ids=["plain", "tight", "hard blank", "split", "spelling"],
)
def test_a_field_is_found_however_word_split_it(tmp_path: Path, content: str) -> None:
    assert paragraph(tmp_path, run("Rammen er ") + content + run(".")).line == (
        Text("Rammen er "),
        FieldRef("ramme"),
        Text("."),
    )


def test_a_field_that_is_partly_bold_has_the_look_of_its_first_character(tmp_path: Path) -> None:
    content = run("{{ ra", "<w:b/>") + run("mme }} er nok")
    assert paragraph(tmp_path, content).line == (FieldRef("ramme", bold=True), Text(" er nok"))


def test_fields_may_stand_side_by_side(tmp_path: Path) -> None:
    assert paragraph(tmp_path, run("{{ ramme }}{{ budsjettår }}")).line == (FieldRef("ramme"), FieldRef("budsjettår"))


@pytest.mark.parametrize("text", ["{{ ramme", "ramme }}", "{ ramme }", "{{ }}", "{ { ramme } }"])
def test_what_is_no_field_stays_text(tmp_path: Path, text: str) -> None:
    assert paragraph(tmp_path, run(f"Se {text}.")).line == (Text(f"Se {text}."),)


def test_an_unclosed_field_does_not_eat_the_next_one(tmp_path: Path) -> None:
    assert paragraph(tmp_path, run("{{ ramme og {{ rådet }}")).line == (Text("{{ ramme og "), FieldRef("rådet"))


def test_a_field_in_a_link_keeps_the_link(tmp_path: Path) -> None:
    made = document("Fakta")
    key = made.part.relate_to("https://eksempel.no/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    body = f'<w:hyperlink r:id="{key}">{run("planen for {{ budsjettår }}")}</w:hyperlink></w:p>'
    made.element.body.insert(1, parse_xml(f"<w:p {DECLARED}>{body}"))
    prose, _ = saved(made, tmp_path)
    text, field = prose.sections[0].paragraphs[0].line
    assert text == Text("planen for ", href="https://eksempel.no/")
    assert getattr(field, "href", None) == "https://eksempel.no/"


# --- text in containers -------------------------------------------------------------------------------

COMPLEX_FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>AUTHOR</w:instrText></w:r>"
    f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('Kari')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    "content",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Kari')}</w:sdtContent></w:sdt>",
        f"<w:smartTag w:uri='x' w:element='y'>{run('Kari')}</w:smartTag>",
        f"<w:fldSimple w:instr='AUTHOR'>{run('Kari')}</w:fldSimple>",
        f"<w:customXml w:element='y'>{run('Kari')}</w:customXml>",
        f"<w:dir w:val='ltr'>{run('Kari')}</w:dir>",
        f"<w:smartTag w:uri='x' w:element='y'><w:sdt><w:sdtContent>{run('Kari')}</w:sdtContent></w:sdt></w:smartTag>",
        COMPLEX_FIELD,
    ],
    ids=["content control", "smart tag", "simple field", "custom xml", "direction", "both", "complex field"],
)
def test_text_in_a_container_is_read(tmp_path: Path, content: str) -> None:
    assert paragraph(tmp_path, run("Navn: ") + content + run(" Nordmann")).line == (Text("Navn: Kari Nordmann"),)


def test_paragraphs_in_a_content_control_are_read(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('En')}</w:p><w:p>{run('To')}</w:p></w:sdtContent></w:sdt>"
    prose, findings = read(tmp_path, "Fakta", control)
    assert [p.line for p in prose.sections[0].paragraphs] == [(Text("En"),), (Text("To"),)]
    assert findings == []


def test_bookmarks_are_nothing(tmp_path: Path) -> None:
    content = "<w:bookmarkStart w:id='1' w:name='x'/>" + run("Tekst") + "<w:bookmarkEnd w:id='1'/><w:proofErr/>"
    assert paragraph(tmp_path, content).line == (Text("Tekst"),)


def test_an_alignment_tab_is_a_blank(tmp_path: Path) -> None:
    assert paragraph(tmp_path, run("Navn") + "<w:r><w:ptab/></w:r>" + run("Dato")).line == (Text("Navn Dato"),)


def test_a_control_that_shows_its_placeholder_is_empty(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtPr>{{}}</w:sdtPr><w:sdtContent>{run('Klikk her')}</w:sdtContent></w:sdt>"
    empty, off = control.format("<w:showingPlcHdr/>"), control.format('<w:showingPlcHdr w:val="0"/>')
    assert paragraph(tmp_path, run("Se ") + empty).line == (Text("Se"),)
    assert paragraph(tmp_path, run("Se ") + off).line == (Text("Se Klikk her"),)


def test_the_code_of_a_field_of_word_is_no_text(tmp_path: Path) -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    content = begin + run("kode") + separate + run("svar") + end + run(" til slutt")
    assert paragraph(tmp_path, content).line == (Text("svar til slutt"),)


# --- what is left out, and said -----------------------------------------------------------------------

CONTENTS = """<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>
<w:sdtContent><w:p><w:r><w:t>Innhold</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def test_a_table_of_contents_is_left_out_with_one_note(tmp_path: Path) -> None:
    lines = styled("TOC1", "Fakta 1"), styled("INNH2", "Vurdering 2")
    prose, findings = read(tmp_path, "Fakta", CONTENTS, *lines, f"<w:p>{run('Tekst')}</w:p>")
    assert brief(findings) == [("SB-453", "tekster.docx › Fakta")]
    assert [(p.line, p.at.paragraph) for p in prose.sections[0].paragraphs] == [((Text("Tekst"),), 5)]


def test_a_table_of_contents_above_the_first_heading_is_no_text_there(tmp_path: Path) -> None:
    _, findings = read(tmp_path, CONTENTS, "Fakta")
    assert brief(findings) == [("SB-453", "tekster.docx")]


def test_a_comment_is_a_note_at_its_paragraph(tmp_path: Path) -> None:
    made = document("Fakta")
    text = made.add_paragraph("Rammen er stor.")
    made.add_comment(text.runs, "Sjekk dette", author="Kari Nordmann")
    made.add_comment(text.runs, "Feil SB-401", author="Saksbygger")  # of an earlier copy with findings
    _, findings = saved(made, tmp_path)
    assert brief(findings) == [("SB-454", "tekster.docx › Fakta, avsnitt 2")]
    assert "«Sjekk dette»" in only(findings).says


def test_text_in_a_header_is_a_note_and_a_page_number_is_none(tmp_path: Path) -> None:
    made = document("Fakta")
    made.sections[0].header.paragraphs[0].text = "UTKAST"
    made.sections[0].footer.paragraphs[0].text = "2"
    _, findings = saved(made, tmp_path)
    assert brief(findings) == [("SB-455", "tekster.docx › Topptekst og bunntekst")]
    assert only(findings).says == "«UTKAST» står i toppteksten og kommer ikke med i dokumentene."


# --- what cannot be carried ---------------------------------------------------------------------------

DRAWING = "<w:r><w:drawing/></w:r>"
LOST = {
    "picture": (DRAWING, "Bildet eller figuren"),
    "ruby": ("<w:r><w:ruby/></w:r>", "Teksten med lesehjelp over"),
    "page number": ("<w:r><w:pgNum/></w:r>", "Sidetallet"),
    "subdocument": ("<w:subDoc/>", "Underdokumentet"),
    "unknown": ("<w:r><w:nytt/></w:r>", "Elementet nytt"),
    "check box": (
        """<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r>""",
        "Avkrysningsboksen",
    ),
    "old picture": ("<w:r><w:pict/></w:r>", "Bildet eller figuren"),
    "text box": ("<w:r><mc:AlternateContent/></w:r>", "Bildet eller figuren"),
    "object": ("<w:r><w:object/></w:r>", "Det innsatte objektet"),
    "symbol": ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>", "Symboltegnet"),
    "footnote": ("<w:r><w:footnoteReference w:id='2'/></w:r>", "Fotnoten"),
    "endnote": ("<w:r><w:endnoteReference w:id='2'/></w:r>", "Sluttnoten"),
    "formula": ("<m:oMath/>", "Formelen"),
    "formula on its own line": ("<m:oMathPara/>", "Formelen"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_cannot_be_carried_is_a_finding_at_its_paragraph(tmp_path: Path, name: str) -> None:
    content, what = LOST[name]
    prose, findings = read(tmp_path, "Fakta", f"<w:p>{run('Før ')}{content}{run('etter')}</w:p>")
    assert brief(findings) == [("SB-406", "tekster.docx › Fakta, avsnitt 2")]
    assert only(findings).says == f"{what} kan ikke tas med i dokumentene."
    assert prose.sections[0].paragraphs[0].line == (Text("Før etter"),)


def test_a_picture_alone_in_its_paragraph_is_a_finding(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p>{DRAWING}</w:p>")
    assert brief(findings) == [("SB-406", "tekster.docx › Fakta, avsnitt 2")]


def test_a_picture_in_a_heading_is_a_finding_under_that_heading(tmp_path: Path) -> None:
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Vurdering")}{DRAWING}</w:p>'
    _, findings = read(tmp_path, "Fakta", heading)
    assert only(findings).kind.code == "SB-406"
    assert only(findings).place.heading == "Vurdering"


CHANGES = {
    "insertion": f"<w:ins w:id='1' w:author='Ola Nordmann'>{run('nytt')}</w:ins>",
    "deletion": "<w:del w:id='1' w:author='Ola Nordmann'><w:r><w:delText>gammelt</w:delText></w:r></w:del>",
    "moved from": f"<w:moveFrom w:id='1' w:author='Ola Nordmann'>{run('flyttet')}</w:moveFrom>",
    "moved to": f"<w:moveTo w:id='1' w:author='Ola Nordmann'>{run('flyttet')}</w:moveTo>",
    "in a link": f"<w:hyperlink><w:ins w:id='1' w:author='Ola Nordmann'>{run('nytt')}</w:ins></w:hyperlink>",
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_tracked_change_is_a_finding_at_its_paragraph(tmp_path: Path, name: str) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p>{run('Tekst ')}{CHANGES[name]}</w:p>")
    assert brief(findings) == [("SB-407", "tekster.docx › Fakta, avsnitt 2")]


def test_a_deleted_paragraph_mark_is_a_tracked_change(tmp_path: Path) -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='Ola Nordmann'/></w:rPr></w:pPr>"
    _, findings = read(tmp_path, "Fakta", f"<w:p>{mark}{run('Første ')}</w:p>", f"<w:p>{run('halvdel.')}</w:p>")
    assert [finding.kind.code for finding in findings] == ["SB-407"]


def test_a_paragraph_that_was_moved_as_a_whole_is_a_tracked_change(tmp_path: Path) -> None:
    moved = f"<w:ins w:id='1' w:author='Ola Nordmann'><w:p>{run('Nytt')}</w:p></w:ins>"
    _, findings = read(tmp_path, "Fakta", f"<w:p>{run('Tekst')}</w:p>", moved)
    assert [finding.kind.code for finding in findings] == ["SB-407"]


def test_text_before_the_first_heading_is_a_finding_and_blank_lines_are_none(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "<w:p/>", f"<w:p>{run('Utkast')}</w:p>", "Fakta")
    assert brief(findings) == [("SB-408", "tekster.docx, avsnitt 2")]


def test_every_fault_comes_in_one_run(tmp_path: Path) -> None:
    _, findings = read(tmp_path, f"<w:p>{run('Utkast')}</w:p>", "Fakta", f"<w:p>{CHANGES['insertion']}{DRAWING}</w:p>")
    assert [finding.kind.code for finding in findings] == ["SB-408", "SB-407", "SB-406"]


# --- files that are no document -----------------------------------------------------------------------


def refused(path: Path) -> Finding:
    """Read a file that is no document; give its one finding."""
    findings: list[Finding] = []
    assert read_prose(path, findings.append) is None
    return only(findings)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    finding = refused(tmp_path / "tekster.docx")
    assert (finding.kind.code, str(finding.place)) == ("SB-101", "tekster.docx")


@pytest.mark.parametrize("kept", [1, 2, 4, 10, 100])
def test_a_truncated_document_is_one_finding(tmp_path: Path, kept: int) -> None:
    whole = CASE.read_bytes()
    path = tmp_path / "tekster.docx"
    path.write_bytes(whole[: len(whole) * kept // 101])
    assert refused(path).kind.code == "SB-128"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SB-121"),
        (b"Sammendrag\n\nSaken gjelder", "SB-125"),
        (b"PK\x03\x04 og resten mangler", "SB-128"),
        (b"{\\rtf1 Sammendrag}", "SB-125"),
        (b"\xd0\xcf\x11\xe0" * 200, "SB-125"),
    ],
    ids=["empty", "text", "zip head", "rtf", "old doc"],
)
def test_another_file_by_the_name_is_one_finding(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes(content)
    assert refused(path).kind.code == code


def test_a_file_of_which_nothing_is_known_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes(b"\x00" * 3000)
    finding = refused(path)
    assert finding.kind.code == "SB-102"
    assert (
        finding.says == "Filen tekster.docx kan ikke leses: den er skadet, eller er ikke et dokument i formatet .docx."
    )
    assert finding.fix == "Åpne filen i Word, lagre den som .docx og prøv igjen."


def test_a_renamed_workbook_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes((CASE.parent / "tiltak.xlsx").read_bytes())
    assert refused(path).kind.code == "SB-126"


def test_a_renamed_odt_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tekster.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<a/>")
    assert refused(path).kind.code == "SB-125"


@pytest.mark.parametrize(
    "broken", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", None], ids=["empty", "open", "strange", "gone"])
def test_a_document_with_a_broken_part_is_no_exception(tmp_path: Path, broken: str, content: bytes | None) -> None:
    path, findings = tmp_path / "tekster.docx", list[Finding]()
    with zipfile.ZipFile(CASE) as whole, zipfile.ZipFile(path, "w") as package:
        for name in whole.namelist():
            part = content if name == broken else whole.read(name)
            if part is not None:
                package.writestr(name, part)
    prose = read_prose(path, findings.append)
    refusals = [("SB-102", "tekster.docx")], [("SB-129", "tekster.docx")], [("SB-130", "tekster.docx")]
    assert prose is not None or brief(findings) in refusals


@pytest.mark.parametrize(
    ("look", "what"),
    [
        ('<w:vertAlign w:val="superscript"/>', "Hevet eller senket skrift"),
        ("<w:strike/>", "Gjennomstreket tekst"),
        ("<w:vanish/>", "Skjult tekst"),
    ],
)
def test_a_look_that_changes_what_is_said_is_a_finding(tmp_path: Path, look: str, what: str) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>10</w:t></w:r></w:p>")
    assert only(findings).says == f"{what} kan ikke tas med i dokumentene."


@pytest.mark.parametrize(
    "look", ['<w:vertAlign w:val="baseline"/>', '<w:strike w:val="0"/>', '<w:vanish w:val="false"/>']
)
def test_a_look_that_is_switched_off_is_none(tmp_path: Path, look: str) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>10</w:t></w:r></w:p>")
    assert findings == []


HIDDEN = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/>{}<w:rPr>{}</w:rPr></w:style>'


@pytest.mark.parametrize("styles", [("Skjult",), ("Skjult", "Under")])
def test_a_look_of_a_paragraph_style_is_found_through_what_it_is_based_on(
    tmp_path: Path, styles: tuple[str, ...]
) -> None:
    made = document("Fakta", styled(styles[-1], "hemmelig"))
    add_style(made, HIDDEN.format("paragraph", "Skjult", "Skjult", "", "<w:vanish/>"))
    add_style(made, HIDDEN.format("paragraph", "Under", "Under", '<w:basedOn w:val="Skjult"/>', ""))
    _, findings = saved(made, tmp_path)
    assert only(findings).says == "Skjult tekst kan ikke tas med i dokumentene."


def test_a_look_of_the_documents_defaults_is_found(tmp_path: Path) -> None:
    made = document("Fakta", f"<w:p>{run('gammelt')}{run('ny', '<w:b/>')}</w:p>")
    defaults = made.styles.element.find(".//" + qn("w:rPrDefault"))
    assert defaults is not None
    defaults.find(qn("w:rPr")).append(parse_xml(f"<w:dstrike {DECLARED}/>"))
    _, findings = saved(made, tmp_path)
    assert {finding.says for finding in findings} == {"Gjennomstreket tekst kan ikke tas med i dokumentene."}
    assert brief(findings) == [
        ("SB-406", "tekster.docx › Fakta, avsnitt 1"),
        ("SB-406", "tekster.docx › Fakta, avsnitt 2"),
    ]


def test_a_style_turns_a_hidden_paragraph_style_back(tmp_path: Path) -> None:
    shown = run("synlig", '<w:rStyle w:val="Tegn"/>')
    made = document("Fakta", f'<w:p><w:pPr><w:pStyle w:val="Skjult"/></w:pPr>{shown}</w:p>')
    add_style(made, HIDDEN.format("paragraph", "Skjult", "Skjult", "", "<w:vanish/>"))
    add_style(made, HIDDEN.format("character", "Tegn", "Tegn", "", "<w:vanish/>"))
    _, findings = saved(made, tmp_path)
    assert findings == []


def test_a_broken_reference_is_a_finding_that_quotes_it(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "Fakta", f"<w:p>{run('Se Feil! Fant ikke referansekilden. Det er alt.')}</w:p>")
    assert only(findings).says.startswith("Den brutte kryssreferansen «Feil! Fant ikke referansekilden.» kan ikke")


def test_an_embedded_file_is_a_finding_under_its_heading(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "Fakta", '<w:altChunk r:id="rId99"/>')
    assert brief(findings) == [("SB-406", "tekster.docx › Fakta")]
    assert only(findings).says.startswith("Innholdet som er satt inn fra en annen fil kan ikke")


@pytest.mark.parametrize("name", ["sum foreslått", "sum-foreslått"])
def test_a_field_with_a_blank_or_a_hyphen_is_an_unknown_field(tmp_path: Path, name: str) -> None:
    assert paragraph(tmp_path, run(f"{{{{ {name} }}}}")).line == (FieldRef(name),)
