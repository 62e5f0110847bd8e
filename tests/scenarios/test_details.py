"""A council that shows more of its measures: standard columns and its own, in the tables and in the attachment.

1. Each column stands in the tables, in the attachment or in both, as region.yaml says, and nowhere else.
2. Dates, numbers, words of a list and fields read as elsewhere, in the form of Norwegian of the document.
3. Columns in which nothing stands are left out; more than there is room for are shared evenly among tables.
4. A column that is shown and not there is found; next year's workbook has it, asks about the deadline and empties how
   far a measure has come.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.runs.check import check
from pipeline.runs.new_year import new_year
from tests.december import december
from tests.documents import build_edition, docx_texts, output
from tests.workbooks import Cell, edit_region

SHOWN: Final = """\
vis:
  tabell: [Frist, Ansvarlig, Gjennomføring, {navn: Vår egen, navn_nn: Vår eigen}, KOSTRA, Prioritet]
  vedlegg: [Frist, Klimaeffekt, {navn: Utslipp i fjor, navn_nn: Utslepp i fjor}]
"""
COLUMNS: Final[Mapping[str, Cell]] = {
    "Frist": datetime(2022, 12, 31),  # noqa: DTZ001 - as a workbook has dates
    "Ansvarlig": "Kari Nordmann",
    "Gjennomføring": "i gang",
    "Vår egen": "Se {{ T01.2022 }}",
    "KOSTRA": 3250,
    "Prioritet": None,
    "Klimaeffekt": 0.5,
    "Utslipp i fjor": 12500,
}


def case(folder: Path, columns: Mapping[str, Cell] = COLUMNS) -> Path:
    """Write a case in December whose measures have these columns, all with the same cells."""
    year = december(folder, before=None)
    edit_region(year, "fordelingsnøkkel:", SHOWN + "fordelingsnøkkel:")
    book = openpyxl.load_workbook(year / "tiltak.xlsx")
    sheet = book["Tiltak"]
    first, last = sheet.max_column + 1, 1 + len([cell for cell in sheet["C"][1:] if cell.value])
    for column, (heading, value) in enumerate(columns.items(), first):
        sheet.cell(1, column).value = heading
        for row in range(2, last + 1):
            sheet.cell(row, column).value = value
    book.save(year / "tiltak.xlsx")
    return year


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build the case; give the text of each document."""
    folder = case(tmp_path_factory.mktemp("detaljer"))
    outcome = build_edition(folder, Edition.MUNICIPALITIES)
    assert [finding.says for finding in outcome.findings if finding.is_error] == []
    paths = output(folder, Edition.MUNICIPALITIES).rglob("*.docx")
    return {f"{path.parent.name}/{path.stem}": "\n".join(docx_texts(path)) for path in paths}


PLAN, ATTACHMENT = "ipr/budsjett-og-tiltaksplan", "ipr/vedlegg-tiltak"


@pytest.mark.parametrize(
    ("says", "where"),
    [
        ("31. desember 2022", {PLAN, ATTACHMENT}),
        ("Kari Nordmann", {PLAN}),
        ("I gang", {PLAN}),
        ("Se 400 000 kroner", {PLAN}),
        ("3250", {PLAN}),
        ("Frist, ansvarlig og gjennomføring for tiltakene under", {PLAN}),
        ("Vår egen og KOSTRA-funksjon for tiltakene under", {PLAN}),
        ("Klimaeffekt: 0,5", {ATTACHMENT}),
        ("Utslipp i fjor: 12 500", {ATTACHMENT}),
        ("Prioritet", set()),
    ],
)
def test_a_column_stands_where_it_is_shown(made: dict[str, str], says: str, where: set[str]) -> None:
    assert {name for name in (PLAN, ATTACHMENT) if says in made[name].replace("\u00a0", " ")} == where


def test_a_detail_that_lacks_the_other_form_is_among_what_is_lacking(tmp_path: Path) -> None:
    lacking = [f for f in check(case(tmp_path)) if f.kind.code == "SB-232" and f.place.sheet == "Tiltak"]
    (said,) = (finding.says for finding in lacking)
    assert "Vår egen nn" in said
    assert "Ansvarlig nn" not in said, "a name is as right in one form as in the other"


def test_a_column_that_is_not_there_is_found(tmp_path: Path) -> None:
    folder = case(tmp_path, {"Frist": "høsten"})
    found = [finding.found for finding in check(folder) if finding.kind.code == "SB-259"]
    assert found == ["Ansvarlig", "Gjennomføring", "Vår egen", "KOSTRA", "Prioritet", "Klimaeffekt", "Utslipp i fjor"]


def test_next_year_has_the_columns_and_asks_about_the_deadline(tmp_path: Path) -> None:
    rolled = new_year(case(tmp_path), without_decision=True)
    sheet = openpyxl.load_workbook(rolled.folder / "tiltak.xlsx")["Tiltak"]
    cells = {str(heading.value): cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert {heading: cells[heading] for heading in COLUMNS} == {
        **COLUMNS,
        "Frist": "31.12.2022?",
        "Gjennomføring": None,
    }
    asked = [finding for finding in rolled.to_do if finding.kind.code == "SB-247" and finding.found == "31.12.2022?"]
    assert asked
