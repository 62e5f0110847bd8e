"""`saksbygger build --html`: the web pages of an edition are kept, protected and taken away as the rest of it is.

1. Each Word document has its page beside it, and the receipt knows it; a review copy has none.
2. A page that somebody has changed stops the build; the next build without --html takes the pages away.
3. With --only the pages of the others stay as they are. The same case gives the same bytes.
4. A template of one's own changes Word alone, and the words that only it has are named.
"""

from __future__ import annotations

import json
from pathlib import Path

import docx

from tests.documents import build_edition, codes, output
from tests.workbooks import ROOT

WORD = ["gausdal/saksfremlegg", "ipr/vedlegg-tiltak", "lillehammer/saksfremlegg", "oyer/saksfremlegg"]


def files_of(folder: Path) -> dict[str, bytes]:
    """Give the pages of an edition."""
    found = output(folder)
    return {path.relative_to(found).as_posix(): path.read_bytes() for path in sorted(found.rglob("*.html"))}


def test_each_word_document_has_its_page_and_the_receipt_knows_it(folder: Path) -> None:
    assert codes(build_edition(folder, html=True, traced=True)) == []
    assert list(files_of(folder)) == [f"{name}.html" for name in WORD]
    receipt = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))
    proven = {row["fil"]: row["prøvd"] for row in receipt["dokumenter"]}
    assert all(proven[f"{name}.html"]["genererte_tall"] for name in WORD)
    first = files_of(folder)
    build_edition(folder, html=True, only=("oyer",))
    assert files_of(folder) == first
    build_edition(folder)
    assert files_of(folder) == {}


def test_a_page_that_somebody_has_changed_is_never_written_over(folder: Path) -> None:
    build_edition(folder, html=True)
    page = output(folder) / "oyer" / "saksfremlegg.html"
    page.write_text("Rettet", encoding="utf-8")
    for is_asked_for in (True, False):
        outcome = build_edition(folder, html=is_asked_for)
        assert (codes(outcome), outcome.made) == (["SB-902"], ())
    assert page.read_text(encoding="utf-8") == "Rettet"


def test_a_template_of_ones_own_changes_word_alone(folder: Path) -> None:
    build_edition(folder, html=True, only=("oyer",))
    before = files_of(folder)
    opened = docx.Document(str(ROOT / "templates" / "saksfremlegg.docx"))
    opened.paragraphs[0].insert_paragraph_before("Unntatt offentlighet for {{ organisasjon }}")
    (folder.parent.parent / "templates").mkdir()
    opened.save(str(folder.parent.parent / "templates" / "saksfremlegg.docx"))
    outcome = build_edition(folder, html=True, only=("oyer",))
    (said,) = [finding for finding in outcome.findings if finding.kind.code == "SB-914"]
    assert said.found == "Unntatt offentlighet for"
    assert files_of(folder) == before


def test_a_template_that_only_looks_different_leaves_nothing_out(folder: Path) -> None:
    opened = docx.Document(str(ROOT / "templates" / "saksfremlegg.docx"))
    opened.sections[0].page_height = opened.sections[0].page_width
    (folder.parent.parent / "templates").mkdir()
    opened.save(str(folder.parent.parent / "templates" / "saksfremlegg.docx"))
    outcome = build_edition(folder, html=True, only=("oyer",))
    assert outcome.made
    assert "SB-914" not in [finding.kind.code for finding in outcome.findings]
