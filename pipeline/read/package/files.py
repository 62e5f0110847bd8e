"""A file whole, as bytes, or a finding that says why it is not there to be read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Report
from pipeline.domain.values.place import Place
from pipeline.read.package.beside import missing
from pipeline.read.package.findings import FILE_LOCKED, FILE_MISSING, FILE_TOO_LARGE, NOT_A_FILE

_MEGABYTE: Final = 2**20
# A workbook of 5 000 measures is 3 MB, and a text without pictures less than 1; with a hundred pictures it is 20.
LARGEST_FILE: Final = 32 * _MEGABYTE


def read_bytes(path: Path, report: Report, most: int = LARGEST_FILE) -> bytes | None:
    """Read a file; None, with a finding, when it is missing, no file, locked, or larger than `most` bytes."""
    place, name = Place(path.name), path.name
    try:
        if not path.is_file():  # never opened: a pipe by this name would wait for ever
            is_there = path.exists()
            nearly = None if is_there else missing(path)
            report(nearly or (NOT_A_FILE if is_there else FILE_MISSING).at(place, file=name))
            return None
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        report(FILE_LOCKED.at(place, file=name))
        return None
    return content if is_within(content, name, report, most) else None


def is_within(content: bytes, name: str, report: Report, most: int = LARGEST_FILE) -> bool:
    """Say whether bytes are so few that they may be read; a finding says when they are not."""
    if len(content) <= most:
        return True
    report(FILE_TOO_LARGE.at(Place(name), file=name, most=f"{most // _MEGABYTE} MB"))
    return False
