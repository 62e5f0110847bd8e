"""Whose money a source is: the municipalities' own, the council's own, or somebody else's.

A source is what somebody has written: «Nordby kommune», «tilskudd fra Nordby kommune», «Nordby kommunes næringsfond»,
«Kommunene», «rådets ramme».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.bodies import own_bodies
from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.plan.measures import Party
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.characters import folded

_BETWEEN: Final = re.compile(r"\s*(?:[;,/+()]|\bog\b|\bsamt\b)\s*")
_OR: Final = re.compile(r"\beller\b")  # then nobody has said who pays
_GENITIVE: Final = r"(?:'s|’s|s'|s’|s|'|’)?"
_GIVEN: Final = re.compile(
    r"(?:\w+ )?(?:tilsk[uo][dt]d?|bidrag|mid(?:ler|lar)|peng(?:er|ar)|bevilgning|løyving) fr[aå] "
)
_FRAME: Final = frozenset(("ramme", "rammen", "ramma", "egen ramme", "eiga ramme", "eigen ramme"))
_MONEY: Final = re.compile(r"ramm[ea]|fond|mid(?:ler|lar)|budsjett|peng(?:er|ar)")
_LEFT: Final = re.compile(
    r"(?:overført|ubrukt|ufordelt)e?\b.*\bfr[aå] (?:20\d\d|i fjor|året før|forrige år|førre året?)"
)
_ANYBODY: Final = re.compile(r"\bandre\b|\bandres\b|\bmed fleire?\b|\bm\.? ?fl\b|\bbl\.? ?a\b")


def is_from(case: Case, source: str, row: MunicipalChoices) -> bool:
    """Say whether a source is a municipality's own money, by itself, with others, or as a member of a group."""
    return not _OR.search(folded(source)) and any(
        _is(case, part, row.municipality) for part in (source, *_BETWEEN.split(source)) if part
    )


def is_the_councils(case: Case, source: str) -> bool:
    """Say whether a source is the council's own money: its frame, its budget, a fund, or what it had left last year."""
    said = folded(source)
    if _LEFT.fullmatch(said):
        return True
    own = own_bodies(case.region.council).keys()
    if said in own | _FRAME or own & {name for party in _parties(case, said) for name in _names(party)}:
        return True
    called = own | {folded(party.short_name) for party in case.plan.parties if own & set(_names(party))}
    owned = (re.fullmatch(rf"{re.escape(name)}{_GENITIVE} (.*)", said) for name in called)
    return any(rest is not None and _MONEY.search(rest[1]) for rest in owned)


def may_be_anybody(source: str) -> bool:
    """Say whether a source leaves open who it is: «andre kilder»."""
    return bool(_ANYBODY.search(folded(source)))


def are_the_same(case: Case, one: str, other: str) -> bool:
    """Say whether two sources may be the same: the one is in the other, or they are names of the same party."""
    first, second = folded(one), folded(other)
    if first in second or second in first:
        return True
    parties = {party.short_name for party in _parties(case, first)}
    return bool(parties & {party.short_name for part in _BETWEEN.split(second) for party in _parties(case, part)})


def _is(case: Case, part: str, municipality: Municipality) -> bool:
    said, names = _GIVEN.sub("", folded(part), count=1), set(map(folded, municipality.names))
    if said in names or re.fullmatch(rf"{re.escape(folded(municipality.full_name))}{_GENITIVE}(?: .*)?", said):
        return True
    behind = (member for party in _parties(case, said) for member in case.plan.behind(party))
    return any(names & set(_names(member)) for member in behind)


def _parties(case: Case, said: str) -> Iterator[Party]:
    return (party for party in case.plan.parties if said in _names(party))


def _names(party: Party) -> tuple[str, ...]:
    return tuple(folded(name) for name in (party.short_name, party.name.text) if name)
