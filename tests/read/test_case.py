"""All inputs of a case together, in real files.

1. The real case is read with every amount and status of 2021, and without a finding.
2. A missing sheet, another version of the layout and a sheet of one's own are found; the last is a note.
3. The years of the plan make sense, or a finding says why not.
4. Kommuner, Saksgang and Vedleggsliste are read with their dates, names and choices; an unknown name gets the nearest.
5. What is wrong in one municipality's row is scoped to it; all else concerns everybody.
6. Many faults of many kinds come in one run, each at its cell.
7. `_x000D_`, leading =, odd characters and prefilled rows in a real file do no harm.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Answer, CaseKind, CostAnswer, Edition, Remainder, Stance, StepRole
from pipeline.domain.findings.finding import Finding, Severity, blocked, blocks_all
from pipeline.domain.region.region import Signatory
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import as_name, said_of
from pipeline.domain.workbook.fields import LAYOUT_VERSION
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from tests.readings import Brief, brief, only, read_whole, reading
from tests.workbooks import (
    Cell,
    as_an_older_layout,
    as_the_first_layout,
    cell_at,
    edit_region,
    set_addresses,
    set_cells,
)


def at(folder: Path, sheet: str, key: str, heading: str) -> str:
    """Name a cell as a finding does."""
    return f"tiltak.xlsx › {cell_at(folder, sheet, key, heading)}"


def append(folder: Path, sheet: str, **cells: Cell) -> str:
    """Write a row under the last one in use, by headings; give its number."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    written = book[sheet]
    headings = {str(cell.value): n for n, cell in enumerate(written[1], 1)}
    row = 1 + max(c.row for line in written.iter_rows() for c in line if c.value is not None)
    for heading, value in cells.items():
        written.cell(row, headings[heading.replace("_", " ")]).value = value
    book.save(path)
    return str(row)


def faults(folder: Path) -> list[Finding]:
    """Read a case; give its findings."""
    return reading(folder)[1]


# --- the real case ------------------------------------------------------------------------------------


def test_the_real_case_is_read_without_a_finding(folder: Path) -> None:
    case, findings = reading(folder)
    assert case is not None
    assert findings == []
    assert (case.plan.years.budget, case.plan.years.last) == (2021, 2024)
    assert [m.name for m in case.region.municipalities] == ["Lillehammer", "Øyer", "Gausdal"]
    assert len(case.plan.measures) == 25


def test_the_sums_of_the_real_case_are_those_of_2021(case_2021: Case) -> None:
    plan = case_2021.plan
    assert [plan.proposed(year).value for year in (2021, 2022, 2023, 2024)] == [
        1_200_000,
        1_125_000,
        1_125_000,
        725_000,
    ]
    assert [plan.estimates(year).value for year in (2021, 2022, 2023, 2024)] == [0, 50_000, 50_000, 50_000]
    assert plan.balance(2021).value == 300_000
    assert plan.planned(2022, 2023, 2024).value == 2_975_000
    assert plan.bound(2022, 2023, 2024).value == 0
    assert [m.name.text for m in plan.undecided] == ["Esport-klynge", "Audiovisuell bransje"]
    assert [m.name.text for m in plan.estimated] == ["Fritidsbolignettverk"]
    assert len(plan.with_money_now) == 10
    assert [plan.proposed(2021, of=plan.under(i)).value for i in plan.instruments] == [
        500_000, 225_000, 0, 125_000, 50_000, 300_000,
    ]  # fmt: skip


