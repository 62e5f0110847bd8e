"""Every finding the program can make. A code never changes its meaning; a new meaning gets a new code.

SB-1xx files and layout · SB-2xx measures and amounts · SB-3xx the case · SB-4xx prose · SB-5xx templates and wording ·
SB-6xx region.yaml · SB-7xx notes to the officer · SB-9xx the output folder
"""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings import Kind, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# fmt: off
# --- files and layout ---------------------------------------------------------------------------------

FILE_MISSING: Final = Kind("SB-101", ERROR, "Filen {file} mangler.", "Legg filen i mappen, eller lag en ny sak med saksbygger new-case.")
FILE_UNREADABLE: Final = Kind("SB-102", ERROR, "Filen {file} kan ikke leses: {why}.", "Åpne filen i {program}, lagre den som {form} og prøv igjen.")
SHEET_MISSING: Final = Kind("SB-103", ERROR, "Arket «{sheet}» mangler.{nearest}", "Gi arket navnet «{sheet}», eller hent det fra en ny sak (saksbygger new-case).")
HEADING_MISSING: Final = Kind("SB-104", ERROR, "Kolonnen eller linjen «{heading}» mangler.{nearest}", "Skriv «{heading}» som overskrift i arket {sheet}.")
HEADING_TWICE: Final = Kind("SB-105", ERROR, "«{heading}» står to ganger i arket {sheet}.", "Fjern den ene, eller gi den et annet navn.")
OWN_COLUMN: Final = Kind("SB-106", NOTE, "«{heading}» er ikke en del av skjemaet og blir ikke lest.{nearest}", "Er den din egen, er alt i orden. Ellers retter du navnet.")
VERSION_UNKNOWN: Final = Kind("SB-107", ERROR, "Arbeidsboken sier ikke hvilken skjemaversjon den har. Denne versjonen av Saksbygger leser skjemaversjon {expected}.", "Skriv tallet ved siden av «{label}» i arket Les meg: det som sto der da saken ble laget, eller {expected} hvis overskriftene er som i en ny sak (saksbygger new-case).")
LAYOUT_TOO_NEW: Final = Kind("SB-323", ERROR, "Arbeidsboken har skjemaversjon {version}. Denne versjonen av Saksbygger leser skjemaversjon {newest} og eldre.", "Oppgrader Saksbygger til den versjonen som laget arbeidsboken.")
LAYOUT_OLDER: Final = Kind("SB-324", NOTE, "Arbeidsboken har skjemaversjon {version} og leses slik den er. Skjemaversjon {newest} har disse i tillegg: {added}. Ingen overskrifter er flyttet eller borte.", "Trenger du de nye overskriftene, lager du en ny sak og flytter innholdet dit. saksbygger new-year gjør det når planen rulleres.")
YEAR_DOES_NOT_FIT: Final = Kind("SB-108", ERROR, "Kolonnen «{heading}» passer ikke med årene i arket Sak ({years}), så beløpene i den ville ikke kommet med.", "Rett Budsjettår eller Siste år i planperioden i arket Sak, eller gi kolonnen et annet navn.")
FORMULA_UNSAVED: Final = Kind("SB-109", ERROR, "Formelen har ikke noe lagret svar.", "Åpne arbeidsboken i Excel, lagre den og prøv igjen.")
ERROR_VALUE: Final = Kind("SB-110", ERROR, "Cellen viser en feil fra Excel.", "Rett formelen, eller skriv verdien.")
FORBIDDEN_CHARACTER: Final = Kind("SB-111", ERROR, "Teksten har et usynlig tegn ({character}) som ikke kan stå i et dokument.", "Slett tegnet, eller skriv teksten på nytt.")
TEXT_BECAME_DATE: Final = Kind("SB-113", ERROR, "Excel har gjort teksten om til en dato ({text}).", "Gi cellen formatet Tekst, og skriv verdien på nytt.")
HIDDEN: Final = Kind("SB-114", WARNING, "{what} er skjult, men blir lest.", "Vis den i Excel (marker, høyreklikk, Vis), og se over at den skal være med.")
MERGED: Final = Kind("SB-115", WARNING, "Cellene {cells} er slått sammen. Bare den øverste til venstre har en verdi.", "Del opp cellene i Excel, og skriv verdien i hver av dem.")
FILTERED: Final = Kind("SB-116", WARNING, "Arket har et filter som skjuler rader. Alle radene blir lest.", "Fjern filteret i Excel (fanen Data), så du ser det samme som Saksbygger.")
ROW_ABOVE_HEADINGS: Final = Kind("SB-117", ERROR, "Rad {row} står over overskriftene, som er i rad {header}, og blir ikke lest.", "Flytt overskriftene til den øverste raden. Er arket sortert, angrer du sorteringen, og merker bare radene under overskriftene før du sorterer igjen.")
HEADINGS_MISSING: Final = Kind("SB-118", ERROR, "Arket {sheet} har ingen rad med overskrifter.", "Hent den øverste raden fra en ny sak (saksbygger new-case), og sett den inn øverst i arket.")
EXAMPLE_LEFT_OUT: Final = Kind("SB-112", NOTE, "Verdien er merket «(eksempel)» og holdes utenfor dokumentene.", "Skriv den riktige verdien uten «(eksempel)» når du kjenner den.")
FILE_EMPTY: Final = Kind("SB-121", ERROR, "Filen {file} er tom.", "Hent filen fra en sikkerhetskopi. Finnes det ingen, lager du en ny med saksbygger new-case.")
NOT_A_FILE: Final = Kind("SB-122", ERROR, "{file} er en mappe, ikke en fil.", "Gi mappen et annet navn, og legg filen {file} der den lå.")
FILE_LOCKED: Final = Kind("SB-123", ERROR, "Filen {file} kan ikke åpnes: Den er åpen i et annet program, eller du har ikke tilgang til den.", "Lukk filen der den er åpen, og prøv igjen. Ligger den i OneDrive eller på en nettverksdisk, må den være lastet ned.")
FILE_ENCRYPTED: Final = Kind("SB-124", ERROR, "Filen {file} er låst med passord.", "Åpne den i {program} med passordet, velg Fil, Informasjon og Krypter med passord, tøm feltet og lagre.")
OTHER_FORMAT: Final = Kind("SB-125", ERROR, "Filen {file} er ikke lagret som {form}, men som {what}.", "Gi filen endelsen {ending}, åpne den i {program}, velg Lagre som og {form}, og kall den {file}.")
OTHER_KIND: Final = Kind("SB-126", ERROR, "Filen {file} skal være av typen {form}, men er {what}.", "Finn den riktige filen, åpne den i {program}, velg Lagre som og {form}, og kall den {file}.")
STRICT_FORMAT: Final = Kind("SB-127", ERROR, "Filen {file} er lagret i formatet Strict Open XML.", "Åpne den i {program}, velg Lagre som og {form}, ikke typen som har «Strict» i navnet.")
CUT_SHORT: Final = Kind("SB-128", ERROR, "Filen {file} er kuttet av eller skadet.", "Hent den på nytt der den kom fra, eller åpne den i {program}, som ofte kan reparere den, og velg Lagre som og {form}.")
PART_MISSING: Final = Kind("SB-129", ERROR, "Filen {file} er skadet: Delen {part} mangler.", "Åpne den i {program}, som ofte kan reparere den, og velg Lagre som og {form}. Ellers henter du en eldre utgave.")
PART_DAMAGED: Final = Kind("SB-130", ERROR, "Filen {file} er skadet: Delen {part} kan ikke leses.", "Åpne den i {program}, som ofte kan reparere den, og velg Lagre som og {form}. Ellers henter du en eldre utgave.")
PART_TWICE: Final = Kind("SB-131", ERROR, "Filen {file} har to deler med navnet {part}, så det er uvisst hvilken som gjelder.", "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg Lagre som og {form}.")
UNSAFE_ENTRY: Final = Kind("SB-132", ERROR, "Filen {file} har en del som peker ut av filen: {part}. Slikt lager verken Excel eller Word.", "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg Lagre som og {form}.")
HAS_DOCTYPE: Final = Kind("SB-133", ERROR, "Filen {file} har en dokumenttype (DTD) i delen {part}. Den kan hente inn andre filer, og lages verken av Excel eller Word.", "Stol ikke på filen før du vet hvem som har laget den. Åpne den så i {program}, se over innholdet, og velg Lagre som og {form}.")
UNPACKS_TOO_LARGE: Final = Kind("SB-134", ERROR, "Filen {file} blir altfor stor når den pakkes ut ({part}).", "Se etter at det er riktig fil. Er den det, åpner du den i {program}, fjerner bilder og annet som ikke trengs, og velger Lagre som og {form}.")
FILE_TOO_LARGE: Final = Kind("SB-135", ERROR, "Filen {file} er større enn {most}.", "Se etter at det er riktig fil. Er den det, fjerner du det som ikke trengs, og lagrer den på nytt.")
TOO_MUCH_INSIDE: Final = Kind("SB-136", ERROR, "Filen {file} har for mye innhold til å leses. Det meste er i {part}.", "Åpne den i {program}, og slett tomme rader og kolonner med format, lange lister og annet som ikke hører til saken. Velg så Lagre som og {form}.")
CELL_FAR_AWAY: Final = Kind("SB-137", ERROR, "Cellen {cell} har innhold langt utenfor tabellen i arket {sheet}.", "Slett innholdet i cellen, eller flytt det nærmere tabellen.")
MACROS_NOT_RUN: Final = Kind("SB-138", WARNING, "Filen {file} har makroer. Saksbygger kjører dem aldri, og leser det som sist ble lagret.", "Se over at innholdet er riktig. Trengs ikke makroene, åpner du filen i {program} og velger Lagre som og {form}.")
LINKED_OUTSIDE: Final = Kind("SB-139", WARNING, "Filen {file} henter innhold utenfra eller har innsatte objekter. Saksbygger leser bare cellene slik de sist ble lagret.", "Se over at tallene er de nyeste. Trengs ikke koblingen, bryter du den i Excel (Data, Rediger koblinger eller Spørringer og tilkoblinger) og lagrer.")
TEMPLATE_REACHES_OUT: Final = Kind("SB-140", ERROR, "Malen {file} henter innhold utenfra, og det ville alle dokumentene også gjøre.", "Åpne malen i Word og fjern koblingen: en tilknyttet mal (Utvikler, Dokumentmal) eller et koblet bilde, felt eller objekt. Lagre malen.")
TEMPLATE_HAS_PROGRAM: Final = Kind("SB-141", ERROR, "Malen {file} har makroer eller innsatte objekter, og det ville alle dokumentene også ha.", "Åpne malen i Word, slett objektene, og velg Lagre som og {form}. Da blir makroene borte.")

