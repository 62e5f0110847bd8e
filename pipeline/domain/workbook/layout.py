"""The one description of the workbook: sheets, headings, what a cell may hold, and the words of the dropdowns.

Reading, `new-case`, dropdowns, guidance and findings all come from here. This is the edge where Norwegian headings
and words meet the English names of the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from pipeline.domain.case.case import Attachment, CaseChoices, CommitteeStep, MunicipalChoices, MunicipalInput
from pipeline.domain.case.choices import (
    Answer,
    CaseKind,
    CostAnswer,
    Edition,
    LastYear,
    Remainder,
    Stance,
    StepRole,
)
from pipeline.domain.documents import kinds
from pipeline.domain.plan.budget import BudgetLine, Post
from pipeline.domain.plan.decision import Outcome
from pipeline.domain.plan.measures import Continuation, Financing, FinancingStatus, Frame, Measure, Progress, Status
from pipeline.domain.region.shown import column_key
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import (
    LAYOUT_VERSION,
    Columns,
    Field,
    Fold,
    Holds,
    ListOf,
    Needs,
    Part,
    Rollover,
    Sheet,
    Twin,
)

W = TypeVar("W", bound=StrEnum)

BLANK_ROWS: Final = 200  # rows below the last one that dropdowns and number formats still cover


def added_since(version: int, years: PlanYears) -> tuple[str, ...]:
    """Name what the layout has got since an older one, as `sheet: heading, heading` or as a whole sheet."""
    found = []
    for sheet in SHEETS:
        new = [heading for field, heading, _ in sheet.headings(years) if field.since > version]
        if sheet.since > version:
            found.append(sheet.name)
        elif new:
            found.append(f"{sheet.name}: {', '.join(new)}")
    return tuple(found)


def moved_since(version: int) -> tuple[str, ...]:
    """Name what an older layout has and the newest has elsewhere, as `sheet: heading → sheet`."""
    return tuple(
        f"{sheet.name}: {field.heading} → {field.now_in}"
        for sheet in SHEETS
        for field in sheet.fields
        if field.is_in(version) and not field.is_in(LAYOUT_VERSION)
    )


def meant_by(text: str, choices: type[W]) -> W | None:
    """Find the choice that a cell's text stands for, in whichever form of Norwegian; None when it is none of them."""
    value = _values_by_word(choices).get(folded(text))
    return None if value is None else choices(value)


@cache  # every cell of a dropdown is looked up
def _values_by_word(choices: type[StrEnum]) -> Mapping[str, str]:
    nynorsk = {folded(_ALSO_WRITTEN[one]): one.value for one in choices if one in _ALSO_WRITTEN}
    return nynorsk | {folded(one): one.value for one in choices}


