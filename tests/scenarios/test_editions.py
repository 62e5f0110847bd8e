"""Editions and what becomes of them: what was sent stays, and whatever the user did to it is never lost.

1. The council's edition never touches the municipalities'; a new build of one leaves the other.
2. The receipt's digests are those of the files.
3. A document edited in Word, a file of the user's, an open document: nothing is written, an error names it.
4. --overskriv moves the old folder to -1, then -2; what was edited is in it.
5. A deleted document is made again; what a file manager leaves behind is no file of the user's.
6. --out takes an empty or a new folder or an edition of ours; a foreign folder or a file is refused, always.
7. --only makes one folder anew and keeps the bytes of the others, edited or not; a later build still sees the edit.
8. A municipality with an error of its own has no folder; the receipt names it; the others are built.
9. A template that cannot be filled is SB-503, and the old edition stands as it stood, with --overskriv too.
10. Findings are written when nothing is built, too.
11. A target that cannot be written is SB-904, and the user's findings are not lost for it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.findings.finding import Stop
from pipeline.runs.check import check
from tests.documents import PROPOSED, build_edition, codes, docx_texts, output
from tests.workbooks import ROOT, copy_of_case, set_cells

ØYER, GAUSDAL = "oyer/saksfremlegg.docx", "gausdal/saksfremlegg.docx"


@pytest.fixture
def folder(tmp_path: Path, built: Path) -> Path:
    """Give a copy of the real case, with both editions built."""
    case = copy_of_case(tmp_path)
    shutil.copytree(built, tmp_path / "output" / "2021")
    return case


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def beside(folder: Path) -> list[str]:
    """Name what stands in output/2021, apart from the findings."""
    return sorted(path.name for path in output(folder).parent.iterdir() if path.name != "funn")


def edit(path: Path, text: str = "Skrevet i Word.") -> None:
    """Edit a document as a user does."""
    document = docx.Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def receipt(folder: Path) -> dict[str, object]:
    """Read the receipt of the municipalities' edition."""
    return dict(json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8")))


# --- what was sent stays --------------------------------------------------------------------------------


def test_the_councils_edition_never_touches_what_was_sent_to_the_municipalities(folder: Path) -> None:
    edit(output(folder) / ØYER)
    sent = contents(output(folder))
    set_cells(folder, {("Tiltak", "T23", "2021"): 150_000})
    assert build_edition(folder, Edition.COUNCIL).made
    assert contents(output(folder)) == sent
    assert beside(folder) == ["til-kommunene", "til-radet"]


@pytest.mark.parametrize("edition", PROPOSED)
def test_the_receipts_digests_are_those_of_the_files(folder: Path, edition: Edition) -> None:
    files = contents(output(folder, edition))
    written = json.loads(files.pop("kvittering.json"))
    assert {d["fil"]: d["sha256"] for d in written["dokumenter"]} == {n: _sha(c) for n, c in files.items()}
    inputs = {d["fil"]: d["sha256"] for d in written["grunnlag"]}
    assert inputs == {
        "tiltak.xlsx": _sha((folder / "tiltak.xlsx").read_bytes()),
        "tekster.docx": _sha((folder / "tekster.docx").read_bytes()),
        "region.yaml": _sha((folder.parent / "region.yaml").read_bytes()),
    }
    assert {d["fil"]: d["sha256"] for d in written["maler"]} == {
        name: _sha((ROOT / "templates" / name).read_bytes())
        for name in ("ordlyd.nb.yaml", "saksfremlegg.docx", "vedlegg.docx")
    }


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --- what the user did ----------------------------------------------------------------------------------


def _edit_øyer(edition: Path) -> None:
    edit(edition / ØYER)


def _add_file(edition: Path) -> None:
    (edition / "oyer" / "mine notater.txt").write_text("husk møtet", encoding="utf-8")


def _open_in_word(edition: Path) -> None:
    (edition / "oyer" / "~$ksfremlegg.docx").write_bytes(b"Kari Nordmann")


def _lose_receipt(edition: Path) -> None:
    (edition / "kvittering.json").unlink()


def _break_receipt(edition: Path) -> None:
    (edition / "kvittering.json").write_text('{"program": "saksbygger"', encoding="utf-8")


def _receipt_of_another_program(edition: Path) -> None:
    (edition / "kvittering.json").write_text('{"program": "kasse", "dokumenter": []}', encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (_edit_øyer, "SB-902", "til-kommunene/oyer/saksfremlegg.docx"),
        (_add_file, "SB-901", "til-kommunene/oyer/mine notater.txt"),
        (_open_in_word, "SB-904", "til-kommunene/oyer/~$ksfremlegg.docx"),
        (_lose_receipt, "SB-903", "til-kommunene"),
        (_break_receipt, "SB-903", "til-kommunene"),
        (_receipt_of_another_program, "SB-903", "til-kommunene"),
    ],
)
def test_nothing_is_written_over_what_the_user_did(
    folder: Path, change: Callable[[Path], None], code: str, named: str
) -> None:
    change(output(folder))
    before = contents(output(folder))
    outcome = build_edition(folder)
    errors = [finding for finding in outcome.findings if finding.is_error]
    assert [(finding.kind.code, str(finding.place)) for finding in errors] == [(code, named)]
    assert outcome.made == ()
    assert contents(output(folder)) == before
    assert beside(folder) == ["til-kommunene", "til-radet"]


