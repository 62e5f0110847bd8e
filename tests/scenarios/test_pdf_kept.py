"""When a PDF is made, kept and left out. LibreOffice is stood in for by a program that is quick and counts.

1. Each Word document gets its PDF beside it; the receipt vouches for it and says what made it.
2. A build in which nothing changed converts nothing, also when there is no LibreOffice any more.
3. One document changed: one is converted. Another version of LibreOffice: all are.
4. A PDF that somebody has edited is neither kept nor written over.
5. `--only` leaves the PDF files of the others as they are.
6. Without LibreOffice the documents are made, and a note says so; with --pdf it is an error, and nothing is made.
7. A document that gets no PDF is an error; everything else is made, and the receipt says so.
8. Without PDF there are none, not even old ones.
9. A PDF that cannot claim the standards is a warning, also when it is kept.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.said import Said
from pipeline.runs import libreoffice
from pipeline.runs.build import Outcome, Request, build
from tests.documents import codes, output
from tests.offices import calls, put_office
from tests.workbooks import set_cells

pytestmark = pytest.mark.slow

DOCUMENTS = ["gausdal/saksfremlegg", "ipr/vedlegg-tiltak", "lillehammer/saksfremlegg", "oyer/saksfremlegg"]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program be the LibreOffice of this machine; give its folder."""
    home = tmp_path / "office"
    monkeypatch.setenv(libreoffice.SETTING, str(put_office(home)))
    return home


def built(folder: Path, *, pdf: bool | None = None, only: tuple[str, ...] = (), overwrite: bool = False) -> Outcome:
    """Build the municipalities' edition, with PDF as LibreOffice allows."""
    return build(Request(folder, Edition.MUNICIPALITIES, pdf=pdf, only=only, overwrite=overwrite))


def converted(home: Path) -> list[int]:
    """Give how many documents each call had."""
    return [len(call) for call in calls(home)]


def pdfs(folder: Path) -> dict[str, bytes]:
    """Read the PDF files of the edition."""
    edition = output(folder)
    return {path.relative_to(edition).as_posix(): path.read_bytes() for path in edition.rglob("*.pdf")}


def receipt(folder: Path) -> dict[str, dict[str, str]]:
    """Read the receipt's rows by file."""
    rows = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))["dokumenter"]
    return {row["fil"]: row for row in rows}


def test_each_document_gets_its_pdf_and_the_receipt_says_what_made_it(folder: Path, office: Path) -> None:
    outcome = built(folder)
    assert sorted(pdfs(folder)) == [f"{name}.pdf" for name in DOCUMENTS]
    assert {f"{name}.pdf" for name in DOCUMENTS} <= set(outcome.made)
    assert {row["laget_med"] for name, row in receipt(folder).items() if name.endswith(".pdf")} == {
        "LibreOffice 7.4.7.2"
    }
    assert not any("laget_med" in row for name, row in receipt(folder).items() if not name.endswith(".pdf"))
    assert converted(office) == [4]


