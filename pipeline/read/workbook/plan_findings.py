"""What is said of the rows that make the plan and the budget."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

TWICE: Final = Kind(
    "SB-201",
    Severity.ERROR,
    says=Said(
        "«{value}» står flere ganger under {heading} i arket {sheet}; først i {first}.",
        "«{value}» stands more than once under {heading} in the sheet {sheet}; first in {first}.",
    ),
    fix=Said("Gi hver rad sin egen verdi.", "Give each row a value of its own."),
)

INSTRUMENT_UNKNOWN: Final = Kind(
    "SB-203",
    Severity.ERROR,
    says=Said(
        "«{name}» er ikke et virkemiddel i arket Virkemidler.{nearest}",
        "«{name}» is not an instrument in the sheet Virkemidler.{nearest}",
    ),
    fix=Said("Velg virkemiddelet fra listen.", "Choose the instrument from the list."),
)

OWNER_UNKNOWN: Final = Kind(
    "SB-204",
    Severity.ERROR,
    says=Said("«{name}» står ikke i arket Parter.{nearest}", "«{name}» is not in the sheet Parter.{nearest}"),
    fix=Said(
        "Skriv kortnavnet slik det står i arket Parter, eller legg til parten der. Flere eiere skilles med semikolon.",
        "Write the short name as it stands in the sheet Parter, or add the party there. Separate several owners with "
        "semicolons.",
    ),
)

STATUS_BLANK: Final = Kind(
    "SB-207",
    Severity.ERROR,
    says=Said("Statusen for {year} er ikke fylt ut.", "The status for {year} is not filled in."),
    fix=Said("Velg hva beløpet er: {choices}.", "Choose what the amount is: {choices}."),
)

AMOUNT_BLANK: Final = Kind(
    "SB-208",
    Severity.ERROR,
    says=Said(
        "Statusen er «{status}», men beløpet for {year} er ikke fylt ut.",
        "The status is «{status}», but the amount for {year} is not filled in.",
    ),
    fix=Said(
        "Skriv beløpet i hele kroner (0 når det ikke koster noe), eller velg en annen status.",
        "Write the amount in whole kroner (0 when it costs nothing), or choose another status.",
    ),
)

AMOUNT_CONTRADICTS: Final = Kind(
    "SB-209",
    Severity.ERROR,
    says=Said(
        "Statusen er «{status}», men det står et beløp for {year}.",
        "The status is «{status}», but there is an amount for {year}.",
    ),
    fix=Said(
        "Fjern beløpet, eller velg statusen foreslått eller anslag.",
        "Remove the amount, or choose the status foreslått or anslag.",
    ),
)

MEASURE_UNKNOWN: Final = Kind(
    "SB-216",
    Severity.ERROR,
    says=Said(
        "Det finnes ikke noe tiltak med nummer {number}.{nearest}",
        "There is no measure with the number {number}.{nearest}",
    ),
    fix=Said(
        "Rett nummeret, eller legg tiltaket inn i arket Tiltak.",
        "Correct the number, or add the measure to the sheet Tiltak.",
    ),
)

YEARS_REVERSED: Final = Kind(
    "SB-219",
    Severity.ERROR,
    says=Said(
        "Det siste året i planperioden ({last}) er før budsjettåret ({budget}).",
        "The last year of the plan period ({last}) is before the budget year ({budget}).",
    ),
    fix=Said("Rett det ene av årene i arket Sak.", "Correct one of the years in the sheet Sak."),
)

YEAR_OUTSIDE: Final = Kind(
    "SB-220",
    Severity.ERROR,
    says=Said(
        "{year} er ikke et av årene i planen ({years}).",
        "{year} is not one of the years of the plan ({years}).",
    ),
    fix=Said("Rett året, eller fjern raden.", "Correct the year, or remove the row."),
)

PERIOD_TOO_LONG: Final = Kind(
    "SB-221",
    Severity.ERROR,
    says=Said(
        "Planen går over {count} år. Det er trolig en skrivefeil.",
        "The plan covers {count} years. That is probably a slip.",
    ),
    fix=Said(
        "Rett årene i arket Sak. En plan kan ha høyst {most} år.",
        "Correct the years in the sheet Sak. A plan can have at most {most} years.",
    ),
)

FINANCING_TWICE: Final = Kind(
    "SB-222",
    Severity.ERROR,
    says=Said(
        "{number} har to rader med kilden «{source}» i {year}; den første er {first}.",
        "{number} has two rows with the source «{source}» in {year}; the first is {first}.",
    ),
    fix=Said(
        "Slå radene sammen til ett beløp, eller skill kildene.",
        "Put the rows together as one amount, or tell the sources apart.",
    ),
)

FRAME_DISAGREES: Final = Kind(
    "SB-234",
    Severity.ERROR,
    says=Said(
        "Rammen for {year} er {frame} kroner, men arket Budsjett gir {by_budget} kroner til tiltak.",
        "The frame for {year} is {frame} kroner, but the sheet Budsjett gives {by_budget} kroner to measures.",
    ),
    fix=Said(
        "Rett det ene. Du kan også fjerne raden: når budsjettet er fylt ut, regnes rammen ut av det.",
        "Correct one of them. You can also remove the row: when the budget is filled in, the frame comes from it.",
    ),
)

GOES_TO_MISPLACED: Final = Kind(
    "SB-235",
    Severity.ERROR,
    says=Said(
        "Bare penger som er overført fra året før, kan gå til bestemte tiltak.",
        "Only money carried over from the year before can go to certain measures.",
    ),
    fix=Said(
        "Tøm cellen, eller rett posten. Det tiltakene får, står i arket Tiltak.",
        "Empty the cell, or correct the post. What the measures get stands in the sheet Tiltak.",
    ),
)

BUDGET_AMOUNT_BLANK: Final = Kind(
    "SB-236",
    Severity.ERROR,
    says=Said("Budsjettlinjen har ikke noe beløp for {year}.", "The budget line has no amount for {year}."),
    fix=Said(
        "Skriv beløpet i hele kroner, 0 når det ikke er noe.",
        "Write the amount in whole kroner, 0 when there is none.",
    ),
)

MEASURE_ENDED: Final = Kind(
    "SB-261",
    Severity.ERROR,
    says=Said("{number} er avsluttet, og er ikke med i planen.", "{number} has ended, and is not in the plan."),
    fix=Said(
        "Slett raden, eller ta nummeret bort der det står sammen med andre. Skal tiltaket likevel være med, velger du "
        "ja under Videreføres i arket Tiltak, eller flytter det tilbake fra arket Avsluttet.",
        "Delete the row, or take the number away where it stands with others. If the measure is to go on all the "
        "same, choose «ja» under Videreføres in the sheet Tiltak, or move it back from the sheet Avsluttet.",
    ),
)

MEMBER_UNKNOWN: Final = Kind(
    "SB-318",
    Severity.ERROR,
    says=Said(
        "«{name}» er medlem av {group}, men står ikke i arket Parter.{nearest}",
        "«{name}» is a member of {group}, but is not in the sheet Parter.{nearest}",
    ),
    fix=Said(
        "Legg til medlemmet som en egen rad i arket Parter, eller rett navnet.",
        "Add the member as a row of its own in the sheet Parter, or correct the name.",
    ),
)

TOTAL_ROW: Final = Kind(
    "SB-272",
    Severity.ERROR,
    says=Said(
        "Raden ser ut som en sumrad, og er ikke et tiltak{compared}.",
        "The row looks like a sum, and is no measure{compared}.",
    ),
    fix=Said("Slett den; Saksbygger summerer selv.", "Delete it; Saksbygger does the sums."),
)

SECTION_ROW: Final = Kind(
    "SB-273",
    Severity.ERROR,
    says=Said(
        "Raden har bare teksten «{text}», og ser ut som en overskrift mellom tiltakene.",
        "The row has the text «{text}» alone, and looks like a heading among the measures.",
    ),
    fix=Said(
        "Slett raden; virkemidlene ordner tiltakene. Er den et tiltak, fyller du ut resten av raden.",
        "Delete the row; the instruments order the measures. If it is a measure, fill in the rest of the row.",
    ),
)
