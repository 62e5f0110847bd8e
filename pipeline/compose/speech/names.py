"""Who owns a measure and who takes part: each party once with its full name, then as it is called for short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.compose.speech.speech import Gap, Speech, capitalised, lowered, quoted, with_note
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import Municipality, Region
from pipeline.domain.region.roles import Role
from pipeline.domain.values.text import Line
from pipeline.domain.values.written import Written

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

    def partner_of(partner: Written) -> Gap:
        name = partner.of(speech.language)
        return written(name) if name in parties else partner

    return {
        measure.number.value: MeasureNames(
            owners=speech.join([written(owner.short_name) for owner in measure.owners]),
            partners=speech.join([partner_of(partner) for partner in measure.partners if partner.of(speech.language)]),
        )
        for measure in plan.measures
    }


def role_of(measure: Measure, region: Region, speech: Speech) -> Line:
    """Write the region's role: «Veiviser og brobygger, tidligere tilrettelegger»."""
    roles = speech.join([_role(role, speech) for role in region.roles if role.key in measure.roles])
    note = speech.say(measure.role_note)
    return capitalised(with_note(roles, note, is_sentence=False) if roles else note)


def _role(role: Role, speech: Speech) -> str:
    return speech.words(role.phrase) if role.phrase else lowered(role.name.of(speech.language))


def owned_names(speech: Speech, plan: Plan, municipality: Municipality, region: Region) -> list[Line]:
    """Write the measures that a municipality owns, each with those it shares it with."""
    neighbours = [other for other in region.municipalities if other.name != municipality.name]
    return [_owned(speech, plan, measure, municipality, neighbours) for measure in plan.owned_by(*municipality.names)]


def _owned(
    speech: Speech, plan: Plan, measure: Measure, municipality: Municipality, neighbours: Sequence[Municipality]
) -> Line:
    owners = dict.fromkeys(party for owner in measure.owners for party in plan.behind(owner))
    others = [party for party in owners if not party.is_called(*municipality.names)]
    name = quoted(speech.say(measure.name))
    if not others:
        return name
    of_all = all(any(party.is_called(*other.names) for party in others) for other in neighbours)
    if of_all and len(others) == len(neighbours) > 1:
        return speech.fill("sammen_med.alle", tiltak=name)
    return speech.fill("sammen_med", tiltak=name, andre=speech.join([party.name for party in others]))


def measure_names(speech: Speech, measures: Iterable[Measure]) -> Line:
    """List measures by name, set apart from the sentence."""
    return speech.join([quoted(speech.say(measure.name)) for measure in measures])


def names_or_count(speech: Speech, plan: Plan, measures: Sequence[Measure]) -> Line:
    """List measures by name, or say how many they are where the names would fill the sentence."""
    if len(measures) > MOST_IN_A_SENTENCE:
        return speech.measures(plan.number_of(measures))
    return measure_names(speech, measures)
