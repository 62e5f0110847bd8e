"""The wording of one language: generated sentences as data, with named gaps."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place

DECIDED: Final = ".vedtatt"
_GAP: Final = "\ufffc"


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences, headings and words by key (`K2.igjen`), as the user's file has them.

    `places` are the lines of those that a region has put in the place of the program's.
    """

    language: Language
    file: str
    phrases: Mapping[str, str]
    is_decided: bool = False
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, key: str) -> str:
        twin = key + DECIDED
        return self.phrases[twin if self.is_decided and twin in self.phrases else key]

    @property
    def as_decided(self) -> Wording:
        """Give the wording of what is decided: where a phrase has a twin for that, the twin stands in for it."""
        return replace(self, is_decided=True)

    def words(self, key: str) -> tuple[str, ...]:
        """Split a list of words that is written on one line with commas."""
        return tuple(word.strip() for word in self.phrases[key].split(","))


def outside_gaps(phrase: str) -> str:
    """Give what a phrase says between its gaps, with U+FFFC for each; ValueError when a brace is left open."""
    pieces = string.Formatter().parse(phrase)
    return "".join(literal + ("" if name is None else _GAP) for literal, name, _, _ in pieces)


def gaps(phrase: str) -> frozenset[str]:
    """Name the gaps `{…}` of a phrase, with whatever stands in the braces; ValueError when a brace is left open."""
    return frozenset(
        name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
        for _, name, spec, conversion in string.Formatter().parse(phrase)
        if name is not None
    )
