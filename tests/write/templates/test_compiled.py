"""One law: a compiled template gives the document that docxtpl and the passes over its tree give, or leaves it to them.

1. Every document of the examples, in both forms of Norwegian, is the same both ways.
2. So is any document of drawn blocks, and one with awkward characters wherever there is room for text.
3. So is a document of any harmed template that passes the check.
4. What the compiler does not know, of a template or of a field, is left to docxtpl: one test of each kind.
5. Links, numberings and tables are those of the document alone, however many have been made of a template.

The same: the same parts in the same order, each equal in canonical form, but for the empty runs that docxtpl leaves
beside the runs of a field.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.section import _Header
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import (
    Block,
    Cell,
    Chart,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Section,
    Signature,
    TableColumn,
    TableRow,
    WordDocument,
)
from pipeline.domain.findings.finding import Stop
from pipeline.domain.region.region import Arms
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, Text, line
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from pipeline.write.templates.compiled import filled as compiled
from pipeline.write.word.render import by_docxtpl, render, widths_of
from tests.december import december
from tests.images import png
from tests.scenarios.nynorsk.case import nynorsk_case
from tests.scenarios.test_harmed_templates import Harm, harms
from tests.templates import TEMPLATE, changed, faults, template_with, template_with_xml
from tests.workbooks import ROOT
from tests.write.word.test_render import AWKWARD, TEXTS, document, filled

Parts = dict[str, bytes]


def same(content: bytes) -> Parts:
    """Give what two documents are compared by, part by part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: canonical(package.read(name)) for name in package.namelist()}


def canonical(part: bytes) -> bytes:
    """Give the canonical form of XML, without empty runs; other content as it is."""
    if not part.startswith(b"<?xml"):
        return part
    root = etree.fromstring(part)
    for run in list(root.iter(qn("w:r"))):
        if [child.tag for child in run if child.tag != qn("w:rPr")] == [qn("w:t")] and not run.findtext(qn("w:t")):
            run.getparent().remove(run)  # type: ignore[union-attr]  # a run stands in something
    return etree.tostring(root, method="c14n")


def both(content: WordDocument, template: bytes) -> bool:
    """See that a document is the same both ways; say whether the compiler made it."""
    ours = compiled(content, template, widths_of(content))
    if ours is None:
        return False
    assert_same(ours, by_docxtpl(content, template))
    return True


def assert_same(ours: bytes, theirs: bytes) -> None:
    """See that two documents have the same parts in the same order, and each of them the same content."""
    made, expected = same(ours), same(theirs)
    assert list(made) == list(expected)
    assert [name for name, part in made.items() if part != expected[name]] == []


# --- the examples ---------------------------------------------------------------------------------------


def documents(folder: Path, edition: Edition) -> Iterator[tuple[WordDocument, bytes]]:
    """Give the documents of a case with their templates."""
    case, _ = read_case(Places(folder).sources, edition)
    assert case is not None
    for content in compose(case):
        if isinstance(content, WordDocument):
            yield content, (ROOT / "templates" / content.template).read_bytes()


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("year", ["2021", "2022"])
def test_every_document_of_the_example_is_the_same_both_ways(year: str, edition: Edition) -> None:
    for content, template in documents(ROOT / "input" / year, edition):
        assert both(content, template)


def test_every_document_in_nynorsk_is_the_same_both_ways(tmp_path: Path) -> None:
    made = {
        content.path: both(content, template)
        for content, template in documents(nynorsk_case(tmp_path), Edition.MUNICIPALITIES)
    }
    assert all(made.values())
    assert "gausdal/saksfremlegg.docx" in made


def test_the_documents_of_december_are_the_same_both_ways(tmp_path: Path) -> None:
    folder = december(tmp_path / "2022")
    made = {content.path: both(content, template) for content, template in documents(folder, Edition.MUNICIPALITIES)}
    assert len(made) > 1
    assert all(made.values())


