"""What is said of text in Word that cannot be read as it stands."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

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

LINK_LEFT_OUT: Final = Kind(
    "SB-445",
    Severity.WARNING,
    says=Said(
        "Lenken fra «{text}» er ikke tatt med. Bare lenker til nettsider (http og https) og e-post (mailto) blir det.",
        "The link of «{text}» is left out. Only links to web pages (http and https) and e-mail (mailto) come along.",
    ),
    fix=Said(
        "Teksten står som den er. Fjern lenken i Word, eller la den gå til en nettside uten brukernavn i adressen.",
        "The text stays as it is. Remove the link in Word, or let it lead to a web page, with no user name in it.",
    ),
)

CONTENTS_LEFT_OUT: Final = Kind(
    "SB-453",
    Severity.NOTE,
    says=Said(
        "Innholdsfortegnelsen fra Word kommer ikke med i dokumentene.",
        "Word's table of contents is left out of the documents.",
    ),
    fix=Said("Du kan la den stå, eller slette den.", "You can leave it, or delete it."),
)

COMMENT_LEFT_OUT: Final = Kind(
    "SB-454",
    Severity.NOTE,
    says=Said(
        "Det er en kommentar her, som ikke blir med i dokumentene: «{text}».",
        "There is a comment here, which is left out of the documents: «{text}».",
    ),
    fix=Said(
        "Se om den er tatt hensyn til. Du kan la den stå, eller slette den.",
        "See whether it has been dealt with. You can leave it, or delete it.",
    ),
    many=Said(
        "Det er {count} kommentarer i teksten. De blir ikke med i dokumentene.",
        "There are {count} comments in the text. They are left out of the documents.",
    ),
)

MARGIN_LEFT_OUT: Final = Kind(
    "SB-455",
    Severity.NOTE,
    says=Said(
        "«{text}» står i {where} og kommer ikke med i dokumentene.",
        "«{text}» stands in the {where} and is left out of the documents.",
    ),
    fix=Said(
        "Flytt det som skal med, inn under en overskrift. Ellers kan du la det stå.",
        "Move what is to be carried over to under a heading. Else you can leave it.",
    ),
)
