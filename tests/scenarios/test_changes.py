"""One thing changed in the workbook: what follows it changes in every document, and nothing else does.

1. One amount of one measure: its cell, the sums it is in, what is left of the frame, and the points that say so.
2. A `Bindende vedtak` on one measure: it, and only it, appears as bound; the planned sums give way by as much.
3. The receipt's sums change with the documents.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.documents import PROPOSED, build_edition, changed, docx_texts, lines_of
from tests.workbooks import copy_of_case, set_cells

Words = list[tuple[str, str]]

USED = ("1⍽200⍽000⍽kroner", "1⍽250⍽000⍽kroner")
LEFT = ("300⍽000⍽kroner", "250⍽000⍽kroner")

IN_THE_TABLE_OF_SUMS: list[Words] = [
    [("300⍽000", "350⍽000")],  # virkemiddel 6
    [("1⍽200⍽000", "1⍽250⍽000")],  # the sum of all
    [("300⍽000", "250⍽000")],  # Ikke fordelt på tiltak
]
IN_THE_DIAGRAM: Words = [USED]  # its description
IN_EVERY_CASE_DOCUMENT: list[Words] = [
    [USED, LEFT],  # Sammendrag
    [("100⍽000", "150⍽000")],  # 6.2 Webside in its table
    [("300⍽000", "350⍽000")],  # the sum of that table
    [USED, LEFT],  # Økonomiske konsekvenser
    *IN_THE_TABLE_OF_SUMS,
]
IN_THE_COUNCILS_CASE: list[Words] = [*IN_EVERY_CASE_DOCUMENT, IN_THE_DIAGRAM]
IN_THE_ATTACHMENT: list[Words] = [
    [USED, LEFT],
    *IN_THE_TABLE_OF_SUMS,
    IN_THE_DIAGRAM,
    [("100⍽000⍽kroner", "150⍽000⍽kroner")],
]
IN_THE_WORKBOOK: list[Words] = [
    [("300000", "350000")],  # Sammendrag: virkemiddel 6
    [("1200000", "1250000")],  # the sum
    [("300000", "250000")],  # Ikke fordelt på tiltak
    [("100000", "150000")],  # Tiltak: T23
    [("300000", "350000")],  # the sum of its instrument
    [("1200000", "1250000")],  # the sum of all
    [("1050000", "1100000")],  # Tiltakseiere: Lillehammer-regionen Vekst
    [("1200000", "1250000")],  # the sum
    IN_THE_DIAGRAM,
]


@pytest.fixture(scope="session")
def dearer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real case with a website for 150 000 kroner instead of 100 000; give output/2021."""
    folder = copy_of_case(tmp_path_factory.mktemp("dearer"))
    set_cells(folder, {("Tiltak", "T23", "2021"): 150_000})
    return _both(folder)


