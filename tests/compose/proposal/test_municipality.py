"""A municipality's proposal, K1–K7, under every condition.

1. The real case in Øyer reads as in ordlyd.md, with the council's full name first and its short one after.
2. K1: the municipality's own stance, or the common one; own input as a list under its point.
3. K2: something left, all used, or too much with its cover.
4. K3: the three answers to what it costs; the share from its row or the cost key, 0 too.
5. K4: planned, bound, both or neither; a bound measure is bound and nothing else.
6. K5: own measures: none, one, several, many, together with others, with money from the council.
7. K6 with and without the date of the council's meeting; K7 always; own points last.
8. The common points are equal in all municipalities.
9. Heading and introduction go by who decides. Lists count on.
10. Every amount of a point is a figure with its cells.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.compose.proposal.section import proposal
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Stance, StepRole
from pipeline.domain.documents.document import ListItem, Paragraph
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure, plain
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import (
    COUNCIL_NAME,
    GAUSDAL,
    GROUP,
    KEY_PLACE,
    LILLEHAMMER,
    NAMES,
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


def points(of: Case, name: str | None = "Øyer") -> list[str]:
    """Give the points as they read, the outer list only."""
    return [said(b) for b in proposal(scope(of, name)).blocks if isinstance(b, ListItem) and b.level == 0]


def cost(answer: CostAnswer) -> Sourced[CostAnswer]:
    return Sourced(answer, at("J2", "Kommuner"))


REAL = [
    (
        "Kommunestyret sender innspillene fra sin egen behandling av saken til Interkommunalt politisk råd for "
        "Lillehammer-regionen, slik de går frem av protokollen fra møtet."
    ),
    (
        "Kommunestyret tar til orientering at forslaget bruker 1 200 000 kroner av rådets ramme på 1 500 000 kroner i "
        "2021. 300 000 kroner er ikke fordelt på tiltak."
    ),
    "Saken krever ikke ny bevilgning fra Øyer kommune i 2021.",
    (
        "Kommunestyret tar til orientering at planen legger opp til 2 975 000 kroner i 2022–2024: 1 125 000 "
        "kroner i hvert "
        "av årene 2022 og 2023 og 725 000 kroner i 2024. Rådet tar stilling til beløpene for ett år av gangen."
    ),
    (
        "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for: «Synliggjøre "
        "verdiskapingsperspektivet offentlig saksbehandling» (sammen med Lillehammer kommune og Gausdal kommune) og "
        "«Jobbe for best mulig næringsarealer langs E6» (sammen med Lillehammer kommune). Tiltakene "
        "gjennomføres i 2021 innenfor kommunens vedtatte budsjett."
    ),
    "Kommunestyret legger til grunn at rådet gjør endelig vedtak om tiltaksplanen.",
    (
        "Kommunestyret legger til grunn at tiltaksplanen blir oppdatert hvert år, sammen med rådets budsjett- og "
        "tiltaksplan."
    ),
]


def test_the_real_proposal_reads_as_it_was_written_out(case_2021: Case) -> None:
    assert points(case_2021) == REAL


def test_the_real_proposal_in_oyer_is_a_recommendation_and_elsewhere_a_decision(case_2021: Case) -> None:
    oyer, gausdal = (proposal(scope(case_2021, name)) for name in ("Øyer", "Gausdal"))
    assert oyer.heading == "Kommunedirektørens forslag til innstilling"
    assert said(oyer.blocks[0]) == (
        "Kommunedirektøren foreslår at formannskapet gir denne innstillingen til kommunestyret:"
    )
    assert gausdal.heading == "Kommunedirektørens forslag til vedtak"
    assert said(gausdal.blocks[0]) == "Kommunedirektøren foreslår at kommunestyret gjør dette vedtaket:"


def test_the_common_points_of_the_real_case_are_equal_in_all_municipalities(case_2021: Case) -> None:
    common = [[point for n, point in enumerate(points(case_2021, name)) if n not in {2, 4}] for name in NAMES]
    assert common == [[point for n, point in enumerate(REAL) if n not in {2, 4}]] * 3


def test_common_points_are_equal_whatever_each_municipality_answers() -> None:
    answers = dict(zip(NAMES, CostAnswer, strict=True))
    rows = {
        name: {"cost": cost(answer), "share": kroner(9), "own_points": (f"Bare {name}.",)}
        for name, answer in answers.items()
    }
    of = case(plan([measure(1, [(P, 100), (P, 9)])], frame=100), rows=rows)
    common = [[point for n, point in enumerate(points(of, name)) if n not in {2, 6}] for name in NAMES]
    assert common[0] == common[1] == common[2]
    assert len(common[0]) == 5


# --- K1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stance", "reads"),
    [
        (
            Stance.INPUT_FROM_MINUTES,
            (
                f"Kommunestyret sender innspillene fra sin egen behandling av saken til {COUNCIL_NAME}, slik de går "
                "frem av protokollen fra møtet."
            ),
        ),
        (Stance.OWN_INPUT, f"Kommunestyret gir disse innspillene til {COUNCIL_NAME} om forslaget til tiltaksplan:"),
        (Stance.SUPPORT, "Kommunestyret slutter seg til forslaget til tiltaksplan for 2021–2024."),
        (Stance.INFORMATION, "Kommunestyret tar forslaget til tiltaksplan for 2021–2024 til orientering."),
    ],
)
def test_the_first_point_is_the_stance(stance: Stance, reads: str) -> None:
    long = plan([measure(1, [(P, 100)] * 4)], frame=100)
    assert points(case(long, stance=stance))[0] == reads
    own = case(long, stance=Stance.INFORMATION, rows={"Øyer": {"stance": stance}})
    assert points(own)[0] == reads
    assert points(own, "Gausdal")[0] == "Kommunestyret tar forslaget til tiltaksplan for 2021–2024 til orientering."


def test_own_input_is_a_list_under_its_point() -> None:
    of = case(FREE, stance=Stance.OWN_INPUT, rows={"Øyer": {"own_input": ("Mer til vei.", "Mindre til {web}.")}})
    blocks = proposal(scope(of)).blocks
    items = [block for block in blocks if isinstance(block, ListItem)]
    assert [(said(item), item.level) for item in items[1:3]] == [("Mer til vei.", 1), ("Mindre til {web}.", 1)]
    assert all(item.ordered for item in items)
    assert isinstance(blocks[0], Paragraph)


def test_own_input_is_not_said_with_another_stance() -> None:
    of = case(FREE, stance=Stance.SUPPORT, rows={"Øyer": {"own_input": ("Mer til vei.",)}})
    assert [block for block in proposal(scope(of)).blocks if isinstance(block, ListItem) and block.level] == []


def test_a_plan_of_one_year_is_named_by_its_year() -> None:
    assert (
        points(case(FREE, stance=Stance.SUPPORT))[0]
        == "Kommunestyret slutter seg til forslaget til tiltaksplan for 2021."
    )


# --- K2 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "cover", "reads"),
    [
        (
            1_500,
            "",
            (
                f"Kommunestyret tar til orientering at forslaget bruker 1 200 kroner av {COUNCIL_NAME}s ramme på 1 500 "
                "kroner i 2021. 300 kroner er ikke fordelt på tiltak."
            ),
        ),
        (
            1_200,
            "",
            f"Kommunestyret tar til orientering at forslaget bruker hele {COUNCIL_NAME}s ramme på 1 200 kroner i 2021.",
        ),
        (
            1_000,
            "disposisjonsfondet",
            (
                "Kommunestyret tar til orientering at forslaget koster 1 200 kroner i 2021. Det er 200 kroner mer enn "
                f"{COUNCIL_NAME}s ramme. Sekretariatet foreslår at det som mangler, dekkes av disposisjonsfondet."
            ),
        ),
    ],
)
def test_the_second_point_is_the_use_of_the_frame(frame: int, cover: str, reads: str) -> None:
    of = case(plan([measure(1, [(P, 1_200)])], frame=frame, cover=cover))
    assert points(of)[1] == reads


def test_the_council_has_its_short_name_once_it_has_been_named() -> None:
    of = case(plan([measure(1, [(P, 1_200)])], frame=1_500), stance=Stance.INPUT_FROM_MINUTES)
    assert points(of)[1].startswith(
        "Kommunestyret tar til orientering at forslaget bruker 1 200 kroner av rådets ramme"
    )
    assert sum(point.count(COUNCIL_NAME) for point in points(of)) == 1


# --- K3 ---------------------------------------------------------------------------------------------------

COSTS = [
    (CostAnswer.NOTHING_NEW, "Saken krever ikke ny bevilgning fra Øyer kommune i 2021."),
    (
        CostAnswer.COVERED,
        "Øyer kommunes andel av tilskuddet til rådet er 84 000 kroner i 2021. Beløpet er dekket i kommunens budsjett.",
    ),
    (
        CostAnswer.TO_BE_BUDGETED,
        (
            "Kommunestyret ber kommunedirektøren legge 84 000 kroner, kommunens andel av tilskuddet til rådet, "
            "inn i forslaget til budsjett for 2021."
        ),
    ),
]


@pytest.mark.parametrize(("answer", "reads"), COSTS)
def test_the_third_point_is_what_it_costs_the_municipality(answer: CostAnswer, reads: str) -> None:
    of = case(FREE, rows={"Øyer": {"cost": cost(answer), "share": kroner(84_000, "K3", "Kommuner")}})
    assert points(of)[2] == reads


@pytest.mark.parametrize("answer", [CostAnswer.COVERED, CostAnswer.TO_BE_BUDGETED])
def test_a_share_of_nothing_is_written(answer: CostAnswer) -> None:
    of = case(FREE, rows={"Øyer": {"cost": cost(answer), "share": kroner(0, "K3", "Kommuner")}})
    assert re.search(r" 0 kroner\b", points(of)[2])


def test_a_share_by_the_cost_key_rests_on_the_contribution_and_the_key() -> None:
    of = case(
        FREE,
        of_region=region(cost_key=equal_key()),
        contribution=kroner(1_000, "B10", "Sak"),
        rows={"Øyer": {"cost": cost(CostAnswer.COVERED)}},
    )
    assert (
        points(of)[2]
        == "Øyer kommunes andel av tilskuddet til rådet er 283 kroner i 2021. Beløpet er dekket i kommunens budsjett."
    )
    (figure,) = [p for p in _line(of, 2) if isinstance(p, Figure)]
    assert figure.cells == (at("B10", "Sak"), KEY_PLACE)


def test_a_municipality_that_has_not_answered_gets_no_third_point() -> None:
    of = case(FREE, rows={"Øyer": {"cost": None}})
    assert not [point for point in points(of) if "bevilgning" in point or "andel" in point]


# --- K4 ---------------------------------------------------------------------------------------------------

BOUND = Sourced("Rådets sak 4/20", at("T2"))
BOUND_READS = (
    "Kommunestyret tar til orientering at rådet etter forslaget forplikter seg til å bruke 60 kroner i 2022–2024: 20 "
    "kroner i hvert av årene 2022–2024. Forpliktelsen gjelder «Bundet»."
)
PLANNED_READS = (
    "Kommunestyret tar til orientering at planen legger opp til 500 kroner i 2022–2024: 300 kroner i 2022, 200 "
    "kroner i 2023 og ingen midler i 2024. Rådet tar stilling til beløpene for ett år av gangen."
)
BESIDE_BOUND = PLANNED_READS.replace("2022–2024:", "2022–2024 i tillegg til det som er bundet:")
FREE_MEASURE = measure(1, [(P, 100), (P, 300), (P, 200), (P, 0)], name="Fritt")
BOUND_MEASURE = measure(2, [(P, 100), (P, 20), (P, 20), (P, 20)], position=2, binding=BOUND, name="Bundet")


def later_points(*measures: object) -> list[str]:
    of = case(plan(list(measures), frame=100))  # type: ignore[arg-type]
    return [point for point in points(of) if "planen legger opp" in point or "forplikter" in point]


def test_what_is_planned_and_what_is_bound_are_two_points() -> None:
    assert later_points(FREE_MEASURE, BOUND_MEASURE) == [BESIDE_BOUND, BOUND_READS]


def test_a_bound_measure_is_bound_and_only_it() -> None:
    assert later_points(BOUND_MEASURE) == [BOUND_READS]
    assert later_points(FREE_MEASURE) == [PLANNED_READS]


def test_a_bound_measure_without_money_later_binds_nothing() -> None:
    empty = measure(3, [(P, 100), (P, 0), (U, None), (P, 0)], position=3, binding=BOUND, name="Tomt")
    assert later_points(empty) == []
    assert later_points(BOUND_MEASURE, empty) == [BOUND_READS]


def test_estimates_and_undecided_amounts_are_not_the_municipalitys_business() -> None:
    of = case(plan([measure(1, [(P, 100), (E, 77), (U, None)])], frame=100))
    assert later_points(measure(1, [(P, 100), (E, 77), (U, None), (Status.NO_FUNDS, None)])) == []
    assert not [point for point in points(of) if "77" in point or "nslag" in point or "avklart" in point]


def test_one_later_year_has_one_sum() -> None:
    of = case(plan([measure(1, [(P, 100), (P, 300)])], frame=100))
    (point,) = [point for point in points(of) if "planen legger opp" in point]
    assert "planen legger opp til 300 kroner i 2022. " in point


def test_a_plan_of_one_year_says_nothing_of_later_years() -> None:
    assert len(points(case(FREE))) == 5


# --- K5 ---------------------------------------------------------------------------------------------------


def own_point(*measures: object) -> list[str]:
    of = case(plan(list(measures), frame=100))  # type: ignore[arg-type]
    return [point for point in points(of) if "følge opp" in point]


def test_a_municipality_without_measures_has_nothing_to_follow_up() -> None:
    assert own_point(measure(1, [(P, 100)], owners=(GAUSDAL,))) == []


def test_one_measure_of_its_own() -> None:
    assert own_point(measure(1, [(P, 0)], owners=(OYER,), name="Webside")) == [
        (
            "Kommunestyret ber kommunedirektøren følge opp tiltaket som Øyer kommune har ansvaret for: "
            "«Webside». Tiltaket gjennomføres i 2021 innenfor kommunens vedtatte budsjett."
        )
    ]


def test_several_measures_of_its_own() -> None:
    assert own_point(
        measure(1, [(P, 0)], owners=(OYER,), name="A"),
        measure(2, [(E, 9)], owners=(OYER, LILLEHAMMER), name="B", position=2),
        measure(3, [(U, None)], owners=(GROUP,), name="C", position=3),
    ) == [
        (
            "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for: «A», "
            "«B» (sammen med "
            "Lillehammer kommune) og «C» (sammen med Lillehammer kommune og Gausdal kommune). Tiltakene gjennomføres i "
            "2021 innenfor kommunens vedtatte budsjett."
        )
    ]


def test_more_than_four_measures_are_a_list_under_the_point() -> None:
    of = case(plan([measure(n, [(P, 0)], position=n, owners=(OYER,), name=f"M{n}") for n in range(1, 6)], frame=100))
    whole = [said(block) for block in proposal(scope(of, "Øyer")).blocks]
    first = next(n for n, point in enumerate(whole) if "følge opp" in point)
    assert whole[first] == (
        "Kommunestyret ber kommunedirektøren følge opp tiltakene som Øyer kommune har ansvaret for. De gjennomføres i "
        "2021 innenfor kommunens vedtatte budsjett. Tiltakene er:"
    )
    assert whole[first + 1 : first + 6] == [f"«M{n}»" for n in range(1, 6)]
    assert len(points(of)) == len(whole) - 6  # the introduction and the items are no points


def test_measures_with_the_councils_money_are_done_within_it_too() -> None:
    rich, poor = (
        measure(1, [(P, 9)], owners=(OYER,), name="A"),
        measure(2, [(P, 0)], owners=(OYER,), name="B", position=2),
    )
    assert own_point(rich)[0].endswith(
        "Tiltaket gjennomføres i 2021 innenfor midlene fra rådet og kommunens vedtatte budsjett."
    )
    assert own_point(rich, poor)[0].endswith(
        "Tiltakene gjennomføres i 2021 innenfor midlene fra rådet og kommunens vedtatte budsjett."
    )


# --- K6, K7, own points, who decides ----------------------------------------------------------------------


def test_the_date_of_the_councils_meeting_is_said_when_it_is_known() -> None:
    steps = (*deciders()[:3], step(None, COUNCIL_NAME, meeting=date(2021, 6, 10)))
    assert points(case(FREE, steps=steps))[-2] == (
        "Kommunestyret legger til grunn at rådet gjør endelig vedtak om tiltaksplanen i møtet 10. juni 2021."
    )
    assert points(case(FREE))[-2] == "Kommunestyret legger til grunn at rådet gjør endelig vedtak om tiltaksplanen."


def test_a_council_without_a_path_yet_has_no_date() -> None:
    assert points(case(FREE, steps=deciders()[:3]))[-2].endswith("gjør endelig vedtak om tiltaksplanen.")


def test_own_points_come_last_as_they_were_written() -> None:
    of = case(FREE, rows={"Øyer": {"own_points": ("Kommunestyret ber om {mer}.", "Og dette.")}})
    assert points(of)[-3:] == [
        (
            "Kommunestyret legger til grunn at tiltaksplanen blir oppdatert hvert år, sammen med rådets budsjett- og "
            "tiltaksplan."
        ),
        "Kommunestyret ber om {mer}.",
        "Og dette.",
    ]
    assert points(of, "Gausdal")[-1].startswith("Kommunestyret legger til grunn at tiltaksplanen")


def test_the_committee_that_decides_is_the_subject() -> None:
    steps = (step("Øyer", "Formannskapet"), step(None, COUNCIL_NAME))
    found = proposal(scope(case(FREE, steps=steps)))
    assert found.heading == "Kommunedirektørens forslag til vedtak"
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
    assert points(of)[0] == "Kommunestyret tar forslaget til tiltaksplan for 2021 til orientering."


def test_a_committee_named_after_its_municipality_keeps_its_capital() -> None:
    of = case(FREE, steps=(step("Øyer", "Øyer kommunestyre"), step(None, COUNCIL_NAME)))
    assert said(proposal(scope(of)).blocks[0]) == "Kommunedirektøren foreslår at Øyer kommunestyre gjør dette vedtaket:"


# --- numbers ----------------------------------------------------------------------------------------------


def _line(of: Case, number: int) -> tuple[object, ...]:
    items = [b for b in proposal(scope(of)).blocks if isinstance(b, ListItem) and b.level == 0]
    return items[number].line


def test_every_amount_of_the_proposal_is_a_figure_with_its_cells(case_2021: Case) -> None:
    plan_2021 = case_2021.plan
    used, frame, left = [p for p in _line(case_2021, 1) if isinstance(p, Figure)]
    assert (used.value, used.cells) == (1_200_000, plan_2021.proposed(2021).cells)
    assert (frame.value, frame.cells) == (1_500_000, (at("B2", "Ramme"),))
    assert (left.value, left.cells) == (300_000, (*frame.cells, *used.cells))
    later, each, last = [p for p in _line(case_2021, 3) if isinstance(p, Figure)]
    assert (later.value, each.value, last.value) == (2_975_000, 1_125_000, 725_000)
    assert set(each.cells) == set(plan_2021.planned(2022, 2023).cells)
    assert last.cells == plan_2021.planned(2024).cells


def test_amounts_are_held_together_by_hard_spaces(case_2021: Case) -> None:
    items = [plain(b.line) for b in proposal(scope(case_2021)).blocks if isinstance(b, ListItem)]
    assert "1\u00a0200\u00a0000\u00a0kroner av rådets ramme på 1\u00a0500\u00a0000\u00a0kroner i 2021" in items[1]
    assert not [item for item in items if " kroner" in item]


def test_a_municipality_without_any_committee_still_has_its_points() -> None:
    assert len(points(replace(case(FREE), steps=()))) == 5
