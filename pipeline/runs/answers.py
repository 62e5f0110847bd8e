"""What is answered when a case is made: cleaned, or refused with what to say instead.

The place of a finding is the option that says the answer, by which whoever asks knows what to ask again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from pipeline.compose.inputs.new_region import folders_of
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.case.new_case import NO, NONE, YES, Answers, NewCase
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.marks import gaps_left, marks
from pipeline.domain.region.example import example_in, is_example
from pipeline.domain.region.members import MemberKind
from pipeline.domain.region.new_region import NewMunicipality, NewRegion
from pipeline.domain.region.region import Region
from pipeline.domain.values.characters import folded, seen
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import LONGEST_PLAN, PlanYears
from pipeline.domain.workbook.fields import Shape
from pipeline.read.package.characters import forbidden_in
from pipeline.read.settings.own_words import noun_of
from pipeline.read.settings.region_values import folder_name, four_digits, two_digits
from pipeline.read.settings.roles import role_name
from pipeline.read.yaml.keys import Reader, WrongValue
from pipeline.runs.findings import CANNOT_BE_SAID, NOT_SAID

T = TypeVar("T")

YEAR_OPTION, YEARS_OPTION, BUDGET_OPTION = "--år", "--antall-år", "--budsjett"
COUNCIL_OPTION, MEMBER_OPTION, CASES_OPTION = "--råd", "--kommune", "--saker-til-medlemmene"
LANGUAGE_OPTION, PLAN_OPTION, ROLE_OPTION, MONEY_OPTION = "--målform", "--plan", "--rolle", "--penger"
USUAL_YEARS: Final = 4
LONGEST_NAME: Final = 100  # characters; a municipality's name becomes that of a folder
STANDARD_PLAN: Final = "tiltaksplan"

_COUNCIL: Final = Said("Navnet på rådet", "The council's name")
_MEMBER: Final = Said("Navnet på en kommune", "A municipality's name")
_PLAN: Final = Said("Navnet på planen", "What the plan is called")
_ROLE: Final = Said("En rolle", "A role")
_THIS: Final = Said("Svaret", "The answer")
_THE_YEAR: Final = Said("Budsjettåret", "The budget year")
_YEARS: Final = Said("Antall år i planen", "The number of years of the plan")
_AS_IT_WILL_STAND: Final = Said("Skriv det slik det skal stå i sakene", "Write it as the cases will have it")
_AS_KARTVERKET: Final = Said(
    "Skriv hver kommune for seg, med navnet den har hos Kartverket",
    "Write each municipality by itself, with the name that Kartverket has for it",
)
_FOUR_DIGITS: Final = Said(
    "Skriv de fire sifrene som Kartverket og SSB har, eller la nummeret være",
    "Write the four digits that Kartverket and SSB have, or leave the number out",
)
_TWO_DIGITS: Final = Said(
    "Skriv de to sifrene som fylket har, eller la nummeret være",
    "Write the two digits that the county has, or leave the number out",
)
_YES_OR_NO: Final = Said("Skriv ja eller nei", "Write ja or nei")
_FOUR_DIGITS_OF_YEAR: Final = Said(
    "Skriv året med fire siffer, for eksempel 2027", "Write the year with four digits, for example 2027"
)
_ONE_TO_LONGEST: Final = Said(f"Skriv et tall fra 1 til {LONGEST_PLAN}", f"Write a number from 1 to {LONGEST_PLAN}")
_NOT_THAT: Final = Said("det er ikke et slikt svar", "it is no such answer")
_YES: Final[Mapping[str, bool]] = {YES: True, "j": True, "yes": True, "y": True, NO: False, "n": False, "no": False}


@dataclass(frozen=True, slots=True)
class Known:
    """Where and when a case is to be made: the year that its folder says, empty where it says none, and the usual one.

    `region` is that of the region.yaml that is there; `has_region` says whether there is one, that can be read or not.
    """

    folder_year: str
    usual_year: int
    has_region: bool
    region: Region | None = None

    @classmethod
    def of(cls, folder: str, today: date, region: Region | None, *, has_region: bool) -> Known:
        """Give it of a folder's name."""
        return cls(folder if is_year(folder) else "", today.year + 1, has_region, region)


def told(said: Answers, known: Known) -> tuple[NewRegion | None, NewCase]:
    """Give the region, where region.yaml is to be made, and the case; Stop where they cannot be made of the answers."""
    findings = faults(said, known)
    if findings:
        raise Stop(findings)
    first = int(known.folder_year or seen(said.year or "") or known.usual_year)
    count = int(seen(said.years or "") or USUAL_YEARS)
    kind = CaseKind.PART_OF_BUDGET if yes(said.in_budget, usual=False) else CaseKind.OWN_CASE
    case = NewCase(PlanYears(first, first + count - 1), kind)
    return (None if known.has_region else _region(said)), case


