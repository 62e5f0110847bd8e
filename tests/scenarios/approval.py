"""Approved texts: what whole documents read as, kept beside the tests, renewed by `pytest --renew`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

from pipeline.domain.case.choices import Edition

APPROVED: Final = Path(__file__).parent / "approved"
NYNORSK: Final = {
    "nynorsk-gausdal.txt": "til-kommunene/gausdal/saksfremlegg.docx",
    "nynorsk-vedlegg.txt": "til-kommunene/ipr/vedlegg-tiltak.docx",
    "nynorsk-tiltaksbudsjett.txt": "til-kommunene/ipr/tiltaksbudsjett.xlsx",
    "nynorsk-radet-saksframlegg.txt": "til-radet/ipr/saksfremlegg.docx",
}
"""The documents of the scenario in nynorsk, by their approved texts."""
OTHER_COUNCILS: Final = {
    "trafikk-saksframlegg.txt": ("trafikk", Edition.MUNICIPALITIES, "sorby/saksfremlegg.docx"),
    "trafikk-vedlegg.txt": ("trafikk", Edition.MUNICIPALITIES, "sorby/vedlegg-tiltak.docx"),
    "trafikk-vedtak.txt": ("trafikk", Edition.DECIDED, "sorby/vedtak.docx"),
    "program-nordvik.txt": ("program", Edition.MUNICIPALITIES, "nordvik/saksfremlegg.docx"),
    "program-fylket.txt": ("program", Edition.MUNICIPALITIES, "fylket/saksfremlegg.docx"),
    "program-radet.txt": ("program", Edition.COUNCIL, "ipr/saksfremlegg.docx"),
    "program-vedlegg.txt": ("program", Edition.COUNCIL, "ipr/vedlegg-tiltak.docx"),
    "program-tiltaksbudsjett.txt": ("program", Edition.COUNCIL, "ipr/tiltaksbudsjett.xlsx"),
    "program-vedtak.txt": ("program", Edition.DECIDED, "ipr/vedtak.docx"),
}
"""The documents of two plans of other councils, by their approved texts: the plan, the edition, and the path."""

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
