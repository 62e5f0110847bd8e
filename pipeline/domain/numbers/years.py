"""The grammar of years: one, several, from one to another, and the words before them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from pipeline.domain.numbers.tokens import Token, TokenKind
from pipeline.domain.numbers.words import Lexicon


class Reach(Enum):
    """Which years a word before a year means."""

    THAT_YEAR = auto()
    FROM_YEAR = auto()
    TO_YEAR = auto()
    AFTER_YEAR = auto()


BEFORE_YEAR: Final = Lexicon(
    {
        Reach.THAT_YEAR: (
            "i", "for", "år", "året", "årene", "åra", "i år", "i året", "i årene", "i åra", "for årene", "for åra",
            "i perioden", "for perioden", "perioden", "i planperioden",
        ),
        Reach.FROM_YEAR: ("fra", "frå", "fra og med", "frå og med", "f.o.m.", "fom"),
        Reach.TO_YEAR: ("til og med", "t.o.m.", "tom", "ut", "ut året"),
        Reach.AFTER_YEAR: ("etter", "årene etter", "åra etter", "etter året"),
    }
)  # fmt: skip
BETWEEN_YEARS: Final = Lexicon({"range": ("-", "/", "til", "til og med", "t.o.m.", "tom")})
NEXT_YEAR: Final = Lexicon({"list": (",", "og", ", og", "samt")})
EACH_YEAR: Final = Lexicon(
    {
        "each": (
            "i hvert av årene", "hvert av årene", "for hvert av årene", "hvert av de kommende årene", "i kvart av åra",
            "kvart av åra", "hvert år", "i hvert år", "hvert enkelt år", "kvart år", "i kvart år", "per år", "pr år",
            "/ år", "per annum", "i året", "årlig", "årlige", "årleg", "de kommende årene", "i de kommende årene",
            "dei komande åra", "i dei komande åra", "alle år", "alle årene", "i alle årene", "alle åra", "i alle åra",
        )
    }
)  # fmt: skip


def is_year_at(said: Sequence[Token], at: int) -> bool:
    """Say whether a year stands there."""
    return at < len(said) and said[at].kind is TokenKind.YEAR


def first_year(said: Sequence[Token], at: int) -> tuple[Reach, int] | None:
    """Find the year that begins here, after the words before it, and what they mean."""
    reach, year_at = BEFORE_YEAR.find(said, at) or (Reach.THAT_YEAR, at)
    return (reach, year_at) if is_year_at(said, year_at) else None


def listed(said: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """Read «2022», «2022-2024», «2022, 2023 og 2026», and where they end."""
    named, end = span(said, at)
    while is_year_at(said, further := NEXT_YEAR.end(said, end)):
        more, end = span(said, further)
        named += more
    return named, end


def span(said: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """Read a year, or the years from one to another; the other may be short, as in 2022-24."""
    first = int(said[at].key)
    last_at = BETWEEN_YEARS.end(said, at + 1)
    last = _last_year(said, at, last_at) if last_at > at + 1 else None
    if last is None:
        return (first,), at + 1
    return (tuple(range(first, last + 1)) if first < last else (first, last)), last_at + 1


def written(years: Sequence[int]) -> str:
    """Write years that follow one another: 2021, 2021–2024."""
    return f"{years[0]}" if len(years) == 1 else f"{years[0]}\u2013{years[-1]}"


def _last_year(said: Sequence[Token], first_at: int, at: int) -> int | None:
    if is_year_at(said, at):
        return int(said[at].key)
    return _short_year(said[first_at], said[at - 1], said[at]) if at < len(said) else None


def _short_year(first: Token, sign: Token, last: Token) -> int | None:
    """Read the last two digits of a year, close up to the first: 2022-24."""
    is_short = last.kind is TokenKind.NUMBER and last.key.isdecimal() and len(last.key) == len("24")
    is_close = sign.follows(first) and last.follows(sign)
    return int(first.key[:2] + last.key) if is_short and is_close else None
