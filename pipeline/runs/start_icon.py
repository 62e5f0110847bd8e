"""The icon that starts the local page with a folder, put where the user finds it."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Stop
from pipeline.domain.values.place import Place
from pipeline.runs.findings import PROGRAM_MISSING
from pipeline.write.start.icon import start_icon
from pipeline.write.start.place import icon_folder, put_icon

PROGRAM: Final = "saksbygger-side"


def put_start_icon(
    folder: Path, *, platform: str = sys.platform, programs: Path | None = None, home: Path | None = None
) -> tuple[Path, ...]:
    """Put an icon that starts the page with a folder on the desktop, or in the menu, and give the paths made.

    Stop, with nothing changed, where it cannot be. `programs` is where the program stands, else beside this Python's
    others; `home` the user's folder.
    """
    scripts = programs or Path(sysconfig.get_path("scripts"))
    program = scripts / (f"{PROGRAM}.exe" if platform == "win32" else PROGRAM)
    if not program.is_file():
        raise Stop([PROGRAM_MISSING.at(Place(program.name), file=program.name, folder=str(scripts))])
    icon = start_icon(platform, program.absolute(), folder.absolute())
    return put_icon(icon_folder(platform, home or Path.home(), os.environ), icon)
