"""Findings as text for a person, and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from pipeline.domain.findings.finding import Finding, Severity, by_weight
from pipeline.domain.findings.tongue import FOUND, SEVERITY, many_in, said_in
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.write.disk.workplace import put
from pipeline.write.findings.cell_runs import cell_runs
from pipeline.write.office.refusals import refusals

_COUNTED: Final = {
    Severity.ERROR: (Said("feil", "error"), Said("feil", "errors")),
    Severity.WARNING: (Said("advarsel", "warning"), Said("advarsler", "warnings")),
    Severity.NOTE: (Said("merknad", "note"), Said("merknader", "notes")),
}
_FINDINGS: Final = Said("Funn", "Findings")
_NONE: Final = Said("ingen funn", "no findings")
_MADE_ANEW: Final = Said("Denne listen lages på nytt ved hver kjøring.", "This list is made anew at every run.")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said at once of one finding, or of several that have the same words and the same remedy.

    `at` is where, the cells of a sheet together; `says` is what is wrong, `found` what stands there, if they have that
    in common, and `fix` what to do.
    """

    findings: tuple[Finding, ...]
    severity: str
    at: tuple[Place, ...]
    says: str
    found: str
    fix: str

    @property
    def code(self) -> str:
        """The code of their kind."""
        return self.findings[0].kind.code


def entries(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> tuple[Entry, ...]:
    """Give what there is to say, the worst first: what is said of several places once, with all of them."""
    said: dict[tuple[str, ...], list[Finding]] = {}
    for finding in by_weight(findings):
        said.setdefault(_sentences(finding, tongue), []).append(finding)
    return tuple(_entry(same, tongue) for same in said.values())


def as_text(finding: Finding, tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write a finding on lines of its own: severity and place, what is wrong, what stands there, what to do."""
    return _written(_entry([finding], tongue), tongue)


def as_list(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write findings as a list to work through."""
    return "\n\n".join(_written(entry, tongue) for entry in entries(findings, tongue))


def _sentences(finding: Finding, tongue: Tongue) -> tuple[str, ...]:
    """Give what findings stand together by: every word of them, or the remedy where the kind has words for many."""
    says, fix = said_in(finding, tongue)
    return (finding.kind.code, fix) if finding.kind.many else (finding.kind.code, fix, says, finding.found or "")


def _entry(same: Sequence[Finding], tongue: Tongue) -> Entry:
    first, count = same[0], len(same)
    says, fix = said_in(first, tongue)
    return Entry(
        findings=tuple(same),
        severity=tongue.of(SEVERITY[first.severity]),
        at=_together([finding.place for finding in same]),
        says=(count > 1 and many_in(first.kind, count, tongue)) or says,
        found=(first.found or "") if len({finding.found for finding in same}) == 1 else "",
        fix=fix,
    )


def _written(entry: Entry, tongue: Tongue) -> str:
    count = len(entry.findings)
    head = f"{entry.severity} {entry.code}"
    if count > 1:
        head += f" ({count})"
    places = [place.of(tongue) for place in entry.at]
    lines = [f"{head}  {places[0]}"] if len(places) == 1 else [head, *places]
    found = [f"{tongue.of(FOUND)}: {entry.found}"] if entry.found else []
    return "\n  ".join([*lines, entry.says, *found, entry.fix])


def _together(places: Sequence[Place]) -> tuple[Place, ...]:
    """Give places once, the cells of a sheet as one: `tiltak.xlsx › Tiltak!P2:P5, P7`; any other by itself."""
    sheets: dict[tuple[str, str | None], list[str]] = {}
    for (file, sheet, _), runs in cell_runs(places).items():
        sheets.setdefault((file, sheet), []).extend(runs)
    named = (
        replace(place, cell=", ".join(sheets[place.file, place.sheet])) if cell_runs([place]) else place
        for place in places
    )
    return tuple(dict.fromkeys(named))


def summary(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Count findings: «2 feil, 1 advarsel og ingen merknader» in short."""
    kinds = [finding.severity for finding in findings]
    counted = [(kinds.count(severity), words) for severity, words in _COUNTED.items() if severity in kinds]
    said: list[str] = []
    for count, (one, several) in counted:
        said.append(f"{count} {tongue.of(one if count == 1 else several)}")
    return ", ".join(said) or tongue.of(_NONE)


def counted(findings: Iterable[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write the count as a sentence: «Funn: 2 feil, 1 advarsel», and a full stop."""
    return f"{tongue.of(_FINDINGS)}: {summary(findings, tongue)}."


def as_json(findings: Sequence[Finding], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write the list that other programs read; absent fields are null."""
    return _as_json(_rows(findings, tongue))


def as_json_by_case(found: Mapping[str, Sequence[Finding]], tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Write the lists of several cases, each under its folder."""
    return _as_json({folder: _rows(findings, tongue) for folder, findings in found.items()})


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rows(findings: Iterable[Finding], tongue: Tongue) -> list[dict[str, Any]]:
    return [_row(finding, tongue) for finding in by_weight(findings)]


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
    files = {"funn.txt": "\n\n".join(text) + "\n", "funn.json": as_json(findings, tongue)}
    with refusals(folder):
        put(folder, {name: content.encode(errors="replace") for name, content in files.items()})
