"""The decision: recorded in the workbook, and made into the decided edition."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from pipeline.app.asked import Asked
from pipeline.app.page import Page


def show(asked: Asked) -> Response:
    """Say how the decision is recorded, and whether it is."""
    case = asked.case
    read = case.look(None, asked.words.tongue).checked.case
    return asked.show("decision.html", case=case, decision=read.decision if read else None)


PAGES: Final = (Page("/sak/{case}/vedtak", show, step="vedtak", order=40),)
