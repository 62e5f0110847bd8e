"""saksbygger check: everything that is wrong, in one run, and nothing built.

1. Findings of reading and of the rules come together, and are left in output/<year>/funn/.
2. Nothing else is written, and nothing of the user's is changed.
3. The edition that is asked for goes before the one that the workbook names.
4. A folder with another year than the case is a warning.
5. A folder without files says which are missing, all of them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.domain.case.choices import Edition
from pipeline.runs.check import check
from tests.workbooks import replace_in_prose, set_cells


def kinds(folder: Path, edition: Edition | None = None) -> list[str]:
    """List the codes that check finds."""
    return [finding.kind.code for finding in check(folder, edition)]


def test_faults_of_every_input_come_in_one_run(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye", ("Kommuner", "Gausdal", "Kommunens kostnad"): None})
    replace_in_prose(folder, "Fakta", "Faktaa")
    assert {"SB-205", "SB-202", "SB-404"} <= set(kinds(folder))


def test_nothing_is_written_but_the_findings(folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    check(folder)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert sorted(path.relative_to(tmp_path).as_posix() for path in after.keys() - before.keys()) == [
        "output/2021/funn/funn.json",
        "output/2021/funn/funn.txt",
    ]


def test_the_councils_edition_asks_for_the_municipalities_input(folder: Path) -> None:
    assert kinds(folder, Edition.MUNICIPALITIES).count("SB-312") == 0
    assert kinds(folder, Edition.COUNCIL).count("SB-312") == 3
    set_cells(folder, {("Sak", "Utgave", "Verdi"): "til rådet"})
    assert kinds(folder).count("SB-312") == 3


def test_a_folder_of_another_year_is_a_warning(folder: Path) -> None:
    other = folder.rename(folder.with_name("2022"))
    assert [(f.kind.code, f.is_error) for f in check(other) if f.kind.code == "SB-316"] == [("SB-316", False)]


def test_a_folder_that_is_no_year_is_no_fault(folder: Path) -> None:
    assert "SB-316" not in kinds(folder.rename(folder.with_name("utkast til ny plan")))


def test_every_missing_file_is_named(folder: Path) -> None:
    for name in ("tiltak.xlsx", "tekster.docx"):
        (folder / name).unlink()
    (folder.parent / "region.yaml").unlink()
    missing = [finding.place.file for finding in check(folder) if finding.kind.code == "SB-101"]
    assert sorted(missing) == ["region.yaml", "tekster.docx", "tiltak.xlsx"]


def test_the_real_case_has_four_warnings_and_no_error(folder: Path) -> None:
    assert kinds(folder) == ["SB-215", "SB-215", "SB-215", "SB-215", "SB-701", "SB-701"]


def test_findings_of_an_earlier_run_do_not_stay(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    check(folder)
    set_cells(folder, {("Tiltak", "T23", "2021"): 100_000})
    check(folder)
    text = (folder.parent.parent / "output" / "2021" / "funn" / "funn.txt").read_text(encoding="utf-8")
    assert "SB-205" not in text
    shutil.rmtree(folder.parent.parent / "output")
