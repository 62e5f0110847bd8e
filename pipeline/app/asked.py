"""One request, as a page sees it: what was filled in, which case it is of, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.app.desk import CaseDesk, Desk
from pipeline.app.speaking import LANGUAGES, Speaking
from pipeline.domain.case.choices import Edition

if TYPE_CHECKING:
    from pipeline.app.page import Page

UNPROCESSABLE: Final = 422
"""The status of an answer that says why what was sent could not be used."""

_SEE_OTHER: Final = 303
_LOOKS: Final = Environment(
    loader=PackageLoader("pipeline.app", "html"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_LOOKS.filters["path"] = lambda path: Markup("/<wbr>").join(path.split("/"))
_LOOKS.globals |= {"languages": LANGUAGES}


class UnknownError(LookupError):
    """There is nothing at the address: no such case, document or file."""


@dataclass(frozen=True)
class Sent:
    """A file that was sent with a form: the name it had, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Asked:
    """A request. `form` and `files` are what a form has sent, by the names of its fields.

    `steps` are all steps of a case; `stop` ends the server. `mark` is that of the case before anything of it was read,
    so that what is saved meanwhile is news.
    """

    request: Request
    desk: Desk
    words: Speaking
    steps: tuple[Page, ...]
    stop: Callable[[], None]
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Sent] = field(default_factory=dict)
    mark: str = ""

    @property
    def case(self) -> CaseDesk:
        """The case that the address names; UnknownError where there is none."""
        name = self.request.path_params["case"]
        found = self.desk.case(name)
        if found is None:
            raise UnknownError(name)
        return found

    def chosen(self, name: str) -> str:
        """Give what the address, or the form, has for a name; nothing where it has none."""
        return self.form.get(name, self.request.query_params.get(name, ""))

    @property
    def edition(self) -> Edition | None:
        """The edition that was chosen on the page; None for the one that the workbook names."""
        return next((edition for edition in Edition if edition.folder == self.chosen("utgave")), None)

    @property
    def path(self) -> str:
        """The path that was asked for, below the secret: `/sak/2027`."""
        return self.request.scope["path"].removeprefix(self.request.scope["root_path"]) or "/"

    @property
    def kept(self) -> str:
        """What an address of the same case is followed by, so that the edition that was chosen stays chosen."""
        return f"?utgave={self.edition.folder}" if self.edition else ""

    def address(self, path: str) -> str:
        """Give the whole address of a path: `/sak/2027/funn` below the secret, whatever signs a folder's name has."""
        return f"{self.request.scope['root_path']}{quote(path, errors='surrogateescape')}"

    def show(self, look: str, status: int = 200, here: str = "", **values: object) -> Response:
        """Answer with a page; `here` is the path at which it can be asked for again, if not the one that was."""
        page = _LOOKS.get_template(look).render(
            asked=self, words=self.words, say=self.words.of, to=self.address, here=here or self.path, **values
        )
        return HTMLResponse(page.encode(errors="replace"), status)  # the name of a file may be no text

    def go(self, path: str, query: str = "") -> Response:
        """Answer a form with the page to go to."""
        return RedirectResponse(self.address(path) + query, _SEE_OTHER)