# --- measures and amounts -----------------------------------------------------------------------------

TWICE: Final = Kind("SB-201", ERROR, "«{value}» står flere ganger under {heading} i arket {sheet}; først i {first}.", "Gi hver rad sin egen verdi.")
CELL_BLANK: Final = Kind("SB-202", ERROR, "{heading} er ikke fylt ut.", "Fyll ut cellen. {guidance}")
INSTRUMENT_UNKNOWN: Final = Kind("SB-203", ERROR, "«{name}» er ikke et virkemiddel i arket Virkemidler.{nearest}", "Velg virkemiddelet fra listen.")
OWNER_UNKNOWN: Final = Kind("SB-204", ERROR, "«{name}» står ikke i arket Parter.{nearest}", "Skriv kortnavnet slik det står i arket Parter, eller legg til parten der. Flere eiere skilles med semikolon.")
NOT_WHOLE_KRONER: Final = Kind("SB-205", ERROR, "«{text}» er ikke et beløp i hele kroner.", "Skriv bare tallet, for eksempel 200000. Ord om beløpet hører hjemme i status og merknad.{proposal}")
NOT_A_CHOICE: Final = Kind("SB-206", ERROR, "«{text}» er ikke et av valgene for {heading}.{nearest}", "Velg ett av disse: {choices}.")
STATUS_BLANK: Final = Kind("SB-207", ERROR, "Statusen for {year} er ikke fylt ut.", "Velg hva beløpet er: {choices}.")
AMOUNT_BLANK: Final = Kind("SB-208", ERROR, "Statusen er «{status}», men beløpet for {year} er ikke fylt ut.", "Skriv beløpet i hele kroner (0 når det ikke koster noe), eller velg en annen status.")
AMOUNT_CONTRADICTS: Final = Kind("SB-209", ERROR, "Statusen er «{status}», men det står et beløp for {year}.", "Fjern beløpet, eller velg statusen foreslått eller anslag.")
OVER_FRAME: Final = Kind("SB-210", ERROR, "Tiltakene koster {excess} kroner mer enn rammen i {year}.", "Senk beløpene, eller skriv hva som dekker det som mangler, under Inndekning i arket Ramme.")
OVER_FRAME_COVERED: Final = Kind("SB-211", WARNING, "Tiltakene koster {excess} kroner mer enn rammen i {year}. Dokumentene sier at beløpet dekkes av {cover}.", "Se over at det stemmer.")
FRAME_MISSING: Final = Kind("SB-212", ERROR, "Rammen for {year} mangler.", "Skriv året og beløpet i arket Ramme.")
NUMBER_REUSED: Final = Kind("SB-213", ERROR, "Nummeret {number} tilhører et tiltak som er avsluttet.", "Gi tiltaket et nummer som aldri er brukt.")
UNDECIDED_WITHOUT_NOTE: Final = Kind("SB-214", WARNING, "Beløpet er ikke avklart, men det står ikke hva det venter på.", "Skriv det i {heading}.")
SOURCE_BLANK: Final = Kind("SB-215", WARNING, "Statusen er «{status}», men det står ikke hvor pengene kommer fra.", "Skriv det i {heading}.")
MEASURE_UNKNOWN: Final = Kind("SB-216", ERROR, "Det finnes ikke noe tiltak med nummer {number}.{nearest}", "Rett nummeret, eller legg tiltaket inn i arket Tiltak.")
NOT_A_NUMBER: Final = Kind("SB-217", ERROR, "«{text}» er ikke et helt tall for {heading}.", "Skriv bare tallet. {guidance}")
NOT_A_DATE: Final = Kind("SB-218", ERROR, "«{text}» er ikke en dato.", "Skriv datoen med dag, måned og år, for eksempel 08.04.2021.")
YEARS_REVERSED: Final = Kind("SB-219", ERROR, "Det siste året i planperioden ({last}) er før budsjettåret ({budget}).", "Rett det ene av årene i arket Sak.")
YEAR_OUTSIDE: Final = Kind("SB-220", ERROR, "{year} er ikke et av årene i planen ({years}).", "Rett året, eller fjern raden.")
FINANCING_TWICE: Final = Kind("SB-222", ERROR, "{number} har to rader med kilden «{source}» i {year}; den første er {first}.", "Slå radene sammen til ett beløp, eller skill kildene.")
NAME_TWICE: Final = Kind("SB-223", WARNING, "{number} og {other} har samme navn.", "Gi tiltakene hvert sitt navn, eller slå dem sammen.")
PARTNER_NEAR_PARTY: Final = Kind("SB-224", WARNING, "«{name}» ligner på en part, men er skrevet annerledes.{nearest}", "Bruk samme skrivemåte som i arket Parter, eller legg til en ny part.")
ROLE_MISSING: Final = Kind("SB-225", WARNING, "Tiltaket har ingen rolle for regionen.", "Sett x for veiviser, brobygger eller tilrettelegger.")
LOOKS_LIKE_THOUSANDS: Final = Kind("SB-226", WARNING, "{amount} kroner i {year} ser ut som tusen kroner.", "Skriv beløpet i hele kroner, for eksempel 200000.")
FAR_FROM_OTHER_YEARS: Final = Kind("SB-227", WARNING, "{amount} kroner i {year} er langt fra de andre årene i tiltaket ({other} kroner).", "Tell nullene. Stemmer beløpet, lar du det stå.")
PART_LARGER_THAN_WHOLE: Final = Kind("SB-228", WARNING, "Merknaden nevner {part} kroner, som er mer enn beløpet den hører til ({amount} kroner).", "Rett beløpet eller merknaden.")
GAP: Final = Kind("SB-229", NOTE, "Tiltaket har penger før og etter {year}, men ikke det året.", "Se over at {year} skal stå uten penger.")
BUDGET_UNBALANCED: Final = Kind("SB-233", ERROR, "Budsjettet for {year} går ikke opp: tiltakene koster {costs} kroner, men det er {frame} kroner igjen til dem. Det mangler {missing} kroner.", "Senk beløpene, eller legg inn bruk av fond i arket Budsjett.")
FRAME_DISAGREES: Final = Kind("SB-234", ERROR, "Rammen for {year} er {frame} kroner, men arket Budsjett gir {by_budget} kroner til tiltak.", "Rett det ene. Du kan også fjerne raden: når budsjettet er fylt ut, regnes rammen ut av det.")
GOES_TO_MISPLACED: Final = Kind("SB-235", ERROR, "Bare penger som er overført fra året før, kan gå til bestemte tiltak.", "Tøm cellen, eller rett posten. Det tiltakene får, står i arket Tiltak.")
BUDGET_AMOUNT_BLANK: Final = Kind("SB-236", ERROR, "Budsjettlinjen har ikke noe beløp for {year}.", "Skriv beløpet i hele kroner, 0 når det ikke er noe.")
BUDGET_MISSING: Final = Kind("SB-237", ERROR, "Saken er en del av budsjett- og tiltaksplanen, men arket Budsjett har ingen linje for {post}.", "Legg inn linjen i arket Budsjett, eller velg egen sak som Sakstype i arket Sak.")
BUDGET_NOT_WANTED: Final = Kind("SB-238", ERROR, "Arket Budsjett er fylt ut, men Sakstype i arket Sak er egen sak.", "Velg del av budsjett- og tiltaksplan som Sakstype, eller tøm arket Budsjett.")
PERIOD_TOO_LONG: Final = Kind("SB-221", ERROR, "Planen går over {count} år. Det er trolig en skrivefeil.", "Rett årene i arket Sak. En plan kan ha høyst {most} år.")

