"""What is said when the folder that a command was given is not one to work on: what is there instead, and what to type.

A command that is proposed can be pasted as it stands, and never makes something new and empty where the old is at hand.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.domain.values.said import Said
from pipeline.runs.places import PROSE, REGION, WORKBOOK

INPUT: Final = "input"
_PLAIN: Final = re.compile(r"[\w./:\\~-]+")  # what no shell asks to have in quotes
_YEAR: Final = re.compile(r"20\d\d")
_QUOTES: Final = "\"'«»“”„‘’"
_LONG: Final = Said(
    "Navnet på mappen er lengre enn systemet tillater.", "The name of the folder is longer than the system allows."
)


def pasted(command: str, folder: Path) -> str:
    """Write a command of ours with its folder, in quotes where a shell would else take it apart."""
    text = str(folder)
    if not _PLAIN.fullmatch(text):
        text = f'"{text}"' if sys.platform == "win32" else shlex.quote(text)
    return f"saksbygger {command} {text}"


def no_case(folder: Path, command: str) -> Said | None:
    """Say why a folder is no case to run a command on; None when it may be one."""
    try:
        if folder.is_dir():
            return _no_case_in(folder, command)
        return _a_file(folder, command) if folder.exists() else _not_there(folder, command)
    except (OSError, ValueError):
        return _LONG


def cases_of(named: Sequence[Path]) -> tuple[Path, ...]:
    """Give the folders to work on. Of several, as `input/*` names them, those that have a case, in the order given.

    Where none of several has one, the first folder stands for what was meant, and `no_case` says what it lacks.
    """
    if len(named) == 1:
        return (named[0],)
    folders = [path for path in named if path.is_dir()] or [*named]
    return tuple(dict.fromkeys(filter(_is_case, folders))) or (folders[0],)


def no_place(folder: Path, today: date) -> Said | None:
    """Say why no new case can be made in a folder; None when it can."""
    try:
        whole = folder.resolve()
        is_above = whole.name == INPUT or any(cases_in(whole)) or (whole / REGION).is_file()
        if whole.name and not is_above and not any(cases_in(whole / INPUT)):
            return None
        below = folder if is_above and whole.name else folder / INPUT
        cases = sorted(path for path in cases_in(below) if _YEAR.fullmatch(path.name))
    except (OSError, ValueError):
        return _LONG
    each = Said(
        f"Hvert år har sin egen mappe, og {folder} er ikke en slik.",
        f"Each year has a folder of its own, and {folder} is none.",
    )
    if cases:
        command = pasted("new-year", cases[-1])
        return Said(
            f"Neste års sak lages av årets: {command}\n{each.norwegian}",
            f"Next year's case is made of this year's: {command}\n{each.english}",
        )
    command = pasted("new-case", (below if whole.name else Path(INPUT)) / str(today.year + 1))
    return Said(f"Skriv også året: {command}\n{each.norwegian}", f"Write the year too: {command}\n{each.english}")


def last_year_beside(folder: Path) -> Said | None:
    """Tell of the case of the year before, when a new one is made beside it; None when there is none."""
    name = folder.resolve().name
    before = folder.parent / str(int(name) - 1) if _YEAR.fullmatch(name) else None
    if before is None or not _is_case(before):
        return None
    command = pasted("new-year", before)
    return Said(
        f"Skal planen fra {before} rulleres, sletter du den nye mappen og kjører dette, så kommer alt med: {command}",
        f"If the plan of {before} is to be rolled over, delete the new folder and run this instead: {command}",
    )


def no_target(out: Path) -> Said | None:
    """Say why documents cannot be made in the folder of --out; None when they can."""
    try:
        name = out.resolve().name
    except (OSError, ValueError):
        return _LONG
    if name:
        return None
    return Said(
        f"Velg en mappe med et navn bak --out. {out} er hele disken.",
        f"Choose a folder with a name after --out. {out} is the whole disk.",
    )


def _no_case_in(folder: Path, command: str) -> Said | None:
    if _is_case(folder):
        return None
    cases = list(cases_in(folder)) or list(cases_in(folder / INPUT))
    if not cases:
        return None  # what is missing in it is a finding
    return _choose(Said(f"{folder} er ingen sak.", f"{folder} is no case."), cases, command)


def _a_file(file: Path, command: str) -> Said:
    typed = pasted(command, file.parent)
    return Said(
        f"Skriv mappen, ikke filen: {typed}\n{file} er en fil.",
        f"Write the folder, not the file: {typed}\n{file} is a file.",
    )


def _not_there(folder: Path, command: str) -> Said:
    missing = Said(f"Mappen {folder} finnes ikke.", f"There is no folder {folder}.")
    meant = next((path for path in _other_ways_to_write(folder) if path.is_dir()), None)
    if meant is not None:
        typed = pasted(command, meant)
        return Said(f"Mente du {typed}?\n{missing.norwegian}", f"Did you mean {typed}?\n{missing.english}")
    cases = list(cases_in(folder.parent))
    before = [path for path in cases if path.name == _year_before(folder.name)]
    if before:
        typed = pasted("new-year", before[0])
        return Said(
            f"{missing.norwegian} {before[0]} finnes: rull den over med {typed}",
            f"{missing.english} {before[0]} is there: roll it over with {typed}",
        )
    cases = cases or list(cases_in(folder.parent / INPUT))
    if cases:
        return _choose(missing, cases, command)
    typed = pasted("new-case", folder)
    return Said(f"{missing.norwegian} Lag en ny sak med: {typed}", f"{missing.english} Make a new case with: {typed}")


def _choose(what: Said, cases: list[Path], command: str) -> Said:
    """Name the cases that are there, the newest first."""
    typed = "\n  ".join(pasted(command, case) for case in sorted(cases, reverse=True))
    return Said(f"{what.norwegian} Velg en av disse:\n  {typed}", f"{what.english} Choose one of these:\n  {typed}")


def _other_ways_to_write(folder: Path) -> Iterator[Path]:
    """Give what may have been meant: without quotes, with slashes, below input/, or from within it."""
    text = str(folder).strip(_QUOTES).strip()
    for written in dict.fromkeys((text, text.replace("\\", "/"))):
        path = Path(written)
        yield from (path, INPUT / path)
        if path.parts[:1] == (INPUT,):
            yield from (Path(path.name), ".." / Path(path.name), ".." / path)


def _year_before(name: str) -> str:
    return str(int(name) - 1) if _YEAR.fullmatch(name) else ""


def cases_in(folder: Path) -> Iterator[Path]:
    """Give the folders with a case that stand in a folder, by their names."""
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if path.is_dir() and _is_case(path))


def _is_case(folder: Path) -> bool:
    with suppress(PermissionError):  # one that may not be looked into is no case, and the others beside it are
        return (folder / WORKBOOK).exists() or (folder / PROSE).exists()
    return False
