"""The commands as a user types them.

1. Exit codes: 0 nothing blocks, 1 an error blocks something, 2 wrong use.
2. --json is the list of funn.json, and nothing else; its bytes are UTF-8 whatever the console speaks.
3. What the user reads is Norwegian, also when it was used wrongly.
4. Through a pipe there are no escape codes, no progress and no broken lines. What is found goes to standard output;
   only why a run could not go on goes to standard error.
5. --version is the version of the package; --help loads no document library, check nothing that writes, and a case
   alone neither network nor processes.
6. build says what it made and where, what it moved aside, and when it made nothing.
7. A console that lacks a character is no reason to stop.
8. new-case makes a case, of the council that it is told, says what to do next, and never writes over anything.
9. Findings are in the language of --lang, else of SAKSBYGGER_LANG, else in bokmål; another one is wrong use.
10. explain says what a finding means, with its example, and loads no document library; another code is wrong use.
11. templates lists the fields and looks at the templates that are used; --copy hands them out, never over anything.
12. check and build take several cases, each for itself; other files among them are passed over.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import app
from pipeline.runs.libreoffice import SETTING
from tests.offices import put_office
from tests.templates import template_with
from tests.workbooks import ROOT, copy_of_cases, edit_region, set_cells

HEAVY = ("docx", "openpyxl", "docxtpl", "pikepdf", "babel", "lxml", "xlsxwriter", "jinja2", "yaml")
WRITING = ("docxtpl", "jinja2", "xlsxwriter", "babel", "pikepdf")
NEVER = ("ssl", "http.client", "multiprocessing", "pydantic", "rich")  # rich is for a terminal
HEAVY_OF_EXPLAIN = tuple(name for name in HEAVY if name != "yaml")  # its examples are YAML
ENGLISH = re.compile(r"\b(Show|Usage|Missing|Invalid|No such|Try|Options|Error|is not one of|Got unexpected)\b")

NUMBERS_2021 = "35 tall i teksten: 16 fra felt, 9 stemmer med planen, 10 er ikke kontrollert, 0 er funn."


def run(*words: str | Path) -> Result:
    """Run a command inside this process; build without PDF, unless the words say something of it."""
    return CliRunner().invoke(app, _quick(words))


def _quick(words: tuple[str | Path, ...]) -> list[str]:
    given = [str(word) for word in words]
    says_it = {"--pdf", "--no-pdf", "--help"} & set(given)
    return given if says_it or given[:1] != ["build"] else [*given, "--no-pdf"]


def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own, through pipes."""
    command = [sys.executable, "-m", "pipeline", *_quick(words)]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, capture_output=True, env=env, check=False, timeout=60)  # noqa: S603 - our own


# --- check ----------------------------------------------------------------------------------------------


def test_check_of_the_real_case_blocks_nothing(folder: Path) -> None:
    result = run("check", folder)
    assert result.exit_code == 0
    assert "Advarsel SB-215 (3)  tiltak.xlsx › Tiltak!T9, T12, T23\n" in result.output
    assert result.output.endswith(f"Funn: 4 advarsler, 2 merknader.\n{NUMBERS_2021}\n")


def test_check_lists_the_numbers_that_are_not_checked(folder: Path) -> None:
    result = run("check", folder, "--tall")
    unchecked = result.output.partition("Disse tallene er ikke kontrollert:\n")[2].splitlines()
    assert (
        "  tekster.docx › Fakta, avsnitt 13: Samtaler: I samtaler har 25 personer fra forskjellige deler" in unchecked
    )
    assert (len(unchecked), unchecked[-2:]) == (10 + 2, ["", NUMBERS_2021])
    assert run("check", folder, "--lang", "en").output.endswith(
        "35 numbers in the text: 16 from fields, 9 agree with the plan, 10 are not checked, 0 are findings.\n"
    )