# --- the case -----------------------------------------------------------------------------------------

ROW_MISSING: Final = Kind("SB-301", ERROR, "{municipality} har ingen rad i arket Kommuner.", "Legg til en rad for kommunen.")
MUNICIPALITY_UNKNOWN: Final = Kind("SB-302", ERROR, "«{name}» står ikke i region.yaml.{nearest}", "Skriv navnet slik det står i region.yaml.")
DECIDER_MISSING: Final = Kind("SB-303", ERROR, "{municipality} må ha ett utvalg som vedtar. Nå: {count}.", "Sett rollen vedtar på utvalget som avgjør saken i arket Saksgang.")
REMAINDER_UNDECIDED: Final = Kind("SB-305", ERROR, "{rest} kroner er ikke fordelt på tiltak, men det står ikke hva som skjer med dem.", "Velg Rest av rammen i arket Sak: {choices}.")
AUTHORITY_BLANK: Final = Kind("SB-306", ERROR, "Fullmaktsbeløpet må være mellom 1 og resten av rammen ({rest} kroner).", "Rett Fullmaktsbeløp i arket Sak.")
OWN_INPUT_BLANK: Final = Kind("SB-307", ERROR, "{municipality} har valgt egne innspill, men har ikke skrevet noen.", "Skriv innspillene i arket Kommuner, ett per linje, eller velg en annen holdning.")
SHARE_BLANK: Final = Kind("SB-308", ERROR, "Saken koster {municipality} kommune noe, men andelen mangler.", "Skriv andelen i arket Kommuner, eller fyll ut Tilskudd fra kommunene i arket Sak og fordelingsnøkkel i region.yaml.")
SHARE_DISAGREES: Final = Kind("SB-309", ERROR, "Andelen er {share} kroner, men fordelingsnøkkelen gir {by_key} kroner.", "Rett andelen, eller la cellen stå tom, så regnes den ut.")
CONTRIBUTION_DISAGREES: Final = Kind("SB-325", ERROR, "Tilskudd fra kommunene er {stated} kroner i arket Sak, men {by_budget} kroner i arket Budsjett.", "La cellen i arket Sak stå tom når budsjettet er fylt ut, eller rett det ene beløpet.")
DECISION_MISSING: Final = Kind("SB-326", ERROR, "Hva vedtok rådet? Utgaven er vedtatt, men arket Vedtak er tomt.", "Fyll ut arket Vedtak: organ, dato og som foreslått, eller én rad for hvert beløp rådet endret.")
DECISION_INCOMPLETE: Final = Kind("SB-327", ERROR, "Vedtaket mangler {heading}.", "Fyll ut cellen i den første raden i arket Vedtak.")
DECISIONS_DIFFER: Final = Kind("SB-328", ERROR, "Vedtaket har to verdier for {heading}.", "Et vedtak har ett organ, én dato og ett saksnummer. La cellen stå tom, eller skriv det samme som i den første raden.")
OUTCOME_BLANK: Final = Kind("SB-329", ERROR, "Det står ikke hva rådet vedtok.", "Velg ett av disse under Vedtak: {choices}.")
DECISION_CONTRADICTS: Final = Kind("SB-330", ERROR, "Vedtaket er både som foreslått og endret.", "Fjern raden med som foreslått, eller radene med endringer.")
AS_PROPOSED_WITH_AMOUNT: Final = Kind("SB-331", ERROR, "Vedtaket er som foreslått, men raden peker på et tiltak eller et beløp.", "Velg endret, eller tøm cellene Nr, År og Beløp.")
CHANGE_INCOMPLETE: Final = Kind("SB-332", ERROR, "Rådet endret et beløp, men {heading} mangler.", "Skriv nummeret på tiltaket, året og beløpet som ble vedtatt. 0 skrives som 0.")
CHANGED_TWICE: Final = Kind("SB-333", ERROR, "Vedtaket har to beløp for {number} i {year}; det første står i {first}.", "Fjern det ene.")
ATTACHMENT_NOT_LISTED: Final = Kind("SB-310", ERROR, "Vedlegget som Saksbygger lager ({file}), står ikke i arket Vedleggsliste.", "Legg til en rad der Fil er {file} og Gjelder er alle.")
INPUT_MISSING: Final = Kind("SB-312", WARNING, "Rådets sak viser ikke til noe innspill fra {municipality}.", "Har kommunen behandlet saken, skriver du innspillene i arket Kommuner under Innspill til rådet.")
CONCERNS_UNKNOWN: Final = Kind("SB-313", ERROR, "«{name}» er verken alle, Rådet eller en kommune i region.yaml.{nearest}", "Skriv alle, Rådet eller navnet på kommunen.")
NO_MEASURES: Final = Kind("SB-315", ERROR, "Planen har ingen tiltak.", "Legg inn tiltakene i arket Tiltak.")
FOLDER_IS_OTHER_YEAR: Final = Kind("SB-316", WARNING, "Mappen heter {folder}, men budsjettåret i arket Sak er {year}.", "Se over at det er riktig sak.")
NAME_WITHOUT_ROLE: Final = Kind("SB-317", ERROR, "{name} står uten stilling.", "Skriv stillingen i arket Kommuner.")
MEMBER_UNKNOWN: Final = Kind("SB-318", ERROR, "«{name}» er medlem av {group}, men står ikke i arket Parter.{nearest}", "Legg til medlemmet som en egen rad i arket Parter, eller rett navnet.")

