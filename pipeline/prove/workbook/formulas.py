"""Formulas of our own workbook, worked out in whole numbers and exact fractions.

The functions are those that our sheets use: COUNT, COUNTIF, COUNTIFS, IF, INT, MAX, MOD, N, RANK, SUM and SUMIFS.
What is not known here is a fault of the program, and raises ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import chain, product
from math import floor
from typing import Final, TypeAlias

Number: TypeAlias = int | Fraction
Value: TypeAlias = Number | str | bool | None
Range: TypeAlias = tuple[Value, ...]
CellAt: TypeAlias = tuple[str, int, int]
"""A cell: its sheet, row and column, both from 1."""
Tree: TypeAlias = tuple[object, ...]

_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
        \$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d+))?)(?![\w(])
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<name>[A-Z]+)\(
    | (?P<sign><=|>=|<>|[-+*/<>=(),])
    )""",
    re.VERBOSE,
)
_COMPARED: Final[Mapping[str, Callable[[Number, Number], bool]]] = {
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
    "=": lambda a, b: a == b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}
_ODD_CRITERION: Final = re.compile(r"^[<>=]|[*?~]")


class Formulas:
    """The cells of a workbook, with the formulas among them: each is worked out once, when it is asked for.

    `cells` has numbers and texts, and formulas as texts that begin with `=`, by cell.
    """

    def __init__(self, values: Mapping[CellAt, Value], formulas: Mapping[CellAt, str]) -> None:
        self._values, self._formulas = values, formulas
        self._results: dict[CellAt, Value] = {}
        self._open: set[CellAt] = set()
        self._ranges: dict[tuple[object, ...], Range] = {}
        self._groups: dict[tuple[object, ...], dict[tuple[Value, ...], tuple[Number, int]]] = {}

    def result(self, cell: CellAt) -> Value:
        """Give what a cell has, or what its formula comes to. One that rests on itself raises ValueError."""
        formula = self._formulas.get(cell)
        if formula is None:
            return self._values.get(cell)
        if cell not in self._results:
            if cell in self._open:
                raise ValueError(f"a formula that rests on itself: {formula}")
            self._open.add(cell)
            self._results[cell] = self._one(_parsed(formula), cell[0])
            self._open.remove(cell)
        return self._results[cell]

    # --- the tree of a formula ----------------------------------------------------------------------

    def _one(self, tree: Tree, sheet: str) -> Value:
        match tree:
            case ("value", value):
                return value  # type: ignore[return-value]  # the parser puts a Value there
            case ("cell", where, row, column, None, None):
                return self.result((str(where or sheet), int(str(row)), int(str(column))))
            case ("call", name, arguments):
                return self._call(str(name), arguments, sheet)  # type: ignore[arg-type]  # trees, by the parser
            case ("minus", inner):
                return -_number(self._one(inner, sheet))  # type: ignore[arg-type]  # as above
            case (sign, left, right):
                a, b = (_number(self._one(side, sheet)) for side in (left, right))  # type: ignore[arg-type]
                return _joined(str(sign), a, b)
        raise ValueError(f"a formula that is not known: {tree}")

    def _many(self, tree: Tree, sheet: str) -> Range:
        """Give the values of a range, or the one value of anything else."""
        if tree[0] != "cell" or tree[4] is None:
            return (self._one(tree, sheet),)
        key = (tree[1] or sheet, *tree[2:])
        if key not in self._ranges:
            where, first, left, last, right = (part if isinstance(part, int) else str(part) for part in key)
            rows, columns = range(int(first), int(last) + 1), range(int(left), int(right) + 1)
            self._ranges[key] = tuple(self.result((str(where), *at)) for at in product(rows, columns))
        return self._ranges[key]

    # --- functions ----------------------------------------------------------------------------------

    def _call(self, name: str, arguments: tuple[Tree, ...], sheet: str) -> Value:  # noqa: PLR0911 - a line a function
        match name, arguments:
            case "IF", (condition, yes, no):
                return self._one(yes if self._one(condition, sheet) else no, sheet)
            case "SUMIFS", (summed, *criteria):
                return self._group(summed, criteria, sheet)[0]
            case "COUNTIFS", criteria:
                return self._group(criteria[0], list(criteria), sheet)[1]
            case "COUNTIF", (where, wanted):
                return self._group(where, [where, wanted], sheet)[1]
            case "RANK", (one, among):
                mine = _number(self._one(one, sheet))
                return 1 + sum(1 for other in _numbers(self._many(among, sheet)) if other > mine)
            case (("INT" | "N" | "MOD"), _):
                return _worked_out(name, [_number(self._one(argument, sheet)) for argument in arguments])
        numbers = _numbers(chain.from_iterable(self._many(argument, sheet) for argument in arguments))
        match name:
            case "SUM":
                return sum(numbers)
            case "COUNT":
                return sum(1 for _ in numbers)
            case "MAX":
                return max(numbers, default=0)
        raise ValueError(f"a function that is not known: {name}")

    def _group(self, summed: Tree, criteria: list[Tree], sheet: str) -> tuple[Number, int]:
        """Sum and count the rows where each column has what is wanted; columns are gone through once."""
        columns = criteria[::2]
        wanted = tuple(_criterion(self._one(tree, sheet)) for tree in criteria[1::2])
        key = (sheet, summed, *columns)
        if key not in self._groups:
            groups: dict[tuple[Value, ...], tuple[Number, int]] = {}
            rows = zip(*(self._many(column, sheet) for column in columns), strict=True)
            for value, row in zip(self._many(summed, sheet), rows, strict=True):
                group = tuple(map(_folded, row))
                amount, count = groups.get(group, (0, 0))
                groups[group] = (amount + sum(_numbers([value])), count + 1)
            self._groups[key] = groups
        return self._groups[key].get(wanted, (0, 0))


