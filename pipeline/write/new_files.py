"""Files that begin somebody's work: written only where nothing stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Stop
from pipeline.domain.place import Place
from pipeline.write.refusals import refusals


def write_new(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write the files; Stop, with nothing written, when one of them is there already or cannot be written."""
    standing = [path for path in files if path.exists()]
    if standing:
        raise Stop(sb.STANDS_ALREADY.at(Place(path.name), file=path.name, folder=str(path.parent)) for path in standing)
    for path, content in files.items():
        with refusals(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
    return tuple(files)
