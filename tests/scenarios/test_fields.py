"""Fields in the prose and in the cells of the workbook, followed into the documents.

1. A field of a measure, an instrument or a year is filled wherever a person writes: in the prose, and in cells.
2. It is a figure with its cells: the review copy has a comment on it, in the proposal as in the text.
3. A mark that is no field stops the documents, with its cell; a field in a name is one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.runs.check import check
from tests.documents import build_edition, codes, commented, docx_texts, output
from tests.workbooks import add_to_prose, copy_of_case, set_addresses

CELLS = {
    "Sak!B4": "Tiltaksplan {{ hele_planperioden }} til støtte",
    "Kommuner!L3": "Snowball får {{ T06.2022 }} i 2022.",
    "Tiltak!R3": "hvorav {{ t02.2022–2023 }} kommer senere",
    "Tiltak!T7": "det som er igjen av {{ ramme.2021 }}",
    "Vedleggsliste!A2": "Protokoll om {{ virkemiddel.2.antall }} tiltak",
}
TEXTS = (
    "Prosjektet {{ T06.navn }} eies av {{ T06.eier }} og er {{ T06.status }}.",
    "Det får {{ T06.senere }}, og {{ T10.2022 }} går til et annet. Statusen til {{ T05.2022 }} er ikke et beløp.",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the case with fields in it, with review copies; give the folder of the edition."""
    folder = copy_of_case(tmp_path_factory.mktemp("fields"))
    set_addresses(folder, dict(CELLS))
    add_to_prose(folder, "Fakta", *TEXTS)
    outcome = build_edition(folder, traced=True)
    assert outcome.made, codes(outcome)
    return output(folder)


def plain(path: Path) -> str:
    return "\n".join(docx_texts(path)).replace("\u00a0", " ")


def test_fields_are_filled_in_the_prose_and_in_the_cells(built: Path) -> None:
    text = plain(built / "oyer" / "saksfremlegg.docx")
    assert "Tiltaksplan 2021–2024 til støtte" in text
    assert "Snowball får 300 000 kroner i 2022." in text
    assert "hvorav 400 000 kroner kommer senere" in text
    assert "Midlene er allerede satt av (det som er igjen av 1 500 000 kroner)" in text
    assert "Protokoll om " in text
    assert "Prosjektet Snowball eies av Visit Lillehammer og er allerede avsatt." in text
    assert "Det får 900 000 kroner, og anslagsvis 50 000 kroner går til et annet. Statusen til ikke avklart" in text
    assert "Snowball får 300 000 kroner i 2022." not in plain(built / "gausdal" / "saksfremlegg.docx")


@pytest.mark.parametrize(
    ("words", "number", "cells"),
    [
        ("Snowball får ", "300 000 kroner", ["L7"]),  # a point of the proposal
        ("hvorav ", "400 000 kroner", ["L3", "N3"]),  # a note in a table
        ("Det får ", "900 000 kroner", ["L7", "N7", "P7"]),  # the text
    ],
)
def test_a_field_has_its_cells_in_the_review_copy(built: Path, words: str, number: str, cells: list[str]) -> None:
    remarks = [
        said
        for text, spans in commented(built / "oyer" / "saksfremlegg-sporing.docx")
        for start, end, said in spans
        if text[:start].endswith(words) and text[start:end] == number.replace(" ", "\u00a0")
    ]
    assert remarks
    assert [cell for cell in cells if not all(cell in remark for remark in remarks)] == []


def test_marks_in_cells_stop_the_documents(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    set_addresses(folder, {"Tiltak!R3": "se {{ ramme }} og {ramme}", "Tiltak!C4": "Arrangementer {{ budsjettår }}"})
    found = [(str(f.place), f.found) for f in check(folder) if f.kind.code == "SB-451"]
    assert found == [("tiltak.xlsx › Tiltak!R3", "{ramme}"), ("tiltak.xlsx › Tiltak!C4", "{{ budsjettår }}")]
