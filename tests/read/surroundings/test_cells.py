"""Cells as their owner sees them.

1. A cell stands between the rows beside it, under the headings, with what its row is known by and two columns each way.
2. Amounts have hard spaces, years have none, dates are dd.mm.yyyy, a formula shows its result, an error and a blank
   cell stand as they are.
3. What is hidden or folded away is passed over, unless it is what is meant: then the picture says so.
4. Cells that are merged are meant together, and show the text that they have together.
5. Several cells, and a whole sheet, have one picture with as much as there is room for.
6. In the form Sak the guidance is left out; a sheet of the user's own has no headings.
7. What is not there, or may not be opened, has no picture; a text of 100 000 characters and a sheet of 16 384 columns
   have a small one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.findings.surroundings import CellSurroundings
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.surroundings.cells import MOST_COLUMNS, MOST_ROWS, cells_around
from pipeline.read.surroundings.shown import LONGEST, LONGEST_BESIDE
from tests.packages import WORKBOOK, replaced
from tests.workbooks import Cell

KIND = Kind("SB-201", Severity.ERROR, Said("Feil.", "Wrong."), Said("Rett det.", "Mend it."))
HEADINGS = ("Nr", "Virkemiddel", "Tiltak", "Tiltakseier", "2021", "Status 2021", "2022", "Status 2022", "Merknad")
ROWS = [(f"T{n:02}", "Klynger", f"Tiltak {n}", "LRV", n * 100_000, "foreslått", None, "anslag", n) for n in range(1, 6)]


def at(sheet: str | None = "Tiltak", cell: str | None = None, found: str | None = None) -> Finding:
    """Make a finding in the workbook."""
    return KIND.at(Place("tiltak.xlsx", sheet=sheet, cell=cell), found)


def workbook(folder: Path, change: Callable[[Worksheet], object] | None = None, name: str = "Tiltak") -> Path:
    """Save a workbook with five measures, and something changed in them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in (HEADINGS, *ROWS):
        sheet.append([*row])
    if change:
        change(sheet)
    path = folder / "tiltak.xlsx"
    book.save(path)
    return path


def picture(path: Path, cell: str | None = None, found: str | None = None, sheet: str = "Tiltak") -> CellSurroundings:
    """Take one picture."""
    finding = at(sheet, cell, found)
    return cells_around(path, [finding])[finding]


def meant(taken: CellSurroundings) -> list[str]:
    """Name the cells that are meant."""
    return [f"{taken.columns[column]}{taken.rows[row]}" for row, column in sorted(taken.meant)]


def test_a_cell_stands_among_its_neighbours(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path), "G4")
    assert taken == CellSurroundings(
        sheet="Tiltak",
        columns=("A", "C", "E", "F", "G", "H", "I"),
        rows=(1, 3, 4, 5),
        grid=(
            ("Nr", "Tiltak", "2021", "Status 2021", "2022", "Status 2022", "Merknad"),
            ("T02", "Tiltak 2", "200\u00a0000", "foreslått", "", "anslag", "2"),
            ("T03", "Tiltak 3", "300\u00a0000", "foreslått", "", "anslag", "3"),
            ("T04", "Tiltak 4", "400\u00a0000", "foreslått", "", "anslag", "4"),
        ),
        meant=frozenset({(2, 4)}),
        header=0,
    )


@pytest.mark.parametrize(("cell", "rows"), [("E2", (1, 2, 3)), ("E6", (1, 5, 6)), ("E1", (1, 2))])
def test_at_an_edge_there_are_fewer_rows(tmp_path: Path, cell: str, rows: tuple[int, ...]) -> None:
    assert picture(workbook(tmp_path), cell).rows == rows


