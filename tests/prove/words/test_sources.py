"""Where each number of a finished document comes from.

1. A number of a text that was read is known by the words around it, with the verdict that it was given.
2. What the program writes itself is known: years, dates, references, measures' numbers, shares of the key.
3. The same number with other words around it is nobody's; so is an amount that looks like a year.
4. Each number of a finished document and workbook has one origin; one that has none is found, and where.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import BudgetWorkbook, Paragraph, WordDocument
from pipeline.domain.numbers.account import NumbersAccount, ReadText, Verdict, WrittenNumber
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Text
from pipeline.domain.values.written import Written
from pipeline.prove.edition import prove
from pipeline.prove.words.sources import Origin, Sources
from pipeline.write.excel.excel import budget_file
from pipeline.write.word.render import render
from tests.prove.made import made

OYER, BOOK = "oyer/saksfremlegg.docx", "ipr/tiltaksbudsjett.xlsx"
SAID = "Vi spurte 25 bedrifter, og \ufffc gikk til de 14 største. Se E6."


@pytest.fixture
def sources(case_2021: Case) -> Sources:
    """Give the sources of a case in which a person has written `SAID`."""
    verdicts = {"25": Verdict.UNCHECKED, "14": Verdict.AGREES}
    numbers = tuple(
        WrittenNumber(text, Place("tekster.docx"), verdict, "", SAID.index(text), SAID.index(text) + 2)
        for text, verdict in verdicts.items()
    )
    return Sources(case_2021, NumbersAccount((ReadText(SAID, numbers),)))


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        (SAID, [Origin.UNCHECKED, Origin.COMPARED, Origin.OTHER]),
        ("Merknad: vi spurte 25\u00a0bedrifter", [Origin.UNCHECKED]),
        ("Tabell 3 og 4 viser 2022–2024, som i punkt 2.1", [Origin.OTHER] * 6),
        ("Møtet er 8.\u00a0april 2021 (sak 21/123)", [Origin.OTHER] * 4),
        ("2.5 Lokalmatnettverk", [Origin.OTHER] * 2),
        ("40\u00a0% likt", [Origin.GENERATED]),
        ("41\u00a0% likt", [None]),
        ("Vi spurte 26 bedrifter", [None]),
        ("Vi har 25 tiltak", [None]),
        ("Vi har 14 tiltak", [None]),
        ("Det koster 2022 kroner, eller 2\u00a0022\u00a0000", [None, None]),
        ("Tabell 3, 400\u00a0000 kroner", [Origin.OTHER, None]),
    ],
)
def test_a_number_is_known_by_what_stands_around_it(sources: Sources, text: str, origins: list[Origin | None]) -> None:
    assert [origin for _, origin in sources.origins(text)] == origins


def test_a_name_that_is_a_number_is_known_wherever_it_stands(case_2021: Case) -> None:
    first, *others = case_2021.plan.measures
    named = replace(case_2021, plan=replace(case_2021.plan, measures=(replace(first, name=Written("77")), *others)))
    for of, origin in ((named, Origin.UNCHECKED), (case_2021, None)):
        assert Sources(of, NumbersAccount(())).origins("Tiltaket «77» er nytt") == (("77", origin),)


@pytest.mark.parametrize("path", [OYER, BOOK])
def test_the_numbers_of_a_file_add_up(path: str, tmp_path: Path) -> None:
    now = made("2021")
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_bytes(now.files[path])
    proof = prove(tmp_path, "ny", [now.document(path)], now.templates, (), now.sources).proofs[path]
    of_people = proof.compared + proof.unchecked
    assert of_people > 0
    assert 0 < proof.others < proof.numbers - of_people


def test_a_number_of_nobody_stops_the_document_at_its_paragraph(tmp_path: Path) -> None:
    now = made("2021")
    document = now.document(OYER)
    assert isinstance(document, WordDocument)
    first, *others = document.sections
    added = replace(first, blocks=(Paragraph((Text("Det går 347 kroner til hver."),)), *first.blocks))
    spoilt = replace(document, sections=(added, *others))
    (tmp_path / "oyer").mkdir()
    (tmp_path / OYER).write_bytes(render(spoilt, now.templates[document.template]))
    (found,) = prove(tmp_path, "ny", [spoilt], now.templates, (), now.sources).findings
    assert (found.kind.code, found.found) == ("SB-960", "Det går 347 kroner til hver.")
    assert found.says == "Tallet 347 er verken fra en celle, en tekst som er lest, eller ordlyden."
    assert found.place.paragraph


def test_a_number_of_nobody_in_a_cell_is_found(tmp_path: Path) -> None:
    now = made("2021")
    book = now.document(BOOK)
    assert isinstance(book, BudgetWorkbook)
    sheet, *others = book.sheets
    at = next(n for n, row in enumerate(sheet.rows) if row and isinstance(row[0].value, str))
    row = (replace(sheet.rows[at][0], value="Rest: 347 kroner"), *sheet.rows[at][1:])
    spoilt = replace(book, sheets=(replace(sheet, rows=(*sheet.rows[:at], row, *sheet.rows[at + 1 :])), *others))
    (tmp_path / "ipr").mkdir()
    (tmp_path / BOOK).write_bytes(budget_file(spoilt))
    (found,) = prove(tmp_path, "ny", [spoilt], now.templates, (), now.sources).findings
    assert (found.kind.code, str(found.place)) == ("SB-960", f"ny/{BOOK} › {sheet.name}!A{at + 1}")


def test_a_text_that_no_account_has_is_nobodys(case_2021: Case) -> None:
    said = "I samtaler har 25 personer fra forskjellige næringer deltatt."
    assert Sources(case_2021, NumbersAccount((ReadText(said),))).origins(said) == (("25", Origin.OTHER),)
    assert Sources(case_2021, NumbersAccount()).origins(said) == (("25", None),)
