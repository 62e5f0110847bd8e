"""A folder beside the one that is to be made or changed, which one run has for itself and removes when it is done.

    .til-kommunene.3f2a1c/saksbygger.txt   says whose the folder is; locked as long as its run lives
    .til-kommunene.3f2a1c/…                what the run is making

A run that dies leaves its folder, and the next one finds it by the mark that nobody locks. A folder without the mark is
somebody else's, whatever its name.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from pipeline.write.disk.lock import BusyError, locked

MARK: Final = "saksbygger.txt"
MARKED: Final = "Saksbygger bruker denne mappen mens noe lages, og fjerner den ved neste kjøring.\n"
_BYTES: Final = 3  # of chance in a name
_ATTEMPTS: Final = 100


@contextmanager
def workplace(folder: Path, mode: int = 0o777, treasure: str = "") -> Iterator[Path]:
    """Give a folder beside another, made for this run; it is removed in the end, with what is in it.

    It stays for the next run to find if there is still something by the name `treasure` in it.
    """
    with ExitStack() as lock:
        place = _made(folder, mode, lock)
        try:
            yield place
        finally:
            with suppress(OSError):  # what is left, the next run removes
                if not treasure or not (place / treasure).exists():
                    _empty(place)
            lock.close()
            _end(place)


def _made(folder: Path, mode: int, lock: ExitStack) -> Path:
    """Make a folder of a new name, with its mark; who tidies in that very moment may take it for a dead run's."""
    for _ in range(_ATTEMPTS):
        place = folder.with_name(f".{folder.name}.{secrets.token_hex(_BYTES)}")
        if place.exists():
            continue
        place.mkdir(mode)
        with suppress(FileNotFoundError, BusyError):
            lock.enter_context(locked(place / MARK, patience=0))
            (place / MARK).write_text(MARKED, encoding="utf-8")
            return place
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def left_behind(folder: Path) -> Iterator[Path]:
    """Give each workplace beside a folder that a dead run has left; it is locked meanwhile, and removed after that."""
    if not folder.parent.is_dir():
        return
    name = re.compile(rf"\.{re.escape(folder.name)}\.[0-9a-f]{{{2 * _BYTES}}}")
    for place in sorted(path for path in folder.parent.iterdir() if name.fullmatch(path.name)):
        with suppress(BusyError, FileNotFoundError):  # it is at work, or another run has removed it
            if not _is_ours(place):
                continue
            with locked(place / MARK, patience=0) as is_kept:
                if is_kept:  # else nobody knows whether its run is dead
                    yield place
                    _empty(place)
            if is_kept:
                _end(place)


def tidy(folder: Path) -> None:
    """Remove the workplaces beside a folder that dead runs have left."""
    for _ in left_behind(folder):
        pass


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, each whole. A link by a file's name gives way; what it leads to stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    real = folder.resolve()
    tidy(real)
    with workplace(real) as place:
        for name, content in files.items():
            (place / name).write_bytes(content)
            (place / name).replace(real / name)


def _is_ours(place: Path) -> bool:
    """Say whether the folder has our mark, at least its beginning, or nothing at all: a run may have died early."""
    mark = place / MARK
    if place.is_symlink() or not place.is_dir():
        return False
    if mark.is_symlink() or not mark.is_file():
        return not any(place.iterdir())
    return MARKED.startswith(mark.read_text(encoding="utf-8", errors="replace"))


def _empty(place: Path) -> None:
    """Remove all but the mark."""
    for path in place.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()


def _end(place: Path) -> None:
    """Remove the mark and the folder, if nothing else is left; Windows removes no open file, so the lock goes first."""
    with suppress(OSError):
        if all(path.name == MARK for path in place.iterdir()):
            (place / MARK).unlink(missing_ok=True)
            place.rmdir()
