"""Who has a document of an edition in which form of Norwegian."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.domain.case.choices import CaseKind, Edition
from pipeline.domain.region.region import Region
from pipeline.domain.values.language import Language

Organs: TypeAlias = frozenset[str | None]
"""Municipalities by name; None is the council."""


def organs_in(language: Language, region: Region, edition: Edition, kind: CaseKind) -> Organs:
    """Name those with a document of the edition in a language."""
    found: set[str | None] = {None} if region.council.language is language else set()
    is_sent = edition is Edition.MUNICIPALITIES or (edition is Edition.DECIDED and kind is CaseKind.PART_OF_BUDGET)
    if is_sent:
        found |= {municipality.name for municipality in region.municipalities if municipality.language is language}
    return frozenset(found)
