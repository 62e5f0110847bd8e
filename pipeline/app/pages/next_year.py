"""The case rolled over to the next year."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from pipeline.app.asked import UNPROCESSABLE, Asked
from pipeline.app.page import Page
from pipeline.domain.findings.finding import Stop
from pipeline.runs.new_year import new_year
from pipeline.write.findings.as_text import entries


def show(asked: Asked) -> Response:
    """Show the form."""
    return asked.show("next_year.html", case=asked.case, rolled=None, refused=())


def roll(asked: Asked) -> Response:
    """Make next year's case, and tell what comes along and what does not."""
    case, tongue = asked.case, asked.words.tongue
    try:
        rolled = new_year(case.folder, tongue, without_decision=bool(asked.chosen("uten_vedtak")))
    except Stop as stop:
        refused = entries(stop.findings, tongue)
        return asked.show("next_year.html", UNPROCESSABLE, case=case, rolled=None, refused=refused)
    return asked.show("next_year.html", case=case, rolled=rolled, refused=())


PAGES: Final = (
    Page("/sak/{case}/neste", show, step="neste", order=50),
    Page("/sak/{case}/neste", roll, sends=True),
)
