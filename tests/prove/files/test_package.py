"""A finished file as a package of parts.

1. What a part refers to is found by its kind; a part that is not there is a KeyError.
2. A file that is cut short, empty or no package at all is one of the errors that are told as a finding.
"""

from __future__ import annotations

import pytest

from pipeline.prove.files.package import UNREADABLE, MadePackage
from tests.prove.made import made

OYER = made("2021").files["oyer/saksfremlegg.docx"]


def test_what_a_part_refers_to_is_found() -> None:
    package = MadePackage(OYER)
    assert package.main == "word/document.xml"
    assert {("styles", "word/styles.xml"), ("footer", "word/footer1.xml")} <= set(package.related(package.main))
    assert list(package.related("word/styles.xml")) == []
    with pytest.raises(KeyError):
        package.part("word/comments.xml")


@pytest.mark.parametrize("content", [b"", b"Ingen pakke", OYER[:2_000], OYER[: len(OYER) // 2]])
def test_what_cannot_be_read_is_told(content: bytes) -> None:
    with pytest.raises(UNREADABLE):
        MadePackage(content).tree(MadePackage(content).main)
