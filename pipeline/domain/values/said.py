"""What the program says to its user, in each language that it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn


class Tongue(StrEnum):
    """A language that the program speaks. Those that documents are written in are `Language`."""

    BOKMAAL = "nb"
    ENGLISH = "en"

    def of(self, words: Said | str) -> str:
        """Give words in this language; a name is the same in both."""
        return words.of(self) if isinstance(words, Said) else words

    def filled(self, sentence: Said, gaps: Mapping[str, object]) -> str:
        """Give a sentence in this language with its gaps `{…}` filled; one without a value raises KeyError."""
        return sentence.of(self).format_map(
            {name: gap.of(self) if isinstance(gap, Said) else gap for name, gap in gaps.items()}
        )


@dataclass(frozen=True, slots=True)
class Said:
    """Words put together by the program, in Norwegian and in English. They are text only in the one or the other."""

    norwegian: str
    english: str

    def __bool__(self) -> bool:
        """Say whether there are any words."""
        return bool(self.norwegian)

    def __str__(self) -> NoReturn:
        """Refuse to be text, as in an f-string, where nobody has said in which language."""
        raise TypeError(repr(self))

    def of(self, tongue: Tongue) -> str:
        """Give the words in one language."""
        return self.english if tongue is Tongue.ENGLISH else self.norwegian

    def filled(self, **gaps: object) -> Said:
        """Give the words with their gaps `{…}` filled, each language with its own; a missing one raises KeyError."""
        return Said(Tongue.BOKMAAL.filled(self, gaps), Tongue.ENGLISH.filled(self, gaps))


def as_said(name: object) -> Said:
    """Give the words of a name or a number, which are the same in both languages."""
    return name if isinstance(name, Said) else Said(str(name), str(name))


def said_between(between: str, words: Iterable[Said | str]) -> Said:
    """Give words after each other, with the same between them in both languages."""
    every = tuple(words)
    return Said(*(between.join(map(tongue.of, every)) for tongue in Tongue))
