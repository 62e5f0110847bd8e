"""What a finding means, with its smallest example."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from pipeline.app.asked import Asked, UnknownError
from pipeline.app.page import Page
from pipeline.runs.explain import explain, kind_of


def show(asked: Asked) -> Response:
    """Explain a kind of finding by its code."""
    kind = kind_of(asked.request.path_params["code"])
    if kind is None:
        raise UnknownError
    case = asked.desk.case(asked.chosen("sak"))
    return asked.show("explain.html", kind=kind, explanation=explain(kind, asked.words.tongue), case=case)


PAGES: Final = (Page("/funn/{code}", show),)
