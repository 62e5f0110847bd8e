"""Findings as text for a person, and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pipeline.domain.findings import Finding, Severity, by_weight
from pipeline.write.refusals import refusals

WORDS: Final = {Severity.ERROR: "Feil", Severity.WARNING: "Advarsel", Severity.NOTE: "Merknad"}
_PLURAL: Final = {
    Severity.ERROR: ("feil", "feil"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.NOTE: ("merknad", "merknader"),
}


def as_text(finding: Finding) -> str:
    """Write a finding on lines of its own: severity and place, what is wrong, what to do."""
    found = f"\n  Der står: {finding.found}" if finding.found else ""
    return f"{WORDS[finding.severity]} {finding.kind.code}  {finding.place}\n  {finding.says}{found}\n  {finding.fix}"


def summary(findings: Iterable[Finding]) -> str:
    """Count findings: «2 feil, 1 advarsel og ingen merknader» in short."""
    kinds = [finding.severity for finding in findings]
    counted = [(kinds.count(severity), words) for severity, words in _PLURAL.items() if severity in kinds]
    return ", ".join(f"{count} {words[count != 1]}" for count, words in counted) or "ingen funn"


def as_json(findings: Sequence[Finding]) -> str:
    """Write the list that other programs read; absent fields are null."""
    rows = [
        {
            "code": finding.kind.code,
            "severity": finding.severity.name.lower(),
            "municipality": finding.municipality,
            "place": asdict(finding.place),
            "found": finding.found,
            "says": finding.says,
            "fix": finding.fix,
        }
        for finding in by_weight(findings)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def write_findings(folder: Path, findings: Sequence[Finding]) -> None:
    """Write funn.txt and funn.json; both are made anew each time."""
    text = [
        f"Funn: {summary(findings)}. Denne listen lages på nytt ved hver kjøring.",
        *map(as_text, by_weight(findings)),
    ]
    with refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "funn.txt").write_text("\n\n".join(text) + "\n", encoding="utf-8")
        (folder / "funn.json").write_text(as_json(findings), encoding="utf-8")
