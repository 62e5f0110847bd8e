"""The lines of region.yaml and of the wording around the places of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding
from pipeline.domain.findings.surroundings import LinesSurroundings
from pipeline.read.package.files import read_bytes
from pipeline.read.surroundings.shown import beside, meant
from pipeline.read.yaml.text import LARGEST_FILE

AROUND: Final = 2  # lines on each side
_LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # those that YAML counts


def lines_around(path: Path, findings: Iterable[Finding]) -> dict[Finding, LinesSurroundings]:
    """Give the lines around each finding in a file that names a line of it."""
    content = read_bytes(path, lambda _: None, LARGEST_FILE)
    lines = _LINE_END.split((content or b"").decode("utf-8-sig", errors="replace"))
    return {
        finding: _around(lines, finding.place.line - 1, finding.found)
        for finding in findings
        if content and finding.place.line is not None and 0 < finding.place.line <= len(lines)
    }


def _around(lines: list[str], at: int, found: str | None) -> LinesSurroundings:
    first, (line, mark) = max(0, at - AROUND), meant(lines[at], found)
    before, after = lines[first:at], lines[at + 1 : at + 1 + AROUND]
    return LinesSurroundings(first + 1, (*map(beside, before), line, *map(beside, after)), at - first, mark)
