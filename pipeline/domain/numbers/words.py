"""Words and phrases that mean something, looked up by the pieces of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from pipeline.domain.numbers.tokens import Token, tokens

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Words and phrases with one meaning each. The longest that fits is the one that was meant."""

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                keys = tuple(token.key for token in tokens(phrase))
                if keys:  # a blank name, where a cell could not be read, is found nowhere
                    self._by_first.setdefault(keys[0], []).append((keys, meaning))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda entry: -len(entry[0]))

    @property
    def beginnings(self) -> frozenset[str]:
        """Give the pieces that the words begin with."""
        return frozenset(self._by_first)

    def find(self, said: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Give what the words from `at` on mean, and where they end; None when they are none of ours."""
        if at < len(said):
            for keys, meaning in self._by_first.get(said[at].key, ()):
                if tuple(token.key for token in said[at : at + len(keys)]) == keys:
                    return meaning, at + len(keys)
        return None

    def end(self, said: Sequence[Token], at: int) -> int:
        """Tell where the words from `at` on end; `at` itself when they are none of ours."""
        found = self.find(said, at)
        return found[1] if found else at
