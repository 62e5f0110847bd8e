"""The officer's own prose in a document: as written, with the plan's numbers in its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.compose.speech.fields import value_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import joined
from pipeline.domain.documents.document import (
    Block,
    Cell,
    DataTable,
    Heading,
    ListItem,
    Paragraph,
    TableColumn,
    TableRow,
)
from pipeline.domain.prose.prose import ParagraphKind, WrittenParagraph, WrittenSection, WrittenTable
from pipeline.domain.values.text import FieldRef, Line, Part, Picture, TableRef, Text, finished, plain

DEEPEST: Final = 3  # headings below it are set as headings 3: the documents have no deeper style
_NUMBER: Final = re.compile(
    r"[-+−–]?(?:kr\.? ?)?\d[\d ]*(?:[.,]\d+)?(?: ?(?:%|prosent|kr\.?|kroner|mill\.?(?: (?:kr\.?|kroner))?))?(?:,-)?"
)
_REFERENCE: Final = re.compile(
    r"\b(?:tabell|tabellene|tabellane)[ \u00a0]\d+(?:(?:, | og | til |[–-])\d+)*\b", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
_NOTHING: Final = frozenset(("", "-", "−", "–", "—"))


def written(section: WrittenSection | None, scope: Scope, *, depth: int = 1) -> tuple[Block, ...]:
    """Give a section's paragraphs and subsections; nothing when there is none. `depth` is its own heading's level."""
    return tuple(_blocks(section, scope, depth)) if section else ()


def _blocks(section: WrittenSection, scope: Scope, depth: int) -> Iterator[Block]:
    for block in section.blocks:
        yield _table(block, scope) if isinstance(block, WrittenTable) else _block(block, scope)
    for child in section.subsections:
        yield Heading(child.heading, min(depth + 1, DEEPEST))
        yield from _blocks(child, scope, depth + 1)


def _block(paragraph: WrittenParagraph, scope: Scope) -> Block:
    text = _filled(paragraph, scope)
    if paragraph.kind is ParagraphKind.BODY:
        return Paragraph(text)
    return ListItem(text, ordered=paragraph.kind is ParagraphKind.NUMBERED, level=min(paragraph.level, 1))


def _table(table: WrittenTable, scope: Scope) -> DataTable:
    """Give a table as it was made. Where all that a column says is numbers, they stand right, but for the first column.

    One with a caption is counted among the document's tables.
    """
    heads, *rows = [[_filled(cell, scope) for cell in row] for row in table.rows]
    label = TableRef(str(table.at)) if table.caption else None
    columns = list(zip(*rows, strict=True))
    are_numbers = [number > 0 and _is_of_numbers(cells) for number, cells in enumerate(columns)]
    return DataTable(
        scope.speech.fill("tabell", nr=label, tekst=_filled(table.caption, scope)) if table.caption and label else (),
        tuple(
            TableColumn(_uncounted(head), width, is_number)
            for head, width, is_number in zip(heads, table.widths, are_numbers, strict=True)
        ),
        tuple(
            TableRow(tuple(Cell(said, is_number) for said, is_number in zip(row, are_numbers, strict=True)))
            for row in rows
        ),
        label,
    )


def _uncounted(said: Line) -> tuple[Part, ...]:
    """Call the tables that a line refers to what the text calls them."""
    return finished(Text(part.otherwise) if isinstance(part, TableRef) else part for part in said)


def _is_of_numbers(cells: tuple[Line, ...]) -> bool:
    said = [plain(_uncounted(cell)).replace("\u00a0", " ").strip() for cell in cells]
    return not _NOTHING.issuperset(said) and all(text in _NOTHING or _NUMBER.fullmatch(text) for text in said)


def _filled(paragraph: WrittenParagraph, scope: Scope) -> Line:
    parts: list[Part | TableRef] = []
    for part in paragraph.line:
        if isinstance(part, FieldRef):
            said = value_of(part.name, scope.case, scope.speaking(part.language).speech)
            parts += [
                replace(piece, bold=part.bold, italic=part.italic, href=part.href, language=part.language)
                for piece in finished(said)
                if not isinstance(piece, Picture)  # the plan has none
            ]
        elif isinstance(part, Text):
            parts += _with_references(part, scope)
        else:
            parts.append(part)
    return joined(parts)


def _with_references(text: Text, scope: Scope) -> Iterator[Text | TableRef]:
    """Let «tabell 1» be the number that the officer's first table gets in the document, where it has that table."""
    found = [n for named in _REFERENCE.finditer(text.text) for n in _DIGITS.finditer(text.text, *named.span())]
    tables = scope.case.prose.counted_tables if found else {}
    at = 0
    for number in found:
        if number[0] in tables:
            yield replace(text, text=text.text[at : number.start()])
            yield TableRef(str(tables[number[0]].at), otherwise=number[0])
            at = number.end()
    if at < len(text.text):
        yield replace(text, text=text.text[at:])
