"""The facts of the real case of 2021, as the officer's workbook has them. Prose stands in tekster.md beside this."""

from __future__ import annotations

from datetime import date
from typing import Final

from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.new_case import CellValue, NewWorkbook, RowValues

YEARS: Final = PlanYears(2021, 2024)

CASE: Final[dict[str, CellValue]] = {
    "budget_year": 2021,
    "last_year": 2024,
    "title": "Tiltaksplan 2021–2024 til strategisk næringsplan for Lillehammer-regionen 2021–2031",
    "kind": "egen sak",
    "edition": "til kommunene",
    "stance": "innspill fra protokollen",
    "remainder": "egen sak",
}

INSTRUMENTS: Final = (
    (
        "Bidra til økt kompetanse om og bruk av bærekraftige og digitale forretningsmodeller i næringslivet i regionen",
        "Bærekraftige og digitale forretningsmodeller",
    ),
    ("Utvikle og styrke utvalgte klynger og bedriftsnettverk", "Klynger og nettverk"),
    ("Bruke innbyggerinvolvering, samarbeid og teknologi for å utvikle samfunnet og næringslivet", ""),
    ("Jobbe kontinuerlig med å forbedre kommunenes rolle som vertskommune for næringslivet", ""),
    ("Bidra til at næringsaktører har tilgang på næringsarealer som møter behovene", ""),
    ("Fortelle gode historier fra regionen", ""),
)

PARTIES: Final = (
    ("LRV", "Lillehammer-regionen Vekst", ""),
    ("IPR", "Interkommunalt politisk råd for Lillehammer-regionen", ""),
    ("GRU", "Gjøvikregionen Utvikling", ""),
    ("IFK", "Innlandet fylkeskommune", ""),
    ("NTNU", "Norges teknisk-naturvitenskapelige universitet", ""),
    ("Skåppå", "Skåppå Kunnskapspark", ""),
    ("Lillehammer kommune", "", ""),
    ("Øyer kommune", "", ""),
    ("Gausdal kommune", "", ""),
    ("Kommunene", "", "Lillehammer kommune; Øyer kommune; Gausdal kommune"),
    ("Visit Lillehammer", "", ""),
    ("Lillywood", "", ""),
    ("Randsfjordmusea avdeling Kittilbu", "", ""),
    ("Innovasjon Norge", "", ""),
    ("Høgskolen i Innlandet", "", ""),
    ("Norges Esportforbund", "", ""),
    ("Cyberforsvaret", "", ""),
    ("Nye Veier", "", ""),
    ("Statens vegvesen", "", ""),
    ("Bane NOR", "", ""),
)

# Status words, short: f foreslått, a anslag, u ikke avklart, s allerede avsatt, b andre betaler, m uten midler.
_STATUS: Final = {
    "f": "foreslått",
    "a": "anslag",
    "u": "ikke avklart",
    "s": "allerede avsatt",
    "b": "andre betaler",
    "m": "uten midler",
}

# Instrument, name, roles (v, b, t), owners, partners, the budget year, the later years («status amount …»), the rest.
Measure = tuple[int, str, str, str, str, str, str, dict[str, str]]

_MANY_PARTNERS: Final = (
    "Øyer kommune; Gausdal kommune; Statsforvalteren; Statens vegvesen; Innlandet fylkeskommune; Gausdal Næringsforum; "
    "Lillehammer Næringsforening; Øyer Næringsråd"
)