# --- drawn documents ------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["", "Tekst", "1 200 000 kroner", "100", "kr", " 000", "§ 5", "2022–2024", "12. mai", "https://nord.no/1–2",
     "Menneskerettighetsorganisasjonsmedlemskap", "«bedriftsnettverksutvikling»", "{{ x }} <&>", "næringslivsutvikling"]
) | TEXTS.filter(lambda text: not set(text) & set("\t\n"))  # fmt: skip
PARTS = st.builds(
    Text, WORDS, st.booleans(), st.booleans(),
    st.sampled_from([None, None, "https://nord.no/?a=1&b=2", "https://sør.no"]),
    st.sampled_from([None, None, *Language]),
).filter(lambda part: bool(part.text) or part.language is None)  # fmt: skip
LINES = st.lists(PARTS | st.builds(Figure, st.just(1), WORDS, st.just(())), max_size=4).map(tuple)
CELLS = st.builds(Cell, LINES, st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> DataTable:
    """Draw a table of some columns and rows."""
    columns = draw(st.lists(st.builds(TableColumn, WORDS, st.integers(1, 5), st.booleans()), min_size=1, max_size=5))
    row = st.builds(TableRow, st.tuples(*[CELLS] * len(columns)), st.booleans())
    return DataTable(draw(LINES), tuple(columns), tuple(draw(st.lists(row, max_size=16))))


def measure_table(rows: int) -> MeasureTable:
    """Make a table of that many measures."""
    blocks = filled("Næringslivsutvikling").sections[0].blocks
    (found,) = [block for block in blocks if isinstance(block, MeasureTable)]
    return replace(found, rows=found.rows * rows)


BLOCKS = st.one_of(
    st.builds(Heading, WORDS.map(line), st.integers(2, 3)),
    st.builds(Paragraph, LINES),
    st.builds(ListItem, LINES, st.booleans(), st.integers(0, 1)),
    st.builds(ListItem, LINES, st.just(True), st.integers(0, 1)),  # noqa: FBT003 - a numbered one
    st.builds(Labelled, WORDS, LINES),
    st.builds(Signature, WORDS, WORDS.map(line)),
    st.builds(measure_table, st.integers(1, 15)),
    tables(),
)


@given(st.lists(BLOCKS, max_size=12), WORDS, st.sampled_from(Language))
@settings(max_examples=25)
def test_a_document_of_any_blocks_is_the_same_both_ways(blocks: list[Block], title: str, language: Language) -> None:
    content = replace(document(*blocks, title=title), language=language)
    assert both(content, TEMPLATE)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_characters_are_the_same_both_ways(text: str) -> None:
    is_known = not set(text) & set("\t\n")
    assert both(filled(text), TEMPLATE) is is_known


# --- templates of others --------------------------------------------------------------------------------


@given(st.lists(harms(), min_size=1, max_size=3))
@settings(max_examples=8)
def test_what_is_made_of_a_harmed_template_is_the_same_both_ways(done: list[Harm]) -> None:
    def harm(opened: Document) -> None:
        for one in done:
            one(opened)

    template = changed(harm)
    if not any(finding.is_error for finding in faults(template)):
        for content in (filled("Tekst"), document()):
            both(content, template)


def test_a_users_own_words_and_tables_are_known_where_nothing_in_them_has_to_be_mended() -> None:
    def write(opened: Document) -> None:
        opened.add_paragraph("{% if hode %}Møte 12. mai 2021{% else %}Ikke møte{% endif %} for {{ organisasjon }}.")
        opened.add_paragraph("{%p for seksjon in seksjoner %}")
        opened.add_paragraph("{{ loop.index }}. {{ seksjon.overskrift }}", "List Number")
        opened.add_paragraph("{%p endfor %}")
        table = opened.add_table(rows=2, cols=2)
        for cell in (*table.rows[0].cells, *table.rows[1].cells):
            cell.text = "Bedriftsnettverksutvikling: {{ tittel }}"
        opened.sections[0].header.paragraphs[0].text = "{% if hode %}Unntatt{% endif %} 2 000 kroner"

    assert both(document(ListItem(line("a"), ordered=True)), changed(write))


def test_text_in_a_link_and_conditions_on_runs_are_known() -> None:
    link = f"<w:p><w:hyperlink>{run_of('Les om {{ tittel }}')}</w:hyperlink></w:p>"
    texts = "{%r if hode %}", "Med", "{%r else %}", "Uten", "{%r endif %}"
    condition = f"<w:p>{''.join(map(run_of, texts))}</w:p>"
    assert both(document(), template_with_xml(link + condition))


@pytest.mark.parametrize("size", [(200, 240), (1_600, 200)])
def test_the_arms_are_the_same_both_ways(size: tuple[int, int]) -> None:
    arms = Arms("skjold.png", png(*size), 'Et skjold med «{{ løve }}» & "krone" <gull>')
    linked = document(Paragraph((Text("a", href="https://a.no"),)))
    assert both(replace(linked, arms=arms), TEMPLATE)
    in_a_header = changed(lambda opened: add_arms(opened.sections[0].header))
    assert both(replace(linked, arms=arms), in_a_header)
    assert both(linked, in_a_header)
    twice = changed(add_arms)
    assert not both(replace(linked, arms=arms), twice)


def test_figures_are_traced_the_same_both_ways(case_2021: Case) -> None:
    content = next(document for document in compose(case_2021) if isinstance(document, WordDocument))
    ours, theirs, none = list[Figure](), list[Figure](), list[Figure]()
    made = compiled(content, TEMPLATE, widths_of(content), ours)
    assert made is not None
    assert_same(made, by_docxtpl(content, TEMPLATE, theirs))
    assert ours == theirs
    assert len(ours) > 20
    assert compiled(replace(content, title=line("\x01")), TEMPLATE, widths_of(content), none) is None
    assert none == []


def test_charts_are_the_same_both_ways() -> None:
    (chart,) = [block for block in filled("Tekst {{ a }} & <b>").sections[0].blocks if isinstance(block, Chart)]
    arms = Arms("skjold.png", png(200, 240), "Et skjold")
    linked = document(Paragraph((Text("a", href="https://a.no"),)), chart, replace(chart, caption="Figur 2."), chart)
    assert both(linked, TEMPLATE)
    assert both(replace(linked, arms=arms), TEMPLATE)
    no_place = changed(lambda opened: remove_text(opened, "{{r del.diagram }}"))
    assert both(linked, no_place)
    assert not both(linked, for_each_part("{% if del.type == 'diagram' %}{{ del.diagram }}{% endif %}"))


def remove_text(opened: Document, text: str) -> None:
    """Take the paragraph with a text away."""
    found: Any = next(paragraph._p for paragraph in opened.paragraphs if paragraph.text == text)  # noqa: SLF001
    found.getparent().remove(found)


def add_arms(place: Document | _Header) -> None:
    """Put the arms into a paragraph of its own."""
    for text in ("{%p if våpen %}", "Under {{r våpen }}", "{%p endif %}"):
        place.add_paragraph(text)


def test_a_header_may_have_what_word_puts_there() -> None:
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
        "<wp:docPr id='1' name='Merke'/></wp:inline></w:drawing></w:r></w:p>"
    )
    gallery = f"<w:sdt><w:sdtPr/><w:sdtContent>{text_in('Side 1 av {{ tittel }}')}</w:sdtContent></w:sdt>"
    columns = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc>"
    table = f"{columns}{text_in('{{ organisasjon }} 1 000 kroner')}</w:tc></w:tr></w:tbl>"
    assert both(document(), changed(lambda opened: put_into_header(opened, drawing + gallery + table)))


