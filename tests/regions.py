"""Cases of regions that are put together otherwise than the example, as real files. All of it is made up.

A council of municipalities in two counties with their fylkeskommune, a herad without a council, a council that decides
alone, and a council whose plan has no money.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.domain.region.example import EXAMPLE_COUNCIL
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Text
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import STANDARD_SHAPE, Shape
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewParagraph, NewProse, NewWorkbook, RowValues
from pipeline.read.settings.region import read_region
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file
from tests.workbooks import ROOT

YEARS: Final = PlanYears(2027, 2029)
INSTRUMENTS: Final = ("Trygge skoleveier", "Gode vaner")
NAMES: Final = {
    Language.BOKMAAL: ("Gangfelt ved skolene", "Sykkelkurs", "Refleksuke"),
    Language.NYNORSK: ("Gangfelt ved skulane", "Sykkelkurs", "Refleksveke"),
}
TEXTS: Final = {
    Language.BOKMAAL: {
        "Sammendrag": "Planen skal gi færre ulykker.",
        "Saksutredning": "Planen gjelder skoleveiene i hele regionen.",
        "Vurdering": "Tiltakene følger strategien.",
        "Konklusjon": "Tiltakene er de viktigste.",
    },
    Language.NYNORSK: {
        "Samandrag": "Planen skal gi færre ulykker.",
        "Saksutgreiing": "Planen gjeld skulevegane i heradet.",
        "Vurdering": "Tiltaka følgjer strategien.",
        "Konklusjon": "Tiltaka er dei viktigaste.",
    },
}
DECIDED: Final = {
    Language.BOKMAAL: ("Planen er vedtatt.", "Planen legges ut."),
    Language.NYNORSK: ("Planen er vedteken.", "Planen blir lagd ut."),
}
AMOUNTS: Final = ((300_000, 200_000, 200_000), (150_000, 100_000, 0), (50_000, 0, 0))
NORTH: Final = ("Nordby", "Sandnes", "Leirvik", "Holmen", "Vika", "Åsen")
SOUTH: Final = ("Sørvik", "Myra", "Elvebakk", "Tangen", "Berget", "Bukta")
COUNTY: Final = "Fjordane"


@dataclass(frozen=True)
class NewCase:
    """What a case is made of: the text of region.yaml, who takes part, and what differs from the usual cells.

    `members` are their names with the committee that decides there. `texts` are put in the place of the usual ones,
    `case` are lines of the sheet Sak; `rows` are put in the place of the usual ones of a sheet.
    """

    region: str
    members: Sequence[tuple[str, str]]
    council: tuple[str, str] | None = ("Rådet", EXAMPLE_COUNCIL)
    owners: Sequence[str] = ()
    parties: Sequence[str] = ()
    language: Language = Language.BOKMAAL
    has_money: bool = True
    years: PlanYears = YEARS
    texts: Mapping[str, str] = field(default_factory=dict)
    case: Mapping[str, CellValue] = field(default_factory=dict)
    rows: Mapping[str, tuple[RowValues, ...]] = field(default_factory=dict)
    cost: str = "ingen ny bevilgning"
    signs: str = "Kari Nordmann"

    @property
    def decided(self) -> NewCase:
        """The same case with a decision: the first point in other words, the second struck, and a new one."""
        organ, month = self.council or self.members[0], 4 if self.council else 3
        changed, added = DECIDED[self.language]
        first = row(organ=organ[1], date=date(2027, month, 10), outcome="endret", point=1, text=changed)
        others = row(outcome="strøket", point=2), row(outcome="nytt", text=added, votes="7 mot 2")
        return replace(self, rows={**self.rows, "decisions": (first, *others)})

    def written(self, folder: Path) -> Path:
        """Write the case; give the folder of its year."""
        year = folder / "input" / str(self.years.budget)
        year.mkdir(parents=True)
        setup = folder / "input" / "region.yaml"
        setup.write_text(self.region, encoding="utf-8")
        region = read_region(setup, lambda _: None)
        shape = Shape(shown=region.shown.headings, roles=region.own_roles) if region else STANDARD_SHAPE
        book = NewWorkbook(self.years, "Tiltak", self._form(), {**self._rows(), **self.rows}, shape=shape)
        (year / "tiltak.xlsx").write_bytes(input_file(book))
        template = (ROOT / "templates" / "tekster.docx").read_bytes()
        (year / "tekster.docx").write_bytes(prose_file(self._prose(), template))
        return year

    def _form(self) -> dict[str, CellValue]:
        usual: dict[str, CellValue] = {
            "budget_year": self.years.budget,
            "last_year": self.years.last,
            "title": "Trafikksikringsplan 2027–2029",
            "kind": "egen sak",
            "edition": "til kommunene",
            "stance": "orientering",
            "report_by": date(2028, 2, 1),
            **({"remainder": "overføres"} if self.has_money else {}),
        }
        return {**usual, **self.case}

    def _rows(self) -> dict[str, tuple[RowValues, ...]]:
        deciders = [*self.members, *([self.council] if self.council else [])]
        owners = self.owners or [name for name, _ in self.members]
        names = NAMES[self.language]
        return {
            "municipalities": tuple(
                row(municipality=name, signs_1=self.signs, role_1=_director(committee), cost=self.cost)
                for name, committee in self.members
            ),
            "committees": tuple(
                row(organ=name, committee=committee, role="vedtar", meeting=date(2027, 3 + (name == "Rådet"), 10))
                for name, committee in deciders
            ),
            "frames": (row(year=2027, amount=600_000),) if self.has_money else (),
            "instruments": tuple(row(number=n, full_name=name) for n, name in enumerate(INSTRUMENTS, 1)),
            "measures": tuple(
                {**row(number=f"T0{n}", instrument=1 + n // 2, name=name, owners=owners[n % len(owners)]), **amounts}
                for n, (name, amounts) in enumerate(zip(names, self._amounts(), strict=True), 1)
            ),
            "parties": tuple(row(short_name=name) for name in dict.fromkeys([*owners, *self.parties])),
            "attachments": (row(title="Forslag til tiltak – utfyllende", file="vedlegg-tiltak.docx", concerns="alle"),),
        }

    def _amounts(self) -> list[RowValues]:
        if not self.has_money:
            return [{("status", self.years.budget): "foreslått"} for _ in AMOUNTS]
        return [
            {
                ("status", self.years.budget): "foreslått",
                **{("amount", y): a for y, a in zip(self.years.all, of, strict=False)},
            }
            for of in AMOUNTS
        ]

    def _by_year(self, amounts: Sequence[int]) -> RowValues:
        return {("amount", year): amount for year, amount in zip(self.years.all, amounts, strict=False)}

    def _prose(self) -> NewProse:
        blocks = [
            block
            for heading, text in (self.texts or TEXTS[self.language]).items()
            for block in (NewHeading(heading, 1), NewParagraph((Text(text),)))
        ]
        return NewProse("Tekster", tuple(blocks), self.language)


def _director(committee: str) -> str:
    return "Fylkesdirektør" if committee == "Fylkestinget" else "Kommunedirektør"


def row(**cells: CellValue) -> RowValues:
    """Give the cells of a row by their fields."""
    return {(key, None): value for key, value in cells.items()}


def _municipalities(names: Sequence[str], county: int) -> str:
    """Write municipalities of a county as region.yaml has them."""
    return "".join(
        f'  - navn: {name}\n    kommunenummer: "{county}{n:02}"\n    mappe: m{county}{n:02}\n'
        for n, name in enumerate(names, 1)
    )


_COUNCIL: Final = """\
råd:
  navn: Interkommunalt politisk råd for Eksempelregionen
  kortnavn: rådet
  underskrift:
    - navn: Ola Nordmann
      stilling: Sekretariatsleder
