"""How the paragraphs, tables, rows and cells of a template begin, in each way that they can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pipeline.write.layout.keeping import keep
from pipeline.write.layout.lists import NUMBERED, number

Element = Any  # python-docx makes the methods of its elements at run time


class BegunParagraph:
    """A paragraph of a template: its style, what numbers it if that is a list's, and how it begins."""

    def __init__(self, bare: Element, style: str | None, abstract: int | None, write: Callable[[Element], str]) -> None:
        self.style, self.abstract = style, abstract
        self._bare, self._write = bare, write
        self._known: dict[tuple[bool, int | None], str] = {}

    def begin(self, *, is_kept: bool = False, numbering: int | None = None) -> str:
        """Write its beginning, with its properties; kept with the next, and counting in a numbering, if so."""
        key = is_kept, numbering
        if key not in self._known:
            made = deepcopy(self._bare)
            if numbering is not None:
                number(made, NUMBERED.index(str(self.style)), numbering)
            if is_kept:
                keep(made)
            self._known[key] = self._write(made).removesuffix("</w:p>")
        return self._known[key]


@dataclass(frozen=True, slots=True)
class BegunTable:
    """A table of a template: what its widths are reckoned from, and how it begins.

    `head` and `fixed` are its properties, parted where its titles go; in `fixed`, Word may not change the widths.
    `grid` is the template's own, of so many `columns`.
    """

    points: float
    is_ours: bool
    fits_contents: bool
    columns: int
    grid: str
    head: Sequence[str]
    fixed: Sequence[str]


@dataclass(frozen=True, slots=True)
class BegunRow:
    """A row of a template: how it begins, and how when it may be split between two pages."""

    whole: str
    split: str


@dataclass(frozen=True, slots=True)
class BegunCell:
    """A cell of a template: how it begins as it is, and around the width that it is given."""

    as_it_is: str
    before: str
    after: str
    own_width: str
