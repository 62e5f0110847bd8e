"""The officer's pictures, in line with the text: as large as they were made, where the page has room for that."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from docx.shared import Emu, Length
from lxml import etree

from pipeline.domain.values.text import Picture

if TYPE_CHECKING:
    from docx.document import Document

_HIGHEST: Final = 0.85  # of the room between the margins: its caption stands on the same page
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATION: Final = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    f'<adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/></a:ext></a:extLst>'
)


def drawn(picture: Picture, document: Document) -> str:
    """Write the run that draws a picture, and put the picture into the package."""
    width, height = _fitting(picture, document)
    inline: Any = document.part.new_pic_inline(io.BytesIO(picture.content), width=width, height=height)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # as of the arms
    if picture.description:
        inline.docPr.set("descr", picture.description)
    else:
        inline.docPr.append(etree.fromstring(_DECORATION))
    return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"


def _fitting(picture: Picture, document: Document) -> tuple[Emu, Emu]:
    """Give the size of a picture between the margins of a page, its sides to each other as they were."""
    page = document.sections[0]
    across = _room(page.page_width, page.left_margin, page.right_margin)
    down = _room(page.page_height, page.top_margin, page.bottom_margin)
    scale = min(1.0, (across or picture.width) / picture.width, (down or picture.height) * _HIGHEST / picture.height)
    return Emu(max(1, int(picture.width * scale))), Emu(max(1, int(picture.height * scale)))


def _room(whole: Length | None, before: Length | None, after: Length | None) -> int | None:
    """Give what is between two margins; None where the template does not say it."""
    return None if whole is None or before is None or after is None else max(1, whole - before - after)
