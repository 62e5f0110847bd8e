"""The widths of a table's columns that make its rows lowest, reckoned from the texts. Pure; lengths are in twips."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import chain, permutations
from typing import Final

MARGINS: Final = 100  # at both sides of a cell
CLEAR: Final = 85  # that an amount stands clear of the next column
MOST_ROWS: Final = 60  # that are looked at: the ones with the most text
STEPS: Final = (960, 480, 240, 120, 60)  # what columns give each other, the large ones first
ORDINARY: Final = 105  # twips a point: about eleven letters, which no column should have to divide
BOLD: Final = 1.04  # how much wider the letters of the head and of the sums are
BROKEN: Final = 0.8  # lines that a word is worth which has to be divided where it may not be
HYPHENATED: Final = 0.25  # lines that one is worth which is divided by a hyphen
ROUGH: Final = 0.01  # lines that a line is worth in a column which is not the row's highest: it evens the others out


class _Letters(dict[str, int]):
    """The widths of letters, of which most have the same."""

    def __missing__(self, _letter: str) -> int:
        return 510


# Thousandths of the size of a letter, for Calibri and its twins; other fonts of text are near enough.
_WIDTHS: Final = {
    0: "\u00ad\ufeff",
    200: "'", 230: "ijl", 250: "I .,:;|\u00a0", 310: "fJ-()\u2011", 340: "rt!", 400: 'csz"/L', 450: "gkvxyFSZ?",
    550: "bdhnopquøBCRV", 610: "ADHÅ", 650: "GNOQUØ", 720: "w&%", 760: "æÆ", 800: "m", 850: "M", 900: "W",
}  # fmt: skip
_OF: Final = _Letters({letter: width for width, letters in _WIDTHS.items() for letter in letters})
KEPT: Final = 2**16  # texts: those of the tables of a case, or of one with ten thousand measures
_PIECE: Final = re.compile(r"(?:[^ \-/–\u00ad]|[\-/–]\ufeff)+[\-/–\u00ad]*|[\-/–\u00ad]+")
_WHOLE: Final = re.compile(r"[\d\u00a0.]+")  # an amount or a number is never divided

Row = Sequence[str]
Piece = tuple[float, float, float]
"""What a line has whole: its width, that of the blank before it, and the lines that a break before it is worth."""


def at_least(shares: Sequence[int], rows: Sequence[Row], room: int, points: float) -> tuple[int, ...]:
    """Share the room out as given, but let no column be narrower than its amounts and the words of its head."""
    least = _leasts(rows, points, room)
    widths = list(_shared(shares, room))
    for number, width in enumerate(widths):
        missing = max(0, least[number] - width)
        while missing:
            giver = max(range(len(widths)), key=lambda n: widths[n] - least[n])
            given = min(missing, max(0, widths[giver] - least[giver]))
            if not given:
                break
            widths[giver], widths[number], missing = widths[giver] - given, widths[number] + given, missing - given
    return tuple(widths)


def fitted(head: Row, rows: Sequence[Row], room: int, points: float) -> tuple[int, ...]:
    """Share the room out among the columns. No word of the head is divided, if the room allows."""
    return _fitted(tuple(head), _with_most_text(set(map(tuple, rows))), room, points)


def _with_most_text(rows: set[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give the rows that have the most text, the longest first."""
    lengths = {row: sum(map(len, row)) for row in rows}
    least = min(nlargest(MOST_ROWS, lengths.values()), default=0)
    long = sorted((row for row, length in lengths.items() if length >= least), key=lambda row: (-lengths[row], row))
    return tuple(long[:MOST_ROWS])


def heights(rows: Sequence[Row], widths: Sequence[int], points: float) -> tuple[list[int], list[tuple[int, int]]]:
    """Give the lines of each row's highest cell, and the cells that are too narrow for what they cannot divide.

    The cells are given by row and column, from 0.
    """
    columns, narrow = [], []
    for column, (texts, width) in enumerate(zip(zip(*rows, strict=True), widths, strict=True)):
        fit = {text: _fit(text, width, points) for text in set(texts)}
        columns.append([fit[text][0] for text in texts])
        crowded = {text for text, (_, is_crowded) in fit.items() if is_crowded}
        narrow += [(row, column) for row, text in enumerate(texts) if text in crowded] if crowded else []
    return list(map(max, zip(*columns, strict=True))), narrow


def lines_of(row: Row, widths: Sequence[int], points: float) -> int:
    """Give the lines of a row's highest cell."""
    return max([_fit(text, width, points)[0] for text, width in zip(row, widths, strict=True)])


@lru_cache(maxsize=KEPT)
def _fit(text: str, width: int, points: float) -> tuple[int, bool]:
    """Give the lines of a text, and say whether there is something in it that has no room and cannot be divided."""
    pieces, room = _pieces(text, points), width - MARGINS
    widest = max([piece for piece, _, _ in pieces], default=0.0)
    return _lines(pieces, room)[0], widest * BOLD > room