def test_the_choices_of_the_real_case_are_read(case_2021: Case) -> None:
    choices = case_2021.choices
    assert (choices.kind, choices.edition, choices.stance, choices.remainder) == (
        CaseKind.OWN_CASE, Edition.MUNICIPALITIES, Stance.INPUT_FROM_MINUTES, Remainder.OWN_CASE,
    )  # fmt: skip
    øyer = case_2021.municipal[1]
    assert øyer.signatories == (
        Signatory("Kari Nordmann", as_name("Kommunedirektør")),
        Signatory("Ola Nordmann", as_name("Næringssjef")),
    )
    assert øyer.cost is not None
    assert øyer.cost.value is CostAnswer.NOTHING_NEW
    assert [(step.committee.text, step.role) for step in case_2021.path_of("Øyer")] == [
        ("Formannskapet", StepRole.RECOMMENDS),
        ("Kommunestyret", StepRole.DECIDES),
    ]
    assert [step.organ for step in case_2021.steps] == ["Lillehammer", "Øyer", "Øyer", "Gausdal", None]
    assert [(a.title.text, a.date, a.concerns) for a in case_2021.attachments] == [
        ("Protokoll fra møte i Interkommunalt politisk råd", date(2021, 4, 8), None),
        ("Forslag til tiltak – utfyllende", None, None),
    ]


def test_the_edition_that_is_asked_for_goes_before_the_workbooks(folder: Path) -> None:
    case, _ = read_case(Places(folder).sources, Edition.COUNCIL)
    assert case is not None
    assert case.edition is Edition.COUNCIL


# --- sheets -------------------------------------------------------------------------------------------


def _rename(folder: Path, old: str, new: str | None) -> None:
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    if new is None:
        del book[old]
    else:
        book[old].title = "x"  # openpyxl numbers a title that differs in case alone
        book["x"].title = new
    book.save(folder / "tiltak.xlsx")


def test_a_missing_sheet_is_named_with_the_nearest(folder: Path) -> None:
    _rename(folder, "Saksgang", "Sakgang")
    findings = faults(folder)
    assert brief(findings) == [("SB-103", "tiltak.xlsx"), ("SB-106", "tiltak.xlsx › Sakgang")]
    assert findings[0].says == "Arket «Saksgang» mangler. Mente du «Sakgang»?"
    assert findings[1].says == "«Sakgang» er ikke en del av skjemaet og blir ikke lest. Mente du «Saksgang»?"


@pytest.mark.parametrize("sheet", ["Les meg", "Sak", "Saksgang", "Tiltak", "Finansiering"])
def test_each_sheet_that_is_missing_is_an_error(folder: Path, sheet: str) -> None:
    _rename(folder, sheet, None)
    first = faults(folder)[0]
    assert (first.kind.code, first.says) == ("SB-103", f"Arket «{sheet}» mangler.")


@pytest.mark.parametrize("titles", [["Ark1"], ["Tiltak", "Budsjett", "Notater"]])
def test_somebodys_own_workbook_is_said_to_be_no_workbook_of_ours_and_nothing_else(
    folder: Path, titles: list[str]
) -> None:
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for title in titles:
        book.create_sheet(title).append(["Tiltak", "Kostnad"])
    book.save(folder / "tiltak.xlsx")
    case, findings = reading(folder)
    assert case is None
    assert brief(findings) == [("SB-169", "tiltak.xlsx")]
    assert findings[0].says == "Dette er ikke arbeidsboken fra Saksbygger."


def test_our_workbook_without_its_first_two_sheets_is_still_ours(folder: Path) -> None:
    for sheet in ("Les meg", "Sak"):
        _rename(folder, sheet, None)
    assert [finding.says for finding in faults(folder)] == [f"Arket «{sheet}» mangler." for sheet in ("Les meg", "Sak")]


def test_without_virkemidler_every_measure_is_still_read(folder: Path) -> None:
    _rename(folder, "Virkemidler", None)
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    assert ("SB-205", at(folder, "Tiltak", "T23", "2021")) in brief(faults(folder))


@pytest.mark.parametrize("name", ["SAKSGANG", "saksgang"])
def test_a_sheets_name_may_have_any_case(folder: Path, name: str) -> None:
    _rename(folder, "Saksgang", name)
    assert faults(folder) == []


def test_lister_is_not_needed(folder: Path) -> None:
    _rename(folder, "Lister", None)
    assert faults(folder) == []


