"""What the words beside an amount, or instead of one, tell of it: who pays, what is reserved, what has to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.domain.findings.finding import in_a_row
from pipeline.domain.numbers.tokens import Token, TokenKind, tokens
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.said import Said, as_said
from pipeline.read.amounts.pieces import NotePiece
from pipeline.read.amounts.words import OPENINGS, RESERVATIONS, SIGNS, Opening, Reservation, Sign

LONGEST_QUOTE: Final = 40  # characters of a note that a doubt repeats

IS_AMOUNT: Final = Said("Er {number} et beløp?", "Is {number} an amount?")
IS_STATUS: Final = Said(
    "Betyr «{words}» at statusen er «{status}»?", "Does «{words}» mean that the status is «{status}»?"
)
MORE_TO_SAY: Final = Said("Sier «{note}» noe mer om beløpet?", "Does «{note}» say more about the amount?")
OTHER_YEARS: Final = Said("Hva gjelder for {years}?", "What holds for {years}?")
RESERVATION: Final = Said("Teksten tar forbehold («{words}»).", "The text makes a reservation («{words}»).")

_COUNTED_APART: Final = frozenset({Opening.PART, Opening.ADDITION})  # numbers after these are not the amount
_UNDERSTOOD: Final = frozenset({*_COUNTED_APART, Opening.PURPOSE, Opening.NO_MORE})


@dataclass(frozen=True, slots=True)
class Clues:
    """What was found in a text, in its order. Signs and reservations come with the words that they stand in."""

    signs: tuple[tuple[Sign, str], ...]
    reservations: tuple[tuple[Reservation, str], ...]
    numbers: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def likeliest(self) -> Status | None:
        """Give the one status that is said plainly, or else the one hinted at; None when there is no such one."""
        every = {sign.status for sign, _ in self.signs}
        plain = {sign.status for sign, _ in self.signs if sign.is_plain}
        said = plain or every
        return said.pop() if len(said) == 1 else None

    def doubts(self) -> Iterator[Said]:
        """Ask about all that the likeliest status leaves open."""
        yield from self.doubts_of_status()
        yield from self.doubts_of_reservations()
        yield from self.doubts_of_numbers()

    def doubts_of_status(self, *, is_expected: bool = True) -> Iterator[Said]:
        """Ask about the signs when they disagree, when not one of them is plain, or when none is expected."""
        is_agreed = len({sign.status for sign, _ in self.signs}) == 1
        is_plain = any(sign.is_plain for sign, _ in self.signs)
        if is_expected and is_agreed and is_plain:
            return
        for sign, words in self.signs:
            yield IS_STATUS.filled(words=words, status=sign.status)

    def doubts_of_reservations(self, *, may_vary: bool = False) -> Iterator[Said]:
        """Ask about every reservation; `may_vary` leaves those about the size of the amount."""
        for about, words in self.reservations:
            if may_vary and about is Reservation.SIZE:
                continue
            yield RESERVATION.filled(words=words)

    def doubts_of_numbers(self) -> Iterator[Said]:
        """Ask about every number that is no year."""
        return (IS_AMOUNT.filled(number=number) for number in self.numbers)


def clues(text: str) -> Clues:
    """Look for clues in the whole of a text."""
    return _clues(text, tokens(text), 0)


def doubts_of_note(note: NotePiece, column: tuple[int, ...], *, is_estimate: bool = False) -> Iterator[Said]:
    """Ask about what a note may change in the amount beside it; nothing of a note that only explains.

    An estimate may have caveats: it is one because of them.
    """
    said = tokens(note.text)
    opening, end = OPENINGS.find(said, 0) or (None, 0)
    is_understood = opening in _UNDERSTOOD
    has_caveat = is_estimate and opening is Opening.CAVEAT
    found = _clues(note.text, said, end if is_understood else 0)
    only_explains = is_understood or has_caveat
    if note.is_leading or not only_explains:
        yield MORE_TO_SAY.filled(note=_quoted(note.text))
    if opening is not Opening.ADDITION:
        yield from found.doubts_of_status(is_expected=False)
    yield from found.doubts_of_reservations(may_vary=has_caveat)
    if opening not in _COUNTED_APART:
        yield from found.doubts_of_numbers()
    if found.years and found.years != column:
        yield OTHER_YEARS.filled(years=in_words(found.years))


def in_words(years: tuple[int, ...]) -> Said:
    """Write years as a list: 2022, 2022 og 2023, 2022–2024."""
    if len(years) > 2 and years == tuple(range(years[0], years[-1] + 1)):  # noqa: PLR2004 - a range from three on
        return as_said(f"{years[0]}–{years[-1]}")
    return in_a_row(years)


def _clues(text: str, said: tuple[Token, ...], at: int) -> Clues:
    signs: list[tuple[Sign, str]] = []
    reservations: list[tuple[Reservation, str]] = []
    for first, end, meaning in _marked(said, at):
        words = text[said[first].start : said[end - 1].end]
        if isinstance(meaning, Sign):
            signs.append((meaning, words))
        else:
            reservations.append((meaning, words))
    numbers = tuple(token.key for token in said if token.kind is TokenKind.NUMBER)
    years = [int(token.key) for token in said if token.kind is TokenKind.YEAR]
    return Clues(tuple(signs), tuple(reservations), numbers, tuple(dict.fromkeys(years)))


def _marked(said: tuple[Token, ...], at: int) -> Iterator[tuple[int, int, Sign | Reservation]]:
    """Walk through the signs, and the reservations outside them: where each begins, where it ends, what it means."""
    while at < len(said):
        found = SIGNS.find(said, at) or RESERVATIONS.find(said, at)
        if found is None:
            at += 1
            continue
        meaning, end = found
        yield at, end, meaning
        at = end


def _quoted(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    return f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
