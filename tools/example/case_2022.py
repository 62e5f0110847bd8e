"""The second year: what an officer would fill in after `saksbygger new-year input/2021`. Every decision is an example.

A column of the user's own, «Notat», says so in every row that is filled in. The prose stands in tekster_2022.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.domain.workbook.new_case import CellValue, NewWorkbook, OwnColumn, RowValues

Cells = dict[tuple[str, int | None], CellValue]

NOTE: Final = "Notat"
MARK: Final = "(eksempel)"
YEARS: Final = (2022, 2023, 2024, 2025)
ENDS: Final = "avsluttes"

CASE: Final[dict[str, CellValue]] = {
    "title": "Budsjett 2022 og tiltaksplan 2022–2025 for Lillehammer-regionen",
    "remainder": "overføres",
    "report_by": date(2022, 6, 15),
    "report_again_by": date(2022, 11, 1),
    "council_officer": "Kari Nordmann",
    "letter_day": date(2021, 11, 15),
}
LAST_SHARES: Final = {"Lillehammer": 1_017_600, "Øyer": 377_300, "Gausdal": 405_100}

# Number, kroner of each year from 2022 on (a word is a status without an amount), used so far in 2021, the rest.
# A cell that is None is emptied of what `new-year` put there.
Filling = tuple[tuple[int | str, ...], int | None, Mapping[str, CellValue | None]]
Change = tuple[str, tuple[int | str, ...], int | None, Mapping[str, CellValue | None]]

_OWN_FORM: Final = "Bransjen må selv avgjøre hvilken form nettverket skal ha."
_MERGED: Final = "Slått sammen til «Klargjøre og utvikle næringsarealer»."

# A note or a source is written where the period has another one than last year's case gave it.
CHANGED: Final[tuple[Change, ...]] = (
    ("T01", (0, 0, 0, 0), None, {}),
    ("T02", (200_000, 200_000, 0, 0), 120_000, {}),
    ("T03", (100_000, 100_000, 100_000, 100_000), 60_000, {}),
    ("T04", (200_000, 200_000, 0, 0), 150_000,
     {"partners": "Ikke avklart, men trolig Skåppå, Digital Innlandet og digitaliseringsstyret",
      "note_now": None, "note_later": "deretter selvfinansierende"}),
    ("T05", (100_000, "ikke avklart", "ikke avklart", "ikke avklart"), 75_000,
     {"continues": "ja", "reason": "Klyngestrategien er ferdig og anbefaler et oppstartsår.",
      "note_now": "til oppstart av klyngen", "note_later": "Avhenger av erfaringene fra oppstarten.",
      "settled_when": "erfaringene fra oppstarten er lagt frem"}),
    ("T06", (250_000, 350_000, 300_000, 300_000), None, {"reason": "Noe av arbeidet er flyttet fra 2022 til 2023."}),
    ("T07", ("ikke avklart", "ikke avklart", "ikke avklart", "ikke avklart"), None,
     {"note_now": _OWN_FORM, "note_later": _OWN_FORM, "settled_when": "bransjen har valgt form på nettverket"}),
    ("T08", (), None, {"continues": ENDS, "reason": "Samarbeidet føres videre utenom tiltaksplanen."}),
    ("T09", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None,
     {"source_now": "andre kilder", "note_now": "Finansieringen er planlagt, men ikke bekreftet.",
      "source_later": "andre kilder", "note_later": "En videre satsing avhenger av dette."}),
    ("T10", (60_000, 50_000, 50_000, 50_000), 140_000,
     {"reason": "I forrige plan var beløpet et anslag. Kartleggingen er ferdig, og nettverket kan ta fatt på felles "
                "prosjekter.",
      "status": "anslag", "note_now": "til de første felles prosjektene",
      "note_later": "Kan øke hvis nettverket får større ambisjoner."}),
    ("T11", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None,
     {"source_now": "andre kilder enn rådet", "note_now": "Det skal søkes om penger.",
      "source_later": "andre kilder enn rådet", "note_later": "Det skal søkes om penger."}),
    ("T12", ("allerede avsatt", "allerede avsatt", "allerede avsatt", "uten midler"), None,
     {"source_now": "midler til markedskommunikasjon", "source_later": "midler til markedskommunikasjon"}),
    ("T13", (75_000, 75_000, 75_000, 75_000), 100_000,
     {"reason": "Kurs for saksbehandlere er skilt ut som et eget tiltak."}),
    ("T14", ("uten midler", "uten midler", "uten midler", "uten midler"), None, {}),
    ("T15", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None,
     {"source_now": "Lillehammer kommune", "source_later": "Lillehammer kommune"}),
    ("T16", (0, 0, 0, 0), None, {}),
    ("T17", (0, 0, 0, 0), None, {}),
    ("T18", (), 50_000,
     {"continues": ENDS, "reason": "Oversikten er laget og holdes ved like innenfor ordinære rammer.",
      "note_now": None, "note_later": None}),
    ("T19", (), None, {"continues": ENDS, "reason": _MERGED}),
    ("T20", (0, 0, 0, 0), None, {}),
    ("T21", (), None, {"continues": ENDS, "reason": _MERGED}),
    ("T22", (0, 0, 0, 0), None, {}),
    ("T23", (0, 0, 0, 50_000), 100_000,
     {"continues": "pause", "reason": "Nettsiden er ferdig og skal etter planen fornyes i 2025."}),
    ("T24", (), 90_000, {"continues": ENDS, "reason": "Den visuelle identiteten er tatt i bruk."}),
    ("T25", (200_000, 200_000, 200_000, 200_000), 80_000, {}),
)  # fmt: skip

NEW: Final[tuple[Change, ...]] = (
    ("T26", (50_000, 50_000, 50_000, 50_000), None,
     {"instrument": 4, "name": "Kurs for saksbehandlere", "facilitator": "x", "owners": "LRV", "replaces": "T13"}),
    ("T27", (0, 0, 0, 0), None,
     {"instrument": 5, "name": "Klargjøre og utvikle næringsarealer", "guide": "x", "owners": "Kommunene",
      "partners": "Grunneiere; Statsforvalteren; Statens vegvesen; Innlandet fylkeskommune; Gausdal Næringsforum; "
                  "Lillehammer Næringsforening; Øyer Næringsråd",
      "replaces": "T19; T21",
      "reason": "Nye og eksisterende arealer bør ses under ett."}),
    ("T28", (100_000, 100_000, 0, 0), None,
     {"instrument": 7, "name": "Felles stand på messer", "bridge_builder": "x", "owners": "LRV",
      "partners": "Visit Lillehammer", "reason": "Kommunene har bedt om å få stå sammen på messer."}),
)  # fmt: skip

INSTRUMENT: Final[RowValues] = {
    ("number", None): 7,
    ("full_name", None): "Messer og møteplasser",
    ("heading", None): "Messer og møteplasser",
    ("group", None): "øvrige regionale tiltak",
}

# Post, what it is called, last year's budget, used or come in so far, kroner of each year, what it goes to.
BUDGET: Final = (
    ("tilskudd fra kommunene", "Tilskudd fra kommunene", 1_800_000, 1_800_000, (1_800_000,) * 4, ""),
    ("fylkeskommunale midler", "Tilskudd fra fylkeskommunen", 300_000, 300_000, (300_000, 300_000, 0, 0), ""),
    ("overført fra året før", "Ufordelt ramme fra 2021, til Esport-klynge", None, None, (100_000,), "T05"),
    ("overført fra året før", "Ufordelt ramme fra 2021, øvrig", None, None, (200_000,), ""),
    ("drift av rådet", "Sekretariat og møter", 600_000, 450_000, (600_000, 610_000, 620_000, 630_000), ""),
)


def filled(fresh: NewWorkbook) -> NewWorkbook:
    """Fill in the workbook as `new-year` made it."""
    changes = {number: (amounts, spent, rest) for number, amounts, spent, rest in (*CHANGED, *NEW)}
    measures = tuple(_measure(row, changes.get(str(row["number", None]))) for row in fresh.rows["measures"])
    rows = {
        **fresh.rows,
        "measures": measures,
        "instruments": (*fresh.rows["instruments"], INSTRUMENT),
        "budget": tuple(_line(*line) for line in BUDGET),
        "municipalities": tuple(_municipality(row) for row in fresh.rows["municipalities"]),
        "financing": tuple(_with_last_year(fresh.rows["financing"])),
        "committees": tuple(_step(row) for row in fresh.rows["committees"]),
        "texts": tuple({**row, ("reviewed", None): "x"} for row in fresh.rows["texts"]),
    }
    marks = {
        "measures": tuple(MARK if str(row["number", None]) in changes else None for row in measures),
        "budget": (MARK,) * len(BUDGET),
        "instruments": (*(None for _ in fresh.rows["instruments"]), MARK),
    }
    own = {key: (OwnColumn(NOTE, values),) for key, values in marks.items()}
    return replace(fresh, case={**fresh.case, **CASE}, rows=rows, own_columns=own)


def _municipality(row: RowValues) -> RowValues:
    share = LAST_SHARES[str(row["municipality", None])]
    return {**row, ("cost", None): "legges inn i budsjettet", ("last_share", None): share}


def _measure(row: RowValues, change: Filling | None) -> RowValues:
    if change is None:
        return row
    amounts, spent, rest = change
    emptied = {"amount", "status", "continues"}
    cells: Cells = {at: value for at, value in row.items() if at[0] not in emptied}
    later = rest.get("status") or "foreslått"
    for year, amount in zip(YEARS, amounts, strict=False):
        word = amount if isinstance(amount, str) else ("foreslått" if year == YEARS[0] else later)
        cells["status", year] = word
        if isinstance(amount, int):
            cells["amount", year] = amount
    if not amounts:
        cells["status", YEARS[0]] = "uten midler"
    cells["reviewed", None] = "x"
    said = {**rest, "spent": spent}
    for key, value in said.items():
        if value is None:
            cells.pop((key, None), None)
        elif key != "status":
            cells[key, None] = value
    return cells


def _line(
    post: str, description: str, last: int | None, spent: int | None, amounts: tuple[int, ...], goes_to: str
) -> RowValues:
    cells: Cells = {("post", None): post, ("description", None): description}
    cells |= {("amount", year): amount for year, amount in zip(YEARS, amounts, strict=False)}
    sides = {"last_budget": last, "spent": spent, "goes_to": goes_to or None}
    return cells | {(key, None): value for key, value in sides.items() if value is not None}


def _with_last_year(rows: tuple[RowValues, ...]) -> Iterator[RowValues]:
    """Give the co-financing for the new last year too, each source's after its years before."""
    for row in rows:
        yield row
        if row["year", None] == YEARS[-2]:
            yield {**row, ("year", None): YEARS[-1]}


def _step(row: RowValues) -> RowValues:
    is_council = row["organ", None] == "Rådet"
    return {**row, ("meeting", None): date(2021, 12, 10)} if is_council else row
