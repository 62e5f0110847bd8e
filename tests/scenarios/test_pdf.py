"""The PDF files of the real case, both editions, made by the real LibreOffice and read by poppler and pikepdf.

1. A PDF says what its Word document says, word for word and in the same order, numbers and points of lists too.
2. It tells its title, language and standards, opens under its title, and has a bookmark for every heading.
3. Its tags: the title above the other headings, lists whose marks are parted from their texts, and tables with their
   captions, whose header cells head their columns and rows.
4. Nothing in it tells when or where it was made: converted again, it has the same bytes.
5. Building again converts nothing, and leaves every file as it was.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.table import Table

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import Text
from pipeline.runs.libreoffice import SETTING, find_office
from pipeline.write.pdf.archive import archived
from pipeline.write.pdf.libreoffice import Office, Raw, converted
from pipeline.write.pdf.metadata import claims_all
from pipeline.write.pdf.original import original
from pipeline.write.pdf.tags import PdfTag, tags
from tests.documents import PROPOSED, build_edition, numbered
from tests.workbooks import copy_of_case

PDFS = (
    "til-kommunene/gausdal/saksfremlegg.pdf",
    "til-kommunene/ipr/vedlegg-tiltak.pdf",
    "til-kommunene/lillehammer/saksfremlegg.pdf",
    "til-kommunene/oyer/saksfremlegg.pdf",
    "til-radet/ipr/saksfremlegg.pdf",
    "til-radet/ipr/vedlegg-tiltak.pdf",
)
ØYER = PDFS[3]
pytestmark = [pytest.mark.slow, pytest.mark.needs("LibreOffice", "pdftotext", "Carlito", "Liberation Sans")]
POINTS = {"List Bullet": "•", "List Bullet 2": "–"}


@pytest.fixture(scope="session")
def folder_with_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both editions with PDF; give the case's folder."""
    folder = copy_of_case(tmp_path_factory.mktemp("pdf"))
    for edition in PROPOSED:
        outcome = build_edition(folder, edition, pdf=True)
        assert not [finding for finding in outcome.findings if finding.kind.code >= "SB-9"]
    return folder


@pytest.fixture(scope="session")
def with_pdf(folder_with_pdf: Path) -> Path:
    """Give output/2021, with PDF."""
    return folder_with_pdf.parent.parent / "output" / "2021"


def test_every_word_document_has_its_pdf(with_pdf: Path) -> None:
    assert sorted(path.relative_to(with_pdf).as_posix() for path in with_pdf.rglob("*.pdf")) == sorted(PDFS)
    assert {path.with_suffix(".pdf") for path in with_pdf.rglob("*.docx") if path.parent.name != "funn"} == {
        with_pdf / name for name in PDFS
    }


# --- what it says -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_says_what_its_word_document_says(with_pdf: Path, name: str) -> None:
    document = docx.Document(str((with_pdf / name).with_suffix(".docx")))
    heads = [_packed("".join(cell.text for cell in table.rows[0].cells)) for table in document.tables]
    drawn = _chart_words((with_pdf / name).with_suffix(".docx"))
    left = _packed("".join(_texts(document)))
    assert len(left) > 10_000
    for page in _pages(with_pdf / name):
        for line in _without_repeated_head(page, heads, left):
            # In narrow columns words are divided: a hyphen at a line's end may stand in the PDF alone.
            part = line if left.startswith(line) else line.removesuffix("-")
            if drawn and not left.startswith(part) and (line in drawn or line.isdecimal()):
                continue  # the words and the scale of the chart, which is no text in Word
            assert left.startswith(part), (line, left[: len(line) + 40])
            left = left[len(part) :]
    assert left == ""


def _chart_words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        charts = [package.read(part).decode() for part in package.namelist() if part.startswith("word/charts/chart")]
    return _packed("\n".join(word for chart in charts for word in re.findall(r"<c:v>([^<]*)</c:v>", chart)))


def _packed(text: str) -> str:
    return re.sub(r"\s", "", unbroken(text))


def _pages(path: Path) -> list[list[str]]:
    """Read the lines of each page between its header and its footer, as they stand one after the other in the file."""
    body = ("-r", "72", "-x", "0", "-y", "72", "-W", "600", "-H", "712")
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *body, str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()  # noqa: S603 - poppler
    return [[_packed(line) for line in page.splitlines()] for page in said.split("\f")]


def _without_repeated_head(page: list[str], heads: list[str], left: str) -> list[str]:
    """Drop the header row that a table repeats at the top of its next page."""
    for head in heads:
        if "".join(page).startswith(head) and not left.startswith(head):
            size = next(count for count in range(len(page)) if "".join(page[:count]) == head)
            return page[size:]
    return page


def _texts(document: Document) -> Iterator[str]:
    numbers = dict(numbered(document))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (p.text for row in block.rows for cell in row.cells for p in cell.paragraphs)
        else:
            style = (block.style.name if block.style else None) or ""
            yield numbers.get(block._p, POINTS.get(style, "")) + block.text  # noqa: SLF001 - the element is the key


