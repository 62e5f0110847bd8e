"""What a start icon is made of: a file or a bundle that starts the windowless program with a folder, by platform.

Each has our mark in it, by which the next one knows that it may take its place.
"""

from __future__ import annotations

import plistlib
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, NoReturn

from pipeline.domain.findings.finding import Kind, Severity, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

MARK: Final = "no.saksbygger.start"
_NAME: Final = "Saksbygger"
_MADE_BY: Final = f"Laget av Saksbygger ({MARK}), som bytter den ut neste gang."
_PLAIN, _RUNNABLE = 0o644, 0o755
_BACKSLASH: Final = "\\"

# No line of a script or an entry can go on past these; a lone surrogate is a byte of a name that is no text.
_IN_NO_LINE: Final = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class IconFile:
    """A file of an icon, and its mode on Unix."""

    content: bytes
    mode: int = _PLAIN


@dataclass(frozen=True, slots=True)
class Icon:
    """A start icon: what it is called where it stands, and its files by their paths in it.

    A bundle is a folder of that name. An icon that is one file has it by the empty path.
    """

    name: str
    files: Mapping[str, IconFile]

    @property
    def is_bundle(self) -> bool:
        """Say whether it is a folder with files in it."""
        return "" not in self.files


PATH_UNUSABLE: Final = Kind(
    "SB-930",
    Severity.ERROR,
    says=Said("Et startikon kan ikke lages for {path}: {why}.", "A start icon cannot be made for {path}: {why}."),
    fix=Said("Gi mappen et annet navn, og prøv igjen.", "Give the folder another name, and try again."),
)


def start_icon(platform: str, program: PurePath, folder: PurePath) -> Icon:
    """Give the icon that starts a program with a folder; Stop where the system cannot be told their paths.

    `platform` is as `sys.platform` has it; whatever is neither `win32` nor `darwin` is as Linux. Both paths are whole.
    """
    for path in (program, folder):
        found = _IN_NO_LINE.search(str(path))
        if found:
            code = f"U+{ord(found[0]):04X}"
            why = "navnet har et usynlig tegn", "its name has an invisible character"
            _unusable(path, Said(*(f"{words} ({code})" for words in why)))
    match platform:
        case "win32":
            return Icon(f"{_NAME}.cmd", {"": IconFile(_command_file(program, folder))})
        case "darwin":
            return Icon(
                f"{_NAME}.app",
                {
                    "Contents/Info.plist": IconFile(_property_list()),
                    "Contents/MacOS/saksbygger": IconFile(_script(program, folder), _RUNNABLE),
                },
            )
        case _:
            return Icon("saksbygger.desktop", {"": IconFile(_desktop_entry(program, folder))})


def _unusable(path: PurePath, why: Said) -> NoReturn:
    shown = "".join(character if character.isprintable() else "?" for character in str(path))
    raise Stop([PATH_UNUSABLE.at(Place(PurePath(shown).name), path=shown, why=why)])


def _command_file(program: PurePath, folder: PurePath) -> bytes:
    """Write a file of commands for Windows.

    cmd reads it line by line, each by the code page of that moment: until chcp has said UTF-8, there are only ASCII
    characters, and there is no byte order mark, which would be a part of the first command. Lines end as on Windows;
    with others, cmd loses its place in the file where a character is several bytes. `%` begins a variable also within
    quotes, and is doubled; `!` would begin one where the machine has delayed expansion on. In quotes, `&`, `^` and the
    like are as they stand. chcp is named by its path, for cmd looks first where it is run, which is the desktop.
    `start` does not wait, so that the window goes at once; its first word in quotes is a title.
    """
    if '"' in f"{program}{folder}":
        _unusable(folder, Said("navnet har et anførselstegn", "its name has a quotation mark"))
    started = " ".join(_quoted_for_windows(path).replace("%", "%%") for path in (program, folder))
    lines = (
        "@echo off",
        f"rem {_MADE_BY}",
        "setlocal DisableDelayedExpansion",
        '"%SystemRoot%\\System32\\chcp.com" 65001 >nul',
        f'start "" {started}',
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def _quoted_for_windows(path: PurePath) -> str:
    """Quote a path for cmd; the program that takes its line apart would see a last backslash as one with the quote."""
    text = str(path)
    return f'"{text}{_BACKSLASH if text.endswith(_BACKSLASH) else ""}"'


def _script(program: PurePath, folder: PurePath) -> bytes:
    return f"#!/bin/sh\n# {_MADE_BY}\nexec {shlex.quote(str(program))} {shlex.quote(str(folder))}\n".encode()


def _property_list() -> bytes:
    """Write what macOS knows of the bundle.

    It is one without a window or a place in the Dock, where its icon would jump until it was said to hang. A script has
    no architecture, and is taken for one of Intel's unless the list says that it runs on the machine as it is.
    """
    return plistlib.dumps(
        {
            "CFBundleIdentifier": MARK,
            "CFBundleName": _NAME,
            "CFBundleExecutable": "saksbygger",
            "CFBundlePackageType": "APPL",
            "CFBundleInfoDictionaryVersion": "6.0",
            "LSArchitecturePriority": ["arm64", "x86_64"],
            "LSUIElement": True,
        }
    )


def _desktop_entry(program: PurePath, folder: PurePath) -> bytes:
    """Write an entry by the Desktop Entry Specification; what is used here is in every version of it."""
    if "=" in str(program):  # the one character that the name of a program may not have
        _unusable(program, Said("navnet har et likhetstegn", "its name has an equals sign"))
    lines = (
        "[Desktop Entry]",
        f"# {_MADE_BY}",
        "Type=Application",
        "Version=1.0",
        f"Name={_NAME}",
        "Comment=Lag sakspapirene til en regional tiltaksplan",
        f"Exec={_quoted_for_exec(program)} {_quoted_for_exec(folder)}",
        "Icon=x-office-document",
        "Terminal=false",
        "Categories=Office;",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _quoted_for_exec(path: PurePath) -> str:
    """Quote an argument of Exec: first as an argument, then as any value, where a backslash is doubled once more."""
    argument = re.sub(r'(["`$\\])', r"\\\1", str(path)).replace("%", "%%")
    return f'"{argument}"'.replace("\\", "\\\\")
