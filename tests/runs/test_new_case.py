"""A fresh case: made where nothing stands, and readable at once.

1. An empty place gets tiltak.xlsx, tekster.docx and region.yaml; `check` finds nothing but what is to be filled in.
2. The year is the folder's name, or next year when the name is no year.
3. What stands is never written over, and then nothing else is written either.
4. A region.yaml that is there is kept, and its municipalities are in the new files.
5. A region.yaml or a template that cannot be read is a finding, and nothing is written.
6. The same day makes the same bytes.
7. Where a document is, or may be, in the other form of Norwegian, there are columns and a text for it.
8. What the case has no use for is not there: years, roles, money, sheets, headings of the text. Next year has its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.domain.case.new_case import Answers
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.runs.check import check
from pipeline.runs.new_case import new_case
from pipeline.runs.new_year import new_year
from tests.workbooks import ROOT

TODAY = date(2026, 11, 23)
SAID = Answers(council="Valdres natur- og kulturpark", members=("Vang", "Etnedal"))
TO_FILL_IN = {
    "SB-202",  # a cell that has to be filled in
    "SB-212",  # the frame of the budget year
    "SB-315",  # no measures yet
    "SB-402",  # a section that has to be written
    "SB-412",  # a municipality's own assessment
    "SB-440",  # the headings that may be filled in or deleted
}


def kinds(folder: Path) -> set[str]:
    """Name the codes that check finds."""
    return {finding.kind.code for finding in check(folder)}


def stopped(folder: Path, said: Answers = SAID) -> list[Finding]:
    """Run new-case where it has to stop; give what it found."""
    with pytest.raises(Stop) as stop:
        new_case(folder, TODAY, said)
    return list(stop.value.findings)


def names(folder: Path) -> list[str]:
    """Name every file under a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_empty_place_gets_a_case_that_check_can_read(tmp_path: Path) -> None:
    made = new_case(tmp_path / "input" / "2027", TODAY, SAID)
    assert [path.name for path in made] == ["region.yaml", "tiltak.xlsx", "tekster.docx"]
    assert names(tmp_path) == ["input/2027/tekster.docx", "input/2027/tiltak.xlsx", "input/region.yaml"]
    assert kinds(tmp_path / "input" / "2027") == TO_FILL_IN


def test_every_finding_in_a_new_case_is_about_something_to_fill_in(tmp_path: Path) -> None:
    new_case(tmp_path / "input" / "2027", TODAY, SAID)
    findings = check(tmp_path / "input" / "2027")
    assert all(finding.found is None for finding in findings)
    cells = {str(finding.place) for finding in findings if finding.place.cell}
    assert {cell.split("!")[0] for cell in cells} == {"tiltak.xlsx › Kommuner"}


@pytest.mark.parametrize(("name", "year"), [("2027", 2027), ("2031", 2031), ("utkast", 2027), ("1999", 2027)])
def test_the_year_is_the_folders_or_the_next(tmp_path: Path, name: str, year: int) -> None:
    new_case(tmp_path / name, TODAY, SAID)
    sheet = openpyxl.load_workbook(tmp_path / name / "tiltak.xlsx")["Sak"]
    values = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert (values["Budsjettår"], values["Siste år i planperioden"]) == (year, year + 3)


@pytest.mark.parametrize("name", ["tiltak.xlsx", "tekster.docx"])
def test_what_stands_is_never_written_over_and_nothing_else_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "input" / "2027"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"mitt eget")
    (finding,) = stopped(folder)
    assert (finding.kind.code, finding.place.file) == ("SB-906", name)
    assert (folder / name).read_bytes() == b"mitt eget"
    assert names(tmp_path) == [f"input/2027/{name}"]


def test_the_users_other_files_in_the_folder_are_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    folder.mkdir(parents=True)
    (folder / "referat.pdf").write_bytes(b"mitt eget")
    new_case(folder, TODAY, SAID)
    assert (folder / "referat.pdf").read_bytes() == b"mitt eget"
    assert (folder / "tiltak.xlsx").is_file()


