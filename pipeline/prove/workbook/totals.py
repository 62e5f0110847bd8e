"""The totals of the workbook beside those of the other documents: the same amount, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Figure
from pipeline.prove.files.findings import TOTAL_DIFFERS
from pipeline.prove.words.composed import figures_of
from pipeline.prove.words.numbers import amount_in
from pipeline.prove.workbook.cells import MadeBook, place_of
from pipeline.prove.workbook.formulas import CellAt


def total_findings(
    book: MadeBook, workbook: BudgetWorkbook, documents: Sequence[WordDocument], place: Place
) -> Iterator[Finding]:
    """Say which totals of the workbook's first sheet are not what the documents print for the same total."""
    totals = {total.total: (book.sheets[0], total.row + 1, total.column + 1) for total in workbook.totals}
    wrong: dict[CellAt, tuple[str, str]] = {}
    for document in documents:
        for figure in figures_of(document):
            cell = _cell_of(figure, totals)
            printed = amount_in(figure.text)
            if cell is not None and printed is not None and book.results.result(cell) != printed:
                wrong.setdefault(cell, (document.path, figure.text))
    for cell, (path, text) in wrong.items():
        result = book.results.result(cell)
        found = digits(int(result)) if isinstance(result, int) else result
        yield TOTAL_DIFFERS.at(place_of(cell, place), found, document=path, said=text)


def _cell_of(figure: Figure, totals: Mapping[Total, CellAt]) -> CellAt | None:
    """Give the cell of the one total that a figure says; None for a count, or the same amount of several."""
    if figure.is_count or len(figure.origins) != 1:
        return None
    return totals.get(figure.origins[0])
