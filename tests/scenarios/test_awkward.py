"""Awkward characters from the user's files to every document: text in is text out, never a formula, tag or link.

1. Names of measures, notes, partners, sources, titles, points and prose come out as they went in, in Word and in Excel;
   a line break in a cell is a blank.
2. Nothing of it is taken for a formula, a template's tag or XML.
3. The law, for any text that Excel and Word can hold: a measure's name and a paragraph come out as they went in.
4. Fields `{{ … }}` in the prose are filled. A name that looks like one is stopped (test_looks.py).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.domain.case.choices import Edition
from pipeline.domain.prose.marks import gaps_left, marks
from pipeline.domain.values.characters import seen
from pipeline.domain.values.line_ends import unbroken
from tests.documents import PROPOSED, build_edition, codes, docx_texts, output, xlsx_texts
from tests.workbooks import add_to_prose, copy_of_case, set_cells

AWKWARD = (
    "& < > \" ' &amp; </w:t>",
    "{1, 2} {_ 50 % # § } $ [1]",
    "=SUM(A1:A9)",
    "+47 61 05 05 00",
    "-5 % av alt",
    "@alle",
    "🙂 👩🏽‍🚒 æøå ŋčšž",
    "før\tetter",
    "over\nunder",
    "Menneskerettighetsorganisasjonsmedlemskapskontingent" * 4,
    "en *stjerne? og ~tilde",
)


def in_a_line(text: str) -> str:
    """Give a text as a cell has it: in a line."""
    return text.replace("\n", " ")


def as_partner(text: str) -> str:
    """Leave out what divides partners: semicolons and line breaks."""
    return in_a_line(text).replace(";", "")


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real case with an awkward text in each place; give the folder of the case."""
    folder = copy_of_case(tmp_path_factory.mktemp("awkward"))
    cells: dict[tuple[str, str, str], str | int | float | bool | None] = {}
    for number, text in enumerate(AWKWARD, 1):
        cells["Tiltak", f"T{number:02}", "Tiltak"] = text
        cells["Tiltak", f"T{number:02}", "Merknad 2021"] = f"({text})"
        cells["Tiltak", f"T{number:02}", "Samarbeidspartnere"] = as_partner(text)
    cells["Sak", "Tittel", "Verdi"] = AWKWARD[0] + AWKWARD[1]
    cells["Kommuner", "Øyer", "Egne punkter"] = "\n".join(text for text in AWKWARD if "\n" not in text)
    cells["Kommuner", "Øyer", "Saksbehandler"] = "Ola <& Nordmann> {sønn"
    set_cells(folder, cells)
    add_to_prose(folder, "Fakta", *(f"¶{text}¶" for text in (*AWKWARD, "_x000D_ og _x0041_")))
    add_to_prose(folder, "Fakta", "¶Bruker {{ sum_foreslått }} av {1, 2} og {_ 50 %¶")
    for edition in PROPOSED:
        assert codes(build_edition(folder, edition)) == []
    return folder


def as_read(document: Path) -> list[str]:
    """Give the texts of a document, whatever they say of where their lines may end."""
    return [unbroken(text) for text in docx_texts(document)]


def words(folder: Path) -> list[str]:
    """Give the texts of Øyer's document, the attachment and the council's document."""
    return [
        text
        for edition, name in (
            (Edition.MUNICIPALITIES, "oyer/saksfremlegg.docx"),
            (Edition.MUNICIPALITIES, "ipr/vedlegg-tiltak.docx"),
            (Edition.COUNCIL, "ipr/saksfremlegg.docx"),
        )
        for text in as_read(output(folder, edition) / name)
    ]


@pytest.mark.parametrize("number", range(1, len(AWKWARD) + 1))
def test_a_measures_name_is_the_same_in_every_document(awkward: Path, number: int) -> None:
    name, shown = in_a_line(AWKWARD[number - 1]), f"1.{number}" if number <= 4 else f"2.{number - 4}"
    texts = words(awkward)
    assert texts.count(name) >= 2  # the tables of Øyer and of the council
    assert f"{shown} {name}" in texts  # the attachment's heading
    assert f"{shown} {name}" in xlsx_texts(output(awkward) / "ipr" / "tiltaksbudsjett.xlsx")


