"""A file or a folder opened in the program that the user has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_outside(path: Path) -> bool:
    """Open a file or a folder; False where this machine has no way to do so. Raises OSError where it is not there."""
    path.stat()
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - the user's own file, named by us
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    done = subprocess.run([program, str(path)], check=False, stdin=subprocess.DEVNULL, capture_output=True)  # noqa: S603 - as above
    return done.returncode == 0
