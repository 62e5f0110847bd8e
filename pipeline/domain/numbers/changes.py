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
        end = _SINCE.end(said, verb[1])
        return Comparison(_near(verb[0]), is_of_last_year=end > verb[1]), end
    if compared := _COMPARED.find(said, at):
        return _of_last_year(said, Figures(*compared[0]), compared[1], _THAN)
    if (like := _LIKE.end(said, at)) > at:
        return _of_last_year(said, Figures(Fraction(1), Fraction(1)), like, _AS)
    multiple = _multiple(said, at)
    much = _SO_MUCH.end(said, multiple[1]) if multiple else at
    if multiple is None or much == multiple[1]:
        return None
    return _of_last_year(said, _near(multiple[0]), much, _AS)


def compared(said: Sequence[Token], at: int) -> tuple[Comparison, int] | None:
    """Read «mer enn», «like mye som», «dobbelt så mye penger som», and where that ends."""
    multiple = _multiple(said, at)
    if found := _COMPARED.find(said, at):
        figures, behind, than = Figures(*found[0]), found[1], _ENN
    elif (like := _LIKE.end(said, at)) > at:
        figures, behind, than = Figures(Fraction(1), Fraction(1)), like, _SOM
    elif multiple and (much := _SO_MUCH.end(said, multiple[1])) > multiple[1]:
        figures, behind, than = _near(multiple[0]), much, _SOM
    else:
        return None
    behind = _MONEY.end(said, behind)
    is_than = behind < len(said) and said[behind].key == than
    return (Comparison(figures, is_of_named=True), behind + 1) if is_than else None


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
    number = said[at].number if is_number(said, at) else None
    is_times = number is not None and at + 1 < len(said) and said[at + 1].key in _TIMES
    return (Fraction(number), at + 2) if number is not None and is_times else None


def _near(value: Fraction) -> Figures:
    return Figures(value, value, value * NEAR)
