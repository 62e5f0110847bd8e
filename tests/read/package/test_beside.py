"""What lies beside a file of the case.

1. A missing file is told with what may be it by another name, and how to make it the right one.
2. What is not it is never named: a twin of the text, an attachment, a file that only begins the same.
3. Beside a file that is there, its copies are told of, and whether a program has it open.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.read.package.beside import beside
from pipeline.read.package.files import read_bytes


def told(folder: Path, name: str, *names: str) -> Finding:
    """Look for a file in a folder with others; give what is said of it."""
    for other in names:
        (folder / other).write_bytes(b"")
    findings: list[Finding] = []
    assert read_bytes(folder / name, findings.append) is None
    (finding,) = findings
    return finding


@pytest.mark.parametrize(
    ("name", "other", "fix"),
    [
        ("tiltak.xlsx", "Tiltak.xlsx", "Gi Tiltak.xlsx navnet tiltak.xlsx."),
        ("tiltak.xlsx", "TILTAK.XLSX", "Gi TILTAK.XLSX navnet tiltak.xlsx."),
        ("tiltak.xlsx", "tiltak (endelig).xlsx", "Gi tiltak (endelig).xlsx navnet tiltak.xlsx."),
        (
            "tiltak.xlsx", "tiltak.xlsm",
            "Åpne tiltak.xlsm i Excel, velg Lagre som og Excel-arbeidsbok (.xlsx), og kall den tiltak.xlsx.",
        ),
        (
            "tekster.docx", "tekster.doc",
            "Åpne tekster.doc i Word, velg Lagre som og Word-dokument (.docx), og kall den tekster.docx.",
        ),
        (
            "region.yaml", "region.yaml.txt",
            "Gi region.yaml.txt navnet region.yaml. I Utforsker viser Vis › Filnavnutvidelser hele navnet.",
        ),
        ("region.yaml", "region.yml", "Gi region.yml navnet region.yaml."),
    ],
)  # fmt: skip
def test_a_file_by_another_name_is_named_with_what_to_do(tmp_path: Path, name: str, other: str, fix: str) -> None:
    finding = told(tmp_path, name, other)
    assert finding.says == f"Filen {name} mangler. Mappen har {other}."
    assert finding.fix == fix


def test_several_are_named_together(tmp_path: Path) -> None:
    finding = told(tmp_path, "tiltak.xlsx", "tiltak (1).xlsx", "tiltak (2).xlsx")
    assert finding.says == "Filen tiltak.xlsx mangler. Mappen har tiltak (1).xlsx og tiltak (2).xlsx."
    assert finding.fix == "Gi den av dem som gjelder, navnet tiltak.xlsx."


@pytest.mark.parametrize(
    "other", ["tekster.nn.docx", "tekstervedlegg.docx", "notat.docx", "~$tekster.docx", "tekster.pdf"]
)
def test_what_is_something_else_is_not_named(tmp_path: Path, other: str) -> None:
    assert told(tmp_path, "tekster.docx", other).kind.code == "SB-101"


def test_a_copy_is_told_of_and_not_read(tmp_path: Path) -> None:
    for name in ("tiltak.xlsx", "tiltak-oyer.xlsx", "tiltak (1).xlsx", "tiltaksplan.xlsx"):
        (tmp_path / name).write_bytes(b"")
    (finding,) = beside(tmp_path / "tiltak.xlsx")
    assert finding.says == "tiltak (1).xlsx og tiltak-oyer.xlsx blir ikke lest. Bare tiltak.xlsx blir det."


def test_one_that_gave_way_is_known_and_only_where_nothing_else_is_there(tmp_path: Path) -> None:
    kept = "tekster (før 2026-12-01 kl. 14.32).docx"
    (tmp_path / "tekster.docx").write_bytes(b"")
    for other in (kept, "tekster.nn (før 2026-12-01 kl. 14.32, 2).docx"):
        (tmp_path / other).write_bytes(b"")
    assert list(beside(tmp_path / "tekster.docx")) == []
    (tmp_path / "tekster.docx").unlink()
    assert told(tmp_path, "tekster.docx").fix == f"Gi {kept} navnet tekster.docx."


@pytest.mark.parametrize(
    ("name", "mark", "program"),
    [
        ("tiltak.xlsx", "~$tiltak.xlsx", "Excel"),
        ("tekster.docx", "~$kster.docx", "Word"),
        ("tekster.docx", "~$ekster.docx", "Word"),
        ("tiltak.xlsx", ".~lock.tiltak.xlsx#", "LibreOffice"),
    ],
)
def test_a_file_that_is_open_may_lack_what_is_not_saved(tmp_path: Path, name: str, mark: str, program: str) -> None:
    for file in (name, mark):
        (tmp_path / file).write_bytes(b"")
    (finding,) = beside(tmp_path / name)
    assert finding.says == f"{name} er åpen i {program}. Det som ikke er lagret, er ikke med."
    assert not finding.is_error
