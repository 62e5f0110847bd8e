"""How much a Word template may hold: docxtpl searches the whole text again for each tag that is left open."""

from __future__ import annotations

import re
from typing import Final

LARGEST: Final = 2**20  # bytes of XML in a part; our largest is 37 000, and docxtpl spends three seconds on this
MOST_BRACES: Final = 10_000  # ours have a few hundred; Jinja spends 10 kB and 0.1 ms on each tag
FARTHEST: Final = 20_000_000  # characters between what opens a tag and what closes it, all tags together

_OPENERS: Final = re.compile(rb"\{[{%#]|\{")
_CLOSERS: Final = {b"{{": b"}}", b"{%": b"%}", b"{#": b"#}", b"{": b"}"}
_NOT_FILLED: Final = ("styles.xml", "theme1.xml", "numbering.xml", "fontTable.xml", "settings.xml", ".rels")


def allow(part: str, xml: bytes) -> bool:
    """Say whether docxtpl can be given a part."""
    if not part.startswith("word/") or part.endswith(_NOT_FILLED):
        return True
    return len(xml) <= LARGEST and xml.count(b"{") <= MOST_BRACES and _distance(xml) <= FARTHEST


def _distance(xml: bytes) -> int:
    """Add up the distances from each opening to its closing, or to the end; stop when it is too much."""
    distance = 0
    for opener in _OPENERS.finditer(xml):
        closed = xml.find(_CLOSERS[opener[0]], opener.end())
        distance += (closed if closed >= 0 else len(xml)) - opener.start()
        if distance > FARTHEST:
            break
    return distance
