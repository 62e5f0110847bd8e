"""Files that begin somebody's work: written only where nothing stands.

A whole folder is made beside its place, and put there as the last step, so that it is whole or not there at all:

    .2022.ny/saksbygger.txt   written first: the folder is ours
    .2022.ny/2022/            being written; becomes 2022
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Said, Severity, Stop
from pipeline.domain.values.place import Place
from pipeline.write.office.refusals import refusals

ELSEWHERE: Final = Said("Velg en annen mappe.", "Choose another folder.")
MOVE_IT: Final = Said(
    "Flytt mappen eller gi den et annet navn, og kjør kommandoen igjen.",
    "Move the folder or give it another name, and run the command again.",
)
MARK: Final = "saksbygger.txt"
_MARKED: Final = "Saksbygger bruker denne mappen mens en sak lages. Den kan slettes.\n"


def write_new(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write the files; Stop, with nothing written, when one of them is there already or cannot be written."""
    standing = [path for path in files if path.exists()]
    if standing:
        raise Stop(_stands(path, ELSEWHERE) for path in standing)
    for path, content in files.items():
        with refusals(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
    return tuple(files)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write a folder with its files; Stop, with nothing of it left, when it stands already or cannot be written."""
    beside = folder.with_name(f".{folder.name}.ny")
    with refusals(beside):
        _clear(beside)
    if folder.exists() or folder.is_symlink():
        raise Stop([_stands(folder, MOVE_IT)])
    try:
        _write(beside, folder, files)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in files)


def _write(beside: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    made = beside / folder.name
    with refusals(folder):
        beside.mkdir()
        (beside / MARK).write_text(_MARKED, encoding="utf-8")
        made.mkdir()
    for name, content in files.items():
        with refusals(made / name), (made / name).open("xb") as file:
            file.write(content)
    with refusals(folder):
        made.rename(folder)


def _clear(beside: Path) -> None:
    """Remove what a run that was killed has left, if it is surely ours; else Stop."""
    if not beside.exists():
        return
    mark = beside / MARK
    is_ours = mark.is_file() and mark.read_text(encoding="utf-8", errors="replace") == _MARKED
    if is_ours:
        shutil.rmtree(beside)
    elif beside.is_dir() and not any(beside.iterdir()):
        beside.rmdir()
    else:
        raise Stop([_stands(beside, MOVE_IT)])


STANDS_ALREADY: Final = Kind(
    "SB-906",
    Severity.ERROR,
    says=Said("{file} finnes allerede i {folder}.", "{file} is already there in {folder}."),
    fix=Said("{remedy} Det som står der, blir aldri skrevet over.", "{remedy} What is there is never written over."),
)


def _stands(path: Path, remedy: Said) -> Finding:
    return STANDS_ALREADY.at(Place(path.name), file=path.name, folder=str(path.parent), remedy=remedy)