def faults(said: Answers, known: Known) -> list[Finding]:
    """Find what is missing or wrong in answers, each at its option."""
    region = [] if known.has_region else _of_region(said)
    return [*region, *_of_case(said, known)]


def has_budget(said: Answers, known: Known) -> bool:
    """Say whether the plan may be a part of a budget: where a council decides, and there are amounts in it."""
    if known.region is not None:
        return Shape.of(known.region).has_budget
    return not none(said.council) and yes(said.money, usual=True)


def yes(answer: str | None, *, usual: bool) -> bool:
    """Give what an answer of yes or no says; one that is neither, or none, is the usual."""
    return _YES.get(folded(answer or ""), usual)


def names_in(text: str) -> tuple[str, ...]:
    """Give several names that stand in one text, each on a line of its own or with commas between."""
    return tuple(name.strip() for name in re.split(r"[\r\n,;]", text) if name.strip())


def none(answer: str | None) -> bool:
    """Say whether somebody has answered that there is none, by the word or by leaving it blank."""
    return answer is not None and folded(answer) in {"", NONE, NO}


def _region(said: Answers) -> NewRegion:
    """Make the region of answers; where they are wrong, it is one to find the faults in."""
    language = Language.NYNORSK if folded(said.written_in or "") == Language.NYNORSK else Language.BOKMAAL
    members = tuple(NewMunicipality.typed(text) for text in said.members or ())
    plan = folded(said.plan or "")
    roles = tuple(name for role in said.roles or () if (name := seen(role)) and not none(name))
    return NewRegion(
        council="" if none(said.council) else seen(said.council or ""),
        municipalities=members,
        written_in=language,
        plan="" if plan == STANDARD_PLAN else plan,
        roles=tuple(dict.fromkeys(f"{role[:1].upper()}{role[1:]}" for role in roles)),
        sends_cases=yes(said.sends_cases, usual=True),
        has_money=yes(said.money, usual=True),
    )


def _of_region(said: Answers) -> list[Finding]:
    region = _region(said)
    return [
        *_of_council(region, is_none=none(said.council)),
        *_of_members(region),
        *_of_example(region),
        *_of_language(said.written_in),
        *_of_words(region),
        *_of_yes_or_no(CASES_OPTION, said.sends_cases),
        *_of_yes_or_no(MONEY_OPTION, said.money),
    ]


def _of_case(said: Answers, known: Known) -> Iterator[Finding]:
    year = seen(said.year or "")
    if said.year is not None and not is_year(year):
        yield _wrong(YEAR_OPTION, _THE_YEAR, year, _NOT_THAT, _FOUR_DIGITS_OF_YEAR)
    elif year and known.folder_year and year != known.folder_year:
        why = Said(f"mappen heter {known.folder_year}", f"the folder is called {known.folder_year}")
        remedy = Said("La mappen hete det samme som budsjettåret", "Name the folder by the budget year")
        yield _wrong(YEAR_OPTION, _THE_YEAR, year, why, remedy)
    years = seen(said.years or "")
    if years and not (re.fullmatch(r"[0-9]{1,4}", years) and 1 <= int(years) <= LONGEST_PLAN):
        yield _wrong(YEARS_OPTION, _YEARS, years, _NOT_THAT, _ONE_TO_LONGEST)
    yield from _of_yes_or_no(BUDGET_OPTION, said.in_budget)
    if yes(said.in_budget, usual=False) and not has_budget(said, known):
        why = Said("planen er uten råd eller uten penger", "the plan has no council or no money")
        yield _wrong(BUDGET_OPTION, _THIS, YES, why, Said("Skriv nei", "Write nei"))


def _of_council(said: NewRegion, *, is_none: bool) -> Iterator[Finding]:
    if not said.council and len(said.municipalities) != 1 and (said.municipalities or not is_none):
        remedy = Said(
            "Skriv det slik det skal stå i sakene. Bare en kommune alene har ikke noe råd",
            "Write it as the cases will have it. Only a municipality by itself has no council",
        )
        yield NOT_SAID.at(Place(COUNCIL_OPTION), what=_COUNCIL, remedy=remedy)
    yield from _text(COUNCIL_OPTION, _COUNCIL, said.council)


def _of_members(said: NewRegion) -> Iterator[Finding]:
    if not said.municipalities:
        names = Said("Navnene på kommunene", "Every municipality's name")
        remedy = Said(
            "Skriv navnet på hver kommune som er med i rådet, én om gangen",
            "Write the name of each municipality in the council, one at a time",
        )
        yield NOT_SAID.at(Place(MEMBER_OPTION), what=names, remedy=remedy)
    names_before, numbers_before, folders = set[str](), dict[str, str](), folders_of(said.names)
    for member in said.municipalities:
        is_twice = folded(member.name) in names_before
        yield from _of_name(member.name, folders[member.name], is_twice=is_twice)
        if member.number and not is_twice:
            yield from _of_number(member, numbers_before.get(member.number))
        names_before.add(folded(member.name))
        numbers_before.setdefault(member.number, member.name)


