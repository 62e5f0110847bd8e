"""Next year's case from last year's.

1. Without a decision the command stops and asks; with --uten-vedtak it carries the proposal, and the case says so.
2. Years move on by one; last year's amounts stand as the proposal, the new last year is asked for.
3. What has to be looked at is asked, and `check` on the fresh folder finds just what the command says is left to do.
4. What was decided is carried, not what was proposed; measures that ended are listed, and numbers are never reused.
5. The user's own columns, lines and sheets come along as values; what cannot is listed.
6. Nothing is written over a folder that stands, and nothing at all when last year's case cannot be read.
7. An older layout comes out as the newest, with a list of what it has got.
8. A measure on pause does not resume, and a note of later years is not the budget year's, unless somebody says so.
9. A plan of one year, of ten, and of two can be rolled over.
10. The title's budget year and period move on as they are written; dates, names and other periods stay.
11. Every heading of the text but those of measures has a row, to be ticked off anew each year.
12. The third year tells no split of the second again.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.compose.inputs.new_year import moved_on
from pipeline.domain.case.choices import LastYear
from pipeline.domain.case.new_case import NewCase
from pipeline.domain.findings.finding import Stop
from pipeline.domain.plan.changes import Change
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import LAYOUT_VERSION
from pipeline.runs.check import check
from pipeline.runs.new_year import Rolled, new_year
from tests.cases import region
from tests.readings import brief, read_whole
from tests.scenarios.nynorsk.case import nynorsk_case
from tests.workbooks import (
    ROOT,
    Cell,
    as_the_first_layout,
    copy_of_case,
    copy_of_cases,
    row_of,
    set_addresses,
    set_cells,
)

ORGAN = "Interkommunalt politisk råd for Lillehammer-regionen"
LEFT = {
    "SB-202",  # what the case costs each municipality
    "SB-208",  # the amounts of the new last year
    "SB-236",  # the lines of the budget
    "SB-247",  # what was open last year
    "SB-248",  # the texts of the measures
    "SB-265",  # notes of later years
    "SB-336",  # the meetings
    "SB-427",  # texts that are last year's, and lean on what has changed
    "SB-430",  # years in the texts
    "SB-432",  # texts that are last year's
    "SB-701",  # habilitet and state aid
}


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Rolled:
    """Roll the real case over, with two amounts that the council changed."""
    folder = copy_of_case(tmp_path_factory.mktemp("rolled"))
    set_addresses(
        folder,
        {
            "Vedtak!D2": "endret", "Vedtak!G2": "T03", "Vedtak!I2": 2022, "Vedtak!J2": 90_000,
            "Vedtak!D3": "endret", "Vedtak!G3": "T05", "Vedtak!I3": 2022, "Vedtak!J3": 40_000,
            "Tiltak!AE1": "Mine notater", "Tiltak!AE3": "husk møtet", "Tiltak!AE4": date(2021, 5, 3),
            "Sak!A20": "Prosjektnr.", "Sak!B20": 4711,
        },
    )  # fmt: skip
    add_sheet(folder, "Timer", [["Navn", "Timer"], ["Kari", 7.5], ["Ola", True]])
    set_cells(folder, {("Tiltak", "T08", "Videreføres"): "avsluttes"})
    set_cells(folder, {("Finansiering", "T09", "Status"): "søkt"})
    return new_year(folder)


def add_sheet(folder: Path, name: str, rows: list[list[object]]) -> None:
    """Give the workbook a sheet of the user's own."""
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
    book.save(folder / "tiltak.xlsx")


def sheet_of(rolled: Rolled, name: str) -> Worksheet:
    """Open a sheet of the fresh workbook."""
    return openpyxl.load_workbook(rolled.folder / "tiltak.xlsx")[name]


