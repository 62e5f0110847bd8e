"""The budget workbook of the real case, looked at as a workbook.

1. Every formula has a stored result, and the results of the sums are those of the case of 2021.
2. Every cell has a named style of ours.
3. The chart has alternative text with the sums in words.
4. Amounts of measures are numbers from their cells; undecided years are blank, never nought.
5. Changing an amount in the workbook changes what the formulas add up: each measure is in exactly one sum.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.documents import alternative_texts, gallery


@pytest.fixture(scope="session")
def book(built: Path) -> Path:
    """Name the workbook of the real case."""
    return built / "til-kommunene" / "ipr" / "tiltaksbudsjett.xlsx"


def test_every_formula_has_a_stored_result(book: Path) -> None:
    formulas, results = openpyxl.load_workbook(book), openpyxl.load_workbook(book, data_only=True)
    found = [
        (sheet.title, cell.coordinate, results[sheet.title][cell.coordinate].value)
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(found) > 100
    assert [entry for entry in found if not isinstance(entry[2], int)] == []


def test_the_sums_of_the_instruments_are_those_of_2021(book: Path) -> None:
    sheet = openpyxl.load_workbook(book, data_only=True)["Sammendrag"]
    rows = {row[0]: row[2:7] for row in sheet.iter_rows(min_row=4, max_row=9, values_only=True)}
    assert rows == {
        1: (500_000, 500_000, 500_000, 100_000, 1_100_000),
        2: (225_000, 300_000, 300_000, 300_000, 900_000),
        3: (0, 0, 0, 0, 0),
        4: (125_000, 125_000, 125_000, 125_000, 375_000),
        5: (50_000, 0, 0, 0, 0),
        6: (300_000, 200_000, 200_000, 200_000, 600_000),
    }


def test_every_cell_has_a_named_style_of_ours(book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    styles = {c.style for s in opened.worksheets for row in s.iter_rows() for c in row if c.value is not None}
    assert all(style.startswith("Saksbygger ") for style in styles)
    assert styles <= gallery(book)


def test_the_chart_says_its_sums_in_words(book: Path) -> None:
    (text,) = alternative_texts(book)
    assert "Sum: 1\u00a0200\u00a0000\u00a0kroner i 2021" in text
    assert "725\u00a0000\u00a0kroner i 2024" in text


def test_amounts_are_numbers_and_what_is_undecided_is_blank(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Tiltak"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["T05"][6:10] == (75_000, "foreslått", None, "ikke avklart")  # Esport-klynge
    assert rows["T06"][6:10] == (None, "allerede avsatt", 300_000, "foreslått")  # Snowball
    assert rows["T10"][6:10] == (150_000, "foreslått", 50_000, "anslag")  # Fritidsbolignettverk
    assert rows["T01"][6:10] == (0, "foreslått", 0, "foreslått")


def test_measures_add_up_to_the_sum_whatever_the_formulas_say(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Tiltak"]
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if str(row[0]).startswith("T")]
    assert len(rows) == 25
    for column, expected in ((6, 1_200_000), (8, 1_125_000), (10, 1_125_000), (12, 725_000)):
        assert sum(_whole(row[column]) for row in rows if row[column + 1] == "foreslått") == expected


def test_owners_add_up_to_the_same_sum(book: Path) -> None:
    sheet = openpyxl.load_workbook(book, data_only=True)["Tiltakseiere"]
    *owners, total = (row for row in sheet.iter_rows(min_row=4, values_only=True) if row[1])
    assert total[2:6] == (1_200_000, 1_125_000, 1_125_000, 725_000)
    assert [sum(_whole(row[column]) for row in owners) for column in (2, 3, 4, 5)] == list(total[2:6])


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
