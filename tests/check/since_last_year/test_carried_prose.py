"""Prose that came along from last year, beside the text of last year.

1. Every year that is typed in a paragraph unchanged since last year, or in a field there, is listed, in whatever form
   it is written.
2. A paragraph that is new or changed is not called last year's; nor is a measure's text that has been looked over.
3. A heading whose whole text is last year's is noted, once; those of measures are not, they have Gjennomgått.
4. Nothing is said where the plan is not rolled over, or last year's text is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.check import check
from pipeline.check.since_last_year.carried_prose import carried_sections_are_still_true, carried_years_are_looked_at
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text
from pipeline.domain.values.years import PlanYears
from pipeline.read.last_year import read_last_prose
from pipeline.runs.new_year import new_year
from tests.builders import P, measure, plan
from tests.cases import case
from tests.readings import brief, read_whole
from tests.workbooks import copy_of_case

BUDGET_YEAR = Text("Det begynner i "), FieldRef("budsjettår"), Text(".")


def written(*parts: Text | FieldRef, number: int = 2) -> WrittenParagraph:
    """Write a paragraph."""
    return WrittenParagraph(parts, ParagraphKind.BODY, 0, Place("tekster.docx", heading="Fakta", paragraph=number))


def headed(title: str, *texts: str, under: Iterable[WrittenSection] = (), level: int = 1) -> WrittenSection:
    """Write a heading with paragraphs."""
    paragraphs = tuple(written(Text(text), number=number) for number, text in enumerate(texts, 2))
    return WrittenSection(title, level, paragraphs, tuple(under), Place("tekster.docx", heading=title, paragraph=1))


def rolled(now: Iterable[WrittenSection], last: Iterable[WrittenSection] | None, *, is_reviewed: bool = False) -> Case:
    """Give a plan for 2022–2025 that is rolled over, with its text and last year's."""
    one = replace(measure(1, [(P, 1)] * 4, first_year=2022), is_reviewed=is_reviewed)
    made = case(plan([one]), last_year_was=LastYear.DECIDED)
    texts = Prose("tekster.docx", tuple(now)), None if last is None else Prose("tekster.docx", tuple(last))
    return replace(made, prose=texts[0], last_prose=texts[1])


def years(now: WrittenSection, last: WrittenSection, *, is_reviewed: bool = False) -> list[str]:
    """Give the years that are listed."""
    found = carried_years_are_looked_at(rolled([now], [last], is_reviewed=is_reviewed))
    return [finding.found or "" for finding in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Planen for 2021–2024 gjelder.", ["2021–2024"]),
        ("Planen for 2021-2024 gjelder.", ["2021-2024"]),
        ("Planen for 2021 – 2024 gjelder.", ["2021 – 2024"]),
        ("Planen for 2021\u20112024 gjelder.", ["2021\u20112024"]),
        ("I 2019-2021 var det annerledes.", ["2019-2021"]),
        ("Perioden 2021–24 er i gang.", ["2021–24"]),
        ("Skoleåret 2021/22 og 2020/2021.", ["2021/22", "2020/2021"]),
        ("Se 2021-budsjettet.", ["2021"]),
        ("Arbeidet med covid-2021.", ["2021"]),
        ("Perioden 21–24 og 21-24.", ["21–24", "21-24"]),
        ("Våren '21, høsten ’21.", ["'21", "’21"]),
        ("Vedtatt 8.4.21 og 08.04.2021.", ["8.4.21", "2021"]),
        ("I 2021, 2022 og igjen i 2021.", ["2021", "2022"]),
        ("I 1998 og i 2019.", []),  # said of any text: they are not the plan's
        ("Åpent 10–16, 25 personer, § 20-1 og 12,21–24 prosent.", []),
        ("Telefon 2021 0000 er 20210 og 12021.", ["2021"]),
        ("Ingen år her.", []),
    ],
)
def test_every_form_of_a_year_is_found(text: str, found: list[str]) -> None:
    assert years(headed("Fakta", text), headed("Fakta", text)) == found


def test_a_finding_says_where_and_what() -> None:
    same = headed("Fakta", "Alt var ferdig i 2021.")
    (finding,) = carried_years_are_looked_at(rolled([same], [same]))
    assert (finding.kind.code, str(finding.place)) == ("SB-430", "tekster.docx › Fakta, avsnitt 2")
    assert finding.says == "Teksten er fra i fjor og nevner 2021."


def test_what_is_new_or_changed_is_not_called_last_years() -> None:
    assert years(headed("Fakta", "Det ble ferdig i 2021, sent."), headed("Fakta", "Det ble ferdig i 2021.")) == []
    assert years(headed("Fakta", "Nytt i 2021."), headed("Fakta")) == []


def test_only_looks_and_blanks_have_changed() -> None:
    last = replace(headed("Fakta"), paragraphs=(written(Text("Ferdig ", bold=True), Text("i  2021.")),))
    assert years(headed("Fakta", "Ferdig i 2021."), last) == ["2021"]


def test_a_year_that_has_become_a_field_is_a_change() -> None:
    now = replace(headed("Fakta"), paragraphs=(written(*BUDGET_YEAR),))
    last = headed("Fakta", "Det begynner i 2021.")
    assert years(now, last) == []
    assert list(carried_sections_are_still_true(rolled([now], [last]))) == []


def test_a_heading_of_the_users_own_is_looked_at_too() -> None:
    same = headed("Fakta", under=[headed("Slik gikk det i 2021", "Bra.", level=2)])
    assert years(same, same) == ["2021"]