"""
_KEY: Final = "fordelingsnøkkel:\n  likt: 30 %\n{own}  folketall:\n{people}  per: 1. januar 2026\n  kilde: SSB\n"
_PEOPLE: Final = "".join(f"    {name}: {1000 + 137 * n}\n" for n, name in enumerate((*NORTH, *SOUTH)))
_COUNTY_ROW: Final = f"  - navn: {COUNTY}\n    type: fylkeskommune\n    fylkesnummer: '50'\n    mappe: fylket\n"

WITH_A_COUNTY: Final = NewCase(
    region=f"{_COUNCIL}kommuner:\n{_municipalities(NORTH, 50)}{_municipalities(SOUTH, 18)}{_COUNTY_ROW}"
    + _KEY.format(own=f"  egne_andeler:\n    {COUNTY}: 20 %\n", people=_PEOPLE),
    members=[*((name, "Kommunestyret") for name in (*NORTH, *SOUTH)), (COUNTY, "Fylkestinget")],
    owners=("Nordby kommune", f"{COUNTY} fylkeskommune", "Rådet"),
    parties=[f"{name} kommune" for name in (*NORTH, *SOUTH)],
    case={"contribution": 1_500_000},
    cost="legges inn i budsjettet",
)
"""Twelve municipalities in two counties that share by 30 and 50 per cent, and a fylkeskommune that pays 20."""

HERAD: Final = NewCase(
    region="skrevet_på: nn\nkommuner:\n  - navn: Kvam herad\n    kommunenummer: '4622'\n    mappe: kvam\n"
    "    språk: nn\n    direktør: rådmannen\n",
    members=[("Kvam herad", "Heradsstyret")],
    council=None,
    owners=("Kvam herad", "Vestland fylkeskommune"),
    language=Language.NYNORSK,
    cost="",
    signs="Nordmann, Kari",
)
"""A herad that decides its plan itself, in nynorsk."""

ALONE: Final = NewCase(
    region=f"saker_til_medlemmene: nei\n{_COUNCIL}kommuner:\n{_municipalities(NORTH[:2], 50)}",
    members=[],
    owners=("Nordby kommune", EXAMPLE_COUNCIL),
    case={"edition": "til rådet"},
)
"""A council that decides alone; its members have no rows."""

WITHOUT_MONEY: Final = NewCase(
    region=f"penger: nei\n{_COUNCIL}kommuner:\n{_municipalities(NORTH[:2], 50)}",
    members=[(name, "Kommunestyret") for name in NORTH[:2]],
    owners=("Nordby kommune", "Sandnes kommune", "Rådet"),
    has_money=False,
    cost="",
)
"""A council whose plan has no money."""
