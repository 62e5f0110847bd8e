"""The examples that come with the program, in a file that `make findings` makes from tests/errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.domain.findings.example import Example
from pipeline.domain.findings.tongue import Tongue
from pipeline.domain.values.place import Place


def read_examples(path: Path) -> Mapping[str, Example]:
    """Read the examples by code; the file is ours, and a fault in it is our bug."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {
        code: Example(
            place=Place(**row["place"]),
            found=row["found"],
            said={tongue: (row[tongue][0], row[tongue][1]) for tongue in Tongue},
        )
        for code, row in rows.items()
    }
