"""A file or a folder opened in the program that the user has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

PATIENCE: Final = 3.0  # seconds that one which only asks another to open it takes, at most


def open_outside(path: Path) -> bool:
    """Open a file or a folder; False where this machine has no way to do so. Raises OSError where it is not there."""
    path.stat()
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - the user's own file, named by us
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    # In a session of its own: Ctrl+C that ends us would else end it too, with what is not saved in it.
    run = subprocess.Popen([program, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - as above
    try:
        return run.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True  # it is the program itself, which goes on
