"""Prose that came along from last year, beside the text of last year.

1. Every year that is typed in a paragraph unchanged since last year, or in a field there, is listed, in whatever form
   it is written.
2. A paragraph that is new or changed is not called last year's; nor is a measure's text that has been looked over.
3. A heading whose whole text is last year's is noted, once; those of measures are not, they have Gjennomgått.
4. A heading that has x in the sheet Tekster is not said anything of; an x for a heading that is not there is a finding.
5. It is a warning where what the text leans on is another now: the kind of case, the municipalities, the frame, a year
   that it tells of, the measures of the instrument or municipality that it stands under.
6. Nothing is said where the plan is not rolled over, or last year's text is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.check import check
from pipeline.check.since_last_year.carried_prose import (
    carried_sections_are_still_true,
    carried_years_are_looked_at,
    reviewed_headings_are_in_the_text,
)
from pipeline.domain.case.case import Case, HeadingRow, OtherText, YearBefore
from pipeline.domain.case.choices import CaseKind, LastYear
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Frame
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.said import as_said
from pipeline.domain.values.text import FieldRef, Text
from pipeline.domain.values.written import BLANK
from pipeline.domain.values.years import PlanYears
from pipeline.read.last_year import read_last_prose
from pipeline.runs.new_year import new_year
from tests.builders import P, at, kroner, measure, plan
from tests.cases import NAMES, OYER, case
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
    last = replace(headed("Fakta"), blocks=(written(Text("Ferdig ", bold=True), Text("i  2021.")),))
    assert years(headed("Fakta", "Ferdig i 2021."), last) == ["2021"]


def test_a_year_that_has_become_a_field_is_a_change() -> None:
    now = replace(headed("Fakta"), blocks=(written(*BUDGET_YEAR),))
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
    now = replace(headed("Fakta"), blocks=(written(*BUDGET_YEAR),))
    (finding,) = carried_sections_are_still_true(rolled([now], [now]))
    assert brief([finding]) == [("SB-432", "tekster.docx › Fakta, avsnitt 1")]
    assert finding.says == "Teksten under «Fakta» er den samme som i fjor."
    assert finding.fix.startswith("Se over at den er sann for 2022, og sett så x")


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


def looked_at(made: Case, *names: str) -> Case:
    """Put an x at headings in the sheet Tekster."""
    rows = (HeadingRow(Sourced(name, at(f"A{n}", "Tekster")), is_reviewed=True) for n, name in enumerate(names, 2))
    return replace(made, headings=tuple(rows))


@pytest.mark.parametrize(
    ("ticked", "left"),
    [
        ((), ["Fakta", "Øyer", "Klynger"]),
        (("FAKTA", "Kommuner:Øyer"), ["Klynger"]),
        (("Kommunar: Øyer", "Verkemiddel: Klynger"), ["Fakta"]),
        (("Øyer", "Virkemidler: Øyer"), ["Fakta", "Øyer", "Klynger"]),
    ],
)
def test_each_heading_is_ticked_off_for_itself(ticked: tuple[str, ...], left: list[str]) -> None:
    texts = [
        headed("Fakta", "Som i 2021."),
        headed("Kommuner", under=[headed("Øyer", "Som før.", level=2)]),
        headed("Virkemidler", under=[headed("Klynger", "Omtale.", level=2)]),
    ]
    made = looked_at(rolled(texts, texts), *ticked)
    assert [f.gaps["heading"] for f in carried_sections_are_still_true(made)] == left
    assert bool(list(carried_years_are_looked_at(made))) is ("Fakta" in left)


def test_an_x_for_a_heading_that_is_not_there_is_a_finding() -> None:
    made = looked_at(rolled([headed("Fakta", "Nytt.")], []), "Fakta", "Faktaa", "Kommuner: Øyer")
    found = list(reviewed_headings_are_in_the_text(made))
    assert brief(found) == [("SB-426", "tiltak.xlsx › Tekster!A3"), ("SB-426", "tiltak.xlsx › Tekster!A4")]
    assert found[0].says.endswith("Mente du «Fakta»?")


def beside(made: Case, before: Plan, kind: CaseKind = CaseKind.OWN_CASE, members: tuple[str, ...] = NAMES) -> Case:
    """Lay last year's case beside it."""
    return replace(made, changes=changes_between(before, made.plan), year_before=YearBefore(kind, members))


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "Derfor kommer tiltakene nå i en egen sak.",
            "sakstypen var «del av budsjett- og tiltaksplan», og er «egen sak»",
        ),
        ("Alle kommunene er med.", "kommunene er andre enn i fjor, nå Lillehammer, Øyer, Gausdal"),
        ("Ramma er stor.", "rammen var 900 kroner, og er 0 kroner"),
        ("Den ble ferdig sent.", None),
        ("Programmet er stort.", None),
    ],
)
def test_a_text_leans_on_what_its_words_speak_of(text: str, changed: str | None) -> None:
    same = headed("Fakta", text)
    was = replace(plan([measure(1, [(P, 1)])]), frames=(Frame(2021, kroner(900, "B2", "Ramme"), None, "", BLANK),))
    made = beside(rolled([same], [same]), was, CaseKind.PART_OF_BUDGET, ("Lillehammer", "Øyer kommune", "Ringebu"))
    (finding,) = carried_sections_are_still_true(made)
    assert finding.kind.code == ("SB-427" if changed else "SB-432")
    assert as_said(finding.gaps.get("changed", "")).norwegian == (changed or "")
    same_case = beside(rolled([same], [same]), replace(was, frames=()))
    assert [f.kind.code for f in carried_sections_are_still_true(same_case)] == ["SB-432"]


