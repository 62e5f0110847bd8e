"""What is known of every number in the texts that go out and that a person wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from pipeline.domain.values.place import Place


class Verdict(StrEnum):
    """What a number in a text is worth."""

    FROM_FIELD = "from_field"  # filled in from the plan
    AGREES = "agrees"  # with what the plan has for exactly that
    UNCHECKED = "unchecked"  # about nothing that the plan knows
    CONTRADICTS = "contradicts"  # there is a finding


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it was written, where it stands, and its verdict; of a field, the field's name in braces.

    `within` is the words around it. `start` and `end` are its characters in the text at that place, where a field
    stands as what it becomes.
    """

    text: str
    at: Place
    verdict: Verdict
    within: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as it was read, where a field stands as what it becomes, and its numbers in their order."""

    text: str
    numbers: tuple[WrittenNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class NumbersAccount:
    """Every text that goes out and that a person wrote, those without numbers too."""

    texts: tuple[ReadText, ...] = ()

    @property
    def numbers(self) -> tuple[WrittenNumber, ...]:
        """Every number of them, in the order of the texts."""
        return tuple(chain.from_iterable(text.numbers for text in self.texts))

    def with_verdict(self, verdict: Verdict) -> tuple[WrittenNumber, ...]:
        """Give the numbers of one verdict; the four together are all of them."""
        return tuple(number for number in self.numbers if number.verdict is verdict)
