"""A case to what each document will say, as typed fields. Pure; every phrase, list and point is made here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from typing import Final

from pipeline.compose.documents.attachment import attachment
from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.compose.documents.decision import decision_document
from pipeline.compose.documents.grant_letter import grant_letter
from pipeline.compose.sections.fields import said_in
from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.documents import kinds
from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.documents.kinds import DocumentKind
from pipeline.domain.region.region import COUNCIL_WORD

__all__ = ["compose"]

_OF_MUNICIPALITY: Final[dict[DocumentKind, Callable[[Case, MunicipalChoices], WordDocument]]] = {
    kinds.MUNICIPAL_CASE: municipality_document,
    kinds.LETTER: grant_letter,
}
_OF_COUNCIL: Final[dict[DocumentKind, Callable[[Case], WordDocument | None]]] = {
    kinds.COUNCIL_CASE: council_document,
    kinds.BUDGET: council_document,
    kinds.DECISION: decision_document,
}
_OF_EVERYBODY: Final[dict[DocumentKind, Callable[[Case], WordDocument]]] = {kinds.ATTACHMENT: attachment}


def compose(case: Case, blocked: Collection[str] = ()) -> tuple[WordDocument | BudgetWorkbook, ...]:
    """Compose the documents of the case's edition, without those of the municipalities that are blocked."""
    said = said_in(case, case.region.council.language)
    council = () if COUNCIL_WORD in blocked else _made(_OF_COUNCIL, case, said)
    rows = [row for row in case.municipal if row.municipality.name not in blocked]
    sent = tuple(chain.from_iterable(_sent_to(row, case) for row in rows))
    own = (*council, *sent) if case.is_decided else (*sent, *council)
    return (*own, *_made(_OF_EVERYBODY, case, said), budget_workbook(said))


def _made(
    composers: Mapping[DocumentKind, Callable[[Case], WordDocument | None]], case: Case, said: Case
) -> tuple[WordDocument, ...]:
    documents = (compose_one(said) for kind, compose_one in composers.items() if kind.is_made(case))
    return tuple(document for document in documents if document is not None)


def _sent_to(row: MunicipalChoices, case: Case) -> tuple[WordDocument, ...]:
    return tuple(
        compose_one(case, row)
        for kind, compose_one in _OF_MUNICIPALITY.items()
        if kind.is_made(case) and kind.is_for(case, row)
    )
