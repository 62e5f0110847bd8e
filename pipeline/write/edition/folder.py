"""An edition's folder: made whole beside its place, then put there. The user's work in the old one is never lost.

A folder cannot be exchanged for another in one step on every system. The names of the folders are the journal, in the
workplace of the run beside the edition:

    ny        being written; whole when its receipt is there, which is written last
    gammel    the old edition, on its way out
    slettes   the old edition, seen to hold nothing of the user's; being removed

`recover` completes or undoes what a dead run left, by what it finds. A run has the edition for itself from `recover` to
`put_in_place`: another one waits, or is told to come back.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.write.disk.lock import PATIENCE, alone_with
from pipeline.write.disk.workplace import left_behind, workplace
from pipeline.write.edition.receipt import FILE as RECEIPT
from pipeline.write.edition.receipt import MadeFile, made_files, sha256
from pipeline.write.office.refusals import CLOSE, OPEN_ELSEWHERE, refusals

LITTER: Final = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what a file manager leaves behind by looking
WORD_LOCK: Final = "~$"  # how Word and Excel mark a document that is open
_NEW, _OLD, _GONE = "ny", "gammel", "slettes"
_OPEN: Final = Said("den er åpen i Word eller Excel", "it is open in Word or Excel")


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """Where an edition stands, and the folders of its journal."""

    path: Path

    @contextmanager
    def held(self, patience: float = PATIENCE, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Have the edition for this run alone; `tell` is called if another one has it.

        Stop when that takes longer than `patience` seconds.
        """
        with ExitStack() as lock:
            with refusals(self.path):
                lock.enter_context(alone_with(self.path, patience, tell))
            yield

    def recover(self) -> None:
        """Complete or undo what an interrupted run left."""
        with refusals(self.path):
            for place in left_behind(self.path):
                self._settle(place, {})

    def faults(self, kept: Mapping[MadeFile, bytes] | None = None) -> tuple[Finding, ...]:
        """Say why the folder may not be replaced. Files that are kept as they are may be edited."""
        with refusals(self.path):
            return tuple(_faults(self.path, _digests(kept)))

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

    @contextmanager
    def beside(self, files: Mapping[str, bytes]) -> Iterator[Path]:
        """Write the files of a new edition beside the old one; unless it is put in place, it is gone in the end."""
        with ExitStack() as run:
            with refusals(self.path):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                new = run.enter_context(workplace(self.path, treasure=_OLD)) / _NEW
                new.mkdir()
                for name, content in files.items():
                    target = new / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
            yield new

    def put_in_place(
        self,
        new: Path,
        receipt: bytes,
        kept: Mapping[MadeFile, bytes] | None = None,
        *,
        is_set_aside: bool = False,
    ) -> Path | None:
        """Write the receipt of a new edition that stands beside the old one, and put it in the old one's place.

        `kept` are those of its files that stand in the old edition too, and may be edited there. The old edition is
        kept aside when that is asked for, or somebody wrote in it while we worked: then the result is where.
        """
        place = new.parent
        with refusals(self.path):
            (new / RECEIPT).write_bytes(receipt)
            if self.path.exists():
                self.path.rename(place / _OLD)
            try:
                new.rename(self.path)
            except OSError:
                if (place / _OLD).exists():
                    (place / _OLD).rename(self.path)
                raise
            return self._settle(place, _digests(kept), is_set_aside=is_set_aside)

    def _settle(self, place: Path, kept: Mapping[str, str], *, is_set_aside: bool = False) -> Path | None:
        """See that an edition stands, and that nothing of the user's is in the workplace of a run any more."""
        new, old = place / _NEW, place / _OLD
        if not old.exists():
            return None
        if not self.path.exists():
            (new if (new / RECEIPT).is_file() else old).rename(self.path)
        if old.exists() and ((is_set_aside and _files(old)) or any(_faults(old, kept))):
            return self._keep(old)
        if old.exists():
            shutil.rmtree(old.rename(place / _GONE))
        return None


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
    """Name the files and links in a folder, at any depth, with forward slashes.

    What a file manager leaves does not count.
    """
    if not folder.is_dir():
        return []
    found = (path for path in folder.rglob("*") if path.name not in LITTER and (_is_link(path) or not path.is_dir()))
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _is_link(path: Path) -> bool:
    """Say whether a path leads elsewhere; on Windows a folder may do so without being a link."""
    is_junction = sys.version_info >= (3, 12) and os.path.isjunction(path)
    return is_junction or path.is_symlink()
