"""The workbook handed back: a copy with the findings marked in it, and nothing of the owner's lost.

1. What openpyxl would drop is in the copy: charts, pictures, newer dropdowns, form controls, custom parts, protection;
   a part without mark or note keeps its bytes, and a marked sheet differs in its marks only.
2. A formula keeps its stored result, which previews show; a note of the owner's keeps its text.
3. A cell is coloured and framed by its worst finding, keeps its number format, and can be read on the light ground.
4. Several findings at one cell share a note; cells that are blank, merged or unnumbered are found, and what is folded
   away round a finding is opened.
5. The list is in front, the worst first, alone selected; links lead where they say, whatever the sheet is called.
6. Text stays text, whatever it holds; what no XML can hold is shown as missing.
7. Names that belong to a sheet follow it; a sheet of the owner's called Funn stays.
8. A copy of a copy has the findings once; no trace is left of those that are gone.
9. The same workbook and findings make the same bytes; English when asked for.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.write.office.package import packed
from pipeline.write.returned.annotations import LONGEST
from pipeline.write.returned.marks import LOOKS
from pipeline.write.returned.workbook import annotated_workbook
from tests.annotated import Copy, S, Zipped
from tests.workbooks import ROOT

ERROR = Kind("SB-205", Severity.ERROR, Said("«{text}» er galt.", "«{text}» is wrong."), Said("Rett det.", "Mend it."))
WARNING = Kind("SB-215", Severity.WARNING, Said("Se på {text}.", "Look at {text}."), Said("Se.", "Look."))
NOTE = Kind("SB-106", Severity.NOTE, Said("Merk {text}.", "Note {text}."), Said("Les.", "Read."))
FILE = "tiltak.xlsx"
INPUT = (ROOT / "input" / "2021" / "tiltak.xlsx").read_bytes()


def at(cell: str, kind: Kind = ERROR, text: str = "x") -> Finding:
    """Make a finding at `Ark!B2`; at a whole sheet, or the file, when there is no cell, or no sheet."""
    sheet, _, address = cell.rpartition("!") if "!" in cell else (cell, "", "")
    return kind.at(Place(FILE, sheet=sheet or None, cell=address or None), text, text=text)


def annotated(workbook: bytes, *findings: Finding) -> Copy:
    """Make the copy and read it back."""
    return Copy(annotated_workbook(workbook, FILE, findings))


def picture() -> io.BytesIO:
    """Make the smallest picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0\xff\0\0")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # that is why openpyxl is not used

