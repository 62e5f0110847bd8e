"""The wording of a language.

1. The shipped wording is read, with every sentence that the documents need.
2. A sentence that is missing, has an unknown gap, or leaves a brace open, is a finding that says what is allowed.
3. A sentence that nobody uses names the nearest.
4. The wording of another language, and a sheet's name that Excel refuses, are findings.
5. A file that is no wording is one finding. Findings stand in the order of the file.
6. What a sentence may have is what the shipped sentences have, as they are now; a shipped file that is edited where it
   stands is held to the other form of Norwegian, and one that cannot be read is a finding.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copy2

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.language import Language
from pipeline.read.settings import shipped
from pipeline.read.settings.wording import read_wording
from tests.cases import phrases
from tests.readings import brief, only
from tests.workbooks import ROOT

SHIPPED = ROOT / "templates" / "ordlyd.nb.yaml"
TEXT = SHIPPED.read_text(encoding="utf-8")


def read(tmp_path: Path, content: str | bytes) -> tuple[Wording | None, list[Finding]]:
    """Write a wording file and read it."""
    path, findings = tmp_path / "ordlyd.nb.yaml", list[Finding]()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_wording(path, Language.BOKMAAL, findings.append), findings


def line_of(key: str, content: str = TEXT) -> int:
    """Say on which line a sentence stands."""
    return next(n for n, line in enumerate(content.splitlines(), 1) if line.startswith(f"{key}:"))


def changed(key: str, new: str) -> str:
    """Write another line for a sentence."""
    lines = TEXT.splitlines()
    lines[line_of(key) - 1] = new
    return "\n".join(lines)


def test_the_shipped_wording_is_read() -> None:
    findings: list[Finding] = []
    wording = read_wording(SHIPPED, Language.BOKMAAL, findings.append)
    assert wording is not None
    assert findings == []
    assert wording.phrases.keys() == phrases().keys()
    assert wording["rolle.veiviser"] == "veiviser"
    assert wording.words("tallord")[7] == "sju"
    assert wording.language is Language.BOKMAAL


def test_a_changed_sentence_is_the_users(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("K7", 'K7: "{Rådet} ser på planen igjen hvert år."'))
    assert wording is not None
    assert (wording["K7"], findings) == ("{Rådet} ser på planen igjen hvert år.", [])


def test_a_missing_sentence_is_named(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("K7", ""))
    assert wording is None
    assert brief(findings) == [("SB-504", "ordlyd.nb.yaml, linje 6, tegn 1")]
    assert only(findings).says == "Ordlyden «K7» mangler."


@pytest.mark.parametrize("value", ["", "[a, b]", "{a: b}"])
def test_a_sentence_that_is_no_text_is_missing_at_its_line(tmp_path: Path, value: str) -> None:
    _, findings = read(tmp_path, changed("K7", f"K7: {value}"))
    assert brief(findings) == [("SB-504", f"ordlyd.nb.yaml, linje {line_of('K7')}, tegn 1")]


def test_an_unknown_gap_names_those_there_are(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("i_år", 'i_år: "{belop} i {år}"'))
    assert brief(findings) == [("SB-505", f"ordlyd.nb.yaml, linje {line_of('i_år')}, tegn 1")]
    assert only(findings).says == (
        "Ordlyden «i_år» kan ikke brukes: feltet {belop} finnes ikke her. Feltene er: {beløp}, {år}."
    )


def test_a_gap_where_there_are_none_says_so(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("sum", 'sum: "{sum}"'))
    assert only(findings).says == "Ordlyden «sum» kan ikke brukes: feltet {sum} finnes ikke her. Feltene er: ingen."


@pytest.mark.parametrize("gap", ["{beløp.real}", "{beløp[0]}", "{beløp!r}", "{beløp:>9}", "{}", "{0}", "{ beløp }"])
def test_a_gap_is_a_name_and_nothing_else(tmp_path: Path, gap: str) -> None:
    wording, findings = read(tmp_path, changed("i_år", f'i_år: "{gap} i {{år}}"'))
    assert wording is None
    assert only(findings).kind.code == "SB-505"


@pytest.mark.parametrize("sentence", ["{beløp i {år}", "beløp} i {år}", "{", "{beløp} {{år}"])
def test_an_open_brace_is_a_finding(tmp_path: Path, sentence: str) -> None:
    _, findings = read(tmp_path, changed("i_år", f'i_år: "{sentence}"'))
    assert only(findings).says == "Ordlyden «i_år» kan ikke brukes: en klamme { eller } mangler sin make."


def test_doubled_braces_are_braces(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("K7", 'K7: "Planen {{utkast}} oppdateres."'))
    assert wording is not None
    assert findings == []


def test_a_sentence_that_nobody_uses_names_the_nearest(tmp_path: Path) -> None:
    _, findings = read(tmp_path, TEXT + "\nK2.ijgen: Hei\n")
    assert [finding.kind.code for finding in findings] == ["SB-506"]
    assert only(findings).says == "Ordlyden «K2.ijgen» er ikke i bruk. Mente du «K2.igjen»?"
    assert only(findings).place.line == len(TEXT.splitlines()) + 2


def test_findings_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    added = "".join(f"\nukjent{n}: x" for n in range(9))
    _, findings = read(tmp_path, TEXT + added)
    lines = [finding.place.line for finding in findings]
    assert len(lines) == 9
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_the_wording_of_another_language_is_a_finding(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("språk", "språk: nn"))
    assert wording is None
    assert brief(findings) == [("SB-605", "ordlyd.nb.yaml, linje 6, tegn 1")]
    assert only(findings).says == "«språk» kan ikke være «nn»: filen skal være ordlyden for nb."


def test_a_wording_that_does_not_say_its_language_lacks_the_key(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("språk", ""))
    assert wording is None
    assert "None" not in only(findings).says


@pytest.mark.parametrize("name", ["Et navn som er mye lengre enn Excel tåler", "A/B", "A?", "[A]", "A:B", "'A"])
def test_a_sheet_name_that_excel_refuses_is_a_finding(tmp_path: Path, name: str) -> None:
    _, findings = read(tmp_path, changed("ark.anslag", f'ark.anslag: "{name}"'))
    assert brief(findings) == [("SB-505", f"ordlyd.nb.yaml, linje {line_of('ark.anslag')}, tegn 1")]
    assert "høyst 31 tegn" in only(findings).says


def test_a_sheet_name_of_31_characters_is_none(tmp_path: Path) -> None:
    wording, _ = read(tmp_path, changed("ark.anslag", f"ark.anslag: {'A' * 31}"))
    assert wording is not None


def test_two_sheets_may_not_have_one_name(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("ark.anslag", "ark.anslag: Tiltak"))
    assert wording is None
    assert findings


def test_every_fault_comes_in_one_run(tmp_path: Path) -> None:
    content = changed("K7", 'K7: "{når}"').replace("\nsum: Sum\n", "\n\n") + "\nukjent: x\n"
    _, findings = read(tmp_path, content)
    assert sorted(finding.kind.code for finding in findings) == ["SB-504", "SB-505", "SB-506"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"- a\n- b\n",
        b"hei\n",
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        b'spr\xc3\xa5k: nb\nog: "o',
        b"PK\x03\x04\xff",
    ],
    ids=["empty", "list", "word", "cp1252", "utf-16", "cut short", "zip"],
)
def test_a_file_that_is_no_wording_is_one_finding(tmp_path: Path, content: bytes) -> None:
    wording, findings = read(tmp_path, content)
    assert wording is None
    assert len(findings) == 1


def test_a_missing_wording_is_one_finding(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_wording(tmp_path / "ordlyd.nn.yaml", Language.NYNORSK, findings.append) is None
    assert brief(findings) == [("SB-101", "ordlyd.nn.yaml")]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the templates of an installed package, to be changed."""
    templates = tmp_path / "pipeline" / "templates"
    templates.mkdir(parents=True)
    for name in ("ordlyd.nb.yaml", "ordlyd.nn.yaml"):
        copy2(SHIPPED.with_name(name), templates)
    monkeypatch.setattr(shipped, "_PACKAGE", templates.parent)
    return templates