MEETING_FAR_AWAY: Final = Kind("SB-320", WARNING, "Møtet {date} er utenfor tiden saken vanligvis behandles ({first} til {last}).", "Se over årstallet.")
PATH_OUT_OF_ORDER: Final = Kind("SB-321", WARNING, "{committee} står etter {before} i saksgangen, men møtet er tidligere, eller utvalget skal innstille til et som alt har vedtatt.", "Sett utvalgene i den rekkefølgen de behandler saken.")
ATTACHMENT_NOT_FOUND: Final = Kind("SB-322", WARNING, "Filen {file} ligger ikke i mappen med saken.", "Legg filen i mappen, eller rett filnavnet.")
GRADED_WITHOUT_BASIS: Final = Kind("SB-319", ERROR, "Vedlegget er gradert, men hjemmelen mangler.", "Skriv hjemmelen i arket Vedleggsliste, for eksempel offentleglova § 14.")

# --- prose --------------------------------------------------------------------------------------------

FIELD_UNKNOWN: Final = Kind("SB-401", ERROR, "Feltet {{{{ {name} }}}} finnes ikke.{nearest}", "Bruk et av disse feltene: {known}.")
SECTION_MISSING: Final = Kind("SB-402", ERROR, "Overskriften «{heading}» mangler, eller det står ingenting under den.", "Skriv teksten under overskriften i {file}.")
REASON_MISSING: Final = Kind("SB-403", ERROR, "Virkemiddelet «{heading}» har ingen tiltak, og teksten sier ikke hvorfor.", "Skriv grunnen under Virkemidler og overskriften «{heading}» i {file}.")
PROSE_HEADING_UNKNOWN: Final = Kind("SB-404", ERROR, "Overskriften «{heading}» er ikke kjent, så teksten under den ville ikke kommet med.{nearest}", "Bruk en av overskriftene: {known}.")
PROSE_HEADING_TWICE: Final = Kind("SB-405", ERROR, "Overskriften «{heading}» står to ganger.", "Slå dem sammen, eller fjern den ene.")
NOT_CARRIED: Final = Kind("SB-406", ERROR, "{what} kan ikke tas med i dokumentene.", "Skriv innholdet som vanlig tekst eller liste, eller legg det ved.")
TRACKED_CHANGES: Final = Kind("SB-407", ERROR, "Avsnittet har endringer som verken er godtatt eller avvist.", "Godta eller avvis endringene i Word (fanen Se gjennom), og lagre.")
TEXT_BEFORE_HEADING: Final = Kind("SB-408", ERROR, "Teksten står over den første overskriften og ville ikke kommet med.", "Flytt den under en overskrift.")
SUMMARY_LONG: Final = Kind("SB-409", WARNING, "Sammendraget er på {count} tegn. Det bør ikke ha mer enn {most}; summene kommer i tillegg.", "Kort ned teksten under Sammendrag.")
PROSE_MEASURE_UNKNOWN: Final = Kind("SB-410", ERROR, "Overskriften «{heading}» begynner ikke med nummeret på et tiltak i arbeidsboken.{nearest}", "Begynn overskriften med nummeret, for eksempel T07.")
PROSE_NAME_DIFFERS: Final = Kind("SB-411", WARNING, "Overskriften «{heading}» har et annet navn enn tiltaket, som heter «{name}» i arbeidsboken. Dokumentene bruker navnet i arbeidsboken.", "Rett den ene av dem.")
ABBREVIATION_UNKNOWN: Final = Kind("SB-413", WARNING, "Forkortelsen {name} er ikke forklart.", "Skriv den ut første gang, eller legg den til i arket Parter.")
PROSE_AMOUNT_DIFFERS: Final = Kind("SB-415", WARNING, "«{text}» er ikke et av beløpene i planen.", "Bruk et felt, for eksempel {{{{ sum_foreslått }}}}, eller se over at beløpet stemmer.")
PROSE_AMOUNT_BROKEN: Final = Kind("SB-416", WARNING, "«{text}» er ikke skrevet som et beløp; det mangler trolig et siffer.", "Rett beløpet, eller bruk et felt, for eksempel {{{{ sum_foreslått }}}}.")
PROSE_COUNT_DIFFERS: Final = Kind("SB-417", WARNING, "Teksten sier «{text}», men planen har {count}.", "Bruk et felt, for eksempel {{{{ {field} }}}}, eller rett tallet.")
PROSE_YEAR_OUTSIDE: Final = Kind("SB-418", NOTE, "Teksten nevner {year}, som ikke er et av årene i planen ({years}).", "Se over at årstallet er riktig.")
PARTY_SPELLED_OTHERWISE: Final = Kind("SB-419", WARNING, "Teksten skriver «{text}», men parten heter «{name}».", "Bruk samme skrivemåte som i arket Parter.")
HEADINGS_EMPTY: Final = Kind("SB-440", NOTE, "Det står ingenting under {headings}.", "Skriv teksten, eller slett overskriften. Tomme deler kommer ikke med i dokumentene.")
OWN_ASSESSMENT_MISSING: Final = Kind("SB-412", WARNING, "{municipality} har ingen egen vurdering.", "Skriv den under Kommuner og overskriften «{municipality}» i {file}, eller la det være hvis saken ikke skal ha en slik del.")