X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lister!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def rich() -> bytes:
    """Make a workbook with most of what openpyxl drops on saving."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tall")
        head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"})
        sheet.write_row(0, 0, ["År", "Beløp"], head)
        sheet.write_column(1, 0, [2021, 2022, 2023])
        sheet.write_column(1, 1, [1, 2, 3], book.add_format({"num_format": "#,##0.00"}))
        sheet.write_formula("B5", "=SUM(B2:B4)", None, 6)
        sheet.write_comment("A2", "Husk å spørre Kari", {"author": "Ola"})
        sheet.write_comment("A4", "Enda et notat", {"author": "Ola"})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Tall!$B$2:$B$4"})
        sheet.insert_chart("D2", chart)
        sheet.insert_image("D20", "p.png", {"image_data": picture()})
        sheet.insert_button("G2", {"caption": "Kjør"})
        sheet.merge_range("A8:B9", "slått sammen")
        sheet.add_sparkline("C2", {"range": "Tall!B2:B4"})
        sheet.protect("hemmelig")
        sheet.print_area("A1:B9")
        plain = book.add_worksheet("Kari's ark")
        plain.write("A1", "urørt")
        plain.repeat_rows(0)
        lists = book.add_worksheet("Lister")
        lists.write_column(0, 0, ["a", "b", "c"])
        plain.activate()
        book.define_name("Priser", "=Tall!$B$2:$B$4")
    parts = Zipped(out.getvalue()).parts
    name = "xl/worksheets/sheet1.xml"
    start, _, rest = parts[name].partition(b"<extLst>")
    parts[name] = start + X14.replace("</extLst>", "").encode() + rest  # beside the sparklines
    parts["customXml/item1.xml"] = b"<mitt/>"
    return packed(parts)


RICH = rich()
CHANGED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


# --- nothing is lost ------------------------------------------------------------------------------------


def test_a_part_without_mark_or_note_keeps_its_bytes() -> None:
    before, after = Zipped(RICH).parts, annotated(RICH, at("Tall!B3")).parts
    touched = {"xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    selected = {"xl/worksheets/sheet2.xml"}  # it was the one selected
    assert {name for name in before if after.get(name) != before[name]} == CHANGED | touched | selected
    assert set(after) - set(before) == {"xl/worksheets/sheetFunn.xml"}
    for kept in ("xl/charts/chart1.xml", "xl/media/image1.png", "customXml/item1.xml"):
        assert kept in after


@pytest.mark.parametrize("workbook", [RICH, INPUT], ids=["rich", "ours"])
def test_a_marked_sheet_differs_in_its_marks_only(workbook: bytes) -> None:
    name = Copy(workbook).names[0]
    after = annotated(workbook, at(f"{name}!B2"), at(f"{name}!A1"))
    assert without_marks(after.sheet(name)) == without_marks(Copy(workbook).sheet(name))


@pytest.mark.parametrize(("cell", "is_folded"), [("D3", False), ("J3", True)])
def test_a_finding_is_never_folded_away(cell: str, *, is_folded: bool) -> None:
    columns = annotated(INPUT, at(f"Tiltak!{cell}")).sheet("Tiltak").findall(f"{S}cols/{S}col")
    assert any(column.get("hidden") for column in columns) is is_folded
    assert any(column.get("collapsed") for column in columns) is is_folded
    assert sum(1 for column in columns if column.get("outlineLevel")) > 10


def without_marks(sheet: Any) -> bytes:  # noqa: ANN401 - an element
    """Write a sheet without what a mark adds to it."""
    for cell in sheet.iter(f"{S}c"):
        cell.attrib.pop("s", None)
    for view in sheet.iter(f"{S}sheetView"):
        view.attrib.pop("tabSelected", None)
    for drawing in sheet.findall(f"{S}legacyDrawing"):
        sheet.remove(drawing)
    return etree.tostring(sheet, method="c14n")


def test_the_newer_dropdown_the_protection_and_the_button_are_in_the_copy() -> None:
    after = annotated(RICH, at("Tall!B3"))
    text = after.parts["xl/worksheets/sheet1.xml"].decode()
    assert "Lister!$A$1:$A$3" in text
    assert "sheetProtection" in text
    assert b'ObjectType="Button"' in after.parts["xl/drawings/vmlDrawing1.vml"]


def test_a_formula_keeps_its_stored_result() -> None:
    cell = next(c for c in annotated(RICH, at("Tall!B5")).sheet("Tall").iter(f"{S}c") if c.get("r") == "B5")
    assert (cell.findtext(f"{S}f"), cell.findtext(f"{S}v")) == ("SUM(B2:B4)", "6")


def test_a_note_of_the_owners_keeps_its_text_and_its_one_box() -> None:
    after = annotated(RICH, at("Tall!A2", text="feil her"))
    assert after.notes("Tall")["A2"].startswith("Husk å spørre Kari\n\nSaksbygger:\n1. Feil SB-205\n«feil her»")
    assert after.notes("Tall")["A4"] == "Enda et notat"
    assert sorted(after.boxes("Tall")) == [(1, 0), (3, 0)]


def test_a_cell_with_a_thread_is_coloured_and_the_list_says_why_it_has_no_note() -> None:
    parts = Zipped(RICH).parts
    parts["xl/comments1.xml"] = parts["xl/comments1.xml"].replace(b"<author>Ola<", b"<author>tc={1-2}<")
    after = annotated(packed(parts), at("Tall!A2"), at("Tall!B3"))
    assert after.notes("Tall")["A2"] == "Husk å spørre Kari"
    assert set(after.fills("Tall")) >= {"A2", "B3"}
    assert "kommentartråd" in after.text("Funn", "A5")
    assert "Tall!A2." in after.text("Funn", "A5")
    remedies = {after.text("Funn", f"C{row}"): after.text("Funn", f"F{row}") for row in (8, 9)}
    assert remedies["Tall!A2"].endswith("\nCellen har en kommentartråd fra før, så dette står bare her.")
    assert "kommentartråd" not in remedies["Tall!B3"]


# --- marks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [ERROR, WARNING, NOTE], ids=lambda kind: kind.severity.name)
def test_a_cell_is_coloured_and_framed_by_its_severity(kind: Kind) -> None:
    after = annotated(RICH, at("Tall!B3", kind))
    look = LOOKS[kind.severity]
    cell = openpyxl.load_workbook(io.BytesIO(packed(after.parts)))["Tall"]["B3"]
    assert (cell.fill.fgColor.rgb, cell.border.left.style, cell.number_format) == (look.fill, look.line, "#,##0.00")


def test_frames_differ_where_there_is_no_colour() -> None:
    assert len({look.line for look in LOOKS.values()}) == len({look.fill for look in LOOKS.values()}) == 3


def test_the_worst_of_several_findings_colours_the_cell_and_they_share_a_note() -> None:
    after = annotated(RICH, at("Tall!B3", NOTE, "to"), at("Tall!B3", ERROR, "en"))
    assert after.fills("Tall")["B3"] == LOOKS[Severity.ERROR].fill
    assert after.notes("Tall") == {
        "A2": "Husk å spørre Kari",
        "A4": "Enda et notat",
        "B3": "1. Feil SB-205\n«en» er galt.\nRett det.\n\n2. Merknad SB-106\nMerk to.\nLes.",
    }
    assert after.boxes("Tall").count((2, 1)) == 1


def test_white_text_is_dark_in_a_marked_cell() -> None:
    cell = openpyxl.load_workbook(io.BytesIO(packed(annotated(RICH, at("Tall!A1")).parts)))["Tall"]["A1"]
    assert (cell.font.color.rgb, cell.font.b, cell.value) == ("FF000000", True, "År")


@pytest.mark.parametrize("cell", ["C4", "AZ2", "A300", "D7"])
def test_a_cell_that_the_file_does_not_have_is_made_in_its_place(cell: str) -> None:
    sheet = annotated(RICH, at(f"Tall!{cell}")).sheet("Tall")
    rows = [int(row.get("r")) for row in sheet.iter(f"{S}row")]
    assert rows == sorted(rows)
    for row in sheet.iter(f"{S}row"):
        columns = [(len(c.get("r")), c.get("r")) for c in row]
        assert columns == sorted(columns)
    assert cell in [c.get("r") for c in sheet.iter(f"{S}c")]


def test_a_blank_cell_keeps_the_format_of_its_column() -> None:
    after = annotated(INPUT, at("Saksgang!C40"))
    cell = openpyxl.load_workbook(io.BytesIO(packed(after.parts)))["Saksgang"]["C40"]
    assert cell.number_format.lower() == "dd.mm.yyyy"


def test_a_merged_cell_is_marked_where_it_shows() -> None:
    after = annotated(RICH, at("Tall!B9"))
    assert after.fills("Tall")["A8"] == LOOKS[Severity.ERROR].fill
    assert "A8" in after.notes("Tall")


def test_cells_and_rows_without_numbers_are_counted() -> None:
    parts = Zipped(RICH).parts
    sheet = etree.fromstring(parts["xl/worksheets/sheet2.xml"])
    for element in sheet.iter(f"{S}row", f"{S}c"):
        del element.attrib["r"]
    parts["xl/worksheets/sheet2.xml"] = etree.tostring(sheet)
    marked = annotated(packed(parts), at("Kari's ark!A1")).sheet("Kari's ark")
    assert [c.get("s") is not None for c in marked.iter(f"{S}c")] == [True]


def test_a_workbook_without_formats_gets_them() -> None:
    parts = Zipped(RICH).parts
    del parts["xl/styles.xml"]
    relations = parts["xl/_rels/workbook.xml.rels"].decode().split("<")
    parts["xl/_rels/workbook.xml.rels"] = "<".join(r for r in relations if "styles" not in r).encode()
    types = parts["[Content_Types].xml"].decode().split("<")
    parts["[Content_Types].xml"] = "<".join(t for t in types if "styles" not in t).encode()
    after = annotated(packed(parts), at("Kari's ark!A1"))
    assert after.fills("Kari's ark") == {"A1": LOOKS[Severity.ERROR].fill}


# --- the list -------------------------------------------------------------------------------------------


def test_the_list_is_in_front_the_worst_first_and_alone_selected() -> None:
    after = annotated(RICH, at("Tall!B3", NOTE), at("Tall!B4", ERROR), at("Tall", WARNING), at("", ERROR, "filen"))
    assert after.names == ["Funn", "Tall", "Kari's ark", "Lister"]
    assert [(row.number, row.severity, row.place, row.link) for row in after.findings] == [
        ("1", "Feil", "Tall!B4", "'Tall'!B4"),
        ("2", "Feil", "tiltak.xlsx", None),
        ("3", "Advarsel", "Tall", "'Tall'!A1"),
        ("4", "Merknad", "Tall!B3", "'Tall'!B3"),
    ]
    assert {row.done for row in after.findings} == {""}
    selected = [n for n in after.names if "tabSelected" in etree.tostring(after.sheet(n)).decode()]
    assert selected == ["Funn"]
    view = next(after.xml("xl/workbook.xml").iter(f"{S}workbookView"))
    assert view.get("activeTab") == "0"


def test_a_link_leads_to_a_sheet_of_any_name_and_none_to_a_sheet_that_is_not_there() -> None:
    after = annotated(RICH, at("Kari's ark!A1"), at("Borte!A1"))
    assert [row.link for row in after.findings] == ["'Kari''s ark'!A1", None]
    assert after.notes("Kari's ark")["A1"].startswith("1. Feil")


def test_findings_elsewhere_have_rows_with_their_place() -> None:
    elsewhere = [
        ERROR.at(Place("region.yaml", line=4, column=7), text="a"),
        ERROR.at(Place("tekster.docx", heading="Fakta", paragraph=3), text="b"),
    ]
    rows = annotated(RICH, *elsewhere).findings
    assert [(row.place, row.link) for row in rows] == [
        ("region.yaml, linje 4, tegn 7", None),
        ("tekster.docx › Fakta, avsnitt 3", None),
    ]


def test_the_list_prints_on_a4_with_its_headings_on_every_page() -> None:
    after = annotated(RICH, *(at(f"Tall!B{n}") for n in range(2, 60)))
    sheet = openpyxl.load_workbook(io.BytesIO(packed(after.parts)))["Funn"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$6:$6", "A7")
    assert b"Side &amp;P av &amp;N" in after.parts["xl/worksheets/sheetFunn.xml"]
    assert sheet["E7"].alignment.wrap_text
    assert [cell.value for cell in sheet[6]] == [
        "Nr", "Alvorlighet", "Sted", "Der står", "Hva er galt", "Hva du gjør", "Kode", "Gjort",
    ]  # fmt: skip


def test_names_that_belong_to_a_sheet_follow_it() -> None:
    def names(copy: Copy) -> set[tuple[str, str | None, str]]:
        found = copy.xml("xl/workbook.xml").iter(f"{S}definedName")
        tabs = copy.names
        return {
            (n.get("name"), tabs[int(n.get("localSheetId"))] if n.get("localSheetId") else None, n.text) for n in found
        }

    before, after = names(Copy(RICH)), names(annotated(RICH, at("Tall!B3")))
    assert len(before) == 3
    assert {name for name in after if name not in before} == {
        ("_xlnm.Print_Titles", "Funn", "'Funn'!$6:$6"),
        ("Saksbygger_funn", None, "'Funn'!$A$1"),
    }
    assert before <= after


def test_a_sheet_of_the_owners_called_funn_stays() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("FUNN").write("A1", "mine egne funn")
    after = annotated(out.getvalue(), at("FUNN!A1"))
    assert after.names == ["Funn 2", "FUNN"]
    assert after.text("FUNN", "A1") == "mine egne funn"


AWKWARD = (
    "=SUM(A1:A9)",
    "+47 61",
    "@alle",
    "& < > \" ' </t>",
    "_x0041_ _x000D_",
    "a\nb\tc",
    "🙂 æøå",
    " før og etter ",
)


@pytest.mark.parametrize("text", AWKWARD)
def test_text_stays_text(text: str) -> None:
    copy = annotated_workbook(RICH, FILE, [at("Tall!B3", text=text)])
    cell = openpyxl.load_workbook(io.BytesIO(copy))["Funn"]["D7"]
    assert (cell.data_type, unescaped(str(cell.value))) == ("s", text)
    assert f"«{text}» er galt." in unescaped(Copy(copy).notes("Tall")["B3"])


def unescaped(text: str) -> str:
    """Read what Excel reads; openpyxl gives a cell's text as it is written."""
    return text.replace("_x005F_", "_")


