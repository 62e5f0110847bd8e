"""Where LibreOffice stands on this machine, and which version it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.domain.values.said import Said
from pipeline.write.pdf.libreoffice import Office
from pipeline.write.pdf.programs import said_by

SETTING: Final = "SAKSBYGGER_SOFFICE"
PATIENCE: Final = 120.0  # seconds without a new file; the very first start reads every font of the machine
OLDEST: Final = 7  # the first LibreOffice that makes PDF/UA

_ELSEWHERE: Final = Path("/opt")  # where the packages from libreoffice.org are put
_ASKED_FOR: Final = 30.0  # seconds to say a version in
_VERSION: Final = re.compile(r"(LibreOffice\w* (\d+)\.[\d.]+) ?(\S*)")
_INSTALL: Final = {
    "win32": Said(
        "Installer LibreOffice fra libreoffice.org, eller med «winget install TheDocumentFoundation.LibreOffice»",
        "Install LibreOffice from libreoffice.org, or with «winget install TheDocumentFoundation.LibreOffice»",
    ),
    "darwin": Said(
        "Installer LibreOffice fra libreoffice.org, eller med «brew install --cask libreoffice»",
        "Install LibreOffice from libreoffice.org, or with «brew install --cask libreoffice»",
    ),
}
_INSTALL_ELSEWHERE: Final = Said(
    "Installer LibreOffice, i Debian og Ubuntu med «sudo apt install libreoffice-writer»",
    "Install LibreOffice, in Debian and Ubuntu with «sudo apt install libreoffice-writer»",
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no LibreOffice to make PDF with, and what to do about it."""

    why: Said
    remedy: Said


def find_office(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Office | Missing:
    """Find LibreOffice: where the setting says, on the path, or in its usual place."""
    named = environment.get(SETTING, "").strip()
    if named:
        remedy = Said(
            f"Rett {SETTING} i miljøet, eller fjern den", f"Correct {SETTING} in the environment, or remove it"
        )
        if not Path(named).is_file():
            return Missing(
                Said(f"{SETTING} er {named}, som ikke finnes", f"{SETTING} is {named}, which is not there"), remedy
            )
        return _examined(Path(named), remedy)
    install = _INSTALL.get(system, _INSTALL_ELSEWHERE)
    program = next((path for path in _places(environment, system) if path.is_file()), None)
    if program is None:
        return Missing(Said("LibreOffice er ikke installert", "LibreOffice is not installed"), install)
    return _examined(program, install)


def _places(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    # On Windows soffice.com waits and answers in the console; soffice.exe beside it need not.
    for name in ("soffice.com", "soffice.exe") if system == "win32" else ("soffice", "libreoffice"):
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            yield Path(found)
    if system == "win32":
        roots = (environment.get(name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"))
        for root in filter(None, roots):
            yield from (Path(root) / "LibreOffice" / "program" / name for name in ("soffice.com", "soffice.exe"))
    elif system == "darwin":
        homes = (Path("/"), Path(environment.get("HOME", "/")))
        yield from (home / "Applications/LibreOffice.app/Contents/MacOS/soffice" for home in homes)
    else:
        yield from sorted(_ELSEWHERE.glob("libreoffice*/program/soffice"), reverse=True)


def _examined(program: Path, remedy: Said) -> Office | Missing:
    """Ask a program for its version; one that gives none is no LibreOffice."""
    beside = program.with_suffix(".com")
    if program.suffix.lower() == ".exe" and beside.is_file():
        program = beside
    try:
        answer = said_by([str(program), "--version"], _ASKED_FOR)
    except (OSError, subprocess.TimeoutExpired):
        answer = ""
    version = _VERSION.search(answer)
    if version is None:
        return Missing(
            Said(f"{program} svarer ikke som LibreOffice", f"{program} does not answer as LibreOffice"), remedy
        )
    said, number, build = version.groups()
    if int(number) < OLDEST:
        old = Said(f"{said} er for gammel: {OLDEST}.0 må til", f"{said} is too old: {OLDEST}.0 is needed")
        return Missing(old, remedy)
    return Office(program, said, os.cpu_count() or 1, PATIENCE, build)
