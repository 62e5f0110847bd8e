"""A December case as real files: Eksempelregionen's budget and plan for 2022–2025, and the plan of the year before.

All of it is made up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from pipeline.domain.new_case import CellValue, NewHeading, NewParagraph, NewProse, NewWorkbook, RowValues
from pipeline.domain.text import Text
from pipeline.domain.years import PlanYears
from pipeline.write.input_prose import prose_file
from pipeline.write.input_workbook import input_file
from tests.workbooks import ROOT

YEARS: Final = PlanYears(2022, 2025)
LAST_YEARS: Final = PlanYears(2021, 2024)
REGION: Final = """\
råd:
  navn: Interkommunalt politisk råd for Eksempelregionen
  kortnavn: rådet
  underskrift:
    - navn: Ola Nordmann
      stilling: Sekretariatsleder
kommuner:
  - navn: Nordby
    kommunenummer: "3401"
    mappe: nordby
    språk: nn
  - navn: Sørby
    kommunenummer: "3402"
    mappe: sorby
  - navn: Vestby
    kommunenummer: "3403"
    mappe: vestby
fordelingsnøkkel:
  likt: 40 %
  egne_andeler:
    Sørby: 5 %
  fylkeskommunen: 25 %
  folketall:
    Nordby: 5 078
    Sørby: 28 034
    Vestby: 6 109
  per: 1. januar 2021
  kilde: SSB
"""
CASE: Final[dict[str, CellValue]] = {
    "budget_year": 2022,
    "last_year": 2025,
    "title": "Budsjett 2022 og tiltaksplan 2022–2025 for Eksempelregionen",
    "kind": "del av budsjett- og tiltaksplan",
    "edition": "til kommunene",
    "stance": "orientering",
    "remainder": "fullmakt",
    "authority": 200_000,
    "report_by": date(2022, 6, 1),
    "report_again_by": date(2022, 12, 1),
    "council_case_id": "21/118",
    "council_officer": "Ola Nordmann",
    "shift_authority": 50_000,
}
LINES: Final[tuple[tuple[str, str, int | None, int | None, tuple[int | None, ...], str], ...]] = (
    ("tilskudd fra kommunene", "", 1_450_000, 1_450_000, (1_500_000, 1_500_000, 1_550_000, 1_550_000), ""),
    ("fylkeskommunale midler", "", 500_000, 250_000, (500_000, 500_000, 500_000, None), ""),
    ("overført fra året før", "Ubrukt til næringsarealer", None, None, (150_000,), "T04"),
    ("overført fra året før", "Annet som ikke er brukt", None, None, (40_000,), ""),
    ("andre inntekter", "Deltakeravgifter", 30_000, 42_500, (50_000, 50_000, 50_000, 50_000), ""),
    ("bruk av fond", "næringsfondet", None, None, (100_000,), ""),
    ("drift av rådet", "Sekretariatet", 520_000, 401_300, (540_000, 550_000, 560_000, 570_000), ""),
    ("drift av rådet", "Møter og reiser", 60_000, 18_250, (60_000, 60_000, 60_000, 60_000), ""),
    ("avsetning til fond", "næringsfondet", None, None, (50_000, 50_000, 50_000, 50_000), ""),
)
INSTRUMENTS: Final = (
    ("Styrke samarbeidet mellom bedriftene", "strategisk næringsplan"),
    ("Sørge for nok næringsarealer", "strategisk næringsplan"),
    ("Reiseliv og arrangementer", "øvrige regionale tiltak"),
)
MEASURES: Final[tuple[dict[str, CellValue], ...]] = (
    {"number": "T01", "instrument": "1", "name": "Bedriftsnettverk", "guide": "x", "owners": "Rådet",
     "partners": "Innovasjon Norge", "2022": 400_000, "2023": 400_000, "2024": 300_000, "2025": 0,
     "promised": 350_000, "spent": 210_000, "reason": "Flere bedrifter er med."},
    {"number": "T02", "instrument": "1", "name": "Felles kurs", "facilitator": "x", "owners": "Sørby kommune",
     "2022": 200_000, "2023": 200_000, "2024": 200_000, "2025": 200_000, "binding": "sak 12/20",
     "promised": 250_000, "spent": 200_000, "reason": "Kursene er blitt billigere."},
    {"number": "T04", "instrument": "2", "name": "Kartlegging av næringsarealer", "bridge_builder": "x",
     "owners": "Nordby kommune; Vestby kommune", "2022": 350_000, "2023": 150_000, "2024": 0, "2025": 0,
     "promised": 200_000, "spent": 50_000, "reason": "Kartleggingen ble forsinket."},
    {"number": "T05", "instrument": "3", "name": "Felles arrangementsuke", "guide": "x", "owners": "Rådet",
     "2022": 500_000, "2023": 500_000, "2024": 500_000, "2025": 500_000, "reason": "Nytt tiltak."},
    {"number": "T03", "instrument": "1", "name": "Felles messe", "guide": "x", "owners": "Rådet",
     "continues": "avsluttes", "reason": "Messen er holdt."},
)  # fmt: skip
LAST_MEASURES: Final[tuple[dict[str, CellValue], ...]] = (
    {"number": "T01", "instrument": "1", "name": "Bedriftsnettverk", "guide": "x", "owners": "Rådet",
     "2021": 350_000, "2022": 350_000, "2023": 350_000, "2024": 300_000},
    {"number": "T02", "instrument": "1", "name": "Felles kurs", "facilitator": "x", "owners": "Sørby kommune",
     "2021": 250_000, "2022": 250_000, "2023": 200_000, "2024": 200_000, "binding": "sak 12/20"},
    {"number": "T03", "instrument": "1", "name": "Felles messe", "guide": "x", "owners": "Rådet",
     "2021": 100_000, "2022": 0, "2023": 0, "2024": 0},
    {"number": "T04", "instrument": "2", "name": "Kartlegging av arealer", "bridge_builder": "x",
     "owners": "Nordby kommune; Vestby kommune", "2021": 200_000, "2022": 200_000, "2023": 150_000, "2024": 0},
)  # fmt: skip
TEXTS: Final = {
    "Sammendrag": "Rådet vedtar hvert år i desember budsjettet for neste år og tiltakene for fire år.",
    "Saksutredning": "Saken legger frem budsjettet og tiltaksplanen samlet.",
    "Vurdering": "Sekretariatet mener at budsjettet følger opp strategien.",
    "Konklusjon": "Sekretariatet anbefaler budsjettet og tiltaksplanen.",
}


def december(folder: Path, **case: CellValue) -> Path:
    """Write the case and last year's; give the folder of the year. `case` changes lines of the sheet `Sak`."""
    year, before = folder / "input" / "2022", folder / "input" / "2021"
    year.mkdir(parents=True)
    before.mkdir()
    last = NewWorkbook(LAST_YEARS, "Tiltak 2021–2024", CASE | {"budget_year": 2021, "last_year": 2024}, _last_rows())
    (before / "tiltak.xlsx").write_bytes(input_file(last))
    (folder / "input" / "region.yaml").write_text(REGION, encoding="utf-8")
    (year / "tiltak.xlsx").write_bytes(input_file(NewWorkbook(YEARS, "Tiltak 2022–2025", CASE | case, _rows())))
    (year / "tekster.docx").write_bytes(prose_file(_prose(), (ROOT / "templates" / "tekster.docx").read_bytes()))
    return year


