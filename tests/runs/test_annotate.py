"""check --annotate, and what follows it.

1. Without --annotate there are no copies; with it, one of each file that has something to say.
2. Copies that are there follow the findings in every later run, and go when there are none.
3. A file that cannot be read has no copy; nor is there an old one left that misleads.
4. build leaves copies when a fault in the files blocks, not when it is the output folder that refuses.
5. A copy that cannot be made is a warning, and the list is left all the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.said import Tongue
from pipeline.runs.annotate import copies
from pipeline.runs.check import check, left
from pipeline.runs.places import Places
from tests.annotated import Copy
from tests.documents import build_edition, output
from tests.workbooks import edit_region, replace_in_prose, set_cells

WORKBOOK, PROSE = "tiltak-med-funn.xlsx", "tekster-med-funn.docx"


def names(folder: Path) -> list[str]:
    """List the copies."""
    return [path.name for path in copies(Places(folder))]


def test_copies_are_made_when_asked_for(folder: Path) -> None:
    check(folder)
    assert names(folder) == []
    check(folder, annotated=True)
    assert names(folder) == [WORKBOOK]  # nothing is wrong with the texts of the real case
    replace_in_prose(folder, "Fakta", "Faktaa")
    check(folder, annotated=True)
    assert names(folder) == [WORKBOOK, PROSE]


def test_the_twin_of_the_text_has_its_own_copy(folder: Path) -> None:
    edit_region(folder, "mappe: gausdal", "mappe: gausdal\n    språk: nn")
    (folder / "tekster.nn.docx").write_bytes((folder / "tekster.docx").read_bytes())
    replace_in_prose(folder, "Fakta", "Faktaa")
    check(folder, annotated=True)
    assert names(folder) == [WORKBOOK, PROSE, "tekster.nn-med-funn.docx"]  # it has a heading that the other has not


def test_copies_follow_the_findings_in_later_runs(folder: Path) -> None:
    replace_in_prose(folder, "Fakta", "Faktaa")
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    check(folder, annotated=True)
    replace_in_prose(folder, "Faktaa", "Fakta")
    set_cells(folder, {("Tiltak", "T23", "2021"): 100_000, ("Tiltak", "T24", "2021"): "mye"})
    check(folder)
    assert names(folder) == [WORKBOOK]
    copy = Copy(Places(folder).findings / WORKBOOK)
    assert [row.place for row in copy.findings if row.severity == "Feil"] == ["Tiltak!J25"]


def test_copies_go_when_there_are_no_findings(folder: Path) -> None:
    found = check(folder, annotated=True)
    assert found
    assert left(Places(folder), (), Tongue.BOKMAAL) == ()
    assert sorted(path.name for path in Places(folder).findings.iterdir()) == ["funn.json", "funn.txt"]


@pytest.mark.parametrize(("file", "kept"), [("tiltak.xlsx", []), ("tekster.docx", [WORKBOOK])])
def test_a_file_that_cannot_be_read_has_no_copy(folder: Path, file: str, kept: list[str]) -> None:
    check(folder, annotated=True)
    (folder / file).write_bytes(b"ikke en zipfil")
    codes = [finding.kind.code for finding in check(folder, annotated=True)]
    assert "SB-908" not in codes
    assert names(folder) == kept


def test_build_leaves_copies_when_a_fault_blocks(folder: Path) -> None:
    assert build_edition(folder).made
    assert names(folder) == []
    set_cells(folder, {("Kommuner", "Gausdal", "Kommunens kostnad"): None})
    assert build_edition(folder).made  # the others' documents
    assert names(folder) == [WORKBOOK]


def test_build_leaves_none_when_the_output_folder_refuses(folder: Path) -> None:
    build_edition(folder)
    (output(folder) / "mitt.txt").write_text("x", encoding="utf-8")
    assert build_edition(folder).made == ()
    assert names(folder) == []


def test_a_copy_that_cannot_be_made_is_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise ValueError("a drawing without an end")

    monkeypatch.setattr("pipeline.write.returned.workbook.annotated_workbook", fail)
    found: tuple[Finding, ...] = check(folder, annotated=True)
    assert [finding.kind.code for finding in found].count("SB-908") == 1
    assert "SB-908" in (Places(folder).findings / "funn.txt").read_text(encoding="utf-8")
    assert names(folder) == []