QUESTION_MARK: Final = "?"  # behind a word of last year that somebody has to look at: `anslag?`
QUESTIONS: Final[Mapping[str, Said]] = {
    Status.PROPOSED: Said("Skal det foreslås et beløp?", "Is there to be an amount?"),
    Status.ESTIMATE: Said(
        "Stemmer anslaget, eller er beløpet avklart?", "Does the estimate hold, or is the amount known?"
    ),
    Status.UNDECIDED: Said("Er det avklart nå?", "Has it been settled?"),
    Status.ALREADY_ALLOCATED: Said("Er det penger igjen?", "Is there money left?"),
    Status.PAID_BY_OTHERS: Said("Betaler de også i dette året?", "Do they pay in this year too?"),
    Status.NO_FUNDS: Said("Gjelder det også dette året?", "Does that hold for this year too?"),
    FinancingStatus.APPLIED_FOR: Said("Ble det innvilget?", "Was it granted?"),
    Continuation.PAUSES: Said(
        "Tiltaket sto på pause i fjor. Skal det i gang igjen?", "It was paused last year. Does it resume?"
    ),
    Continuation.GOES_ON: Said(
        "Pengene er brukt opp. Skal tiltaket videreføres?", "The money has ended. Does the measure go on?"
    ),
}
OTHER_GROUP: Final = "øvrige regionale tiltak"
"""The word for the second group of instruments, where region.yaml has no other. The first is called as the cells say."""
_ALSO_WRITTEN: Final[Mapping[StrEnum, str]] = {
    Status.PROPOSED: "føreslått",
    Status.ESTIMATE: "overslag",
    Status.UNDECIDED: "ikkje avklart",
    Status.ALREADY_ALLOCATED: "alt sett av",
    Status.NO_FUNDS: "utan midlar",
    FinancingStatus.CONFIRMED: "stadfesta",
    Edition.MUNICIPALITIES: "til kommunane",
    CaseKind.OWN_CASE: "eiga sak",
    Remainder.CARRIED_OVER: "blir overført",
    Stance.INPUT_FROM_MINUTES: "innspel frå protokollen",
    Stance.OWN_INPUT: "eigne innspel",
    CostAnswer.NOTHING_NEW: "inga ny løyving",
    CostAnswer.COVERED: "dekt i budsjettet",
    CostAnswer.TO_BE_BUDGETED: "blir lagt inn i budsjettet",
    Answer.FOLLOWED: "blir følgt",
    Answer.IN_PART: "blir følgt delvis",
    Answer.NOT_FOLLOWED: "blir ikkje følgt",
    Answer.NOTED: "blir teke til orientering",
    StepRole.DECIDES: "vedtek",
    Progress.NOT_STARTED: "ikkje starta",
    Progress.DONE: "gjennomført",
    Progress.DELAYED: "forseinka",
    Progress.DROPPED: "går ut",
    Outcome.AS_PROPOSED: "som føreslått",
    Outcome.CHANGED: "endra",
    Outcome.STRUCK: "stroke",
    Continuation.ENDS: "blir avslutta",
    Edition.DECIDED: "vedteke",
    Post.MUNICIPALITIES: "tilskot frå kommunane",
    Post.COUNTY: "fylkeskommunale midlar",
    Post.CARRIED_OVER: "overført frå året før",
    Post.TO_FUND: "avsetjing til fond",
    Remainder.OWN_CASE: "eiga sak",
    LastYear.DECIDED: "vedteke",
    LastYear.PROPOSED: "føreslått",
    **{language: language.called for language in Language},
}
"""The words of the dropdowns in nynorsk, for whoever writes them so; and what the forms of Norwegian are called."""
SAME_IN_BOTH_FORMS: Final = frozenset(
    {"kommunestyret", "formannskapet", "kommunedirektør", "næringssjef", "sekretariatet"}
)
"""Names of committees and titles, in small letters, that need no twin. Those of the municipalities do not either."""
EVERYBODY_WORD: Final = "alle"
TICK_WORD: Final = "x"
GENERATED_ATTACHMENT: Final = kinds.ATTACHMENT.file
GENERATED_TITLES: Final = ("Forslag til tiltak – utfyllende", "Framlegg til tiltak – utfyllande")
"""What the generated attachment is listed as until somebody writes otherwise: the documents then say its own title."""
BUDGET_DOCUMENT: Final = kinds.BUDGET.file
BUDGET_TITLE: Final = "Budsjett- og tiltaksplan"
"""What the council's budget and plan is listed as until somebody writes otherwise."""

# fmt: off
CASE: Final = Sheet(
    "case",
    "Sak",
    "Én linje for hvert valg i saken. Skriv i kolonnen Verdi.",
    (
        Field("budget_year", "Budsjettår", Holds.YEAR, "Året som beløpene vedtas for, for eksempel 2021.", required=True, at_rollover=Rollover.RENEWED),
        Field("last_year", "Siste år i planperioden", Holds.YEAR, "Det siste året i planen, for eksempel 2024.", required=True, at_rollover=Rollover.RENEWED),
        Field("title", "Tittel", Holds.TEXT, "Tittelen på saken, slik den skal stå øverst i dokumentene.", required=True, twin=Twin.WORDS, at_rollover=Rollover.RENEWED, is_plain=True, is_name=True),
        Field("kind", "Sakstype", Holds.CHOICE, "Er tiltaksplanen en egen sak, eller en del av budsjett- og tiltaksplanen?", required=True, choices=CaseKind, at_rollover=Rollover.RENEWED),
        Field("edition", "Utgave", Holds.CHOICE, "Hvem går saken til nå? Vedtatt: når rådet har vedtatt planen, og arket Vedtak er fylt ut.", required=True, choices=Edition, at_rollover=Rollover.RENEWED),
        Field("stance", "Felles holdning", Holds.CHOICE, "Det første punktet i kommunenes forslag. En kommune kan velge noe annet i arket Kommuner.", required=True, choices=Stance, at_rollover=Rollover.RENEWED, needs=(Needs.COUNCIL, Needs.PAPERS)),
        Field("remainder", "Rest av rammen", Holds.CHOICE, "Hva skjer med penger som ikke er fordelt på tiltak? Må fylles ut i rådets sak når noe er igjen.", choices=Remainder, at_rollover=Rollover.EMPTIED, needs=(Needs.MONEY,)),
        Field("authority", "Fullmaktsbeløp", Holds.KRONER, "Bare når resten fordeles etter fullmakt: hvor mye fullmakten gjelder.", at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY,)),
        Field("contribution", "Tilskudd fra kommunene", Holds.KRONER, "Det kommunene til sammen betaler til rådet i budsjettåret. Brukes sammen med fordelingsnøkkelen i region.yaml. Kan stå tomt.", at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY, Needs.COUNCIL)),
        Field("report_by", "Rapport innen", Holds.DATE, "Når rådet vil ha rapport om fremdrift og pengebruk. Tomt: rådet ber ikke om rapport i saken.", at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("report_again_by", "Andre rapport innen", Holds.DATE, "Når rådet vil ha rapport for andre gang samme år. Kan stå tomt.", since=2, at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("council_case_id", "Rådets arkivsak-ID", Holds.TEXT, "Tomt til sakssystemet har gitt saken et nummer.", at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("council_officer", "Rådets saksbehandler", Holds.TEXT, "Navnet på den som skriver rådets sak.", is_plain=True),
        Field("shift_authority", "Fullmakt mellom tiltak", Holds.KRONER, "Hvor mye sekretariatet får flytte mellom tiltak under samme virkemiddel. Tomt: ingen fullmakt.", since=2, at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY,)),
        Field("last_year_was", "Beløpene fra i fjor er", Holds.CHOICE, "Fylles ut når planen rulleres: bygger den på det rådet vedtok i fjor, eller bare på det som var foreslått?", choices=LastYear, since=2, at_rollover=Rollover.RENEWED, only=(Part.YEAR_BEFORE,)),
        Field("letter_day", "Dato på brevene", Holds.DATE, "I desember: datoen på tilskuddsbrevene som lages nå. Tomt: brevene får ingen dato.", may_be_missing=True, at_rollover=Rollover.EMPTIED, is_plain=True, only=(Part.BUDGET,)),
        Field("own_points", "Rådets egne punkter", Holds.LINES, "Punkter som bare gjelder rådets vedtak, ett per linje (Alt+Enter). De kommer etter punktene som Saksbygger lager. Kan stå tomt.", since=3, twin=Twin.WORDS, at_rollover=Rollover.EMPTIED),
        Field("council_language", "Rådets målform", Holds.CHOICE, "Bare når region.yaml sier at rådet er språknøytralt: nb for bokmål eller nn for nynorsk.", choices=Language, may_be_missing=True, at_rollover=Rollover.EMPTIED, only=(Part.CHOSEN_FORM,)),
    ),
    is_form=True,
    of=CaseChoices,
)

