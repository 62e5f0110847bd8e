"""Characters that nobody can see, and what texts are compared by. What is printed is always what was written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Soft hyphen, Arabic letter mark, zero-width space and joiners, direction marks and embeddings, word joiner, invisible
# operators, isolates, variation selectors of a text pasted from a browser, and the mark of byte order.
_UNSEEN: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


def seen(text: str) -> str:
    """Return what a reader sees of a text: composed letters, no invisible characters, every run of blanks one space."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def folded(text: str) -> str:
    """Return what names, headings and choices are compared by: as seen, whatever its case and kind of dash."""
    return seen(text).translate(_DASHES).casefold()
