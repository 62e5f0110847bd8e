"""Every step of a case, on the page.

1. Each page answers in each of its languages, and has the same words in all of them.
2. A case is made, looked over, built, decided and rolled over as the commands do it, and with the same bytes.
3. What is not there, or lies outside, is not found.
4. A folder that is gone, and a fault of the program, are told on a page.
5. Whatever stands beside the files, whatever they are called and how old they say they are, the page stands.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from lxml import html
from openpyxl import load_workbook
from starlette.testclient import TestClient

from pipeline.app.site import pages
from pipeline.app.speaking import LANGUAGES, Speaking
from pipeline.domain.case.choices import Edition
from pipeline.runs.build import Request, build
from tests.app.asking import MISSING, OK, SECRET, get, made, send, text_of
from tests.workbooks import set_addresses

STEPS = [
    "/",
    "/sak/2021",
    *(page.path.replace("{case}", "2021") for page in pages() if page.step),
    "/sak/2021/maler",
    "/funn/SB-205",
]
REFUSED, GONE, FAILED = 422, 503, 500


def _keys(language: str) -> set[str]:
    words = yaml.safe_load(files("pipeline.app").joinpath("words", f"{language}.yaml").read_text(encoding="utf-8"))
    return {f"{group}.{name}" for group, names in words.items() for name in names}


def test_the_languages_have_the_same_words() -> None:
    assert {language: _keys(language) ^ _keys("nb") for language in LANGUAGES} == {name: set() for name in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_said_in_each_language(page: TestClient, language: str) -> None:
    send(page, "/sprak", språk=language, tilbake="/")
    for path in STEPS:
        answer = get(page, path)
        assert answer.status_code == OK, path
        assert f'<html lang="{language}">' in answer.text
    assert Speaking(language).of("steg.funn") in get(page, "/sak/2021").text


def test_a_language_that_is_not_there_is_not_chosen(page: TestClient) -> None:
    assert '<html lang="nb">' in send(page, "/sprak", språk="tlh", tilbake="//evil.example").text


def test_the_steps_of_a_case_stand_in_their_order(page: TestClient) -> None:
    text = get(page, "/sak/2021").text
    places = [text.index(f">{Speaking('nb').of(f'steg.{step}')}</a>") for step in ("funn", "lag", "vedtak", "neste")]
    assert places == sorted(places)


def test_a_case_is_seen_with_its_sums_and_findings(page: TestClient) -> None:
    said = text_of(get(page, "/sak/2021"))
    assert "2021 1 500 000 1 200 000 300 000 2022" in said
    assert "Statusen for 2021 er «allerede avsatt», men det står ikke hvor pengene kommer fra." in said
    assert "35 tall i teksten" in said


def test_what_was_saved_is_seen_at_once(page: TestClient, home: Path) -> None:
    before = text_of(get(page, "/sak/2021"))
    workbook = home / "input" / "2021" / "tiltak.xlsx"
    book = load_workbook(workbook)
    book["Tiltak"]["J3"] = "mange penger"
    book.save(workbook)
    after = text_of(get(page, "/sak/2021"))
    assert "mange penger" in after
    assert "mange penger" not in before


def test_documents_are_made_as_the_command_makes_them(page: TestClient, home: Path, tmp_path: Path) -> None:
    send(page, "/sak/2021/lag?utgave=til-kommunene")
    said = made(page, "/sak/2021/lag")
    assert "Dokumentene er laget" in text_of(said)
    assert "/fil/til-kommunene/oyer/saksfremlegg.docx" in said.text
    alone = tmp_path / "alone"
    outcome = build(Request(home / "input" / "2021", Edition.MUNICIPALITIES, out=alone))
    assert outcome.made
    packed = zipfile.ZipFile(io.BytesIO(get(page, "/sak/2021/zip/til-kommunene").content))
    assert sorted(name for name in packed.namelist() if not name.endswith(".pdf")) == sorted(outcome.made)
    for name in outcome.made:
        assert packed.read(name) == (alone / name).read_bytes()
        assert get(page, f"/sak/2021/fil/til-kommunene/{name}").content == (alone / name).read_bytes()


def test_what_comes_after_the_documents_is_said(page: TestClient) -> None:
    send(page, "/sak/2021/lag?utgave=til-kommunene")
    assert "Send dem til kommunene" in text_of(made(page, "/sak/2021/lag?utgave=til-kommunene"))
    assert "Send dem til kommunene" not in text_of(get(page, "/sak/2021/lag?utgave=til-radet"))


def test_what_cannot_be_made_is_said_before_it_is_asked_for(page: TestClient, home: Path) -> None:
    set_addresses(home / "input" / "2021", {"Tiltak!J3": "mange penger"})
    said = text_of(get(page, "/sak/2021/lag"))
    assert "Dokumentene kan ikke lages før feilene er rettet" in said
    assert "PDF av hvert dokument" not in said


def test_what_a_finding_means_leads_back_to_its_case(page: TestClient) -> None:
    assert "Tilbake til saken 2021" in text_of(get(page, "/funn/SB-215?sak=2021"))
    assert "Tilbake" not in text_of(get(page, "/funn/SB-215"))
    assert "/funn/SB-215?sak=2021" in get(page, "/sak/2021").text


def test_what_was_made_is_said_of_its_own_edition_alone(page: TestClient) -> None:
    send(page, "/sak/2021/lag?utgave=til-kommunene", sporing="on")
    assert "Dokumentene er laget" in text_of(made(page, "/sak/2021/lag?utgave=til-kommunene"))
    assert "Dokumentene er laget" not in text_of(get(page, "/sak/2021/lag?utgave=vedtatt"))
    packed = zipfile.ZipFile(io.BytesIO(get(page, "/sak/2021/zip/til-kommunene").content))
    assert "sporing" not in "".join(packed.namelist())


def test_an_edited_document_is_moved_aside_only_when_that_is_asked_for(page: TestClient, home: Path) -> None:
    send(page, "/sak/2021/lag")
    made(page, "/sak/2021/lag")
    edited = home / "output" / "2021" / "til-kommunene" / "oyer" / "saksfremlegg.docx"
    edited.write_bytes(b"hers")
    send(page, "/sak/2021/lag")
    said = text_of(made(page, "/sak/2021/lag"))
    assert "Ingen dokumenter ble laget" in said
    assert edited.read_bytes() == b"hers"
    send(page, "/sak/2021/lag", overskriv="on")
    assert "til-kommunene-1" in text_of(made(page, "/sak/2021/lag"))


def test_a_year_is_rolled_over_on_a_decision(page: TestClient, home: Path) -> None:
    assert "Saken 2022 er laget" in text_of(send(page, "/sak/2021/neste"))
    assert (home / "input" / "2022" / "tiltak.xlsx").is_file()
    again = send(page, "/sak/2021/neste")
    assert again.status_code == REFUSED
    assert "2022" in text_of(again)


def test_a_year_without_a_decision_is_not_rolled_over(page: TestClient, home: Path) -> None:
    send(page, "/ny", år="2027")
    refused = send(page, "/sak/2027/neste")
    assert refused.status_code == REFUSED
    assert "Hva vedtok rådet?" in text_of(refused)
    assert not (home / "input" / "2028").exists()


@pytest.mark.parametrize("year", ["", "27", "20277", "../2027", "２０２７", "2021", "0000", "1999"])
def test_a_new_case_needs_a_year_of_its_own(page: TestClient, home: Path, year: str) -> None:
    assert send(page, "/ny", år=year).status_code == REFUSED
    assert sorted(path.name for path in (home / "input").iterdir()) == ["2021", "region.yaml"]


def test_a_new_case_of_the_region_that_is_there(page: TestClient, home: Path) -> None:
    assert "Saken 2027" in text_of(send(page, "/ny", år="2027"))
    assert (home / "input" / "2027" / "tiltak.xlsx").is_file()


@pytest.mark.parametrize(
    "path",
    [
        "/sak/1814", "/sak/%2e%2e", "/sak/2021/fil/til-kommunene/../../../input/region.yaml",
        "/sak/2021/fil/til-kommunene/%2e%2e%2f%2e%2e%2fregion.yaml", "/sak/2021/fil/../region.yaml",
        "/sak/2021/zip/vedtatt", "/sak/2021/zip/%2e%2e", "/funn/SB-000", "/static/../page.py", "/static/%2e%2e/site.py",
        "/nothing", "/sak/2021/dokumenter?dok=%00", "/sak/2021/fil/%00/%00", "/static/%00",
    ],
)  # fmt: skip
def test_what_is_not_there_or_lies_outside_is_not_found(page: TestClient, path: str) -> None:
    answer = page.get(f"/{SECRET}{path}")
    assert answer.status_code == MISSING
    assert "from __future__" not in answer.text


def test_a_link_in_the_finished_folder_leads_nowhere(page: TestClient, home: Path) -> None:
    send(page, "/sak/2021/lag")
    made(page, "/sak/2021/lag")
    document = home / "output" / "2021" / "til-kommunene" / "oyer" / "saksfremlegg.docx"
    document.unlink()
    document.symlink_to(home / "input" / "region.yaml")
    assert get(page, "/sak/2021/fil/til-kommunene/oyer/saksfremlegg.docx").status_code == MISSING


def test_the_templates_are_copied_once(page: TestClient, home: Path) -> None:
    assert "følger med programmet" in text_of(get(page, "/sak/2021/maler"))
    assert "Malene og ordlyden ligger nå i mappen templates" in text_of(send(page, "/sak/2021/maler"))
    assert (home / "templates" / "saksfremlegg.docx").is_file()
    assert send(page, "/sak/2021/maler").status_code == REFUSED


def test_the_numbers_that_nobody_has_checked_are_listed(page: TestClient) -> None:
    assert "Disse tallene er ikke kontrollert tekster.docx ›" in text_of(get(page, "/sak/2021"))


@pytest.mark.slow
@pytest.mark.needs("LibreOffice")
def test_a_document_is_shown_as_pages(page: TestClient) -> None:
    wait = get(page, "/sak/2021/sider?dok=oyer/saksfremlegg.docx")
    assert "Sidene lages" in text_of(wait)
    shown = get(page, "/sak/2021/sider/pdf?dok=oyer/saksfremlegg.docx")
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.content.startswith(b"%PDF")
    assert shown.headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_pages_without_libreoffice_are_told(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSBYGGER_SOFFICE", "/nothing")
    said = text_of(get(page, "/sak/2021/sider/pdf?dok=oyer/saksfremlegg.docx"))
    assert "SAKSBYGGER_SOFFICE er /nothing, som ikke finnes" in said


def test_only_a_file_of_the_case_is_opened(page: TestClient) -> None:
    assert send(page, "/sak/2021/apne", fil="../../../etc/passwd").status_code == MISSING
    assert send(page, "/sak/2021/apne", fil="/etc/passwd").status_code == MISSING


def test_a_folder_that_is_gone_is_told(page: TestClient, home: Path) -> None:
    get(page, "/sak/2021")
    shutil.rmtree(home / "input")
    assert get(page, "/sak/2021").status_code == MISSING
    assert "Her er det ingen saker" in text_of(get(page, "/"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_case_that_may_not_be_looked_into_hides_no_other(page: TestClient, home: Path) -> None:
    shutil.copytree(home / "input" / "2021", home / "input" / "2020")
    (home / "input" / "2020").chmod(0)
    assert ">2021</a>" in get(page, "/").text
    (home / "input" / "2020").chmod(0o755)


def test_a_disk_that_is_gone_is_not_an_empty_one(page: TestClient, home: Path) -> None:
    get(page, "/")
    home.rename(home.with_name("elsewhere"))
    assert get(page, "/").status_code == GONE
    new = send(page, "/ny", år="2027", råd="Rådet", kommuner="Nordre")
    assert new.status_code == GONE
    assert not home.exists()
    home.with_name("elsewhere").rename(home)
    assert ">2021</a>" in get(page, "/").text


def test_a_disk_that_goes_while_documents_are_made_is_told(
    page: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unplugged(*_: object) -> None:
        raise FileNotFoundError(home)

    monkeypatch.setattr("pipeline.app.desk.build", unplugged)
    send(page, "/sak/2021/lag")
    said = text_of(made(page, "/sak/2021/lag"))
    assert "Mappen svarer ikke" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("path", ["/sak/2021/filer", "/sak/2021/apne", "/ny", "/avslutt"])
def test_where_only_forms_are_sent_there_is_a_page_that_says_so(page: TestClient, stops: list[str], path: str) -> None:
    answer = get(page, path)
    assert answer.status_code == MISSING
    assert "Her er det ingenting" in text_of(answer)
    assert not stops


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 5000, "１", "²"])
def test_a_number_that_is_not_there_has_no_source(page: TestClient, number: str) -> None:
    said = page.get(f"/{SECRET}/sak/2021/dokumenter", params={"tall": number})
    assert said.status_code == OK
    assert "Trykk på et tall i teksten" in text_of(said)


@pytest.mark.parametrize("name", ["2027 #2", "50 % & mer", "bokmål's", "²", "٢٠٢٧"])
def test_a_case_is_found_whatever_its_folder_is_called(page: TestClient, home: Path, name: str) -> None:
    shutil.copytree(home / "input" / "2021", home / "input" / name)
    (link,) = (link for link in html.fromstring(get(page, "/").text).iter("a") if link.text == name)
    case = page.get(link.get("href") or "")
    assert case.status_code == OK
    assert "1 500 000" in text_of(case)


@pytest.mark.skipif(sys.platform == "win32", reason="no folder is called that there")
def test_the_name_of_a_folder_puts_nothing_into_an_answer(page: TestClient, home: Path) -> None:
    name = 'a"\r\nX-Evil: 1?<b>'
    (home / "input" / "2021").rename(home / "input" / name)
    send(page, f"/sak/{quote(name)}/lag", utgave="til-kommunene")
    made(page, f"/sak/{quote(name)}/lag")
    packed = get(page, f"/sak/{quote(name)}/zip/til-kommunene")
    assert packed.status_code == OK
    assert packed.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(name)}-til-kommunene.zip"
    assert "<b>" not in get(page, f"/sak/{quote(name)}/lag").text


def test_what_stands_beside_the_files_of_a_case_does_not_close_it(page: TestClient, home: Path) -> None:
    (home / "input" / "2020").write_bytes(b"a file")
    (home / "templates").write_bytes(b"a file")
    (home / "input" / "2021" / "x").symlink_to("nowhere")
    answer = get(page, "/sak/2021")
    assert answer.status_code == OK
    assert "1 500 000" in text_of(answer)


@pytest.mark.skipif(sys.platform != "linux", reason="the names of files are text there")
def test_a_name_that_is_no_text_closes_nothing(page: TestClient, home: Path) -> None:
    unreadable = os.fsdecode(b"\xff")
    shutil.copytree(home / "input" / "2021", home / "input" / f"20{unreadable}")
    (home / "input" / "2021" / f"tiltak kopi {unreadable}.xlsx").write_bytes(b"")
    assert ">2021</a>" in get(page, "/").text
    answer = get(page, "/sak/2021")
    assert answer.status_code == OK
    assert "tiltak kopi ?.xlsx" in text_of(answer)


def test_a_document_is_handed_out_however_old_it_says_it_is(page: TestClient, home: Path) -> None:
    send(page, "/sak/2021/lag")
    made(page, "/sak/2021/lag")
    document = home / "output" / "2021" / "til-kommunene" / "oyer" / "saksfremlegg.docx"
    for seconds in (1, 5_000_000_000):
        os.utime(document, (seconds, seconds))
        packed = zipfile.ZipFile(io.BytesIO(get(page, "/sak/2021/zip/til-kommunene").content))
        assert packed.read("oyer/saksfremlegg.docx") == document.read_bytes()


@pytest.mark.parametrize("name", ["oyer/../../../../input/region.yaml", "a\0b", "a\nb", "\udcff"])
def test_a_receipt_that_somebody_wrote_leads_nowhere(page: TestClient, home: Path, name: str) -> None:
    folder = home / "output" / "2021" / "til-kommunene"
    folder.mkdir(parents=True)
    for there in ("oyer", "a\nb", "\udcff") if sys.platform == "linux" else ("oyer",):
        (folder / there).write_bytes(b"")
    made = {"fil": name, "sha256": "", "grunnlag": ""}
    (folder / "kvittering.json").write_text(json.dumps({"program": "saksbygger", "dokumenter": [made]}))
    answer = get(page, "/sak/2021/lag")
    assert answer.status_code == OK
    assert "/fil/til-kommunene/" not in answer.text
    assert get(page, "/sak/2021/zip/til-kommunene").status_code == MISSING


@pytest.mark.parametrize("receipt", ["[" * 100_000, "{}", '{"program": "saksbygger", "dokumenter": {"a": 1}}', "\xff"])
def test_a_receipt_that_is_none_of_ours_names_no_documents(page: TestClient, home: Path, receipt: str) -> None:
    folder = home / "output" / "2021" / "til-kommunene"
    folder.mkdir(parents=True)
    (folder / "kvittering.json").write_text(receipt, encoding="latin-1")
    assert get(page, "/sak/2021/lag").status_code == OK
    assert get(page, "/sak/2021/zip/til-kommunene").status_code == MISSING


def test_a_fault_of_ours_is_told_with_what_mends_it(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.app.desk.look", lambda *_: 1 / 0)
    answer = get(page, "/sak/2021")
    assert answer.status_code == FAILED
    assert "ZeroDivisionError" in text_of(answer)


def test_the_program_stops_when_it_is_asked_to(page: TestClient, stops: list[str]) -> None:
    assert "avsluttet" in text_of(send(page, "/avslutt"))
    assert stops == ["stopped"]


def test_a_disk_that_goes_before_the_documents_are_put_in_place_gets_no_folders_where_it_was(home: Path) -> None:
    gone = home.with_name("gone")

    def unplugged(_: object, done: int, of: int) -> None:
        if done == of:  # all is written, and nothing is in place
            home.rename(gone)

    outcome = build(Request(home / "input" / "2021", pdf=False), unplugged)
    assert not outcome.made
    assert [finding.is_error for finding in outcome.findings][-1]
    assert not (home / "output" / "2021" / "til-kommunene").exists()
    assert not (home / "output" / "2021" / "funn").exists()
