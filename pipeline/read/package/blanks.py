"""Attributes that a program wrote without a value: Excel takes them for left out, and openpyxl cannot read them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

_TAG: Final = re.compile(rb"<(?:\w+:)?(?:c|row|col)\s[^<>]*>")
_BLANK: Final = re.compile(rb"""\s[\w:]+\s*=\s*(?:""|'')""")


def without_blanks(sheet: bytes) -> bytes:
    """Give the XML of a sheet whose cells, rows and columns have no attribute without a value."""
    if b'""' not in sheet and b"''" not in sheet:
        return sheet
    return _TAG.sub(lambda tag: _BLANK.sub(b"", tag[0]), sheet)


def with_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a package with other content in some of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()
