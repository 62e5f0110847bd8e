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
    begin = Markup("<{}{}>").format(name, joined(_attribute(*pair) for pair in attributes.items()))
    return begin if name in VOID else Markup("{}{}</{}>").format(begin, joined(content), name)


def joined(content: Iterable[str]) -> Markup:
    """Put texts and elements after each other."""
    return Markup().join(content)


def _attribute(name: str, value: str | int | bool | None) -> Markup:  # noqa: FBT001 - as HTML has them
    written = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return Markup()
    return Markup(" {}").format(written) if value is True else Markup(' {}="{}"').format(written, escape(str(value)))
