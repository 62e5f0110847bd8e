"""What takes part in a council, and the words of each kind of member in both written forms of Norwegian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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

    def full_name(self, name: str) -> str:
        """Give the whole name of a member that is called something: «Nordby kommune», «Bydel Frogner».

        A name that says already what it is stands as it is, and so does a company's.
        """
        words = name.casefold().split()
        if self is MemberKind.COMPANY or self in words:
            return name
        return f"Bydel {name}" if self is MemberKind.DISTRICT else f"{name} {self}"


@dataclass(frozen=True, slots=True)
class MemberWords:
    """What sentences call a member, and several of its kind: «kommunen», «kommunene», and so on.

    `noun` is what heads a column of such members. `bodies` is empty where only the one body is known.
    """

    noun: str
    itself: str
    several: str
    body: str
    bodies: str
    director: str


_LISTED: Final = """
kommune       Kommune kommunen kommunene kommunestyret kommunestyrene kommunedirektøren
              Kommune kommunen kommunane kommunestyret kommunestyra kommunedirektøren
herad         Herad heradet heradene heradsstyret heradsstyrene kommunedirektøren
              Herad heradet herada heradsstyret heradsstyra kommunedirektøren
fylkeskommune Fylkeskommune fylkeskommunen fylkeskommunene fylkestinget fylkestingene fylkeskommunedirektøren
              Fylkeskommune fylkeskommunen fylkeskommunane fylkestinget fylkestinga fylkeskommunedirektøren
bydel         Bydel bydelen bydelene bydelsutvalget bydelsutvalgene bydelsdirektøren
              Bydel bydelen bydelane bydelsutvalet bydelsutvala bydelsdirektøren
selskap       Selskap selskapet selskapene styret styrene daglig_leder
              Selskap selskapet selskapa styret styra dagleg_leiar
"""
"""For each kind its words in bokmål, and below them in nynorsk, in the order of `MemberWords`."""


def _words(line: str) -> MemberWords:
    return MemberWords(*(word.replace("_", " ") for word in line.split()[-6:]))


_LINES: Final = _LISTED.strip().splitlines()
WORDS: Final[Mapping[MemberKind, Mapping[Language, MemberWords]]] = {
    kind: {Language.BOKMAAL: _words(bokmaal), Language.NYNORSK: _words(nynorsk)}
    for kind, bokmaal, nynorsk in zip(MemberKind, _LINES[::2], _LINES[1::2], strict=True)
}
"""The words of each kind, where region.yaml gives a member no others."""

_MIXED: Final = {
    Language.BOKMAAL: ("Medlem", "medlemmene", "og"),
    Language.NYNORSK: ("Medlem", "medlemene", "og"),
}


@dataclass(frozen=True, slots=True)
class Together:
    """What members are called together: all in one word, each kind by its own, and their bodies."""

    noun: str
    members: str
    kinds: str
    bodies: str


def together(members: Iterable[tuple[MemberKind, MemberWords]], language: Language) -> Together:
    """Give what members are called together: «kommunene og fylkeskommunen», and «medlemmene» of more than two kinds.

    Bodies are named where each kind's are known.
    """
    noun, all_of_them, conjunction = _MIXED[language]
    by_kind: dict[MemberKind, list[MemberWords]] = {}
    for kind, words in members:
        by_kind.setdefault(kind, []).append(words)
    groups = [by_kind[kind] for kind in MemberKind if kind in by_kind]
    kinds = [of[0].itself if len(of) == 1 and len(groups) > 1 else of[0].several for of in groups]
    bodies = [of[0].body if len(of) == 1 and len(groups) > 1 else of[0].bodies for of in groups]
    are_alike = all(len({words.bodies for words in of}) == 1 for of in groups)
    is_short = 0 < len(groups) <= 2  # noqa: PLR2004 - the kinds that a sentence can name
    if len(groups) == 1:
        noun, all_of_them = groups[0][0].noun, kinds[0]
    joined = f" {conjunction} "
    return Together(
        noun=noun,
        members=all_of_them,
        kinds=joined.join(kinds) if is_short else all_of_them,
        bodies=joined.join(bodies) if is_short and are_alike and all(bodies) else all_of_them,
    )


def kind_of_name(name: str) -> MemberKind:
    """Give what a name says that it is: «Kvam herad» a herad, «Visit Øst AS» a company, «Nordby» a municipality."""
    words = name.split()
    if words and words[-1] in _COMPANIES:
        return MemberKind.COMPANY
    return next((kind for kind in _SAID if kind in name.casefold().split()), MemberKind.MUNICIPALITY)


_COMPANIES: Final = frozenset({"AS", "ASA", "IKS", "SA", "BA", "KF", "FKF"})
_SAID: Final = (MemberKind.COUNTY, MemberKind.HERAD, MemberKind.DISTRICT)
