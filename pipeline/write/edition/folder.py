"""An edition's folder: made whole beside its place, then put there. The user's work in the old one is never lost.

A folder cannot be exchanged for another in one step on every system. The names of the folders are the journal:

    .til-kommunene.ny       being written; whole when its receipt is there, which is written last
    .til-kommunene.gammel   the old edition, on its way out
    .til-kommunene.slettes  the old edition, seen to hold nothing of the user's; being removed

`recover` completes or undoes what a dead run left, by what it finds.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Said, Severity
from pipeline.domain.values.place import Place
from pipeline.write.edition.receipt import FILE as RECEIPT
from pipeline.write.edition.receipt import MadeFile, made_files, sha256
from pipeline.write.office.refusals import CLOSE, OPEN_ELSEWHERE, refusals

LITTER: Final = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what a file manager leaves behind by looking
WORD_LOCK: Final = "~$"  # how Word and Excel mark a document that is open
_OPEN: Final = Said("den er åpen i Word eller Excel", "it is open in Word or Excel")


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """Where an edition stands, and the folders of its journal."""

    path: Path

    @property
    def new(self) -> Path:
        """The folder that is being written."""
        return self.path.with_name(f".{self.path.name}.ny")

    @property
    def old(self) -> Path:
        """The folder that is on its way out."""
        return self.path.with_name(f".{self.path.name}.gammel")

    @property
    def gone(self) -> Path:
        """The folder that is being removed: half of it may be left, and its receipt need not be."""
        return self.path.with_name(f".{self.path.name}.slettes")

    def recover(self) -> None:
        """Complete or undo what an interrupted run left."""
        with refusals(self.path):
            if self.old.exists() and not self.path.exists():
                source = self.new if (self.new / RECEIPT).is_file() else self.old
                source.rename(self.path)
            for left in (self.new, self.gone):
                if left.exists():
                    shutil.rmtree(left)
            if self.old.exists():
                self._discard_old()

    def faults(self, kept: Mapping[MadeFile, bytes] | None = None) -> tuple[Finding, ...]:
        """Say why the folder may not be replaced. Files that are kept as they are may be edited."""
        with refusals(self.path):
            return tuple(_faults(self.path, _digests(kept)))

    def set_aside(self) -> Path | None:
        """Move the folder out of the way; None when there is nothing in it."""
        if not _files(self.path):
            return None
        with refusals(self.path):
            return self._keep(self.path)

    def _keep(self, folder: Path) -> Path:
        """Give a folder the first free name beside the edition: til-kommunene-1, then -2."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}-{number}")).exists():
            number += 1
        return folder.rename(aside)

    def carried_over(self, replaced: Collection[str]) -> Mapping[MadeFile, bytes]:
        """Read the files of the present edition outside the folders that are made anew."""
        with refusals(self.path):
            return self._carried_over(frozenset(replaced))

    def _carried_over(self, replaced: frozenset[str]) -> Mapping[MadeFile, bytes]:
        made = made_files(self.path) or ()
        kept = [
            file for file in made if file.path.partition("/")[0] not in replaced and (self.path / file.path).is_file()
        ]
        return {file: (self.path / file.path).read_bytes() for file in kept}

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files of the new edition, beside the old one."""
        with refusals(self.path):
            self.new.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                target = self.new / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)

    def discard(self) -> None:
        """Remove the new edition; the old one stays as it is."""
        with refusals(self.path):
            shutil.rmtree(self.new)

    def put_in_place(self, receipt: bytes, kept: Mapping[MadeFile, bytes] | None = None) -> None:
        """Write the receipt of the new edition, and put it in the old one's place.

        `kept` are those of its files that stand in the old edition too, and may be edited there.
        """
        with refusals(self.path):
            (self.new / RECEIPT).write_bytes(receipt)
            if self.path.exists():
                self.path.rename(self.old)
            self.new.rename(self.path)
            if self.old.exists():
                self._discard_old(_digests(kept))

    def _discard_old(self, kept: Mapping[str, str] | None = None) -> None:
        """Remove the old edition; if somebody wrote in it while we worked, keep it aside instead."""
        if any(_faults(self.old, kept or {})):
            self._keep(self.old)
        else:
            shutil.rmtree(self.old.rename(self.gone))


def _digests(kept: Mapping[MadeFile, bytes] | None) -> Mapping[str, str]:
    return {file.path: sha256(content) for file, content in (kept or {}).items()}


NOT_A_FOLDER: Final = Kind(
    "SB-907",
    Severity.ERROR,
    says=Said("{file} er en fil, ikke en mappe.", "{file} is a file, not a folder."),
    fix=Said("Velg en mappe med --out.", "Choose a folder with --out."),
)

NO_RECEIPT: Final = Kind(
    "SB-903",
    Severity.ERROR,
    says=Said(
        "Mappen {folder} er ikke tom og har ingen kvittering fra Saksbygger.",
        "The folder {folder} is not empty and has no receipt from Saksbygger.",
    ),
    fix=Said(
        "Velg en annen mappe med --out, eller tøm den selv.",
        "Choose another folder with --out, or empty this one yourself.",
    ),
)

NOT_OURS: Final = Kind(
    "SB-901",
    Severity.ERROR,
    says=Said(
        "Mappen {folder} har en fil som Saksbygger ikke har laget: {file}.",
        "The folder {folder} has a file that Saksbygger has not made: {file}.",
    ),
    fix=Said(
        "Flytt filen, velg en annen mappe med --out, eller bruk --overskriv. Da flyttes hele den gamle mappen til "
        "side.",
        "Move the file, choose another folder with --out, or use --overskriv. It moves the whole old folder aside.",
    ),
)

EDITED: Final = Kind(
    "SB-902",
    Severity.ERROR,
    says=Said("{file} er endret etter at Saksbygger laget den.", "{file} has been changed since Saksbygger made it."),
    fix=Said(
        "Bruk --overskriv. Da flyttes hele den gamle mappen til side, og endringene dine ligger der.",
        "Use --overskriv. It moves the whole old folder aside, and your changes are there.",
    ),
)


def _faults(folder: Path, kept: Mapping[str, str]) -> Iterator[Finding]:
    """Say what in the folder is not as its receipt says, or, for what is kept, as it was when it was read."""
    if folder.exists() and not folder.is_dir():
        yield NOT_A_FOLDER.at(Place(folder.name), file=folder.name)
        return
    files = _files(folder)
    if not files:
        return
    made = made_files(folder)
    if made is None:
        yield NO_RECEIPT.at(Place(folder.name), folder=folder.name)
        return
    digests = {**{file.path: file.sha256 for file in made}, **kept}
    for name in files:
        place = Place(f"{folder.name}/{name}")
        if Path(name).name.startswith(WORD_LOCK):
            yield OPEN_ELSEWHERE.at(place, file=name.replace(WORD_LOCK, "…"), why=_OPEN, remedy=CLOSE)
        elif name == RECEIPT:
            continue
        elif name not in digests:
            yield NOT_OURS.at(place, folder=folder.name, file=name)
        elif sha256((folder / name).read_bytes()) != digests[name]:
            yield EDITED.at(place, file=name)


def _files(folder: Path) -> list[str]:
    """Name the files in a folder, at any depth, with forward slashes; what a file manager leaves does not count."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.rglob("*") if not path.is_dir() and path.name not in LITTER)
    return sorted(path.relative_to(folder).as_posix() for path in found)
