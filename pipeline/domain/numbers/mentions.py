"""The numbers of a text: read once, from left to right, each with its place and what kind of number it is.

What a number is about is not asked here; check/numbers ties it to the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from pipeline.domain.numbers import money
from pipeline.domain.numbers.hedges import HEDGES, Hedge
from pipeline.domain.numbers.spelled import ONE
from pipeline.domain.numbers.tokens import Kind, Token, is_year
from pipeline.domain.numbers.vocabulary import Noun, Thing, Vocabulary
from pipeline.domain.numbers.words import Words
from pipeline.domain.numbers.years import BEFORE_YEAR, Reach, is_year_at, listed

KRONER: Final = "NOK"
_ROUNDED: Final = Fraction(3, 100)  # «1,1 mill.» may be 1 125 000: a decimal rounds off no more than this part
_LAST_DAY: Final = 31
_LONGEST_REACH: Final = 3  # words: «fra og med»
_MOST_ADJECTIVES: Final = 2  # «20 nye og ulike tiltak»
_YEARS: Final = frozenset(("år", "årene", "åra"))
_PERCENT: Final = frozenset(("%", "prosent", "pst"))
_GAPS: Final = frozenset(",.;:()/!?-…»")
_RANGE: Final = {"mellom": "og", "fra": "til", "frå": "til"}
_COMMA_GROUP: Final = 3  # decimals that are thousands when they are of kroner: 200,000 kroner
_MONTHS: Final = frozenset(
    (
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "desember",
    )
)  # fmt: skip
_FOLLOWS_AMOUNT: Final = frozenset(
    (
        "i", "til", "for", "fra", "frå", "av", "på", "er", "og", "som", "per", "pr", "hvert", "hver", "kvart", "årlig",
        "årleg", "går", "kommer", "kjem", "blir", "ble", "skal", "samlet", "totalt", "mens", "men", "under", "fordelt",
        "igjen", "att", "det", "de",
    )
)  # fmt: skip
"""What may stand behind an amount without a unit; a noun there would be what is counted."""

_ARTICLES: Final = frozenset(("en", "ein", "ei", "et", "eit"))
_THE: Final = frozenset(("de", "dei", "disse", "desse", "våre", "det", "den", "rådets", "planens", "alle"))
_COUNT_OF: Final = Words({"count": ("antall", "antallet", "talet på", "tal på")})
_IS: Final = frozenset((":", "er", "=", "-", "blir"))
_PARTS: Final = Words(
    {
        2: ("halvpart", "halvparten", "halvdelen"),
        3: ("tredel", "tredelen", "tredeler", "tredjedel", "tredjedelen", "tredjedeler", "tredjedeler", "tredelar"),
        4: ("firedel", "firedelen", "firedeler", "fjerdedel", "fjerdedelen", "fjerdedeler", "firedelar", "kvart"),
        5: ("femdel", "femdelen", "femdeler", "femtedel", "femtedelen", "femtedeler", "femdelar"),
        10: ("tidel", "tidelen", "tideler", "tiendedel", "tidelar"),
    }
)
_QUANTIFIERS: Final = Words(
    {
        Fraction(1): ("alle", "samtlige", "samtlege", "hele", "heile", "all"),
        Fraction(0): ("ingen", "ingenting", "ikke noe", "ikkje noko", "ikke noen", "ingen del"),
        Fraction(1, 2): ("halve", "halvparten", "halvdelen"),
    }
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A number as written: from `low` to `high`, which are the same where it is no range.

    `slack` is how far from it the true number may be, by the digits that it is written with.
    """

    low: Fraction
    high: Fraction
    slack: Fraction = Fraction(0)

    def fit(self, true: Fraction, hedge: Hedge | None) -> bool:
        """Say whether the true number may be written so."""
        if self.low != self.high:
            return self.low <= true <= self.high
        if hedge is not None:
            return hedge.allows(true, self.low)
        return abs(true - self.low) <= self.slack


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, in whole units of a currency (ISO 4217); `figures` is None where digits are missing or too many.

    `has_unit` is false of «250 000 i 2021», which nothing but its place says is money.
    """

    figures: Figures | None
    currency: str = KRONER
    has_unit: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, from 0 to 1 and above: of a thing of the plan, or of something else (None)."""

    figures: Figures
    of: Thing | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a thing there are. `whole` is said of all of them («tre av seks»).

    `is_known` is true of «de 20 tiltakene», `is_some` of «20 av tiltakene», `is_all` of «alle de 20 tiltakene».
    """

    figures: Figures
    of: Thing
    is_known: bool = False
    is_some: bool = False
    is_all: bool = False
    whole: Figures | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Years, in the order that they are named. `is_span` is true of 2021–2024, also of «fra 2021 til 2024»."""

    named: tuple[int, ...]
    is_span: bool = False
    reach: Reach = Reach.THAT_YEAR


