"""What stands around each finding of a case, for whoever shows the findings: each file is read once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from pipeline.domain.documents.kinds import TEMPLATES
from pipeline.domain.findings.finding import Finding
from pipeline.domain.findings.surroundings import Surroundings
from pipeline.read.surroundings.cells import cells_around
from pipeline.read.surroundings.lines import lines_around
from pipeline.read.surroundings.paragraphs import paragraphs_around, template_around
from pipeline.read.templates.files import files_in
from pipeline.runs.places import Places

_Read: TypeAlias = Callable[[Path, Iterable[Finding]], Mapping[Finding, Surroundings]]


def pictures(places: Places, findings: Iterable[Finding]) -> dict[Finding, Surroundings]:
    """Give the surroundings of each finding whose place can be shown.

    There are none for a whole file, for what is missing, for a file that may not be opened, and for what was built.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    readers = _readers(places)
    found: dict[Finding, Surroundings] = {}
    for file, in_file in by_file.items():
        if file in readers:
            read, path = readers[file]
            found |= read(path, in_file)
    return found


def _readers(places: Places) -> dict[str, tuple[_Read, Path]]:
    """Give the files of a case, by their names in findings, each with what takes pictures of it."""
    sources = places.sources
    settings = (sources.region, *sources.wording.values())
    templates = (places.template(name) for name in {*TEMPLATES, *files_in(places.templates)} if name.endswith(".docx"))
    return {
        **{path.name: (template_around, path) for path in templates},
        **{path.name: (lines_around, path) for path in settings},
        **{path.name: (paragraphs_around, path) for path in sources.texts},
        sources.workbook.name: (cells_around, sources.workbook),
    }
