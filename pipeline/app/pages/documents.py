"""Every document as it would be if it were made now, in which each number shows where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Final, Protocol
from urllib.parse import urlencode

from starlette.responses import Response

from pipeline.app.asked import Asked, UnknownError
from pipeline.app.page import Page
from pipeline.domain.documents.document import BudgetWorkbook, Document, SheetCell, WordDocument
from pipeline.domain.findings.finding import blocked, digits
from pipeline.domain.values.said import Tongue
from pipeline.domain.values.text import Figure
from pipeline.write.html.page import content
from pipeline.write.returned.origins import origin_of


class Link(Protocol):
    """Gives the address of a document, or of the source of its number so and so, from 1."""

    def __call__(self, path: str, number: int | None = None) -> str:
        """Give the address."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another document that says the same number, how often, and the address of the first time."""

    path: str
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from, in lines, and where else it stands."""

    text: str
    origin: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]


def show(asked: Asked) -> Response:
    """Show a document, the one that the address names or else the first."""
    case, tongue = asked.case, asked.words.tongue
    seen = case.look(asked.edition, tongue)
    documents = seen.documents
    address = asked.address(f"/sak/{case.name}/dokumenter")

    def link(path: str, number: int | None = None) -> str:
        chosen = {"dok": path} | ({"tall": str(number)} if number else {})
        edition = {"utgave": asked.edition.folder} if asked.edition else {}
        return f"{address}?{urlencode(chosen | edition)}#{'kilde' if number else 'papir'}"

    shown = _shown(asked.chosen("dok"), documents) if documents else None
    chosen = _chosen(asked.chosen("tall"), shown)
    return asked.show(
        "documents.html",
        case=case,
        read=seen.checked.case,
        documents=documents,
        shown=shown,
        content=_written(shown, link) if isinstance(shown, WordDocument) else "",
        sheets=shown.sheets if isinstance(shown, BudgetWorkbook) else (),
        written=_in_cell,
        link=link,
        source=_source(chosen, seen.word_documents, link, tongue) if chosen else None,
        is_blocked=bool(blocked(seen.checked.findings)),
    )


def _written(document: WordDocument, link: Link) -> str:
    """Write a document, with an address behind each of its numbers."""
    numbers = count(1)
    return content(document, lambda _: link(document.path, next(numbers)))


def _in_cell(cell: SheetCell) -> str:
    """Write what a cell of the workbook shows."""
    if cell.value is None:
        return ""
    return cell.value if isinstance(cell.value, str) else digits(cell.value)


def _chosen(number: str, document: Document | None) -> Figure | None:
    """Give the figure of a number from 1, as the address has it; None where there is none."""
    figures = figures_of(document) if isinstance(document, WordDocument) and number else ()
    return next((figure for place, figure in enumerate(figures, 1) if str(place) == number), None)


def _shown(path: str, documents: Iterable[Document]) -> Document:
    found = [document for document in documents if path in {"", document.path}]
    if not found:
        raise UnknownError(path)
    return found[0]


def _source(figure: Figure, documents: Iterable[WordDocument], link: Link, tongue: Tongue) -> Source:
    """Say where a number comes from, and where else what comes from the same cells is said."""
    said = []
    for document in documents:
        places = [n for n, other in enumerate(figures_of(document), 1) if _is_same(figure, other)]
        if places:
            said.append(Elsewhere(document.path, len(places), link(document.path, places[0])))
    return Source(figure.text, origin_of(figure, tongue), tuple(said))


def figures_of(document: WordDocument) -> tuple[Figure, ...]:
    """Give the numbers of a document in the order in which they are written."""
    figures: list[Figure] = []
    content(document, figures.append)
    return tuple(figures)


def _is_same(figure: Figure, other: Figure) -> bool:
    return (figure.value, figure.is_count, figure.cells) == (other.value, other.is_count, other.cells)


PAGES: Final = (Page("/sak/{case}/dokumenter", show, step="dokumenter", order=20),)
