"""Plain formulas are worked out exactly; the rest is left to Excel.

1. Sums, products, brackets and SUM of cells in the same sheet. 2. Anything else, and what rests on text, is None.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from pipeline.read.cells.formulas import worked_out

CELLS = {(0, 0): 100, (1, 0): 200, (2, 0): 0.5, (0, 1): "ca. 5", (1, 1): True}


def worked(formula: str) -> Fraction | None:
    return worked_out(formula, lambda row, column: CELLS.get((row, column)))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=A1+A2", 300), ("A1+$A$2", 300), ("A1*2-50", 150), ("(A1+A2)*A3", 150), ("-A1+A2", 100), ("A2/A1", 2),
        ("SUM(A1:A3)", Fraction(601, 2)), ("SUM(A1,A2,10)", 310), ("SUM(A1:B1)", 100), ("100000*1.1", 110_000),
        ("A1+Z99", 100), ("SUM(A3:A1)*2", 601), (" A1 + A2 ", 300),
    ],
)  # fmt: skip
def test_plain_formulas_are_worked_out(formula: str, result: Fraction) -> None:
    assert worked(formula) == result


@pytest.mark.parametrize(
    "formula",
    [
        "", "A1+B1", "A1+B2", "A1/0", "Ark2!A1", "IF(A1,1,2)", "ROUND(A1,0)", "A1&A2", "A1^2", "A1%", "(A1", "A1)",
        "SUM(A1", "SUM()", "A1 A2", "SUM(A1:XFD1048576)", "(" * 450 + "1" + ")" * 40, "1+" * 400 + "1", "'Ark 2'!A1",
    ],
)  # fmt: skip
def test_the_rest_is_left_alone(formula: str) -> None:
    assert worked(formula) is None
