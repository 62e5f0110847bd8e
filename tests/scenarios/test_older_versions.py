"""The wording and the templates that came with an older version, with a region's own changes, go on building.

tests/data/ has those of each version, as they were. A change of ours that breaks them breaks every region that has a
copy: a sentence whose gaps change gets a new key, and its old one a line in `REPLACED` (docs/decisions/0027).

1. With them the same documents are made, with notes and nothing more; a sentence of the region's own is said.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from pipeline.domain.findings.finding import Severity
from tests.documents import build_edition, docx_texts, output
from tests.workbooks import ROOT, copy_of_cases, edit_region

VERSIONS: Final = sorted((ROOT / "tests" / "data").iterdir())
OWN: Final = "Planen blir sett på igjen hvert år."


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
@pytest.mark.parametrize("years", [("2021",), ("2021", "2022")], ids=["spring", "December"])
def test_an_older_versions_files_build(version: Path, years: tuple[str, ...], tmp_path: Path) -> None:
    plain = copy_of_cases(tmp_path / "plain", *years)
    folder = copy_of_cases(tmp_path / "older", *years)
    for case in (plain, folder):
        edit_region(case, "    mappe: gausdal", "    språk: nn\n    mappe: gausdal")
    templates = tmp_path / "older" / "templates"
    shutil.copytree(version, templates)
    wording = templates / "ordlyd.nb.yaml"
    lines = wording.read_text(encoding="utf-8").splitlines()
    own = [f"K1.protokoll: {OWN}" if line.startswith("K1.protokoll:") else line for line in lines]
    wording.write_text("\n".join(own), encoding="utf-8")

    before, now = build_edition(plain), build_edition(folder)
    added = {finding for finding in now.findings if finding not in before.findings}
    assert {finding.severity for finding in added} <= {Severity.NOTE}
    assert now.made == before.made
    if len(years) == 1:
        assert OWN in "\n".join(docx_texts(output(folder) / "oyer" / "saksfremlegg.docx"))
