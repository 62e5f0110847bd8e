"""Fields into Word templates: every character comes out as it went in, and no template harms more than itself.

1. Text comes out as the same text wherever a document has room for text, whatever the characters (a law, too).
2. Bold, italics and links stay on their words.
3. Each numbered list begins at 1; letters under a number begin at a); an introduction stays with its list.
4. Title, kind, organisation and language are the document's properties, and nothing of the template's; the title is its
   first heading, tables have titles and headed rows, and the parts that Word expects are there.
5. A template that cannot be filled is SB-503, whatever is wrong with it; the sandbox lets no code out.
   Its tags are those of domain/template_fields.
6. Tables fill the page's width; a user's own table never breaks the document.
7. Everything in a document is tagged with its language, a user's template too, and a template can ask which it is.
8. Words in another language than the document are tagged as that, wherever they stand, and keep their look.
9. Amounts are never divided, rows taller than a page may be; short tables, facts and signatures stay together.
10. The arms stand at the top, described for those who do not see them; without arms there is no gap.
11. What becomes too large stops before it fills the memory, and says what to take away.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from pipeline.domain.documents.document import (
    Block,
    Cell,
    Chart,
    ChartSeries,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureHeadings,
    MeasureRow,
    MeasureTable,
    Paragraph,
    Section,
    Signature,
    TableColumn,
    TableRow,
    WordDocument,
)
from pipeline.domain.documents.fields import PARTS, sample
from pipeline.domain.documents.filled import FieldWriter, fields_of, part_of
from pipeline.domain.findings.finding import Stop
from pipeline.domain.region.region import Arms
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import Figure, Line, Text, line, plain
from pipeline.write.word.render import _sample, render, try_out
from tests.documents import docx_texts, numbered
from tests.images import jpeg, png
from tests.templates import TEMPLATE, changed, template_with
from tests.workbooks import ROOT

AWKWARD = (
    "& < > \" ' &amp; &#123; <w:t>",
    "{{ tittel }} {_{ }_} {% if x %} {# merknad #} {{r x }} {%p",
    "=1+1",
    "+47 61 05 05 00",
    "-5 %",
    "@alle",
    "🙂 👩🏽‍🚒 𝒯",
    "før\tetter",
    "over\nunder",
    "_x000D_ _x0041_",
    "Menneskerettighetsorganisasjonsmedlemskapskontingent" * 4,
    "mellom\u00a0rom\u2009og\u202fbredder – «sitat» …",
    "to  mellomrom   midt i",
    "¤ § ½ ŋ č š đ ŧ ž Á",
    "שלום عربي",
)
# What XML 1.0 can hold and a reader lets through: no controls, no surrogates, no ends that are trimmed away.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n{}<&%_"),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() and bool(text))


def document(*blocks: Block, title: str = "Tittel", heading: str = "Overskrift", facts: Line = ()) -> WordDocument:
    """Make a document of one section."""
    return WordDocument(
        path="oyer/saksfremlegg.docx",
        template="saksfremlegg.docx",
        language=Language.BOKMAAL,
        title=line(title),
        kind="Saksfremlegg",
        organisation="Øyer kommune",
        facts=(Labelled("Saksbehandler", facts),),
        committees=None,
        sections=(Section(line(heading), blocks),),
    )


def made(content: WordDocument, template: bytes = TEMPLATE) -> Document:
    """Render a document and open it as Word would."""
    return docx.Document(io.BytesIO(render(content, template)))


def filled(words: str | Line) -> WordDocument:
    """Put a line everywhere that a document has room for one, and its characters where there is room for no more."""
    said = line(words) if isinstance(words, str) else words
    text, cell = plain(said), Cell(said)
    headings = MeasureHeadings("Nr.", "Tiltak", "2021", "2022–2024", "Rolle", "Eier", "Partnere")
    row = MeasureRow("1.1", said, cell, cell, said, said, said)
    return document(
        Heading(said, 2),
        Heading(said, 3),
        Paragraph(said),
        Paragraph((Text(text, bold=True), Text(text, italic=True))),
        ListItem(said),
        ListItem(said, ordered=True),
        ListItem(said, ordered=True, level=1),
        Labelled(text, said),
        MeasureTable(said, headings, (row,), text, Cell(said), Cell(said)),
        DataTable(said, (TableColumn(text, 1),), (TableRow((cell,)), TableRow((cell,), is_sum=True))),
        Chart(said, text, (said,), ("2021",), (ChartSeries(said, (Total(1),)),), ChartSeries(said, (Total(1),)), None),
        Signature(text, said),
        title=text,
        heading=text,
        facts=said,
    )


def texts_of(content: WordDocument) -> list[str]:
    """Render a document and give the text of its paragraphs, in tables too."""
    opened = made(content)
    texts = [paragraph.text for paragraph in opened.paragraphs]
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for cell in cells for paragraph in cell.paragraphs]
    return list(map(unbroken, texts))


@pytest.mark.parametrize("text", AWKWARD)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    texts, text = texts_of(filled(text)), unbroken(text)
    exact = [found for found in texts if found == text]
    # title, heading 1, 2, 3, body, bullet, number, letter; two captions; 6 cells of the measure, its sum label and
    # two sums; a column's heading and two cells; what leads to a chart and what stands over it
    assert len(exact) == 8 + 2 + 6 + 3 + 3 + 2
    assert text + text in texts  # bold and italic beside each other
    assert f"{text}\t{text}" in texts  # behind its label
    assert f"{text}\n{text}" in texts  # the signature
    assert f"Saksbehandler\t{text}" in texts


@given(TEXTS)
@example("{{ x }}{_{")
@example("a\t\tb\n\nc")
@settings(max_examples=15)
def test_text_in_is_text_out(text: str) -> None:
    texts = texts_of(document(Paragraph(line(text)), Heading(line(text), 2), ListItem(line(text)), title=text))
    assert texts.count(unbroken(text)) == 4


@pytest.mark.parametrize("text", AWKWARD)
def test_a_title_is_the_documents_title_in_its_properties_too(text: str) -> None:
    assert made(document(title=text)).core_properties.title == text


@pytest.mark.parametrize("length", [255, 256, 1000])
def test_a_long_title_is_no_fault(length: int) -> None:
    title = ("Tiltaksplan for regionen " * 50)[:length].strip()
    opened = made(document(Paragraph(line("Tekst")), title=title))
    assert title in [paragraph.text for paragraph in opened.paragraphs]
    assert title.startswith(opened.core_properties.title.rstrip("…")[:200])


def test_the_properties_name_the_document() -> None:
    known = made(document()).core_properties
    assert (known.title, known.subject, known.author) == ("Tittel", "Saksfremlegg", "Øyer kommune")
    assert known.language == "nb-NO"


def test_when_and_by_whom_the_template_was_made_is_no_property_of_the_document() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    opened.core_properties.created = opened.core_properties.last_printed = datetime(2019, 5, 1, tzinfo=UTC)
    opened.core_properties.last_modified_by, opened.core_properties.revision = "Kari Nordmann", 7
    known = made(document(), saved(opened)).core_properties
    assert (known.created, known.last_printed, known.modified) == (None, None, None)
    assert (known.last_modified_by, known.revision) == ("", 0)


def test_a_document_has_the_theme_and_the_fonts_that_word_expects_beside_it() -> None:
    main = made(document()).part
    beside = {relation.reltype.rpartition("/")[2]: relation.target_part for relation in main.rels.values()}
    assert b"Carlito" in beside["fontTable"].blob
    assert (beside["theme"].partname, beside["theme"].content_type) == (
        "/word/theme/theme1.xml",
        CONTENT_TYPE.OFC_THEME,
    )


def test_the_title_is_the_first_heading_and_the_others_stand_under_it() -> None:
    paragraphs = made(document(Heading(line("Del"), 2), Heading(line("Underdel"), 3))).paragraphs
    shown = [(str(p.style.name), p.text) for p in paragraphs if p.style and str(p.style.name).startswith("Heading")]
    words = "Tittel", "Overskrift", "Del", "Underdel"
    assert shown == [(f"Heading {level}", text) for level, text in enumerate(words, 1)]


def test_tables_are_titled_and_headed_by_row_and_column() -> None:
    data = DataTable((), (TableColumn("Post", 1),), (TableRow((Cell(line("Drift")),)),))
    captioned = replace(data, caption=line("Tabell 1. Drift"))
    whole = replace(document(captioned, *filled("Ord").sections[0].blocks), committees=data)
    tables = made(whole).element.body.findall(qn("w:tbl"))
    assert len(tables) == 4
    for table in tables:
        (look,), (title,) = table.iter(qn("w:tblLook")), table.iter(qn("w:tblCaption"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert title.get(qn("w:val"))


def test_a_title_of_a_table_that_says_nothing_goes() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    titles = "{{ '' }}", " ", "{{ tittel }}"
    for title in titles:
        properties = opened.add_table(rows=1, cols=1)._tbl.tblPr  # noqa: SLF001 - as above
        properties.append(properties.makeelement(qn("w:tblCaption"), {qn("w:val"): title}))
    found = made(document(), saved(opened)).element.body.iter(qn("w:tblCaption"))
    assert [title.get(qn("w:val")) for title in found] == ["Tittel"]


def test_bold_italics_and_links_stay_on_their_words() -> None:
    address = "https://www.lovdata.no/?a=1&b={{ c }}"
    parts = (Text("vanlig "), Text("fet", bold=True), Text(" skrå", italic=True), Text(" lenke", href=address))
    paragraph = next(p for p in made(document(Paragraph(parts))).paragraphs if p.text.startswith("vanlig"))
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs if run.text] == [
        ("vanlig ", False, False), ("fet", True, False), (" skrå", False, True),
    ]  # fmt: skip
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [(" lenke", address)]


def test_a_figure_is_a_run_of_its_own() -> None:
    parts = (Text("Sum: "), Figure(1_200_000, "1\u00a0200\u00a0000\u00a0kroner", ()), Text("."))
    paragraph = next(p for p in made(document(Paragraph(parts))).paragraphs if p.text.startswith("Sum"))
    assert [run.text for run in paragraph.runs if run.text] == ["Sum: ", "1\u00a0200\u00a0000\u00a0kroner", "."]


# --- lists ----------------------------------------------------------------------------------------------


def numbers(*blocks: Block) -> list[str]:
    """Give the numbers that Word shows before the items of the document."""
    return [number for _, number in numbered(made(document(*blocks)))]


def item(text: str = "punkt", level: int = 0) -> ListItem:
    """Make a numbered item."""
    return ListItem(line(text), ordered=True, level=level)


BETWEEN = Paragraph(line("Mellom listene."))


def test_each_list_begins_at_one() -> None:
    assert numbers(item(), item(), BETWEEN, item(), Heading(line("Ny"), 2), item(), item()) == [
        "1.",
        "2.",
        "1.",
        "1.",
        "2.",
    ]


def test_letters_begin_anew_under_each_number() -> None:
    blocks = (item(), item(level=1), item(level=1), item(), item(level=1), BETWEEN, item(), item(level=1))
    assert numbers(*blocks) == ["1.", "a)", "b)", "2.", "a)", "1.", "a)"]


def test_a_bullet_under_a_number_does_not_begin_a_new_list() -> None:
    assert numbers(item(), ListItem(line("strek"), level=1), item()) == ["1.", "2."]


def test_an_introduction_stays_with_its_list_and_a_list_with_nothing() -> None:
    opened = made(document(Paragraph(line("Innledning:")), ListItem(line("a")), ListItem(line("b")), BETWEEN))
    kept = {p.text: p.paragraph_format.keep_with_next for p in opened.paragraphs}
    assert (kept["Innledning:"], kept["a"], kept["b"], kept["Mellom listene."]) == (True, None, None, None)


def test_bullets_are_bullets_on_two_levels() -> None:
    opened = made(document(ListItem(line("a")), ListItem(line("b"), level=1)))
    styles = {p.text: p.style.name for p in opened.paragraphs if p.style}
    assert (styles["a"], styles["b"]) == ("List Bullet", "List Bullet 2")


# --- templates ------------------------------------------------------------------------------------------


def saved(opened: Document) -> bytes:
    """Save a document as bytes."""
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ finnes_ikke }}",
        "{{ tittel.finnes_ikke }}",
        "{% for x in %}",
        "{% if tittel %}",
        "{%p for s in seksjoner %}",
        "{{ tittel | finnes_ikke }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 1 / 0 }}",
        "{{ range(10 ** 9) }}",
        "{{ [1][5].x }}",
        "{{ tittel + 1 }}",
    ],
)
def test_what_the_checks_would_stop_is_stopped_here_too(tag: str) -> None:
    with pytest.raises(Stop) as stop:
        render(document(), template_with(tag))
    (finding,) = stop.value.findings
    assert (finding.kind.code, str(finding.place)) == ("SB-503", "saksfremlegg.docx")
    assert "skadet" not in finding.says


def test_xml_that_does_not_hold_together_is_not_mended_by_leaving_things_out() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    opened.paragraphs[0].insert_paragraph_before("{% if not hode %}Uten")
    opened.add_table(rows=1, cols=1).cell(0, 0).text = "hode {% endif %}"
    with pytest.raises(Stop):
        render(document(), saved(opened))


def test_what_a_condition_leaves_empty_is_made_whole() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    cell = opened.add_table(rows=1, cols=1).cell(0, 0)
    for text in ("{%p if false %}", "Hode", "{%p endif %}"):
        cell.add_paragraph(text)
    cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - python-docx begins a cell with a paragraph
    vanishing = opened.add_table(rows=3, cols=1)
    for row, text in enumerate(("{%tr if false %}", "Rad", "{%tr endif %}")):
        vanishing.cell(row, 0).text = text
    bare = opened.add_table(rows=1, cols=2)
    bare._tbl.remove(bare._tbl.tblGrid)  # noqa: SLF001 - as another program may write it
    header = opened.sections[0].header
    header.paragraphs[0].text = "{%p if false %}"
    header.add_paragraph("{%p endif %}")
    result = made(document(), saved(opened))
    assert [len(table._tbl.tr_lst) for table in result.tables] == [1, 1]  # noqa: SLF001 - without its grid's help
    assert result.tables[0].cell(0, 0).text == ""
    assert len(result.tables[1].columns) == 2
    assert [paragraph.text for paragraph in result.sections[0].header.paragraphs] == [""]


def test_a_template_is_tried_out_on_every_kind_of_part() -> None:
    try_out(TEMPLATE, "saksfremlegg.docx")
    with pytest.raises(Stop):
        try_out(template_with("{{ finnes_ikke }}"), "saksfremlegg.docx")


def test_what_becomes_too_large_stops_before_it_fills_the_memory() -> None:
    text = "x" * 900
    loops = "{% for s in seksjoner %}{% for d in s.deler %}" + text + "{% endfor %}{% endfor %}"
    whole = replace(document(), sections=document(Paragraph(line("a"))).sections * 400)
    with pytest.raises(Stop) as stopped:
        render(whole, template_with(*[loops] * 100))
    (finding,) = stopped.value.findings
    assert "for stort" in finding.says
    assert "Ta bort" in finding.says


def formatted(said: Line) -> Markup:
    """Stand in for the runs of a line."""
    return Markup("<w:r/>") * len(said)


def drawn(_chart: Chart) -> Markup:
    """Stand in for a chart."""
    return Markup("<w:r/>")


def shape(value: object) -> object:
    """Give what a template sees of a value: its fields, its items, and which text is formatted."""
    match value:
        case dict():
            return {name: inner if name == "type" else shape(inner) for name, inner in value.items()}
        case list():
            return [shape(item) for item in value]
        case Markup():
            return "formatted"
    return type(value).__name__


FIELDS = FieldWriter(plain, formatted, drawn)


def test_the_tags_are_those_of_the_one_list() -> None:
    content = filled("x")
    table = next(b for b in content.sections[0].blocks if isinstance(b, DataTable))
    table = DataTable(line("x"), table.columns, table.rows[:1])
    blocks = (*content.sections[0].blocks, ListItem(line("x"), level=1), table)
    kinds = {str(part_of(block, FIELDS)["type"]): block for block in blocks}
    whole = replace(
        document(*(kinds[part.part] for part in PARTS), facts=line("x")),
        committees=table,
    )
    tags = {**fields_of(whole, FIELDS), "våpen": formatted(line("x"))}
    assert shape(tags) == shape(_sample(sample(), formatted))


def _renamed_text() -> bytes:
    return b"Dette er ikke et Word-dokument."


def _workbook() -> bytes:
    return (ROOT / "input" / "2021" / "tiltak.xlsx").read_bytes()


def _half() -> bytes:
    return TEMPLATE[: len(TEMPLATE) // 2]


def _scratched() -> bytes:
    at = TEMPLATE.index(b"word/document.xml") + 200
    return TEMPLATE[:at] + bytes(200) + TEMPLATE[at + 200 :]


@pytest.mark.parametrize("content", [b"", _renamed_text(), _workbook(), _half(), _scratched()])
def test_a_template_that_is_no_word_document_is_a_finding(content: bytes) -> None:
    with pytest.raises(Stop) as stop:
        render(document(), content)
    (finding,) = stop.value.findings
    assert finding.kind.code == "SB-503"
    assert "ikke et Word-dokument" in finding.says


def test_a_users_template_may_have_tables_of_its_own() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    table = opened.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Slått sammen {{ tittel }}"
    table.cell(1, 0).text = "Vanlig"
    result = made(document(), saved(opened))
    assert result.tables[-1].cell(0, 0).text.strip() == "Slått sammen Tittel"


def test_a_users_table_may_leave_its_widths_to_word() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    table = opened.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Vanlig"
    for width in table._tbl.iter(qn("w:tcW")):  # noqa: SLF001 - as Word writes a table that fits its contents
        width.set(qn("w:w"), "0")
        width.set(qn("w:type"), "auto")
    assert made(document(), saved(opened)).tables[-1].cell(0, 0).text == "Vanlig"


def test_a_users_table_may_have_its_widths_in_percent() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    table = opened.add_table(rows=1, cols=2)
    for width in table._tbl.iter(qn("w:tcW")):  # noqa: SLF001 - as Word may write a table
        width.set(qn("w:w"), "50%")
        width.set(qn("w:type"), "pct")
    assert len(made(document(), saved(opened)).tables) == 1


def test_a_template_without_our_list_styles_still_makes_a_document() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    style = opened.styles["List Number"].element
    style.pPr.remove(style.pPr.numPr)
    result = made(document(item("Første"), item("Andre")), saved(opened))
    assert [p.text for p in result.paragraphs if p.text in {"Første", "Andre"}] == ["Første", "Andre"]


# --- tables ---------------------------------------------------------------------------------------------


def test_tables_fill_the_width_of_the_page_in_the_shares_they_were_given() -> None:
    columns = (TableColumn("Kilde", 3), TableColumn("Beløp", 1, is_number=True))
    table = DataTable(line("Tabell 1"), columns, (TableRow((Cell(line("a")), Cell(line("1"), is_number=True))),))
    opened = made(document(table))
    section = opened.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    grid = [int(column.get(qn("w:w"), "0")) for column in opened.tables[-1]._tbl.tblGrid]  # noqa: SLF001
    assert sum(grid) == width
    assert grid[0] == width * 3 // 4


def test_plain_amounts_stand_right_and_words_left() -> None:
    columns = (TableColumn("Kilde", 1), TableColumn("Beløp", 1, is_number=True))
    rows = (
        TableRow((Cell(line("ord")), Cell(line("1"), is_number=True))),
        TableRow((Cell(line("Sum")), Cell(line("1"), is_number=True)), is_sum=True),
    )
    table = made(document(DataTable(line("Tabell"), columns, rows))).tables[-1]
    styles = [[cell.paragraphs[0].style.name for cell in row.cells if cell.paragraphs[0].style] for row in table.rows]
    assert styles == [["Tabellhode", "Tabellhodetall"], ["Tabelltekst", "Tabelltall"], ["Tabellsum", "Tabellsumtall"]]


def test_a_table_has_a_header_row_that_repeats() -> None:
    content = DataTable(line("Tabell"), (TableColumn("A", 1),), (TableRow((Cell(line("b")),)),))
    table = made(document(content)).tables[-1]
    marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]  # noqa: SLF001
    assert marks == [True, False]


def test_the_shipped_attachment_template_can_be_filled(tmp_path: Path) -> None:
    path = tmp_path / "vedlegg.docx"
    path.write_bytes(render(filled("Tekst"), (ROOT / "templates" / "vedlegg.docx").read_bytes()))
    assert "Tekst" in docx_texts(path)


# --- language ---------------------------------------------------------------------------------------------


def languages(content: bytes) -> Counter[str]:
    """Count the languages that the parts of a document name: of text by default, of runs, of what Word says itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return Counter(
        found for part in parts for found in re.findall(r'<w:(?:lang|themeFontLang) [^>]*w:val="([^"]*)"', part)
    )


