"""The proposals in December: the council's D1–D12 under every condition, and what a municipality is asked.

1. D1 adopts budget and plan, and refers to the attachment that is made from the plan.
2. D2 names the sources that give something, and no number twice where there is one source only.
3. D3 has each municipality's share, by the key, by population, as agreed, or not at all.
4. D4 tells measures from running costs, and what of the measures is bound from before; what is set aside is a point.
5. D5 carries unused money over: to nobody, to some measures, or all of it to them.
6. D6: what is left has one of three fates, what is missing a cover, and funds are named.
7. D7 plans and binds the later years of the new plan; estimates and what is undecided are named, as in the other case.
8. D8–D10 approve what has changed, say how it came out, and own up to each commitment that is lowered.
9. D11 and D12 only when they are asked for; one report or two.
10. A municipality takes note and answers for its own share, and does not repeat the council's decision.
11. Shares add up to the contribution, in the points as in the plan, for any budget.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.proposal.december import budget_points
from pipeline.compose.proposal.section import proposal
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Edition, Remainder, Stance
from pipeline.domain.documents.document import ListItem
from pipeline.domain.plan.budget import BudgetLine, Post
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure
from tests.budgets import SIMPLE, bound, budgets, december, line, since_december, with_budget
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import COUNCIL_NAME, equal_key, said, scope
from tests.plans import plans

ONE = measure(1, [(P, 600), (P, 400)], name="Webside")


def points(of: Case, name: str | None = None) -> list[str]:
    return [said(block) for block in proposal(scope(of, name)).blocks if isinstance(block, ListItem)]


def about(words: str, *lines: BudgetLine, measures: Any = (ONE,), **sides: Any) -> list[str]:  # noqa: ANN401
    """Give the council's points that have the words, of a plan with these lines of the budget."""
    of = december(with_budget(plan(measures), *lines), edition=Edition.COUNCIL, **sides)
    return [point for point in points(of) if words in point]


def test_the_budget_and_the_plan_are_adopted_together() -> None:
    assert points(december(with_budget(plan([ONE]), *SIMPLE)))[0] == (
        f"{COUNCIL_NAME} vedtar budsjett for 2021 og tiltaksplan for 2021–2022, slik de går frem av "
        "saken og av vedlegg 1."
    )


# --- income ---------------------------------------------------------------------------------------------

EVERY_SOURCE = (
    line(Post.MUNICIPALITIES, 2, 700),
    line(Post.MUNICIPALITIES, 3, 200),
    line(Post.COUNTY, 4, 500),
    line(Post.CARRIED_OVER, 5, 60),
    line(Post.OTHER_INCOME, 6, 40),
    line(Post.FROM_FUND, 7, 25),
    line(Post.RUNNING_COSTS, 8, 300),
)


def test_every_source_of_income_is_named_and_a_fund_is_none() -> None:
    assert about("inntekt", *EVERY_SOURCE) == [
        (
            "Rådet legger til grunn inntekter på 1 500 kroner i 2021: 900 kroner fra kommunene, 500 kroner fra "
            "fylkeskommunen, 60 kroner overført fra 2020 og 40 kroner i andre inntekter."
        )
    ]


def test_a_source_of_nothing_is_left_out_and_one_source_needs_no_sum() -> None:
    assert about("inntekt", *SIMPLE) == ["Rådet legger til grunn at inntektene i 2021 er 900 kroner fra kommunene."]
    nothing = line(Post.MUNICIPALITIES, 2, 0), line(Post.RUNNING_COSTS, 3, 0), line(Post.COUNTY, 4, 0)
    assert about("inntekt", *nothing) == []
    assert about("tilskuddet", *nothing) == []


RESERVED = "Vedtaket gjelder med forbehold om at kommunestyrene bevilger tilskuddene."


