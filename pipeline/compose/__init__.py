"""A case to what each document will say, as typed fields. Pure; every phrase, list and point is made here."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.compose.attachment import attachment
from pipeline.compose.budget import budget_workbook
from pipeline.compose.case_document import council_document, municipality_document
from pipeline.compose.decision import decision_document
from pipeline.domain.case import Case
from pipeline.domain.document import BudgetWorkbook, WordDocument
from pipeline.domain.edition import Edition
from pipeline.domain.layout import COUNCIL_WORD

__all__ = ["compose"]


def compose(case: Case, blocked: Collection[str] = ()) -> tuple[WordDocument | BudgetWorkbook, ...]:
    """Compose the documents of the case's edition, without those of the municipalities that are blocked."""
    councils = case.said_in(case.region.council.language)
    common = (attachment(councils), budget_workbook(councils))
    if case.is_decided:
        decision = None if COUNCIL_WORD in blocked else councils.decision
        return (*((decision_document(councils, decision),) if decision else ()), *common)
    if case.edition is Edition.COUNCIL:
        return common if COUNCIL_WORD in blocked else (council_document(councils), *common)
    rows = (row for row in case.municipal if row.municipality.name not in blocked)
    return (*(municipality_document(case, row) for row in rows), *common)