@dataclass(frozen=True, slots=True)
class Length:
    """A number of years; `is_more` is true of «tre år til», which come after the first."""

    figures: Figures
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A day, in a year where it is said."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A number of something else, or of nothing that is said."""


Quantity: TypeAlias = Amount | Share | Count | Years | Length | Date | Plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of a text: which pieces of it, from `first` to the one before `end`, and what they say."""

    first: int
    end: int
    quantity: Quantity
    hedge: Hedge | None = None


_Read: TypeAlias = tuple[Quantity, int] | None


def mentions(said: Sequence[Token], words: Vocabulary, names: Collection[int] = ()) -> tuple[Mention, ...]:
    """List the numbers among the pieces of a text, but for those within names, in time linear in their count.

    The pieces have spelled numbers put together; `names` are the places of those that belong to a name.
    """
    return tuple(_mentions(_Pieces(said, words), frozenset(names)))


def _mentions(pieces: _Pieces, names: frozenset[int]) -> Iterator[Mention]:
    at = 0
    while at < len(pieces.said):
        found = None if at in names else pieces.mention(at)
        if found is not None:
            yield found
        at = found.end if found else at + 1


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a text. Every method reads from the piece `at`."""

    said: Sequence[Token]
    words: Vocabulary

    def mention(self, at: int) -> Mention | None:
        for read in self._readers:
            if (found := read(at)) is not None:
                return Mention(at, found[1], found[0])
        hedge = HEDGES.find(self.said, at)
        if hedge is None or self._is_within_cue(at):
            return None
        found = self.share(hedge[1]) or self.number(hedge[1])
        return Mention(at, found[1], found[0], hedge[0]) if found else None

    def _is_within_cue(self, at: int) -> bool:
        """Say whether words that mean something together go on here: «legger opp til» is no «opp til»."""
        before = range(max(0, at - _LONGEST_REACH), at)
        return any(self.words.cues.end(self.said, first) > at for first in before)

    @property
    def _readers(self) -> tuple[Callable[[int], _Read], ...]:
        return self.date, self.years, self.counted_before, self.share, self.number

    def key(self, at: int) -> str:
        return self.said[at].key if 0 <= at < len(self.said) else ""

    # --- time -------------------------------------------------------------------------------------

    def date(self, at: int) -> _Read:
        """Read «8. april 2021», «1. januar» and 8.4.2021."""
        token = self.said[at]
        if token.kind is Kind.WORD and token.key[0].isdecimal() and token.key.count(".") == len(("day", "month")):
            year = token.key.rpartition(".")[2]
            return Date(int(year) if is_year(year) else None), at + 1
        is_day = token.kind is Kind.NUMBER and token.number is not None and token.number <= _LAST_DAY
        if is_day and self.key(at + 1) == "." and self.key(at + 2) in _MONTHS:
            year_at = at + len(("8", ".", "april"))
            has_year = is_year_at(self.said, year_at)
            return Date(int(self.key(year_at)) if has_year else None), year_at + has_year
        return None

    def years(self, at: int) -> _Read:
        """Read years, unless a unit behind one says that it is money: 2000 tkr."""
        if not is_year_at(self.said, at) or self._is_money(at):
            return None
        named, end = listed(self.said, at)
        is_span = len(named) > 1 and self.key(at + 1) not in {",", "og", "samt"}
        return Years(named, is_span, Reach.THAT_YEAR if is_span else self._reach(at)), end

    def _reach(self, year_at: int) -> Reach:
        """Look at the words before a year: «fra og med 2022»."""
        for at in range(max(0, year_at - _LONGEST_REACH), year_at):
            found = BEFORE_YEAR.find(self.said, at)
            if found is not None and found[1] == year_at:
                return found[0]
        return Reach.THAT_YEAR

    def _is_money(self, at: int) -> bool:
        _, end = money.units(self.said, at + 1)
        if money.BEFORE_NUMBER.find(self.said, at - 1):
            return True
        return end > at + 1 and not money.is_number(self.said, end)

    # --- counts -----------------------------------------------------------------------------------

    def counted_before(self, at: int) -> _Read:
        """Read «Antall tiltak: 20»."""
        after = _COUNT_OF.end(self.said, at)
        noun = self.noun(after) if after > at else None
        if noun is None:
            return None
        number_at = noun[1] + (self.key(noun[1]) in _IS)
        figures = self.figures(number_at)
        return (Count(figures[0], noun[0].thing), figures[1]) if figures else None

    def noun(self, at: int) -> tuple[Noun, int] | None:
        """Find what is counted, after at most two adjectives: «nye», «strategiske»."""
        for skipped in range(_MOST_ADJECTIVES + 1):
            if found := self.words.nouns.find(self.said, at + skipped):
                return found
            if not self._is_adjective(at + skipped):
                return None
        return None

    def _is_adjective(self, at: int) -> bool:
        key = self.key(at)
        return key.isalpha() and key.endswith(("e", "a")) and key not in _THE and key not in _FOLLOWS_AMOUNT

    def _count(self, figures: Figures, number_at: int, at: int) -> tuple[Count, int] | None:
        """Read what stands behind a number: «tiltak», «av tiltakene», «av de 25 tiltakene», «av seks virkemidler»."""
        if (noun := self.noun(at)) is not None:
            if noun[0].thing is Thing.FRAME or noun[0].is_one:
                return None
            is_all = self.key(number_at - 1) == "alle" or (
                self.key(number_at - 2) == "alle" and self.key(number_at - 1) in _THE
            )
            return Count(figures, noun[0].thing, is_known=noun[0].is_known, is_all=is_all), noun[1]
        if self.key(at) != "av":
            return None
        whole_at = at + 1 + (self.key(at + 1) in _THE)
        whole = self.figures(whole_at)
        noun = self.noun(whole[1] if whole else whole_at)
        if noun is None or noun[0].thing is Thing.FRAME:
            return None
        return Count(figures, noun[0].thing, is_some=True, whole=whole[0] if whole else None), noun[1]

    # --- shares -----------------------------------------------------------------------------------

    def share(self, at: int) -> _Read:
        """Read «halvparten av rammen», «to tredeler», «alle tiltakene», «ingen av virkemidlene», «hele rammen»."""
        if (part := self._fraction(at)) is not None:
            figures, end = part
            return self._share_of(figures, end)
        found = _QUANTIFIERS.find(self.said, at)
        if found is None or self._is_counted(found[1]):
            return None
        of = self._of(found[1])
        return (Share(Figures(found[0], found[0]), of[0]), of[1]) if of[0] is not None else None

    def _is_counted(self, at: int) -> bool:
        """Say whether a number goes on from a quantifier: «alle de tre kommunene» is a count."""
        return money.is_number(self.said, at + (self.key(at) in _THE))

    def _fraction(self, at: int) -> tuple[Figures, int] | None:
        top, parts_at = Fraction(1), at + (self.key(at) in _ARTICLES)
        if money.is_number(self.said, at) and self.said[at].number is not None:
            top, parts_at = Fraction(self.said[at].number or 0), at + 1
        found = _PARTS.find(self.said, parts_at)
        if found is None or (parts_at == at and found[0] > len(("half", "half"))):
            return None  # «tredelen» without «en» or «to» is no number
        value = top / found[0]
        return Figures(value, value), found[1]

    def _share_of(self, figures: Figures, at: int) -> tuple[Share, int]:
        thing, end = self._of(at) if self.key(at) == "av" else (None, at)
        return Share(figures, thing), end

    def _of(self, at: int) -> tuple[Thing | None, int]:
        """Read «av rammen», «av de 25 tiltakene», «tiltakene»; another word is nothing of ours."""
        after = at + (self.key(at) == "av")
        after += self.key(after) in _THE
        number = self.figures(after)
        noun = self.noun(number[1] if number else after)
        return (noun[0].thing, noun[1]) if noun and not noun[0].is_one else (None, at)

    # --- numbers ----------------------------------------------------------------------------------

    def figures(self, at: int) -> tuple[Figures, int] | None:
        """Read a number, exact, or from one to another: «20», «20–25»."""
        if not money.is_number(self.said, at) or self.said[at].number is None:
            return None
        low = Fraction(self.said[at].number or 0)
        high_at = self._end_of_range(at, at + 1)
        if high_at is None:
            return Figures(low, low), at + 1
        return Figures(low, Fraction(self.said[high_at].number or 0)), high_at + 1

    def _end_of_range(self, at: int, after: int) -> int | None:
        """Find the second number of «100–200», «mellom 100 og 200», «fra 100 til 200»; None when there is none."""
        is_dash = self.key(after) == "-" or self.key(after) == _RANGE.get(self.key(at - 1), "-")
        if not is_dash or not money.is_number(self.said, after + 1):
            return None
        low, high = self.said[at].number, self.said[after + 1].number
        return after + 1 if low is not None and high is not None and low < high else None

    def number(self, at: int) -> _Read:
        """Read a number and what it counts."""
        foreign = money.FOREIGN.find(self.said, at)
        before = money.BEFORE_NUMBER.find(self.said, at)
        number_at = (foreign or before or ("", at))[1]
        is_year = is_year_at(self.said, number_at) and (number_at > at or self._is_money(number_at))
        if not is_year and not money.is_number(self.said, number_at):
            return None
        if foreign or before:
            counted, end = money.units(self.said, number_at + 1)
            units = (before[0], *counted) if before else counted
            return self._amount(number_at, number_at, units, end, foreign[0] if foreign else KRONER)
        return self._counted(number_at)

    def _counted(self, at: int) -> _Read:
        last = self._last_of_range(at)
        units, end = money.units(self.said, last + 1)
        foreign = money.FOREIGN.find(self.said, end)
        if foreign or units:
            currency, end = foreign or (KRONER, end)
            return self._amount(at, last, units, end, currency)
        low, high = self.said[at].number, self.said[last].number
        if low is None or high is None:
            return Plain(), at + 1
        quantity, end = self._of_no_unit(Figures(Fraction(low), Fraction(high)), at, last)
        is_article = isinstance(quantity, Plain) and self.key(at) in ONE
        return None if is_article else (quantity, end)

    def _of_no_unit(self, figures: Figures, at: int, last: int) -> tuple[Quantity, int]:
        after = last + 1
        if self.key(after) in _PERCENT:
            return self._percent(figures, at, after + 1)
        if count := self._count(figures, at, after):
            return count
        if self.key(after) in _YEARS:
            is_more = self.key(after + 1) == "til"
            return Length(figures, is_more), after + 1 + is_more
        if figures.low >= money.LARGE and self._stands_alone(last):
            return Amount(figures, has_unit=False), after
        return Plain(), after

    def _last_of_range(self, at: int) -> int:
        """Find the last number of a range; each of its numbers may have its unit: «mellom 1 mill. og 2 mill.»."""
        _, after = money.units(self.said, at + 1)
        return self._end_of_range(at, after) or at

    def _percent(self, figures: Figures, at: int, end: int) -> tuple[Share, int]:
        slack = Fraction(1, 2 * 10 ** money.decimals_of(self.said[at]))
        return self._share_of(Figures(figures.low / 100, figures.high / 100, slack / 100), end)

    def _stands_alone(self, at: int) -> bool:
        """Say whether no noun stands behind a number without a unit, and no point makes it an ordinal."""
        key = self.key(at + 1)
        return not key or key in _GAPS or key in _FOLLOWS_AMOUNT or is_year_at(self.said, at + 1)

    def _amount(self, at: int, last: int, units: tuple[int, ...], end: int, currency: str) -> tuple[Amount, int]:
        first_units, _ = money.units(self.said, at + 1)
        low = self._kroner(at, units if last == at else first_units or units)
        high = self._kroner(last, units)
        if low is None or high is None:
            return Amount(None, currency), end
        if low > high:  # «1–2 millioner»: the unit is of both, and was not said of the first
            low = self._kroner(at, units) or low
        return Amount(Figures(low, high, self._slack(last, units)), currency), end

    def _kroner(self, at: int, units: tuple[int, ...]) -> Fraction | None:
        token = self.said[at]
        number = Fraction(int(token.key)) if token.kind is Kind.YEAR else token.number
        if number is None:
            return None
        unit = max(units, default=1)
        _, comma, decimals = token.key.partition(",")
        is_grouped = unit == 1 and comma and len(decimals) == _COMMA_GROUP and decimals.isdecimal()
        return Fraction(number) * unit * (1_000 if is_grouped else 1)

    def _slack(self, at: int, units: tuple[int, ...]) -> Fraction:
        """Give how far a decimal of millions may be rounded off: «1,1 mill.»; an amount without decimals is exact."""
        number, unit = self.said[at].number, max(units, default=1)
        decimals = money.decimals_of(self.said[at])
        if number is None or unit < money.MILLION or not decimals:
            return Fraction(0)
        return min(Fraction(unit, 2 * 10**decimals), _ROUNDED * Fraction(number) * unit)
