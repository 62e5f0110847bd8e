"""Cells into workbooks that Excel, LibreOffice and a phone show alike.

1. Text stays text, whatever it begins with, and comes out as it went in (a law, too); it is never a formula or a link.
2. A formula has its result stored beside it; a number is a number, exact to the last krone.
3. Every cell has a named style of ours, and the names stand in Excel's gallery.
4. Each sheet is set up for screen and paper: frozen headings and names, A4, page numbers; as few pages as can be read,
   with the first columns on each; a heading is never parted from its rows. What only formulas need is folded away.
5. A chart has alternative text and points to its cells; one too tall for the page of its table has its own page.
6. A row is as high as its text asks for, but never higher than Excel allows.
7. The input workbook offers what the layout says: dropdowns, guidance within Excel's limits, no protected cell.
8. In it, names and amounts fit on the screen of a laptop; the other columns fold, and none with something new in it
   is folded away; no letter is printed smaller than seven points.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.compose.inputs.new_case import new_prose, new_workbook
from pipeline.domain.case.new_case import NewCase
from pipeline.domain.documents.document import (
    BudgetWorkbook,
    CellLook,
    Chart,
    ChartSeries,
    SheetCell,
    SheetChart,
    WorkSheet,
)
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import line
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import LAYOUT_VERSION
from pipeline.write.excel.excel import budget_file
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.excel.pages import PAGE_HEIGHT, ROOM, SMALLEST, breaks_of, pages_of, points_of, size_down, size_of
from pipeline.write.word.input_prose import prose_file
from tests.cases import region
from tests.documents import alternative_texts, gallery
from tests.workbooks import ROOT

HIGHEST_ROW = 409  # points, Excel's own limit
AWKWARD = (
    "=1+1", "+47", "-5", "@alle", "'sitert", "https://www.example.no", "mailto:kari@example.no", "007", "1,5", "1e5",
    "& < > \" '", "{{ x }} {_{ {%", "🙂 👩🏽‍🚒", "før\tetter", "over\nunder", "_x000D_", "_x005F_x000D_", " ledende",
    "Menneskerettighetsorganisasjon" * 30, "SANN", "#DIV/0!", "2021-04-08",
)  # fmt: skip
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n=+-@_x0"),
    min_size=1,
    max_size=30,
)


def sheet(*rows: tuple[SheetCell, ...], chart: SheetChart | None = None) -> WorkSheet:
    """Make a sheet of these rows under a header row."""
    header = (SheetCell("Nr.", CellLook.HEADER), SheetCell("Tekst", CellLook.HEADER))
    return WorkSheet("Ark", (8, 36), 0, (header, *rows), chart)


def written(content: WorkSheet) -> bytes:
    """Write a workbook of one sheet."""
    return budget_file(BudgetWorkbook("ipr/tiltaksbudsjett.xlsx", "Tittel & <mer>", (content,)))


def opened(content: bytes, *, results: bool = False) -> Workbook:
    """Open a workbook as bytes."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def printed_size(read: Worksheet) -> int:
    """Give the size of a sheet on paper, in per cent of the size on the screen."""
    return int(read.page_setup.scale or 100)


def text(value: str) -> SheetCell:
    """Make a cell of text."""
    return SheetCell(value, CellLook.TEXT)


def as_openpyxl_reads(value: str) -> str:
    """Undo what openpyxl does: it drops the mark of a text that only looks like an escaped character."""
    return value.replace("x005F_", "")


# --- text -----------------------------------------------------------------------------------------------


def test_text_comes_out_as_it_went_in_and_is_never_a_formula() -> None:
    rows = [(SheetCell(number, CellLook.INTEGER), text(value)) for number, value in enumerate(AWKWARD, 1)]
    read = opened(written(sheet(*rows)))["Ark"]
    cells = [read.cell(row, 2) for row in range(2, len(AWKWARD) + 2)]
    assert [cell.value for cell in cells] == [as_openpyxl_reads(value) for value in AWKWARD]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(["=1+1", "_x000D_"])
