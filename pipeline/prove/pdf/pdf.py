"""A PDF beside the Word document that it was made from: the same text, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from pipeline.domain.documents.document import Chart, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import plain
from pipeline.prove.files.findings import PDF_DIFFERS
from pipeline.prove.files.package import MadePackage
from pipeline.prove.pdf.reading import letters
from pipeline.prove.pdf.shown import PAGE, PAGES, Shown, ShownRow, shown_by

_AROUND: Final = 40  # letters of a text that a finding shows
_FOLLOWS: Final = 24  # letters by which the text after a chart is known


def pdf_findings(pages: Sequence[str], package: MadePackage, document: WordDocument, place: Place) -> Iterator[Finding]:
    """Say where the text of a PDF is not that of its Word document: the first place."""
    shown = shown_by(package)
    if not shown.is_in_order:
        yield from _somewhere(shown, letters("".join(pages)), place)
        return
    bodies = []
    for number, page in enumerate(pages, 1):
        body = _body_of(letters(page), shown, number, len(pages))
        if body is None:
            yield PDF_DIFFERS.at(place, page[:_AROUND] or None, page=number)
            return
        bodies.append(body)
    yield from _Reader(shown, document.charts).read(bodies, place)


def _somewhere(shown: Shown, whole: str, place: Place) -> Iterator[Finding]:
    """Find each paragraph anywhere: some stand elsewhere on the page than in the text."""
    for text in shown.paragraphs:
        if text not in whole:
            yield PDF_DIFFERS.at(place, text[:_AROUND], page="–")
            return


def _body_of(page: str, shown: Shown, number: int, count: int) -> str | None:
    """Take the header and the footer away from a page; None when they are not what they should be."""
    kind = "default"
    if number == 1 and shown.has_first:
        kind = "first"
    elif number % 2 == 0 and shown.has_even:
        kind = "even"
    header, footer = (
        edges.get(kind, "").replace(PAGE, str(number)).replace(PAGES, str(count))
        for edges in (shown.headers, shown.footers)
    )
    if not page.startswith(header) or not page[len(header) :].endswith(footer):
        return None
    return page[len(header) : len(page) - len(footer)]


class _Reader:
    """The text of a document, read on page by page."""

    def __init__(self, shown: Shown, charts: Sequence[Chart]) -> None:
        self.text, self.rows = shown.text, shown.rows
        self.places, self.charts = list(shown.charts), charts
        self.at = 0

    def read(self, pages: Sequence[str], place: Place) -> Iterator[Finding]:
        for number, page in enumerate(pages, 1):
            wrong = self._page(page)
            if wrong is not None:
                yield PDF_DIFFERS.at(place, wrong[:_AROUND] or None, page=number)
                return
        if self.at != len(self.text):
            yield PDF_DIFFERS.at(place, self.text[self.at : self.at + _AROUND], page=len(pages))

    def _page(self, page: str) -> str | None:
        """Read a page; give what is on it that is not to be there, None when all is as it should."""
        row = self._row_at(self.at)
        if row is not None and row.head and page.startswith(row.head) and not self._goes_on(page):
            page = page[len(row.head) :]
        while page:
            if self._goes_on(page):
                self.at += len(page)
                return None
            same = _same(page, self.text[self.at : self.at + len(page)])
            chart = next((p for p in self.places if self.at <= p <= self.at + same), None)
            if chart is not None:
                rest = self._after_chart(page[chart - self.at :], chart)
                if rest is None:
                    return page[same:]
                self.at, page = chart, rest
                self.places.remove(chart)
                continue
            row = self._row_at(self.at + same)
            if row is None or not self._split(row, page):
                return page[max(0, same - _AROUND // 2) :]
        return None

    def _goes_on(self, page: str) -> bool:
        places_on_page = range(self.at, self.at + len(page))
        has_chart = any(chart in places_on_page for chart in self.places)
        return self.text.startswith(page, self.at) and not has_chart

    def _row_at(self, at: int) -> ShownRow | None:
        """Give the row that stands at a place of the text."""
        return next((r for r in self.rows if r.start <= at < r.start + sum(map(len, r.cells))), None)

    def _after_chart(self, page: str, chart: int) -> str | None:
        """Give the page after a chart, on which its names and amounts stand in any order; None when others do."""
        follows = self.text[chart : chart + _FOLLOWS]
        end = page.find(follows) if follows else len(page)
        drawn = page[: len(page) if end < 0 else end]
        names = set(map(letters, chain.from_iterable(map(_names, self.charts))))
        left = drawn
        for name in sorted(names, key=len, reverse=True):
            left = left.replace(name, "")
        return page[len(drawn) :] if re.fullmatch(r"\d*", left) else None

    def _split(self, row: ShownRow, page: str) -> bool:
        """Write a row as it is drawn when it goes on overleaf: each cell's beginning, then each one's rest."""
        begins = row.start - self.at
        if begins < 0:
            return False
        rest = _rests(page[begins:], row.cells)
        if rest is None:
            return False
        here = page[begins:]
        whole = sum(map(len, row.cells))
        self.text = self.text[: row.start] + here + "".join(rest) + self.text[row.start + whole :]
        row.start, row.cells = row.start + len(here), rest
        return True


def _names(chart: Chart) -> Iterator[str]:
    yield from chart.categories
    yield from (plain(series.name) for series in chart.rows)


def _rests(drawn: str, cells: Sequence[str]) -> list[str] | None:
    """Part what is drawn into a beginning of each cell; give what is left of them, None when it is not that."""
    if not cells:
        return None if drawn else []
    first, *others = cells
    same = _same(drawn, first)
    for taken in range(same, -1, -1):
        rest = _rests(drawn[taken:], others)
        if rest is not None:
            return [first[taken:], *rest]
    return None


def _same(one: str, other: str) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