def put_into_header(opened: Document, xml: str) -> None:
    """Put XML into the header."""
    header = opened.sections[0].header._element  # noqa: SLF001 - python-docx has no other way to its XML
    header.extend(list(parse_xml(f'<w:hdr xmlns:w="{header.nsmap["w"]}">{xml}</w:hdr>')))


def test_what_is_related_and_numbered_is_the_documents_alone() -> None:
    whole = document(
        ListItem((Text("a", href="https://a.no"),), ordered=True), Paragraph((Text("b", href="https://b.no"),))
    )
    empty = document()
    first = render(whole, TEMPLATE)
    assert same(render(empty, TEMPLATE)) == same(by_docxtpl(empty, TEMPLATE))
    assert render(whole, TEMPLATE) == first


# --- what is left to docxtpl ----------------------------------------------------------------------------


def own_table(*cells: str, grid: int, spans: str = "") -> bytes:
    """Put a table of one row into the template, with a grid of so many columns."""
    columns = "<w:gridCol w:w='1000'/>" * grid
    row = "".join(f"<w:tc><w:tcPr>{spans}</w:tcPr>{cell}</w:tc>" for cell in cells)
    return template_with_xml(f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>")


def for_each_part(text: str) -> bytes:
    """Put a paragraph for each part of each section into the template."""
    ends = ["{%p endfor %}"] * 2
    return template_with("{%p for s in seksjoner %}", "{%p for d in s.deler %}", text, *ends)


def text_in(text: str) -> str:
    """Write a paragraph."""
    return f"<w:p>{run_of(text)}</w:p>"


def run_of(text: str) -> str:
    """Write a run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def with_title(opened: Document) -> None:
    opened.core_properties.comments = "{{ tittel }}"


def with_two_sections(opened: Document) -> None:
    opened.add_section()


def with_a_table_in_the_header(opened: Document) -> None:
    cells = "".join(f"<w:tc>{text_in(text)}</w:tc>" for text in ("{%tc if hode %}", "Hode", "{%tc endif %}"))
    columns = "<w:gridCol w:w='9'/>" * 3
    put_into_header(opened, f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>")


def with_an_empty_header(opened: Document) -> None:
    opened.sections[0].header.paragraphs[0].text = "{%p if not hode %}"
    opened.sections[0].header.add_paragraph("{%p endif %}")


def with_a_style_twice(opened: Document) -> None:
    twin = opened.styles["Caption"].element
    twin.addnext(parse_xml(etree.tostring(twin)))
    twin.getnext().set(qn("w:styleId"), "Caption2")


UNKNOWN: dict[str, Callable[[], bytes]] = {
    "an operator": lambda: template_with("{{ tittel ~ organisasjon }}"),
    "a filter": lambda: template_with("{{ tittel | upper }}"),
    "a filter on runs": lambda: for_each_part("{{r d.tekst | trim }}"),
    "runs that are compared": lambda: for_each_part("{% if d.tekst == 'x' %}a{% endif %}"),
    "runs where text stands": lambda: for_each_part("{{ d.tekst }}"),
    "text where runs stand": lambda: template_with("{{r tittel }}"),
    "a test of a condition": lambda: template_with("{% if tittel is string %}a{% endif %}"),
    "a loop with a condition": lambda: template_with("{% for s in seksjoner if s.overskrift %}a{% endfor %}"),
    "a variable": lambda: template_with("{% set a = tittel %}{{ a }}"),
    "a field that is a method": lambda: template_with("{% if seksjoner[0].items %}a{% endif %}"),
    "a field between paragraphs": lambda: template_with("{{p tittel }}"),
    "runs in a link": lambda: template_with_xml(f"<w:p><w:hyperlink>{run_of('{{r tittel }}')}</w:hyperlink></w:p>"),
    "properties behind the text": lambda: template_with_xml(f"<w:p>{run_of('a')}<w:pPr/></w:p>"),
    "trimmed blanks": lambda: template_with("a {{- tittel }}"),
    "escaped brackets": lambda: template_with("{_{ tittel }_}"),
    "a tab in the text of a tag's run": lambda: template_with_xml(text_in("a\tb")),
    "an expression in an attribute": lambda: template_with_xml(
        "<w:p><w:r><w:rPr><w:lang w:val='{{ språk }}'/></w:rPr><w:t>a</w:t></w:r></w:p>"
    ),
    "a text box": lambda: template_with_xml(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='v'><w:txbxContent>{text_in('1 000 kroner')}"
        "</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>"
    ),
    "a text box in a header": lambda: changed(lambda opened: put_into_header(opened, text_in(text_in("1 000 kroner")))),
    "a drawing": lambda: template_with_xml("<w:p><w:r><w:pict><v:shape/></w:pict></w:r></w:p>"),
    "a content control": lambda: template_with_xml(f"<w:sdt><w:sdtContent>{text_in('a')}</w:sdtContent></w:sdt>"),
    "a bookmark between paragraphs": lambda: template_with_xml("<w:bookmarkStart w:id='1' w:name='a'/>"),
    "a table in a table": lambda: own_table(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        grid=1,
    ),
    "a cell of two columns": lambda: own_table("<w:p/>", grid=2, spans="<w:gridSpan w:val='2'/>"),
    "a grid with a column too many": lambda: own_table("<w:p/>", grid=2),
    "a grid with a column too few": lambda: own_table("<w:p/>", "<w:p/>", grid=1),
    "a grid that docxtpl may have to mend": lambda: own_table(
        text_in("{%tc for s in seksjoner %}"), "<w:p/>", "<w:p/>", text_in("{%tc endfor %}"), grid=4
    ),
    "a cell that a tag leaves empty": lambda: own_table(
        text_in("{%p if not hode %}") + text_in("Hode") + text_in("{%p endif %}"), grid=1
    ),
    "a row that tags leave empty": lambda: own_table(
        text_in("{%tc if not hode %}"), "<w:p/>", text_in("{%tc endif %}"), grid=3
    ),
    "a tag in the properties": lambda: changed(with_title),
    "more than one section": lambda: changed(with_two_sections),
    "tags between the cells of a header": lambda: changed(with_a_table_in_the_header),
    "a header that tags leave empty": lambda: changed(with_an_empty_header),
    "two styles of one name": lambda: changed(with_a_style_twice),
}  # fmt: skip


@pytest.mark.parametrize("template", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_of_a_template_is_left_to_docxtpl(template: Callable[[], bytes]) -> None:
    content = document(Paragraph(line("Tekst.")))
    assert compiled(content, template(), {}) is None
    assert outcome(render, content, template()) == outcome(by_docxtpl, content, template())


def outcome(write: Callable[[WordDocument, bytes], bytes], content: WordDocument, template: bytes) -> object:
    """Give what is written, or what is found."""
    try:
        return write(content, template)
    except Stop as stop:
        return stop.findings


def test_tags_in_footnotes_are_left_to_docxtpl() -> None:
    content, name = document(), "word/footnotes.xml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    for text, is_known in (("Fast.", True), ("{{ tittel }}", False)):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as old, zipfile.ZipFile(out, "w") as new:
            for part in old.namelist():
                said = old.read(part).decode()
                said = said.replace("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')
                if part == "word/_rels/document.xml.rels":
                    note = f'<Relationship Id="notes" Type="{related}" Target="footnotes.xml"/></Relationships>'
                    said = said.replace("</Relationships>", note)
                new.writestr(part, said)
            notes = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="1">{text_in(text)}</w:footnote></w:footnotes>'
            new.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{notes}')
        assert both(content, out.getvalue()) is is_known


@pytest.mark.parametrize(
    "content",
    [
        document(Heading(line("før\tetter"), 2)),
        document(Paragraph(line("over\nunder"))),
        document(Paragraph(line("\x01"))),
        document(title="a\x02b"),
        document(Paragraph((Text("a", href="https://nord.no/\t"),))),
        document(Signature("", (Text("Webside", language=Language.NYNORSK),))),
        document(DataTable((), (), ())),
    ],
)
def test_what_is_not_known_of_a_field_is_left_to_docxtpl(content: WordDocument) -> None:
    assert compiled(content, TEMPLATE, widths_of(content)) is None


def test_a_section_without_heading_is_known() -> None:
    assert both(replace(document(), sections=(Section((), (Paragraph(line("Tekst.")),)),)), TEMPLATE)
