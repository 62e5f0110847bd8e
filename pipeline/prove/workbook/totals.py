"""The totals of the workbook beside those of the other documents: the same amount, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import TOTAL_DIFFERS
from pipeline.prove.words.composed import figures_of
from pipeline.prove.words.numbers import amount_in
from pipeline.prove.workbook.cells import Book, place_of


def total_findings(
    book: Book, workbook: BudgetWorkbook, documents: Sequence[WordDocument], place: Place
) -> Iterator[Finding]:
    """Say which totals of the workbook's first sheet are not what the documents print for the same total."""
    totals = {total.total: (book.sheets[0], total.row + 1, total.column + 1) for total in workbook.totals}
    wrong: dict[tuple[str, int, int], tuple[str, str]] = {}
    for document in documents:
        for figure in figures_of(document):
            cell = totals.get(figure.origins[0]) if len(figure.origins) == 1 and not figure.is_count else None
            printed = amount_in(figure.text)
            if cell is not None and printed is not None and book.results.result(cell) != printed:
                wrong.setdefault(cell, (document.path, figure.text))
    for cell, (path, text) in wrong.items():
        result = book.results.result(cell)
        found = digits(int(result)) if isinstance(result, int) else result
        yield TOTAL_DIFFERS.at(place_of(cell, place), found, document=path, said=text)
