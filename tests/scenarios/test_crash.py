"""A build that dies at any moment leaves nothing half done.

1. After the next command the edition is whole: every file as its receipt says, no folder of the journal left.
2. What the user wrote in a document is somewhere, as it was, however often a build was killed.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from pipeline.runs.build import Request, build
from pipeline.write.edition.receipt import FILE, made_files, sha256

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of the process, which Windows has none of"),
]

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
