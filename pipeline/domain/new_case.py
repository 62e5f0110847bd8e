"""What a new input workbook and a new text document hold when they are handed to the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pipeline.domain.prose import ParagraphKind
from pipeline.domain.text import Text
from pipeline.domain.years import PlanYears

CellValue: TypeAlias = str | int | date
RowValues: TypeAlias = Mapping[tuple[str, int | None], CellValue]


@dataclass(frozen=True)
class NewWorkbook:
    """Cells by sheet and field; whatever is not there is blank."""

    years: PlanYears
    title: str
    case: Mapping[str, CellValue]
    rows: Mapping[str, tuple[RowValues, ...]]


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
