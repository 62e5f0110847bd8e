"""The twins of texts in the workbook, `Tiltak nn` beside `Tiltak`, and one finding a sheet for those it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, as_said, said_between
from pipeline.domain.values.text import foreign
from pipeline.domain.values.written import Written
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.layout import SAME_IN_BOTH_FORMS, Holds, Twin, twin_of
from pipeline.read.twin.findings import NAMES_WITHOUT_TWIN, TWINS_MISSING
from pipeline.read.workbook.table import Row

MOST_NAMED: Final = 8
_AND_MORE: Final = Said("{shown} og {rest} til", "{shown} and {rest} more")


@dataclass(frozen=True)
class Twins:
    """Asks rows for the twins of their texts, and keeps account of those that documents lack.

    `same` has names, folded, that are the same in both forms of Norwegian.
    """

    language: Language
    years: PlanYears
    same: Collection[str]
    words: dict[Place, dict[str, list[Place]]] = field(default_factory=dict)
    names: dict[Place, dict[str, None]] = field(default_factory=dict)

    def text(self, row: Row | None, key: str, otherwise: str, *, is_used: bool = True) -> str:
        """Give the twin of a text; where there is none, the text itself. `is_used` says that a document prints it."""
        said = row.text(twin_of(key, self.language)) if row else ""
        if said or row is None:
            return said or otherwise
        return self._without(row, key, otherwise, is_used=is_used)

    def several(self, row: Row, key: str, otherwise: Iterable[str], *, is_used: bool = True) -> tuple[str, ...]:
        """Give the twins of a cell's lines or names; where there are none, the lines or names themselves."""
        read = row.names if row.sheet.field(key).holds is Holds.NAMES else row.lines
        said = read(twin_of(key, self.language))
        return said or tuple(self._without(row, key, text, is_used=is_used) for text in otherwise)

    def _without(self, row: Row, key: str, text: str, *, is_used: bool) -> str:
        """Give a text that has no twin: a name as it is, the officer's words tagged as the language they are in."""
        if not text or folded(text) in self.same:
            return text
        if row.sheet.field(key).twin is Twin.NAME:
            if is_used:
                self.names.setdefault(row.raw.at, {}).setdefault(text)
            return text
        if is_used:
            heading = row.sheet.field(key).headings(self.years)[0][0]
            cells = self.words.setdefault(row.raw.at, {}).setdefault(twin_of(heading, self.language), [])
            cells += [row.place(key)] if row.place(key) not in cells[-1:] else []
        return foreign(text, self.language.other)

    def note(self, row: Row, key: str, written: Written, *, is_used: bool = True) -> None:
        """Remember a text that has no twin, of those that a document prints."""
        if not written.is_in(self.language):
            self._without(row, key, written.text, is_used=is_used)

    def findings(self) -> Iterator[Finding]:
        """Say once for each sheet which texts it lacks, and which names."""
        form, main = self.language.called, self.language.other.called
        for sheet, columns in self.words.items():
            yield TWINS_MISSING.at(
                sheet, sheet=sheet.sheet, form=form, main=main, suffix=self.language.value,
                which=listed(_column(heading, cells) for heading, cells in columns.items()),
                texts=counted(sum(map(len, columns.values())), ("tekst", "tekster"), ("text", "texts")),
            )  # fmt: skip
        for sheet, names in self.names.items():
            yield NAMES_WITHOUT_TWIN.at(
                sheet, sheet=sheet.sheet, form=form, suffix=self.language.value, count=len(names), which=listed(names)
            )


def same_in_both_forms(names: Iterable[str]) -> frozenset[str]:
    """Give names that need no twin, with those of committees and titles that never do."""
    return SAME_IN_BOTH_FORMS | frozenset(folded(name) for name in names)


def counted(number: int, norwegian: tuple[str, str], english: tuple[str, str]) -> Said:
    """Count things, in the singular or the plural."""
    which = int(number != 1)
    return Said(f"{number if which else 'én'} {norwegian[which]}", f"{number if which else 'one'} {english[which]}")


def _column(heading: str, cells: list[Place]) -> Said:
    return as_said("{heading} ({cells})").filled(
        heading=heading, cells=listed((str(place.cell) for place in cells), most=3)
    )


def listed(texts: Iterable[Said | str], most: int = MOST_NAMED) -> Said:
    """Give a list of the first few, with how many more there are."""
    every = list(texts)
    shown, rest = said_between(", ", every[:most]), len(every) - most
    return _AND_MORE.filled(shown=shown, rest=rest) if rest > 0 else shown
