"""Where a start icon stands, and how it gets there: whole or not at all, in the place of none but an earlier one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.write.disk.workplace import tidy, workplace
from pipeline.write.edition.new_files import STANDS_ALREADY
from pipeline.write.office.refusals import refusals
from pipeline.write.start.icon import MARK, Icon

if sys.platform == "win32":
    import winreg

_NEW, _OLD = "ny", "gammel"
_WHERE_THE_MARK_IS: Final = 4096  # bytes from the beginning of a file
_MOVE_IT: Final = Said(
    "Gi det som står der et annet navn, og prøv igjen.", "Give what is there another name, and try again."
)
_SHELL_FOLDERS: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def icon_folder(platform: str, home: Path, environment: Mapping[str, str]) -> Path:
    """Give the folder where icons of a platform stand: the desktop, or on Linux the one that menus are made of."""
    if platform == "win32":
        return _desktop_of_windows() or home / "Desktop"
    if platform == "darwin":
        return home / "Desktop"
    data = Path(environment.get("XDG_DATA_HOME", ""))  # counts only when it is whole, XDG Base Directory Specification
    return (data if data.is_absolute() else home / ".local" / "share") / "applications"


def _desktop_of_windows() -> Path | None:
    """Give the desktop as Windows knows it, which OneDrive or the office may have moved; None where it is not said."""
    if sys.platform == "win32":
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS) as key:
            return Path(winreg.ExpandEnvironmentStrings(winreg.QueryValueEx(key, "Desktop")[0]))
    return None


def put_icon(folder: Path, icon: Icon) -> tuple[Path, ...]:
    """Put an icon into a folder and give the paths made; Stop, with nothing changed, where something else stands."""
    target = folder / icon.name
    with refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        tidy(target)
        if os.path.lexists(target) and not _is_ours(target, icon):
            raise Stop([STANDS_ALREADY.at(Place(icon.name), file=icon.name, folder=str(folder), remedy=_MOVE_IT)])
        with workplace(target) as place:
            for path, file in icon.files.items():
                made = place / _NEW / path
                made.parent.mkdir(parents=True, exist_ok=True)
                made.write_bytes(file.content)
                made.chmod(file.mode)
            _exchange(place, target, icon)
    return tuple(target / path for path in icon.files)


def _is_ours(target: Path, icon: Icon) -> bool:
    """Say whether what stands is an icon that we made, by the mark in the first of its files."""
    if target.is_symlink():
        return False
    try:
        with (target / next(iter(icon.files))).open("rb") as file:
            return MARK.encode() in file.read(_WHERE_THE_MARK_IS)
    except OSError:  # there is no such file in it, or it is a folder
        return False


def _exchange(place: Path, target: Path, icon: Icon) -> None:
    """Put the new one in place: a file at once; a bundle, which cannot take another's place, after it has left."""
    if not icon.is_bundle:
        (place / _NEW).replace(target)
        return
    if target.exists():
        target.rename(place / _OLD)
    try:
        (place / _NEW).rename(target)
    except OSError:
        if (place / _OLD).exists():
            (place / _OLD).rename(target)
        raise
