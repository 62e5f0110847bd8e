"""Processor time, measured in pairs: what other programs do on the machine at the same time is in neither figure."""

from __future__ import annotations

import ctypes
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent
Work: TypeAlias = Callable[[], object]

_SUBREAPER: Final = 36  # Linux: PR_SET_CHILD_SUBREAPER
_PEAK: Final = (
    "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
    "try: runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)\n"
    "except SystemExit: pass\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)


@dataclass(frozen=True)
class Pair:
    """Two works done in turn, A B A B: the median of each in seconds of processor time, and that of their ratios."""

    ours: float
    theirs: float
    ratio: float


def seconds(work: Work) -> float:
    """Give the processor time of some work, with that of the programs that it starts, and of those that they start."""
    gc.collect()  # what is left of the work before is not this one's
    _adopt()
    begun = _spent()
    work()
    _wait_for_all()
    return _spent() - begun


def paired(ours: Work, theirs: Work, times: int) -> Pair:
    """Do two works in turn so many times."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    return Pair(
        ours=median(mine for mine, _ in pairs),
        theirs=median(other for _, other in pairs),
        ratio=median(mine / other for mine, other in pairs),
    )


def command(*words: str) -> Work:
    """Give the work of a command of ours in a process of its own."""
    return lambda: subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "pipeline", *words], cwd=ROOT, check=True, capture_output=True
    )  # fmt: skip


def peak_memory(*words: str) -> int | None:
    """Give the most memory in MB that a command of ours takes; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    run = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", _PEAK, "pipeline", *words], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(run.stderr.split()[-1]) // (2**20 if sys.platform == "darwin" else 2**10)


def table(rows: Sequence[tuple[str, str, str]]) -> str:
    """Write a table for README: the work, what it is held against, and how it came out."""
    lines = ["| arbeid | mål | målt |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _adopt() -> None:
    """Become the parent of programs whose own has been ended, as LibreOffice's is: else nobody is told their time."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _wait_for_all() -> None:
    if sys.platform != "win32":
        with suppress(ChildProcessError):
            while True:
                os.wait()


def _spent() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system
