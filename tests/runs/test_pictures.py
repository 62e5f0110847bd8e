"""The surroundings of all the findings of a case.

1. Every finding with a place inside a file of the case has a picture: workbook, text, twin, region, wording, template.
2. A whole file, what is missing and what was built have none; a file that may not be opened takes none from the others.
3. Each file is read once for all its findings.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.findings.surroundings import CellSurroundings, LinesSurroundings, TextSurroundings
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.runs.check import examined
from pipeline.runs.pictures import pictures
from pipeline.runs.places import Places
from tests.workbooks import ROOT

KIND = Kind("SB-201", Severity.ERROR, Said("Feil.", "Wrong."), Said("Rett det.", "Mend it."))
CELL, PARAGRAPH = Place("tiltak.xlsx", sheet="Tiltak", cell="J2"), Place("tekster.docx", paragraph=2)
PLACES = [
    (CELL, CellSurroundings),
    (PARAGRAPH, TextSurroundings),
    (Place("tekster.nn.docx", paragraph=2), TextSurroundings),
    (Place("region.yaml", line=3), LinesSurroundings),
    (Place("ordlyd.nb.yaml", line=3), LinesSurroundings),
    (Place("saksfremlegg.docx", paragraph=1), TextSurroundings),
]
NOWHERE = [
    Place("tiltak.xlsx"), Place("tekster.docx"), Place("--only"), Place("../region.yaml", line=1), Place("", line=1),
    Place("til-kommunene/oyer/saksfremlegg.docx", paragraph=1),
]  # fmt: skip


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_every_finding_of_the_example_has_a_picture(year: str) -> None:
    places = Places(ROOT / "input" / year)
    _, findings = examined(places, None)
    assert {*pictures(places, findings)} == {f for f in findings if f.place.sheet or f.place.heading or f.place.line}


def test_every_file_of_a_case_has_pictures(folder: Path) -> None:
    shutil.copyfile(folder / "tekster.docx", folder / "tekster.nn.docx")
    shutil.copytree(ROOT / "templates", folder.parent.parent / "templates")
    findings = [KIND.at(place) for place, _ in PLACES]
    taken = pictures(Places(folder), [*findings, *map(KIND.at, NOWHERE)])
    assert [type(taken[finding]) for finding in findings] == [kind for _, kind in PLACES]
    assert len(taken) == len(PLACES)


def test_a_damaged_file_takes_nothing_from_the_others(folder: Path) -> None:
    (folder / "tiltak.xlsx").write_bytes((folder / "tiltak.xlsx").read_bytes()[:10_000])
    in_text = KIND.at(PARAGRAPH)
    assert {*pictures(Places(folder), [KIND.at(CELL), in_text])} == {in_text}


def test_a_file_is_read_once_for_all_its_findings(folder: Path) -> None:
    findings: list[Finding] = [KIND.at(Place("tekster.docx", paragraph=number)) for number in range(1, 20)]
    opened: list[str] = []
    really_open = Path.open

    def counted(path: Path, *how: Any) -> Any:  # noqa: ANN401 - as the method it stands for
        opened.append(path.name)
        return really_open(path, *how)

    with patch.object(Path, "open", counted):
        assert len(pictures(Places(folder), findings)) == len(findings)
    assert opened == ["tekster.docx"]
