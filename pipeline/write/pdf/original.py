"""What a Word document says to those who do not see it, and LibreOffice does not pass on."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.write.office.parts import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FIRST_COLUMN: Final = 0x80  # in a table's look where it is written as one number, ECMA-376 part 1, 17.4.55
_YES: Final = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Original:
    """What its body says, in reading order.

    `alternatives` are the texts of its drawings, blank where one has none, None for one that only decorates. `headed`
    says of each table whether its first column heads the rows.
    """

    alternatives: tuple[str | None, ...] = ()
    headed: tuple[bool, ...] = ()


def original(docx: bytes) -> Original:
    """Read a Word document of ours."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = parsed(package.read("word/document.xml"))
    return Original(
        tuple(_alternative(drawing) for drawing in body.iter(f"{WP}docPr")),
        tuple(_is_headed(table) for table in body.iter(f"{W}tbl")),
    )


def _alternative(drawing: _Element) -> str | None:
    mark = next(drawing.iter(_DECORATIVE), None)
    return None if mark is not None and mark.get("val", "1") in _YES else drawing.get("descr", "")


def _is_headed(table: _Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    said = look.get(f"{W}firstColumn")
    return said in _YES if said is not None else bool(int(look.get(f"{W}val") or "0", 16) & _FIRST_COLUMN)
