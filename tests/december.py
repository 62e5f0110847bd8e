"""A December case as real files: Eksempelregionen's budget and plan for 2022–2025, and the plan of the year before.

All of it is made up. The same case can be given other years: amounts then stop where the plan does, or go on as they
last were.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

from pipeline.domain.values.text import Text
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewParagraph, NewProse, NewWorkbook, RowValues
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file
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
BudgetLine: TypeAlias = tuple[str, str, int | None, int | None, tuple[int | None, ...], str]
"""Post, description, budget and use of the year before, the years' amounts, the measures that it goes to."""
LINES: Final[tuple[BudgetLine, ...]] = (
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
Measure: TypeAlias = tuple[dict[str, CellValue], tuple[int, ...]]
"""The cells of a row, and its amounts in the years of the plan."""
MEASURES: Final[tuple[Measure, ...]] = (
    ({"number": "T01", "instrument": "1", "name": "Bedriftsnettverk", "guide": "x", "owners": "Rådet",
      "partners": "Innovasjon Norge", "promised": 350_000, "spent": 210_000, "reason": "Flere bedrifter er med."},
     (400_000, 400_000, 300_000, 0)),
    ({"number": "T02", "instrument": "1", "name": "Felles kurs", "facilitator": "x", "owners": "Sørby kommune",
      "binding": "sak 12/20", "promised": 250_000, "spent": 200_000, "reason": "Kursene er blitt billigere."},
     (200_000,)),
    ({"number": "T04", "instrument": "2", "name": "Kartlegging av næringsarealer", "bridge_builder": "x",
      "owners": "Nordby kommune; Vestby kommune", "promised": 200_000, "spent": 50_000,
      "reason": "Kartleggingen ble forsinket."},
     (350_000, 150_000, 0)),
    ({"number": "T05", "instrument": "3", "name": "Felles arrangementsuke", "guide": "x", "owners": "Rådet",
      "reason": "Nytt tiltak."},
     (500_000,)),
    ({"number": "T03", "instrument": "1", "name": "Felles messe", "guide": "x", "owners": "Rådet",
      "continues": "avsluttes", "reason": "Messen er holdt."},
     ()),
)  # fmt: skip
LAST_MEASURES: Final[tuple[Measure, ...]] = (
    ({"number": "T01", "instrument": "1", "name": "Bedriftsnettverk", "guide": "x", "owners": "Rådet"},
     (350_000, 350_000, 350_000, 300_000)),
    ({"number": "T02", "instrument": "1", "name": "Felles kurs", "facilitator": "x", "owners": "Sørby kommune",
      "binding": "sak 12/20"},
     (250_000, 250_000, 200_000)),
    ({"number": "T03", "instrument": "1", "name": "Felles messe", "guide": "x", "owners": "Rådet"},
     (100_000, 0)),
    ({"number": "T04", "instrument": "2", "name": "Kartlegging av arealer", "bridge_builder": "x",
      "owners": "Nordby kommune; Vestby kommune"},
     (200_000, 200_000, 150_000, 0)),
)  # fmt: skip
TEXTS: Final = {
    "Sammendrag": "Rådet vedtar hvert år i desember budsjettet for neste år og tiltakene i planen.",
    "Saksutredning": "Saken legger frem budsjettet og tiltaksplanen samlet.",
    "Vurdering": "Sekretariatet mener at budsjettet følger opp strategien.",
    "Konklusjon": "Sekretariatet anbefaler budsjettet og tiltaksplanen.",
}


def december(folder: Path, years: PlanYears = YEARS, before: PlanYears | None = LAST_YEARS, **case: CellValue) -> Path:
    """Write the case and, if `before` has its years, last year's; give the folder of the year.

    `case` changes lines of the sheet `Sak`.
    """
    year = folder / "input" / str(years.budget)
    year.mkdir(parents=True)
    (folder / "input" / "region.yaml").write_text(REGION, encoding="utf-8")
    if before is not None:
        _write(year.parent / str(before.budget), before, {}, _last_rows(before))
    _write(year, years, case, _rows(years))
    (year / "tekster.docx").write_bytes(prose_file(_prose(years), (ROOT / "templates" / "tekster.docx").read_bytes()))
    return year


def _write(folder: Path, years: PlanYears, case: dict[str, CellValue], rows: dict[str, tuple[RowValues, ...]]) -> None:
    period = f"{years.budget}–{years.last}" if years.later else str(years.budget)
    sheet = CASE | {
        "budget_year": years.budget,
        "last_year": years.last,
        "title": f"Budsjett {years.budget} og tiltaksplan {period} for Eksempelregionen",
        "report_by": date(years.budget, 6, 1),
        "report_again_by": date(years.budget, 12, 1),
    }
    folder.mkdir(exist_ok=True)
    (folder / "tiltak.xlsx").write_bytes(input_file(NewWorkbook(years, f"Tiltak {period}", sheet | case, rows)))


def _rows(years: PlanYears) -> dict[str, tuple[RowValues, ...]]:
    organs = (("Nordby", "Kommunestyret"), ("Sørby", "Kommunestyret"))
    council: dict[str, CellValue] = {
        "committee": "Interkommunalt politisk råd for Eksempelregionen",
        "meeting": date(years.budget - 1, 12, 9),
    }
    parties = ("Nordby kommune", "Sørby kommune", "Vestby kommune", "Rådet")
    return {
        "municipalities": (
            _municipality("Nordby", cost="legges inn i budsjettet"),
            _municipality("Sørby", cost="dekket i budsjettet", case_id="21/344"),
            _municipality("Vestby", cost="legges inn i budsjettet"),
        ),
        "committees": (
            *(_row(organ=name, committee=committee, role="vedtar") for name, committee in organs),
            _row(organ="Rådet", role="vedtar", **council),
        ),
        "budget": tuple(_line(years, line) for line in LINES),
        "instruments": tuple(
            _row(number=number, full_name=name, group=group) for number, (name, group) in enumerate(INSTRUMENTS, 1)
        ),
        "measures": tuple(_measure(years, measure) for measure in MEASURES),
        "parties": tuple(_row(short_name=name) for name in parties),
        "attachments": (
            _row(title="Budsjett- og tiltaksplan", file="budsjett-og-tiltaksplan.docx", concerns="alle"),
            _row(title="Forslag til tiltak – utfyllende", file="vedlegg-tiltak.docx", concerns="alle"),
        ),
    }


def _last_rows(years: PlanYears) -> dict[str, tuple[RowValues, ...]]:
    """Give last year's plan, which the council decided as it was proposed."""
    decision = _row(organ="Rådet", date=date(years.budget - 1, 12, 10), case_number="14/20", outcome="som foreslått")
    measures = tuple(_measure(years, measure) for measure in LAST_MEASURES)
    return {**_rows(years), "budget": (), "measures": measures, "decisions": (decision,)}


def _row(**cells: CellValue) -> RowValues:
    return {(key, None): value for key, value in cells.items()}


def _municipality(name: str, **cells: CellValue) -> RowValues:
    return _row(municipality=name, signs_1="Kari Nordmann", role_1="Kommunedirektør", **cells)


def _line(years: PlanYears, of: BudgetLine) -> RowValues:
    post, description, last, spent, amounts, goes_to = of
    cells: dict[str, CellValue | None] = {
        "post": post,
        "description": description or None,
        "last_budget": last,
        "spent": spent,
        "goes_to": goes_to or None,
    }
    row: dict[tuple[str, int | None], CellValue] = {(key, None): v for key, v in cells.items() if v is not None}
    comes_once = len(amounts) == 1
    known = ((year, in_year(amounts, n)) for n, year in enumerate(years.all) if n == 0 or not comes_once)
    return row | {("amount", year): amount for year, amount in known if amount is not None}


def in_year(amounts: Sequence[int | None], n: int) -> int | None:
    """Give the amount of a plan's year n; the last one goes on."""
    return amounts[min(n, len(amounts) - 1)] if amounts else None


def _measure(years: PlanYears, of: Measure) -> RowValues:
    cells, amounts = of
    status = "foreslått" if amounts else "uten midler"
    row: dict[tuple[str, int | None], CellValue] = {(key, None): value for key, value in cells.items()}
    row["status", years.budget] = status
    known = ((year, in_year(amounts, n)) for n, year in enumerate(years.all))
    return row | {("amount", year): amount for year, amount in known if amount is not None}


def _prose(years: PlanYears) -> NewProse:
    blocks = [
        block for heading, text in TEXTS.items() for block in (NewHeading(heading, 1), NewParagraph((Text(text),)))
    ]
    return NewProse(f"Tekster til budsjett- og tiltaksplanen {years.budget}", tuple(blocks))
