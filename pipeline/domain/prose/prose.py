"""The officer's prose: a tree of headings, each with what is written under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeAlias
from zlib import crc32

from pipeline.domain.values.characters import folded, seen
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Line, Picture, Text, WrittenLine


class ParagraphKind(Enum):
    """What a paragraph is."""

    BODY = auto()
    BULLET = auto()
    NUMBERED = auto()
    CAPTION = auto()  # of a table, without what counts the table
    CELL = auto()  # of a table
    DESCRIPTION = auto()  # of a picture


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """A paragraph, a list item or a cell as the officer wrote it. `level` is 0 for the outer list."""

    line: WrittenLine
    kind: ParagraphKind
    level: int
    at: Place

    @property
    def words(self) -> str:
        """What two years' texts are compared by: characters, fields and pictures, whatever their looks and blanks."""
        return seen("".join(map(_compared, self.line)))

    @property
    def typed(self) -> str:
        """Its typed characters; a field is a gap that joins nothing."""
        return "".join(part.text if isinstance(part, Text) else "\ufffc" for part in self.line)

    @property
    def descriptions(self) -> tuple[WrittenParagraph, ...]:
        """What its pictures show, in words."""
        pictures = (part for part in self.line if isinstance(part, Picture) and part.description)
        return tuple(
            replace(self, line=(Text(picture.description, language=picture.language),), kind=ParagraphKind.DESCRIPTION)
            for picture in pictures
        )


def _compared(part: Text | FieldRef | Picture) -> str:
    match part:
        case Text():
            return part.text
        case FieldRef():
            return f"{{{{ {part.name} }}}}"
        case Picture():
            return f"[{crc32(part.content)}]"


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as the officer made it: rows of as many cells each, the first of them its headings.

    A cell may say nothing. `widths` are those of the columns, relative to each other. `number` is what its caption
    counts it as, and what the text calls it by.
    """

    caption: WrittenParagraph | None
    rows: tuple[tuple[WrittenParagraph, ...], ...]
    widths: tuple[int, ...]
    at: Place
    number: str = ""

    @property
    def paragraphs(self) -> tuple[WrittenParagraph, ...]:
        """Everything that it says: its caption and its cells, row by row."""
        said = (cell for row in self.rows for cell in row if cell.line)
        return (*([self.caption] if self.caption else []), *said)


WrittenBlock: TypeAlias = WrittenParagraph | WrittenTable


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A heading, what stands under it and its subsections, as deep as the document goes.

    `borrowed_from` is the language of a section that stands in for one which the text lacks in its own.
    """

    title: str
    level: int
    blocks: tuple[WrittenBlock, ...]
    subsections: tuple[WrittenSection, ...]
    at: Place
    borrowed_from: Language | None = None

    @property
    def heading(self) -> Line:
        """The title as a document says it, in its own language."""
        return (Text(self.title, language=self.borrowed_from),) if self.title else ()

    @property
    def paragraphs(self) -> tuple[WrittenParagraph, ...]:
        """Every text under the heading itself, in order, those of tables and pictures among the rest."""
        return tuple(
            paragraph
            for block in self.blocks
            for paragraph in (block.paragraphs if isinstance(block, WrittenTable) else (block, *block.descriptions))
        )

    def everything(self) -> tuple[WrittenParagraph, ...]:
        """Give every paragraph of the section and its subsections."""
        return self.paragraphs + tuple(p for child in self.subsections for p in child.everything())

    def all_blocks(self) -> tuple[WrittenBlock, ...]:
        """Give everything that stands in the section and its subsections."""
        return self.blocks + tuple(block for child in self.subsections for block in child.all_blocks())

    @property
    def words(self) -> tuple[str, ...]:
        """What it is compared with last year's by: all that stands under it, headings among the rest."""
        below = (words for child in self.subsections for words in (folded(child.title), *child.words))
        return (*(paragraph.words for paragraph in self.paragraphs), *below)

    @property
    def title_as_written(self) -> str:
        """The heading as it stands in the file; a fixed one has one title in both forms of Norwegian."""
        written = self.at.heading
        return written if written and isinstance(written, str) else self.title


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of the case by its top headings; `file` is where it stands.

    `is_read` is false where the file could not be read: nothing can be said of what is missing in it.
    """

    file: str
    sections: tuple[WrittenSection, ...]
    is_read: bool = True

    def section(self, title: str) -> WrittenSection | None:
        """Look a top section up by its heading, whatever its case and blanks."""
        return _named(self.sections, title)

    def part(self, title: str, subtitle: str) -> WrittenSection | None:
        """Look a heading 2 up under a top heading."""
        top = self.section(title)
        return _named(top.subsections, subtitle) if top else None

    @property
    def counted_tables(self) -> Mapping[str, WrittenTable]:
        """Give the tables by what their captions count them as; of a number that two have, none."""
        tables = [
            block
            for section in self.sections
            for block in section.all_blocks()
            if isinstance(block, WrittenTable) and block.number
        ]
        times = Counter(table.number for table in tables)
        return {table.number: table for table in tables if times[table.number] == 1}

    def without(self, container: str, numbers: Collection[str]) -> Prose:
        """Give the text without what is about some measures, whose headings stand under a top heading."""
        if not numbers:
            return self
        return replace(
            self,
            sections=tuple(
                replace(top, subsections=tuple(s for s in top.subsections if number_in(s.title) not in numbers))
                if same_heading(top.title, container)
                else top
                for top in self.sections
            ),
        )

    def text_of(self, container: str, number: str) -> WrittenSection | None:
        """Look up the text about a measure, whose heading begins with its number, under a top heading."""
        top = self.section(container)
        return next((s for s in top.subsections if number_in(s.title) == number), None) if top else None


def number_in(heading: str) -> str:
    """Give the number that a heading about a measure begins with: `T07 Webside`, `T07: Webside`."""
    return (seen(heading).split() or [""])[0].strip(".:")


def same_heading(one: str, other: str) -> bool:
    """Compare headings as a reader does: case, repeated blanks, hard spaces and dashes do not tell them apart."""
    return folded(one) == folded(other)


def _named(sections: tuple[WrittenSection, ...], title: str) -> WrittenSection | None:
    return next((section for section in sections if same_heading(section.title, title)), None)
