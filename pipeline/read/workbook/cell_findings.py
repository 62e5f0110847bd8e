"""What is said of the sheets, headings and cells of the workbook."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

SHEET_MISSING: Final = Kind(
    "SB-103",
    Severity.ERROR,
    says=Said("Arket «{sheet}» mangler.{nearest}", "The sheet «{sheet}» is missing.{nearest}"),
    fix=Said(
        "Gi arket navnet «{sheet}», eller hent det fra en ny sak (saksbygger new-case).",
        "Name the sheet «{sheet}», or take it from a new case (saksbygger new-case).",
    ),
)

HEADING_MISSING: Final = Kind(
    "SB-104",
    Severity.ERROR,
    says=Said(
        "Kolonnen eller linjen «{heading}» mangler.{nearest}",
        "The column or line «{heading}» is missing.{nearest}",
    ),
    fix=Said(
        "Skriv «{heading}» som overskrift i arket {sheet}.",
        "Write «{heading}» as a heading in the sheet {sheet}.",
    ),
)

HEADING_TWICE: Final = Kind(
    "SB-105",
    Severity.ERROR,
    says=Said("«{heading}» står to ganger i arket {sheet}.", "«{heading}» stands twice in the sheet {sheet}."),
    fix=Said("Fjern den ene, eller gi den et annet navn.", "Remove one of them, or give it another name."),
)

OWN_COLUMN: Final = Kind(
    "SB-106",
    Severity.NOTE,
    says=Said(
        "«{heading}» er ikke en del av skjemaet og blir ikke lest.{nearest}",
        "«{heading}» is not part of the form and is not read.{nearest}",
    ),
    fix=Said(
        "Er den din egen, er alt i orden. Ellers retter du navnet.",
        "If it is your own, all is well. If not, correct the name.",
    ),
)

VERSION_UNKNOWN: Final = Kind(
    "SB-107",
    Severity.ERROR,
    says=Said(
        "Arbeidsboken sier ikke hvilken skjemaversjon den har. Denne versjonen av Saksbygger leser skjemaversjon "
        "{expected}.",
        "The workbook does not say which form version it has. This version of Saksbygger reads form version "
        "{expected}.",
    ),
    fix=Said(
        "Skriv tallet ved siden av «{label}» i arket Les meg: det som sto der da saken ble laget, eller {expected} "
        "hvis overskriftene er som i en ny sak (saksbygger new-case).",
        "Write the number beside «{label}» in the sheet Les meg: the one that stood there when the case was made, or "
        "{expected} if the headings are those of a new case (saksbygger new-case).",
    ),
)

YEAR_DOES_NOT_FIT: Final = Kind(
    "SB-108",
    Severity.ERROR,
    says=Said(
        "Kolonnen «{heading}» passer ikke med årene i arket Sak ({years}), så beløpene i den ville ikke kommet med.",
        "The column «{heading}» does not fit the years in the sheet Sak ({years}), so the amounts in it would be left "
        "out.",
    ),
    fix=Said(
        "Rett Budsjettår eller Siste år i planperioden i arket Sak, eller gi kolonnen et annet navn.",
        "Correct Budsjettår or Siste år i planperioden in the sheet Sak, or give the column another name.",
    ),
)

FORMULA_UNSAVED: Final = Kind(
    "SB-109",
    Severity.ERROR,
    says=Said("Formelen har ikke noe lagret svar.", "The formula has no stored result."),
    fix=Said(
        "Åpne arbeidsboken i Excel, lagre den og prøv igjen.",
        "Open the workbook in Excel, save it and try again.",
    ),
)

ERROR_VALUE: Final = Kind(
    "SB-110",
    Severity.ERROR,
    says=Said("Cellen viser en feil fra Excel.", "The cell shows an error from Excel."),
    fix=Said("Rett formelen, eller skriv verdien.", "Correct the formula, or write the value."),
)

EXAMPLE_LEFT_OUT: Final = Kind(
    "SB-112",
    Severity.NOTE,
    says=Said(
        "Verdien er merket «(eksempel)» og holdes utenfor dokumentene.",
        "The value is marked «(eksempel)» and is kept out of the documents.",
    ),
    fix=Said(
        "Skriv den riktige verdien uten «(eksempel)» når du kjenner den.",
        "Write the right value without «(eksempel)» when you know it.",
    ),
)

EXAMPLE_NOT_REPLACED: Final = Kind(
    "SB-119",
    Severity.ERROR,
    says=Said("Cellen er ikke fylt ut: der står fremdeles et eksempel.", "The cell still has an example in it."),
    fix=Said("Skriv det som skal stå der, eller tøm cellen.", "Write what is to stand there, or empty the cell."),
)

TEXT_BECAME_DATE: Final = Kind(
    "SB-113",
    Severity.ERROR,
    says=Said("Excel har gjort teksten om til en dato ({text}).", "Excel has turned the text into a date ({text})."),
    fix=Said(
        "Gi cellen formatet Tekst, og skriv verdien på nytt.",
        "Give the cell the format Text, and write the value again.",
    ),
)

HIDDEN: Final = Kind(
    "SB-114",
    Severity.WARNING,
    says=Said("{what} er skjult, men blir lest.", "{what} is hidden, but is read."),
    fix=Said(
        "Vis den i Excel (marker, høyreklikk, Vis), og se over at den skal være med.",
        "Show it in Excel (select, right-click, Unhide), and see that it is to be included.",
    ),
)

MERGED: Final = Kind(
    "SB-115",
    Severity.WARNING,
    says=Said(
        "Cellene {cells} er slått sammen. Bare den øverste til venstre har en verdi.",
        "The cells {cells} are merged. Only the one at the top left has a value.",
    ),
    fix=Said(
        "Del opp cellene i Excel, og skriv verdien i hver av dem.",
        "Unmerge the cells in Excel, and write the value in each of them.",
    ),
)

FILTERED: Final = Kind(
    "SB-116",
    Severity.WARNING,
    says=Said(
        "Arket har et filter som skjuler rader. Alle radene blir lest.",
        "The sheet has a filter that hides rows. All the rows are read.",
    ),
    fix=Said(
        "Fjern filteret i Excel (fanen Data), så du ser det samme som Saksbygger.",
        "Remove the filter in Excel (the Data tab), so that you see what Saksbygger sees.",
    ),
)

ROW_ABOVE_HEADINGS: Final = Kind(
    "SB-117",
    Severity.ERROR,
    says=Said(
        "Rad {row} står over overskriftene, som er i rad {header}, og blir ikke lest.",
        "Row {row} stands above the headings, which are in row {header}, and is not read.",
    ),
    fix=Said(
        "Flytt overskriftene til den øverste raden. Er arket sortert, angrer du sorteringen, og merker bare radene "
        "under overskriftene før du sorterer igjen.",
        "Move the headings to the top row. If the sheet was sorted, undo that, and select only the rows below the "
        "headings before you sort again.",
    ),
)

HEADINGS_MISSING: Final = Kind(
    "SB-118",
    Severity.ERROR,
    says=Said("Arket {sheet} har ingen rad med overskrifter.", "The sheet {sheet} has no row of headings."),
    fix=Said(
        "Hent den øverste raden fra en ny sak (saksbygger new-case), og sett den inn øverst i arket.",
        "Take the top row from a new case (saksbygger new-case), and insert it at the top of the sheet.",
    ),
)

STRUCK: Final = Kind(
    "SB-160",
    Severity.ERROR,
    says=Said("{what} er strøket ut i Excel.", "{what} is struck out in Excel."),
    fix=Said(
        "Slett det som ikke gjelder, eller ta bort gjennomstrekingen.",
        "Delete what does not hold, or take away the strikethrough.",
    ),
    many=Said("{count} steder er strøket ut i Excel.", "{count} places are struck out in Excel."),
)

SHOWN_AS_NOTHING: Final = Kind(
    "SB-161",
    Severity.WARNING,
    says=Said(
        "Cellen ser tom ut i Excel, men «{text}» står der og blir lest.",
        "The cell looks blank in Excel, but «{text}» stands in it and is read.",
    ),
    fix=Said(
        "Gi teksten farge, og velg tallformatet Standard, eller slett innholdet.",
        "Give the text a colour, and choose the number format General, or delete the content.",
    ),
)

FORMAT_SHOWS_OTHER: Final = Kind(
    "SB-162",
    Severity.ERROR,
    says=Said(
        "Tallformatet «{number_format}» viser beløpet i noe annet enn hele kroner. Verdien er {text}.",
        "The number format «{number_format}» shows the amount in something else than whole kroner. The value is "
        "{text}.",
    ),
    fix=Said(
        "Velg Tall under Hjem › Tall, og skriv beløpet i hele kroner.",
        "Choose Number under Home › Number, and write the amount in whole kroner.",
    ),
)

AMOUNT_AS_DATE: Final = Kind(
    "SB-163",
    Severity.ERROR,
    says=Said(
        "Cellen har datoformat og viser «{text}», så tallet i den kan ikke leses.",
        "The cell has a date format and shows «{text}», so the number in it cannot be read.",
    ),
    fix=Said(
        "Velg Tall under Hjem › Tall, og se over at det er riktig tall som står der.",
        "Choose Number under Home › Number, and see that the right number stands there.",
    ),
)

FORMULA_STALE: Final = Kind(
    "SB-164",
    Severity.ERROR,
    says=Said(
        "Formelen «{formula}» blir {result}, men svaret som er lagret i filen, er {stored}.",
        "The formula «{formula}» comes to {result}, but the result that is stored in the file is {stored}.",
    ),
    fix=Said(
        "Åpne arbeidsboken i Excel, trykk F9 så alt blir regnet ut på nytt, og lagre.",
        "Open the workbook in Excel, press F9 so that everything is calculated anew, and save.",
    ),
)

FORMULAS_USED: Final = Kind(
    "SB-165",
    Severity.NOTE,
    says=Said(
        "Verdiene i disse cellene er svar på formler, slik de sist ble lagret: {cells}.",
        "The values of these cells are results of formulas, as they were last saved: {cells}.",
    ),
    fix=Said(
        "Er arbeidsboken lagret i Excel, er alt i orden. Ellers åpner og lagrer du den der.",
        "If the workbook was saved in Excel, all is well. If not, open and save it there.",
    ),
)

COMMENTS_STAY: Final = Kind(
    "SB-166",
    Severity.NOTE,
    says=Said(
        "Kommentarer i cellene blir ikke med i dokumentene: {cells}.",
        "Comments in cells do not come along into the documents: {cells}.",
    ),
    fix=Said(
        "Er noe i dem avgjort, retter du cellen eller skriver det i merknaden.",
        "If something in them is decided, correct the cell or write it in the note.",
    ),
)

UNIT_SAID: Final = Kind(
    "SB-168",
    Severity.ERROR,
    says=Said(
        "Arket sier «{text}», men beløpene blir lest i hele kroner.",
        "The sheet says «{text}», but the amounts are read in whole kroner.",
    ),
    fix=Said(
        "Skriv beløpene i hele kroner, og ta bort teksten.",
        "Write the amounts in whole kroner, and take the text away.",
    ),
)

NOT_OUR_WORKBOOK: Final = Kind(
    "SB-169",
    Severity.ERROR,
    says=Said("Dette er ikke arbeidsboken fra Saksbygger.", "This is not the workbook from Saksbygger."),
    fix=Said(
        "Lag en ny sak i en annen mappe (saksbygger new-case). Kopier tiltakene dine, og lim dem inn som verdier i "
        "arket {sheet} i arbeidsboken som ligger der, hver kolonne under overskriften den hører til. Bruk den "
        "arbeidsboken, og gi din egen et annet navn.",
        "Make a new case in another folder (saksbygger new-case). Copy your measures, and paste them as values into "
        "the sheet {sheet} of the workbook there, each column under the heading that it belongs to. Use that workbook, "
        "and give your own another name.",
    ),
)

CELL_BLANK: Final = Kind(
    "SB-202",
    Severity.ERROR,
    says=Said("{heading} er ikke fylt ut.", "{heading} is not filled in."),
    fix=Said("Fyll ut cellen. {guidance}", "Fill in the cell."),
)

NOT_WHOLE_KRONER: Final = Kind(
    "SB-205",
    Severity.ERROR,
    says=Said("«{text}» er ikke et beløp i hele kroner.", "«{text}» is not an amount in whole kroner."),
    fix=Said(
        "Skriv bare tallet, for eksempel 200000. Ord om beløpet hører hjemme i status og merknad.{proposal}",
        "Write the number only, for example 200000. Words about the amount belong in the status and the "
        "note.{proposal}",
    ),
)

AMOUNT_NEGATIVE: Final = Kind(
    "SB-279",
    Severity.ERROR,
    says=Said("Beløpet er negativt: «{text}».", "The amount is negative: «{text}»."),
    fix=Said(
        "Skriv et beløp på 0 kroner eller mer. Skal noe trekkes fra, retter du beløpet det trekkes fra.",
        "Write an amount of 0 kroner or more. If something is to be deducted, correct the amount that it is deducted "
        "from.",
    ),
)

NOT_A_CHOICE: Final = Kind(
    "SB-206",
    Severity.ERROR,
    says=Said(
        "«{text}» er ikke et av valgene for {heading}.{nearest}",
        "«{text}» is not one of the choices for {heading}.{nearest}",
    ),
    fix=Said("Velg ett av disse: {choices}.", "Choose one of these: {choices}."),
)

NOT_A_NUMBER: Final = Kind(
    "SB-217",
    Severity.ERROR,
    says=Said("«{text}» er ikke et helt tall for {heading}.", "«{text}» is not a whole number for {heading}."),
    fix=Said("Skriv bare tallet. {guidance}", "Write the number only."),
)

NOT_A_DATE: Final = Kind(
    "SB-218",
    Severity.ERROR,
    says=Said("«{text}» er ikke en dato.", "«{text}» is not a date."),
    fix=Said(
        "Skriv datoen med dag, måned og år, for eksempel 08.04.2021.",
        "Write the date with day, month and year, for example 08.04.2021.",
    ),
)

ASKED: Final = Kind(
    "SB-247",
    Severity.ERROR,
    says=Said("{heading} må avgjøres på nytt.", "{heading} has to be decided anew."),
    fix=Said(
        "{question} Velg det som gjelder nå, uten spørsmålstegn: {choices}.",
        "{question} Choose what holds now, without the question mark: {choices}.",
    ),
    many=Said("{count} celler må avgjøres på nytt.", "{count} cells have to be decided anew."),
)

LAYOUT_TOO_NEW: Final = Kind(
    "SB-323",
    Severity.ERROR,
    says=Said(
        "Arbeidsboken har skjemaversjon {version}. Denne versjonen av Saksbygger leser skjemaversjon {newest} og "
        "eldre.",
        "The workbook has form version {version}. This version of Saksbygger reads form version {newest} and older "
        "ones.",
    ),
    fix=Said(
        "Oppgrader Saksbygger til den versjonen som laget arbeidsboken.",
        "Upgrade Saksbygger to the version that made the workbook.",
    ),
)

LAYOUT_OLDER: Final = Kind(
    "SB-324",
    Severity.NOTE,
    says=Said(
        "Arbeidsboken har skjemaversjon {version} og leses slik den er. Skjemaversjon {newest} har disse i tillegg: "
        "{added}. Flyttet: {moved}.",
        "The workbook has form version {version} and is read as it is. Form version {newest} also has these: {added}. "
        "Moved: {moved}.",
    ),
    fix=Said(
        "Trenger du de nye overskriftene, lager du en ny sak og flytter innholdet dit. saksbygger new-year gjør det "
        "når planen rulleres.",
        "If you need the new headings, make a new case and move the content there. saksbygger new-year does that when "
        "the plan is rolled over.",
    ),
)

LEFT_OUT: Final = Kind(
    "SB-142",
    Severity.WARNING,
    says=Said(
        "«{heading}» kommer ikke med i dokumentene, fordi {why}.", "«{heading}» is left out of the documents: {why}."
    ),
    fix=Said("Tøm cellen, eller rett region.yaml.", "Empty the cell, or correct region.yaml."),
    many=Said(
        "{count} celler kommer ikke med i dokumentene etter region.yaml.",
        "{count} cells are left out of the documents by region.yaml.",
    ),
)
