"""What was typed to look like a heading or a list.

1. A whole paragraph that is a known heading is an error, wherever such a heading may stand; a list item is none.
2. It is not said to be missing as well.
3. Neighbouring paragraphs with dashes, dots, numbers or letters before them are a note; one alone, or dates, are none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.prose.as_typed import headings_have_their_style, lists_are_lists
from pipeline.check.prose.prose_rules import required_sections_are_written
from pipeline.domain.case.case import Case
from pipeline.domain.prose.prose import ParagraphKind
from pipeline.domain.values.text import Text
from tests.check.prose.test_prose_rules import below, changed, paragraph, section, with_sections
from tests.readings import brief, only


@pytest.mark.parametrize(
    ("container", "inner", "text", "level"),
    [
        ("Konklusjon", "", "Klima og miljø", 1),
        ("Konklusjon", "", "KLIMA OG MILJØ", 1),
        ("Konklusjon", "", "Samandrag", 1),
        ("Kommuner", "Øyer", "Gausdal", 2),
        ("Virkemidler", "Klynger", "Klynger og nettverk", 2),
        ("Tiltak", "T23 Webside", "T06 Snowball", 2),
        ("Tiltak", "T23 Webside", "Mål", 3),
    ],
)
def test_a_heading_that_is_ordinary_text_is_an_error(
    case_2021: Case, container: str, inner: str, text: str, level: int
) -> None:
    under = [below(inner, text)] if inner else []
    case = with_sections(case_2021, section(container, *([] if inner else [text]), under=under))
    finding = only(headings_have_their_style(case))
    assert (finding.kind.code, finding.found, finding.is_error) == ("SB-456", text, True)
    assert f"Overskrift {level} " in finding.fix


@pytest.mark.parametrize("text", ["Klima og miljø er viktig.", "Mål", "Gausdal", "T06", "Klima og miljø:"])
def test_other_text_is_no_heading(case_2021: Case, text: str) -> None:
    assert list(headings_have_their_style(with_sections(case_2021, section("Konklusjon", text)))) == []


def test_a_bold_heading_may_have_a_colon_and_a_list_item_is_none(case_2021: Case) -> None:
    bold = replace(paragraph("x"), line=(Text("Folkehelse:", bold=True),))
    item = replace(paragraph("Fakta"), kind=ParagraphKind.BULLET)
    case = with_sections(case_2021, replace(section("Konklusjon"), blocks=(bold, item)))
    assert only(headings_have_their_style(case)).found == "Folkehelse"


def test_a_required_heading_that_is_ordinary_text_is_not_missing_as_well(case_2021: Case) -> None:
    kept = [s for s in case_2021.prose.sections if s.title != "Konklusjon"]
    case = changed(with_sections(case_2021, *kept), section("Folkehelse", "Konklusjon", "Vi anbefaler planen."))
    assert [f.kind.code for f in headings_have_their_style(case)] == ["SB-456"]
    assert list(required_sections_are_written(case)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("- første", "- andre"),
        ("• første", "• andre"),
        ("1) første", "2) andre", "3) tredje"),
        ("a. første", "b. andre"),
        ("1. første", "2. andre"),
        ("- første", "- andre", "1) tredje", "a. fjerde", "• femte"),
    ],
)
def test_a_list_that_is_typed_is_one_note(case_2021: Case, texts: tuple[str, ...]) -> None:
    finding = only(lists_are_lists(with_sections(case_2021, section("Fakta", "Før", *texts, "etter"))))
    assert brief([finding]) == [("SB-457", "tekster.docx › Fakta, avsnitt 9")]
    assert f"blir {len(texts)} vanlige avsnitt" in finding.says


@pytest.mark.parametrize(
    "texts",
    [
        ("– Ja, sa ordføreren.", "Så gikk de."),
        ("1. januar begynte det.", "2. februar var det slutt."),
        ("-5 grader", "-6 grader"),
        ("a b", "c d"),
        ("1)", "2)"),
    ],
)
def test_ordinary_paragraphs_are_no_list(case_2021: Case, texts: tuple[str, ...]) -> None:
    assert list(lists_are_lists(with_sections(case_2021, section("Fakta", *texts)))) == []
