"""What a web page is to say: all that was composed for the document, marked as such, and nothing else.

It is said from the document, block by block, with the marks of words/reading.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.domain.documents.document import (
    Block,
    Cell,
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
from pipeline.prove.sums.tables import composed_table
from pipeline.prove.words.expected import composed, with_figures
from pipeline.prove.words.reading import ASIDE, CELL, CELL_PARAGRAPH, PARAGRAPH, ROW, TABLE

COMMITTEES: Final = "Saksgang"  # over the path of the case, in both forms of Norwegian
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def expected_text(document: WordDocument) -> str:
    """Give the text that the page of a document is to have."""
    said: list[str] = []
    if document.arms:
        said.append(f"{PARAGRAPH}{ASIDE}{composed(document.arms.description)}")
    said += [_paragraph(document.organisation), _paragraph(document.kind)]
    facts = list(_said(document.facts or ()))
    title = f"{PARAGRAPH}{_marked(document.title)}"
    is_letter = document.template == LETTER_TEMPLATE.file
    said += [*facts, title] if is_letter else [title, *facts]
    said += _path_of_case(document)
    said += _said(_blocks(document))
    return "".join(said)


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
        label = ""
        if block.level == 0:
            number, letter = (number + 1 if block.ordered else 0), 0
            label = f"{number}. " if block.ordered else ""
        elif block.ordered:
            letter += 1
            label = f"{_letters(letter)}) "
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
    made = composed_table(table)
    rows = [_lines_of(row) for row in made.rows]
    return f"{PARAGRAPH}{caption}{TABLE}{_rows(made.headings, rows)}"


def _lines_of(row: Iterable[Cell]) -> list[Line]:
    return [cell.line for cell in row]


def _chart(chart: Chart) -> str:
    """Say a chart: the paragraph that leads to it, its caption, what is read out of it, and its amounts in a table."""
    rows = [[series.name, *map(_amount, series.amounts)] for series in chart.rows]
    drawing = f"{PARAGRAPH}{ASIDE}{composed(chart.caption)}{ASIDE}{_marked(chart.alt_line)}"
    return (
        f"{PARAGRAPH}{_marked(chart.lead)}{_paragraph(chart.caption)}{drawing}"
        f"{TABLE}{_rows(list(map(line, ('', *chart.categories))), rows)}"
    )


def _amount(amount: Total | None) -> Line:
    return () if amount is None else (Figure(amount.value, digits(amount.value), (amount,)),)


def _rows(headings: Sequence[Line], rows: Sequence[Sequence[Line]]) -> str:
    said: list[str] = []
    for row in (headings, *rows):
        said.append(ROW)
        said += [f"{CELL}{CELL_PARAGRAPH}{_marked(cell)}" for cell in row]
    return "".join(said)


def _paragraph(text: str) -> str:
    return f"{PARAGRAPH}{_marked(line(text))}"


def _marked(said: Line) -> str:
    return composed(with_figures(said))