def test_each_fault_of_the_user_is_named_in_one_run(folder: Path) -> None:
    for change in (_edit_øyer, _add_file, _open_in_word):
        change(output(folder))
    assert sorted(codes(build_edition(folder))) == ["SB-901", "SB-902", "SB-904"]


def test_overskriv_moves_the_old_folder_aside_and_never_over_another(folder: Path) -> None:
    texts = ("Første runde.", "Andre runde.")
    for number, text in enumerate(texts, 1):
        edit(output(folder) / ØYER, text)
        outcome = build_edition(folder, overwrite=True)
        assert outcome.set_aside == output(folder).with_name(f"til-kommunene-{number}")
        assert len(outcome.made) == 5
    kept = [docx_texts(output(folder).with_name(f"til-kommunene-{n}") / ØYER) for n in (1, 2)]
    assert [text in lines for text, lines in zip(texts, kept, strict=True)] == [True, True]
    assert not set(texts) & set(docx_texts(output(folder) / ØYER))
    assert beside(folder) == ["til-kommunene", "til-kommunene-1", "til-kommunene-2", "til-radet"]


def test_a_deleted_document_is_made_again(folder: Path) -> None:
    before = contents(output(folder))
    (output(folder) / ØYER).unlink()
    assert codes(build_edition(folder)) == []
    assert contents(output(folder)) == before


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_file_manager_leaves_behind_is_no_file_of_the_users(folder: Path, name: str) -> None:
    (output(folder) / "oyer" / name).write_bytes(b"\x00")
    assert codes(build_edition(folder)) == []
    assert beside(folder) == ["til-kommunene", "til-radet"]


# --- --out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_foreign_folder_is_refused_whatever_is_asked(folder: Path, tmp_path: Path, *, overwrite: bool) -> None:
    foreign = tmp_path / "Regnskap"
    foreign.mkdir()
    (foreign / "2020.xlsx").write_bytes(b"tall")
    assert codes(build_edition(folder, out=foreign, overwrite=overwrite)) == ["SB-903"]
    assert contents(foreign) == {"2020.xlsx": b"tall"}
    assert not (tmp_path / "Regnskap-1").exists()


def test_the_input_folder_is_no_place_for_documents(folder: Path) -> None:
    before = contents(folder)
    assert codes(build_edition(folder, out=folder)) == ["SB-903"]
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["ny", "en/mappe/langt/nede", "med æøå og mellomrom"])
def test_a_new_folder_is_made(folder: Path, tmp_path: Path, name: str) -> None:
    build_edition(folder, out=tmp_path / name)
    assert contents(tmp_path / name) == contents(output(folder))


