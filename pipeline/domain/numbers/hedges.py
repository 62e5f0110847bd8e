"""Words that make a number less than exact, and how a number so hedged is compared with the true one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from pipeline.domain.numbers.words import Lexicon

NEAR: Final = Fraction(5, 100)  # «om lag» is no more than this part of the true number away
NOT_FAR: Final = Fraction(1, 5)  # «nesten» and «godt over» leave out no more than this part


class Hedge(Enum):
    """What a word before a number makes of it."""

    ABOUT = auto()
    ALMOST = auto()  # less, but not by much
    WELL_OVER = auto()  # more, but not by much
    OVER = auto()
    UNDER = auto()
    AT_LEAST = auto()
    AT_MOST = auto()

    def allows(self, true: Fraction, said: Fraction) -> bool:
        """Say whether the true number may be called so: «nesten tre millioner» is what 2 975 000 may be called."""
        return _ALLOWS[self](true, said)


_ALLOWS: Final[Mapping[Hedge, Callable[[Fraction, Fraction], bool]]] = {
    Hedge.ABOUT: lambda true, said: abs(true - said) <= NEAR * abs(true),
    Hedge.ALMOST: lambda true, said: said * (1 - NOT_FAR) <= true < said,
    Hedge.WELL_OVER: lambda true, said: said < true <= said * (1 + NOT_FAR),
    Hedge.OVER: lambda true, said: true > said,
    Hedge.UNDER: lambda true, said: true < said,
    Hedge.AT_LEAST: lambda true, said: true >= said,
    Hedge.AT_MOST: lambda true, said: true <= said,
}

HEDGE_WORDS: Final[Mapping[Hedge, tuple[str, ...]]] = {
    Hedge.ABOUT: (
        "rundt", "trolig rundt", "cirka", "ca", "omtrent", "omkring", "om lag", "omlag", "~", "på det nærmeste",
        "bortimot", "i størrelsesorden", "i storleiken",
    ),
    Hedge.ALMOST: ("nesten", "knapt", "nærmere", "nær", "i underkant av", "opp mot", "snaut", "snautt", "like under"),
    Hedge.WELL_OVER: ("drøyt", "drøye", "godt og vel", "i overkant av", "vel", "like over", "noe over"),
    Hedge.OVER: (
        "over", "mer enn", "meir enn", "flere enn", "fleire enn", "godt over", "større enn", "høyere enn", "høgare enn",
    ),
    Hedge.UNDER: ("under", "mindre enn", "færre enn", "lavere enn", "lågare enn"),
    Hedge.AT_LEAST: (
        "minst", "min", "minimum", "fra og med", "ikke mindre enn", "ikkje mindre enn", "ikke under", "ikkje under",
        "ikke lavere enn", "ikkje lågare enn",
    ),
    Hedge.AT_MOST: (
        "inntil", "opptil", "opp til", "maks", "maksimalt", "høyst", "ikke mer enn", "ikkje meir enn", "ikke over",
        "ikkje over", "ikke høyere enn", "ikkje høgare enn",
    ),
}  # fmt: skip
LIMITS: Final = tuple(hedge for hedge in Hedge if hedge is not Hedge.ABOUT)
HEDGES: Final = Lexicon(HEDGE_WORDS)
IN_ALL: Final = ("til sammen", "tilsammen", "til saman", "totalt", "samlet", "sammenlagt", "i alt", "i sum", "sum")
