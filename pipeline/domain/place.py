"""Where a value was read, in the words of the program that the user has it open in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a workbook, a paragraph of a Word document, a line of region.yaml, or a row of a template."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None
    heading: str | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Read as `tiltak.xlsx › Tiltak!H12`, `tekster.docx › Fakta, avsnitt 3` or `region.yaml, linje 4, tegn 7`."""
        where = self.file
        if self.sheet is not None:
            where += f" › {self.sheet}!{self.cell}" if self.cell else f" › {self.sheet}"
        if self.heading is not None:
            where += f" › {self.heading}"
        numbered = (
            ("avsnitt", self.paragraph),
            ("tabell", self.table),
            ("rad", self.row),
            ("linje", self.line),
            ("tegn", self.column),
        )
        return ", ".join([where, *(f"{word} {number}" for word, number in numbered if number is not None)])


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and the place it was read from, together from the first read to the last document."""

    value: T_co
    at: Place