@pytest.fixture(scope="session")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real case with a decision that binds Snowball; give output/2021."""
    folder = copy_of_case(tmp_path_factory.mktemp("bound"))
    set_cells(folder, {("Tiltak", "T06", "Bindende vedtak"): "rådets sak 12/21"})
    return _both(folder)


def _both(folder: Path) -> Path:
    for edition in PROPOSED:
        assert build_edition(folder, edition).made
    return folder.parent.parent / "output" / "2021"


def _changed_words(one: Path, other: Path, name: str) -> list[Words]:
    """List the words that differ, line by line; lines that are alike are left out."""
    pairs = changed(lines_of(one / name), lines_of(other / name))
    return [
        [_bare((old, new)) for old, new in zip(before.split(" "), after.split(" "), strict=True) if old != new]
        for before, after in pairs
    ]


@pytest.mark.parametrize("municipality", ["lillehammer", "oyer", "gausdal"])
def test_one_amount_changes_its_own_lines_in_each_municipality(built: Path, dearer: Path, municipality: str) -> None:
    words = _changed_words(built, dearer, f"til-kommunene/{municipality}/saksfremlegg.docx")
    assert words == [*IN_EVERY_CASE_DOCUMENT, [USED, LEFT]]  # and what is taken note of


def test_one_amount_changes_its_own_lines_in_the_councils_case(built: Path, dearer: Path) -> None:
    words = _changed_words(built, dearer, "til-radet/ipr/saksfremlegg.docx")
    assert words == [*IN_THE_COUNCILS_CASE, [USED, LEFT]]  # and the point of R3 and R4


@pytest.mark.parametrize("edition", ["til-kommunene", "til-radet"])
def test_one_amount_changes_its_own_lines_of_the_attachment(built: Path, dearer: Path, edition: str) -> None:
    assert _changed_words(built, dearer, f"{edition}/ipr/vedlegg-tiltak.docx") == IN_THE_ATTACHMENT


def test_one_amount_changes_its_sums_in_the_workbook(built: Path, dearer: Path) -> None:
    words = _changed_words(built, dearer, "til-kommunene/ipr/tiltaksbudsjett.xlsx")
    assert [[_bare(pair) for pair in line] for line in words] == [[_bare(pair) for pair in x] for x in IN_THE_WORKBOOK]


def _bare(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[0].strip(",."), pair[1].strip(",.")


def test_one_amount_changes_two_sums_of_the_receipt(built: Path, dearer: Path) -> None:
    before, after = _sums(built), _sums(dearer)
    assert after == before | {
        "foreslått": {"2021": 1_250_000, "2022": 1_125_000, "2023": 1_125_000, "2024": 725_000},
        "ikke_fordelt": 250_000,
    }


def _sums(folder: Path) -> dict[str, object]:
    receipt = json.loads((folder / "til-kommunene" / "kvittering.json").read_text(encoding="utf-8"))
    return dict(receipt["summer"])


def test_only_the_binding_measure_is_bound_in_a_municipalitys_proposal(bound: Path) -> None:
    texts = _soft(docx_texts(bound / "til-kommunene" / "gausdal" / "saksfremlegg.docx"))
    assert (
        "planen legger opp til 2 075 000 kroner i 2022–2024 (i tillegg til det som er bundet), som rådet tar "
        "stilling til for ett år av gangen"
    ) in texts
    assert "rådet etter forslaget forplikter seg til å bruke 900 000 kroner på «Snowball» i 2022–2024" in texts


def test_only_the_binding_measure_is_bound_in_the_councils_proposal(bound: Path) -> None:
    texts = _soft(docx_texts(bound / "til-radet" / "ipr" / "saksfremlegg.docx"))
    assert (
        "Rådet forplikter seg til å bruke 900 000 kroner i 2022–2024: 300 000 kroner i hvert av årene 2022–2024. "
        "Forpliktelsen gjelder «Snowball» og er gitt med forbehold om at kommunestyrene bevilger tilskuddene."
    ) in texts
    beside = "Rådet legger til grunn 2 075 000 kroner for 2022–2024 (i tillegg til det som er bundet): "
    assert any(text.startswith(beside) for text in texts)


def test_the_attachment_names_the_decision_at_the_binding_measure_alone(built: Path, bound: Path) -> None:
    before, after = (lines_of(folder / "til-radet" / "ipr" / "vedlegg-tiltak.docx") for folder in (built, bound))
    added = [line for line in after if line not in before]
    assert len(after) == len(before)
    assert [line.endswith("Bindende vedtak: rådets sak 12/21.") for line in added] == [True]
    at = after.index(added[0])
    assert next(line for line in reversed(after[:at]) if line.startswith("[Heading 3]")) == "[Heading 3] 2.2 Snowball"


def test_the_workbook_marks_the_binding_measure_alone(built: Path, bound: Path) -> None:
    before, after = (set(lines_of(f / "til-radet" / "ipr" / "tiltaksbudsjett.xlsx")) for f in (built, bound))
    values = sorted(
        line.rpartition(" ")[0].partition(" ")[0] + " " + line.rpartition(" ")[2] for line in after - before
    )
    assert values == [
        "Sammendrag!D11 825000", "Sammendrag!D12 300000", "Sammendrag!E11 825000", "Sammendrag!E12 300000",
        "Sammendrag!F11 425000", "Sammendrag!F12 300000", "Sammendrag!G11 2075000", "Sammendrag!G12 900000",
        "Tiltak!F12 ja",
    ]  # fmt: skip


def test_what_binds_later_years_leaves_the_budget_year_alone(built: Path, bound: Path) -> None:
    assert _sums(bound) == _sums(built) | {"planlagt": 2_075_000, "bundet": 900_000}


def _soft(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]