def test_headings_are_found_wherever_they_stand(tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Tiltakene våre"

    taken = picture(workbook(tmp_path, put), "E5")
    assert (taken.rows, taken.header, taken.grid[0][0]) == ((3, 4, 5, 6), 0, "Nr")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1_234_567, "1\u00a0234\u00a0567"), (-1234.5, "-1\u00a0234,5"), (999, "999"), (0, "0"), ("mye", "mye"),
        (date(2021, 4, 8), "08.04.2021"), ("#REF!", "#REF!"), (None, ""), (True, "SANN"), ("a\u202eb", "'a\\u202eb'"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_its_owner_sees_it(tmp_path: Path, value: Cell, shown: str) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["E4"] = value
        if value == "#REF!":
            sheet["E4"].data_type = "e"

    assert picture(workbook(tmp_path, put), "E4").grid[2][3] == shown


def test_the_result_of_a_formula_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Tiltak")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_formula("E2", "=100000*2", None, 200_000)
    assert picture(path, "E2").grid[1][3] == "200\u00a0000"


def test_the_guidance_of_a_form_is_left_out() -> None:
    taken = picture(WORKBOOK, "B2", sheet="Sak")
    assert taken.columns == ("A", "B")
    assert taken.grid[:2] == (("Felt", "Verdi"), ("Budsjettår", "2021"))


def test_a_formula_that_was_never_worked_out_stands_as_it_is(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda sheet: sheet.__setitem__("E4", "=E2+E3"))
    assert picture(path, "E4").grid[2][3] == "=E2+E3"


def test_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True
        sheet.column_dimensions.group("H", hidden=True)

    path = workbook(tmp_path, hide)
    taken = picture(path, "G4")
    assert (taken.rows, taken.columns) == ((1, 2, 4, 5), ("A", "C", "D", "E", "G", "I"))
    assert not taken.hidden_rows | taken.hidden_columns
    taken = picture(path, "H3")
    assert (meant(taken), taken.hidden_rows, taken.hidden_columns) == (["H3"], frozenset({3}), frozenset({"H"}))


@pytest.mark.parametrize("cell", ["D3", "E4"])
def test_merged_cells_are_meant_together(tmp_path: Path, cell: str) -> None:
    taken = picture(workbook(tmp_path, lambda sheet: sheet.merge_cells("D3:E4")), cell)
    assert meant(taken) == ["D3", "E3", "D4", "E4"]
    texts = [taken.grid[row][column] for row, column in sorted(taken.meant)]
    assert texts == ["LRV", "", "", ""]


def test_a_cell_beside_shows_what_it_is_merged_with(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path, lambda sheet: sheet.merge_cells("D2:D5")), "F5")
    assert taken.grid[taken.rows.index(4)][taken.columns.index("D")] == "LRV"  # which stands in row 2


def test_several_cells_have_one_picture(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path), "E2:E3, G6, ZZ99")
    assert meant(taken) == ["E2", "E3", "G6"]
    assert taken.rows == (1, 2, 3, 4, 5, 6)


def test_a_picture_has_no_more_than_there_is_room_for(tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        for number in range(50):
            sheet.append([number] * 50)

    taken = picture(workbook(tmp_path, put), "A1:XFD1048576")
    assert (len(taken.rows), len(taken.columns)) == (MOST_ROWS, MOST_COLUMNS)
    assert len(taken.meant) == MOST_ROWS * MOST_COLUMNS


def test_a_whole_sheet_shows_its_top(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path))
    assert (taken.rows, taken.columns, taken.header) == ((1, 2, 3), tuple("ABCDEFGHI"), 0)
    assert not taken.meant


def test_a_sheet_of_the_users_own_has_no_headings(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path, name="Mitt ark"), "E4", sheet="Mitt ark")
    assert (taken.header, taken.rows, taken.columns) == (None, (3, 4, 5), ("C", "D", "E", "F", "G"))
    assert taken.grid[1][2] == "300000"  # nothing says that it is an amount


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [("Borte", "A1"), ("Borte", None), ("Tiltak", "ZZ3"), ("Tiltak", "A99"), ("Tiltak", "A0"), ("Tiltak", "rad 4"),
     ("Tiltak", ""), (None, None)],
)  # fmt: skip
def test_what_is_not_there_has_no_picture(tmp_path: Path, sheet: str | None, cell: str | None) -> None:
    assert cells_around(workbook(tmp_path), [at(sheet, cell)]) == {}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 ikke en pakke", WORKBOOK.read_bytes()[:20_000]])
def test_what_may_not_be_opened_has_no_pictures(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(content)
    assert cells_around(path, [at(cell="A2")]) == {}
    assert cells_around(tmp_path / "borte.xlsx", [at(cell="A2")]) == {}


def test_an_empty_sheet_has_no_picture(tmp_path: Path) -> None:
    assert cells_around(workbook(tmp_path, lambda sheet: sheet.delete_rows(1, 9)), [at()]) == {}


def test_a_long_text_is_cut_around_what_was_found(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda sheet: sheet.__setitem__("D4", "lang tekst"))
    text = b"a " * 50_000 + b"her" + b" b" * 50_000
    path.write_bytes(replaced(path, "xl/worksheets/sheet1.xml", b"lang tekst", text))
    shown = picture(path, "D4", "her").grid[2][3]
    assert len(shown) == LONGEST + 2
    assert "a her b" in shown
    assert shown[0] == shown[-1] == "…"
    assert len(picture(path, "E4").grid[2][2]) == LONGEST_BESIDE + 1


def test_a_sheet_as_wide_as_they_come_has_a_small_picture(tmp_path: Path) -> None:
    taken = picture(workbook(tmp_path, lambda sheet: sheet.cell(3, 16_384, "langt ute")), "XFD3")
    assert (taken.columns, taken.rows) == (("A", "C", "XFB", "XFC", "XFD"), (1, 2, 3, 4))
    assert [row[-1] for row in taken.grid] == ["", "", "langt ute", ""]