def test_a_wrong_number_in_a_point_blocks_its_municipality(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Egne punkter"): "Rammen er 2 000 000 kroner."})
    result = run("check", folder)
    assert result.exit_code == 1
    assert "Feil SB-443  tiltak.xlsx › Kommuner!L3\n" in result.output
    assert result.output.endswith(" 1 er funn.\n")


def test_check_with_an_error_blocks(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    result = run("check", folder)
    assert result.exit_code == 1
    assert "«mye» er ikke et beløp i hele kroner." in result.output
    assert result.output.endswith(f"Funn: 1 feil, 4 advarsler, 2 merknader.\n{NUMBERS_2021}\n")


def test_check_of_the_councils_edition(folder: Path) -> None:
    result = run("check", folder, "--utgave", "rådet")
    assert (result.exit_code, result.output.count("SB-312")) == (0, 3)


def test_json_is_the_list_of_funn_json_and_nothing_else(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye 🙂"})
    result = run("check", folder, "--json")
    rows = json.loads(result.stdout)
    assert result.exit_code == 1
    assert result.stdout == (folder.parent.parent / "output" / "2021" / "funn" / "funn.json").read_text(
        encoding="utf-8"
    )
    assert [row["code"] for row in rows] == ["SB-205", *["SB-215"] * 4, *["SB-701"] * 2]
    assert list(rows[0]) == ["code", "severity", "municipality", "place", "found", "says", "fix"]
    assert list(rows[0]["place"]) == [
        "file", "sheet", "cell", "line", "column", "heading", "paragraph", "table", "row",
    ]  # fmt: skip
    assert (rows[0]["severity"], rows[0]["municipality"], rows[0]["found"]) == ("error", None, "mye 🙂")
    assert rows[0]["place"] | {"cell": None} == {
        "file": "tiltak.xlsx", "sheet": "Tiltak", "cell": None, "line": None, "column": None,
        "heading": None, "paragraph": None, "table": None, "row": None,
    }  # fmt: skip


def test_json_stays_json_when_the_findings_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("en fil der mappen skulle vært", encoding="utf-8")
    result = run("check", folder, "--json")
    assert result.exit_code == 1
    assert "SB-904" in [row["code"] for row in json.loads(result.stdout)]


# --- build ----------------------------------------------------------------------------------------------


def test_build_says_what_it_made_and_where(folder: Path) -> None:
    result = run("build", folder)
    target = folder.parent.parent / "output" / "2021" / "til-kommunene"
    assert result.exit_code == 0
    made = [line.removeprefix("Laget ") for line in result.output.splitlines() if line.startswith("Laget ")]
    assert sorted(Path(path).relative_to(target).as_posix() for path in made) == [
        "gausdal/saksfremlegg.docx",
        "ipr/tiltaksbudsjett.xlsx",
        "ipr/vedlegg-tiltak.docx",
        "lillehammer/saksfremlegg.docx",
        "oyer/saksfremlegg.docx",
    ]


def test_build_for_the_council_in_another_folder(folder: Path, tmp_path: Path) -> None:
    result = run("build", folder, "--utgave", "rådet", "--out", tmp_path / "ut", "--no-pdf")
    assert result.exit_code == 0
    assert (tmp_path / "ut" / "ipr" / "saksfremlegg.docx").is_file()
    assert not (folder.parent.parent / "output" / "2021" / "til-radet").exists()


def test_build_blocked_by_one_municipality_makes_the_others_and_says_1(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Kommunens kostnad"): "dekket i budsjettet"})
    result = run("build", folder)
    assert result.exit_code == 1
    assert "SB-308" in result.output
    assert result.output.count("Laget ") == 4


def test_build_that_makes_nothing_says_so(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    result = run("build", folder)
    assert result.exit_code == 1
    assert result.output.endswith("Ingen dokumenter ble laget.\n")


def test_build_says_where_the_old_folder_went(folder: Path) -> None:
    run("build", folder)
    result = run("build", folder, "--overskriv")
    aside = folder.parent.parent / "output" / "2021" / "til-kommunene-1"
    assert f"Den gamle mappen er flyttet til {aside}\n" in result.output
    assert aside.is_dir()


def test_build_of_several_folders_only(folder: Path) -> None:
    result = run("build", folder, "--only", "oyer", "--only", "gausdal")
    assert (result.exit_code, result.output.count("Laget ")) == (0, 2)


def test_build_makes_web_pages_when_asked(folder: Path) -> None:
    result = run("build", folder, "--only", "oyer", "--html")
    made = [Path(line.removeprefix("Laget ")).name for line in result.stdout.splitlines() if line.startswith("Laget ")]
    assert made == ["saksfremlegg.docx", "saksfremlegg.html"]


def test_build_with_a_trace_names_the_review_copies(folder: Path) -> None:
    result = run("build", folder, "--only", "oyer", "--sporing")
    made = [line.rpartition("/")[2] for line in result.output.splitlines() if line.startswith("Laget ")]
    assert made == ["saksfremlegg.docx", "saksfremlegg-sporing.docx"]


def test_build_of_a_folder_that_is_not_there_is_an_error(folder: Path) -> None:
    result = run("build", folder, "--only", "oyr")
    assert result.exit_code == 1
    assert "Mente du «oyer»?" in result.output


def test_build_makes_pdf_and_says_the_next_time_that_they_are_unchanged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(put_office(tmp_path / "office")))
    first = run("build", folder, "--only", "oyer", "--pdf")
    path = folder.parent.parent / "output" / "2021" / "til-kommunene" / "oyer" / "saksfremlegg.pdf"
    assert first.exit_code == 0
    assert f"Laget {path}\n" in first.output
    assert f"Uendret {path}\n" in run("build", folder, "--only", "oyer", "--pdf").output


def test_build_without_libreoffice_makes_the_rest_and_pdf_that_is_asked_for_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "finnes-ikke")
    asked_for = run("build", folder, "--pdf")
    assert (asked_for.exit_code, "SB-911" in asked_for.output) == (1, True)
    assert asked_for.output.endswith("Ingen dokumenter ble laget.\n")
    possible = CliRunner().invoke(app, ["build", str(folder)])
    assert (possible.exit_code, "Merknad SB-910" in possible.output) == (0, True)
    assert possible.output.count("Laget ") == 5


# --- new-case -------------------------------------------------------------------------------------------


COUNCIL = ("--råd", "Valdres natur- og kulturpark", "--kommune", "Vang=3454", "--kommune", "Øystre Slidre=3453")


def test_new_case_makes_a_case_and_says_what_to_do_next(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    result = run("new-case", folder, *COUNCIL)
    assert result.exit_code == 0
    assert result.output.count("Laget ") == 3
    assert result.output.endswith(f"saksbygger check {folder}\n")
    assert run("check", folder).exit_code == 1


def test_new_case_names_all_it_made_as_the_folder_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = [
        str(Path("input", *parts)) for parts in (["region.yaml"], ["2027", "tiltak.xlsx"], ["2027", "tekster.docx"])
    ]
    said = run("new-case", "--år", "2027", *COUNCIL).output.split("\n")
    assert [line for line in said if line.startswith("Laget ")] == [f"Laget {path}" for path in made]


def test_new_case_never_writes_over_anything(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    run("new-case", folder, *COUNCIL)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = run("new-case", folder)
    assert result.exit_code == 1
    assert result.output.count("SB-906") == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_new_case_knows_the_council_that_it_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "input" / "2027"
    assert run("new-case", folder, *COUNCIL, "--målform", "nn").exit_code == 0
    text = (folder.parent / "region.yaml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "navn: " in line and "#" not in line] == [
        '  navn: "Valdres natur- og kulturpark"', '  - navn: "Vang"', '  - navn: "Øystre Slidre"',
    ]  # fmt: skip
    assert "skrevet_på: nn" in text
    assert "region.yaml" not in run("check", folder).output
    again = run("new-case", folder.with_name("2028"), *COUNCIL, "--lang", "en")
    assert (again.exit_code, "SB-922" in again.output) == (1, True)


def test_new_case_says_what_is_missing_or_wrong_of_the_council(tmp_path: Path) -> None:
    wrong = run("new-case", tmp_path / "2027", "--kommune", "Vang/Etnedal", "--kommune", "Vang")
    assert wrong.exit_code == 1
    assert "Feil SB-920  --råd\n  Navnet på rådet mangler.\n  Skriv det slik det skal stå i sakene." in wrong.output
    assert "Feil SB-921  --kommune\n" in wrong.output
    assert run("new-case", tmp_path / "2027", "--no-input").output.count("SB-920") == 2
    assert "budsjettåret bak --år" in run("new-case", *COUNCIL).output
    assert run("new-case", tmp_path / "2027", "--målform", "nb").exit_code == 1
    assert run("new-case", tmp_path / "2027", "--målform", "da").exit_code == 2
    assert list(tmp_path.iterdir()) == []


# --- new-year -------------------------------------------------------------------------------------------


def test_new_year_says_what_it_made_and_that_a_decision_is_used_although_the_proposal_was_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent.parent)
    named = Path(folder.parent.name) / folder.name
    result = run("new-year", named, "--uten-vedtak")
    assert result.exit_code == 0
    assert [line for line in result.output.split("\n") if line.startswith("Laget ")] == [
        f"Laget {named.parent / '2022' / name}" for name in ("tiltak.xlsx", "tekster.docx")
    ]
    assert "Vedtaket er ført inn, så planen bygger på det. --uten-vedtak er ikke brukt.\n" in result.output
    assert "Dette er tatt med som verdier" not in result.output
    assert "\nDette er ikke med fra i fjor:\n  - " in result.output


# --- wrong use ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_unknown_folder_is_wrong_use_and_says_what_to_do(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path / "input" / "2099")
    assert result.exit_code == 2
    assert f"Mappen {tmp_path / 'input' / '2099'} finnes ikke. Lag en ny sak med: saksbygger new-case" in result.output
    assert not (tmp_path / "output").exists()


def test_a_file_is_no_folder(folder: Path) -> None:
    assert run("check", folder / "tiltak.xlsx").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check",),
        ("chekc", "."),
        ("check", ".", "–utgave", "rådet"),
        ("check", ".", "-utgave", "rådet"),
        ("check", ".", "--utgave=radet"),
        ("build", ".", "--pdf", "--no-pdf"),
        ("build", ".", "--utgave", "alle"),
        ("check", ".", "--finnes-ikke"),
        ("bygg", "."),
        ("check", ".", "a"),
    ],
)
def test_wrong_use_is_2_and_explained_in_norwegian(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert ENGLISH.findall(result.output) == []


@pytest.mark.parametrize(
    "words", [("--help",), ("check", "--help"), ("build", "--help"), ("new-case", "--help"), ("explain", "--help")]
)
def test_help_is_norwegian(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert ENGLISH.findall(result.output) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", ".", "–utgave", "rådet"), "Valget –utgave finnes ikke. Mente du --utgave?"),
        (("check", ".", "-utgave=rådet"), "Valget -utgave finnes ikke. Mente du --utgave=rådet?"),
        (("check", ".", "--utgave=radet"), "--utgave kan ikke være radet. Mente du rådet?"),
        (("build", ".", "--pdf", "--no-pdf"), "--pdf og --no-pdf kan ikke brukes sammen. Velg ett av dem."),
        (("chekc", "."), "Kommandoen finnes ikke. Mente du check?"),
        ((), "  saksbygger check input/2021       se etter feil"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_several_folders_in_one_word_are_told_as_several_options(folder: Path) -> None:
    result = run("build", folder, "--only", "oyer,gausdal")
    assert "Gjenta valget: --only oyer --only gausdal" in result.output


def test_a_target_that_is_the_whole_disk_is_wrong_use(folder: Path) -> None:
    assert run("build", folder, "--out", "/").exit_code == 2


def test_a_name_that_is_too_long_for_the_system_is_no_traceback(folder: Path) -> None:
    name = "a" * 300
    assert run("check", name).exit_code == run("new-case", name).exit_code == 2
    copied, built = run("templates", "--copy", name), run("build", folder, "--out", name)
    assert (copied.exit_code, built.exit_code) == (1, 1)
    assert "navnet eller stien er for lang" in built.output


def test_help_names_every_command() -> None:
    assert {"check", "build", "new-case", "explain"} <= set(re.findall(r"[\w-]+", run("--help").output))


def test_the_version_is_said_and_nothing_else_is_done() -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"saksbygger {__version__}\n")


# --- English, and explain ---------------------------------------------------------------------------------


def test_findings_are_english_when_asked_for(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "Status 2021"): "forslått"})
    result = run("check", folder, "--lang", "en")
    assert "Error SB-206  tiltak.xlsx › Tiltak!K24\n  «forslått» is not one of the choices" in result.output
    assert "Findings: 1 error, " in result.output
    written = (folder.parent.parent / "output" / "2021" / "funn" / "funn.txt").read_text(encoding="utf-8")
    assert written.startswith("Findings: 1 error, ")
    assert json.loads(run("check", folder, "--lang", "en", "--json").output)[0]["fix"].startswith("Choose one of these")


def test_the_language_may_stand_in_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSBYGGER_LANG", "en")
    assert "Findings: " in run("check", folder).output
    assert "Funn: " in run("check", folder, "--lang", "nb").output
    monkeypatch.setenv("SAKSBYGGER_LANG", "")
    assert "Funn: " in run("check", folder).output


def test_build_speaks_english_too(folder: Path) -> None:
    assert "Made " in run("build", folder, "--lang", "en", "--only", "oyer").output
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    assert run("build", folder, "--lang", "en").output.endswith("No documents were made.\n")


def test_another_language_is_wrong_use_in_norwegian(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "--lang (eller SAKSBYGGER_LANG) kan ikke være det. Velg blant: nb|en."
    result = run("check", folder, "--lang", "de")
    assert (result.exit_code, result.output.splitlines()[0]) == (2, said)
    monkeypatch.setenv("SAKSBYGGER_LANG", "tysk")
    result = run("explain", "SB-205")
    assert (result.exit_code, result.output.splitlines()[0]) == (2, said)


def test_explain_says_what_a_finding_means_with_its_example() -> None:
    result = run("explain", "SB-206")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "SB-206  Feil. Det som feilen gjelder, blir ikke laget før den er rettet.",
        "",
        "Hva det betyr",
        "  «…» er ikke et av valgene for …",
        "",
        "Hva du gjør",
        "  Velg ett av disse: …",
        "",
        "Eksempel",
        "  tiltak.xlsx › Tiltak!K24",
        "  Der står: forslått",
        "  «forslått» er ikke et av valgene for Status 2021. Mente du «foreslått»?",
        "  Velg ett av disse: foreslått, anslag, ikke avklart, allerede avsatt, andre betaler, uten midler.",
    ]


def test_explain_in_english() -> None:
    result = run("explain", "SB-401", "--lang", "en")
    assert result.output.startswith(
        "SB-401  Error. What the error concerns is not made until it is mended.\n\nWhat it means"
    )
    assert "  tekster.docx › Fakta, paragraph " in result.output


@pytest.mark.parametrize("written", ["SB-206", "sb-206", "SB206", "sb 206", "206", " SB–206 "])
def test_a_code_may_be_written_in_any_way(written: str) -> None:
    assert run("explain", written).output.startswith("SB-206  Feil. ")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("SB-9066", "Koden «SB-9066» finnes ikke. Mente du «SB-906»?"),
        ("7011", "Koden «7011» finnes ikke. Mente du «SB-701»?"),
        ("hjelp", "Koden «hjelp» finnes ikke. En kode ser slik ut: SB-205."),
    ],
)
def test_another_code_is_wrong_use_and_the_nearest_is_named(written: str, said: str) -> None:
    result = run("explain", written)
    assert result.exit_code == 2
    assert result.output.startswith(said)


