"""Word templates and whatever else documents are made from, as bytes."""

from __future__ import annotations

from pathlib import Path

from pipeline.domain.findings.finding import Report
from pipeline.domain.values.place import Place
from pipeline.read.package.formats import TEMPLATE
from pipeline.read.package.look import read_package
from pipeline.read.templates.findings import TEMPLATE_MISSING


def read_template(path: Path, report: Report) -> bytes | None:
    """Read a template; None, with a finding, when it is not there or may not be opened."""
    if not path.exists():
        report(TEMPLATE_MISSING.at(Place(path.name), file=path.name))
        return None
    package = read_package(path, TEMPLATE, report)
    return package.content if package else None


def files_in(folder: Path) -> tuple[str, ...]:
    """Name the files of a folder, none if it is not there; those that a program has hidden there are left out."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_file() and path.name[0] not in "~."))


def read_sources(paths: tuple[Path, ...]) -> dict[str, bytes]:
    """Read the inputs once more as bytes, by name, for the receipt; a file that has gone is left out."""
    return {path.name: path.read_bytes() for path in paths if path.is_file()}
