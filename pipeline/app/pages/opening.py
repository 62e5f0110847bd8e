"""A file of the case, or a folder of finished documents, opened in the program that the user has for it."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from pipeline.app.asked import Asked, UnknownError
from pipeline.app.page import Page
from pipeline.runs.editions import editions_of
from pipeline.runs.opening import open_outside


def open_it(asked: Asked) -> Response:
    """Open what the form names: only a file of the case, or an edition, has a name that leads to anything."""
    case, file = asked.case, asked.chosen("fil")
    ways = dict(case.files)
    ways |= {made.edition.folder: made.folder for made in editions_of(case.places)}
    path = ways.get(file or asked.chosen("utgave"))
    if path is None:
        raise UnknownError(file)
    is_open = open_outside(path)
    said = asked.words.of("filer.åpnet" if is_open else "filer.ikke_åpnet", fil=path.name, mappe=path.parent)
    return asked.show("opened.html", case=case, said=said, is_open=is_open)


PAGES: Final = (Page("/sak/{case}/apne", open_it, sends=True),)
