"""The smallest example of every finding, which comes with the program: one file a hundred, `SB-2xx.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.domain.findings.finding import Finding, Kind
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said


def read_example(folder: Path, kind: Kind) -> Finding:
    """Give the finding that the example of a kind gives; the files are ours, and a fault in them is our bug."""
    written = read_entries(folder / f"{kind.code[:4]}xx.yaml")[kind.code]
    return kind.at(
        Place(**written["place"]),
        written.get("found"),
        municipality=written.get("municipality"),
        **{name: _words(gap) for name, gap in written.get("gaps", {}).items()},
    )


@cache
def read_entries(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Give the examples of a file as they are written, by code."""
    entries: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return entries


def _words(gap: str | Mapping[str, str]) -> Said | str:
    """Give what fills a gap: a name as it is, or the program's own words in both languages."""
    return gap if isinstance(gap, str) else Said(gap["nb"], gap["en"])
