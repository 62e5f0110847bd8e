"""The figures that were composed for a document, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain.documents.document import (
    Block,
    Chart,
    DataTable,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    WordDocument,
)
from pipeline.domain.values.text import Figure, Line


def figures_of(document: WordDocument) -> Iterator[Figure]:
    """Give the figures of a document, in order."""
    for block in document.blocks:
        for line in _lines(block):
            yield from (part for part in line if isinstance(part, Figure))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(line) | Labelled(_, line) | ListItem(line):
            yield line
        case Chart(lead=lead):
            yield lead
        case DataTable(rows=rows):
            for row in rows:
                yield from (cell.line for cell in row.cells)
        case MeasureTable(rows=measures):
            for measure in measures:
                yield measure.now.line
                yield measure.later.line
            yield block.sum_now.line
            yield block.sum_later.line
