"""Findings as text for a person, and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from pipeline.domain.findings import Finding, Kind, Said, Severity, by_weight
from pipeline.domain.tongue import FOUND, SEVERITY, Tongue, said_in
from pipeline.write.refusals import refusals

_COUNTED: Final = {
    Severity.ERROR: (Said("feil", "error"), Said("feil", "errors")),
    Severity.WARNING: (Said("advarsel", "warning"), Said("advarsler", "warnings")),
    Severity.NOTE: (Said("merknad", "note"), Said("merknader", "notes")),
}
_FINDINGS: Final = Said("Funn", "Findings")
_NONE: Final = Said("ingen funn", "no findings")
_MADE_ANEW: Final = Said("Denne listen lages på nytt ved hver kjøring.", "This list is made anew at every run.")


def as_text(finding: Finding, tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write a finding on lines of its own: severity and place, what is wrong, what stands there, what to do."""
    says, fix = said_in(finding, tongue)
    head = f"{tongue.of(SEVERITY[finding.severity])} {finding.kind.code}  {tongue.place(finding.place)}"
    found = [f"{tongue.of(FOUND)}: {finding.found}"] if finding.found else []
    return "\n  ".join([head, says, *found, fix])


def summary(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Count findings: «2 feil, 1 advarsel og ingen merknader» in short."""
    kinds = [finding.severity for finding in findings]
    counted = [(kinds.count(severity), words) for severity, words in _COUNTED.items() if severity in kinds]
    return ", ".join(f"{count} {tongue.of(words[count != 1])}" for count, words in counted) or tongue.of(_NONE)


def as_list(findings: Iterable[Finding], tongue: Tongue) -> str:
    """Write a list of what is left to do: what is asked for once, and every place where it is asked."""
    kinds: dict[tuple[Kind, str], list[Finding]] = {}
    for finding in by_weight(findings):
        question = finding.gaps.get("question")
        kinds.setdefault((finding.kind, "" if question is None else str(question)), []).append(finding)
    return "\n\n".join(_asked(found, tongue) for found in kinds.values())


def _asked(found: Sequence[Finding], tongue: Tongue) -> str:
    says, fix = said_in(found[0], tongue)
    places = ", ".join(dict.fromkeys(tongue.place(finding.place) for finding in found))
    head = f"{tongue.of(SEVERITY[found[0].severity])} {found[0].kind.code} ({len(found)})"
    return f"{head}  {says}\n  {places}\n  {fix}"


def counted(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write the count as a sentence: «Funn: 2 feil, 1 advarsel», and a full stop."""
    return f"{tongue.of(_FINDINGS)}: {summary(findings, tongue)}."


def as_json(findings: Sequence[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write the list that other programs read; absent fields are null."""
    return json.dumps([_row(finding, tongue) for finding in by_weight(findings)], ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding, tongue: Tongue) -> dict[str, Any]:
    says, fix = said_in(finding, tongue)
    return {
        "code": finding.kind.code,
        "severity": finding.severity.name.lower(),
        "municipality": finding.municipality,
        "place": asdict(finding.place),
        "found": finding.found,
        "says": says,
        "fix": fix,
    }


def write_findings(folder: Path, findings: Sequence[Finding], tongue: Tongue = Tongue.BOKMAAL) -> None:
    """Write funn.txt and funn.json; both are made anew each time."""
    text = [f"{counted(findings, tongue)} {tongue.of(_MADE_ANEW)}"]
    text += [as_text(finding, tongue) for finding in by_weight(findings)]
    with refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "funn.txt").write_text("\n\n".join(text) + "\n", encoding="utf-8")
        (folder / "funn.json").write_text(as_json(findings, tongue), encoding="utf-8")
