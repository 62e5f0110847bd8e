"""A fresh region.yaml: what was said of the region, and every other key explained."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from pipeline.domain.region.new_region import EXAMPLE_REGION, NewMunicipality, NewRegion
from pipeline.domain.values.language import Language

COUNCIL_FOLDER: Final = "ipr"
_OTHER_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th"})

_FILE: Final = """\
# Regionen: settes opp én gang. Alt etter # er forklaring.
{guidance}

{written_in}råd:
  navn: {council}
  kortnavn: rådet                  # slik rådet heter etter at det fulle navnet er nevnt
  mappe: {folder}                       # mappen rådets dokumenter legges i
  forslagsstiller: Sekretariatet   # hvem som foreslår vedtaket i rådet
  språk: {language}                        # nb, nn, eller nøytral når målformen velges i hver sak
  hode: ja                         # nei når sakssystemet skriver sitt eget hode
  diagram: ja                      # nei når rådets sak og vedlegget ikke skal ha diagram over beløpene
{signatory}
  # organisasjonsnummer: "…"       # står i tilskuddsbrevet; kan utelates
  # våpen:                         # våpen eller merke øverst i dokumentene; kan utelates
  #   fil: merke.png               # PNG eller JPEG, i mappen med region.yaml
  #   beskrivelse: Rådets merke    # det bildet viser, for dem som ikke ser det
  # mal: raadet.docx               # egen Word-mal for saksfremlegget, i mappen templates; kan utelates

kommuner:
{municipalities}

# forslag: først                   # forslaget til vedtak kommer før alt annet; sist når dette ikke står her

# Rekkefølgen på delene i saksfremlegget. Fjern # for å endre den.
# seksjoner:
{sections}

# Fordelingsnøkkelen: en del likt, egne andeler, og resten etter folketall. Fjern # og fyll ut når den skal brukes.
# fordelingsnøkkel:
#   likt: …                        # for eksempel 40 %; kan utelates
#   egne_andeler:                  # kan utelates
#     {first}: …
#   fylkeskommunen: …              # av det den og kommunene betaler til sammen; kan utelates
#   folketall:                     # for eksempel 10 000
{population}
#   per: …                         # for eksempel 1. januar 2026
#   kilde: SSB
"""
_OF_THE_EXAMPLE: Final = (
    "# Bytt ut navnene under med deres egne. «(eksempel)» er bare for å vise formen.",
    """\
  underskrift:
    - navn: Kari Nordmann
      stilling: {leader}""",
)
_AS_SAID: Final = (
    "# Navnene er de som ble sagt da saken ble laget. Se over resten.",
    """\
  # underskrift:                   # den som skriver under; fjern # på de tre linjene
  #   - navn: "…"
  #     stilling: {leader}""",
)
_WRITTEN_IN: Final = "skrevet_på: nn                     # tiltak.xlsx og tekster.docx er på nynorsk\n\n"
_LEADER: Final = {Language.BOKMAAL: "Sekretariatsleder", Language.NYNORSK: "Sekretariatsleiar"}
_NUMBER_UNKNOWN: Final = "skriv nummeret kommunen har hos Kartverket og SSB"
_THE_FOLDER: Final = "navnet på mappen med kommunens dokumenter"
_AT: Final = 34  # characters before an explanation
_FIRST_EXPLAINED: Final = """\
    # tidligere_navn: "…"          # når kommunen har fått nytt navn: det den het før; kan utelates
    # organisasjonsnummer: "…"     # står i tilskuddsbrevet; kan utelates
    diagram: nei                   # ja når kommunens saksfremlegg også skal ha diagrammet
    # våpen:                       # kan utelates
    #   fil: {folder}.png
    #   beskrivelse: Kommunevåpenet
    # mal: {folder}.docx  # egen Word-mal for saksfremlegget, i mappen templates; kan utelates"""


def new_region_file(sections: Iterable[str], said: NewRegion = EXAMPLE_REGION) -> str:
    """Write a region.yaml of what was said, to be filled in; the names are clean, and each gives a folder."""
    guidance, signatory = _OF_THE_EXAMPLE if said == EXAMPLE_REGION else _AS_SAID
    is_nynorsk = said.written_in is Language.NYNORSK
    return _FILE.format(
        guidance=guidance,
        written_in=_WRITTEN_IN if is_nynorsk else "",
        council=quoted(said.council),
        folder=COUNCIL_FOLDER,
        language=said.written_in,
        signatory=signatory.format(leader=_LEADER[said.written_in]),
        municipalities="\n".join(_municipalities(said)),
        sections="\n".join(f"#   - {section}" for section in sections),
        first=quoted(said.names[0]),
        population="\n".join(f"#     {quoted(name)}: …" for name in said.names),
    )


def _municipalities(said: NewRegion) -> Iterator[str]:
    numbers, folders = _numbers(said.municipalities), folders_of(said.names)
    for i, municipality in enumerate(said.municipalities):
        folder = folders[municipality.name]
        yield f"  - navn: {quoted(municipality.name)}"
        yield _explained(f"    kommunenummer: {quoted(numbers[i])}", "" if municipality.number else _NUMBER_UNKNOWN)
        yield _explained(f"    mappe: {quoted(folder)}", "" if i else _THE_FOLDER)
        if said.written_in is Language.NYNORSK:
            yield f"    språk: {said.written_in}"
        if i == 0:
            yield _FIRST_EXPLAINED.format(folder=folder)


def _explained(line: str, why: str) -> str:
    return f"{line:<{_AT}} # {why}" if why else line


def _numbers(municipalities: tuple[NewMunicipality, ...]) -> list[str]:
    """Give each its number; one that is not said has one of no county, which check asks about."""
    said = {municipality.number for municipality in municipalities}
    free = (number for n in count(1) if (number := f"{n:04}") not in said)
    return [municipality.number or next(free) for municipality in municipalities]


def quoted(text: str) -> str:
    """Give a text as a value or a key of YAML, whatever its characters; JSON's quotes are YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def folders_of(names: Iterable[str]) -> Mapping[str, str]:
    """Give the folder of each municipality by its name: «Nørdby» has `nordby`; those alike are told apart by a number.

    A name with no letter or digit of ours has an empty one.
    """
    folders: dict[str, str] = {}
    taken = {COUNCIL_FOLDER, ""}
    for name in names:
        plain = _plain(name)
        free = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
        folders[name] = next(folder for folder in free if folder not in taken) if plain else ""
        taken.add(folders[name])
    return folders


def _plain(name: str) -> str:
    """Write a name in a–z and digits, with hyphens between its words."""
    composed = unicodedata.normalize("NFKD", name.casefold().translate(_OTHER_LETTERS))
    letters = "".join(character for character in composed if not unicodedata.combining(character))
    return "-".join(re.findall("[a-z0-9]+", letters))
