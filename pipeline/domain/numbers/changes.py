"""The words for so much more or less than last year: «dobbelt så mye som i fjor», «tredobles», «lavere enn i fjor»."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from pipeline.domain.numbers.hedges import NEAR
from pipeline.domain.numbers.money import is_number
from pipeline.domain.numbers.quantities import Comparison, Figures
from pipeline.domain.numbers.tokens import Token
from pipeline.domain.numbers.words import Lexicon

_LEAST: Final = Fraction(1, 1_000_000)  # «mer» is the least bit more, or any more
_MOST: Final = Fraction(1_000_000)
_LAST_YEAR: Final = ("i fjor", "året før")
_THAN: Final = Lexicon({"last": tuple(f"enn {last}" for last in _LAST_YEAR)})
_AS: Final = Lexicon({"last": tuple(f"som {last}" for last in _LAST_YEAR)})
_SINCE: Final = Lexicon(
    {
        "last": tuple(
            f"{since} {last}"
            for since, last in product(
                ("fra", "frå", "siden", "sidan", "sammenlignet med", "samanlikna med", "i forhold til"), _LAST_YEAR
            )
        )
    }
)
_MONEY: Final = Lexicon({"money": ("penger", "pengar", "midler", "midlar", "støtte", "stønad")})
_SO_MUCH: Final = Lexicon(
    {"much": ("så mye", "så mykje", "så stor", "så stort", "så høy", "så høyt", "så høg", "så høgt")}
)
_LIKE: Final = Lexicon({"much": ("like mye", "like mykje", "like stor", "like stort", "like høy", "det samme")})
_MULTIPLES: Final = Lexicon({Fraction(2): ("dobbelt",), Fraction(1, 2): ("halvparten", "halvt")})
_ENN: Final = "enn"
_SOM: Final = "som"
_TIMES: Final = frozenset(("ganger", "gonger"))
_VERBS: Final = Lexicon(
    {
        Fraction(1, 2): ("halveres", "halverast", "halvert", "halverer"),
        Fraction(2): ("dobles", "doblast", "doblet", "dobla", "fordobles", "fordoblast", "fordoblet", "fordobla"),
        Fraction(3): ("tredobles", "tredoblast", "tredoblet", "tredobla"),
        Fraction(4): ("firedobles", "firedoblast", "firedoblet", "firedobla"),
    }
)
_COMPARED: Final = Lexicon(
    {
        (1 + _LEAST, _MOST): ("mer", "meir", "høyere", "høgare", "større"),
        (Fraction(0), 1 - _LEAST): ("mindre", "lavere", "lågare"),
    }
)
BEGINNINGS: Final = _VERBS.beginnings | _COMPARED.beginnings | _LIKE.beginnings | _MULTIPLES.beginnings


def change(said: Sequence[Token], at: int) -> tuple[Comparison, int] | None:
    """Read how much of last year's amount something is, and where that ends.

    «Dobbelt så mye» and «mer» are read where they are compared with last year, and of nothing but money.
    """
    if verb := _VERBS.find(said, at):
        times, after = verb
        end = _SINCE.end(said, after)
        return Comparison(_near(times), is_of_last_year=end > after), end
    found = _how_much(said, at)
    if found is None:
        return None
    figures, after, word = found
    return _of_last_year(said, figures, after, _THAN if word == _ENN else _AS)


def compared(said: Sequence[Token], at: int) -> tuple[Comparison, int] | None:
    """Read «mer enn», «like mye som», «dobbelt så mye penger som», and where that ends."""
    found = _how_much(said, at)
    if found is None:
        return None
    figures, after, word = found
    behind = _MONEY.end(said, after)
    if behind == len(said) or said[behind].key != word:
        return None
    return Comparison(figures, is_of_named=True), behind + 1


def _how_much(said: Sequence[Token], at: int) -> tuple[Figures, int, str] | None:
    """Read «mer», «like mye», «dobbelt så mye», where that ends, and the word before what it is compared with."""
    if found := _COMPARED.find(said, at):
        (low, high), end = found
        return Figures(low, high), end, _ENN
    like = _LIKE.end(said, at)
    if like > at:
        return Figures(Fraction(1), Fraction(1)), like, _SOM
    multiple = _multiple(said, at)
    if multiple is None:
        return None
    times, after = multiple
    end = _SO_MUCH.end(said, after)
    return (_near(times), end, _SOM) if end > after else None


def _of_last_year(
    said: Sequence[Token], figures: Figures, at: int, last: Lexicon[str]
) -> tuple[Comparison, int] | None:
    behind = _MONEY.end(said, at)
    end = last.end(said, behind)
    return (Comparison(figures, is_of_last_year=True), end) if end > behind else None


def _multiple(said: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """Read «dobbelt», «halvparten» and «tre ganger»."""
    if found := _MULTIPLES.find(said, at):
        return found
    after = at + 1
    if not is_number(said, at) or after == len(said) or said[after].key not in _TIMES:
        return None
    number = said[at].number
    return None if number is None else (Fraction(number), after + 1)


def _near(value: Fraction) -> Figures:
    return Figures(value, value, value * NEAR)