def test_templates_lists_the_fields_and_looks_at_what_is_used(folder: Path) -> None:
    result = run("templates", str(folder))
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "  {{ tittel }}                            sakens tittel, for eksempel «Tiltaksplan 2021–2024»" in lines
    assert 'Linje med etikett foran (del.type == "faktalinje")' in lines
    assert lines[-5:] == [
        "  saksfremlegg.docx: saksfremlegget til Rådet, Lillehammer, Øyer, Gausdal, følger med programmet",
        "  vedlegg.docx: vedlegget, følger med programmet",
        "  tilskuddsbrev.docx: brevet med andelen, i desember, følger med programmet",
        "",
        "Funn: ingen funn.",
    ]


def test_templates_in_english(folder: Path) -> None:
    result = run("templates", str(folder), "--lang", "en")
    assert "  {% for t in del.tiltak %}               the measures" in result.output.splitlines()
    assert result.output.splitlines()[-1] == "Findings: no findings."


def test_templates_says_what_is_wrong_in_those_that_are_used(folder: Path) -> None:
    edit_region(folder, "    mappe: oyer", "    mal: oyer.docx\n    mappe: oyer")
    (home := folder.parent.parent / "templates").mkdir()
    (home / "oyer.docx").write_bytes(template_with("{{ tittell }}"))
    (home / "vedleg.docx").write_bytes(template_with())
    result = run("templates", str(folder))
    assert result.exit_code == 1
    assert "Feil SB-507  oyer.docx, avsnitt 1" in result.output
    assert "Mente du «vedlegg.docx»?" in result.output
    assert "oyer.docx: saksfremlegget til Øyer, fra mappen templates" in result.output


