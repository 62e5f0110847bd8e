"""The grammar of a text about money: amounts, the years they are for, hints at how certain they are, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from pipeline.domain.numbers.money import AFTER_NUMBER, BEFORE_NUMBER, LARGE, LONELY, end_of_minus, one_unit, units
from pipeline.domain.numbers.tokens import LONGEST, Kind, Token, tokens
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
class Amount:
    """Money. `kroner` is None where it cannot be read; `doubt` then says why."""

    kroner: int | None
    doubt: Said = Said("", "")  # noqa: RUF009 - immutable, as any text


@dataclass(frozen=True, slots=True)
class When:
    """The years that are named; none are all of the column. `is_each` says that an amount is for each of them."""

    named: tuple[int, ...] = ()
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word about how certain the amount is, as it was written."""

    hint: words.Hint
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Words that are neither amount nor years, as they were written. A leading one stands before every amount."""

    text: str
    is_leading: bool = False


Piece: TypeAlias = Amount | When | Hedge | Note
Read: TypeAlias = tuple[Piece, int] | None  # a piece and where it ends; None where there is none


def pieces(text: str, column: tuple[int, ...]) -> tuple[Piece, ...]:
    """Read any text from left to right, in linear time. `column` is the years that «fra 2022» chooses from."""
    phrase = _Phrase(text, tokens(text), column)
    found: list[Piece] = []
    at, is_leading = 0, True
    while at < len(phrase.said):
        if (read := phrase.piece(at)) is None and phrase.is_gap(at):
            at += 1
            continue
        piece, at = read or phrase.note(at, is_leading=is_leading)
        found.append(piece)
        is_leading = is_leading and not isinstance(piece, Amount)
    return tuple(found)


@dataclass(frozen=True)
class _Phrase:
    """A text and its tokens. Every method reads from the token `at`."""

    text: str
    said: tuple[Token, ...]
    column: tuple[int, ...]

    def piece(self, at: int) -> Read:
        return self.hedge(at) or self.nothing(at) or self.amount(at) or self.when(at)

    def is_gap(self, at: int) -> bool:
        return self.said[at].key in _BREAKS or words.JOINS.find(self.said, at) is not None

    def is_kind(self, at: int, kind: Kind) -> bool:
        return at < len(self.said) and self.said[at].kind is kind

    def between(self, first: int, end: int) -> str:
        """Give the characters of the tokens from `first` to the one before `end`."""
        return self.text[self.said[first].start : self.said[end - 1].end]

    # --- notes ------------------------------------------------------------------------------------

    def hedge(self, at: int) -> Read:
        found = words.HINTS.find(self.said, at)
        if found is None or (found[0] is words.Hint.LIMIT and not self._is_number_ahead(found[1])):
            return None
        return Hedge(found[0], self.between(at, found[1])), found[1]

    def _is_number_ahead(self, at: int) -> bool:
        return self.is_kind(BEFORE_NUMBER.end(self.said, at), Kind.NUMBER) or words.HINTS.end(self.said, at) > at

    def note(self, at: int, *, is_leading: bool) -> tuple[Note, int]:
        """Read on to where the note ends."""
        end = self._end_of_note(at, is_leading=is_leading)
        first = at - 1 if at and words.JOINS.find(self.said, at - 1) else at
        return Note(self.between(first, end).strip(_TRIMMED), is_leading), end

    def _end_of_note(self, at: int, *, is_leading: bool) -> int:
        """Stop at the closing parenthesis, or at the first amount of all; other notes go on to the end."""
        ahead = range(at + 1, len(self.said))
        if at and self.said[at - 1].key == "(":
            return next((end for end in ahead if self.said[end].key == ")"), len(self.said))
        if is_leading:
            return next((end for end in ahead if self._is_plainly_money(end)), len(self.said))
        return len(self.said)

    def _is_plainly_money(self, at: int) -> bool:
        """Say whether money begins here, beyond doubt enough to end a note: «fase 2» is none, «gir 200 000» is."""
        if self.is_kind(at, Kind.NUMBER) and AFTER_NUMBER.find(self.said, at + 1) is None:
            number = self.said[at].number
            return (number is None or number >= LARGE) and self.amount(at) is not None
        return self._is_money(at)

    # --- money ------------------------------------------------------------------------------------

    def nothing(self, at: int) -> Read:
        end = words.NOTHING.end(self.said, at)
        return (Amount(0), end) if end > at else None

    def amount(self, at: int) -> Read:
        after_minus = end_of_minus(self.said, at)
        before = BEFORE_NUMBER.find(self.said, after_minus)
        number_at = end_of_minus(self.said, before[1]) if before else after_minus
        if not self.is_kind(number_at, Kind.NUMBER):
            return self._amount_without_number(at, number_at)
        counted, end = units(self.said, number_at + 1)
        if before:
            counted = (before[0], *counted)
        if not counted and not self._stands_alone(number_at):
            return None
        has_minus = after_minus > at or (before is not None and number_at > before[1])
        is_negative = has_minus or self._is_bracketed(at, end)
        return (Amount(None, NEGATIVE) if is_negative else _kroner(self.said[number_at], counted)), end

    def _is_bracketed(self, at: int, end: int) -> bool:
        """Say whether brackets close the amount in, as accountants write what is below 0."""
        return at > 0 and self.said[at - 1].key == "(" and end < len(self.said) and self.said[end].key == ")"

    def _stands_alone(self, at: int) -> bool:
        """Say whether a number without a unit is an amount: nothing after it says what else it counts."""
        number, after = self.said[at].number, at + 1
        if number is None or after == len(self.said):
            return True
        if self.is_gap(after):
            return not self._is_ordinal(at, number)
        if words.OPENINGS.find(self.said, after):
            return number >= LARGE
        found = EACH_YEAR.find(self.said, after) or words.HINTS.find(self.said, after)
        return found is not None or first_year(self.said, after) is not None

    def _is_ordinal(self, at: int, number: Decimal) -> bool:
        point = self.said[at + 1]
        is_dot = point.key == "." and point.follows(self.said[at])
        return is_dot and number <= LAST_DAY and self.is_kind(at + 2, Kind.WORD)

    def _amount_without_number(self, at: int, number_at: int) -> Read:
        """Read a unit that has lost its digits («kr ,-»), or has a year for an amount; neither is ever 0."""
        if self.is_kind(number_at, Kind.YEAR):
            _, end = units(self.said, number_at + 1)
            has_unit = number_at > at or (end > number_at + 1 and not self.is_kind(end, Kind.NUMBER))
            return (Amount(None, YEAR_OR_AMOUNT.filled(year=self.said[number_at].key)), end) if has_unit else None
        end = at
        while (further := LONELY.end(self.said, end)) > end:
            end = further
        return (Amount(None, MISSING_DIGITS), end) if end > at else None

    # --- years ------------------------------------------------------------------------------------

    def when(self, at: int) -> Read:
        """Read years. With a colon and words after them they begin a note: «2023 og 2024: Ikke avklart»."""
        if (each := EACH_YEAR.find(self.said, at)) is not None:
            return When(is_each=True), each[1]
        if (first := first_year(self.said, at)) is None:
            return None
        reach, end = first
        named, end = listed(self.said, end)
        is_heading = end + 1 < len(self.said) and self.said[end].key == ":"
        if is_heading and not self._is_money(end + 1):
            return None
        return When(self._reached(reach, named)), end

    def _is_money(self, at: int) -> bool:
        return (self.hedge(at) or self.nothing(at) or self.amount(at)) is not None

    def _reached(self, reach: Reach, named: tuple[int, ...]) -> tuple[int, ...]:
        """Let «fra 2022» mean the years of the column from then on, if it has that year; «til og med 2023» likewise."""
        is_open = len(named) == 1 and named[0] in self.column
        match reach:
            case Reach.FROM_YEAR if is_open:
                return tuple(year for year in self.column if year >= named[0])
            case Reach.TO_YEAR if is_open:
                return tuple(year for year in self.column if year <= named[0])
            case _:
                return named


def _kroner(written: Token, counted: tuple[int, ...]) -> Amount:
    """Multiply a number by its one unit: 2,5 and (1 000 000, 1) is 2 500 000 kroner."""
    if written.number is None:
        return Amount(None, TOO_LONG if sum(map(str.isdecimal, written.key)) > LONGEST else MISSING_DIGITS)
    unit = one_unit(written, counted)
    if unit is None:
        return Amount(None, WHICH_UNIT)
    kroner = written.number * unit
    return Amount(int(kroner)) if kroner == int(kroner) else Amount(None, NOT_WHOLE)
