"""Formulas of our own workbook, worked out.

1. Every function and sign that our sheets use gives what Excel gives: whole numbers stay whole, division is exact.
2. A range of another sheet, a fixed cell and a formula that rests on a formula are followed.
3. What is not known is a fault of the program: a function, a criterion, a text as a number, a circle.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from pipeline.prove.workbook.formulas import Formulas, Value

VALUES: dict[tuple[str, int, int], Value] = {
    ("A", 1, 1): 10, ("A", 2, 1): 20, ("A", 3, 1): None, ("A", 4, 1): "ord",
    ("A", 1, 2): "ja", ("A", 2, 2): "Nei", ("A", 3, 2): "ja", ("A", 4, 2): "nei",
    ("Ola's ark", 1, 1): 7,
}  # fmt: skip


def result(formula: str) -> Value:
    """Work a formula out in a sheet."""
    return Formulas(VALUES, {("A", 9, 9): f"={formula}", ("A", 9, 1): "=A1+A2"}).result(("A", 9, 9))


@pytest.mark.parametrize(
    ("formula", "comes_to"),
    [
        ("A1+A2*2-1", 49),
        ("(A1+A2)/4", Fraction(15, 2)),
        ("-A1+-2", -12),
        ("SUM(A1:A4,5)", 35),
        ("SUM($A$1:$A$2)", 30),
        ("COUNT(A1:A4)", 2),
        ("MAX(0,A1-A2)", 0),
        ("N(A3)", 0),
        ("INT(A1/4)", 2),
        ("INT(-A1/4)", -3),
        ("MOD(A1,4)", 2),
        ("RANK(A1,A1:A2)", 2),
        ("IF(A1<=10,1,2)", 1),
        ("IF(A1<>10,1,2)", 2),
        ('SUMIFS(A1:A4,B1:B4,"ja")', 10),
        ('SUMIFS(A1:A4,B1:B4,"nei")', 20),
        ('SUMIFS(A1:A4,B1:B4,"kanskje")', 0),
        ('SUMIFS(A1:A4,B1:B4,"nei",A1:A4,A2)', 20),
        ('COUNTIFS(B1:B4,"ja")', 2),
        ('COUNTIF(B1:B4,"JA")', 2),
        ("'Ola''s ark'!A1+'Ola''s ark'!$A$1", 14),
        ("A9+1", 31),
    ],
)
def test_a_formula_comes_to_what_excel_says(formula: str, comes_to: Value) -> None:
    assert result(formula) == comes_to


@pytest.mark.parametrize(
    "formula",
    [
        "VLOOKUP(A1,A1:A2,1)",
        "A1^2",
        "A4+1",
        'SUMIFS(A1:A4,B1:B4,">5")',
        "SUM(A1",
        "I9",
        "A1 A2",
        "MOD(A1)",
        "",
        "A1&A2",
    ],
)
def test_what_is_not_known_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match=r"formula|function|text|criterion"):
        result(formula)
