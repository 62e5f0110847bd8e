"""What is said of a finished file that is not as it should be. The edition is not put in place."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

_KEPT: Final = Said("Ingenting i mappen er byttet ut. ", "Nothing in the folder is replaced. ")
_TELL: Final = Said(
    "send funn.json til den som har ansvaret for programmet.", "send funn.json to whoever looks after the program."
)
_ONCE_MORE: Final = Said(
    f"{_KEPT.norwegian}Bygg en gang til. Kommer det igjen, er feilen i Saksbygger: {_TELL.norwegian}",
    f"{_KEPT.english}Build once more. If it comes again, the fault is in Saksbygger: {_TELL.english}",
)

CANNOT_BE_PROVEN: Final = Kind(
    "SB-951",
    Severity.ERROR,
    says=Said("{file} kan ikke åpnes igjen slik den ble skrevet.", "{file} cannot be opened again as it was written."),
    fix=Said(
        f"{_ONCE_MORE.norwegian} Se først etter om et virusvern eller en synkronisering rører mappen.",
        f"{_ONCE_MORE.english} See first whether a virus scanner or a synchronisation touches the folder.",
    ),
)

LEFT_BEHIND: Final = Kind(
    "SB-952",
    Severity.ERROR,
    says=Said(
        "Det står igjen noe som ikke hører hjemme i et ferdig dokument.",
        "Something is left that does not belong in a finished document.",
    ),
    fix=Said(
        f"Står det i teksten eller i en mal dere har laget selv, retter du det der. {_ONCE_MORE.norwegian}",
        f"If it stands in the text or in a template of your own, correct it there. {_ONCE_MORE.english}",
    ),
)

WORDS_CHANGED: Final = Kind(
    "SB-953",
    Severity.ERROR,
    says=Said("Dokumentet skal si dette her: «{said}».", "The document is to say this here: «{said}»."),
    fix=_ONCE_MORE,
)

SUM_WRONG: Final = Kind(
    "SB-954",
    Severity.ERROR,
    says=Said(
        "Summen er en annen enn den tallene i kolonnen gir, {comes_to}.",
        "The sum is another than what the numbers of the column come to, {comes_to}.",
    ),
    fix=_ONCE_MORE,
)

NUMBERS_OF_CHART: Final = Kind(
    "SB-955",
    Severity.ERROR,
    says=Said(
        "Diagrammet er ikke tegnet av beløpene det skal vise: «{chart}».",
        "The chart is not drawn from the amounts that it is to show: «{chart}».",
    ),
    fix=_ONCE_MORE,
)

CELL_CHANGED: Final = Kind(
    "SB-956",
    Severity.ERROR,
    says=Said("Det skal stå noe annet her: {said}.", "Something else is to stand here: {said}."),
    fix=_ONCE_MORE,
)

RESULT_WRONG: Final = Kind(
    "SB-957",
    Severity.ERROR,
    says=Said(
        "Resultatet som er lagret, er ikke det formelen {formula} gir, {result}.",
        "The result that is stored is not what the formula {formula} gives, {result}.",
    ),
    fix=_ONCE_MORE,
)

TOTAL_DIFFERS: Final = Kind(
    "SB-958",
    Severity.ERROR,
    says=Said(
        "Summen er en annen enn i {document}, der det står {said}.",
        "The sum is another than in {document}, which has {said}.",
    ),
    fix=_ONCE_MORE,
)

PDF_DIFFERS: Final = Kind(
    "SB-959",
    Severity.ERROR,
    says=Said(
        "Teksten på side {page} er en annen enn i Word-dokumentet.",
        "The text on page {page} is another than in the Word document.",
    ),
    fix=Said(
        f"{_KEPT.norwegian}Bygg en gang til. Kommer det igjen: Bygg med --no-pdf, og {_TELL.norwegian}",
        f"{_KEPT.english}Build once more. If it comes again, build with --no-pdf, and {_TELL.english}",
    ),
)

NUMBER_OF_NOBODY: Final = Kind(
    "SB-960",
    Severity.ERROR,
    says=Said(
        "Tallet {number} er verken fra en celle, en tekst som er lest, eller ordlyden.",
        "The number {number} is neither from a cell, nor from a text that was read, nor from the wording.",
    ),
    fix=Said(
        f"{_KEPT.norwegian}Har dere en egen mal som setter tallet inn i et felt, skriver du det utenfor klammene. "
        f"Ellers er feilen i Saksbygger: {_TELL.norwegian}",
        f"{_KEPT.english}If a template of your own puts the number into a field, write it outside the braces. "
        f"Otherwise the fault is in Saksbygger: {_TELL.english}",
    ),
)
