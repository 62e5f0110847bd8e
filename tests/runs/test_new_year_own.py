"""What is the user's own comes along into next year's workbook, or is named with its place; nothing is lost in silence.

1. Own columns follow their rows, also where a row is put in above them, in Avsluttet, under equal headings, or none.
2. Own cells of rows that are not carried over are listed, with their place, heading and value.
3. What stands where no row, line or column is, in our own sheets too, is listed; so are comments and charts.
4. Own lines come along whole, and a moment keeps its time of day.
5. A name that the layout has itself, next year or in a newer version, is the user's own with « (egen)» behind.
6. What is nobody's but the program's is not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.said import Said
from pipeline.runs.check import check
from pipeline.runs.new_year import Rolled, new_year
from tests.workbooks import Cell, as_the_first_layout, copy_of_case, row_of

NOON = datetime(2021, 5, 3, 12, 30)  # noqa: DTZ001 - Excel knows no time zones


def rolled_with(tmp_path: Path, change: Callable[[Workbook], object]) -> Rolled:
    """Roll the real case over with its workbook changed."""
    folder = copy_of_case(tmp_path)
    changed(folder, change)
    return new_year(folder)


def changed(folder: Path, change: Callable[[Workbook], object]) -> None:
    """Change a workbook with openpyxl."""
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    change(book)
    book.save(folder / "tiltak.xlsx")


def with_column(sheet: str, heading: Cell, *values: Cell) -> Callable[[Workbook], None]:
    """Put a column of one's own at the end of a sheet."""

    def change(book: Workbook) -> None:
        column = book[sheet].max_column + 1
        for row, value in enumerate((heading, *values), 1):
            book[sheet].cell(row, column).value = value

    return change


def column_of(rolled: Rolled, sheet: str, heading: str) -> dict[object, object]:
    """Give what stands under a heading of the fresh workbook, by the first column; blank cells are left out."""
    made = book_of(rolled)[sheet]
    column = next(cell.column for cell in made[1] if cell.value == heading)
    rows = made.iter_rows(min_row=2, values_only=True)
    return {row[0]: row[column - 1] for row in rows if len(row) >= column and row[column - 1] is not None}


def book_of(rolled: Rolled) -> Workbook:
    """Open the fresh workbook."""
    return openpyxl.load_workbook(rolled.folder / "tiltak.xlsx")


def everything(book: Workbook) -> set[object]:
    """Give every value of a workbook."""
    return {value for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row}


def told(lines: Iterable[Said]) -> list[str]:
    """Give what is said, in Norwegian."""
    return [line.norwegian for line in lines]


# --- columns --------------------------------------------------------------------------------------------


def test_own_cells_follow_their_rows_where_a_row_is_put_in_above(tmp_path: Path) -> None:
    made = rolled_with(tmp_path, with_column("Vedleggsliste", "Kontroll", "hentes fra arkivet", "sett"))
    assert column_of(made, "Vedleggsliste", "Kontroll") == {"Forslag til tiltak – utfyllende": "sett"}
    assert "tiltak.xlsx › Vedleggsliste!G2, «Kontroll»: hentes fra arkivet" in told(made.left_behind)


