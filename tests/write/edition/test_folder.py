"""The folder of an edition, and what an interrupted run leaves of it.

1. An edition is written whole: its files and its receipt, and nothing else beside it.
2. `.til-kommunene.ny` without a receipt is thrown away; the edition stands.
3. With the old edition on its way out and a whole new one: the new one takes the place.
4. With the old edition on its way out and half a new one, or none: the old one comes back.
5. With both editions in place: the old one is removed, or kept aside when somebody has written in it.
6. Somebody who writes while the run goes on finds the old folder aside, with what was written.
7. Nothing to recover changes nothing.
8. Whatever dies where, no byte of the edition is lost: afterwards the edition is the old one or the new one, whole.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Stop
from pipeline.write.edition.folder import EditionFolder
from pipeline.write.edition.receipt import MadeFile, made_files

Files = dict[str, bytes]

OLD: Files = {"oyer/saksfremlegg.docx": b"gammel", "ipr/tiltaksbudsjett.xlsx": b"gamle tall"}
NEW: Files = {"oyer/saksfremlegg.docx": b"ny", "ipr/tiltaksbudsjett.xlsx": b"nye tall"}


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    """Give an edition that is not there yet."""
    return EditionFolder(tmp_path / "2021" / "til-kommunene")


def receipt_of(files: Files) -> bytes:
    """Write the receipt that vouches for files."""
    made = [{"fil": n, "sha256": hashlib.sha256(c).hexdigest(), "grunnlag": "g"} for n, c in files.items()]
    return json.dumps({"program": "saksbygger", "dokumenter": made}).encode()


def put(folder: Path, files: Files, *, whole: bool = True) -> None:
    """Lay a folder out as a run would have."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    if whole:
        (folder / "kvittering.json").write_bytes(receipt_of(files))


