"""Counts and lists in findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.domain.values.said import Said, said_between

MOST_NAMED: Final = 8
_AND_MORE: Final = Said("{shown} og {rest} til", "{shown} and {rest} more")


def counted(number: int, norwegian: tuple[str, str], english: tuple[str, str]) -> Said:
    """Count things, in the singular or the plural."""
    if number == 1:
        return Said(f"én {norwegian[0]}", f"one {english[0]}")
    return Said(f"{number} {norwegian[1]}", f"{number} {english[1]}")


def listed(texts: Iterable[Said | str], most: int = MOST_NAMED) -> Said:
    """Give a list of the first few, with how many more there are."""
    every = list(texts)
    shown, rest = said_between(", ", every[:most]), len(every) - most
    return _AND_MORE.filled(shown=shown, rest=rest) if rest > 0 else shown
