"""A folder that a run has for itself, and what becomes of it.

1. A workplace is there as long as its run, and nothing of it is left after that, also when the run fails.
2. What a dead run left is found and removed; what a living one has, or somebody else, is left alone.
3. Files are put in place whole, and a link by their name gives way: what it leads to stays as it is.
4. What the run would lose stays for the next one to find.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.write.disk.workplace import MARK, MARKED, put, tidy, workplace


def names(folder: Path) -> list[str]:
    """Name what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_left_of_a_workplace(tmp_path: Path) -> None:
    with workplace(tmp_path / "funn") as place:
        (place / "ny").mkdir()
        (place / "ny" / "funn.txt").write_text("funn", encoding="utf-8")
        assert place.parent == tmp_path
    assert names(tmp_path) == []


def test_nothing_is_left_of_the_workplace_of_a_run_that_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), workplace(tmp_path / "funn"):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_what_a_failing_run_would_lose_stays(tmp_path: Path) -> None:
    with workplace(tmp_path / "funn", treasure="gammel") as place:
        (place / "ny").mkdir()
        (place / "gammel").mkdir()
    assert names(place) == ["gammel", "ny", MARK]


def test_two_workplaces_of_a_folder_are_two(tmp_path: Path) -> None:
    with workplace(tmp_path / "funn") as one, workplace(tmp_path / "funn") as other:
        tidy(tmp_path / "funn")
        assert sorted([one.name, other.name]) == names(tmp_path)
        assert names(one) == names(other) == [MARK]


@pytest.mark.parametrize("mark", [MARKED, MARKED[:7], "", None])
def test_what_a_dead_run_left_is_removed(tmp_path: Path, mark: str | None) -> None:
    place = tmp_path / ".funn.3f2a1c"
    place.mkdir()
    if mark is not None:
        (place / MARK).write_text(mark, encoding="utf-8")
        (place / "funn.txt").write_text("halvferdig", encoding="utf-8")
    tidy(tmp_path / "funn")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", [".funn.3f2a1c", ".funn.ny", ".annet.3f2a1c"])
def test_what_is_somebody_elses_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / MARK).write_text("Mine egne notater.\n", encoding="utf-8")
    put(tmp_path / "funn", {"funn.txt": b"funn"})
    assert names(tmp_path / name) == [MARK]


def test_a_link_by_the_name_of_a_workplace_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "andre"
    elsewhere.mkdir()
    (elsewhere / MARK).write_text(MARKED, encoding="utf-8")
    (tmp_path / ".funn.3f2a1c").symlink_to(elsewhere)
    tidy(tmp_path / "funn")
    assert names(tmp_path) == [".funn.3f2a1c", "andre"]
    assert names(elsewhere) == [MARK]


@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, *, is_there: bool) -> None:
    other = tmp_path / "annet.txt"
    if is_there:
        other.write_text("mitt", encoding="utf-8")
    (tmp_path / "funn").mkdir()
    (tmp_path / "funn" / "funn.txt").symlink_to(other)
    put(tmp_path / "funn", {"funn.txt": b"funn"})
    assert not (tmp_path / "funn" / "funn.txt").is_symlink()
    assert (tmp_path / "funn" / "funn.txt").read_bytes() == b"funn"
    assert other.exists() == is_there
    assert not is_there or other.read_text(encoding="utf-8") == "mitt"


def test_files_are_put_where_a_linked_folder_leads(tmp_path: Path) -> None:
    (tmp_path / "disk" / "funn").mkdir(parents=True)
    (tmp_path / "funn").symlink_to(tmp_path / "disk" / "funn")
    put(tmp_path / "funn", {"funn.txt": b"funn"})
    assert (tmp_path / "disk" / "funn" / "funn.txt").read_bytes() == b"funn"
    assert names(tmp_path / "disk") == ["funn"]