def cell(sheet: Worksheet, key: str, heading: str) -> Cell:
    """Give the value in a row, by its first column, under a heading."""
    column = next(number for number, cell in enumerate(sheet[1], 1) if str(cell.value) == heading)
    return sheet.cell(row_of(sheet, key), column).value  # type: ignore[return-value]


def test_without_a_decision_the_command_asks_and_writes_nothing(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_addresses(folder, {f"Vedtak!{column}2": None for column in "ABDL"})
    with pytest.raises(Stop) as stop:
        new_year(folder)
    assert brief(stop.value.findings) == [("SB-337", "tiltak.xlsx › Vedtak")]
    assert stop.value.findings[0].says.startswith("Hva vedtok rådet?")
    assert not (tmp_path / "input" / "2022").exists()
    made = new_year(folder, without_decision=True)
    assert read_whole_choice(made) is LastYear.PROPOSED


def read_whole_choice(rolled: Rolled) -> LastYear | None:
    """Read what the fresh case says it is built on."""
    return read_whole(rolled.folder).choices.last_year_was


def test_years_move_on_and_the_decided_amounts_stand_as_the_proposal(rolled: Rolled) -> None:
    measures, case = sheet_of(rolled, "Tiltak"), sheet_of(rolled, "Sak")
    assert (case["B2"].value, case["B3"].value) == (2022, 2025)
    assert case["B4"].value == ("Tiltaksplan 2022–2025 til strategisk næringsplan for Lillehammer-regionen 2021–2031")
    amounts = [cell(measures, "T03", str(year)) for year in range(2022, 2026)]
    assert amounts == [90_000, 100_000, 100_000, None]
    assert (cell(measures, "T05", "2022"), cell(measures, "T05", "Status 2022")) == (40_000, "foreslått")
    assert cell(measures, "T03", "Vedtatt i fjor for 2022") == 90_000
    assert read_whole_choice(rolled) is LastYear.DECIDED


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        ("Budsjett 2022 og tiltaksplan 2022–2025", "Budsjett 2023 og tiltaksplan 2023–2026"),
        ("Handlingsplan 2022", "Handlingsplan 2023"),
        ("Tiltak 2022-25, seinare år 2023/2025", "Tiltak 2023-26, seinare år 2024/2026"),
        ("Planen for årene 2022, 2023, 2024 og 2025", "Planen for årene 2023, 2024, 2025 og 2026"),
        ("Tiltak etter næringsplanen 2021–2031 og vedtaket 8. april 2022", None),
        ("Tiltak etter planen for 2022–2024 og strategien fra 2019", None),
    ],
)
def test_the_years_of_a_title_move_on(title: str, moved: str | None) -> None:
    assert moved_on(title, PlanYears(2022, 2025), PlanYears(2023, 2026)) == (moved or title)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Rolled:
    """Decide the second year as proposed, and roll it over: 2021, 2022 and 2023."""
    folder = copy_of_cases(tmp_path_factory.mktemp("third"), "2021", "2022")
    decided: dict[str, Cell] = {"Vedtak!A2": ORGAN, "Vedtak!B2": date(2021, 12, 10), "Vedtak!D2": "som foreslått"}
    set_addresses(folder, decided)
    return new_year(folder)


def test_the_third_year_tells_no_split_of_the_second_again(third: Rolled) -> None:
    changes = read_whole(third.folder).changes
    assert changes is not None
    assert (changes.year, changes.with_change(Change.SPLIT, Change.MERGED, Change.REPLACED)) == (2022, ())
    title = cell(sheet_of(third, "Sak"), "Tittel", "Verdi")
    assert str(title).startswith("Budsjett 2023 og tiltaksplan 2023–2026")


def test_each_heading_of_the_text_has_its_row_and_its_tick_is_emptied(rolled: Rolled, third: Rolled) -> None:
    rows = [row[:2] for row in sheet_of(rolled, "Tekster").iter_rows(min_row=2, values_only=True) if row[0]]
    assert rows[:2] == [("Sammendrag", None), ("Saksutredning", None)]
    assert ("Kommuner: Øyer", None) in rows
    assert not [name for name, _ in rows if str(name).startswith("Tiltak")]
    ticks = [row[1] for row in sheet_of(third, "Tekster").iter_rows(min_row=2, values_only=True) if row[0]]
    assert set(ticks) == {None}


