"""A picture in the officer's text: its bytes, its size and what it shows, and why the documents cannot have one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from pipeline.domain.documents.document import LONGEST_ALT_TEXT
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import Picture
from pipeline.read.package.images import other_kind, size_of
from pipeline.read.prose.findings import PICTURE_CHANGED, PICTURE_NOT_DESCRIBED, PICTURE_PLACED, PICTURE_UNUSABLE

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

LARGEST: Final = 5 * 2**20  # bytes: each document that the text goes into carries it
MOST_PIXELS: Final = 6_000  # a side: what draws it spends four bytes on each pixel
_LONGER: Final = 20  # times: a picture that is so much longer one way is a line
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PICTURE: Final = f"{_A}graphic/{_A}graphicData/{_PIC}pic"
_TURNED: Final = ("rot", "flipH", "flipV")
_CROPPED: Final = ("l", "t", "r", "b")
# What stands there though nobody has described the picture: what Word guesses, and the name of a file.
_NOT_SAID: Final = re.compile(
    r".*(?:automatisk generert|generert automatisk|automatically generated|AI-generert|AI-generated).*"
    r"|\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic)|(?:bilde|bilete|picture|image|grafikk|graphic) ?\d*",
    re.IGNORECASE | re.DOTALL,
)
_NO_FILE: Final = Said("det er ikke i dokumentet", "it is not in the document")
_LINKED: Final = Said("det er en lenke til en fil et annet sted", "it is a link to a file elsewhere")
_NOT_WHOLE: Final = Said("det er ikke helt", "it is not whole")
_NO_SIZE: Final = Said("det har ingen størrelse", "it has no size")
_LONG: Final = Said("den ene siden er mye lengre enn den andre", "one side is much longer than the other")
_KIND: Final = Said("det er {kind}, og ikke PNG eller JPEG", "it is {kind}, and not PNG or JPEG")
_LARGE: Final = Said(
    "det er større enn {megabytes} MB eller {pixels} × {pixels} piksler",
    "it is larger than {megabytes} MB or {pixels} × {pixels} pixels",
)
_TURN: Final = Said("rotert eller speilvendt", "rotated or mirrored")
_CROP: Final = Said("beskåret", "cropped")
_COLOUR: Final = Said("endret i farge eller lys", "changed in colour or light")


def picture_in(drawing: _Element, document: Document, at: Place) -> Picture | Finding | None:
    """Read the picture of a drawing, or say why it cannot be carried; None for a drawing that is no picture."""
    holder = next(iter(drawing), None)
    picture = None if holder is None else holder.find(_PICTURE)
    if len(drawing) != 1 or holder is None or picture is None:
        return None
    if holder.tag != qn("wp:inline"):
        return PICTURE_PLACED.at(at)
    if (changed := _changed(picture)) is not None:
        return PICTURE_CHANGED.at(at, how=changed)
    if (description := _description(holder)) is None:
        return PICTURE_NOT_DESCRIBED.at(at, most=LONGEST_ALT_TEXT)
    content, (width, height) = _content(picture, document), _extent(holder)
    if isinstance(content, Said) or not width or not height:
        return PICTURE_UNUSABLE.at(at, why=content if isinstance(content, Said) else _NO_SIZE)
    return Picture(content, width, height, description)


def _changed(picture: _Element) -> Said | None:
    """Say what Word does to a picture when it shows it."""
    form = picture.find(f"{_PIC}spPr/{_A}xfrm")
    if form is not None and any(form.get(name, "0") not in {"0", "false"} for name in _TURNED):
        return _TURN
    shape = picture.find(f"{_PIC}spPr/{_A}prstGeom")
    crop = picture.find(f"{_PIC}blipFill/{_A}srcRect")
    is_cut = crop is not None and any(crop.get(side, "0") not in {"0", "0%"} for side in _CROPPED)
    if is_cut or (shape is not None and shape.get("prst", "rect") != "rect"):
        return _CROP
    blip = picture.find(f"{_PIC}blipFill/{_A}blip")
    has_effect = blip is not None and any(child.tag != f"{_A}extLst" for child in blip)
    return _COLOUR if has_effect else None


def _description(holder: _Element) -> str | None:
    """Give what a picture shows, in words; none for one that is marked as decoration, None where nobody has said it."""
    properties = holder.find(qn("wp:docPr"))
    if properties is None:
        return None
    mark = next(properties.iter(_DECORATIVE), None)
    if mark is not None and mark.get("val", "1") in {"1", "true"}:
        return ""
    words = " ".join((properties.get("descr") or properties.get("title") or "").split())
    return words if words and len(words) <= LONGEST_ALT_TEXT and not _NOT_SAID.fullmatch(words) else None


def _content(picture: _Element, document: Document) -> bytes | Said:
    """Give the bytes of a picture, or say why they are of no use."""
    blip = picture.find(f"{_PIC}blipFill/{_A}blip")
    key = None if blip is None else blip.get(qn("r:embed"))
    if blip is not None and not key and blip.get(qn("r:link")):
        return _LINKED
    relation = document.part.rels.get(key) if key else None
    if relation is None:
        return _NO_FILE
    if relation.is_external:
        return _LINKED
    return _looked_at(relation.target_part.blob)


def _looked_at(content: bytes) -> bytes | Said:
    other = other_kind(content)
    if other is not None:
        return _KIND.filled(kind=other)
    size = size_of(content) if len(content) <= LARGEST else (MOST_PIXELS + 1, 1)
    if size is None:
        return _NOT_WHOLE
    shorter, longer = sorted(size)
    if longer > MOST_PIXELS:
        return _LARGE.filled(megabytes=LARGEST >> 20, pixels=MOST_PIXELS)
    if not shorter:
        return _NO_SIZE
    return _LONG if longer > _LONGER * shorter else content


def _extent(holder: _Element) -> tuple[int, int]:
    """Give width and height as the text shows them, in EMU; 0 for what it does not say."""
    extent = holder.find(qn("wp:extent"))
    sides = ("", "") if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
    width, height = (int(side) if side.isdecimal() and len(side) <= len("999999999") else 0 for side in sides)
    return width, height