def in_both(package: Path, old: str, new: str) -> None:
    """Change what comes with the program in both forms of Norwegian."""
    for file in package.iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_sentence_that_is_new_in_the_program_is_asked_for(package: Path, tmp_path: Path) -> None:
    assert read(tmp_path, TEXT)[1] == []
    in_both(package, "\nsum: Sum\n", '\nsum: Sum\nsum.ny: "{sum} i {år}"\n')
    _, findings = read(tmp_path, TEXT)
    assert only(findings).says == "Ordlyden «sum.ny» mangler."
    wording, findings = read(tmp_path, TEXT + '\nsum.ny: "Til sammen {sum}"\n')
    assert wording is not None
    assert (wording["sum.ny"], findings) == ("Til sammen {sum}", [])


@pytest.mark.parametrize(
    ("line", "code"), [('i_år: "{belop} i {år}"', "SB-505"), ("i_fjor: Nei", "SB-506"), ("", "SB-504")]
)
def test_a_shipped_file_is_no_witness_of_its_own(package: Path, line: str, code: str) -> None:
    file, findings = package / "ordlyd.nb.yaml", list[Finding]()
    file.write_text(changed("i_år", line) if code != "SB-506" else f"{TEXT}\n{line}\n", encoding="utf-8")
    assert read_wording(file, Language.BOKMAAL, findings.append) is None
    assert [finding.kind.code for finding in findings] == [code]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("", [("SB-601", "ordlyd.nn.yaml")]),
        ('språk: nn\nsum: "{sum"\n', [("SB-505", "ordlyd.nn.yaml, linje 2, tegn 1")]),
        (None, [("SB-101", "ordlyd.nn.yaml")]),
    ],
    ids=["empty", "open brace", "gone"],
)
def test_a_shipped_file_that_cannot_be_read_is_a_finding(
    package: Path, tmp_path: Path, content: str | None, places: list[tuple[str, str]]
) -> None:
    file = package / "ordlyd.nn.yaml"
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    wording, findings = read(tmp_path, TEXT)
    assert wording is None
    assert brief(findings) == places
