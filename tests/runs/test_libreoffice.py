"""LibreOffice is found where the user says, on the path, or where its installer puts it; and only if it is one.

1. SAKSBYGGER_SOFFICE is believed, and nothing else is tried when it is wrong.
2. Else it is the one on the path, else the one in its usual place, on each system.
3. The version is the program's own, without the build, which is kept beside it.
4. What is not there, does not answer, is something else or is too old, is said with what to do.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.runs import libreoffice
from pipeline.runs.libreoffice import SETTING, Missing, find_office
from pipeline.write.pdf.libreoffice import Office
from tests.offices import VERSION, put_office


def found(environment: dict[str, str], system: str = sys.platform) -> Office:
    """Find an office that is there."""
    office = find_office(environment, system)
    assert isinstance(office, Office)
    return office


def missing(environment: dict[str, str], system: str = sys.platform) -> Missing:
    """Look for an office that is not there."""
    office = find_office(environment, system)
    assert isinstance(office, Missing)
    return office


def test_the_setting_is_believed(tmp_path: Path) -> None:
    program = put_office(tmp_path / "med mellomrom og æøå")
    office = found({SETTING: str(program), "PATH": ""})
    assert (office.program, office.version, office.calls) == (program, VERSION, os.cpu_count())
    assert office.build == "40(Build:2)"


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no .exe there")
def test_the_one_that_answers_in_the_console_is_preferred(tmp_path: Path) -> None:
    program = put_office(tmp_path)
    (tmp_path / "soffice.exe").write_text("answers nothing", encoding="utf-8")
    program.rename(tmp_path / "soffice.com")
    assert found({SETTING: str(tmp_path / "soffice.exe")}).program == tmp_path / "soffice.com"


def test_a_setting_that_leads_nowhere_is_no_reason_to_look_elsewhere(tmp_path: Path) -> None:
    program = put_office(tmp_path)
    office = missing({SETTING: "finnes-ikke", "PATH": str(program.parent)})
    assert office.why.norwegian == "SAKSBYGGER_SOFFICE er finnes-ikke, som ikke finnes"
    assert office.remedy.norwegian == "Rett SAKSBYGGER_SOFFICE i miljøet, eller fjern den"


@pytest.mark.skipif(sys.platform == "win32", reason="the program on the path is called otherwise there")
def test_the_one_on_the_path_is_taken(tmp_path: Path) -> None:
    program = put_office(tmp_path)
    assert found({"PATH": str(program.parent), SETTING: " "}).program == program


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("win32", "ProgramFiles", "LibreOffice/program/soffice.com"),
        ("win32", "ProgramFiles(x86)", "LibreOffice/program/soffice.com"),
        ("win32", "ProgramW6432", "LibreOffice/program/soffice.exe"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="a script is no .exe there")
def test_it_is_found_in_its_usual_place(tmp_path: Path, system: str, variable: str, place: str) -> None:
    program = tmp_path / place
    put_office(program.parent).rename(program)
    assert found({"PATH": "", variable: str(tmp_path)}, system).program == program


def test_the_newest_of_those_from_libreoffice_org_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_ELSEWHERE", tmp_path)
    for name in ("libreoffice24.8", "libreoffice25.2"):
        put_office(tmp_path / name / "program")
    assert found({"PATH": ""}, "linux").program == tmp_path / "libreoffice25.2" / "program" / "soffice"


@pytest.mark.parametrize(
    ("system", "said"), [("win32", "winget install"), ("darwin", "brew install"), ("linux", "apt install")]
)
def test_where_there_is_none_it_is_said_how_to_install_it(
    system: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_ELSEWHERE", tmp_path)
    office = missing({"PATH": str(tmp_path), "HOME": str(tmp_path)}, system)
    assert office.why.norwegian == "LibreOffice er ikke installert"
    assert said in office.remedy.norwegian
    assert said in office.remedy.english


@pytest.mark.parametrize("says", ["OpenOffice 4.1", "", "LibreOffice"])
def test_what_is_no_libreoffice_is_not_taken_for_one(tmp_path: Path, says: str) -> None:
    program = put_office(tmp_path, version=says)
    assert missing({SETTING: str(program)}).why.norwegian == f"{program} svarer ikke som LibreOffice"


def test_one_that_is_too_old_is_not_used(tmp_path: Path) -> None:
    program = put_office(tmp_path, version="LibreOffice 6.4.7.2")
    assert missing({SETTING: str(program)}).why.norwegian == "LibreOffice 6.4.7.2 er for gammel: 7.0 må til"


@pytest.mark.parametrize("says", ["LibreOffice 24.8.4.2", "LibreOfficeDev 25.2.0.0"])
def test_the_version_is_in_the_programs_own_words(tmp_path: Path, says: str) -> None:
    assert found({SETTING: str(put_office(tmp_path, version=says))}).version == says


def test_one_that_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_ASKED_FOR", 0.5)
    program = put_office(tmp_path)
    (tmp_path / "office.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    assert "svarer ikke" in missing({SETTING: str(program)}).why.norwegian


def test_a_file_that_is_no_program_is_none(tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_text("husk", encoding="utf-8")
    assert "svarer ikke" in missing({SETTING: str(tmp_path / "notat.txt")}).why.norwegian
