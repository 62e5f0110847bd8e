"""A file that is handed in takes its place in the case, and the one that was there is kept beside it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from pipeline.domain.values.kept import kept_name
from pipeline.write.disk.lock import PATIENCE, alone_with
from pipeline.write.disk.workplace import tidy, workplace
from pipeline.write.office.refusals import refusals

_NEW = "ny"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a file was put, and where the one that it replaced is kept; not new where its bytes were there already."""

    path: Path
    kept: Path | None = None
    is_new: bool = True


def put_received(path: Path, content: bytes, when: datetime, patience: float = PATIENCE) -> Placed:
    """Put a file in place, whole; Stop, with everything as it was, where the system refuses it.

    What is there is moved, never copied and removed: what another program wrote a moment ago is kept too. A run that
    dies in between leaves the old one by its new name, which check then says.
    """
    with refusals(path.parent):
        path.parent.mkdir(exist_ok=True)
        with alone_with(path, patience):
            return _put(path, content, when)


def _put(path: Path, content: bytes, when: datetime) -> Placed:
    tidy(path)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.is_file() and path.read_bytes() == content:
        return Placed(path, is_new=False)
    with workplace(path) as place:
        (place / _NEW).write_bytes(content)
        kept = _free(path, when) if os.path.lexists(path) else None
        if kept is not None:
            path.rename(kept)
        try:
            (place / _NEW).rename(path)
        except OSError:
            if kept is not None:
                kept.rename(path)
            raise
    return Placed(path, kept)


def _free(path: Path, when: datetime) -> Path:
    names = (path.with_name(kept_name(path.name, when, number)) for number in count(1))
    return next(name for name in names if not os.path.lexists(name))
