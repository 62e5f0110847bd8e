"""An image in a page: its bytes stand in its address, so that nothing is fetched."""

from __future__ import annotations

import base64

from pipeline.domain.values.text import PNG


def address_of(content: bytes) -> str:
    """Give the address of an image, a PNG or a JPEG."""
    kind = "png" if content.startswith(PNG) else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
