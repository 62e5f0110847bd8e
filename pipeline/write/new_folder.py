"""Files that begin somebody's work: written only where nothing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Stop
from pipeline.domain.place import Place
from pipeline.write.refusals import refusals


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files; Stop, with nothing written, when one of them is there already or cannot be written."""
    standing = [folder / name for name in files if (folder / name).exists()]
    if standing:
        raise Stop(sb.STANDS_ALREADY.at(Place(path.name), file=path.name, folder=str(folder)) for path in standing)
    with refusals(folder):
        return list(_write(folder, files))


def _write(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with (folder / name).open("xb") as file:
            file.write(content)
        yield folder / name
