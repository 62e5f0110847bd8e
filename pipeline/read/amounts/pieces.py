"""The grammar of a text about money: amounts, the years they are for, hints at how certain they are, and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from pipeline.domain.numbers.money import AFTER_NUMBER, BEFORE_NUMBER, LARGE, LONELY, end_of_minus, one_unit, units
from pipeline.domain.numbers.tokens import LONGEST, Token, TokenKind, tokens
from pipeline.domain.numbers.years import EACH_YEAR, Reach, first_year, listed
from pipeline.domain.values.said import Said
from pipeline.read.amounts import words

LAST_DAY: Final = 31  # «8. april», «1. halvår»: so small a number with a point is no amount

MISSING_DIGITS: Final = Said("Beløpet mangler sifre.", "Digits of the amount are missing.")
TOO_LONG: Final = Said("Beløpet har for mange sifre.", "The amount has too many digits.")
NEGATIVE: Final = Said("Beløpet er negativt.", "The amount is negative.")
NOT_WHOLE: Final = Said("Beløpet er ikke i hele kroner.", "The amount is not in whole kroner.")
WHICH_UNIT: Final = Said(
    "Er beløpet i kroner, tusen eller millioner?", "Is the amount in kroner, thousands or millions?"
)
YEAR_OR_AMOUNT: Final = Said("Er {year} et år eller et beløp?", "Is {year} a year or an amount?")

_BREAKS: Final = frozenset(",.;:()-/!…")
_TRIMMED: Final = " \t\r\n\u00a0\u2009\u202f,;:()-–—"


@dataclass(frozen=True, slots=True)
class AmountPiece:
    """Money. `kroner` is None where it cannot be read; `doubt` then says why."""

    kroner: int | None
    doubt: Said = Said("", "")  # noqa: RUF009 - immutable, as any text


@dataclass(frozen=True, slots=True)
class YearsPiece:
    """The years that are named; none are all of the column. `is_each` says that an amount is for each of them."""

    named: tuple[int, ...] = ()
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class HedgePiece:
    """A word about how certain the amount is, as it was written."""

    hint: words.Hint
    text: str


@dataclass(frozen=True, slots=True)
class NotePiece:
    """Words that are neither amount nor years, as they were written. A leading one stands before every amount."""

    text: str
    is_leading: bool = False


PhrasePiece: TypeAlias = AmountPiece | YearsPiece | HedgePiece | NotePiece
FoundPiece: TypeAlias = tuple[PhrasePiece, int] | None  # a piece and where it ends; None where there is none


def phrase_pieces(text: str, column: tuple[int, ...]) -> tuple[PhrasePiece, ...]:
    """Read any text from left to right, in linear time. `column` is the years that «fra 2022» chooses from."""
    phrase = _Phrase(text, tokens(text), column)
    found: list[PhrasePiece] = []
    at, is_leading = 0, True
    while at < len(phrase.said):
        read = phrase.piece(at)
        if read is None and phrase.is_gap(at):
            at += 1
            continue
        piece, at = read or phrase.note(at, is_leading=is_leading)
        found.append(piece)
        if isinstance(piece, AmountPiece):
            is_leading = False
    return tuple(found)


@dataclass(frozen=True)
class _Phrase:
    """A text and its tokens. Every method reads from the token `at`."""

    text: str
    said: tuple[Token, ...]
    column: tuple[int, ...]

    def piece(self, at: int) -> FoundPiece:
        return self.hedge(at) or self.nothing(at) or self.amount(at) or self.when(at)

    def is_gap(self, at: int) -> bool:
        return self.said[at].key in _BREAKS or words.JOINS.find(self.said, at) is not None

    def is_kind(self, at: int, kind: TokenKind) -> bool:
        return at < len(self.said) and self.said[at].kind is kind

    def between(self, first: int, end: int) -> str:
        """Give the characters of the tokens from `first` to the one before `end`."""
        return self.text[self.said[first].start : self.said[end - 1].end]

    # --- notes ------------------------------------------------------------------------------------

    def hedge(self, at: int) -> FoundPiece:
        found = words.HINTS.find(self.said, at)
        if found is None:
            return None
        hint, end = found
        if hint is words.Hint.LIMIT and not self._is_number_ahead(end):
            return None
        return HedgePiece(hint, self.between(at, end)), end

    def _is_number_ahead(self, at: int) -> bool:
        has_number = self.is_kind(BEFORE_NUMBER.end(self.said, at), TokenKind.NUMBER)
        has_hint = words.HINTS.end(self.said, at) > at
        return has_number or has_hint

    def note(self, at: int, *, is_leading: bool) -> tuple[NotePiece, int]:
        """Read on to where the note ends."""
        end = self._end_of_note(at, is_leading=is_leading)
        is_joined = at > 0 and words.JOINS.find(self.said, at - 1) is not None
        first = at - 1 if is_joined else at
        return NotePiece(self.between(first, end).strip(_TRIMMED), is_leading), end

    def _end_of_note(self, at: int, *, is_leading: bool) -> int:
        """Find the closing parenthesis, or for a leading note the first amount; other notes go on to the end."""
        ahead = range(at + 1, len(self.said))
        ends: Iterator[int] = iter(())
        if at > 0 and self.said[at - 1].key == "(":
            ends = (end for end in ahead if self.said[end].key == ")")
        elif is_leading:
            ends = (end for end in ahead if self._is_plainly_money(end))
        return next(ends, len(self.said))

    def _is_plainly_money(self, at: int) -> bool:
        """Say whether money begins here, beyond doubt enough to end a note: «fase 2» is none, «gir 200 000» is."""
        is_bare = self.is_kind(at, TokenKind.NUMBER) and AFTER_NUMBER.find(self.said, at + 1) is None
        if not is_bare:
            return self._is_money(at)
        number = self.said[at].number
        if number is not None and number < LARGE:
            return False
        return self.amount(at) is not None

    # --- money ------------------------------------------------------------------------------------

    def nothing(self, at: int) -> FoundPiece:
        end = words.NOTHING.end(self.said, at)
        return (AmountPiece(0), end) if end > at else None

    def amount(self, at: int) -> FoundPiece:
        after_minus = end_of_minus(self.said, at)
        unit_before = BEFORE_NUMBER.find(self.said, after_minus)
        after_unit = unit_before[1] if unit_before else after_minus
        number_at = end_of_minus(self.said, after_unit) if unit_before else after_minus
        if not self.is_kind(number_at, TokenKind.NUMBER):
            return self._amount_without_number(at, number_at)
        counted, end = units(self.said, number_at + 1)
        if unit_before:
            counted = (unit_before[0], *counted)
        if not counted and not self._stands_alone(number_at):
            return None
        has_minus = after_minus > at or number_at > after_unit
        if has_minus or self._is_bracketed(at, end):
            return AmountPiece(None, NEGATIVE), end
        return _kroner(self.said[number_at], counted), end

    def _is_bracketed(self, at: int, end: int) -> bool:
        """Say whether brackets close the amount in, as accountants write what is below 0."""
        is_opened = at > 0 and self.said[at - 1].key == "("
        is_closed = end < len(self.said) and self.said[end].key == ")"
        return is_opened and is_closed

    def _stands_alone(self, at: int) -> bool:
        """Say whether a number without a unit is an amount: nothing after it says what else it counts."""
        number, after = self.said[at].number, at + 1
        if number is None or after == len(self.said):
            return True
        if self.is_gap(after):
            return not self._is_ordinal(at, number)
        if words.OPENINGS.find(self.said, after):
            return number >= LARGE
        if EACH_YEAR.find(self.said, after) or words.HINTS.find(self.said, after):
            return True
        return first_year(self.said, after) is not None

    def _is_ordinal(self, at: int, number: Decimal) -> bool:
        point = self.said[at + 1]
        is_dot = point.key == "." and point.follows(self.said[at])
        return is_dot and number <= LAST_DAY and self.is_kind(at + 2, TokenKind.WORD)

    def _amount_without_number(self, at: int, number_at: int) -> FoundPiece:
        """Read a unit that has lost its digits («kr ,-»), or has a year for an amount; neither is ever 0."""
        if self.is_kind(number_at, TokenKind.YEAR):
            return self._year_for_amount(at, number_at)
        end = at
        while (further := LONELY.end(self.said, end)) > end:
            end = further
        return (AmountPiece(None, MISSING_DIGITS), end) if end > at else None

    def _year_for_amount(self, at: int, year_at: int) -> FoundPiece:
        """Read «kr 2000» and «2000 kr»; the unit of «2022 kr 500» is that of the number behind it."""
        _, end = units(self.said, year_at + 1)
        has_unit_before = year_at > at
        has_unit_behind = end > year_at + 1 and not self.is_kind(end, TokenKind.NUMBER)
        if not has_unit_before and not has_unit_behind:
            return None
        return AmountPiece(None, YEAR_OR_AMOUNT.filled(year=self.said[year_at].key)), end

    # --- years ------------------------------------------------------------------------------------

    def when(self, at: int) -> FoundPiece:
        """Read years. With a colon and words after them they begin a note: «2023 og 2024: Ikke avklart»."""
        each = EACH_YEAR.find(self.said, at)
        if each is not None:
            return YearsPiece(is_each=True), each[1]
        first = first_year(self.said, at)
        if first is None:
            return None
        reach, year_at = first
        named, end = listed(self.said, year_at)
        is_heading = end + 1 < len(self.said) and self.said[end].key == ":"
        if is_heading and not self._is_money(end + 1):
            return None
        return YearsPiece(self._reached(reach, named)), end

    def _is_money(self, at: int) -> bool:
        return (self.hedge(at) or self.nothing(at) or self.amount(at)) is not None

    def _reached(self, reach: Reach, named: tuple[int, ...]) -> tuple[int, ...]:
        """Let «fra 2022» mean the years of the column from then on, if it has that year; «til og med 2023» likewise."""
        first = named[0]
        if len(named) > 1 or first not in self.column:
            return named
        match reach:
            case Reach.FROM_YEAR:
                return tuple(year for year in self.column if year >= first)
            case Reach.TO_YEAR:
                return tuple(year for year in self.column if year <= first)
            case _:
                return named


def _kroner(written: Token, counted: tuple[int, ...]) -> AmountPiece:
    """Multiply a number by its one unit: 2,5 and (1 000 000, 1) is 2 500 000 kroner."""
    if written.number is None:
        count = sum(1 for sign in written.key if sign.isdecimal())
        return AmountPiece(None, TOO_LONG if count > LONGEST else MISSING_DIGITS)
    unit = one_unit(written, counted)
    if unit is None:
        return AmountPiece(None, WHICH_UNIT)
    kroner = written.number * unit
    if kroner != int(kroner):
        return AmountPiece(None, NOT_WHOLE)
    return AmountPiece(int(kroner))