@pytest.mark.parametrize(("is_reviewed", "found"), [(False, ["2021"]), (True, [])])
def test_a_measure_is_looked_at_until_it_has_been_looked_over(is_reviewed: bool, found: list[str]) -> None:  # noqa: FBT001
    same = headed("Tiltak", under=[headed("T01 Plan 2021", "Ferdig i 2021.", level=2)])
    assert years(same, same, is_reviewed=is_reviewed) == found


# --- headings whose text is last year's ------------------------------------------------------------------


def noted(now: Iterable[WrittenSection], last: Iterable[WrittenSection]) -> list[str]:
    """Give the headings that are noted."""
    return [str(finding.gaps["heading"]) for finding in carried_sections_are_still_true(rolled(now, last))]


def test_a_heading_whose_text_is_last_years_is_noted() -> None:
    now = replace(headed("Fakta"), paragraphs=(written(*BUDGET_YEAR),))
    (finding,) = carried_sections_are_still_true(rolled([now], [now]))
    assert brief([finding]) == [("SB-432", "tekster.docx › Fakta, avsnitt 1")]
    assert finding.says == "Teksten under «Fakta» er den samme som i fjor."
    assert finding.fix.startswith("Se over at den er sann for 2022.")


def test_a_heading_that_has_changed_is_not_noted_but_those_under_it_that_have_not_are() -> None:
    kept, other = headed("Bakgrunn", "Som før.", level=2), headed("Nå", "Noe nytt.", level=2)
    assert noted([headed("Fakta", "A", under=[kept])], [headed("Fakta", "B", under=[kept])]) == ["Bakgrunn"]
    assert noted([headed("Fakta", under=[kept, other])], [headed("Fakta", under=[kept])]) == ["Bakgrunn"]
    assert noted([headed("Fakta", "A", under=[kept])], [headed("FAKTA", "A", under=[kept])]) == ["Fakta"]
    assert noted([headed("Fakta", "A", under=[kept])], [headed("Fakta", "A")]) == []
    assert noted([headed("Nytt", "A")], [headed("Fakta", "A")]) == []


def test_each_municipality_and_instrument_is_noted_for_itself_and_no_measure() -> None:
    own = headed("Kommuner", under=[headed("Øyer", "Som før.", level=2), headed("Gausdal", level=2)])
    instruments = headed("Virkemidler", under=[headed("Klynger", "Omtale.", level=2)])
    measures = headed("Tiltak", under=[headed("T01 Noe", "Som før.", level=2)])
    assert noted([own, instruments, measures], [own, instruments, measures]) == ["Øyer", "Klynger"]


def test_nothing_is_last_years_without_last_year() -> None:
    same = headed("Fakta", "Ferdig i 2021.")
    first = rolled([same], [same])
    not_rolled = replace(first, choices=replace(first.choices, last_year_was=None))
    for made in (rolled([same], None), not_rolled):
        assert list(carried_years_are_looked_at(made)) == []
        assert list(carried_sections_are_still_true(made)) == []


def test_the_twin_of_the_text_is_looked_at_beside_last_years_twin() -> None:
    same, other = headed("Fakta", "Ferdig i 2021."), headed("Fakta", "Ferdig no, i 2021.")
    made = replace(rolled([same], [same]), twin_prose=Prose("tekster.nn.docx", (other,)))
    made = replace(made, twin=made)
    carried = {"SB-430", "SB-432"}
    unlike = replace(made, last_twin_prose=Prose("tekster.nn.docx", (same,)))
    alike = replace(made, last_twin_prose=made.twin_prose)
    assert [sum(f.kind.code in carried for f in check(case_).findings) for case_ in (made, unlike, alike)] == [2, 2, 4]


# --- where last year's text stands -----------------------------------------------------------------------


def test_the_text_of_the_year_before_stands_in_the_folder_beside(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    last = read_last_prose(folder.with_name("2022") / "tekster.docx", PlanYears(2022, 2025))
    assert last is not None
    assert last.section("Sammendrag")
    assert read_last_prose(folder.with_name("2022") / "tekster.nn.docx", PlanYears(2022, 2025)) is None
    assert read_last_prose(folder / "tekster.docx", PlanYears(2022, 2025)) is None


def test_a_text_that_cannot_be_read_is_not_said_again(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    (folder / "tekster.docx").write_bytes(b"ikke Word")
    assert read_last_prose(folder.with_name("2022") / "tekster.docx", PlanYears(2022, 2025)) is None


def test_a_paragraph_written_since_the_rollover_is_not_said_to_be_last_years(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    _add(folder, "Arbeidet var ferdig i 2021–24.")
    rolled_over = new_year(folder).folder
    _add(rolled_over, "Dette skrev jeg nettopp om 2021.")
    found = list(carried_years_are_looked_at(read_whole(rolled_over)))
    assert [finding.found for finding in found if finding.place.heading == "Sammendrag"] == ["2021–24"]


def _add(folder: Path, text: str) -> None:
    """Add a paragraph under the first heading."""
    document = docx.Document(str(folder / "tekster.docx"))
    document.paragraphs[1].insert_paragraph_before(text, "Normal")
    document.save(str(folder / "tekster.docx"))


@pytest.mark.parametrize(
    ("name", "found"),
    [("T01.2022", ["2022"]), ("T01.2022-2024", ["2022-2024"]), ("T01.beløp", []), ("budsjettår", [])],
)
def test_the_year_of_a_field_is_listed_as_if_it_were_typed(name: str, found: list[str]) -> None:
    same = replace(headed("Fakta"), paragraphs=(written(Text("Tiltaket får "), FieldRef(name), Text(".")),))
    assert years(same, same) == found
