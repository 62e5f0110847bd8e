"""The document of what the council decided, and the attachment that goes with it.

1. What the council changed stands in the order of the plan, and then of the years; in the workbook too.
2. Every table has the next number of its own document, and a sentence names the table that it means.
3. The plan is adopted with the changes where there are any, and as the case has it where there are none.
4. In December the document has the whole budget that was decided: income, shares, costs and balance.
5. The attachment is listed by the title that it has now, unless the user has written another.
6. What it says of a commitment that is lowered is said of the decision.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import BudgetWorkbook, DataTable, WordDocument
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import plain
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.layout import GENERATED_TITLES
from tests.budgets import SIMPLE, december, decided_december, with_budget
from tests.builders import P, measure, plan
from tests.cases import (
    COUNCIL_NAME,
    GENERATED,
    attachment,
    case,
    change,
    decided,
    decided_since_last_year,
    equal_key,
    grid,
    region,
    rich_measures,
    said,
    since_last_year,
    wording,
)

TWO_INSTRUMENTS = plan(
    [measure(2, [(P, 200), (P, 200)]), measure(1, [(P, 100), (P, 100)], instrument=2)], frame=1_000, instruments=2
)
BUDGET_PLAN = with_budget(plan([measure(1, [(P, 600), (P, 600)])]), *SIMPLE)
LOWERED = change(1, 2021, 500)


def document(of: Case, name: str) -> WordDocument:
    """Give a document of the council's by the name of its file."""
    (found,) = [made for made in compose(of) if made.path == f"ipr/{name}"]
    assert isinstance(found, WordDocument)
    return found


def under(of: WordDocument, heading: str) -> list[str]:
    (found,) = [section for section in of.sections if plain(section.heading) == heading]
    return [said(block) for block in found.blocks]


def everything(of: WordDocument) -> list[str]:
    return [said(block) for section in of.sections for block in section.blocks]


def table_numbers(of: WordDocument) -> list[int]:
    return [int(match[1]) for text in everything(of) if (match := re.match(r"Tabell (\d+)\. ", text))]


def tables_named(of: WordDocument) -> set[int]:
    """Give the numbers of the tables that the sentences send the reader to."""
    return {int(number) for text in everything(of) for number in re.findall(r"[Tt]abell (\d+) ", text)}


# --- what was changed -----------------------------------------------------------------------------------


def test_what_the_council_changed_stands_in_the_order_of_the_plan() -> None:
    changes = change(1, 2022, 10), change(1, 2021, 20), change(2, 2021, 30)
    of = decided(TWO_INSTRUMENTS, *changes)
    (table,) = [b for s in document(of, "vedtak.docx").sections for b in s.blocks if isinstance(b, DataTable)][:1]
    assert [row[:2] + row[3:] for row in grid(table)[1:]] == [
        ["1.1 Tiltak 2", "2021", "30"],
        ["2.1 Tiltak 1", "2021", "20"],
        ["2.1 Tiltak 1", "2022", "10"],
    ]
    (book,) = [made for made in compose(of) if isinstance(made, BudgetWorkbook)]
    (sheet,) = [sheet for sheet in book.sheets if sheet.name == "Endringer i vedtaket"]
    assert [(row[0].value, row[2].value, row[5].formula) for row in sheet.rows[-3:]] == [
        ("T02", 2021, "=E4-D4"),
        ("T01", 2021, "=E5-D5"),
        ("T01", 2022, "=E6-D6"),
    ]


# --- the numbers of the tables --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "of",
    [
        decided(plan(rich_measures(1), frame=1_000, instruments=3)),
        decided(plan(rich_measures(1), frame=1_000, instruments=3), change(1, 2021, 70)),
        decided_december(BUDGET_PLAN, key=equal_key()),
        decided_december(BUDGET_PLAN, LOWERED, key=equal_key()),
    ],
)
@pytest.mark.parametrize("name", ["vedtak.docx", "vedlegg-tiltak.docx"])
def test_tables_are_counted_in_their_own_document(of: Case, name: str) -> None:
    found = document(of, name)
    numbers = table_numbers(found)
    assert numbers == list(range(1, len(numbers) + 1))
    assert bool(numbers) is not (of.is_budget_plan and name == "vedlegg-tiltak.docx")
    assert tables_named(found) <= set(numbers)


def test_the_attachment_sends_the_reader_to_its_own_first_table() -> None:
    found = document(decided(TWO_INSTRUMENTS, change(1, 2021, 20)), "vedlegg-tiltak.docx")
    assert "Tabell 1 viser beløpene etter virkemiddel og år." in everything(found)[0]


# --- what is adopted ------------------------------------------------------------------------------------


def test_the_plan_is_adopted_with_the_changes() -> None:
    (first, *_) = under(document(decided(TWO_INSTRUMENTS, change(1, 2021, 20)), "vedtak.docx"), "Vedtak")[1:]
    assert first.endswith(
        " vedtar tiltaksplanen for 2021–2022, slik den går frem av saken, med de endringene som tabell 1 viser, "
        "og oppdaterer den hvert år, sammen med budsjett- og tiltaksplanen. Endringene er ført inn i vedlegg 1."
    )


def test_the_budget_is_adopted_with_the_changes() -> None:
    (first, *_) = under(document(decided_december(BUDGET_PLAN, LOWERED), "vedtak.docx"), "Vedtak")[1:]
    assert first.endswith(
        " vedtar budsjett for 2021 og tiltaksplan for 2021–2022, slik de går frem av saken, med de endringene som "
        "tabell 1 viser. Endringene er ført inn i vedlegg 1."
    )


