"""What another program does to a finished file is found before the edition is put in place.

1. Nothing is found in the documents of both example years, review copies too; what was gone through is counted.
2. Two hundred changes of one thing each, in any of them, are all found: a digit, a letter, a row, a mark, a comment, a
   tracked change, a placeholder, a stored result, a formula, a number of a chart.
3. A build that finds something replaces nothing, and leaves nothing beside; the receipt of one that does not says what
   was gone through.
"""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from pipeline.prove.edition import Proven, prove
from tests.documents import build_edition, codes, output
from tests.prove.made import Parts, changes_of, found_in, made, packed, parts_of

YEARS = ("2021", "2022")
CHANGES = 200


@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_found_in_what_was_made(year: str, tmp_path: Path) -> None:
    now = made(year)
    for path, content in now.files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    proven = prove(tmp_path, "ny", now.documents, now.templates, (), now.sources)
    assert proven.findings == ()
    assert proven.proofs.keys() == now.files.keys()
    assert all(proof.numbers > 30 for proof in proven.proofs.values())
    assert sum(proof.tables for proof in proven.proofs.values()) > 25
    assert proven.proofs["ipr/tiltaksbudsjett.xlsx"].formulas > 100


@cache
def unpacked(year: str, path: str) -> Parts:
    """Unpack a file once; a change is made in a copy."""
    return parts_of(made(year).files[path])


@pytest.mark.parametrize("begin", range(0, CHANGES, 25))
def test_a_change_of_one_thing_is_found(begin: int, tmp_path: Path) -> None:
    missed = []
    for seed in range(begin, begin + 25):
        rng = random.Random(seed)  # noqa: S311 - the same changes each time
        year = rng.choice(YEARS)
        path = rng.choice(sorted(made(year).files))
        changes = changes_of(made(year), path)
        name = rng.choice(sorted(changes))
        parts = dict(unpacked(year, path))
        changes[name](parts, rng)
        if not found_in(made(year), path, packed(parts), tmp_path):
            missed.append((seed, year, path, name))
    assert missed == []


def test_every_kind_of_change_is_among_them() -> None:
    names = {name for year in YEARS for path in made(year).files for name in changes_of(made(year), path)}
    assert len(names) == 20


def test_a_build_that_finds_something_replaces_nothing(folder: Path) -> None:
    assert codes(build_edition(folder)) == []
    before = {path: path.read_bytes() for path in output(folder).rglob("*") if path.is_file()}

    def spoilt(new: Path, *more: Any) -> Proven:  # noqa: ANN401 - as `prove`
        (new / "oyer" / "saksfremlegg.docx").write_bytes(b"")
        return prove(new, *more)

    with patch("pipeline.runs.build.prove", spoilt):
        outcome = build_edition(folder, overwrite=True)
    assert (codes(outcome), outcome.made, outcome.set_aside) == (["SB-951"], (), None)
    assert {path: path.read_bytes() for path in output(folder).rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in output(folder).parent.iterdir()) == ["funn", "til-kommunene"]


def test_the_receipt_says_what_was_gone_through(folder: Path) -> None:
    build_edition(folder)
    build_edition(folder, only=("oyer",))
    rows = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))["dokumenter"]
    proven = {row["fil"]: row["prøvd"] for row in rows}
    assert proven["ipr/tiltaksbudsjett.xlsx"] == {
        "tall": 439,
        "genererte_tall": 139,
        "ikke_kontrollert": 4,
        "i_navn_datoer_og_henvisninger": 154,
        "formler": 139,
    }
    assert proven["oyer/saksfremlegg.docx"] == {
        "tall": 273,
        "genererte_tall": 94,
        "sammenlignet": 6,
        "ikke_kontrollert": 18,
        "i_navn_datoer_og_henvisninger": 155,
        "summerte_tabeller": 6,
    }
