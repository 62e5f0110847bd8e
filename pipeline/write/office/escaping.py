"""Text as XML writes it. The standard library's functions for this load all that it has for the network with them."""

from __future__ import annotations

from typing import Final

_KEPT_BLANKS: Final = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})  # that a reader would make spaces of


def escape(text: str) -> str:
    """Write a text so that it can stand between two tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoted(value: str) -> str:
    """Write the value of an attribute, in its quotes."""
    inside = escape(value).replace('"', "&quot;").translate(_KEPT_BLANKS)
    return f'"{inside}"'
