"""The real case with Gausdal and the council in nynorsk (eksempel), every text of it in both forms of Norwegian.

1. Their documents read as approved, have no bokmål in them, and are tagged as nynorsk in every part.
2. The other municipalities' documents are bokmål in every part, as if nobody wrote nynorsk.
3. Nothing is missing, and the receipt names the twin of the text.
4. The sums are the same in both forms.
5. Where every twin is missing, the document is generated in nynorsk, and all the bokmål in it is tagged as that.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.domain.case.choices import Edition
from pipeline.runs.check import check
from tests.documents import build_edition, docx_texts, lines_of, output, xlsx_texts
from tests.scenarios.approval import NYNORSK, Approve
from tests.scenarios.nynorsk.case import nynorsk_case
from tests.workbooks import edit_region

ITS_OWN = ("SB-232", "SB-420", "SB-421", "SB-422", "SB-423", "SB-613")  # what says that something lacks its twin
BOKMÅL = re.compile(
    r"\b(ikke|fra|hvert|hver|hvordan|hva|hvem|hvor|hvis|vedtar|vedtatt|tar|foreslår|tiltakene|midler|pengene|kommunene|"
    r"beløpene|rammen|virkemid\w+|kilder?|anslag\w*|bevilgning\w*|saken|egen|egne|selv|sammen|senere|senest|dekkes|"
    r"finansieres|gjennomføres|forslag\w*|frem\w*|gjør|gjelder|mer|noen|næringsarealer|klynge\w*|bærekraft\w*|jobbe|"
    r"økt|muligheten|veiviser|brobygger|tilrettelegger)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the scenario's two editions; give the folder of the year."""
    folder = nynorsk_case(tmp_path_factory.mktemp("nynorsk"))
    for edition in (Edition.MUNICIPALITIES, Edition.COUNCIL):
        assert build_edition(folder, edition).made
    return folder


@pytest.fixture(scope="module")
def built(year: Path) -> Path:
    """Give output/2021."""
    return output(year).parent


def languages(path: Path) -> set[str]:
    """Name every language that a document is tagged with, in any of its parts."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return {tag for part in parts for tag in re.findall(r'<w:(?:lang|themeFontLang)\b[^>]* w:val="([^"]*)"', part)}


@pytest.mark.parametrize("name", NYNORSK)
def test_a_document_in_nynorsk_reads_as_approved(built: Path, approve: Approve, name: str) -> None:
    approve(name, lines_of(built / NYNORSK[name]))


@pytest.mark.parametrize("path", NYNORSK.values())
def test_a_document_in_nynorsk_has_no_bokmål(built: Path, path: str) -> None:
    texts = (docx_texts if path.endswith(".docx") else xlsx_texts)(built / path)
    assert len(texts) > 50
    assert [text for text in texts if BOKMÅL.search(text)] == []


@pytest.mark.parametrize("path", [path for path in NYNORSK.values() if path.endswith(".docx")])
def test_a_document_in_nynorsk_is_tagged_as_that_throughout(built: Path, path: str) -> None:
    assert languages(built / path) == {"nn-NO"}


@pytest.mark.parametrize("folder", ["oyer", "lillehammer"])
def test_the_others_documents_are_bokmål_throughout(built: Path, folder: str) -> None:
    path = built / "til-kommunene" / folder / "saksfremlegg.docx"
    assert languages(path) == {"nb-NO"}
    assert "Forslag til tiltak – utfyllende" in docx_texts(path)


@pytest.mark.parametrize("edition", [Edition.MUNICIPALITIES, Edition.COUNCIL])
def test_nothing_lacks_its_twin(year: Path, edition: Edition) -> None:
    assert [finding for finding in check(year, edition) if finding.kind.code in ITS_OWN] == []


def test_the_receipt_names_both_texts_and_both_wordings(built: Path) -> None:
    receipt = json.loads((built / "til-kommunene" / "kvittering.json").read_text(encoding="utf-8"))
    assert [file["fil"] for file in receipt["grunnlag"]] == [
        "region.yaml", "tekster.docx", "tekster.nn.docx", "tiltak.xlsx",
    ]  # fmt: skip
    assert {"ordlyd.nb.yaml", "ordlyd.nn.yaml"} <= {file["fil"] for file in receipt["maler"]}


def test_the_kroner_are_the_same_in_both_forms(built: Path) -> None:
    øyer, gausdal = (
        re.findall(r"\d[\d\u00a0]*(?=\u00a0kroner)", "\n".join(docx_texts(built / "til-kommunene" / name)))
        for name in ("oyer/saksfremlegg.docx", "gausdal/saksfremlegg.docx")
    )
    assert len(øyer) > 10
    assert øyer == gausdal


def runs(path: Path) -> Iterator[tuple[str, str]]:
    """Give the text of every run of a document, with the language that it is tagged as, if any."""
    for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
        for run in paragraph.iter(qn("w:r")):
            tag = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            text = "".join(part.text or "" for part in run.iter(qn("w:t")))
            yield text, "" if tag is None else tag.get(qn("w:val"))


def test_bokmål_that_stands_in_for_what_is_missing_is_tagged(folder: Path) -> None:
    edit_region(folder, "    mappe: gausdal", "    mappe: gausdal\n    språk: nn")
    outcome = build_edition(folder, only=("gausdal",))
    assert sorted(f.kind.code for f in outcome.findings if f.kind.code in ITS_OWN) == ["SB-232"] * 5 + ["SB-421"]
    found = list(runs(output(folder) / "gausdal" / "saksfremlegg.docx"))
    assert {tag for _, tag in found} == {"", "nb-NO"}
    names = {"Kommunene", "Norges teknisk-naturvitenskapelige universitet (NTNU) og Cyberforsvaret"}
    assert [text for text, tag in found if not tag and BOKMÅL.search(text) and text not in names] == []
    assert len([text for text, tag in found if tag and BOKMÅL.search(text)]) > 50
    assert ("Kommunestyret tek til orientering at", "") in found
