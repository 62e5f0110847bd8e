"""Paragraphs of the text, and of a template, around the places of findings.

1. A paragraph stands under its headings between its neighbours under the same one; what was found is marked in it.
2. Paragraphs are counted as the reader counts them, those in controls and in tables among the rest.
3. A place that names a heading only shows the heading, in either form of Norwegian.
4. Links, tabs and text put in under tracking are text; pictures and text boxes are not.
5. A template shows its paragraphs, those in tables and headers among the rest, and the rows of its tables.
6. What is not there, or may not be opened, has no picture. A paragraph of 100 000 characters is cut.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.findings.surroundings import TextSurroundings
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.prose.reader import read_prose
from pipeline.read.surroundings.paragraphs import paragraphs_around, template_around
from tests.packages import PROSE, TEMPLATE
from tests.workbooks import ROOT

KIND = Kind("SB-401", Severity.ERROR, Said("Feil.", "Wrong."), Said("Rett det.", "Mend it."))
PARAGRAPHS = ("1 Fakta", "Først.", "Så noe.", "", "Til slutt.", "2 Mer", "Under mer.", "1 Tiltak", "Om tiltak.")


def at(
    paragraph: int | None = None,
    heading: Said | str | None = None,
    found: str | None = None,
    file: str = "tekster.docx",
) -> Finding:
    """Make a finding in a text."""
    return KIND.at(Place(file, heading=heading, paragraph=paragraph), found)


def text(folder: Path, *paragraphs: str) -> Path:
    """Save a text; «1 Fakta» is a heading of level 1, and what begins with < is XML."""
    made = docx.Document(str(ROOT / "templates" / "tekster.docx"))
    for element in list(made.element.body):
        if not element.tag.endswith("sectPr"):
            made.element.body.remove(element)
    for paragraph in paragraphs:
        if paragraph.startswith("<"):
            start, _, rest = paragraph.partition(">")
            made.element.body.insert(len(made.element.body) - 1, parse_xml(f"{start} {nsdecls('w', 'wp')}>{rest}"))
        elif paragraph[:1].isdigit():
            made.add_paragraph(paragraph[2:], f"Heading {paragraph[0]}")
        else:
            made.add_paragraph(paragraph)
    path = folder / "tekster.docx"
    made.save(str(path))
    return path


def picture(path: Path, finding: Finding) -> TextSurroundings:
    """Take one picture."""
    return paragraphs_around(path, [finding])[finding]


@pytest.mark.parametrize(
    ("finding", "wanted"),
    [
        (at(3, found="noe"), TextSurroundings(("Fakta",), "Først.", "Så noe.", "Til slutt.", (3, 6))),
        (at(2), TextSurroundings(("Fakta",), "", "Først.", "Så noe.", None)),
        (at(5), TextSurroundings(("Fakta",), "Så noe.", "Til slutt.", "", None)),
        (at(7), TextSurroundings(("Fakta", "Mer"), "", "Under mer.", "", None)),
        (at(1), TextSurroundings((), "", "Fakta", "Først.", None, is_heading=True)),
        (at(6), TextSurroundings(("Fakta",), "", "Mer", "Under mer.", None, is_heading=True)),
        (at(9), TextSurroundings(("Tiltak",), "", "Om tiltak.", "", None)),
        (at(heading="FAKTA"), TextSurroundings((), "", "Fakta", "Først.", None, is_heading=True)),
        (at(99, heading="Mer"), TextSurroundings(("Fakta",), "", "Mer", "Under mer.", None, is_heading=True)),
        (at(4), TextSurroundings(("Fakta",), "Så noe.", "", "Til slutt.", None)),
    ],
)
def test_a_paragraph_stands_among_its_neighbours(tmp_path: Path, finding: Finding, wanted: TextSurroundings) -> None:
    assert picture(text(tmp_path, *PARAGRAPHS), finding) == wanted


def test_paragraphs_are_counted_as_the_reader_counts_them(tmp_path: Path) -> None:
    path = text(
        tmp_path,
        "1 Fakta",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>en</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:tbl>{'<w:tr><w:tc><w:p><w:r><w:t>i tabell</w:t></w:r></w:p></w:tc></w:tr>' * 2}</w:tbl>",
        "to",
    )
    read = read_prose(path, lambda _: None)
    assert read is not None
    paragraphs = read.sections[0].paragraphs
    assert [paragraph.typed for paragraph in paragraphs] == ["en", "i tabell", "i tabell", "to"]
    for paragraph in paragraphs:
        finding = KIND.at(paragraph.at)
        assert picture(path, finding).paragraph == paragraph.typed


def test_every_paragraph_of_the_real_text_is_found() -> None:
    read = read_prose(PROSE, lambda _: None)
    assert read is not None
    under = {KIND.at(paragraph.at): top.title for top in read.sections for paragraph in top.everything()}
    taken = paragraphs_around(PROSE, under)
    assert {finding: around.headings[0] for finding, around in taken.items()} == under
    assert all(around.headings[-1] == finding.place.heading for finding, around in taken.items())
    assert all(around.paragraph for around in taken.values())


def test_a_heading_in_nynorsk_is_found_by_its_fixed_name(tmp_path: Path) -> None:
    assert picture(text(tmp_path, "1 Kommunar"), at(heading="Kommuner")).paragraph == "Kommunar"


def test_all_text_of_a_paragraph_is_shown(tmp_path: Path) -> None:
    box = "<w:pict><w:p><w:r><w:t>boks</w:t></w:r></w:p></w:pict>"
    path = text(
        tmp_path,
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:tab/>"
        f"<w:t>b</w:t>{box}</w:r><w:ins><w:r><w:t>c</w:t></w:r></w:ins><w:del><w:r><w:delText>d</w:delText></w:r></w:del>"
        "</w:p>",
    )
    assert picture(path, at(1)).paragraph == "a\tbc"


@pytest.mark.parametrize(
    "finding", [at(), at(99), at(0), at(-1), at(heading="Borte"), at(99, heading="Borte"), at(heading="")]
)
def test_what_is_not_there_has_no_picture(tmp_path: Path, finding: Finding) -> None:
    assert paragraphs_around(text(tmp_path, *PARAGRAPHS), [finding]) == {}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 ikke en pakke", PROSE.read_bytes()[:9_000]])
def test_what_may_not_be_opened_has_no_pictures(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tekster.docx"
    path.write_bytes(content)
    assert paragraphs_around(path, [at(1)]) == template_around(path, [at(1)]) == {}
    assert paragraphs_around(tmp_path / "borte.docx", [at(1)]) == {}


def test_a_long_paragraph_is_cut_around_what_was_found(tmp_path: Path) -> None:
    taken = picture(text(tmp_path, "1 Fakta", "a " * 25_000 + "her" + " b" * 25_000, "c" * 1_000), at(2, found="her"))
    assert taken.mark is not None
    assert taken.paragraph[slice(*taken.mark)] == "her"
    assert len(taken.paragraph) < 1_100
    assert len(taken.after) < 400


def test_a_template_shows_its_paragraphs_and_rows(tmp_path: Path) -> None:
    made = docx.Document(str(TEMPLATE))
    first = made.paragraphs[0]
    first.insert_paragraph_before("{{ titel }} over")
    table = made.add_table(1, 2)
    for cell, words in zip(table.rows[0].cells, ("Nr", "Tiltak"), strict=True):
        cell.text = words
    made.sections[0].header.paragraphs[0].text = "Øverst"
    path = tmp_path / "saksfremlegg.docx"
    made.save(str(path))
    tables = len(made.tables)
    tag, top = at(1, found="{{ titel }}", file=path.name), at(1, heading=Said("Topptekst", "Header"), file=path.name)
    row = KIND.at(Place(path.name, table=tables, row=1))
    taken = template_around(path, [tag, top, row, at(9_999, file=path.name), at(file=path.name)])
    assert taken.keys() == {tag, top, row}
    assert (taken[tag].paragraph, taken[tag].mark, taken[tag].before) == ("{{ titel }} over", (0, 11), "")
    assert (taken[top].headings, taken[top].paragraph) == (("Topptekst",), "Øverst")
    assert taken[row].paragraph == "Nr | Tiltak"
