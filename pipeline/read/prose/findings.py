"""What is said of text in Word that cannot be read as it stands."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Said, Severity

NOT_CARRIED: Final = Kind(
    "SB-406",
    Severity.ERROR,
    says=Said("{what} kan ikke tas med i dokumentene.", "{what} cannot be carried over to the documents."),
    fix=Said(
        "Skriv innholdet som vanlig tekst eller liste, eller legg det ved.",
        "Write the content as ordinary text or a list, or attach it.",
    ),
)

TRACKED_CHANGES: Final = Kind(
    "SB-407",
    Severity.ERROR,
    says=Said(
        "Avsnittet har endringer som verken er godtatt eller avvist.",
        "The paragraph has changes that are neither accepted nor rejected.",
    ),
    fix=Said(
        "Godta eller avvis endringene i Word (fanen Se gjennom), og lagre.",
        "Accept or reject the changes in Word (the Review tab), and save.",
    ),
)
