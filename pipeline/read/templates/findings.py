"""What is said of a template that is not there, and of the tags in it as they are typed."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Said, Severity

TEMPLATE_MISSING: Final = Kind(
    "SB-501",
    Severity.ERROR,
    says=Said("Malen {file} finnes ikke.", "The template {file} does not exist."),
    fix=Said(
        "Legg den i mappen templates, eller fjern den mappen, så brukes malene som følger med.",
        "Put it in the folder templates, or remove that folder, and the templates that come with the program are used.",
    ),
)

TAG_SPLIT: Final = Kind(
    "SB-511",
    Severity.ERROR,
    says=Said(
        "Merket {tag} er delt av noe som ikke synes, for eksempel halvparten av en lenke.",
        "The tag {tag} is split by something that is not seen, for example half of a link.",
    ),
    fix=Said("Slett hele merket, og skriv det på nytt i ett.", "Delete the whole tag, and write it anew in one go."),
)

WRONG_QUOTES: Final = Kind(
    "SB-512",
    Severity.ERROR,
    says=Said("Merket {tag} har anførselstegn som ikke er rette.", "The tag {tag} has quotes that are not straight."),
    fix=Said(
        'Bruk " i merker. Bytter Word ut tegnet mens du skriver, får du det tilbake med Ctrl+Z.',
        'Use " in tags. If Word replaces the character while you type, Ctrl+Z brings it back.',
    ),
)

TAG_ODD: Final = Kind(
    "SB-513",
    Severity.WARNING,
    says=Said("Merket {tag} kan fylles ut, men {why}.", "The tag {tag} can be filled in, but {why}."),
    fix=Said("Slett merket, og skriv det på nytt i ett.", "Delete the tag, and write it anew in one go."),
)

TEXT_VANISHES: Final = Kind(
    "SB-514",
    Severity.WARNING,
    says=Said(
        "Teksten «{text}» blir borte sammen med merket {tag}.",
        "The text «{text}» vanishes together with the tag {tag}.",
    ),
    fix=Said(
        "Sett merket i et avsnitt, en rad eller en celle for seg selv.",
        "Put the tag in a paragraph, a row or a cell of its own.",
    ),
)
