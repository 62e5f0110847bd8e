"""A workbook's cells as they stand in real files.

1. Values come as Excel stored them: numbers, texts, dates; blanks around a text are taken away. Notes beside the cells,
   charts and sheets that are charts are seen.
2. A formula is its stored result; one without a result, and an error value, are faults of their cells.
3. Text that begins with = is text; `_x000D_` is a line break; a forbidden character is a fault that names it.
4. A file that is missing, damaged, empty, cut short or of another format is one finding and no exception; whatever else
   may be wrong with a file is in test_read_hostile.py.
"""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from pipeline.domain.findings.finding import Finding
from pipeline.read.package.findings import FORBIDDEN_CHARACTER
from pipeline.read.workbook.cell_findings import ERROR_VALUE, FORMULA_UNSAVED
from pipeline.read.workbook.cells import Fault, RawSheet, Value, read_workbook
from tests.readings import book, brief, only
from tests.workbooks import ROOT

CASE = ROOT / "input" / "2021" / "tiltak.xlsx"


def read(path: Path) -> tuple[dict[str, RawSheet], list[Finding]]:
    """Read a workbook that can be read."""
    findings: list[Finding] = []
    sheets = read_workbook(path, findings.append)
    assert sheets is not None
    return sheets, findings


def refused(path: Path) -> Finding:
    """Read a workbook that cannot be read; give its one finding."""
    findings: list[Finding] = []
    assert read_workbook(path, findings.append) is None
    return only(findings)


def cell(tmp_path: Path, value: object) -> tuple[Value, Fault | None]:
    """Write one cell with openpyxl, between two others, and read it."""
    sheets, findings = read(book(tmp_path / "tiltak.xlsx", {"Ark": [["a", value, "b"]]}))
    assert findings == []
    return sheets["Ark"].rows[0][1], sheets["Ark"].faults.get((0, 1))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (200_000, 200_000),
        (12.5, 12.5),
        (True, True),
        ("200 000 ", "200 000"),
        ("\u00a0LRV \n", "LRV"),
        ("   ", None),
        (date(2021, 4, 8), date(2021, 4, 8)),
        (datetime(2021, 4, 8), date(2021, 4, 8)),  # noqa: DTZ001 - Excel knows no time zones
        (datetime(2021, 4, 8, 12, 30), datetime(2021, 4, 8, 12, 30)),  # noqa: DTZ001 - as above
        ("«æøå» – 😀 e\u0301", "«æøå» – 😀 e\u0301"),
        ("_x0041_", "_x0041_"),
        ("to\nlinjer", "to\nlinjer"),
        ("to_x000D_\nlinjer", "to\nlinjer"),
        ("to_x000D_linjer", "to\nlinjer"),
        ("fane_x0009_her", "fane\ther"),
    ],
)
def test_values_come_as_they_are(tmp_path: Path, written: object, value: Value) -> None:
    read_back, fault = cell(tmp_path, written)
    assert (read_back, type(read_back)) == (value, type(value))
    assert fault is None


def test_a_date_at_midnight_is_only_a_date(tmp_path: Path) -> None:
    value, _ = cell(tmp_path, datetime(2021, 4, 8))  # noqa: DTZ001 - Excel knows no time zones
    assert not isinstance(value, datetime)


