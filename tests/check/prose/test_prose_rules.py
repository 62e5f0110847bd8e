"""What has to be right in the prose: no text is lost, none that is needed is missing.

1. A heading is known and stands once; text that no document would take is found.
2. Required sections are written: the common ones for everybody, a municipality's own for itself.
3. The summary is short, which is counted in the officer's own characters.
4. A virkemiddel without measures says why.
5. A text about a measure begins with its number and has its name, and stands once.
6. Municipalities without their own assessment are one warning.
7. A finding names a heading as it stands in the file, and a missing one in the file's form of Norwegian.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from pipeline.check.prose.prose_rules import (
    headings_are_known_and_stand_once,
    instruments_without_measures_say_why,
    measure_texts_have_their_measure,
    municipalities_assess_the_case,
    required_sections_are_written,
    summary_is_short,
)
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Severity
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text
from tests.builders import P, measure, plan
from tests.readings import brief, only


def paragraph(*parts: str | FieldRef, heading: str = "Fakta") -> WrittenParagraph:
    """Write a paragraph under a heading."""
    line = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    return WrittenParagraph(line, ParagraphKind.BODY, 0, Place("tekster.docx", heading=heading, paragraph=9))


def section(title: str, *texts: str, under: Iterable[WrittenSection] = (), level: int = 1) -> WrittenSection:
    """Write a section with its paragraphs and subsections."""
    paragraphs = tuple(paragraph(text, heading=title) for text in texts)
    return WrittenSection(title, level, paragraphs, tuple(under), Place("tekster.docx", heading=title, paragraph=8))


def below(title: str, *texts: str, under: Iterable[WrittenSection] = (), level: int = 2) -> WrittenSection:
    """Write a section under another."""
    return section(title, *texts, under=under, level=level)


def with_sections(case: Case, *sections: WrittenSection) -> Case:
    """Give the case these sections and no others."""
    return replace(case, prose=Prose("tekster.docx", sections))


def changed(case: Case, new: WrittenSection) -> Case:
    """Put a section in the place of the one of its name, or last."""
    kept = [s for s in case.prose.sections if s.title != new.title]
    return with_sections(case, *kept, new)


# --- headings -----------------------------------------------------------------------------------------


def test_the_headings_of_the_real_text_are_right(case_2021: Case) -> None:
    assert list(headings_are_known_and_stand_once(case_2021)) == []


def test_an_unknown_heading_names_the_nearest(case_2021: Case) -> None:
    finding = only(headings_are_known_and_stand_once(with_sections(case_2021, section("Konklusion", "Tekst"))))
    assert brief([finding]) == [("SB-404", "tekster.docx › Konklusion, avsnitt 8")]
    assert finding.says == (
        "Overskriften «Konklusion» er ikke kjent, så teksten under den ville ikke kommet med. Mente du «Konklusjon»?"
    )
    assert (finding.is_error, finding.found, finding.municipality) == (True, "Konklusion", None)


@pytest.mark.parametrize("title", ["fakta", "FAKTA", " Fakta ", "Klima\u00a0og  miljø"])
def test_case_and_blanks_tell_no_headings_apart(case_2021: Case, title: str) -> None:
    assert list(headings_are_known_and_stand_once(with_sections(case_2021, section(title, "Tekst")))) == []


def test_a_heading_that_stands_twice_is_an_error_at_the_second(case_2021: Case) -> None:
    second = replace(section("FAKTA", "Mer"), at=Place("tekster.docx", heading="FAKTA", paragraph=20))
    finding = only(headings_are_known_and_stand_once(with_sections(case_2021, section("Fakta", "Tekst"), second)))
    assert brief([finding]) == [("SB-405", "tekster.docx › FAKTA, avsnitt 20")]
    assert finding.says == "Overskriften «FAKTA» står to ganger."


@pytest.mark.parametrize(
    ("container", "wrong", "nearest"),
    [
        ("Kommuner", "Øyr", "Øyer"),
        ("Virkemidler", "Klynger og nettverkk", "Klynger og nettverk"),
    ],
)
def test_an_unknown_heading_under_another_is_an_error(
    case_2021: Case, container: str, wrong: str, nearest: str
) -> None:
    case = with_sections(case_2021, section(container, under=[below(wrong, "Tekst")]))
    finding = only(headings_are_known_and_stand_once(case))
    assert finding.kind.code == "SB-404"
    assert finding.says.endswith(f"Mente du «{nearest}»?")


def test_an_unknown_part_of_a_measure_is_named_with_the_parts(case_2021: Case) -> None:
    about = below("T23 Webside", under=[below("Frist", level=3)])
    finding = only(headings_are_known_and_stand_once(with_sections(case_2021, section("Tiltak", under=[about]))))
    assert finding.says == (
        "Frist er ikke en av delene under et tiltak: Bakgrunn, Mål, Aktiviteter, Fremdrift, Forventet effekt, "
        "Oppfølging."
    )


def test_a_required_section_by_another_name_is_not_missing_as_well(case_2021: Case) -> None:
    summary = case_2021.prose.section("Sammendrag")
    assert summary is not None
    kept = tuple(s for s in case_2021.prose.sections if s is not summary)
    numbered = with_sections(case_2021, replace(summary, title="1. Sammendrag"), *kept)
    assert [f.kind.code for f in headings_are_known_and_stand_once(numbered)] == ["SB-404"]
    assert list(required_sections_are_written(numbered)) == []
    assert [f.kind.code for f in required_sections_are_written(with_sections(case_2021, *kept))] == ["SB-402"]


@pytest.mark.parametrize("number", ["T6", "t06", "T006", "T-06"])
def test_a_number_that_is_written_otherwise_names_the_one_that_is_meant(case_2021: Case, number: str) -> None:
    case = with_sections(case_2021, section("Tiltak", under=[below(f"{number} Snowball", "Tekst")]))
    assert only(measure_texts_have_their_measure(case)).says.endswith("Mente du «T06»?")


def test_an_unknown_heading_under_a_measure_is_an_error(case_2021: Case) -> None:
    measure = below("T23 Webside", under=[below("Maal", level=3), below("Mål", level=3), below("Mål", level=3)])
    case = with_sections(case_2021, section("Tiltak", under=[measure]))
    assert brief(headings_are_known_and_stand_once(case)) == [
        ("SB-458", "tekster.docx › Maal, avsnitt 8"),
        ("SB-405", "tekster.docx › Mål, avsnitt 8"),
    ]


@pytest.mark.parametrize("container", ["Kommuner", "Virkemidler", "Tiltak"])
def test_text_right_under_a_container_would_be_lost(case_2021: Case, container: str) -> None:
    finding = only(headings_are_known_and_stand_once(with_sections(case_2021, section(container, "Tapt tekst"))))
    assert brief([finding]) == [("SB-408", f"tekster.docx › {container}, avsnitt 9")]


def test_a_heading_2_before_every_heading_1_would_be_lost(case_2021: Case) -> None:
    case = with_sections(case_2021, below("Fakta", "Tekst"))
    assert brief(headings_are_known_and_stand_once(case)) == [("SB-408", "tekster.docx › Fakta, avsnitt 8")]


# --- what must be written -----------------------------------------------------------------------------


def test_a_region_may_have_parts_of_its_own_under_a_measure(case_2021: Case) -> None:
    measure = below("T23 Webside", under=[below("Risiko", "Lav.", level=3), below("Risk", "Lav.", level=3)])
    case = replace(case_2021, region=replace(case_2021.region, measure_parts=("Risiko",)))
    (finding,) = headings_are_known_and_stand_once(with_sections(case, section("Tiltak", under=[measure])))
    assert brief([finding]) == [("SB-458", "tekster.docx › Risk, avsnitt 8")]


def test_a_region_may_leave_a_section_to_the_officer(case_2021: Case) -> None:
    case = replace(case_2021, region=replace(case_2021.region, left_to_officer=(SectionKey.CONCLUSION,)))
    findings = required_sections_are_written(with_sections(case))
    assert len(list(findings)) == 3


def test_the_real_text_has_what_is_required(case_2021: Case) -> None:
    assert list(required_sections_are_written(case_2021)) == []


def test_each_common_section_that_is_missing_is_an_error_of_everybody(case_2021: Case) -> None:
    findings = list(required_sections_are_written(with_sections(case_2021)))
    assert brief(findings) == [("SB-402", "tekster.docx")] * 4
    assert [finding.says.split("»")[0] for finding in findings] == [
        f"Overskriften «{title}" for title in ("Sammendrag", "Saksutredning", "Vurdering", "Konklusjon")
    ]
    assert {(finding.is_error, finding.municipality) for finding in findings} == {(True, None)}


def test_a_section_without_text_is_missing_at_its_heading(case_2021: Case) -> None:
    finding = only(required_sections_are_written(changed(case_2021, section("Konklusjon"))))
    assert brief([finding]) == [("SB-402", "tekster.docx › Konklusjon, avsnitt 8")]


def test_text_under_a_subheading_is_text(case_2021: Case) -> None:
    case = changed(case_2021, section("Konklusjon", under=[below("Kort sagt", "Tekst")]))
    assert list(required_sections_are_written(case)) == []


def test_what_a_municipality_requires_is_its_own_error(case_2021: Case) -> None:
    municipalities = tuple(
        replace(m, required=(SectionKey.CHILDREN, SectionKey.SUMMARY, SectionKey.CLIMATE)) if m.name == "Øyer" else m
        for m in case_2021.region.municipalities
    )
    case = replace(case_2021, region=replace(case_2021.region, municipalities=municipalities))
    finding = only(required_sections_are_written(case))
    assert brief([finding]) == [("SB-402", "tekster.docx")]
    assert finding.municipality == "Øyer"
    assert finding.says.startswith("Overskriften «Barn og unge» mangler")


# --- the summary --------------------------------------------------------------------------------------


def test_the_summary_of_the_real_text_is_short(case_2021: Case) -> None:
    assert list(summary_is_short(case_2021)) == []


@pytest.mark.parametrize(("first", "second", "count"), [(451, 0, 451), (450, 1, 451)])
def test_a_long_summary_is_a_warning_with_its_length(case_2021: Case, first: int, second: int, count: int) -> None:
    finding = only(summary_is_short(changed(case_2021, section("Sammendrag", "x" * first, "y" * second))))
    assert brief([finding]) == [("SB-409", "tekster.docx › Sammendrag, avsnitt 8")]
    assert finding.severity is Severity.WARNING
    assert finding.says.startswith(f"Sammendraget er på {count} tegn. Det bør ikke ha mer enn 450;")


def test_a_summary_of_450_characters_is_short(case_2021: Case) -> None:
    assert list(summary_is_short(changed(case_2021, section("Sammendrag", "x" * 450)))) == []


def test_without_a_summary_it_is_not_long(case_2021: Case) -> None:
    assert list(summary_is_short(with_sections(case_2021))) == []


# --- virkemidler --------------------------------------------------------------------------------------

EMPTY = "Bruke innbyggerinvolvering, samarbeid og teknologi for å utvikle samfunnet og næringslivet"


def test_a_virkemiddel_without_measures_says_why_in_the_real_text(case_2021: Case) -> None:
    assert list(instruments_without_measures_say_why(case_2021)) == []


def test_a_virkemiddel_without_measures_and_text_is_an_error(case_2021: Case) -> None:
    finding = only(instruments_without_measures_say_why(with_sections(case_2021)))
    assert brief([finding]) == [("SB-403", "tekster.docx › Virkemidler")]
    assert finding.says == f"Virkemiddelet «{EMPTY}» har ingen tiltak, og teksten sier ikke hvorfor."
    assert (finding.is_error, finding.municipality) == (True, None)


def test_a_heading_without_a_reason_is_an_error_at_the_heading(case_2021: Case) -> None:
    case = with_sections(case_2021, section("Virkemidler", under=[below(EMPTY)]))
    assert brief(instruments_without_measures_say_why(case)) == [("SB-403", f"tekster.docx › {EMPTY}, avsnitt 8")]


# --- measures -----------------------------------------------------------------------------------------


def measures(case: Case, *titles: str) -> Case:
    """Write texts about measures under these headings."""
    return with_sections(case, section("Tiltak", under=[below(title, "Tekst") for title in titles]))


def test_the_measures_of_the_real_text_are_those_of_the_workbook(case_2021: Case) -> None:
    assert list(measure_texts_have_their_measure(case_2021)) == []


@pytest.mark.parametrize(
    "title", ["T23 Webside", "T23: Webside", "T23. Webside", "T23", "T23  WEBSIDE", "T23\u00a0Webside", "T23\tWebside"]
)
def test_a_text_is_about_the_measure_whose_number_it_begins_with(case_2021: Case, title: str) -> None:
    assert list(measure_texts_have_their_measure(measures(case_2021, title))) == []


@pytest.mark.parametrize("title", ["T023 Webside", "t23 Webside"])
def test_a_text_about_no_measure_names_the_nearest_number(case_2021: Case, title: str) -> None:
    finding = only(measure_texts_have_their_measure(measures(case_2021, title)))
    assert brief([finding]) == [("SB-433", f"tekster.docx › {title}, avsnitt 8")]
    assert (finding.is_error, finding.found) == (True, title)
    number = title.split(maxsplit=1)[0]
    assert finding.says == (
        f"Teksten er om {number}, men arket Tiltak har ikke noe tiltak med det nummeret. Mente du «T23»?"
    )


def test_a_text_without_a_number_is_an_error(case_2021: Case) -> None:
    finding = only(measure_texts_have_their_measure(measures(case_2021, "Webside")))
    assert finding.says == "Overskriften «Webside» begynner ikke med nummeret på et tiltak i arbeidsboken."


def test_a_text_about_a_measure_that_is_said_to_be_lost_is_not_spoken_of_twice(case_2021: Case) -> None:
    lost = [measure(n, [(P, 1)] * 5, first_year=2020) for n in (1, 23, 40)]
    case = measures(case_2021, "T40 Noe", "T41 Noe annet")
    case = replace(case, changes=changes_between(plan(lost), case.plan))
    assert [finding.found for finding in measure_texts_have_their_measure(case)] == ["T41 Noe annet"]


def test_another_name_than_the_workbooks_is_a_warning(case_2021: Case) -> None:
    finding = only(measure_texts_have_their_measure(measures(case_2021, "T23 Nettside")))
    assert brief([finding]) == [("SB-411", "tekster.docx › T23 Nettside, avsnitt 8")]
    assert finding.severity is Severity.WARNING
    assert "som heter «Webside» i arbeidsboken" in finding.says


def test_two_texts_about_one_measure_are_an_error(case_2021: Case) -> None:
    finding = only(measure_texts_have_their_measure(measures(case_2021, "T23 Webside", "T23")))
    assert (finding.kind.code, finding.found) == ("SB-405", "T23")


# --- municipalities -----------------------------------------------------------------------------------


def test_every_municipality_of_the_real_text_assesses_the_case(case_2021: Case) -> None:
    assert list(municipalities_assess_the_case(case_2021)) == []


def test_municipalities_without_their_own_assessment_are_named_in_one_warning(case_2021: Case) -> None:
    texts = section("Kommuner", under=[below("Lillehammer", "Tekst"), below("Gausdal")])
    finding = only(municipalities_assess_the_case(with_sections(case_2021, texts)))
    assert brief([finding]) == [("SB-412", "tekster.docx › Kommuner")]
    assert finding.says == "Øyer og Gausdal har ingen egen vurdering."
    assert finding.severity is Severity.WARNING


def test_the_only_municipality_with_an_empty_assessment_is_pointed_at(case_2021: Case) -> None:
    texts = section("Kommuner", under=[below("Lillehammer", "Tekst"), below("Øyer", "Tekst"), below("Gausdal")])
    finding = only(municipalities_assess_the_case(with_sections(case_2021, texts)))
    assert brief([finding]) == [("SB-412", "tekster.docx › Gausdal, avsnitt 8")]
    assert finding.says == "Gausdal har ingen egen vurdering."


# --- headings in nynorsk ------------------------------------------------------------------------------


def test_a_finding_of_a_nynorsk_case_names_the_headings_in_nynorsk(case_2021: Case) -> None:
    empty = replace(section("Saksutredning"), at=Place("tekster.docx", heading="Saksutgreiing", paragraph=2))
    case = replace(with_sections(case_2021, empty), region=replace(case_2021.region, written_in=Language.NYNORSK))
    summary, account, *_ = required_sections_are_written(case)
    assert summary.says == "Overskriften «Samandrag» mangler, eller det står ingenting under den."
    assert account.says == "Overskriften «Saksutgreiing» mangler, eller det står ingenting under den."
    reason = next(instruments_without_measures_say_why(case))
    assert reason.fix.startswith("Skriv grunnen under Verkemiddel og overskriften «")
    assert str(reason.place) == "tekster.docx › Verkemiddel"
    assert " under Kommunar, " in only(municipalities_assess_the_case(case)).fix


def test_a_bokmaal_heading_in_a_nynorsk_case_is_named_as_it_stands(case_2021: Case) -> None:
    nynorsk = replace(case_2021.region, written_in=Language.NYNORSK)
    case = replace(with_sections(case_2021, section("Kommuner")), region=nynorsk)
    assert " under Kommuner, " in only(municipalities_assess_the_case(case)).fix