def test_a_document_in_nynorsk_is_nynorsk_in_every_part() -> None:
    content = render(replace(document(Paragraph(line("Tekst"))), language=Language.NYNORSK), TEMPLATE)
    assert set(languages(content)) == {"nn-NO"}
    assert docx.Document(io.BytesIO(content)).core_properties.language == "nn-NO"


def test_a_template_of_a_users_says_its_own_words_in_the_language_of_the_document() -> None:
    template = docx.Document(io.BytesIO(TEMPLATE))
    defaults = template.styles.element.find(qn("w:docDefaults"))
    template.styles.element.remove(defaults)
    run = template.add_paragraph('{% if språk == "nn" %}Vegen vidare{% else %}Veien videre{% endif %}').runs[0]
    for tag, text in (("nb-NO", ""), ("en-GB", "Regional plan")):
        made = run if not text else template.add_paragraph(text).runs[0]
        made._r.get_or_add_rPr().append(made._r.makeelement(qn("w:lang"), {qn("w:val"): tag}))  # noqa: SLF001
    out = io.BytesIO()
    template.save(out)
    content = render(replace(document(Paragraph(line("Tekst"))), language=Language.NYNORSK), out.getvalue())
    assert set(languages(content)) == {"nn-NO", "en-GB"}
    assert "Vegen vidare" in [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def measure_table(*rows: MeasureRow) -> MeasureTable:
    """Make a table of measures."""
    headings = MeasureHeadings("Nr.", "Tiltak", "2021 (kroner)", "2022–2024", "Rolle", "Eier", "Partnere")
    return MeasureTable(line("Tabell"), headings, rows, "Sum", number("9"), number("9"))


def number(text: str) -> Cell:
    """Make a cell with an amount."""
    return Cell(line(text), is_number=True)


def measure_row(name: str = "Tiltak", now: Cell | None = None, partners: str = "") -> MeasureRow:
    """Make a row of a table of measures."""
    return MeasureRow("1.1", line(name), now or number("0"), number("0"), line("Veiviser"), line("LRV"), line(partners))


def grids(opened: Document) -> list[list[int]]:
    """Give the widths of every table's columns, as the grid and as every row has them."""
    found = []
    for table in opened.tables:
        grid = [int(column.get(qn("w:w"), "0")) for column in table._tbl.tblGrid]  # noqa: SLF001
        for row in table._tbl.tr_lst:  # noqa: SLF001
            assert [int(cell.width or 0) // 635 for cell in row.tc_lst] == grid
        found.append(grid)
    return found


def test_tables_of_measures_have_one_set_of_widths_which_their_content_decides() -> None:
    many = measure_row(partners="Statsforvalteren, Høgskolen i Innlandet og Innlandet fylkeskommune")
    one, two = grids(made(document(measure_table(many), Heading(line("Klynger"), 2), measure_table(measure_row()))))
    assert one == two
    (other,) = grids(
        made(document(measure_table(measure_row("Et navn på et tiltak som er så langt at det må brytes"))))
    )
    assert sum(one) == sum(other)
    assert one[6] > one[1]
    assert other[1] > other[6]


def test_a_user_who_has_fixed_the_widths_in_the_template_keeps_them() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    for table in opened.tables:
        table.autofit = False
    (kept,) = grids(made(document(measure_table(measure_row("Et langt navn " * 20))), saved(opened)))
    assert kept == [454, 1996, 1542, 1389, 1049, 1389, 1933]


def test_an_amount_has_room_in_a_table_of_many_years() -> None:
    columns = (TableColumn("Virkemiddel", 8), *(TableColumn(str(year), 2, is_number=True) for year in range(6)))
    cells = (Cell(line("Klynger og nettverk " * 5)), *[number("1\u00a0000\u00a0000\u00a0000")] * 6)
    (grid,) = grids(made(document(DataTable(line("Tabell"), columns, (TableRow(cells),)))))
    assert min(grid[1:]) > 13 * 0.5 * 9.5 * 20  # thirteen letters of half the size of 9.5 points


def test_a_row_that_no_page_has_room_for_may_be_split_and_no_other() -> None:
    rows = [measure_row("Kort"), measure_row("Lang", Cell(line("Avhenger av klyngestrategien. " * 120)))]
    (table,) = made(document(measure_table(*rows))).tables
    can = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in table.rows]  # noqa: SLF001
    assert can == [False, False, True, False]


def kept(opened: Document, *texts: str) -> list[bool]:
    """Say whether the paragraphs with these texts stay on the page of the next."""
    every = [*opened.paragraphs, *(p for t in opened.tables for r in t.rows for c in r.cells for p in c.paragraphs)]
    return [bool(next(p for p in every if p.text == text).paragraph_format.keep_with_next) for text in texts]


def test_facts_and_signatures_stay_together() -> None:
    content = document(
        Labelled("Eier", line("LRV")),
        Labelled("Rolle", line("Veiviser")),
        Paragraph(line("Dokumentet er godkjent.")),
        Signature("Kari Nordmann", line("Kommunedirektør")),
    )
    texts = ("Eier\tLRV", "Rolle\tVeiviser", "Dokumentet er godkjent.", "Kari Nordmann\nKommunedirektør")
    assert kept(made(content), *texts) == [True, False, True, False]


def test_a_short_table_stays_whole_and_a_longer_one_begins_and_ends_with_two() -> None:
    short = made(document(measure_table(*(measure_row(name) for name in "abc"))))
    assert kept(short, "a", "b", "c", "Sum") == [True, True, True, False]
    twelve = made(document(measure_table(*(measure_row(name) for name in "abcdefghijk"))))
    assert kept(twelve, "a", "f", "k", "Sum") == [True, True, True, False]
    longer = made(document(measure_table(*(measure_row(name) for name in "abcdefghijklm"))))
    assert kept(longer, "a", "b", "k", "l", "m", "Sum") == [True, False, False, True, True, False]
    high = made(document(measure_table(*(measure_row(f"{n} {'Et navn ' * 120}") for n in range(4)))))
    assert [bool(p.paragraph_format.keep_with_next) for p in high.tables[0].columns[0].cells[2].paragraphs] == [False]


def test_the_last_two_points_stay_with_the_signature() -> None:
    points = [ListItem(line(f"Punkt {n}."), ordered=True) for n in range(1, 5)]
    content = document(*points, Paragraph(line("Dokumentet er godkjent.")), Signature("Kari Nordmann", line("Rådmann")))
    texts = [*(f"Punkt {n}." for n in range(1, 5)), "Dokumentet er godkjent.", "Kari Nordmann\nRådmann"]
    assert kept(made(content), *texts) == [False, False, True, True, True, False]


def test_points_before_a_table_are_not_kept_with_the_signature() -> None:
    data = DataTable((), (TableColumn("Post", 1),), (TableRow((Cell(line("Drift")),)),))
    opened = made(document(item("a"), item("b"), data, Signature("Kari Nordmann", line("Rådgiver"))))
    kept = {p.text: bool(p.paragraph_format.keep_with_next) for p in opened.paragraphs if p.text in {"a", "b"}}
    assert kept == {"a": False, "b": False}


def test_a_column_that_no_measure_uses_is_not_there() -> None:
    table = measure_table(measure_row("a"))
    (grid,) = grids(made(document(replace(table, headings=replace(table.headings, role="", partners="")))))
    assert len(grid) == len(grids(made(document(table)))[0]) - 2


def test_what_introduces_a_table_stands_on_its_page() -> None:
    opened = made(document(Paragraph(line("Tabell 1 viser tiltakene.")), measure_table(measure_row("a")), BETWEEN))
    assert kept(opened, "Tabell 1 viser tiltakene.", "Mellom listene.") == [True, False]


# --- the arms -------------------------------------------------------------------------------------------


def arms_of(opened: Document) -> list[tuple[str, int, int]]:
    """Give the description, height and width of every picture, in millimetres."""
    sizes = [(shape.height.mm, shape.width.mm) for shape in opened.inline_shapes]
    described = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]  # noqa: SLF001 - not in python-docx
    return [(words, round(height), round(width)) for words, (height, width) in zip(described, sizes, strict=True)]