MEASURES: Final[tuple[Measure, ...]] = (
    (1, "Sirkulære Lillehammer-regionen", "b", "LRV", "Skåppå; Innovasjon Norge", "f 0", "f 0 0 0", {}),
    (1, "3-årig utviklingsprosess for bærekraftige forretningsmodeller", "vb", "LRV", "Skåppå; Høgskolen i Innlandet",
     "f 200000", "f 200000 200000 0", {}),
    (1, "Bærekraftige og datadrevne arrangementer", "vt", "LRV", "Visit Lillehammer", "f 100000",
     "f 100000 100000 100000", {}),
    (1, "Digital:Lab Innlandet", "vbt", "LRV",
     "Ikke avklart, men trolig Skåppå, Digital Innlandet og Digitaliseringsstyret", "f 200000",
     "f 200000 200000 0", {"note_later": "deretter selvfinansierende"}),
    (2, "Esport-klynge", "t", "LRV", "Skåppå; Norges Esportforbund; Høgskolen i Innlandet", "f 75000", "u",
     {"note_later": "Avhenger av klyngestrategien.", "settled_when": "klyngestrategien er klar"}),
    (2, "Snowball", "v", "Visit Lillehammer", "Eiere av Snowball", "s", "f 300000 300000 300000",
     {"source_now": "grunnfinansiering"}),
    (2, "Audiovisuell bransje", "v", "Lillywood", "Bransjeaktører", "f 0", "u",
     {"note_later": "Bransjen må selv avgjøre hvilken form nettverket skal ha."}),
    (2, "Cyberland", "vbt", "LRV; GRU; IFK", "NTNU; Cyberforsvaret", "s", "s", {}),
    (2, "Lokalmatnettverk", "vb", "LRV", "Bransjeaktører", "b", "b",
     {"role_note": "tidligere tilrettelegger", "source_now": "fylkeskommunale midler overført fra 2020",
      "source_later": "andre kilder", "note_later": "En videre satsing avhenger av dette."}),
    (2, "Fritidsbolignettverk", "vb", "Skåppå", "Bransjeaktører; Høgskolen i Innlandet", "f 150000",
     "a 50000 50000 50000",
     {"note_now": "hvorav 100 000 til en kartlegging", "note_later": "Kan øke hvis nettverket får større ambisjoner."}),
    (2, "Langua nasjonalparknettverk", "v", "Randsfjordmusea avdeling Kittilbu", "Næringsaktører", "s", "b",
     {"source_later": "andre kilder enn rådet", "note_later": "Det skal søkes om penger."}),
    (2, "Konseptualisere arenaer for co-working", "t", "LRV", "Fabrikken; Telegrafan; Destilleriet", "s", "s",
     {"source_now": "midler til markedskommunikasjon", "source_later": "midler til markedskommunikasjon"}),
    (4, "Styrket vertskapsrolle", "vt", "LRV", "Egne arbeidsgrupper i kommunene", "f 125000",
     "f 125000 125000 125000", {}),
    (4, "Synliggjøre verdiskapingsperspektivet offentlig saksbehandling", "v", "Kommunene", "", "f 0", "m", {}),
    (5, "Jobbe for best mulig næringsarealer langs E6", "vb", "Øyer kommune; Lillehammer kommune", "Nye Veier", "f 0",
     "b", {"source_later": "Lillehammer kommune"}),
    (5, "Økt kunnskap om jordflytting", "vt", "LRV", "Landbrukskontoret", "f 0", "f 0 0 0", {}),
    (5, "Arbeide for alternative plasseringer av Trafostasjon (ikke på Hovemoen)", "vt", "Lillehammer kommune",
     "Grunneiere", "f 0", "f 0 0 0", {}),
    (5, "Etablere en tilgjengelig næringsarealoversikt for regionen", "t", "LRV", "Næringseiendomsaktører", "f 50000",
     "m", {"note_later": "Håndteres innenfor ordinære rammer."}),
    (5, "Identifisere muligheten for å klargjøre nye næringsarealer i de tre kommunene", "vt", "Lillehammer kommune",
     _MANY_PARTNERS, "b", "f 0 0 0",
     {"source_now": "Lillehammer kommune", "note_now": "innenfor kommunens egne rammer"}),
    (5, "Gjennomføre viktige byutviklingsprosjekter i Lillehammer", "bt", "Lillehammer kommune",
     "Bane NOR; Lillehammer Parkering AS", "b", "f 0 0 0",
     {"source_now": "Lillehammer kommune", "note_now": "innenfor kommunens egne rammer"}),
    (5, "Utvikling av eksisterende tomtearealer", "v", "LRV", "Grunneiere", "b", "f 0 0 0",
     {"source_now": "grunneieren, eventuelt med støtte fra kommunen"}),
    (6, "Konseptualisering", "vt", "LRV", "Ekstern bistand", "s", "f 0 0 0", {}),
    (6, "Webside", "vt", "LRV", "Ekstern bistand", "f 100000", "f 0 0 0", {}),
    (6, "Visuell identitet", "vt", "LRV", "Ekstern bistand", "f 100000", "f 0 0 0", {}),
    (6, "Innholdsproduksjon", "vt", "LRV", "Ekstern bistand", "f 100000", "f 200000 200000 200000",
     {"note_now": "i tillegg til midler som allerede er satt av"}),
)  # fmt: skip