def test_what_no_xml_can_hold_is_shown_as_missing() -> None:
    (row,) = annotated(RICH, at("Tall!B3", text="før\x07etter\ud800\uffff")).findings
    assert (row.found, row.says) == ("før\ufffdetter\ufffd\ufffd", "«før\ufffdetter\ufffd\ufffd» er galt.")


def test_a_very_long_text_is_cut_and_says_so() -> None:
    (row,) = annotated(RICH, at("Tall!B3", text="svært " * 10_000)).findings
    assert row.found.endswith(" …")
    assert row.says == f"«{row.found}» er galt."
    assert len(row.found) < LONGEST + 5


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), max_size=60))
@settings(max_examples=40)
def test_any_text_can_be_read_back(text: str) -> None:
    (row,) = annotated(RICH, at("Tall!B3", text=text)).findings
    assert (row.found, row.says) == (text, f"«{text}» er galt.")


# --- copies of copies -----------------------------------------------------------------------------------


def test_a_copy_of_a_copy_has_the_findings_once() -> None:
    first = annotated_workbook(RICH, FILE, [at("Tall!B3"), at("Tall!A2"), at("Tall!A1")])
    second = annotated(first, at("Tall!B4", WARNING), at("Tall!A2"))
    assert second.names == ["Funn", "Tall", "Kari's ark", "Lister"]
    assert len(second.findings) == 2
    assert set(second.notes("Tall")) == {"A2", "A4", "B4"}
    assert second.notes("Tall")["A2"].count("Saksbygger:") == 1
    assert sorted(second.boxes("Tall")) == [(1, 0), (3, 0), (3, 1)]


