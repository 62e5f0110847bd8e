"""Charts in Word: native, editable, and with the same numbers as everything else.

1. For any plan, the chart's caches, the workbook behind it, the table of the document, the budget workbook's cells and
   the caches of its chart have the same names and the same numbers.
2. The chart in Word and the one in the workbook have the same parts in the same order, with the same looks.
3. Twelve parts have twelve looks, and one that has a look again has another border; every part has an outline.
4. The frame is a mark a year, in the years that have one, without a line between them. Sums stand above the columns.
5. The drawing has alternative text, a name, a number of its own, the language of its document, and stands in the text.
6. A template without the diagram has none, nor a word of it; whatever a name or a caption holds, it comes out.
7. The same document has the same bytes each time.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import assume, example, given, settings
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.xml.functions import fromstring

from pipeline.compose.documents.case_document import council_document
from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.documents.document import Chart, ChartSeries, Section, WordDocument
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import line
from pipeline.write.excel.column_chart import LOOKS
from pipeline.write.excel.excel import budget_file
from pipeline.write.word.render import render
from tests.builders import P, measure, plan
from tests.cases import case
from tests.plans import plans
from tests.workbooks import ROOT

TEMPLATE = (ROOT / "templates" / "saksfremlegg.docx").read_bytes()
CHART, NUMBERS = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
SUMS = "Foreslåtte beløp fra rådets ramme"

AWKWARD = (
    "& < > \" '",
    "{{ x }} {_{ {% y %}",
    "=1+1",
    "Ark!$A$1",
    "_x000D_",
    "🙂 Øyer  –",
    "før\tetter",
    "over\nunder",
)

Row = tuple[str, list[int | None]]


def document(*blocks: Chart) -> WordDocument:
    """Make a document of charts."""
    sections = (Section(line("Økonomi"), blocks),)
    return WordDocument("ipr/a.docx", "saksfremlegg.docx", Language.BOKMAAL, line("T"), "K", "O", None, None, sections)


def chart(*series: ChartSeries, frame: ChartSeries | None = None, caption: str = "Figur 1. Beløp") -> Chart:
    """Make a chart of these series."""
    years = tuple(str(2021 + n) for n in range(len(series[0].amounts)))
    sums = amounts(
        "Sum", *(sum(a.value for a in column if a) for column in zip(*(s.amounts for s in series), strict=True))
    )
    return Chart(line("Figur 1 viser det."), caption, (line("Alt: 1 & <2>"),), years, series, sums, frame)


def amounts(name: str, *values: int | None) -> ChartSeries:
    """Make a series."""
    return ChartSeries(line(name), tuple(None if value is None else Total(value) for value in values))


def parts(package: bytes) -> zipfile.ZipFile:
    """Open a package."""
    return zipfile.ZipFile(io.BytesIO(package))


def rows_of(chart_part: bytes) -> list[Row]:
    """Read the caches of a chart, as openpyxl reads them: each series' name and numbers, blank where there is none."""
    alone = re.sub(rb"<c:externalData.*</c:externalData>", b"", chart_part)  # openpyxl cannot read that of its own
    tree: Any = fromstring(alone)  # openpyxl's own types do not agree on what this is
    space: Any = ChartSpace.from_tree(tree)
    return [_row(series) for drawn in space.chart.plotArea._charts for series in drawn.ser]  # noqa: SLF001


def _row(series: Any) -> Row:  # noqa: ANN401 - openpyxl's descriptors have no types
    cache = series.val.numRef.numCache
    found = {point.idx: int(point.v) for point in cache.pt}
    return series.tx.strRef.strCache.pt[0].v, [found.get(n) for n in range(cache.ptCount)]


def cells_of(workbook: bytes) -> list[Row]:
    """Read the workbook behind a chart."""
    rows = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [(str(row[0]), [value if isinstance(value, int) else None for value in row[1:]]) for row in rows]


FRAME = "Rammen til rådet"


def table_of(opened: Document) -> list[Row]:
    """Read the rows of the table of sums that the chart shows: the instruments, and the frame."""
    (table,) = (t for t in opened.tables if t.cell(0, 0).text == "Virkemiddel")
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return [
        (re.sub(r"^\d+\. ", "", name), [_whole(text) for text in texts])
        for name, *texts in rows
        if name[0].isdigit() or name in {FRAME, "Sum"}
    ]


def _whole(text: str) -> int | None:
    digits = text.replace("\u00a0", "")
    return int(digits) if digits.isdigit() else None


