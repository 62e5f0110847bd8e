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
    if end == at or end == len(said) or said[at].key == "minus":
        return end
    is_close = said[end].follows(said[at]) and not (at and said[at].follows(said[at - 1]))
    return end if is_close or at == 0 else at


def units(said: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """Read what the number before counts, in kroner, and where it ends: «mill. kr» is (1 000 000, 1)."""
    found: list[int] = []
    while unit := AFTER_NUMBER.find(said, at):
        if said[at].key == THOUSANDS and not said[at].follows(said[at - 1]):
            break
        found.append(unit[0])
        at = unit[1]
    return tuple(found), at


def one_unit(number: Token, counted: Sequence[int]) -> int | None:
    """Give the one unit that a number is of; None for «tkr 500'», or «1.350 mill.», which may be 1,350."""
    large = [unit for unit in counted if unit > 1]
    is_unclear = "." in number.key and number.number is not None and number.number >= LARGE
    if len(large) > 1 or (large and large[0] >= MILLION and is_unclear):
        return None
    return large[0] if large else 1


def kroner(token: Token, counted: Sequence[int]) -> Fraction | None:
    """Give the kroner of a number and the units behind it; None where its digits say no number."""
    number = Fraction(int(token.key)) if token.kind is TokenKind.YEAR else token.number
    if number is None:
        return None
    unit = max(counted, default=1)
    _, comma, decimals = token.key.partition(",")
    is_grouped = unit == 1 and comma and len(decimals) == _COMMA_GROUP and decimals.isdecimal()
    return Fraction(number) * unit * (LARGE if is_grouped else 1)


def slack(token: Token, counted: Sequence[int]) -> Fraction:
    """Give how far a decimal of millions may be rounded off: «1,1 mill.»; an amount without decimals is exact."""
    unit, decimals = max(counted, default=1), decimals_of(token)
    if token.number is None or unit < MILLION or not decimals:
        return Fraction(0)
    return min(Fraction(unit, 2 * 10**decimals), _ROUNDED * Fraction(token.number) * unit)


def decimals_of(number: Token) -> int:
    """Count the decimals that a number is written with: 2 of «1,25» and «1.25», none of «1.250»."""
    _, _, after_comma = number.key.partition(",")
    is_whole = number.number is None or number.number == int(number.number)
    return len(after_comma) if after_comma or is_whole else len(number.key.rpartition(".")[2])


def is_number(said: Sequence[Token], at: int) -> bool:
    """Say whether a number stands there."""
    return at < len(said) and said[at].kind is TokenKind.NUMBER


# --- from one to another --------------------------------------------------------------------------


def end_of_range(said: Sequence[Token], at: int, after: int) -> int | None:
    """Find the second number of «100–200», «mellom 100 og 200», «koster fra 100 til 200»; None when there is none.

    What stands between the first number and the word before the second is its unit, and ends at `after`.
    """
    is_between = _key(said, at - 1) == "mellom" and _key(said, after) == "og"
    is_range = _key(said, after) == "-" or is_between or _is_spread(said, at, after)
    if not is_range or not is_number(said, after + 1):
        return None
    low, high = said[at].number, said[after + 1].number
    return after + 1 if low is not None and high is not None and low < high else None


def was(said: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """Read the first amount of «fra 1,0 til 2,0 millioner kroner», which may have the unit of the second."""
    own, after = units(said, at + 1)
    if not _is_from_to(said, at, after) or _is_spread(said, at, after):
        return None
    of_second, _ = units(said, after + 2)
    number = said[at].number
    is_large = number is not None and number >= LARGE
    if not (own or of_second or is_large):
        return None
    counted = own if own or is_large else of_second
    value = kroner(said[at], counted)
    figures = None if value is None else Figures(value, value, slack(said[at], counted))
    return Amount(figures, was=True), after


def _is_spread(said: Sequence[Token], at: int, after: int) -> bool:
    """Tell «koster fra 100 til 200 kroner» and «fra 100 til 200 kroner per møte» from what is now 200."""
    _, behind = units(said, after + 2)
    return _is_from_to(said, at, after) and (_key(said, at - 2) in _SPREADS or _key(said, behind) in _PER)


def _is_from_to(said: Sequence[Token], at: int, after: int) -> bool:
    is_from = _key(said, at - 1) in _FROM and _key(said, after) == "til"
    return is_from and is_number(said, after + 1)


def _key(said: Sequence[Token], at: int) -> str:
    return said[at].key if 0 <= at < len(said) else ""
