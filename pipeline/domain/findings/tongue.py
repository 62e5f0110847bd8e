"""What the program says to its user, in the language that the user asks for."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Said, Severity
from pipeline.domain.values.place import Place

SEVERITY: Final = {
    Severity.ERROR: Said("Feil", "Error"),
    Severity.WARNING: Said("Advarsel", "Warning"),
    Severity.NOTE: Said("Merknad", "Note"),
}
FOUND: Final = Said("Der står", "It reads")


class Tongue(StrEnum):
    """A language that the program speaks. Those that documents are written in are `region.Language`."""

    BOKMAAL = "nb"
    ENGLISH = "en"

    def of(self, words: object) -> str:
        """Give words in this language; what does not know its English is a name, and is the same in both."""
        return words.english if self is Tongue.ENGLISH and isinstance(words, Said) else str(words)

    def place(self, place: Place) -> str:
        """Name a place."""
        return place.in_english if self is Tongue.ENGLISH else str(place)


def said_in(finding: Finding, tongue: Tongue) -> tuple[str, str]:
    """Give what a finding says and what to do; a gap without a value raises KeyError."""
    if tongue is Tongue.BOKMAAL:
        return finding.says, finding.fix
    gaps = {name: tongue.of(value) for name, value in finding.gaps.items()}
    return finding.kind.says.english.format_map(gaps), finding.kind.fix.english.format_map(gaps)


def many_in(kind: Kind, count: int, tongue: Tongue) -> str:
    """Give what several findings of a kind say together; nothing for a kind that has no words for many."""
    return tongue.of(kind.many).format(count=count) if kind.many else ""


class _Whatever(dict[str, str]):
    """Fill every gap with an ellipsis."""

    def __missing__(self, gap: str) -> str:
        return "…"


_ADDED: Final = re.compile(r"(?<=\.) ?\{\w+\}$")  # a gap after the full stop: a sentence that comes now and then


def said_of(kind: Kind, tongue: Tongue) -> tuple[str, str]:
    """Give what is said by every finding of a kind: `«…» er ikke et beløp i hele kroner.`."""
    return _of_anything(tongue.of(kind.says)), _of_anything(tongue.of(kind.fix))


def _of_anything(sentence: str) -> str:
    return _ADDED.sub("", sentence).format_map(_Whatever()).replace("….", "…")
