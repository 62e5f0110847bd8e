"""The words people use beside an amount in a plan, in bokmål and nynorsk, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import Final

from pipeline.domain.numbers.hedges import HEDGE_WORDS, IN_ALL, LIMITS, Hedge
from pipeline.domain.numbers.words import Lexicon
from pipeline.domain.plan.measures import Status

NOTHING: Final = Lexicon({0: ("ingen midler", "ingen kroner", "ingen midlar", "null kroner", "null", "ingenting")})

# --- what makes an amount less than certain -------------------------------------------------------


class Hint(Enum):
    """What a word says about the amount beside it."""

    ESTIMATE = auto()
    ALL_ESTIMATES = auto()
    LIMIT = auto()
    SUM = auto()  # of all the years, not of each


HINTS: Final = Lexicon(
    {
        Hint.ESTIMATE: (
            "anslag", "anslagsvis", "anslått", "antatt", "estimat", "estimert", "trolig", "trolig rundt",
            "sannsynligvis", "truleg", *HEDGE_WORDS[Hedge.ABOUT],
        ),
        Hint.ALL_ESTIMATES: ("anslag:", "estimat:"),
        Hint.LIMIT: ("mellom", *chain.from_iterable(HEDGE_WORDS[hedge] for hedge in LIMITS)),
        Hint.SUM: IN_ALL,
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


OPENINGS: Final = Lexicon(
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


SIGNS: Final = Lexicon(
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
            "midlene er allerede satt av", "midlane er alt sette av", "finansieres av allerede avsatte midler",
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


RESERVATIONS: Final = Lexicon(
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
JOINS: Final = Lexicon({"join": ("og", "samt")})
