"""Two plans of other councils, as real files: all that a council of its own kind, with its own words, can need.

A traffic safety plan that a herad without a council decides, in nynorsk and without money; and an action programme for
one year that nine municipalities and a fylkeskommune treat before their council.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pipeline.domain.values.language import Language
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.new_case import CellValue, RowValues
from tests.regions import NewCase, row

# --- a traffic safety plan --------------------------------------------------------------------------------

_HERAD: Final = """\
skrevet_på: nn
penger: nei
roller: ingen
egne_numre: ja
kommuner:
  - navn: Sørby herad
    kommunenummer: "4699"
    mappe: sorby
    språk: nn
ord:
  plan: trafikktryggleiksplan
  virkemiddel: innsatsområde
  tiltak: punkt
  saksfremlegg: saksframlegg
vis:
  tabell: [Frist, Ansvarlig, Gjennomføring]
  vedlegg: [Mål]
"""
_KEYS: Final = ("number", "instrument", "name", "owners", "partners", "deadline", "responsible", "progress", "goal")
_POINTS: Final[tuple[tuple[CellValue, ...], ...]] = (
    ("41", 1, "Fortau mellom skulen og idrettsplassen", "Fjordland fylkeskommune", "Sørby herad", date(2028, 10, 1),
     "Samferdsleavdelinga i fylket", "ikke startet", "Alle born kan gå til idrettsplassen på fortau"),
    ("42", 1, "Lys ved to gangfelt", "Sørby herad", "", date(2027, 6, 30),
     "Teknisk avdeling", "i gang", "Gangfelta er lette å sjå i mørket"),
    ("43", 2, "Sykkelprøve i sjette klasse", "Sørby herad", "Trygg Trafikk; politiet", "kvar vår",
     "Rektorane", "i gang", "Alle elevar tek prøva"),
    ("44", 2, "Refleksaksjon om hausten", "Sørby herad", "Trygg Trafikk", "oktober kvart år",
     "Folkehelsekoordinatoren", "ikke startet", "Fleire bruker refleks"),
)  # fmt: skip


def _point(point: tuple[CellValue, ...]) -> RowValues:
    return row(**{key: value for key, value in zip(_KEYS, point, strict=True) if value})


TRAFFIC_SAFETY: Final = NewCase(
    region=_HERAD,
    members=[("Sørby herad", "Heradsstyret")],
    council=None,
    signs="Kari Marie Nordmann",
    language=Language.NYNORSK,
    has_money=False,
    years=PlanYears(2027, 2030),
    cost="",
    texts={
        "Samandrag": "Planen seier korleis Sørby skal få færre ulykker på vegane.",
        "Saksutgreiing": "Planen gjeld både fylkesvegar og kommunale vegar. Han blir rullert kvart år.",
        "Vurdering": "Skulevegane er viktigast, og der er arbeidet alt i gang.",
        "Konklusjon": "Administrasjonen rår til at planen blir vedteken.",
    },
    case={"title": "Trafikktryggleiksplan for Sørby 2027–2030", "report_by": date(2028, 2, 1)},
    rows={
        "instruments": (
            row(number=1, full_name="Trygge vegar til skule og fritid"),
            row(number=2, full_name="Gode vanar i trafikken"),
        ),
        "measures": tuple(map(_point, _POINTS)),
        "parties": (
            row(short_name="Sørby herad"),
            row(short_name="Fjordland fylkeskommune"),
            row(short_name="Trygg Trafikk"),
        ),
        "attachments": (row(title="Framlegg til tiltak – utfyllande", file="vedlegg-tiltak.docx", concerns="alle"),),
    },
)
"""The plan of a herad that decides by itself."""

# --- an action programme ----------------------------------------------------------------------------------

_NAMES: Final = ("Nordvik", "Leirvik", "Holmen", "Vika", "Åsen", "Sørvik", "Myra", "Tangen", "Berget")
_LAST_OF_FIRST_COUNTY: Final = 5
_FOLDERS: Final = ("nordvik", "leirvik", "holmen", "vika", "asen", "sorvik", "myra", "tangen", "berget")
_MEMBERS: Final = "".join(
    f'  - navn: {name}\n    kommunenummer: "{50 if n <= _LAST_OF_FIRST_COUNTY else 18}{n:02}"\n    mappe: {folder}\n'
    for n, (name, folder) in enumerate(zip(_NAMES, _FOLDERS, strict=True), 1)
)
_PEOPLE: Final = "".join(f"    {name}: {900 + 613 * n}\n" for n, name in enumerate(_NAMES))
_REGION: Final = f"""\
råd:
  navn: Fjordregionen interkommunalt politisk råd
  kortnavn: regionrådet
  forslagsstiller: Daglig leder
  underskrift:
    - navn: Ola Martin Nordmann
      stilling: Daglig leder