@pytest.mark.parametrize("name", ["Sak", "Tiltak"])
def test_no_trace_is_left_of_what_is_gone(name: str) -> None:
    first = annotated_workbook(INPUT, FILE, [at(f"{name}!A1"), at(f"{name}!B3", NOTE), at(f"{name}!C2", WARNING)])
    second = annotated(first, at("Ramme!B2"))
    assert second.notes(name) == {}
    assert second.boxes(name) == []
    assert second.fills(name) == Copy(INPUT).fills(name)
    assert looks(second, name) == looks(Copy(INPUT), name)


def test_notes_that_another_program_saved_without_their_author_are_known_again() -> None:
    parts = Zipped(annotated_workbook(RICH, FILE, [at("Tall!B3"), at("Tall!A2")])).parts
    comments = etree.fromstring(parts["xl/comments1.xml"].replace(b">Saksbygger</author>", b"></author>"))
    text = next(c[0] for c in comments.iter(f"{S}comment") if c.get("ref") == "A2")
    for run in list(text):
        text.remove(run)
    for words in ("Husk å spørre Kari\n\n", "Saksbygger:\n1. Feil SB-205\n"):
        etree.SubElement(etree.SubElement(text, f"{S}r"), f"{S}t").text = words
    parts["xl/comments1.xml"] = etree.tostring(comments)
    assert annotated(packed(parts)).notes("Tall") == {"A2": "Husk å spørre Kari", "A4": "Enda et notat"}


