"""Where a value was read, in the words of the program that the user has it open in."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
        return self._read_by("avsnitt", "tabell", "rad", "linje", "tegn")

    @property
    def in_book(self) -> str:
        """Read as `Finansiering!D2`, as another cell of the same workbook is named; the sheet where it is no cell."""
        return f"{self.sheet}!{self.cell}" if self.cell else f"{self.sheet}"

    @property
    def in_english(self) -> str:
        """Read as `tekster.docx › Fakta, paragraph 3`; names of sheets and headings are the user's own.

        The heading of a template's part, «Topptekst», is `Said`, and knows its English.
        """
        in_english = replace(self, heading=getattr(self.heading, "english", self.heading))
        return in_english._read_by("paragraph", "table", "row", "line", "character")  # noqa: SLF001 - our own

    def _read_by(self, *words: str) -> str:
        where = self.file
        if self.sheet is not None:
            where += f" › {self.in_book}"
        if self.heading is not None:
            where += f" › {self.heading}"
        numbers = (self.paragraph, self.table, self.row, self.line, self.column)
        numbered = (f"{word} {number}" for word, number in zip(words, numbers, strict=True) if number is not None)
        return ", ".join([where, *numbered])


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and the place it was read from, together from the first read to the last document."""

    value: T_co
    at: Place
