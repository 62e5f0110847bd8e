"""The words people use about money in a plan, in bokmål and nynorsk, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Generic, TypeVar

from pipeline.domain.plan.measures import Status
from pipeline.read.amounts.tokens import DONE, THOUSANDS, Token, tokens

T = TypeVar("T")


class Words(Generic[T]):
    """Words and phrases with one meaning each. The longest that fits is the one that was meant."""

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                keys = tuple(token.key for token in tokens(phrase))
                self._by_first.setdefault(keys[0], []).append((keys, meaning))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda entry: -len(entry[0]))

    def find(self, said: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Give what the words from `at` on mean, and where they end; None when they are none of ours."""
        if at < len(said):
            for keys, meaning in self._by_first.get(said[at].key, ()):
                if tuple(token.key for token in said[at : at + len(keys)]) == keys:
                    return meaning, at + len(keys)
        return None

    def end(self, said: Sequence[Token], at: int) -> int:
        """Tell where the words from `at` on end; `at` itself when they are none of ours."""
        found = self.find(said, at)
        return found[1] if found else at


# --- money ----------------------------------------------------------------------------------------

_MILLIONS: Final = ("mill", "million", "millioner", "millionar")

# What one of the unit is, in kroner. A point after a word belongs to it.
BEFORE_NUMBER: Final = Words(
    {
        1: ("kr", "kroner", "nok"),
        1_000: ("tkr", "tnok"),
        1_000_000: ("mnok", "mill kr"),
    }
)
AFTER_NUMBER: Final = Words(
    {
        1: ("kr", "kroner", "nok", DONE),
        1_000: (
            THOUSANDS, "k", "tkr", "tnok", "tusen", "i tusen", "hele tusen", "i hele tusen", "heile tusen",
            "i heile tusen",
        ),
        1_000_000: ("mnok", *_MILLIONS),
        1_000_000_000: ("mrd", "milliard", "milliarder", "milliardar"),
    }
)  # fmt: skip
LONELY: Final = Words({"unit": ("kr", "kroner", "nok", "tkr", "tnok", "mnok", "tusen", DONE, *_MILLIONS)})
NOTHING: Final = Words({0: ("ingen midler", "ingen kroner", "ingen midlar", "null kroner", "null", "ingenting")})
NEGATIVE: Final = Words({"minus": ("-", "minus")})

# --- years ----------------------------------------------------------------------------------------


class Reach(Enum):
    """Which years a word before a year means."""

    THAT_YEAR = auto()
    FROM_YEAR = auto()
    TO_YEAR = auto()


BEFORE_YEAR: Final = Words(
    {
        Reach.THAT_YEAR: (
            "i", "for", "år", "året", "årene", "åra", "i år", "i året", "i årene", "i åra", "for årene", "for åra",
            "i perioden", "for perioden", "perioden", "i planperioden",
        ),
        Reach.FROM_YEAR: ("fra", "frå", "fra og med", "frå og med", "f.o.m.", "fom"),
        Reach.TO_YEAR: ("til og med", "t.o.m.", "tom", "ut", "ut året"),
    }
)  # fmt: skip
BETWEEN_YEARS: Final = Words({"range": ("-", "/", "til", "til og med", "t.o.m.", "tom")})
NEXT_YEAR: Final = Words({"list": (",", "og", ", og", "samt")})
EACH_YEAR: Final = Words(
    {
        "each": (
            "i hvert av årene", "hvert av årene", "for hvert av årene", "hvert av de kommende årene", "i kvart av åra",
            "kvart av åra", "hvert år", "i hvert år", "hvert enkelt år", "kvart år", "i kvart år", "per år", "pr år",
            "/ år", "per annum", "i året", "årlig", "årlige", "årleg", "de kommende årene", "i de kommende årene",
            "dei komande åra", "i dei komande åra", "alle år", "alle årene", "i alle årene", "alle åra", "i alle åra",
        )
    }
)  # fmt: skip

# --- what makes an amount less than certain -------------------------------------------------------


class Hint(Enum):
    """What a word says about the amount beside it."""

    ESTIMATE = auto()
    ALL_ESTIMATES = auto()
    LIMIT = auto()
    SUM = auto()  # of all the years, not of each


HINTS: Final = Words(
    {
        Hint.ESTIMATE: (
            "anslag", "anslagsvis", "anslått", "antatt", "estimat", "estimert", "trolig", "trolig rundt",
            "sannsynligvis", "truleg", "rundt", "cirka", "ca", "omtrent", "om lag", "omlag", "~",
        ),
        Hint.ALL_ESTIMATES: ("anslag:", "estimat:"),
        Hint.LIMIT: (
            "inntil", "opptil", "opp til", "maks", "maksimalt", "høyst", "minst", "min", "minimum", "mellom", "over",
            "under", "mer enn", "mindre enn", "nærmere", "nesten", "knapt",
        ),
        Hint.SUM: ("til sammen", "tilsammen", "totalt", "samlet", "sammenlagt", "i alt", "i sum", "sum"),
    }
)  # fmt: skip

# --- notes ----------------------------------------------------------------------------------------