def test_notes_and_drawings_and_chart_sheets_are_seen(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(book(tmp_path / "tiltak.xlsx", {"Ark": [["a", 1], ["b", 2]], "Annet": [["c"]]}))
    workbook["Ark"]["A2"].comment = Comment("husk", "Kari")
    chart, alone = BarChart(), BarChart()
    for made in (chart, alone):
        made.add_data(Reference(workbook["Ark"], min_col=2, min_row=1, max_row=2))
    workbook["Ark"].add_chart(chart, "D2")  # type: ignore[call-arg]
    workbook.create_chartsheet("Bare diagram").add_chart(alone)
    workbook.save(tmp_path / "tiltak.xlsx")
    sheets, findings = read(tmp_path / "tiltak.xlsx")
    assert findings == []
    assert [(name, raw.is_drawn_on, raw.is_chart) for name, raw in sheets.items()] == [
        ("Ark", True, False), ("Annet", False, False), ("Bare diagram", False, True),
    ]  # fmt: skip
    assert dict(sheets["Ark"].notes) == {(1, 0): "husk"}


def test_a_text_that_excel_made_a_time_of_day_is_no_text(tmp_path: Path) -> None:
    value, _ = cell(tmp_path, time(12, 30))
    assert value == time(12, 30)


def test_text_that_begins_with_an_equals_sign_is_text(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as made:
        made.add_worksheet("Ark").write_string(0, 0, "=2+2")
    sheets, findings = read(path)
    assert sheets["Ark"].rows[0][0] == "=2+2"
    assert findings == []


def test_a_formula_is_its_stored_result(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("Ark").write_formula(0, 0, "=100000*2", value=200000)
        made.get_worksheet_by_name("Ark").write_formula(0, 1, '="LR"&"V"', value="LRV")
        made.get_worksheet_by_name("Ark").write_formula(0, 2, "=2-2", value=0)
    sheets, findings = read(path)
    assert sheets["Ark"].rows[0] == (200_000, "LRV", 0)
    assert findings == []


def test_a_formula_without_a_stored_result_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    assert cell(tmp_path, "=100000*2") == (None, Fault(FORMULA_UNSAVED, "=100000*2"))


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_value_is_a_fault_of_its_cell(tmp_path: Path, error: str) -> None:
    assert cell(tmp_path, error) == (None, Fault(ERROR_VALUE, error))


def test_an_error_that_a_formula_gave_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("Ark").write_formula("C3", "=1/0", value="#DIV/0!")
    sheets, _ = read(path)
    assert sheets["Ark"].faults == {(2, 2): Fault(ERROR_VALUE, "#DIV/0!")}


@pytest.mark.parametrize(("escaped", "name"), [("_x0007_", "U+0007"), ("_x0000_", "U+0000"), ("_x001B_", "U+001B")])
def test_a_forbidden_character_is_a_fault_that_names_it(tmp_path: Path, escaped: str, name: str) -> None:
    value, fault = cell(tmp_path, f"LRV{escaped} og andre")
    assert value is None
    assert fault is not None
    assert (fault.kind, fault.gaps) == (FORBIDDEN_CHARACTER, {"character": name})


@pytest.mark.parametrize("odd", ["\x85", "\x9b", "\x7f", "\u202e", "\u2066"])
def test_a_character_that_shows_something_else_than_is_written_is_a_fault(tmp_path: Path, odd: str) -> None:
    _, fault = cell(tmp_path, f"LRV{odd} og andre")
    assert fault is not None
    assert (fault.kind, fault.gaps) == (FORBIDDEN_CHARACTER, {"character": f"U+{ord(odd):04X}"})


def test_merged_and_formatted_empty_cells_are_blank(tmp_path: Path) -> None:
    path = book(tmp_path / "tiltak.xlsx", {"Ark": [["a", "b"], [None, None], [None, "c"]]})
    made = openpyxl.load_workbook(path)
    made["Ark"].merge_cells("A1:B1")
    made["Ark"]["B2"].number_format = "#,##0"
    made.save(path)
    sheets, _ = read(path)
    assert sheets["Ark"].rows == (("a", None), (None, None), (None, "c"))
    assert sheets["Ark"].faults == {}


def test_a_cell_is_named_as_excel_names_it() -> None:
    raw = RawSheet("tiltak.xlsx", "Tiltak", ())
    assert str(raw.place(11, 7)) == "tiltak.xlsx › Tiltak!H12"
    assert str(raw.place(0, 27)) == "tiltak.xlsx › Tiltak!AB1"
    assert str(raw.at) == "tiltak.xlsx › Tiltak"


# --- files that are no workbook -----------------------------------------------------------------------


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    finding = refused(tmp_path / "tiltak.xlsx")
    assert (finding.kind.code, str(finding.place)) == ("SB-101", "tiltak.xlsx")
    assert finding.says == "Filen tiltak.xlsx mangler."


def test_a_folder_with_the_name_of_the_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "tiltak.xlsx").mkdir()
    assert refused(tmp_path / "tiltak.xlsx").kind.code == "SB-122"


def _zip(path: Path, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path.read_bytes()


@pytest.mark.parametrize("kept", [1, 2, 4, 10, 100])
def test_a_truncated_workbook_is_one_finding(tmp_path: Path, kept: int) -> None:
    whole = CASE.read_bytes()
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(whole[: len(whole) * kept // 101])
    assert refused(path).kind.code == "SB-128"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SB-121"),
        (b"Nr;Tiltak\nT01;Webside\n", "SB-125"),
        (b"PK\x03\x04 og resten mangler", "SB-128"),
        ("æøå".encode("utf-16"), "SB-125"),
    ],
    ids=["empty", "text", "zip head", "utf-16"],
)
def test_another_file_by_the_name_is_one_finding(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(content)
    finding = refused(path)
    assert (finding.kind.code, str(finding.place)) == (code, "tiltak.xlsx")


def test_a_file_of_which_nothing_is_known_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(b"\x00" * 3000)
    finding = refused(path)
    assert (finding.kind.code, str(finding.place)) == ("SB-102", "tiltak.xlsx")
    assert finding.says == (
        "Filen tiltak.xlsx kan ikke leses: den er skadet, eller er ikke en arbeidsbok i formatet .xlsx."
    )
    assert finding.fix == "Åpne filen i Excel, lagre den som .xlsx og prøv igjen."


def test_a_renamed_ods_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    _zip(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})
    assert refused(path).kind.code == "SB-125"


def test_a_renamed_word_document_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes((CASE.parent / "tekster.docx").read_bytes())
    assert refused(path).kind.code == "SB-126"


@pytest.mark.parametrize(
    "broken", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>"], ids=["empty", "open", "strange"])
def test_a_workbook_with_a_broken_part_is_no_exception(tmp_path: Path, broken: str, content: bytes) -> None:
    path, findings = tmp_path / "tiltak.xlsx", list[Finding]()
    with zipfile.ZipFile(CASE) as whole:
        _zip(path, {name: content if name == broken else whole.read(name) for name in whole.namelist()})
    sheets = read_workbook(path, findings.append)
    assert sheets is not None or brief(findings) in ([("SB-102", "tiltak.xlsx")], [("SB-130", "tiltak.xlsx")])


def test_a_workbook_in_the_strict_format_is_one_finding_that_says_how_to_save_it(tmp_path: Path) -> None:
    strict = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    path, parts = tmp_path / "tiltak.xlsx", {}
    with zipfile.ZipFile(CASE) as whole:
        for name in whole.namelist():
            parts[name] = whole.read(name)
            for old, new in strict.items():
                parts[name] = parts[name].replace(old, new)
    _zip(path, parts)
    assert refused(path).kind.code == "SB-127"


def test_a_formatted_cell_far_down_is_no_row(tmp_path: Path) -> None:
    path = book(tmp_path / "tiltak.xlsx", {"Ark": [[f"celle {n}" for n in range(25)]]})
    made = openpyxl.load_workbook(path)
    made["Ark"]["A30000"].number_format = "#,##0"
    made.save(path)
    sheets, _ = read(path)
    assert len(sheets["Ark"].rows) == 1
    assert sheets["Ark"].rows[0][24] == "celle 24"


@pytest.mark.parametrize("odd", ["\u009b", "\u202e"])
def test_a_sheets_name_that_shows_something_else_is_a_finding(tmp_path: Path, odd: str) -> None:
    name = f"Til{odd}tak"
    sheets, findings = read(book(tmp_path / "tiltak.xlsx", {name: [["a"]]}))
    assert list(sheets) == [name]
    finding = only(findings)
    assert (finding.kind, str(finding.place), finding.found) == (FORBIDDEN_CHARACTER, "tiltak.xlsx", ascii(name))
