"""What takes part in a council, and the words of each kind of member in both written forms of Norwegian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pipeline.domain.values.language import Language


class MemberKind(StrEnum):
    """The kinds of member, as `type` in region.yaml has them."""

    MUNICIPALITY = "kommune"
    HERAD = "herad"
    COUNTY = "fylkeskommune"
    DISTRICT = "bydel"
    COMPANY = "selskap"

    @property
    def has_population(self) -> bool:
        """Say whether it has inhabitants of its own, by whom costs are shared unless it says otherwise."""
        return self in {MemberKind.MUNICIPALITY, MemberKind.HERAD, MemberKind.DISTRICT}

    @property
    def is_municipal(self) -> bool:
        """Say whether it is one of «kommunene»: a herad is a municipality by another name."""
        return self in {MemberKind.MUNICIPALITY, MemberKind.HERAD}

    def full_name(self, name: str) -> str:
        """Give the whole name of a member that is called something: «Nordby kommune», «Bydel Midtre».

        A name that says already what it is stands as it is, and so does a company's.
        """
        words = name.casefold().split()
        if self is MemberKind.COMPANY or self in words:
            return name
        return f"Bydel {name}" if self is MemberKind.DISTRICT else f"{name} {self}"


@dataclass(frozen=True, slots=True)
class MemberWords:
    """What sentences call a member, and several of its kind: «kommunen», «kommunene», «kommuner», and so on.

    `noun` is what heads a column of such members. `bodies` is empty where only the one body is known.
    """

    noun: str
    itself: str
    all_of_them: str
    several: str
    body: str
    bodies: str
    director: str


_LISTED: Final = """
kommune       Kommune kommunen kommunene kommuner kommunestyret kommunestyrene kommunedirektøren
              Kommune kommunen kommunane kommunar kommunestyret kommunestyra kommunedirektøren
herad         Herad heradet heradene herader heradsstyret heradsstyrene kommunedirektøren
              Herad heradet herada herad heradsstyret heradsstyra kommunedirektøren
fylkeskommune Fylkeskommune fylkeskommunen fylkeskommunene fylkeskommuner fylkestinget fylkestingene fylkesdirektøren
              Fylkeskommune fylkeskommunen fylkeskommunane fylkeskommunar fylkestinget fylkestinga fylkesdirektøren
bydel         Bydel bydelen bydelene bydeler bydelsutvalget bydelsutvalgene bydelsdirektøren
              Bydel bydelen bydelane bydelar bydelsutvalet bydelsutvala bydelsdirektøren
selskap       Selskap selskapet selskapene selskaper styret styrene daglig_leder
              Selskap selskapet selskapa selskap styret styra dagleg_leiar
"""
"""For each kind its words in bokmål, and below them in nynorsk, in the order of `MemberWords`."""


def _words(line: str) -> MemberWords:
    return MemberWords(*(word.replace("_", " ") for word in line.split()[-7:]))


_LINES: Final = _LISTED.strip().splitlines()
WORDS: Final[Mapping[MemberKind, Mapping[Language, MemberWords]]] = {
    kind: {Language.BOKMAAL: _words(bokmaal), Language.NYNORSK: _words(nynorsk)}
    for kind, bokmaal, nynorsk in zip(MemberKind, _LINES[::2], _LINES[1::2], strict=True)
}
"""The words of each kind, where region.yaml gives a member no others."""


@dataclass(frozen=True, slots=True)
class Together:
    """What several members are called: the noun that heads a column of them, and all of them, in one word.

    `kinds` names each kind of them, `several` is the indefinite plural, `bodies` those who decide there.
    """

    noun: str
    members: str
    several: str
    kinds: str
    bodies: str


_OF_SEVERAL_KINDS: Final = {
    Language.BOKMAAL: Together("Medlem", "medlemmene", "medlemmer", "medlemmene", "medlemmene"),
    Language.NYNORSK: Together("Medlem", "medlemene", "medlemer", "medlemene", "medlemene"),
}
_MOST_NAMED: Final = 2  # kinds that a sentence names
_AND: Final = " og "


def together(members: Iterable[tuple[MemberKind, MemberWords]], language: Language) -> Together:
    """Give what members are called together: «kommunene og fylkeskommunen», and «medlemmene» of more than two kinds.

    Bodies are named where each kind's are known.
    """
    by_kind: dict[MemberKind, list[MemberWords]] = {}
    for kind, words in members:
        by_kind.setdefault(kind, []).append(words)
    groups = [by_kind[kind] for kind in MemberKind if kind in by_kind]
    mixed = _OF_SEVERAL_KINDS[language]
    if not 0 < len(groups) <= _MOST_NAMED:
        return mixed
    if len(groups) == 1:
        first = groups[0][0]
        mixed = Together(first.noun, first.all_of_them, first.several, "", first.all_of_them)
    is_one = [len(of) == 1 and len(groups) > 1 for of in groups]
    kinds = [of[0].itself if one else of[0].all_of_them for of, one in zip(groups, is_one, strict=True)]
    bodies = [_bodies(of, is_one=one) for of, one in zip(groups, is_one, strict=True)]
    return replace(mixed, kinds=_AND.join(kinds), bodies=_AND.join(bodies) if all(bodies) else mixed.bodies)


def _bodies(members: list[MemberWords], *, is_one: bool) -> str:
    """Give who decides in members of one kind; nothing where they are not all called the same."""
    if is_one:
        return members[0].body
    return members[0].bodies if len({words.bodies for words in members}) == 1 else ""


def kind_of_name(name: str) -> MemberKind:
    """Give what a name says that it is: «Nordby herad» a herad, «Visit Øst AS» a company, «Nordby» a municipality."""
    words = name.split()
    if words and words[-1] in _COMPANIES:
        return MemberKind.COMPANY
    return next((kind for kind in _SAID if kind in name.casefold().split()), MemberKind.MUNICIPALITY)


_COMPANIES: Final = frozenset({"AS", "ASA", "IKS", "SA", "BA", "KF", "FKF"})
_SAID: Final = (MemberKind.COUNTY, MemberKind.HERAD, MemberKind.DISTRICT)
