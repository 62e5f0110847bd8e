"""Findings as a list of things to do, and as notes at cells and paragraphs. Pure: no file, no format."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.domain.findings.finding import Finding, Severity, by_weight
from pipeline.domain.findings.tongue import SEVERITY, said_in
from pipeline.domain.values.said import Tongue

AUTHOR: Final = "Saksbygger"
LONGEST: Final = 300  # characters of what stands in a cell; funn.txt has all of it

# XML 1.0, production [2] Char, as in read/characters.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding on the list. `sheet` is None when it is not in the workbook, `cell` when it is about a whole sheet."""

    number: int
    severity: Severity
    word: str
    code: str
    where: str
    sheet: str | None
    cell: str | None
    found: str
    says: str
    fix: str

    @property
    def title(self) -> str:
        """Begin a note: the word tells what the colour tells."""
        return f"{self.number}. {self.word} {self.code}"


def items(findings: Iterable[Finding], file: str, sheets: Collection[str], tongue: Tongue) -> tuple[Item, ...]:
    """List every finding, the worst first; those in the named sheets of the workbook `file` know their cell."""
    return tuple(_item(number, f, file, sheets, tongue) for number, f in enumerate(by_weight(findings), 1))


def by_cell(listed: Iterable[Item]) -> Mapping[tuple[str, str], tuple[Item, ...]]:
    """Gather what is said of each cell, by sheet and cell, the worst first."""
    gathered: dict[tuple[str, str], tuple[Item, ...]] = {}
    for item in listed:
        if item.sheet is not None and item.cell is not None:
            key = (item.sheet, item.cell)
            gathered[key] = (*gathered.get(key, ()), item)
    return gathered


def worst(said: Sequence[Item]) -> Severity:
    """Give the severity that a cell is coloured by."""
    return min(item.severity for item in said)


def _item(number: int, finding: Finding, file: str, sheets: Collection[str], tongue: Tongue) -> Item:
    place = finding.place
    says, fix = said_in(finding, tongue)
    found = shortened(finding.found or "")
    is_linked = place.file == file and place.sheet in sheets
    return Item(
        number=number,
        severity=finding.severity,
        word=tongue.of(SEVERITY[finding.severity]),
        code=finding.kind.code,
        where=printable(place.of(tongue).removeprefix(f"{file} › ")),
        sheet=place.sheet if is_linked else None,
        cell=place.cell if is_linked else None,
        found=printable(found),
        says=printable(says.replace(finding.found, found) if finding.found else says),
        fix=printable(fix),
    )


def printable(text: str) -> str:
    """Write text that any XML can hold: a forbidden character shows as the sign for one that is missing."""
    return _FORBIDDEN.sub("\ufffd", text)


def shortened(text: str) -> str:
    """Cut a long text, and show that it was cut."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
