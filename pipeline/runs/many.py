"""Several cases in one run: each is built by itself, whatever happens to the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from pipeline.domain.findings.finding import Stop
from pipeline.runs.build import Outcome, Request, build

MANY: Final = 4  # cases without PDF: from here on two processes are done first, also where each is started from nothing


def build_all(requests: Sequence[Request], executor: Executor | None = None) -> Iterator[Outcome]:
    """Build cases, and give what came of each, in their order; of one that had to stop, why.

    They are built here, one after the other, or by `executor`: one of the standard library, or of another library that
    has its interface and spreads them over several machines which share the folders.
    """
    if executor is None:
        yield from map(_built, requests)
    else:
        yield from executor.map(_built, requests)


def workers_for(requests: Sequence[Request]) -> AbstractContextManager[Executor | None]:
    """Give processes for some cases, one a core; none where a process costs more than it saves."""
    count = min(os.cpu_count() or 1, len(requests))
    pays = count > 1 and (len(requests) >= MANY or any(request.pdf is not False for request in requests))
    if not pays:
        return nullcontext()
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only where there are processes

    return ProcessPoolExecutor(count)


def _built(request: Request) -> Outcome:
    try:
        return build(request)
    except Stop as stop:
        return Outcome(stop.findings)
