"""The copies in the folder of findings agree with the list, and nobody's work in them is lost.

1. A copy is written, written anew when it differs, and taken away when there is nothing to say.
2. One that somebody has worked in, or that we did not make, is moved aside first, and a finding says where.
3. A copy that cannot be written is a warning, and the old one is whole.
4. Nothing is left lying beside the copies, and nothing is written through a link.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Severity
from pipeline.write.returned.copies import put_copies, standing

FILE, COPY, RECEIPT = "tiltak.xlsx", "tiltak-med-funn.xlsx", "kvittering.json"


def names(folder: Path) -> list[str]:
    """List the folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_written_anew_and_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "funn"
    assert put_copies(folder, {FILE: b"en", "tekster.docx": None}) == ()
    assert names(folder) == [RECEIPT, COPY]
    assert standing(folder, (FILE, "tekster.docx")) == (folder / COPY,)
    assert put_copies(folder, {FILE: b"to"}) == ()
    assert (folder / COPY).read_bytes() == b"to"
    assert put_copies(folder, {FILE: None}) == ()
    assert names(folder) == []


def test_nothing_is_made_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert put_copies(tmp_path / "funn", {FILE: None}) == ()
    assert not (tmp_path / "funn").exists()


@pytest.mark.parametrize("content", [b"neste", None])
def test_one_that_somebody_has_worked_in_is_moved_aside(tmp_path: Path, content: bytes | None) -> None:
    put_copies(tmp_path, {FILE: b"ours"})
    for number in (1, 2):
        (tmp_path / COPY).write_bytes(b"arbeidet %d" % number)
        (said,) = put_copies(tmp_path, {FILE: content})
        assert (said.kind.code, said.severity) == ("SB-909", Severity.WARNING)
        assert f"tiltak-med-funn-{number}.xlsx" in said.says
        assert (tmp_path / f"tiltak-med-funn-{number}.xlsx").read_bytes() == b"arbeidet %d" % number
    assert (tmp_path / COPY).exists() == (content is not None)


@pytest.mark.parametrize("receipt", ["", "[]", '{"tiltak-med-funn.xlsx": 1}', None])
def test_one_that_no_receipt_knows_is_somebodys(tmp_path: Path, receipt: str | None) -> None:
    (tmp_path / COPY).write_bytes(b"min egen")
    if receipt is not None:
        (tmp_path / RECEIPT).write_text(receipt, encoding="utf-8")
    assert [said.kind.code for said in put_copies(tmp_path, {FILE: b"ny"})] == ["SB-909"]
    assert (tmp_path / "tiltak-med-funn-1.xlsx").read_bytes() == b"min egen"


def test_a_copy_that_is_as_it_should_be_is_not_touched(tmp_path: Path) -> None:
    put_copies(tmp_path, {FILE: b"ours"})
    before = (tmp_path / COPY).stat().st_mtime_ns
    assert put_copies(tmp_path, {FILE: b"ours"}) == ()
    assert (tmp_path / COPY).stat().st_mtime_ns == before


def test_one_that_cannot_be_written_is_a_warning_and_the_old_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_copies(tmp_path, {FILE: b"gammel"})

    def refuse(self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self))  # what Windows says of a file open in Excel

    monkeypatch.setattr(Path, "replace", refuse)
    (said,) = put_copies(tmp_path, {FILE: b"ny"})
    assert (said.kind.code, said.severity, said.place.file) == ("SB-908", Severity.WARNING, COPY)
    assert "åpen i et annet program" in said.says
    assert (tmp_path / COPY).read_bytes() == b"gammel"
    assert names(tmp_path) == [RECEIPT, COPY]


def test_the_receipt_knows_each_copy(tmp_path: Path) -> None:
    put_copies(tmp_path, {FILE: b"a", "tekster.docx": b"b"})
    assert sorted(json.loads((tmp_path / RECEIPT).read_text(encoding="utf-8"))) == ["tekster-med-funn.docx", COPY]


def test_a_copy_and_its_receipt_are_never_written_through_a_link(tmp_path: Path) -> None:
    other = tmp_path / "annet"
    other.write_bytes(b"mitt")
    folder = tmp_path / "funn"
    folder.mkdir()
    for name in (COPY, RECEIPT):
        (folder / name).symlink_to(other)
    assert [said.kind.code for said in put_copies(folder, {FILE: b"ny"})] == ["SB-909"]
    assert other.read_bytes() == b"mitt"
    assert (folder / COPY).read_bytes() == b"ny"
    assert not (folder / RECEIPT).is_symlink()
    assert (folder / "tiltak-med-funn-1.xlsx").read_bytes() == b"mitt"
