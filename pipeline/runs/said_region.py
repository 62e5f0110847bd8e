"""What is said of a region when its first case is made: cleaned, or refused with what to say instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.compose.inputs.new_region import folders_of
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.marks import gaps_left, marks
from pipeline.domain.region.example import example_in, is_example
from pipeline.domain.region.new_region import NewMunicipality, NewRegion
from pipeline.domain.values.characters import folded, seen
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package.characters import forbidden_in
from pipeline.read.settings.region_values import folder_name, four_digits
from pipeline.read.yaml.keys import Reader, WrongValue
from pipeline.runs.findings import CANNOT_BE_SAID, NOT_SAID

COUNCIL_OPTION, MUNICIPALITY_OPTION = "--råd", "--kommune"
LONGEST_NAME: Final = 100  # characters; a municipality's name becomes that of a folder
_KOMMUNE: Final = " kommune"
_COUNCIL: Final = Said("Navnet på rådet", "The council's name")
_MUNICIPALITY: Final = Said("Navnet på en kommune", "A municipality's name")
_AS_IT_WILL_STAND: Final = Said("Skriv det slik det skal stå i sakene", "Write it as the cases will have it")
_AS_KARTVERKET: Final = Said(
    "Skriv hver kommune for seg, med navnet den har hos Kartverket",
    "Write each municipality by itself, with the name that Kartverket has for it",
)
_FOUR_DIGITS: Final = Said(
    "Skriv de fire sifrene som Kartverket og SSB har, eller la nummeret være",
    "Write the four digits that Kartverket and SSB have, or leave the number out",
)


def told(said: NewRegion) -> NewRegion:
    """Give what was said with clean names; Stop where region.yaml cannot be made of it."""
    municipalities = tuple(NewMunicipality(_named(m.name), seen(m.number)) for m in said.municipalities)
    clean = NewRegion(seen(said.council), municipalities, said.written_in)
    findings = [*_of_council(clean.council), *_of_municipalities(clean), *_of_example(clean)]
    if findings:
        raise Stop(findings)
    return clean


def _named(name: str) -> str:
    """Give a municipality's name as documents have it, which write «kommune» after it themselves."""
    shown = seen(name)
    return shown[: -len(_KOMMUNE)] if shown.casefold().endswith(_KOMMUNE) else shown


def _of_council(name: str) -> Iterator[Finding]:
    if not name:
        yield NOT_SAID.at(Place(COUNCIL_OPTION), what=_COUNCIL, remedy=_AS_IT_WILL_STAND)
    yield from _text(COUNCIL_OPTION, _COUNCIL, name)


def _of_municipalities(said: NewRegion) -> Iterator[Finding]:
    if not said.municipalities:
        names = Said("Navnene på kommunene", "Every municipality's name")
        remedy = Said(
            "Skriv navnet på hver kommune som er med i rådet, én om gangen",
            "Write the name of each municipality in the council, one at a time",
        )
        yield NOT_SAID.at(Place(MUNICIPALITY_OPTION), what=names, remedy=remedy)
    names_before, numbers_before, folders = set[str](), dict[str, str](), folders_of(said.names)
    for municipality in said.municipalities:
        name, number = municipality.name, municipality.number
        is_twice = folded(name) in names_before
        yield from _of_name(name, folders[name], is_twice=is_twice)
        if number and not is_twice:
            yield from _of_number(name, number, numbers_before.get(number))
        names_before.add(folded(name))
        numbers_before.setdefault(number, name)


def _of_name(name: str, folder: str, *, is_twice: bool) -> Iterator[Finding]:
    if not name:
        yield NOT_SAID.at(Place(MUNICIPALITY_OPTION), what=_MUNICIPALITY, remedy=_AS_KARTVERKET)
        return
    faults = list(_text(MUNICIPALITY_OPTION, _MUNICIPALITY, name))
    if faults:
        yield from faults
    elif set(name) & {"/", "\\"}:
        slash = Said("det har en skråstrek", "it has a slash")
        yield _wrong(MUNICIPALITY_OPTION, _MUNICIPALITY, name, slash, _AS_KARTVERKET)
    elif len(name) > LONGEST_NAME:
        long = Said(f"det er lengre enn {LONGEST_NAME} tegn", f"it is longer than {LONGEST_NAME} characters")
        yield _wrong(MUNICIPALITY_OPTION, _MUNICIPALITY, f"{name[:LONGEST_NAME]}…", long, _AS_KARTVERKET)
    elif not _can_be(folder_name, folder):
        none = Said("det kan ikke bli navnet på en mappe", "it cannot become the name of a folder")
        yield _wrong(MUNICIPALITY_OPTION, _MUNICIPALITY, name, none, _AS_KARTVERKET)
    elif is_twice:
        twice = Said("kommunen er nevnt to ganger", "the municipality is named twice")
        once = Said("Nevn den én gang", "Name it once")
        yield _wrong(MUNICIPALITY_OPTION, _MUNICIPALITY, name, twice, once)


def _of_number(name: str, number: str, other: str | None) -> Iterator[Finding]:
    what = Said(f"Kommunenummeret til {name}", f"The number (kommunenummer) of {name}")
    if not _can_be(four_digits, number):
        why = Said("det har ikke fire siffer", "it has not four digits")
        yield _wrong(MUNICIPALITY_OPTION, what, number, why, _FOUR_DIGITS)
    elif other is not None:
        why = Said(f"{other} har det allerede", f"{other} has it already")
        yield _wrong(MUNICIPALITY_OPTION, what, number, why, _FOUR_DIGITS)


def _of_example(said: NewRegion) -> Iterator[Finding]:
    """Find names of the shipped examples, which check would not let into the case of another region."""
    if is_example(said.council, said.names):
        return
    named = [(COUNCIL_OPTION, _COUNCIL, said.council), *((MUNICIPALITY_OPTION, _MUNICIPALITY, m) for m in said.names)]
    for option, what, name in named:
        if example_in(name):
            why = Said("det er et navn fra eksemplet", "it is a name of the example")
            yield _wrong(option, what, name, why, Said("Skriv deres eget navn", "Write your own name"))


def _text(option: str, what: Said, name: str) -> Iterator[Finding]:
    """Find what no document may have in a name, which check would say of region.yaml."""
    character = forbidden_in(name)
    if character is not None:
        why = Said(f"det har et usynlig tegn ({character})", f"it has an invisible character ({character})")
        remedy = Said("Slett tegnet, eller skriv navnet på nytt", "Delete the character, or write the name again")
        yield _wrong(option, what, ascii(name), why, remedy)
    elif [*fields_in(name), *marks(name), *gaps_left(name)]:
        why = Said("det ser ikke ut til å være fylt ut", "it does not seem to be filled in")
        yield _wrong(option, what, name, why, _AS_IT_WILL_STAND)


def _wrong(option: str, what: Said, value: str, why: Said, remedy: Said) -> Finding:
    return CANNOT_BE_SAID.at(Place(option), what=what, value=value, why=why, remedy=remedy)


def _can_be(read: Reader[str], value: str) -> bool:
    """Say whether region.yaml may have a value, as those who read it there see it."""
    try:
        read(value)
    except WrongValue:
        return False
    return True