# --- templates and wording ----------------------------------------------------------------------------

TEMPLATE_MISSING: Final = Kind("SB-501", ERROR, "Malen {file} finnes ikke.", "Legg den i mappen templates, eller fjern den mappen, så brukes malene som følger med.")
TEMPLATE_FAULT: Final = Kind("SB-503", ERROR, "Malen kan ikke fylles ut: {why}.", "Rett malen i Word, eller bruk malen som følger med.")
PHRASE_MISSING: Final = Kind("SB-504", ERROR, "Ordlyden «{key}» mangler.", "Legg den til i {file}. Du finner den i filen som følger med.")
PHRASE_GAP: Final = Kind("SB-505", ERROR, "Ordlyden «{key}» kan ikke brukes: {why}.", "Rett teksten i {file}.")
PHRASE_UNKNOWN: Final = Kind("SB-506", ERROR, "Ordlyden «{key}» er ikke i bruk.{nearest}", "Rett navnet, eller fjern linjen.")
TEMPLATE_FIELD_UNKNOWN: Final = Kind("SB-507", ERROR, "«{name}» i merket {tag} finnes ikke.{nearest}", "Rett navnet. Kommandoen saksbygger templates viser feltene en mal kan bruke.")
TEMPLATE_FIELD_ABSENT: Final = Kind("SB-508", ERROR, "«{name}» i merket {tag} er ikke alltid der: {why}.", "Sett merket mellom {{% if {condition} %}} og {{% endif %}}, eller bruk et annet felt.")
TAG_BROKEN: Final = Kind("SB-509", ERROR, "Merket {tag} er ikke skrevet riktig: {why}.", "Skriv det på nytt: {{{{ felt }}}}, {{% if felt %}} eller {{% for navn in liste %}}.")
BLOCK_UNMATCHED: Final = Kind("SB-510", ERROR, "Merket {tag} mangler det andre merket det hører sammen med: {why}.", "Hver {{% if … %}} skal ha sin {{% endif %}}, og hver {{% for … %}} sin {{% endfor %}}.")
TAG_SPLIT: Final = Kind("SB-511", ERROR, "Merket {tag} er delt av noe som ikke synes, for eksempel halvparten av en lenke.", "Slett hele merket, og skriv det på nytt i ett.")
WRONG_QUOTES: Final = Kind("SB-512", ERROR, "Merket {tag} har anførselstegn som ikke er rette.", 'Bruk " i merker. Bytter Word ut tegnet mens du skriver, får du det tilbake med Ctrl+Z.')
TAG_ODD: Final = Kind("SB-513", WARNING, "Merket {tag} kan fylles ut, men {why}.", "Slett merket, og skriv det på nytt i ett.")
TEXT_VANISHES: Final = Kind("SB-514", WARNING, "Teksten «{text}» blir borte sammen med merket {tag}.", "Sett merket i et avsnitt, en rad eller en celle for seg selv.")
TAG_FORBIDDEN: Final = Kind("SB-515", ERROR, "«{what}» i merket {tag} er ikke tillatt.", "En mal viser, utelater og gjentar felt. Den regner ikke ut noe og henter ikke noe.")
TAG_WORD_UNKNOWN: Final = Kind("SB-516", ERROR, "Ordet «{word}» i merket {tag} er ikke kjent.{nearest}", "Rett ordet.")
TAG_WRONG_KIND: Final = Kind("SB-517", ERROR, "«{name}» i merket {tag} er {what}, og kan ikke {use}.", "Tekst settes inn med {{{{ felt }}}}, tekst med utheving med {{{{r felt }}}}. Lister gjentas med {{% for %}}, og ja eller nei brukes i {{% if %}}.")
TAG_MISPLACED: Final = Kind("SB-519", ERROR, "Merket {tag} kan ikke stå der det står: {why}.", "Flytt merket.")

