"""The numbers of a text: read once, from left to right, each with its place and what kind of number it is.

What a number is about is not asked here; check/numbers ties it to the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, TypeAlias

from pipeline.domain.numbers import changes, money, parts
from pipeline.domain.numbers.hedges import HEDGES
from pipeline.domain.numbers.quantities import (
    KRONER,
    Amount,
    Count,
    Date,
    Figures,
    Length,
    Mention,
    OtherNumber,
    PartOfWhole,
    Quantity,
    Years,
)
from pipeline.domain.numbers.spelled import ONE, is_lasting, years_in
from pipeline.domain.numbers.tokens import Token, TokenKind, is_year
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing, Vocabulary
from pipeline.domain.numbers.words import Lexicon
from pipeline.domain.numbers.years import BEFORE_YEAR, Reach, is_year_at, listed

_DIGITS: Final = frozenset((TokenKind.NUMBER, TokenKind.YEAR))
_LAST_DAY: Final = 31
_LONGEST_REACH: Final = 3  # words: «fra og med»
_MOST_ADJECTIVES: Final = 2  # «20 nye og ulike tiltak»
_OF: Final = frozenset(("av",))
_MORE: Final = frozenset(("til",))  # «tre år til»
_YEARS: Final = frozenset(("år", "årene", "åra"))
_PERCENT: Final = frozenset(("%", "prosent", "pst"))
_OF_WHICH: Final = Lexicon({"of": ("hvorav", "herav", "derav", "av disse", "av desse", "av dem", "av dei")})
_OF_THEM: Final = Lexicon({"of": ("av disse", "av desse", "av dem", "av dei")})
_STOPS: Final = frozenset(".!?")
_GAPS: Final = frozenset(",.;:()/!?-…»")
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
_KRONE: Final = frozenset(("krone", "krona"))  # «hver tredje krone av rammen»
_BOTH: Final = frozenset(("begge", "båe"))
_SOME_TENS: Final = {"titalls": (9, 99), "titals": (9, 99), "hundretalls": (90, 999), "hundretals": (90, 999)}
_THE: Final = frozenset(("de", "dei", "disse", "desse", "våre", "det", "den", "rådets", "planens", "alle"))
_COUNT_OF: Final = Lexicon({"count": ("antall", "antallet", "talet på", "tal på")})
_IS: Final = frozenset((":", "er", "=", "-", "blir"))
_BEGINNINGS: Final = frozenset().union(
    changes.BEGINNINGS,
    parts.BEGINNINGS,
    HEDGES.beginnings,
    money.FOREIGN.beginnings,
    money.BEFORE_NUMBER.beginnings,
    _COUNT_OF.beginnings,
    _BOTH,
    _ARTICLES,
    _SOME_TENS,
)
"""What a mention that has no digits may begin with."""


_Read: TypeAlias = tuple[Quantity, int] | None


def mentions(said: Sequence[Token], words: Vocabulary, names: Collection[int] = ()) -> tuple[Mention, ...]:
    """List the numbers among the pieces of a text, but for those within names, in time linear in their count.

    The pieces have spelled numbers put together; `names` are the places of those that belong to a name.
    """
    return tuple(_mentions(_Pieces(said, words, frozenset(names))))


def _mentions(pieces: _Pieces) -> Iterator[Mention]:
    at = 0
    counted: Count | None = None  # the last count of the sentence, of which «hvorav ti» are some
    while at < len(pieces.said):
        found = None if at in pieces.names else pieces.mention(at)
        if found is None:
            if pieces.key(at) in _STOPS:
                counted = None
            at += 1
            continue
        found = pieces.of_which(found, counted)
        if isinstance(found.quantity, Count):
            counted = found.quantity
        yield found
        at = found.end


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a text. Every method reads from the piece `at`."""

    said: Sequence[Token]
    words: Vocabulary
    names: frozenset[int] = frozenset()

    def mention(self, at: int) -> Mention | None:
        """Read the number that begins there. Most pieces begin none, which is seen at once."""
        if not self._may_begin(at):
            return None
        for read in self._readers:
            if (found := read(at)) is not None:
                quantity, end = found
                return Mention(at, end, quantity)
        return self._hedged(at)

    def _hedged(self, at: int) -> Mention | None:
        """Read a number behind a word such as «nesten»."""
        hedge = HEDGES.find(self.said, at)
        if hedge is None or self._is_within_cue(at):
            return None
        meaning, after = hedge
        found = self.change(after) or self.share(after) or self.number(after)
        if found is None:
            return None
        quantity, end = found
        return Mention(at, end, quantity, meaning)

    def _may_begin(self, at: int) -> bool:
        token = self.said[at]
        return token.kind in _DIGITS or token.key[0].isdecimal() or token.key in _BEGINNINGS or is_lasting(token.key)

    def _is_within_cue(self, at: int) -> bool:
        """Say whether words that mean something together go on here: «legger opp til» is no «opp til»."""
        before = range(max(0, at - _LONGEST_REACH), at)
        return any(self.words.cues.end(self.said, first) > at for first in before)

    @property
    def _readers(self) -> tuple[Callable[[int], _Read], ...]:
        return (
            self.date,
            self.years,
            self.counted_before,
            self.both,
            self.some_tens,
            self.lasting,
            self.change,
            self.compared,
            self.share,
            self.number,
            self.no_money,
        )

    def key(self, at: int) -> str:
        return self.said[at].key if 0 <= at < len(self.said) else ""

    def past(self, at: int, words: Collection[str]) -> int:
        """Go past one of some words, where it stands there."""
        return at + 1 if self.key(at) in words else at

    # --- time -------------------------------------------------------------------------------------

    def date(self, at: int) -> _Read:
        """Read «8. april 2021», «1. januar» and 8.4.2021."""
        token = self.said[at]
        if token.kind is TokenKind.WORD:
            return self._date_in_digits(at)
        is_day = token.kind is TokenKind.NUMBER and token.number is not None and token.number <= _LAST_DAY
        if not is_day or self.key(at + 1) != "." or self.key(at + 2) not in _MONTHS:
            return None
        year_at = at + len(("8", ".", "april"))
        if is_year_at(self.said, year_at):
            return Date(int(self.key(year_at))), year_at + 1
        return Date(), year_at

    def _date_in_digits(self, at: int) -> _Read:
        key = self.key(at)
        if not key[0].isdecimal() or key.count(".") != len(("day", "month")):
            return None
        year = key.rpartition(".")[2]
        return Date(int(year) if is_year(year) else None), at + 1

    def years(self, at: int) -> _Read:
        """Read years, unless a unit behind one says that it is money: 2000 tkr."""
        if not is_year_at(self.said, at) or self._is_money(at):
            return None
        named, end = listed(self.said, at)
        is_span = len(named) > 1 and self.key(at + 1) not in {",", "og", "samt"}
        reach = Reach.THAT_YEAR if is_span else self._reach(at)
        return Years(named, is_span, reach), end

    def _reach(self, year_at: int) -> Reach:
        """Look at the words before a year: «fra og med 2022»."""
        for at in range(max(0, year_at - _LONGEST_REACH), year_at):
            found = BEFORE_YEAR.find(self.said, at)
            if found is not None and found[1] == year_at:
                return found[0]
        return Reach.THAT_YEAR

    def _is_money(self, at: int) -> bool:
        """Say whether a unit stands before a year, or behind it without being that of another number."""
        if at > 0 and money.BEFORE_NUMBER.end(self.said, at - 1) == at:
            return True
        _, end = money.units(self.said, at + 1)
        return end > at + 1 and not money.is_number(self.said, end)

    def lasting(self, at: int) -> _Read:
        """Read «planperioden er femårig» and «en 5-årig tiltaksplan»; the name «3-årig utviklingsprosess» is none."""
        count = years_in(self.key(at))
        if count is None or not self._is_of_plan(at):
            return None
        return Length(Figures(Fraction(count), Fraction(count))), at + 1

    def _is_of_plan(self, at: int) -> bool:
        """Say whether the word beside «femårig» is the plan's, or a verb before it."""
        if self.key(at - 1) in _IS or self.key(at + 1) == "plan":
            return True
        behind = self.words.cues.find(self.said, at + 1)
        return behind is not None and Cue.PERIOD in behind[0]

    # --- counts -----------------------------------------------------------------------------------

    def counted_before(self, at: int) -> _Read:
        """Read «Antall tiltak: 20»."""
        after = _COUNT_OF.end(self.said, at)
        found = self.noun(after) if after > at else None
        if found is None:
            return None
        noun, behind = found
        number = self.figures(self.past(behind, _IS))
        if number is None:
            return None
        figures, end = number
        return Count(figures, noun.thing), end

    def both(self, at: int) -> _Read:
        """Read «begge kommunene», «begge de to virkemidlene»."""
        if self.key(at) not in _BOTH:
            return None
        after = self.past(at + 1, _THE)
        number = self.figures(after)
        found = self.noun(number[1] if number else after)
        if found is None:
            return None
        noun, end = found
        if not noun.is_known or noun.thing is Thing.FRAME:
            return None
        two = Fraction(2)
        return Count(Figures(two, two), noun.thing, is_known=True, is_both=True), end

    def some_tens(self, at: int) -> _Read:
        """Read «et titalls tiltak»."""
        tens_at = self.past(at, _ARTICLES)
        low_high = _SOME_TENS.get(self.key(tens_at))
        if low_high is None:
            return None
        found = self.noun(tens_at + 1)
        if found is None:
            return None
        noun, end = found
        low, high = low_high
        return Count(Figures(Fraction(low), Fraction(high)), noun.thing), end

    def of_which(self, number: Mention, counted: Count | None) -> Mention:
        """Take a number without a noun for some of what was counted before it: «25 tiltak, hvorav ti», «ti av dem»."""
        if counted is None or not isinstance(number.quantity, OtherNumber):
            return number
        found = self.figures(number.first if number.hedge is None else number.end - 1)
        end = _OF_THEM.end(self.said, number.end)
        is_of_them = end > number.end
        if found is None or not (is_of_them or self._follows_of_which(number)):
            return number
        figures, _ = found
        whole = counted.figures if counted.whole is None else None
        return replace(number, end=end, quantity=Count(figures, counted.of, is_some=True, whole=whole))

    def _follows_of_which(self, number: Mention) -> bool:
        before = range(max(0, number.first - _LONGEST_REACH), number.first)
        return any(_OF_WHICH.end(self.said, at) == number.first for at in before)

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
        is_other_word = key in _THE or key in _FOLLOWS_AMOUNT
        return key.isalpha() and key.endswith(("e", "a")) and not is_other_word

    def _count(self, figures: Figures, number_at: int, at: int) -> tuple[Count, int] | None:
        """Read what stands behind a number: «tiltak», «av tiltakene», «av de 25 tiltakene», «av seks virkemidler»."""
        found = self.noun(at)
        if found is None:
            return self._count_of(figures, at) if self.key(at) == "av" else None
        noun, end = found
        if noun.thing is Thing.FRAME or noun.is_one:
            return None
        is_all = self._is_after_all(number_at)
        return Count(figures, noun.thing, is_known=noun.is_known, is_all=is_all), end

    def _is_after_all(self, number_at: int) -> bool:
        """Say whether «alle» or «alle de» stands before a number."""
        before = self.key(number_at - 1)
        return before == "alle" or (before in _THE and self.key(number_at - 2) == "alle")

    def _count_of(self, figures: Figures, of_at: int) -> tuple[Count, int] | None:
        whole_at = self.past(of_at + 1, _THE)
        whole = self.figures(whole_at)
        found = self.noun(whole[1] if whole else whole_at)
        if found is None:
            return None
        noun, end = found
        if noun.thing is Thing.FRAME:
            return None
        return Count(figures, noun.thing, is_some=True, whole=whole[0] if whole else None), end

    # --- changes ----------------------------------------------------------------------------------

    def change(self, at: int) -> _Read:
        """Read «dobbelt så mye som i fjor», «halveres», «lavere enn i fjor»."""
        return changes.change(self.said, at)

    def compared(self, at: int) -> _Read:
        """Read «mer enn» and «like mye som» before a name: «Snowball får mer enn Webside»."""
        found = changes.compared(self.said, at)
        if found is None:
            return None
        _, end = found
        return found if end in self.names else None

    def no_money(self, at: int) -> _Read:
        """Read «ikke penger» and «gratis» as the amount of nothing."""
        end = parts.no_money(self.said, at)
        return None if end is None else (Amount(Figures(Fraction(0), Fraction(0)), has_unit=False), end)

    # --- shares -----------------------------------------------------------------------------------

    def share(self, at: int) -> _Read:
        """Read «halvparten av rammen», «to tredeler», «alle tiltakene», «hvert tredje tiltak», «brukt opp»."""
        if (all_of := parts.of_all(self.said, at)) is not None:
            figures, end = all_of
            return PartOfWhole(figures, Thing.FRAME, is_of_unsaid=True), end
        if (part := parts.fraction(self.said, at)) is not None:
            return self._share_of(*part)
        if (every := parts.one_in(self.said, at)) is not None:
            of_every = self._share_of(*every)
            return None if of_every[0].of is None else of_every
        return self._quantified(at)

    def _quantified(self, at: int) -> _Read:
        """Read «alle tiltakene» and «ingen av kommunene»."""
        found = parts.quantifier(self.said, at)
        if found is None:
            return None
        figures, after = found
        if self._is_counted(after):
            return None
        thing, end = self._of(after)
        return None if thing is None else (PartOfWhole(figures, thing), end)

    def _is_counted(self, at: int) -> bool:
        """Say whether a number goes on from a quantifier: «alle de tre kommunene» is a count."""
        return money.is_number(self.said, self.past(at, _THE))

    def _share_of(self, figures: Figures, at: int) -> tuple[PartOfWhole, int]:
        thing, end = self._of(self.past(at, _KRONE))
        return PartOfWhole(figures, thing), end

    def _of(self, at: int) -> tuple[Thing | None, int]:
        """Read «av rammen», «av de 25 tiltakene», «tiltakene»; another word is nothing of ours."""
        after = self.past(self.past(at, _OF), _THE)
        number = self.figures(after)
        found = self.noun(number[1] if number else after)
        if found is None:
            return None, at
        noun, end = found
        return (None, at) if noun.is_one else (noun.thing, end)

    # --- numbers ----------------------------------------------------------------------------------

    def figures(self, at: int) -> tuple[Figures, int] | None:
        """Read a number, exact, or from one to another: «20», «20–25»."""
        if not money.is_number(self.said, at) or self.said[at].number is None:
            return None
        low = Fraction(self.said[at].number or 0)
        high_at = money.end_of_range(self.said, at, at + 1)
        if high_at is None:
            return Figures(low, low), at + 1
        return Figures(low, Fraction(self.said[high_at].number or 0)), high_at + 1

    def number(self, at: int) -> _Read:
        """Read a number and what it counts."""
        foreign = money.FOREIGN.find(self.said, at)
        before = money.BEFORE_NUMBER.find(self.said, at)
        _, number_at = foreign or before or ("", at)
        if not self._is_figure(number_at, has_unit=number_at > at):
            return None
        if foreign is None and before is None:
            return self._counted(number_at)
        counted, end = money.units(self.said, number_at + 1)
        units = (before[0], *counted) if before else counted
        return self._amount(number_at, number_at, units, end, foreign[0] if foreign else KRONER)

    def _is_figure(self, at: int, *, has_unit: bool) -> bool:
        """Say whether a number stands there, or a year that a unit makes money: «kr 2000»."""
        if money.is_number(self.said, at):
            return True
        return is_year_at(self.said, at) and (has_unit or self._is_money(at))

    def _counted(self, at: int) -> _Read:
        if (before := money.was(self.said, at)) is not None:
            return before
        last = self._last_of_range(at)
        units, end = money.units(self.said, last + 1)
        foreign = money.FOREIGN.find(self.said, end)
        if foreign or units:
            currency, end = foreign or (KRONER, end)
            return self._amount(at, last, units, end, currency)
        low, high = self.said[at].number, self.said[last].number
        if low is None or high is None:
            return OtherNumber(), at + 1
        quantity, end = self._of_no_unit(Figures(Fraction(low), Fraction(high)), at, last)
        is_article = isinstance(quantity, OtherNumber) and self.key(at) in ONE
        return None if is_article else (quantity, end)

    def _of_no_unit(self, figures: Figures, at: int, last: int) -> tuple[Quantity, int]:
        after = last + 1
        if self.key(after) in _PERCENT:
            return self._percent(figures, at, after + 1)
        if count := self._count(figures, at, after):
            return count
        if self.key(after) in _YEARS:
            end = self.past(after + 1, _MORE)
            return Length(figures, is_more=end > after + 1), end
        if figures.low >= money.LARGE and self._stands_alone(last):
            return Amount(figures, has_unit=False), after
        return OtherNumber(), after

    def _last_of_range(self, at: int) -> int:
        """Find the last number of a range; each of its numbers may have its unit: «mellom 1 mill. og 2 mill.»."""
        _, after = money.units(self.said, at + 1)
        return money.end_of_range(self.said, at, after) or at

    def _percent(self, figures: Figures, at: int, end: int) -> tuple[PartOfWhole, int]:
        slack = Fraction(1, 2 * 10 ** money.decimals_of(self.said[at]))
        return self._share_of(Figures(figures.low / 100, figures.high / 100, slack / 100), end)

    def _stands_alone(self, at: int) -> bool:
        """Say whether no noun stands behind a number without a unit, and no point makes it an ordinal."""
        after = at + 1
        key = self.key(after)
        is_end = not key or key in _GAPS
        return is_end or key in _FOLLOWS_AMOUNT or is_year_at(self.said, after)

    def _amount(self, at: int, last: int, units: tuple[int, ...], end: int, currency: str) -> tuple[Amount, int]:
        first_units, _ = money.units(self.said, at + 1)
        is_range = last != at
        low = money.kroner(self.said[at], first_units or units if is_range else units)
        high = money.kroner(self.said[last], units)
        if low is None or high is None:
            return Amount(None, currency), end
        if low > high:  # «1–2 millioner»: the unit is of both, and was not said of the first
            low = money.kroner(self.said[at], units) or low
        return Amount(Figures(low, high, money.slack(self.said[last], units)), currency), end
