"""What a careful colleague would ask about the measures themselves: names, roles, partners."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, nearest
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

NEAR: Final = 0.85  # of the letters in common: a slip of the finger, not another name


NAME_TWICE: Final = Kind(
    "SB-223",
    Severity.WARNING,
    says=Said("{number} og {other} har samme navn.", "{number} and {other} have the same name."),
    fix=Said(
        "Gi tiltakene hvert sitt navn, eller slå dem sammen.",
        "Give each measure a name of its own, or put them together.",
    ),
)


def names_are_told_apart(case: Case) -> Iterator[Finding]:
    """Two measures do not have the same name."""
    first: dict[str, Measure] = {}
    for measure in case.plan.measures:
        name = measure.name.text
        if not name:
            continue
        other = first.setdefault(folded(name), measure)
        if other is not measure:
            yield NAME_TWICE.at(measure.number.at, name, number=measure.number.value, other=other.number.value)


ROLE_MISSING: Final = Kind(
    "SB-225",
    Severity.WARNING,
    says=Said("Tiltaket har ingen rolle for regionen.", "The measure has no role for the region."),
    fix=Said(
        "Sett x under en av rollene i arket Tiltak.",
        "Put an x under one of the roles in the sheet Tiltak.",
    ),
)


def measures_have_a_role(case: Case) -> Iterator[Finding]:
    """The region does something in every measure, in a plan that says of any what that is."""
    without = [measure for measure in case.plan.measures if not measure.roles and not measure.role_note.text]
    if len(without) < len(case.plan.measures):
        for measure in without:
            yield ROLE_MISSING.at(measure.number.at)


SHOWN_NOT_THERE: Final = Kind(
    "SB-259",
    Severity.ERROR,
    says=Said(
        "region.yaml viser kolonnen {heading}, men den er ikke i arket Tiltak.",
        "region.yaml shows the column {heading}, but the sheet Tiltak does not have it.",
    ),
    fix=Said(
        "Legg til kolonnen i arket Tiltak, eller ta den ut under vis i region.yaml.",
        "Add the column to the sheet Tiltak, or take it out under vis in region.yaml.",
    ),
)


def what_is_shown_has_a_column(case: Case) -> Iterator[Finding]:
    """Each column that documents are to show of the measures is there."""
    for measure in case.plan.measures[:1]:
        for heading in case.region.shown.headings:
            if layout.detail_key(heading) not in measure.cells:
                yield SHOWN_NOT_THERE.at(Place(case.workbook, sheet=layout.MEASURES.name), heading, heading=heading)


PARTNER_NEAR_PARTY: Final = Kind(
    "SB-224",
    Severity.WARNING,
    says=Said(
        "«{name}» ligner på en part, men er skrevet annerledes.{nearest}",
        "«{name}» resembles a party, but is spelled otherwise.{nearest}",
    ),
    fix=Said(
        "Bruk samme skrivemåte som i arket Parter, eller legg til en ny part.",
        "Spell it as in the sheet Parter, or add a new party.",
    ),
)


def partners_are_spelled_as_the_parties(case: Case) -> Iterator[Finding]:
    """A partner that nearly is a party is most likely that party."""
    names = {name for party in case.plan.parties for name in (party.short_name, party.name.text)}
    others = {partner.text for measure in case.plan.measures for partner in measure.partners} - names
    meant = {partner: nearest(partner, names) for partner in others if any(_is_near(partner, name) for name in names)}
    for measure in case.plan.measures:
        for partner in (written.text for written in measure.partners):
            if partner in meant:
                yield PARTNER_NEAR_PARTY.at(measure.number.at, partner, name=partner, nearest=meant[partner])


def _is_near(one: str, other: str) -> bool:
    match = SequenceMatcher(None, folded(one), folded(other))
    # Each of them is at most what the one before it is, and takes longer.
    return match.real_quick_ratio() >= NEAR and match.quick_ratio() >= NEAR and match.ratio() >= NEAR
