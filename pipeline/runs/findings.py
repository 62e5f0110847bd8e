"""What is said of what a command was asked for, of the templates, and of the PDF."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

FOLDER_IS_OTHER_YEAR: Final = Kind(
    "SB-316",
    Severity.WARNING,
    says=Said(
        "Mappen heter {folder}, men budsjettåret i arket Sak er {year}.",
        "The folder is called {folder}, but the budget year in the sheet Sak is {year}.",
    ),
    fix=Said("Se over at det er riktig sak.", "See that it is the right case."),
)

DECISION_NEEDED: Final = Kind(
    "SB-337",
    Severity.ERROR,
    says=Said(
        "Hva vedtok rådet? Arket Vedtak i {folder} er tomt.",
        "What did the council decide? The sheet Vedtak in {folder} is empty.",
    ),
    fix=Said(
        "Fyll ut arket Vedtak: organ, dato og som foreslått, eller én rad for hvert beløp rådet endret. Med "
        "--uten-vedtak bygger den nye planen på forslaget, og alle dokumentene med beløp fra i fjor sier det.",
        "Fill in the sheet Vedtak: organ, date, outcome, with a row for each amount that the council changed. With "
        "--uten-vedtak the new plan is built on the proposal, as all the documents with last year's amounts then say.",
    ),
)

OWN_TEMPLATE_MISSING: Final = Kind(
    "SB-607",
    Severity.ERROR,
    says=Said("Malen {file} finnes ikke.", "The template {file} does not exist."),
    fix=Said(
        "Legg den i mappen templates ved siden av input, rett filnavnet, eller fjern linjen. Uten den brukes den "
        "felles malen.",
        "Put it in the folder templates beside input, correct the file name, or remove the line. Without it the "
        "common template is used.",
    ),
)

TEMPLATE_NOT_USED: Final = Kind(
    "SB-608",
    Severity.NOTE,
    says=Said(
        "Filen {file} i mappen templates brukes ikke.{nearest}",
        "The file {file} in the folder templates is not used.{nearest}",
    ),
    fix=Said(
        "Rett filnavnet, eller skriv det bak mal: hos en kommune i region.yaml. Skal filen ikke brukes, er det greit.",
        "Correct the file name, or write it after mal: at a municipality in region.yaml. If the file is not meant to "
        "be used, all is well.",
    ),
)

ONLY_UNKNOWN: Final = Kind(
    "SB-905",
    Severity.ERROR,
    says=Said("«{name}» er ingen mappe i saken.{nearest}", "«{name}» is no folder of the case.{nearest}"),
    fix=Said("Bruk --only med en av disse: {known}.", "Use --only with one of these: {known}."),
)

PDF_LEFT_OUT: Final = Kind(
    "SB-910",
    Severity.NOTE,
    says=Said("Det er ikke laget PDF: {why}. {remedy}.", "No PDF is made: {why}. {remedy}."),
    fix=Said(
        "Med --no-pdf blir det heller ikke laget PDF, og denne merknaden kommer ikke.",
        "With --no-pdf no PDF is made either, and this note does not come.",
    ),
)

PDF_CANNOT_BE_MADE: Final = Kind(
    "SB-911",
    Severity.ERROR,
    says=Said("PDF kan ikke lages: {why}.", "PDF cannot be made: {why}."),
    fix=Said(
        "{remedy}. Uten --pdf blir Word-dokumentene og arbeidsboken laget likevel.",
        "{remedy}. Without --pdf the Word documents and the workbook are made all the same.",
    ),
)

PDF_NOT_MADE: Final = Kind(
    "SB-912",
    Severity.ERROR,
    says=Said("{file} har ikke fått PDF: {why}.", "{file} has got no PDF: {why}."),
    fix=Said(
        "Kjør byggingen en gang til. Går det ikke da heller, åpner du dokumentet i LibreOffice og ser etter. Alt "
        "annet er laget.",
        "Build once more. If that does not help, open the document in LibreOffice and have a look. Everything else is "
        "made.",
    ),
)

PDF_LACKS: Final = Kind(
    "SB-913",
    Severity.WARNING,
    says=Said(
        "{file} er laget, men er ikke både PDF/A-2a og PDF/UA-1, som arkiv og universell utforming krever: {what}.",
        "{file} is made, but is not both PDF/A-2a and PDF/UA-1, which archive and accessibility require: {what}.",
    ),
    fix=Said("Rett det i malen eller i dokumentet.", "Mend it in the template or in the document."),
)

LEFT_OUT_OF_PAGE: Final = Kind(
    "SB-914",
    Severity.NOTE,
    says=Said(
        "Malen {file} har egen tekst, som ikke er med på nettsidene.",
        "The template {file} has text of its own, which is not on the web pages.",
    ),
    fix=Said(
        "Skal teksten være med, skriver du den i tekster.docx eller i ordlyden. Ellers er det greit.",
        "If the text is to be there, write it in tekster.docx or in the wording. Otherwise all is well.",
    ),
)

POINT_UNKNOWN: Final = Kind(
    "SB-283",
    Severity.ERROR,
    says=Said(
        "Forslaget har ikke noe punkt {number}. Det har punktene 1–{last}.",
        "The proposal has no point {number}. It has the points 1–{last}.",
    ),
    fix=Said(
        "Skriv nummeret punktet har i saken som gikk til rådet.",
        "Write the number that the point has in the case that went to the council.",
    ),
)

NOT_SAID: Final = Kind(
    "SB-920",
    Severity.ERROR,
    says=Said("{what} mangler.", "{what} is missing."),
    fix=Said("{remedy}.", "{remedy}."),
)

CANNOT_BE_SAID: Final = Kind(
    "SB-921",
    Severity.ERROR,
    says=Said("{what} kan ikke være «{value}»: {why}.", "{what} cannot be «{value}»: {why}."),
    fix=Said("{remedy}.", "{remedy}."),
)

REGION_IS_SET_UP: Final = Kind(
    "SB-922",
    Severity.ERROR,
    says=Said(
        "{file} finnes allerede i {folder}, og der står navnet på rådet og kommunene.",
        "{file} is already there in {folder}, and has the names of the council and the municipalities.",
    ),
    fix=Said(
        "Lag saken uten å si navnene: da kommer de fra filen. Er noe i den feil, retter du det der.",
        "Make the case without saying the names: they then come from the file. If something in it is wrong, correct it "
        "there.",
    ),
)

PROGRAM_MISSING: Final = Kind(
    "SB-931",
    Severity.ERROR,
    says=Said("Programmet {file} finnes ikke i {folder}.", "There is no program {file} in {folder}."),
    fix=Said(
        "Installer Saksbygger en gang til, og prøv igjen. Installasjonen er ikke hel.",
        "Install Saksbygger once more, and try again. The installation is not whole.",
    ),
)

NAME_NOT_RECEIVED: Final = Kind(
    "SB-932",
    Severity.ERROR,
    says=Said("{file} kan ikke tas imot som en fil i saken.", "{file} cannot be received as a file of the case."),
    fix=Said("Velg et av disse navnene: {known}.", "Choose one of these names: {known}."),
)
