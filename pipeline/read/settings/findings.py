"""What is said of who takes part."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

MUNICIPALITY_UNKNOWN: Final = Kind(
    "SB-302",
    Severity.ERROR,
    says=Said("«{name}» står ikke i region.yaml.{nearest}", "«{name}» is not in region.yaml.{nearest}"),
    fix=Said("Skriv navnet slik det står i region.yaml.", "Write the name as it stands in region.yaml."),
)