# --- region.yaml --------------------------------------------------------------------------------------

YAML_BROKEN: Final = Kind("SB-601", ERROR, "Filen kan ikke leses som YAML: {why}.", "Rett linjen. Hver linje er «navn: verdi», og innrykk er mellomrom.")
KEY_UNKNOWN: Final = Kind("SB-602", ERROR, "Nøkkelen «{key}» er ikke kjent.{nearest}", "Rett navnet, eller fjern linjen.")
KEY_MISSING: Final = Kind("SB-603", ERROR, "Nøkkelen «{key}» mangler.", "Legg til «{key}:» med en verdi.")
KEY_TWICE: Final = Kind("SB-604", ERROR, "Nøkkelen «{key}» står to ganger.", "Fjern den ene.")
VALUE_WRONG: Final = Kind("SB-605", ERROR, "«{key}» kan ikke være «{value}»: {why}.", "Rett verdien.")
NUMBER_OF_NO_COUNTY: Final = Kind("SB-606", WARNING, "Kommunenummeret {number} begynner ikke med nummeret til et fylke.", "Skriv kommunenummeret slik det står hos Kartverket og SSB, med fire siffer i anførselstegn.")

OWN_TEMPLATE_MISSING: Final = Kind("SB-607", ERROR, "Malen {file} finnes ikke.", "Legg den i mappen templates ved siden av input, rett filnavnet, eller fjern linjen. Uten den brukes den felles malen.")
TEMPLATE_NOT_USED: Final = Kind("SB-608", NOTE, "Filen {file} i mappen templates brukes ikke.{nearest}", "Rett filnavnet, eller skriv det bak mal: hos en kommune i region.yaml. Skal filen ikke brukes, er det greit.")
ARMS_NOT_FOUND: Final = Kind("SB-616", ERROR, "Bildet {file} finnes ikke, eller kan ikke åpnes.", "Legg bildet i mappen med region.yaml, eller rett filnavnet. Uten våpen: fjern linjene.")
ARMS_ELSEWHERE: Final = Kind("SB-617", ERROR, "Bildet {file} ligger utenfor mappen med region.yaml.", "Kopier bildet til mappen med region.yaml, og skriv bare filnavnet.")
ARMS_KIND: Final = Kind("SB-618", ERROR, "Bildet {file} er {kind}. Word-dokumentene kan bare ha PNG eller JPEG.", "Åpne bildet i et bildeprogram, lagre det som PNG, og skriv det nye filnavnet.")
ARMS_DAMAGED: Final = Kind("SB-619", ERROR, "Bildet {file} kan ikke brukes: {why}.", "Hent bildet på nytt, eller lagre det som PNG i et bildeprogram.")
ARMS_NOT_DESCRIBED: Final = Kind("SB-620", ERROR, "Bildet {file} mangler en beskrivelse for dem som ikke ser det, eller den er for lang.", "Skriv under beskrivelse hva bildet viser, for eksempel «Kommunevåpen: …», med høyst {most} tegn.")
ARMS_TOO_LARGE: Final = Kind("SB-621", ERROR, "Bildet {file} er for stort. Det største er {most}.", "Gjør bildet mindre i et bildeprogram. 600 piksler i høyden er mer enn nok.")
ARMS_COARSE: Final = Kind("SB-622", WARNING, "Bildet {file} er bare {height} piksler høyt og blir uskarpt på papir.", "Bruk et bilde som er minst {fewest} piksler høyt.")

