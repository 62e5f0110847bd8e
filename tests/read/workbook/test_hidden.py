"""What the user does not see in a sheet, or sees otherwise than it is read.

1. Hidden rows and columns, filters and merged cells in a table are pointed at, and read all the same; a column that is
   folded away has a + over it, and is not.
2. A column of a year outside the plan is an error. 3. Several owners in one text are read when each is known.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readings import brief, read_whole, reading
from tests.workbooks import Cell, set_addresses, set_cells, set_looks


@pytest.mark.parametrize(
    ("looks", "wanted"),
    [
        ({"row": "5"}, [("SB-114", "tiltak.xlsx › Tiltak!A5")]),
        ({"row": "200"}, []),
        ({"column": "H"}, [("SB-114", "tiltak.xlsx › Tiltak!H1")]),
        ({"column": "AZ"}, []),
        ({"folded": "H"}, []),
        ({"merged": "I5:I6"}, [("SB-115", "tiltak.xlsx › Tiltak!I5")]),
        ({"row": "5", "filtered": "A1:Z26"}, [("SB-116", "tiltak.xlsx › Tiltak")]),
        ({"filtered": "A1:Z26"}, []),
    ],
)
def test_what_is_hidden_is_pointed_at(folder: Path, looks: dict[str, str], wanted: list[tuple[str, str]]) -> None:
    set_looks(folder, **looks)
    assert brief(reading(folder)[1]) == wanted


def test_a_hidden_measure_is_read(folder: Path) -> None:
    set_looks(folder, row="5")
    assert len(read_whole(folder).plan.measures) == 25


@pytest.mark.parametrize("heading", [2025, "2025", "Status 2025"])
def test_a_column_of_a_year_outside_the_plan_is_an_error(folder: Path, heading: Cell) -> None:
    set_addresses(folder, {"Tiltak!AF1": heading})
    (finding,) = reading(folder)[1]
    assert (finding.kind.code, finding.is_error) == ("SB-108", True)
    assert "(2021-2024)" in finding.says


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Øyer og Lillehammer kommuner", ["Øyer kommune", "Lillehammer kommune"]),
        ("LRV, GRU og IFK", ["LRV", "GRU", "IFK"]),
        ("LRV; GRU og IFK", ["LRV", "GRU", "IFK"]),
    ],
)
def test_several_owners_are_read_when_each_is_known(folder: Path, text: str, names: list[str]) -> None:
    set_cells(folder, {("Tiltak", "T02", "Tiltakseier"): text})
    assert [party.short_name for party in read_whole(folder).plan.measure("T02").owners] == names


def test_several_owners_are_asked_about_when_one_is_unknown(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T02", "Tiltakseier"): "LRV og Ringebu kommune"})
    (finding,) = reading(folder)[1]
    assert (finding.kind.code, finding.found) == ("SB-204", "LRV og Ringebu kommune")
