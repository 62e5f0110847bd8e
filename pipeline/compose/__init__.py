"""A case to what each document will say, as typed fields. Pure; every phrase, list and point is made here."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.compose.documents.attachment import attachment
from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.compose.documents.decision import decision_document
from pipeline.compose.documents.grant_letter import grant_letter
from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.region.region import COUNCIL_WORD

__all__ = ["compose"]


def compose(case: Case, blocked: Collection[str] = ()) -> tuple[WordDocument | BudgetWorkbook, ...]:
    """Compose the documents of the case's edition, without those of the municipalities that are blocked."""
    councils = case.said_in(case.region.council.language)
    common = (attachment(councils), budget_workbook(councils))
    if case.is_decided:
        decision = None if COUNCIL_WORD in blocked else councils.decision
        rows = [row for row in case.municipal if row.municipality.name not in blocked]
        letters = [letter for row in rows for letter in _letter(case, row)]
        return (*((decision_document(councils, decision),) if decision else ()), *letters, *common)
    council = () if COUNCIL_WORD in blocked else (council_document(councils),)
    if case.edition is Edition.COUNCIL:
        return (*council, *common)
    rows = [row for row in case.municipal if row.municipality.name not in blocked]
    sent = [document for row in rows for document in _to(case, row)]
    # In December the municipalities get the council's document as well: it is what they take note of.
    return (*sent, *(council if case.is_budget_plan else ()), *common)


def _to(case: Case, row: MunicipalChoices) -> Iterator[WordDocument]:
    """Compose what goes to a municipality: its saksfremlegg when it treats the case, its letter in December."""
    if case.treats(row):
        yield municipality_document(case, row)
    yield from _letter(case, row)


def _letter(case: Case, row: MunicipalChoices) -> Iterator[WordDocument]:
    """Compose the letter with a municipality's share; there is one when the council's budget is made or decided."""
    if case.is_budget_plan and case.share_of(row) is not None:
        yield grant_letter(case, row)
