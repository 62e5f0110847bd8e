"""Whether a text is finished.

1. A mark that is left is an error at its paragraph or cell, which quotes it; it concerns whose text it stands in.
2. A name, and a heading, hold no fields.
3. What is not filled in is an error, and no unexplained abbreviation as well.
4. The same holds for region.yaml, the region's own wording and the names of officers.
5. A reference that leads nowhere is an error, in the words of any Word; a sentence about an error is none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check import check
from pipeline.check.prose.prose_rules import abbreviations_are_known
from pipeline.check.prose.unfinished import no_marks_are_left, nothing_is_left_to_fill_in, references_lead_somewhere
from pipeline.domain.case.case import Case, OtherText
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import Written
from tests.check.prose.test_prose_rules import below, section, with_sections
from tests.readings import brief, only

HALVES = "Se { ramme }, {{ ramme }, {{ramme, [[ramme]], «ramme» og ${ramme}."
UNFILLED = "Kostnaden er XX kroner (fyll inn), se ??? og [TBD]. Møtet er xx.xx.2021."


def test_nothing_is_found_in_the_real_case(case_2021: Case) -> None:
    assert [*no_marks_are_left(case_2021), *nothing_is_left_to_fill_in(case_2021)] == []


def test_marks_in_the_prose_are_quoted_in_one_finding(case_2021: Case) -> None:
    finding = only(no_marks_are_left(with_sections(case_2021, section("Vurdering", HALVES))))
    assert brief([finding]) == [("SB-451", "tekster.docx › Vurdering, avsnitt 9")]
    assert finding.says == (
        "«{ ramme }», «{{ ramme }», «{{ramme», «[[ramme]]», «${ramme}» ville stått i dokumentet slik det er skrevet "
        "her."
    )


def test_a_mark_in_a_municipalitys_text_or_cells_is_its_own(case_2021: Case) -> None:
    first, *others = case_2021.municipal
    own = replace(first, own_points=(Written("{% if ramme %}"),), own_input=(Written("{# notat #}"),))
    of = with_sections(case_2021, section("Kommuner", under=[below("Øyer", "{ ramme }")]))
    found = [(f.found, f.municipality) for f in no_marks_are_left(replace(of, municipal=(own, *others)))]
    assert found == [("{ ramme }", "Øyer"), ("{# notat #}", "Lillehammer"), ("{% if ramme %}", "Lillehammer")]


def test_a_name_and_a_heading_hold_no_fields(case_2021: Case) -> None:
    first, *others = case_2021.plan.measures
    renamed = replace(case_2021.plan, measures=(replace(first, name=Written("Plan {{ budsjettår }}")), *others))
    of = with_sections(case_2021, section("Fakta", under=[below("Om {{ ramme }}", "Tekst")]))
    assert [f.found for f in no_marks_are_left(replace(of, plan=renamed))] == ["{{ ramme }}", "{{ budsjettår }}"]


def test_what_is_not_filled_in_is_said_once(case_2021: Case) -> None:
    of = with_sections(case_2021, section("Fakta", UNFILLED))
    finding = only(nothing_is_left_to_fill_in(of))
    assert finding.says == "Teksten er ikke fylt ut: «XX», «(fyll inn)», «???», «[TBD]», «xx.xx.2021»."
    assert [f.found for f in abbreviations_are_known(of)] == []


def test_a_cell_that_is_not_filled_in_is_an_error(case_2021: Case) -> None:
    first, *others = case_2021.plan.measures
    waiting = replace(case_2021.plan, measures=(replace(first, note_now=Written("avklares xx.xx.2021")), *others))
    finding = only(nothing_is_left_to_fill_in(replace(case_2021, plan=waiting)))
    assert (finding.found, finding.place.sheet) == ("xx.xx.2021", "Tiltak")


def test_region_wording_and_officers_are_texts_like_others(case_2021: Case) -> None:
    region, row = case_2021.region, case_2021.municipal[0]
    council = replace(region.council, proposer=Written("[Navn på rollen]"))
    municipality = replace(region.municipalities[1], name="{kommune}")
    assert region.cost_key is not None
    key = replace(region.cost_key, source="{{ kilde }}", counted_on="xx.xx.2021")
    language, wording = next(iter(case_2021.wording.items()))
    at = Place(wording.file, line=7)
    own = replace(
        wording, phrases={**wording.phrases, "kroner": "{beløp} XX kroner {{ ramme }}"}, places={"kroner": at}
    )
    case = replace(
        case_2021,
        region=replace(region, council=council, municipalities=(municipality,), cost_key=key),
        municipal=(replace(row, officer="Kari XX"), *case_2021.municipal[1:]),
        choices=replace(case_2021.choices, council_officer="Ola ???"),
        wording={language: own},
    )
    assert [(f.found, f.municipality) for f in nothing_is_left_to_fill_in(case)] == [
        ("???", None), ("XX", row.municipality.name), ("[Navn på rollen]", None), ("xx.xx.2021", None), ("XX", None),
    ]  # fmt: skip
    marked = list(no_marks_are_left(case))
    assert [(f.found, f.municipality) for f in marked] == [
        ("{kommune}", "{kommune}"), ("{{ kilde }}", None), ("{ ramme }", None),
    ]  # fmt: skip
    assert marked[-1].place == at


def test_what_both_forms_have_from_region_yaml_is_said_once(case_2021: Case) -> None:
    council = replace(case_2021.region.council, proposer=Written("[Navn på rollen]"))
    case = replace(case_2021, region=replace(case_2021.region, council=council))
    other = OtherText(case.prose, case.prose)
    found = check(replace(case, others={Language.NYNORSK: other})).findings
    assert [f.found for f in found if f.kind.code == "SB-452"] == ["[Navn på rollen]"]


@pytest.mark.parametrize(
    "broken",
    [
        "Feil! Fant ikke referansekilden",
        "Feil! Bokmerke er ikke definert",
        "Feil! Fann ikkje referansekjelda",
        "Feil! Bokmerket er ikkje definert",
        "Feil!\u00a0Fant ikke referansekilden",
        "Error! Reference source not found",
        "Error! Bookmark not defined",
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error(case_2021: Case, broken: str) -> None:
    finding = only(references_lead_somewhere(with_sections(case_2021, section("Fakta", f"Se {broken}."))))
    assert brief([finding]) == [("SB-460", "tekster.docx › Fakta, avsnitt 9")]
    assert finding.found == broken.replace("\u00a0", " ")


def test_a_sentence_about_an_error_is_no_reference(case_2021: Case) -> None:
    of = with_sections(case_2021, section("Fakta", "Feil! Det skal ikke skje igjen. Saken har nummer #12."))
    assert [*references_lead_somewhere(of), *references_lead_somewhere(case_2021)] == []
