"""A fresh region.yaml: what was said of the region, and every other key explained."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from pipeline.domain.region.members import MemberKind
from pipeline.domain.region.new_region import NewRegion
from pipeline.domain.values.language import Language

COUNCIL_FOLDER: Final = "ipr"
_OTHER_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th"})

_FILE: Final = """\
# Regionen: settes opp én gang. Alt etter # er forklaring.
# Navnene er de som ble sagt da saken ble laget. Se over resten.

{choices}{council}kommuner:
{municipalities}

{words}# forslag: først                   # forslaget til vedtak kommer før alt annet; sist når dette ikke står her

# Rekkefølgen på delene i saksfremlegget. Fjern # for å endre den.
# seksjoner:
{sections}
{key}"""
_COUNCIL: Final = """\
råd:
  navn: {name}
  kortnavn: rådet                  # slik rådet heter etter at det fulle navnet er nevnt
  mappe: {folder}                       # mappen rådets dokumenter legges i
  forslagsstiller: Sekretariatet   # hvem som foreslår vedtaket i rådet
  språk: {language}                        # nb, nn, eller nøytral når målformen velges i hver sak
  hode: ja                         # nei når sakssystemet skriver sitt eget hode
  diagram: ja                      # nei når rådets sak og vedlegget ikke skal ha diagram over beløpene
  # underskrift:                   # den som skriver under; fjern # på de tre linjene
  #   - navn: "…"
  #     stilling: {leader}
  # organisasjonsnummer: "…"       # står i tilskuddsbrevet; kan utelates
  # våpen:                         # våpen eller merke øverst i dokumentene; kan utelates
  #   fil: merke.png               # PNG eller JPEG, i mappen med region.yaml
  #   beskrivelse: Rådets merke    # det bildet viser, for dem som ikke ser det
  # mal: raadet.docx               # egen Word-mal for saksfremlegget, i mappen templates; kan utelates

"""
_KEY: Final = """
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
_WRITTEN_IN: Final = ("skrevet_på: nn", "tiltak.xlsx og tekster.docx er på nynorsk")
_NO_CASES: Final = ("saker_til_medlemmene: nei", "rådet vedtar alene")
_NO_MONEY: Final = ("penger: nei", "planen har ingen beløp")
_WORDS: Final = """\
ord:                               # det dere kaller planen; virkemiddel, tiltak og saksfremlegg går også an
  plan: {plan}

"""
_NO_WORDS: Final = """\
# ord:                             # det dere kaller plan, virkemiddel, tiltak og saksfremlegg, når det heter noe annet
#   plan: handlingsprogram

"""
_ROLES: Final = """\
roller:                            # det rådet kan være i et tiltak: en kolonne for hver i arket Tiltak
{roles}

"""
_NO_ROLES: Final = "roller: ingen                      # skal tiltakene ha roller, står hver her med et navn\n\n"
_LEADER: Final = {Language.BOKMAAL: "Sekretariatsleder", Language.NYNORSK: "Sekretariatsleiar"}
_NUMBERS: Final = {MemberKind.COUNTY: "fylkesnummer"} | dict.fromkeys(
    (MemberKind.MUNICIPALITY, MemberKind.HERAD), "kommunenummer"
)
_THE_FOLDER: Final = "navnet på mappen med kommunens dokumenter"
_AT: Final = 34  # characters before an explanation
_FIRST_EXPLAINED: Final = """\
    # tidligere_navn: "…"          # når kommunen har fått nytt navn: det den het før; kan utelates
    # kommunenummer: "…"           # det Kartverket og SSB har; kan utelates
    # organisasjonsnummer: "…"     # står i tilskuddsbrevet; kan utelates
    diagram: nei                   # ja når kommunens saksfremlegg også skal ha diagrammet
    # våpen:                       # kan utelates
    #   fil: {folder}.png
    #   beskrivelse: Kommunevåpenet
    # mal: {folder}.docx  # egen Word-mal for saksfremlegget, i mappen templates; kan utelates"""


def new_region_file(sections: Iterable[str], said: NewRegion) -> str:
    """Write a region.yaml of what was said, to be filled in; the names are clean, and each gives a folder."""
    language = said.written_in
    council = _COUNCIL.format(
        name=quoted(said.council), folder=COUNCIL_FOLDER, language=language, leader=_LEADER[language]
    )
    key = _KEY.format(
        first=quoted(said.names[0]), population="\n".join(f"#     {quoted(name)}: …" for name in said.names)
    )
    return _FILE.format(
        choices="".join(_choices(said)),
        council=council if said.council else "",
        municipalities="\n".join(_municipalities(said)),
        words=(_WORDS if said.plan else _NO_WORDS).format(plan=quoted(said.plan)) + _roles(said.roles),
        sections="\n".join(f"#   - {section}" for section in sections),
        key=key if said.council and said.has_money else "",
    )


def _choices(said: NewRegion) -> Iterator[str]:
    """Give the lines of the choices that are others than the usual, and a blank one after them."""
    unusual = [
        *([_WRITTEN_IN] if said.written_in is Language.NYNORSK else []),
        *([] if said.sends_cases or not said.council else [_NO_CASES]),
        *([] if said.has_money else [_NO_MONEY]),
    ]
    yield from (f"{_explained(*line)}\n" for line in unusual)
    yield "\n" if unusual else ""


def _roles(roles: tuple[str, ...]) -> str:
    if not roles:
        return _NO_ROLES
    return _ROLES.format(roles="\n".join(f"  - navn: {quoted(role)}" for role in roles))


def _municipalities(said: NewRegion) -> Iterator[str]:
    folders = folders_of(said.names)
    for i, member in enumerate(said.municipalities):
        folder = folders[member.name]
        yield f"  - navn: {quoted(member.name)}"
        if member.kind is not MemberKind.MUNICIPALITY:
            yield f"    type: {member.kind}"
        if member.number and member.kind in _NUMBERS:
            yield f"    {_NUMBERS[member.kind]}: {quoted(member.number)}"
        yield _explained(f"    mappe: {quoted(folder)}", "" if i else _THE_FOLDER)
        if said.written_in is Language.NYNORSK:
            yield f"    språk: {said.written_in}"
        if i == 0:
            yield _FIRST_EXPLAINED.format(folder=folder)


def _explained(line: str, why: str) -> str:
    return f"{line:<{_AT}} # {why}" if why else line


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
