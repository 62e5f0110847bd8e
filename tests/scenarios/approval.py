"""Approved texts: what whole documents read as, kept beside the tests, renewed by `pytest --renew`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

APPROVED: Final = Path(__file__).parent / "approved"
NYNORSK: Final = {
    "nynorsk-gausdal.txt": "til-kommunene/gausdal/saksfremlegg.docx",
    "nynorsk-vedlegg.txt": "til-kommunene/ipr/vedlegg-tiltak.docx",
    "nynorsk-tiltaksbudsjett.txt": "til-kommunene/ipr/tiltaksbudsjett.xlsx",
    "nynorsk-radet-saksframlegg.txt": "til-radet/ipr/saksfremlegg.docx",
}
"""The documents of the scenario in nynorsk, by their approved texts."""

Approve = Callable[[str, list[str]], None]


def renew(name: str, lines: Sequence[str]) -> None:
    """Write an approved text again."""
    (APPROVED / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def compare(name: str, lines: Sequence[str]) -> None:
    """Fail with the difference when lines are not as approved."""
    path = APPROVED / name
    approved = path.read_text(encoding="utf-8").split("\n")[:-1] if path.is_file() else []
    difference = list(difflib.unified_diff(approved, list(lines), f"approved/{name}", "now", lineterm="", n=1))
    if difference:
        pytest.fail("\n".join([*difference, "Is it meant? pytest tests/scenarios --renew"]), pytrace=False)
