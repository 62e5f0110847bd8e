"""Looks of a cell that mean something, and what stands beside its value.

1. What is struck out stops, a whole row once, a cell where it stands, a part of a text too.
2. A cell that looks blank and is not is a warning. 3. An amount that is shown in another unit stops; kroner do not.
4. A number with a date's look names the format. 5. Hidden sheets are named. 6. A stale result stops; formulas whose
   results are used, and comments, are named once. 7. A sheet that says that its amounts are in thousands stops.
8. Sheets named by another program are found among the user's own.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from pipeline.domain.findings.finding import Finding
from tests.readings import brief, reading
from tests.workbooks import set_addresses, set_cell_looks

TILTAK = "tiltak.xlsx › Tiltak!"


def found(folder: Path) -> list[Finding]:
    return reading(folder)[1]


@pytest.mark.parametrize(
    ("struck", "at"), [("A3:Z3", "A3"), ("J3:J3", "J3"), ("A3:C3", "A3 B3 C3"), ("A60:Z60", "")]
)  # fmt: skip
def test_what_is_struck_out_stops(folder: Path, struck: str, at: str) -> None:
    set_cell_looks(folder, struck=struck)
    findings = found(folder)
    assert sorted(brief(findings)) == [("SB-160", f"{TILTAK}{cell}") for cell in at.split()]
    assert all(finding.is_error for finding in findings)


def test_a_struck_part_of_a_text_stops(folder: Path) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book["Tiltak"]["I3"].value = CellRichText("Næringshagen, ", TextBlock(InlineFont(strike=True), "Skåppå"))
    book.save(path)
    assert brief(found(folder)) == [("SB-160", f"{TILTAK}I3")]


@pytest.mark.parametrize(
    ("font", "fill", "number_format", "is_seen"),
    [
        ("FFFFFFFF", None, "General", False),
        ("FFFFFFFF", "FFFFFFFF", "General", False),
        ("FFFFFFFF", "FF1F4E79", "General", True),
        ("FF000000", None, ";;;", False),
        ("FF000000", None, ";;;@", False),
        ("FF000000", None, "#,##0;-#,##0;;@", True),
        ("FF000000", None, '#,##0" kr;"', True),
    ],
)
def test_what_looks_blank_is_a_warning(
    folder: Path, font: str, fill: str | None, number_format: str, *, is_seen: bool
) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    cell = book["Tiltak"]["J3"]
    cell.font, cell.number_format = Font(color=font), number_format
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    assert brief(found(folder)) == ([] if is_seen else [("SB-161", f"{TILTAK}J3")])


OTHER = (
    "#,##0,", "0.0,,", "0%", '#,##0" tkr"', '#,##0 "EUR"', "[$€-2] #,##0", "[$$-409]#,##0", "#,##0 [$SEK]",
    '#,##0"000"', "#,##0\\ €", '#,##0 "mill. kr"', "€ #,##0",
)  # fmt: skip
KRONER = (
    "General", "#,##0", "#,##0.00", '#,##0" kr"', '"kr" #,##0', "[$kr-414] #,##0", "#,##0 [$NOK]", '#,##0",-"',
    '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "[Red]#,##0", "#\\ ##0", "@", "0_ ;-0\\ ", "#,##0.00\\ [$kr.-414]",
)  # fmt: skip


@pytest.mark.parametrize("number_format", OTHER)
def test_an_amount_shown_in_another_unit_stops(folder: Path, number_format: str) -> None:
    set_cell_looks(folder, number_format=f"J3={number_format}")
    (finding,) = found(folder)
    assert brief([finding]) == [("SB-162", f"{TILTAK}J3")]
    assert number_format in finding.says


@pytest.mark.parametrize("number_format", KRONER)
def test_an_amount_shown_in_kroner_is_read(folder: Path, number_format: str) -> None:
    set_cell_looks(folder, number_format=f"J3={number_format}")
    assert found(folder) == []


def test_a_number_with_a_dates_look_names_the_format(folder: Path) -> None:
    set_cell_looks(folder, number_format="J3=dd.mm.yyyy")
    (finding,) = found(folder)
    assert brief([finding]) == [("SB-163", f"{TILTAK}J3")]
    assert "datoformat" in finding.says
    assert "Hjem › Tall" in finding.fix


def test_hidden_sheets_are_named(folder: Path) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book["Finansiering"].sheet_state = "hidden"
    book["Vedtak"].sheet_state = "veryHidden"
    book["Lister"].sheet_state = "hidden"
    book.save(path)
    findings = found(folder)
    assert brief(findings) == [("SB-114", "tiltak.xlsx › Finansiering"), ("SB-114", "tiltak.xlsx › Vedtak")]
    assert "menyen Vis" in findings[1].says


def with_formula(folder: Path, formula: str, stored: object) -> None:
    """Put a formula with a stored result into Tiltak!J3, as a program that does not calculate does."""
    path = folder / "tiltak.xlsx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet, old = "xl/worksheets/sheet9.xml", rb'(<c r="J3" s="\d+">)<v>200000</v>'
    new = f"<f>{formula}</f><v>{stored}</v>".encode()
    parts[sheet], times = re.subn(old, lambda found: found[1] + new, parts[sheet])
    assert times == 1
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.mark.parametrize(
    ("formula", "stored", "codes"),
    [
        ("J4+J5", 200000, ["SB-165", "SB-164"]),
        ("J4+J5", 300000, ["SB-165"]),
        ("SUM(J4:J5)", 200000, ["SB-165", "SB-164"]),
        ("100000*1.1", "110000.00000000001", ["SB-165"]),
        ("VLOOKUP(A3,Parter!A1:B9,2)", 200000, ["SB-165"]),
    ],
)
def test_a_stale_result_stops_and_formulas_are_named_once(
    folder: Path, formula: str, stored: object, codes: list[str]
) -> None:
    with_formula(folder, formula, stored)
    findings = found(folder)
    assert [finding.kind.code for finding in sorted(findings, key=lambda f: -int(f.kind.code[3:]))] == codes
    assert "Tiltak!J3" in next(f.says for f in findings if f.kind.code == "SB-165")


def test_comments_are_named_once(folder: Path) -> None:
    set_cell_looks(folder, comment="J3")
    set_cell_looks(folder, comment="A60")
    (finding,) = found(folder)
    assert (finding.kind.code, "Tiltak!J3." in finding.says) == ("SB-166", True)


@pytest.mark.parametrize("text", ["Alle tall i 1000 kr", "Hele 1 000", "(1000 kr)", "i tusen kroner", "tkr"])
def test_a_sheet_that_says_thousands_stops(folder: Path, text: str) -> None:
    set_addresses(folder, {"Tiltak!AF1": text})
    assert ("SB-168", f"{TILTAK}AF1") in brief(found(folder))


@pytest.mark.parametrize("text", ["Rammen er 1 001 000", "Notat 1000", "T1 000"])
def test_another_heading_says_nothing_of_a_unit(folder: Path, text: str) -> None:
    set_addresses(folder, {"Tiltak!AF1": text})
    assert [finding.kind.code for finding in found(folder)] == ["SB-106"]


def test_sheets_of_apple_numbers_are_named(folder: Path) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    for sheet in book:
        sheet.title = f"{sheet.title} - Tabell 1"
    book.save(path)
    assert any("Mente du «Sak - Tabell 1»?" in finding.says for finding in found(folder))
