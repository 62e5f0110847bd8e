"""What is being worked on: the cases of a folder, each as it was last seen, and what is being made of it.

Nothing here is anywhere else: a server that stops loses no work, since all of it is in the user's own files.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from traceback import format_exc
from typing import Final

from pipeline.domain.case.choices import Edition
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.findings.surroundings import Surroundings
from pipeline.domain.values.said import Said, Tongue
from pipeline.runs.asked import INPUT, cases_in
from pipeline.runs.build import Outcome, Request, build
from pipeline.runs.look import Look, look
from pipeline.runs.pictures import pictures
from pipeline.runs.places import Places
from pipeline.runs.watch import stamp
from pipeline.write.findings.as_text import Entry

MOST_PICTURES: Final = 2  # of one entry, however many places it has
_GONE: Final = "borte"
READING: Final = Said("Leser", "Reading")


@dataclass
class Job:
    """A build that is going on, or is done: then `outcome` says what came of it, or `fault` why nothing did.

    `is_gone` says that the fault is the disk's, not the program's.
    """

    request: Request
    what: Said = READING
    done: int = 0
    of: int = 0
    outcome: Outcome | None = None
    fault: str = ""
    is_gone: bool = False

    def __post_init__(self) -> None:
        self._thread = Thread(target=self._run)

    @property
    def is_done(self) -> bool:
        """Say whether it is over, however it went."""
        return self.outcome is not None or bool(self.fault)

    @property
    def mark(self) -> str:
        """Another one whenever it has come further."""
        return f"{id(self)}-{self.done}-{self.of}-{self.is_done}"

    def begin(self) -> None:
        """Build, while others go on."""
        self._thread.start()

    def end(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self.outcome = build(self.request, self._progress)
        except Stop as stop:
            self.outcome = Outcome(stop.findings)
        except OSError as why:
            self.is_gone, self.fault = True, str(why)
        except Exception:  # noqa: BLE001 - whoever waits for it is told that it failed, and how
            self.fault = format_exc()

    def _progress(self, what: Said, done: int, of: int) -> None:
        self.what, self.done, self.of = what, done, of


@dataclass
class CaseDesk:
    """A case: its folder, what it would become as its files stood when they were last looked at, and its last build."""

    folder: Path
    job: Job | None = None
    _stamp: str = ""
    _looks: dict[tuple[Edition | None, Tongue], Look] = field(default_factory=dict)
    _pictures: dict[Finding, Surroundings | None] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def name(self) -> str:
        """The name of its folder: the year."""
        return self.folder.name

    @property
    def places(self) -> Places:
        """Where its files stand."""
        return Places(self.folder)

    @property
    def files(self) -> dict[str, Path]:
        """The files that a person writes in, by their names, where they are there."""
        sources = self.places.sources
        return {path.name: path for path in (sources.workbook, *sources.texts, sources.region) if path.is_file()}

    @property
    def mark(self) -> str:
        """Another one whenever there is something new to see. Raises OSError where the folder does not answer."""
        return f"{stamp(self.places)[:16]}-{self.job.mark if self.job else ''}"

    def look(self, edition: Edition | None, tongue: Tongue) -> Look:
        """Give what the case would become as its files stand now; they are read again only when one was saved."""
        with self._lock:
            now = stamp(self.places)
            if now != self._stamp:
                self._looks.clear()
                self._pictures.clear()
                self._stamp = now
            key = (edition, tongue)
            if key not in self._looks:
                self._looks[key] = look(self.folder, edition, tongue)
            return self._looks[key]

    def pictures(self, entries: Iterable[Entry]) -> Mapping[Finding, Surroundings]:
        """Give what stands around the places of entries: the first finding of each, at each of its places."""
        wanted: list[Finding] = []
        for entry in entries:
            wanted += [replace(entry.findings[0], place=place) for place in entry.at[:MOST_PICTURES]]
        with self._lock:
            if not self._pictures.keys() >= set(wanted):
                found = pictures(self.places, wanted)
                self._pictures = {finding: found.get(finding) for finding in wanted}
            shown = {finding: self._pictures[finding] for finding in wanted}
        return {finding: picture for finding, picture in shown.items() if picture}

    @property
    def is_busy(self) -> bool:
        """Say whether documents are being made."""
        return self.job is not None and not self.job.is_done

    def make(self, request: Request) -> None:
        """Begin to make documents, unless some are being made already."""
        with self._lock:
            if not self.is_busy:
                job = Job(request)
                job.begin()
                self.job = job


@dataclass
class Desk:
    """The folder that a page is opened on: the one with input/, output/ and templates/."""

    home: Path
    _cases: dict[Path, CaseDesk] = field(default_factory=dict)
    _has_been: bool = False

    @property
    def input(self) -> Path:
        """The folder with a folder for each case. Raises OSError where what has been there is gone with its disk."""
        if self.home.is_dir():
            self._has_been = True
        elif self._has_been:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.home))
        return self.home / INPUT

    @property
    def cases(self) -> tuple[CaseDesk, ...]:
        """Every case, the newest year first."""
        found = sorted(cases_in(self.input), key=lambda path: path.name, reverse=True)
        return tuple(self._cases.setdefault(path, CaseDesk(path)) for path in found)

    def end(self) -> None:
        """Wait until everything that is being made is made."""
        for case in self._cases.values():
            if case.job:
                case.job.end()

    def case(self, name: str) -> CaseDesk | None:
        """Look a case up by the name of its folder; only one that is there has a name that leads to it."""
        return next((case for case in self.cases if case.name == name), None)

    def mark(self, name: str) -> str:
        """Give the mark of a case; one of its own where there is no such case, or its folder does not answer."""
        with suppress(OSError):
            case = self.case(name)
            if case is not None:
                return case.mark
        return _GONE
