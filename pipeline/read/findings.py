"""What is said where several files of the case are read together."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

LAST_YEAR_UNREADABLE: Final = Kind(
    "SB-244",
    Severity.WARNING,
    says=Said(
        "Fjorårets sak ({file}) kan ikke brukes: {why}. Endringene siden planen for {year} blir derfor ikke vist.",
        "Last year's case ({file}) cannot be used: {why}. The changes since the plan for {year} are therefore not "
        "shown.",
    ),
    fix=Said(
        "Kjør saksbygger check på fjorårets mappe, og rett det som står der.",
        "Run saksbygger check on last year's folder, and correct what it says.",
    ),
)

ENDS_WITH_MONEY: Final = Kind(
    "SB-245",
    Severity.ERROR,
    says=Said("Tiltaket avsluttes, men har et beløp i {year}.", "The measure ends, but has an amount in {year}."),
    fix=Said(
        "Tøm beløpene, eller velg noe annet under Videreføres.",
        "Empty the amounts, or choose something else under Videreføres.",
    ),
)

CONCERNS_UNKNOWN: Final = Kind(
    "SB-313",
    Severity.ERROR,
    says=Said(
        "«{name}» er verken alle, Rådet eller en kommune i region.yaml.{nearest}",
        "«{name}» is neither alle, nor Rådet, nor a municipality in region.yaml.{nearest}",
    ),
    fix=Said("Skriv alle, Rådet eller navnet på kommunen.", "Write alle, Rådet or the name of the municipality."),
)

NAME_WITHOUT_ROLE: Final = Kind(
    "SB-317",
    Severity.ERROR,
    says=Said("{name} står uten stilling.", "{name} has no job title."),
    fix=Said("Skriv stillingen i arket Kommuner.", "Write the title in the sheet Kommuner."),
)
