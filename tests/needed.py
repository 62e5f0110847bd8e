"""What some tests need and pip does not install: programs, and fonts for LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache

from pipeline.runs.libreoffice import find_office
from pipeline.write.pdf.libreoffice import Office

FONTS = ("Carlito", "Caladea", "Liberation Sans")


def missing(names: Iterable[str]) -> list[str]:
    """Name those that are not installed, in alphabetical order."""
    return sorted(name for name in set(names) if not _is_here(name))


@cache
def _is_here(name: str) -> bool:
    if name == "LibreOffice":
        return isinstance(find_office(), Office)
    if name in FONTS:
        lists = shutil.which("fc-list")
        return lists is not None and bool(subprocess.check_output([lists, name]))  # noqa: S603 - fontconfig
    return shutil.which(name) is not None
