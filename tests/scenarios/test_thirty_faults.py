"""Thirty faults of different kinds in one workbook are thirty findings in one run, handed back in a copy of it.

1. Every fault is an error with its own cell, and nothing else in the workbook is one.
2. In the copy each of the cells is coloured and has a note with the code; the first sheet has a row with a link to it.
3. The user's files are not touched; the copy has their dropdowns and their own sheets.
4. build, which is blocked, leaves the same copy as check --annotate; a second run leaves the same bytes.
5. The texts have a comment at the paragraph that each finding names.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from pipeline.domain.findings.finding import Finding, Severity
from pipeline.runs.check import check
from pipeline.write.returned.marks import LOOKS
from tests.annotated import Copy, S, W, Zipped
from tests.documents import build_edition
from tests.workbooks import Cell, add_to_prose, copy_of_case, replace_in_prose, set_addresses

FAULTS: dict[str, tuple[Cell, str]] = {
    "Sak!B5": ("egen sakk", "SB-206"),
    "Sak!B6": (None, "SB-202"),
    "Sak!B10": ("mye", "SB-205"),
    "Sak!B11": ("snart", "SB-218"),
    "Kommuner!J2": (None, "SB-202"),
    "Kommuner!J4": ("gratis", "SB-206"),
    "Kommuner!E3": (None, "SB-202"),
    "Saksgang!C2": ("i mai", "SB-218"),
    "Saksgang!E3": ("innstille", "SB-206"),
    "Ramme!C2": ("våren", "SB-218"),
    "Tiltak!C2": (None, "SB-202"),
    "Tiltak!B3": ("Klynge og nettverk", "SB-203"),
    "Tiltak!H4": ("LRVV", "SB-204"),
    "Tiltak!J5": (-200, "SB-279"),
    "Tiltak!K6": (None, "SB-207"),
    "Tiltak!J7": (5000, "SB-209"),
    "Tiltak!J11": ("=1+1", "SB-109"),
    "Tiltak!J14": ("#REF!", "SB-110"),
    "Tiltak!K15": ("foreslåt", "SB-206"),
    "Tiltak!J16": (None, "SB-208"),
    "Tiltak!A18": ("T16", "SB-201"),
    "Tiltak!A21": ("T20", "SB-213"),
    "Tiltak!E22": ("ja", "SB-206"),
    "Tiltak!L24": (0.5, "SB-205"),
    "Tiltak!C25": (date(2021, 4, 8), "SB-113"),
    "Finansiering!A2": ("T99", "SB-216"),
    "Finansiering!C3": (2040, "SB-220"),
    "Finansiering!D5": ("litt", "SB-205"),
    "Vedleggsliste!B2": ("i fjor", "SB-218"),
    "Vedleggsliste!D2": ("alla", "SB-313"),
}
OWN_SHEET = "Mine notater"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the workbook with the thirty faults, a sheet of the user's own, and three faults in the texts."""
    folder = copy_of_case(tmp_path_factory.mktemp("thirty"))
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book.create_sheet(OWN_SHEET)["B2"] = "Ring Øyer om T07"
    book.save(path)
    set_addresses(folder, {cell: value for cell, (value, _) in FAULTS.items()} | {"Avsluttet!A2": "T20"})
    replace_in_prose(folder, "Fakta", "Faktaa")
    add_to_prose(folder, "Vurdering", "Her er {{ et_felt_som_ikke_finnes }}.", "Og {{ et_til }}.")
    return folder


@pytest.fixture(scope="module")
def before(case: Path) -> dict[str, bytes]:
    """Keep the user's files as they were before any run."""
    return {path.name: path.read_bytes() for path in case.iterdir()}


@pytest.fixture(scope="module")
def found(case: Path, before: dict[str, bytes]) -> tuple[Finding, ...]:
    """Run check --annotate, once."""
    assert before
    return check(case, annotated=True)


@pytest.fixture(scope="module")
def left(case: Path, found: tuple[Finding, ...]) -> Path:
    """Give the folder of findings."""
    assert found
    return case.parent.parent / "output" / "2021" / "funn"


