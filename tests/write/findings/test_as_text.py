"""Findings for people and for programs.

1. A finding reads as severity, code and place, what is wrong, what stands there, and what to do.
2. Findings are counted by severity in Norwegian; none is said in words.
3. funn.json has exactly the keys of the specification, and null where there is nothing.
4. Errors come first; within a severity, the order in which they were found.
5. Text of any kind is in the JSON as it is, and funn.txt and funn.json agree.
6. In a list to work through, what is said of several places is said once, with every place; another sentence is never
   covered by the first, but for kinds that have words for many.
7. All of it is in English when that is asked for.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.findings.finding import Finding, Kind, Severity, Stop
from pipeline.domain.findings.tongue import many_in
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.read.workbook.cell_findings import NOT_A_DATE
from pipeline.runs.catalogue import CATALOGUE
from pipeline.write.findings.as_text import as_json, as_list, as_text, summary, write_findings
from pipeline.write.findings.wrapping import wrapped

ERROR = Kind("SB-901", Severity.ERROR, Said("Galt i {what}.", "Wrong in {what}."), Said("Rett {what}.", "Mend {what}."))
WARNING = Kind("SB-902", Severity.WARNING, Said("Se på {what}.", "Look at {what}."), Said("Se.", "Look."))
NOTE = Kind("SB-903", Severity.NOTE, Said("Merk {what}.", "Note {what}."), Said("Les.", "Read."))
CELL = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")


def test_a_finding_reads_as_four_lines() -> None:
    assert as_text(ERROR.at(CELL, "mye", what="beløpet")).split("\n") == [
        "Feil SB-901  tiltak.xlsx › Tiltak!H12", "  Galt i beløpet.", "  Der står: mye", "  Rett beløpet.",
    ]  # fmt: skip


def test_what_stands_there_is_left_out_when_nothing_does() -> None:
    assert as_text(NOTE.at(Place("region.yaml", line=3, column=5), what="dette")).split("\n") == [
        "Merknad SB-903  region.yaml, linje 3, tegn 5", "  Merk dette.", "  Les.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), "ingen funn"),
        ((1, 0, 0), "1 feil"),
        ((2, 1, 0), "2 feil, 1 advarsel"),
        ((0, 2, 1), "2 advarsler, 1 merknad"),
        ((1, 1, 3), "1 feil, 1 advarsel, 3 merknader"),
    ],
)
def test_findings_are_counted_by_severity(counts: tuple[int, int, int], said: str) -> None:
    findings = [
        kind.at(CELL, what="a") for kind, n in zip((ERROR, WARNING, NOTE), counts, strict=True) for _ in range(n)
    ]
    assert summary(findings) == said


def test_the_json_has_the_keys_of_the_specification_and_nulls() -> None:
    finding = ERROR.at(CELL, "mye", what="beløpet", municipality="Øyer")
    assert json.loads(as_json([finding])) == [
        {
            "code": "SB-901",
            "severity": "error",
            "municipality": "Øyer",
            "place": {
                "file": "tiltak.xlsx", "sheet": "Tiltak", "cell": "H12", "line": None, "column": None,
                "heading": None, "paragraph": None, "table": None, "row": None,
            },
            "found": "mye",
            "says": "Galt i beløpet.",
            "fix": "Rett beløpet.",
        }
    ]  # fmt: skip


def test_what_is_absent_is_null() -> None:
    (row,) = json.loads(as_json([WARNING.at(Place("a"), what="b")]))
    assert (row["municipality"], row["found"], row["severity"]) == (None, None, "warning")


def test_errors_come_first_in_the_order_they_were_found() -> None:
    found = [
        NOTE.at(CELL, 1, what=""),
        ERROR.at(CELL, 2, what=""),
        WARNING.at(CELL, 3, what=""),
        ERROR.at(CELL, 4, what=""),
    ]
    assert [row["found"] for row in json.loads(as_json(found))] == ["2", "4", "3", "1"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=50)
def test_text_is_in_the_json_as_it_is(text: str) -> None:
    assert json.loads(as_json([ERROR.at(CELL, text, what="a")]))[0]["found"] == text


def test_both_files_are_written_anew_each_time(tmp_path: Path) -> None:
    finding: Finding = ERROR.at(CELL, "🙂 æøå", what="beløpet")
    write_findings(tmp_path / "funn", [finding, finding])
    write_findings(tmp_path / "funn", [finding])
    text = (tmp_path / "funn" / "funn.txt").read_text(encoding="utf-8")
    assert text.startswith("Funn: 1 feil. Denne listen lages på nytt ved hver kjøring.\n\nFeil SB-901  ")
    assert "Der står: 🙂 æøå" in text
    assert json.loads((tmp_path / "funn" / "funn.json").read_text(encoding="utf-8"))[0]["found"] == "🙂 æøå"
    assert sorted(path.name for path in (tmp_path / "funn").iterdir()) == ["funn.json", "funn.txt"]


def test_no_findings_are_an_empty_list(tmp_path: Path) -> None:
    write_findings(tmp_path, [])
    assert (tmp_path / "funn.json").read_text(encoding="utf-8") == "[]\n"
    assert (tmp_path / "funn.txt").read_text(encoding="utf-8").startswith("Funn: ingen funn.")


def test_a_folder_that_cannot_be_made_is_a_finding_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("en fil", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        write_findings(tmp_path / "output" / "funn", [])
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-904"]


OF_MANY = Kind(
    "SB-248",
    Severity.WARNING,
    says=Said("{what} er ikke sett over.", "{what} is not looked over."),
    fix=Said("Se over.", "Look it over."),
    many=Said("{count} er ikke sett over.", "{count} are not looked over."),
)


def cells(kind: Kind, *of: tuple[str, str]) -> list[Finding]:
    """Find something in cells of the sheet `Tiltak`."""
    return [kind.at(Place("tiltak.xlsx", sheet="Tiltak", cell=cell), what=what) for cell, what in of]


def test_what_is_said_of_several_cells_is_said_once() -> None:
    found = cells(ERROR, ("P2", "a"), ("P3", "a"), ("P5", "a"), ("P4", "b"), ("Q9", "a"))
    assert as_list(found).split("\n\n") == [
        "Feil SB-901 (4)  tiltak.xlsx › Tiltak!P2:P3, P5, Q9\n  Galt i a.\n  Rett a.",
        "Feil SB-901  tiltak.xlsx › Tiltak!P4\n  Galt i b.\n  Rett b.",
    ]


def test_what_stands_there_is_shown_where_it_is_the_same_and_else_keeps_them_apart() -> None:
    at = Place("tekster.docx", paragraph=1), Place("tekster.docx", paragraph=2)
    assert as_list([NOTE.at(place, "2021", what="det") for place in at]) == (
        "Merknad SB-903 (2)\n  tekster.docx, avsnitt 1\n  tekster.docx, avsnitt 2\n"
        "  Merk det.\n  Der står: 2021\n  Les."
    )
    assert len(as_list([NOTE.at(at[0], found, what="det") for found in ("2021", "2022")]).split("\n\n")) == 2


def test_a_kind_with_words_for_many_says_how_many_they_are() -> None:
    one, two = cells(OF_MANY, ("A2", "T01"), ("A3", "T02"))
    assert as_list([one, two]) == "Advarsel SB-248 (2)  tiltak.xlsx › Tiltak!A2:A3\n  2 er ikke sett over.\n  Se over."
    assert as_list([one]) == as_text(one)


def test_a_list_has_the_worst_first_and_nothing_is_left_out() -> None:
    found = [*cells(NOTE, ("A1", "x")), *cells(ERROR, ("A2", "x")), *cells(WARNING, ("A3", "x"))]
    assert [entry.split()[0] for entry in as_list(found).split("\n\n")] == ["Feil", "Advarsel", "Merknad"]
    assert as_list([]) == ""


@pytest.mark.parametrize("kind", [kind for kind in CATALOGUE.values() if kind.many], ids=lambda kind: kind.code)
def test_words_for_many_are_in_both_languages(kind: Kind) -> None:
    said = [many_in(kind, 7, tongue) for tongue in Tongue]
    assert all("7" in sentence and sentence.endswith(".") and "{" not in sentence for sentence in said)
    assert said[0] != said[1]


# --- on a terminal ----------------------------------------------------------------------------------------


def test_a_line_is_broken_between_words_and_goes_on_further_in() -> None:
    assert wrapped("  Tiltakene koster 1\u00a0050\u00a0000 kroner mer enn rammen.\nFeil", 40).split("\n") == [
        "  Tiltakene koster 1\u00a0050\u00a0000 kroner mer", "    enn rammen.", "Feil",
    ]  # fmt: skip
    assert wrapped("Se tiltak.xlsx › Tiltak!P24 og tekster-2021–2024-utkast.docx", 40).split("\n") == [
        "Se tiltak.xlsx › Tiltak!P24 og", "  tekster-2021–2024-utkast.docx",
    ]  # fmt: skip


def test_what_is_longer_than_a_line_stays_whole_and_blank_lines_stay() -> None:
    word = "https://" + "x" * 60
    assert wrapped(f"Se {word}\n\n  slutt", 10) == f"Se\n  {word}\n\n  slutt"


def test_the_list_is_english_when_that_is_asked_for(tmp_path: Path) -> None:
    finding = NOT_A_DATE.at(Place("tekster.docx", paragraph=3), "i mai", text="i mai")
    write_findings(tmp_path, [finding, finding], Tongue.ENGLISH)
    assert (tmp_path / "funn.txt").read_text(encoding="utf-8").split("\n")[:6] == [
        "Findings: 2 errors. This list is made anew at every run.",
        "",
        "Error SB-218  tekster.docx, paragraph 3",
        "  «i mai» is not a date.",
        "  It reads: i mai",
        "  Write the date with day, month and year, for example 08.04.2021.",
    ]
    row = json.loads((tmp_path / "funn.json").read_text(encoding="utf-8"))[0]
    assert (row["says"], row["fix"][:14]) == ("«i mai» is not a date.", "Write the date")
    assert summary([], Tongue.ENGLISH) == "no findings"
