"""Last year's case as it is carried over: every cell as it stands, and the plan that was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.domain.case.case import Ended
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook.fields import STANDARD_SHAPE, Shape
from pipeline.domain.workbook.new_case import CellValue, OwnLine, OwnSheet, RowValues


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """The heading of a column of the user's own, blank where it has none, and Excel's letter for the column."""

    heading: str
    letter: str


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell of the user's own in a row: its value, and what is said of it where it cannot come along."""

    value: CellValue
    told: Said


@dataclass(frozen=True)
class CarriedRow:
    """A row that is in use: its cells by field and year, and the user's own by their columns, counted from 0."""

    cells: RowValues
    own: Mapping[int, OwnCell]
    at: Place | None = None  # its first cell

    def text(self, key: str) -> str:
        """Give a cell as text; an empty one where it is blank."""
        value = self.cells.get((key, None))
        return "" if value is None else str(value).strip()


@dataclass(frozen=True)
class CarriedCase:
    """Everything of last year's workbook. `plan` is as decided if `is_decided`, else as it was proposed.

    `own_columns` has the user's own columns of each sheet, `own_lines` whole lines of the sheet `Sak` from the first
    cell on. `unread` says what stands in the workbook and cannot be carried over, `shape` is that of the workbook,
    if any.
    """

    plan: Plan
    is_decided: bool
    ended: tuple[Ended, ...]
    form: Mapping[str, CellValue]
    rows: Mapping[str, tuple[CarriedRow, ...]]
    own_columns: Mapping[str, Mapping[int, OwnHeading]]
    own_lines: tuple[OwnLine, ...]
    own_sheets: tuple[OwnSheet, ...]
    unread: tuple[Said, ...]
    shape: Shape = STANDARD_SHAPE