def test_a_region_that_is_there_is_kept_and_used(tmp_path: Path) -> None:
    region = (ROOT / "input" / "region.yaml").read_bytes()
    (tmp_path / "region.yaml").write_bytes(region)
    made = new_case(tmp_path / "2027", TODAY, Answers())
    assert [path.name for path in made] == ["tiltak.xlsx", "tekster.docx"]
    assert (tmp_path / "region.yaml").read_bytes() == region
    book = openpyxl.load_workbook(tmp_path / "2027" / "tiltak.xlsx")
    assert [row[0] for row in book["Kommuner"].iter_rows(min_row=2, max_row=4, values_only=True)] == [
        "Lillehammer", "Øyer", "Gausdal",
    ]  # fmt: skip
    headings = [p.text for p in docx.Document(str(tmp_path / "2027" / "tekster.docx")).paragraphs]
    assert {"Sammendrag", "Vurdering", "Kommuner", "Lillehammer", "Øyer", "Gausdal", "Virkemidler", "Tiltak"} <= set(
        headings
    )


def test_a_region_with_nynorsk_gets_a_twin_of_every_text(tmp_path: Path) -> None:
    region = (ROOT / "input" / "region.yaml").read_text(encoding="utf-8")
    (tmp_path / "region.yaml").write_text(
        region.replace("mappe: oyer", "mappe: oyer\n    språk: nøytral"), encoding="utf-8"
    )
    made = new_case(tmp_path / "2027", TODAY, Answers())
    assert [path.name for path in made] == ["tiltak.xlsx", "tekster.docx", "tekster.nn.docx"]
    book = openpyxl.load_workbook(tmp_path / "2027" / "tiltak.xlsx")
    headings = [cell.value for cell in book["Tiltak"][1]]
    assert {"Tiltak nn", "Merknad 2027 nn", "Kilde 2028-2030 nn"} <= set(headings)
    assert "Tittel nn" in [row[0] for row in book["Sak"].iter_rows(values_only=True)]
    twin = docx.Document(str(tmp_path / "2027" / "tekster.nn.docx"))
    assert {"Samandrag", "Kommunar", "Verkemiddel"} <= {p.text for p in twin.paragraphs}
    assert twin.core_properties.language == "nn-NO"
    assert kinds(tmp_path / "2027") == TO_FILL_IN | {"SB-230", "SB-631"}


def test_a_region_that_cannot_be_read_is_a_finding_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "region.yaml").write_text("råd: [", encoding="utf-8")
    assert {finding.kind.code for finding in stopped(tmp_path / "2027", Answers())} == {"SB-601"}
    assert names(tmp_path) == ["region.yaml"]


@pytest.mark.parametrize(("content", "code"), [(b"ikke et Word-dokument", "SB-125"), (b"", "SB-121")])
def test_a_template_that_is_no_word_document_is_a_finding_and_nothing_is_written(
    tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "tekster.docx").write_bytes(content)
    assert [finding.kind.code for finding in stopped(tmp_path / "input" / "2027")] == [code]
    assert not (tmp_path / "input" / "2027").exists()


def test_a_place_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil", encoding="utf-8")
    assert [finding.kind.code for finding in stopped(tmp_path / "fil" / "2027")] == ["SB-904"]


def test_the_same_day_makes_the_same_bytes(tmp_path: Path) -> None:
    one, two = (new_case(tmp_path / name / "2027", TODAY, SAID) for name in "ab")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def sheets(folder: Path) -> dict[str, list[object]]:
    """Give what stands in the first row of each sheet, and of `Sak` in the first column."""
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    return {s.title: [c.value for c in (s["A"] if s.title in {"Sak", "Les meg"} else s[1])] for s in book}


def test_a_small_plan_has_a_small_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "2027"
    new_case(folder, TODAY, Answers(members=("Kvam herad",), written_in="nn", plan="trafikksikringsplan", money="nei"))
    found = sheets(folder)
    assert found.keys() == {
        "Les meg", "Sak", "Kommuner", "Saksgang", "Virkemidler", "Tiltak", "Parter", "Vedleggsliste",
        "Andre dokumenter", "Vedtak", "Lister",
    }  # fmt: skip
    assert found["Tiltak"] == ["Nr", "Virkemiddel", "Tiltak", "Tiltakseier", "Samarbeidspartnere"]
    assert {"Kommunens kostnad", "Andel", "Holdning", "Målform"}.isdisjoint(found["Kommuner"])
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    assert book["Sak"]["B4"].value == "Trafikksikringsplan 2027–2030"
    assert [c.value for c in book["Saksgang"][2]][:2] == ["Kvam", "Heradsstyret"]
    assert docx.Document(str(folder / "tekster.docx")).core_properties.title == "Tekstar til trafikksikringsplanen 2027"
    assert kinds(folder) == {"SB-202", "SB-315", "SB-402", "SB-440"}


