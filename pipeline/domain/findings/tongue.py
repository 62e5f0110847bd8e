"""What the program says to its user, in the language that the user asks for."""

from __future__ import annotations

import re
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.said import Said, Tongue

SEVERITY: Final = {
    Severity.ERROR: Said("Feil", "Error"),
    Severity.WARNING: Said("Advarsel", "Warning"),
    Severity.NOTE: Said("Merknad", "Note"),
}
FOUND: Final = Said("Der står", "It reads")


def said_in(finding: Finding, tongue: Tongue) -> tuple[str, str]:
    """Give what a finding says and what to do; a gap without a value raises KeyError."""
    if tongue is Tongue.BOKMAAL:
        return finding.says, finding.fix
    return tongue.filled(finding.kind.says, finding.gaps), tongue.filled(finding.kind.fix, finding.gaps)


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
