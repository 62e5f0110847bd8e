"""What a page is: its addresses, who answers, and its place among the steps of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from starlette.responses import Response

from pipeline.app.asked import Asked

View: TypeAlias = Callable[[Asked], Response]


@dataclass(frozen=True, slots=True)
class Page:
    """An address below the secret one, and who answers there: `/sak/{case}/funn`.

    One with a `step` stands in the list of steps of a case, by that key of the words, in the `order` of the steps.
    `sends` says that it takes what a form sends, and changes something; else it is only read.
    """

    path: str
    view: View
    sends: bool = False
    step: str = ""
    order: int = 0
