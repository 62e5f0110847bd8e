"""Another program: started without a window of its own, and ended together with all that it has started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

if sys.platform == "win32":
    _APART: Final[dict[str, Any]] = {"creationflags": subprocess.CREATE_NO_WINDOW}
else:
    _APART: Final[dict[str, Any]] = {"start_new_session": True}


@contextmanager
def started(command: Sequence[str], output: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program. It is ended when it still runs where the block is left, for whatever reason."""
    with subprocess.Popen(  # noqa: S603 - a command of ours, without a shell
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL, **_APART
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                _end_tree(process)


def said_by(command: Sequence[str], seconds: float) -> str:
    """Give what a program says on its standard output. Raises TimeoutExpired when that takes longer."""
    with started(command, subprocess.PIPE) as process:
        output, _ = process.communicate(timeout=seconds)
        return output.decode(errors="replace")


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a program at once, with its children: LibreOffice works in a child of what was started."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True, **_APART)  # noqa: S603 - the system's own
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