def test_sheets_of_ones_own_are_notes(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book.create_sheet("Mine notater")["A1"] = "hei"
    book.save(folder / "tiltak.xlsx")
    findings = faults(folder)
    assert brief(findings) == [("SB-106", "tiltak.xlsx › Mine notater")]
    assert only(findings).severity is Severity.NOTE


@pytest.mark.parametrize("value", ["#N/A", "=A2*2"], ids=["error value", "formula without result"])
def test_what_is_wrong_in_a_sheet_of_ones_own_blocks_nothing(folder: Path, value: str) -> None:
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book.create_sheet("Mine notater")["A1"] = value
    book.save(folder / "tiltak.xlsx")
    assert [finding for finding in faults(folder) if finding.is_error] == []


@pytest.mark.parametrize("value", ["#N/A", "=A2*2"], ids=["error value", "formula without result"])
def test_what_is_wrong_in_a_column_of_ones_own_blocks_nothing(folder: Path, value: str) -> None:
    set_addresses(folder, {"Ramme!J1": "Kontroll", "Ramme!J2": value})
    assert [finding for finding in faults(folder) if finding.is_error] == []


@pytest.mark.parametrize("version", ["0", None, "en"])
def test_a_version_that_is_none_is_an_error_at_its_cell(folder: Path, version: Cell) -> None:
    set_addresses(folder, {"Les meg!B2": version})
    findings = faults(folder)
    assert brief(findings) == [("SB-107", "tiltak.xlsx › Les meg!B2")]
    assert only(findings).says.startswith("Arbeidsboken sier ikke hvilken skjemaversjon den har.")


def test_a_layout_newer_than_ours_is_the_only_finding(folder: Path) -> None:
    set_addresses(folder, {"Les meg!B2": LAYOUT_VERSION + 1, "Tiltak!J2": "mye"})
    found = faults(folder)
    assert brief(found) == [("SB-323", "tiltak.xlsx › Les meg!B2")]
    assert "Oppgrader Saksbygger" in only(found).fix


def test_an_older_layout_is_read_and_what_it_lacks_is_listed(folder: Path) -> None:
    as_the_first_layout(folder)
    found, case = faults(folder), read_case(Places(folder).sources)[0]
    assert brief(found) == [("SB-324", "tiltak.xlsx")]
    assert "Tiltak: Vedtatt i fjor for 2021, Brukt hittil i 2020, Erstatter Nr, Gjennomgått" in only(found).says
    assert "Budsjett;" in only(found).says
    assert "Flyttet: Kommuner: Innspill til rådet → Innspill." in only(found).says
    assert case is not None
    assert case.plan.proposed(2021).value == 1_200_000
    assert not case.plan.budget


def test_a_heading_of_the_first_layout_is_missed_in_the_first_layout_too(folder: Path) -> None:
    as_the_first_layout(folder)
    set_addresses(folder, {"Tiltak!H1": "Eier"})
    assert ("SB-104", "tiltak.xlsx › Tiltak") in brief(faults(folder))


@pytest.mark.parametrize("version", [3, "3", " 3 "])
def test_the_version_may_be_number_or_text(folder: Path, version: Cell) -> None:
    set_addresses(folder, {"Les meg!B2": version})
    assert faults(folder) == []


def test_a_workbook_without_a_version_is_an_error(folder: Path) -> None:
    set_addresses(folder, {"Les meg!A2": "Noe annet"})
    assert brief(faults(folder)) == [("SB-107", "tiltak.xlsx › Les meg")]


# --- the years ----------------------------------------------------------------------------------------


def test_a_last_year_before_the_first_is_a_finding(folder: Path) -> None:
    set_cells(folder, {("Sak", "Siste år i planperioden", "Verdi"): 2020})
    case, findings = reading(folder)
    assert case is None
    assert brief(findings) == [("SB-219", at(folder, "Sak", "Siste år i planperioden", "Verdi"))]


def test_a_plan_of_more_than_twelve_years_is_a_slip(folder: Path) -> None:
    set_cells(folder, {("Sak", "Siste år i planperioden", "Verdi"): 2033})
    findings = faults(folder)
    assert brief(findings) == [("SB-221", at(folder, "Sak", "Siste år i planperioden", "Verdi"))]
    assert only(findings).says == "Planen går over 13 år. Det er trolig en skrivefeil."


@pytest.mark.parametrize("year", ["tjueen", None, 2021.5])
def test_a_budget_year_that_cannot_be_read_is_a_finding(folder: Path, year: Cell) -> None:
    set_cells(folder, {("Sak", "Budsjettår", "Verdi"): year})
    case, findings = reading(folder)
    assert case is None
    assert [str(finding.place) for finding in findings] == [at(folder, "Sak", "Budsjettår", "Verdi")]


def test_a_year_more_than_the_sheet_has_lacks_its_columns(folder: Path) -> None:
    set_cells(folder, {("Sak", "Siste år i planperioden", "Verdi"): 2025})
    missing = {finding.says.split("»")[0] for finding in faults(folder) if finding.kind.code == "SB-104"}
    assert missing == {
        f"Kolonnen eller linjen «{heading}"
        for heading in ("2025", "Status 2025", "Merknad 2022-2025", "Kilde 2022-2025")
    }


# --- rows ---------------------------------------------------------------------------------------------


def test_municipalities_are_found_by_either_name(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Kommune"): "øyer kommune"})
    case = read_whole(folder)
    assert [row.municipality.name for row in case.municipal] == ["Lillehammer", "Øyer", "Gausdal"]


def test_an_unknown_municipality_names_the_nearest(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Kommune"): "Gausdall"})
    findings = faults(folder)
    assert brief(findings) == [("SB-302", at(folder, "Kommuner", "Gausdall", "Kommune"))]
    assert only(findings).says == "«Gausdall» står ikke i region.yaml. Mente du «Gausdal»?"


def test_a_municipality_that_stands_twice_is_a_finding(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Kommune"): "Øyer"})
    assert brief(faults(folder)) == [("SB-201", "tiltak.xlsx › Kommuner!A4")]


def test_a_municipality_that_stands_twice_by_two_names_is_a_finding(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Kommune"): "Øyer kommune"})
    assert "SB-201" in [finding.kind.code for finding in faults(folder)]


def test_what_a_municipality_writes_is_read_line_by_line(folder: Path) -> None:
    set_cells(
        folder,
        {
            ("Kommuner", "Øyer", "Holdning"): "Egne innspill",
            ("Kommuner", "Øyer", "Egne innspill"): "Første_x000D_\nAndre\n\n",
            ("Kommuner", "Øyer", "Egne punkter"): "=Øyer = best",
            ("Kommuner", "Øyer", "Andel"): "120 000",
        },
    )
    øyer = read_whole(folder).municipal[1]
    assert (øyer.stance, said_of(øyer.own_input, Language.BOKMAAL)) == (Stance.OWN_INPUT, ("Første", "Andre"))
    assert said_of(øyer.own_points, Language.BOKMAAL) == ("=Øyer = best",)
    assert øyer.share is not None
    assert øyer.share.value == 120_000


def test_input_is_read_row_by_row_with_its_answer(folder: Path) -> None:
    rows = {
        "2": ("Øyer", "Et innspill; med semikolon", "følges delvis", "Det er dyrt."),
        "3": ("øyer", "Et til", "", ""),
    }
    cells = {
        f"Innspill!{column}{row}": value
        for row, values in rows.items()
        for column, value in zip("ABCD", values, strict=True)
    }
    set_addresses(
        folder,
        {**cells, "Innspill!A4": "Oyer", "Innspill!B4": "Feil", "Innspill!C4": "Følges", "Innspill!A5": "Gausdal"},
    )
    _, øyer, gausdal = read_whole(folder).municipal
    assert [(given.text.text, given.answer, given.reason.text) for given in øyer.input_decided] == [
        ("Et innspill; med semikolon", Answer.IN_PART, "Det er dyrt."),
        ("Et til", None, ""),
    ]
    assert [given.text.text for given in gausdal.input_decided] == [""]
    assert {str(finding.place) for finding in faults(folder)} >= {
        "tiltak.xlsx › Innspill!A4",
        "tiltak.xlsx › Innspill!B5",
    }


def test_an_older_layouts_lines_of_input_are_input_without_an_answer(folder: Path) -> None:
    as_an_older_layout(folder, 2)
    set_cells(folder, {("Kommuner", "Øyer", "Innspill til rådet"): "Et innspill; med semikolon\nEt til"})
    given = read_whole(folder).municipal[1].input_decided
    assert [(one.text.text, one.answer, one.answer_at) for one in given] == [
        ("Et innspill; med semikolon", None, None),
        ("Et til", None, None),
    ]


def test_a_second_signature_without_a_role_is_a_finding_of_its_municipality(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Stilling 2"): None})
    findings = faults(folder)
    assert brief(findings) == [("SB-317", at(folder, "Kommuner", "Øyer", "Stilling 2"))]
    assert (only(findings).municipality, only(findings).says) == ("Øyer", "Ola Nordmann står uten stilling.")


def test_a_second_signature_is_not_needed(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Stilling 2"): None, ("Kommuner", "Øyer", "Underskrift 2"): None})
    assert read_whole(folder).municipal[1].signatories == (Signatory("Kari Nordmann", as_name("Kommunedirektør")),)


def test_an_example_is_left_out_with_a_note(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Saksbehandler"): "Kari Nordmann (eksempel)"})
    case, findings = reading(folder)
    assert case is not None
    assert case.municipal[1].officer == ""
    assert brief(findings) == [("SB-112", at(folder, "Kommuner", "Øyer", "Saksbehandler"))]


def test_a_step_has_its_date_and_number(folder: Path) -> None:
    set_addresses(folder, {"Saksgang!C2": "8.4.2021", "Saksgang!D2": "21/34"})
    step = read_whole(folder).steps[0]
    assert (step.meeting, step.case_number, str(step.at)) == (date(2021, 4, 8), "21/34", "tiltak.xlsx › Saksgang!A2")


@pytest.mark.parametrize("organ", ["Rådet", "rådet", "Interkommunalt politisk råd for Lillehammer-regionen"])
def test_the_council_is_found_by_its_names(folder: Path, organ: str) -> None:
    set_addresses(folder, {"Saksgang!A6": organ})
    assert read_whole(folder).steps[-1].organ is None


def test_an_unknown_organ_names_the_nearest(folder: Path) -> None:
    set_addresses(folder, {"Saksgang!A5": "Gausdall", "Vedleggsliste!D2": "Øyr"})
    findings = faults(folder)
    assert brief(findings) == [("SB-313", "tiltak.xlsx › Saksgang!A5"), ("SB-313", "tiltak.xlsx › Vedleggsliste!D2")]
    assert findings[0].says == "«Gausdall» er verken alle, Rådet eller en kommune i region.yaml. Mente du «Gausdal»?"


@pytest.mark.parametrize(
    ("written", "concerns"),
    [("alle", None), ("Alle", None), (None, None), ("Øyer", "Øyer"), ("øyer kommune", "Øyer"), ("rådet", "Rådet")],
)
def test_an_attachment_concerns_everybody_or_whom_it_names(folder: Path, written: Cell, concerns: str | None) -> None:
    set_addresses(folder, {"Vedleggsliste!D2": written})
    assert read_whole(folder).attachments[0].concerns == concerns


def test_other_documents_decisions_and_ended_measures_are_read(folder: Path) -> None:
    append(folder, "Andre dokumenter", Tittel="Høringsuttalelser", Dato="1.2.2021")
    append(folder, "Avsluttet", Nr="T99", Tiltak="Gammelt")
    case = read_whole(folder)
    (other,), decision, (ended,) = case.other_documents, case.decision, case.ended
    assert decision is not None
    assert (other.title.text, other.date, other.file, other.grading) == ("Høringsuttalelser", date(2021, 2, 1), "", "")
    assert (decision.changes, str(decision.at)) == ((), "tiltak.xlsx › Vedtak!A2")
    assert (ended.number.value, ended.name.text) == ("T99", "Gammelt")


@pytest.mark.parametrize("word", ["avsluttes", "blir avslutta"])
def test_a_measure_that_ends_this_year_keeps_what_is_used_of_its_money(folder: Path, word: str) -> None:
    append(folder, "Tiltak", Nr="T98", Tiltak="Messe", Videreføres=word, Brukt_hittil_i_2020=70_000)
    (ended,) = read_whole(folder).ended
    assert (ended.number.value, ended.name.text) == ("T98", "Messe")
    assert ended.spent is not None
    assert ended.spent.value == 70_000


def test_an_ended_measure_without_a_number_is_a_finding(folder: Path) -> None:
    append(folder, "Avsluttet", Tiltak="Gammelt")
    assert brief(faults(folder)) == [("SB-202", "tiltak.xlsx › Avsluttet!A2")]


def test_prefilled_rows_are_nothing(folder: Path) -> None:
    append(folder, "Tiltak", Nr="T98", Status_2021="foreslått")
    append(folder, "Tiltak", Nr="T99", Status_2021="foreslått")
    case, findings = reading(folder)
    assert case is not None
    assert (len(case.plan.measures), findings) == (25, [])


@pytest.mark.parametrize(
    ("value", "code"),
    [("=A1*2", "SB-109"), ("#N/A", "SB-110"), ("Kari_x0007_", "SB-111")],
    ids=["formula", "error", "bell"],
)
def test_a_cell_that_cannot_be_read_is_one_finding_of_its_row(folder: Path, value: str, code: str) -> None:
    set_addresses(folder, {"Kommuner!D3": value})  # Underskrift 1 in Øyer's row
    findings = faults(folder)
    assert brief(findings) == [(code, "tiltak.xlsx › Kommuner!D3")]
    assert (only(findings).municipality, only(findings).is_error) == ("Øyer", True)


@pytest.mark.parametrize("value", ["=A1*2", "#N/A"])
def test_an_amount_that_cannot_be_read_is_one_finding_and_no_nought(folder: Path, value: str) -> None:
    address = cell_at(folder, "Tiltak", "T02", "2021")
    set_addresses(folder, {address: value})
    findings = faults(folder)
    assert [str(finding.place) for finding in findings] == [f"tiltak.xlsx › {address}"]
    assert only(findings).is_error


@pytest.mark.parametrize("value", ["=A1*2", "#N/A"])
def test_a_status_that_cannot_be_read_is_one_finding_and_no_guess(folder: Path, value: str) -> None:
    address = cell_at(folder, "Tiltak", "T02", "Status 2022")
    set_addresses(folder, {address: value})
    findings = faults(folder)
    assert [str(finding.place) for finding in findings] == [f"tiltak.xlsx › {address}"]
    assert only(findings).is_error


def test_a_case_number_that_excel_made_a_time_is_a_finding(folder: Path) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book["Saksgang"]["D2"].value = time(12, 30)
    book.save(path)
    assert brief(faults(folder)) == [("SB-113", "tiltak.xlsx › Saksgang!D2")]


# --- scope, and all in one run ------------------------------------------------------------------------


def test_what_is_wrong_with_one_municipality_blocks_no_other(folder: Path) -> None:
    set_cells(
        folder,
        {
            ("Kommuner", "Øyer", "Andel"): "mye",
            ("Kommuner", "Øyer", "Holdning"): "kanskje",
            ("Kommuner", "Gausdal", "Underskrift 1"): None,
        },
    )
    set_addresses(folder, {"Saksgang!C2": "i april"})
    case, findings = reading(folder)
    assert case is not None
    assert sorted((f.municipality or "", *found) for f, found in zip(findings, brief(findings), strict=True)) == [
        ("Gausdal", "SB-202", at(folder, "Kommuner", "Gausdal", "Underskrift 1")),
        ("Lillehammer", "SB-218", "tiltak.xlsx › Saksgang!C2"),
        ("Øyer", "SB-205", at(folder, "Kommuner", "Øyer", "Andel")),
        ("Øyer", "SB-206", at(folder, "Kommuner", "Øyer", "Holdning")),
    ]
    assert not blocks_all(findings)
    assert blocked(findings) == {"Øyer", "Gausdal", "Lillehammer"}


MANY: dict[tuple[str, str, str], Cell] = {
    ("Sak", "Felles holdning", "Verdi"): "tilsluttning",
    ("Sak", "Rapport innen", "Verdi"): "til sommeren",
    ("Kommuner", "Øyer", "Andel"): "200 000,-",
    ("Ramme", "2021", "Beløp"): 12.5,
    ("Virkemidler", "3", "Virkemiddel"): None,
    ("Tiltak", "T02", "2021"): "1 200 00",
    ("Tiltak", "T03", "2022"): -1,
    ("Tiltak", "T04", "Tiltakseier"): "LVR",
    ("Tiltak", "T05", "Status 2021"): None,
    ("Tiltak", "T08", "2021"): 5,
    ("Tiltak", "T13", "2021"): None,
    ("Tiltak", "T14", "Virkemiddel"): "Klinger og nettverk",
    ("Tiltak", "T16", "Veiviser"): "ja",
    ("Tiltak", "T17", "2023"): True,
    ("Tiltak", "T18", "Tiltak"): "#REF!",
}
CODES = (
    "SB-206", "SB-218", "SB-205", "SB-205", "SB-202", "SB-205", "SB-279", "SB-204", "SB-207", "SB-209", "SB-208",
    "SB-203", "SB-206", "SB-205", "SB-110",
)  # fmt: skip


def test_many_faults_come_in_one_run_each_at_its_cell(folder: Path) -> None:
    set_cells(folder, MANY)
    set_addresses(folder, {"Tiltak!C19": "#REF!", "Saksgang!C3": "31.02.2021", "Vedleggsliste!D3": "Ringebu"})
    wanted: set[Brief] = {(code, at(folder, *place)) for code, place in zip(CODES, MANY, strict=True)}
    wanted |= {("SB-218", "tiltak.xlsx › Saksgang!C3"), ("SB-313", "tiltak.xlsx › Vedleggsliste!D3")}
    assert wanted <= set(brief(faults(folder)))


def test_many_faults_bring_no_other_findings_at_other_cells(folder: Path) -> None:
    chosen = {place: value for place, value in MANY.items() if place[0] == "Tiltak" and value != "#REF!"}
    set_cells(folder, chosen)
    wanted = sorted((code, at(folder, *place)) for code, place in zip(CODES, MANY, strict=True) if place[0] == "Tiltak")
    wanted.remove(("SB-110", at(folder, "Tiltak", "T18", "Tiltak")))
    assert sorted(brief(faults(folder))) == wanted


def test_faults_in_every_file_come_in_one_run(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T02", "2021"): "mye"})
    set_addresses(folder, {"Saksgang!C2": "i april"})
    edit_region(folder, "mappe: oyer", "mappe: ../../oyer")
    (folder / "tekster.docx").write_bytes(b"")
    codes = {finding.kind.code for finding in faults(folder)}
    assert codes == {"SB-605", "SB-121", "SB-205", "SB-218"}


def test_a_damaged_workbook_leaves_the_findings_of_the_other_files(folder: Path) -> None:
    (folder / "tiltak.xlsx").write_bytes(b"PK")
    edit_region(folder, "språk: nb", "språk: no")
    case, findings = reading(folder)
    assert case is None
    assert [finding.kind.code for finding in findings] == ["SB-605", "SB-128"]


def test_a_language_without_its_wording_is_a_finding(folder: Path) -> None:
    edit_region(folder, "mappe: oyer", "mappe: oyer\n    språk: nn")
    sources = Places(folder).sources
    wording = {**sources.wording, Language.NYNORSK: folder / "ordlyd.nn.yaml"}
    _, findings = read_case(replace(sources, wording=wording))
    assert blocks_all(findings)
    assert brief(findings)[0] == ("SB-101", "ordlyd.nn.yaml")


def test_without_a_region_everything_is_blocked_and_said_once(folder: Path) -> None:
    (folder.parent / "region.yaml").unlink()
    _, findings = reading(folder)
    assert brief(findings) == [("SB-101", "region.yaml")]
    assert blocks_all(findings)


def test_without_a_region_a_blank_name_is_said_once(folder: Path) -> None:
    (folder.parent / "region.yaml").unlink()
    set_addresses(folder, {"Kommuner!A3": None})
    assert brief(faults(folder)) == [("SB-101", "region.yaml"), ("SB-202", "tiltak.xlsx › Kommuner!A3")]


def test_without_the_prose_everything_is_blocked(folder: Path) -> None:
    (folder / "tekster.docx").unlink()
    assert brief(faults(folder)) == [("SB-101", "tekster.docx")]


# --- awkward cells in a real file ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("=HYPERLINK er ikke en formel", "=HYPERLINK er ikke en formel"),
        ("+47 62 00 00 00", "+47 62 00 00 00"),
        ("@kari", "@kari"),
        ("To_x000D_\nlinjer", "To linjer"),
        ("A & B <x> «y» {z %", "A & B <x> «y» {z %"),
        ("e\u0301 😀 \u200b\u202f’", "e\u0301 😀 \u200b\u202f’"),
    ],
)
def test_an_awkward_name_is_read_as_written_on_one_line(folder: Path, written: str, name: str) -> None:
    set_cells(folder, {("Tiltak", "T23", "Tiltak"): written})
    assert read_whole(folder).plan.measure("T23").name.text == name


def test_a_number_that_excel_made_a_date_is_a_finding(folder: Path) -> None:
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book["Saksgang"]["D2"].value = date(2021, 3, 21)
    book.save(path)
    findings = faults(folder)
    assert brief(findings) == [("SB-113", "tiltak.xlsx › Saksgang!D2")]
    assert only(findings).municipality == "Lillehammer"


@pytest.mark.parametrize(
    ("heading", "text", "proposal"),
    [
        (
            "2021",
            "150 000,- (hvorav 100' til en kartlegging)",
            "foreslått: 150\u00a0000 i 2021. Merknad: hvorav 100' til en kartlegging",
        ),
        ("2022", "200 000,- i hvert av årene 2022 og 2023", "foreslått: 200\u00a0000 i 2022 og 2023, 0 i 2024"),
        ("2022", "200.000", "foreslått: 200\u00a0000 i 2022"),
        ("2023", "ca. kr 200.000,-", "anslag: 200\u00a0000 i 2023"),
        ("2022", "200.000 til sammen", "kanskje foreslått. Gjelder 200\u00a0000 hvert år, eller til sammen?"),
        ("2022", "Avhengig av klyngestrategi", "ikke avklart. Merknad: Avhengig av klyngestrategi"),
        ("2021", "1 200 00", "usikkert. Beløpet mangler sifre."),
    ],
)
def test_a_text_in_an_amount_cell_is_read_and_proposed_but_never_used(
    folder: Path, heading: str, text: str, proposal: str
) -> None:
    set_cells(folder, {("Tiltak", "T02", heading): text})
    finding = next(finding for finding in faults(folder) if finding.kind.code == "SB-205")
    assert finding.fix.endswith(f" Forslag: {proposal}")
    assert finding.is_error