def _of_name(name: str, folder: str, *, is_twice: bool) -> Iterator[Finding]:
    if not name:
        yield NOT_SAID.at(Place(MEMBER_OPTION), what=_MEMBER, remedy=_AS_KARTVERKET)
        return
    found = list(_text(MEMBER_OPTION, _MEMBER, name))
    if found:
        yield from found
    elif set(name) & {"/", "\\"}:
        slash = Said("det har en skråstrek", "it has a slash")
        yield _wrong(MEMBER_OPTION, _MEMBER, name, slash, _AS_KARTVERKET)
    elif len(name) > LONGEST_NAME:
        long = Said(f"det er lengre enn {LONGEST_NAME} tegn", f"it is longer than {LONGEST_NAME} characters")
        yield _wrong(MEMBER_OPTION, _MEMBER, f"{name[:LONGEST_NAME]}…", long, _AS_KARTVERKET)
    elif _why_not(folder_name, folder):
        no_folder = Said("det kan ikke bli navnet på en mappe", "it cannot become the name of a folder")
        yield _wrong(MEMBER_OPTION, _MEMBER, name, no_folder, _AS_KARTVERKET)
    elif is_twice:
        twice = Said("kommunen er nevnt to ganger", "the municipality is named twice")
        once = Said("Nevn den én gang", "Name it once")
        yield _wrong(MEMBER_OPTION, _MEMBER, name, twice, once)


def _of_number(member: NewMunicipality, other: str | None) -> Iterator[Finding]:
    what = Said(f"Nummeret til {member.name}", f"The number of {member.name}")
    is_county = member.kind is MemberKind.COUNTY
    why, remedy = _why_not(two_digits if is_county else four_digits, member.number), _FOUR_DIGITS
    if is_county:
        remedy = _TWO_DIGITS
    if other is not None:
        why = why or Said(f"{other} har det allerede", f"{other} has it already")
    if why:
        yield _wrong(MEMBER_OPTION, what, member.number, why, remedy)


def _of_example(said: NewRegion) -> Iterator[Finding]:
    """Find names of the shipped example, which check would not let into the case of another region."""
    if is_example(said.council, said.names):
        return
    named = [(COUNCIL_OPTION, _COUNCIL, said.council), *((MEMBER_OPTION, _MEMBER, name) for name in said.names)]
    for option, what, name in named:
        if example_in(name):
            why = Said("det er et navn fra eksemplet", "it is a name of the example")
            yield _wrong(option, what, name, why, Said("Skriv deres eget navn", "Write your own name"))


def _of_language(written: str | None) -> Iterator[Finding]:
    if written and folded(written) not in {*Language}:
        remedy = Said("Skriv nb for bokmål eller nn for nynorsk", "Write nb for bokmål or nn for nynorsk")
        yield _wrong(LANGUAGE_OPTION, _THIS, written, _NOT_THAT, remedy)


def _of_words(said: NewRegion) -> Iterator[Finding]:
    why = _why_not(lambda word: noun_of(word, said.written_in), said.plan) if said.plan else None
    if why:
        remedy = Said(
            "Skriv et ord som ender på plan, program, strategi eller lignende. Andre skriver du siden i region.yaml",
            "Write a word that ends with plan, program, strategi or the like. Write another in region.yaml afterwards",
        )
        yield _wrong(PLAN_OPTION, _PLAN, said.plan, Said("ordet er ikke kjent", "the word is not known"), remedy)
    for role in said.roles:
        yield from _text(ROLE_OPTION, _ROLE, role)
        why = _why_not(role_name, role)
        if why:
            yield _wrong(ROLE_OPTION, _ROLE, role, why, Said("Skriv et annet navn", "Write another name"))


def _of_yes_or_no(option: str, answer: str | None) -> Iterator[Finding]:
    if answer and folded(answer) not in _YES:
        yield _wrong(option, _THIS, answer, _NOT_THAT, _YES_OR_NO)


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


def _why_not(read: Reader[T], value: str) -> Said | None:
    """Say why region.yaml may not have a value, as those who read it there see it; None where it may."""
    try:
        read(value)
    except WrongValue as wrong:
        return wrong.why
    return None


def is_year(text: str) -> bool:
    """Say whether a text is a year, as a folder is named by it."""
    return re.fullmatch(r"20[0-9]{2}", text) is not None
