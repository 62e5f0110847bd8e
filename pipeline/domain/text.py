"""Running text as the documents carry it: parts in a line, lines in blocks. Figures keep their cells all the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

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
    """A generated number, how it reads, and the cells it comes from."""

    value: int
    text: str
    cells: tuple[Place, ...]
    bold: bool = False
    italic: bool = False
    href: str | None = None


Part: TypeAlias = Text | Figure
Line: TypeAlias = tuple[Part, ...]
WrittenLine: TypeAlias = tuple[Text | FieldRef, ...]


def plain(line: Iterable[Part | FieldRef]) -> str:
    """Give the characters of a line alone."""
    return "".join(part.name if isinstance(part, FieldRef) else part.text for part in line)


def line(text: str) -> Line:
    """Make a line of plain characters; none for an empty text."""
    return (Text(text),) if text else ()