@pytest.mark.parametrize(("verb", "code"), [("ble vedtatt", "SB-427"), ("blir vedtatt", "SB-432")])
def test_what_has_been_in_the_budget_year_is_no_more(verb: str, code: str) -> None:
    told = written(Text(f"Da planen {verb} for "), FieldRef("budsjettår"), Text(", kom den sent."))
    same = replace(headed("Fakta"), blocks=(told if "ble" in verb.split() else written(*BUDGET_YEAR),))
    assert [f.kind.code for f in carried_sections_are_still_true(rolled([same], [same]))] == [code]


def test_a_text_under_an_instrument_or_a_municipality_leans_on_its_measures() -> None:
    under = [headed("Virkemiddel 1", "Venter med tiltak.", level=2), headed("Virkemiddel 2", "To tiltak.", level=2)]
    own = headed("Kommuner", under=[headed("Øyer", "Vi eier ett.", level=2), headed("Gausdal", "Ingen.", level=2)])
    texts = [headed("Virkemidler", under=under), own]
    first, second = measure(1, [(P, 1)] * 4, instrument=2), measure(2, [(P, 1)] * 4, instrument=2, owners=(OYER,))
    third = replace(measure(3, [(P, 1)] * 4, first_year=2022, owners=(OYER,)), is_reviewed=True)
    now = plan([third, replace(measure(1, [(P, 1)] * 4, first_year=2022, instrument=2))], instruments=2)
    made = replace(rolled(texts, texts), plan=now)
    found = list(carried_sections_are_still_true(beside(made, plan([first, second], instruments=2))))
    assert {str(f.gaps["heading"]): as_said(f.gaps.get("changed", "")).norwegian for f in found} == {
        "Virkemiddel 1": "T03 er kommet til, det første tiltaket",
        "Virkemiddel 2": "T02 er ute",
        "Øyer": "T03 er kommet til og T02 er ute",
        "Gausdal": "",
    }


def test_nothing_is_last_years_without_last_year() -> None:
    same = headed("Fakta", "Ferdig i 2021.")
    first = rolled([same], [same])
    not_rolled = replace(first, choices=replace(first.choices, last_year_was=None))
    for made in (rolled([same], None), not_rolled):
        assert list(carried_years_are_looked_at(made)) == []
        assert list(carried_sections_are_still_true(made)) == []


def test_the_twin_of_the_text_is_looked_at_beside_last_years_twin() -> None:
    same, other = headed("Fakta", "Ferdig i 2021."), headed("Fakta", "Ferdig no, i 2021.")
    now, last = (Prose("tekster.nn.docx", (text,)) for text in (other, same))
    carried, made = {"SB-430", "SB-432"}, rolled([same], [same])
    beside = [replace(made, others={Language.NYNORSK: OtherText(now, now, last)}) for last in (None, last, now)]
    assert [sum(f.kind.code in carried for f in check(case).findings) for case in beside] == [2, 2, 4]


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
    same = replace(headed("Fakta"), blocks=(written(Text("Tiltaket får "), FieldRef(name), Text(".")),))
    assert years(same, same) == found
