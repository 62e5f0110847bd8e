"""A file that is handed in is looked at as hostile, then put in place.

1. A workbook, a text in either form and a template of one's own get their places; check reads them and not the kept.
2. What may not be opened is refused with what check says of it, and nothing is changed.
3. A name that is none of the case's is refused, whatever it is made of; so is a file that a program has open.
4. A warning about the file does not stop it.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.read.package.files import LARGEST_FILE
from pipeline.runs.check import check
from pipeline.runs.receive import input_names, receive_input, receive_template
from pipeline.runs.templates import looked_at
from tests.packages import PROSE, TEMPLATE, WORKBOOK, related, remade, replaced
from tests.readings import only, reading

NOW = datetime(2026, 12, 1, 14, 32)  # noqa: DTZ001 - the time where the user is
SHEET_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_SHEET = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + "EncryptedPackage".encode("utf-16-le")
OTHER_WORKBOOK = remade(WORKBOOK, more=[("custom/mitt.txt", b"mitt")])


def names(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, file: str, content: bytes) -> Finding:
    """Hand in what is refused; give what is said, once nothing is changed."""
    before = names(folder)
    with pytest.raises(Stop) as stop:
        receive_input(folder, file, content, NOW)
    assert names(folder) == before
    return only(stop.value.findings)


def test_a_newer_workbook_takes_its_place_and_check_reads_it_alone(folder: Path) -> None:
    _, before = reading(folder)
    received = receive_input(folder, "tiltak.xlsx", OTHER_WORKBOOK, NOW)
    kept = folder / "tiltak (før 2026-12-01 kl. 14.32).xlsx"
    assert (received.placed.path, received.placed.kept, received.warnings) == (folder / "tiltak.xlsx", kept, ())
    assert (folder / "tiltak.xlsx").read_bytes() == OTHER_WORKBOOK
    assert kept.read_bytes() == WORKBOOK.read_bytes()
    assert reading(folder)[1] == before


def test_a_text_in_the_other_form_is_put_beside_the_first(folder: Path) -> None:
    assert input_names(folder) == ("tiltak.xlsx", "tekster.docx", "tekster.nb.docx", "tekster.nn.docx")
    placed = receive_input(folder, "tekster.nn.docx", PROSE.read_bytes(), NOW).placed
    assert (placed.path, placed.kept) == (folder / "tekster.nn.docx", None)


def test_a_template_is_put_in_templates_and_the_kept_one_is_none(folder: Path) -> None:
    first = receive_template(folder, "saksfremlegg.docx", TEMPLATE.read_bytes(), NOW).placed
    assert first.path == folder.parent.parent / "templates" / "saksfremlegg.docx"
    again = receive_template(folder, "saksfremlegg.docx", remade(TEMPLATE, more=[("mitt.txt", b"mitt")]), NOW).placed
    assert again.kept == first.path.with_name("saksfremlegg (før 2026-12-01 kl. 14.32).docx")
    assert looked_at(folder)[1] == ()


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("tiltak.xlsx", b"", "SB-121"),
        ("tiltak.xlsx", b"Nr;Tiltak\r\n", "SB-125"),
        ("tiltak.xlsx", PROSE.read_bytes(), "SB-126"),
        ("tekster.docx", WORKBOOK.read_bytes(), "SB-126"),
        ("tiltak.xlsx", replaced(WORKBOOK, "[Content_Types].xml", SHEET_MAIN, MACRO_SHEET), "SB-125"),
        ("tiltak.xlsx", LOCKED, "SB-124"),
        ("tiltak.xlsx", WORKBOOK.read_bytes()[:5000], "SB-128"),
        ("tiltak.xlsx", remade(WORKBOOK, {"xl/worksheets/sheet1.xml": b" " * 33 * 2**20}), "SB-134"),
        ("tiltak.xlsx", b"PK".ljust(LARGEST_FILE + 1, b"\x00"), "SB-135"),
    ],
    ids=["empty", "csv", "docx", "xlsx", "xlsm", "locked", "cut", "bomb", "large"],
)
def test_what_may_not_be_opened_is_refused_with_what_check_says(
    folder: Path, file: str, content: bytes, code: str
) -> None:
    finding = refused(folder, file, content)
    assert (finding.kind.code, str(finding.place)) == (code, file)
    (folder / file).write_bytes(content)
    assert finding in check(folder)


def test_a_template_with_objects_in_it_is_refused(folder: Path) -> None:
    content = remade(TEMPLATE, related(TEMPLATE, "word/document.xml", "oleObject", "ole.bin"), [("word/ole.bin", b"1")])
    with pytest.raises(Stop) as stop:
        receive_template(folder, "oyer.docx", content, NOW)
    assert only(stop.value.findings).kind.code == "SB-141"
    assert not (folder.parent.parent / "templates").exists()


@pytest.mark.parametrize(
    "file", ["../region.yaml", "region.yaml", "Tiltak.xlsx", "", "tiltak (før 2026-12-01 kl. 14.32).xlsx", "/a\n.xlsx"]
)
def test_a_name_that_is_none_of_the_cases_is_refused(folder: Path, file: str) -> None:
    finding = refused(folder, file, WORKBOOK.read_bytes())
    assert finding.kind.code == "SB-932"
    assert finding.says.isprintable()


@pytest.mark.parametrize("file", ["../oyer.docx", "a\\b.docx", ".docx", "tekster.docx", "oyer.docm", "a\x00.docx"])
def test_a_template_has_a_name_that_region_yaml_may_have(folder: Path, file: str) -> None:
    with pytest.raises(Stop) as stop:
        receive_template(folder, file, TEMPLATE.read_bytes(), NOW)
    assert only(stop.value.findings).kind.code == "SB-932"


@pytest.mark.parametrize(("mark", "program"), [("~$tiltak.xlsx", "Excel"), (".~lock.tiltak.xlsx#", "LibreOffice")])
def test_a_file_that_a_program_has_open_is_not_replaced(folder: Path, mark: str, program: str) -> None:
    (folder / mark).write_bytes(b"")
    finding = refused(folder, "tiltak.xlsx", OTHER_WORKBOOK)
    assert finding.says == f"tiltak.xlsx kan ikke skrives eller flyttes: den er åpen i {program}."
    assert finding.fix == f"Lukk den i {program}, og prøv igjen."


def test_a_case_that_has_gone_is_said(folder: Path) -> None:
    shutil.rmtree(folder)
    finding = refused(folder, "tiltak.xlsx", WORKBOOK.read_bytes())
    assert (finding.kind.code, finding.says) == (
        "SB-904", "2021 kan ikke skrives eller flyttes: mappen eller filen er blitt borte.",
    )  # fmt: skip
    assert not folder.exists()


def test_a_warning_does_not_stop_it(folder: Path) -> None:
    macros = related(WORKBOOK, "xl/workbook.xml", "vbaProject", "vbaProject.bin")
    content = remade(WORKBOOK, macros, [("xl/vbaProject.bin", b"1")])
    received = receive_input(folder, "tiltak.xlsx", content, NOW)
    assert [finding.kind.code for finding in received.warnings] == ["SB-138"]
    assert received.placed.is_new
