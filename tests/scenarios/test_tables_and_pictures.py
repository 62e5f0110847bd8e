"""Tables and pictures in `tekster.docx`, from the officer's file to the finished documents.

1. Every cell of a simple table, whatever it says, comes out once and in order in Word and on the web page (a law).
2. A case with such tables is built and proven as others are, and so is one with pictures, whose bytes come out as they
   went in; the same case gives the same bytes.
3. A picture is as large as in the text, or as the page has room for, and is said to those who do not see it.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import docx
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.sections.written import written
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.line_ends import unbroken
from pipeline.prove.files.package import MadePackage
from pipeline.prove.html.reading import read_page
from pipeline.prove.words.reading import tables_of, text_of
from pipeline.read.prose.reader import read_prose
from pipeline.write.html.page import page
from pipeline.write.word.render import render
from tests.builders import P, measure, plan
from tests.cases import case, scope
from tests.documents import build_edition, codes, docx_lines, output
from tests.images import DECORATION, jpeg, png
from tests.readings import brief
from tests.templates import TEMPLATE
from tests.web_pages import tree_of
from tests.workbooks import ROOT
from tests.write.word.test_render import document

SMALL = case(plan([measure(1, [(P, 100)])], frame=100))
WORDS = 'Kart over 12 "hytter" & stier'
Rows = list[list[str]]


def table_xml(rows: Rows) -> str:
    """Write a table of texts."""
    cells = (
        "".join(f'<w:tc><w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>' for text in row)
        for row in rows
    )
    return f"<w:tbl {nsdecls('w')}>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def put_under(path: Path, heading: str, *elements: str) -> None:
    """Put elements into a text document, right under a heading."""
    opened = docx.Document(str(path))
    above = next(p for p in opened.paragraphs if p.text == heading)._p  # noqa: SLF001 - python-docx has no other way
    for element in reversed(elements):
        above.addnext(parse_xml(element))
    opened.save(str(path))


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"], exclude_characters="{}"), max_size=20
).map(str.strip)
HEADS = TEXTS.filter(bool)


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Draw a table: headings, and rows of as many cells."""
    columns = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), min_size=1, max_size=4))
    return [draw(st.lists(HEADS, min_size=columns, max_size=columns)), *rows]


@settings(max_examples=30)
@given(tables())
def test_every_cell_comes_out_once_and_in_order(rows: Rows) -> None:
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tekster.docx"
        opened = docx.Document(str(ROOT / "templates" / "tekster.docx"))
        opened.add_heading("Fakta", 1)
        opened.save(str(path))
        put_under(path, "Fakta", table_xml(rows))
        prose = read_prose(path, findings.append)
    assert prose is not None
    assert brief(findings) == []
    made = document(*written(prose.sections[0], scope(SMALL)))
    package = MadePackage(render(made, TEMPLATE))
    for said in (text_of(package.tree(package.main)), read_page(page(made)).text):
        (found,) = tables_of(unbroken(said))
        assert found == [[unbroken(text) for text in row] for row in rows]


def test_a_case_with_tables_is_built_and_proven(folder: Path) -> None:
    build_edition(folder)
    before = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))["tall_i_tekstene"]
    rows = [["Kommune", "Hytter", "{{ budsjettår }}"], ["Øyer", "3 100", "4,5 %"], ["{{ rådet_kort }}", "–", "2"]]
    said = "<w:r><w:t>Tabell 7: Av {{ ramme }}</w:t></w:r>"
    caption = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{said}</w:p>'
    refers = f"<w:p {nsdecls('w')}><w:r><w:t>Se tabell 7, og tabellene 7 og 9.</w:t></w:r></w:p>"
    put_under(
        folder / "tekster.docx",
        "Fakta",
        refers,
        caption,
        table_xml(rows),
        table_xml([["Hva", "{{ sum_foreslått }}"], ["A", "B"]]),
    )
    outcome = build_edition(folder, html=True, traced=True)
    assert codes(outcome) == []
    lines = docx_lines(output(folder) / "oyer" / "saksfremlegg.docx")
    first = next(number for number, said in enumerate(lines) if "Tabell 1. Av 1⍽500⍽000⍽kroner" in said)
    assert "Se tabell 1, og tabellene 1 og 9." in lines[first - 1].replace("⍽", " ")
    table = "\n".join(lines[first : first + 8])
    for said in ("Hytter", "2021", "3⍽100", "4,5⍽%"):
        assert said in table
    receipt = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))
    counted = receipt["tall_i_tekstene"]
    assert counted["fra_felt"] - before["fra_felt"] == 3
    assert counted["ikke_kontrollert"] - before["ikke_kontrollert"] == len(["7", "7", "9", "3 100", "4,5 %", "2"])


def with_pictures(folder: Path) -> None:
    """Put a wide picture, and one that only decorates between words, into the text."""
    opened = docx.Document(str(folder / "tekster.docx"))
    above = next(p for p in opened.paragraphs if p.text == "Vurdering")._p  # noqa: SLF001 - as above
    wide, between = opened.add_paragraph(), opened.add_paragraph("Før ")
    wide.add_run().add_picture(io.BytesIO(jpeg(400, 200)), width=Cm(40))
    between.add_run().add_picture(io.BytesIO(png()), width=Cm(1))
    between.add_run(" etter.")
    next(wide._p.iter(qn("wp:docPr"))).set("descr", WORDS)  # noqa: SLF001
    next(between._p.iter(qn("wp:docPr"))).append(parse_xml(DECORATION))  # noqa: SLF001 - as above
    above.addnext(between._p)  # noqa: SLF001 - as above
    above.addnext(wide._p)  # noqa: SLF001 - as above
    opened.save(str(folder / "tekster.docx"))


def test_a_case_with_pictures_is_built_and_proven(folder: Path) -> None:
    with_pictures(folder)
    made = []
    for _ in range(2):
        assert codes(build_edition(folder, html=True, only=("oyer",))) == []
        made.append({path.name: path.read_bytes() for path in (output(folder) / "oyer").iterdir()})
    assert made[0] == made[1]
    package = zipfile.ZipFile(io.BytesIO(made[0]["saksfremlegg.docx"]))
    assert {package.read(name) for name in package.namelist() if "/media/" in name} == {jpeg(400, 200), png()}
    opened = docx.Document(io.BytesIO(made[0]["saksfremlegg.docx"]))
    wide, small = opened.inline_shapes
    section = opened.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert (wide.width, wide.height) == (room, room // 2)
    assert (small.width, small.height) == (Cm(1), Cm(1.2))
    assert [drawn.get("descr") for drawn in opened.element.body.iter(qn("wp:docPr"))] == [WORDS, None]
    shown = tree_of(made[0]["saksfremlegg.html"]).xpath("//main//img")
    assert [image.get("alt") for image in shown] == [WORDS, ""]
    assert [base64.b64decode(image.get("src").partition(",")[2]) for image in shown] == [jpeg(400, 200), png()]
