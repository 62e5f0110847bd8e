"""What makes a page follow its files, and the server stop when nobody has looked at it for long."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from pipeline.app.asked import Asked

LONG: Final = 2 * 60 * 60.0  # seconds without a request, after which the page is closed; one that is open asks anew
HELD: Final = 20.0  # seconds that a question for news is held before it is answered that there are none
MOST_HELD: Final = 4  # questions that are held at a time: a browser has six connections for all its tabs together
_LOOK: Final = 0.1  # seconds between two looks at the files
_SLOW: Final = 1.0  # seconds that a look may take before the page says that the folder answers slowly


@dataclass
class Live:
    """The life of a server: `stop` is what ends it, `is_ending` says that something has."""

    stop: Callable[[], None]
    patience: float = LONG
    is_ending: Callable[[], bool] = lambda: False
    _last: float = field(default_factory=time.monotonic)
    _held: int = 0

    def seen(self) -> None:
        """Remember that somebody is looking."""
        self._last = time.monotonic()

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Stop the server when nobody has looked for long, as long as this lasts."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._watch)
            yield
            tasks.cancel_scope.cancel()

    async def _watch(self) -> None:
        left = self.patience
        while left > 0:
            await anyio.sleep(left)
            left = self._last + self.patience - time.monotonic()
        self.stop()

    async def pulse(self, asked: Asked) -> Response:
        """Answer when there is something else to see than the page that asks has; or after a while that there is not.

        The answer is the mark of what there is, after it has been read, so that the page is there at once.
        """
        end = time.monotonic() + (HELD if self._held < MOST_HELD else 0)
        self._held += 1
        try:
            return await self._news(asked, end)
        finally:
            self._held -= 1

    async def _news(self, asked: Asked, end: float) -> Response:
        had, name = asked.chosen("sett"), asked.request.path_params["case"]
        while True:
            begun = time.monotonic()
            mark = await run_in_threadpool(asked.desk.mark, name)
            slow = time.monotonic() - begun > _SLOW
            if mark != had and had:
                await anyio.sleep(_LOOK)  # a program that saves writes in several steps
                if time.monotonic() < end and await run_in_threadpool(asked.desk.mark, name) != mark:
                    continue
                await run_in_threadpool(_look, asked)
            if mark != had or slow or time.monotonic() > end or self.is_ending():
                self.seen()
                return JSONResponse({"mark": mark, "slow": slow})
            await anyio.sleep(max(_LOOK, time.monotonic() - begun))  # a folder that answers slowly is not worn out


def _look(asked: Asked) -> None:
    with suppress(Exception):  # the page says so itself
        asked.case.look(asked.edition, asked.words.tongue)
