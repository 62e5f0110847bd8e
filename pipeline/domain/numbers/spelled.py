"""Numbers in words, in bokmål and nynorsk: «to hundre tusen», «tjuefem», «fem og tjue», «halvannen million»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.domain.numbers.tokens import Token, TokenKind

ONE: Final = ("én", "éin", "ett", "eitt", "éi")
_ARTICLES: Final = frozenset(("en", "ein", "ei", "et", "eit"))  # a number only before hundre, tusen and so on
_SMALL: Final = {
    "null": 0, **dict.fromkeys(ONE, 1), "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS: Final = {
    "tjue": 20, "tyve": 20, "tretti": 30, "tredve": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70,
    "åtti": 80, "nitti": 90,
}  # fmt: skip
_SCALES: Final = {
    **dict.fromkeys(("dusin", "dusinet"), 12),
    "snes": 20,
    "tusen": 1_000,
    **dict.fromkeys(("million", "millioner", "millionar", "mill"), 1_000_000),
    **dict.fromkeys(("milliard", "milliarder", "milliardar"), 1_000_000_000),
}
_HALF_MORE: Final = frozenset(("halvannen", "halvannan", "halvanna"))  # one and a half
_LESS: Final = {
    **dict.fromkeys(("halv", "halvt"), Decimal("0.5")),
    "kvart": Decimal("0.25"),
    "trekvart": Decimal("0.75"),
}
"""Parts of one, before hundre, tusen and so on."""
_HUNDRED: Final = "hundre"
_AND: Final = "og"
_LASTING: Final = "årig"
_COMMA: Final = "komma"
_TEN, _HUNDRED_IS = 10, 100
_PARTS: Final = (*_SMALL, "en", "ein", *_TENS, _HUNDRED, "tusen", "million", _AND)
_PART: Final = re.compile("|".join(sorted(_PARTS, key=len, reverse=True)))  # the longest that fits
_WORDS: Final = frozenset((*_SMALL, *_TENS, *_SCALES, _HUNDRED, *_HALF_MORE))


def with_spelled(said: Sequence[Token]) -> tuple[Token, ...]:
    """Put one number in the place of the words that spell it, in time that is linear in their count."""
    return tuple(_merged(said))


def _merged(said: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(said):
        found = _Reader(said).read(at)
        if found is None:
            yield said[at]
            at += 1
            continue
        number, end = found
        yield replace(said[at], kind=TokenKind.NUMBER, key=_written(said[at:end]), end=said[end - 1].end, number=number)
        at = end


def _written(said: Sequence[Token]) -> str:
    return " ".join(token.key for token in said)


def is_lasting(word: str) -> bool:
    """Say whether a word is of how many years something lasts, as far as it can be seen at once."""
    return _LASTING in word


def years_in(word: str) -> int | None:
    """Give the years that a word says something lasts: 5 of «femårig», «5-årig» and «femårige»."""
    count, _, ending = word.partition(_LASTING)
    count = count.removesuffix("-")
    if ending not in {"", "e"} or word == count:
        return None
    return int(count) if count.isdecimal() else _SMALL.get(count)


@dataclass
class _Reader:
    """A sum that grows word by word: `whole` is what a scale has closed, `open` what the next scale will multiply."""

    said: Sequence[Token]
    whole: Decimal = Decimal(0)
    open: Decimal | None = None
    scale: int = 0  # the last one; the next has to be smaller

    def read(self, at: int) -> tuple[Decimal, int] | None:
        """Read the longest number that begins here, and where it ends."""
        if not self._may_begin(at):
            return None
        end = at
        while end < len(self.said):
            further = self._step(end, is_first=end == at)
            if further is None:
                break
            end = further
        if end == at:
            return None
        return self.whole + (self.open or 0), end

    def _may_begin(self, at: int) -> bool:
        token = self.said[at]
        if token.kind is not TokenKind.WORD:
            return False
        if token.key in {"tusen", _HUNDRED}:  # «hundre kroner», but not «200 tusen»
            is_unit = at > 0 and self.said[at - 1].kind is TokenKind.NUMBER
            return not is_unit
        if token.key in _SCALES:
            return False  # «millioner» alone is no number
        if token.key in _WORDS or token.key in _ARTICLES or token.key in _LESS:
            return True
        return bool(_parts_of(token.key))

    def _key(self, at: int) -> str:
        return self.said[at].key if at < len(self.said) else ""

    def _step(self, at: int, *, is_first: bool) -> int | None:
        """Take the words at a place in, and give where they end; None where the number has ended before them."""
        key = self._key(at)
        if key in _ARTICLES:
            return self._article(at) if is_first else None
        if key in _HALF_MORE:
            self.open = Decimal("1.5")
            has_scale = self._key(at + 1) in _SCALES
            return at + 1 if is_first and has_scale else None
        if key in _LESS:
            return self._part_of_one(at, is_first=is_first)
        if key == _AND and not is_first:
            return self._after_and(at + 1)
        if key == _COMMA and self.open is not None:
            return self._after_comma(at + 1)
        return self._word(at)

    def _word(self, at: int, *before: str) -> int | None:
        """Take one word in, with «og» before it where that is given; None where it is no part of the number."""
        key = self._key(at)
        parts = (key,) if key in _WORDS else _parts_of(key)
        if not parts or not self._add_all((*before, *parts)):
            return None
        return at + 1

    def _part_of_one(self, at: int, *, is_first: bool) -> int | None:
        """Read «kvart million», «trekvart million», «tre kvart million»."""
        times = Decimal(1) if is_first else self.open
        has_scale = self._key(at + 1) in _SCALES
        if times is None or self.whole or not has_scale:
            return None
        self.open = times * _LESS[self._key(at)]
        return at + 1

    def _article(self, at: int) -> int | None:
        """Read «en million», «en halv million», «en og en halv million»; an article before anything else is none."""
        if self._key(at + 1) in {*_SCALES, _HUNDRED}:
            self.open = Decimal(1)
            return at + 1
        if self._key(at + 1) in _LESS and self._key(at + 2) in _SCALES:
            self.open = _LESS[self._key(at + 1)]
            return at + 2
        if self._is_and_a_half(at + 1):
            self.open = 1 + _LESS[self._key(at + 3)]
            return at + len(("en", "og", "en", "halv"))
        return None

    def _is_and_a_half(self, at: int) -> bool:
        is_and = self._key(at) == _AND and self._key(at + 1) in _ARTICLES
        is_half = self._key(at + 2) in _LESS and self._key(at + 3) in _SCALES
        return is_and and is_half

    def _after_and(self, at: int) -> int | None:
        if self.open is not None and self._is_and_a_half(at - 1):
            self.open += _LESS[self._key(at + 1)]
            return at + len(("en", "halv"))
        return self._word(at, _AND)

    def _after_comma(self, at: int) -> int | None:
        """Read the decimals of «to komma fem»."""
        step = Decimal("0.1")
        end = at
        while self.open is not None and _SMALL.get(self._key(end), _TEN) < _TEN:
            self.open += step * _SMALL[self._key(end)]
            step /= _TEN
            end += 1
        return end if end > at else None

    def _add_all(self, parts: Sequence[str]) -> bool:
        """Take all the parts of a word in, or none of them."""
        before = self.whole, self.open, self.scale
        is_after_and = False
        for part in parts:
            if part == _AND:
                is_after_and = True
                continue
            if not self._add(part, is_after_and=is_after_and):
                self.whole, self.open, self.scale = before
                return False
            is_after_and = False
        return not is_after_and

    def _add(self, part: str, *, is_after_and: bool) -> bool:
        """Take one part in; say whether it may stand there: below the number that it is added to."""
        if part in _SCALES:
            return self._multiply(_SCALES[part])
        if part == _HUNDRED:
            times = Decimal(1) if self.open is None else self.open
            self.open = times * _HUNDRED_IS
            return 0 < times < _HUNDRED_IS
        number = Decimal(_TENS.get(part, _SMALL.get(part, 1)))
        if self.open is None:
            self.open = number
            return not is_after_and or self.whole > 0
        before, self.open = self.open, self.open + number
        if is_after_and and before < _TEN and part in _TENS:
            return True  # fem og tjue
        below_hundred = before % _HUNDRED_IS
        if below_hundred == 0:
            return before > 0 and number < _HUNDRED_IS
        return below_hundred in _TENS.values() and number < _TEN and not is_after_and

    def _multiply(self, scale: int) -> bool:
        if self.scale and scale >= self.scale:
            return False
        times = Decimal(1) if self.open is None else self.open
        self.whole += times * scale
        self.open, self.scale = None, scale
        return True


def _parts_of(word: str) -> tuple[str, ...]:
    """Cut a word that is put together of numbers into them: tjuefem, femogtjue, tohundretusen; nothing for others."""
    found: list[str] = []
    at = 0
    while at < len(word):
        part = _PART.match(word, at)
        if part is None:
            return ()
        found.append(part[0])
        at = part.end()
    is_put_together = len(found) > 1 and found[0] != _AND
    return tuple(found) if is_put_together else ()
