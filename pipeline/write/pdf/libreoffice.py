"""LibreOffice: Word documents into tagged PDF files, in few calls, each with a profile of its own that is thrown away.

It says that all went well when it could not read a file, and one document that it cannot manage takes the rest of the
call with it. So what counts is the files, and those behind a bad one are asked for again.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from tempfile import gettempdir
from threading import Event
from typing import Final, TypeAlias

from pipeline.domain.values.said import Said
from pipeline.write.disk.workplace import tidy, workplace
from pipeline.write.pdf.programs import started

FILES_A_CALL: Final = 4  # at least: starting LibreOffice takes the time of two documents, and the processors are shared
HANGS: Final = 2  # calls in a row that hung before anything came: the fault is not the document's
_LOOK: Final = 0.04  # seconds between two looks at what has come
_END: Final = 64  # bytes of a file in which it says that it is whole
_DEPTH: Final = ("1", "2", "3", "4")  # a link up and out of the document's folder still leads to a place of ours

_WANTED: Final = {
    "SelectPdfVersion": ("long", "2"),
    "PDFUACompliance": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
    "UseLosslessCompression": ("boolean", "true"),
    "ReduceImageResolution": ("boolean", "false"),
}
FILTER: Final = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": kind, "value": value} for name, (kind, value) in _WANTED.items()}, separators=(",", ":")
)
# No macros, nothing fetched from elsewhere, no Java; numbers as in Norway, whatever the machine speaks. To who has not
# used its version before, LibreOffice first tries how the screen draws, which takes the time of four documents.
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Setup/L10N", "ooSetupSystemLocale", "nb-NO"),
    ("Setup/Product", "ooSetupLastVersion", "99.0"),
)
_PROFILE: Final = (
    '<?xml version="99.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    + "</oor:items>\n"
)


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice: its program, its version in its own words, and how many calls may go at a time.

    `patience` is how many seconds may go by without a new file before it is taken to hang. `build` is what it tells
    itself from others of its version by.
    """

    program: Path
    version: str
    calls: int
    patience: float
    build: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """A PDF as LibreOffice made it, in a file that is there while others are to come.

    Links relative to the document have become addresses in `folder`, under `root`.
    """

    file: Path
    folder: str
    root: str


Result: TypeAlias = tuple[str, Raw | Said]
"""The name of a document, and its PDF or why there is none."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """The documents of a call, numbered in a folder of their own: their names may be any."""

    home: Path
    names: Sequence[str]

    @property
    def folder(self) -> Path:
        return self.home.joinpath(*_DEPTH)

    def docx(self, name: str) -> Path:
        return self.folder / f"{self.names.index(name)}.docx"

    def pdf(self, name: str) -> Raw | None:
        """Find a PDF; None when it has not come, or not to its end."""
        path, end = self.docx(name).with_suffix(".pdf"), b""
        with suppress(FileNotFoundError, PermissionError), path.open("rb") as file:  # Windows locks what is written
            file.seek(max(0, path.stat().st_size - _END))
            end = file.read()
        is_whole = end.rstrip().endswith(b"%%EOF")
        return Raw(path, self.folder.as_uri(), self.home.as_uri()) if is_whole else None

    def put(self, documents: Mapping[str, bytes], build: str) -> None:
        """Lay out the documents, and the profile; one that another build has used, it cleans, and then starts again."""
        user = self.home / "user"
        (user / "extensions").mkdir(parents=True)
        (user / "extensions" / "buildid").write_text(build, encoding="utf-8")
        (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        self.folder.mkdir(parents=True)
        for name in self.names:
            self.docx(name).write_bytes(documents[name])


def converted(documents: Mapping[str, bytes], office: Office) -> Generator[Result]:
    """Make PDF of Word documents: give each when it comes, or why there is none. Whoever stops early closes this."""
    with workplace(_working_folder(), mode=0o700) as root:  # the documents are nobody else's business
        parts = enumerate(_divided({name: len(docx) for name, docx in documents.items()}, office.calls))
        batches = [_Batch(root / str(number), names) for number, names in parts]
        for batch in batches:
            batch.put(documents, office.build)
        results: Queue[Result] = Queue()
        is_over = Event()
        with ThreadPoolExecutor(len(batches)) as pool:
            try:
                runs = [pool.submit(_run, batch, office, results, is_over) for batch in batches]
                for _ in documents:
                    yield _next(results, runs)
            finally:
                is_over.set()  # nobody waits for more: all have come, or the user broke off


def forget() -> None:
    """Remove the documents that dead runs have left in the system's temporary folder."""
    with suppress(OSError):
        tidy(_working_folder())


def _working_folder() -> Path:
    return Path(gettempdir()).resolve() / "saksbygger"


def _next(results: Queue[Result], runs: Sequence[Future[None]]) -> Result:
    """Wait for a result, or raise what stopped those who were to bring it."""
    while True:
        with suppress(Empty):
            return results.get(timeout=_LOOK)
        for run in runs:
            if run.done():
                run.result()


def _divided(sizes: Mapping[str, int], calls: int) -> list[list[str]]:
    """Divide files between calls so that each gets about as much to read, the largest first."""
    batches: list[list[str]] = [[] for _ in range(max(1, min(calls, len(sizes) // FILES_A_CALL)))]
    for name in sorted(sizes, key=lambda name: -sizes[name]):
        min(batches, key=lambda batch: sum(sizes[other] for other in batch)).append(name)
    return batches


def _run(batch: _Batch, office: Office, results: Queue[Result], is_over: Event) -> None:
    """Convert a batch. LibreOffice takes it in order, so the first one missing is the one that it stopped at."""
    waiting, hung = list(batch.names), 0
    while waiting:
        code, missing = _call(batch, waiting, office, results, is_over)
        hung = hung + 1 if code is None and missing == waiting else 0
        given_up = missing if hung == HANGS or is_over.is_set() else missing[:1]
        for name in given_up:
            results.put((name, _why(code, office)))
        waiting = missing[len(given_up) :]


def _call(
    batch: _Batch, names: list[str], office: Office, results: Queue[Result], is_over: Event
) -> tuple[int | None, list[str]]:
    """Let LibreOffice go through documents; give its exit code, None when it was ended, and those that are left."""
    left, last = names, time.monotonic()
    code = None
    with started(_command(batch, [batch.docx(name) for name in names], office)) as process:
        while code is None and not is_over.is_set() and time.monotonic() - last < office.patience:
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(_LOOK)
            missing = _handed_over(batch, left, results)
            if missing != left:
                left, last = missing, time.monotonic()
    return code, left


def _handed_over(batch: _Batch, names: list[str], results: Queue[Result]) -> list[str]:
    """Hand over the PDF files that have come; give the names of the others."""
    come = {name: pdf for name in names if (pdf := batch.pdf(name))}
    for result in come.items():
        results.put(result)
    return [name for name in names if name not in come]


def _command(batch: _Batch, files: Sequence[Path], office: Office) -> list[str]:
    return [
        str(office.program),
        f"-env:UserInstallation={batch.home.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nologo"),
        *("--convert-to", FILTER, "--outdir", str(batch.folder)),
        *(str(file) for file in files),
    ]


def _why(code: int | None, office: Office) -> Said:
    if code is None:
        seconds = f"{office.patience:g}"
        return Said(f"LibreOffice sto stille i {seconds} sekunder", f"LibreOffice stood still for {seconds} seconds")
    if code:
        return Said(f"LibreOffice stoppet med feilkode {code}", f"LibreOffice stopped with the error code {code}")
    return Said("LibreOffice laget ingen fil", "LibreOffice made no file")
