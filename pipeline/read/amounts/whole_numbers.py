"""A whole number as people write one: in a cell, as number or as text, and in region.yaml."""

from __future__ import annotations

import re
from typing import Final

from pipeline.domain.values.characters import seen

_DIGITS: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]+")
_GAP: Final = re.compile(r"^\s|\s$|\s\s|\n")  # more than a reader takes for one number
_LONGEST: Final = 30  # characters of a number with its blanks
_EXACT: Final = 2**53  # above it, a workbook's floating-point cells skip whole numbers
_SHOWN: Final = 15  # digits that Excel shows of a number; what follows them is what its arithmetic left over


def as_whole_number(value: object) -> int | None:
    """Read a whole number as people write one in a cell: 200000, 200 000, with any kind of blank, as number or as text.

    A number is what Excel shows of it: 110000.00000000001 is 110000. None for everything else; a date or a truth value
    is no number, and «1 200 00» is none either.
    """
    if isinstance(value, str):
        return _in_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not value.is_integer():
        value = float(f"{value:.{_SHOWN}g}")
    is_exact = abs(value) < _EXACT and value == int(value)
    return int(value) if is_exact else None


def _in_text(text: str) -> int | None:
    written = seen(text)
    if len(written) > _LONGEST or _GAP.search(text) or not _DIGITS.fullmatch(written):
        return None
    return int(written.replace(" ", ""))
