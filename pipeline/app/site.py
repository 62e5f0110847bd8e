"""The pages put together: each file of pages/ says its own, and what nobody could do anything about is said here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pkgutil import iter_modules
from traceback import format_exc
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import pipeline.app.pages
from pipeline.app.asked import Asked, Sent, UnknownError
from pipeline.app.desk import Desk
from pipeline.app.guard import Guard
from pipeline.app.live import Live
from pipeline.app.page import Page
from pipeline.app.speaking import LANGUAGE_COOKIE, LANGUAGES, Speaking

_FIELDS, _FILES = 200, 4  # of one form: more than any of ours has
_DAMAGED, _MISSING, _ONLY_SENT, _FAILED, _GONE = 400, 404, 405, 500, 503

Answer: TypeAlias = Callable[[Request], Awaitable[Response]]


def pages() -> tuple[Page, ...]:
    """Give the pages of every file in pages/."""
    names = sorted(module.name for module in iter_modules(pipeline.app.pages.__path__))
    modules = [import_module(f"pipeline.app.pages.{name}") for name in names]
    return tuple(chain.from_iterable(module.PAGES for module in modules))


def site(desk: Desk, secret: str, live: Live, language: str = "nb") -> Guard:
    """Put the application together; `language` is that of the page until another is chosen on it."""
    every = pages()
    steps = tuple(sorted((page for page in every if page.step), key=lambda page: page.order))

    def asked(request: Request, form: Mapping[str, str], sent: Mapping[str, Sent]) -> Asked:
        return Asked(request, desk, Speaking(_language_of(request, language)), steps, live.stop, form, sent)

    def answering(page: Page) -> Answer:
        async def answer(request: Request) -> Response:
            try:
                form, sent = await _sent_with(request) if page.sends else ({}, {})
            except OSError as why:  # there is no room for what is sent
                return _gone(asked(request, {}, {}), why)
            return await run_in_threadpool(_answered, page, asked(request, form, sent))

        return answer

    async def pulse(request: Request) -> Response:
        return await live.pulse(asked(request, {}, {}))

    async def missing(request: Request, _: Exception) -> Response:
        return asked(request, {}, {}).show("trouble.html", _MISSING, trouble="ukjent", details="")

    async def damaged(request: Request, _: Exception) -> Response:
        return asked(request, {}, {}).show("trouble.html", _DAMAGED, trouble="skjema", details="")

    routes = [Route(page.path, answering(page), methods=["POST" if page.sends else "GET"]) for page in every]
    looks = StaticFiles(directory=str(files("pipeline.app").joinpath("static")))
    routes += [Route("/sak/{case}/puls", pulse)]

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        async with live.watching():
            yield

    inner = Starlette(
        routes=[*routes, Mount("/static", looks)],
        exception_handlers={_MISSING: missing, _ONLY_SENT: missing, _DAMAGED: damaged, ClientDisconnect: damaged},
        lifespan=living,
    )
    return Guard(inner, secret, live.seen)


def _answered(page: Page, asked: Asked) -> Response:
    """Answer; where the disk, or the program, fails, say so on a page of its own. Nothing has been lost by it."""
    try:
        return page.view(replace(asked, mark=asked.desk.mark(asked.request.path_params.get("case", ""))))
    except UnknownError:
        return asked.show("trouble.html", _MISSING, trouble="ukjent", details="")
    except OSError as why:
        return _gone(asked, why)
    except Exception:  # noqa: BLE001 - a fault of ours, told with what whoever mends it needs
        return asked.show("trouble.html", _FAILED, trouble="feil", details=format_exc())


def _gone(asked: Asked, why: OSError) -> Response:
    return asked.show("trouble.html", _GONE, trouble="disken", details=str(why))


def _language_of(request: Request, otherwise: str) -> str:
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else otherwise


async def _sent_with(request: Request) -> tuple[dict[str, str], dict[str, Sent]]:
    async with request.form(max_files=_FILES, max_fields=_FIELDS) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        sent = {
            name: Sent(value.filename or "", await value.read())
            for name, value in form.items()
            if isinstance(value, UploadFile)
        }
    return texts, sent