@pytest.mark.parametrize(
    ("content", "height", "width"), [(png(200, 240), 18, 15), (jpeg(200, 200), 18, 18), (png(1_600, 200), 10, 80)]
)
def test_the_arms_stand_at_the_top_in_a_size_that_fits(content: bytes, height: int, width: int) -> None:
    words = 'Et skjold med «{{ løve }}» & "krone" <gull>'
    opened = made(replace(document(Paragraph(line("Tekst."))), arms=Arms("skjold.png", content, words)))
    assert arms_of(opened) == [(words, height, width)]
    assert [p.text for p in opened.paragraphs[:3]] == ["", "Øyer kommune", "Saksfremlegg"]
    assert opened.paragraphs[0].runs


def test_without_arms_the_name_stands_at_the_top() -> None:
    opened = made(document(Paragraph(line("Tekst."))))
    assert arms_of(opened) == []
    assert opened.paragraphs[0].text == "Øyer kommune"


def tagged(content: bytes) -> list[tuple[str, str]]:
    """Give the text of each paragraph, with what of it is tagged as bokmål."""
    found = []
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        runs: list[Any] = list(paragraph.runs)
        tags = [run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}") for run in runs]  # noqa: SLF001 - the run's own XML
        said = (run.text for run, tag in zip(runs, tags, strict=True) if tag is not None)
        found.append((paragraph.text, "".join(said)))
    return found


