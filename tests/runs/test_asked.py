"""What is said of a folder that a command cannot work on.

1. What lies there is named, and the first line is what to type; it can be pasted as it stands.
2. Nothing new and empty is proposed where the old is at hand.
3. A name that the system cannot have is no traceback.
"""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from pipeline.runs.asked import last_year_beside, no_case, no_place, no_target, pasted

TODAY = date(2022, 10, 1)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with the cases of two years, and stand in it."""
    for year in ("2021", "2022"):
        (tmp_path / "input" / year).mkdir(parents=True)
        (tmp_path / "input" / year / "tiltak.xlsx").write_bytes(b"")
    (tmp_path / "input" / "region.yaml").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("2021", "Mente du saksbygger check input/2021?"),
        ("input\\2021", "Mente du saksbygger check input/2021?"),
        ('"input/2021"', "Mente du saksbygger check input/2021?"),
        ("«2022»", "Mente du saksbygger check input/2022?"),
        ("input/2021/tiltak.xlsx", "Skriv mappen, ikke filen: saksbygger check input/2021"),
        (
            "input/2023",
            "Mappen input/2023 finnes ikke. input/2022 finnes: rull den over med saksbygger new-year input/2022",
        ),
        ("input/1999", "Mappen input/1999 finnes ikke. Velg en av disse:"),
        ("input", "input er ingen sak. Velg en av disse:"),
        (".", ". er ingen sak. Velg en av disse:"),
        ("andre/2021", "Mappen andre/2021 finnes ikke. Lag en ny sak med: saksbygger new-case andre/2021"),
        ("å" * 300, "Navnet på mappen er lengre enn systemet tillater."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("project")
def test_what_is_no_case_is_told_with_what_to_type(given: str, first: str) -> None:
    said = no_case(Path(given), "check")
    assert said is not None
    assert said.norwegian.splitlines()[0] == first
    assert said.english != said.norwegian


@pytest.mark.usefixtures("project")
def test_a_case_is_one_also_with_a_slash_behind_it_and_from_within(monkeypatch: pytest.MonkeyPatch) -> None:
    assert no_case(Path("input/2021/"), "check") is None
    monkeypatch.chdir("input")
    assert no_case(Path("2021"), "check") is None
    said = no_case(Path("input/2021"), "build")
    assert said is not None
    assert said.norwegian.startswith("Mente du saksbygger build 2021?")
    monkeypatch.chdir("2021")
    assert no_case(Path(), "check") is None


def test_a_command_with_a_name_that_a_shell_takes_apart_is_in_quotes() -> None:
    name = "input/2021 (Øyer) $HOME"
    assert shlex.split(pasted("check", Path(name))) == ["saksbygger", "check", name]
    assert pasted("check", Path("saker/Øyer-2021")) == "saksbygger check saker/Øyer-2021"


@pytest.mark.parametrize("given", ["input", ".", "input/"])
@pytest.mark.usefixtures("project")
def test_a_new_case_without_its_year_is_refused_and_the_rollover_named(given: str) -> None:
    said = no_place(Path(given), TODAY)
    assert said is not None
    assert said.norwegian.startswith("Neste års sak lages av årets: saksbygger new-year input/2022\n")


def test_the_first_case_of_all_needs_its_year_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in ("input", "/"):
        said = no_place(Path(given), TODAY)
        assert said is not None
        assert said.norwegian.startswith("Skriv også året: saksbygger new-case input/2023\n")
    assert no_place(Path("input/2023"), TODAY) is None
    assert no_place(Path("egen-sak"), TODAY) is None
    assert no_place(Path("å" * 300), TODAY) is not None


@pytest.mark.usefixtures("project")
def test_the_case_of_the_year_before_is_mentioned_when_an_empty_one_is_made() -> None:
    said = last_year_beside(Path("input/2023"))
    assert said is not None
    assert said.norwegian.endswith("saksbygger new-year input/2022")
    assert last_year_beside(Path("input/2025")) is None
    assert last_year_beside(Path("input/egen")) is None


def test_the_whole_disk_is_no_place_for_documents(tmp_path: Path) -> None:
    assert no_target(tmp_path) is None
    said = no_target(Path(tmp_path.anchor))
    assert said is not None
    assert said.norwegian.startswith("Velg en mappe med et navn bak --out.")
