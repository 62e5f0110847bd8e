"""Rows among the measures that are none are named, once each, and counted by nobody.

1. A sum is known by its label, with an owner too, or by being the sum of many rows; a difference is said.
2. A heading among the measures is known by being nothing but a text.
3. A measure that only looks a little like one is a measure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readings import brief, reading
from tests.workbooks import Cell, set_addresses

TILTAK = "tiltak.xlsx › Tiltak!"
WHOLE: dict[str, Cell] = {"A": "T27", "B": 1, "D": "x", "H": "LRV", "K": "foreslått"}
SUMS = {"J": 1_200_000, "L": 1_125_000}  # of what is proposed


def with_row(folder: Path, cells: dict[str, Cell]) -> None:
    set_addresses(folder, {f"Tiltak!{column}27": value for column, value in cells.items()})


@pytest.mark.parametrize("label", ["Sum", "SUM:", "Totalt", "Til sammen", "I alt", "Sum alle tiltak", "Totalt 2021"])
@pytest.mark.parametrize("column", ["A", "C"])
def test_a_label_names_a_sum(folder: Path, label: str, column: str) -> None:
    with_row(folder, {column: label, **SUMS})
    case, findings = reading(folder)
    assert brief(findings) == [("SB-272", f"{TILTAK}{column}27")]
    assert "stemmer ikke" not in findings[0].says
    assert case is not None
    assert len(case.plan.measures) == 25


def test_a_sum_with_an_owner_is_no_measure(folder: Path) -> None:
    with_row(folder, {**WHOLE, "C": "Sum", "J": 300_000})
    (finding,) = reading(folder)[1]
    assert brief([finding]) == [("SB-272", f"{TILTAK}C27")]
    assert "viser den 300\u00a0000, men radene over er 1\u00a0200\u00a0000" in finding.says


def test_a_sum_without_a_label_is_known_by_its_amounts(folder: Path) -> None:
    with_row(folder, {**WHOLE, "C": "Hele planen", **SUMS})
    assert brief(reading(folder)[1]) == [("SB-272", f"{TILTAK}A27")]


@pytest.mark.parametrize("text", ["Strategiske tiltak", "Nye tiltak:"])
def test_a_heading_among_the_measures_is_named(folder: Path, text: str) -> None:
    with_row(folder, {"C": text})
    assert brief(reading(folder)[1]) == [("SB-273", f"{TILTAK}C27")]


def test_a_measure_that_is_begun_is_no_heading(folder: Path) -> None:
    with_row(folder, {"A": "T27", "C": "Nytt tiltak"})
    assert "SB-273" not in {finding.kind.code for finding in reading(folder)[1]}


@pytest.mark.parametrize("name", ["Totalforsvar og beredskap", "Total kartlegging", "Summer school"])
def test_a_measure_is_a_measure(folder: Path, name: str) -> None:
    with_row(folder, {**WHOLE, "C": name, "J": 100_000, "L": 0, "M": "foreslått", "N": 0, "P": 0})
    case, findings = reading(folder)
    assert findings == []
    assert case is not None
    assert len(case.plan.measures) == 26
