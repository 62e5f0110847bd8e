"""Files that begin somebody's work.

1. A folder is whole or not there at all, also when the run is killed or the disk is full.
2. What a killed run left is removed by the next one when it is surely ours; anything else is left alone.
3. What stands in its place is never touched, and the remedy can be followed.
4. Why the system refused is said in Norwegian, with what to do about that.
"""

from __future__ import annotations

import errno
import os
import re
import signal
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.write.disk.workplace import MARK
from pipeline.write.edition.new_files import write_new, write_new_folder
from pipeline.write.office.refusals import refusals

FILES = {"tiltak.xlsx": b"arbeidsbok" * 9000, "tekster.docx": b"tekst"}
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no copies of a process")


def stopped(folder: Path) -> Finding:
    """Write a folder that cannot be written; give its one finding."""
    with pytest.raises(Stop) as stop:
        write_new_folder(folder, FILES)
    (finding,) = stop.value.findings
    return finding


def names(folder: Path) -> list[str]:
    """Name everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def refused(number: int, name: str) -> Finding:
    """Let the system refuse a file for a reason; give what is said of it."""
    with pytest.raises(Stop) as stop, refusals(Path("input")):
        raise OSError(number, os.strerror(number), name)
    (finding,) = stop.value.findings
    return finding


def test_a_folder_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    made = write_new_folder(tmp_path / "2022", FILES)
    assert [path.name for path in made] == list(FILES)
    assert names(tmp_path) == ["2022", "2022/tekster.docx", "2022/tiltak.xlsx"]


def test_files_that_cannot_all_be_written_are_not_there_at_all(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        write_new({tmp_path / "først": b"1", tmp_path / "først" / "under": b"2"})
    assert names(tmp_path) == []


@needs_fork
def test_a_run_that_is_killed_leaves_no_folder_and_the_next_one_makes_it(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        first = dict(list(FILES.items())[:1])
        write_new_folder(tmp_path / "2022", _Killing(first))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    left = names(tmp_path)
    assert [Path(name).name for name in left[1:]] == ["2022", "tiltak.xlsx", MARK]
    assert re.fullmatch(r"\.2022\.[0-9a-f]{6}", left[0])
    write_new_folder(tmp_path / "2022", FILES)
    assert names(tmp_path) == ["2022", "2022/tekster.docx", "2022/tiltak.xlsx"]


class _Killing(dict[str, bytes]):
    """Files of which the last kills the process."""

    def items(self) -> object:  # type: ignore[override]
        yield from super().items()
        os.kill(os.getpid(), signal.SIGKILL)


@needs_fork
def test_a_file_that_cannot_be_written_to_its_end_leaves_nothing(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        import resource  # noqa: PLC0415 - Windows has none

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        finding = stopped(tmp_path / "2022")
        is_said = "filen blir større enn disken tillater" in finding.says and "Word" not in finding.fix
        os._exit(0 if is_said and finding.place.file == "tiltak.xlsx" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert names(tmp_path) == []


def test_what_stands_is_never_touched_and_can_be_moved(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    finding = stopped(tmp_path / "2022")
    assert (finding.kind.code, str(finding.place)) == ("SB-906", "2022")
    assert finding.fix.startswith("Flytt mappen eller gi den et annet navn, og kjør kommandoen igjen.")
    assert names(tmp_path) == ["2022"]


def test_a_folder_beside_that_may_be_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".2022.3f2a1c").mkdir()
    (tmp_path / ".2022.3f2a1c" / "notater.txt").write_text("mitt", encoding="utf-8")
    write_new_folder(tmp_path / "2022", FILES)
    assert names(tmp_path)[:3] == [".2022.3f2a1c", ".2022.3f2a1c/notater.txt", "2022"]


@pytest.mark.parametrize(
    ("number", "name", "says", "fix"),
    [
        (errno.EACCES, "vedlegg.docx", "åpen i et annet program", "Lukk dokumentene i Word og Excel"),
        (errno.EACCES, "region.yaml", "du har ikke tilgang", "Se etter at du kan skrive i mappen"),
        (errno.ENOSPC, "vedlegg.docx", "det er ikke plass på disken", "Slett eller flytt noe på disken"),
        (errno.EEXIST, "2022", "det står noe der fra før", "Flytt det som står i veien"),
        (errno.ENOTDIR, "ut", "en del av stien er en fil", "Flytt det som står i veien"),
        (errno.ELOOP, "ut", "en lenke står i veien", "Flytt det som står i veien"),
        (errno.EIO, "ut", os.strerror(errno.EIO), "Se etter at du kan skrive i mappen"),
    ],
)
def test_what_the_system_refuses_is_said_in_norwegian(number: int, name: str, says: str, fix: str) -> None:
    finding = refused(number, name)
    assert finding.says.startswith(f"{name} kan ikke skrives eller flyttes: ")
    assert says in finding.says
    assert finding.fix.startswith(fix)