def test_shares_follow_the_key_and_its_population() -> None:
    assert about("tilskuddet", *SIMPLE, key=equal_key()) == [
        (
            "Rådet fastsetter tilskuddet fra kommunene til 900 kroner: 390 kroner fra Lillehammer, 255 kroner fra Øyer "
            "og 255 kroner fra Gausdal. Beløpet er fordelt etter fordelingsnøkkelen, med folketall per 1. januar 2021. "
            f"{RESERVED}"
        )
    ]
    same = replace(equal_key(), equal=equal_key().equal * 5 / 2)
    (point,) = about("tilskuddet", *SIMPLE, key=same)
    assert point.endswith(f"300 kroner fra Gausdal. Beløpet er fordelt etter fordelingsnøkkelen. {RESERVED}")


def test_shares_may_be_agreed_or_not_known() -> None:
    rows = {name: {"share": kroner(n, f"K{n}", "Kommuner")} for name, n in (("Lillehammer", 500), ("Øyer", 300))}
    assert about("tilskuddet", *SIMPLE, rows=rows) == [
        f"Rådet fastsetter tilskuddet fra kommunene til 900 kroner. {RESERVED}"
    ]
    rows["Gausdal"] = {"share": kroner(100, "K4", "Kommuner")}
    assert about("tilskuddet", *SIMPLE, rows=rows) == [
        (
            "Rådet fastsetter tilskuddet fra kommunene til 900 kroner: 500 kroner fra Lillehammer, 300 kroner fra Øyer "
            f"og 100 kroner fra Gausdal. {RESERVED}"
        )
    ]


# --- what it is used for --------------------------------------------------------------------------------


def test_measures_and_running_costs_are_told_apart() -> None:
    assert about("på drift", *SIMPLE) == ["Rådet bruker 600 kroner på tiltak og 300 kroner på drift i 2021."]
    free = measure(1, [(P, 0), (P, 0)])
    assert about("på drift", *SIMPLE, measures=(free,)) == [
        "Rådet bruker 300 kroner på drift i 2021 og fordeler ikke penger til tiltak."
    ]


@pytest.mark.parametrize(
    ("promised", "now", "tied"),
    [(500, 600, "500 kroner"), (600, 600, "600 kroner"), (800, 600, "600 kroner"), (None, 600, ""), (0, 600, "")],
)
def test_what_is_bound_from_before_is_what_last_years_plan_gave_or_what_is_left_of_it(
    promised: int | None, now: int, tied: str
) -> None:
    (point,) = about("på drift", *SIMPLE, measures=(bound(1, [(P, now), (P, 0)], promised),))
    assert point.endswith(f"Av dette er {tied} bundet av tidligere vedtak." if tied else "i 2021.")


def test_what_is_set_aside_and_taken_from_funds_is_named() -> None:
    funds = (
        line(Post.TO_FUND, 4, 20, description="næringsfondet"),
        line(Post.TO_FUND, 5, 10),
        line(Post.FROM_FUND, 6, 25, description="disposisjonsfondet"),
        line(Post.FROM_FUND, 7, 0, description="næringsfondet"),
    )
    assert about("setter av", *SIMPLE, *funds) == [
        "Rådet setter av 20 kroner til næringsfondet og 10 kroner til fondet til rådet i 2021."
    ]
    assert about("fra disposisjonsfondet", *SIMPLE, *funds) == ["Rådet bruker 25 kroner fra disposisjonsfondet i 2021."]
    assert about("setter av", *SIMPLE) == about("fondet", *SIMPLE) == []


FINAL = "Endelig beløp fastsettes når regnskapet for 2020 er klart."


@pytest.mark.parametrize(
    ("lines", "reads"),
    [
        ((), []),
        ((line(Post.CARRIED_OVER, 4, 0),), []),
        ((line(Post.CARRIED_OVER, 4, 60),), [f"Rådet overfører 60 kroner som ikke er brukt i 2020, til 2021. {FINAL}"]),
        (
            (line(Post.CARRIED_OVER, 4, 60), line(Post.CARRIED_OVER, 5, 40, goes_to=("T01",))),
            [
                (
                    "Rådet overfører 100 kroner som ikke er brukt i 2020, til 2021. Av dette går 40 kroner til "
                    f"«Webside». {FINAL}"
                )
            ],
        ),
        (
            (line(Post.CARRIED_OVER, 5, 40, goes_to=("T01",)),),
            [f"Rådet overfører 40 kroner som ikke er brukt i 2020, til «Webside» i 2021. {FINAL}"],
        ),
    ],
)
def test_unused_money_is_carried_over(lines: tuple[BudgetLine, ...], reads: list[str]) -> None:
    assert about("ikke er brukt", *SIMPLE, *lines) == reads


