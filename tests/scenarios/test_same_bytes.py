"""The same input makes the same bytes, wherever and whenever it is built.

1. Another folder, files written in another order and with other times: every file has the same bytes.
2. No zip file inside the edition tells the time.
3. Nor do the documents' own properties: those that Office shows are the same in every run.
4. Building twice in the same place changes nothing.
"""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from tests.documents import PROPOSED, build_edition, output
from tests.workbooks import ROOT

NAMES = ("tekster.docx", "tiltak.xlsx")


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("edition", PROPOSED)
def test_another_folder_another_order_and_another_time_make_the_same_bytes(
    built: Path, tmp_path: Path, edition: Edition
) -> None:
    folder = tmp_path / "Et annet sted med æøå og mellomrom" / "input" / "2021"
    folder.mkdir(parents=True)
    for age, name in enumerate(NAMES, 1):
        shutil.copyfile(ROOT / "input" / "2021" / name, folder / name)
        os.utime(folder / name, (time.time() - age * 10**8, time.time() - age * 10**8))
    shutil.copyfile(ROOT / "input" / "region.yaml", folder.parent / "region.yaml")
    build_edition(folder, edition)
    assert contents(output(folder, edition)) == contents(built / edition.folder)


def test_building_again_changes_nothing(folder: Path) -> None:
    build_edition(folder)
    first = contents(output(folder))
    build_edition(folder)
    assert contents(output(folder)) == first


def test_every_date_in_the_packages_is_the_same(built: Path) -> None:
    packages = [path for path in built.rglob("*") if path.suffix in {".docx", ".xlsx"}]
    dates = {info.date_time for path in packages for info in zipfile.ZipFile(path).infolist()}
    assert len(packages) == 8
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbooks_properties_do_not_tell_when_it_was_made(built: Path) -> None:
    properties = openpyxl.load_workbook(built / "til-kommunene" / "ipr" / "tiltaksbudsjett.xlsx").properties
    assert properties.created == datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    assert properties.title == "Tiltaksbudsjett 2021–2024"


@pytest.mark.parametrize("name", ["til-kommunene/oyer/saksfremlegg.docx", "til-radet/ipr/vedlegg-tiltak.docx"])
def test_a_documents_properties_do_not_tell_when_it_was_made(built: Path, name: str) -> None:
    properties = docx.Document(str(built / name)).core_properties
    assert (properties.created, properties.modified, properties.last_printed) == (None, None, None)
    assert (properties.last_modified_by, properties.revision) == ("", 0)
    assert properties.language == "nb-NO"
    assert properties.title
