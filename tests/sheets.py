"""A reader of the formulas that our workbook has, so that a test can see whether they give what is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.document import BudgetWorkbook, SheetCell, WorkSheet

Value = str | int | None

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_SPLIT = re.compile(r",(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)")


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
        """Compute a formula from the stored values of the cells that it names."""
        body = formula.removeprefix("=")
        if call := re.fullmatch(r"(SUM|SUMIFS|COUNTIFS|MAX)\((.*)\)", body):
            return self._called(call[1], _SPLIT.split(call[2]), home)
        if difference := re.fullmatch(r"([A-Z]+\d+)-([A-Z]+\d+)", body):
            return self._number(difference[1], home) - self._number(difference[2], home)
        return self._number(body, home)

    def _called(self, name: str, arguments: list[str], home: str) -> int:
        match name:
            case "SUM":
                return sum(value for value in self.flat(arguments[0], home) if isinstance(value, int))
            case "MAX":
                return max(int(arguments[0]), self.result(arguments[1], home))
            case "SUMIFS":
                hits = self._hits(arguments[1:], home)
                amounts = self.flat(arguments[0], home)
                assert len(amounts) == len(hits)
                return sum(v for v, is_hit in zip(amounts, hits, strict=True) if is_hit and isinstance(v, int))
            case _:
                return sum(self._hits(arguments, home))

    def _hits(self, arguments: list[str], home: str) -> list[bool]:
        pairs = list(zip(arguments[::2], arguments[1::2], strict=True))
        columns = [[v == self._criterion(wanted, home) for v in self.flat(where, home)] for where, wanted in pairs]
        assert len({len(column) for column in columns}) == 1
        return [all(row) for row in zip(*columns, strict=True)]

    def _criterion(self, wanted: str, home: str) -> Value:
        if wanted.startswith('"'):
            assert not set(wanted) & set("*?~<>="), "Excel would read this as a pattern"
            return wanted.strip('"')
        return int(wanted) if wanted.isdigit() else self.flat(wanted, home)[0]

    def _number(self, reference: str, home: str) -> int:
        (value,) = self.flat(reference, home)
        assert not isinstance(value, str), reference
        return value or 0

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