def test_templates_without_a_folder_are_those_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("templates").output.splitlines()[-5] == "  saksfremlegg.docx: saksfremlegget, følger med programmet"
    assert run("templates", "--copy", "templates").exit_code == 0
    assert {"saksfremlegg.docx", "vedlegg.docx", "ordlyd.nb.yaml"} <= {
        path.name for path in Path("templates").iterdir()
    }
    Path("templates/ordlyd.nb.yaml").write_text("i", encoding="utf-8")
    result = run("templates")
    assert result.exit_code == 1
    assert "saksfremlegg.docx: saksfremlegget, fra mappen templates" in result.output
    assert "SB-601" in result.output or "SB-110" in result.output


def test_what_stands_already_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "vedlegg.docx").write_text("mitt", encoding="utf-8")
    result = run("templates", "--copy", str(tmp_path))
    assert result.exit_code == 1
    assert "SB-9" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["vedlegg.docx"]


def test_templates_of_a_folder_that_is_not_there_are_wrong_use() -> None:
    assert run("templates", "finnes/ikke").exit_code == 2


# --- as a process ---------------------------------------------------------------------------------------


def test_the_version_is_the_packages() -> None:
    result = start("--version")
    assert (result.returncode, result.stdout.decode().split()) == (0, ["saksbygger", __version__])


