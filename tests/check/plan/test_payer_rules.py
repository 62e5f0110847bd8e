"""Who pays, as one sheet says it beside another.

1. A municipality that gives no new grant and stands with its own money is a finding of its own document: an error
   where the money is not confirmed, for the document says that no grant is needed. It may pay for a measure within its
   budget.
2. A municipality that answers that it pays has a share, or stands as a source.
3. The council's own money is no money from others, by whatever name it has.
4. Who is said to pay is among the sources; one that leaves open who it is, contradicts nobody.
5. A pause uses no money from elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.check.case_rules import share_is_answered_for
from pipeline.check.plan.payer_rules import (
    a_pause_uses_no_others_money,
    money_from_others_is_not_the_councils,
    no_grant_is_asked_of_those_who_pay_nothing_new,
    those_who_answer_that_they_pay_do,
    those_who_pay_are_the_sources,
)
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Continuation, FinancingStatus, Party, Status
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import as_name
from tests.budgets import december, line, with_budget
from tests.builders import E, P, at, kroner, measure, plan
from tests.cases import COUNCIL_NAME, GAUSDAL, GROUP, LILLEHAMMER, OYER, case, equal_key, funding, region
from tests.readings import brief, only

CONFIRMED, APPLIED, PLANNED = FinancingStatus
OTHERS = Status.PAID_BY_OTHERS


def of(source: str, amount: int | None = 500, status: FinancingStatus = PLANNED, year: int = 2021, **more: Any) -> Case:  # noqa: ANN401
    """Make a case with one row of co-financing to T01, which the council gives 100 kroner a year."""
    parties = more.pop("parties", (LILLEHAMMER, OYER, GAUSDAL, GROUP))
    made = plan([measure(1, [(P, 100), (P, 100)])], frame=100, financing=[funding("T01", source, year, amount, status)])
    return case(replace(made, parties=parties), **more)


def blocked(found: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401
    return [(finding.kind.code, finding.municipality) for finding in found]


@pytest.mark.parametrize(
    "source",
    ["Øyer kommune", "øyer", "Øyer kommunes næringsfond", "Øyer kommune (fondet)", "Fylket og Øyer kommune",
     "tilskudd fra Øyer kommune"],
)  # fmt: skip
def test_a_municipality_that_is_to_pay_needs_a_grant(source: str) -> None:
    finding = only(no_grant_is_asked_of_those_who_pay_nothing_new(of(source)))
    assert (finding.kind.code, finding.municipality, finding.is_error) == ("SB-632", "Øyer", True)
    assert str(finding.place) == "tiltak.xlsx › Kommuner!J2"
    assert finding.says == (
        "Svaret er at saken ikke krever ny bevilgning fra Øyer, men etter Finansiering!A2 skal kommunen betale "
        "500 kroner til T01 i 2021, og det er ikke bekreftet at pengene er bevilget."
    )


@pytest.mark.parametrize(
    "source", ["Visit Øyer", "grunneiere i Øyer kommune", "Øyer kommune eller fylket", "Andre kilder", "Øy"]
)
def test_others_are_no_municipality(source: str) -> None:
    assert not list(no_grant_is_asked_of_those_who_pay_nothing_new(of(source)))


def test_money_that_is_confirmed_is_asked_about() -> None:
    finding = only(no_grant_is_asked_of_those_who_pay_nothing_new(of("Øyer kommune", None, CONFIRMED)))
    assert (finding.kind.code, finding.is_error) == ("SB-633", False)
    assert "et ukjent beløp til T01" in finding.says


def test_each_member_of_a_group_pays() -> None:
    found = no_grant_is_asked_of_those_who_pay_nothing_new(of("Kommunene"))
    assert blocked(found) == [("SB-632", name) for name in ("Lillehammer", "Øyer", "Gausdal")]


@pytest.mark.parametrize("made", [of("Øyer kommune", 0), of("Øyer kommune", year=2022)])
def test_no_money_and_another_year_contradict_nothing(made: Case) -> None:
    assert not list(no_grant_is_asked_of_those_who_pay_nothing_new(made))


def test_what_is_missing_in_the_frame_is_paid_by_somebody() -> None:
    over = plan([measure(1, [(P, 150), (P, 0)])], frame=100, cover="ekstra tilskudd fra Øyer kommune")
    finding = only(no_grant_is_asked_of_those_who_pay_nothing_new(case(over)))
    assert "etter Ramme!B2 skal kommunen betale 50 kroner til det som mangler i rammen" in finding.says
    within = plan([measure(1, [(P, 50), (P, 0)])], frame=100, cover="ekstra tilskudd fra Øyer kommune")
    assert not list(no_grant_is_asked_of_those_who_pay_nothing_new(case(within)))


def test_a_municipality_may_pay_for_a_measure_within_its_budget() -> None:
    made = case(plan([measure(1, [(OTHERS, None)], source_now="Øyer kommune")]))
    assert not list(no_grant_is_asked_of_those_who_pay_nothing_new(made))


def answering(made: Case, cost: CostAnswer, share: int | None = None) -> Case:
    """Give the case with Øyer's answer and share."""
    sides: dict[str, Any] = {"cost": Sourced(cost, at("J3", "Kommuner"))}
    sides["share"] = None if share is None else kroner(share, "K3", "Kommuner")
    rows = (replace(row, **sides) if row.municipality.name == "Øyer" else row for row in made.municipal)
    return replace(made, municipal=tuple(rows))


