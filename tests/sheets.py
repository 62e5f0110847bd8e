"""A reader of the formulas that our workbook has, so that a test can see whether they give what is stored."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from pipeline.domain.documents.document import BudgetWorkbook, SheetCell, WorkSheet
from pipeline.prove.workbook.formulas import Cell, Formulas
from pipeline.prove.workbook.formulas import Value as Result

Value = str | int | None
Number = int | Fraction
Computed = str | Number | list[Value]

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_OUTSIDE_TEXT = re.compile(rf'("[^"]*")|{_REFERENCE.pattern}(?![(\w])')


class Sheets:
    """The sheets of a composed workbook, looked up by name; a reference outside a sheet is an AssertionError."""

    def __init__(self, book: BudgetWorkbook) -> None:
        self.sheets = {sheet.name: sheet for sheet in book.sheets}

    def formulas(self) -> Iterator[tuple[str, str, SheetCell]]:
        """Give every formula with its sheet and its cell's name."""
        for sheet in self.sheets.values():
            for number, row in enumerate(sheet.rows):
                for column, cell in enumerate(row):
                    if cell.formula is not None:
                        yield sheet.name, f"{_letters(column)}{number + 1}", cell

    def block(self, reference: str, home: str) -> list[list[Value]]:
        """Give the stored values of a reference, seen from the sheet `home`."""
        match = _REFERENCE.fullmatch(reference)
        assert match, reference
        name, left, upper, right, lower = match.groups()
        sheet = self.sheets[name.replace("''", "'") if name else home]
        rows = range(int(upper) - 1, int(lower or upper))
        columns = range(_number(left), _number(right or left) + 1)
        assert rows.stop <= len(sheet.rows), f"{reference} reaches below {sheet.name}"
        assert columns.stop <= len(sheet.widths), f"{reference} reaches beside {sheet.name}"
        return [[_value(sheet, row, column) for column in columns] for row in rows]

    def flat(self, reference: str, home: str) -> list[Value]:
        """Give the values of a reference one after another."""
        return [value for row in self.block(reference, home) for value in row]

    def result(self, formula: str, home: str) -> int:
        """Compute a formula from the stored values of the cells that it names; what is no whole number is wrong."""
        body = _OUTSIDE_TEXT.sub(
            lambda found: found[0] if found[1] else f"REF({found[0]!r})", formula.removeprefix("=")
        )
        value = self._value(ast.parse(body, mode="eval").body, home)
        assert not isinstance(value, str | list)
        assert value == int(value), formula
        return int(value)

    def _value(self, node: ast.expr, home: str) -> Computed:
        match node:
            case ast.Constant(value=str() | int() as value):
                return value
            case ast.Call(func=ast.Name(id="REF"), args=[ast.Constant(value=str() as reference)]):
                values = self.flat(reference, home)
                return values if ":" in reference else values[0] or 0
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return _FUNCTIONS[name](*(self._value(argument, home) for argument in arguments))
            case ast.BinOp(left=left, op=op, right=right):
                return _OPERATORS[type(op)](*(_as_number(self._value(side, home)) for side in (left, right)))
            case ast.Compare(left=left, ops=[ast.LtE()], comparators=[right]):
                first, second = (_as_number(self._value(side, home)) for side in (left, right))
                return int(first <= second)
            case _:
                raise AssertionError(ast.dump(node))

    def after(self, sheet: str, label: str, changes: Mapping[Cell, Value]) -> list[Result]:
        """Work the formulas of a labelled row out anew after some cells, by sheet, row and column, are changed."""
        values: dict[Cell, Result] = {}
        formulas: dict[Cell, str] = {}
        labelled: list[Cell] = []
        for name, of in self.sheets.items():
            for number, row in enumerate(of.rows, 1):
                is_labelled = name == sheet and label in [cell.value for cell in row]
                for column, cell in enumerate(row, 1):
                    at = (name, number, column)
                    if cell.formula is not None and at not in changes:
                        formulas[at] = cell.formula
                        labelled += [at] * is_labelled
                    else:
                        values[at] = changes.get(at, cell.value)
        book = Formulas(values, formulas)
        return [book.result(at) for at in labelled]

    def labelled(self, sheet: str, label: str) -> list[Value]:
        """Give the values to the right of the first cell with a text."""
        for row in self.sheets[sheet].rows:
            values = [cell.value for cell in row]
            if label in values:
                return values[values.index(label) + 1 :]
        raise KeyError(label)


def _value(sheet: WorkSheet, row: int, column: int) -> Value:
    cells = sheet.rows[row]
    return cells[column].value if column < len(cells) else None


def _letters(column: int) -> str:
    return chr(ord("A") + column) if column < 26 else _letters(column // 26 - 1) + chr(ord("A") + column % 26)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


# --- the functions that our formulas use, exact -----------------------------------------------------------


def _as_number(value: Computed) -> Number:
    assert isinstance(value, int | Fraction), value
    return value


def _listed(value: Computed) -> Sequence[Computed | Value]:
    """Give a range's values; one of a single cell is written as that cell."""
    return value if isinstance(value, list) else [value]


def _numbers(*values: Computed) -> list[Number]:
    flat = [item for value in values for item in _listed(value)]
    return [item for item in flat if isinstance(item, int | Fraction)]


def _sum(*values: Computed) -> Number:
    return sum(_numbers(*values), Fraction(0))


def _hits(*pairs: Computed) -> list[bool]:
    """Say of each row whether every column of the pairs has what is wanted of it."""
    columns = []
    for where, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        assert not (isinstance(wanted, str) and set(wanted) & set("*?~<>=")), "Excel would read this as a pattern"
        columns.append([value == wanted for value in _listed(where)])
    assert len({len(column) for column in columns}) == 1
    return [all(row) for row in zip(*columns, strict=True)]


def _sum_if(amounts: Computed, *pairs: Computed) -> Number:
    chosen = [value for value, is_hit in zip(_listed(amounts), _hits(*pairs), strict=True) if is_hit]
    return sum((value for value in chosen if isinstance(value, int)), 0)


def _rank(value: Computed, among: Computed) -> int:
    return 1 + sum(1 for other in _numbers(among) if other > _as_number(value))


_OPERATORS: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda whole, parts: Fraction(whole) / parts,
}
_FUNCTIONS: dict[str, Callable[..., Computed]] = {
    "SUM": _sum,
    "MAX": lambda *values: max(_numbers(*values)),
    "SUMIFS": _sum_if,
    "COUNTIFS": lambda *pairs: sum(_hits(*pairs)),
    "COUNTIF": lambda *pairs: sum(_hits(*pairs)),
    "COUNT": lambda *values: len(_numbers(*values)),
    "INT": lambda value: _as_number(value) // 1,
    "MOD": lambda value, by: _as_number(value) % _as_number(by),
    "RANK": _rank,
    "IF": lambda is_so, then, otherwise: then if is_so else otherwise,
}
