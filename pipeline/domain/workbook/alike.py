"""The texts of the workbook that are the same in both forms of Norwegian, and need no twin."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.domain.values.characters import folded
from pipeline.domain.workbook.layout import GENERATED_TITLES, SAME_IN_BOTH_FORMS

_ALIKE: Final = SAME_IN_BOTH_FORMS | frozenset(map(folded, GENERATED_TITLES))


def is_alike(text: str, own_names: Collection[str]) -> bool:
    """Say whether a text is one of the region's own names, folded, or one that is the same for every region."""
    said = folded(text)
    return said in _ALIKE or said in own_names
