"""What is answered when a case is made.

1. region.yaml has the names, numbers and form of Norwegian that were said, whatever their characters, and is read.
2. Check has nothing against the region, and asks for no name of the example.
3. The workbook and the text have the names too.
4. What is wrong is refused with its place, all of it at once, and nothing is written.
5. A region.yaml that stands is kept, and what was said is refused.
6. Each municipality has a folder of its own, in plain letters.
7. A member is what its name says. A municipality by itself has no council.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.inputs.new_region import folders_of, new_region_file
from pipeline.domain.case.new_case import Answers
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.region.new_region import NewRegion
from pipeline.domain.region.own_words import Concept
from pipeline.domain.values.language import Language
from pipeline.read.settings.region import read_region
from pipeline.runs.answers import LONGEST_NAME, Known, told
from pipeline.runs.check import check
from pipeline.runs.new_case import new_case
from tests.readings import only

TODAY = date(2026, 11, 23)
VALDRES = "Valdres natur- og kulturpark"


FIRST = Known("2027", 2027, has_region=False)


def said(council: str | None, *members: str, language: Language = Language.BOKMAAL) -> Answers:
    """Say a region as it is typed."""
    return Answers(council=council, members=members, written_in=language)


def region_of(answers: Answers) -> NewRegion:
    """Give the region of answers, where there is no region.yaml."""
    region, _ = told(answers, FIRST)
    assert region is not None
    return region


def refused(answers: Answers) -> list[Finding]:
    """Say what has to be refused; give what is said of it."""
    with pytest.raises(Stop) as stop:
        told(answers, FIRST)
    return list(stop.value.findings)


def test_the_region_file_has_what_was_said_and_check_has_nothing_against_it(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    new_case(folder, TODAY, said(VALDRES, "Vang", "Øystre Slidre=3453", "Sør-Aurdal kommune"))
    region = read_region(folder.parent / "region.yaml", lambda _: pytest.fail("it has a fault"))
    assert region is not None
    assert region.council.name.text == VALDRES
    assert [(m.name, m.number, m.folder) for m in region.municipalities] == [
        ("Vang", "", "vang"), ("Øystre Slidre", "3453", "oystre-slidre"), ("Sør-Aurdal", "", "sor-aurdal"),
    ]  # fmt: skip
    assert [f for f in check(folder) if f.place.file == "region.yaml" or f.kind.code == "SB-461"] == []


def test_the_workbook_and_the_text_have_the_names(tmp_path: Path) -> None:
    new_case(tmp_path / "2027", TODAY, said(VALDRES, "Vang", "Øystre Slidre"))
    book = openpyxl.load_workbook(tmp_path / "2027" / "tiltak.xlsx")
    assert [row[0] for row in book["Kommuner"].iter_rows(min_row=2, max_row=3, values_only=True)] == [
        "Vang", "Øystre Slidre",
    ]  # fmt: skip
    assert VALDRES in [row[1] for row in book["Saksgang"].iter_rows(values_only=True)]
    assert {"Vang", "Øystre Slidre"} <= {p.text for p in docx.Document(str(tmp_path / "2027/tekster.docx")).paragraphs}


def test_a_region_that_writes_nynorsk_has_it_everywhere_and_no_twins(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    made = new_case(folder, TODAY, said(VALDRES, "Vang", "Etnedal", language=Language.NYNORSK))
    assert [path.name for path in made] == ["region.yaml", "tiltak.xlsx", "tekster.docx"]
    region = read_region(folder.parent / "region.yaml", lambda _: pytest.fail("it has a fault"))
    assert region is not None
    assert (region.written_in, region.languages) == (Language.NYNORSK, frozenset({Language.NYNORSK}))
    assert "Samandrag" in {p.text for p in docx.Document(str(folder / "tekster.docx")).paragraphs}


@given(st.text(min_size=1, max_size=20), st.lists(st.text(max_size=12), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_is_let_through_is_read_as_it_was_said(council: str, names: list[str]) -> None:
    try:
        region = region_of(Answers(council=council, members=tuple(names)))
    except Stop:
        return
    assert read_back(region) == (region.council, region.names)


def read_back(region: NewRegion) -> tuple[str, tuple[str, ...]]:
    """Write a region.yaml, and give the names that are read from it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "region.yaml"
        path.write_bytes(new_region_file((), region).encode())
        read = read_region(path, lambda finding: pytest.fail(finding.says))
    assert read is not None
    return read.council.known_as, tuple(m.name for m in read.municipalities)


@pytest.mark.parametrize("council", ['Rådet: "A" # \\ %', "~", "- null", "&a *b !c |d", "'e", "[f, g", "@h `i", "𝒥…"])
def test_what_means_something_to_yaml_is_a_name_like_any_other(council: str) -> None:
    names = ("Øyer", "null", "x: y", "- a", "'#1'", '"b', "%c", "&d *e", "Bø", "Bo", "ipr", "0501", "no", "𝒪s")
    assert read_back(region_of(said(council, *names))) == (council, names)