# What leans on money that nobody has confirmed: number, source; for each of the later years, amounts not known.
FINANCING: Final = (("T09", "Andre kilder"), ("T11", "Andre kilder enn rådet"))

MUNICIPALITIES: Final = ("Lillehammer", "Øyer", "Gausdal")


def workbook() -> NewWorkbook:
    """Give the case as the cells of the workbook."""
    return NewWorkbook(
        YEARS,
        "Tiltak 2021–2024",
        CASE,
        {
            "municipalities": tuple(_municipality(name) for name in MUNICIPALITIES),
            "committees": tuple(_committees()),
            "frames": (_row(year=2021, amount=1_500_000),),
            "instruments": tuple(
                _row(number=number, full_name=name, heading=heading or name, group="strategisk næringsplan")
                for number, (name, heading) in enumerate(INSTRUMENTS, 1)
            ),
            "measures": tuple(_measure(number, measure) for number, measure in enumerate(MEASURES, 1)),
            "financing": tuple(
                _row(measure=number, source=source, year=year, status="planlagt")
                for number, source in FINANCING
                for year in YEARS.later
            ),
            "parties": tuple(
                _row(short_name=short, **_filled(name=name, members=members)) for short, name, members in PARTIES
            ),
            # When the council decided, and how, the case does not say: «som foreslått» is an example.
            "decisions": (
                _row(
                    organ="Interkommunalt politisk råd for Lillehammer-regionen",
                    date=date(2021, 6, 10),
                    outcome="som foreslått",
                    note="(eksempel)",
                ),
            ),
            "attachments": (
                _row(title="Protokoll fra møte i Interkommunalt politisk råd", date=date(2021, 4, 8), concerns="alle"),
                _row(title="Forslag til tiltak – utfyllende", file="vedlegg-tiltak.docx", concerns="alle"),
            ),
        },
    )


def _row(**cells: CellValue) -> RowValues:
    return {(key, None): value for key, value in cells.items()}


def _filled(**cells: str) -> dict[str, CellValue]:
    return {key: value for key, value in cells.items() if value}


def _municipality(name: str) -> RowValues:
    return _row(
        municipality=name,
        signs_1="Kari Nordmann",
        role_1="Kommunedirektør",
        signs_2="Ola Nordmann",
        role_2="Næringssjef",
        cost="ingen ny bevilgning",
        memo="Underskriftene er eksempler. Kommunens kostnad må bekreftes av saksbehandleren.",
    )


def _committees() -> list[RowValues]:
    rows = []
    for name in MUNICIPALITIES:
        if name == "Øyer":  # the proposal of 2021 was headed «innstilling» there
            rows.append(_row(organ=name, committee="Formannskapet", role="innstiller"))
        rows.append(_row(organ=name, committee="Kommunestyret", role="vedtar"))
    council = "Interkommunalt politisk råd for Lillehammer-regionen"
    return [*rows, _row(organ="Rådet", committee=council, role="vedtar")]


def _measure(number: int, measure: Measure) -> RowValues:
    instrument, name, roles, owners, partners, now, later, rest = measure
    ticks = {"v": "guide", "b": "bridge_builder", "t": "facilitator"}
    full_name, heading = INSTRUMENTS[instrument - 1]
    cells: dict[tuple[str, int | None], CellValue] = {
        ("number", None): f"T{number:02}",
        ("instrument", None): heading or full_name,
        ("name", None): name,
        ("owners", None): owners,
        **{(ticks[role], None): "x" for role in roles},
        **{(key, None): value for key, value in _filled(partners=partners, **rest).items()},
    }
    cells |= _years(now, (YEARS.budget,)) | _years(later, YEARS.later)
    return cells


def _years(written: str, years: tuple[int, ...]) -> dict[tuple[str, int | None], CellValue]:
    status, *amounts = written.split()
    cells: dict[tuple[str, int | None], CellValue] = {("status", years[0]): _STATUS[status]}
    return cells | {("amount", year): int(amount) for year, amount in zip(years, amounts, strict=False)}