@pytest.mark.parametrize(("years", "last"), [("1", 2027), ("2", 2028), ("8", 2034)])
def test_the_measures_have_the_years_of_the_plan(tmp_path: Path, years: str, last: int) -> None:
    new_case(tmp_path / "2027", TODAY, replace(SAID, years=years))
    found = [heading for heading in sheets(tmp_path / "2027")["Tiltak"] if str(heading).isdecimal()]
    assert found == [str(year) for year in range(2027, last + 1)]


def test_a_part_of_the_budget_has_the_budget_in_the_place_of_the_frame(tmp_path: Path) -> None:
    new_case(tmp_path / "2027", TODAY, replace(SAID, in_budget="ja", roles=("pådriver",)))
    found = sheets(tmp_path / "2027")
    assert ("Budsjett" in found, "Ramme" in found, "Pådriver" in found["Tiltak"]) == (True, False, True)
    book = openpyxl.load_workbook(tmp_path / "2027" / "tiltak.xlsx")
    assert book["Sak"]["B4"].value == "Budsjett- og tiltaksplan 2027–2030"
    assert [row[2] for row in book["Vedleggsliste"].iter_rows(2, 3, values_only=True)] == [
        "budsjett-og-tiltaksplan.docx", "vedlegg-tiltak.docx",
    ]  # fmt: skip
    assert [c.value for c in book["Les meg"]["A"]][-1] == "Ramme"  # how it is made, when it is needed
    assert kinds(tmp_path / "2027") >= {"SB-202", "SB-315"}


def test_a_council_that_decides_alone_asks_nothing_of_its_members(tmp_path: Path) -> None:
    new_case(tmp_path / "2027", TODAY, replace(SAID, sends_cases="nei"))
    found = sheets(tmp_path / "2027")
    assert {"Kommuner", "Innspill"}.isdisjoint(found)
    headings = {p.text for p in docx.Document(str(tmp_path / "2027" / "tekster.docx")).paragraphs}
    assert {"Kommuner", "Vang", "Innspill fra kommunene"}.isdisjoint(headings)
    assert kinds(tmp_path / "2027") == {"SB-212", "SB-315", "SB-402", "SB-440"}


def test_next_year_of_a_small_plan_has_what_that_year_needs(tmp_path: Path) -> None:
    folder = tmp_path / "2027"
    new_case(folder, TODAY, Answers(members=("Kvam herad",), money="nei", years="2"))
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book["Virkemidler"].append([1, "Trygg skulevei"])
    for cell, value in zip(book["Tiltak"][2][1:4], ("Trygg skulevei", "Gangfelt", "Kvam herad"), strict=True):
        cell.value = value
    book["Vedtak"].append(["Heradsstyret", date(2027, 3, 1), None, "som foreslått"])
    book.save(folder / "tiltak.xlsx")
    rolled = new_year(folder)
    found = sheets(rolled.folder)
    assert {"Ramme", "Budsjett", "Finansiering", "Innspill"}.isdisjoint(found)
    assert {"Tekster", "Avsluttet"} <= found.keys()
    assert {"Videreføres", "Gjennomgått"} <= set(found["Tiltak"])
    assert {"2028", "Status 2028", "Vedtatt i fjor for 2028"}.isdisjoint(found["Tiltak"])
    sak = {row[0]: row[1] for row in openpyxl.load_workbook(rolled.folder / "tiltak.xlsx")["Sak"].values}
    assert (sak["Sakstype"], sak["Utgave"], sak["Tittel"]) == ("egen sak", "til kommunene", "Tiltaksplan 2028–2029")
    assert {f.kind.code for f in rolled.to_do if f.is_error and f.place.file == "tiltak.xlsx"} <= {"SB-202", "SB-247"}