@settings(max_examples=20)
def test_text_in_is_text_out(values: list[str]) -> None:
    read = opened(written(sheet(*((text(value), text(value)) for value in values))))["Ark"]
    expected = [(as_openpyxl_reads(value),) * 2 for value in values]
    assert list(read.iter_rows(min_row=2, values_only=True)) == expected


def test_a_text_that_looks_like_an_escaped_character_is_marked_in_the_file() -> None:
    package = zipfile.ZipFile(io.BytesIO(written(sheet((text("_x000D_"), text("b"))))))
    assert "_x005F_x000D_" in package.read("xl/sharedStrings.xml").decode()


def test_the_title_is_the_workbooks_title() -> None:
    assert opened(written(sheet())).properties.title == "Tittel & <mer>"


# --- numbers and formulas -------------------------------------------------------------------------------


def test_a_formula_has_its_result_beside_it() -> None:
    content = written(sheet((SheetCell(1_500_000, CellLook.AMOUNT), SheetCell(1_500_000, CellLook.SUM_AMOUNT, "=A2"))))
    assert opened(content)["Ark"]["B2"].value == "=A2"
    assert opened(content, results=True)["Ark"]["B2"].value == 1_500_000


@pytest.mark.parametrize("amount", [0, 1, 200_000, 999_999_999_999, 2**53 - 1])
def test_an_amount_is_exact_to_the_last_krone(amount: int) -> None:
    value = opened(written(sheet((SheetCell(amount, CellLook.AMOUNT), text("a")))))["Ark"]["A2"].value
    assert value == amount
    assert isinstance(value, int)


def test_a_control_stands_out_when_it_is_not_0() -> None:
    read = opened(written(sheet((SheetCell(0, CellLook.CONTROL, "=1-1"), SheetCell(0, CellLook.AMOUNT, "=1-1")))))[
        "Ark"
    ]
    ((cells, (rule,)),) = ((str(found.sqref), found.rules) for found in read.conditional_formatting)
    assert (cells, rule.operator, rule.formula) == ("A2", "notEqual", ["0"])
    assert rule.dxf.font.color.rgb == "FFB00020"


def test_a_blank_cell_is_blank_and_no_nought() -> None:
    assert opened(written(sheet((SheetCell(None, CellLook.AMOUNT), text("a")))))["Ark"]["A2"].value is None


# --- looks ----------------------------------------------------------------------------------------------


def test_every_look_has_a_named_style_in_the_gallery(tmp_path: Path) -> None:
    rows = [(SheetCell("a", look), SheetCell(1, look)) for look in CellLook]
    path = tmp_path / "bok.xlsx"
    path.write_bytes(written(sheet(*rows)))
    book = openpyxl.load_workbook(path)
    names = [book["Ark"].cell(row, 1).style for row in range(2, len(rows) + 2)]
    assert len(set(names)) == len(CellLook)
    assert all(name.startswith("Saksbygger ") for name in names)
    assert set(names) <= gallery(path)


def test_amounts_have_thousands_apart_and_stand_right() -> None:
    cell = opened(written(sheet((SheetCell(1_200_000, CellLook.AMOUNT), text("a")))))["Ark"]["A2"]
    assert (cell.number_format, cell.alignment.horizontal, cell.style) == ("#,##0", "right", "Saksbygger beløp")


def test_a_sheet_is_set_up_for_screen_and_paper() -> None:
    read = opened(written(sheet((text("a"), text("b")))))["Ark"]
    assert read.freeze_panes == "C2"
    assert read.print_title_rows == "$1:$1"
    assert (read.page_setup.orientation, str(read.page_setup.paperSize)) == ("landscape", "9")
    set_up = read.sheet_properties.pageSetUpPr
    assert not (set_up and set_up.fitToPage)  # a sheet that Excel fits to pages loses its page breaks
    assert printed_size(read) == 100
    assert read.oddFooter is not None
    assert (read.oddFooter.left.text, read.oddFooter.right.text) == ("Tittel && <mer>: &A", "Side &P av &N")


