"""The grammar of an amount of money: what stands around its digits, how many kroner it is, from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from pipeline.domain.numbers.quantities import Amount, Figures
from pipeline.domain.numbers.tokens import DONE, THOUSANDS, Token, TokenKind
from pipeline.domain.numbers.words import Lexicon

MILLION: Final = 1_000_000
LARGE: Final = 1_000  # from here a number without a unit may be money

_ROUNDED: Final = Fraction(3, 100)  # «1,1 mill.» may be 1 125 000: a decimal rounds off no more than this part
_COMMA_GROUP: Final = 3  # decimals that are thousands when they are of kroner: 200,000 kroner
_KRONER: Final = ("kr", "kroner", "krone", "kronene", "kronane", "norske kroner", "nok")
_MILLIONS: Final = ("mill", "million", "millioner", "millionar", "mio")
_BILLIONS: Final = ("mrd", "milliard", "milliarder", "milliardar")
_MANY_THOUSANDS: Final = ("tkr", "tnok", "kkr")
_IN_THOUSANDS: Final = ("1000 kr", "i 1000 kr", "i 1000 kroner", "i hele 1000", "(i 1000 kr)", "(1000 kr)")

# What one of the unit is, in kroner. A point after a word belongs to it.
BEFORE_NUMBER: Final = Lexicon(
    {
        1: _KRONER,
        1_000: _MANY_THOUSANDS,
        MILLION: ("mnok", "mill kr", "mkr"),
    }
)
AFTER_NUMBER: Final = Lexicon(
    {
        1: (*_KRONER, DONE),
        1_000: (
            THOUSANDS, "k", *_MANY_THOUSANDS, "tusen", "i tusen", "hele tusen", "i hele tusen", "heile tusen",
            "i heile tusen", *_IN_THOUSANDS,
        ),
        100_000: ("hundre tusen",),
        MILLION: ("mnok", "mkr", *_MILLIONS),
        1_000 * MILLION: _BILLIONS,
    }
)  # fmt: skip
FOREIGN: Final = Lexicon(
    {
        "EUR": ("€", "eur", "euro"),
        "USD": ("$", "usd", "dollar"),
        "SEK": ("sek", "svenske kroner", "svenske kronor"),
        "DKK": ("dkk", "danske kroner"),
        "GBP": ("£", "gbp", "pund"),
    }
)
"""Money of other countries, by ISO 4217, before the number or after it."""

LONELY: Final = Lexicon({"unit": ("kr", "kroner", "nok", "tkr", "tnok", "kkr", "mnok", "tusen", DONE, *_MILLIONS)})
_FROM: Final = frozenset(("fra", "frå"))
_SPREADS: Final = frozenset(("koster", "kostar", "koste", "varierer", "varierar", "får", "gir", "gjev", "alt", "er"))
_PER: Final = frozenset(("per", "pr", "pr.", "/"))
NEGATIVE: Final = Lexicon({"minus": ("-", "minus")})


def end_of_minus(said: Sequence[Token], at: int) -> int:
    """Tell a minus from a dash: it stands close up to the number, and to nothing before it, or first of all."""
    end = NEGATIVE.end(said, at)
    if end == at or end == len(said) or said[at].key == "minus" or at == 0:
        return end
    is_close_to_number = said[end].follows(said[at])
    is_close_to_word = said[at].follows(said[at - 1])
    is_dash = is_close_to_word or not is_close_to_number
    return at if is_dash else end


def units(said: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """Read what the number before counts, in kroner, and where it ends: «mill. kr» is (1 000 000, 1)."""
    found: list[int] = []
    while unit := AFTER_NUMBER.find(said, at):
        if said[at].key == THOUSANDS and not said[at].follows(said[at - 1]):
            break
        kroner_of_unit, at = unit
        found.append(kroner_of_unit)
    return tuple(found), at


def one_unit(number: Token, counted: Sequence[int]) -> int | None:
    """Give the one unit that a number is of; None for «tkr 500'», or «1.350 mill.», which may be 1,350."""
    large = [unit for unit in counted if unit > 1]
    if not large:
        return 1
    is_large = number.number is not None and number.number >= LARGE
    is_unclear = is_large and "." in number.key and large[0] >= MILLION
    if len(large) > 1 or is_unclear:
        return None
    return large[0]


