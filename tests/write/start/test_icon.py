"""The icon that starts Saksbygger, whatever the paths are called.

1. Windows: the line of cmd says the program and the folder as they are called, in UTF-8 after ASCII, lines as there.
2. macOS: a bundle whose script runs the program with the folder; Linux: an entry whose Exec says them.
3. What no line can say is refused, and so is the one character that an entry cannot have in its program.
4. The icon is put whole into its folder, with its modes; an earlier one gives way, and what is another's is left alone.
5. The folder is the desktop, or the one of menus, where XDG says that it is.
"""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.runs.start_icon import put_start_icon
from pipeline.write.start.icon import Icon, start_icon
from pipeline.write.start.place import icon_folder, put_icon
from tests.readings import only

AWKWARD = (
    "Saker 2027", "Økonomi & æøå", "100 % %PATH%", "a'b", "$HOME `id` $(id)", "^|<>;!?*#~()", "=2", "-v", "𝒮 – «x»",
)  # fmt: skip
ON_UNIX = (*AWKWARD, 'a"b', "a\\b", "a\\\\", "%f", "\\$")
needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="the script is for a shell of Unix")
SERVED = PurePosixPath("/venv/bin/saksbygger-side")


def content(icon: Icon, path: str = "") -> str:
    """Give a file of an icon as text."""
    return icon.files[path].content.decode()


def refused(platform: str, program: PurePath, folder: PurePath) -> Finding:
    """Make an icon that cannot be; give what is said."""
    with pytest.raises(Stop) as stop:
        start_icon(platform, program, folder)
    return only(stop.value.findings)


# --- Windows ----------------------------------------------------------------------------------------------


