"""Where a document leaves the tables to the council's budget and plan: the sentence that says so."""

from __future__ import annotations

from pipeline.compose.speech.scope import Scope
from pipeline.domain.values.text import Line


def in_budget(scope: Scope, key: str) -> Line:
    """Say that something stands in the council's budget and plan: by its number where it is an attachment."""
    number = scope.budget_attachment
    return scope.speech.fill(key) if number is None else scope.speech.fill(f"{key}.vedlegg", nr=number)
