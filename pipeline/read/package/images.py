"""An image that is to go into a document: which kind it is, whether it is whole, and how large it is, by its bytes."""

from __future__ import annotations

import re
import zlib
from typing import Final

from pipeline.domain.values.said import Said
from pipeline.domain.values.text import PNG

_OTHERS: Final = (  # what somebody might take for one of the two, by its first bytes
    (rb"\s*(<\?xml|<svg|<!DOCTYPE svg)", "SVG"), (rb"GIF8", "GIF"), (rb"RIFF....WEBP", "WebP"), (rb"BM", "BMP"),
    (rb"II\*\0|MM\0\*", "TIFF"), (rb"%PDF", "PDF"), (rb"\xff\xd8\xff", "JPEG"), (rb"....ftyp", "HEIC"),
    (rb"%!PS", "EPS"), (rb"\x01\0\0\0.{36} EMF", "EMF"), (rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0", "WMF"),
)  # fmt: skip
_FRAMES: Final = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the segments of a JPEG that tell its size
_UNKNOWN: Final = Said("en annen slags fil", "another kind of file")


def other_kind(content: bytes) -> Said | str | None:
    """Say what an image is that is neither a PNG nor a JPEG; None for one that is."""
    if content.startswith(PNG) or content[6:10] in {b"JFIF", b"Exif"}:
        return None
    known = (kind for begins, kind in _OTHERS if re.match(begins, content, re.DOTALL))
    return next(known, _UNKNOWN)


def size_of(content: bytes) -> tuple[int, int] | None:
    """Give width and height in pixels; None when it is not whole."""
    return _size_of_png(content) if content.startswith(PNG) else _size_of_jpeg(content)


def _size_of_png(content: bytes) -> tuple[int, int] | None:
    """Give width and height in pixels; None when a chunk is missing or its check sum is wrong."""
    at, kind = len(PNG), b""
    if content[12:16] != b"IHDR":
        return None
    while kind != b"IEND":
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 8 + length
        if not kind or zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return None
        at = end + 4
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    """Give width and height in pixels; None when the frame or the end of the image is missing."""
    at = 2
    while content[at : at + 1] == b"\xff":
        kind = content[at + 1]
        if kind in _FRAMES:
            is_whole = len(content) > at + 9 and b"\xff\xd9" in content[-64:]
            return (_two(content, at + 7), _two(content, at + 5)) if is_whole else None
        at += 2 + _two(content, at + 2)
        if at + 1 >= len(content):
            break
    return None


def _two(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2])