def test_a_column_of_ended_measures_comes_along(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Avsluttet"].append(["T90", "Gammelt", 2019, None, "arkivert i boks 4"])
        book["Avsluttet"]["E1"] = "Arkiv"

    made = rolled_with(tmp_path, change)
    assert column_of(made, "Avsluttet", "Arkiv") == {"T90": "arkivert i boks 4"}


def test_two_columns_of_one_heading_and_one_without_come_along(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for heading, value in (("Notat", "den ene"), ("Notat", "den andre"), (None, "uten overskrift")):
            with_column("Tiltak", heading, value)(book)

    made = rolled_with(tmp_path, change)
    assert {"den ene", "den andre", "uten overskrift"} <= everything(book_of(made))
    assert told(made.as_values) == [
        "Kolonnen «Notat» i arket Tiltak", "Kolonnen «Notat» i arket Tiltak",
        "Kolonnen uten overskrift (AF i fjor) i arket Tiltak",
    ]  # fmt: skip


@pytest.mark.parametrize(("sheet", "cell"), [("Vedtak", "M2"), ("Ramme", "F2")])
def test_own_cells_of_rows_that_are_emptied_are_listed(tmp_path: Path, sheet: str, cell: str) -> None:
    made = rolled_with(tmp_path, with_column(sheet, "Egen", "husk dette"))
    assert f"tiltak.xlsx › {sheet}!{cell}, «Egen»: husk dette" in told(made.left_behind)
    assert told(made.as_values) == [f"Kolonnen «Egen» i arket {sheet} (bare overskriften)"]
    assert column_of(made, sheet, "Egen") == {}


def test_the_own_cell_of_a_measure_that_ends_is_listed(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Tiltak"]
        with_column("Tiltak", "Egen", *(f"til {sheet.cell(row, 1).value}" for row in range(2, 27)))(book)
        headings = [cell.value for cell in sheet[1]]
        sheet.cell(row_of(sheet, "T08"), headings.index("Videreføres") + 1).value = "avsluttes"

    made = rolled_with(tmp_path, change)
    assert [line for line in told(made.left_behind) if "Egen" in line] == ["tiltak.xlsx › Tiltak!AD9, «Egen»: til T08"]
    assert column_of(made, "Tiltak", "Egen")["T09"] == "til T09"


# --- elsewhere ------------------------------------------------------------------------------------------


def test_what_stands_where_nothing_is_read_is_listed_with_its_place(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        with_column("Tiltak", "Egen", "a")(book)
        book["Tiltak"]["AD40"] = "sum under"
        book["Parter"].insert_rows(1)
        book["Parter"]["A1"] = "Oppdatert i mai"
        book["Sak"]["D3"] = "spør Kari"
        book["Les meg"]["F5"] = "vår rutine"
        book["Lister"]["Z5"] = "reserve"

    made = rolled_with(tmp_path, change)
    assert {line for line in told(made.left_behind) if line.startswith("tiltak.xlsx")} == {
        "tiltak.xlsx › Tiltak!AD40, «Egen»: sum under", "tiltak.xlsx › Parter!A1: Oppdatert i mai",
        "tiltak.xlsx › Sak!D3: spør Kari", "tiltak.xlsx › Les meg!F5: vår rutine", "tiltak.xlsx › Lister!Z5: reserve",
    }  # fmt: skip


def test_comments_and_charts_are_listed(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Tiltak"]["C2"].comment = Comment("Avklar med " + "fylkeskommunen " * 9, "Kari")
        charts = [BarChart(), BarChart()]
        for chart in charts:
            chart.add_data(Reference(book["Ramme"], min_col=2, min_row=1, max_row=3))
        book["Ramme"].add_chart(charts[0], "H2")  # type: ignore[call-arg]
        book.create_chartsheet("Søyler").add_chart(charts[1])

    made = rolled_with(tmp_path, change)
    comment = "Avklar med fylkeskommunen fylkeskommunen fylkeskommunen fylk…"
    assert told(made.left_behind)[-3:] == [
        "Diagrammer, bilder, figurer eller pivottabeller i arket «Ramme»",
        f"Kommentar i tiltak.xlsx › Tiltak!C2: {comment}", "Diagramarket «Søyler»",
    ]  # fmt: skip
    assert "Søyler" not in book_of(made).sheetnames


def test_own_lines_come_along_whole_and_a_moment_keeps_its_time(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for column, value in zip("ABC", ("Prosjektnr.", 4711, "gjelder ut året"), strict=True):
            book["Sak"][f"{column}30"].value = value
        own: Worksheet = book.create_sheet("Logg")
        own.append([NOON, date(2021, 5, 4)])

    made = rolled_with(tmp_path, change)
    lines = list(book_of(made)["Sak"].iter_rows(values_only=True))
    assert ("Prosjektnr.", 4711, "gjelder ut året") in lines
    moment, day = book_of(made)["Logg"]["A1"], book_of(made)["Logg"]["B1"]
    assert (moment.value, moment.number_format) == (NOON, "dd.mm.yyyy hh:mm")
    assert (str(day.value), day.number_format) == ("2021-05-04 00:00:00", "dd.mm.yyyy")


def test_nothing_is_listed_of_what_the_program_itself_has_written(tmp_path: Path) -> None:
    made = rolled_with(tmp_path, lambda _: None)
    assert made.as_values == ()
    assert {line.partition(" ")[0] for line in told(made.left_behind)} == {
        "Ramme:",
        "Vedlegg:",
        "Merknad",
        "Kilde",
    }


# --- names that the layout has itself -------------------------------------------------------------------


def codes(findings: tuple[Finding, ...], *wanted: str) -> list[str]:
    """Give the findings of some codes, as code and place."""
    return [f"{f.kind.code} {f.place}" for f in findings if f.kind.code in wanted]


def test_an_own_column_with_next_years_heading_is_still_the_users_own(tmp_path: Path) -> None:
    made = rolled_with(tmp_path, with_column("Tiltak", "Brukt hittil i 2021", 1234))
    assert column_of(made, "Tiltak", "Brukt hittil i 2021") == {}
    assert column_of(made, "Tiltak", "Brukt hittil i 2021 (egen)") == {"T01": 1234}
    (said,) = told(made.as_values)
    assert said.startswith("Kolonnen «Brukt hittil i 2021» i arket Tiltak, som nå heter «Brukt hittil i 2021 (egen)»")
    assert codes(made.to_do, "SB-105") == []


def test_a_sheet_that_is_called_nearly_as_one_of_ours_is_the_users_own(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    changed(folder, lambda book: book.create_sheet("tiltak ", 0).append(["mitt"]))
    assert codes(check(folder), "SB-106", "SB-118") == ["SB-106 tiltak.xlsx › tiltak "]
    made = new_year(folder)
    assert book_of(made)["tiltak (egen)"]["A1"].value == "mitt"
    assert book_of(made)["Tiltak"]["A2"].value == "T01"


def test_names_that_a_newer_layout_has_taken_are_the_users_own_in_an_older_one(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    as_the_first_layout(folder)
    changed(folder, with_column("Tiltak", "Gjennomgått", "sett på av Kari"))
    changed(folder, lambda book: book.create_sheet("Budsjett").append(["Post", "2021", "kaffe"]))
    changed(folder, lambda book: book["Sak"].append(["Beløpene fra i fjor er", "regnet om"]))
    found = check(folder)
    assert [f.says for f in found if f.is_error] == []
    assert len(codes(found, "SB-106")) == 3
    made = new_year(folder)
    book = book_of(made)
    assert column_of(made, "Tiltak", "Gjennomgått (egen)") == {"T01": "sett på av Kari"}
    assert [cell.value for cell in book["Budsjett (egen)"][1]] == ["Post", "2021", "kaffe"]
    assert ("Beløpene fra i fjor er (egen)", "regnet om") in [
        row[:2] for row in book["Sak"].iter_rows(values_only=True)
    ]
    assert sum("(egen)" in line for line in told(made.as_values)) == 3
