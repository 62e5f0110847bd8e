"""The words for parts of a whole: «en tredel», «hver tredje», «flertallet», «alle», «ingenting er igjen»."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from pipeline.domain.numbers.hedges import NEAR
from pipeline.domain.numbers.quantities import Figures
from pipeline.domain.numbers.tokens import Token, TokenKind
from pipeline.domain.numbers.words import Lexicon
from pipeline.domain.numbers.years import is_year_at

_HALF: Final = 2
_LEAST: Final = Fraction(1, 1_000_000)  # «flertallet» is a half and the least bit more
_ARTICLES: Final = frozenset(("en", "ein", "ei", "et", "eit"))
_PARTS: Final = Lexicon(
    {
        2: ("halvpart", "halvparten", "halvdelen"),
        3: ("tredel", "tredelen", "tredeler", "tredjedel", "tredjedelen", "tredjedeler", "tredelar"),
        4: ("firedel", "firedelen", "firedeler", "fjerdedel", "fjerdedelen", "fjerdedeler", "firedelar", "kvart"),
        5: ("femdel", "femdelen", "femdeler", "femtedel", "femtedelen", "femtedeler", "femdelar"),
        10: ("tidel", "tidelen", "tideler", "tiendedel", "tidelar"),
    }
)
_EACH: Final = ("hver", "hvert", "kvar", "kvart")
_NTH: Final = {3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette", 8: "åttende", 10: "tiende"}
_EVERY: Final = Lexicon(
    {
        2: (
            "annenhver", "annethvert", "annahvert", "annankvar", "annakvar", "annakvart", "annankvart", "anna kvart",
            *(f"{each} {second}" for each, second in product(_EACH, ("andre", "annen", "annet", "anna"))),
        ),
        **{nth: tuple(f"{each} {word}" for each in _EACH) for nth, word in _NTH.items()},
    }
)  # fmt: skip
"""One of so many: «hvert tredje tiltak»."""

_NO_KRONE: Final = (
    "inga krone", "ikke en krone", "ikke ei krone", "ikkje ei krone", "ikke en eneste krone", "ikkje ei einaste krone",
)  # fmt: skip
_QUANTIFIERS: Final = Lexicon(
    {
        (Fraction(1), Fraction(1)): ("alle", "samtlige", "samtlege", "hele", "heile", "all"),
        (Fraction(0), Fraction(0)): (
            "ingen", "inga", "ingenting", "ikke noe", "ikkje noko", "ikke noen", "ingen del",
            *_NO_KRONE,
        ),
        (Fraction(1, 2), Fraction(1, 2)): ("halve", "halvparten", "halvdelen"),
        (Fraction(1, 2) + _LEAST, Fraction(1)): (
            "flertallet", "fleirtalet", "de fleste", "dei fleste", "flesteparten", "mesteparten", "størstedelen",
            "størsteparten", "storparten", "hovedparten", "hovuddelen", "hoveddelen", "brorparten", "det meste",
        ),
        (_LEAST, Fraction(1, 2) - _LEAST): ("mindretallet", "mindretalet", "et mindretall", "eit mindretal"),
    }
)  # fmt: skip
_NOTHING: Final = (
    "ingenting", "ingen ting", "inkje", "ikke noe", "ikkje noko", "ingen midler", "ingen penger", "inga midlar",
    "ingen midlar", "ingen pengar", *_NO_KRONE,
)  # fmt: skip
_LEFT: Final = ("igjen", "att", "gjenstår", "står igjen", "står att", "til overs")
_OF_ALL: Final = Lexicon(
    {
        Fraction(0): tuple(" ".join(said) for said in product(_NOTHING, _LEFT))
        + tuple(" ".join(said) for said in product(_NOTHING, ("er",), _LEFT)),
        Fraction(1): (
            "brukt opp", "oppbrukt", "fullt disponert", "fullt ut disponert", "fullt fordelt", "fullt ut fordelt",
            "fullt brukt", "fullt ut brukt", "fullt utnyttet", "fullt utnytta",
        ),
    }
)  # fmt: skip
"""What says of the frame, without naming it, how much of it is left or used."""

_NO_MONEY: Final = Lexicon(
    {
        Fraction(0): (
            *(
                " ".join(said)
                for said in product(
                    ("ikke", "ikkje", "ingen", "inga"),
                    ("penger", "pengar", "midler", "midlar", "støtte", "stønad", "bevilgning", "løyving"),
                )
            ),
            "ingenting", "ingen ting", "inkje", "ikke noe", "ikkje noko", "gratis",
        )
    }
)  # fmt: skip
_CLOSES: Final = frozenset((".", ",", ";", ")", "!", "?", "og", "men", "mens"))
_FROM_US: Final = Lexicon({"us": ("fra rådet", "frå rådet", "fra rammen", "frå ramma", "av rammen", "av ramma")})
BEGINNINGS: Final = _ARTICLES.union(
    *(words.beginnings for words in (_PARTS, _EVERY, _QUANTIFIERS, _OF_ALL, _NO_MONEY))
)  # fmt: skip


def fraction(said: Sequence[Token], at: int) -> tuple[Figures, int] | None:
    """Read «en tredel», «to tredeler», «halvparten» and ½, and where that ends."""
    if at >= len(said):
        return None
    number = said[at].number if said[at].kind is TokenKind.NUMBER else None
    if number is not None and _is_part_of_one(said, at):
        return _exactly(Fraction(number).limit_denominator(100)), at + 1
    has_count = number is not None or said[at].key in _ARTICLES
    found = _PARTS.find(said, at + 1 if has_count else at)
    if found is None:
        return None
    parts, end = found
    if parts > _HALF and not has_count:
        return None  # «tredelen» without «en» or «to» is no number
    count = Fraction(1) if number is None else Fraction(number)
    return _exactly(count / parts), end


def _is_part_of_one(said: Sequence[Token], at: int) -> bool:
    """Say whether a number is ½ «av» something."""
    number, after = said[at].number, at + 1
    is_part = number is not None and 0 < number < 1
    return is_part and after < len(said) and said[after].key == "av"


def _exactly(value: Fraction) -> Figures:
    return Figures(value, value)


def one_in(said: Sequence[Token], at: int) -> tuple[Figures, int] | None:
    """Read «hver tredje» and «annethvert», and where that ends."""
    found = _EVERY.find(said, at)
    if found is None:
        return None
    nth, end = found
    value = Fraction(1, nth)
    return Figures(value, value, value * NEAR), end


def quantifier(said: Sequence[Token], at: int) -> tuple[Figures, int] | None:
    """Read «alle», «ingen», «halve», «flertallet», and where that ends."""
    found = _QUANTIFIERS.find(said, at)
    if found is None:
        return None
    (low, high), end = found
    return Figures(low, high), end


def no_money(said: Sequence[Token], at: int) -> int | None:
    """Read «ikke penger», «ingenting» and «gratis», and where that ends; None where it is for some purpose only."""
    found = _NO_MONEY.find(said, at)
    if found is None:
        return None
    _, end = found
    behind = _FROM_US.end(said, end)
    if behind >= len(said) or said[behind].key in _CLOSES:
        return end
    return end if _is_when(said, behind) else None


def _is_when(said: Sequence[Token], at: int) -> bool:
    """Read «i 2022» and «i år»."""
    after = at + 1
    if said[at].key != "i" or after == len(said):
        return False
    return is_year_at(said, after) or said[after].key == "år"


def of_all(said: Sequence[Token], at: int) -> tuple[Figures, int] | None:
    """Read «brukt opp» and «ingenting er igjen», and where that ends."""
    found = _OF_ALL.find(said, at)
    if found is None:
        return None
    part, end = found
    return _exactly(part), end
