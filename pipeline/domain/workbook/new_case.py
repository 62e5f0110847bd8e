"""What a new input workbook and a new text document hold when they are handed to the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeAlias

from pipeline.domain.prose.prose import ParagraphKind
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Text
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.layout import STANDARD_SHAPE, Shape

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

    `shape` says which columns it has.
    """

    years: PlanYears
    title: str
    case: Mapping[str, CellValue]
    rows: Mapping[str, tuple[RowValues, ...]]
    own_lines: tuple[OwnLine, ...] = ()
    own_columns: Mapping[str, tuple[OwnColumn, ...]] = field(default_factory=dict)
    own_sheets: tuple[OwnSheet, ...] = ()
    shape: Shape = STANDARD_SHAPE


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
