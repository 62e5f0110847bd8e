"""The proposal stands where region.yaml says: after the conclusion, or before everything else."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.documents import build_edition, output, read
from tests.workbooks import copy_of_case, edit_region

PROPOSAL = "Kommunedirektørens forslag til innstilling"


@pytest.mark.parametrize(("word", "place"), [(None, -1), ("sist", -1), ("først", 0)])
def test_the_proposal_stands_first_or_last(tmp_path: Path, word: str | None, place: int) -> None:
    folder = copy_of_case(tmp_path)
    if word:
        edit_region(folder, "kommuner:", f"forslag: {word}\nkommuner:")
    assert build_edition(folder, only=("oyer",)).made
    document = docx.Document(str(output(folder) / "oyer" / "saksfremlegg.docx"))
    sections = [read(p.text) for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert sections[place] == PROPOSAL
    assert sections.count(PROPOSAL) == 1
