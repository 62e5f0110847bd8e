"""The wording of a language.

1. The shipped wording is read, with every sentence that the documents need.
2. What is missing comes from the wording of the program, and one note names it. A sentence that has an unknown gap,
   lacks one that it needs, or leaves a brace open, is a finding that says what is allowed.
3. A sentence that nobody uses names the nearest, one of an older version what came in its place; both are left out.
4. The wording of another language, and a sheet's name that Excel refuses, are findings.
5. A file that is no wording is one finding. Findings stand in the order of the file.
6. What a sentence may have is what the shipped sentences have, as they are now; a shipped file that is edited where it
   stands is held to the other form of Norwegian, and one that cannot be read is a finding.
7. No number stands in a sentence but the plan's: no digit and no scale beside an amount, no year beside a year or an
   amount, and the words for numbers are those of 0 to 12, each in its place.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copy2

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.phrases import REPLACED
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.own_words import STANDARD_WORDS
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
    return read_wording(path, Language.BOKMAAL, STANDARD_WORDS, findings.append), findings


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
    wording = read_wording(SHIPPED, Language.BOKMAAL, STANDARD_WORDS, findings.append)
    assert wording is not None
    assert findings == []
    assert wording.phrases.keys() == phrases().keys()
    assert wording["rolle.veiviser"] == "veiviser"
    assert wording.words("tallord")[7] == "sju"
    assert wording.language is Language.BOKMAAL


def test_a_changed_sentence_is_the_users(tmp_path: Path) -> None:
    wording, findings = read(
        tmp_path, changed("K6.oppdateres", 'K6.oppdateres: "{Rådet} ser på planen igjen hvert år."')
    )
    assert wording is not None
    assert (wording["K6.oppdateres"], findings) == ("{Rådet} ser på planen igjen hvert år.", [])


def test_a_sentence_of_the_users_knows_its_line(tmp_path: Path) -> None:
    wording, _ = read(tmp_path, changed("kroner", 'kroner: "{beløp} norske kroner"'))
    assert wording is not None
    assert {key: place.line for key, place in wording.places.items()} == {"kroner": line_of("kroner")}


def test_what_is_missing_comes_from_the_program_and_is_named_once(tmp_path: Path) -> None:
    content = changed("K6.oppdateres", "").replace("\nsum: Sum\n", "\n\n")
    wording, findings = read(tmp_path, content)
    assert wording is not None
    assert (wording["K6.oppdateres"], wording["sum"]) == (phrases_of_program("K6.oppdateres"), "Sum")
    assert brief(findings) == [("SB-504", "ordlyd.nb.yaml, linje 10, tegn 1")]
    assert only(findings).says == (
        "Ordlyden som følger med, brukes for det som mangler i ordlyd.nb.yaml: «sum», «K6.oppdateres»."
    )


def phrases_of_program(key: str) -> str:
    """Give a sentence of the shipped wording, in the standard words."""
    sentence = TEXT.splitlines()[line_of(key) - 1].partition(": ")[2].strip('"')
    return STANDARD_WORDS.said(sentence, Language.BOKMAAL)


@pytest.mark.parametrize("value", ["", "[a, b]", "{a: b}"])
def test_a_sentence_that_is_no_text_is_a_finding_at_its_line(tmp_path: Path, value: str) -> None:
    _, findings = read(tmp_path, changed("K6.oppdateres", f"K6.oppdateres: {value}"))
    assert brief(findings) == [("SB-505", f"ordlyd.nb.yaml, linje {line_of('K6.oppdateres')}, tegn 1")]
    assert only(findings).fix == f"Rett teksten i ordlyd.nb.yaml, linje {line_of('K6.oppdateres')}."


@pytest.mark.parametrize(
    ("line", "lacking"),
    [
        ("kroner: kroner", "{beløp}"),
        ('i_år: "{beløp}"', "{år}"),
        ('R3.ingen: "{Rådet} fordeler ikke penger i {år}."', "{ramme}"),
        ('brev.av: "Kommunene betaler sitt."', "{tilskudd}"),
        ('organ_i: "i {kommune}"', "{organ}"),
        ('sum: ""', None),
        ('K6.oppdateres: "Planen ses på hvert år."', None),
        ('brev.andel: "Kommunens andel er {andel} i {år}."', None),
    ],
)
def test_a_gap_that_carries_a_fact_may_not_be_left_out(tmp_path: Path, line: str, lacking: str | None) -> None:
    key = line.partition(":")[0]
    _, findings = read(tmp_path, changed(key, line))
    assert [finding.says for finding in findings] == (
        [f"Ordlyden «{key}» kan ikke brukes: den mangler {lacking}."] if lacking else []
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('kroner: "{beløp}0 kroner"', "«0» ved {beløp} gjør tallet til et annet"),
        ('kroner: "1{beløp} kroner"', "«1» ved {beløp} gjør tallet til et annet"),
        ('kroner: "{beløp} 000 kroner"', "«0» ved {beløp} gjør tallet til et annet"),
        ('kroner: "{beløp},5 kroner"', "«,5» ved {beløp} gjør tallet til et annet"),
        ('kroner: "–{beløp} kroner"', "«–» ved {beløp} gjør tallet til et annet"),
        ('kroner: "{beløp} tusen kroner"', "«tusen» ved {beløp} gjør tallet til et annet"),
        ('kroner: "{beløp} mill. kroner"', "«mill» ved {beløp} gjør tallet til et annet"),
        ('i_år: "{beløp} i {år}1"', "«1» ved {år} gjør tallet til et annet"),
        ('tiltak: "1{antall} tiltak"', "«1» ved {antall} gjør tallet til et annet"),
        ('i_år: "{beløp} i {år}, ikke 2019"', "årstallet 2019 er skrevet i den"),
        ('økonomi.igjen: "{sum} av {ramme} i {år}. {rest} er igjen fra 2020."', "årstallet 2020 er skrevet i den"),
    ],
)
def test_no_number_is_typed_where_that_of_the_plan_stands(tmp_path: Path, line: str, why: str) -> None:
    key = line.partition(":")[0]
    wording, findings = read(tmp_path, changed(key, line))
    assert wording is None
    assert only(findings).says == f"Ordlyden «{key}» kan ikke brukes: {why}."


@pytest.mark.parametrize(
    "line",
    [
        'kroner: "kr {beløp}"',
        'i_år: "{år}: {beløp}"',
        'økonomi.anslag: "{tiltak} – {beløp}"',
        'K6.oppdateres: "{organ} viser til vedtaket fra 2019, § 12."',
        'R10: "{Rådet} ber {rolle} om en rapport etter kapittel 4 i planen, innen {dato}."',
    ],
)
def test_a_number_that_is_no_part_of_the_plans_may_stand(tmp_path: Path, line: str) -> None:
    wording, findings = read(tmp_path, changed(line.partition(":")[0], line))
    assert wording is not None
    assert findings == []


WORDS = "null, ett, to, tre, fire, fem, seks, sju, åtte, ni, ti, elleve, tolv"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (WORDS.removeprefix("null, "), "den skal ha 13 ord, fra det for 0 til det for 12, og har 12"),
        (WORDS + ", tretten", "den skal ha 13 ord, fra det for 0 til det for 12, og har 14"),
        (WORDS.replace("null", "ingen"), "«ingen» er ikke ordet for 0"),
        (WORDS.replace("to,", "2,"), "«2» er ikke ordet for 2"),
        (WORDS.replace("to,", "ett,"), "«ett» er ikke ordet for 2"),
        (WORDS.replace("ett, to", "to, ett"), "«to» er ikke ordet for 1"),
        (WORDS.replace("fem", ""), "«» er ikke ordet for 5"),
    ],
)
def test_the_words_for_numbers_are_thirteen_each_in_its_place(tmp_path: Path, words: str, why: str) -> None:
    wording, findings = read(tmp_path, changed("tallord", f"tallord: {words}"))
    assert wording is None
    assert only(findings).says == f"Ordlyden «tallord» kan ikke brukes: {why}."


def test_another_form_of_a_number_word_is_the_users(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, changed("tallord", f"tallord: {WORDS.replace('sju', 'syv')}"))
    assert wording is not None
    assert (wording.words("tallord")[7], findings) == ("syv", [])


def test_an_unknown_gap_names_those_there_are(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("i_år", 'i_år: "{belop} i {år}"'))
    assert brief(findings) == [("SB-505", f"ordlyd.nb.yaml, linje {line_of('i_år')}, tegn 1")]
    assert only(findings).says == (
        "Ordlyden «i_år» kan ikke brukes: feltet {belop} finnes ikke her. Feltene er: {Rådet}, "
        "{Tiltakene}, {beløp}, {rådet}, {tiltakene}, {år}."
    )


def test_a_gap_where_there_are_none_says_so(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("sum", 'sum: "{sum}"'))
    assert only(findings).says == (
        "Ordlyden «sum» kan ikke brukes: feltet {sum} finnes ikke her. Feltene er: {Rådet}, "
        "{Tiltakene}, {rådet}, {tiltakene}."
    )


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
    wording, findings = read(tmp_path, changed("K6.oppdateres", 'K6.oppdateres: "Planen {{utkast}} oppdateres."'))
    assert wording is not None
    assert findings == []


def test_a_sentence_of_an_older_version_says_what_came_in_its_place(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, TEXT + "\nbok.diagram: Hei\n")
    assert wording is not None
    assert "bok.diagram" not in wording.phrases
    assert only(findings).says == "Ordlyden «bok.diagram» er ikke lenger i bruk. I stedet kom «diagram»."
    assert f"Fjern linje {len(TEXT.splitlines()) + 2}." in only(findings).fix


def test_what_came_in_the_place_of_an_older_sentence_is_in_use() -> None:
    assert set(REPLACED.values()) <= phrases().keys()
    assert REPLACED.keys().isdisjoint(phrases())


def test_a_sentence_that_nobody_uses_names_the_nearest(tmp_path: Path) -> None:
    wording, findings = read(tmp_path, TEXT + "\nK2.liset: Hei\n")
    assert wording is not None
    assert [finding.kind.code for finding in findings] == ["SB-506"]
    assert only(findings).says == "Ordlyden «K2.liset» er ikke i bruk. Mente du «K2.liste»?"
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
    assert brief(findings) == [("SB-605", "ordlyd.nb.yaml, linje 10, tegn 1")]
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
    content = changed("K6.oppdateres", 'K6.oppdateres: "{når}"').replace("\nsum: Sum\n", "\n\n") + "\nukjent: x\n"
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
    assert read_wording(tmp_path / "ordlyd.nn.yaml", Language.NYNORSK, STANDARD_WORDS, findings.append) is None
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


def test_a_sentence_that_is_new_in_the_program_is_the_programs(package: Path, tmp_path: Path) -> None:
    assert read(tmp_path, TEXT)[1] == []
    in_both(package, "\nsum: Sum\n", '\nsum: Sum\nsum.ny: "{sum} i {år}"\n')
    wording, findings = read(tmp_path, TEXT)
    assert wording is not None
    assert (wording["sum.ny"], only(findings).kind.code) == ("{sum} i {år}", "SB-504")
    wording, findings = read(tmp_path, TEXT + '\nsum.ny: "I {år} {sum}"\n')
    assert wording is not None
    assert (wording["sum.ny"], findings) == ("I {år} {sum}", [])


@pytest.mark.parametrize(
    ("line", "code"), [('i_år: "{belop} i {år}"', "SB-505"), ("i_fjor: Nei", "SB-506"), ("", "SB-505")]
)
def test_a_shipped_file_is_no_witness_of_its_own(package: Path, line: str, code: str) -> None:
    file, findings = package / "ordlyd.nb.yaml", list[Finding]()
    file.write_text(changed("i_år", line) if code != "SB-506" else f"{TEXT}\n{line}\n", encoding="utf-8")
    wording = read_wording(file, Language.BOKMAAL, STANDARD_WORDS, findings.append)
    assert (wording is None) is (code == "SB-505")
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
