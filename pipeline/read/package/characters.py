"""Characters that reach us in a disguise, or that no document may hold."""

from __future__ import annotations

import re
from typing import Final

# XML 1.0, production [2] Char: everything else cannot stand in a .docx or .xlsx. C1 controls can, and steer a terminal;
# an override of the direction of writing makes a text read otherwise than it is.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")

# ECMA-376 part 1, 22.4.2.4 (ST_Xstring): a workbook writes such a character as _xHHHH_.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Give a cell's text with control characters in the clear and every line break as a newline.

    Only control characters are written back, and `_x005F_`, by which a workbook escapes an underscore:
    `_x0041_` typed by a person stays what it is.
    """

    def control(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character < " " or character == "_" else match[0]

    return _ESCAPED.sub(control, text).replace("\r\n", "\n").replace("\r", "\n")


def forbidden_in(text: str) -> str | None:
    """Name the first forbidden character as `U+0007`; None when there is none."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None