# --- notes to the officer, which never enter a document --------------------------------------------------

OWNER_OUTSIDE_GETS_MONEY: Final = Kind("SB-701", NOTE, "{owner} er ikke en kommune i regionen, men eier {count} tiltak som til sammen får {amount} kroner.", "Vurder habilitet og reglene om statsstøtte før saken går til politikerne.")
STANCE_OF_ITS_OWN: Final = Kind("SB-702", NOTE, "{municipality} har valgt en annen holdning enn de andre kommunene.", "Se over at det er meningen: de felles punktene er ellers like i alle kommunene.")

# --- the output folder --------------------------------------------------------------------------------

NOT_OURS: Final = Kind("SB-901", ERROR, "Mappen {folder} har en fil som Saksbygger ikke har laget: {file}.", "Flytt filen, velg en annen mappe med --out, eller bruk --overskriv. Da flyttes hele den gamle mappen til side.")
EDITED: Final = Kind("SB-902", ERROR, "{file} er endret etter at Saksbygger laget den.", "Bruk --overskriv. Da flyttes hele den gamle mappen til side, og endringene dine ligger der.")
NO_RECEIPT: Final = Kind("SB-903", ERROR, "Mappen {folder} er ikke tom og har ingen kvittering fra Saksbygger.", "Velg en annen mappe med --out, eller tøm den selv.")
NOT_A_FOLDER: Final = Kind("SB-907", ERROR, "{file} er en fil, ikke en mappe.", "Velg en mappe med --out.")
OPEN_ELSEWHERE: Final = Kind("SB-904", ERROR, "{file} kan ikke skrives eller flyttes: {why}.", "Lukk dokumentene i Word og Excel, og prøv igjen.")
ONLY_UNKNOWN: Final = Kind("SB-905", ERROR, "«{name}» er ingen mappe i saken.{nearest}", "Bruk --only med en av disse: {known}.")
STANDS_ALREADY: Final = Kind("SB-906", ERROR, "{file} finnes allerede i {folder}.", "Velg en annen mappe. En fil som står der, blir aldri skrevet over.")
COPY_NOT_MADE: Final = Kind("SB-908", WARNING, "Kopien {file} med funnene er ikke laget: {why}.", "Lukk kopien i Excel eller Word, og prøv igjen. Alle funnene står i funn.txt.")
COPY_EDITED: Final = Kind("SB-909", WARNING, "{file} er endret etter at Saksbygger laget den. Den heter nå {aside}.", "Rettelser du har gjort der, fører du inn i {original}. Kopien blir ikke lest.")

# fmt: on

CATALOGUE: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Kind))
