"""A fresh case: headings, dropdowns and what is filled in beforehand. Everything else is the user's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.domain.case.choices import CaseKind, Edition, Stance, StepRole
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.layout import MUNICIPALITIES_HEADING, TOP_HEADINGS, heading_in
from pipeline.domain.region.example import EXAMPLE_COUNCIL, EXAMPLE_MUNICIPALITIES
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.language import Language
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.new_case import CellValue, NewHeading, NewProse, NewWorkbook, RowValues

LATER_YEARS: Final = 3  # the plan is for 1 + 3 years
NUMBERED_ROWS: Final = 40

REGION_FILE: Final = """\
# Regionen: settes opp én gang. Alt etter # er forklaring.
# Bytt ut navnene under med deres egne. «(eksempel)» er bare for å vise formen.

råd:
  navn: {council}
  kortnavn: rådet                  # slik rådet heter etter at det fulle navnet er nevnt
  mappe: ipr                       # mappen rådets dokumenter legges i
  forslagsstiller: Sekretariatet   # hvem som foreslår vedtaket i rådet
  språk: nb                        # nb, nn, eller nøytral når målformen velges i hver sak
  hode: ja                         # nei når sakssystemet skriver sitt eget hode
  diagram: ja                      # nei når rådets sak og vedlegget ikke skal ha diagram over beløpene
  underskrift:
    - navn: Kari Nordmann
      stilling: Sekretariatsleder
  # organisasjonsnummer: "…"       # står i tilskuddsbrevet; kan utelates
  # våpen:                         # våpen eller merke øverst i dokumentene; kan utelates
  #   fil: merke.png               # PNG eller JPEG, i mappen med region.yaml
  #   beskrivelse: Rådets merke    # det bildet viser, for dem som ikke ser det
  # mal: raadet.docx               # egen Word-mal for saksfremlegget, i mappen templates; kan utelates

kommuner:
  - navn: {first}
    kommunenummer: "0001"
    mappe: nordby                  # navnet på mappen med kommunens dokumenter
    # tidligere_navn: "…"          # når kommunen har fått nytt navn: det den het før; kan utelates
    # organisasjonsnummer: "…"     # står i tilskuddsbrevet; kan utelates
    diagram: nei                   # ja når kommunens saksfremlegg også skal ha diagrammet
    # våpen:                       # kan utelates
    #   fil: nordby.png
    #   beskrivelse: Kommunevåpenet til Nordby
    # mal: nordby.docx             # egen Word-mal for saksfremlegget, i mappen templates; kan utelates
  - navn: {second}
    kommunenummer: "0002"
    mappe: sorby

# forslag: først                   # forslaget til vedtak kommer før alt annet; sist når dette ikke står her

# Rekkefølgen på delene i saksfremlegget. Fjern # for å endre den.
# seksjoner:
{sections}

# Fordelingsnøkkelen: en del likt, egne andeler, og resten etter folketall.
# fordelingsnøkkel:
#   likt: 40 %
#   egne_andeler:
#     {first}: 5 %
#   fylkeskommunen: 25 %           # av det den og kommunene betaler til sammen
#   folketall:
#     {first}: 10 000
#     {second}: 5 000
#   per: 1. januar 2026
#   kilde: SSB
"""


def new_workbook(
    budget_year: int, council: str, municipalities: tuple[str, ...], twin: Language | None = None
) -> NewWorkbook:
    """Fill in beforehand what a new workbook needs: years, numbers, the budget year's status, the region's names.

    `twin` is the other form of Norwegian than the workbook's, when some document is in it.
    """
    years = PlanYears(budget_year, budget_year + LATER_YEARS)
    case: dict[str, CellValue] = {
        "budget_year": years.budget,
        "last_year": years.last,
        "kind": CaseKind.OWN_CASE.value,
        "edition": Edition.MUNICIPALITIES.value,
        "stance": Stance.INFORMATION.value,
    }
    rows: dict[str, tuple[RowValues, ...]] = {
        "municipalities": tuple({("municipality", None): name} for name in municipalities),
        "committees": tuple(
            {("organ", None): organ, ("committee", None): committee, ("role", None): StepRole.DECIDES.value}
            for organ, committee in [
                *((name, "Kommunestyret") for name in municipalities),
                (COUNCIL_WORD, council),
            ]
        ),
        "measures": tuple(
            {("number", None): f"T{number:02}", ("status", years.budget): Status.PROPOSED.value}
            for number in range(1, NUMBERED_ROWS + 1)
        ),
        "parties": tuple({("short_name", None): f"{name} kommune"} for name in municipalities),
        "attachments": (
            {
                ("title", None): layout.GENERATED_TITLES[0],
                ("file", None): layout.GENERATED_ATTACHMENT,
                ("concerns", None): layout.EVERYBODY_WORD,
            },
        ),
    }
    return NewWorkbook(years, f"Tiltak {years.budget}–{years.last}", case, rows, twin=twin)


def new_prose(budget_year: int, municipalities: tuple[str, ...], language: Language = Language.BOKMAAL) -> NewProse:
    """Lay the headings out; the user writes under them."""
    blocks: list[NewHeading] = []
    for heading in TOP_HEADINGS:
        blocks.append(NewHeading(heading_in(heading, language), 1))
        if heading == MUNICIPALITIES_HEADING:
            blocks += [NewHeading(name, 2) for name in municipalities]
    title = f"{'Tekstar' if language is Language.NYNORSK else 'Tekster'} til tiltaksplanen {budget_year}"
    return NewProse(title, tuple(blocks), language)


def new_region_file(sections: Iterable[str]) -> str:
    """Write a region.yaml to be filled in."""
    first, second = EXAMPLE_MUNICIPALITIES
    listed = "\n".join(f"#   - {section}" for section in sections)
    return REGION_FILE.format(council=EXAMPLE_COUNCIL, first=first, second=second, sections=listed)
