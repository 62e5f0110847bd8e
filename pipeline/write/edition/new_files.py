"""Files that begin somebody's work: written only where nothing stands.

A whole folder is made in a workplace beside its place, and put there as the last step, so that it is whole or not there
at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.write.disk.workplace import tidy, workplace
from pipeline.write.office.refusals import refusals

ELSEWHERE: Final = Said("Velg en annen mappe.", "Choose another folder.")
MOVE_IT: Final = Said(
    "Flytt mappen eller gi den et annet navn, og kjør kommandoen igjen.",
    "Move the folder or give it another name, and run the command again.",
)


def write_new(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write the files; Stop, with nothing written, when one of them is there already or cannot be written."""
    standing = []
    for path in files:
        with refusals(path.parent):
            standing += [path] if path.exists() else []
    if standing:
        raise Stop(_stands(path, ELSEWHERE) for path in standing)
    with ExitStack() as undo:
        for path, content in files.items():
            with refusals(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as file:
                    undo.callback(path.unlink, missing_ok=True)
                    file.write(content)
        undo.pop_all()
    return tuple(files)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write a folder with its files; Stop, with nothing of it left, when it stands already or cannot be written."""
    with refusals(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        tidy(folder)
    if folder.exists() or folder.is_symlink():
        raise Stop([_stands(folder, MOVE_IT)])
    with refusals(folder), workplace(folder) as place:
        made = place / folder.name
        made.mkdir()
        for name, content in files.items():
            with refusals(made / name), (made / name).open("xb") as file:
                file.write(content)
        made.rename(folder)
    return tuple(folder / name for name in files)


STANDS_ALREADY: Final = Kind(
    "SB-906",
    Severity.ERROR,
    says=Said("{file} finnes allerede i {folder}.", "{file} is already there in {folder}."),
    fix=Said("{remedy} Det som står der, blir aldri skrevet over.", "{remedy} What is there is never written over."),
)


def _stands(path: Path, remedy: Said) -> Finding:
    return STANDS_ALREADY.at(Place(path.name), file=path.name, folder=str(path.parent), remedy=remedy)
