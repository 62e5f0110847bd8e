"""What our own writers wrote, our readers read: read(write(x)) = x.

1. Any text of a cell - quotation marks, a leading =, other scripts - comes back; a line break is read as a blank.
2. Numbers and dates come back exactly.
3. A fresh workbook has no finding but what has to be filled in.
4. Paragraphs, lists, bold, italics and links of the text document come back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.compose.inputs.new_case import new_workbook
from pipeline.domain.case.new_case import NewCase
from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.prose import ParagraphKind, Prose
from pipeline.domain.values.characters import seen
from pipeline.domain.values.text import Text
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Sheet
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewParagraph, NewProse, NewWorkbook, RowValues
from pipeline.read.package.characters import forbidden_in
from pipeline.read.prose.reader import read_prose
from pipeline.read.settings.region import read_region
from pipeline.read.workbook.cells import RawSheet, read_workbook
from pipeline.read.workbook.table import Row, read_table
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file
from tests.readings import brief
from tests.workbooks import ROOT

YEARS = PlanYears(2021, 2022)
TEMPLATE = (ROOT / "templates" / "tekster.docx").read_bytes()

# Not in the law: `_x000D_` typed as such. openpyxl takes Excel's escape away in the table of shared strings, so that
# what was typed and what Excel escaped cannot be told apart any more.
_ESCAPE = re.compile(r"x[0-9A-Fa-f]{4}_")

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What turns the order of the text around, which is refused."""
# Everything else that XML 1.0 lets a document hold, but for a carriage return, which a reader of XML makes a newline.
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters=TURNING + "\ufffe\uffff"
) | st.sampled_from("\n\t")
TEXTS = st.text(CHARACTERS | st.sampled_from("=+-@'\"_x0041{}<&>\u00a0"), min_size=1, max_size=40).filter(
    lambda text: bool(seen(text)) and forbidden_in(text) is None and not _ESCAPE.search(text)
)


def sheets_of(content: NewWorkbook) -> dict[str, RawSheet]:
    """Write a workbook and read its sheets."""
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tiltak.xlsx"
        path.write_bytes(input_file(content))
        sheets = read_workbook(path, findings.append)
    assert sheets is not None
    assert brief(findings) == []
    return sheets


def cells(**values: CellValue) -> RowValues:
    """Name a row's cells by their fields."""
    return {(key, None): value for key, value in values.items()}


def rows_of(sheet: Sheet, *rows: RowValues) -> tuple[Row, ...]:
    """Write rows of a sheet and read them."""
    findings: list[Finding] = []
    written = sheets_of(NewWorkbook(YEARS, "Tiltak", {}, {sheet.key: rows}))
    read = read_table(written[sheet.name], sheet, YEARS, findings.append)
    assert brief(findings) == []
    return read


@settings(max_examples=25)
@example(["=2+2", "'=2+2", '"', "_x", "x005F", "a\nb", "\u200ea", "1", "0501", "TRUE", "{ ramme"])
@given(st.lists(TEXTS, min_size=1, max_size=12))
def test_any_text_of_a_cell_comes_back(texts: list[str]) -> None:
    rows = rows_of(layout.MEASURES, *(cells(note_now=text) for text in texts))
    assert [row.text("note_now") for row in rows] == [text.strip() for text in texts]


@settings(max_examples=15)
@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=8),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)),
)
def test_kroner_and_dates_come_back_exactly(amounts: list[int], day: date) -> None:
    rows = rows_of(
        layout.FRAMES,
        *(cells(year=2021, amount=amount, decided_on=day) for amount in amounts),
    )
    kroner = [row.kroner("amount") for row in rows]
    assert [amount and int(amount.value) for amount in kroner] == amounts
    assert {row.day("decided_on") for row in rows} == {day}


def test_every_heading_of_a_fresh_workbook_is_known() -> None:
    findings: list[Finding] = []
    region = read_region(ROOT / "input" / "region.yaml", findings.append)
    assert region is not None
    content = replace(new_workbook(NewCase(PlanYears(2027, 2030)), region), without=frozenset())
    sheets = sheets_of(content)
    rows = {
        sheet.name: read_table(sheets[sheet.name], sheet, content.years, findings.append)
        for sheet in layout.SHEETS
        if not sheet.is_form
    }
    assert findings == []
    assert rows["Tiltak"] == ()
    assert [row.text("municipality") for row in rows["Kommuner"]] == ["Lillehammer", "Øyer", "Gausdal"]


# --- the text document --------------------------------------------------------------------------------

LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=TURNING + "\ufffe\uffff{}"),
    min_size=1,
    max_size=30,
).filter(lambda text: text == text.strip() and bool(text.strip()))
LOOKS = st.tuples(st.booleans(), st.booleans())
KINDS = [ParagraphKind.BODY, ParagraphKind.BULLET, ParagraphKind.NUMBERED]
PARAGRAPHS = st.builds(
    lambda text, look, kind, level: NewParagraph(
        (Text(text, bold=look[0], italic=look[1]),), kind, level if kind is not ParagraphKind.BODY else 0
    ),
    LINES, LOOKS, st.sampled_from(KINDS), st.integers(0, 1),
)  # fmt: skip


def prose_of(*blocks: NewHeading | NewParagraph) -> Prose:
    """Write a text document and read it."""
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tekster.docx"
        path.write_bytes(prose_file(NewProse("Tekster", blocks), TEMPLATE))
        prose = read_prose(path, findings.append)
    assert prose is not None
    assert brief(findings) == []
    return prose


@settings(max_examples=20)
@given(LINES, st.lists(PARAGRAPHS, max_size=5))
def test_headings_lists_and_looks_come_back(heading: str, paragraphs: list[NewParagraph]) -> None:
    prose = prose_of(NewHeading(heading, 1), *paragraphs)
    (section,) = prose.sections
    assert section.title == heading
    assert [(p.line, p.kind, p.level) for p in section.paragraphs] == [(p.parts, p.kind, p.level) for p in paragraphs]


def test_links_come_back() -> None:
    parts = (Text("Se "), Text("Lovdata", href="https://lovdata.no/"), Text(" og mer.", bold=True))
    prose = prose_of(NewHeading("Fakta", 1), NewParagraph(parts))
    assert prose.sections[0].paragraphs[0].line == parts
