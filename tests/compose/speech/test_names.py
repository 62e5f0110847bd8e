"""Who owns a measure and who takes part.

1. An abbreviation is written out at its first use only, whether as owner or as partner.
2. Several are listed a, b og c; names that are not parties stand as written.
3. The role reads as one phrase, with its note; a note alone stands alone.
4. A municipality's measures are named with those that it shares them with; a group is named by its members.
5. Every name of a document is there, and each abbreviation is written out exactly once, for any plan.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from pipeline.compose.speech.names import names_in_order, owned_names, role_of
from pipeline.compose.speech.speech import Speech
from pipeline.domain.case.case import Case
from pipeline.domain.plan.measures import Party
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.roles import Role
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, plain
from pipeline.domain.values.written import Written, as_name
from tests.builders import P, measure, plan
from tests.cases import GAUSDAL, GROUP, LILLEHAMMER, OYER, case, region, scope, wording
from tests.plans import plans

LRV = Party("LRV", as_name("Lillehammer-regionen Vekst"))
REGION = region()
OYER_ITSELF = REGION.municipalities[1]


def names(speech: Speech, of: Plan) -> list[tuple[str, str]]:
    return [(plain(found.owners), plain(found.partners)) for found in names_in_order(of, speech).values()]


def test_an_abbreviation_is_written_out_at_its_first_use_only(bokmål: Speech) -> None:
    of = plan([measure(n, [(P, 0)], owners=(LRV,), position=n) for n in (1, 2)])
    assert names(bokmål, of) == [("Lillehammer-regionen Vekst (LRV)", ""), ("LRV", "")]


def test_the_first_use_may_be_as_a_partner(bokmål: Speech) -> None:
    of = plan(
        [
            measure(1, [(P, 0)], owners=(LILLEHAMMER,), partners=("LRV", "Nye Veier", "LRV")),
            measure(2, [(P, 0)], owners=(LRV, GAUSDAL), position=2),
        ]
    )
    assert names(bokmål, of) == [
        ("Lillehammer kommune", "Lillehammer-regionen Vekst (LRV), Nye Veier og LRV"),
        ("LRV og Gausdal kommune", ""),
    ]


def test_the_real_case_writes_its_abbreviations_out_once(case_2021: Case, bokmål: Speech) -> None:
    found = names_in_order(case_2021.plan, bokmål)
    assert plain(found["T01"].owners) == "Lillehammer-regionen Vekst (LRV)"
    assert plain(found["T01"].partners) == "Skåppå Kunnskapspark og Innovasjon Norge"
    assert plain(found["T02"].partners) == "Skåppå og Høgskolen i Innlandet"
    assert plain(found["T08"].owners) == "LRV, Gjøvikregionen Utvikling (GRU) og Innlandet fylkeskommune (IFK)"
    assert plain(found["T14"].partners) == ""


@given(plans())
@settings(max_examples=40)
def test_each_abbreviation_is_written_out_exactly_once_in_any_plan(bokmål: Speech, of: Plan) -> None:
    written = " ".join(f"{found.owners} {found.partners}" for found in names_in_order(of, bokmål).values())
    for party in of.parties:
        name = party.name.text
        assert written.count(f"{name} ({party.short_name})") == 1
        assert written.count(name) == 1
        assert written.index(name) < written.index(party.short_name)


def test_roles_read_as_one_phrase(bokmål: Speech) -> None:
    of = measure(1, [(P, 0)], roles=("guide", "bridge_builder"))
    assert plain(role_of(of, REGION, bokmål)) == "Veiviser og brobygger"
    assert plain(role_of(replace(of, role_note=Written("tidligere tilrettelegger")), REGION, bokmål)) == (
        "Veiviser og brobygger, tidligere tilrettelegger"
    )
    assert plain(role_of(replace(of, role_note=Written("Tidligere tilrettelegger.")), REGION, bokmål)) == (
        "Veiviser og brobygger. Tidligere tilrettelegger."
    )
    assert (
        plain(role_of(replace(of, roles=("guide", "bridge_builder", "facilitator")), REGION, bokmål))
        == "Veiviser, brobygger og tilrettelegger"
    )


def test_a_councils_own_roles_are_named_in_its_order_and_in_the_form_of_the_document(bokmål: Speech) -> None:
    pairs = (("Pådriver", "Pådrivar"), ("Medspiller", "Medspelar"))
    roles = tuple(Role.of_council(Written(nb, twins=((Language.NYNORSK, nn),))) for nb, nn in pairs)
    own, of = replace(REGION, roles=roles), measure(1, [(P, 0)], roles=("Medspiller", "Pådriver"))
    assert plain(role_of(of, own, bokmål)) == "Pådriver og medspiller"
    assert plain(role_of(of, own, Speech(wording(Language.NYNORSK)))) == "Pådrivar og medspelar"


def test_a_number_from_a_field_in_the_note_keeps_its_cells() -> None:
    of = measure(1, [(P, 300_000)], roles=("guide",), role_note="med {{ T01.beløp }}")
    speech = scope(case(plan([of]))).speech
    for said in (role_of(of, REGION, speech), role_of(replace(of, roles=()), REGION, speech)):
        (figure,) = [part for part in said if isinstance(part, Figure)]
        assert (figure.value, [str(cell.cell) for cell in figure.cells]) == (300_000, ["J2"])


def test_a_role_that_is_only_a_note_stands_alone(bokmål: Speech) -> None:
    assert plain(role_of(measure(1, [(P, 0)], role_note="Ikke avklart."), REGION, bokmål)) == "Ikke avklart."
    assert plain(role_of(measure(1, [(P, 0)]), REGION, bokmål)) == ""


def test_a_measure_is_named_with_those_who_own_it_too(bokmål: Speech) -> None:
    of = plan(
        [
            measure(1, [(P, 0)], owners=(OYER,), name="Webside"),
            measure(2, [(P, 0)], owners=(OYER, LILLEHAMMER), name="E6", position=2),
            measure(3, [(P, 0)], owners=(GROUP,), name="Felles", position=3),
            measure(4, [(P, 0)], owners=(GAUSDAL,), name="Annet", position=4),
        ]
    )
    assert [plain(name) for name in owned_names(bokmål, of, OYER_ITSELF, region())] == [
        "«Webside»",
        "«E6» (sammen med Lillehammer kommune)",
        "«Felles» (sammen med de andre kommunene)",
    ]


def test_a_member_of_the_group_that_owns_it_too_is_named_once(bokmål: Speech) -> None:
    of = plan([measure(1, [(P, 0)], owners=(GROUP, LILLEHAMMER), name="Felles")])
    assert [plain(name) for name in owned_names(bokmål, of, OYER_ITSELF, region())] == [
        "«Felles» (sammen med de andre kommunene)"
    ]
