"""The headings of the text that somebody looks over for the new year, and what the sheet Tekster calls them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.prose.forms import fixed_heading
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.prose.prose import Prose, WrittenSection, same_heading
from pipeline.domain.values.characters import folded

_EACH_OF: Final = frozenset(map(folded, (MUNICIPALITIES_HEADING, INSTRUMENTS_HEADING)))
_UNDER: Final = ":"


def looked_over(prose: Prose) -> Iterator[tuple[str, WrittenSection]]:
    """Give each heading with a text by its name as it stands there: `Fakta`, and `Kommuner: Nordby` under that heading.

    Measures have their own mark in the sheet Tiltak.
    """
    for top in prose.sections:
        called = top.title_as_written
        if folded(top.title) in _EACH_OF:
            yield from ((f"{called}{_UNDER} {child.title}", child) for child in top.subsections if child.everything())
        elif top.everything() and not same_heading(top.title, MEASURES_HEADING):
            yield called, top


def known_as(name: str) -> str:
    """Give what the name of a heading is known by, whichever form of Norwegian its fixed part is in."""
    top, _, under = name.partition(_UNDER)
    return f"{folded(fixed_heading(top.strip()))}{_UNDER}{folded(under)}"