@lru_cache(maxsize=8)  # the documents of a case have the same tables
def _fitted(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], room: int, points: float) -> tuple[int, ...]:
    least = _leasts([head, *rows], points, room)
    free = room - sum(least)
    if free <= 0:
        return _shared(least, room)
    table = _Table([head, *rows], points)
    widths = [width + free // len(least) for width in least]
    for step in STEPS:
        _settle(table, widths, least, step)
    for step in STEPS:
        _narrow(table, widths, least, step)
    return _shared(widths, room)


def _narrow(table: _Table, widths: list[int], least: list[int], step: int) -> None:
    """Let columns of amounts give the widest of the others what they have no use for."""
    texts = [number for number in range(len(widths)) if number not in table.amounts]
    for giver in table.amounts if texts else ():
        taker, height = max(texts, key=lambda number: widths[number]), table.height(widths)
        while widths[giver] - step >= least[giver]:
            widths[giver] -= step
            widths[taker] += step
            if table.height(widths) > height:
                widths[giver] += step
                widths[taker] -= step
                break


def _settle(table: _Table, widths: list[int], least: list[int], step: int) -> None:
    """Let columns give each other a step as long as that makes the table lower."""
    lowest, is_better = table.height(widths), True
    while is_better:
        is_better = False
        for giver, taker in permutations(range(len(widths)), 2):
            if widths[giver] - step < least[giver]:
                continue
            widths[giver] -= step
            widths[taker] += step
            height = table.height(widths)
            if height < lowest:
                lowest, is_better = height, True
            else:
                widths[giver] += step
                widths[taker] -= step


class _Table:
    """The texts of a table, and how high they are at given widths; `amounts` are the columns that have some."""

    def __init__(self, rows: Sequence[Row], points: float) -> None:
        self._columns: list[list[tuple[Piece, ...]]] = []
        self._known: list[dict[int, list[tuple[float, float]]]] = []
        self.amounts: list[int] = []
        for number, column in enumerate(zip(*rows, strict=True)):
            self._columns.append([_pieces(text, points) for text in column])
            self._known.append({})
            if any(map(_WHOLE.fullmatch, column[1:])):
                self.amounts.append(number)

    def height(self, widths: Sequence[int]) -> float:
        """Give the height in lines, with what broken words and crowded columns are worth."""
        columns = [self._lines(number, width) for number, width in enumerate(widths)]
        height = 0.0
        for row in zip(*columns, strict=True):
            height += max([lines for lines, _ in row])
        worth = 0.0
        for column in columns:
            for _, worth_of_text in column:
                worth += worth_of_text
        return height + worth

    def _lines(self, number: int, width: int) -> list[tuple[float, float]]:
        known = self._known[number]
        if width not in known:
            known[width] = [_lines(pieces, width - MARGINS) for pieces in self._columns[number]]
        return known[width]


def _lines(pieces: Sequence[Piece], room: int) -> tuple[int, float]:
    """Count the lines of a text, and what they are worth."""
    lines, at, broken = 1, 0.0, 0.0
    for width, blank, worth in pieces:
        after = at + blank + width if at else width
        if at and after > room:
            lines, after, broken = lines + 1, width, broken + worth
        more = max(0, math.ceil(after / room) - 1)
        if more:
            broken += BROKEN
        lines, at = lines + more, after - more * room
    return lines, broken + lines * ROUGH


def _leasts(rows: Sequence[Row], points: float, room: int) -> list[int]:
    """Give what each column needs for what cannot be divided; where that has no room, for what should not be."""
    columns = list(zip(*rows, strict=True))
    whole = [_least(column, points) for column in columns]
    return whole if sum(whole) <= room else [_least(column, points, ORDINARY * points) for column in columns]


def _least(column: Sequence[str], points: float, longest: float = math.inf) -> int:
    """Give what a column needs for the words of its head, its amounts, and the pieces of its texts."""
    head, *texts = column
    words = [_width(word, points) for word in head.split(" ")]
    needed = [_needed(text, points, longest) for text in set(texts)]
    return math.ceil(max(*words, *needed, 0) * BOLD) + MARGINS


@lru_cache(maxsize=KEPT)
def _needed(text: str, points: float, longest: float) -> float:
    """Give what a text below the head needs: all of an amount, and of others the widest piece that is not too long."""
    amount = _width(text, points) + CLEAR if _WHOLE.fullmatch(text) else 0
    return max([amount, *[width for width, *_ in _pieces(text, points) if width <= longest]])


def _pieces(text: str, points: float) -> tuple[Piece, ...]:
    """Take a text apart where a line may end: at blanks, behind hyphens, and at soft ones, which are seen there."""
    return tuple(chain.from_iterable([_pieces_of(word, points) for word in text.split(" ")]))


@lru_cache(maxsize=KEPT)
def _pieces_of(word: str, points: float) -> tuple[Piece, ...]:
    blank, hyphen = _width(" ", points), _width("-", points)
    pieces: list[Piece] = []
    before, worth = blank, 0.0
    for piece in _PIECE.findall(word):
        width = _width(piece, points)
        if piece.endswith("\u00ad"):
            # The hyphen is reckoned with where the piece is, and not where the word goes on after it.
            pieces.append((width + hyphen, before, worth))
            before, worth = -hyphen, HYPHENATED
        else:
            pieces.append((width, before, worth))
            before, worth = 0.0, 0.0
    return tuple(pieces)


def _width(text: str, points: float) -> float:
    return sum(map(_OF.__getitem__, text)) * points * 20 / 1000


def _shared(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Make widths fill the room exactly."""
    shared = [width * room // sum(widths) for width in widths]
    return (*shared[:-1], shared[-1] + room - sum(shared))
