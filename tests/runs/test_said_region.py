"""What is said of a region when its first case is made.

1. region.yaml has the names, numbers and form of Norwegian that were said, whatever their characters, and is read.
2. Check has nothing against the region; it asks for the numbers that were not said, and for no name of the example.
3. The workbook and the text have the names too.
4. What is wrong is refused with its place, all of it at once, and nothing is written.
5. A region.yaml that stands is kept, and what was said is refused.
6. Each municipality has a folder of its own, in plain letters.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.inputs.new_region import folders_of, new_region_file
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.region.new_region import NewMunicipality, NewRegion
from pipeline.domain.values.language import Language
from pipeline.read.settings.region import read_region
from pipeline.runs.check import check
from pipeline.runs.new_case import new_case
from pipeline.runs.said_region import LONGEST_NAME, told
from tests.readings import only

TODAY = date(2026, 11, 23)
VALDRES = "Valdres natur- og kulturpark"


def said(council: str, *municipalities: str, language: Language = Language.BOKMAAL) -> NewRegion:
    """Say a region as it is typed."""
    return NewRegion(council, tuple(map(NewMunicipality.typed, municipalities)), language)


def refused(region: NewRegion) -> list[Finding]:
    """Say what has to be refused; give what is said of it."""
    with pytest.raises(Stop) as stop:
        told(region)
    return list(stop.value.findings)


def test_the_region_file_has_what_was_said_and_check_has_nothing_against_it(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    new_case(folder, TODAY, said(VALDRES, "Vang", "Øystre Slidre=3453", "Sør-Aurdal kommune"))
    region = read_region(folder.parent / "region.yaml", lambda _: pytest.fail("it has a fault"))
    assert region is not None
    assert region.council.name.text == VALDRES
    assert [(m.name, m.number, m.folder) for m in region.municipalities] == [
        ("Vang", "0001", "vang"), ("Øystre Slidre", "3453", "oystre-slidre"), ("Sør-Aurdal", "0002", "sor-aurdal"),
    ]  # fmt: skip
    of_region = [f for f in check(folder) if f.place.file == "region.yaml" or f.kind.code == "SB-461"]
    assert [(f.kind.code, f.is_error) for f in of_region] == [("SB-606", False)] * 2


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
        region = told(NewRegion(council, tuple(map(NewMunicipality, names))))
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
    assert read_back(told(said(council, *names))) == (council, names)


@pytest.mark.parametrize(
    ("region", "code", "place", "says"),
    [
        (said(" ", "Vang"), "SB-920", "--råd", "Navnet på rådet mangler."),
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
        (said(VALDRES, "Vang=545"), "SB-921", "--kommune", "Kommunenummeret til Vang kan ikke være «545»"),
        (said(VALDRES, "Vang=3454", "Etnedal=3454"), "SB-921", "--kommune", "«3454»: Vang har det allerede."),
    ],
)
def test_what_cannot_be_is_refused_where_it_was_said(region: NewRegion, code: str, place: str, says: str) -> None:
    finding = only(refused(region))
    assert (finding.kind.code, str(finding.place)) == (code, place)
    assert says in finding.says


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
