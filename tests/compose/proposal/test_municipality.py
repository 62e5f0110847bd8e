"""A municipality's proposal, K1–K6, under every condition.

1. The real case in Øyer has four points, with the council's full name first and its short one after.
2. K1: the municipality's own stance, or the common one; own input as a list under its point.
3. K2: what is taken note of is one point: a sentence where it is short, else a list; part of K1 where that takes note.
4. K2 has the use of the frame, later years and the grant as they are, and nothing of money where there is none.
5. K3 only where money is to be budgeted; a share of nothing is said in words.
6. K5: own measures: none, one, several, many, too many for a point, together with others or with all.
7. K6 with and without the date of the council's meeting; own points last.
8. Heading and introduction go by who decides. Every amount of a point is a figure with its cells.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.compose.proposal.section import proposal
from pipeline.compose.sections.economy import consequences
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Stance, StepRole
from pipeline.domain.documents.document import ListItem, Paragraph
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure, plain
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import (
    COUNCIL_NAME,
    GAUSDAL,
    GROUP,
    KEY_PLACE,
    LILLEHAMMER,
    OYER,
    case,
    deciders,
    equal_key,
    region,
    said,
    scope,
    step,
)

FREE = plan([measure(1, [(P, 100)], owners=(LILLEHAMMER,))], frame=100)
NO_GRANT = "saken ikke krever ny bevilgning fra Øyer kommune i 2021"


def points(of: Case, name: str | None = "Øyer") -> list[str]:
    """Give the points as they read, the items of a list behind its point."""
    blocks = [b for b in proposal(scope(of, name)).blocks if isinstance(b, ListItem)]
    return [f"{'- ' * block.level}{said(block)}" for block in blocks]


def noted(of: Plan, **row: object) -> list[str]:
    """Give what Øyer takes note of, where its stance is another."""
    found = points(case(of, stance=Stance.SUPPORT, rows={"Øyer": row}))[1:]
    first = found[0].removeprefix("Kommunestyret tar til orientering at").strip().removesuffix(".")
    items = [point.removeprefix("- ") for point in found if point.startswith("- ")]
    return items or [first]


def cost(answer: CostAnswer) -> Sourced[CostAnswer]:
    return Sourced(answer, at("J2", "Kommuner"))


REAL = [
    (
        "Kommunestyret sender Interkommunalt politisk råd for Lillehammer-regionen innspillene fra sin egen behandling "
        "av saken, slik de går frem av protokollen fra møtet."
    ),
    "Kommunestyret tar til orientering at",
    (
        "- tiltakene bruker 1 200 000 kroner av rammen på 1 500 000 kroner i 2021, slik at 300 000 kroner ikke er "
        "fordelt"
    ),
    "- planen legger opp til 2 975 000 kroner i 2022–2024, som rådet tar stilling til for ett år av gangen",
    f"- {NO_GRANT}",
    (
        "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for: «Synliggjøre "
        "verdiskapingsperspektivet offentlig saksbehandling» (sammen med de andre kommunene) og "
        "«Jobbe for best mulig næringsarealer langs E6» (sammen med Lillehammer kommune)."
    ),
    (
        "Kommunestyret legger til grunn at rådet gjør endelig vedtak om tiltaksplanen, og at planen blir oppdatert "
        "hvert år, sammen med budsjett- og tiltaksplanen."
    ),
]


def test_the_real_proposal_has_four_points(case_2021: Case) -> None:
    assert points(case_2021) == REAL


def test_the_real_proposal_in_oyer_is_a_recommendation_and_elsewhere_a_decision(case_2021: Case) -> None:
    oyer, gausdal = (proposal(scope(case_2021, name)) for name in ("Øyer", "Gausdal"))
    assert plain(oyer.heading) == "Kommunedirektørens forslag til innstilling"
    assert said(oyer.blocks[0]) == (
        "Kommunedirektøren foreslår at formannskapet gir denne innstillingen til kommunestyret:"
    )
    assert plain(gausdal.heading) == "Kommunedirektørens forslag til vedtak"
    assert said(gausdal.blocks[0]) == "Kommunedirektøren foreslår at kommunestyret gjør dette vedtaket:"


# --- K1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stance", "reads"),
    [
        (
            Stance.INPUT_FROM_MINUTES,
            (
                f"Kommunestyret sender {COUNCIL_NAME} innspillene fra sin egen behandling av saken, slik de går "
                "frem av protokollen fra møtet."
            ),
        ),
        (Stance.OWN_INPUT, f"Kommunestyret gir {COUNCIL_NAME} disse innspillene til forslaget til tiltaksplan:"),
        (Stance.SUPPORT, "Kommunestyret slutter seg til forslaget til tiltaksplan for 2021–2024."),
        (
            Stance.INFORMATION,
            "Kommunestyret tar forslaget til tiltaksplan for 2021–2024 til orientering og merker seg at",
        ),
    ],
)
def test_the_first_point_is_the_stance(stance: Stance, reads: str) -> None:
    long = plan([measure(1, [(P, 100)] * 4)], frame=100)
    assert points(case(long, stance=stance))[0] == reads
    own = case(long, stance=Stance.INFORMATION, rows={"Øyer": {"stance": stance}})
    assert points(own)[0] == reads
    assert points(own, "Gausdal")[0].startswith("Kommunestyret tar forslaget til tiltaksplan for 2021–2024 til")


def test_own_input_is_a_list_under_its_point() -> None:
    of = case(FREE, stance=Stance.OWN_INPUT, rows={"Øyer": {"own_input": ("Mer til vei.", "Mindre til {web}.")}})
    blocks = proposal(scope(of)).blocks
    items = [block for block in blocks if isinstance(block, ListItem)]
    assert [(said(item), item.level) for item in items[1:3]] == [("Mer til vei.", 1), ("Mindre til {web}.", 1)]
    assert all(item.ordered for item in items)
    assert isinstance(blocks[0], Paragraph)


def test_own_input_is_not_said_with_another_stance() -> None:
    of = case(FREE, stance=Stance.SUPPORT, rows={"Øyer": {"own_input": ("Mer til vei.",)}})
    assert [point for point in points(of) if "Mer til vei" in point] == []


def test_a_stance_without_anything_to_take_note_of_is_a_sentence_alone() -> None:
    free = plan([measure(1, [(P, 0)], owners=(LILLEHAMMER,))])
    of = case(free, rows={"Øyer": {"cost": cost(CostAnswer.TO_BE_BUDGETED), "share": kroner(9)}})
    assert points(of)[0] == "Kommunestyret tar forslaget til tiltaksplan for 2021 til orientering."
    assert len(points(of)) == 3


# --- K2 ---------------------------------------------------------------------------------------------------


def test_what_is_short_is_a_sentence() -> None:
    found = points(case(FREE, stance=Stance.SUPPORT))
    assert found[:2] == [
        "Kommunestyret slutter seg til forslaget til tiltaksplan for 2021.",
        f"Kommunestyret tar til orientering at tiltaket bruker hele rammen på 100 kroner i 2021, og at {NO_GRANT}.",
    ]
    assert len(found) == 3


def test_a_stance_that_takes_note_is_joined_with_what_is_taken_note_of() -> None:
    assert points(case(FREE))[0] == (
        "Kommunestyret tar forslaget til tiltaksplan for 2021 til orientering og merker seg at tiltaket bruker hele "
        f"rammen på 100 kroner i 2021, og at {NO_GRANT}."
    )


@pytest.mark.parametrize(
    ("frame", "cover", "reads"),
    [
        (
            1_500,
            "",
            "tiltakene bruker 1 200 kroner av rammen på 1 500 kroner i 2021, slik at 300 kroner ikke er fordelt",
        ),
        (1_200, "", "tiltakene bruker hele rammen på 1 200 kroner i 2021"),
        (
            1_000,
            "disposisjonsfondet",
            (
                "tiltakene koster 1 200 kroner i 2021, som er 200 kroner mer enn rammen, og at det som mangler, etter "
                "forslaget dekkes av disposisjonsfondet"
            ),
        ),
        (
            0,
            "disposisjonsfondet",
            "tiltakene koster 1 200 kroner i 2021, og at beløpet etter forslaget dekkes av disposisjonsfondet",
        ),
    ],
)
def test_the_use_of_the_frame_is_taken_note_of(frame: int, cover: str, reads: str) -> None:
    measures = [measure(1, [(P, 1_200), (P, 5)]), measure(2, [(P, 0), (P, 5)], position=2)]
    assert noted(plan(measures, frame=frame, cover=cover))[0] == reads


def test_a_frame_that_nothing_is_taken_of_is_said_so() -> None:
    assert noted(plan([measure(1, [(E, 5)])], frame=90))[0].startswith(
        "tiltaket ikke får penger av rammen på 90 kroner i 2021"
    )


def test_without_money_there_is_nothing_of_money_to_take_note_of() -> None:
    assert noted(plan([measure(1, [(P, 0), (U, None)])])) == [NO_GRANT]
    assert noted(plan([measure(1, [(P, 0), (P, 0)])], frame=0)) == [NO_GRANT]


# --- what it costs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "share", "reads"),
    [
        (CostAnswer.NOTHING_NEW, 84_000, NO_GRANT),
        (
            CostAnswer.COVERED,
            84_000,
            "kommunens andel av tilskuddet til {}, 84 000 kroner i 2021, er dekket i kommunens budsjett",
        ),
        (CostAnswer.COVERED, 0, "Øyer kommune ikke betaler tilskudd til {} i 2021"),
        (CostAnswer.TO_BE_BUDGETED, 0, "Øyer kommune ikke betaler tilskudd til {} i 2021"),
    ],
)
def test_what_it_costs_is_taken_note_of(answer: CostAnswer, share: int, reads: str) -> None:
    free = plan([measure(1, [(P, 0)])])
    assert noted(free, cost=cost(answer), share=kroner(share, "K3", "Kommuner")) == [reads.format(COUNCIL_NAME)]


def test_money_to_be_budgeted_is_a_point_of_its_own() -> None:
    of = case(FREE, rows={"Øyer": {"cost": cost(CostAnswer.TO_BE_BUDGETED), "share": kroner(84_000, "K3", "Kommuner")}})
    assert points(of)[1] == (
        "Kommunestyret ber kommunedirektøren legge kommunens andel, 84 000 kroner, inn i forslaget til budsjett for "
        "2021."
    )
    assert not [point for point in points(of) if "bevilgning" in point]


def test_a_share_by_the_cost_key_rests_on_the_contribution_and_the_key() -> None:
    of = case(
        plan([measure(1, [(P, 0)])]),
        of_region=region(cost_key=equal_key()),
        contribution=kroner(1_000, "B10", "Sak"),
        rows={"Øyer": {"cost": cost(CostAnswer.COVERED)}},
    )
    (figure,) = [p for p in _line(of, 0) if isinstance(p, Figure)]
    assert (figure.value, figure.cells) == (283, (at("B10", "Sak"), KEY_PLACE))


def test_a_municipality_that_has_not_answered_says_nothing_of_it() -> None:
    of = case(FREE, rows={"Øyer": {"cost": None}})
    assert not [point for point in points(of) if "bevilgning" in point or "andel" in point]


# --- later years ------------------------------------------------------------------------------------------

BOUND = Sourced("Rådets sak 4/20", at("T2"))
FREE_MEASURE = measure(1, [(P, 100), (P, 300), (P, 200), (P, 0)], name="Fritt")
BOUND_MEASURE = measure(2, [(P, 100), (P, 20), (P, 20), (P, 20)], position=2, binding=BOUND, name="Bundet")
PLANNED = "planen legger opp til 500 kroner i 2022–2024, som {} tar stilling til for ett år av gangen"
BESIDE = PLANNED.replace("2022–2024", "2022–2024 (i tillegg til det som er bundet)")
TIED = "{} etter forslaget forplikter seg til å bruke 60 kroner på «Bundet» i 2022–2024"


@pytest.mark.parametrize(
    ("measures", "reads"),
    [
        ((FREE_MEASURE, BOUND_MEASURE), [BESIDE, TIED]),
        ((BOUND_MEASURE,), [TIED]),
        ((FREE_MEASURE,), [PLANNED]),
        ((measure(3, [(P, 100), (P, 0), (U, None), (P, 0)], binding=BOUND),), []),
        ((measure(3, [(P, 100), (E, 7), (U, None), (P, 0)]),), []),
        (
            (measure(3, [(P, 100), (P, 300)]),),
            ["planen legger opp til 300 kroner i 2022, som {} tar stilling til i budsjett- og tiltaksplanen"],
        ),
    ],
)
def test_later_years_are_planned_or_bound(measures: tuple[Measure, ...], reads: list[str]) -> None:
    found = [item for item in noted(plan(measures, frame=100)) if "ramme" not in item and "bevilgning" not in item]
    assert found == [each.format(COUNCIL_NAME if n == 0 else "rådet") for n, each in enumerate(reads)]


def test_many_bound_measures_are_counted() -> None:
    many = [measure(n, [(P, 9), (P, 9)], position=n, binding=BOUND) for n in range(1, 6)]
    assert noted(plan(many, frame=45))[1].endswith("forplikter seg til å bruke 45 kroner på fem tiltak i 2022")


# --- K5 ---------------------------------------------------------------------------------------------------


def own_point(*measures: Measure) -> list[str]:
    return [point for point in points(case(plan(measures, frame=100))) if "følge opp" in point]


def test_a_municipality_without_measures_has_nothing_to_follow_up() -> None:
    assert own_point(measure(1, [(P, 100)], owners=(GAUSDAL,))) == []


def test_one_measure_of_its_own() -> None:
    assert own_point(measure(1, [(P, 0)], owners=(OYER,), name="Webside")) == [
        "Kommunestyret ber kommunedirektøren følge opp tiltaket som Øyer kommune har ansvaret for: «Webside»."
    ]


def test_several_measures_of_its_own() -> None:
    assert own_point(
        measure(1, [(P, 0)], owners=(OYER,), name="A"),
        measure(2, [(E, 9)], owners=(OYER, LILLEHAMMER), name="B", position=2),
        measure(3, [(U, None)], owners=(GROUP,), name="C", position=3),
    ) == [
        (
            "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for: «A», "
            "«B» (sammen med Lillehammer kommune) og «C» (sammen med de andre kommunene)."
        )
    ]


def test_more_than_four_measures_are_a_list_under_the_point() -> None:
    of = case(plan([measure(n, [(P, 0)], position=n, owners=(OYER,), name=f"M{n}") for n in range(1, 6)], frame=100))
    assert points(of)[-7:-1] == [
        "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for:",
        *(f"- «M{n}»" for n in range(1, 6)),
    ]


def test_more_than_twelve_measures_are_counted_and_stand_in_the_consequences() -> None:
    owned = [measure(n, [(P, 0)], position=n, owners=(OYER,), name=f"M{n}") for n in range(1, 14)]
    assert own_point(*owned) == [
        "Kommunestyret ber kommunedirektøren følge opp de 13 tiltakene som Øyer kommune har ansvaret for."
    ]
    seen = scope(case(plan(owned, frame=100)), "Øyer")
    assert seen.row is not None
    items = [block for block in consequences(seen, seen.row) if isinstance(block, ListItem)]
    assert [said(item) for item in items] == [f"«M{n}»" for n in range(1, 14)]


# --- K6, own points, who decides --------------------------------------------------------------------------


def test_the_date_of_the_councils_meeting_is_said_when_it_is_known() -> None:
    steps = (*deciders()[:3], step(None, COUNCIL_NAME, meeting=date(2021, 6, 10)))
    assert points(case(FREE, steps=steps))[-1] == (
        f"Kommunestyret legger til grunn at {COUNCIL_NAME} gjør endelig vedtak om tiltaksplanen i møtet 10. juni 2021, "
        "og at planen blir oppdatert hvert år, sammen med budsjett- og tiltaksplanen."
    )
    for unknown in (case(FREE), case(FREE, steps=deciders()[:3])):
        assert f"{COUNCIL_NAME} gjør endelig vedtak om tiltaksplanen, og at" in points(unknown)[-1]


def test_own_points_come_last_as_they_were_written() -> None:
    of = case(FREE, rows={"Øyer": {"own_points": ("Kommunestyret ber om {mer}.", "Og dette.")}})
    assert points(of)[-2:] == ["Kommunestyret ber om {mer}.", "Og dette."]
    assert points(of, "Gausdal")[-1].startswith("Kommunestyret legger til grunn at")


def test_the_committee_that_decides_is_the_subject() -> None:
    steps = (step("Øyer", "Formannskapet"), step(None, COUNCIL_NAME))
    found = proposal(scope(case(FREE, steps=steps)))
    assert plain(found.heading) == "Kommunedirektørens forslag til vedtak"
    assert said(found.blocks[0]) == "Kommunedirektøren foreslår at formannskapet gjør dette vedtaket:"
    assert points(case(FREE, steps=steps))[0].startswith("Formannskapet tar forslaget")


def test_the_last_committee_before_the_decision_recommends() -> None:
    steps = (
        step("Øyer", "Næringsutvalget", StepRole.RECOMMENDS),
        step("Øyer", "Formannskapet", StepRole.RECOMMENDS),
        step("Øyer", "Kommunestyret"),
    )
    assert said(proposal(scope(case(FREE, steps=steps))).blocks[0]) == (
        "Kommunedirektøren foreslår at formannskapet gir denne innstillingen til kommunestyret:"
    )


def test_a_committee_written_with_a_small_letter_begins_its_points_with_a_capital() -> None:
    of = case(FREE, steps=(step("Øyer", "kommunestyret"), step(None, COUNCIL_NAME)))
    assert points(of)[0].startswith("Kommunestyret tar forslaget til tiltaksplan for 2021 til orientering")


def test_a_committee_named_after_its_municipality_keeps_its_capital() -> None:
    of = case(FREE, steps=(step("Øyer", "Øyer kommunestyre"), step(None, COUNCIL_NAME)))
    assert said(proposal(scope(of)).blocks[0]) == "Kommunedirektøren foreslår at Øyer kommunestyre gjør dette vedtaket:"


# --- numbers ----------------------------------------------------------------------------------------------


def _line(of: Case, number: int) -> tuple[object, ...]:
    return [b for b in proposal(scope(of)).blocks if isinstance(b, ListItem)][number].line


def test_every_amount_of_the_proposal_is_a_figure_with_its_cells(case_2021: Case) -> None:
    plan_2021 = case_2021.plan
    used, frame, left = [p for p in _line(case_2021, 2) if isinstance(p, Figure)]
    assert (used.value, used.cells) == (1_200_000, plan_2021.proposed(2021).cells)
    assert (frame.value, frame.cells) == (1_500_000, (at("B2", "Ramme"),))
    assert (left.value, left.cells) == (300_000, (*frame.cells, *used.cells))
    (later,) = [p for p in _line(case_2021, 3) if isinstance(p, Figure)]
    assert later.value == 2_975_000
    assert set(later.cells) == set(plan_2021.planned(2022, 2023, 2024).cells)


def test_amounts_are_held_together_by_hard_spaces(case_2021: Case) -> None:
    items = [plain(b.line) for b in proposal(scope(case_2021)).blocks if isinstance(b, ListItem)]
    assert "1\u00a0200\u00a0000\u00a0kroner av rammen på 1\u00a0500\u00a0000\u00a0kroner i 2021" in items[2]
    assert not [item for item in items if " kroner" in item]


def test_a_municipality_without_any_committee_still_has_its_points() -> None:
    assert len(points(replace(case(FREE), steps=()))) == 2