def summary_of(workbook: bytes, instruments: int, years: int) -> list[Row]:
    """Read the same rows of the budget workbook, as stored."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True).worksheets[0]
    rows = [row[1 : 2 + years] for row in sheet.iter_rows(min_row=4, values_only=True)]
    wanted = [*rows[:instruments], *(row for row in rows if row[0] in {"Rammen til rådet", "Sum"})]
    return [(str(name), [v if isinstance(v, int) else None for v in values]) for name, *values in wanted]


@given(plans())
@example(plan([measure(1, [(P, 7)]), measure(2, [(P, 0)], instrument=2)], frame=9, instruments=2))
@settings(max_examples=8)
def test_the_numbers_are_the_same_everywhere(of: Plan) -> None:
    assume(of.has_sums)
    fields = council_document(case(of))
    word, book = render(fields, TEMPLATE), budget_file(budget_workbook(case(of)))
    in_book = rows_of(parts(book).read("xl/charts/chart1.xml"))
    in_table = table_of(docx.Document(io.BytesIO(word)))
    assert sorted(in_book, key=str) == sorted(_drawn(in_table, of), key=str)
    stored = summary_of(book, len(of.instruments), len(of.years.all))
    assert sorted(_drawn(stored, of), key=str) == sorted(in_book, key=str)
    if of.proposed(*of.years.all):
        assert rows_of(parts(word).read(CHART)) == in_book
        assert sorted(cells_of(parts(word).read(NUMBERS)), key=str) == sorted(in_book, key=str)
    else:
        assert CHART not in parts(word).namelist()


def _drawn(rows: list[Row], of: Plan) -> list[Row]:
    """Give the rows that a chart has a part for: a sum that a table has words for has no height, a frame no mark."""
    drawn = [(name, [a or (None if name == FRAME else 0) for a in amounts]) for name, amounts in rows]
    some = [row for row in drawn if any(row[1]) or row[0] in {FRAME, "Sum"}]
    kept = some if of.proposed(*of.years.all) else drawn
    return [row for row in kept if row[0] != FRAME or any(row[1])]


def looks_of(part: bytes) -> list[str]:
    """Give the fill and outline of each part of the columns, as written."""
    columns = re.findall(rb"<c:barChart>.*?</c:barChart>", part, re.DOTALL)[0].decode()
    return re.findall(r"<c:spPr>(.*?)</c:spPr>", columns, re.DOTALL)


def test_word_and_the_workbook_draw_alike() -> None:
    of = plan([measure(n, [(P, n), (P, 2 * n)], instrument=n) for n in range(1, 8)], frame=30, instruments=7)
    word = parts(render(council_document(case(of)), TEMPLATE)).read(CHART)
    book = parts(budget_file(budget_workbook(case(of)))).read("xl/charts/chart1.xml")
    assert rows_of(word) == rows_of(book)
    assert looks_of(word) == looks_of(book)
    assert len(looks_of(word)) == 7


def test_parts_are_told_apart_by_more_than_colour() -> None:
    many = [amounts(f"V{n}", 1) for n in range(25)]
    looks = looks_of(parts(render(document(chart(*many)), TEMPLATE)).read(CHART))
    assert len(set(looks)) == 25
    without_colour = [re.sub(r'(<a:srgbClr val=")(\w+)"', _lightness, look) for look in looks[:12]]
    assert len(set(without_colour)) == 12
    assert all("<a:ln w=" in look for look in looks)


def test_neighbours_are_three_times_as_light() -> None:
    colours = [[value for key, value in look.items() if key != "pattern"] for look in LOOKS]
    for one, other in pairwise([*colours, colours[0]]):
        assert min(_contrast(a, b) for a in one for b in other) >= 3


def _contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG has it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightness(colour: re.Match[str]) -> str:
    """Write a colour as the tenth of lightness that is left of it on a black-and-white printer."""
    red, green, blue = (int(colour[2][n : n + 2], 16) for n in (0, 2, 4))
    return f'{colour[1]}{round((0.3 * red + 0.59 * green + 0.11 * blue) / 25.5)}"'


def test_the_frame_is_a_mark_a_year_and_a_year_without_one_has_none() -> None:
    part = parts(render(document(chart(amounts("A", 1, 2), frame=amounts("Ramme", None, 5))), TEMPLATE)).read(CHART)
    assert rows_of(part) == [("A", [1, 2]), ("Ramme", [None, 5]), ("Sum", [1, 2])]
    text = part.decode()
    assert '<c:dispBlanksAs val="gap"/>' in text
    drawn = re.findall(r"<c:lineChart>.*?</c:lineChart>", text, re.DOTALL)[0]
    assert re.findall(r'<c:symbol val="(\w+)"/>', drawn) == ["dash", "none"]
    assert drawn.count("<a:ln><a:noFill/></a:ln>") == 2  # no line between the marks
    assert '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>' in drawn


def test_the_legend_is_in_the_order_of_the_column_and_has_no_sum() -> None:
    part = parts(render(document(chart(amounts("A", 1), amounts("B", 2), amounts("C", 3))), TEMPLATE)).read(CHART)
    assert [name for name, _ in rows_of(part)] == ["C", "B", "A", "Sum"]  # a column is built from below
    assert '<c:legendPos val="r"/>' in part.decode()
    assert re.findall(r'<c:legendEntry><c:idx val="(\d)"/><c:delete val="1"/>', part.decode()) == ["3"]


def test_a_drawing_has_alternative_text_and_stands_in_the_text() -> None:
    content = document(chart(amounts("A", 1)), chart(amounts("B", 2), caption="Figur 2. Mer"))
    opened = docx.Document(io.BytesIO(render(content, TEMPLATE)))
    shapes = list(opened.element.body.iter(qn("wp:docPr")))
    assert [(shape.get("name"), shape.get("descr")) for shape in shapes] == [
        ("Figur 1", "Alt: 1 & <2>"),
        ("Figur 2", "Alt: 1 & <2>"),
    ]
    assert len({shape.get("id") for shape in shapes}) == 2
    assert all(shape.getparent().tag == qn("wp:inline") for shape in shapes)
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert texts[-6:-1] == ["Figur 1. Beløp", "", "Figur 1 viser det.", "Figur 2. Mer", ""]


@pytest.mark.parametrize(("language", "tag"), [(Language.BOKMAAL, "nb-NO"), (Language.NYNORSK, "nn-NO")])
def test_a_chart_is_tagged_with_the_language_of_its_document(language: Language, tag: str) -> None:
    content = replace(document(chart(amounts("A", 1))), language=language)
    part = parts(render(content, TEMPLATE)).read(CHART).decode()
    assert set(re.findall(r'lang(?: val)?="([^"]+)"', part)) == {tag}


def test_the_numbers_open_beside_the_chart() -> None:
    package = parts(render(document(chart(amounts("A", 1, 0), frame=amounts("Ramme", 3, None))), TEMPLATE))
    assert cells_of(package.read(NUMBERS)) == [("A", [1, 0]), ("Ramme", [3, None]), ("Sum", [1, 0])]
    targets = re.findall(r'Target="([^"]+)"', package.read("word/charts/_rels/chart1.xml.rels").decode())
    assert [target.rpartition("/")[2] for target in targets] == [NUMBERS.rpartition("/")[2]]
    assert "<c:externalData" in package.read(CHART).decode()


def test_an_own_template_without_the_diagram_has_none_and_no_word_of_it() -> None:
    opened = docx.Document(io.BytesIO(TEMPLATE))
    branch = next(n for n, p in enumerate(opened.paragraphs) if 'del.type == "diagram"' in p.text)
    for paragraph in opened.paragraphs[branch : branch + 4]:
        opened.element.body.remove(paragraph._p)  # noqa: SLF001 - python-docx cannot remove a paragraph
    out = io.BytesIO()
    opened.save(out)
    made = render(document(chart(amounts("A", 1))), out.getvalue())
    assert [name for name in parts(made).namelist() if "chart" in name or "embeddings" in name] == []
    assert not any("Figur" in paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)


@pytest.mark.parametrize(
    "text",
    ["& < > \" '", "{{ x }} {_{ {% y %}", "=1+1", "Ark!$A$1", "_x000D_", "🙂 Øyer  –", "før\tetter", "over\nunder"],
)
def test_names_and_captions_come_out_as_they_went_in(text: str) -> None:
    made = render(document(chart(amounts(text, 1), caption=text)), TEMPLATE)
    # Office reads _x005F_ as the mark of a text that only looks like an escaped character.
    assert [name.replace("_x005F_", "_") for name, _ in rows_of(parts(made).read(CHART))] == [text, "Sum"]
    assert text in [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]


def test_long_names_get_the_room_that_they_need() -> None:
    heights = []
    for length in (10, 60, 300):
        series = [amounts("et navn " * (length // 8), 1) for _ in range(12)]
        opened = docx.Document(io.BytesIO(render(document(chart(*series)), TEMPLATE)))
        (extent,) = opened.element.body.iter(qn("wp:extent"))
        heights.append(int(extent.get("cy")) / 360_000)
    assert heights == sorted(heights)
    assert heights[0] < 13
    assert heights[-1] <= 22.5


def test_a_chart_has_the_same_bytes_each_time() -> None:
    content = document(chart(amounts("A", 1)))
    assert render(content, TEMPLATE) == render(content, TEMPLATE)
