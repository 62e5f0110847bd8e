"""What stands together on a line: the parts of a number, of a date, of a span of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.values.line_ends import HARD_SPACE, JOINER

_MONTH: Final = "(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_HELD_SPACE: Final = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d))"  # 100 000
    r"|(?<=\d) (?=(?:kroner|kr|prosent|mill|%))"
    rf"|(?<=\d\.) (?={_MONTH}\b)"
    r"|(?<=§) (?=\d)"
    r"|(?<=\b[Kk]r) (?=\d)|(?<=\b[Kk]r\.) (?=\d)"
)
_YEAR_BEFORE: Final = re.compile(r"(?<!\d)\d{4}$")  # «i 2021 200 deltakere» is no number in groups
_DASH: Final = re.compile(r"(?<![\w./@–-])\d[\d.]*[–-](?=\d)")  # 2022–2024, not a number of a case or in an address


_NUMBER_AND_MORE: Final = re.compile(r"[ –-]\d|\d\.? ")  # what is in all of these


def may_be_held(text: str) -> bool:
    """Say whether there can be anything in a text that is kept together."""
    return _NUMBER_AND_MORE.search(text) is not None


def held(text: str) -> list[str]:
    """Give the characters of a text, each with what keeps it on the line of the next."""
    characters = list(text)
    for at in _spaces(text):
        characters[at] = HARD_SPACE
    for dash in _DASH.finditer(text):
        characters[dash.end() - 1] += JOINER
    return characters


def _spaces(text: str) -> Iterator[int]:
    for space in _HELD_SPACE.finditer(text):
        if not (text[space.end()].isdigit() and _YEAR_BEFORE.search(text, 0, space.start())):
            yield space.start()
