"""What is said of the rows that make the decision."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

DECISION_INCOMPLETE: Final = Kind(
    "SB-327",
    Severity.ERROR,
    says=Said("Vedtaket mangler {heading}.", "The decision lacks {heading}."),
    fix=Said(
        "Fyll ut cellen i den første raden i arket Vedtak.",
        "Fill in the cell in the first row of the sheet Vedtak.",
    ),
)

DECISIONS_DIFFER: Final = Kind(
    "SB-328",
    Severity.ERROR,
    says=Said("Vedtaket har to verdier for {heading}.", "The decision has two values for {heading}."),
    fix=Said(
        "Et vedtak har ett organ, én dato og ett saksnummer. La cellen stå tom, eller skriv det samme som i den "
        "første raden.",
        "A decision has one organ, one date and one case number. Leave the cell empty, or write what stands in the "
        "first row.",
    ),
)

OUTCOME_BLANK: Final = Kind(
    "SB-329",
    Severity.ERROR,
    says=Said("Det står ikke hva rådet vedtok.", "It is not said what the council decided."),
    fix=Said("Velg ett av disse under Vedtak: {choices}.", "Choose one of these under Vedtak: {choices}."),
)

DECISION_CONTRADICTS: Final = Kind(
    "SB-330",
    Severity.ERROR,
    says=Said("Vedtaket er både som foreslått og endret.", "The decision is both as proposed and changed."),
    fix=Said(
        "Fjern raden med som foreslått, eller radene med endringer.",
        "Remove the row that says as proposed, or the rows with changes.",
    ),
)

AS_PROPOSED_WITH_AMOUNT: Final = Kind(
    "SB-331",
    Severity.ERROR,
    says=Said(
        "Vedtaket er som foreslått, men raden peker på et tiltak eller et beløp.",
        "The decision is as proposed, but the row points to a measure or an amount.",
    ),
    fix=Said(
        "Velg endret, eller tøm cellene Nr, År og Beløp.",
        "Choose «endret», or empty the cells Nr, År and Beløp.",
    ),
)

CHANGE_INCOMPLETE: Final = Kind(
    "SB-332",
    Severity.ERROR,
    says=Said(
        "Rådet endret et beløp, men {heading} mangler.",
        "The council changed an amount, but {heading} is missing.",
    ),
    fix=Said(
        "Skriv nummeret på tiltaket, året og beløpet som ble vedtatt. 0 skrives som 0.",
        "Write the number of the measure, the year and the amount that was decided. Write 0 as 0.",
    ),
)

CHANGED_TWICE: Final = Kind(
    "SB-333",
    Severity.ERROR,
    says=Said(
        "Vedtaket har to beløp for {number} i {year}; det første står i {first}.",
        "The decision has two amounts for {number} in {year}; the first is in {first}.",
    ),
    fix=Said("Fjern det ene.", "Remove one of them."),
)

ROW_MIXES: Final = Kind(
    "SB-280",
    Severity.ERROR,
    says=Said(
        "Raden sier «{outcome}». Da hører {heading} ikke sammen med det andre som er fylt ut i den.",
        "The row says «{outcome}». {heading} does not belong with the rest that is filled in.",
    ),
    fix=Said(
        "Tøm cellen, eller del raden i to. Dette hører sammen: {forms}.",
        "Empty the cell, or make two rows of it. These belong together: {forms}.",
    ),
)

ROW_LACKS: Final = Kind(
    "SB-281",
    Severity.ERROR,
    says=Said("Raden sier «{outcome}», men {heading} mangler.", "The row says «{outcome}», but {heading} is missing."),
    fix=Said("Fyll ut cellen. Dette hører sammen: {forms}.", "Fill in the cell. These belong together: {forms}."),
)

ROW_TWICE: Final = Kind(
    "SB-282",
    Severity.ERROR,
    says=Said(
        "Vedtaket har to rader om {what} {number}; den første er {first}.",
        "The decision has two rows about {what} {number}; the first is {first}.",
    ),
    fix=Said("Slå dem sammen til én rad.", "Put them together as one row."),
)

POST_UNKNOWN: Final = Kind(
    "SB-284",
    Severity.ERROR,
    says=Said(
        "«{post}» er ikke én linje i arket Budsjett, og ikke en kommune.{nearest}",
        "«{post}» is not a single line in the sheet Budsjett, and not a municipality.{nearest}",
    ),
    fix=Said(
        "Skriv beskrivelsen eller posten slik den står i arket Budsjett, eller navnet på kommunen: {known}.",
        "Write the description or the post as it stands in the sheet Budsjett, or the municipality's name: {known}.",
    ),
)

SHARE_OF_OTHER_YEAR: Final = Kind(
    "SB-285",
    Severity.ERROR,
    says=Said(
        "En andel gjelder budsjettåret {year}, men her står {written}.",
        "A share is for the budget year {year}, but {written} stands here.",
    ),
    fix=Said("Rett året.", "Correct the year."),
)

NEW_MEASURE_CHANGED: Final = Kind(
    "SB-286",
    Severity.ERROR,
    says=Said(
        "{number} er nytt i vedtaket, og er her endret også.",
        "{number} is new in the decision, and is changed here too.",
    ),
    fix=Said(
        "Skriv beløpet i arket Tiltak, på raden til det nye tiltaket, og slett denne raden.",
        "Write the amount in the sheet Tiltak, in the row of the new measure, and delete this row.",
    ),
)