def kroner(token: Token, counted: Sequence[int]) -> Fraction | None:
    """Give the kroner of a number and the units behind it; None where its digits say no number."""
    number = Fraction(int(token.key)) if token.kind is TokenKind.YEAR else token.number
    if number is None:
        return None
    unit = max(counted, default=1)
    if unit == 1 and _has_comma_group(token.key):
        unit = LARGE
    return Fraction(number) * unit


def _has_comma_group(written: str) -> bool:
    """Say whether a number is written as 200,000, which of kroner is thousands."""
    _, _, decimals = written.partition(",")
    return len(decimals) == _COMMA_GROUP and decimals.isdecimal()


def slack(token: Token, counted: Sequence[int]) -> Fraction:
    """Give how far a decimal of millions may be rounded off: «1,1 mill.»; an amount without decimals is exact."""
    unit = max(counted, default=1)
    decimals = decimals_of(token)
    if token.number is None or unit < MILLION or decimals == 0:
        return Fraction(0)
    half_of_last_digit = Fraction(unit, 2 * 10**decimals)
    return min(half_of_last_digit, _ROUNDED * Fraction(token.number) * unit)


def decimals_of(number: Token) -> int:
    """Count the decimals that a number is written with: 2 of «1,25» and «1.25», none of «1.250»."""
    _, comma, after_comma = number.key.partition(",")
    if comma or number.number is None or number.number == int(number.number):
        return len(after_comma)
    _, _, after_point = number.key.rpartition(".")
    return len(after_point)


def is_number(said: Sequence[Token], at: int) -> bool:
    """Say whether a number stands there."""
    return at < len(said) and said[at].kind is TokenKind.NUMBER


# --- from one to another --------------------------------------------------------------------------


def end_of_range(said: Sequence[Token], at: int, after: int) -> int | None:
    """Find the second number of «100–200», «mellom 100 og 200», «koster fra 100 til 200»; None when there is none.

    What stands between the first number and the word before the second is its unit, and ends at `after`.
    """
    second = after + 1
    if not is_number(said, second):
        return None
    is_dashed = said[after].key == "-"
    is_between = said[after].key == "og" and _key(said, at - 1) == "mellom"
    if not is_dashed and not is_between and not _is_spread(said, at, after):
        return None
    low, high = said[at].number, said[second].number
    is_rising = low is not None and high is not None and low < high
    return second if is_rising else None


def was(said: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """Read the first amount of «fra 1,0 til 2,0 millioner kroner», which may have the unit of the second."""
    own, after = units(said, at + 1)
    if not _is_from_to(said, at, after) or _is_spread(said, at, after):
        return None
    of_second, _ = units(said, after + 2)
    number = said[at].number
    is_large = number is not None and number >= LARGE
    counted = own if own or is_large else of_second
    if not counted and not is_large:
        return None
    value = kroner(said[at], counted)
    figures = None if value is None else Figures(value, value, slack(said[at], counted))
    return Amount(figures, was=True), after


def _is_spread(said: Sequence[Token], at: int, after: int) -> bool:
    """Tell «koster fra 100 til 200 kroner» and «fra 100 til 200 kroner per møte» from what is now 200."""
    if not _is_from_to(said, at, after):
        return False
    _, behind = units(said, after + 2)
    return _key(said, at - 2) in _SPREADS or _key(said, behind) in _PER


def _is_from_to(said: Sequence[Token], at: int, after: int) -> bool:
    is_from = _key(said, at - 1) in _FROM
    is_to = _key(said, after) == "til"
    return is_from and is_to and is_number(said, after + 1)


def _key(said: Sequence[Token], at: int) -> str:
    return said[at].key if 0 <= at < len(said) else ""
