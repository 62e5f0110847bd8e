"""The real case with Gausdal and the council in nynorsk (eksempel: both write bokmål), and every text in both forms."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.domain.values.language import Language
from pipeline.domain.workbook.fields import Shape, twin_of
from pipeline.domain.workbook.new_case import CellValue, NewProse, NewWorkbook, RowValues
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file
from tests.workbooks import ROOT, edit_region
from tools.example.case_2021 import workbook
from tools.make_example import blocks

HERE: Final = Path(__file__).parent
WITH_TEXT: Final = ("T02", "T05", "T10")  # the measures whose text the scenario has, in both forms

TITLE: Final = "Tiltaksplan 2021–2024 til strategisk næringsplan for Lillehammer-regionen 2021–2031"

# What a text is in nynorsk, by what it is in bokmål. What is not here is the same in both forms.
WORDS: Final[Mapping[str, str]] = {
    "Bidra til økt kompetanse om og bruk av bærekraftige og digitale forretningsmodeller i næringslivet i regionen":
        "Bidra til meir kompetanse om og bruk av berekraftige og digitale forretningsmodellar i næringslivet her",
    "Bærekraftige og digitale forretningsmodeller": "Berekraftige og digitale forretningsmodellar",
    "Utvikle og styrke utvalgte klynger og bedriftsnettverk": "Utvikle og styrkje utvalde klyngjer og bedriftsnettverk",
    "Klynger og nettverk": "Klyngjer og nettverk",
    "Bruke innbyggerinvolvering, samarbeid og teknologi for å utvikle samfunnet og næringslivet":
        "Bruke innbyggjarinvolvering, samarbeid og teknologi for å utvikle samfunnet og næringslivet",
    "Jobbe kontinuerlig med å forbedre kommunenes rolle som vertskommune for næringslivet":
        "Arbeide heile tida med å gjere kommunane til betre vertskap for næringslivet",
    "Bidra til at næringsaktører har tilgang på næringsarealer som møter behovene":
        "Bidra til at næringsaktørar har tilgang på næringsareal som møter behova",
    "Fortelle gode historier fra regionen": "Fortelje gode historier frå regionen",
    "Sirkulære Lillehammer-regionen": "Sirkulære Lillehammer-regionen",
    "3-årig utviklingsprosess for bærekraftige forretningsmodeller":
        "3-årig utviklingsprosess for berekraftige forretningsmodellar",
    "Bærekraftige og datadrevne arrangementer": "Berekraftige og datadrivne arrangement",
    "Esport-klynge": "Esport-klyngje",
    "Lokalmatnettverk": "Lokalmatnettverk",
    "Fritidsbolignettverk": "Fritidsbustadnettverk",
    "Konseptualisere arenaer for co-working": "Konseptualisere arenaer for co-working",
    "Styrket vertskapsrolle": "Styrkt vertskapsrolle",
    "Synliggjøre verdiskapingsperspektivet offentlig saksbehandling":
        "Synleggjere verdiskapingsperspektivet i offentleg saksbehandling",
    "Jobbe for best mulig næringsarealer langs E6": "Arbeide for best moglege næringsareal langs E6",
    "Økt kunnskap om jordflytting": "Meir kunnskap om jordflytting",
    "Arbeide for alternative plasseringer av Trafostasjon (ikke på Hovemoen)":
        "Arbeide for alternative plasseringar av trafostasjon (ikkje på Hovemoen)",
    "Etablere en tilgjengelig næringsarealoversikt for regionen":
        "Etablere ei tilgjengeleg oversikt over næringsareal i regionen",
    "Identifisere muligheten for å klargjøre nye næringsarealer i de tre kommunene":
        "Finne ut om det går an å klargjere nye næringsareal i dei tre kommunane",
    "Gjennomføre viktige byutviklingsprosjekter i Lillehammer":
        "Gjennomføre viktige byutviklingsprosjekt i Lillehammer",
    "Utvikling av eksisterende tomtearealer": "Utvikling av tomteareal som finst",
    "Webside": "Nettside",
    "deretter selvfinansierende": "deretter sjølvfinansierande",
    "Avhenger av klyngestrategien.": "Det kjem an på klyngjestrategien.",
    "klyngestrategien er klar": "klyngjestrategien er klar",
    "Bransjen må selv avgjøre hvilken form nettverket skal ha.":
        "Bransjen må sjølv avgjere kva form nettverket skal ha.",
    "tidligere tilrettelegger": "tidlegare tilretteleggjar",
    "fylkeskommunale midler overført fra 2020": "fylkeskommunale midlar overførte frå 2020",
    "andre kilder": "andre kjelder",
    "Andre kilder": "Andre kjelder",
    "En videre satsing avhenger av dette.": "Ei vidare satsing kjem an på dette.",
    "hvorav 100 000 til en kartlegging": "av dette 100 000 til ei kartlegging",
    "Kan øke hvis nettverket får større ambisjoner.": "Kan auke dersom nettverket får større ambisjonar.",
    "andre kilder enn rådet": "andre kjelder enn rådet",
    "Andre kilder enn rådet": "Andre kjelder enn rådet",
    "Det skal søkes om penger.": "Det skal søkjast om pengar.",
    "midler til markedskommunikasjon": "midlar til marknadskommunikasjon",
    "Håndteres innenfor ordinære rammer.": "Blir handtert innanfor ordinære rammer.",
    "innenfor kommunens egne rammer": "innanfor kommunen sine eigne rammer",
    "grunneieren, eventuelt med støtte fra kommunen": "grunneigaren, eventuelt med støtte frå kommunen",
    "i tillegg til midler som allerede er satt av": "i tillegg til midlar som alt er sette av",
    "Norges teknisk-naturvitenskapelige universitet": "Noregs teknisk-naturvitskaplege universitet",
    "Protokoll fra møte i Interkommunalt politisk råd": "Protokoll frå møte i Interkommunalt politisk råd",
    "Forslag til tiltak – utfyllende": "Framlegg til tiltak – utfyllande",
    "Bransjeaktører": "Bransjeaktørar",
    "Eiere av Snowball": "Eigarar av Snowball",
    "Næringsaktører": "Næringsaktørar",
    "Næringseiendomsaktører": "Aktørar i næringseigedom",
    "Grunneiere": "Grunneigarar",
    "Ekstern bistand": "Ekstern hjelp",
    "Egne arbeidsgrupper i kommunene": "Eigne arbeidsgrupper i kommunane",
    "Ikke avklart, men trolig Skåppå, Digital Innlandet og Digitaliseringsstyret":
        "Ikkje avklart, men truleg Skåppå, Digital Innlandet og Digitaliseringsstyret",
}  # fmt: skip
OF_ITSELF: Final = {"Kommunene": "Kommunane"}  # parties whose short name is the whole name
FIELDS: Final = (
    "title", "full_name", "heading", "name", "role_note", "partners", "note_now", "note_later", "source_now",
    "source_later", "settled_when", "source",
)  # fmt: skip


def nynorsk_case(folder: Path) -> Path:
    """Write the case in a folder; give that of the year."""
    year = folder / "input" / "2021"
    year.mkdir(parents=True)
    shutil.copy(ROOT / "input" / "region.yaml", year.parent)
    edit_region(year, "  språk: nb", "  språk: nn  # (eksempel)")
    edit_region(year, "    mappe: gausdal", "    mappe: gausdal\n    språk: nn  # (eksempel)")
    title = "      stilling: Sekretariatsleder"
    edit_region(year, title, f"{title}\n      stilling_nn: Sekretariatsleiar")
    (year / "tiltak.xlsx").write_bytes(input_file(with_twins(workbook())))
    template = (ROOT / "templates" / "tekster.docx").read_bytes()
    main = (ROOT / "tools" / "example" / "tekster.md").read_text(encoding="utf-8")
    twin = (HERE / "tekster.nn.md").read_text(encoding="utf-8")
    for name, text, language in (
        ("tekster.docx", only_these(main), Language.BOKMAAL),
        ("tekster.nn.docx", twin, Language.NYNORSK),
    ):
        prose = NewProse("Tekster til tiltaksplanen 2021", tuple(blocks(text)), language)
        (year / name).write_bytes(prose_file(prose, template))
    return year


def only_these(markdown: str) -> str:
    """Leave out the texts of the measures that the scenario does not have."""
    measures = re.findall(r"^## (T\d\d) ", markdown, re.MULTILINE)
    for number in set(measures) - set(WITH_TEXT):
        markdown = re.sub(rf"^## {number} .*?(?=^## |\Z)", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return markdown


def with_twins(content: NewWorkbook) -> NewWorkbook:
    """Put the nynorsk form beside every text of the workbook."""
    rows = {sheet: tuple(_with_twins(row) for row in rows) for sheet, rows in content.rows.items()}
    case = {**content.case, twin_of("title", Language.NYNORSK): TITLE}
    return replace(content, case=case, rows=rows, shape=Shape(Language.NYNORSK))


def _with_twins(row: RowValues) -> RowValues:
    said: dict[tuple[str, int | None], CellValue] = {
        (twin_of(key, Language.NYNORSK), year): "; ".join(WORDS.get(part, part) for part in str(value).split("; "))
        for (key, year), value in row.items()
        if key in FIELDS
    }
    short = str(row.get(("short_name", None), ""))
    if short in OF_ITSELF:
        said[twin_of("name", Language.NYNORSK), None] = OF_ITSELF[short]
    return {**row, **said}
