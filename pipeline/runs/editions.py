"""The documents that have been made of a case: what stands in its folders under output/, by their receipts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.kinds import REVIEW_COPY
from pipeline.runs.places import Places
from pipeline.write.edition.bundle import bundle
from pipeline.write.edition.receipt import made_files


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition that has been made: its folder, and the files of its receipt that are there, as paths in it."""

    edition: Edition
    folder: Path
    files: tuple[str, ...]

    def zipped(self) -> bytes:
        """Give all that may be sent in one file, as they stand now: a review copy is internal."""
        return bundle(self.folder, [name for name in self.files if not name.endswith(REVIEW_COPY)])


def editions_of(places: Places) -> tuple[MadeEdition, ...]:
    """Give the editions that have been made, in the order in which a case goes through them."""
    found = ((edition, places.edition(edition)) for edition in Edition)
    return tuple(MadeEdition(edition, folder, files) for edition, folder in found if (files := _files_of(folder)))


def _files_of(folder: Path) -> tuple[str, ...]:
    """Name what the receipt names; a link is followed nowhere."""
    made = made_files(folder) or ()
    return tuple(file.path for file in made if _is_in(folder, file.path))


def _is_in(folder: Path, name: str) -> bool:
    path = folder / name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())
