"""The formulas of the workbook: one expression gives both what a cell says and what it comes to.

They are written with the signs of Python over cells (`income[2021] - costs[2021]`) and with Excel's functions, and come
to whole numbers; on the way there are exact fractions.
"""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, reduce
from itertools import chain, product
from math import floor
from typing import ClassVar, Final, Protocol, TypeAlias

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

Numeric: TypeAlias = int | Fraction
Value: TypeAlias = Numeric | str | None
"""What stands in a cell, None where it is blank."""


class Grid(Protocol):
    """A sheet, as its cells know it. Rows and columns count from 0."""

    @property
    def name(self) -> str:
        """The name that other sheets know it by."""

    def value_at(self, row: int, column: int) -> Value:
        """Give what stands in a cell, or what its formula comes to."""


class Argument(Protocol):
    """What can stand in a function's brackets."""

    def written(self, home: str) -> str:
        """Give the text of it in a formula of the sheet `home`."""


# --- what comes to a number -----------------------------------------------------------------------------


class Formula(ABC):
    """An expression that comes to a number."""

    tightness: ClassVar[int] = 3
    """How tightly it holds together: what is looser than the sign beside it stands in brackets."""

    @abstractmethod
    def written(self, home: str) -> str:
        """Give the text of it in a formula of the sheet `home`."""

    @property
    @abstractmethod
    def value(self) -> Numeric:
        """The number that it comes to."""

    def __add__(self, other: Formula) -> Formula:
        return _Sum(self, "+", other)

    def __sub__(self, other: Formula) -> Formula:
        return _Sum(self, "-", other)

    def __mul__(self, other: Formula) -> Formula:
        return _Product(self, "*", other)

    def __truediv__(self, other: Formula) -> Formula:
        return _Product(self, "/", other)

    def __le__(self, other: Formula) -> AtMost:
        return AtMost(self, other)


@dataclass(frozen=True, eq=False)
class Constant(Formula):
    """A number that stands in the formula itself; never below 0."""

    number: int

    def written(self, home: str) -> str:  # noqa: ARG002 - the same in every sheet
        """Give its digits."""
        return str(self.number)

    @property
    def value(self) -> Numeric:
        """The number itself."""
        return self.number


@dataclass(frozen=True, eq=False)
class CellRef(Formula):
    """A cell of a sheet. What stays in a `$` is the same cell when a user copies the formula."""

    grid: Grid
    row: int
    column: int
    row_stays: bool = False
    column_stays: bool = False

    @property
    def fixed(self) -> CellRef:
        """The same cell, wherever the formula is copied to."""
        return replace(self, row_stays=True, column_stays=True)

    @property
    def of_its_row(self) -> CellRef:
        """The cell of the same column in whatever row the formula is copied to."""
        return replace(self, column_stays=True)

    def written(self, home: str) -> str:
        """Give its name, behind its sheet's where that is another."""
        at = xl_rowcol_to_cell(self.row, self.column, row_abs=self.row_stays, col_abs=self.column_stays)
        return _in_sheet(self.grid, at, home)

    @property
    def value(self) -> Numeric:
        """The number in it; a blank cell counts as 0."""
        value = self.grid.value_at(self.row, self.column)
        if isinstance(value, str):
            raise TypeError(f"a text where a number is wanted: {self.written('')}")
        return 0 if value is None else value


