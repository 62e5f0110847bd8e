"""Files of an edition in one zip, to be sent or downloaded together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path


def bundle(folder: Path, names: Iterable[str]) -> bytes:
    """Pack files of a folder by their paths in it; what Word and Excel make is packed already, and only stored."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED, strict_timestamps=False) as packed:
        for name in names:
            packed.write(folder / name, name)
    return whole.getvalue()
