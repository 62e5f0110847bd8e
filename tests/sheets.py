"""The sheets of a composed workbook as a test looks at them, and their formulas worked out anew."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.domain.documents.document import BudgetWorkbook
from pipeline.prove.workbook.formulas import CellAt, Formulas
from pipeline.prove.workbook.formulas import Value as Result

Value = str | int | None


class Sheets:
    """The sheets of a composed workbook, looked up by name."""

    def __init__(self, book: BudgetWorkbook) -> None:
        self.sheets = {sheet.name: sheet for sheet in book.sheets}

    def assert_formulas_hold(self) -> None:
        """See that each formula gives what is stored beside it, when it is read as text and worked out anew."""
        values, formulas = self._contents({})
        book = Formulas(values, formulas)
        for at in formulas:
            sheet, row, column = at
            stored = self.sheets[sheet].rows[row - 1][column - 1].value
            assert (at, book.result(at)) == (at, stored)

    def after(self, sheet: str, label: str, changes: Mapping[CellAt, Value]) -> list[Result]:
        """Work the formulas of a labelled row out anew after some cells, by sheet, row and column, are changed."""
        values, formulas = self._contents(changes)
        book = Formulas(values, formulas)
        rows = self.sheets[sheet].rows
        labelled = {number for number, row in enumerate(rows, 1) if label in [cell.value for cell in row]}
        return [book.result(at) for at in formulas if at[0] == sheet and at[1] in labelled]

    def _contents(self, changes: Mapping[CellAt, Value]) -> tuple[dict[CellAt, Result], dict[CellAt, str]]:
        """Give what stands in the cells and the formulas, by cell, after some cells are changed."""
        values: dict[CellAt, Result] = dict(changes)
        formulas: dict[CellAt, str] = {}
        for name, sheet in self.sheets.items():
            for number, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row, 1):
                    at = (name, number, column)
                    if at in changes:
                        continue
                    if cell.formula is None:
                        values[at] = cell.value
                    else:
                        formulas[at] = cell.formula
        return values, formulas

    def labelled(self, sheet: str, label: str) -> list[Value]:
        """Give the values to the right of the first cell with a text."""
        for row in self.sheets[sheet].rows:
            values = [cell.value for cell in row]
            if label in values:
                return values[values.index(label) + 1 :]
        raise KeyError(label)