@pytest.mark.parametrize(
    ("remainder", "ends"),
    [
        (Remainder.OWN_CASE, "i en egen sak."),
        (Remainder.CARRIED_OVER, "til 2022."),
        (Remainder.AUTHORITY, "Rådet fordeler selv det som fullmakten ikke gjelder, 141 kroner."),
    ],
)
def test_what_is_left_has_one_of_three_fates(remainder: Remainder, ends: str) -> None:
    small = measure(1, [(P, 450), (P, 0)])
    (point,) = about("igjen", *SIMPLE, measures=(small,), remainder=remainder, authority=kroner(9, "B9", "Sak"))
    assert "150 kroner" in point
    assert point.endswith(ends)


def test_a_budget_that_is_used_up_leaves_nothing_to_decide() -> None:
    assert about("igjen", *SIMPLE) == []


# --- later years ----------------------------------------------------------------------------------------


def test_later_years_estimates_and_what_is_undecided_are_named_as_in_a_case_of_its_own() -> None:
    measures = (
        measure(1, [(P, 100), (P, 300), (P, 200)], name="A"),
        bound(2, [(P, 100), (P, 20), (P, 20)], 100, position=2, name="B"),
        measure(3, [(E, 10), (U, None), (U, None)], position=3, name="C"),
    )
    whole = points(december(with_budget(plan(measures), *SIMPLE), edition=Edition.COUNCIL))
    assert [point.partition(" kroner")[0] for point in whole if "2022" in point] == [
        "Rådet legger til grunn 500",
        "Rådet forplikter seg til å bruke 40",
        (
            "Rådet tar stilling til midler til «C» i 2022 og 2023 senest når rådet behandler budsjett- og "
            "tiltaksplanen for 2022."
        ),
    ]
    assert not any("nslag" in point for point in whole)


def test_what_has_changed_since_last_year_is_approved_and_a_lowered_commitment_owned_up_to() -> None:
    found = points(since_december(shift_authority=kroner(5, "B15", "Sak")))
    assert found[-3:] == [
        (
            "Rådet godkjenner det som er endret siden planen for 2020: ett nytt tiltak, ett delt tiltak, ett "
            "sammenslått tiltak, ett tiltak som erstatter et annet, ett flyttet tiltak, ett tiltak med nytt navn, fire "
            "tiltak med endret beløp, ett tiltak satt på pause og ett avsluttet tiltak. Tiltakene får da 150 kroner "
            "mindre i 2021 enn planen for 2020 la opp til."
        ),
        "Rådet opphever forpliktelsen til «Tiltak 6» i 2021, som var 100 kroner. Begrunnelsen går frem av saken.",
        "Sekretariatet får fullmakt til å flytte inntil 5 kroner mellom tiltak under samme virkemiddel.",
    ]


def test_a_first_plan_has_nothing_to_compare_with() -> None:
    assert about("planen for", *SIMPLE) == []


# --- authority and reports ------------------------------------------------------------------------------


def test_nobody_may_move_money_unless_it_is_asked_for() -> None:
    assert about("fullmakt", *SIMPLE) == about("fullmakt", *SIMPLE, shift_authority=kroner(0, "B15", "Sak")) == []
    assert about("fullmakt", *SIMPLE, shift_authority=kroner(50_000, "B15", "Sak")) == [
        "Sekretariatet får fullmakt til å flytte inntil 50 000 kroner mellom tiltak under samme virkemiddel."
    ]


