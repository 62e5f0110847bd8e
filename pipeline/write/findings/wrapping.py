"""Text on a terminal: lines end between words, so that no number and no reference is broken in two."""

from __future__ import annotations

import textwrap
from typing import Final

_NARROWEST: Final = 40  # columns; below that, breaking anywhere reads no worse


def wrapped(text: str, columns: int) -> str:
    """Break each line between words, and indent what goes on below its beginning. Hard spaces and hyphens hold."""
    return "\n".join(_wrapped(line, max(columns, _NARROWEST)) for line in text.split("\n"))


def _wrapped(line: str, columns: int) -> str:
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    broken = textwrap.wrap(line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(broken)
