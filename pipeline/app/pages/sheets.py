"""A document as pages, where LibreOffice is: first word that they are being made, then, some seconds later, they."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from pipeline.app.asked import Asked, UnknownError
from pipeline.app.page import Page
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.findings.finding import Stop
from pipeline.runs.sheets import sheets
from pipeline.write.findings.as_text import entries

_PDF: Final = "application/pdf"
_SHOWN: Final = {"Content-Security-Policy": "frame-ancestors 'none'", "Content-Disposition": "inline"}
"""The browser's own viewer of PDF needs what a page of ours may not have."""


def wait(asked: Asked) -> Response:
    """Say that the pages are being made, and go on to them."""
    return _page(asked, _document(asked))


def show(asked: Asked) -> Response:
    """Give the pages."""
    document = _document(asked)
    try:
        return Response(sheets(document, asked.case.places), media_type=_PDF, headers=_SHOWN)
    except Stop as stop:
        return _page(asked, document, stop)


def _page(asked: Asked, document: WordDocument, stop: Stop | None = None) -> Response:
    case = asked.case
    query = urlencode({"dok": document.path} | ({"utgave": asked.edition.folder} if asked.edition else {}))
    return asked.show(
        "sheets.html",
        case=case,
        path=document.path,
        refused=entries(stop.findings, asked.words.tongue) if stop else (),
        back=f"{asked.address(f'/sak/{case.name}/dokumenter')}?{query}",
        pdf=f"{asked.address(f'/sak/{case.name}/sider/pdf')}?{query}",
    )


def _document(asked: Asked) -> WordDocument:
    path = asked.chosen("dok")
    documents = asked.case.look(asked.edition, asked.words.tongue).word_documents
    found = next((document for document in documents if document.path == path), None)
    if found is None:
        raise UnknownError(path)
    return found


PAGES: Final = (Page("/sak/{case}/sider", wait), Page("/sak/{case}/sider/pdf", show))
