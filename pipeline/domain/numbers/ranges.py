"""Numbers from one to another: a range, or what something was and what it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.domain.numbers import money
from pipeline.domain.numbers.quantities import Amount, Figures
from pipeline.domain.numbers.tokens import Token

_FROM: Final = frozenset(("fra", "frå"))
_SPREADS: Final = frozenset(("koster", "kostar", "koste", "varierer", "varierar", "får", "gir", "gjev", "alt", "er"))
_PER: Final = frozenset(("per", "pr", "pr.", "/"))


def end(said: Sequence[Token], at: int, after: int) -> int | None:
    """Find the second number of «100–200», «mellom 100 og 200», «koster fra 100 til 200»; None when there is none.

    What stands between the first number and the word before the second is its unit, and ends at `after`.
    """
    is_between = _key(said, at - 1) == "mellom" and _key(said, after) == "og"
    is_range = _key(said, after) == "-" or is_between or _is_spread(said, at, after)
    if not is_range or not money.is_number(said, after + 1):
        return None
    low, high = said[at].number, said[after + 1].number
    return after + 1 if low is not None and high is not None and low < high else None


def was(said: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """Read the first amount of «fra 1,0 til 2,0 millioner kroner», which may have the unit of the second."""
    own, after = money.units(said, at + 1)
    if not _is_from_to(said, at, after) or _is_spread(said, at, after):
        return None
    of_second, _ = money.units(said, after + 2)
    number = said[at].number
    is_large = number is not None and number >= money.LARGE
    if not (own or of_second or is_large):
        return None
    units = own if own or is_large else of_second
    value = money.kroner(said[at], units)
    figures = None if value is None else Figures(value, value, money.slack(said[at], units))
    return Amount(figures, was=True), after


def _is_spread(said: Sequence[Token], at: int, after: int) -> bool:
    """Tell «koster fra 100 til 200 kroner» and «fra 100 til 200 kroner per møte» from what is now 200."""
    _, behind = money.units(said, after + 2)
    return _is_from_to(said, at, after) and (_key(said, at - 2) in _SPREADS or _key(said, behind) in _PER)


def _is_from_to(said: Sequence[Token], at: int, after: int) -> bool:
    is_from = _key(said, at - 1) in _FROM and _key(said, after) == "til"
    return is_from and money.is_number(said, after + 1)


def _key(said: Sequence[Token], at: int) -> str:
    return said[at].key if 0 <= at < len(said) else ""