WORDS = (Text("Tiltak «"), Text("Webside", language=Language.BOKMAAL), Text("»"))


def test_words_in_another_language_are_tagged_wherever_a_template_puts_them() -> None:
    blocks = (Heading(WORDS, 2), Paragraph(WORDS), Signature("Kari Nordmann", WORDS))
    made = replace(document(*blocks), language=Language.NYNORSK, title=WORDS)
    found = tagged(render(made, TEMPLATE))
    assert found.count(("Tiltak «Webside»", "Webside")) == 3  # the title, the heading and the paragraph
    assert ("Kari Nordmann\nTiltak «Webside»", "Webside") in found


def say_title_in_bold(template: Document) -> None:
    """Say the title where the name of the organisation stands, in its look."""
    run = next(run for p in template.paragraphs for run in p.runs if "organisasjon" in run.text)
    run.text = run.text.replace("organisasjon", "tittel")


def test_words_in_another_language_keep_the_look_of_their_place() -> None:
    made = replace(document(), language=Language.NYNORSK, title=WORDS)
    content = docx.Document(io.BytesIO(render(made, changed(say_title_in_bold, TEMPLATE))))
    paragraph = next(p for p in content.paragraphs if p.text == plain(WORDS))
    assert {run.style.name for run in paragraph.runs if run.style} == {"Strong"}
    assert [run.text for run in paragraph.runs] == ["Tiltak «", "Webside", "»"]


@pytest.mark.parametrize("text", AWKWARD)
def test_text_in_another_language_comes_out_as_it_went_in(text: str) -> None:
    assert texts_of(filled((Text(text, language=Language.NYNORSK),))) == texts_of(filled(text))


@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, *Language])), min_size=1, max_size=4))
@settings(max_examples=10)
def test_any_words_in_any_languages_come_out_as_they_went_in(parts: list[tuple[str, Language | None]]) -> None:
    words = tuple(Text(text, language=language) for text, language in parts)
    assert texts_of(filled(words)) == texts_of(filled(plain(words)))
