"""What is said of a file that is not as it should be, before anything in it is read."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

FILE_MISSING: Final = Kind(
    "SB-101",
    Severity.ERROR,
    says=Said("Filen {file} mangler.", "The file {file} is missing."),
    fix=Said(
        "Legg filen i mappen, eller lag en ny sak med saksbygger new-case.",
        "Put the file in the folder, or make a new case with saksbygger new-case.",
    ),
)

FILE_UNREADABLE: Final = Kind(
    "SB-102",
    Severity.ERROR,
    says=Said("Filen {file} kan ikke leses: {why}.", "The file {file} cannot be read: {why}."),
    fix=Said(
        "Åpne filen i {program}, lagre den som {form} og prøv igjen.",
        "Open the file in {program}, save it as {form} and try again.",
    ),
)

FORBIDDEN_CHARACTER: Final = Kind(
    "SB-111",
    Severity.ERROR,
    says=Said(
        "Teksten har et usynlig tegn ({character}) som ikke kan stå i et dokument.",
        "The text has an invisible character ({character}) that cannot stand in a document.",
    ),
    fix=Said("Slett tegnet, eller skriv teksten på nytt.", "Delete the character, or write the text again."),
)

FILE_EMPTY: Final = Kind(
    "SB-121",
    Severity.ERROR,
    says=Said("Filen {file} er tom.", "The file {file} is empty."),
    fix=Said(
        "Hent filen fra en sikkerhetskopi. Finnes det ingen, lager du en ny med saksbygger new-case.",
        "Take the file from a backup. If there is none, make a new one with saksbygger new-case.",
    ),
)

NOT_A_FILE: Final = Kind(
    "SB-122",
    Severity.ERROR,
    says=Said("{file} er en mappe, ikke en fil.", "{file} is a folder, not a file."),
    fix=Said(
        "Gi mappen et annet navn, og legg filen {file} der den lå.",
        "Give the folder another name, and put the file {file} where it was.",
    ),
)

FILE_LOCKED: Final = Kind(
    "SB-123",
    Severity.ERROR,
    says=Said(
        "Filen {file} kan ikke åpnes: Den er åpen i et annet program, eller du har ikke tilgang til den.",
        "The file {file} cannot be opened: It is open in another program, or you have no access to it.",
    ),
    fix=Said(
        "Lukk filen der den er åpen, og prøv igjen. Ligger den i OneDrive eller på en nettverksdisk, må den være "
        "lastet ned.",
        "Close the file where it is open, and try again. If it is in OneDrive or on a network disk, it must be "
        "downloaded.",
    ),
)

FILE_ENCRYPTED: Final = Kind(
    "SB-124",
    Severity.ERROR,
    says=Said("Filen {file} er låst med passord.", "The file {file} is locked with a password."),
    fix=Said(
        "Åpne den i {program} med passordet, velg Fil, Informasjon og Krypter med passord, tøm feltet og lagre.",
        "Open it in {program} with the password, choose File, Info and Encrypt with Password, empty the field and "
        "save.",
    ),
)

OTHER_FORMAT: Final = Kind(
    "SB-125",
    Severity.ERROR,
    says=Said(
        "Filen {file} er ikke lagret som {form}, men som {what}.",
        "The file {file} is not saved as {form}, but as {what}.",
    ),
    fix=Said(
        "Gi filen endelsen {ending}, åpne den i {program}, velg Lagre som og {form}, og kall den {file}.",
        "Give the file the ending {ending}, open it in {program}, choose Save As and {form}, and call it {file}.",
    ),
)

OTHER_KIND: Final = Kind(
    "SB-126",
    Severity.ERROR,
    says=Said(
        "Filen {file} skal være av typen {form}, men er {what}.",
        "The file {file} should be of the type {form}, but is {what}.",
    ),
    fix=Said(
        "Finn den riktige filen, åpne den i {program}, velg Lagre som og {form}, og kall den {file}.",
        "Find the right file, open it in {program}, choose Save As and {form}, and call it {file}.",
    ),
)

STRICT_FORMAT: Final = Kind(
    "SB-127",
    Severity.ERROR,
    says=Said(
        "Filen {file} er lagret i formatet Strict Open XML.",
        "The file {file} is saved in the format Strict Open XML.",
    ),
    fix=Said(
        "Åpne den i {program}, velg Lagre som og {form}, ikke typen som har «Strict» i navnet.",
        "Open it in {program}, choose Save As and {form}, not the type with «Strict» in its name.",
    ),
)

CUT_SHORT: Final = Kind(
    "SB-128",
    Severity.ERROR,
    says=Said("Filen {file} er kuttet av eller skadet.", "The file {file} is cut short or damaged."),
    fix=Said(
        "Hent den på nytt der den kom fra, eller åpne den i {program}, som ofte kan reparere den, og velg Lagre som "
        "og {form}.",
        "Fetch it again from where it came, or open it in {program}, which often can repair it, and choose Save As "
        "and {form}.",
    ),
)

PART_MISSING: Final = Kind(
    "SB-129",
    Severity.ERROR,
    says=Said(
        "Filen {file} er skadet: Delen {part} mangler.",
        "The file {file} is damaged: The part {part} is missing.",
    ),
    fix=Said(
        "Åpne den i {program}, som ofte kan reparere den, og velg Lagre som og {form}. Ellers henter du en eldre "
        "utgave.",
        "Open it in {program}, which often can repair it, and choose Save As and {form}. Failing that, find an "
        "earlier version.",
    ),
)

PART_DAMAGED: Final = Kind(
    "SB-130",
    Severity.ERROR,
    says=Said(
        "Filen {file} er skadet: Delen {part} kan ikke leses.",
        "The file {file} is damaged: The part {part} cannot be read.",
    ),
    fix=Said(
        "Åpne den i {program}, som ofte kan reparere den, og velg Lagre som og {form}. Ellers henter du en eldre "
        "utgave.",
        "Open it in {program}, which often can repair it, and choose Save As and {form}. Failing that, find an "
        "earlier version.",
    ),
)

PART_TWICE: Final = Kind(
    "SB-131",
    Severity.ERROR,
    says=Said(
        "Filen {file} har to deler med navnet {part}, så det er uvisst hvilken som gjelder.",
        "The file {file} has two parts with the name {part}, so nobody knows which of them counts.",
    ),
    fix=Said(
        "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg "
        "Lagre som og {form}.",
        "Do not trust the file until you know who made it. Then open it in {program}, look through the content, and "
        "choose Save As and {form}.",
    ),
)

UNSAFE_ENTRY: Final = Kind(
    "SB-132",
    Severity.ERROR,
    says=Said(
        "Filen {file} har en del som peker ut av filen: {part}. Slikt lager verken Excel eller Word.",
        "The file {file} has a part that points out of the file: {part}. Neither Excel nor Word makes such a thing.",
    ),
    fix=Said(
        "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg "
        "Lagre som og {form}.",
        "Do not trust the file until you know who made it. Then open it in {program}, look through the content, and "
        "choose Save As and {form}.",
    ),
)

HAS_DOCTYPE: Final = Kind(
    "SB-133",
    Severity.ERROR,
    says=Said(
        "Filen {file} har en dokumenttype (DTD) i delen {part}. Den kan hente inn andre filer, og lages verken av "
        "Excel eller Word.",
        "The file {file} has a document type (DTD) in the part {part}. It can bring in other files, and neither Excel "
        "nor Word makes one.",
    ),
    fix=Said(
        "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg "
        "Lagre som og {form}.",
        "Do not trust the file until you know who made it. Then open it in {program}, look through the content, and "
        "choose Save As and {form}.",
    ),
)

UNPACKS_TOO_LARGE: Final = Kind(
    "SB-134",
    Severity.ERROR,
    says=Said(
        "Filen {file} blir altfor stor når den pakkes ut ({part}).",
        "The file {file} becomes far too large when it is unpacked ({part}).",
    ),
    fix=Said(
        "Se etter at det er riktig fil. Er den det, åpner du den i {program}, fjerner bilder og annet som ikke "
        "trengs, og velger Lagre som og {form}.",
        "See that it is the right file. If it is, open it in {program}, remove pictures and whatever else is not "
        "needed, and choose Save As and {form}.",
    ),
)

FILE_TOO_LARGE: Final = Kind(
    "SB-135",
    Severity.ERROR,
    says=Said("Filen {file} er større enn {most}.", "The file {file} is larger than {most}."),
    fix=Said(
        "Se etter at det er riktig fil. Er den det, fjerner du det som ikke trengs, og lagrer den på nytt.",
        "See that it is the right file. If it is, remove what is not needed, and save it again.",
    ),
)

TOO_MUCH_INSIDE: Final = Kind(
    "SB-136",
    Severity.ERROR,
    says=Said(
        "Filen {file} har for mye innhold til å leses. Det meste er i {part}.",
        "The file {file} has too much content to be read. Most of it is in {part}.",
    ),
    fix=Said(
        "Åpne den i {program}, og slett tomme rader og kolonner med format, lange lister og annet som ikke hører til "
        "saken. Velg så Lagre som og {form}.",
        "Open it in {program}, and delete empty rows and columns that have a format, long lists and whatever else "
        "does not belong to the case. Then choose Save As and {form}.",
    ),
)

CELL_FAR_AWAY: Final = Kind(
    "SB-137",
    Severity.ERROR,
    says=Said(
        "Cellen {cell} har innhold langt utenfor tabellen i arket {sheet}.",
        "The cell {cell} has content far outside the table in the sheet {sheet}.",
    ),
    fix=Said(
        "Slett innholdet i cellen, eller flytt det nærmere tabellen.",
        "Delete the content of the cell, or move it nearer to the table.",
    ),
)

MACROS_NOT_RUN: Final = Kind(
    "SB-138",
    Severity.WARNING,
    says=Said(
        "Filen {file} har makroer. Saksbygger kjører dem aldri, og leser det som sist ble lagret.",
        "The file {file} has macros. Saksbygger never runs them, and reads what was last saved.",
    ),
    fix=Said(
        "Se over at innholdet er riktig. Trengs ikke makroene, åpner du filen i {program} og velger Lagre som og "
        "{form}.",
        "See that the content is right. If the macros are not needed, open the file in {program} and choose Save As "
        "and {form}.",
    ),
)

LINKED_OUTSIDE: Final = Kind(
    "SB-139",
    Severity.WARNING,
    says=Said(
        "Filen {file} henter innhold utenfra eller har innsatte objekter. Saksbygger leser bare cellene slik de sist "
        "ble lagret.",
        "The file {file} fetches content from outside, or has embedded objects. Saksbygger reads only the cells, as "
        "they were last saved.",
    ),
    fix=Said(
        "Se over at tallene er de nyeste. Trengs ikke koblingen, bryter du den i Excel (Data, Rediger koblinger eller "
        "Spørringer og tilkoblinger) og lagrer.",
        "See that the numbers are the newest. If the link is not needed, break it in Excel (Data, Edit Links or "
        "Queries & Connections) and save.",
    ),
)

TEMPLATE_REACHES_OUT: Final = Kind(
    "SB-140",
    Severity.ERROR,
    says=Said(
        "Malen {file} henter innhold utenfra, og det ville alle dokumentene også gjøre.",
        "The template {file} fetches content from outside, and so would all the documents.",
    ),
    fix=Said(
        "Åpne malen i Word og fjern koblingen: en tilknyttet mal (Utvikler, Dokumentmal) eller et koblet bilde, felt "
        "eller objekt. Lagre malen.",
        "Open the template in Word and remove the link: an attached template (Developer, Document Template) or a "
        "linked picture, field or object. Save the template.",
    ),
)

TEMPLATE_HAS_PROGRAM: Final = Kind(
    "SB-141",
    Severity.ERROR,
    says=Said(
        "Malen {file} har makroer eller innsatte objekter, og det ville alle dokumentene også ha.",
        "The template {file} has macros or embedded objects, and so would all the documents.",
    ),
    fix=Said(
        "Åpne malen i Word, slett objektene, og velg Lagre som og {form}. Da blir makroene borte.",
        "Open the template in Word, delete the objects, and choose Save As and {form}. That removes the macros.",
    ),
)
