"""A finished web page beside the document that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.documents.document import Chart, WordDocument
from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding, digits
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import NUMBERS_OF_CHART, WORDS_CHANGED
from pipeline.prove.html.reading import Drawing, WebPage
from pipeline.prove.words.words import differences

ROUNDED: Final = 0.02  # units of the drawing by which a part may be higher or lower than its amount


def page_findings(page: WebPage, expected: str, document: WordDocument, place: Place) -> Iterator[Finding]:
    """Say where a page is not what was composed: its title, its language, its text, and the charts on it."""
    wanted = (
        (f"{document.title_text} – {document.organisation}", page.title),
        (document.language.value, page.language),
    )
    for said, stands in wanted:
        if stands != said:
            yield WORDS_CHANGED.at(place, shown(stands) or None, said=shown(said))
    yield from differences(page.text, expected, place)
    for number, chart in enumerate(document.charts):
        drawing = page.charts[number] if number < len(page.charts) else Drawing()
        if not _is_drawn_from(chart, drawing):
            yield NUMBERS_OF_CHART.at(place, chart=chart.caption)


def _is_drawn_from(chart: Chart, drawing: Drawing) -> bool:
    """Say whether every part is as high as its amount is to the others, and the sums stand over their columns."""
    amounts: list[int] = []
    texts: list[str] = []
    for column, category in enumerate(chart.categories):
        parts = [series.amounts[column] for series in reversed(chart.series)]
        amounts += [amount.value for amount in parts if amount]
        said = chart.sums.amounts[column]
        if said is not None:
            texts.append(digits(said.value))
        texts.append(category)
    if len(amounts) != len(drawing.heights) or texts != drawing.texts:
        return False
    each = sum(drawing.heights) / (sum(amounts) or 1)
    pairs = zip(amounts, drawing.heights, strict=True)
    return all(abs(height - amount * each) <= ROUNDED for amount, height in pairs)
