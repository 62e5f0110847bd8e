"""A decision that is not the proposal: point by point, with other amounts, a new measure, and another budget.

1. Every decided document says what was decided, and the proposal that went to the council is as it was.
2. The next year begins with what was decided: amounts, new measures, budget lines.
3. A point that the proposal has not got is an error, which says which points there are.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.runs.check import check
from pipeline.runs.new_year import new_year
from tests.documents import build_edition, docx_texts, output
from tests.readings import brief
from tests.workbooks import Cell, copy_of_cases, set_addresses

COLUMNS = {"outcome": "D", "point": "E", "text": "F", "measure": "G", "post": "H"}
COLUMNS |= {"year": "I", "amount": "J", "votes": "K", "note": "L"}
NEW_MEASURE: dict[str, Cell] = {
    "Tiltak!A27": "T26", "Tiltak!B27": "Fortelle gode historier fra regionen", "Tiltak!C27": "Kurs i anbud",
    "Tiltak!D27": "x", "Tiltak!H27": "LRV", "Tiltak!J27": 25_000, "Tiltak!K27": "foreslått", "Tiltak!L27": 0,
    "Tiltak!N27": 0, "Tiltak!P27": 0,
}  # fmt: skip


def row(number: int, **cells: Cell) -> dict[str, Cell]:
    """Name the cells of a row of the sheet Vedtak."""
    return {f"Vedtak!{COLUMNS[key]}{number}": value for key, value in cells.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Decide 2021 otherwise than proposed, and build what went to the council and what was decided."""
    made = copy_of_cases(tmp_path_factory.mktemp("decided"), "2021")
    cells = [
        row(2, outcome="endret", point=3, text="Resten blir stående.\nSaken kommer til høsten.", votes="7 mot 2"),
        row(3, outcome="strøket", point=6),
        row(4, outcome="nytt", text="Rådet ber om en sak om kompetanse."),
        row(5, outcome="endret", measure="T02", year=2021, amount=150_000, note="Rådet sparte."),
        row(6, outcome="endret", measure="T10", year=2022, amount=60_000),
        row(7, outcome="nytt", measure="T26", votes="5 mot 4"),
    ]
    set_addresses(made, {**NEW_MEASURE, **{at: value for cells_of in cells for at, value in cells_of.items()}})
    for edition in (Edition.COUNCIL, Edition.DECIDED):
        build_edition(made, edition)
    return made


def test_what_went_to_the_council_is_as_it_was(folder: Path, tmp_path: Path) -> None:
    plain = copy_of_cases(tmp_path, "2021")
    build_edition(plain, Edition.COUNCIL)
    for name in ("saksfremlegg.docx", "vedlegg-tiltak.docx"):
        proposed, before = (docx_texts(output(of, Edition.COUNCIL) / "ipr" / name) for of in (folder, plain))
        assert proposed == before


def test_the_decision_says_what_was_decided_and_no_more(folder: Path) -> None:
    said = docx_texts(output(folder, Edition.DECIDED) / "ipr" / "vedtak.docx")
    text = "\n".join(said).replace("\u00a0", " ")
    assert "Rådet endret ordlyden i punkt 3 i forslaget. Rådet strøk punkt 6 i forslaget." in text
    assert "Nytt i vedtaket er punkt 6. I møtet ble to beløp endret." in text
    points = text[text.index("gjorde rådet dette vedtaket:") : text.index("Økonomiske konsekvenser")]
    assert "Resten blir stående." in points
    assert "Saken kommer til høsten." in points
    assert "Rådet ber om en sak om kompetanse." in points
    assert "1 175 000 kroner av rammen" in points
    assert "legger til grunn" not in points
    assert "bortfall" not in points
    for cell in ("Anslag: 50 000", "Ikke i forslaget", "7 mot 2", "5 mot 4", "Rådet sparte.", "Strøket"):
        assert cell in text


def test_the_attachment_has_the_new_measure(folder: Path) -> None:
    assert "Kurs i anbud" in "\n".join(docx_texts(output(folder, Edition.DECIDED) / "ipr" / "vedlegg-tiltak.docx"))


def test_the_next_year_begins_with_what_was_decided(folder: Path) -> None:
    new_year(folder)
    sheet = openpyxl.load_workbook(folder.with_name("2022") / "tiltak.xlsx")["Tiltak"]
    rows = {line[0]: line for line in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["T26"][2] == "Kurs i anbud"
    assert rows["T10"][9:11] == (60_000, "foreslått")


def test_a_point_that_the_proposal_has_not_got_is_an_error_that_says_which_there_are(tmp_path: Path) -> None:
    made = copy_of_cases(tmp_path, "2021")
    set_addresses(made, row(2, outcome="strøket", point=10))
    (finding,) = [found for found in check(made) if found.is_error]
    assert brief([finding]) == [("SB-283", "tiltak.xlsx › Vedtak!E2")]
    assert finding.says == "Forslaget har ikke noe punkt 10. Det har punktene 1–6."


def test_a_budget_that_was_decided_otherwise_is_said_and_rolls_over(tmp_path: Path) -> None:
    made = copy_of_cases(tmp_path, "2021", "2022")
    cells = row(2, outcome="endret", post="drift", year=2022, amount=550_000)
    organ: dict[str, Cell] = {"Vedtak!A2": "Rådet", "Vedtak!B2": date(2021, 12, 10)}
    set_addresses(made, {**organ, **cells})
    build_edition(made, Edition.DECIDED)
    text = "\n".join(docx_texts(output(made, Edition.DECIDED) / "ipr" / "vedtak.docx")).replace("\u00a0", " ")
    assert "Sekretariat og møter" in text
    assert "550 000 kroner på drift" in text
    new_year(made)
    sheet = openpyxl.load_workbook(made.with_name("2023") / "tiltak.xlsx")["Budsjett"]
    lines = {line[1]: line for line in sheet.iter_rows(min_row=2, values_only=True)}
    assert lines["Sekretariat og møter"][2] == 550_000
