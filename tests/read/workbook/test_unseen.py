"""What nobody sees in a cell, or sees as another program writes it, changes nothing that is read.

1. Invisible characters in keys, names, choices, amounts, ticks and headings are as if they were not there; a cell of
   nothing else is blank. 2. C1 controls and overrides of the direction of writing are refused with their place.
3. Check boxes in cells are an x and a blank. 4. A date in words is that date.
5. A formula's result is what Excel shows.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.domain.plan.measures import Status
from tests.readings import brief, read_whole, reading
from tests.workbooks import set_addresses, set_cells


def test_invisible_characters_change_nothing(folder: Path) -> None:
    before = read_whole(folder).plan
    set_cells(
        folder,
        {
            ("Tiltak", "T02", "2021"): "200\u200b000",
            ("Tiltak", "T02", "Status 2021"): "fore\u00adslått\u200e",
            ("Tiltak", "T02", "Veiviser"): "\ufeffx",
            ("Tiltak", "T02", "Tiltakseier"): "L\u200bRV",
            ("Tiltak", "T02", "Tilrettelegger"): "\u200b",
            ("Tiltak", "T02", "Virkemiddel"): "Bærekraftige\u2009og digitale\u00a0forretningsmodeller",
        },
    )
    set_addresses(folder, {"Tiltak!A3": "T\u200b02", "Tiltak!C1": "Tiltak\u200b"})
    set_addresses(folder, {"Tiltak!I1": "Samarbeids\u00adpartnere"})
    case, findings = reading(folder)
    assert findings == []
    assert case is not None
    assert case.plan.measure("T02") == before.measure("T02")


def test_a_decomposed_name_is_the_name(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Saksbehandler"): "Ka\u030are Nordmann"})
    assert "Ka\u030are Nordmann" in {choices.officer for choices in read_whole(folder).municipal}
    set_cells(folder, {("Tiltak", "T10", "Tiltakseier"): "Ska\u030appa\u030a"})
    assert reading(folder)[1] == []


@pytest.mark.parametrize(
    ("character", "named"), [("\u009b", "U+009B"), ("\u0085", "U+0085"), ("\u202e", "U+202E"), ("\x7f", "U+007F")]
)
def test_what_steers_a_terminal_or_turns_a_text_is_refused(folder: Path, character: str, named: str) -> None:
    set_cells(folder, {("Tiltak", "T02", "Samarbeidspartnere"): f"Ekstern{character}bistand"})
    (finding,) = reading(folder)[1]
    assert brief([finding]) == [("SB-111", "tiltak.xlsx › Tiltak!I3")]
    assert named in finding.says


def test_check_boxes_are_an_x_and_a_blank(folder: Path) -> None:
    before = read_whole(folder).plan.measure("T02").roles
    set_cells(
        folder,
        {
            ("Tiltak", "T02", "Veiviser"): True,
            ("Tiltak", "T02", "Brobygger"): True,
            ("Tiltak", "T02", "Tilrettelegger"): False,
        },
    )
    set_addresses(folder, {"Tiltak!D40": False, "Tiltak!E40": False})
    assert read_whole(folder).plan.measure("T02").roles == before


def test_a_date_in_words_is_that_date(folder: Path) -> None:
    set_cells(folder, {("Saksgang", "Øyer", "Møtedato"): "8. april 2021"})
    assert date(2021, 4, 8) in {step.meeting for step in read_whole(folder).steps}


def test_a_result_is_what_excel_shows(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T03", "2021"): 110000.00000000001})
    now = read_whole(folder).plan.measure("T03").now
    assert (now.total.value, now.status) == (110_000, Status.PROPOSED)
