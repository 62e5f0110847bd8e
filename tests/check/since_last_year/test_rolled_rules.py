"""What is asked of a plan that is rolled over.

1. A text is looked over at the cell under Gjennomgått; a measure that has no text is not said to have one.
2. Last year's case that is there, but cannot be compared with, is not said to be missing.
3. Nothing is asked where the plan is not rolled over.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.check.since_last_year.rolled_rules import (
    last_year_is_what_it_is_said_to_be,
    rolled_over_texts_are_reviewed,
)
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.prose.prose import Prose, WrittenSection
from pipeline.domain.values.place import Place
from pipeline.runs.check import check
from tests.builders import P, at, measure, plan
from tests.cases import case
from tests.readings import brief
from tests.workbooks import copy_of_cases, set_addresses

AT_TEXT = Place("tekster.docx", heading="T01 Webside")
TEXTS = WrittenSection("Tiltak", 1, (), (WrittenSection("T01 Webside", 2, (), (), AT_TEXT),), AT_TEXT)


def rolled(**choices: object) -> Case:
    """Give a plan that is rolled over, with a measure that has a text and one that has none."""
    made = [replace(measure(n, [(P, 1)], name=f"Navn {n}"), cells={"reviewed": at(f"AC{n + 1}")}) for n in (1, 2)]
    return replace(
        case(plan(made), **{"last_year_was": LastYear.DECIDED, **choices}),  # type: ignore[arg-type]
        prose=Prose("tekster.docx", (TEXTS,)),
    )


def test_a_text_is_looked_over_where_the_x_is_to_stand() -> None:
    one, two = rolled_over_texts_are_reviewed(rolled())
    assert brief([one, two]) == [("SB-248", "tiltak.xlsx › Tiltak!AC2"), ("SB-248", "tiltak.xlsx › Tiltak!AC3")]
    assert one.says == "Omtalen av T01 «Navn 1» er ikke sett over for det nye året."
    assert one.fix.startswith("Se over omtalen i tekster.docx og merknadene i arket Tiltak.")


def test_a_measure_without_a_text_is_said_to_have_none() -> None:
    _, two = rolled_over_texts_are_reviewed(rolled())
    assert two.says == "Merknadene til T02 «Navn 2» er ikke sett over for det nye året."
    assert two.fix == (
        "Tiltaket har ingen omtale i tekster.docx. Se over merknadene i arket Tiltak. Sett så x under Gjennomgått."
    )


def test_nothing_is_asked_of_a_plan_that_is_not_rolled_over_or_is_looked_over() -> None:
    assert list(rolled_over_texts_are_reviewed(rolled(last_year_was=None))) == []
    made = rolled()
    reviewed = replace(made.plan, measures=tuple(replace(m, is_reviewed=True) for m in made.plan.measures))
    assert list(rolled_over_texts_are_reviewed(replace(made, plan=reviewed))) == []


@pytest.mark.parametrize(("is_unread", "codes"), [(False, ["SB-334"]), (True, [])])
def test_last_years_case_is_missing_only_when_it_is_not_there(is_unread: bool, codes: list[str]) -> None:  # noqa: FBT001
    found = last_year_is_what_it_is_said_to_be(replace(rolled(), is_last_year_unread=is_unread))
    assert [finding.kind.code for finding in found] == codes


def test_last_years_folder_with_another_year_in_it_is_said_once(tmp_path: Path) -> None:
    folder = copy_of_cases(tmp_path, "2021", "2022")
    set_addresses(folder.with_name("2021"), {"Sak!B2": 2020})
    said = [finding for finding in check(folder) if finding.kind.code in {"SB-244", "SB-334", "SB-335"}]
    assert [finding.says.partition(". ")[0] for finding in said] == [
        "Fjorårets sak (2021/tiltak.xlsx) kan ikke brukes: den har feil"
    ]
