"""What is sent with a form: a new region, a workbook, a text.

1. The first case asks for the region, and has its names; what cannot be is told, and what was written is kept.
2. A file takes its place in the case by its name or its kind; the one before is kept, and a wrong one changes nothing.
3. What is damaged or cut off on its way is told on a page.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.app.asking import OK, SECRET, get, send, text_of
from tests.workbooks import ROOT

REFUSED, DAMAGED = 422, 400
EXAMPLE = ROOT / "input" / "2021"


def hand_in(page: TestClient, name: str, content: bytes) -> Response:
    """Send a file to the case."""
    return page.post(f"/{SECRET}/sak/2021/filer", files={"fil": (name, content)})


def test_the_first_case_has_the_names_of_the_region(page: TestClient, home: Path) -> None:
    shutil.rmtree(home / "input")
    assert 'name="kommune"' in get(page, "/").text
    said = send(page, "/ny", år="2027", råd="Rådet «Øst» & vest", kommune="Nordre, Søndre=3440\r\n\r\n", målform="nn")
    assert said.status_code == OK
    region = (home / "input" / "region.yaml").read_text(encoding="utf-8")
    assert "Rådet «Øst» & vest" in region
    assert region.index("Nordre") < region.index("Søndre")
    assert "3440" in region
    assert 'name="kommune"' not in get(page, "/").text


def test_a_region_that_cannot_be_is_told_and_what_was_written_is_kept(page: TestClient, home: Path) -> None:
    shutil.rmtree(home / "input")
    said = send(page, "/ny", år="2027", råd="Rådet", kommune="Nordre\nNordre", målform="nb")
    assert said.status_code == REFUSED
    assert "Nordre" in text_of(said)
    assert 'value="Rådet"' in said.text
    assert not (home / "input").exists()


def test_what_was_chosen_of_a_case_is_in_its_files(page: TestClient, home: Path) -> None:
    shutil.rmtree(home / "input")
    answers = {"målform": "nn", "plan": "trafikksikringsplan", "penger": "nei", "antall-år": "2"}
    assert send(page, "/ny", år="2027", kommune="Kvam herad", **answers).status_code == OK
    assert "type: herad" in (home / "input" / "region.yaml").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(home / "input" / "2027" / "tiltak.xlsx")
    assert (book["Sak"]["B4"].value, "Ramme" in book) == ("Trafikksikringsplan 2027–2028", False)


@pytest.mark.parametrize("name", ["tekster.docx", "Min tekst.DOCX", "C:\\Users\\kari\\tekst.docx"])
def test_a_text_takes_its_place_and_the_one_before_is_kept(page: TestClient, home: Path, name: str) -> None:
    folder = home / "input" / "2021"
    before = (folder / "tekster.docx").read_bytes()
    (folder / "tekster.docx").write_bytes((ROOT / "input" / "2022" / "tekster.docx").read_bytes())
    said = hand_in(page, name, before)
    assert said.status_code == OK
    assert "Den gamle ligger ved siden av som «tekster (før" in text_of(said)
    assert (folder / "tekster.docx").read_bytes() == before
    (kept,) = folder.glob("tekster (før*.docx")
    assert kept.read_bytes() == (ROOT / "input" / "2022" / "tekster.docx").read_bytes()


def test_the_same_file_changes_nothing(page: TestClient, home: Path) -> None:
    said = hand_in(page, "tiltak.xlsx", (EXAMPLE / "tiltak.xlsx").read_bytes())
    assert "tiltak.xlsx er den samme som før." in text_of(said)
    assert len(list((home / "input" / "2021").iterdir())) == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("notat.pdf", b"%PDF-1.7", "Filen må være en arbeidsbok"),
        ("", b"", "Velg en fil først"),
        ("tiltak.xlsx", b"no zip", "tiltak.xlsx"),
        ("tiltak.xlsx", (EXAMPLE / "tekster.docx").read_bytes(), "tiltak.xlsx"),
        ("..\\..\\region.yaml", b"x", "Filen må være en arbeidsbok"),
    ],
    ids=["pdf", "none", "damaged", "another kind", "a path"],
)
def test_a_wrong_file_is_told_and_changes_nothing(
    page: TestClient, home: Path, name: str, content: bytes, told: str
) -> None:
    before = {path: path.read_bytes() for path in (home / "input").rglob("*") if path.is_file()}
    said = hand_in(page, name, content)
    assert said.status_code == REFUSED
    assert told in text_of(said)
    assert {path: path.read_bytes() for path in (home / "input").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=b", "multipart/form-data; boundary=\xe6"]
)
def test_a_damaged_form_is_told_and_changes_nothing(page: TestClient, home: Path, kind: str) -> None:
    headers = {"Content-Type": kind.encode("latin-1")}
    said = page.post(f"/{SECRET}/sak/2021/filer", content=b"damaged", headers=headers)  # type: ignore[arg-type]
    assert said.status_code == DAMAGED
    assert "Dette kom ikke helt frem" in text_of(said)
    assert len(list((home / "input" / "2021").iterdir())) == 2


def test_too_many_fields_or_files_are_told(page: TestClient) -> None:
    assert page.post(f"/{SECRET}/ny", data={f"a{n}": "1" for n in range(300)}).status_code == DAMAGED
    files = [("fil", (f"{n}.xlsx", b"x")) for n in range(9)]
    assert page.post(f"/{SECRET}/sak/2021/filer", files=files).status_code == DAMAGED