def test_what_was_open_is_asked(rolled: Rolled) -> None:
    measures = sheet_of(rolled, "Tiltak")
    assert [cell(measures, number, "Status 2022") for number in ("T07", "T10", "T12")] == [
        "ikke avklart?", "anslag?", "allerede avsatt?",
    ]  # fmt: skip
    assert cell(measures, "T05", "Status 2023") == "ikke avklart"
    assert cell(measures, "T14", "Status 2025") == "uten midler?"
    assert [cell(measures, number, "Videreføres") for number in ("T23", "T18", "T02")] == ["ja?", "ja?", None]
    assert cell(sheet_of(rolled, "Finansiering"), "T09", "Status") == "søkt?"


def test_what_is_said_of_later_years_stays_there_and_does_not_contradict_the_budget_year(rolled: Rolled) -> None:
    measures = sheet_of(rolled, "Tiltak")
    assert cell(measures, "T04", "Merknad 2022") is None
    assert cell(measures, "T04", "Merknad 2023-2025") == "deretter selvfinansierende"
    assert cell(measures, "T12", "Kilde 2022") == cell(measures, "T12", "Kilde 2023-2025")


@pytest.mark.parametrize(("rolled_over", "year"), [(None, 2021), ("vedtatt", 2020)])
def test_the_last_year_of_an_ended_measure_is_the_last_that_had_it(
    tmp_path: Path, rolled_over: str | None, year: int
) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T24", str(y)): None for y in range(2021, 2025)})
    set_cells(folder, {("Tiltak", "T24", "Videreføres"): "avsluttes", ("Tiltak", "T24", "Status 2021"): "uten midler"})
    set_cells(folder, {("Sak", "Beløpene fra i fjor er", "Verdi"): rolled_over})
    assert cell(sheet_of(new_year(folder), "Avsluttet"), "T24", "Siste år") == year


