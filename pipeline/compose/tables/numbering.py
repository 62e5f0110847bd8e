"""The numbers of a document's tables: a caption has its label, sentences refer to it, and one pass counts them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, joined
from pipeline.domain.documents.document import (
    Block,
    Chart,
    DataTable,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Section,
)
from pipeline.domain.values.text import Line, TableRef, Text


def caption(scope: Scope, label: TableRef, **gaps: Gap) -> Line:
    """Return the caption of a table that has a number; its words stand in the wording under the label's key."""
    return scope.speech.fill("tabell", nr=label, tekst=scope.speech.fill(label.key, **gaps))


def numbers_of(scope: Scope, tables: Iterable[DataTable]) -> Line:
    """Return references to tables, to be read as «3» or «3 og 4»."""
    return scope.speech.join([table.label for table in tables if table.label])


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections of a whole document, the tables counted as they come, and their numbers where they are named.

    A reference of ours to a table that is not there is our bug and raises KeyError; two tables with one label,
    ValueError.
    """
    listed = tuple(sections)
    labels = list(chain.from_iterable(map(_labels, listed)))
    numbers = {label: Text(str(number)) for number, label in enumerate(labels, 1)}
    if len(numbers) < len(labels):
        raise ValueError(labels)
    return tuple(_section_with_numbers(section, numbers) for section in listed)


def _labels(section: Section) -> Iterator[TableRef]:
    tables = (block for block in section.blocks if isinstance(block, MeasureTable | DataTable))
    return (table.label for table in tables if table.label)


def _section_with_numbers(section: Section, numbers: Mapping[TableRef, Text]) -> Section:
    return replace(section, blocks=tuple(_with_numbers(block, numbers) for block in section.blocks))


def _with_numbers(block: Block, numbers: Mapping[TableRef, Text]) -> Block:
    match block:
        case Paragraph() | ListItem() | Labelled():
            return replace(block, line=_filled(block.line, numbers))
        case MeasureTable():
            return replace(block, caption=_filled(block.caption, numbers))
        case DataTable():
            rows = tuple(
                replace(row, cells=tuple(replace(cell, line=_filled(cell.line, numbers)) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, caption=_filled(block.caption, numbers), rows=rows)
        case Chart():
            texts = tuple(_filled(text, numbers) for text in block.alt_texts)
            return replace(block, lead=_filled(block.lead, numbers), alt_texts=texts)
        case _:
            return block


def _filled(line: Line, numbers: Mapping[TableRef, Text]) -> Line:
    return joined(_number(part, numbers) if isinstance(part, TableRef) else part for part in line)


def _number(of: TableRef, numbers: Mapping[TableRef, Text]) -> Text:
    return Text(of.otherwise) if of.otherwise and of not in numbers else numbers[of]