def _rows() -> dict[str, tuple[RowValues, ...]]:
    organs = (("Nordby", "Kommunestyret"), ("Sørby", "Kommunestyret"))
    council: dict[str, CellValue] = {
        "committee": "Interkommunalt politisk råd for Eksempelregionen",
        "meeting": date(2021, 12, 9),
    }
    parties = ("Nordby kommune", "Sørby kommune", "Vestby kommune", "Rådet")
    return {
        "municipalities": (
            _municipality("Nordby", cost="legges inn i budsjettet"),
            _municipality("Sørby", cost="dekket i budsjettet", case_id="21/2044"),
            _municipality("Vestby", cost="legges inn i budsjettet"),
        ),
        "committees": (
            *(_row(organ=name, committee=committee, role="vedtar") for name, committee in organs),
            _row(organ="Rådet", role="vedtar", **council),
        ),
        "budget": tuple(_line(*line) for line in LINES),
        "instruments": tuple(
            _row(number=number, full_name=name, group=group) for number, (name, group) in enumerate(INSTRUMENTS, 1)
        ),
        "measures": tuple(_measure(cells) for cells in MEASURES),
        "parties": tuple(_row(short_name=name) for name in parties),
        "attachments": (
            _row(title="Budsjett- og tiltaksplan 2022–2025", file="budsjett-og-tiltaksplan.docx", concerns="alle"),
            _row(title="Forslag til tiltak – utfyllende", file="vedlegg-tiltak.docx", concerns="alle"),
        ),
    }


def _last_rows() -> dict[str, tuple[RowValues, ...]]:
    """Give last year's plan, which the council decided as it was proposed."""
    decision = _row(organ="Rådet", date=date(2020, 12, 10), case_number="14/20", outcome="som foreslått")
    measures = tuple(_measure(cells, LAST_YEARS) for cells in LAST_MEASURES)
    return {**_rows(), "budget": (), "measures": measures, "decisions": (decision,)}


def _row(**cells: CellValue) -> RowValues:
    return {(key, None): value for key, value in cells.items()}


def _municipality(name: str, **cells: CellValue) -> RowValues:
    return _row(municipality=name, signs_1="Kari Nordmann", role_1="Kommunedirektør", **cells)


def _line(
    post: str, description: str, last: int | None, spent: int | None, amounts: tuple[int | None, ...], goes_to: str
) -> RowValues:
    cells: dict[str, CellValue | None] = {
        "post": post,
        "description": description or None,
        "last_budget": last,
        "spent": spent,
        "goes_to": goes_to or None,
    }
    row: dict[tuple[str, int | None], CellValue] = {(key, None): v for key, v in cells.items() if v is not None}
    return row | {("amount", year): v for year, v in zip(YEARS.all, amounts, strict=False) if v is not None}


def _measure(cells: dict[str, CellValue], years: PlanYears = YEARS) -> RowValues:
    status = "uten midler" if "continues" in cells else "foreslått"
    row: dict[tuple[str, int | None], CellValue] = {("status", years.budget): status}
    return row | {(("amount", int(key)) if key.isdigit() else (key, None)): value for key, value in cells.items()}


def _prose() -> NewProse:
    blocks = [
        block for heading, text in TEXTS.items() for block in (NewHeading(heading, 1), NewParagraph((Text(text),)))
    ]
    return NewProse("Tekster til budsjett- og tiltaksplanen 2022", tuple(blocks))
