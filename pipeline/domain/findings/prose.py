"""What both the reading of the prose and its check may say of it."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

TEXT_BEFORE_HEADING: Final = Kind(
    "SB-408",
    Severity.ERROR,
    says=Said(
        "Teksten står over den første overskriften og ville ikke kommet med.",
        "The text stands above the first heading and would be left out.",
    ),
    fix=Said("Flytt den under en overskrift.", "Move it under a heading."),
)
