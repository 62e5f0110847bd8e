"""A Word template as it is read: the tags that stand in it, in order, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.domain.findings.finding import Finding, Kind
from pipeline.domain.values.place import Place

Level: TypeAlias = tuple[int, str]
"""An element of the document's XML: which one, and its name."""


BLOCK_WORDS: Final = ("if", "elif", "else", "endif", "for", "endfor")
"""The words that `{% … %}` may begin with."""


LONGEST_SHOWN: Final = 80  # characters of a paragraph or a tag that a finding shows


def shown(text: str) -> str:
    """Give as much of a text as a finding shows."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, `{{ … }}` or `{% … %}`, with the paragraph it stands in.

    `grip` is what vanishes with it: "p" the paragraph, "tr" the row, "tc" the cell, "r" the run, "" nothing. `path` are
    the elements that it stands in once those are gone. One that `is_broken` has been reported, and stands here for
    the block that it begins or ends.
    """

    text: str
    code: str
    grip: str
    place: Place
    paragraph: str
    path: tuple[Level, ...]
    is_broken: bool = False

    @property
    def word(self) -> str:
        """The first word of the code: what `{% … %}` does."""
        return re.match(r"\w*", self.bare)[0]  # type: ignore[index]  # it matches, if only nothing

    @property
    def bare(self) -> str:
        """The code without the signs by which Jinja trims what is around a tag."""
        return self.code.strip("-+").strip()

    def fault(self, kind: Kind, **gaps: object) -> Finding:
        """Say what is wrong with it."""
        said = {"tag": shown(self.text), **gaps}
        return kind.at(self.place, shown(self.paragraph), municipality=None, **said)

    @property
    def is_block(self) -> bool:
        """Say whether it is `{% … %}`."""
        return self.text.startswith("{%")


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the tags of its body, of each header and footer, and so on, each filled by itself."""

    name: str
    parts: tuple[tuple[Tag, ...], ...]


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """A template that is used: by whom (none for the attachment), and whether it is the user's own."""

    name: str
    users: tuple[str, ...]
    is_own: bool