def wide(*widths: int, begins: tuple[int, ...], repeated: int = 2) -> WorkSheet:
    """Make a sheet of some widths under a title and an explanation; it may go on on another page at some columns."""
    top = ((SheetCell("Tittel", CellLook.TITLE),), (SheetCell("En forklaring som er lang. " * 4, CellLook.NOTE),))
    header = tuple(SheetCell(f"K{n}", CellLook.HEADER) for n in range(len(widths)))
    return WorkSheet("Ark", widths, 2, (*top, header), page_begins=begins, repeated=repeated)


def test_a_wide_sheet_goes_on_on_a_second_page() -> None:
    read = opened(written(wide(8, 44, 60, 60, 60, 60, begins=(3, 4, 5))))["Ark"]
    assert [page.id for page in read.col_breaks.brk] == [4]
    assert read.print_title_cols == "$A:$B"
    assert SMALLEST <= printed_size(read) < 100


def test_a_sheet_that_is_wide_but_can_be_read_is_one_page_wide() -> None:
    read = opened(written(wide(8, 44, 60, 60, begins=(3,))))["Ark"]
    assert list(read.col_breaks.brk) == []
    assert SMALLEST <= printed_size(read) < 100
    assert read["A2"].style == "Saksbygger forklaring"


def test_an_explanation_stands_inside_a_column_where_a_page_would_cut_it() -> None:
    read = opened(written(wide(8, 44, *[60] * 4, begins=(2, 3, 4, 5))))["Ark"]
    assert (read["A1"].value, read["B1"].value, read["A2"].value) == (None, "Tittel", None)
    assert read["B2"].value == "En forklaring som er lang. " * 4
    assert (read["B2"].style, read["B2"].alignment.wrap_text) == ("Saksbygger forklaring i kolonne", True)
    assert read.row_dimensions[2].height >= 30


@given(
    st.lists(st.integers(6, 60), min_size=3, max_size=40),
    st.lists(st.booleans(), min_size=40, max_size=40),
    st.integers(1, 3),
)
@settings(max_examples=100)
def test_pages_have_every_column_once_and_as_few_of_them_as_can_be_read(
    widths: list[int], may: list[bool], repeated: int
) -> None:
    begins = tuple(n for n in range(repeated, len(widths)) if may[n])
    starts = pages_of(widths, begins, repeated)
    assert starts[0] == 0
    assert set(starts[1:]) <= set(begins)
    pages = [
        [*(widths[:repeated] if start else []), *widths[start:end]]
        for start, end in zip(starts, (*starts[1:], len(widths)), strict=True)
    ]
    most = ROOM * 100 / SMALLEST
    assert points_of(widths) > most or len(starts) == 1
    if len(begins) == len(widths) - repeated:
        assert max(points_of(page) for page in pages) <= most
        assert size_of(widths, repeated, starts) >= SMALLEST


G, A = CellLook.GROUP, CellLook.TEXT
S = CellLook.SUM_TEXT


@given(st.lists(st.sampled_from([G, A, A, A, S]), min_size=1, max_size=80), st.integers(1, 12), st.integers(64, 100))
@settings(max_examples=100)
def test_a_heading_stands_with_what_is_under_it_and_a_sum_with_what_is_over_it(
    looks: list[CellLook], lines: int, size: int
) -> None:
    of = sheet(*((SheetCell("a", look), text("b")) for look in looks))
    heights = [15, *[15 * lines] * len(looks)]
    starts = breaks_of(of, heights, size)
    assert all(looks[start - 2] is not G and looks[start - 1] is not S for start in starts)
    for first, last in zip((1, *starts), (*starts, len(heights)), strict=True):
        whole = all(looks[row - 2] is G or looks[row - 1] is S for row in range(first + 1, last))
        assert whole or 15 + sum(heights[first:last]) <= PAGE_HEIGHT * 100 / size


