"""What is said of a template that is not there, and of the tags in it as they are typed."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

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

SCAFFOLDING_TAKEN: Final = Kind(
    "SB-521",
    Severity.NOTE,
    says=Said(
        "Dette i malen blir ikke med i dokumentene: {what}.", "This in the template does not go into documents: {what}."
    ),
    fix=Said(
        "Du trenger ikke gjøre noe. Vil du slippe notatet, fjern det i Word.",
        "You need not do anything. To be rid of the note, remove it in Word.",
    ),
)

TRACKED_CHANGE: Final = Kind(
    "SB-522",
    Severity.ERROR,
    says=Said("Malen har en sporet endring: {what}.", "The template has a tracked change: {what}."),
    fix=Said(
        "Godta eller forkast endringene i Word (Se gjennom), og lagre malen.",
        "Accept or reject the changes in Word (Review), and save the template.",
    ),
)

FIELD_LIVE: Final = Kind(
    "SB-523",
    Severity.ERROR,
    says=Said(
        "Feltet {field} i malen viser det Word regner ut, ikke det saken sier.",
        "The field {field} in the template shows what Word works out, not what the case says.",
    ),
    fix=Said(
        "Slett feltet i Word, og skriv teksten eller et merke, for eksempel {{{{ tittel }}}}. Sidetall kan stå.",
        "Delete the field in Word, and write the text or a tag, for example {{{{ tittel }}}}. Page numbers may stand.",
    ),
)

LEFT_TO_FILL_IN: Final = Kind(
    "SB-524",
    Severity.ERROR,
    says=Said(
        "«{text}» i malen ser ut som noe som skulle vært fylt ut.",
        "«{text}» in the template looks like something that was to be filled in.",
    ),
    fix=Said(
        "Skriv det som skal stå i alle dokumentene, sett inn et merke, eller slett det.",
        "Write what is to stand in all the documents, put in a tag, or delete it.",
    ),
)

NOT_DESCRIBED: Final = Kind(
    "SB-528",
    Severity.WARNING,
    says=Said(
        "{what} i malen har ingen tekst for den som ikke ser: En skjermleser kan ikke si hva det er.",
        "{what} in the template has no text for those who do not see it: A screen reader cannot say what it is.",
    ),
    fix=Said(
        "Skriv teksten i Word, eller et merke: for et bilde under Vis alternativ tekst, for en tabell under "
        "Tabellegenskaper, Alternativ tekst. Er bildet bare pynt, merk det som dekorativt.",
        "Write the text in Word, or a tag: of a picture under View Alt Text, of a table under Table Properties, Alt "
        "Text. If the picture is decoration only, mark it as decorative.",
    ),
)