def words_of_cmd(line: str) -> list[str]:
    """Take a line of a batch file apart as cmd does, and the program's own library after it (2n backslashes are n)."""
    percents = re.sub("%%", "\0", line)
    assert "%" not in percents  # a variable
    line = percents.replace("\0", "%")
    quoted = re.findall(r'"([^"]*)"', line)
    assert not re.search(r"[&|<>^()]", re.sub(r'"[^"]*"', "", line))  # what cmd would see outside the quotes
    return [re.sub(r"\\+$", lambda found: found[0][: len(found[0]) // 2], word) for word in quoted]


@pytest.mark.parametrize("name", [*AWKWARD, "", "mappe."])
def test_the_line_of_cmd_says_the_paths_as_they_are(name: str) -> None:
    program, folder = PureWindowsPath(r"C:\Users\Kåre & co\100 %\saksbygger-side.exe"), PureWindowsPath("D:\\", name)
    icon = start_icon("win32", program, folder)
    assert icon.name == "Saksbygger.cmd"
    raw = icon.files[""].content
    before, chcp, line, end = raw.rpartition(b'"%SystemRoot%')[0], *raw.decode().split("\r\n")[-3:]
    assert before.isascii()
    assert chcp == '"%SystemRoot%\\System32\\chcp.com" 65001 >nul'
    assert words_of_cmd(line) == ["", str(program), str(folder)]
    assert (line.startswith("start "), end) == (True, "")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 5


@pytest.mark.skipif(sys.platform != "win32", reason="cmd is there on Windows")
@pytest.mark.parametrize("name", [name for name in AWKWARD if not set(name) & set("<>|?*")])
def test_cmd_runs_the_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    file = tmp_path / "Saksbygger.cmd"
    waiting = start_icon("win32", Path(sys.executable), tmp_path / name).files[""].content.replace(b'start ""', b"")
    file.write_bytes(waiting)  # Python says that it cannot run the folder, by its name
    done = subprocess.run(["cmd", "/c", str(file)], capture_output=True, check=False, timeout=60)  # noqa: S603, S607
    assert str(tmp_path / name) in (done.stdout + done.stderr).decode("utf-8", "replace")


def test_a_quotation_mark_is_refused_where_no_path_can_have_one() -> None:
    assert "anførselstegn" in refused("win32", PureWindowsPath("C:/a.exe"), PureWindowsPath('C:/a"b')).says


# --- macOS ------------------------------------------------------------------------------------------------


@needs_unix
@pytest.mark.parametrize("name", ON_UNIX)
def test_the_script_of_the_bundle_runs_the_program_with_the_folder(tmp_path: Path, name: str) -> None:
    program = tmp_path / name / "say it"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s|" "$#" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (made, script) = put_icon(tmp_path, start_icon("darwin", program, tmp_path / name))
    assert (made.relative_to(tmp_path).as_posix(), script.stat().st_mode & 0o777) == (
        "Saksbygger.app/Contents/Info.plist", 0o755,
    )  # fmt: skip
    assert subprocess.check_output([script], text=True, timeout=60) == f"1|{tmp_path / name}|"  # noqa: S603 - our own


def test_the_bundle_names_its_script() -> None:
    icon = start_icon("darwin", SERVED, PurePosixPath("/Users/kari/Saker"))
    listed = plistlib.loads(icon.files["Contents/Info.plist"].content)
    assert f"Contents/MacOS/{listed['CFBundleExecutable']}" in icon.files
    assert (icon.name, listed["LSUIElement"]) == ("Saksbygger.app", True)


# --- Linux ------------------------------------------------------------------------------------------------


def words_of_exec(entry: str) -> list[str]:
    """Take Exec apart by the specification: the escapes of a value, then quotes, then the codes of fields."""
    (value,) = re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)
    value = value.replace("\\\\", "\0")
    assert "\\" not in value  # an escape that is none of a path's
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value.replace("\0", "\\"))
    words = [re.sub(r'\\(["`$\\])', r"\1", word) for word in quoted]
    assert not [word for word in words if re.search("%(?!%)", word.replace("%%", ""))]
    return [word.replace("%%", "%") for word in words]


@pytest.mark.parametrize("name", ON_UNIX)
def test_exec_says_the_paths_as_they_are(name: str) -> None:
    folder = PurePosixPath("/home/kari", name)
    entry = content(start_icon("linux", SERVED.with_name(f"{name}x".replace("=", "")), folder))
    assert words_of_exec(entry) == [f"/venv/bin/{name}x".replace("=", ""), str(folder)]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
@pytest.mark.parametrize("name", ON_UNIX)
def test_the_entry_is_valid(tmp_path: Path, name: str) -> None:
    (made,) = put_icon(tmp_path, start_icon("linux", SERVED, PurePosixPath("/home/kari", name)))
    subprocess.run(["desktop-file-validate", made], check=True, timeout=60)  # noqa: S603, S607 - the system's own


def test_an_equals_sign_in_the_program_is_refused_by_an_entry_alone() -> None:
    program, folder = PurePosixPath("/venv=3/bin/saksbygger-side"), PurePosixPath("/home/kari/a=b")
    assert "likhetstegn" in refused("linux", program, folder).says
    assert start_icon("darwin", program, folder).is_bundle


# --- what no line can say ---------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
@pytest.mark.parametrize("character", ["\n", "\r", "\t", "\x00", "\x85", "\u2028", "\udce5"])
def test_what_no_line_can_say_is_refused(platform: str, character: str) -> None:
    finding = refused(platform, SERVED, PurePosixPath(f"/home/kari/a{character}b"))
    assert finding.kind.code == "SB-930"
    assert f"U+{ord(character):04X}" in finding.says
    assert finding.says.isprintable()


# --- where it is put --------------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    """Name everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_an_earlier_icon_gives_way_and_nothing_else_is_left(tmp_path: Path, platform: str) -> None:
    folder = tmp_path / "Skrivebord"
    put_icon(folder, start_icon(platform, SERVED, PurePosixPath("/home/kari/2027")))
    before = names(folder)
    made = put_icon(folder, start_icon(platform, SERVED, PurePosixPath("/home/kari/2028")))
    assert names(folder) == before
    assert "/home/kari/2028" in made[-1].read_text(encoding="utf-8").replace("\\", "/")


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_anothers_is_left_alone(tmp_path: Path, platform: str, *, is_folder: bool) -> None:
    icon = start_icon(platform, SERVED, PurePosixPath("/home/kari"))
    (own := tmp_path / icon.name / "min.txt" if is_folder else tmp_path / icon.name).parent.mkdir(exist_ok=True)
    own.write_text("mitt", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(Stop) as stop:
        put_icon(tmp_path, icon)
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-906"]
    assert (names(tmp_path), own.read_text(encoding="utf-8")) == (before, "mitt")


@needs_unix
def test_a_link_by_its_name_is_anothers(tmp_path: Path) -> None:
    icon = start_icon("linux", SERVED, PurePosixPath("/home/kari"))
    (other,) = put_icon(tmp_path / "annet", icon)
    (tmp_path / icon.name).symlink_to(other)
    with pytest.raises(Stop):
        put_icon(tmp_path, icon)
    assert (tmp_path / icon.name).is_symlink()


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        put_icon(tmp_path / "fil", start_icon("linux", SERVED, PurePosixPath("/home/kari")))
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-904"]


@needs_unix
@pytest.mark.parametrize(
    ("platform", "xdg", "folder"),
    [
        ("darwin", "/data", "/home/kari/Desktop"),
        ("linux", "/data", "/data/applications"),
        ("linux", "", "/home/kari/.local/share/applications"),
        ("freebsd14", "data", "/home/kari/.local/share/applications"),
        ("win32", "", "/home/kari/Desktop"),
    ],
)
def test_the_folder_is_where_the_system_has_its_icons(platform: str, xdg: str, folder: str) -> None:
    assert str(icon_folder(platform, Path("/home/kari"), {"XDG_DATA_HOME": xdg})) == folder


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is there on Windows")
def test_windows_says_where_its_desktop_is() -> None:
    assert icon_folder("win32", Path("nowhere"), {}).is_absolute()


def test_the_program_beside_this_python_is_what_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    (tmp_path / "saksbygger-side").write_bytes(b"")
    (made,) = put_start_icon(tmp_path / "Saker", platform="linux", programs=tmp_path, home=tmp_path)
    assert words_of_exec(made.read_text(encoding="utf-8")) == [
        os.fspath(tmp_path / "saksbygger-side"), os.fspath(tmp_path / "Saker"),
    ]  # fmt: skip
    with pytest.raises(Stop) as stop:
        put_start_icon(tmp_path, platform="win32", programs=tmp_path, home=tmp_path)
    assert "Programmet saksbygger-side.exe finnes ikke" in only(stop.value.findings).says
