"""The council's proposal, R1–R10, under every condition: what it decides, and no statements.

1. The real case reads as it was written out, with the council's full name first and «rådet» after.
2. R1 refers to the number of the attachment that is made from the plan, and says that the plan is updated every year.
3. R2 only when municipalities have decided on their input; it names who decided.
4. R3 with R4 in the same point: something left (three fates), all used, too much with its cover, nothing, no frame.
5. R5 and R6: planned, bound, both, neither; one later year; a plan of one year.
6. No point for an estimate; R8 for each thing that is waited for; R9 for money nobody has confirmed.
7. R10 only with a date; the council's own points last, and nobody else's.
8. Heading and introduction name who proposes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.compose.documents.case_document import council_document
from pipeline.compose.proposal.section import heading, proposal
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition, Remainder, StepRole
from pipeline.domain.documents.document import ListItem
from pipeline.domain.plan.measures import FinancingStatus, Measure
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure, plain
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import COUNCIL_NAME, GENERATED, attachment, case, deciders, funding, given, region, said, scope, step

PLAIN = measure(1, [(P, 1_200)], name="Webside")


def points(of: Case) -> list[str]:
    words = heading(scope(of, None))
    (found,) = (section for section in council_document(of).sections if section.heading == words)
    return [said(b) for b in found.blocks if isinstance(b, ListItem)]


def about(words: str, *measures: Measure, **sides: Any) -> list[str]:  # noqa: ANN401 - any side of a case
    """Give the points of a plan of these measures that have the words."""
    return [point for point in points(case(plan(measures, frame=1_200), **sides)) if words in point]


YEARLY = "og oppdaterer den hvert år, sammen med budsjett- og tiltaksplanen."
REAL = [
    (
        "Interkommunalt politisk råd for Lillehammer-regionen vedtar tiltaksplanen for 2021–2024, slik den går frem av "
        f"vedlegg 2, {YEARLY}"
    ),
    (
        "Rådet bruker 1 200 000 kroner av rammen på 1 500 000 kroner i 2021, fordelt på ti tiltak slik tabell 6 viser. "
        "Rådet fordeler det som er igjen av rammen, 300 000 kroner, i en egen sak."
    ),
    (
        "Rådet legger til grunn 2 975 000 kroner for 2022–2024: 1 125 000 kroner i hvert av årene 2022 og 2023 og "
        "725 000 kroner i 2024. Beløpene er ikke bindende. Rådet vedtar dem for ett år av gangen i budsjett- og "
        "tiltaksplanen."
    ),
    (
        "Rådet tar stilling til midler til «Esport-klynge» i 2022–2024 når klyngestrategien er klar, og senest "
        "når rådet behandler budsjett- og tiltaksplanen for 2022."
    ),
    (
        "Rådet tar stilling til midler til «Audiovisuell bransje» i 2022–2024 senest når rådet behandler budsjett- og "
        "tiltaksplanen for 2022."
    ),
    (
        "Rådet dekker ikke bortfall av penger fra andre til «Lokalmatnettverk» og «Langua nasjonalparknettverk» uten "
        "nytt vedtak."
    ),
]


def test_the_real_proposal_reads_as_it_was_written_out(case_2021: Case) -> None:
    assert points(case_2021) == REAL


def test_the_heading_and_the_introduction_name_who_proposes(case_2021: Case) -> None:
    found = proposal(scope(case_2021, None))
    assert plain(found.heading) == "Sekretariatets forslag til vedtak"
    assert said(found.blocks[0]) == "Sekretariatet foreslår at rådet gjør dette vedtaket:"


# --- R1, R2 -----------------------------------------------------------------------------------------------


def test_the_first_point_refers_to_the_attachment_by_its_number() -> None:
    others = (
        attachment("Bare Øyers", concerns="Øyer"),
        attachment("Protokoll"),
        attachment("Rådets", concerns="Rådet"),
        GENERATED,
    )
    of = case(plan([PLAIN], frame=1_200), attachments=others)
    assert points(of)[0] == f"{COUNCIL_NAME} vedtar tiltaksplanen for 2021, slik den går frem av vedlegg 3, {YEARLY}"


def test_input_is_referred_to_only_when_a_municipality_has_given_it() -> None:
    assert about("viser til", PLAIN) == []
    steps = (step("Øyer", "Formannskapet", StepRole.RECOMMENDS), *deciders()[1:3], step("Lillehammer", "Formannskapet"))
    rows = {"Øyer": {"input_decided": (given("Mer til vei."),)}, "Lillehammer": {"input_decided": (given("Mer."),)}}
    assert about("viser til", PLAIN, rows=rows, steps=steps, edition=Edition.COUNCIL) == [
        (
            "Rådet viser til vedtakene i formannskapet i Lillehammer og kommunestyret i Øyer. Svarene på innspillene "
            "går frem av saksfremlegget, under «Innspill fra kommunene»."
        )
    ]


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ({"meeting": date(2021, 5, 27), "case_number": "45/21"}, "kommunestyret i Øyer 27. mai 2021 (sak 45/21)"),
        ({"meeting": date(2021, 5, 27)}, "kommunestyret i Øyer 27. mai 2021"),
        ({"case_number": "45/21"}, "kommunestyret i Øyer (sak 45/21)"),
    ],
)
def test_a_decision_is_referred_to_with_what_is_known_of_it(sides: dict[str, Any], said: str) -> None:
    rows = {"Øyer": {"input_decided": (given("Mer til vei.", None),)}}
    steps = (step("Øyer", "Kommunestyret", **sides),)
    assert about("viser til", PLAIN, rows=rows, steps=steps) == [f"Rådet viser til vedtaket i {said}."]


def test_input_from_all_is_listed() -> None:
    rows = {name: {"input_decided": (given("Mer."),)} for name in ("Lillehammer", "Øyer", "Gausdal")}
    (point,) = about("viser til", PLAIN, rows=rows)
    assert "kommunestyret i Lillehammer, kommunestyret i Øyer og kommunestyret i Gausdal." in point


# --- R3, R4 -----------------------------------------------------------------------------------------------


def framed(frame: int | None, cover: str = "", measures: tuple[Measure, ...] = (PLAIN,), **sides: Any) -> list[str]:  # noqa: ANN401
    return points(case(plan(measures, frame=frame, cover=cover), **sides))[1:]


USES = "Rådet bruker 1 200 kroner av rammen på 1 500 kroner i 2021, alt til «Webside»."


@pytest.mark.parametrize(
    ("remainder", "authority", "reads"),
    [
        (Remainder.OWN_CASE, 0, "Rådet fordeler det som er igjen av rammen, 300 kroner, i en egen sak."),
        (
            Remainder.AUTHORITY,
            250,
            (
                "Av rammen er 300 kroner igjen. Sekretariatet får fullmakt til å fordele inntil 250 kroner av dette "
                "til tiltak i planen og skal rapportere bruken til rådet. Rådet fordeler selv det som fullmakten ikke "
                "gjelder, 50 kroner."
            ),
        ),
        (
            Remainder.AUTHORITY,
            300,
            (
                "Sekretariatet får fullmakt til å fordele det som er igjen av rammen, 300 kroner, til tiltak i planen "
                "og skal rapportere bruken til rådet."
            ),
        ),
        (Remainder.CARRIED_OVER, 0, "Rådet overfører det som er igjen av rammen, 300 kroner, til 2022."),
    ],
)
def test_what_is_left_has_one_of_three_fates(remainder: Remainder, authority: int, reads: str) -> None:
    assert framed(1_500, remainder=remainder, authority=kroner(authority, "B9", "Sak")) == [f"{USES} {reads}"]


def test_what_is_left_without_a_choice_is_not_decided_for_anybody() -> None:
    assert framed(1_500, remainder=None) == [USES]


def test_an_authority_rests_on_its_cell() -> None:
    of = case(plan([PLAIN], frame=1_500), remainder=Remainder.AUTHORITY, authority=kroner(250, "B9", "Sak"))
    items = [b for b in proposal(scope(of, None)).blocks if isinstance(b, ListItem)]
    assert [p.cells for p in items[1].line if isinstance(p, Figure)][3] == (at("B9", "Sak"),)


@pytest.mark.parametrize(
    ("frame", "reads"),
    [
        (1_200, "Rådet bruker hele rammen på 1 200 kroner i 2021, alt til «Webside»."),
        (
            1_000,
            (
                "Rådet bruker 1 200 kroner i 2021, alt til «Webside». Det er 200 kroner mer enn rammen på 1 000 "
                "kroner, og det som mangler, dekkes av fondet."
            ),
        ),
        (0, "Rådet bruker 1 200 kroner i 2021, alt til «Webside». Beløpet dekkes av fondet."),
        (None, "Rådet bruker 1 200 kroner i 2021, alt til «Webside». Beløpet dekkes av fondet."),
    ],
)
def test_a_frame_that_is_used_up_or_exceeded_leaves_nothing_to_decide(frame: int | None, reads: str) -> None:
    assert framed(frame, "fondet") == ([reads] if frame is not None else [reads.replace("fondet", "")])


def test_nothing_is_decided_of_money_that_there_is_none_of() -> None:
    free = measure(1, [(P, 0)])
    assert framed(0, measures=(free,)) == framed(None, measures=(free,)) == []
    assert framed(90, measures=(free,)) == [
        (
            "Rådet fordeler ikke penger av rammen på 90 kroner til tiltak i 2021. Rådet fordeler det som er igjen av "
            "rammen, 90 kroner, i en egen sak."
        )
    ]


def test_measures_that_cost_nothing_are_not_counted_among_those_with_money() -> None:
    free = measure(2, [(P, 0)], position=2)
    estimate = measure(3, [(E, 50)], position=3)
    other = measure(4, [(P, 100)], position=4)
    assert "fordelt på to tiltak slik tabell 2 viser" in framed(1_500, measures=(PLAIN, free, estimate, other))[0]


def test_the_table_has_the_number_that_the_order_of_the_sections_gives_it() -> None:
    order = (SectionKey.ECONOMY, SectionKey.ASSESSMENT, SectionKey.PROPOSAL)
    of = case(plan([PLAIN, replace(PLAIN, position=2)], frame=2_400), of_region=region(sections=order))
    assert points(of)[1].endswith("fordelt på to tiltak slik tabell 1 viser.")


# --- R5, R6 -----------------------------------------------------------------------------------------------

BOUND = Sourced("Rådets sak 4/20", at("T2"))
FREE = measure(1, [(P, 100), (P, 300), (P, 200), (P, 0)], name="Fritt")
TIED = measure(2, [(P, 100), (P, 20), (P, 20), (P, 20)], position=2, binding=BOUND, name="Bundet")
FREE_READS = (
    "Rådet legger til grunn 500 kroner for 2022–2024: 300 kroner i 2022, 200 kroner i 2023 og ingen midler i 2024. "
    "Beløpene er ikke bindende. Rådet vedtar dem for ett år av gangen i budsjett- og tiltaksplanen."
)
BESIDE_TIED = FREE_READS.replace("2022–2024:", "2022–2024 (i tillegg til det som er bundet):")
TIED_READS = (
    "Rådet forplikter seg til å bruke 60 kroner i 2022–2024: 20 kroner i hvert av årene 2022–2024. "
    "Forpliktelsen gjelder «Bundet» og er gitt med forbehold om at kommunestyrene bevilger tilskuddene."
)


@pytest.mark.parametrize(
    ("measures", "planned", "bound"),
    [
        ((FREE, TIED), [BESIDE_TIED], [TIED_READS]),
        ((FREE,), [FREE_READS], []),
        ((TIED,), [], [TIED_READS]),
        ((measure(1, [(P, 100), (P, 0)]),), [], []),
        ((measure(1, [(P, 100), (P, 0)], binding=BOUND),), [], []),
        ((PLAIN,), [], []),
    ],
)
def test_later_years_are_planned_or_bound_and_never_both(
    measures: tuple[Measure, ...], planned: list[str], bound: list[str]
) -> None:
    assert about("legger til grunn", *measures) == planned
    assert about("forplikter seg", *measures) == bound


def test_one_later_year_is_said_in_the_singular() -> None:
    assert about("legger til grunn", measure(1, [(P, 100), (P, 300)])) == [
        (
            "Rådet legger til grunn 300 kroner for 2022. Beløpet er ikke bindende. Rådet vedtar det i budsjett- og "
            "tiltaksplanen."
        )
    ]
    (tied,) = about("forplikter", measure(1, [(P, 100), (P, 300)], binding=BOUND, name="Bundet"))
    assert tied.startswith("Rådet forplikter seg til å bruke 300 kroner i 2022. Forpliktelsen gjelder «Bundet»")


def test_several_bound_measures_are_listed() -> None:
    other = measure(3, [(P, 0), (P, 1), (P, 0), (P, 0)], position=3, binding=BOUND, name="Mer")
    (point,) = about("forplikter", TIED, other)
    assert "Forpliktelsen gjelder «Bundet» og «Mer» og er gitt med forbehold" in point


# --- R7, R8, R9 -------------------------------------------------------------------------------------------


def test_an_estimate_is_nothing_to_decide() -> None:
    assert about("nslag", measure(1, [(E, 10), (E, 50_000)], name="A")) == []


def test_what_is_waited_for_is_one_point_with_all_who_wait() -> None:
    ready = "klyngestrategien er klar"
    measures = (
        measure(1, [(P, 1), (U, None), (U, None)], name="A", settled_when=ready),
        measure(2, [(P, 1), (U, None), (U, None)], name="B", settled_when=ready, position=2),
        measure(3, [(P, 1), (P, 1), (U, None)], name="C", settled_when=ready, position=3),
        measure(4, [(P, 1), (U, None), (U, None)], name="D", position=4),
    )
    assert about("tar stilling", *measures) == [
        (
            "Rådet tar stilling til midler til «A» og «B» i 2022 og 2023 når klyngestrategien er klar, og "
            "senest når rådet behandler budsjett- og tiltaksplanen for 2022."
        ),
        (
            "Rådet tar stilling til midler til «C» i 2023 når klyngestrategien er klar, og senest når rådet behandler "
            "budsjett- og tiltaksplanen for 2023."
        ),
        (
            "Rådet tar stilling til midler til «D» i 2022 og 2023 senest når rådet behandler budsjett- og "
            "tiltaksplanen for 2022."
        ),
    ]


def test_money_that_nobody_has_confirmed_is_not_the_councils_risk() -> None:
    measures = (measure(1, [(P, 1)], name="A"), measure(2, [(P, 1)], name="B", position=2))

    def others(*statuses: FinancingStatus) -> list[str]:
        money = [funding(f"T0{n}", "Fylket", 2021, 5, status) for n, status in enumerate(statuses, 1)]
        of = case(plan(measures, frame=2, financing=money))
        return [point for point in points(of) if "bortfall" in point]

    confirmed, applied, planned = FinancingStatus
    assert others(confirmed, confirmed) == []
    assert others(applied, confirmed) == ["Rådet dekker ikke bortfall av penger fra andre til «A» uten nytt vedtak."]
    assert others(applied, planned) == [
        "Rådet dekker ikke bortfall av penger fra andre til «A» og «B» uten nytt vedtak."
    ]


# --- R10, own points ---------------------------------------------------------------------------------------------


def test_a_report_is_asked_for_only_with_a_date() -> None:
    assert about("rapport", PLAIN) == []
    assert about("rapport", PLAIN, report_by=date(2022, 2, 1)) == [
        "Rådet ber sekretariatet om en rapport om fremdrift og pengebruk for hvert tiltak innen 1. februar 2022."
    ]


def test_the_councils_own_points_come_last_and_nobody_elses() -> None:
    rows = {"Øyer": {"own_points": ("Bare Øyer.",)}}
    found = points(case(plan([PLAIN], frame=1_200), rows=rows, own_points=("Rådet ber om {mer}.", "Og dette.")))
    assert found[-2:] == ["Rådet ber om {mer}.", "Og dette."]
    assert "Bare Øyer." not in found


def test_the_full_name_of_the_council_stands_once() -> None:
    of = case(plan([FREE, TIED], frame=500), report_by=date(2022, 2, 1))
    assert sum(point.count(COUNCIL_NAME) for point in points(of)) == 1
    assert points(of)[0].startswith(COUNCIL_NAME)
