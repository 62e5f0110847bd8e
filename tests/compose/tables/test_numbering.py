"""The numbers of a document's tables.

1. They run from 1 in the order in which the captions come, whatever the order of the sections.
2. A sentence before or after a table, and the text of a chart, has its number; several are listed.
3. An instrument without measures has no table and takes no number.
4. A table without a label takes no number.
5. A reference to a table that is not there, two tables with one label, and what was never counted, are our bugs.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.compose.tables.numbering import caption, numbered, numbers_of
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import (
    Chart,
    ChartSeries,
    DataTable,
    Paragraph,
    Section,
    TableColumn,
    WordDocument,
)
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.text import Line, TableRef, Text, line, plain
from tests.builders import P, measure, plan
from tests.cases import case, said, scope

SMALL = case(plan([measure(1, [(P, 1)])], frame=1))
FIRST, SECOND = TableRef("tabell.sum", 2021), TableRef("tabell.sum", 2025)


def table(label: TableRef | None) -> DataTable:
    head = line("Uten nummer") if label is None else caption(scope(SMALL), label, år="2021–2024")
    return DataTable(head, (TableColumn("År", 1),), (), label)


def captions(document: WordDocument) -> list[str]:
    """Give the first two words of each caption of a table that has a number."""
    words = [said(block) for section in document.sections for block in section.blocks]
    return [" ".join(text.split()[:2]) for text in words if text.startswith("Tabell ") and text.split()[1][-1] == "."]


def test_they_run_in_the_order_in_which_the_captions_come(case_2021: Case) -> None:
    of = case_2021
    row = of.municipal[0]
    assert captions(municipality_document(of, row)) == [f"Tabell {number}." for number in range(1, 8)]
    turned = (SectionKey.ECONOMY, SectionKey.FACTS, SectionKey.ASSESSMENT)
    own = replace(row, municipality=replace(row.municipality, sections=turned))
    region = replace(of.region, municipalities=(own.municipality, *of.region.municipalities[1:]))
    document = municipality_document(replace(of, region=region, municipal=(own, *of.municipal[1:])), own)
    assert captions(document) == [f"Tabell {number}." for number in range(1, 8)]
    texts = [said(block) for section in document.sections for block in section.blocks]
    assert "Tabell 1 viser beløpene etter virkemiddel og år." in texts[1]
    assert "Tabell 3. Tiltak under «Bærekraftige og digitale forretningsmodeller»" in texts


def test_an_instrument_without_measures_has_no_table_and_no_number(case_2021: Case) -> None:
    document = council_document(case_2021)
    words = [said(block) for section in document.sections for block in section.blocks]
    tables = [text for text in words if "Tiltak under «" in text]
    assert [text.split()[1] for text in tables] == ["1.", "2.", "3.", "4.", "5."]
    assert not any(case_2021.plan.instruments[2].heading.text in text for text in tables)


def test_sentences_and_charts_before_and_after_have_the_numbers() -> None:
    tables = (table(None), table(FIRST), table(SECOND))
    both: Line = (Text("Se tabell "), *numbers_of(scope(SMALL), tables), Text("."))
    chart = Chart((), "Figur 1", (both,), ("2021",), (), ChartSeries((Text("Sum"),), ()), None)
    (made,) = numbered([Section((), (Paragraph(both), *tables, Paragraph((SECOND,)), chart))])
    before, _, one, two, after, drawn = made.blocks
    assert before == Paragraph(line("Se tabell 1 og 2."))
    assert (said(one)[:9], said(two)[:9]) == ("Tabell 1.", "Tabell 2.")
    assert after == Paragraph(line("2"))
    assert isinstance(drawn, Chart)
    assert drawn.alt_text == "Se tabell 1 og 2."


def test_a_reference_to_a_table_that_is_not_there_is_our_bug() -> None:
    with pytest.raises(KeyError):
        numbered([Section((), (table(FIRST), Paragraph((SECOND,))))])


def test_two_tables_with_one_label_are_our_bug() -> None:
    with pytest.raises(ValueError, match=r"tabell\.sum"):
        numbered([Section((), (table(FIRST), table(FIRST)))])


def test_a_reference_that_was_never_counted_is_our_bug() -> None:
    with pytest.raises(TypeError):
        plain((FIRST,))