@pytest.mark.parametrize("text", AWKWARD)
def test_a_note_is_the_same_in_word_and_in_excel(awkward: Path, text: str) -> None:
    note = f"({text})"
    assert any(note in found for found in words(awkward))
    assert note in xlsx_texts(output(awkward) / "ipr" / "tiltaksbudsjett.xlsx")


@pytest.mark.parametrize("text", AWKWARD)
def test_a_partner_is_the_same_in_word_and_in_excel(awkward: Path, text: str) -> None:
    partner = as_partner(text)
    assert partner in words(awkward)
    assert partner in xlsx_texts(output(awkward) / "ipr" / "tiltaksbudsjett.xlsx")


@pytest.mark.parametrize("text", [*AWKWARD, "_x000D_ og _x0041_"])
def test_a_paragraph_is_the_same_in_every_case_document(awkward: Path, text: str) -> None:
    assert words(awkward).count(f"¶{text}¶") == 2


def test_a_field_is_filled_and_what_only_looks_like_one_is_left(awkward: Path) -> None:
    paragraph = next(text for text in words(awkward) if text.startswith("¶Bruker"))
    assert paragraph == "¶Bruker 1 200 000 kroner av {1, 2} og {_ 50 %¶"


def test_the_title_stands_at_the_top_of_every_case_document(awkward: Path) -> None:
    assert words(awkward).count(AWKWARD[0] + AWKWARD[1]) == 2


@pytest.mark.parametrize("text", [text for text in AWKWARD if "\n" not in text])
def test_a_municipalitys_own_point_is_a_point(awkward: Path, text: str) -> None:
    assert text in as_read(output(awkward) / "oyer" / "saksfremlegg.docx")


def test_an_officers_name_stands_as_written(awkward: Path) -> None:
    assert "Saksbehandler\tOla <& Nordmann> {sønn" in as_read(output(awkward) / "oyer" / "saksfremlegg.docx")


def test_no_text_of_the_users_is_a_formula(awkward: Path) -> None:
    book = openpyxl.load_workbook(output(awkward) / "ipr" / "tiltaksbudsjett.xlsx")
    formulas = {str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"}
    assert len(formulas) > 50
    assert {formula for formula in formulas if "A1:A9" in formula} == set()


def test_a_title_of_any_length_can_be_built(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    title = "Tiltaksplan for hele regionen og alle dens kommuner " * 6
    set_cells(folder, {("Sak", "Tittel", "Verdi"): title.strip()})
    assert len(build_edition(folder).made) == 5
    assert title.strip() in as_read(output(folder) / "oyer" / "saksfremlegg.docx")


def test_a_text_typed_as_an_escape_is_a_text(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T01", "Tiltak"): "Kode _x005F_x000D_ her"})  # as Excel stores a typed «_x000D_»
    build_edition(folder, only=("oyer",))
    assert "Kode _x000D_ her" in as_read(output(folder) / "oyer" / "saksfremlegg.docx")


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\ufffe\uffff\u202d\u202e{}[]",
        include_characters="<&=+-@%\"'",
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text and "_x" not in text and seen(text) and not text.endswith("(eksempel)"))
FINISHED_TEXTS = TEXTS.filter(lambda text: not marks(text) and not gaps_left(text))


@pytest.mark.slow
@given(name=FINISHED_TEXTS, paragraph=FINISHED_TEXTS)
@example(name="=1+1", paragraph="<% if %>")
@settings(max_examples=5)
def test_any_text_in_is_the_same_text_out(name: str, paragraph: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_of_case(Path(place))
        set_cells(folder, {("Tiltak", "T01", "Tiltak"): name})
        add_to_prose(folder, "Fakta", f"¶{paragraph}¶")
        assert codes(build_edition(folder, only=("oyer", "ipr"))) == []
        texts = as_read(output(folder) / "oyer" / "saksfremlegg.docx")
        assert unbroken(name) in texts
        assert unbroken(f"¶{paragraph}¶") in texts
        assert f"1.1 {name}" in xlsx_texts(output(folder) / "ipr" / "tiltaksbudsjett.xlsx")
