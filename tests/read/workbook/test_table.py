"""A sheet and its description together.

1. A whole number is read however people write it: 200000, 200000.0, «200 000» with a plain, hard or narrow space.
2. Anything else in a number cell is a finding at that cell, and neither 0 nor a guess.
3. Dates, ticks and choices are read as Excel users write them; anything else is a finding that helps.
4. Headings are found in a row further down, and what stands over them is not lost in silence; a year may be a number
   or a text; dash, blanks and case tell none apart.
5. A heading that is missing or doubled is an error with the nearest name; a column of one's own is a note.
6. Blank rows, and rows with nothing but what is filled in beforehand, are nothing.
7. A form is read by its labels, in any order.
8. «(eksempel)» is left out, with a note; a cell that must be filled in is still an error.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from pipeline.domain.findings.finding import Finding, Severity
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Field, Holds, Sheet
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.workbook.cells import Value
from pipeline.read.workbook.table import Row, read_form, read_table
from tests.readings import brief, only, sheet

YEARS = PlanYears(2021, 2022)

PURSE = Sheet(
    "purse",
    "Pung",
    "",
    (
        Field("name", "Navn", Holds.TEXT, "Et navn.", required=True, is_plain=True, is_name=True),
        Field("amount", "Beløp", Holds.KRONER, "Hele kroner.", is_plain=True),
        Field("count", "Antall", Holds.WHOLE_NUMBER, "1, 2, 3 …"),
        Field("on", "Dato", Holds.DATE, "En dato.", is_plain=True),
        Field("tick", "Kryss", Holds.TICK, "x", choices=("x",), is_plain=True),
        Field("status", "Status", Holds.CHOICE, "", choices=Status, is_prefilled=True, is_plain=True),
        Field("people", "Personer", Holds.NAMES, "", is_plain=True),
        Field("points", "Punkter", Holds.LINES, "", is_plain=True),
    ),
)
COLUMN = {field.key: "ABCDEFGH"[n] for n, field in enumerate(PURSE.fields)}
HEADINGS: tuple[Value, ...] = tuple(field.heading for field in PURSE.fields)


def one_row(**cells: Value) -> tuple[Row, list[Finding]]:
    """Read a table with these cells in row 2."""
    values = {"name": "Kari", **cells}
    findings: list[Finding] = []
    row = tuple(values.get(field.key) for field in PURSE.fields)
    (read,) = read_table(sheet("Pung", HEADINGS, row), PURSE, YEARS, findings.append)
    assert findings == []
    return read, findings


def test_a_line_break_in_a_text_is_a_blank_and_lines_are_kept() -> None:
    row, _ = one_row(name="Rallarvegen –\nforprosjekt", points="Ett\nTo")
    assert row.text("name") == "Rallarvegen – forprosjekt"
    assert row.lines("points") == ("Ett", "To")


# --- numbers ------------------------------------------------------------------------------------------

WRITTEN_200_000 = (200000, 200000.0, "200000", "200 000", "200\u00a0000", "200\u202f000", "200\u2009000",
                   "200\u200b000", "\ufeff200000", "200\u2003000", 200000.00000000003)  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN_200_000)
def test_kroner_are_read_however_they_are_written(written: Value) -> None:
    row, findings = one_row(amount=written)
    amount = row.kroner("amount")
    assert amount is not None
    assert (amount.value, str(amount.at)) == (200_000, "tiltak.xlsx › Pung!B2")
    assert isinstance(amount.value, Kroner)
    assert findings == []


@pytest.mark.parametrize(("written", "kroner"), [(0, 0), ("0", 0), (1_234_567, 1_234_567), ("1 234 567", 1_234_567)])
def test_zero_and_millions_are_read(written: Value, kroner: int) -> None:
    row, _ = one_row(amount=written)
    amount = row.kroner("amount")
    assert amount is not None
    assert amount.value == kroner


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1 200 00", "1 200 00"),
        ("1200 000", "1200 000"),
        (12.5, "12,5"),
        ("12,5", "12,5"),
        ("200 000,-", "200 000,-"),
        ("200.000", "200.000"),
        ("200,000", "200,000"),
        ("ca. 200 000", "ca. 200 000"),
        ("200  000", "200  000"),
        ("200 000 kr", "200 000 kr"),
        ("null", "null"),
        (True, "SANN"),
        (False, "USANN"),
    ],
)
def test_what_is_no_amount_is_a_finding_at_its_cell_and_never_a_number(written: Value, shown: str) -> None:
    row, findings = one_row(amount=written)
    assert row.kroner("amount") is None
    finding = only(findings)
    assert brief(findings) == [("SB-205", "tiltak.xlsx › Pung!B2")]
    assert finding.says == f"«{shown}» er ikke et beløp i hele kroner."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (-37_900, "-37900"),
        (-0.5, "-0,5"),
        ("-37900", "-37900"),
        ("\u2212 37 900 kr", "\u2212 37 900 kr"),
        ("(250 000)", "(250 000)"),
    ],
)
def test_an_amount_below_0_is_said_to_be_negative_as_a_number_and_as_a_text(written: Value, shown: str) -> None:
    row, findings = one_row(amount=written)
    assert row.kroner("amount") is None
    assert brief(findings) == [("SB-279", "tiltak.xlsx › Pung!B2")]
    assert only(findings).says == f"Beløpet er negativt: «{shown}»."


@pytest.mark.parametrize(("written", "shown"), [(12.5, "12,5"), (True, "SANN"), (date(2021, 4, 8), "08.04.2021")])
def test_a_finding_shows_a_cell_as_excel_shows_it(written: Value, shown: str) -> None:
    row, findings = one_row(amount=written)
    row.kroner("amount")
    assert only(findings).found == shown


@pytest.mark.parametrize("written", [float("inf"), float("nan"), float(2**53), 1e300])
def test_floating_point_beyond_whole_kroner_is_no_number(written: float) -> None:
    assert as_whole_number(written) is None


def test_a_cell_full_of_digits_is_a_finding_and_no_exception() -> None:
    row, findings = one_row(amount="9" * 5000)
    assert row.kroner("amount") is None
    assert brief(findings) == [("SB-205", "tiltak.xlsx › Pung!B2")]


def test_a_blank_amount_is_none_and_no_finding() -> None:
    row, findings = one_row()
    assert row.kroner("amount") is None
    assert row.is_blank("amount")
    assert findings == []


@pytest.mark.parametrize("written", [0, -3, "tre", 1.5, "2.6", True])
def test_a_whole_number_is_above_nought(written: Value) -> None:
    row, findings = one_row(count=written)
    assert row.whole_number("count") is None
    assert brief(findings) == [("SB-217", "tiltak.xlsx › Pung!C2")]
    assert only(findings).fix == "Skriv bare tallet. 1, 2, 3 …"


def test_a_whole_number_may_be_text() -> None:
    row, findings = one_row(count="12")
    number = row.whole_number("count")
    assert number is not None
    assert (number.value, findings) == (12, [])


@settings(max_examples=200)
@given(st.integers(0, 10**12), st.sampled_from(" \u00a0\u2009\u202f"))
def test_a_number_with_blanks_between_thousands_is_the_number(number: int, blank: str) -> None:
    assert as_whole_number(f"{number:,}".replace(",", blank)) == number


@settings(max_examples=200)
@given(st.text(alphabet="0123456789 ,.-'kr\u00a0", max_size=12))
def test_text_is_a_number_only_when_nothing_but_blanks_between_thousands_goes_away(text: str) -> None:
    first, *rest = re.split("[ \u00a0]", text)
    is_grouped = all(len(group) == 3 for group in rest) and (not rest or 1 <= len(first) <= 3)
    is_number = all(group.isdecimal() for group in (first, *rest)) and is_grouped
    assert as_whole_number(text) == (int("".join((first, *rest))) if is_number else None)


# --- dates, texts, ticks, choices, names, lines -------------------------------------------------------


@pytest.mark.parametrize("written", [date(2021, 4, 8), "08.04.2021", "8.4.2021", "2021-04-08"])
def test_a_date_is_read_as_date_and_as_text(written: Value) -> None:
    row, findings = one_row(on=written)
    assert row.day("on") == date(2021, 4, 8)
    assert findings == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("31.02.2021", "31.02.2021"),
        ("8. april", "8. april"),
        (44294, "44294"),
        ("08/04/2021", "08/04/2021"),
        (True, "SANN"),
    ],
)
def test_what_is_no_date_is_a_finding(written: Value, shown: str) -> None:
    row, findings = one_row(on=written)
    assert row.day("on") is None
    assert brief(findings) == [("SB-218", "tiltak.xlsx › Pung!D2")]
    assert only(findings).says == f"«{shown}» er ikke en dato."


def test_a_blank_date_is_none() -> None:
    row, findings = one_row()
    assert (row.day("on"), findings) == (None, [])


def test_a_text_that_excel_made_a_date_is_a_finding_and_not_text() -> None:
    row, findings = one_row(name=date(2021, 3, 21))
    assert row.text("name") == ""
    assert brief(findings) == [("SB-113", "tiltak.xlsx › Pung!A2")]
    assert only(findings).says == "Excel har gjort teksten om til en dato (21.03.2021)."


@pytest.mark.parametrize(("written", "text"), [(34, "34"), (34.0, "34"), (0.5, "0,5"), (True, "SANN"), ("=A1", "=A1")])
def test_a_number_where_text_belongs_reads_as_its_owner_sees_it(written: Value, text: str) -> None:
    row, _ = one_row(name=written)
    assert row.text("name") == text


@pytest.mark.parametrize(("written", "is_ticked"), [("x", True), ("X", True), (None, False)])
def test_a_tick_is_an_x(written: Value, is_ticked: bool) -> None:  # noqa: FBT001 - a column of the table
    row, findings = one_row(tick=written)
    assert row.ticked("tick") is is_ticked
    assert findings == []


@pytest.mark.parametrize("written", ["ja", "v", 1])
def test_another_mark_than_x_is_a_finding(written: Value) -> None:
    row, findings = one_row(tick=written)
    assert not row.ticked("tick")
    assert brief(findings) == [("SB-206", "tiltak.xlsx › Pung!E2")]


@pytest.mark.parametrize("written", ["ikke avklart", "Ikke avklart", "IKKE  AVKLART", "ikke\u00a0avklart"])
def test_a_choice_is_read_whatever_its_case_and_blanks(written: str) -> None:
    row, findings = one_row(status=written)
    choice = row.choice("status", Status)
    assert choice is not None
    assert (choice.value, str(choice.at)) == (Status.UNDECIDED, "tiltak.xlsx › Pung!F2")
    assert findings == []


def test_an_unknown_choice_names_the_nearest_and_all_of_them() -> None:
    row, findings = one_row(status="forslått")
    assert row.choice("status", Status) is None
    finding = only(findings)
    assert (finding.kind.code, str(finding.place), finding.found) == ("SB-206", "tiltak.xlsx › Pung!F2", "forslått")
    assert finding.says == "«forslått» er ikke et av valgene for Status. Mente du «foreslått»?"
    assert finding.fix == (
        "Velg ett av disse: foreslått, anslag, ikke avklart, allerede avsatt, andre betaler, uten midler."
    )


def test_names_are_divided_by_semicolon_or_line() -> None:
    row, _ = one_row(people="Kari Nordmann; Ola Nordmann ;;\nLRV")
    assert row.names("people") == ("Kari Nordmann", "Ola Nordmann", "LRV")


def test_names_with_a_comma_stay_whole() -> None:
    row, _ = one_row(people="Skåppå, Digital Innlandet og andre")
    assert row.names("people") == ("Skåppå, Digital Innlandet og andre",)


def test_lines_are_items_and_blank_ones_are_nothing() -> None:
    row, _ = one_row(points="Første; med semikolon\n\n  Andre  \n")
    assert row.lines("points") == ("Første; med semikolon", "Andre")


# --- what must be filled in, and examples -------------------------------------------------------------


def test_a_required_cell_that_is_blank_is_a_finding_at_the_cell() -> None:
    row, findings = one_row(name=None, amount=5)
    assert row.sourced_text("name") is None
    assert brief(findings) == [("SB-202", "tiltak.xlsx › Pung!A2")]
    assert (only(findings).says, only(findings).fix) == ("Navn er ikke fylt ut.", "Fyll ut cellen. Et navn.")


def test_an_example_is_left_out_with_a_note() -> None:
    row, findings = one_row(people="Kari Nordmann (eksempel)")
    assert row.names("people") == ()
    assert brief(findings) == [("SB-112", "tiltak.xlsx › Pung!G2")]
    assert only(findings).severity is Severity.NOTE


def test_an_example_in_a_cell_that_must_be_filled_in_is_an_error_too() -> None:
    row, findings = one_row(name="Kari Nordmann (eksempel)")
    assert row.text("name") == ""
    assert brief(findings) == [("SB-112", "tiltak.xlsx › Pung!A2"), ("SB-202", "tiltak.xlsx › Pung!A2")]


def test_findings_of_a_scoped_row_concern_its_municipality_only() -> None:
    row, findings = one_row(amount="mye")
    row.scoped("Øyer").kroner("amount")
    row.kroner("amount")
    assert [finding.municipality for finding in findings] == ["Øyer", None]


# --- headings -----------------------------------------------------------------------------------------


def measures(*headings: Value) -> tuple[tuple[Row, ...], list[Finding]]:
    """Read a table of measures with these headings, and the number of the column in each cell."""
    findings: list[Finding] = []
    cells = tuple(f"celle {n}" for n, _ in enumerate(headings))
    return read_table(sheet("Tiltak", headings, cells), layout.MEASURES, YEARS, findings.append), findings


GOOD = tuple(heading for _, heading, _ in layout.MEASURES.headings(YEARS))


def changed(old: str, *new: Value) -> tuple[Value, ...]:
    """Give the right headings with one of them replaced."""
    at = GOOD.index(old)
    return (*GOOD[:at], *new, *GOOD[at + 1 :])


def test_the_headings_of_a_plan_of_two_years_stand_side_by_side() -> None:
    assert GOOD[9:17] == (
        "2021", "Status 2021", "2022", "Status 2022", "Merknad 2021", "Merknad 2022", "Kilde 2021", "Kilde 2022",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2021", 2021),
        ("2021", 2021.0),
        ("Tiltakseier", "tiltakseier"),
        ("Tiltakseier", "  TILTAKSEIER "),
        ("Status 2021", "Status  2021"),
        ("Status 2021", "Status\u00a02021"),
        ("Merknad til rolle", "Merknad\ntil rolle"),
    ],
)
def test_a_heading_may_be_number_or_text_in_any_case_and_with_any_blanks(old: str, new: Value) -> None:
    rows, findings = measures(*changed(old, new))
    assert findings == []
    assert len(rows) == 1


@pytest.mark.parametrize("heading", ["Merknad 2022-2024", "Merknad 2022–2024", "Merknad 2022\u20112024"])
def test_a_period_may_have_hyphen_or_dash(heading: str) -> None:
    years, findings = PlanYears(2021, 2024), list[Finding]()
    headings = [h for _, h, _ in layout.MEASURES.headings(years)]
    at = headings.index("Merknad 2022-2024")
    headings[at] = heading
    cells = tuple("Avhenger av andre." if n == at else None for n, _ in enumerate(headings))
    (row,) = read_table(sheet("Tiltak", tuple(headings), cells), layout.MEASURES, years, findings.append)
    assert row.text("note_later") == "Avhenger av andre."
    assert findings == []


def test_a_missing_heading_names_what_stands_there_instead() -> None:
    _, findings = measures(*changed("Tiltakseier", "Tiltakseiar"))
    assert brief(findings) == [("SB-104", "tiltak.xlsx › Tiltak"), ("SB-106", "tiltak.xlsx › Tiltak!H1")]
    missing, own = findings
    assert missing.says == "Kolonnen eller linjen «Tiltakseier» mangler. Mente du «Tiltakseiar»?"
    assert missing.is_error
    assert own.says == "«Tiltakseiar» er ikke en del av skjemaet og blir ikke lest. Mente du «Tiltakseier»?"
    assert own.severity is Severity.NOTE


def test_a_year_that_is_missing_is_an_error() -> None:
    _, findings = measures(*changed("2022"))
    assert brief(findings) == [("SB-104", "tiltak.xlsx › Tiltak")]


def test_a_heading_that_stands_twice_is_an_error_at_the_second() -> None:
    _, findings = measures(*GOOD, "Tiltak")
    assert brief(findings) == [("SB-105", f"tiltak.xlsx › Tiltak!{get_column_letter(len(GOOD) + 1)}1")]
    assert only(findings).is_error


def test_the_first_of_two_equal_headings_is_read() -> None:
    rows, _ = measures(*GOOD, "Tiltak")
    assert rows[0].text("name") == "celle 2"


def test_columns_of_ones_own_are_notes_wherever_they_stand() -> None:
    rows, findings = measures("Mitt notat", *GOOD[:4], "Huskeliste", *GOOD[4:])
    assert brief(findings) == [("SB-106", "tiltak.xlsx › Tiltak!A1"), ("SB-106", "tiltak.xlsx › Tiltak!F1")]
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert (rows[0].text("name"), str(rows[0].place("name"))) == ("celle 3", "tiltak.xlsx › Tiltak!D2")


def test_two_columns_of_ones_own_may_have_the_same_heading() -> None:
    _, findings = measures(*GOOD, "Notat", "Notat")
    assert [finding for finding in findings if finding.is_error] == []


def test_the_headings_may_stand_further_down() -> None:
    findings: list[Finding] = []
    raw = sheet("Pung", ("Vår egen tittel",), (), HEADINGS, ("Kari", 5))
    (row,) = read_table(raw, PURSE, YEARS, findings.append)
    assert str(row.place("amount")) == "tiltak.xlsx › Pung!B4"
    assert (row.text("name"), findings) == ("Kari", [])


def test_headings_are_found_however_far_down_under_titles() -> None:
    findings: list[Finding] = []
    raw = sheet("Pung", *[("Tittel",)] * 10, HEADINGS, ("Kari", 5))
    (row,) = read_table(raw, PURSE, YEARS, findings.append)
    assert (row.text("name"), findings) == ("Kari", [])


def test_a_row_that_sorting_put_above_the_headings_is_an_error_at_the_row() -> None:
    findings: list[Finding] = []
    raw = sheet("Pung", ("Bo", 7), ("Kari", 5), HEADINGS, ("Ola", 6))
    assert len(read_table(raw, PURSE, YEARS, findings.append)) == 1
    assert brief(findings) == [("SB-117", "tiltak.xlsx › Pung!A1"), ("SB-117", "tiltak.xlsx › Pung!A2")]


def test_an_empty_sheet_has_no_headings() -> None:
    findings: list[Finding] = []
    assert read_table(sheet("Pung"), PURSE, YEARS, findings.append) == ()
    assert brief(findings) == [("SB-118", "tiltak.xlsx › Pung")]


# --- rows ---------------------------------------------------------------------------------------------


def test_blank_and_merely_prefilled_rows_are_nothing() -> None:
    findings: list[Finding] = []
    blank: tuple[Value, ...] = (None,) * 8
    prefilled: tuple[Value, ...] = (None, None, None, None, None, "foreslått", None, None)
    raw = sheet("Pung", HEADINGS, blank, ("Kari",), prefilled, (), ("Ola",))
    rows = read_table(raw, PURSE, YEARS, findings.append)
    assert [(row.text("name"), str(row.at)) for row in rows] == [
        ("Kari", "tiltak.xlsx › Pung!A3"),
        ("Ola", "tiltak.xlsx › Pung!A6"),
    ]
    assert findings == []


def test_a_row_with_something_in_a_column_of_ones_own_alone_is_nothing() -> None:
    findings: list[Finding] = []
    raw = sheet("Pung", (*HEADINGS, "Notat"), (*[None] * 8, "husk"))
    assert read_table(raw, PURSE, YEARS, findings.append) == ()


# --- forms --------------------------------------------------------------------------------------------

FORM = Sheet(
    "form",
    "Skjema",
    "",
    (
        Field("title", "Tittel", Holds.TEXT, "", required=True),
        Field("amount", "Beløp", Holds.KRONER, ""),
    ),
    is_form=True,
)


def test_a_form_is_read_by_its_labels_in_any_order() -> None:
    findings: list[Finding] = []
    form = read_form(sheet("Skjema", ("Felt", "Verdi"), ("beløp ", 7), (), ("TITTEL", "Plan")), FORM, findings.append)
    amount = form.kroner("amount")
    assert amount is not None
    assert (form.text("title"), amount.value, str(amount.at)) == ("Plan", 7, "tiltak.xlsx › Skjema!B2")
    assert findings == []


def test_a_form_without_a_line_says_which_and_what_is_near() -> None:
    findings: list[Finding] = []
    read_form(sheet("Skjema", ("Tittl", "Plan"), ("Beløp",)), FORM, findings.append)
    assert brief(findings) == [("SB-104", "tiltak.xlsx › Skjema"), ("SB-106", "tiltak.xlsx › Skjema!A1")]
    assert findings[0].says == "Kolonnen eller linjen «Tittel» mangler. Mente du «Tittl»?"


def test_a_line_that_stands_twice_is_an_error_and_the_first_is_read() -> None:
    findings: list[Finding] = []
    form = read_form(sheet("Skjema", ("Tittel", "Plan"), ("Beløp", 1), ("Tittel", "Nei")), FORM, findings.append)
    assert form.text("title") == "Plan"
    assert brief(findings) == [("SB-105", "tiltak.xlsx › Skjema!A3")]


def test_a_line_of_ones_own_is_a_note() -> None:
    findings: list[Finding] = []
    read_form(sheet("Skjema", ("Tittel", "Plan"), ("Beløp", 1), ("Min linje", 3)), FORM, findings.append)
    assert brief(findings) == [("SB-106", "tiltak.xlsx › Skjema!A3")]
    assert only(findings).severity is Severity.NOTE


def test_what_is_read_as_it_stands_is_read_as_its_field_holds() -> None:
    row, _ = one_row(name="Kari", amount=5000, count=3, on="8.4.2021", tick="x", status="anslag", people="Kari; Ola")
    assert row.plain() == {
        "name": "Kari",
        "amount": Sourced(Kroner(5000), row.place("amount")),
        "on": date(2021, 4, 8),
        "tick": True,
        "status": Sourced(Status.ESTIMATE, row.place("status")),
        "people": ("Kari", "Ola"),
        "points": (),
    }


def test_a_row_knows_which_fields_its_sheet_has() -> None:
    row, _ = one_row()
    assert (row.has("name"), row.has("grading")) == (True, False)


def test_the_place_of_a_field_that_is_not_there_is_the_sheet() -> None:
    findings: list[Finding] = []
    form = read_form(sheet("Skjema", ("Beløp", 1)), FORM, findings.append)
    assert str(form.place("title")) == "tiltak.xlsx › Skjema"
    assert str(Row(FORM, sheet("Skjema"), {}, findings.append).at) == "tiltak.xlsx › Skjema"