# --- what it says of itself -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_tells_its_title_language_and_standards(with_pdf: Path, name: str) -> None:
    assert claims_all((with_pdf / name).read_bytes())
    known = docx.Document(str((with_pdf / name).with_suffix(".docx"))).core_properties
    with pikepdf.open(with_pdf / name) as pdf:
        assert str(pdf.Root.Lang) == "nb-NO"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"])) == (known.title, known.author)
        with pdf.open_metadata() as said:
            assert (said["dc:title"], said["dc:language"]) == (known.title, {"nb-NO"})
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
            assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_has_a_bookmark_for_every_heading(with_pdf: Path, name: str) -> None:
    document = docx.Document(str((with_pdf / name).with_suffix(".docx")))
    headings = [p.text for p in document.paragraphs if p.style and str(p.style.name).startswith("Heading")]
    with pikepdf.open(with_pdf / name) as pdf, pdf.open_outline() as outline:
        assert list(_bookmarks(outline.root)) == headings
        assert [item.title for item in outline.root] == headings[:1]
        levels = [tag.kind for tag in tags(pdf) if re.fullmatch(r"/H\d", tag.kind)]
    assert levels[0] == "/H1"
    assert set(levels[1:]) <= {"/H2", "/H3", "/H4"}


def _bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _bookmarks(item.children)


@pytest.mark.parametrize("name", PDFS)
def test_a_table_has_its_caption_its_columns_and_its_rows_headed(with_pdf: Path, name: str) -> None:
    document = docx.Document(str((with_pdf / name).with_suffix(".docx")))
    with pikepdf.open(with_pdf / name) as pdf:
        tables = [tag for tag in tags(pdf) if tag.kind == "/Table"]
        assert len(tables) == len(document.tables)
        for tag, table in zip(tables, document.tables, strict=True):
            caption, head, *rows = tag.children
            assert (caption.kind, caption.has_content) == ("/Caption", True)
            assert _scopes(head) == ["/Column"] * len(table.columns)
            assert len(rows) == len(table.rows) - 1
            for row, words in zip(rows, table.rows[1:], strict=True):
                first = next(number for number, cell in enumerate(words.cells) if cell.text)
                assert _scopes(row) == ["/Row" if n == first else None for n in range(len(table.columns))]


def _scopes(row: PdfTag) -> list[str | None]:
    scopes = [(cell.kind, cell.attribute("/Scope")) for cell in row.children]
    return [str(scope) if kind == "/TH" else None for kind, scope in scopes]


@pytest.mark.parametrize("name", PDFS)
def test_an_item_of_a_list_has_its_mark_and_its_text_apart(with_pdf: Path, name: str) -> None:
    with pikepdf.open(with_pdf / name) as pdf:
        tree = tags(pdf)
        items = [tag for tag in tree if tag.kind == "/LI"]
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for item in items:
            label, body = item.children
            assert (label.kind, body.kind, body.has_content) == ("/Lbl", "/LBody", True)
            assert owners[int(label.element.Pg.StructParents)][int(label.element.K[0])] == label.element
        assert {str(tag.attribute("/ListNumbering")) for tag in tree if tag.kind == "/L"} <= {
            "/Decimal",
            "/LowerAlpha",
            "/Disc",
        }
    assert items


@pytest.mark.parametrize("name", PDFS)
def test_every_drawing_is_a_figure_with_the_words_it_has_in_word(with_pdf: Path, name: str) -> None:
    with zipfile.ZipFile((with_pdf / name).with_suffix(".docx")) as package:
        drawings = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', package.read("word/document.xml").decode())
    with pikepdf.open(with_pdf / name) as pdf:
        figures = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == pikepdf.Name.Figure]
        assert [str(figure.Alt) for figure in figures] == drawings
    assert bool(drawings) == (name not in {PDFS[0], PDFS[2], ØYER})


# --- the same bytes ---------------------------------------------------------------------------------------


def test_converted_again_elsewhere_it_has_the_same_bytes(
    with_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "et helt annet sted æøå"))
    (tmp_path / "et helt annet sted æøå").mkdir()
    before = (with_pdf / ØYER).read_bytes()
    office = find_office()
    assert isinstance(office, Office)
    with pikepdf.open(io.BytesIO(before)) as pdf:
        title, kind, author = (str(pdf.docinfo[name]) for name in ("/Title", "/Subject", "/Author"))
    document = WordDocument("x.docx", "", Language.BOKMAAL, (Text(title),), kind, author, None, None, ())
    docx = (with_pdf / ØYER).with_suffix(".docx").read_bytes()
    with closing(converted({"x.docx": docx}, office)) as results:
        _, raw = next(results)
        assert isinstance(raw, Raw)
        assert archived(raw, document, original(docx), office.version) == before
        nynorsk = archived(raw, replace(document, language=Language.NYNORSK), original(docx), office.version)
    with pikepdf.open(io.BytesIO(nynorsk)) as pdf:
        assert str(pdf.Root.Lang) == "nn-NO"


@pytest.mark.parametrize("name", PDFS)
def test_nothing_tells_when_or_where_it_was_made(with_pdf: Path, name: str) -> None:
    content = (with_pdf / name).read_bytes()
    for trace in (b"Date", b"DocChecksum", b"file:", b"saksbygger-"):
        assert trace not in content
    assert b"\r\nendstream" not in content  # or two validators read two lengths


def test_building_again_converts_nothing_and_changes_nothing(
    folder_with_pdf: Path, with_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder_with_pdf.parent.parent, tmp_path / "copy")
    monkeypatch.setenv(SETTING, str(tmp_path / "no LibreOffice"))
    copy = tmp_path / "copy" / "input" / "2021"
    for edition in PROPOSED:
        assert len(build_edition(copy, edition, pdf=True).unchanged) == len(
            [name for name in PDFS if name.startswith(edition.folder)]
        )
    output = tmp_path / "copy" / "output" / "2021"
    assert {name: (output / name).read_bytes() for name in PDFS} == {n: (with_pdf / n).read_bytes() for n in PDFS}