@pytest.mark.parametrize(
    ("answers", "code", "place", "says"),
    [
        (said(" ", "Vang", "Etnedal"), "SB-920", "--råd", "Navnet på rådet mangler."),
        (said(None, "Vang", "Etnedal"), "SB-920", "--råd", "Navnet på rådet mangler."),
        (said("ingen"), "SB-920", "--kommune", "Navnene på kommunene mangler."),
        (said(VALDRES), "SB-920", "--kommune", "Navnene på kommunene mangler."),
        (said(VALDRES, "Vang", " "), "SB-920", "--kommune", "Navnet på en kommune mangler."),
        (said(VALDRES, "Vang/Etnedal"), "SB-921", "--kommune", "«Vang/Etnedal»: det har en skråstrek."),
        (said(VALDRES, "Vang", "vang  kommune"), "SB-921", "--kommune", "«vang»: kommunen er nevnt to ganger."),
        (said(VALDRES, "…"), "SB-921", "--kommune", "«…»: det kan ikke bli navnet på en mappe."),
        (said(VALDRES, "Aux"), "SB-921", "--kommune", "«Aux»: det kan ikke bli navnet på en mappe."),
        (said(VALDRES, "a" * (LONGEST_NAME + 1)), "SB-921", "--kommune", "lengre enn 100 tegn"),
        (said(VALDRES, "Va\x07ng"), "SB-921", "--kommune", "«'Va\\x07ng'»: det har et usynlig tegn (U+0007)."),
        (said("Rådet for [fyll inn]", "Vang"), "SB-921", "--råd", "det ser ikke ut til å være fylt ut."),
        (said(VALDRES, "{{ rådet }}"), "SB-921", "--kommune", "det ser ikke ut til å være fylt ut."),
        (said(VALDRES, "Vang", "Nordby"), "SB-921", "--kommune", "«Nordby»: det er et navn fra eksemplet."),
        (said("Val\x00dres", "Vang"), "SB-921", "--råd", "Navnet på rådet kan ikke være"),
        (said(VALDRES, "Vang=545"), "SB-921", "--kommune", "Nummeret til Vang kan ikke være «545»"),
        (said(VALDRES, "Vang=3454", "Etnedal=3454"), "SB-921", "--kommune", "«3454»: Vang har det allerede."),
        (said(VALDRES, "Innlandet fylkeskommune=3400"), "SB-921", "--kommune", "«3400»: skriv to siffer."),
        (replace(said(VALDRES, "Vang"), money="kanskje"), "SB-921", "--penger", "Skriv ja eller nei."),
        (replace(said(VALDRES, "Vang"), written_in="da"), "SB-921", "--målform", "Skriv nb for bokmål"),
        (replace(said(VALDRES, "Vang"), plan="tiltaksting"), "SB-921", "--plan", "ordet er ikke kjent"),
        (replace(said(VALDRES, "Vang"), roles=("Tiltak",)), "SB-921", "--rolle", "en annen kolonne som heter det"),
        (replace(said(VALDRES, "Vang"), years="13"), "SB-921", "--antall-år", "Skriv et tall fra 1 til 12."),
        (replace(said(VALDRES, "Vang"), year="2028"), "SB-921", "--år", "«2028»: mappen heter 2027."),
        (replace(said("ingen", "Vang"), in_budget="ja"), "SB-921", "--budsjett", "uten råd eller uten penger"),
    ],
)
def test_what_cannot_be_is_refused_where_it_was_said(answers: Answers, code: str, place: str, says: str) -> None:
    finding = only(refused(answers))
    assert (finding.kind.code, str(finding.place)) == (code, place)
    assert says in f"{finding.says} {finding.fix}"


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        new_case(tmp_path / "input" / "2027", TODAY, said("", "a/b", "Vang=1"))
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-920", "SB-921", "SB-921"]
    assert list(tmp_path.iterdir()) == []


def test_a_region_that_stands_is_kept_and_what_was_said_refused(tmp_path: Path) -> None:
    path = tmp_path / "input" / "region.yaml"
    path.parent.mkdir()
    path.write_text("mitt eget", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        new_case(path.parent / "2027", TODAY, said(VALDRES, "Vang"))
    finding = only(list(stop.value.findings))
    assert (finding.kind.code, str(finding.place)) == ("SB-922", "region.yaml")
    assert path.read_text(encoding="utf-8") == "mitt eget"
    assert list(path.parent.iterdir()) == [path]


def test_each_municipality_has_a_folder_of_its_own_in_plain_letters() -> None:
    names = ["Øyer", "Kárášjohka – Karasjok", "Ål", "Al", "Hå", "Ha", "Ipr", "Nærøysund", "100 %"]
    assert list(folders_of(names).values()) == [
        "oyer", "karasjohka-karasjok", "al", "al-2", "ha", "ha-2", "ipr-2", "naeroysund", "100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("Vang kommune", "Vang", "kommune"), ("Kvam herad", "Kvam", "herad"), ("Bydel Frogner", "Frogner", "bydel"),
        ("Innlandet fylkeskommune", "Innlandet", "fylkeskommune"), ("Visit Øst AS", "Visit Øst AS", "selskap"),
        ("Herad", "Herad", "herad"),
    ],
)  # fmt: skip
def test_a_member_is_what_its_name_says(typed: str, name: str, kind: str) -> None:
    (member,) = region_of(said(VALDRES, typed)).municipalities
    assert (member.name, member.kind) == (name, kind)


@pytest.mark.parametrize("council", [None, "ingen", ""])
def test_a_municipality_by_itself_has_no_council(tmp_path: Path, council: str | None) -> None:
    folder = tmp_path / "input" / "2027"
    new_case(folder, TODAY, said(council, "Kvam herad", language=Language.NYNORSK))
    region = read_region(folder.parent / "region.yaml", lambda _: pytest.fail("it has a fault"))
    assert region is not None
    assert (region.has_council, region.council.known_as) == (False, "Kvam herad")


def test_what_was_chosen_of_the_region_stands_in_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    answers = replace(said(VALDRES, "Vang"), sends_cases="nei", money="nei", plan="Handlingsprogram")
    new_case(folder, TODAY, replace(answers, roles=("pådriver",)))
    region = read_region(folder.parent / "region.yaml", lambda _: pytest.fail("it has a fault"))
    assert region is not None
    assert (region.sends_cases, region.has_money, region.own_roles) == (False, False, ("Pådriver",))
    assert region.words.noun(Concept.PLAN, Language.BOKMAAL).definite == "handlingsprogrammet"