@pytest.mark.parametrize(
    ("words", "heavy"), [(["--help"], HEAVY), (["build", "--help"], HEAVY), (["explain", "SB-205"], HEAVY_OF_EXPLAIN)]
)
def test_help_and_explain_load_no_document_library(words: list[str], heavy: tuple[str, ...]) -> None:
    assert loaded(words, heavy) == []


def test_check_loads_nothing_that_writes(folder: Path) -> None:
    assert loaded(["check", str(folder)], WRITING) == []
    (folder.parent.parent / "templates").mkdir()
    shutil.copyfile(ROOT / "templates" / "tekster.docx", folder.parent.parent / "templates" / "vedlegg.docx")
    assert "docxtpl" in loaded(["check", str(folder)], WRITING), "a template of one's own is tried out"


@pytest.mark.parametrize("words", [["check"], ["build", "--no-pdf"]])
def test_a_case_alone_needs_no_network_no_processes_and_no_terminal(folder: Path, words: list[str]) -> None:
    assert loaded([*words, str(folder)], NEVER) == []


def loaded(words: list[str], heavy: tuple[str, ...]) -> list[str]:
    """Run a command in a process of its own; give which of some libraries it loads."""
    script = (
        "import sys\nfrom pipeline.cli import app\n"
        f"try:\n    app({words!r})\nexcept SystemExit:\n    pass\n"
        f"import json\nprint(json.dumps([name for name in {heavy!r} if name in sys.modules]))"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=env, check=True, timeout=60)  # noqa: S603
    return json.loads(done.stdout.decode().splitlines()[-1])  # type: ignore[no-any-return]


