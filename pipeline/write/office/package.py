"""Office files are zip files; ours have the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold


def with_fixed_dates(package: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Write a package again without the time of day in it. `changes` rewrites parts by their names."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return packed({name: (changes or {}).get(name, bytes)(old.read(name)) for name in old.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Write a package of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0  # the same on Windows and elsewhere
            new.writestr(info, part)
    return out.getvalue()
