"""Small images, made here: the smallest PNG and JPEG of a size that a reader accepts."""

from __future__ import annotations

import zlib

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECORATION = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
"""What Word writes into the properties of a picture that only decorates."""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def png(width: int = 200, height: int = 240) -> bytes:
    """Make a white PNG, one bit a pixel."""
    lines = b"".join(b"\0" + b"\xff" * ((width + 7) // 8) for _ in range(height))
    head = width.to_bytes(4) + height.to_bytes(4) + b"\1\0\0\0\0"
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in chunks
    )


def jpeg(width: int = 200, height: int = 240, *, marker: bytes = b"JFIF\0\1\1\0\0\1\0\1\0\0") -> bytes:
    """Make the frame of a JPEG of one component; nobody draws it."""
    frame = b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\1\1\x11\0"
    segments = ((0xE0, marker), (0xC0, frame), (0xDA, b"\1\1\0\0\x3f\0"))
    return (
        b"\xff\xd8"
        + b"".join(bytes((0xFF, kind)) + (len(data) + 2).to_bytes(2) + data for kind, data in segments)
        + b"\0\xff\xd9"
    )
