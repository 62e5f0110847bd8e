"""What `saksbygger explain` writes.

1. Severity, meaning and remedy of the kind, then its example: place, what stands there, what is said of just that.
2. What the example says no differently is not said again.
3. A kind that has no example yet is explained without.
"""

from __future__ import annotations

from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.example import Example
from pipeline.domain.findings.finding import Kind
from pipeline.domain.findings.tongue import Tongue, said_in
from pipeline.domain.values.place import Place
from pipeline.write.findings.explanation import explanation

CELL = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")


def example_of(kind: Kind, found: str | None, **gaps: str) -> Example:
    """Make an example."""
    finding = kind.at(CELL, found, **gaps)
    return Example(CELL, found, {tongue: said_in(finding, tongue) for tongue in Tongue})


def test_the_kind_is_explained_and_then_its_example() -> None:
    text = explanation(sb.NOT_A_DATE, example_of(sb.NOT_A_DATE, "i mai", text="i mai"), Tongue.ENGLISH)
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
    text = explanation(sb.ROLE_MISSING, example_of(sb.ROLE_MISSING, None), Tongue.BOKMAAL)
    assert text.startswith("SB-225  Advarsel. Dokumentene blir laget, men noen må se på dette.\n")
    assert text.endswith("\n\nEksempel\n  tiltak.xlsx › Tiltak!H12")


def test_a_kind_without_an_example_is_explained_without() -> None:
    assert "Eksempel" not in explanation(sb.NOT_A_DATE, None, Tongue.BOKMAAL)
