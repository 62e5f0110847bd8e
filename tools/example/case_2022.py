"""The second year: what an officer would fill in after `saksbygger new-year input/2021`. Every decision is an example.

A column of the user's own, «Notat», says so in every row that is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.domain.new_case import CellValue, NewWorkbook, OwnColumn, RowValues

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
}

# Number, kroner of each year from 2022 on (a word is a status without an amount), used so far in 2021, the rest.
Filling = tuple[tuple[int | str, ...], int | None, Mapping[str, CellValue]]
Change = tuple[str, tuple[int | str, ...], int | None, Mapping[str, CellValue]]

CHANGED: Final[tuple[Change, ...]] = (
    ("T01", (0, 0, 0, 0), None, {}),
    ("T02", (200_000, 200_000, 0, 0), 120_000, {}),
    ("T03", (100_000, 100_000, 100_000, 100_000), 60_000, {}),
    ("T04", (200_000, 200_000, 0, 0), 150_000, {}),
    ("T05", (100_000, "ikke avklart", "ikke avklart", "ikke avklart"), 75_000,
     {"continues": "ja", "reason": "Klyngestrategien er klar for det første året.",
      "note_now": "til oppstart av klyngen"}),
    ("T06", (250_000, 300_000, 300_000, 300_000), None, {"reason": "Noe av arbeidet er utsatt til 2023."}),
    ("T07", ("ikke avklart", "ikke avklart", "ikke avklart", "ikke avklart"), None, {}),
    ("T08", (), None, {"continues": ENDS, "reason": "Målet er nådd."}),
    ("T09", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None, {}),
    ("T10", (60_000, 50_000, 50_000, 50_000), 140_000,
     {"reason": "Kartleggingen viser hva nettverket koster.", "status": "anslag"}),
    ("T11", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None, {}),
    ("T12", ("allerede avsatt", "allerede avsatt", "allerede avsatt", "uten midler"), None, {}),
    ("T13", (75_000, 75_000, 75_000, 75_000), 100_000, {"reason": "Kurs for saksbehandlere er skilt ut."}),
    ("T14", ("uten midler", "uten midler", "uten midler", "uten midler"), None, {}),
    ("T15", ("andre betaler", "andre betaler", "andre betaler", "andre betaler"), None, {}),
    ("T16", (0, 0, 0, 0), None, {}),
    ("T17", (0, 0, 0, 0), None, {}),
    ("T18", (), 50_000, {"continues": ENDS, "reason": "Oversikten er laget."}),
    ("T19", (), None, {"continues": ENDS, "reason": "Slått sammen med T21 til T27."}),
    ("T20", (0, 0, 0, 0), None, {}),
    ("T21", (), None, {"continues": ENDS, "reason": "Slått sammen med T19 til T27."}),
    ("T22", (0, 0, 0, 0), None, {}),
    ("T23", (0, 0, 0, 50_000), 100_000, {"continues": "pause", "reason": "Nettsiden er ferdig og fornyes senere."}),
    ("T24", (), 90_000, {"continues": ENDS, "reason": "Den visuelle identiteten er tatt i bruk."}),
    ("T25", (200_000, 200_000, 200_000, 200_000), 80_000, {}),
)  # fmt: skip

NEW: Final[tuple[Change, ...]] = (
    ("T26", (50_000, 50_000, 50_000, 50_000), None,
     {"instrument": 4, "name": "Kurs for saksbehandlere", "facilitator": "x", "owners": "LRV", "replaces": "T13",
      "reason": "Skilt ut fra T13."}),
    ("T27", (0, 0, 0, 0), None,
     {"instrument": 5, "name": "Klargjøre og utvikle næringsarealer", "guide": "x", "owners": "Kommunene",
      "replaces": "T19; T21", "reason": "T19 og T21 gjelder de samme arealene."}),
    ("T28", (100_000, 100_000, 0, 0), None,
     {"instrument": 7, "name": "Felles stand på messer", "bridge_builder": "x", "owners": "LRV",
      "partners": "Visit Lillehammer", "reason": "Nytt tiltak som kommunene har bedt om."}),
)  # fmt: skip

INSTRUMENT: Final[RowValues] = {
    ("number", None): 7,
    ("full_name", None): "Øvrige regionale tiltak",
    ("heading", None): "Øvrige regionale tiltak",
    ("group", None): "øvrige regionale tiltak",
}

# Post, what it is called, last year's budget, used or come in so far, kroner of each year, what it goes to.
BUDGET: Final = (
    ("tilskudd fra kommunene", "Tilskudd fra kommunene", 1_800_000, 1_800_000, (1_800_000,) * 4, ""),
    ("fylkeskommunale midler", "Tilskudd fra fylkeskommunen", 300_000, 300_000, (300_000, 300_000, 0, 0), ""),
    ("overført fra året før", "Ufordelt i 2021, til oppstart av klyngen", None, None, (100_000,), "T05"),
    ("overført fra året før", "Ufordelt i 2021", None, None, (200_000,), ""),
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
        "municipalities": tuple({**r, ("cost", None): "legges inn i budsjettet"} for r in fresh.rows["municipalities"]),
        "committees": tuple(_step(row) for row in fresh.rows["committees"]),
    }
    marks = {
        "measures": tuple(MARK if str(row["number", None]) in changes else None for row in measures),
        "budget": (MARK,) * len(BUDGET),
        "instruments": (*(None for _ in fresh.rows["instruments"]), MARK),
    }
    own = {key: (OwnColumn(NOTE, values),) for key, values in marks.items()}
    return replace(fresh, case={**fresh.case, **CASE}, rows=rows, own_columns=own)


def _measure(row: RowValues, change: Filling | None) -> RowValues:
    if change is None:
        return row
    amounts, spent, rest = change
    emptied = {"amount", "status", "continues"}
    cells: Cells = {at: value for at, value in row.items() if at[0] not in emptied}
    later = rest.get("status", "foreslått")
    for year, amount in zip(YEARS, amounts, strict=False):
        word = amount if isinstance(amount, str) else ("foreslått" if year == YEARS[0] else later)
        cells["status", year] = word
        if isinstance(amount, int):
            cells["amount", year] = amount
    if not amounts:
        cells["status", YEARS[0]] = "uten midler"
    cells["reviewed", None] = "x"
    cells |= {(key, None): value for key, value in rest.items() if key != "status"}
    return cells | ({} if spent is None else {("spent", None): spent})


def _line(
    post: str, description: str, last: int | None, spent: int | None, amounts: tuple[int, ...], goes_to: str
) -> RowValues:
    cells: Cells = {("post", None): post, ("description", None): description}
    cells |= {("amount", year): amount for year, amount in zip(YEARS, amounts, strict=False)}
    sides = {"last_budget": last, "spent": spent, "goes_to": goes_to or None}
    return cells | {(key, None): value for key, value in sides.items() if value is not None}


def _step(row: RowValues) -> RowValues:
    is_council = row["organ", None] == "Rådet"
    return {**row, ("meeting", None): date(2021, 12, 10)} if is_council else row
