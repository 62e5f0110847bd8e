"""Whether the fields of a text can be filled.

1. A field is one of those that the plan can fill; else the nearest name is said.
2. It concerns whose text it stands in.
3. A field of one thing is about a measure, an instrument, a municipality and a year that are there.
4. A field of years that have no sum, or of an amount that nobody knows, is found.
5. The fields of cells are looked at as those of the prose.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.prose.field_rules import fields_exist
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.prose.layout import FIELDS
from pipeline.domain.values.text import FieldRef
from pipeline.domain.values.written import BLANK, Written
from tests.builders import E, P, U, measure, plan
from tests.cases import case
from tests.check.prose.test_prose_rules import below, paragraph, section, with_sections
from tests.readings import brief, only

# --- names ------------------------------------------------------------------------------------------------


def test_every_field_that_the_plan_can_fill_is_known(case_2021: Case) -> None:
    fields = replace(section("Fakta"), blocks=tuple(paragraph(FieldRef(name)) for name in FIELDS))
    assert list(fields_exist(with_sections(case_2021, fields))) == []


def test_an_unknown_field_names_the_nearest_and_all(case_2021: Case) -> None:
    fields = replace(section("Fakta"), blocks=(paragraph("Rammen er ", FieldRef("rame"), "."),))
    finding = only(fields_exist(with_sections(case_2021, fields)))
    assert brief([finding]) == [("SB-401", "tekster.docx › Fakta, avsnitt 9")]
    assert finding.says == "Feltet {{ rame }} finnes ikke. Mente du «ramme»?"
    assert (finding.is_error, finding.found, finding.municipality) == (True, "rame", None)
    assert "sum_foreslått" in finding.fix


@pytest.mark.parametrize(("container", "scope"), [("Kommuner", "Øyer"), ("Virkemidler", None), ("Fakta", None)])
def test_an_unknown_field_concerns_whose_text_it_stands_in(case_2021: Case, container: str, scope: str | None) -> None:
    inner = replace(below("Nærmere", level=3), blocks=(paragraph(FieldRef("rame")),))
    case = with_sections(case_2021, section(container, under=[below("Øyer", under=[inner])]))
    assert only(fields_exist(case)).municipality == scope


def test_a_municipality_is_the_same_in_capitals(case_2021: Case) -> None:
    own = replace(below("ØYER"), blocks=(paragraph(FieldRef("rame")),))
    case = with_sections(case_2021, section("Kommuner", under=[own]))
    assert only(fields_exist(case)).municipality == "Øyer"


# --- one thing --------------------------------------------------------------------------------------------


def said(of: Case, name: str) -> list[tuple[str, str]]:
    """Say what is found of a field in the prose: the code, and the sentence."""
    fields = replace(section("Fakta"), blocks=(paragraph(FieldRef(name)),))
    return [(finding.kind.code, finding.says) for finding in fields_exist(with_sections(of, fields))]


@pytest.mark.parametrize(
    "name",
    [
        "T06.2022", "t06.2022", "T06.2022-2024", "T06.beløp", "T06.senere", "T06.eier", "T06.navn", "T06.status",
        "T05.2022", "virkemiddel.2.sum", "virkemiddel.2.2022-2023", "virkemiddel.2.senere", "virkemiddel.2.antall",
        "virkemiddel.2.navn", "ramme.2021", "sum_foreslått.2022-2024",
    ],
)  # fmt: skip
def test_what_the_plan_has_can_be_asked_for(case_2021: Case, name: str) -> None:
    assert said(case_2021, name) == []


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("T66.2022", "SB-459", "er om T66, som ikke er i planen."),
        ("T6.2022", "SB-459", "er om T6, som ikke er i planen. Mente du «T06»?"),
        ("virkemiddel.9.sum", "SB-459", "er om 9, som ikke er i planen."),
        ("andel.Øyr", "SB-459", "er om Øyr, som ikke er i planen. Mente du «Øyer»?"),
        ("T06.beløb", "SB-447", "«beløb» kan ikke stå etter punktum her. Mente du «beløp»?"),
        ("T06", "SB-447", "det mangler et ord eller et år etter punktum."),
        ("virkemiddel.2.eier", "SB-447", "«eier» kan ikke stå etter punktum her."),
        ("ramme.fjor", "SB-447", "«fjor» kan ikke stå etter punktum her."),
        ("rådet.2021", "SB-447", "«2021» kan ikke stå etter punktum her."),
        ("T06.2020", "SB-448", "er for 2020, men planen gjelder 2021-2024."),
        ("T06.2023-2025", "SB-448", "er for 2023-2025, men planen gjelder 2021-2024."),
        ("T06.2021-2022", "SB-449", "har ingen sum: tiltaket har ikke samme status i alle årene."),
        ("ramme.2023", "SB-450", "kan ikke fylles ut: beløpet for 2023 er ikke kjent."),
        ("andel.Øyer", "SB-450", "kan ikke fylles ut: beløpet for Øyer er ikke kjent."),
        ("rame.2022", "SB-401", "finnes ikke. Mente du «ramme»?"),
    ],
)
def test_what_is_not_there_is_an_error_that_says_why(case_2021: Case, name: str, code: str, sentence: str) -> None:
    ((found, words),) = said(case_2021, name)
    assert (found, words.endswith(sentence)) == (code, True), words


def test_a_field_of_a_measure_that_has_ended_is_an_error(case_2021: Case) -> None:
    gone = case_2021.plan.measure("T06")
    rest = tuple(m for m in case_2021.plan.measures if m is not gone)
    ended = Ended(gone.number, gone.name, BLANK, gone.number.at)
    of = replace(case_2021, plan=replace(case_2021.plan, measures=rest), ended=(ended,))
    assert [code for code, _ in said(of, "T06.2022")] == ["SB-446"]


def test_years_of_one_status_have_a_sum_and_others_have_none() -> None:
    of = case(plan([measure(1, [(P, 100), (E, 50), (E, 50), (U, None)])], frame=100))
    assert said(of, "T01.2022-2023") == []
    assert [code for code, _ in said(of, "T01.2022-2024")] == ["SB-449"]
    assert [code for code, _ in said(of, "T01.senere")] == ["SB-449"]


# --- cells ------------------------------------------------------------------------------------------------


def test_a_field_in_a_cell_is_looked_at_and_concerns_its_municipality(case_2021: Case) -> None:
    first, *others = case_2021.municipal
    own = replace(first, own_points=(Written("Rammen er {{ rame }}."),))
    of = replace(
        case_2021,
        municipal=(own, *others),
        choices=replace(case_2021.choices, title=Written("Plan for {{ T99.navn }}")),
    )
    assert [(*found, finding.municipality) for finding in fields_exist(of) for found in brief([finding])] == [
        ("SB-401", "tiltak.xlsx › Kommuner!L2", "Lillehammer"),
        ("SB-459", "tiltak.xlsx › Sak!B4", None),
    ]
