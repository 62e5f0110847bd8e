"""What lies beside a file of the case: the missing file by another name, a copy, or the mark of an open one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.kept import kept_of
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, as_said
from pipeline.read.package.formats import PROSE, WORKBOOK, Form

MISSING_BY_THIS_NAME: Final = Kind(
    "SB-150",
    Severity.ERROR,
    says=Said("Filen {file} mangler. Mappen har {names}.", "The file {file} is missing. The folder has {names}."),
    fix=Said("{remedy}.", "{remedy}."),
)

NOT_READ: Final = Kind(
    "SB-151",
    Severity.NOTE,
    says=Said("{names} blir ikke lest. Bare {file} blir det.", "{names} is not read. Only {file} is."),
    fix=Said(
        "Er det noe der som skal med, fører du det inn i {file}. Ellers er alt i orden.",
        "If something in it is to come along, enter it in {file}. Otherwise all is well.",
    ),
)

OPEN_NOW: Final = Kind(
    "SB-152",
    Severity.NOTE,
    says=Said(
        "{file} er åpen i {program}. Det som ikke er lagret, er ikke med.",
        "{file} is open in {program}. What is not saved is not in it.",
    ),
    fix=Said("Lagre filen, og kjør kommandoen igjen.", "Save the file, and run the command again."),
)

_FORMS: Final = {".xlsx": WORKBOOK, ".docx": PROSE}
_KIN: Final = {
    ".xlsx": {".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".ods", ".csv", ".numbers"},
    ".docx": {".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf", ".pages"},
    ".yaml": {".yaml", ".yml", ".txt"},
}
"""The endings of the files that may be the one that is sought."""
_TWIN: Final = re.compile(r"\.(?:nb|nn)")
_MOST_NAMED: Final = 5


def missing(path: Path) -> Finding | None:
    """Tell of a missing file what may be it by another name; None when nothing beside its place can be that."""
    names = _like(path)
    if not names:
        return None
    return MISSING_BY_THIS_NAME.at(
        Place(path.name), names[0], file=path.name, names=_listed(names), remedy=_remedy(path, names)
    )


def beside(path: Path) -> Iterator[Finding]:
    """Tell of the copies that lie beside a file and are not read, and whether a program has it open."""
    if not path.is_file():
        return
    names = [name for name in _like(path) if kept_of(name) is None]
    if names:
        yield NOT_READ.at(Place(path.name), file=path.name, names=_listed(names))
    program = open_in(path)
    if program:
        yield OPEN_NOW.at(Place(path.name), file=path.name, program=program)


def open_in(path: Path) -> str:
    """Name the program that has a file open, by the mark that it leaves beside it; empty where none has."""
    return next((program for mark, program in _marks(path) if path.with_name(mark).exists()), "")


def _like(path: Path) -> list[str]:
    """Name the files that are called nearly the same: `Tiltak.xlsx`, `tiltak (1).xlsx`, `tekster.doc`.

    One that gave way to a newer is like that one alone.
    """
    like = re.compile(rf"{re.escape(path.stem.casefold())}(?![a-zæøå])")
    kin = _KIN.get(path.suffix, set())
    others = [name for name in _files(path.parent) if name != path.name and kept_of(name) in {None, path.name}]
    return [name for name in others if _is_kin(name, kin) and like.match(name.casefold())]


def _is_kin(name: str, kin: set[str]) -> bool:
    file = Path(name)
    return file.suffix.casefold() in kin and not _TWIN.fullmatch(Path(file.stem).suffix)


def _files(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _remedy(path: Path, names: list[str]) -> Said:
    file = path.name
    if len(names) > 1:
        return Said(f"Gi den av dem som gjelder, navnet {file}", f"Give the one that counts the name {file}")
    (name,) = names
    form = _FORMS.get(path.suffix)
    if form is not None and Path(name).suffix.casefold() != path.suffix:
        return _saved_as(name, file, form)
    hidden = Said("", "")
    if name.casefold() == f"{file}.txt":
        hidden = Said(
            ". I Utforsker viser Vis › Filnavnutvidelser hele navnet",
            ". In Explorer View › File name extensions shows the whole name",
        )
    return Said(f"Gi {name} navnet {file}{hidden.norwegian}", f"Give {name} the name {file}{hidden.english}")


def _saved_as(name: str, file: str, form: Form) -> Said:
    return Said(
        f"Åpne {name} i {form.program}, velg Lagre som og {form.saved_as.norwegian}, og kall den {file}",
        f"Open {name} in {form.program}, choose Save As and {form.saved_as.english}, and call it {file}",
    )


def _marks(path: Path) -> Iterator[tuple[str, str]]:
    """Give the names by which programs mark a file that is open. Word puts its mark in the place of two characters."""
    program = _FORMS[path.suffix].program if path.suffix in _FORMS else ""
    yield f"~${path.name}", program
    yield f"~${path.name[1:]}", program
    yield f"~${path.name[2:]}", program
    yield f".~lock.{path.name}#", "LibreOffice"


def _listed(names: list[str]) -> Said:
    shown = names[:_MOST_NAMED]
    more = len(names) - len(shown)
    if more:
        listed = ", ".join(shown)
        return Said(f"{listed} og {more} til", f"{listed} and {more} more")
    first, last = ", ".join(shown[:-1]), shown[-1]
    return Said(f"{first} og {last}", f"{first} and {last}") if first else as_said(last)