def test_an_empty_folder_is_filled(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    build_edition(folder, out=tmp_path / "tom")
    assert contents(tmp_path / "tom") == contents(output(folder))


def test_our_own_folder_is_made_again_and_with_overskriv_moved_aside(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    build_edition(folder, out=out)
    edit(out / ØYER)
    assert codes(build_edition(folder, out=out)) == ["SB-902"]
    assert build_edition(folder, out=out, overwrite=True).set_aside == tmp_path / "ut-1"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_file_where_the_folder_should_be_is_refused_and_stays(
    folder: Path, tmp_path: Path, *, overwrite: bool
) -> None:
    file = tmp_path / "notat.txt"
    file.write_text("mitt eget", encoding="utf-8")
    outcome = build_edition(folder, out=file, overwrite=overwrite)
    assert len(codes(outcome)) == 1
    assert file.read_text(encoding="utf-8") == "mitt eget"


def test_the_folder_that_one_stands_in_is_a_place_like_another(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "her").mkdir()
    (tmp_path / "her" / "notat.txt").write_text("mitt eget", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "her")
    assert codes(build_edition(folder, out=Path())) == ["SB-903"]
    assert contents(tmp_path / "her") == {"notat.txt": b"mitt eget"}


# --- --only ---------------------------------------------------------------------------------------------


def test_only_makes_one_folder_anew_and_keeps_the_others(folder: Path) -> None:
    before = contents(output(folder))
    set_cells(folder, {("Tiltak", "T23", "2021"): 150_000})
    outcome = build_edition(folder, only=("oyer",))
    after = contents(output(folder))
    assert outcome.made == (ØYER,)
    assert {name for name in after if after[name] != before[name]} == {ØYER, "kvittering.json"}
    basis = {d["fil"]: d["grunnlag"] for d in json.loads(after["kvittering.json"])["dokumenter"]}
    assert [name for name in basis if basis[name] == basis[ØYER]] == [ØYER]


def test_only_keeps_an_edited_document_and_later_commands_still_see_the_edit(folder: Path) -> None:
    edit(output(folder) / GAUSDAL)
    edited = (output(folder) / GAUSDAL).read_bytes()
    for _ in range(2):
        assert codes(build_edition(folder, only=("oyer", "ipr"))) == []
        assert (output(folder) / GAUSDAL).read_bytes() == edited
    assert codes(build_edition(folder)) == ["SB-902"]
    assert (output(folder) / GAUSDAL).read_bytes() == edited


def test_only_leaves_no_copies_about_when_another_document_is_edited(folder: Path) -> None:
    edit(output(folder) / GAUSDAL)
    build_edition(folder, only=("oyer",))
    assert beside(folder) == ["til-kommunene", "til-radet"]


def test_only_refuses_to_write_over_an_edit_in_its_own_folder(folder: Path) -> None:
    edit(output(folder) / ØYER)
    edited = (output(folder) / ØYER).read_bytes()
    assert codes(build_edition(folder, only=("oyer",))) == ["SB-902"]
    assert (output(folder) / ØYER).read_bytes() == edited


def test_only_with_overskriv_takes_the_other_documents_along(folder: Path) -> None:
    edit(output(folder) / ØYER)
    edit(output(folder) / GAUSDAL)
    edited = (output(folder) / GAUSDAL).read_bytes()
    outcome = build_edition(folder, only=("oyer",), overwrite=True)
    assert outcome.made == (ØYER,)
    assert (output(folder) / GAUSDAL).read_bytes() == edited
    assert "Skrevet i Word." in docx_texts(output(folder).with_name("til-kommunene-1") / ØYER)


def test_only_with_a_name_that_is_no_folder_is_an_error_with_the_nearest(folder: Path) -> None:
    before = contents(output(folder))
    outcome = build_edition(folder, only=("øyer", "ipr"))
    errors = [finding for finding in outcome.findings if finding.is_error]
    assert [finding.kind.code for finding in errors] == ["SB-905"]
    assert "«øyer»" in errors[0].says
    assert "Mente du «oyer»?" in errors[0].says
    assert contents(output(folder)) == before


def test_only_without_an_edition_before_it_makes_just_that_folder(tmp_path: Path) -> None:
    case = copy_of_case(tmp_path)
    build_edition(case, only=("gausdal",))
    assert sorted(contents(output(case))) == [GAUSDAL, "kvittering.json"]


# --- a municipality with an error of its own -------------------------------------------------------------


@pytest.fixture
def blocked(folder: Path) -> Path:
    """Let Gausdal say that the case costs something, but not how much."""
    set_cells(folder, {("Kommuner", "Gausdal", "Kommunens kostnad"): "dekket i budsjettet"})
    return folder


def test_a_blocked_municipality_has_no_folder_and_the_receipt_says_so(blocked: Path) -> None:
    outcome = build_edition(blocked)
    assert [(f.kind.code, f.municipality) for f in outcome.findings if f.is_error] == [("SB-308", "Gausdal")]
    assert [name for name in outcome.made if name.startswith("gausdal")] == []
    assert len(outcome.made) == 4
    assert not (output(blocked) / "gausdal").exists()
    assert receipt(blocked)["uten_dokument"] == ["Gausdal"]
    assert receipt(blocked)["funn"] == {"feil": 1, "advarsler": 4, "merknader": 2}


def test_an_edited_document_of_a_blocked_municipality_is_not_lost(blocked: Path) -> None:
    edit(output(blocked) / GAUSDAL)
    assert "SB-902" in codes(build_edition(blocked))
    assert "Skrevet i Word." in docx_texts(output(blocked) / GAUSDAL)


def test_an_error_of_the_whole_case_builds_nothing_and_writes_findings(folder: Path) -> None:
    before = contents(output(folder))
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    outcome = build_edition(folder)
    assert (codes(outcome), outcome.made) == (["SB-205"], ())
    assert contents(output(folder)) == before
    findings = json.loads((output(folder).parent / "funn" / "funn.json").read_text(encoding="utf-8"))
    assert (findings[0]["code"], findings[0]["found"]) == ("SB-205", "mye")
    assert "Feil SB-205  tiltak.xlsx › Tiltak!" in (output(folder).parent / "funn" / "funn.txt").read_text("utf-8")


# --- templates ------------------------------------------------------------------------------------------


def own_template(folder: Path, name: str = "saksfremlegg.docx") -> Path:
    """Copy a template to where the user may edit it: templates/ beside input/."""
    own = folder.parent.parent / "templates" / name
    own.parent.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "templates" / name, own)
    return own


def test_a_template_beside_input_goes_before_the_packages(folder: Path) -> None:
    edit(own_template(folder), "Vår egen mal for {{ organisasjon }}.")
    build_edition(folder)
    assert "Vår egen mal for Øyer kommune." in docx_texts(output(folder) / ØYER)


def test_wording_beside_input_goes_before_the_packages(folder: Path) -> None:
    own = own_template(folder, "ordlyd.nb.yaml")
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("Økonomiske konsekvenser", "Økonomi"), encoding="utf-8")
    build_edition(folder)
    assert "Økonomi" in docx_texts(output(folder) / ØYER)


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    ("tag", "found"), [("{{ ''.__class__.__mro__ }}", "SB-515"), ("{{ finnes_ikke }}", "SB-507"), ("{{ x", "SB-509")]
)
def test_a_broken_template_is_a_finding_and_the_old_edition_stands(
    folder: Path, tag: str, found: str, *, overwrite: bool
) -> None:
    edit(own_template(folder), tag)
    before = contents(output(folder).parent / "til-kommunene")
    outcome = build_edition(folder, overwrite=overwrite)
    assert codes(outcome)[0] == found
    assert beside(folder) == ["til-kommunene", "til-radet"]
    assert contents(output(folder)) == before


