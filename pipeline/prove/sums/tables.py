"""The tables of a finished document that have a sum: each column is added up from the digits that are printed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress

from pipeline.domain.documents.document import Cell, DataTable, MeasureRow, MeasureTable, WordDocument
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Figure, Line, line, plain
from pipeline.prove.files.findings import SUM_WRONG
from pipeline.prove.words.numbers import amount_in


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row that is a sum, and the first of the rows that it adds up; rows count from 0, without the headings."""

    row: int
    first: int


@dataclass(frozen=True, slots=True)
class ComposedTable:
    """A table as it was composed."""

    headings: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[SumRow, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding up: how many tables were gone through, and what does not add up."""

    tables: int
    findings: tuple[Finding, ...]


def added_up(document: WordDocument, found: Sequence[list[list[str]]], place: Place) -> Added:
    """Add up the tables of a document; `found` are the tables of the finished file, of which it looks for its own.

    A table is known again by its headings. One that a template shows in a shape of its own is not added up.
    """
    left = list(enumerate(found, 1))
    findings: list[Finding] = []
    count = 0
    for composed in _composed_tables(document):
        same = next((n for n, (_, rows) in enumerate(left) if rows and _same(rows[0], composed.headings)), None)
        if same is None or len(left[same][1]) != len(composed.rows) + 1:
            continue
        number, rows = left[same]
        left = left[same + 1 :]
        if composed.sums:
            count += 1
        findings += _wrong(composed, rows[1:], replace(place, table=number))
    return Added(count, tuple(findings))


def _same(found: Sequence[str], headings: Sequence[Line]) -> bool:
    return [unbroken(text) for text in found] == [unbroken(plain(heading)) for heading in headings]


def _composed_tables(document: WordDocument) -> Iterator[ComposedTable]:
    for block in (document.committees, *document.blocks):
        if isinstance(block, DataTable | MeasureTable):
            yield composed_table(block)


def composed_table(table: DataTable | MeasureTable) -> ComposedTable:
    """Give a table of either kind as headings, rows and sums."""
    return _of_data(table) if isinstance(table, DataTable) else _of_measures(table)


def _of_data(table: DataTable) -> ComposedTable:
    sums, first = [], 0
    for number, row in enumerate(table.rows):
        if row.is_sum:
            sums.append(SumRow(number, number - row.sums if row.sums else first))
            first = number + 1
    headings = tuple(column.said for column in table.columns)
    return ComposedTable(headings, tuple(row.cells for row in table.rows), tuple(sums))


def _of_measures(table: MeasureTable) -> ComposedTable:
    """Read a table of measures; a column without a heading is not there."""
    named, blank = table.headings, Cell(())
    headings = (named.number, named.name, named.now, named.later, named.role, named.owners, named.partners)
    summed = (blank, Cell(line(table.sum_label)), table.sum_now, table.sum_later, blank, blank, blank)
    rows = [tuple(compress(cells, headings)) for cells in (*map(_cells, table.rows), summed)]
    return ComposedTable(tuple(map(line, filter(None, headings))), tuple(rows), (SumRow(len(table.rows), 0),))


def _cells(row: MeasureRow) -> tuple[Cell, ...]:
    name, role, owners, partners = map(Cell, (row.name, row.role, row.owners, row.partners))
    return Cell(line(row.number)), name, row.now, row.later, role, owners, partners


def _wrong(composed: ComposedTable, printed: Sequence[Sequence[str]], place: Place) -> Iterator[Finding]:
    """Say which sums are not what their columns come to."""
    for summed in composed.sums:
        if summed.first == summed.row:
            continue
        for column, cell in enumerate(composed.rows[summed.row]):
            if not _figures(cell):
                continue
            stands = printed[summed.row][column]
            parts = range(summed.first, summed.row)
            comes_to = sum(_amount(composed.rows[row][column], printed[row][column], cell) for row in parts)
            if _amount(cell, stands, cell) != comes_to:
                yield SUM_WRONG.at(replace(place, row=summed.row + 2), stands, comes_to=digits(comes_to))


def _figures(cell: Cell) -> list[Figure]:
    return [part for part in cell.line if isinstance(part, Figure) and not part.is_count]


def _amount(cell: Cell, printed: str, summed: Cell) -> int:
    """Read what a cell adds to a sum: what is printed, or, of words, their figures that the sum rests on too.

    A figure that several years share counts once for each.
    """
    figures = _figures(cell)
    amount = amount_in(printed)
    if amount is not None and figures:
        return amount * len(figures[0].origins)
    rests_on = set(chain.from_iterable(figure.cells for figure in _figures(summed)))
    return sum(figure.value * len(figure.origins) for figure in figures if rests_on.issuperset(figure.cells))
