"""What a web page is to say: all that was composed for the document, marked as such, and nothing else.

It is said from the document, block by block, with the marks of words/reading.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.domain.documents.document import (
    Block,
    Chart,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Signature,
    WordDocument,
)
from pipeline.domain.documents.kinds import LETTER_TEMPLATE
from pipeline.domain.findings.finding import digits
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Figure, Line, line
from pipeline.prove.sums.tables import grid_of
from pipeline.prove.words.expected import composed, with_figures
from pipeline.prove.words.reading import ASIDE, CELL, CELL_PARAGRAPH, PARAGRAPH, ROW, TABLE

COMMITTEES: Final = "Saksgang"  # over the path of the case, in both forms of Norwegian
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def expected_text(document: WordDocument) -> str:
    """Give the text that the page of a document is to have."""
    facts = _said(document.facts or ())
    title = [f"{PARAGRAPH}{_marked(document.title)}"]
    top = [*facts, *title] if document.template == LETTER_TEMPLATE.file else [*title, *facts]
    return "".join(
        (
            *([f"{PARAGRAPH}{ASIDE}{composed(document.arms.description)}"] if document.arms else []),
            _paragraph(document.organisation),
            _paragraph(document.kind),
            *top,
            *_path_of_case(document),
            *_said(_blocks(document)),
        )
    )


def _path_of_case(document: WordDocument) -> Iterator[str]:
    path = document.committees
    if document.facts is not None and path:
        yield _table(_marked(path.caption) or COMMITTEES, path)


def _blocks(document: WordDocument) -> Iterator[Block]:
    for section in document.sections:
        if section.heading:
            yield Heading(section.heading, 1)
        yield from section.blocks


def _said(blocks: Iterable[Block]) -> Iterator[str]:
    """Say the blocks, with the numbers and letters of their lists."""
    number = letter = 0
    for block in blocks:
        if not isinstance(block, ListItem):
            number = letter = 0
            yield _block(block)
            continue
        if block.level == 0:
            number, letter = (number + 1 if block.ordered else 0), 0
            label = f"{number}. " if block.ordered else ""
        else:
            letter += block.ordered
            label = f"{_letters(letter)}) " if block.ordered else ""
        yield f"{PARAGRAPH}{label}{_marked(block.line)}"


def _letters(count: int) -> str:
    rounds, place = divmod(count - 1, len(_LETTERS))
    return _LETTERS[place] * (rounds + 1)


def _block(block: Block) -> str:
    match block:
        case Heading(text=said) | Paragraph(line=said) | ListItem(line=said):
            return f"{PARAGRAPH}{_marked(said)}"
        case Labelled():
            return f"{_paragraph(block.label)}\t{_marked(block.line)}"
        case Signature():
            return f"{_paragraph(block.name)}\n{_marked(block.role)}"
        case MeasureTable() | DataTable():
            return _table(_marked(block.caption), block)
        case Chart():
            return _chart(block)


def _table(caption: str, table: DataTable | MeasureTable) -> str:
    grid = grid_of(table)
    rows = [[cell.line for cell in row] for row in grid.rows]
    return f"{PARAGRAPH}{caption}{TABLE}{_rows(grid.headings, rows)}"


def _chart(chart: Chart) -> str:
    """Say a chart: the paragraph that leads to it, its caption, what is read out of it, and its amounts in a table."""
    rows = [[series.name, *map(_amount, series.amounts)] for series in chart.rows]
    drawing = f"{PARAGRAPH}{ASIDE}{composed(chart.caption)}{ASIDE}{_marked(chart.alt_line)}"
    return (
        f"{PARAGRAPH}{_marked(chart.lead)}{_paragraph(chart.caption)}{drawing}"
        f"{TABLE}{_rows(('', *chart.categories), rows)}"
    )


def _amount(amount: Total | None) -> Line:
    return () if amount is None else (Figure(amount.value, digits(amount.value), (amount,)),)


def _rows(headings: Sequence[str], rows: Sequence[Sequence[Line]]) -> str:
    cells = ([line(heading) for heading in headings], *rows)
    return "".join(f"{ROW}{''.join(f'{CELL}{CELL_PARAGRAPH}{_marked(cell)}' for cell in row)}" for row in cells)


def _paragraph(text: str) -> str:
    return f"{PARAGRAPH}{_marked(line(text))}"


def _marked(said: Line) -> str:
    return composed(with_figures(said))
