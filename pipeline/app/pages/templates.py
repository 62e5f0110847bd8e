"""The Word templates: which are used, what is wrong in them, and copies of them to make one's own."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from pipeline.app.asked import UNPROCESSABLE, Asked
from pipeline.app.page import Page
from pipeline.domain.findings.finding import Stop
from pipeline.runs.templates import hand_out, looked_at
from pipeline.write.findings.as_text import entries
from pipeline.write.findings.template_list import fields_text, used_text


def show(asked: Asked) -> Response:
    """Show the templates of a case."""
    return _page(asked)


def copy(asked: Asked) -> Response:
    """Copy those that come with the program, and the wording, to where the user's own are looked for."""
    try:
        made = hand_out(asked.case.places.templates)
    except Stop as stop:
        return _page(asked, stop)
    return _page(asked, made=made[0].parent.name)


def _page(asked: Asked, stop: Stop | None = None, made: str = "") -> Response:
    case, tongue = asked.case, asked.words.tongue
    used, findings = looked_at(case.folder)
    return asked.show(
        "templates.html",
        UNPROCESSABLE if stop else 200,
        f"/sak/{case.name}/maler",
        case=case,
        used=used_text(used, tongue),
        fields=fields_text(tongue),
        entries=entries(findings, tongue),
        refused=entries(stop.findings, tongue) if stop else (),
        made=made,
        has_own=any(use.is_own for use in used),
    )


PAGES: Final = (
    Page("/sak/{case}/maler", show),
    Page("/sak/{case}/maler", copy, sends=True),
)
