"""The municipalities of the region beside the parties, and the council as an owner.

1. A municipality that is no party is a finding with the party that it may be; where none is a party, nobody is asked.
2. Who left the region is no party and in no group; a group called the municipalities has every one.
3. A new name is one change in region.yaml: nothing else is found, and what it owns is its own as before.
4. The council and its arbeidsutvalg own measures without being parties, and are not told of state aid to themselves.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.check.plan.amount_rules import money_outside_the_municipalities_is_noted
from pipeline.check.plan.party_rules import (
    groups_of_all_have_all,
    members_are_parties,
    those_who_left_are_no_parties,
)
from pipeline.domain.case.bodies import own_bodies
from pipeline.domain.case.case import Case, YearBefore
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.plan.measures import Party
from pipeline.domain.values.written import as_name
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from tests.builders import P, measure, plan
from tests.cases import GAUSDAL, GROUP, LILLEHAMMER, NAMES, OYER, case, region
from tests.readings import brief
from tests.workbooks import copy_of_case, set_cells

LRV = Party("LRV", as_name("Lillehammer-regionen Vekst"))


def with_parties(*parties: Party) -> Case:
    """Make a case with these parties."""
    made = case(plan([measure(1, [(P, 1)])]))
    return replace(made, plan=replace(made.plan, parties=parties))


def test_a_municipality_is_a_party_where_any_is() -> None:
    (finding,) = members_are_parties(with_parties(LILLEHAMMER, Party("Øyr kommune", as_name("Øyr kommune")), GAUSDAL))
    assert finding.says.startswith("Øyer kommune er en av kommunene i region.yaml, men står ikke i arket Parter.")
    assert finding.says.endswith("Mente du «Øyr kommune»?")
    for parties in ((LRV,), (LILLEHAMMER, Party("ØYER", as_name("ØYER")), Party("GK", as_name("Gausdal kommune")))):
        assert list(members_are_parties(with_parties(*parties))) == []


def test_a_party_that_was_a_municipality_of_the_region_is_asked_about() -> None:
    made = with_parties(Party("Ringebu kommune", as_name("Ringebu kommune")), LRV)
    before = YearBefore(CaseKind.OWN_CASE, (*NAMES, "Ringebu"))
    found = list(those_who_left_are_no_parties(replace(made, year_before=before)))
    assert brief(found) == [("SB-704", "tiltak.xlsx › Parter")]
    assert "«Ringebu» som tidligere_navn" in found[0].fix
    assert list(those_who_left_are_no_parties(made)) == []


def test_a_group_of_all_has_all() -> None:
    part = replace(GROUP, members=("Lillehammer kommune", "Gausdal kommune"))
    (finding,) = groups_of_all_have_all(with_parties(LILLEHAMMER, OYER, GAUSDAL, part))
    assert finding.says == "Gruppen Kommunene har ikke med Øyer kommune."
    named = replace(part, short_name="Nabokommunene")
    for group in (GROUP, named):
        assert list(groups_of_all_have_all(with_parties(LILLEHAMMER, OYER, GAUSDAL, group))) == []


def test_a_new_name_is_one_change_in_one_place(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    before, said_before = read_case(Places(folder).sources)
    path = folder.parent / "region.yaml"
    text = path.read_text("utf-8").replace("- navn: Øyer", "- navn: Øyer og Tretten\n    tidligere_navn: Øyer")
    path.write_text(text.replace("    Øyer: ", "    Øyer og Tretten: "), "utf-8")
    now, said = read_case(Places(folder).sources)
    assert before is not None
    assert now is not None
    assert brief(said) == brief(said_before)
    old, new = (made.region.municipalities[1] for made in (before, now))
    owned = [[m.number.value for m in made.plan.owned_by(*m1.names)] for made, m1 in ((before, old), (now, new))]
    assert owned[0] == owned[1] != []
    assert now.path_of("Øyer og Tretten")
    assert now.of(new) is not None
    assert now.prose.part("Kommuner", "Øyer og Tretten") is not None
    assert [rule for rule in (members_are_parties, groups_of_all_have_all) if list(rule(now))] == []


def test_the_council_and_its_committee_own_measures_without_being_parties(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T02", "Tiltakseier"): "rådet", ("Tiltak", "T03", "Tiltakseier"): "AU"})
    made, said = read_case(Places(folder).sources)
    assert made is not None
    assert "SB-204" not in {finding.kind.code for finding in said}
    owners = [made.plan.measure(number).owners[0].name.text for number in ("T02", "T03")]
    assert owners == ["Rådet", "Arbeidsutvalget"]


def test_the_council_is_not_told_of_state_aid_to_itself() -> None:
    council = region().council
    for owner in (*own_bodies(council).values(), Party("IPR", council.name)):
        made = case(plan([measure(1, [(P, 1)], owners=(owner,))]))
        assert list(money_outside_the_municipalities_is_noted(made)) == []
    made = case(plan([measure(1, [(P, 1)], owners=(LRV,))]))
    assert brief(money_outside_the_municipalities_is_noted(made)) == [("SB-701", "tiltak.xlsx › Tiltak!H2")]