_SIGNS: Final[Mapping[str, Callable[[Numeric, Numeric], Numeric]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": Fraction,
}


@dataclass(frozen=True, eq=False)
class _Joined(Formula):
    left: Formula
    sign: str
    right: Formula

    def written(self, home: str) -> str:
        left, right = (side.written(home) for side in (self.left, self.right))
        if self.left.tightness < self.tightness:
            left = f"({left})"
        if self.right.tightness <= self.tightness:
            right = f"({right})"
        return f"{left}{self.sign}{right}"

    @cached_property
    def value(self) -> Numeric:
        return _SIGNS[self.sign](self.left.value, self.right.value)


class _Sum(_Joined):
    tightness = 1


class _Product(_Joined):
    tightness = 2


@dataclass(frozen=True, eq=False)
class _Call(Formula):
    name: str
    arguments: tuple[Argument, ...]
    worked_out: Callable[[], Numeric]

    def written(self, home: str) -> str:
        return f"{self.name}({','.join(argument.written(home) for argument in self.arguments)})"

    @cached_property
    def value(self) -> Numeric:
        return self.worked_out()


# --- what stands in a function's brackets ---------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Cells:
    """Neighbouring cells of a column or a row, from one cell to another."""

    first: CellRef
    last: CellRef
    stay: bool = False

    @property
    def fixed(self) -> Cells:
        """The same cells, wherever the formula is copied to."""
        return replace(self, stay=True)

    def written(self, home: str) -> str:
        """Give their name, behind their sheet's where that is another."""
        named = xl_range_abs if self.stay else xl_range
        cells = named(self.first.row, self.first.column, self.last.row, self.last.column)
        return _in_sheet(self.first.grid, cells, home)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What stands in them, from the first to the last."""
        rows = range(self.first.row, self.last.row + 1)
        columns = range(self.first.column, self.last.column + 1)
        return tuple(self.first.grid.value_at(row, column) for row, column in product(rows, columns))

    @cached_property
    def folded(self) -> tuple[Value, ...]:
        """The same as a criterion reads them: capital letters are the same as small ones."""
        return tuple(map(_folded, self.values))

    @property
    def numbers(self) -> list[Numeric]:
        """The numbers among the values."""
        return [value for value in self.values if isinstance(value, int | Fraction)]


@dataclass(frozen=True)
class WordCriterion:
    """A text in a formula."""

    value: str

    def written(self, home: str) -> str:  # noqa: ARG002 - the same in every sheet
        """Give the text in quotes."""
        return '"' + self.value.replace('"', '""') + '"'


@dataclass(frozen=True)
class AtMost:
    """The condition that a number is at most another."""

    left: Formula
    right: Formula

    def written(self, home: str) -> str:
        """Give both sides with their sign."""
        return f"{self.left.written(home)}<={self.right.written(home)}"

    @property
    def holds(self) -> bool:
        """The answer."""
        return self.left.value <= self.right.value


Criterion: TypeAlias = tuple[Cells, Formula | WordCriterion]
"""Cells, and what is wanted of each."""


def _in_sheet(grid: Grid, cells: str, home: str) -> str:
    if grid.name == home:
        return cells
    quoted = grid.name.replace("'", "''")
    return f"'{quoted}'!{cells}"


# --- Excel's functions ----------------------------------------------------------------------------------


def added(parts: Iterable[Formula]) -> Formula:
    """Give the parts with a plus between them; no parts come to 0."""
    listed = list(parts)
    return reduce(operator.add, listed) if listed else Constant(0)


def sum_of(*cells: Cells) -> Formula:
    """Give SUM: the numbers in the cells, added up."""
    return _Call("SUM", cells, lambda: sum(sum(part.numbers) for part in cells))


def count_of(cells: Cells) -> Formula:
    """Give COUNT: how many numbers there are in the cells."""
    return _Call("COUNT", (cells,), lambda: len(cells.numbers))


def at_least_0(number: Formula) -> Formula:
    """Give MAX: the number, or 0 where it is below."""
    return _Call("MAX", (Constant(0), number), lambda: max(0, number.value))


def int_of(number: Formula) -> Formula:
    """Give INT: the largest whole number that is not above it."""
    return _Call("INT", (number,), lambda: floor(number.value))


def mod(number: Formula, divisor: Formula) -> Formula:
    """Give MOD: what is left of the number when the divisor is taken from it as often as it can be."""
    return _Call("MOD", (number, divisor), lambda: number.value % divisor.value)


def either(condition: AtMost, yes: Formula, no: Formula) -> Formula:
    """Give IF: one of two, by a condition."""
    return _Call("IF", (condition, yes, no), lambda: yes.value if condition.holds else no.value)


def rank(number: CellRef, among: Cells) -> Formula:
    """Give RANK: its place among the numbers in the cells, the largest first; equals share the best place."""

    def worked_out() -> int:
        if number.value not in among.numbers:
            raise ValueError("what is not among the numbers has no place among them")
        return 1 + sum(1 for other in among.numbers if other > number.value)

    return _Call("RANK", (number, among), worked_out)


def sum_ifs(amounts: Cells, *criteria: Criterion) -> Formula:
    """Give SUMIFS: the amounts of the rows that are as every criterion wants."""
    arguments = (amounts, *chain.from_iterable(criteria))

    def worked_out() -> Numeric:
        chosen = zip(amounts.values, _meets(criteria), strict=True)
        return sum(value for value, is_met in chosen if is_met and isinstance(value, int | Fraction))

    return _Call("SUMIFS", arguments, worked_out)


def count_ifs(cells: Cells, wanted: Formula | WordCriterion) -> Formula:
    """Give COUNTIFS: how many of the cells have what is wanted."""
    return _Call("COUNTIFS", (cells, wanted), lambda: list(_meets([(cells, wanted)])).count(True))


def count_if(cells: Cells, wanted: Formula) -> Formula:
    """Give COUNTIF: how many of the cells have the number."""
    return _Call("COUNTIF", (cells, wanted), lambda: list(_meets([(cells, wanted)])).count(True))


def _meets(criteria: Iterable[Criterion]) -> Iterator[bool]:
    """Say of each row whether it is as every criterion wants."""
    columns = []
    for cells, wanted in criteria:
        value = _folded(wanted.value)
        columns.append([found == value for found in cells.folded])
    return map(all, zip(*columns, strict=True))


def _folded(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value
