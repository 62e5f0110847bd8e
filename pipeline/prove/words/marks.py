"""What is never left in a finished document: tags, placeholders, broken references, comments and tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.prose.marks import broken_references
from pipeline.prove.files.package import Element, MadePackage, W

_MARK: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|\$\{")
_TRACKED: Final = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange",
                   "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
                   "numberingChange")  # fmt: skip
_TRACKED_TAGS: Final = tuple(f"{W}{name}" for name in _TRACKED)
PLACEHOLDER: Final = f"{W}showingPlcHdr"


def mark_in(text: str) -> str | None:
    """Give the first mark of a tag or a placeholder in a text."""
    found = _MARK.search(text)
    return found[0] if found else None


def broken_in(text: str) -> str | None:
    """Give the first reference in a text that leads nowhere, as Word or Excel writes it."""
    return next(iter(broken_references(text)), None)


def tracked_in(root: Element) -> Iterator[str]:
    """Name the tracked changes of a part and the controls that show a placeholder, once each: `w:ins`."""
    seen = dict.fromkeys(element.tag for element in root.iter(*_TRACKED_TAGS, PLACEHOLDER))
    yield from (str(tag).replace(W, "w:") for tag in seen)


def comments_in(package: MadePackage) -> int:
    """Count the comments of a document."""
    parts = [name for kind, name in package.related(package.main) if kind == "comments"]
    return sum(len(package.tree(name)) for name in parts)