@pytest.fixture(scope="module")
def copy(left: Path) -> Copy:
    """Read the copy of the workbook."""
    return Copy(left / "tiltak-med-funn.xlsx")


def test_thirty_faults_are_thirty_errors_each_with_its_cell(found: tuple[Finding, ...]) -> None:
    assert len(FAULTS) == 30
    errors = [f for f in found if f.is_error and f.place.file == "tiltak.xlsx"]
    assert {f"{f.place.sheet}!{f.place.cell}": f.kind.code for f in errors} == {
        cell: code for cell, (_, code) in FAULTS.items()
    }
    assert len(errors) == 30


@pytest.mark.parametrize("cell", FAULTS)
def test_the_cell_is_coloured_and_has_a_note(copy: Copy, cell: str) -> None:
    sheet, _, address = cell.partition("!")
    assert copy.fills(sheet)[address] == LOOKS[Severity.ERROR].fill
    assert f"Feil {FAULTS[cell][1]}" in copy.notes(sheet)[address]


@pytest.mark.parametrize("cell", FAULTS)
def test_the_first_sheet_has_a_row_that_leads_to_the_cell(copy: Copy, cell: str) -> None:
    rows = [row for row in copy.findings if row.place == cell and row.severity == "Feil"]
    sheet, _, address = cell.partition("!")
    assert [(row.code, row.link) for row in rows] == [(FAULTS[cell][1], f"'{sheet}'!{address}")]


def test_there_is_a_row_for_every_finding_and_a_note_at_every_cell(copy: Copy, found: tuple[Finding, ...]) -> None:
    assert len(copy.findings) == len(found)
    cells = {(f.place.sheet, f.place.cell) for f in found if f.place.cell is not None}
    noted = {(name, cell) for name in copy.names for cell in copy.notes(name)}
    assert noted == cells


def test_the_users_files_are_as_they_were(case: Path, before: dict[str, bytes], copy: Copy) -> None:
    assert copy.names
    assert {path.name: path.read_bytes() for path in case.iterdir()} == before


def test_the_dropdowns_and_the_users_own_sheet_are_in_the_copy(before: dict[str, bytes], copy: Copy) -> None:
    original = Copy(before["tiltak.xlsx"])
    assert copy.names == ["Funn", *original.names]
    assert copy.text(OWN_SHEET, "B2") == "Ring Øyer om T07"
    for name in original.names:
        rules = [[etree.tostring(d) for d in c.sheet(name).iter(f"{S}dataValidation")] for c in (original, copy)]
        assert rules[0] == rules[1]
    assert sum(len(list(copy.sheet(name).iter(f"{S}dataValidation"))) for name in original.names) > 90


def test_a_blocked_build_leaves_the_same_copies(case: Path, left: Path) -> None:
    names = ("tiltak-med-funn.xlsx", "tekster-med-funn.docx", "funn.txt")
    first = {name: (left / name).read_bytes() for name in names}
    for name in names:
        (left / name).unlink()
    assert build_edition(case).made == ()
    assert {name: (left / name).read_bytes() for name in names} == first


def test_the_texts_have_a_comment_at_each_paragraph(left: Path, found: tuple[Finding, ...]) -> None:
    package = Zipped(left / "tekster-med-funn.docx")
    body = package.xml("word/document.xml")[0]
    part = package.target("word/document.xml", "comments") or ""
    said = {c.get(f"{W}id"): "".join(t.text or "" for t in c.iter(f"{W}t")) for c in package.xml(part)}
    about = {
        said[mark.get(f"{W}id")][:60]: "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        for paragraph in body
        for mark in paragraph.iter(f"{W}commentReference")
    }
    errors = {text: says for says, text in about.items() if says.startswith("Feil")}
    assert errors["Faktaa"].startswith("Feil SB-404: Overskriften «Faktaa» er ikke kjent")
    assert errors["Her er {{ et_felt_som_ikke_finnes }}."].startswith(
        "Feil SB-401: Feltet {{ et_felt_som_ikke_finnes }}"
    )
    assert errors["Og {{ et_til }}."].startswith("Feil SB-401: Feltet {{ et_til }}")
    assert len(said) == sum(f.place.file == "tekster.docx" for f in found)
