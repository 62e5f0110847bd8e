"""How a text is shown beside a finding: not too long, and without what moves the cursor or turns the text around."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.surroundings import Mark, cut, where_in
from pipeline.read.package.characters import FORBIDDEN

LONGEST: Final = 1_000  # characters of the text that is meant; a long paragraph has 600
LONGEST_BESIDE: Final = 300  # characters of a text beside it


def printable(text: str) -> str:
    """Give a text with the sign for one that is missing in the place of each character that may not be printed."""
    return FORBIDDEN.sub("\ufffd", text)


def meant(text: str, found: str | None) -> tuple[str, Mark | None]:
    """Give the text that a finding is about, and where in it what was found stands."""
    said = printable(text)
    return cut(said, where_in(said, found and printable(found)), LONGEST)


def beside(text: str) -> str:
    """Give a text that stands beside it."""
    return cut(printable(text), None, LONGEST_BESIDE)[0]