def test_a_sheet_with_little_on_a_last_page_is_made_a_little_smaller() -> None:
    of = sheet(*((text("a"), text("b")) for _ in range(33)))
    assert breaks_of(of, [15] * 34, 100) == (31,)
    size = size_down(of, [15] * 34, 100)
    assert 90 < size < 100
    assert breaks_of(of, [15] * 34, size) == ()


def test_a_helper_is_folded_away_and_a_list_has_filter_buttons_under_its_headings() -> None:
    content = replace(sheet((text("a"), text("b"))), helpers=frozenset({0}), last_filtered=1)
    read = opened(written(content))["Ark"]
    assert (read.column_dimensions["A"].hidden, read.column_dimensions["A"].outlineLevel) == (True, 1)
    assert (read.column_dimensions["B"].hidden, read.column_dimensions["B"].collapsed) == (False, True)
    assert read.auto_filter.ref == "A1:B2"
    assert read.row_dimensions[1].height == 30


@pytest.mark.parametrize(("characters", "at_least", "at_most"), [(30, 15, 15), (100, 45, 75), (5000, 300, HIGHEST_ROW)])
def test_a_row_is_as_high_as_its_text_but_no_higher_than_excel_allows(
    characters: int, at_least: int, at_most: int
) -> None:
    value = ("ord " * 2000)[:characters].strip()
    height = opened(written(sheet((text("1"), text(value)))))["Ark"].row_dimensions[2].height or 15
    assert at_least <= height <= at_most


# --- charts ---------------------------------------------------------------------------------------------


V1 = ChartSeries(line("V1"), (Total(1000),))


def test_a_chart_has_alternative_text_and_its_cells(tmp_path: Path) -> None:
    amounts = tuple((text(f"{n}"), text(f"V{n}"), SheetCell(n * 1000, CellLook.AMOUNT)) for n in range(1, 7))
    series = [ChartSeries(line(f"V{n}"), (Total(n * 1000),)) for n in range(1, 7)]
    content = Chart(
        (), "Foreslåtte beløp", (line("Søyler: 2021 & <2022>"),), ("2021",), tuple(series[:4]), series[5], series[4]
    )
    chart = SheetChart(content, header_row=0, rows=tuple(range(1, 7)), first_column=2, at_row=9)
    path = tmp_path / "bok.xlsx"
    path.write_bytes(written(sheet(*amounts, chart=chart)))
    assert alternative_texts(path) == ["Søyler: 2021 &amp; &lt;2022&gt;"]
    part = zipfile.ZipFile(path).read("xl/charts/chart1.xml").decode()
    assert re.findall(r"<c:tx><c:strRef><c:f>([^<]*)</c:f>", part) == [f"Ark!$B${row}" for row in (5, 4, 3, 2, 6, 7)]
    assert "Foreslåtte beløp" in part


def test_a_chart_without_a_frame_has_no_marks() -> None:
    rows = ((text("V1"), SheetCell(1000, CellLook.AMOUNT)),)
    content = Chart((), "Tittel", (line("Tekst"),), ("2021",), (V1,), V1, None)
    chart = SheetChart(content, header_row=0, rows=(1, 1), first_column=1, at_row=4)
    package = zipfile.ZipFile(io.BytesIO(written(sheet(*rows, chart=chart))))
    assert '<c:symbol val="dash"/>' not in package.read("xl/charts/chart1.xml").decode()


@pytest.mark.parametrize(("rows", "breaks"), [(6, []), (30, [32]), (60, [31, 62])])
def test_a_chart_that_its_table_leaves_no_room_for_has_a_page_of_its_own(rows: int, breaks: list[int]) -> None:
    amounts = tuple((text(f"V{n}"), SheetCell(1000, CellLook.AMOUNT)) for n in range(rows))
    content = Chart((), "Tittel", (line("Tekst"),), ("2021",), (V1,), V1, None)
    chart = SheetChart(content, header_row=0, rows=(1, 1), first_column=1, at_row=rows + 2)
    across = replace(sheet(*amounts, chart=chart), widths=(60, 60))
    assert [page.id for page in opened(written(across))["Ark"].row_breaks.brk] == breaks