def test_through_a_pipe_there_are_no_escape_codes_and_all_that_is_found_comes(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Kommunens kostnad"): "dekket i budsjettet"})
    result = start("build", folder, PYTHONIOENCODING="utf-8")
    assert result.returncode == 1
    assert b"\x1b" not in result.stdout + result.stderr
    assert result.stderr == b""
    assert result.stdout.decode().startswith("Feil SB-308  tiltak.xlsx › Kommuner!")
    assert result.stdout.decode().count("Laget ") == 4


def test_a_list_sent_to_a_file_has_the_errors_in_it(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    result = start("check", folder, PYTHONIOENCODING="utf-8", COLUMNS="60")
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout.decode().startswith("Feil SB-205  tiltak.xlsx › Tiltak!J24\n")
    assert max(map(len, result.stdout.decode().splitlines())) > 100  # a file has no edge to break lines at


@pytest.mark.parametrize("words", [["new-year"], ["new-case"]])
def test_why_a_run_could_not_go_on_goes_to_standard_error(folder: Path, words: list[str]) -> None:
    (folder.parent / "2022").mkdir()
    result = start(*words, folder, PYTHONIOENCODING="utf-8")
    assert (result.returncode, result.stdout) == (1, b"")
    assert "Feil SB-906" in result.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own is made as Unix has them")
def test_on_a_terminal_lines_end_between_words(folder: Path) -> None:
    import pty  # noqa: PLC0415 - Windows has none

    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "pipeline", "check", str(folder)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "60"}
    done = subprocess.run(command, stdout=inner, env=env, check=False, timeout=60)  # noqa: S603 - our own
    os.close(inner)
    lines = os.read(outer, 100_000).decode().splitlines()
    assert done.returncode == 1
    assert lines[:3] == [
        "Feil SB-205  tiltak.xlsx › Tiltak!J24",
        "  «mye» er ikke et beløp i hele kroner.",
        "  Der står: mye",
    ]
    assert "  Lillehammer-regionen Vekst er ikke en kommune i regionen," in lines
    assert max(map(len, lines)) <= 60


def test_new_year_and_check_say_what_is_left_in_the_same_words(folder: Path) -> None:
    rolled = run("new-year", folder)
    assert rolled.exit_code == 0
    to_do = rolled.output.partition("Dette gjenstår:\n\n")[2]
    before, *rest = run("check", folder.with_name("2022")).output.rpartition("Funn: ")
    assert before + "".join(rest).partition("\n")[0] + "\n" == to_do
    assert "Advarsel SB-248 (18)  tiltak.xlsx › Tiltak!AC2:AC6, AC10:AC11, " in to_do
    assert "  18 tiltak er ikke sett over for det nye året.\n" in to_do


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_a_console_that_lacks_a_character_is_no_reason_to_stop(folder: Path, encoding: str) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye 🙂"})
    result = start("check", folder, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert b"Traceback" not in result.stderr
    assert result.returncode == 1
    assert b"SB-205" in result.stdout


def test_json_is_utf_8_whatever_the_console_speaks(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye 🙂"})
    result = start("check", folder, "--json", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert json.loads(result.stdout.decode("utf-8"))[0]["found"] == "mye 🙂"


def test_without_a_command_it_shows_its_help() -> None:
    result = start(PYTHONIOENCODING="utf-8")
    assert "new-case" in (result.stdout + result.stderr).decode()


# --- several cases --------------------------------------------------------------------------------------


@pytest.fixture
def cases(tmp_path: Path) -> list[Path]:
    """Give what `input/*` names: two cases, and what else is in the folder."""
    return sorted(copy_of_cases(tmp_path, "2021", "2022").parent.iterdir())


def test_several_cases_are_checked_each_by_itself_and_the_worst_decides(cases: list[Path]) -> None:
    first, second, _region = cases
    result = run("check", *cases)
    assert result.exit_code == 0
    assert result.output.endswith(f"{first}: 4 advarsler, 2 merknader\n{second}: 10 merknader\n")
    (first / "tekster.docx").write_bytes(b"PK")
    broken = run("check", *cases)
    assert broken.exit_code == 1
    assert broken.output.splitlines()[-1] == f"{second}: 10 merknader"
    assert broken.output.splitlines()[-2].startswith(f"{first}: 1 feil")
    rows = json.loads(run("check", "--json", *cases).output)
    assert [(folder, len(rows[folder]) > 0) for folder in rows] == [(str(first), True), (str(second), True)]


def test_several_cases_are_built_but_not_into_one_folder(cases: list[Path], tmp_path: Path) -> None:
    result = run("build", "--only", "ipr", *cases)
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "output").iterdir()} == {"2021", "2022"}
    refused = run("build", *cases, "--out", tmp_path / "here")
    assert (refused.exit_code, refused.output) == (
        2,
        "--out er mappen til én sak. Bygg sakene hver for seg, eller uten --out.\n",
    )


def test_of_several_names_none_of_which_is_a_case_the_first_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.yaml").touch()
    result = run("check", tmp_path / "b.yaml", tmp_path / "a")
    assert result.exit_code == 1
    assert "tiltak.xlsx" in result.output
    assert run("check", tmp_path / "b.yaml", tmp_path / "c").exit_code == 2