def test_what_is_decided_as_proposed_is_adopted_as_the_case_has_it() -> None:
    own, in_december = decided(TWO_INSTRUMENTS), decided_december(BUDGET_PLAN)
    assert under(document(own, "vedtak.docx"), "Vedtak")[1].endswith(
        ", slik den går frem av vedlegg 1, og oppdaterer den hvert år, sammen med budsjett- og tiltaksplanen."
    )
    assert under(document(in_december, "vedtak.docx"), "Vedtak")[1].endswith(
        ", slik de går frem av saken og av vedlegg 1."
    )


# --- the budget that was decided ------------------------------------------------------------------------


def test_the_decided_budget_stands_in_the_document_of_the_decision() -> None:
    found = document(decided_december(BUDGET_PLAN, LOWERED, key=equal_key()), "vedtak.docx")
    assert [plain(section.heading) for section in found.sections] == [
        "",
        "Det rådet endret",
        "Vedtak",
        "Inntekter",
        "Drift av rådet",
        "Budsjettet i balanse",
        "Økonomiske konsekvenser",
        "Vedlegg",
    ]
    assert [text for text in everything(found) if text.startswith("Tabell")][:6] == [
        "Tabell 1. Beløp som rådet endret (kroner)",
        "Tabell 2 viser hva rådet får inn.",
        "Tabell 2. Inntektene til rådet 2021–2022 (kroner)",
        "Tabell 3. Kommunenes andeler av tilskuddet i 2021 (kroner)",
        "Tabell 4 viser utgiftene til drift av rådet.",
        "Tabell 4. Drift av rådet 2021–2022 (kroner)",
    ]
    assert under(found, "Budsjettet i balanse")[0] == (
        "Rådet har 900 kroner å bruke i 2021. Av dette er 800 kroner fordelt, mens 100 kroner ikke er fordelt på "
        "tiltak. "
        "Tabell 5 viser budsjettet år for år. Det rådet har å bruke, minus driften, er rammen for tiltakene."
    )


def test_the_decision_says_that_the_budget_is_a_part_of_it() -> None:
    changed = decided_december(BUDGET_PLAN, LOWERED, case_number="31/20")
    assert everything(document(changed, "vedtak.docx"))[0] == (
        f"{COUNCIL_NAME} vedtok budsjettet og planen 6. mai 2021 (sak 31/20). I møtet ble ett beløp endret."
    )
    assert everything(document(decided_december(BUDGET_PLAN), "vedtak.docx"))[0] == (
        f"{COUNCIL_NAME} vedtok budsjettet og planen 6. mai 2021. Budsjettet og planen er vedtatt som foreslått."
    )
    assert everything(document(decided(TWO_INSTRUMENTS), "vedtak.docx"))[0] == (
        f"{COUNCIL_NAME} vedtok planen 6. mai 2021. Planen er vedtatt som foreslått."
    )


def test_a_plan_that_is_a_case_of_its_own_has_no_budget_in_its_decision() -> None:
    found = document(decided(TWO_INSTRUMENTS), "vedtak.docx")
    assert [plain(section.heading) for section in found.sections] == [
        "",
        "Vedtak",
        "Økonomiske konsekvenser",
        "Vedlegg",
    ]


def test_the_proposal_has_no_table_of_changes() -> None:
    found = document(december(BUDGET_PLAN, key=equal_key()), "budsjett-og-tiltaksplan.docx")
    assert table_numbers(found)[0] == 1
    assert not any("Det rådet endret" in plain(section.heading) for section in found.sections)


# --- the attachment, and what was promised --------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_the_titles_that_give_way_are_those_of_the_shipped_wording(language: Language) -> None:
    assert wording(language)["tittel.vedlegg"] in GENERATED_TITLES
    assert len(set(GENERATED_TITLES)) == len(Language)


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("Forslag til tiltak – utfyllende", "Tiltak – utfyllende"),
        ("Framlegg til tiltak – utfyllande", "Tiltak – utfyllende"),
        ("Alle tiltakene", "Alle tiltakene"),
    ],
)
def test_the_attachment_is_listed_by_its_own_title_unless_the_user_has_written_another(typed: str, listed: str) -> None:
    of = replace(
        decided(TWO_INSTRUMENTS), attachments=(attachment("Protokoll"), replace(GENERATED, title=Written(typed)))
    )
    assert under(document(of, "vedtak.docx"), "Vedlegg") == ["Protokoll", listed]
    assert document(of, "vedlegg-tiltak.docx").title_text == "Tiltak – utfyllende"


def test_another_document_with_the_same_title_keeps_it() -> None:
    of = replace(
        decided(TWO_INSTRUMENTS), attachments=(GENERATED, attachment(GENERATED.title.text, file="gammel.docx"))
    )
    assert under(document(of, "vedtak.docx"), "Vedlegg") == ["Tiltak – utfyllende", "Forslag til tiltak – utfyllende"]


def test_in_nynorsk_the_attachment_is_listed_by_its_title_in_nynorsk() -> None:
    base = region()
    council = replace(base.council, language=Language.NYNORSK)
    of = replace(
        case(TWO_INSTRUMENTS, of_region=replace(base, council=council), edition=Edition.COUNCIL),
        wording={language: wording(language) for language in Language},
    )
    assert under(document(of, "saksfremlegg.docx"), "Vedlegg") == ["Framlegg til tiltak – utfyllande"]


def test_a_commitment_that_is_lowered_has_a_decided_amount() -> None:
    said_of_it = "Et tidligere vedtak binder rådet til å gi «Tiltak 6» 100 kroner i 2021. "
    assert f"{said_of_it}Den vedtatte planen har ingen penger til det." in everything(
        document(decided_since_last_year(), "vedtak.docx")
    )
    proposed = since_last_year(100, 100, 0, 200, 50, 0, 0)
    assert f"{said_of_it}Forslaget har ingen penger til det." in everything(document(proposed, "saksfremlegg.docx"))
