"""What a case would become if it were built now: its findings, its numbers and its documents. No document is made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.compose import compose
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import Document, WordDocument
from pipeline.domain.findings.finding import Stop, blocked, blocks_all
from pipeline.domain.values.said import Tongue
from pipeline.runs.check import Checked, checked


@dataclass(frozen=True, slots=True)
class Look:
    """A checked case, and its documents as they would be; none where an error blocks them all."""

    checked: Checked
    documents: tuple[Document, ...] = ()

    @property
    def word_documents(self) -> tuple[WordDocument, ...]:
        """Those that are read from beginning to end."""
        return tuple(document for document in self.documents if isinstance(document, WordDocument))


def look(folder: Path, edition: Edition | None = None, tongue: Tongue = Tongue.BOKMAAL) -> Look:
    """Check a case, as `check` does, and compose what `build` would write."""
    try:
        found = checked(folder, edition, tongue)
    except Stop as stop:
        return Look(Checked(stop.findings))
    if found.case is None or blocks_all(found.findings):
        return Look(found)
    return Look(found, compose(found.case, blocked(found.findings)))