def contents(folder: Path) -> Files:
    """Read the files of a folder, without its receipt."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop("kvittering.json", None)
    return found


def standing(edition: EditionFolder) -> list[str]:
    """Name what stands where editions do."""
    return sorted(path.name for path in edition.path.parent.iterdir())


def test_an_edition_is_written_whole_with_nothing_beside_it(edition: EditionFolder) -> None:
    edition.write(NEW)
    edition.put_in_place(receipt_of(NEW))
    assert contents(edition.path) == NEW
    assert made_files(edition.path) == tuple(
        MadeFile(name, hashlib.sha256(content).hexdigest(), "g") for name, content in NEW.items()
    )
    assert standing(edition) == ["til-kommunene"]


def test_a_new_edition_takes_the_place_of_the_old_one(edition: EditionFolder) -> None:
    put(edition.path, OLD | {"gausdal/saksfremlegg.docx": b"borte i den nye"})
    edition.write(NEW)
    edition.put_in_place(receipt_of(NEW))
    assert contents(edition.path) == NEW
    assert standing(edition) == ["til-kommunene"]


def test_the_journal_stands_beside_the_edition(edition: EditionFolder) -> None:
    journal = (edition.new, edition.old, edition.gone)
    assert [folder.name for folder in journal] == [
        ".til-kommunene.ny", ".til-kommunene.gammel", ".til-kommunene.slettes",
    ]  # fmt: skip
    assert {folder.parent for folder in journal} == {edition.path.parent}


@pytest.mark.parametrize(
    ("in_place", "new", "new_is_whole", "old", "expected"),
    [
        (OLD, None, False, None, OLD),  # nothing happened
        (OLD, NEW, False, None, OLD),  # died while it wrote
        (OLD, NEW, True, None, OLD),  # died before it moved the old one: nobody was told of the new one
        (None, NEW, True, OLD, NEW),  # died between the two moves
        (None, NEW, False, OLD, OLD),  # somebody removed the receipt: not to be trusted
        (None, None, False, OLD, OLD),  # died before the second move, and the new one is gone
        (NEW, None, False, OLD, NEW),  # died before it removed the old one
    ],
)
def test_recovery_leaves_the_old_edition_or_the_new_one_whole(
    edition: EditionFolder,
    in_place: Files | None,
    new: Files | None,
    old: Files | None,
    expected: Files,
    *,
    new_is_whole: bool,
) -> None:
    edition.path.parent.mkdir(parents=True)
    for folder, files, whole in (
        (edition.path, in_place, True),
        (edition.new, new, new_is_whole),
        (edition.old, old, True),
    ):
        if files is not None:
            put(folder, files, whole=whole)
    edition.recover()
    assert contents(edition.path) == expected
    assert edition.faults() == ()
    assert standing(edition) == ["til-kommunene"]


def test_recovery_ends_a_removal_that_was_interrupted(edition: EditionFolder) -> None:
    put(edition.path, NEW)
    put(
        edition.gone, {"ipr/tiltaksbudsjett.xlsx": OLD["ipr/tiltaksbudsjett.xlsx"]}, whole=False
    )  # its receipt went first
    edition.recover()
    assert contents(edition.path) == NEW
    assert standing(edition) == ["til-kommunene"]


def test_recovery_where_nothing_was_ever_built_does_nothing(edition: EditionFolder) -> None:
    edition.recover()
    assert not edition.path.parent.exists()


def test_recovery_after_the_first_run_of_all_died_leaves_nothing(edition: EditionFolder) -> None:
    put(edition.new, NEW, whole=False)
    edition.recover()
    assert standing(edition) == []


@pytest.mark.parametrize("new_is_in_place", [True, False])
def test_recovery_keeps_an_old_edition_aside_that_somebody_wrote_in(
    edition: EditionFolder, *, new_is_in_place: bool
) -> None:
    put(edition.path if new_is_in_place else edition.new, NEW)
    put(edition.old, OLD)
    (edition.old / "oyer" / "saksfremlegg.docx").write_bytes(b"skrevet i Word")
    edition.recover()
    assert contents(edition.path) == NEW
    assert contents(edition.path.with_name("til-kommunene-1"))["oyer/saksfremlegg.docx"] == b"skrevet i Word"
    assert standing(edition) == ["til-kommunene", "til-kommunene-1"]


@pytest.mark.parametrize(
    ("name", "content"), [("oyer/saksfremlegg.docx", b"skrevet i Word"), ("oyer/notat.txt", b"husk")]
)
def test_what_somebody_writes_during_the_run_is_kept_aside(edition: EditionFolder, name: str, content: bytes) -> None:
    put(edition.path, OLD)
    assert edition.faults() == ()
    (edition.path / name).write_bytes(content)  # after the run has looked, before it is done
    edition.write(NEW)
    edition.put_in_place(receipt_of(NEW))
    assert contents(edition.path) == NEW
    assert contents(edition.path.with_name("til-kommunene-1")) == OLD | {name: content}


def test_setting_aside_takes_the_first_free_name(edition: EditionFolder) -> None:
    put(edition.path.with_name("til-kommunene-1"), {"mitt.txt": b"mitt"}, whole=False)
    put(edition.path, OLD)
    assert edition.set_aside() == edition.path.with_name("til-kommunene-2")
    assert standing(edition) == ["til-kommunene-1", "til-kommunene-2"]


def test_there_is_nothing_to_set_aside_in_an_empty_folder(edition: EditionFolder) -> None:
    assert edition.set_aside() is None
    edition.path.mkdir(parents=True)
    assert edition.set_aside() is None
    assert standing(edition) == ["til-kommunene"]


def test_what_is_carried_over_is_what_the_receipt_knows_outside_the_folders_made_anew(edition: EditionFolder) -> None:
    put(edition.path, OLD | {"oyer2/saksfremlegg.docx": b"annen"})
    put(edition.path, {"oyer2/notat.txt": b"mitt"}, whole=False)
    kept = edition.carried_over({"oyer"})
    assert {file.path: content for file, content in kept.items()} == {
        "ipr/tiltaksbudsjett.xlsx": b"gamle tall",
        "oyer2/saksfremlegg.docx": b"annen",
    }


@pytest.mark.parametrize(
    "receipt", ["", "[]", "7", '{"program": "saksbygger"}', '{"program": "saksbygger", "dokumenter": [{"fil": "a"}]}']
)
def test_a_receipt_that_says_too_little_vouches_for_nothing(edition: EditionFolder, receipt: str) -> None:
    put(edition.path, OLD, whole=False)
    (edition.path / "kvittering.json").write_text(receipt, encoding="utf-8")
    assert [finding.kind.code for finding in edition.faults()] == ["SB-903"]


def test_a_receipt_never_leads_out_of_its_folder(edition: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "hemmelig.txt").write_bytes(b"utenfor")
    put(edition.path, OLD)
    (edition.path / "kvittering.json").write_bytes(receipt_of({"../../hemmelig.txt": b"utenfor"}))
    assert b"utenfor" not in edition.carried_over({"oyer"}).values()


def test_a_file_in_the_way_of_the_journal_is_a_finding(edition: EditionFolder) -> None:
    edition.path.parent.mkdir(parents=True)
    edition.new.write_bytes(b"en fil")
    with pytest.raises(Stop) as stop:
        edition.write(NEW)
    assert [finding.kind.code for finding in stop.value.findings] == ["SB-904"]
    assert not edition.path.exists()
