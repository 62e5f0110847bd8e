"""What a new input workbook and a new text document hold when they are handed to the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import TypeAlias

from pipeline.domain.prose.prose import ParagraphKind
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Text
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.fields import STANDARD_SHAPE, Field, Part, Shape, Sheet
from pipeline.domain.workbook.layout import SHEETS

CellValue: TypeAlias = str | int | float | bool | date | time | timedelta
RowValues: TypeAlias = Mapping[tuple[str, int | None], CellValue]
OwnLine: TypeAlias = tuple[CellValue | None, ...]  # a line of the user's own in a form: its label, its value and more


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of the user's own, at the end of a sheet: its values by the sheet's rows, in order."""

    heading: str
    values: tuple[CellValue | None, ...]


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of the user's own: its values, row by row."""

    name: str
    rows: tuple[tuple[CellValue | None, ...], ...]


@dataclass(frozen=True)
class NewWorkbook:
    """Cells by sheet and field; whatever is not there is blank. What is the user's own comes last.

    `shape` says which columns it has. It is `without` the sheets and columns that are only for these, but
    for those that are filled in.
    """

    years: PlanYears
    title: str
    case: Mapping[str, CellValue]
    rows: Mapping[str, tuple[RowValues, ...]]
    own_lines: tuple[OwnLine, ...] = ()
    own_columns: Mapping[str, tuple[OwnColumn, ...]] = field(default_factory=dict)
    own_sheets: tuple[OwnSheet, ...] = ()
    shape: Shape = STANDARD_SHAPE
    without: frozenset[Part] = frozenset()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its sheets, with the fields that it has: those that are used in its case, and those that are filled in."""
        shaped = (sheet.to_fill_in(self.shape) for sheet in SHEETS)
        kept = (replace(sheet, fields=tuple(self._kept(sheet))) for sheet in shaped)
        return tuple(sheet for sheet in kept if sheet.fields)

    @property
    def left_out(self) -> tuple[Sheet, ...]:
        """The sheets that it could have had besides those; one that comes when the plan is rolled over is none."""
        there = {sheet.key for sheet in self.sheets}
        missing = (sheet.in_shape(self.shape) for sheet in SHEETS if {Part.FRAME, Part.BUDGET} & {*sheet.only})
        return tuple(sheet for sheet in missing if sheet.key not in there and not sheet.is_unused)

    def _kept(self, sheet: Sheet) -> Iterator[Field]:
        filled = set(self.case) if sheet.is_form else {key for row in self.rows.get(sheet.key, ()) for key, _ in row}
        is_left_out = not self.without.isdisjoint(sheet.only) and not filled
        for known in () if is_left_out else sheet.fields:
            is_used = not known.is_unused and self.without.isdisjoint(known.only)
            if is_used or known.key in filled:
                yield known


@dataclass(frozen=True, slots=True)
class NewHeading:
    """A heading of the text document."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph or list item of the text document; a field stands in it as `{{ name }}`."""

    parts: tuple[Text, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0


@dataclass(frozen=True)
class NewProse:
    """The text document from top to bottom."""

    title: str
    blocks: tuple[NewHeading | NewParagraph, ...]
    language: Language = Language.BOKMAAL