MUNICIPALITIES: Final = Sheet(
    "municipalities",
    "Kommuner",
    "Én rad for hver kommune i region.yaml.",
    (
        Field("municipality", "Kommune", Holds.CHOICE, "Navnet uten ordet kommune, slik det står i region.yaml.", required=True, list_of=ListOf.MUNICIPALITIES),
        Field("officer", "Saksbehandler", Holds.TEXT, "Navnet på saksbehandleren i kommunen.", width=20, is_plain=True, needs=(Needs.SIGNING,)),
        Field("case_id", "Arkivsak-ID", Holds.TEXT, "Tomt til sakssystemet har gitt saken et nummer.", at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.SIGNING,)),
        Field("signs_1", "Underskrift 1", Holds.TEXT, "Den som står bak forslaget, som regel kommunedirektøren.", required=True, width=20, needs=(Needs.SIGNING,)),
        Field("role_1", "Stilling 1", Holds.TEXT, "Stillingen, for eksempel kommunedirektør.", required=True, width=20, twin=Twin.NAME, needs=(Needs.SIGNING,)),
        Field("signs_2", "Underskrift 2", Holds.TEXT, "Kan stå tomt.", width=20, fold=Fold.WHEN_EMPTY, needs=(Needs.SIGNING,)),
        Field("role_2", "Stilling 2", Holds.TEXT, "Stillingen til den andre.", width=20, twin=Twin.NAME, fold=Fold.WHEN_EMPTY, needs=(Needs.SIGNING,)),
        Field("stance", "Holdning", Holds.CHOICE, "Bare når kommunen velger noe annet enn felles holdning i arket Sak.", choices=Stance, width=22, at_rollover=Rollover.EMPTIED, needs=(Needs.COUNCIL, Needs.PAPERS)),
        Field("own_input", "Egne innspill", Holds.LINES, "Bare når holdningen er egne innspill: ett innspill per linje (Alt+Enter).", width=40, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, needs=(Needs.COUNCIL, Needs.PAPERS)),
        Field("cost", "Kommunens kostnad", Holds.CHOICE, "Hva koster saken kommunen selv?", required=True, choices=CostAnswer, width=24, at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY, Needs.COUNCIL, Needs.PAPERS)),
        Field("share", "Andel", Holds.KRONER, "Kommunens andel i kroner når saken koster noe. Tomt: regnes ut av fordelingsnøkkelen.", fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY, Needs.COUNCIL)),
        Field("own_points", "Egne punkter", Holds.LINES, "Punkter som bare gjelder denne kommunen, ett per linje (Alt+Enter). De kommer etter de felles punktene.", width=40, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, needs=(Needs.PAPERS,)),
        Field("input_decided", "Innspill til rådet", Holds.LINES, "Det kommunen vedtok å si til rådet, ett innspill per linje.", width=40, until=2, now_in="Innspill", twin=Twin.WORDS, at_rollover=Rollover.EMPTIED, needs=(Needs.COUNCIL, Needs.PAPERS)),
        Field("memo", "Notat", Holds.TEXT, "Ditt eget notat. Kommer aldri med i dokumentene.", width=40, fold=Fold.WHEN_EMPTY),
        Field("last_share", "Andel i fjor", Holds.KRONER, "I desember: det kommunen betalte til rådet i fjor. Saksfremlegget og brevet sier hvor mye andelen er endret.", may_be_missing=True, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_plain=True, needs=(Needs.MONEY, Needs.COUNCIL), only=(Part.YEAR_BEFORE,)),
        Field("language", "Målform", Holds.CHOICE, "Bare når region.yaml sier at kommunen er språknøytral: nb for bokmål eller nn for nynorsk i denne saken.", choices=Language, may_be_missing=True, width=10, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, only=(Part.CHOSEN_FORM,)),
    ),
    of=MunicipalChoices,
    only=(Part.MUNICIPALITIES,),
)