# --- the input workbook ---------------------------------------------------------------------------------


NEW = NewCase(PlanYears(2027, 2030))


@pytest.fixture(scope="module")
def empty() -> Workbook:
    """Give a workbook for 2027 that is without nothing."""
    return opened(input_file(replace(new_workbook(NEW, region()), without=frozenset())))


def test_the_input_workbook_has_every_sheet_of_the_layout_in_order(empty: Workbook) -> None:
    assert empty.sheetnames == ["Les meg", *(described.name for described in layout.SHEETS), "Lister"]


def test_nothing_in_the_input_workbook_is_protected(empty: Workbook) -> None:
    assert [s.title for s in empty.worksheets if s.protection.sheet] == []
    assert empty.security is None or not empty.security.lockStructure


def test_the_measures_have_a_column_for_each_year(empty: Workbook) -> None:
    headings = [cell.value for cell in empty["Tiltak"][1]]
    assert headings[9:17] == [
        "2027",
        "Status 2027",
        "2028",
        "Status 2028",
        "2029",
        "Status 2029",
        "2030",
        "Status 2030",
    ]
    assert "Merknad 2028-2030" in headings


def _rules(book: Workbook, name: str) -> list[Any]:
    return list(book[name].data_validations.dataValidation)


def test_guidance_stays_within_what_excel_can_show(empty: Workbook) -> None:
    rules = [rule for name in empty.sheetnames for rule in _rules(empty, name)]
    assert len(rules) > 50
    assert max(len(rule.promptTitle or "") for rule in rules) <= 32
    assert max(len(rule.prompt or "") for rule in rules) <= 255
    assert max(len(rule.error or "") for rule in rules) <= 255


def test_a_status_is_chosen_from_the_words_of_the_layout(empty: Workbook) -> None:
    column = next(c.column_letter for c in empty["Tiltak"][1] if c.value == "Status 2027")
    rule = next(r for r in _rules(empty, "Tiltak") if f"{column}2" in r.sqref)
    where = re.fullmatch(r"'Lister'!\$([A-Z]+)\$2:\$\1\$(\d+)", rule.formula1)
    assert where is not None
    words = [empty["Lister"][f"{where[1]}{row}"].value for row in range(2, int(where[2]) + 1)]
    assert words == ["foreslått", "anslag", "ikke avklart", "allerede avsatt", "andre betaler", "uten midler"]
    assert rule.type == "list"


def test_a_wrong_amount_is_warned_of_but_not_refused(empty: Workbook) -> None:
    column = next(c.column_letter for c in empty["Tiltak"][1] if c.value == "2027")
    rule = next(r for r in _rules(empty, "Tiltak") if f"{column}2" in r.sqref)
    assert (rule.type, rule.errorStyle, rule.formula1) == ("whole", "warning", "0")


def test_an_instrument_is_chosen_from_the_sheet_of_instruments(empty: Workbook) -> None:
    rule = next(r for r in _rules(empty, "Tiltak") if "B2" in r.sqref)
    assert rule.formula1.startswith("'Virkemidler'!$C$2:$C$")


def test_numbers_and_the_first_status_are_filled_in_beforehand(empty: Workbook) -> None:
    rows = list(empty["Tiltak"].iter_rows(min_row=2, max_row=4, max_col=11, values_only=True))
    assert [(row[0], row[10]) for row in rows] == [("T01", "foreslått"), ("T02", "foreslått"), ("T03", "foreslått")]
    assert {value for row in rows for value in row[1:10]} == {None}


def test_the_readme_has_the_version_and_what_each_column_is_for(empty: Workbook) -> None:
    rows = list(empty["Les meg"].iter_rows(values_only=True))
    assert ("Skjemaversjon", LAYOUT_VERSION) in [row[:2] for row in rows]
    described = {(row[0], row[1]) for row in rows}
    assert {("Tiltak", "Tiltakseier"), ("Ramme", "Inndekning"), ("Sak", "Utgave")} <= described