def test_a_measure_on_pause_does_not_resume_without_a_question(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T23", "Videreføres"): "pause"})
    made = new_year(folder)
    assert cell(sheet_of(made, "Tiltak"), "T23", "Videreføres") == "pause?"
    asked = [f.fix for f in made.to_do if f.kind.code == "SB-247" and f.found == "pause?"]
    assert [fix.partition(" Velg")[0] for fix in asked] == ["Tiltaket sto på pause i fjor. Skal det i gang igjen?"]


def test_a_decision_is_used_where_there_is_one(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    made = new_year(folder, without_decision=True)
    assert made.is_decided
    assert read_whole_choice(made) is LastYear.DECIDED


def test_check_finds_just_what_is_said_to_be_left(rolled: Rolled) -> None:
    assert brief(check(rolled.folder)) == brief(rolled.to_do)
    own = {"SB-106", "SB-431"}  # the user's own columns and sheets; the text of the measure that ended
    assert {finding.kind.code for finding in rolled.to_do} - own == LEFT
    asked = [str(f.place) for f in rolled.to_do if f.kind.code == "SB-247"]
    assert "tiltak.xlsx › Finansiering!E2" in asked
    assert len([f for f in rolled.to_do if f.kind.code == "SB-248"]) == 24


def test_what_belongs_to_last_years_case_is_emptied(rolled: Rolled) -> None:
    steps, municipalities = sheet_of(rolled, "Saksgang"), sheet_of(rolled, "Kommuner")
    assert {row[2].value for row in steps.iter_rows(min_row=2, max_row=6)} == {None}
    assert cell(municipalities, "Øyer", "Underskrift 1") == "Kari Nordmann"
    assert cell(municipalities, "Øyer", "Kommunens kostnad") is None
    assert [row[1].value for row in sheet_of(rolled, "Vedleggsliste").iter_rows(min_row=2, max_row=3)] == [None, None]
    assert sheet_of(rolled, "Vedtak")["A2"].value is None
    assert sheet_of(rolled, "Ramme")["A2"].value is None


def test_what_ended_is_listed_and_new_numbers_come_after_the_highest(rolled: Rolled) -> None:
    ended, measures = sheet_of(rolled, "Avsluttet"), sheet_of(rolled, "Tiltak")
    assert [value for (value,) in ended.iter_rows(min_row=2, max_row=2, max_col=1, values_only=True)] == ["T08"]
    numbers = [row[0].value for row in measures.iter_rows(min_row=2) if row[0].value]
    assert "T08" not in numbers
    assert numbers[24:27] == ["T26", "T27", "T28"]


def test_the_number_of_a_measure_that_was_replaced_is_taken_for_ever(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    sheet = book["Tiltak"]
    row = next(cells for cells in sheet.iter_rows() if cells[0].value == "T25")
    headings = [cell.value for cell in sheet[1]]
    row[0].value = "T31"
    row[headings.index("Erstatter Nr")].value = "T25; T40"
    book.save(folder / "tiltak.xlsx")
    made = openpyxl.load_workbook(new_year(folder).folder / "tiltak.xlsx")
    ended = [cells[:4] for cells in made["Avsluttet"].iter_rows(min_row=2, values_only=True) if cells[0]]
    assert ended == [
        ("T25", None, 2021, "Erstattet av T31 Innholdsproduksjon"),
        ("T40", None, 2021, "Erstattet av T31 Innholdsproduksjon"),
    ]
    numbers = [row[0].value for row in made["Tiltak"].iter_rows(min_row=2) if row[0].value]
    assert numbers[24:27] == ["T31", "T41", "T42"]


def test_what_is_the_users_own_comes_along_as_values(rolled: Rolled) -> None:
    measures = sheet_of(rolled, "Tiltak")
    assert cell(measures, "T02", "Mine notater") == "husk møtet"
    assert str(cell(measures, "T03", "Mine notater")).startswith("2021-05-03")
    assert cell(sheet_of(rolled, "Sak"), "Prosjektnr.", "Verdi") == 4711
    assert list(sheet_of(rolled, "Timer").iter_rows(values_only=True)) == [
        ("Navn", "Timer"), ("Kari", 7.5), ("Ola", True),
    ]  # fmt: skip
    assert [line.norwegian for line in rolled.as_values] == [
        "Kolonnen «Mine notater» i arket Tiltak", "Linjen «Prosjektnr.» i arket Sak", "Arket «Timer»",
    ]  # fmt: skip
    behind = [line.norwegian for line in rolled.left_behind]
    assert "Vedlegg: Protokoll fra møte i Interkommunalt politisk råd" in behind
    assert "Merknad 2021 til T10: hvorav 100 000 til en kartlegging" in behind


def test_the_text_comes_along_as_it_was(rolled: Rolled) -> None:
    assert (rolled.folder / "tekster.docx").read_bytes() == (ROOT / "input" / "2021" / "tekster.docx").read_bytes()


def test_a_folder_that_stands_is_never_written_over(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    (tmp_path / "input" / "2022").mkdir()
    with pytest.raises(Stop) as stop:
        new_year(folder)
    (finding,) = stop.value.findings
    assert finding.kind.code == "SB-906"
    assert finding.fix.startswith("Flytt mappen eller gi den et annet navn, og kjør kommandoen igjen.")
    assert list((tmp_path / "input" / "2022").iterdir()) == []


def test_nothing_is_written_when_last_years_case_has_errors(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T02", "2022"): "mye"})
    with pytest.raises(Stop) as stop:
        new_year(folder)
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-205"]
    assert not (tmp_path / "input" / "2022").exists()


def test_an_older_layout_comes_out_as_the_newest(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    as_the_first_layout(folder)
    made = new_year(folder)
    assert [finding.kind.code for finding in made.migrated] == ["SB-324"]
    assert "Gjennomgått" in made.migrated[0].says
    assert sheet_of(made, "Les meg")["B2"].value == LAYOUT_VERSION
    assert "SB-324" not in {finding.kind.code for finding in made.to_do}


@pytest.mark.parametrize("last", [2021, 2022, 2030])
def test_a_plan_of_any_length_can_be_rolled_over(tmp_path: Path, last: int) -> None:
    folder = copy_of_case(tmp_path)
    shutil.copyfile(_plan_to(folder, last), folder / "tiltak.xlsx")
    made = new_year(folder)
    case = read_whole(made.folder)
    assert (case.plan.years.budget, case.plan.years.last) == (2022, last + 1)
    errors = {f.kind.code for f in made.to_do if f.is_error and f.place.file == "tiltak.xlsx"}
    assert errors <= {"SB-202", "SB-208", "SB-236", "SB-247"}


def _plan_to(folder: Path, last: int) -> Path:
    """Write a small workbook with a plan until a year."""
    from pipeline.compose.inputs.new_case import new_workbook  # noqa: PLC0415 - it is what is meant by a first plan
    from pipeline.write.excel.input_workbook import input_file  # noqa: PLC0415

    years = PlanYears(2021, last)
    content = new_workbook(NewCase(years), region())
    amounts: dict[tuple[str, int | None], Cell] = {("amount", year): 100_000 for year in years.all}
    row = {
        ("number", None): "T01", ("instrument", None): "Nett", ("name", None): "Nettside", ("guide", None): "x",
        ("owners", None): "Øyer kommune", ("status", 2021): "foreslått", **amounts,
    }  # fmt: skip
    rows = {
        **content.rows,
        "measures": (row,),
        "instruments": ({("number", None): 1, ("full_name", None): "Nett"},),
        "frames": ({("year", None): 2021, ("amount", None): 200_000},),
        "municipalities": tuple(
            {**r, ("signs_1", None): "Kari", ("role_1", None): "Direktør", ("cost", None): "ingen ny bevilgning"}
            for r in content.rows["municipalities"]
        ),
        "decisions": ({("organ", None): ORGAN, ("date", None): date(2021, 6, 1), ("outcome", None): "som foreslått"},),
    }
    case = {**content.case, "title": "Tiltaksplan", "last_year": last}
    made = type(content)(years, "Tiltak", case, rows)  # type: ignore[arg-type]
    path = folder / "plan.xlsx"
    path.write_bytes(input_file(made))
    return path


def test_twins_in_the_other_form_of_norwegian_come_along(tmp_path: Path) -> None:
    folder = nynorsk_case(tmp_path)
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book["Vedtak"].append([ORGAN, date(2021, 6, 10), None, "som foreslått"])
    book.save(folder / "tiltak.xlsx")
    rolled = new_year(folder)
    measures = sheet_of(rolled, "Tiltak")
    assert cell(measures, "T23", "Tiltak nn") == "Nettside"
    assert cell(measures, "T04", "Merknad 2022 nn") is None
    assert cell(measures, "T04", "Merknad 2023-2025 nn") == "deretter sjølvfinansierande"
    assert "Tiltaksplan 2022–2025 til strategisk" in str(cell(sheet_of(rolled, "Sak"), "Tittel nn", "Verdi"))
    assert "Merknad 2021 nn til T10: av dette 100 000 til ei kartlegging" in [
        line.norwegian for line in rolled.left_behind
    ]
    assert [path.name for path in rolled.made] == ["tiltak.xlsx", "tekster.docx", "tekster.nn.docx"]
    assert "SB-106" not in {code for code, _ in brief(rolled.to_do)}
