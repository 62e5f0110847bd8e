"""The result of a plain formula, worked out from the cells of its own sheet: sums, products and `SUM`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import isfinite
from typing import Final, TypeAlias

from openpyxl.utils import column_index_from_string

CellValue: TypeAlias = Callable[[int, int], object]
"""The value of a cell; row and column count from 0."""

_LONGEST: Final = 500  # characters; what is longer is not plain
_MOST_CELLS: Final = 10_000  # in all the ranges of a formula
_REF: Final = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN: Final = re.compile(
    rf"\s*(?:(?P<range>{_REF}:{_REF})|(?P<ref>{_REF})(?![A-Za-z0-9(!.])|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<sum>SUM(?=\())|(?P<sign>[-+*/(),]))\s*"
)


class _NotPlain(Exception):  # noqa: N818 - no error: the formula is left to Excel
    """The formula has something that is not worked out here."""


def worked_out(formula: str, value_of: CellValue) -> Fraction | None:
    """Return what a formula comes to; None where it is not plain, or rests on something that is no number."""
    if not formula or len(formula) > _LONGEST:
        return None
    try:
        tokens = list(_tokens(formula.removeprefix("=")))
        return _Reading(tokens, value_of).whole()
    except (_NotPlain, ZeroDivisionError, RecursionError):
        return None


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        if found is None or found.lastgroup is None:
            raise _NotPlain
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


class _Reading:
    """One reading of a formula, from left to right."""

    def __init__(self, tokens: list[tuple[str, str]], value_of: CellValue) -> None:
        self.tokens, self.at, self.value_of = tokens, 0, value_of
        self.cells = 0

    def whole(self) -> Fraction:
        result = self._sum()
        if self.at != len(self.tokens):
            raise _NotPlain
        return result

    def _take(self, *signs: str) -> str | None:
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind not in {"sign", "sum"} or text not in signs:
            return None
        self.at += 1
        return text

    def _sum(self) -> Fraction:
        result = self._product()
        while sign := self._take("+", "-"):
            following = self._product()
            result = result + following if sign == "+" else result - following
        return result

    def _product(self) -> Fraction:
        result = self._one()
        while sign := self._take("*", "/"):
            following = self._one()
            result = result * following if sign == "*" else result / following
        return result

    def _one(self) -> Fraction:
        if sign := self._take("-", "+"):
            return -self._one() if sign == "-" else self._one()
        if self._take("("):
            return self._closed(self._sum())
        if self._take("SUM"):
            self._take("(")
            return self._closed(self._listed())
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        self.at += 1
        if kind == "number":
            return Fraction(text)
        if kind == "ref":
            return self._cell(*_position(text), in_sum=False)
        raise _NotPlain

    def _closed(self, result: Fraction) -> Fraction:
        if not self._take(")"):
            raise _NotPlain
        return result

    def _listed(self) -> Fraction:
        result = self._term()
        while self._take(","):
            result += self._term()
        return result

    def _term(self) -> Fraction:
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind != "range":
            return self._sum()
        self.at += 1
        (top, left), (bottom, right) = (_position(corner) for corner in text.split(":"))
        self.cells += (abs(bottom - top) + 1) * (abs(right - left) + 1)
        if self.cells > _MOST_CELLS:
            raise _NotPlain
        rows = range(min(top, bottom), max(top, bottom) + 1)
        columns = range(min(left, right), max(left, right) + 1)
        return sum((self._cell(row, column, in_sum=True) for row, column in product(rows, columns)), Fraction(0))

    def _cell(self, row: int, column: int, *, in_sum: bool) -> Fraction:
        """Read a cell; a blank one is 0, and a text is 0 in a sum of a range, as in Excel."""
        value = self.value_of(row, column)
        if value is None or (in_sum and isinstance(value, str)):
            return Fraction(0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise _NotPlain
        return Fraction(value)


def _position(ref: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"\$?([A-Za-z]+)\$?([0-9]+)", ref).groups()  # type: ignore[union-attr]
    return int(digits) - 1, column_index_from_string(letters.upper()) - 1
