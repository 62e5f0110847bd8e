"""Numbers in the tables of the text: each is read between what the headings of its row and its column say.

1. An amount beside a measure under a year, or under «Beløp», is held up to the plan; the unit may stand in the heading
   of the column or of the row, or in the caption, in thousands or millions too.
2. An amount under any other heading may be somebody else's, and is in the account as not compared.
3. A count beside what is counted is held up to the plan, and so is a field.
4. Every number of a table is in the account once, with its own characters, those of headings where they stand.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.numbers.account import account_of, numbers_in
from pipeline.check.numbers.rules import numbers_are_the_plans
from pipeline.check.statements.table_cells import NOTHING_AROUND, Around, around
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding
from pipeline.domain.numbers.account import WrittenNumber
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection, WrittenTable
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text
from tests.check.numbers.spoken import AT, real_case

MEASURE = "Webside"  # 100 000 kroner in 2021


def saying(*rows: tuple[str | FieldRef, ...], caption: str = "") -> Case:
    """Give the real case with a table alone in its prose."""
    cells = tuple(tuple(_cell(said, row, column) for column, said in enumerate(of)) for row, of in enumerate(rows, 1))
    of_caption = replace(_cell(caption, 0, 0), kind=ParagraphKind.CAPTION) if caption else None
    table = WrittenTable(of_caption, cells, (1,) * len(rows[0]), AT)
    case = real_case(2021)
    return replace(case, prose=Prose(case.prose.file, (WrittenSection("Fakta", 1, (table,), (), AT),)))


def _cell(said: str | FieldRef, row: int, column: int) -> WrittenParagraph:
    parts: tuple[Text | FieldRef, ...] = (Text(said) if isinstance(said, str) else said,) if said else ()
    return WrittenParagraph(parts, ParagraphKind.CELL, 0, Place("tekster.docx", row=row, paragraph=10 * row + column))


def numbers(case: Case) -> list[WrittenNumber]:
    """Give the numbers of the table, in order."""
    return [number for number in account_of(numbers_in(case)).numbers if number.at.file == case.prose.file]


def disagreements(case: Case) -> list[Finding]:
    """Give what is found wrong with the numbers of the table."""
    found = numbers_are_the_plans(numbers_in(case), case.plan.years)
    return [finding for finding in found if finding.place.file == case.prose.file]


@pytest.mark.parametrize(
    ("heads", "caption", "amount"),
    [
        (("Tiltak", "2021 (kroner)"), "", "{} 000"),
        (("Tiltak", "Beløp i 2021 (kr)"), "", "{} 000"),
        (("Tiltak", "2021"), "Beløp fra rammen (kroner)", "{} 000"),
        (("Tiltak", "2021"), "Beløp i 1000 kr", "{}"),
        (("Tiltak", "2021 (hele tusen kroner)"), "", "{}"),
        (("Tiltak", "2021"), "", "{} 000 kroner"),
    ],
)
def test_an_amount_beside_a_measure_is_held_up_to_the_plan(heads: tuple[str, str], caption: str, amount: str) -> None:
    right, wrong = amount.format(100), amount.format(900)
    assert disagreements(saying(heads, (MEASURE, right), caption=caption)) == []
    (found,) = disagreements(saying(heads, (MEASURE, wrong), caption=caption))
    assert (found.kind.code, found.found, found.place.row) == ("SB-415", wrong, 2)
    assert "har 100\u00a0000\u00a0kroner i 2021" in found.says


def test_the_years_may_stand_in_the_rows() -> None:
    (found,) = disagreements(saying(("År", f"{MEASURE} (kroner)"), ("2021", "100 000"), ("2022", "900 000")))
    assert (found.kind.code, found.found) == ("SB-415", "900 000")


@pytest.mark.parametrize("heading", ["Totalkostnad", "Egenandel", "Penger fra andre i 2021", "Søknadssum"])
def test_an_amount_under_another_heading_may_be_somebody_elses(heading: str) -> None:
    case = saying(("Tiltak", f"{heading} (kr)"), (MEASURE, "900 000"))
    assert disagreements(case) == []
    assert [number.verdict for number in numbers(case) if number.text == "900 000"] == ["unchecked"]


def test_a_count_beside_what_is_counted_is_held_up_to_the_plan() -> None:
    (found,) = disagreements(saying(("", "Antall"), ("Tiltak", "99"), ("Hytter", "3 100")))
    assert (found.kind.code, found.found) == ("SB-417", "99")


def test_a_field_in_a_cell_is_of_what_stands_around_it() -> None:
    field = FieldRef("T23.2021")
    case = saying(("Tiltak", "2021 (kroner)"), (MEASURE, field), ("Snowball", field))
    (found,) = disagreements(case)
    assert (found.found, found.place.row) == ("{{ T23.2021 }}", 3)
    assert [(number.text, number.verdict) for number in numbers(case)] == [
        ("2021", "unchecked"),
        ("{{ T23.2021 }}", "from_field"),
        ("{{ T23.2021 }}", "contradicts"),
    ]


def test_every_number_is_in_the_account_once_with_its_own_characters() -> None:
    case = saying(
        ("Kommune", "2021", "Endring"), ("Øyer", "3 100", "4,5 %"), ("Gausdal 7", "2 900", "–"), caption="Av 7"
    )
    assert [number.text for number in numbers(case)] == ["7", "2021", "3 100", "4,5 %", "7", "2 900"]


@pytest.mark.parametrize("cell", ["", "–", "2021", "om lag 200", "200 hytter", "T06"])
def test_what_is_more_than_a_number_or_none_is_read_by_itself(cell: str) -> None:
    assert around(cell, "Webside", "Beløp (kroner)", "") == NOTHING_AROUND


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("Webside", "2021 (mill. kr)", Around("2021: Webside: ", " millioner kroner")),
        ("Webside", "Andel (%)", Around("", " prosent")),
        ("Webside (kr)", "2021", Around("2021: Webside: ", " kroner")),
        ("", "Hytter", Around("Hytter: ", "")),
        ("Hytter", "Antall", Around("Antall Hytter: ", "")),
        ("Webside", "Kroner", Around("Webside: ", " kroner")),
    ],
)
def test_a_number_is_read_between_what_its_headings_say(row: str, column: str, expected: Around) -> None:
    assert around("1,5", row, column, "") == expected
