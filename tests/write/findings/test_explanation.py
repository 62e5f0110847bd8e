"""What `saksbygger explain` writes.

1. Severity, meaning and remedy of the kind, then its example: place, what stands there, what is said of just that.
2. What the example says no differently is not said again.
"""

from __future__ import annotations

from pipeline.check.plan.measure_rules import ROLE_MISSING
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue
from pipeline.read.workbook.cell_findings import NOT_A_DATE
from pipeline.write.findings.explanation import explanation

CELL = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")


def test_the_kind_is_explained_and_then_its_example() -> None:
    text = explanation(NOT_A_DATE.at(CELL, "i mai", text="i mai"), Tongue.ENGLISH)
    assert text.split("\n") == [
        "SB-218  Error. What the error concerns is not made until it is mended.",
        "",
        "What it means",
        "  «…» is not a date.",
        "",
        "What to do",
        "  Write the date with day, month and year, for example 08.04.2021.",
        "",
        "Example",
        "  tiltak.xlsx › Tiltak!H12",
        "  It reads: i mai",
        "  «i mai» is not a date.",
    ]


def test_what_the_example_says_no_differently_is_not_said_again() -> None:
    text = explanation(ROLE_MISSING.at(CELL), Tongue.BOKMAAL)
    assert text.startswith("SB-225  Advarsel. Dokumentene blir laget, men noen må se på dette.\n")
    assert text.endswith("\n\nEksempel\n  tiltak.xlsx › Tiltak!H12")