def test_one_report_or_two() -> None:
    first, second = date(2021, 6, 1), date(2021, 12, 1)
    about_money = "om fremdrift og pengebruk innen"
    assert about(about_money, *SIMPLE) == []
    assert about(about_money, *SIMPLE, report_by=first) == [
        f"Rådet ber sekretariatet om en rapport {about_money} 1. juni 2021."
    ]
    assert about(about_money, *SIMPLE, report_by=first, report_again_by=second) == [
        f"Rådet ber sekretariatet om rapporter {about_money} 1. juni 2021 og innen 1. desember 2021."
    ]
    assert about(about_money, *SIMPLE, report_again_by=second) == [
        f"Rådet ber sekretariatet om en rapport {about_money} 1. desember 2021."
    ]


# --- a municipality -------------------------------------------------------------------------------------


NOTED = (
    f"Kommunestyret tar forslaget til budsjett for {COUNCIL_NAME} i 2021 og tiltaksplan for 2021–2022 til orientering"
)


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        (
            CostAnswer.COVERED,
            [
                (
                    f"{NOTED} og merker seg at kommunens andel av tilskuddet til rådet, 255 kroner i 2021, er dekket i "
                    "kommunens budsjett."
                )
            ],
        ),
        (
            CostAnswer.TO_BE_BUDGETED,
            [
                f"{NOTED}.",
                (
                    "Kommunestyret ber kommunedirektøren legge kommunens andel, 255 kroner, inn i forslaget til "
                    "budsjett for 2021."
                ),
            ],
        ),
    ],
)
def test_a_municipality_takes_note_and_answers_for_its_share(answer: CostAnswer, reads: list[str]) -> None:
    rows = {"Øyer": {"cost": Sourced(answer, at("J3", "Kommuner")), "own_points": ("Vårt eget.",)}}
    of = december(with_budget(plan([ONE]), *SIMPLE), key=equal_key(), rows=rows)
    assert points(of, "Øyer") == [*reads, "Vårt eget."]


def test_a_municipality_may_support_it_or_have_its_own_say() -> None:
    of = december(with_budget(plan([ONE]), *SIMPLE), key=equal_key(), stance=Stance.SUPPORT)
    assert points(of, "Øyer")[0].startswith("Kommunestyret slutter seg til forslaget til budsjett for ")
    own = december(
        with_budget(plan([ONE]), *SIMPLE),
        key=equal_key(),
        stance=Stance.OWN_INPUT,
        rows={"Øyer": {"own_input": ("Mer til vei.",)}},
    )
    assert points(own, "Øyer")[1] == "Mer til vei."


# --- laws -----------------------------------------------------------------------------------------------


@given(plans(later=1), st.data())
@settings(max_examples=40)
def test_the_points_have_the_sums_of_the_budget(of: Any, data: st.DataObject) -> None:  # noqa: ANN401 - a plan
    made = december(with_budget(of, *data.draw(budgets(1))), key=equal_key(), edition=Edition.COUNCIL)
    spoken = {point.key: point.gaps for point in budget_points(scope(made, None))}

    def value(key: str, gap: str) -> int:
        figure = spoken[key][gap]
        assert isinstance(figure, Figure)
        return figure.value

    def listed(key: str, gap: str) -> list[int]:
        line_ = spoken[key][gap]
        assert isinstance(line_, tuple)
        return [part.value for part in line_ if isinstance(part, Figure)]

    budget, year = made.plan.budget, made.plan.years.budget
    if "D2" in spoken:
        assert sum(listed("D2", "kilder")) == value("D2", "inntekter") == budget.income(year).value
    if "D3.folketall" in spoken:
        assert sum(listed("D3.folketall", "andeler")) == value("D3.folketall", "tilskudd")
    used = next((key for key in spoken if re.fullmatch(r"D4(\.uten_drift|\.ingen_tiltak)?", key)), None)
    measures = value(used, "tiltak") if used else 0
    costs = value(used, "drift") if used else 0
    aside = sum(listed("D4.avsetning", "beløp")) if "D4.avsetning" in spoken else 0
    left = made.plan.balance(year).value
    assert budget.available(year).value == costs + aside + measures + left
