"""The text of a PDF, page by page, in the order that it is drawn in, by pdfium."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = ".,:;()«»%§–−+/=!?&"
_LAST: Final = 0x24F  # Latin letters end here; other letters may lack a shape in the font, and so a place in the PDF
_DROPPED: Final = re.compile(f"[^{re.escape(_SIGNS)}{''.join(c for c in map(chr, range(_LAST + 1)) if c.isalnum())}]+")


def pages_of(content: bytes) -> list[str]:
    """Read each page. What is no PDF raises a RuntimeError."""
    import pypdfium2  # noqa: PLC0415 - a tenth of a second that a build without PDF need not take

    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def letters(text: str) -> str:
    """Give what two programs agree on in a text: its letters, digits and signs, without blanks, hyphens and case.

    A line may end at a hyphen, a ligature is two letters, and a style may write in capitals.
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())