kommuner:
{_MEMBERS}  - navn: Fjordland
    type: fylkeskommune
    fylkesnummer: "50"
    mappe: fylket
ord:
  plan: handlingsprogram
  virkemiddel: satsingsområde
roller:
  - navn: Pådriver
  - navn: Koordinator
vis:
  vedlegg: [Frist, Ansvarlig]
fordelingsnøkkel:
  likt: 30 %
  egne_andeler:
    Fjordland: 20 %
  folketall:
{_PEOPLE}  per: 1. januar 2026
  kilde: SSB
"""


_COLUMNS: Final = ("number", "instrument", "name", "owners", "partners", "deadline", "responsible")
_MEASURES: Final[tuple[tuple[tuple[CellValue, ...], str, int], ...]] = (
    (("1", 1, "Felles næringsarealer", "Regionrådet", "Nordvik kommune", date(2027, 11, 1), "Daglig leder"),
     "Pådriver", 400_000),
    (("2", 1, "Bedrifter på besøk i skolen", "Kommunene", "", date(2027, 6, 1), "Skoleeierne"), "Koordinator", 250_000),
    (("3", 2, "Bussruter på tvers av fylkesgrensen", "Fjordland fylkeskommune", "Sørvik kommune", date(2027, 9, 1),
      "Samferdselssjefen"), "Pådriver", 600_000),
    (("4", 2, "Bredbånd til de siste husene", "Nordvik kommune; Vika kommune", "", date(2027, 12, 1),
      "Kommunedirektørene"), "Koordinator", 0),
)  # fmt: skip


def _measure(cells: tuple[CellValue, ...], role: str, amount: int) -> RowValues:
    named = row(**{key: value for key, value in zip(_COLUMNS, cells, strict=True) if value})
    return {**named, (role, None): "x", ("status", 2027): "foreslått", ("amount", 2027): amount}


ACTION_PROGRAMME: Final = NewCase(
    region=_REGION,
    members=[*((name, "Kommunestyret") for name in _NAMES), ("Fjordland", "Fylkestinget")],
    council=("Rådet", "Fjordregionen interkommunalt politisk råd"),
    years=PlanYears(2027, 2027),
    signs="Kari Marie Nordmann",
    cost="legges inn i budsjettet",
    texts={
        "Sammendrag": "Handlingsprogrammet sier hva regionen skal arbeide med i 2027.",
        "Saksutredning": "Programmet følger opp strategien for regionen, og gjelder ett år om gangen.",
        "Vurdering": "Fire tiltak er færre enn i fjor, og hvert av dem får mer tid.",
        "Konklusjon": "Daglig leder anbefaler programmet.",
    },
    case={
        "title": "Handlingsprogram for Fjordregionen 2027",
        "contribution": 2_000_000,
        "report_by": date(2027, 10, 1),
    },
    rows={
        "frames": (row(year=2027, amount=1_400_000),),
        "instruments": (
            row(number=1, full_name="Flere arbeidsplasser"),
            row(number=2, full_name="Kortere vei til alt"),
        ),
        "measures": tuple(_measure(*measure) for measure in _MEASURES),
        "parties": (
            row(short_name="Regionrådet", name="Fjordregionen interkommunalt politisk råd"),
            *(row(short_name=f"{name} kommune") for name in _NAMES),
            row(short_name="Fjordland fylkeskommune"),
            row(short_name="Kommunene", members="; ".join(f"{name} kommune" for name in _NAMES)),
        ),
    },
)  # fmt: skip
"""The programme of ten members, one of which is a fylkeskommune."""
