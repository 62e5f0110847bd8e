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

TABLE_UNEVEN: Final = Kind(
    "SB-464",
    Severity.ERROR,
    says=Said(
        "Raden har celler som er slått sammen eller delt, eller ikke like mange celler som den første.",
        "The row has cells that are merged or split, or not as many cells as the first.",
    ),
    fix=Said(
        "Merk cellene i Word, velg Oppsett og Del celler, og la hver rad ha én celle i hver kolonne.",
        "Select the cells in Word, choose Layout and Split Cells, and let each row have one cell in each column.",
    ),
)

TABLE_WITHOUT_HEADINGS: Final = Kind(
    "SB-465",
    Severity.ERROR,
    says=Said(
        "Tabellen må ha én rad med overskrifter over de andre radene, og har {count}.",
        "The table must have one row of headings above the other rows, and has {count}.",
    ),
    fix=Said(
        "Skriv hva hver kolonne er i den første raden, merk den, og velg Oppsett og Gjenta overskriftsrader. Er det "
        "ikke en tabell, skriver du innholdet som vanlig tekst.",
        "Write what each column is in the first row, select it, and choose Layout and Repeat Header Rows. If it is no "
        "table, write the content as ordinary text.",
    ),
)

COLUMN_WITHOUT_HEADING: Final = Kind(
    "SB-466",
    Severity.ERROR,
    says=Said("Kolonne {number} i tabellen har ingen overskrift.", "Column {number} of the table has no heading."),
    fix=Said(
        "Skriv i den første raden hva som står i kolonnen, så en skjermleser kan si det.",
        "Write in the first row what the column has, so that a screen reader can say it.",
    ),
)

TABLE_TOO_LARGE: Final = Kind(
    "SB-467",
    Severity.ERROR,
    says=Said(
        "Tabellen har {count} {what}. Dokumentene har plass til {most}.",
        "The table has {count} {what}. The documents have room for {most}.",
    ),
    fix=Said(
        "Del den i flere tabeller, eller legg den ved.",
        "Divide it into several tables, or attach it.",
    ),
)

TABLE_TEXT_LEFT_OUT: Final = Kind(
    "SB-472",
    Severity.NOTE,
    says=Said(
        "Den alternative teksten til tabellen kommer ikke med i dokumentene: «{text}».",
        "The alternative text of the table is left out of the documents: «{text}».",
    ),
    fix=Said(
        "En skjermleser leser tabellen rad for rad, med overskriftene. Skal alle lese teksten, skriver du den over "
        "tabellen.",
        "A screen reader reads the table row by row, with its headings. If all are to read the text, write it above "
        "the table.",
    ),
)

PICTURE_NOT_DESCRIBED: Final = Kind(
    "SB-468",
    Severity.ERROR,
    says=Said(
        "Bildet mangler en beskrivelse for dem som ikke ser det, eller den er for lang eller bare gjettet av Word.",
        "The picture has no description for those who do not see it, or one that is too long or only Word's guess.",
    ),
    fix=Said(
        "Høyreklikk på bildet i Word, velg Vis alternativ tekst, og skriv hva det viser, med høyst {most} tegn. Er det "
        "bare pynt, krysser du av for det der.",
        "Right-click the picture in Word, choose View Alt Text, and write what it shows, in at most {most} characters. "
        "If it only decorates, tick that there.",
    ),
)

PICTURE_UNUSABLE: Final = Kind(
    "SB-469",
    Severity.ERROR,
    says=Said(
        "Bildet kan ikke tas med i dokumentene: {why}.", "The picture cannot be carried over to the documents: {why}."
    ),
    fix=Said(
        "Lagre bildet som PNG i et bildeprogram, og sett det inn på nytt fra filen. Du kan også legge det ved.",
        "Save the picture as PNG in an image program, and insert it anew from the file. You can also attach it.",
    ),
)

PICTURE_PLACED: Final = Kind(
    "SB-470",
    Severity.ERROR,
    says=Said(
        "Bildet ligger fritt på siden, ved siden av eller over teksten.",
        "The picture lies free on the page, beside the text or on it.",
    ),
    fix=Said(
        "Velg bildet i Word, og velg Figuroppsett og På linje med teksten.",
        "Select the picture in Word, and choose Layout Options and In Line with Text.",
    ),
)

PICTURE_CHANGED: Final = Kind(
    "SB-471",
    Severity.ERROR,
    says=Said(
        "Bildet er {how} i Word, og ville kommet ut som det var før det.",
        "The picture is {how} in Word, and would come out as it was before that.",
    ),
    fix=Said(
        "Endre det i et bildeprogram i stedet, og sett det inn på nytt. Det som er beskåret bort i Word, ligger "
        "fremdeles i filen.",
        "Change it in an image program instead, and insert it anew. What Word has cropped away is still in the file.",
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
