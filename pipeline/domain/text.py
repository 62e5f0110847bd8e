"""Running text as the documents carry it: parts in a line, lines in blocks. Figures keep their cells all the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.domain.kroner import Total
from pipeline.domain.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Characters with one look. A link has `href`."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field `{{ name }}` in the officer's prose, to be filled from the plan."""

    name: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A generated number, how it reads, and what it comes from.

    `origins` has one total, or, for an amount that several years share, one a year. `is_count` says that the number is
    how many the cells are; else it is what they come to.
    """

    value: int
    text: str
    origins: tuple[Total, ...]
    bold: bool = False
    italic: bool = False
    href: str | None = None
    is_count: bool = False

    @property
    def cells(self) -> tuple[Place, ...]:
        """Every place that the number rests on."""
        return tuple(place for total in self.origins for place in total.places)


Part: TypeAlias = Text | Figure
Line: TypeAlias = tuple[Part, ...]
WrittenLine: TypeAlias = tuple[Text | FieldRef, ...]


def plain(line: Iterable[Part | FieldRef]) -> str:
    """Give the characters of a line alone."""
    return "".join(part.name if isinstance(part, FieldRef) else part.text for part in line)


def line(text: str) -> Line:
    """Make a line of plain characters; none for an empty text."""
    return (Text(text),) if text else ()
