"""Who owns a measure and who takes part: each party once with its full name, then as it is called for short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pipeline.compose.speech.speech import Speech, capitalised, lowered, quoted, with_note
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import Municipality, Region
from pipeline.domain.region.roles import Role
from pipeline.domain.values.text import Line, line

MOST_IN_A_SENTENCE: Final = 4  # names of measures; more are easier to read as a list
MOST_IN_A_POINT: Final = 12  # names of measures that a point lists; more stand in the consequences


@dataclass(frozen=True, slots=True)
class MeasureNames:
    """A measure's owners and partners as a document writes them."""

    owners: Line
    partners: Line


def names_in_order(plan: Plan, speech: Speech) -> dict[str, MeasureNames]:
    """Write owners and partners of every measure; an abbreviation is written out where the plan first uses it."""
    parties = {party.short_name: party for party in plan.parties}
    seen: set[str] = set()

    def written(name: str) -> str:
        party = parties.get(name)
        if party is None:
            return name
        full, short = party.name.of(speech.language), party.called.of(speech.language)
        if full == short or name in seen:
            return short
        seen.add(name)
        is_part = short in full.split()  # Skåppå Kunnskapspark: nobody need be told what Skåppå is
        return full if is_part else f"{full} ({short})"

    names: dict[str, MeasureNames] = {}
    for measure in plan.measures:
        owners = speech.join([written(owner.short_name) for owner in measure.owners])
        partners = speech.join([written(partner) for partner in measure.partners])
        names[measure.number.value] = MeasureNames(owners=owners, partners=partners)
    return names


def role_of(measure: Measure, region: Region, speech: Speech) -> Line:
    """Write the region's role: «Veiviser og brobygger, tidligere tilrettelegger»."""
    roles = speech.join([_role(role, region, speech) for role in region.roles if role.key in measure.roles])
    if not roles:
        return capitalised(line(measure.role_note))
    return capitalised(with_note(roles, measure.role_note, is_sentence=False))


def _role(role: Role, region: Region, speech: Speech) -> str:
    if role.phrase:
        return speech.words(role.phrase)
    is_other = speech.wording.language is not region.written_in
    return lowered(role.other_name if is_other and role.other_name else role.name)


def owned_names(speech: Speech, plan: Plan, municipality: Municipality, region: Region) -> list[Line]:
    """Write the measures that a municipality owns, each with those it shares it with."""
    neighbours = [other for other in region.municipalities if other.name != municipality.name]
    return [_owned(speech, plan, measure, municipality, neighbours) for measure in plan.owned_by(*municipality.names)]


def _owned(
    speech: Speech, plan: Plan, measure: Measure, municipality: Municipality, neighbours: Sequence[Municipality]
) -> Line:
    owners = dict.fromkeys(chain.from_iterable(map(plan.behind, measure.owners)))
    others = [party for party in owners if not party.is_called(*municipality.names)]
    name = quoted(measure.name)
    if not others:
        return name
    own_it_too = [other for other in neighbours if any(party.is_called(*other.names) for party in others)]
    if len(own_it_too) == len(neighbours) == len(others) > 1:
        return speech.fill("sammen_med.alle", tiltak=name)
    return speech.fill("sammen_med", tiltak=name, andre=speech.join([party.name for party in others]))


def measure_names(speech: Speech, measures: Iterable[Measure]) -> Line:
    """List measures by name, set apart from the sentence."""
    return speech.join([quoted(measure.name) for measure in measures])


def names_or_count(speech: Speech, plan: Plan, measures: Sequence[Measure]) -> Line:
    """List measures by name, or say how many they are where the names would fill the sentence."""
    if len(measures) > MOST_IN_A_SENTENCE:
        return speech.measures(plan.number_of(measures))
    return measure_names(speech, measures)
