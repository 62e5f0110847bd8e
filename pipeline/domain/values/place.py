"""Where a value was read, in the words of the program that the user has it open in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pipeline.domain.values.said import Said, Tongue

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a workbook, a paragraph of a Word document, a line of region.yaml, or a row of a template.

    A heading is the user's own, or what the program calls a part of a template, «Topptekst».
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None
    heading: Said | str | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Read as `tiltak.xlsx › Tiltak!H12`, `tekster.docx › Fakta, avsnitt 3` or `region.yaml, linje 4, tegn 7`."""
        return self.of(Tongue.BOKMAAL)

    @property
    def in_book(self) -> str:
        """Read as `Finansiering!D2`, as another cell of the same workbook is named; the sheet where it is no cell."""
        return f"{self.sheet}!{self.cell}" if self.cell else f"{self.sheet}"

    def of(self, tongue: Tongue) -> str:
        """Name the place in a language: `tekster.docx › Fakta, paragraph 3`; sheets have the user's own names."""
        where = self.file
        if self.sheet is not None:
            where += f" › {self.in_book}"
        if self.heading is not None:
            where += f" › {tongue.of(self.heading)}"
        numbers = (self.paragraph, self.table, self.row, self.line, self.column)
        numbered = (
            f"{tongue.of(word)} {number}" for word, number in zip(_NUMBERED, numbers, strict=True) if number is not None
        )
        return ", ".join([where, *numbered])


_NUMBERED: Final = (
    Said("avsnitt", "paragraph"),
    Said("tabell", "table"),
    Said("rad", "row"),
    Said("linje", "line"),
    Said("tegn", "character"),
)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and the place it was read from, together from the first read to the last document."""

    value: T_co
    at: Place
