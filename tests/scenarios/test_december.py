"""December as a whole: Eksempelregionen's budget and plan, in both editions, from files to files.

1. Each document reads as approved: the council's, a municipality's case, a letter in nynorsk, the workbook, and
   what the council decided.
2. Nothing is an error; whoever does not treat the case gets the letter only.
3. The council's edition has its own document, and the workbook is the same file in both.
4. A share is the same number in the proposals, the table, the letter and the workbook.
5. Every amount in the document of the decision can be followed back to its cells.
6. The workbook gives the same when a spreadsheet program works it out anew.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from pipeline.compose.speech.speech import MINUS
from pipeline.domain.case.choices import Edition
from tests.december import december
from tests.documents import build_edition, commented, docx_texts, lines_of, output
from tests.scenarios.approval import Approve
from tests.scenarios.test_real_case import DECEMBER
from tests.scenarios.test_trace import numbers_in
from tests.workbooks import Cell, set_addresses

DECISION: Final[dict[str, Cell]] = {
    "Vedtak!A2": "Rådet", "Vedtak!B2": date(2021, 12, 9), "Vedtak!C2": "31/21", "Vedtak!D2": "endret",
    "Vedtak!G2": "T05", "Vedtak!I2": 2022, "Vedtak!J2": 450_000, "Vedtak!L2": "Uken blir en dag kortere.",
    "Vedtak!D3": "endret", "Vedtak!G3": "T01", "Vedtak!I3": 2023, "Vedtak!J3": 380_000,
}  # fmt: skip
"""The amounts that the council changed, not in the order of the plan."""
SHARES = {"Nordby": 306_814, "Sørby": 864_685, "Vestby": 328_501}


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both editions, and then what the council decided, with review copies; give output/2022."""
    folder = december(tmp_path_factory.mktemp("december"))
    for edition in Edition:
        if edition is Edition.DECIDED:
            set_addresses(folder, DECISION)
        outcome = build_edition(folder, edition, traced=edition is Edition.DECIDED)
        assert outcome.made
        assert [finding for finding in outcome.findings if finding.is_error] == []
    return output(folder).parent


@pytest.mark.parametrize("name", DECEMBER)
def test_a_document_reads_as_approved(sent: Path, approve: Approve, name: str) -> None:
    approve(name, lines_of(sent / DECEMBER[name]))


def test_the_municipalities_edition_has_letters_for_all_and_cases_for_two(sent: Path) -> None:
    made = sorted(str(path.relative_to(sent / "til-kommunene")) for path in sent.glob("til-kommunene/*/*.docx"))
    assert made == [
        "ipr/budsjett-og-tiltaksplan.docx",
        "ipr/vedlegg-tiltak.docx",
        "nordby/saksfremlegg.docx",
        "nordby/tilskuddsbrev.docx",
        "sorby/saksfremlegg.docx",
        "sorby/tilskuddsbrev.docx",
        "vestby/tilskuddsbrev.docx",
    ]


def test_the_councils_edition_has_its_own_document_and_the_same_workbook(sent: Path) -> None:
    assert sorted(path.name for path in (sent / "til-radet" / "ipr").glob("*.docx")) == [
        "budsjett-og-tiltaksplan.docx",
        "vedlegg-tiltak.docx",
    ]
    both = [
        (sent / edition / "ipr" / "tiltaksbudsjett.xlsx").read_bytes() for edition in ("til-kommunene", "til-radet")
    ]
    assert both[0] == both[1]


def test_a_share_is_the_same_everywhere(sent: Path) -> None:
    written = {name: f"{share:,}".replace(",", " ") for name, share in SHARES.items()}
    council = _soft(sent / "til-radet" / "ipr" / "budsjett-og-tiltaksplan.docx")
    assert any(all(f"{amount} kroner fra {name}" in text for name, amount in written.items()) for text in council)
    assert set(written.values()) <= set(council)
    for name, folder in (("Nordby", "nordby"), ("Sørby", "sorby"), ("Vestby", "vestby")):
        letter = _soft(sent / "til-kommunene" / folder / "tilskuddsbrev.docx")
        assert any(f"er {written[name]} kroner i 2022." in text for text in letter)
    case = _soft(sent / "til-kommunene" / "sorby" / "saksfremlegg.docx")
    answer = f"Sørby kommunes andel av tilskuddet til rådet er {written['Sørby']} kroner i 2022."
    assert any(text.startswith(f"{answer} Beløpet er dekket i kommunens budsjett.") for text in case)
    sheet = openpyxl.load_workbook(sent / "til-radet" / "ipr" / "tiltaksbudsjett.xlsx", data_only=True)["Fordeling"]
    assert {row[1]: row[11] for row in sheet.iter_rows(min_row=4, max_row=6, values_only=True)} == SHARES


def test_every_amount_of_the_decision_has_a_comment(sent: Path) -> None:
    seen = 0
    for text, spans in commented(sent / "vedtatt" / "ipr" / "vedtak-sporing.docx"):
        marked = {(start, end) for start, end, _ in spans}
        found = [(start - text[:start].endswith(MINUS), end) for start, end in numbers_in(text)]
        assert [text[start:end] for start, end in found if (start, end) not in marked] == [], text
        seen += len(found)
    assert seen > 150


def _soft(path: Path) -> list[str]:
    return [text.replace("\u00a0", " ") for text in docx_texts(path)]


@pytest.mark.slow
@pytest.mark.needs("LibreOffice")
def test_the_workbook_gives_the_same_when_it_is_worked_out_anew(sent: Path, tmp_path: Path) -> None:
    made = sent / "til-radet" / "ipr" / "tiltaksbudsjett.xlsx"
    cold = tmp_path / "kald.xlsx"
    book = openpyxl.load_workbook(made)  # openpyxl drops the stored results
    book.save(cold)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "ut"), str(cold)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own command
    stored = openpyxl.load_workbook(made, data_only=True)
    anew = openpyxl.load_workbook(tmp_path / "ut" / "kald.xlsx", data_only=True)
    formulas = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) > 100
    for cell in formulas:
        sheet = cell.parent.title
        assert anew[sheet][cell.coordinate].value == stored[sheet][cell.coordinate].value, f"{sheet}!{cell.coordinate}"
