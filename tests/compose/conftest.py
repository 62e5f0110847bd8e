"""Every case of every condition, composed once for all that is asked of what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.language import Language
from tests.cases import wording
from tests.every_case import every_case


class Heard(dict[str, str]):
    """Phrases that remember which of them were asked for."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        super().__init__(phrases)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)


@dataclass(frozen=True)
class Said:
    """Every case with its documents, and the phrases that they asked for."""

    documents: tuple[tuple[Case, tuple[WordDocument | BudgetWorkbook, ...]], ...]
    phrases: frozenset[str]


@pytest.fixture(scope="session")
def in_bokmål() -> Said:
    """Compose every case in the shipped wording of bokmål."""
    return _said(Language.BOKMAAL)


@pytest.fixture(scope="session")
def in_nynorsk() -> Said:
    """Compose every case in the shipped wording of nynorsk."""
    return _said(Language.NYNORSK)


def _said(language: Language) -> Said:
    shipped = wording(language)
    heard = Heard(dict(shipped.phrases))
    cases = every_case(Wording(language, shipped.file, heard))
    documents = tuple((case, compose(case)) for case in cases)
    return Said(documents, frozenset(heard.asked))
