"""What a kind of finding means, as text for a person."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Finding, Severity
from pipeline.domain.findings.tongue import FOUND, SEVERITY, said_in, said_of
from pipeline.domain.values.said import Said, Tongue

MATTERS: Final = {
    Severity.ERROR: Said(
        "Det som feilen gjelder, blir ikke laget før den er rettet.",
        "What the error concerns is not made until it is mended.",
    ),
    Severity.WARNING: Said(
        "Dokumentene blir laget, men noen må se på dette.", "Documents are made, but somebody has to look at this."
    ),
    Severity.NOTE: Said(
        "Dokumentene blir laget. Dette er til opplysning.", "Documents are made. This is for information."
    ),
}
_MEANS: Final = Said("Hva det betyr", "What it means")
_TO_DO: Final = Said("Hva du gjør", "What to do")
_EXAMPLE: Final = Said("Eksempel", "Example")


def explanation(example: Finding, tongue: Tongue) -> str:
    """Severity, meaning and remedy of its kind, then the example: its place, what stands there, what is said of it."""
    kind = example.kind
    means, to_do = said_of(kind, tongue)
    head = f"{kind.code}  {tongue.of(SEVERITY[kind.severity])}. {tongue.of(MATTERS[kind.severity])}"
    says, fix = said_in(example, tongue)
    found = [f"{tongue.of(FOUND)}: {example.found}"] if example.found else []
    said = [said for said, general in ((says, means), (fix, to_do)) if said != general]
    parts = [
        (_MEANS, [means]),
        (_TO_DO, [to_do]),
        (_EXAMPLE, [example.place.of(tongue), *found, *said]),
    ]
    return "\n\n".join([head, *("\n  ".join([tongue.of(heading), *lines]) for heading, lines in parts)])
