"""The officer's tables in a document.

1. A table is as it was made: its headings, its cells with their looks, and columns as wide to each other.
2. Where all that a column says is numbers, it stands right; the first column, which says what the row is, does not.
3. One with a caption is counted among the document's tables; one without is not.
4. Where the text calls a table by what its caption counts it as, it is called by the number that it gets; a table that
   the document does not have, or that nobody has counted, keeps the number that is written.
5. A field in a cell, a heading or a caption is what the plan says, and keeps its cells.
"""

from __future__ import annotations

import pytest

from pipeline.compose.sections.written import written
from pipeline.compose.tables.numbering import numbered
from pipeline.domain.documents.document import Block, DataTable, Paragraph, Section
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection, WrittenTable
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Figure, Text, line, plain
from tests.builders import P, measure, plan
from tests.cases import case, paragraph, scope, soft

SMALL = case(plan([measure(1, [(P, 100)], name="Webside")], frame=100))
AT = Place("tekster.docx", heading="Fakta", paragraph=4, table=1)


def cell(said: str | FieldRef | Text) -> WrittenParagraph:
    """Make a cell of a text, or of a part of one."""
    parts = (Text(said),) if isinstance(said, str) else (said,)
    return paragraph(*(parts if said else ()), kind=ParagraphKind.CELL)


def made(*rows: tuple[str | FieldRef | Text, ...], caption: WrittenParagraph | None = None) -> DataTable:
    """Make the table of a document of rows of cells."""
    table = WrittenTable(caption, tuple(tuple(map(cell, row)) for row in rows), (1,) * len(rows[0]), AT)
    (block,) = composed(table)
    assert isinstance(block, DataTable)
    return block


def composed(*blocks: WrittenTable) -> tuple[Block, ...]:
    """Give what a document says of what stands under a heading."""
    whole = WrittenSection("Fakta", 1, blocks, (), Place("tekster.docx", heading="Fakta"))
    return written(whole, scope(SMALL))


def test_a_table_is_as_it_was_made() -> None:
    bold = Text("viktig", bold=True)
    table = WrittenTable(None, ((cell("Hva"), cell("Merknad")), (cell("Webside"), cell(bold))), (3, 7), AT)
    (found,) = composed(table)
    assert isinstance(found, DataTable)
    assert [(plain(column.said), column.share) for column in found.columns] == [("Hva", 3), ("Merknad", 7)]
    assert [[cell.line for cell in row.cells] for row in found.rows] == [[line("Webside"), (bold,)]]
    assert not any(row.is_sum for row in found.rows)


@pytest.mark.parametrize(
    ("cells", "is_number"),
    [
        (("3 100", "2 900"), True),
        (("3\u00a0100", "", "–"), True),
        (("12,5 %", "−3,2 %"), True),
        (("1,2 mill. kr", "kr 400 000,-", "200 kroner"), True),
        (("2022",), True),
        (("3 100", "Ikke kjent"), False),
        (("3 til 4",), False),
        (("T06",), False),
        (("–", ""), False),
    ],
)
def test_a_column_of_numbers_stands_right(cells: tuple[str, ...], is_number: bool) -> None:  # noqa: FBT001 - a case of the test
    found = made(("2021", "Antall"), *(("2021", said) for said in cells))
    assert [column.is_number for column in found.columns] == [False, is_number]
    assert {tuple(cell.is_number for cell in row.cells) for row in found.rows} == {(False, is_number)}


def test_a_caption_gets_the_next_number_of_the_document() -> None:
    def table(of: int, caption: str) -> WrittenTable:
        said = paragraph(Text(caption), kind=ParagraphKind.CAPTION) if caption else None
        return WrittenTable(
            said, ((cell("A"), cell("B")), (cell("a"), cell("b"))), (1, 1), Place("tekster.docx", table=of)
        )

    blocks = composed(table(1, "Hytter"), table(2, ""), table(3, "Senger"))
    (section,) = numbered([Section((), blocks)])
    captions = [plain(block.caption) for block in section.blocks if isinstance(block, DataTable)]
    assert captions == ["Tabell 1. Hytter", "", "Tabell 2. Senger"]


def test_a_field_is_what_the_plan_says_and_keeps_its_cells() -> None:
    field = FieldRef("sum_foreslått")
    found = made(
        ("Hva", FieldRef("budsjettår")), ("Rammen", field), caption=paragraph(field, kind=ParagraphKind.CAPTION)
    )
    (heading,) = found.columns[1].said
    assert isinstance(heading, Figure | Text)
    assert heading.text == "2021"
    (figure,) = found.rows[0].cells[1].line
    assert isinstance(figure, Figure)
    assert (soft(figure.text), [place.cell for place in figure.cells]) == ("100 kroner", ["J2"])
    assert any(isinstance(part, Figure) for part in found.caption)
    assert found.columns[1].is_number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Se tabell 7.", "Se tabell 1."),
        ("Tabell\u00a07 viser det.", "Tabell\u00a01 viser det."),
        ("Tabellene 7 og 8 viser det.", "Tabellene 1 og 2 viser det."),
        ("Se tabell 9, tabell 3 og tabell 70.", "Se tabell 9, tabell 3 og tabell 70."),
        ("7 tabeller", "7 tabeller"),
    ],
)
def test_the_text_calls_a_table_by_the_number_that_it_gets(text: str, shown: str) -> None:
    def table(number: str, heading: str) -> WrittenTable:
        rows = ((cell("A"), cell("B")), (cell("a"), cell(text)))
        at = Place("tekster.docx", heading=heading, table=int(number))
        return WrittenTable(paragraph(Text("Om"), kind=ParagraphKind.CAPTION), rows, (1, 1), at, number)

    at = Place("tekster.docx")
    facts = WrittenSection("Fakta", 1, (table("7", "Fakta"), paragraph(Text(text)), table("8", "Fakta")), (), at)
    elsewhere = WrittenSection("Klima og miljø", 1, (table("9", "Klima og miljø"),), (), at)
    of = scope(case(plan([measure(1, [(P, 100)])], frame=100), prose=Prose("tekster.docx", (facts, elsewhere))))
    (section,) = numbered([Section((), written(facts, of))])
    first, said, _ = section.blocks
    assert isinstance(first, DataTable)
    assert isinstance(said, Paragraph)
    assert plain(said.line) == plain(first.rows[0].cells[1].line) == shown
