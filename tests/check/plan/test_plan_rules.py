"""What has to be right in the plan: each rule fires at its place, concerns everybody, and is silent otherwise.

1. A plan has measures. 2. Numbers of ended measures are not used again. 3. The budget year has a frame.
4. What exceeds a frame has a cover. 5. Undecided amounts say what they wait for. 6. Money of others has a source.
7. No frame is decided after the budget year.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.check.plan.budget_rules import budget_balances
from pipeline.check.plan.plan_rules import (
    budget_year_has_a_frame,
    excess_of_the_frame_is_covered,
    frame_is_decided_before_the_budget_year_ends,
    numbers_of_ended_measures_are_not_reused,
    others_money_has_a_source,
    there_are_measures,
    undecided_says_what_it_waits_for,
)
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.findings.finding import Severity
from pipeline.domain.plan.measures import Frame, Measure, Status
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import BLANK, Written
from tests.budgets import SIMPLE, december, decided_december, with_budget
from tests.builders import P, U, at, kroner, measure, plan
from tests.cases import change, decided
from tests.readings import brief, only


def with_measures(case: Case, *measures: Measure, frame: int | None = 1_000, cover: str = "") -> Case:
    """Give the case a plan of these measures."""
    return replace(case, plan=plan(measures, frame=frame, cover=cover))


def test_a_plan_without_measures_is_an_error(case_2021: Case) -> None:
    finding = only(there_are_measures(replace(case_2021, plan=replace(case_2021.plan, measures=()))))
    assert brief([finding]) == [("SB-315", "tiltak.xlsx › Tiltak")]
    assert (finding.severity, finding.municipality) == (Severity.ERROR, None)


def test_a_plan_with_measures_is_right(case_2021: Case) -> None:
    assert list(there_are_measures(case_2021)) == []


def ended_measure(number: str) -> Ended:
    return Ended(Sourced(number, at("A2", "Avsluttet")), Written("Gammelt"), BLANK, at("D2", "Avsluttet"))


def test_a_number_of_an_ended_measure_is_not_used_again(case_2021: Case) -> None:
    ended = (ended_measure("T02"),)
    case = replace(with_measures(case_2021, measure(1, [(P, 0)]), measure(2, [(P, 0)])), ended=ended)
    finding = only(numbers_of_ended_measures_are_not_reused(case))
    assert brief([finding]) == [("SB-213", "tiltak.xlsx › Tiltak!A3")]
    assert (finding.found, finding.says, finding.municipality) == (
        "T02", "Nummeret T02 tilhører et tiltak som er avsluttet.", None,
    )  # fmt: skip


def test_a_number_of_an_ended_measure_is_the_same_in_small_letters(case_2021: Case) -> None:
    ended = (ended_measure("t02"),)
    case = replace(with_measures(case_2021, measure(2, [(P, 0)])), ended=ended)
    assert brief(numbers_of_ended_measures_are_not_reused(case)) == [("SB-213", "tiltak.xlsx › Tiltak!A3")]


def test_other_numbers_are_free(case_2021: Case) -> None:
    case = replace(case_2021, ended=(ended_measure("T99"),))
    assert list(numbers_of_ended_measures_are_not_reused(case)) == []


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (None, []),
        (date(2019, 2, 3), []),
        (date(2021, 12, 31), []),
        (date(2022, 1, 1), [("SB-253", "tiltak.xlsx › Ramme!C3")]),
    ],
)
def test_a_frame_decided_after_the_budget_year_is_looked_at(
    case_2021: Case, day: date | None, codes: list[tuple[str, str]]
) -> None:
    frame = Frame(2022, kroner(1, "B3", "Ramme"), day, "", BLANK, decided_at=at("C3", "Ramme"))
    found = list(
        frame_is_decided_before_the_budget_year_ends(replace(case_2021, plan=replace(case_2021.plan, frames=(frame,))))
    )
    assert brief(found) == codes
    assert [finding.says for finding in found] == [
        "Vedtaket om rammen for 2022 er datert 01.01.2022, etter at budsjettåret 2021 er slutt."
    ] * len(codes)


def test_a_budget_year_without_a_frame_is_an_error(case_2021: Case) -> None:
    finding = only(budget_year_has_a_frame(with_measures(case_2021, measure(1, [(P, 0)]), frame=None)))
    assert brief([finding]) == [("SB-212", "tiltak.xlsx › Ramme")]
    assert (finding.says, finding.is_error, finding.municipality) == ("Rammen for 2021 mangler.", True, None)


def test_a_frame_of_nought_is_a_frame(case_2021: Case) -> None:
    assert list(budget_year_has_a_frame(with_measures(case_2021, measure(1, [(P, 0)]), frame=0))) == []


def test_an_excess_without_a_cover_is_an_error_at_the_frame(case_2021: Case) -> None:
    finding = only(excess_of_the_frame_is_covered(with_measures(case_2021, measure(1, [(P, 1_201_000)]))))
    assert brief([finding]) == [("SB-210", "tiltak.xlsx › Ramme!B2")]
    assert finding.says == "Tiltakene koster 1\u00a0200\u00a0000 kroner mer enn rammen i 2021."
    assert (finding.is_error, finding.found, finding.municipality) == (True, "1000", None)


def test_a_covered_excess_is_a_warning_that_names_the_cover(case_2021: Case) -> None:
    case = with_measures(case_2021, measure(1, [(P, 1_001)]), cover="disposisjonsfondet")
    finding = only(excess_of_the_frame_is_covered(case))
    assert brief([finding]) == [("SB-211", "tiltak.xlsx › Ramme!B2")]
    assert finding.severity is Severity.WARNING
    assert finding.says == (
        "Tiltakene koster 1 kroner mer enn rammen i 2021. Dokumentene sier at beløpet dekkes av disposisjonsfondet."
    )


@pytest.mark.parametrize("amount", [0, 999, 1_000])
def test_a_plan_within_its_frame_is_right(case_2021: Case, amount: int) -> None:
    assert list(excess_of_the_frame_is_covered(with_measures(case_2021, measure(1, [(P, amount)])))) == []


def test_estimates_do_not_use_the_frame(case_2021: Case) -> None:
    case = with_measures(case_2021, measure(1, [(Status.ESTIMATE, 5_000)]))
    assert list(excess_of_the_frame_is_covered(case)) == []


def test_a_later_years_frame_is_looked_at_too(case_2021: Case) -> None:
    case = with_measures(case_2021, measure(1, [(P, 0), (P, 500)]))
    later = Frame(2022, kroner(400, "B3", "Ramme"), None, "", BLANK)
    case = replace(case, plan=replace(case.plan, frames=(*case.plan.frames, later)))
    finding = only(excess_of_the_frame_is_covered(case))
    assert brief([finding]) == [("SB-210", "tiltak.xlsx › Ramme!B3")]
    assert finding.says == "Tiltakene koster 100 kroner mer enn rammen i 2022."


def test_undecided_without_a_note_is_a_warning_at_the_status(case_2021: Case) -> None:
    case = with_measures(case_2021, measure(4, [(U, None), (P, 0), (U, None), (U, None)]))
    findings = list(undecided_says_what_it_waits_for(case))
    assert brief(findings) == [("SB-214", "tiltak.xlsx › Tiltak!S5")] * 2
    assert [finding.fix for finding in findings] == [
        "Skriv det i Merknad 2021 eller i Avklares når.", "Skriv det i Merknad 2022-2024 eller i Avklares når.",
    ]  # fmt: skip
    assert {(finding.severity, finding.municipality) for finding in findings} == {(Severity.WARNING, None)}


def test_undecided_with_its_note_is_right(case_2021: Case) -> None:
    waits = measure(4, [(U, None), (U, None)], note_now="Avhenger av strategien.", note_later="Som i 2021.")
    assert list(undecided_says_what_it_waits_for(with_measures(case_2021, waits))) == []


def test_undecided_that_says_when_it_is_settled_needs_no_note(case_2021: Case) -> None:
    waits = measure(4, [(U, None), (U, None)], settled_when="klyngestrategien er klar")
    assert list(undecided_says_what_it_waits_for(with_measures(case_2021, waits))) == []


def test_the_note_of_one_period_does_not_stand_for_the_other(case_2021: Case) -> None:
    waits = measure(4, [(U, None), (U, None)], note_now="Avhenger av strategien.")
    finding = only(undecided_says_what_it_waits_for(with_measures(case_2021, waits)))
    assert finding.fix == "Skriv det i Merknad 2022 eller i Avklares når."


@pytest.mark.parametrize(
    ("status", "word"), [(Status.ALREADY_ALLOCATED, "allerede avsatt"), (Status.PAID_BY_OTHERS, "andre betaler")]
)
def test_money_of_others_without_a_source_is_a_warning(case_2021: Case, status: Status, word: str) -> None:
    case = with_measures(case_2021, measure(3, [(status, None), (status, None), (status, None)]))
    findings = list(others_money_has_a_source(case))
    assert brief(findings) == [("SB-215", "tiltak.xlsx › Tiltak!S4")] * 2
    assert [finding.fix for finding in findings] == ["Skriv det i Kilde 2021.", "Skriv det i Kilde 2022-2023."]
    assert [finding.says.partition(",")[0] for finding in findings] == [
        f"Statusen for {year} er «{word}»" for year in (2021, 2022)
    ]
    assert {(finding.found, finding.severity, finding.municipality) for finding in findings} == {
        (None, Severity.WARNING, None)
    }


def test_money_of_others_with_its_source_is_right(case_2021: Case) -> None:
    paid = measure(3, [(Status.PAID_BY_OTHERS, None)] * 2, source_now="IFK", source_later="IFK")
    assert list(others_money_has_a_source(with_measures(case_2021, paid))) == []


@pytest.mark.parametrize("status", [Status.NO_FUNDS, Status.PROPOSED, Status.ESTIMATE])
def test_other_statuses_need_neither_note_nor_source(case_2021: Case, status: Status) -> None:
    case = with_measures(case_2021, measure(3, [(status, 0), (status, 0)]))
    assert [*others_money_has_a_source(case), *undecided_says_what_it_waits_for(case)] == []


# --- what is decided ------------------------------------------------------------------------------------


def test_what_was_decided_above_the_frame_asks_for_its_cover_and_not_for_lower_amounts() -> None:
    raised = plan([measure(1, [(P, 1_000), (P, 0)])], frame=900)
    finding = only(excess_of_the_frame_is_covered(decided(raised, change(1, 2021, 1_200))))
    assert brief([finding]) == [("SB-270", "tiltak.xlsx › Ramme!B2")]
    assert finding.says.replace("\u00a0", " ") == (
        "Rådet vedtok 1 200 kroner til tiltak i 2021, men rammen er 900 kroner. Det mangler 300 kroner."
    )
    assert "Senk" not in finding.fix


def test_what_was_decided_with_a_cover_is_right_as_what_is_proposed() -> None:
    covered = plan([measure(1, [(P, 1_000), (P, 0)])], frame=900, cover="fondet")
    found = excess_of_the_frame_is_covered(decided(covered, change(1, 2021, 1_200)))
    assert [finding.kind.code for finding in found] == ["SB-211"]


def test_a_decided_budget_that_does_not_balance_asks_for_its_cover() -> None:
    of = with_budget(plan([measure(1, [(P, 600), (P, 600)])]), *SIMPLE)
    finding = only(budget_balances(decided_december(of, change(1, 2021, 700))))
    assert brief([finding]) == [("SB-270", "tiltak.xlsx › Budsjett!E2")]
    assert finding.gaps["missing"] == "100"
    assert [finding.kind.code for finding in budget_balances(december(of))] == []
