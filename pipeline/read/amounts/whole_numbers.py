"""A whole number as people write one: in a cell, as number or as text, and in region.yaml."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+")
_LONGEST: Final = 30  # characters of a number with its blanks
_EXACT: Final = 2**53  # above it, a workbook's floating-point cells skip whole numbers


def as_whole_number(value: object) -> int | None:
    """Read a whole number as people write one in a cell: 200000, 200 000, with hard spaces, as number or as text.

    None for everything else; a date or a truth value is no number, and «1 200 00» is none either.
    """
    if isinstance(value, str):
        is_number = len(value) <= _LONGEST and _DIGITS.fullmatch(value)
        return int(re.sub(r"\D", "", value)) if is_number else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if abs(value) < _EXACT and value == int(value) else None
    return None
