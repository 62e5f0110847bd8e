"""The formulas of the workbook as expressions.

1. The law: an expression comes to what its text comes to, when prove/ reads it and works it out its own way.
2. Brackets stand where they are needed, sheets are named where they are others, and `$` where something stays.
3. A blank cell counts as 0, a text is no number, and a part of a krone is a fault.
4. A sheet knows where its rows and columns are, and how a blank cell looks.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.sheets.formulas import (
    CellRef,
    Cells,
    Constant,
    Formula,
    WordCriterion,
    added,
    at_least_0,
    count_if,
    count_ifs,
    count_of,
    either,
    int_of,
    mod,
    rank,
    sum_ifs,
    sum_of,
)
from pipeline.compose.sheets.sheet import (
    Column,
    ColumnKind,
    ComposedSheet,
    Content,
    Key,
    RowKind,
    amount_column,
    down,
    total_of,
)
from pipeline.domain.documents.document import BudgetWorkbook, CellLook
from tests.sheets import Sheets

AMOUNTS = st.one_of(st.none(), st.integers(-50, 50), st.integers(-(10**12), 10**12))
KEYS = st.one_of(st.none(), st.integers(1, 3))
WORDS = st.sampled_from(("", "ja", "Ja", "nei"))


def sheet_of(name: str, rows: list[tuple[Content, Content, Content]]) -> ComposedSheet:
    """Make a sheet of an amount, a key and a word in each row."""
    columns: dict[Key, Column] = {
        "amount": amount_column("Beløp"),
        "key": Column("Nøkkel", 8, ColumnKind.NUMBER),
        "word": Column("Ord", 8),
        "sum": amount_column("Sum"),
    }
    sheet = ComposedSheet("Bok", name, "", columns)
    for amount, key, word in rows:
        sheet.add({"amount": amount, "key": key, "word": word})
    return sheet


ROWS = st.lists(st.tuples(AMOUNTS, KEYS, WORDS), min_size=1, max_size=5)
SHEETS = st.tuples(st.builds(sheet_of, st.just("Her"), ROWS), st.builds(sheet_of, st.just("Ola's ark"), ROWS))


@st.composite
def leaves(draw: st.DrawFn, sheets: tuple[ComposedSheet, ComposedSheet]) -> Formula:
    """Draw what rests on nothing but cells: a number, a cell, or a function of columns."""
    sheet = draw(st.sampled_from(sheets))
    amounts, keys, words = (down(sheet.rows, key) for key in ("amount", "key", "word"))
    if draw(st.booleans()):
        amounts, keys, words = amounts.fixed, keys.fixed, words.fixed
    row = draw(st.sampled_from(sheet.rows))
    number, key, word = (
        Constant(draw(st.integers(0, 9))),
        Constant(draw(st.integers(1, 4))),
        WordCriterion(draw(WORDS) or "x"),
    )
    is_blank = sheet.value_at(row.index, 0) is None
    place = number if is_blank else rank(row["amount"], amounts)  # Excel has no place for a blank cell
    return draw(
        st.sampled_from(
            (
                number, row["amount"], row["amount"].fixed, row["amount"].of_its_row, sum_of(amounts),
                sum_of(amounts, keys), sum_of(Cells(row["amount"], row["key"])), count_of(amounts),
                sum_ifs(amounts, (words, word)), sum_ifs(amounts, (words, word), (keys, key)), count_ifs(words, word),
                count_if(keys, key), place,
            )
        )
    )  # fmt: skip


def joined(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    """Draw what joins parts by a sign or a function."""
    above_0 = st.builds(Constant, st.integers(1, 9))

    def of(make: Callable[..., Formula], *drawn: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
        return st.builds(make, *drawn)

    return st.one_of(
        of(lambda a, b: a + b, parts, parts),
        of(lambda a, b: a - b, parts, parts),
        of(lambda a, b: a * b, parts, parts),
        of(lambda a, b: a / b, parts, above_0),
        of(mod, parts, above_0),
        of(int_of, parts),
        of(at_least_0, parts),
        of(lambda a, b, yes, no: either(a <= b, yes, no), parts, parts, parts, parts),
        of(lambda a, b, c: added([a, b, c]), parts, parts, parts),
    )


@given(SHEETS, st.data())
@settings(max_examples=100)
def test_an_expression_comes_to_what_its_text_comes_to(
    sheets: tuple[ComposedSheet, ComposedSheet], data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(st.recursive(leaves(sheets), joined, max_leaves=8), min_size=1, max_size=5))
    for formula in drawn:
        sheets[0].add({"sum": int_of(formula)})
    book = BudgetWorkbook("bok.xlsx", "Bok", tuple(sheet.finished() for sheet in sheets))
    Sheets(book).assert_formulas_hold()


HERE = sheet_of("Her", [(7, 1, "ja"), (5, 2, "nei"), (None, 1, "")])
THERE = sheet_of("Ola's ark", [(3, 1, "ja")])
A, B, C = (row["amount"] for row in HERE.rows)
ELSEWHERE = THERE.rows[0]["amount"]


@pytest.mark.parametrize(
    ("formula", "text", "value"),
    [
        (A - B - C, "A4-A5-A6", 2),
        (A - (B - C), "A4-(A5-A6)", 2),
        ((A + B) * (A - B), "(A4+A5)*(A4-A5)", 24),
        (int_of(A * B / (B * A)), "INT(A4*A5/(A5*A4))", 1),
        (added([]), "0", 0),
        (added([A, B]) - ELSEWHERE, "A4+A5-'Ola''s ark'!A4", 9),
        (A.fixed + B.of_its_row, "$A$4+$A5", 12),
        (sum_of(down(HERE.rows, "amount")), "SUM(A4:A6)", 12),
        (sum_of(down(HERE.rows[:1], "amount").fixed), "SUM($A$4)", 7),
        (sum_of(down(THERE.rows, "amount")), "SUM('Ola''s ark'!A4)", 3),
        (total_of([], "amount"), "0", 0),
        (count_ifs(down(HERE.rows, "word"), WordCriterion('"a"')), 'COUNTIFS(C4:C6,"""a""")', 0),
        (at_least_0(B - A), "MAX(0,A5-A4)", 0),
        (either(A <= B, Constant(1), Constant(2)), "IF(A4<=A5,1,2)", 2),
    ],
)
def test_a_formula_is_written_as_in_excel(formula: Formula, text: str, value: int) -> None:
    assert (formula.written("Her"), formula.value) == (text, value)


def test_a_text_is_no_number() -> None:
    word: CellRef = HERE.rows[0]["word"]
    with pytest.raises(TypeError, match="C4"):
        _ = (A + word).value


def test_a_part_of_a_krone_is_a_fault() -> None:
    sheet = sheet_of("Her", [(7, 1, "ja")])
    sheet.rows[0]["sum"] = sheet.rows[0]["amount"] / Constant(2)
    with pytest.raises(ValueError, match="A4/2"):
        sheet.finished()


def test_a_formula_can_name_a_cell_that_is_filled_later() -> None:
    sheet = sheet_of("Her", [(7, 1, "ja")])
    first, second = sheet.rows[0], sheet.add({})
    first["sum"] = second["sum"] + first["amount"]
    second["sum"] = 30
    assert sheet.finished().rows[3][3].value == 37


def test_a_column_that_is_not_there_is_a_fault_at_once() -> None:
    with pytest.raises(KeyError):
        HERE.add({"beløp": 1})


@pytest.mark.parametrize(
    ("kind", "contents", "looks"),
    [
        (RowKind.PLAIN, {"sum": 1}, [CellLook.AMOUNT, CellLook.TEXT, CellLook.TEXT, CellLook.AMOUNT]),
        (RowKind.PLAIN, {"amount": "ord", "key": 1}, [CellLook.TEXT, CellLook.INTEGER]),
        (RowKind.PLAIN, {"amount": ""}, [CellLook.TEXT]),
        (RowKind.CONTROL, {"amount": 0, "sum": None}, [CellLook.CONTROL, *[CellLook.TEXT] * 2, CellLook.AMOUNT]),
        (RowKind.GROUP, {"amount": "ord"}, [CellLook.GROUP] * 4),
        (RowKind.SUM, {"word": "Sum"}, [CellLook.SUM_AMOUNT, *[CellLook.SUM_TEXT] * 2, CellLook.SUM_AMOUNT]),
    ],
)
def test_a_cell_looks_as_its_row_and_column(kind: RowKind, contents: dict[Key, Content], looks: list[CellLook]) -> None:
    sheet = sheet_of("Her", [])
    sheet.add(contents, kind)
    assert [cell.look for cell in sheet.finished().rows[3]] == looks
