"""The image of somebody's arms, looked at by its bytes before any document has it.

1. A whole PNG or JPEG of a sensible size, in the folder of region.yaml, is taken as it is, with its description.
2. Anything else is one finding at its line, which blocks only whose arms they are; a coarse image is a warning.
3. A file that says it is an image and is not, or is cut anywhere, is never taken.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.findings.finding import Finding
from pipeline.domain.region.region import Arms
from pipeline.domain.values.place import Place
from pipeline.read.settings.arms import LARGEST, NamedArms, read_arms
from tests.images import SVG, jpeg, png

AT = Place("region.yaml", line=21, column=7)


def read(
    folder: Path, content: bytes | None, file: str = "skjold.png", description: str = "Et skjold"
) -> tuple[Arms | None, list[Finding]]:
    """Write the image, and read it as Øyer's."""
    if content is not None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(content)
    findings: list[Finding] = []
    return read_arms(NamedArms("Øyer", file, description, AT), folder, findings.append), findings


@pytest.mark.parametrize("content", [png(), png(5_000, 700), jpeg(), jpeg(marker=b"Exif\0\0")])
def test_a_whole_image_is_taken_as_it_is(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == (Arms("skjold.png", content, "Et skjold"), [])


@pytest.mark.parametrize("file", ["bilder/skjold.png", "skjold med æøå.png"])
def test_an_image_may_lie_in_a_folder_of_its_own_and_be_called_anything(tmp_path: Path, file: str) -> None:
    arms, _ = read(tmp_path, png(), file)
    assert arms is not None
    assert read_arms(NamedArms("Øyer", file.replace("/", "\\"), "Et skjold", AT), tmp_path, print) is not None


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (None, "SB-616", "finnes ikke"),
        (b"", "SB-618", "en annen slags fil"),
        (SVG, "SB-618", "SVG"),
        (b"GIF89a", "SB-618", "GIF"),
        (b"RIFF\0\0\0\0WEBP", "SB-618", "WebP"),
        (b"%PDF-1.7", "SB-618", "PDF"),
        (jpeg(marker=b"Adobe"), "SB-618", "JPEG"),
        (png()[:-1], "SB-619", "ikke hel"),
        (jpeg()[:-2], "SB-619", "ikke hel"),
        (b"\xff\xd8\xff\xe0\0\0JFIF", "SB-619", "ikke hel"),
        (png().replace(b"IHDR", b"IHDX"), "SB-619", "ikke hel"),
        (png(0, 0), "SB-619", "ingen størrelse"),
        (png(2_000, 200), "SB-619", "bredere"),
        (png(5_001, 900), "SB-621", "5000 × 5000 piksler"),
        (b"x" * (LARGEST + 1), "SB-621", "2 MB"),
        (png(120, 149), "SB-622", "149 piksler"),
    ],
)
def test_what_is_no_such_image_is_one_finding(tmp_path: Path, content: bytes | None, code: str, says: str) -> None:
    arms, (finding,) = read(tmp_path, content)
    assert (finding.kind.code, finding.place, finding.municipality) == (code, AT, "Øyer")
    assert says in finding.says
    assert (arms is None) == finding.is_error


@pytest.mark.parametrize("file", ["../skjold.png", "C:\\bilder\\skjold.png", "/etc/hosts"])
def test_an_image_elsewhere_is_not_opened(tmp_path: Path, file: str) -> None:
    arms, (finding,) = read(tmp_path, None, file)
    assert (arms, finding.kind.code) == (None, "SB-617")


def test_an_image_that_is_a_folder_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "skjold.png").mkdir()
    assert [finding.kind.code for finding in read(tmp_path, None)[1]] == ["SB-616"]


@pytest.mark.parametrize("description", ["", "SKJOLD.png", "x" * 251])
def test_an_image_is_described_in_words(tmp_path: Path, description: str) -> None:
    arms, (finding,) = read(tmp_path, png(), description=description)
    assert (arms, finding.kind.code) == (None, "SB-620")


@given(st.sampled_from([png(160, 160), jpeg()]), st.data())
def test_an_image_that_is_cut_is_never_taken(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(whole) - 2))
    arms, findings = read(tmp_path_factory.getbasetemp(), whole[:cut])
    assert arms is None
    assert len(findings) == 1
