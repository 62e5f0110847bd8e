"""LibreOffice on good and bad days: every document gets its PDF, or the one fault that is its own.

1. A good day: one call for a few documents, whatever they are called; nothing of it is left behind.
2. Many documents are divided between as many calls as there are processors, by size; few are not.
3. A document that makes it hang, crash, or that it says nothing of, has a fault; those beside it get their PDF.
4. One that hangs is ended with all that it has started.
5. When it hangs before anything has come, and then again, it is not asked a third time.
6. A file that is cut short is no PDF.
7. One that cannot be started raises what the system says.
8. When the user breaks off, LibreOffice is ended.
9. Each comes as soon as it is made, and the faults are said in English too.
10. The profile spares LibreOffice what it does for a new user: it starts once, and draws nothing to try the screen.
"""

from __future__ import annotations

import io
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from pipeline.domain.values.said import Said
from pipeline.runs.libreoffice import find_office
from pipeline.write.pdf.libreoffice import Office, Raw, converted
from tests.offices import VERSION, an_office, calls, has_ended, is_running

SHORT = 3.0  # seconds to wait for one that hangs: more than a busy machine needs to start one that does not


def made(documents: dict[str, bytes], office: Office) -> dict[str, str]:
    """Convert documents; give `PDF`, or the fault, of each."""
    results = dict(converted(documents, office))
    assert set(results) == set(documents)
    return {name: "PDF" if isinstance(result, Raw) else result.norwegian for name, result in results.items()}


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))


def test_a_good_day_takes_one_call_and_leaves_nothing(tmp_path: Path) -> None:
    documents = {"oyer/saksfremlegg.docx": b"a", "gausdal/saksfremlegg.docx": b"b", "../æ ø'å.docx": b"c"}
    assert made(documents, an_office(tmp_path, calls=8)) == dict.fromkeys(documents, "PDF")
    assert [len(call) for call in calls(tmp_path)] == [3]
    assert list((tmp_path / "temp").iterdir()) == []


def test_many_documents_are_divided_by_size(tmp_path: Path) -> None:
    documents = {str(n): b"x" * size for n, size in enumerate((90, 10, 10, 10, 10, 10, 10, 10, 10, 10))}
    assert set(made(documents, an_office(tmp_path, calls=2)).values()) == {"PDF"}
    assert sorted(len(call) for call in calls(tmp_path)) == [1, 9]


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("hangs", "LibreOffice sto stille i 3 sekunder"),
        ("crashes", "LibreOffice stoppet med feilkode 81"),
        ("skips", "LibreOffice laget ingen fil"),
    ],
)
def test_a_bad_document_has_its_own_fault_and_the_others_their_pdf(tmp_path: Path, deed: str, fault: str) -> None:
    documents = {"a": b"aaaaaaaaaa", "b": deed.encode(), "c": b"c", "d": b"d"}
    assert made(documents, an_office(tmp_path, patience=SHORT)) == {"a": "PDF", "b": fault, "c": "PDF", "d": "PDF"}
    assert calls(tmp_path) == [["0.docx", "1.docx", "2.docx", "3.docx"], ["2.docx", "3.docx"]][: 1 + (deed != "skips")]


@pytest.mark.slow
def test_what_hangs_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    made({"a": b"hangs"}, an_office(tmp_path, patience=SHORT))
    child = int((tmp_path / "child.txt").read_text())
    assert has_ended(child)


@pytest.mark.slow
def test_what_hangs_again_and_again_is_given_up(tmp_path: Path) -> None:
    documents = {str(n): b"a" for n in range(9)}
    start = time.monotonic()
    results = made(documents, an_office(tmp_path, "hangs", patience=1.0))
    assert set(results.values()) == {"LibreOffice sto stille i 1 sekunder"}
    assert len(calls(tmp_path)) == 2
    assert time.monotonic() - start < 15


def test_one_that_cannot_be_started_raises_what_the_system_says(tmp_path: Path) -> None:
    office = Office(tmp_path / "none", VERSION, 1, SHORT)
    with pytest.raises(OSError, match="none"):
        list(converted({"a": b"a"}, office))


def test_when_the_user_breaks_off_libreoffice_is_ended(tmp_path: Path) -> None:
    with closing(converted({"a": b"aaaaaaaaaa", "b": b"hangs"}, an_office(tmp_path))) as results:
        assert next(results)[0] == "a"
        while not (child := tmp_path / "child.txt").is_file() or not child.read_text():
            time.sleep(0.01)
        assert is_running(int(child.read_text()))
    assert has_ended(int(child.read_text()))
    assert list((tmp_path / "temp").iterdir()) == []


def test_each_comes_as_soon_as_it_is_made(tmp_path: Path) -> None:
    start = time.monotonic()
    with closing(converted({"a": b"aaaaaaaaaa", "b": b"hangs"}, an_office(tmp_path, patience=50))) as results:
        assert next(results)[0] == "a"
    assert time.monotonic() - start < 40


def test_the_faults_are_said_in_english_too(tmp_path: Path) -> None:
    fault = dict(converted({"a": b"skips"}, an_office(tmp_path)))["a"]
    assert isinstance(fault, Said)
    assert fault.english == "LibreOffice made no file"


@pytest.mark.needs("LibreOffice")
def test_libreoffice_starts_once_and_does_not_try_the_screen(tmp_path: Path) -> None:
    office = find_office()
    assert isinstance(office, Office)
    content = io.BytesIO()
    Document().save(content)
    with closing(converted({"a": content.getvalue()}, office)) as results:
        assert isinstance(next(results)[1], Raw)
        made_by_it = [path.name for path in (tmp_path / "temp").rglob("*")]
        profile = next((tmp_path / "temp").rglob("registrymodifications.xcu")).read_text(encoding="utf-8")
    assert "GraphicsRenderTests.log" not in made_by_it
    assert "OfficeRestartInProgress" not in profile
