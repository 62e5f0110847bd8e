"""Words that came along from last year are listed until somebody has looked at them.

1. A note that is now of other years is listed, one finding a measure, and not once the measure is ticked.
2. Any other text of a measure, a budget line or an instrument is listed when it has a year typed in it, as last year.
3. What is written this year, a span of years, and a plan that is not rolled over give nothing.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.since_last_year.carried_rules import LONGEST, rolled_over_words_are_looked_at
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import BLANK, Written
from tools.sentences.as_written import as_written

LINE = BudgetLine(Post.CARRIED_OVER, Written("Ufordelt i 2021"), (), Place("tiltak.xlsx", sheet="Budsjett", cell="A2"))


def with_measure(plan: Plan, **words: object) -> Plan:
    """Give the first measure of a plan other words."""
    return replace(plan, measures=(replace(plan.measures[0], **as_written(Measure, words)), *plan.measures[1:]))


def found(case: Case, before: Plan, now: Plan, *, is_rolled_over: bool = True) -> list[str]:
    """Check a plan beside last year's; give each finding as its cell and what it says."""
    plain = [
        replace(m, note_now=BLANK, note_later=BLANK, source_now=BLANK, source_later=BLANK) for m in now.measures[1:]
    ]
    plan = replace(now, measures=(now.measures[0], *plain))
    choices = replace(case.choices, last_year_was=LastYear.DECIDED if is_rolled_over else None)
    rolled = replace(case, plan=plan, choices=choices, changes=changes_between(before, plan))
    return [f"{f.place.cell} {f.says}" for f in rolled_over_words_are_looked_at(rolled)]


def first(plan: Plan) -> Measure:
    """Give the first measure."""
    return plan.measures[0]


def test_a_note_that_moved_on_is_listed_until_the_measure_is_ticked(case_2021: Case) -> None:
    plan = with_measure(case_2021.plan, note_later="deretter selvfinansierende")
    (said,) = found(case_2021, plan, plan)
    cell = first(plan).number.at.cell
    assert said == f"{cell} Dette er de samme ordene som i fjor: merknaden til senere år «deretter selvfinansierende»."
    assert found(case_2021, plan, with_measure(plan, is_reviewed=True)) == []
    assert found(case_2021, plan, with_measure(plan, note_later="deretter søkes det om mer")) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"name": "Messe i 2021"}, "navnet «Messe i 2021»"),
        ({"source_now": "avsatt i 2020"}, "kilden «avsatt i 2020»"),
        ({"settled_when": "planen for 2022 er klar"}, "det som står under Avklares når «planen for 2022 er klar»"),
        ({"name": "Strategi 2021–2031"}, None),
        ({"name": "Messe"}, None),
    ],
)
def test_a_text_with_a_year_in_it_is_listed(case_2021: Case, words: dict[str, str], said: str | None) -> None:
    plan = with_measure(case_2021.plan, **{"note_later": "", "source_later": "", **words})
    assert [line.partition("fjor: ")[2] for line in found(case_2021, plan, plan)] == ([f"{said}."] if said else [])
    assert found(case_2021, case_2021.plan, with_measure(plan, note_later="")) == []
    assert found(case_2021, plan, plan, is_rolled_over=False) == []


def test_the_lines_of_the_budget_and_the_instruments_are_listed(case_2021: Case) -> None:
    plan = with_measure(case_2021.plan, note_later="", source_later="")
    long = replace(plan.instruments[0], full_name=Written("Satsing fra 2021 på " + "reiseliv " * 9))
    now = replace(plan, budget=Budget((LINE,)), instruments=(long, *plan.instruments[1:]))
    line, instrument = found(case_2021, now, now)
    assert line == "A2 Dette er de samme ordene som i fjor: beskrivelsen «Ufordelt i 2021»."
    assert instrument.endswith(f"navnet «{long.full_name.text[:LONGEST]}…».")
    assert found(case_2021, plan, now) == []