def _worked_out(name: str, given: list[Number]) -> Number:
    match name, given:
        case "N", [one]:
            return one
        case "INT", [one]:
            return floor(one)
        case "MOD", [one, by]:
            return one - by * floor(Fraction(one) / by)
    raise ValueError(f"a function that is not known: {name} of {len(given)}")


def _joined(sign: str, a: Number, b: Number) -> Value:
    match sign:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case "/":
            return Fraction(a) / b
    return _COMPARED[sign](a, b)


def _numbers(values: Iterable[Value]) -> list[Number]:
    return [value for value in values if isinstance(value, int | Fraction) and not isinstance(value, bool)]


def _number(value: Value) -> Number:
    """Take a value for a number: a blank cell is 0, and a text is none, which raises ValueError."""
    if value is None:
        return 0
    if isinstance(value, str):
        raise ValueError(f"a text where a number is wanted: {value}")  # noqa: TRY004 - as all that is not known here
    return int(value) if isinstance(value, bool) else value


def _criterion(value: Value) -> Value:
    if isinstance(value, str) and _ODD_CRITERION.search(value):
        raise ValueError(f"a criterion that is not known: {value}")
    return _folded(value)


def _folded(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value


# --- reading a formula ----------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _parsed(formula: str) -> Tree:
    parser = _Parser(formula.removeprefix("="))
    tree = parser.compared()
    if parser.sign is not None or parser.token is not None:
        raise ValueError(f"a formula that is not known: {formula}")
    return tree


class _Parser:
    """A formula, read from left to right."""

    def __init__(self, formula: str) -> None:
        self.formula, self.at = formula, 0
        self.token: re.Match[str] | None = None
        self.sign: str | None = None
        self._next()

    def _next(self) -> None:
        if self.at >= len(self.formula.rstrip()):
            self.token = self.sign = None
            return
        self.token = _TOKEN.match(self.formula, self.at)
        if self.token is None:
            raise ValueError(f"a formula that is not known: {self.formula}")
        self.at = self.token.end()
        self.sign = self.token["sign"]

    def compared(self) -> Tree:
        return self._chain(_COMPARED, self._sum)

    def _sum(self) -> Tree:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Tree:
        return self._chain(("*", "/"), self._single)

    def _chain(self, signs: Iterable[str], part: Callable[[], Tree]) -> Tree:
        tree = part()
        while (sign := self.sign) is not None and sign in signs:
            self._next()
            tree = (sign, tree, part())
        return tree

    def _single(self) -> Tree:
        token = self.token
        if token is None:
            raise ValueError(f"a formula that ends too early: {self.formula}")
        if self.sign == "-":
            self._next()
            return ("minus", self._single())
        self._next()
        if token["sign"] == "(":
            tree = self.compared()
            self._expect(")")
            return tree
        if token["name"]:
            return ("call", token["name"], self._arguments())
        return _leaf(token)

    def _arguments(self) -> tuple[Tree, ...]:
        arguments = [self.compared()]
        while self.sign == ",":
            self._next()
            arguments.append(self.compared())
        self._expect(")")
        return tuple(arguments)

    def _expect(self, sign: str) -> None:
        if self.sign != sign:
            raise ValueError(f"a formula without its {sign}: {self.formula}")
        self._next()


def _leaf(token: re.Match[str]) -> Tree:
    if token["text"]:
        return ("value", token["text"][1:-1].replace('""', '"'))
    if token["number"]:
        number = Fraction(token["number"])
        return ("value", int(number) if number.denominator == 1 else number)
    if not token["ref"]:
        raise ValueError(f"a formula that is not known: {token.string}")
    sheet = token["sheet"]
    name = sheet[1:-1].replace("''", "'") if sheet and sheet.startswith("'") else sheet
    last = (int(token["r2"]), _column(token["c2"])) if token["c2"] else (None, None)
    return ("cell", name, int(token["r1"]), _column(token["c1"]), *last)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
