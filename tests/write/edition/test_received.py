"""A file that is handed in takes its place, and nothing is lost.

1. The new one is there whole; the old one is beside it by a name that says when, each by its own, and nothing else.
2. The same bytes change nothing.
3. Where the system refuses, all is as it was: another is at work, a folder is there, the disk is full.
4. A link by the name is kept as a link; what it leads to stays as it is.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.write.disk.lock import alone_with
from pipeline.write.edition.received import Placed, put_received
from tests.readings import only

WHEN = datetime(2026, 12, 1, 14, 32)  # noqa: DTZ001 - the time where the user is
KEPT = "tiltak (før 2026-12-01 kl. 14.32).xlsx"
KEPT_TOO = "tiltak (før 2026-12-01 kl. 14.32, 2).xlsx"


def contents(folder: Path) -> dict[str, bytes]:
    """Give everything in a folder, each with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(path: Path, content: bytes = b"ny") -> Finding:
    """Put a file where it cannot be; give what is said."""
    with pytest.raises(Stop) as stop:
        put_received(path, content, WHEN, patience=0)
    return only(stop.value.findings)


def test_the_new_one_is_there_and_each_that_was_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    assert put_received(path, b"1", WHEN) == Placed(path)
    assert put_received(path, b"2", WHEN) == Placed(path, tmp_path / KEPT)
    assert put_received(path, b"3", WHEN) == Placed(path, tmp_path / KEPT_TOO)
    assert contents(tmp_path) == {"tiltak.xlsx": b"3", KEPT: b"1", KEPT_TOO: b"2"}


def test_the_same_bytes_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    put_received(path, b"1", WHEN)
    before = path.stat().st_mtime_ns
    assert put_received(path, b"1", WHEN) == Placed(path, is_new=False)
    assert (contents(tmp_path), path.stat().st_mtime_ns) == ({"tiltak.xlsx": b"1"}, before)


def test_another_that_is_at_work_is_waited_for_and_said(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(b"1")
    with alone_with(path):
        assert "Saksbygger er i gang der fra før" in refused(path).says
    assert contents(tmp_path) == {"tiltak.xlsx": b"1"}


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / "tiltak.xlsx").mkdir()
    assert "det står en mappe der filen skal være" in refused(tmp_path / "tiltak.xlsx").says
    assert [path.name for path in tmp_path.iterdir()] == ["tiltak.xlsx"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no copies of a process")
def test_a_file_that_cannot_be_written_to_its_end_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(b"1")
    child = os.fork()
    if child == 0:
        import resource  # noqa: PLC0415 - Windows has none

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        is_said = "filen blir større enn disken tillater" in refused(path, b"2" * 30_000).says
        os._exit(0 if is_said else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert contents(tmp_path) == {"tiltak.xlsx": b"1"}


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there")
def test_a_link_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "andre").mkdir()
    (tmp_path / "andre" / "felles.xlsx").write_bytes(b"1")
    (tmp_path / "2027").mkdir()
    path = tmp_path / "2027" / "tiltak.xlsx"
    path.symlink_to(tmp_path / "andre" / "felles.xlsx")
    put_received(path, b"2", WHEN)
    assert (path.is_symlink(), path.with_name(KEPT).is_symlink()) == (False, True)
    assert contents(tmp_path / "andre") == {"felles.xlsx": b"1"}
