"""A build that dies at any moment, or runs beside another, leaves nothing half done.

1. After the next command the edition is whole: every file as its receipt says, no folder of the journal left.
2. What the user wrote in a document is somewhere, as it was, however often a build was killed.
3. Two builds of an edition wait for each other; one that waits too long says so and touches nothing. A build that is
   killed keeps nobody waiting.
4. --overskriv moves the old edition aside when the new one is written, not before.
5. The documents that a killed build had given to LibreOffice are removed by the next build.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pipeline.domain.values.said import Said
from pipeline.runs.build import Request, build
from pipeline.runs.libreoffice import SETTING
from pipeline.write.edition.receipt import FILE, made_files, sha256
from tests.offices import put_office
from tests.workbooks import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of the process, which Windows has none of"),
]

SECONDS = 0.3  # that a build waits for another one here
KILLS = 8
LONGEST = 0.6  # seconds; a build of the case takes about half of it


def killed(request: Request, after: float) -> None:
    """Start a build in a copy of the process, and kill it after so many seconds."""
    child = os.fork()
    if child == 0:
        build(request)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def interrupted(request: Request, number: signal.Signals, at: str) -> int:
    """Start a build in a copy of the process, and send it a signal when it first says that; give its process."""
    child = os.fork()
    if child == 0:
        signals = [number]

        def tell(what: Said, done: int, _of: int) -> None:
            if at in what.norwegian and done > 0 and signals:
                os.kill(os.getpid(), signals.pop())

        outcome = build(request, tell)
        os._exit(any(finding.is_error for finding in outcome.findings))
    os.waitpid(child, os.WUNTRACED)
    return child


def is_whole(edition: Path) -> bool:
    """Say whether every file is as the receipt says, and there are no others."""
    made = made_files(edition)
    files = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    return (
        made is not None
        and files == {FILE, *(file.path for file in made)}
        and all(sha256((edition / file.path).read_bytes()) == file.sha256 for file in made)
    )


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_edition(folder: Path) -> None:
    chance = random.Random(2021)  # noqa: S311 - moments, not secrets
    edition = folder.parent.parent / "output" / "2021" / "til-kommunene"
    build(Request(folder))
    for _ in range(KILLS):
        killed(Request(folder), chance.uniform(0, LONGEST))
        outcome = build(Request(folder))
        assert not any(finding.is_error for finding in outcome.findings)
        assert is_whole(edition)
        assert {path.name for path in edition.parent.iterdir()} == {"til-kommunene", "funn"}


def test_a_document_that_somebody_wrote_in_survives_builds_that_are_killed(folder: Path) -> None:
    chance = random.Random(1814)  # noqa: S311 - as above
    output = folder.parent.parent / "output" / "2021"
    build(Request(folder))
    document = output / "til-kommunene" / "oyer" / "saksfremlegg.docx"
    document.write_bytes(document.read_bytes() + b"Ola Nordmann var her.")
    written = document.read_bytes()
    for _ in range(KILLS // 2):
        killed(Request(folder, overwrite=True), chance.uniform(0, LONGEST))
        assert written in [path.read_bytes() for path in output.rglob("saksfremlegg.docx")]
    build(Request(folder, overwrite=True))
    assert is_whole(output / "til-kommunene")
    assert written in [path.read_bytes() for path in output.rglob("saksfremlegg.docx")]


def test_a_build_that_stands_still_is_not_disturbed_and_goes_on_to_its_end(folder: Path) -> None:
    output = folder.parent.parent / "output" / "2021"
    build(Request(folder))
    stopped = interrupted(Request(folder), signal.SIGSTOP, "Skriver")
    other = build(Request(folder, patience=SECONDS))
    assert [finding.kind.code for finding in other.findings if finding.is_error] == ["SB-904"]
    assert other.made == ()
    os.kill(stopped, signal.SIGCONT)
    assert os.waitpid(stopped, 0)[1] == 0
    assert is_whole(output / "til-kommunene")
    assert {path.name for path in output.iterdir()} == {"til-kommunene", "funn"}


def test_a_build_that_is_killed_while_it_stands_still_keeps_nobody_waiting(folder: Path) -> None:
    output = folder.parent.parent / "output" / "2021"
    stopped = interrupted(Request(folder), signal.SIGSTOP, "Skriver")
    os.kill(stopped, signal.SIGKILL)
    os.waitpid(stopped, 0)
    assert build(Request(folder, patience=0)).made
    assert is_whole(output / "til-kommunene")
    assert {path.name for path in output.iterdir()} == {"til-kommunene", "funn"}


def test_builds_that_are_started_together_all_end_well(folder: Path) -> None:
    output = folder.parent.parent / "output" / "2021"
    command = [sys.executable, "-m", "pipeline", "build", str(folder), "--no-pdf"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=env) for _ in range(2)]  # noqa: S603 - our own
    said = [run.communicate(timeout=60)[0].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert [text.count("Laget ") for text in said] == [5, 5]
    assert is_whole(output / "til-kommunene")
    assert {path.name for path in output.iterdir()} == {"til-kommunene", "funn"}


def test_the_old_edition_is_moved_aside_when_the_new_one_is_written(folder: Path) -> None:
    edition = folder.parent.parent / "output" / "2021" / "til-kommunene"
    build(Request(folder))
    document = edition / "oyer" / "saksfremlegg.docx"
    document.write_bytes(b"skrevet i Word")
    dead = interrupted(Request(folder, overwrite=True), signal.SIGKILL, "Skriver ipr/tiltaksbudsjett.xlsx")
    assert dead
    assert document.read_bytes() == b"skrevet i Word"
    assert not edition.with_name("til-kommunene-1").exists()
    outcome = build(Request(folder, overwrite=True))
    assert outcome.set_aside == edition.with_name("til-kommunene-1")
    assert (outcome.set_aside / "oyer" / "saksfremlegg.docx").read_bytes() == b"skrevet i Word"


def test_the_documents_of_a_killed_build_do_not_stay_in_the_temporary_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temp"
    (temporary / "saksbygger-notater").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv(SETTING, str(put_office(tmp_path / "office")))
    interrupted(Request(folder, pdf=True), signal.SIGKILL, "Lager PDF")
    assert list(temporary.rglob("*.docx"))
    build(Request(folder))
    assert [path.name for path in temporary.iterdir()] == ["saksbygger-notater"]
