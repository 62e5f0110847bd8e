"""Tables in the officer's Word document.

1. A table is rows of cells under a row of headings; a cell has looks, links, fields and line breaks as other text has.
2. A caption is a paragraph of that style above a table or below it, or one above it that counts it; what counts it is
   left out, since the documents count all of theirs. What is a caption of no table is a paragraph.
3. Each cell knows its paragraph, its table and its row; what follows a table is counted on from it.
4. Rows and cells in content controls are read, and a control that shows its placeholder is empty.
5. What the documents' tables cannot have - merged cells, other than one row of headings, columns without one, more than
   there is room for, tables, lists and headings in cells - is a finding in its place; so are tracked changes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.prose.prose import ParagraphKind, WrittenBlock, WrittenTable
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text, plain
from tests.read.prose.test_reader import read, run
from tests.readings import brief

CAPTION = '<w:pPr><w:pStyle w:val="Caption"/></w:pPr>'
HEADING = '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>'
KARI = 'w:id="1" w:author="Kari Nordmann"'
HEADED = "<w:trPr><w:tblHeader/></w:trPr>"
BULLET = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'


def paragraph(content: str, look: str = "") -> str:
    """Make a paragraph of some text, or of XML."""
    return f"<w:p>{look}{content if content.startswith('<') else run(content)}</w:p>"


def cell(content: str, look: str = "") -> str:
    """Make a cell of some text, or of the XML of its paragraphs."""
    return f"<w:tc>{look}{content if content.startswith('<w:p') else paragraph(content)}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """Make a row of cells, or of their texts."""
    return f"<w:tr>{look}{''.join(c if c.startswith('<w:tc') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """Make a table of rows."""
    return f"<w:tbl>{look}{''.join(rows)}</w:tbl>"


SMALL = table(row("Kommune", "Hytter"), row("Øyer", "3 100"))


def blocks(tmp_path: Path, *content: str) -> tuple[WrittenBlock, ...]:
    """Read what stands under a heading, without findings."""
    prose, findings = read(tmp_path, "Fakta", *content)
    assert brief(findings) == []
    return prose.sections[0].blocks


def only_table(tmp_path: Path, xml: str) -> WrittenTable:
    """Read a table alone under a heading."""
    (found,) = blocks(tmp_path, xml)
    assert isinstance(found, WrittenTable)
    return found


def texts(found: WrittenTable) -> list[list[str]]:
    """Give the characters of the cells, row by row."""
    return [[plain(cell.line) for cell in cells] for cells in found.rows]


# --- what is read ---------------------------------------------------------------------------------


def test_a_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    found = only_table(tmp_path, SMALL)
    assert texts(found) == [["Kommune", "Hytter"], ["Øyer", "3 100"]]
    assert found.caption is None
    assert {cell.kind for cells in found.rows for cell in cells} == {ParagraphKind.CELL}


def test_a_cell_has_looks_fields_and_lines(tmp_path: Path) -> None:
    look = f"{run('fet', '<w:b/>')}{run(' i {{ ramme }}')}"
    lines = f"{paragraph('Én')}<w:p/>{paragraph('To')}"
    found = only_table(tmp_path, table(row("Hva", "Hvem"), row(cell(paragraph(look)), cell(lines))))
    first, second = found.rows[1]
    assert first.line == (Text("fet", bold=True), Text(" i "), FieldRef("ramme"))
    assert plain(second.line) == "Én\nTo"


def test_a_blank_cell_says_nothing(tmp_path: Path) -> None:
    found = only_table(tmp_path, table(row("Hva", "Vår"), row("Møter", "")))
    assert texts(found) == [["Hva", "Vår"], ["Møter", ""]]
    assert [plain(said.line) for said in found.paragraphs] == ["Hva", "Vår", "Møter"]


@pytest.mark.parametrize(
    ("grid", "widths"),
    [((3000, 1000), (3000, 1000)), ((3000,), (1, 1)), ((0, 3000), (1, 1)), ((), (1, 1)), ((10**9, 1), (1, 1))],
)
def test_columns_are_as_wide_to_each_other_as_they_were_made(
    tmp_path: Path, grid: tuple[int, ...], widths: tuple[int, ...]
) -> None:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    xml = SMALL.replace("<w:tbl>", f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>")
    assert only_table(tmp_path, xml).widths == widths


def test_each_cell_knows_its_paragraph_table_and_row(tmp_path: Path) -> None:
    before, found, after, other = blocks(tmp_path, paragraph("Før"), SMALL, paragraph("Etter"), SMALL)
    assert isinstance(found, WrittenTable)
    assert isinstance(other, WrittenTable)
    assert before.at.paragraph == 2
    assert [cell.at for cells in found.rows for cell in cells] == [
        Place("tekster.docx", heading="Fakta", paragraph=number, table=1, row=of)
        for number, of in ((3, 1), (4, 1), (5, 2), (6, 2))
    ]
    assert after.at == Place("tekster.docx", heading="Fakta", paragraph=7)
    assert other.at == Place("tekster.docx", heading="Fakta", paragraph=8, table=2)


def test_rows_and_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    def control(content: str, settings: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    inside = control(row("Øyer", f"<w:tc>{control(paragraph('3 100'))}</w:tc>"))
    empty = row("Gausdal", f"<w:tc>{control(paragraph('Skriv her'), '<w:showingPlcHdr/>')}</w:tc>")
    found = only_table(tmp_path, table(row("Kommune", "Hytter"), inside, empty))
    assert texts(found) == [["Kommune", "Hytter"], ["Øyer", "3 100"], ["Gausdal", ""]]


# --- captions -------------------------------------------------------------------------------------

COUNTED = (
    f"{run('Tabell ')}<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> SEQ Tabell </w:instrText></w:r>"
    f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('3')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    "content",
    [
        (paragraph("Hytter i {{ budsjettår }}", CAPTION), SMALL),
        (paragraph("Tabell 3. Hytter i {{ budsjettår }}", CAPTION), SMALL),
        (paragraph(f"{COUNTED}{run(' Hytter i {{ budsjettår }}')}", CAPTION), SMALL),
        (paragraph(f"{COUNTED}{run(': Hytter i {{ budsjettår }}', '<w:i/>')}", CAPTION), SMALL),
        (paragraph("Tabell 3 – Hytter i {{ budsjettår }}"), SMALL),
        (SMALL, paragraph("Tabell 3. Hytter i {{ budsjettår }}", CAPTION)),
    ],
    ids=["alone", "typed", "by Word", "with other looks", "in no style", "below"],
)
def test_a_caption_is_what_it_says_of_the_table(tmp_path: Path, content: tuple[str, ...]) -> None:
    (found,) = blocks(tmp_path, *content)
    assert isinstance(found, WrittenTable)
    assert found.caption is not None
    assert found.caption.kind is ParagraphKind.CAPTION
    assert plain(found.caption.line) == "Hytter i budsjettår"
    assert found.number == ("" if content[0] == paragraph("Hytter i {{ budsjettår }}", CAPTION) else "3")


def test_each_table_has_its_own_caption(tmp_path: Path) -> None:
    one, other = paragraph("Tabell 1. Hytter", CAPTION), paragraph("Tabell 2. Senger", CAPTION)
    found = [b for b in blocks(tmp_path, one, SMALL, other, SMALL) if isinstance(b, WrittenTable)]
    assert [plain(b.caption.line) for b in found if b.caption] == ["Hytter", "Senger"]


@pytest.mark.parametrize("text", ["Tabell 3 viser hyttene.", "Hytter", "Tabell over hytter", "Tabell 3."])
def test_an_ordinary_paragraph_above_a_table_is_no_caption(tmp_path: Path, text: str) -> None:
    written, found = blocks(tmp_path, paragraph(text), SMALL)
    assert isinstance(found, WrittenTable)
    assert found.caption is None
    assert written.paragraphs if isinstance(written, WrittenTable) else plain(written.line) == text


def test_a_caption_of_no_table_is_a_paragraph_as_it_stands(tmp_path: Path) -> None:
    (written,) = blocks(tmp_path, paragraph("Tabell 3. Hytter", CAPTION))
    assert not isinstance(written, WrittenTable)
    assert (plain(written.line), written.kind) == ("Tabell 3. Hytter", ParagraphKind.BODY)


# --- what cannot be carried -----------------------------------------------------------------------

HEAD, BODY = row("Kommune", "Hytter"), row("Øyer", "3 100")
FAULTS = {
    "merged in a row": (table(HEAD, row(cell("Øyer", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'))), "SB-464", 2),
    "merged in a column": (table(HEAD, BODY, row(cell("", "<w:tcPr><w:vMerge/></w:tcPr>"), "1")), "SB-464", 3),
    "a cell too few": (table(HEAD, row("Øyer")), "SB-464", 2),
    "a cell too many": (table(HEAD, row("Øyer", "1", "2")), "SB-464", 2),
    "begins later": (table(HEAD, row("Ø", "1", look='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')), "SB-464", 2),
    "a hidden row": (table(HEAD, row("Ø", "1", look="<w:trPr><w:hidden/></w:trPr>")), "SB-406", None),
    "one row": (table(HEAD), "SB-465", None),
    "no row": (table(), "SB-465", None),
    "headings turned off": (table(HEAD, BODY, look='<w:tblPr><w:tblLook w:firstRow="0"/></w:tblPr>'), "SB-465", None),
    "two rows of headings": (table(*[row("A", "B", look=HEADED)] * 2, BODY), "SB-465", None),
    "a corner without heading": (table(row("", "Hytter"), BODY), "SB-466", 1),
    "a column without heading": (table(row("Kommune", ""), BODY), "SB-466", 1),
    "too many rows": (table(HEAD, *[BODY] * 300), "SB-467", None),
    "too many columns": (table(row(*"ABCDEFGHIJK"), row(*"ABCDEFGHIJK")), "SB-467", None),
    "a table in a cell": (table(HEAD, row("Øyer", f"<w:tc>{SMALL}<w:p/></w:tc>")), "SB-406", 2),
    "a list in a cell": (table(HEAD, row("Øyer", cell(paragraph("én", BULLET)))), "SB-406", 2),
    "a heading in a cell": (table(HEAD, row("Øyer", cell(paragraph("A", HEADING)))), "SB-406", 2),
    "a row put in": (table(HEAD, row("Ø", "1", look=f"<w:trPr><w:ins {KARI}/></w:trPr>")), "SB-407", None),
    "a cell taken out": (table(HEAD, row("Ø", cell("1", f"<w:tcPr><w:cellDel {KARI}/></w:tcPr>"))), "SB-407", None),
    "words put in": (table(HEAD, row("Ø", cell(paragraph(f"<w:ins {KARI}>{run('1')}</w:ins>")))), "SB-407", 2),
    "a drawing": (table(HEAD, row("Ø", cell(paragraph("<w:r><w:pict/></w:r>")))), "SB-406", 2),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_the_documents_cannot_have_is_a_finding_in_its_place(tmp_path: Path, name: str) -> None:
    xml, code, of_row = FAULTS[name]
    prose, findings = read(tmp_path, "Fakta", paragraph("Før"), xml, paragraph("Etter"))
    assert [(f.kind.code, f.place.heading, f.place.table, f.place.row) for f in findings] == [
        (code, "Fakta", 1, of_row)
    ]
    last = prose.sections[0].paragraphs[-1]
    assert (plain(last.line), last.at.paragraph) == ("Etter", 3 + xml.count("<w:p>") + xml.count("<w:p/>"))


def test_headings_that_are_marked_hold_whatever_the_look_says(tmp_path: Path) -> None:
    look = '<w:tblPr><w:tblLook w:firstRow="0"/></w:tblPr>'
    assert only_table(tmp_path, table(row("A", "B", look=HEADED), BODY, look=look)).rows


def test_a_table_above_every_heading_is_a_finding(tmp_path: Path) -> None:
    prose, findings = read(tmp_path, SMALL, "Fakta", paragraph("Tekst"))
    assert brief(findings) == [("SB-408", "tekster.docx, avsnitt 1, tabell 1")]
    assert [written.at.paragraph for written in prose.sections[0].paragraphs] == [6]


def test_the_alternative_text_of_a_table_is_left_out_with_a_note(tmp_path: Path) -> None:
    look = '<w:tblPr><w:tblCaption w:val="Hytter"/><w:tblDescription w:val="i kommunene"/></w:tblPr>'
    prose, findings = read(tmp_path, "Fakta", table(HEAD, BODY, look=look))
    assert brief(findings) == [("SB-472", "tekster.docx › Fakta, avsnitt 2, tabell 1")]
    assert "«Hytter i kommunene»" in findings[0].says
    assert len(prose.sections[0].blocks) == 1
