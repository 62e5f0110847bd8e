"""What a file is called that gave way to a newer one: «tiltak (før 2026-12-01 kl. 14.32).xlsx», which nobody reads."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final

_KEPT: Final = re.compile(r"(.+) \(før \d{4}-\d\d-\d\d kl\. \d\d\.\d\d(?:, \d+)?\)(\.[^.]+)")


def kept_name(file: str, when: datetime, number: int = 1) -> str:
    """Give the name by which a file is kept that gave way; `number` tells several of one minute apart.

    No character in it is one that Windows refuses.
    """
    stem, _, ending = file.rpartition(".")
    more = f", {number}" if number > 1 else ""
    return f"{stem} (før {when:%Y-%m-%d kl. %H.%M}{more}).{ending}"


def kept_of(name: str) -> str | None:
    """Give the file that gave way, by the name that it is kept by; None for any other name."""
    found = _KEPT.fullmatch(unicodedata.normalize("NFC", name))
    return f"{found[1]}{found[2]}" if found else None
