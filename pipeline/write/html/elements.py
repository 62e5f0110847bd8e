"""Elements of HTML. Whatever is put into one is escaped, unless it is an element itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

VOID: Final = frozenset({"img", "meta", "br"})


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """Write an element; an attribute that is None or False is left out, one that is True has no value.

    An attribute whose name is a word of Python's is written with `_` behind it; `_` is also written for `-`.
    """
    begin = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    return Markup(begin if name in VOID else f"{begin}{joined(content)}</{name}>")  # noqa: S704 - escaped, each piece


def joined(content: Iterable[str]) -> Markup:
    """Put texts and elements after each other."""
    return Markup("".join(map(escape, content)))  # noqa: S704 - escaped, each of them


def _attribute(name: str, value: str | int | bool | None) -> str:  # noqa: FBT001 - as HTML has them
    written = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
