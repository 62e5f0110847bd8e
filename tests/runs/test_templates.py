"""The templates that come with the program, and how they are known.

1. As they came, they are known by their digests, and nothing is wrong in them, tried out too.
2. One that somebody has saved again is the user's own, and is gone through.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.documents.kinds import TEMPLATES
from pipeline.read.templates.as_shipped import SHIPPED, is_as_shipped
from pipeline.runs.own_templates import found_in
from tests.workbooks import ROOT


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_as_it_came_is_known_and_has_no_fault(name: str) -> None:
    path = ROOT / "templates" / name
    assert is_as_shipped(path), "make templates"
    assert found_in(path) == ()


def test_no_other_template_is_known(tmp_path: Path) -> None:
    assert len(SHIPPED) == len(TEMPLATES)
    own = tmp_path / "saksfremlegg.docx"
    assert not is_as_shipped(own)
    own.write_bytes((ROOT / "templates" / "saksfremlegg.docx").read_bytes() + b" ")
    assert not is_as_shipped(own)
