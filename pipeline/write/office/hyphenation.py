"""Soft hyphens into long words, by Liang's algorithm and the patterns of TeX (hyphenation.txt, with their licence)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import SOFT_HYPHEN

SHORTEST: Final = 6  # letters of a word that is ever hyphenated
KEPT: Final = 2**13  # words: those of a language that a case uses, and more
_ENDS: Final = 3  # letters before the first hyphen, and after the last
_LONGEST: Final = 400  # letters of what can be a word; what goes on for longer has no place to be divided
_QUOTED_OR_WORD: Final = re.compile(r"«[^»]*»|[^\s«]+")
_ADDRESS: Final = re.compile(r"://|www\.|[@\\_\d]|\w\.\w")  # or the name of a file, or what has digits
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = str.maketrans(dict.fromkeys("0123456789"))


def hyphenated(text: str, language: Language, shortest: int = SHORTEST) -> str:
    """Say in the words of at least so many letters where they may be divided."""
    if len(text) < shortest:
        return text
    if "«" in text:  # what is quoted may go on from word to word
        return _in_quotes_or_words(text, language, shortest)
    return " ".join([_in_quotes_or_words(word, language, shortest) for word in text.split(" ")])


@lru_cache(maxsize=KEPT)
def _in_quotes_or_words(text: str, language: Language, shortest: int) -> str:
    if len(text) < shortest:
        return text
    return _QUOTED_OR_WORD.sub(lambda found: _in_words(found[0], language, shortest), text)


def _in_words(text: str, language: Language, shortest: int) -> str:
    """Divide what stands between blanks, unless it is quoted, an address or has digits."""
    if text.startswith("«") or _ADDRESS.search(text):
        return text
    lengths = range(shortest, _LONGEST)
    return _WORD.sub(lambda found: _divided(found[0], language) if len(found[0]) in lengths else found[0], text)


@lru_cache(maxsize=KEPT)
def _divided(word: str, language: Language) -> str:
    if word.isupper():
        return word  # an abbreviation
    parts, begin = [], 0
    for end in _places(word.lower(), _patterns(), language):
        parts.append(word[begin:end])
        begin = end
    return SOFT_HYPHEN.join((*parts, word[begin:]))


def _places(word: str, known: _Patterns, language: Language) -> list[int]:
    """Give the places of a word, in small letters, at which it may be divided."""
    exception = known.exceptions[language].get(word)
    if exception:
        places = [len(exception[:at].replace("-", "")) for at, letter in enumerate(exception) if letter == "-"]
        return [at for at in places if _ENDS <= at <= len(word) - _ENDS]
    marked = f".{word}."
    values = [0] * (len(marked) + 1)
    for start in range(len(marked)):
        for end in range(start + 1, min(len(marked), start + known.longest) + 1):
            pattern = known.patterns.get(marked[start:end])
            if pattern is not None:
                for at, value in enumerate(_values(pattern), start):
                    values[at] = max(values[at], value)
    return [at for at in range(_ENDS, len(word) - _ENDS + 1) if values[at + 1] % 2]


def _values(pattern: str) -> list[int]:
    """Read the values before each letter of a pattern, and after its last: those of `a1b3` are 0, 1, 3."""
    values = [0]
    for sign in pattern:
        if sign.isdigit():
            values[-1] = int(sign)
        else:
            values.append(0)
    return values


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns by their letters, the longest of them, and the exceptions by their words."""

    patterns: Mapping[str, str]
    longest: int
    exceptions: Mapping[Language, Mapping[str, str]]


def _by_letters(words: Iterable[str]) -> dict[str, str]:
    """Give words that are divided by hyphens, by their letters alone."""
    return {word.replace("-", "").lower(): word.lower() for word in words}


@cache
def _patterns() -> _Patterns:
    text = files(__package__).joinpath("hyphenation.txt").read_text(encoding="utf-8")
    patterns, both, *own = (part.split() for part in re.split(r"^%.*\n", text, flags=re.MULTILINE) if part)
    letters = [pattern.translate(_DIGITS) for pattern in patterns]
    return _Patterns(
        dict(zip(letters, patterns, strict=True)),
        max(map(len, letters)),
        {language: _by_letters((*both, *words)) for language, words in zip(Language, own, strict=True)},
    )