COMMITTEES: Final = Sheet(
    "committees",
    "Saksgang",
    "Utvalgene som behandler saken, i rekkefølge. Hver kommune, og rådet, må ha ett utvalg som vedtar.",
    (
        Field("organ", "Kommune", Holds.CHOICE, "Kommunen, eller Rådet.", required=True, list_of=ListOf.ORGANS),
        Field("committee", "Utvalg", Holds.TEXT, "For eksempel Formannskapet.", required=True, width=48, twin=Twin.NAME, is_plain=True, is_name=True),
        Field("meeting", "Møtedato", Holds.DATE, "Tomt til datoen er kjent.", at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("case_number", "Saksnr.", Holds.TEXT, "Tomt til sakssystemet har gitt et nummer.", at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("role", "Rolle", Holds.CHOICE, "Innstiller utvalget, eller vedtar det?", required=True, choices=StepRole),
    ),
    of=CommitteeStep,
)

INPUT: Final = Sheet(
    "input",
    "Innspill",
    "Det kommunene vedtok å si til rådet, og det rådet blir foreslått å svare. Én rad for hvert innspill. Fylles ut før rådets sak lages.",
    (
        Field("municipality", "Kommune", Holds.CHOICE, "Kommunen som ga innspillet.", required=True, list_of=ListOf.MUNICIPALITIES),
        Field("text", "Innspill", Holds.TEXT, "Innspillet, slik kommunen vedtok det.", required=True, width=60, twin=Twin.WORDS),
        Field("answer", "Rådets svar", Holds.CHOICE, "Må velges før rådets sak lages. Tas til orientering: innspillet krever ikke svar.", choices=Answer, width=22),
        Field("reason", "Begrunnelse", Holds.TEXT, "Hvorfor innspillet bare følges delvis, eller ikke følges. Ellers kan den stå tom. Liten forbokstav: leses videre etter svaret.", width=60, twin=Twin.WORDS, is_plain=True),
    ),
    since=3,
    is_of_one_case=True,
    of=MunicipalInput,
    needs=(Needs.COUNCIL,),
    only=(Part.MUNICIPALITIES,),
)

FRAMES: Final = Sheet(
    "frames",
    "Ramme",
    "Det rådet har satt av til tiltak. Én rad for hvert år som er vedtatt; senere år kan mangle. Et år som står i arket Budsjett, trengs ikke her.",
    (
        Field("year", "År", Holds.YEAR, "Året rammen gjelder.", required=True),
        Field("amount", "Beløp", Holds.KRONER, "Hele kroner.", required=True),
        Field("decided_on", "Vedtaksdato", Holds.DATE, "Da rådet vedtok rammen. Kan stå tomt.", is_plain=True),
        Field("case_number", "Saksnr.", Holds.TEXT, "Rådets saksnummer. Kan stå tomt.", is_plain=True),
        Field("cover", "Inndekning", Holds.TEXT, "Bare når tiltakene koster mer enn rammen: hva som dekker det som mangler. Fullfører setningen «… dekkes av».", width=40, twin=Twin.WORDS, is_plain=True),
    ),
    of=Frame,
    needs=(Needs.MONEY,),
    only=(Part.FRAME,),
)

BUDGET: Final = Sheet(
    "budget",
    "Budsjett",
    "Rådets budsjett. Fylles ut når planen er en del av budsjett- og tiltaksplanen. Det tiltakene får, står i arket Tiltak og skal ikke stå her.",
    (
        Field("post", "Post", Holds.CHOICE, "Hva slags inntekt eller utgift linjen er.", required=True, choices=Post, width=24),
        Field("description", "Beskrivelse", Holds.TEXT, "Slik linjen skal stå i dokumentet. For fond: navnet på fondet. Tomt: posten selv.", width=36, twin=Twin.WORDS, is_plain=True),
        Field("last_budget", "Budsjett {år}", Holds.KRONER, "Budsjettet for samme linje året før. Kan stå tomt.", columns=Columns.YEAR_BEFORE, width=13, at_rollover=Rollover.RENEWED, is_plain=True),
        Field("spent", "Brukt hittil i {år}", Holds.KRONER, "Det som er brukt eller kommet inn på linjen når saken skrives. Kan stå tomt.", columns=Columns.YEAR_BEFORE, width=13, at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("amount", "{år}", Holds.KRONER, "Hele kroner, uten minus. 0 skrives som 0. Tomt etter budsjettåret: ikke kjent. For overført og bruk av fond: ingenting.", columns=Columns.EACH_YEAR, width=12, at_rollover=Rollover.RENEWED),
        Field("goes_to", "Går til tiltak", Holds.NAMES, "Bare for penger som er overført fra året før: numrene på tiltakene de går til, skilt med semikolon.", width=13, at_rollover=Rollover.EMPTIED),
        Field("note", "Merknad", Holds.TEXT, "Settes inn etter linjen i dokumentet. Kan stå tomt.", width=30, twin=Twin.WORDS, at_rollover=Rollover.EMPTIED, is_plain=True),
    ),
    names=2,
    since=2,
    of=BudgetLine,
    needs=(Needs.MONEY,),
    only=(Part.BUDGET,),
)

INSTRUMENTS: Final = Sheet(
    "instruments",
    "Virkemidler",
    "Virkemidlene, i den rekkefølgen dokumentene skal ha.",
    (
        Field("number", "Nr", Holds.WHOLE_NUMBER, "1, 2, 3 …", required=True, width=6),
        Field("full_name", "Virkemiddel", Holds.TEXT, "Det fulle navnet, slik det er vedtatt i strategien.", required=True, width=70, twin=Twin.WORDS, is_name=True),
        Field("heading", "Overskrift", Holds.TEXT, "Det korte navnet som dokumentene bruker. Tomt: det fulle navnet.", width=50, twin=Twin.WORDS, is_name=True),
        Field("group", "Gruppe", Holds.TEXT, "I desember: planen virkemiddelet hører til, slik den skal stå i «Tiltak i …», eller øvrige regionale tiltak. Har region.yaml grupper, skrives navnet derfra.", width=26),
    ),
)

MEASURES: Final = Sheet(
    "measures",
    "Tiltak",
    "Én rad for hvert tiltak. Rekkefølgen under hvert virkemiddel blir rekkefølgen i dokumentene.",
    (
        Field("number", "Nr", Holds.TEXT, "Tiltakets eget nummer. Det følger tiltaket fra år til år og brukes aldri om igjen.", required=True, width=6, is_prefilled=True),
        Field("instrument", "Virkemiddel", Holds.CHOICE, "Velg fra listen. Nummeret eller det fulle navnet kan også brukes.", required=True, list_of=ListOf.INSTRUMENTS, width=26),
        Field("name", "Tiltak", Holds.TEXT, "Navnet på tiltaket.", required=True, width=34, twin=Twin.WORDS, is_plain=True, is_name=True),
        Field("guide", "Veiviser", Holds.TICK, "x når regionen er veiviser.", choices=(TICK_WORD,), width=9, fold=Fold.AWAY, is_of_role=True),
        Field("bridge_builder", "Brobygger", Holds.TICK, "x når regionen er brobygger.", choices=(TICK_WORD,), width=10, fold=Fold.AWAY, is_of_role=True),
        Field("facilitator", "Tilrettelegger", Holds.TICK, "x når regionen er tilrettelegger.", choices=(TICK_WORD,), width=13, fold=Fold.AWAY, is_of_role=True),
        Field("role_note", "Merknad til rolle", Holds.TEXT, "Liten forbokstav: leses videre etter rollen. Stor forbokstav: egen setning.", width=24, twin=Twin.WORDS, fold=Fold.AWAY, is_plain=True, is_of_role=True),
        Field("owners", "Tiltakseier", Holds.NAMES, "Kortnavn fra arket Parter. Flere skilles med semikolon.", required=True, width=20),
        Field("partners", "Samarbeidspartnere", Holds.NAMES, "Flere skilles med semikolon. Kan stå tomt.", width=34, twin=Twin.WORDS, fold=Fold.AWAY),
        Field("amount", "{år}", Holds.KRONER, "Hele kroner fra rådets ramme. 0 skrives som 0. Tomt når statusen sier at det ikke er noe beløp.", columns=Columns.EACH_YEAR, width=10, fold=Fold.OPEN, at_rollover=Rollover.RENEWED, needs=(Needs.MONEY,)),
        Field("status", "Status {år}", Holds.CHOICE, "Hva beløpet er. Tomt etter budsjettåret: som året før.", choices=Status, columns=Columns.EACH_YEAR, width=13, is_prefilled=True, fold=Fold.OPEN, at_rollover=Rollover.RENEWED, needs=(Needs.MONEY,)),
        Field("note_now", "Merknad {år}", Holds.TEXT, "Settes inn etter beløpet. Liten forbokstav: etter komma. Stor forbokstav: egen setning.", columns=Columns.BUDGET_YEAR, width=32, twin=Twin.WORDS, at_rollover=Rollover.RENEWED, is_plain=True, needs=(Needs.MONEY,)),
        Field("note_later", "Merknad {år}", Holds.TEXT, "Som merknaden til budsjettåret, for årene etter. Ved ikke avklart: hva det venter på.", columns=Columns.LATER_YEARS, width=32, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_plain=True, needs=(Needs.MONEY,)),
        Field("source_now", "Kilde {år}", Holds.TEXT, "Ved andre betaler: fullfører «Finansieres av …». Ved allerede avsatt: hvilke midler, settes i parentes.", columns=Columns.BUDGET_YEAR, width=26, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_name=True, needs=(Needs.MONEY,)),
        Field("source_later", "Kilde {år}", Holds.TEXT, "Som kilden til budsjettåret, for årene etter.", columns=Columns.LATER_YEARS, width=26, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_name=True, needs=(Needs.MONEY,)),
        Field("binding", "Bindende vedtak", Holds.TEXT, "Vedtaket som binder beløpene etter budsjettåret. Tomt: ingenting er bundet.", width=24, twin=Twin.NAME, fold=Fold.WHEN_EMPTY, needs=(Needs.MONEY,)),
        Field("settled_when", "Avklares når", Holds.TEXT, "Ved ikke avklart, fullfører «når …», for eksempel: klyngestrategien er klar.", width=24, twin=Twin.WORDS, is_plain=True, needs=(Needs.MONEY,)),
        Field("promised", "Vedtatt i fjor for {år}", Holds.KRONER, "Det planen i fjor satte av til tiltaket dette året. Fylles ut når planen rulleres, og sammenlignes med fjorårets sak. Tomt: ikke noe beløp.", columns=Columns.BUDGET_YEAR, width=14, since=2, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_plain=True, needs=(Needs.MONEY,), only=(Part.YEAR_BEFORE,)),
        Field("spent", "Brukt hittil i {år}", Holds.KRONER, "Det som er brukt av årets penger når saken skrives. Kan stå tomt.", columns=Columns.YEAR_BEFORE, width=14, since=2, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, is_plain=True, needs=(Needs.MONEY,), only=(Part.YEAR_BEFORE,)),
        Field("continues", "Videreføres", Holds.CHOICE, "Fylles ut når planen rulleres. Tomt: ja. Avsluttes: tiltaket er ikke med i årets plan, og nummeret brukes ikke om igjen.", choices=Continuation, width=13, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.RENEWED, is_plain=True, only=(Part.YEAR_BEFORE,)),
        Field("replaces", "Erstatter Nr", Holds.NAMES, "Når tiltaket er delt ut av et annet, eller er slått sammen av flere: numrene det erstatter, skilt med semikolon.", width=14, since=2, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, only=(Part.YEAR_BEFORE,)),
        Field("reason", "Begrunnelse for endring", Holds.TEXT, "Fylles ut når planen rulleres: hvorfor tiltaket er nytt, endret, flyttet, satt på pause eller avsluttet.", width=30, twin=Twin.WORDS, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, is_plain=True, only=(Part.YEAR_BEFORE,)),
        Field("start", "Oppstart", Holds.ANY, "Når arbeidet begynner: en dato, eller for eksempel høsten 2027.", twin=Twin.WORDS, may_be_missing=True, is_detail=True),
        Field("deadline", "Frist", Holds.ANY, "Når tiltaket skal være ferdig: en dato, eller for eksempel 2. kvartal 2027.", twin=Twin.WORDS, may_be_missing=True, at_rollover=Rollover.ASKED, is_detail=True),
        Field("responsible", "Ansvarlig", Holds.ANY, "Personen eller enheten som har ansvaret for at det blir gjort.", width=24, twin=Twin.NAME, may_be_missing=True, is_detail=True),
        Field("priority", "Prioritet", Holds.ANY, "Hvor viktig tiltaket er, slik dere pleier å si det: 1, 2, 3 eller høy, middels, lav.", width=10, twin=Twin.NAME, may_be_missing=True, is_detail=True),
        Field("progress", "Gjennomføring", Holds.CHOICE, "Hvor langt tiltaket er kommet.", choices=Progress, may_be_missing=True, at_rollover=Rollover.EMPTIED, is_detail=True),
        Field("goal", "Mål", Holds.ANY, "Det tiltaket skal føre til.", width=32, twin=Twin.WORDS, may_be_missing=True, is_detail=True),
        Field("indicator", "Indikator", Holds.ANY, "Det målet måles med.", width=24, twin=Twin.WORDS, may_be_missing=True, is_detail=True),
        Field("climate", "Klimaeffekt", Holds.ANY, "Virkningen på utslippene, med enhet: 120 tonn CO2-ekvivalenter i året.", width=24, twin=Twin.WORDS, may_be_missing=True, is_detail=True),
        Field("kostra", "KOSTRA", Holds.ANY, "Funksjonen i KOSTRA.", width=10, twin=Twin.NAME, may_be_missing=True, is_detail=True),
        Field("reviewed", "Gjennomgått", Holds.TICK, "Fylles ut når planen rulleres: x når teksten om tiltaket er sett over for det nye året.", choices=(TICK_WORD,), width=13, since=2, fold=Fold.WHEN_EMPTY, at_rollover=Rollover.EMPTIED, only=(Part.YEAR_BEFORE,)),
    ),
    names=3,
    of=Measure,
)

FINANCING: Final = Sheet(
    "financing",
    "Finansiering",
    "Penger fra andre til tiltakene (samfinansiering). De er aldri med i rådets beløp.",
    (
        Field("measure", "Nr", Holds.CHOICE, "Tiltakets nummer.", required=True, list_of=ListOf.MEASURES, width=8),
        Field("source", "Kilde", Holds.TEXT, "Hvem pengene kommer fra.", required=True, width=36, twin=Twin.WORDS, is_name=True),
        Field("year", "År", Holds.YEAR, "Året pengene gjelder.", required=True, width=8),
        Field("amount", "Beløp", Holds.KRONER, "Tomt når beløpet ikke er kjent. Da listes det, men summeres ikke.", is_plain=True),
        Field("status", "Status", Holds.CHOICE, "Hvor sikre pengene er.", required=True, choices=FinancingStatus, width=14, at_rollover=Rollover.ASKED),
    ),
    of=Financing,
    needs=(Needs.MONEY,),
)

PARTIES: Final = Sheet(
    "parties",
    "Parter",
    "Alle tiltakseiere, og faste samarbeidspartnere, med én skrivemåte. Forkortelser skrives ut her.",
    (
        Field("short_name", "Kortnavn", Holds.TEXT, "Navnet som skrives i arket Tiltak.", required=True, width=26, is_name=True),
        Field("name", "Navn", Holds.TEXT, "Det fulle navnet. Tomt: kortnavnet er hele navnet.", width=52, twin=Twin.NAME, is_name=True),
        Field("members", "Medlemmer", Holds.NAMES, "Bare for en gruppe: medlemmenes kortnavn, skilt med semikolon.", width=56),
    ),
)

ATTACHMENTS: Final = Sheet(
    "attachments",
    "Vedleggsliste",
    f"Vedleggene, i rekkefølge. Raden med fil {GENERATED_ATTACHMENT} er vedlegget som Saksbygger lager.",
    (
        Field("title", "Tittel", Holds.TEXT, "Slik vedlegget skal stå i listen.", required=True, width=60, twin=Twin.WORDS, is_plain=True, is_name=True),
        Field("date", "Dato", Holds.DATE, "Datoen på vedlegget, med år. Kan stå tomt.", is_plain=True),
        Field("file", "Fil", Holds.TEXT, "Filnavnet, hvis du vil.", width=26),
        Field("concerns", "Gjelder", Holds.TEXT, "alle, navnet på en kommune, eller Rådet. Tomt: alle."),
        Field("grading", "Gradering", Holds.TEXT, "Bare når vedlegget ikke er offentlig: skriv unntatt offentlighet."),
        Field("legal_basis", "Hjemmel", Holds.TEXT, "Hjemmelen for graderingen, for eksempel offentleglova § 14.", width=26),
    ),
    of=Attachment,
)

OTHER_DOCUMENTS: Final = Sheet(
    "other_documents",
    "Andre dokumenter",
    "Dokumenter i saken som ikke er vedlagt. Uten rader blir overskriften borte.",
    (
        Field("title", "Tittel", Holds.TEXT, "Slik dokumentet skal stå i listen.", required=True, width=60, twin=Twin.WORDS, is_plain=True, is_name=True),
        Field("date", "Dato", Holds.DATE, "Datoen på dokumentet, med år. Kan stå tomt.", at_rollover=Rollover.EMPTIED, is_plain=True),
        Field("concerns", "Gjelder", Holds.TEXT, "alle, navnet på en kommune, eller Rådet. Tomt: alle."),
    ),
    of=Attachment,
)

TEXTS: Final = Sheet(
    "texts",
    "Tekster",
    "Overskriftene i tekster.docx. Fylles ut når planen rulleres; tiltakene har sin egen Gjennomgått i arket Tiltak.",
    (
        Field("heading", "Overskrift", Holds.TEXT, "Overskriften, slik den står i tekster.docx. Under Kommuner og Virkemidler: Kommuner: Nordby.", required=True, width=70, is_name=True),
        Field("reviewed", "Gjennomgått", Holds.TICK, "x når teksten under overskriften er sett over for det nye året.", choices=(TICK_WORD,), width=13, at_rollover=Rollover.EMPTIED),
    ),
    since=3,
    only=(Part.YEAR_BEFORE,),
)

DECISIONS: Final = Sheet(
    "decisions",
    "Vedtak",
    "Det rådet vedtok. Står tomt til vedtaket er gjort. Velg så utgaven vedtatt, så viser dokumentene planen slik den ble vedtatt.",
    (
        Field("organ", "Organ", Holds.TEXT, "Organet som vedtok. Trengs bare i den første raden.", width=28),
        Field("date", "Dato", Holds.DATE, "Vedtaksdatoen. Trengs bare i den første raden.", width=12),
        Field("case_number", "Saksnr.", Holds.TEXT, "Saksnummeret i møtet.", width=12),
        Field("outcome", "Vedtak", Holds.CHOICE, "Alt som foreslått: én rad. Ellers én rad for hvert punkt eller beløp som er endret, strøket eller nytt.", choices=Outcome),
        Field("point", "Punkt", Holds.WHOLE_NUMBER, "Nummeret på punktet i forslaget. Ved nytt: punktet det nye står foran; tomt: sist.", width=8, since=3),
        Field("text", "Vedtatt tekst", Holds.LINES, "Punktet ord for ord slik rådet vedtok det. Flere linjer: de neste er underpunkter.", width=48, since=3, twin=Twin.WORDS),
        Field("measure", "Nr", Holds.TEXT, "Ved endret beløp: tiltakets nummer. Ved nytt: nummeret på et tiltak som rådet la til; raden står i arket Tiltak.", width=8),
        Field("post", "Post", Holds.TEXT, "Ved endret beløp i budsjettet: linjen, slik den heter i arket Budsjett, eller kommunen som får en annen andel.", width=22, since=3),
        Field("year", "År", Holds.YEAR, "Ved endret beløp: året.", width=8),
        Field("amount", "Beløp", Holds.KRONER, "Ved endret beløp: det rådet vedtok. 0 skrives som 0.", width=12, needs=(Needs.MONEY,)),
        Field("votes", "Stemmer", Holds.TEXT, "Stemmetall eller dissens. Skrives ut. Kan stå tomt.", width=20, since=3, twin=Twin.WORDS),
        Field("note", "Merknad", Holds.TEXT, "Hva rådet ellers sa om dette. Skrives ut. Kan stå tomt.", width=32, since=2, twin=Twin.WORDS),
    ),
    is_of_one_case=True,
)

ENDED: Final = Sheet(
    "ended",
    "Avsluttet",
    "Tiltak som er avsluttet. Numrene deres brukes aldri om igjen.",
    (
        Field("number", "Nr", Holds.TEXT, "Tiltakets nummer.", required=True, width=8),
        Field("name", "Tiltak", Holds.TEXT, "Navnet på tiltaket.", width=44, twin=Twin.WORDS, is_name=True),
        Field("last_year", "Siste år", Holds.YEAR, "Det siste året tiltaket var med i planen."),
        Field("reason", "Begrunnelse", Holds.TEXT, "Hvorfor tiltaket er avsluttet. Kan stå tomt.", width=44, since=2, twin=Twin.WORDS),
    ),
    only=(Part.YEAR_BEFORE,),
)

# fmt: on

SHEETS: Final = (
    CASE, MUNICIPALITIES, COMMITTEES, INPUT, FRAMES, BUDGET, INSTRUMENTS, MEASURES, FINANCING, PARTIES,
    ATTACHMENTS, OTHER_DOCUMENTS, TEXTS, DECISIONS, ENDED,
)  # fmt: skip


def detail_key(heading: str) -> str:
    """Give the key of a measure's detail by its heading; one of the council's own is its heading itself."""
    standard = (field.key for field in MEASURES.fields if field.is_detail and folded(field.heading) == folded(heading))
    return next(standard, column_key(heading))


README_SHEET: Final = "Les meg"
LISTS_SHEET: Final = "Lister"
README_HEADINGS: Final = ("Ark", "Kolonne eller linje", "Hva som skal stå der", "Må fylles ut")
ORGANS_HEADING: Final = "Kommuner og rådet"  # in the sheet Lister, over those that a case may concern
VERSION_LABEL: Final = "Skjemaversjon"
FORM_HEADINGS: Final = ("Felt", "Verdi", "Veiledning")
