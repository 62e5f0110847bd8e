"""Running text as the documents carry it: parts in a line, lines in blocks. Figures keep their cells all the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Final, TypeAlias

from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Characters with one look. A link has `href`; what is not in its document's language has `language`."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field `{{ name }}` in the officer's prose, to be filled from the plan."""

    name: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    language: Language | None = None


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
    language: Language | None = None

    @property
    def cells(self) -> tuple[Place, ...]:
        """Every place that the number rests on."""
        return tuple(place for total in self.origins for place in total.places)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the officer's text: its bytes as they are (PNG or JPEG), and its size in EMU.

    `description` is for those who do not see it; it is empty of one that only decorates.
    """

    content: bytes = field(repr=False)
    width: int
    height: int
    description: str
    language: Language | None = None

    text: ClassVar[str] = ""
    bold: ClassVar[bool] = False
    italic: ClassVar[bool] = False
    href: ClassVar[None] = None

    @property
    def is_png(self) -> bool:
        """Say which of the two it is."""
        return self.content.startswith(PNG)


PNG: Final = b"\x89PNG\r\n\x1a\n"
"""What a PNG begins with."""


@dataclass(frozen=True, slots=True)
class TableRef:
    """The number of a table, by the table's label, until the tables of the document are counted.

    In a caption it is the number that the table itself gets. A label is the caption's key in the wording, and, where
    several tables share it, `of`: the number of an instrument, or the first year that the table has. That of a table in
    the text is its place; `otherwise` is what its number is called in a document that does not have it.
    """

    key: str
    of: int = 0
    otherwise: str = field(default="", compare=False)


Part: TypeAlias = Text | Figure | Picture
Line: TypeAlias = tuple[Part | TableRef, ...]
WrittenLine: TypeAlias = tuple[Text | FieldRef | Picture, ...]


def finished(line: Iterable[Part | TableRef]) -> tuple[Part, ...]:
    """Return the parts of a line whose tables are counted.

    One that still refers to a table is our bug and raises TypeError.
    """
    parts: list[Part] = []
    for part in line:
        if isinstance(part, TableRef):
            raise TypeError(part)
        parts.append(part)
    return tuple(parts)


def plain(line: Iterable[Part | TableRef | FieldRef]) -> str:
    """Give the characters of a line, and nothing else of it; a field reads as its name."""
    return "".join(
        part.name if isinstance(part, FieldRef) else part.text
        for part in (part if isinstance(part, FieldRef) else finished([part])[0] for part in line)
    )


def line(text: str) -> Line:
    """Make a line of a text; none for an empty one."""
    return (Text(text),) if text else ()