def test_every_cell_that_the_user_fills_in_has_a_named_style(empty: Workbook) -> None:
    styles = {c.style for s in empty.worksheets for row in s.iter_rows(max_row=20) for c in row if c.value is not None}
    assert all(style.startswith("Skjema ") for style in styles)


def test_input_files_have_the_same_bytes_each_time() -> None:
    template = (ROOT / "templates" / "tekster.docx").read_bytes()
    assert input_file(new_workbook(NEW, region())) == input_file(new_workbook(NEW, region()))
    prose = new_prose(2027, region(), Language.BOKMAAL)
    assert prose_file(prose, template) == prose_file(prose, template)


# --- on the screen and on paper ---------------------------------------------------------------------------


LAPTOP = 1366 - 30 - 18  # pixels, less the numbers of the rows and the bar that one scrolls with


def looks_of(read: Worksheet) -> list[tuple[str, Any]]:
    """Give each heading and the look of its column; openpyxl has one look for columns that look alike."""
    by_column = {
        column: look for look in read.column_dimensions.values() for column in range(look.min or 0, (look.max or 0) + 1)
    }
    return [(str(cell.value), by_column[cell.column]) for cell in read[1] if cell.value is not None]


def folded(read: Worksheet) -> list[str]:
    """Give the headings of the columns that are folded away."""
    hidden = [(heading, look) for heading, look in looks_of(read) if look.hidden]
    assert all(look.outlineLevel for _, look in hidden)
    return [heading for heading, _ in hidden]


def pixels(read: Worksheet, last: str) -> int:
    """Give the pixels from the left edge to the end of the column with a heading, at 100 per cent."""
    looks = looks_of(read)
    end = [heading for heading, _ in looks].index(last)
    return sum(round(look.width * 7) for _, look in looks[: end + 1] if not look.hidden)


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_names_owners_and_all_amounts_fit_on_the_screen_of_a_laptop(year: str) -> None:
    read = openpyxl.load_workbook(ROOT / "input" / year / "tiltak.xlsx")["Tiltak"]
    assert read.freeze_panes == "D2"
    assert pixels(read, f"Status {int(year) + 3}") <= LAPTOP


def test_what_is_not_used_yet_is_folded_away_in_a_new_case(empty: Workbook) -> None:
    assert folded(empty["Tiltak"]) == [
        "Veiviser", "Brobygger", "Tilrettelegger", "Merknad til rolle", "Samarbeidspartnere", "Merknad 2028-2030",
        "Kilde 2027", "Kilde 2028-2030", "Bindende vedtak", "Vedtatt i fjor for 2027", "Brukt hittil i 2026",
        "Videreføres", "Erstatter Nr", "Begrunnelse for endring", "Gjennomgått",
    ]  # fmt: skip


def test_what_is_filled_in_and_new_is_not_folded_away() -> None:
    read = openpyxl.load_workbook(ROOT / "input" / "2022" / "tiltak.xlsx")["Tiltak"]
    assert folded(read) == ["Veiviser", "Brobygger", "Tilrettelegger", "Merknad til rolle", "Samarbeidspartnere"]


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_a_years_amount_and_status_are_on_the_same_page(year: str) -> None:
    read = openpyxl.load_workbook(ROOT / "input" / year / "tiltak.xlsx")["Tiltak"]
    begins = [str(read.cell(1, page.id + 1).value) for page in read.col_breaks.brk]
    assert begins
    assert [heading for heading in begins if heading.startswith("Status")] == []


def test_every_table_has_filter_buttons_and_no_letter_is_too_small_on_paper(empty: Workbook) -> None:
    tables = [described.name for described in layout.SHEETS if not described.is_form]
    assert [name for name in tables if not empty[name].auto_filter.ref] == []
    assert [s.title for s in empty.worksheets if printed_size(s) * 11 / 100 < 7] == []
    heads = [s.oddHeader for s in empty.worksheets]
    assert {head.left.text for head in heads if head} == {f"{empty.properties.title}: &A"}
    assert {s.print_title_rows for s in empty.worksheets} == {"$1:$1", "$8:$8"}
