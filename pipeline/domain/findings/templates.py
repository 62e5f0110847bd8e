"""What both the reading of a template, its check and its filling may say of it."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

TEMPLATE_FAULT: Final = Kind(
    "SB-503",
    Severity.ERROR,
    says=Said("Malen kan ikke fylles ut: {why}.", "The template cannot be filled in: {why}."),
    fix=Said(
        "Rett malen i Word, eller bruk malen som følger med.",
        "Correct the template in Word, or use the one that comes with the program.",
    ),
)

TAG_BROKEN: Final = Kind(
    "SB-509",
    Severity.ERROR,
    says=Said("Merket {tag} er ikke skrevet riktig: {why}.", "The tag {tag} is not written correctly: {why}."),
    fix=Said(
        "Skriv det på nytt: {{{{ felt }}}}, {{% if felt %}} eller {{% for navn in liste %}}.",
        "Write it anew: {{{{ field }}}}, {{% if field %}} or {{% for name in list %}}.",
    ),
)

TAG_MISPLACED: Final = Kind(
    "SB-519",
    Severity.ERROR,
    says=Said("Merket {tag} kan ikke stå der det står: {why}.", "The tag {tag} cannot stand where it stands: {why}."),
    fix=Said("Flytt merket.", "Move the tag."),
)
