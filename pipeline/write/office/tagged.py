"""A text of a field that is not all in its document's language.

Jinja takes characters, and a template may ask anything of them; so here, and only here, they carry their line along.
What a template makes of them, as with `|upper`, is characters alone.
"""

from __future__ import annotations

from typing import Self

from pipeline.domain.values.text import Line, Part, finished, plain


class Tagged(str):
    """The characters of a line, some of them in another language than the document's, and the line."""

    __slots__ = ("line",)

    line: tuple[Part, ...]

    def __new__(cls, line: tuple[Part, ...]) -> Self:
        """Remember the line; as a text it is its characters."""
        tagged = super().__new__(cls, plain(line))
        tagged.line = line
        return tagged


def as_field(line: Line) -> str:
    """Give what a template gets where it takes a text: the characters of a line, tagged where they have to be."""
    parts = finished(line)
    return Tagged(parts) if any(part.language for part in parts) else plain(parts)
