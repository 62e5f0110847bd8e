"""A table in the officer's text: rows of cells under a row of headings, and what of Word's tables is more than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.paragraphs import TRANSPARENT
from pipeline.domain.prose.prose import ParagraphKind, WrittenBlock, WrittenParagraph, WrittenTable
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import Text, WrittenLine
from pipeline.read.prose.elements import HIDDEN
from pipeline.read.prose.findings import (
    NOT_CARRIED,
    TABLE_TOO_LARGE,
    TABLE_UNEVEN,
    TABLE_WITHOUT_HEADINGS,
    TRACKED_CHANGES,
)
from pipeline.read.prose.word_styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE: Final = qn("w:tbl")
ROW: Final = qn("w:tr")
CELL: Final = qn("w:tc")
MOST_ROWS: Final = 300  # some ten pages
MOST_COLUMNS: Final = 10  # on a page that stands, of words that can still be read
_ROWS: Final = Said("rader", "rows")
_COLUMNS: Final = Said("kolonner", "columns")
_NONE: Final = Said("ingen", "none")
_MERGED: Final = (f"{qn('w:tcPr')}/{qn('w:vMerge')}", f"{qn('w:tcPr')}/{qn('w:hMerge')}")
_HIDDEN: Final = f"{qn('w:trPr')}/{qn('w:hidden')}"
_ALTERNATIVES: Final = tuple(f"{qn('w:tblPr')}/{qn(name)}" for name in ("w:tblCaption", "w:tblDescription"))
_SPAN: Final = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
_BESIDE: Final = tuple(f"{qn('w:trPr')}/{qn(name)}" for name in ("w:gridBefore", "w:gridAfter"))
_TRACKED: Final = tuple(
    f"{qn(of)}/{qn(name)}"
    for of, names in (("w:trPr", ("w:ins", "w:del")), ("w:tcPr", ("w:cellIns", "w:cellDel", "w:cellMerge")))
    for name in names
)
# What Word's captions begin with, and people's: «Tabell 3. », «Tabell 3: », «Tabell 3 – ».
_COUNTED: Final = re.compile(r"\s*Tabell[\s\u00a0]+(\d+)\s*(?:[.:–-]\s*|\s)(?=\S)", re.IGNORECASE)
_SAID_TO_BE_COUNTED: Final = re.compile(r"\s*Tabell[\s\u00a0]+\d+\s*[.:–-]\s*\S", re.IGNORECASE)


def rows_of(table: _Element) -> list[_Element]:
    """Give the rows of a table, those in content controls too."""
    return list(_inside(table, ROW))


def cells_of(row: _Element) -> list[_Element]:
    """Give the cells of a row."""
    return list(_inside(row, CELL))


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in TRANSPARENT:
            yield from _inside(child, tag)


def faults_in(table: _Element, at: Place) -> Iterator[Finding]:
    """Say why the documents cannot have a table; the first reason."""
    rows = [cells_of(row) for row in rows_of(table)]
    tracked = (found for part in (*rows_of(table), *(c for row in rows for c in row)) for found in _tracked(part))
    if next(tracked, None) is not None:
        yield TRACKED_CHANGES.at(at)
        return
    if any(row.find(_HIDDEN) is not None for row in rows_of(table)):
        yield NOT_CARRIED.at(at, what=HIDDEN)
        return
    uneven = next((n for n, row in enumerate(rows_of(table)) if not _is_even(row, len(rows[0]))), None)
    if uneven is not None:
        yield TABLE_UNEVEN.at(replace(at, row=uneven + 1))
        return
    for what, count, most in ((_ROWS, len(rows), MOST_ROWS), (_COLUMNS, len(rows[0]) if rows else 0, MOST_COLUMNS)):
        if count > most:
            yield TABLE_TOO_LARGE.at(at, count=count, what=what, most=most)
            return
    heads = _heads(table)
    if heads != 1 or len(rows) <= 1:
        yield TABLE_WITHOUT_HEADINGS.at(at, count=heads if heads > 1 else _NONE)


def _tracked(part: _Element) -> Iterator[_Element]:
    return (found for path in _TRACKED if (found := part.find(path)) is not None)


def _is_even(row: _Element, columns: int) -> bool:
    """Say whether a row has a cell for each column, and nothing beside them."""
    cells = cells_of(row)
    return len(cells) == columns and not any(map(_is_merged, cells)) and all(row.find(way) is None for way in _BESIDE)


def _is_merged(cell: _Element) -> bool:
    span = cell.find(_SPAN)
    is_wide = span is not None and span.get(qn("w:val"), "1") != "1"
    return is_wide or any(cell.find(path) is not None for path in _MERGED)


def _heads(table: _Element) -> int:
    """Count the rows of headings: those that Word repeats on each page, or the first, unless Word is told otherwise."""
    marks = (row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in rows_of(table))
    marked = sum(mark is not None and is_on(mark) for mark in marks)
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    has_none = look is not None and look.get(qn("w:firstRow"), "1") in {"0", "false", "off"}
    return marked or (0 if has_none else 1)


def alternative_of(table: _Element) -> str:
    """Give the alternative text that Word has of a table; nothing where it has none."""
    said = (found.get(qn("w:val"), "") for path in _ALTERNATIVES if (found := table.find(path)) is not None)
    return " ".join(" ".join(said).split())


def widths_of(table: _Element, columns: int) -> tuple[int, ...]:
    """Give the widths of a table's columns relative to each other; the same for each where Word does not say them."""
    grid = [column.get(qn("w:w"), "") for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    said = [int(width) for width in grid if width.isdecimal() and len(width) <= len("10000")]
    return tuple(said) if len(said) == columns and all(said) else (1,) * columns


def with_captions(blocks: Sequence[WrittenBlock]) -> tuple[WrittenBlock, ...]:
    """Give tables the captions that stand above them, or below; one that is of no table is a paragraph like others."""
    made: list[WrittenBlock] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if isinstance(block, WrittenTable):
            if made and (above := _caption(made[-1], is_above=True)):
                block = replace(block, caption=above, number=_number_in(made.pop()))
            elif rest and not any(isinstance(b, WrittenTable) for b in rest[1:2]) and (below := _caption(rest[0])):
                block = replace(block, caption=below, number=_number_in(rest.pop(0)))
        made.append(block)
    return tuple(
        replace(block, kind=ParagraphKind.BODY)
        if isinstance(block, WrittenParagraph) and block.kind is ParagraphKind.CAPTION
        else block
        for block in made
    )


def _caption(block: WrittenBlock, *, is_above: bool = False) -> WrittenParagraph | None:
    """Give what a caption says, without what counts the table: the documents count all of theirs."""
    if not isinstance(block, WrittenParagraph):
        return None
    is_said = is_above and block.kind is ParagraphKind.BODY and _SAID_TO_BE_COUNTED.match(block.typed)
    if block.kind is not ParagraphKind.CAPTION and not is_said:
        return None
    counted = _COUNTED.match(block.typed)
    said = _from(block.line, counted.end() if counted else 0)
    return replace(block, line=said, kind=ParagraphKind.CAPTION)


def _number_in(caption: WrittenBlock) -> str:
    counted = _COUNTED.match(caption.typed) if isinstance(caption, WrittenParagraph) else None
    return counted[1] if counted else ""


def _from(line: WrittenLine, start: int) -> WrittenLine:
    """Give a line from one of its characters on; a field has one."""
    kept: list[Text] = []
    for number, part in enumerate(line):
        if not isinstance(part, Text):
            return (*kept, *line[number:])
        if start < len(part.text):
            kept.append(replace(part, text=part.text[start:]))
        start = max(0, start - len(part.text))
    return tuple(kept)
