"""Lines of settings around the places of findings.

1. A line stands with two on each side, as far as there are lines; what was found is marked in it.
2. Lines are counted as YAML counts them, in a file of whatever encoding.
3. A line beyond the end, and a file that is not there, have no picture.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.findings.surroundings import LinesSurroundings
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.surroundings.lines import lines_around

KIND = Kind("SB-601", Severity.ERROR, Said("Feil.", "Wrong."), Said("Rett det.", "Mend it."))


def at(line: int | None, found: str | None = None) -> Finding:
    """Make a finding in region.yaml."""
    return KIND.at(Place("region.yaml", line=line), found)


def pictures(folder: Path, content: bytes, *findings: Finding) -> list[LinesSurroundings]:
    """Take the pictures of findings in a file."""
    path = folder / "region.yaml"
    path.write_bytes(content)
    return list(lines_around(path, findings).values())


def test_a_line_stands_with_two_on_each_side(tmp_path: Path) -> None:
    first, middle = pictures(tmp_path, b"en: 1\nto: 2\r\ntre: 33\nfire: 4\nfem: 5\nseks: 6\n", at(1), at(3, "33"))
    assert first == LinesSurroundings(1, ("en: 1", "to: 2", "tre: 33"), 0, None)
    assert middle == LinesSurroundings(1, ("en: 1", "to: 2", "tre: 33", "fire: 4", "fem: 5"), 2, (5, 7))


def test_what_is_no_text_shows_as_signs_for_what_is_missing(tmp_path: Path) -> None:
    (taken,) = pictures(tmp_path, b"navn: \xd8yer\nmer: \x1b[2J\n", at(2, "mer"))
    assert taken == LinesSurroundings(1, ("navn: \ufffdyer", "mer: \ufffd[2J", ""), 1, (0, 3))


@pytest.mark.parametrize("line", [0, -1, 4, None])
def test_a_line_that_is_not_there_has_no_picture(tmp_path: Path, line: int | None) -> None:
    assert pictures(tmp_path, b"en: 1\nto: 2\n", at(line)) == []
    assert pictures(tmp_path, b"", at(line)) == []
    assert lines_around(tmp_path / "borte.yaml", [at(1)]) == {}


def test_a_long_line_is_cut_around_what_was_found(tmp_path: Path) -> None:
    (taken,) = pictures(tmp_path, b"a " * 50_000 + b"her" + b" b" * 50_000, at(1, "her"))
    assert taken.mark is not None
    assert taken.lines[0][slice(*taken.mark)] == "her"
    assert len(taken.lines[0]) < 1100
