"""A lock that no dead run holds: the operating system keeps it, and lets it go with the process, however that ends.

    .til-kommunene.opptatt   locked while a run has the folder til-kommunene for itself; gone when it is done

The lock is on a file, but a file that lies there locks nothing: after kill -9 or a power cut the next run takes it. A
disk that knows no locks, as some drives on the network, lets everybody in.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE: Final = 30.0  # seconds; a build takes some of them, and one with many PDF files a minute

_LOOK: Final = 0.05  # seconds between two attempts
_FAR_OUT: Final = 2**30  # the byte that Windows locks, which nobody could read or write; beyond the end of any of ours
_NOT_THROUGH_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
_HELD: Final = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class BusyError(OSError):
    """Another run holds the lock."""


@contextmanager
def alone_with(folder: Path, patience: float = PATIENCE, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Have a folder, which need not be there yet, for this run alone; see `locked`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder.with_name(f".{folder.name}.opptatt"), patience, tell):
        yield


@contextmanager
def locked(path: Path, patience: float = PATIENCE, tell: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Hold the lock on a file, which is made for it; False when the disk knows no locks.

    `tell` is called once if there is something to wait for. Raises BusyError when that takes longer than `patience`
    seconds. The file goes with the lock if nothing has been written in it.
    """
    file, is_kept = _waited_for(path, patience, tell)
    try:
        yield is_kept
    finally:
        _let_go(file, path)


def _waited_for(path: Path, patience: float, tell: Callable[[], None]) -> tuple[int, bool]:
    end = time.monotonic() + patience
    has_told = False
    while (taken := _taken(path)) is None:
        if not has_told:
            tell()
            has_told = True
        if time.monotonic() >= end:
            raise BusyError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
        time.sleep(_LOOK)
    return taken


def _taken(path: Path) -> tuple[int, bool] | None:
    """Take the lock, if it is free: give the open file, and whether the disk keeps the lock."""
    file = _opened(path)
    try:
        is_kept = _lock(file)
        if _is_at(file, path):
            return file, is_kept
    except OSError as why:
        if why.errno not in _HELD:
            os.close(file)
            raise
    os.close(file)
    return None


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | _NOT_THROUGH_LINKS, 0o666)
    except PermissionError:
        # What a dead run of somebody else's left may be there to read only.
        with suppress(OSError):
            return os.open(path, os.O_RDONLY | _NOT_THROUGH_LINKS)
        raise


def _lock(file: int) -> bool:
    """Lock an open file; False when the disk knows no locks. Raises OSError when somebody holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(file, _FAR_OUT, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as why:
        if why.errno in _HELD:
            raise
        return False
    return True


def _is_at(file: int, path: Path) -> bool:
    """Say whether the file still has its name: the one who held it may have removed it since it was opened."""
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except FileNotFoundError:
        return False


def _let_go(file: int, path: Path) -> None:
    is_ours = os.fstat(file).st_size == 0
    if is_ours and sys.platform != "win32":  # before somebody else can hold it
        with suppress(OSError):
            path.unlink()
    os.close(file)
    if is_ours and sys.platform == "win32":  # which removes no open file, and so none that somebody else holds
        with suppress(OSError):
            path.unlink()