def test_who_answers_that_it_pays_has_a_share_or_is_a_source() -> None:
    nobody = of("Fylket")
    finding = only(those_who_answer_that_they_pay_do(answering(nobody, CostAnswer.COVERED, 0)))
    assert brief([finding]) == [("SB-634", "tiltak.xlsx › Kommuner!J3")]
    assert "0 kroner (Kommuner!K3)" in finding.says
    silent = [
        answering(nobody, CostAnswer.COVERED, 10),
        answering(nobody, CostAnswer.NOTHING_NEW, 0),
        answering(nobody, CostAnswer.COVERED),
        answering(of("Øyer kommune"), CostAnswer.TO_BE_BUDGETED, 0),
        answering(case(plan([measure(1, [(OTHERS, None)], source_now="Øyer kommune")])), CostAnswer.COVERED, 0),
    ]
    assert [list(those_who_answer_that_they_pay_do(made)) for made in silent] == [[]] * 5


@pytest.mark.parametrize(("paid", "count"), [(None, 0), (0, 3), (90, 0)])
def test_a_blank_contribution_is_asked_for_and_not_called_0(paid: int | None, count: int) -> None:
    whole = with_budget(plan([measure(1, [(P, 0)])]), line(Post.MUNICIPALITIES, 2, paid))
    assert len(list(those_who_answer_that_they_pay_do(december(whole, key=equal_key())))) == count


def test_a_share_in_the_row_is_answered_for_in_a_case_of_its_own_too() -> None:
    made = answering(of("Fylket"), CostAnswer.NOTHING_NEW, 10)
    assert brief(share_is_answered_for(made)) == [("SB-340", "tiltak.xlsx › Kommuner!J3")]
    by_key = case(made.plan, of_region=region(cost_key=equal_key()), contribution=kroner(900, "B10", "Sak"))
    assert not list(share_is_answered_for(by_key))


COUNCIL = Party("IPR", as_name(COUNCIL_NAME))


@pytest.mark.parametrize(
    "source",
    [
        "Rådet",
        "rådets ramme",
        "Rammen",
        COUNCIL_NAME,
        "IPR",
        "IPRs fond",
        "Rådets egne midler",
        "AU",
        "Overført fra 2020",
        "Ubrukte midler fra i fjor",
    ],
)
def test_the_councils_own_money_is_not_from_others(source: str) -> None:
    made = of(source, 100, CONFIRMED, parties=(COUNCIL,))
    assert brief(money_from_others_is_not_the_councils(made)) == [("SB-639", "tiltak.xlsx › Finansiering!A2")]


@pytest.mark.parametrize(
    "source",
    [
        "Andre kilder enn rådet",
        "Rådets medlemmer",
        "Rådet for eldre",
        "Fondet",
        "IP",
        "Overført fra fylket",
        "Ubrukte midler fra fylket",
    ],
)
def test_others_are_not_the_council(source: str) -> None:
    assert not list(money_from_others_is_not_the_councils(of(source, parties=(COUNCIL,))))


def test_another_sum_from_the_council_gives_both_numbers() -> None:
    finding = only(money_from_others_is_not_the_councils(of("rådets ramme", 70)))
    assert (finding.kind.code, finding.is_error) == ("SB-640", True)
    assert "her står 70 kroner til T01 i 2021. I Tiltak!J2 står 100 kroner av rammen." in finding.says


@pytest.mark.parametrize(
    ("said", "source", "count"),
    [
        ("Øyer kommune", "Bane NOR", 1),
        ("Øyer kommune", "Øyer kommune", 0),
        ("Øyer kommune og Bane NOR", "Bane NOR", 0),
        ("andre kilder", "Bane NOR", 0),
        ("Øyer kommune", "Andre kilder", 0),
        ("LRV", "Lillehammer-regionen Vekst", 0),
        ("", "Bane NOR", 0),
    ],
)
def test_who_pays_is_among_the_sources(said: str, source: str, count: int) -> None:
    paid = measure(1, [(OTHERS, None), (P, 0)], source_now=said)
    money = [funding("T01", source, 2021, 5, APPLIED), funding("T01", "Fylket", 2022, 5, APPLIED)]
    found = list(those_who_pay_are_the_sources(case(plan([paid], financing=money))))
    assert [finding.found for finding in found] == ["Øyer kommune"] * count


def test_a_pause_uses_no_money_from_elsewhere() -> None:
    paused = Sourced(Continuation.PAUSES, at("Z2"))
    money = [funding("T01", "Fylket", 2021, 5, APPLIED), funding("T01", "Fylket", 2022, 5, APPLIED)]

    def found(*amounts: tuple[Status, int | None], is_paused: bool = True) -> list[tuple[str, str]]:
        made = replace(measure(1, [*amounts, (P, 0)]), continues=paused if is_paused else None)
        return brief(a_pause_uses_no_others_money(case(plan([made], financing=money))))

    others = ("SB-642", "tiltak.xlsx › Finansiering!A2")
    assert found((P, 0)) == [others]
    assert found((E, 10)) == [("SB-642", "tiltak.xlsx › Tiltak!S2"), others]
    assert found((OTHERS, None)) == [("SB-642", "tiltak.xlsx › Tiltak!S2"), others]
    assert found((P, 0), is_paused=False) == []