def test_a_template_that_is_no_word_document_is_a_finding_and_the_old_edition_stands(folder: Path) -> None:
    own_template(folder).write_text("Dette er ikke et Word-dokument.", encoding="utf-8")
    before = contents(output(folder))
    assert codes(build_edition(folder)) == ["SB-125"]
    assert contents(output(folder)) == before


# --- what the system refuses ----------------------------------------------------------------------------


def test_findings_that_cannot_be_written_are_not_lost(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_cells(folder, {("Tiltak", "T23", "2021"): "mye"})
    (tmp_path / "output").write_text("en fil der mappen skulle vært", encoding="utf-8")
    try:
        found = [finding.kind.code for finding in check(folder)]
    except Stop as stop:
        found = [finding.kind.code for finding in stop.findings]
    assert "SB-904" in found
    assert "SB-205" in found


def test_a_target_whose_parent_is_a_file_is_a_finding(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("mitt eget", encoding="utf-8")
    assert codes(build_edition(folder, out=tmp_path / "fil" / "ut")) == ["SB-904"]
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "mitt eget"


def test_a_document_that_cannot_be_read_is_a_finding(folder: Path, tmp_path: Path) -> None:
    document = output(folder) / ØYER
    document.unlink()
    try:
        document.symlink_to(tmp_path / "finnes-ikke.docx")  # as a file that another program holds on to
    except OSError:
        pytest.skip("this user may not make links on Windows")
    outcome = build_edition(folder)
    assert len(codes(outcome)) == 1
    assert outcome.made == ()
