"""Whether something that a case is made of has been saved since last: asked by name, time and size, without reading."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.runs.places import Places
from pipeline.write.edition.folder import LITTER, WORD_LOCK

_LEFT_OUT: Final = (WORD_LOCK, ".")  # what Word marks an open document with, and what is hidden


def stamp(places: Places) -> str:
    """Give a mark that is another one when a file of the case, of the year before, or of the set-up has been saved.

    Raises OSError where the case's own folder does not answer; a folder beside it may be missing, closed or a file.
    """
    return hashlib.sha256("\n".join(_seen(places)).encode("utf-8", "surrogateescape")).hexdigest()


def _seen(places: Places) -> Iterator[str]:
    yield from _files_in(places.folder)
    before = (places.region.parent / str(int(places.year) - 1),) if places.year.isdecimal() else ()
    for folder in (places.region.parent, *before, places.templates):
        try:
            yield from _files_in(folder)
        except OSError:
            yield f"{folder} -"


def _files_in(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        files = sorted(
            (entry for entry in entries if _is_counted(entry.name) and entry.is_file()), key=lambda entry: entry.name
        )
    for entry in files:
        try:
            facts = entry.stat()
        except FileNotFoundError:
            continue  # a program that saves has files for a moment
        yield f"{folder}/{entry.name} {facts.st_mtime_ns} {facts.st_size}"


def _is_counted(name: str) -> bool:
    return name not in LITTER and not name.startswith(_LEFT_OUT)