def looks(copy: Copy, name: str) -> Mapping[str, tuple[Any, ...]]:
    """Give font, ground and frame of every cell that holds something."""
    sheet = openpyxl.load_workbook(io.BytesIO(packed(copy.parts)))[name]
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return {
        c.coordinate: (c.font.color and c.font.color.rgb, c.font.b, c.fill.fgColor.rgb, c.border.left.style)
        for c in cells
    }


def test_without_findings_the_list_says_so() -> None:
    copy = annotated(RICH)
    assert copy.text("Funn", "A2") == "Ingen funn."
    assert copy.fills("Tall") == Copy(RICH).fills("Tall")


def test_the_same_workbook_and_findings_make_the_same_bytes() -> None:
    findings = [at("Tall!B3"), at("Tall!A2", NOTE), at("Kari's ark!C9")]
    assert annotated_workbook(RICH, FILE, findings) == annotated_workbook(RICH, FILE, findings)


def test_english_when_asked_for() -> None:
    finding = ERROR.at(Place(FILE, sheet="Tall", cell="B5"), text="før")
    copy = Copy(annotated_workbook(RICH, FILE, [finding], Tongue.ENGLISH))
    assert copy.notes("Tall")["B5"].startswith("1. Error SB-205\n«før» is wrong.")
    assert (copy.text("Funn", "B6"), copy.text("Funn", "A2")) == ("Severity", "1 error.")
