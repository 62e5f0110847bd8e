"""What a careful colleague would ask about the measures themselves: names, roles, partners."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, nearest
from pipeline.domain.plan.measures import Measure
from pipeline.domain.prose.prose import folded

NEAR: Final = 0.85  # of the letters in common: a slip of the finger, not another name


def names_are_told_apart(case: Case) -> Iterator[Finding]:
    """Two measures do not have the same name."""
    first: dict[str, Measure] = {}
    for measure in case.plan.measures:
        if not measure.name:
            continue
        other = first.setdefault(folded(measure.name), measure)
        if other is not measure:
            yield sb.NAME_TWICE.at(
                measure.number.at, measure.name, number=measure.number.value, other=other.number.value
            )


def measures_have_a_role(case: Case) -> Iterator[Finding]:
    """The region does something in every measure."""
    for measure in case.plan.measures:
        if not measure.roles and not measure.role_note:
            yield sb.ROLE_MISSING.at(measure.number.at)


def partners_are_spelled_as_the_parties(case: Case) -> Iterator[Finding]:
    """A partner that nearly is a party is most likely that party."""
    names = {name for party in case.plan.parties for name in (party.short_name, party.name)}
    others = {partner for measure in case.plan.measures for partner in measure.partners} - names
    meant = {partner: nearest(partner, names) for partner in others if any(_is_near(partner, name) for name in names)}
    for measure in case.plan.measures:
        for partner in measure.partners:
            if partner in meant:
                yield sb.PARTNER_NEAR_PARTY.at(measure.number.at, partner, name=partner, nearest=meant[partner])


def _is_near(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= NEAR
