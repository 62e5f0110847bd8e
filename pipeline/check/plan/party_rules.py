"""The municipalities of the region beside the parties: each is one, and no group has one that has left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, in_a_row, nearest
from pipeline.domain.plan.measures import Party
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

_OF_ALL: Final = frozenset(("kommunene", "kommunane", "alle kommunene", "alle kommunane"))

MEMBER_NO_PARTY: Final = Kind(
    "SB-703",
    Severity.WARNING,
    says=Said(
        "{name} er en av kommunene i region.yaml, men står ikke i arket Parter.{nearest}",
        "{name} is one of the municipalities in region.yaml, but is not in the sheet Parter.{nearest}",
    ),
    fix=Said(
        "Legg kommunen til i arket Parter. Har den fått nytt navn, skriver du det gamle som tidligere_navn under den i "
        "region.yaml.",
        "Add the municipality to the sheet Parter. If it has got a new name, write the old one as tidligere_navn under "
        "it in region.yaml.",
    ),
)

PARTY_LEFT: Final = Kind(
    "SB-704",
    Severity.WARNING,
    says=Said(
        "{name} var en av kommunene i regionen i fjor, men er det ikke nå.",
        "{name} was one of the municipalities of the region last year, but is not now.",
    ),
    fix=Said(
        "Har kommunen fått nytt navn, skriver du «{old}» som tidligere_navn under den i region.yaml. Har den gått ut, "
        "tar du den ut av gruppene og ser over tiltakene den eier.",
        "If the municipality has got a new name, write «{old}» as tidligere_navn under it in region.yaml. If it has "
        "left, take it out of the groups and look the measures that it owns over.",
    ),
)

GROUP_LACKS: Final = Kind(
    "SB-705",
    Severity.WARNING,
    says=Said("Gruppen {group} har ikke med {names}.", "The group {group} is without {names}."),
    fix=Said(
        "Legg kommunen til under Medlemmer i arket Parter, eller gi gruppen et navn som sier hvem den er.",
        "Add the municipality under Medlemmer in the sheet Parter, or give the group a name that says who it is.",
    ),
)


def members_are_parties(case: Case) -> Iterator[Finding]:
    """Each municipality of the region is a party, by its name now or one that it had, where any is."""
    members = case.region.municipalities if case.region.is_read and case.region.sends_cases else ()
    missing = [member for member in members if not any(_is(party, member) for party in case.plan.parties)]
    if len(missing) == len(members):
        return
    others = [party.name.text for party in case.plan.parties if not any(_is(party, member) for member in members)]
    for member in missing:
        near = nearest(member.full_name, others)
        yield MEMBER_NO_PARTY.at(_sheet(case), member.full_name, name=member.full_name, nearest=near)


def those_who_left_are_no_parties(case: Case) -> Iterator[Finding]:
    """A party, or a member of a group, that was a municipality of the region last year still is one."""
    for old in case.left_since_last_year if case.region.is_read else ():
        names = {folded(old), folded(f"{old} kommune")}
        for party in case.plan.parties:
            if names & {folded(party.short_name), folded(party.name.text)}:
                yield PARTY_LEFT.at(_sheet(case), party.short_name, name=party.name.text, old=old)


def groups_of_all_have_all(case: Case) -> Iterator[Finding]:
    """A group that is called the municipalities has each of them."""
    for group in case.plan.parties if case.region.is_read else ():
        if not group.members or folded(group.short_name) not in _OF_ALL:
            continue
        within = case.plan.behind(group)
        lacking = [m for m in case.region.municipal_members if not any(_is(party, m) for party in within)]
        if lacking:
            names = in_a_row(member.full_name for member in lacking)
            yield GROUP_LACKS.at(_sheet(case), group.short_name, group=group.short_name, names=names)


def _is(party: Party, member: Municipality) -> bool:
    return bool({folded(party.short_name), folded(party.name.text)} & set(map(folded, member.names)))


def _sheet(case: Case) -> Place:
    return Place(case.workbook, sheet=layout.PARTIES.name)
