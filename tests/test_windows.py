"""What is otherwise on Windows, shown where the tests run: folders' names, line ends, a console of few characters.

1. A folder that region.yaml may name is one folder on Windows too, with that name: no device, no drive, no step aside.
2. The names of Windows' devices, and names that it would shorten, are refused, in small letters and with an ending too.
3. region.yaml and the wording read the same with the line ends of Windows, and with its byte order mark.
4. A console that writes cp1252 gets every character that it has, and a question mark for the others.
5. The files of an edition are named with slashes in the receipt, whatever the system's are.
"""

from __future__ import annotations

import json
import ntpath
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.domain.findings.finding import Finding
from pipeline.domain.region.own_words import STANDARD_WORDS
from pipeline.domain.values.language import Language
from pipeline.read.settings.region import read_region
from pipeline.read.settings.wording import read_wording
from tests.documents import build_edition, output
from tests.workbooks import ROOT, edit_region, set_cells

REGION = (ROOT / "input" / "region.yaml").read_text(encoding="utf-8")
OYER = "mappe: oyer"
DEVICES = ("CON", "con", "Nul", "nul.txt", "PRN", "aux", "COM1", "lpt9.x.y")
SHORTENED = ("oyer.", "oyer..", "...")
LEADING_ELSEWHERE = ("a/b", "a\\\\b", "C:", "C:x", "x:y", "..", "a*", "a?", "a|b", "<a>")


def folder_of_øyer(path: Path, name: str) -> str | None:
    """Give the folder that region.yaml, written with a name, has for Øyer; None when it is refused."""
    assert OYER in REGION
    path.write_text(REGION.replace(OYER, f"mappe: {json.dumps(name)}", 1), encoding="utf-8")
    findings: list[Finding] = []
    region = read_region(path, findings.append)
    if findings:
        return None
    assert region is not None
    return next(m.folder for m in region.municipalities if m.name == "Øyer")


def is_reserved(name: str) -> bool:
    """Say whether Windows keeps a name for itself, as the library of this Python knows it."""
    known: Callable[[str], bool] | None = getattr(ntpath, "isreserved", None)
    return known(name) if known else PureWindowsPath(name).is_reserved()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
@example("con")
@example("aux.txt")
@example("oyer ")
@example("kommune . nord")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_folder_that_is_let_through_is_one_folder_on_windows(tmp_path: Path, name: str) -> None:
    folder = folder_of_øyer(tmp_path / "region.yaml", name)
    if folder is not None:
        assert PureWindowsPath(folder).parts == (folder,)
        assert not PureWindowsPath(folder).drive
        assert not is_reserved(folder)
        assert folder == folder.rstrip(" .")


@pytest.mark.parametrize("name", [*DEVICES, *SHORTENED, *LEADING_ELSEWHERE])
def test_what_windows_has_no_such_folder_of_is_refused(tmp_path: Path, name: str) -> None:
    assert folder_of_øyer(tmp_path / "region.yaml", name) is None


@pytest.mark.parametrize("name", ["Øyer kommune", "console", "com", "nord.sør", "lpt10"])
def test_what_only_looks_like_it_is_let_through(tmp_path: Path, name: str) -> None:
    assert folder_of_øyer(tmp_path / "region.yaml", name) == name


# --- line ends --------------------------------------------------------------------------------------------


def as_notepad_saves(path: Path, folder: Path) -> Path:
    """Copy a text file as Windows' own editor may save it: with its line ends, and a mark before the first."""
    copy = folder / path.name
    copy.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return copy


def test_the_region_reads_the_same_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    findings: list[Finding] = []
    path = ROOT / "input" / "region.yaml"
    assert read_region(as_notepad_saves(path, tmp_path), findings.append) == read_region(path, findings.append)
    assert findings == []


@pytest.mark.parametrize("language", Language)
def test_the_wording_reads_the_same_with_the_line_ends_of_windows(tmp_path: Path, language: Language) -> None:
    findings: list[Finding] = []
    path = ROOT / "templates" / f"ordlyd.{language}.yaml"
    copy = as_notepad_saves(path, tmp_path)
    assert read_wording(copy, language, STANDARD_WORDS, findings.append) == read_wording(
        path, language, STANDARD_WORDS, findings.append
    )
    assert findings == []


# --- the console ------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own is made as Unix has them")
def test_a_console_of_cp1252_gets_what_it_has_and_something_for_the_rest(folder: Path) -> None:
    import pty  # noqa: PLC0415 - Windows has none

    outer, inner = pty.openpty()
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye → «ø» – Ж"})
    command = [sys.executable, "-m", "pipeline", "check", str(folder)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, stdout=inner, stderr=inner, env=env, check=False, timeout=60)  # noqa: S603 - our own
    os.close(inner)
    said = os.read(outer, 100_000).decode("cp1252")
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "«mye ? «ø» – ?» er ikke et beløp i hele kroner." in said


# --- paths ------------------------------------------------------------------------------------------------


def test_the_receipt_names_files_with_slashes(folder: Path) -> None:
    edit_region(folder, OYER, "mappe: Øyer kommune")
    assert build_edition(folder, pdf=False).made
    text = (output(folder) / "kvittering.json").read_text(encoding="utf-8")
    assert '"Øyer kommune/saksfremlegg.docx"' in text
    assert "\\\\" not in text
