"""The pieces of a text about money: words, numbers as people write them, years, and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from typing import Final

LONGEST: Final = 15  # digits: a workbook is exact no further
LONGEST_HEAD: Final = 3  # digits before the first space or point of a grouped number
YEARS: Final = range(1900, 2100)  # four digits together, within these, are a year and never an amount
THOUSANDS: Final = "'"  # 100' is 100 000
DONE: Final = ",-"  # «kroner and no øre»

# Words that may stand close up to a number without being a name with it (kr500, 2mill).
CLOSE_UP: Final = frozenset(
    (
        "eur", "k", "kkr", "kr", "kroner", "mill", "million", "millioner", "mio", "mkr", "mnok", "mrd", "nok", "tkr",
        "tnok", "tusen",
    )
)  # fmt: skip
_ABBREVIATIONS: Final = frozenset(
    (
        "ca", "eks", "ekskl", "evt", "evnt", "inkl", "jf", "kl", "kr", "maks", "mill", "min", "mio", "mrd", "nok", "nr",
        "pr", "tkr",
    )
)  # fmt: skip
_ALIKE: Final = {
    **dict.fromkeys("’‘´`′", THOUSANDS),
    **dict.fromkeys("–—−‐‑", "-"),
}  # signs that people use for one another
_SPACES: Final = " \u00a0\u2009\u202f"
_OTHERWISE: Final = re.compile(
    "(?P<unseen>[\u00ad\u200b-\u200f\u2060\ufeff])"  # what nobody sees hides no number
    "|\\w[\u0300-\u036f]+|[\uff01-\uff5e]"  # å of two characters, and wide signs: read as what they look like
)
_FRACTIONS: Final = "¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞"
_UNITS: Final = "|".join(sorted(word.upper() for word in CLOSE_UP))
_PIECE: Final = re.compile(
    rf"(?P<code>(?<![^\W_])(?!(?:{_UNITS})[0-9])[A-ZÆØÅ]{{1,3}}[0-9]{{1,3}}(?![0-9.,'’]|[^\W_]))"  # T04, E6
    rf"|(?P<fraction>(?:[0-9]{{1,3}}[{_SPACES}]?)?[{_FRACTIONS}]"  # ½, 1½, 1 ½
    rf"|(?:[0-9]{{1,3}}[{_SPACES}])?(?<![0-9/])[1-9]/[1-9](?=[{_SPACES}](?:mill|av\b)))"  # 1/2 million
    r"|(?P<commas>[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9]))"  # 2,000,000
    rf"|(?P<number>[0-9]+(?:[.{_SPACES}][0-9]+)*(?:,[0-9]{{1,3}}(?![0-9]))?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<done>[,.][-–—−]+(?![0-9]))"
    r"|(?P<sign>\S)"
)


class TokenKind(Enum):
    """What a piece of text is."""

    WORD = auto()
    NUMBER = auto()
    YEAR = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text from `start` to `end`. `key` is what it is compared by.

    `number` is what the digits say, before any «tusen» or «mill.»; None where they say no number («1 200 00»).
    """

    kind: TokenKind
    key: str
    start: int
    end: int
    number: Decimal | None = None

    def follows(self, before: Token) -> bool:
        """Say whether nothing, not even a blank, stands between the two."""
        return self.start == before.end


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into its pieces; blanks are none of them. Any text will do, and the time is linear in its length."""
    if _OTHERWISE.search(text) is None:
        return tuple(_with_names(_pieces(text)))
    seen, places = _as_read(text)
    return tuple(replace(t, start=places[t.start], end=places[t.end]) for t in _with_names(_pieces(seen)))


def _as_read(text: str) -> tuple[str, list[int]]:
    """Give a text as it is read, and where each of its characters stands in the text as it is; and its end."""
    seen: list[str] = []
    places: list[int] = []
    at = 0
    for match in _OTHERWISE.finditer(text):
        read = "" if match["unseen"] else unicodedata.normalize("NFKC", match[0])
        seen += (text[at : match.start()], read)
        places += (*range(at, match.start()), *(match.start() for _ in read))
        at = match.end()
    return "".join((*seen, text[at:])), [*places, *range(at, len(text) + 1)]


def _pieces(text: str) -> Iterator[Token]:
    for match in _PIECE.finditer(text):
        start, end, found = match.start(), match.end(), match[0]
        match match.lastgroup:
            case "code":
                yield Token(TokenKind.WORD, found.casefold(), start, end)
            case "commas":
                yield Token(TokenKind.NUMBER, found, start, end, Decimal(found.replace(",", "")))
            case "fraction":
                yield Token(TokenKind.NUMBER, found, start, end, _fraction(found))
            case "number":
                yield from _numbers(found, start)
            case "done":
                yield Token(TokenKind.SIGN, DONE, start, end)
            case "word":
                yield Token(TokenKind.WORD, found.casefold(), start, end)
            case _:
                yield Token(TokenKind.SIGN, _ALIKE.get(found, found), start, end)


# --- numbers --------------------------------------------------------------------------------------


def _numbers(digits: str, start: int) -> Iterator[Token]:
    """Cut digits with blanks between into years and numbers: «2022 200 000» is a year and an amount."""
    begun = None
    for part in re.finditer(rf"[^{_SPACES}]+", digits):
        if is_year(part[0]):
            if begun is not None:
                yield _number(digits[begun : part.start() - 1], start + begun)
            yield Token(TokenKind.YEAR, part[0], start + part.start(), start + part.end())
            begun = None
        elif begun is None:
            begun = part.start()
    if begun is not None:
        yield _number(digits[begun:], start + begun)


def is_year(digits: str) -> bool:
    """Say whether these digits, written together, are a year."""
    return len(digits) == len("2021") and digits.isdecimal() and int(digits) in YEARS


def _number(written: str, start: int) -> Token:
    kind = TokenKind.WORD if _is_date(written) else TokenKind.NUMBER
    return Token(kind, written, start, start + len(written), _value(written) if kind is TokenKind.NUMBER else None)


def _fraction(written: str) -> Decimal:
    """Read ½, 1½, 1 ½ and 1/2."""
    part = written[-1] if written[-1] in _FRACTIONS else written[-len("1/2") :]
    ones = written.removesuffix(part).strip(_SPACES)
    top, _, bottom = unicodedata.normalize("NFKC", part).replace("\u2044", "/").partition("/")
    return Decimal(ones or 0) + Decimal(top) / Decimal(bottom)


def _is_date(written: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}){1,2}", written) is not None


def _value(written: str) -> Decimal | None:
    """Read 200000, 200 000, 1.350.000, 2,5 and 2.5; None where digits are missing or too many."""
    whole, _, decimals = written.partition(",")
    groups = re.split(rf"[.{_SPACES}]", whole)
    if sum(map(len, groups)) + len(decimals) > LONGEST:
        return None
    if len(groups) > 1 and not _is_grouped(whole, groups):
        is_decimal = not decimals and re.fullmatch(r"[0-9]+\.[0-9]{1,2}", whole)
        return Decimal(whole) if is_decimal else None
    if len(whole) > 1 and whole.startswith("0"):
        return None  # 000 is what is left of a number
    return Decimal(f"{''.join(groups)}.{decimals or '0'}")


def _is_grouped(whole: str, groups: list[str]) -> bool:
    is_one_style = "." not in whole or not set(whole) & set(_SPACES)
    return is_one_style and len(groups[0]) <= LONGEST_HEAD and all(len(group) == LONGEST_HEAD for group in groups[1:])


# --- names ----------------------------------------------------------------------------------------


def _with_names(pieces: Iterable[Token]) -> Iterator[Token]:
    """Put together what is one name: E6, 3-årig, covid-19, 2022-budsjettet, 21/2021; and «kr» with its point."""
    held: list[Token] = []
    for piece in pieces:
        if held and not piece.follows(held[-1]):  # nothing that comes is one with what is before a blank
            yield from held
            held = []
        held = _put_together([*held, piece])
        if len(held) > len(("E", "-", "6")):
            yield held.pop(0)
    yield from held


def _put_together(held: list[Token]) -> list[Token]:
    """Join the last two or three pieces, which stand close up to each other, where they are one."""
    if len(held) >= 2:  # noqa: PLR2004 - a pair
        before, last = held[-2:]
        if before.key in _ABBREVIATIONS and last.key == ".":
            return [*held[:-2], Token(before.kind, before.key, before.start, last.end)]
        if _is_name(before, last):
            return [*held[:-2], _name(before, last)]
        if len(held) >= 3 and _is_compound(held[-3], before, last):  # noqa: PLR2004
            return [*held[:-3], _name(*held[-3:])]
    return held


def _is_name(one: Token, two: Token) -> bool:
    """Say whether letters and digits close up to each other are a name."""
    return {one.kind, two.kind} in _LETTERS_AND_DIGITS and not {one.key, two.key} & CLOSE_UP


def _is_compound(one: Token, sign: Token, two: Token) -> bool:
    """Say whether a sign makes one name: a hyphen 3-årig and covid-19, a stroke 21/2021, which is a case number."""
    if sign.key == "/":
        return one.kind is TokenKind.NUMBER and one.key.isdecimal() and two.key.isdecimal()
    return sign.key == "-" and _is_name(one, two)


def _name(*parts: Token) -> Token:
    return Token(TokenKind.WORD, "".join(part.key for part in parts), parts[0].start, parts[-1].end)


_LETTERS_AND_DIGITS: Final = ({TokenKind.WORD, TokenKind.NUMBER}, {TokenKind.WORD, TokenKind.YEAR})