def test_what_has_not_changed_is_not_converted_again_nor_without_libreoffice(
    folder: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(folder)
    before = pdfs(folder)
    again = built(folder)
    assert (converted(office), pdfs(folder), len(again.unchanged)) == ([4], before, 4)
    monkeypatch.setenv(libreoffice.SETTING, "finnes-ikke")
    for asked_for in (None, True):
        without = built(folder, pdf=asked_for)
        assert (pdfs(folder), len(without.unchanged), codes(without)) == (before, 4, [])
        assert "SB-910" not in [finding.kind.code for finding in without.findings]


def test_only_what_has_changed_is_converted(folder: Path, office: Path) -> None:
    built(folder)
    before = pdfs(folder)
    set_cells(folder, {("Kommuner", "Øyer", "Saksbehandler"): "Kari Nordmann"})
    outcome = built(folder)
    assert converted(office) == [4, 1]
    assert {name for name, content in pdfs(folder).items() if content != before[name]} == {"oyer/saksfremlegg.pdf"}
    assert sorted(outcome.unchanged) == [f"{name}.pdf" for name in DOCUMENTS[:3]]


def test_another_version_of_libreoffice_converts_all(folder: Path, office: Path) -> None:
    built(folder)
    put_office(office, version="LibreOffice 25.2.1.1")
    built(folder)
    assert converted(office) == [4, 4]
    assert receipt(folder)["oyer/saksfremlegg.pdf"]["laget_med"] == "LibreOffice 25.2.1.1"


def test_a_pdf_that_somebody_has_edited_is_neither_kept_nor_written_over(folder: Path, office: Path) -> None:
    built(folder)
    edited = output(folder) / "oyer" / "saksfremlegg.pdf"
    edited.write_bytes(edited.read_bytes() + b"% stemplet")
    stamped = edited.read_bytes()
    assert codes(built(folder)) == ["SB-902"]
    assert edited.read_bytes() == stamped
    outcome = built(folder, overwrite=True)
    assert outcome.set_aside is not None
    assert (outcome.set_aside / "oyer" / "saksfremlegg.pdf").read_bytes() == stamped
    assert edited.read_bytes() != stamped
    assert converted(office) == [4, 1]


def test_only_leaves_the_pdf_files_of_the_others(folder: Path, office: Path) -> None:
    built(folder)
    before = pdfs(folder)
    set_cells(folder, {("Sak", "Tittel", "Verdi"): "En helt annen tittel"})
    built(folder, only=("oyer",))
    assert {name for name, content in pdfs(folder).items() if content != before[name]} == {"oyer/saksfremlegg.pdf"}
    assert converted(office) == [4, 1]


def test_without_libreoffice_the_documents_are_made_and_a_note_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(libreoffice.SETTING, "finnes-ikke")
    outcome = built(folder)
    assert (codes(outcome), pdfs(folder), len(outcome.made)) == ([], {}, 5)
    note = next(finding for finding in outcome.findings if finding.kind.code == "SB-910")
    assert note.says.startswith("Det er ikke laget PDF: ")
    assert "\n" not in note.says


def test_pdf_that_is_asked_for_and_cannot_be_made_is_an_error_and_nothing_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(libreoffice.SETTING, "finnes-ikke")
    outcome = built(folder, pdf=True)
    assert (codes(outcome), outcome.made) == (["SB-911"], ())
    assert not output(folder).exists()


def test_what_gets_no_pdf_is_an_error_and_the_rest_is_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(libreoffice.SETTING, str(put_office(tmp_path / "office", "breaks")))
    outcome = built(folder)
    assert codes(outcome) == ["SB-912"] * 4
    assert len(outcome.made) == 5
    assert pdfs(folder) == {}
    written = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))
    assert written["uten_pdf"] == [f"{name}.docx" for name in DOCUMENTS]
    assert written["funn"]["feil"] == 4
    put_office(tmp_path / "office")
    assert codes(built(folder)) == []
    assert len(pdfs(folder)) == 4


def test_without_pdf_there_are_none(folder: Path, office: Path) -> None:
    built(folder)
    built(folder, pdf=False)
    assert (pdfs(folder), converted(office)) == ({}, [4])


def test_what_cannot_claim_the_standards_is_a_warning_each_time(folder: Path, office: Path) -> None:
    first, again = built(folder), built(folder)
    assert converted(office) == [4]
    for outcome in (first, again):
        said = [finding.says for finding in outcome.findings if finding.kind.code == "SB-913"]
        assert sum(says.endswith("dokumentet er ikke merket opp.") for says in said) == 4


def test_progress_says_that_pdf_is_being_made(folder: Path, office: Path) -> None:
    told: list[tuple[str, int, int]] = []

    def tell(what: Said, done: int, of: int) -> None:
        told.append((what.norwegian, done, of))

    build(Request(folder, Edition.MUNICIPALITIES, pdf=True), tell)
    assert told[:5] == [(f"Skriver {path}", n, 5) for n, path in enumerate(_order(told), 1)]
    assert {(what, of) for what, _, of in told[5:]} == {("Lager PDF …", 4)}
    assert len(converted(office)) == 1


def _order(told: list[tuple[str, int, int]]) -> list[str]:
    return [what.removeprefix("Skriver ") for what, _, _ in told[:5]]
