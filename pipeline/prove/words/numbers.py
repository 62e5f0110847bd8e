"""The numbers of a text: how many stand in it in digits, and how many of its figures were generated."""

from __future__ import annotations

import re
from typing import Final

from pipeline.prove.words.expected import FIGURE

# Digits, in groups of three or not, with a decimal comma or not: 1 200 000, 2022, 12,5.
NUMBER: Final = re.compile(r"\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?")
_SIGN: Final = "[-\u2212\u2013]?"
_AMOUNT: Final = re.compile(rf"({_SIGN})(\d+(?:[\u00a0\u202f ]\d{{3}})*)(?:[\u00a0 ]kroner)?")


def numbers_in(text: str) -> int:
    """Count the numbers of a text."""
    return sum(1 for _ in NUMBER.finditer(text))


def figures_in(expected: str) -> int:
    """Count the generated numbers of a text in which they are marked."""
    return expected.count(FIGURE)


def amount_in(text: str) -> int | None:
    """Read a text that is an amount and nothing else, with its sign; None for any other."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    amount = int("".join(sign for sign in found[2] if sign.isdigit()))
    return -amount if found[1] else amount
