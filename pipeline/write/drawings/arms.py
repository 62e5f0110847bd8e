"""The arms of whoever a document is from, in line with the text, as high as a letterhead has room for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from docx.shared import Mm
from lxml import etree

from pipeline.domain.region.region import Arms

if TYPE_CHECKING:
    from docx.document import Document

HEIGHT: Final = Mm(18)
WIDTH: Final = Mm(80)  # a wide mark is as wide as this, and lower


def drawn(arms: Arms, document: Document, number: int | None = None) -> str:
    """Write the run that draws the arms, and put the picture into the package; `number` is that of the drawing."""
    image = io.BytesIO(arms.content)
    inline: Any = document.part.new_pic_inline(image, height=HEIGHT)
    if inline.extent.cx > WIDTH:
        inline = document.part.new_pic_inline(image, width=WIDTH)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # else Word and LibreOffice indent it, each as much as it likes
    inline.docPr.set("descr", arms.description)
    if number is not None:
        inline.docPr.set("id", str(number))
    return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"