class Opening(Enum):
    """What the first words of a note say about the amount before it."""

    PART = auto()  # of the amount; never added to it
    ADDITION = auto()  # other money, beside the amount
    PURPOSE = auto()
    NO_MORE = auto()  # money after the years that were said
    CAVEAT = auto()


OPENINGS: Final = Words(
    {
        Opening.PART: ("hvorav", "herav", "derav", "inkludert", "inkl", "medregnet", "av dette", "av dei"),
        Opening.ADDITION: ("i tillegg til", "utover allerede", "ut over allerede", "og i tillegg til"),
        Opening.PURPOSE: ("til", "for å", "øremerket", "øyremerkt"),
        Opening.NO_MORE: tuple(
            f"{after} {alone}"
            for after in ("deretter", "så", "og så", "videre", "og deretter")
            for alone in ("selvfinansierende", "selvfinansiert", "sjølvfinansierande", "ingen midler", "ingenting")
        ),
        Opening.CAVEAT: ("men", "kan", "avhengig av", "med forbehold"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """What a note's words tell of who pays. One that is not plain has to be asked about."""

    status: Status
    is_plain: bool = True


SIGNS: Final = Words(
    {
        Sign(Status.UNDECIDED): (
            "ikke avklart", "ikkje avklart", "ikkje avklara", "uavklart", "avhengig av", "avhenger av", "avheng av",
            "avklares", "må avklares", "avklares senere", "ikke bestemt", "ikke besluttet", "ikke kjent",
        ),
        Sign(Status.UNDECIDED, is_plain=False): ("vurderes", "vurderast", "kommer tilbake til", "usikkert", "må selv"),
        Sign(Status.ALREADY_ALLOCATED): (
            "allerede avsatt", "allerede avsatte", "allerede avsatte midler", "allerede satt av", "allerede finansiert",
            "allerede bevilget", "allerede bevilgede midler", "midler som allerede er satt av", "allereie sett av",
            "allereie løyvd", "ikke utover allerede avsatte midler", "ikke ut over allerede avsatte midler",
            "dekkes av allerede avsatte midler", "dekkes av midler som allerede er satt av",
            "finansieres av allerede avsatte midler",
        ),
        Sign(Status.ALREADY_ALLOCATED, is_plain=False): ("tidligere bevilget", "tidligere avsatt"),
        Sign(Status.PAID_BY_OTHERS): (
            "andre betaler", "andre betalar", "andre kilder", "andre kjelder", "fra andre kilder", "frå andre kjelder",
            "finansieres av andre", "dekkes av andre", "betales av andre", "finansierast av andre", "dekkast av andre",
            "kommunes rammer", "kommunes egne rammer",
        ),
        Sign(Status.PAID_BY_OTHERS, is_plain=False): (
            "finansieres av", "finansierast av", "betales av", "dekkes av", "tas av", "bæres av", "håndteres av",
            "håndteres gjennom", "betaler", "betalar", "dekker", "dekkjer", "finansierer", "bidrar", "bidreg", "bidrag",
            "tilskudd", "tilskot", "støtte", "stønad", "fylkeskommunale midler", "statlige midler", "eksterne midler",
            "ekstern finansiering", "allerede finansiert av", "søkes finansiert", "spleiselag", "sponsor", "sponsorer",
        ),
        Sign(Status.NO_FUNDS): (
            "uten tiltaksmidler", "uten midler", "uten midler fra rådet", "utan midlar", "utan tiltaksmidlar",
            "innenfor ordinære rammer", "innanfor ordinære rammer",
        ),
        Sign(Status.NO_FUNDS, is_plain=False): (
            "uten kostnad", "uten kostnader", "ordinær drift", "egeninnsats", "eigeninnsats", "dugnad",
        ),
    }
)  # fmt: skip


class Reservation(Enum):
    """What a word that may turn the meaning of the others is about."""

    SIZE = auto()  # of the amount; an estimate is one because of such words
    ANYTHING = auto()


RESERVATIONS: Final = Words(
    {
        Reservation.SIZE: (
            "men", "om", "dersom", "hvis", "viss", "kanskje", "muligens", "mulig", "trolig", "truleg", "sannsynligvis",
            "foreløpig", "mer", "mindre", "øker", "økes", "økning", "reduseres", "kutt", "kuttes", "justeres",
        ),
        Reservation.ANYTHING: (
            "ikke", "ikkje", "ingen", "aldri", "neppe", "verken", "uten", "utan", "med mindre", "eller", "evt", "evnt",
            "eventuelt", "i utgangspunktet", "i tillegg", "delvis", "halvparten", "resten", "resterende", "øvrig",
            "bare", "mangler", "må", "bør", "burde", "trenger", "behov", "brukt", "tomt", "unntatt", "unntak",
            "bortsett", "tidligere", "senere", "seinare", "først", "etter", "neste", "fjor", "lenger", "slutter",
            "opphører", "fra", "frå", "per", "pr", "hver", "hvert", "kvar", "kvart", "begge", "ganger", "fordelt",
            "fordeles", "fordeling", "deles", "samlet", "totalt", "til sammen", "?", "%", "+",
        ),
    }
)  # fmt: skip
JOINS: Final = Words({"join": ("og", "samt")})
