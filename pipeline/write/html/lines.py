"""A line as HTML: each part with its look, its language and its link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from markupsafe import Markup, escape

from pipeline.domain.values.line_ends import JOINER
from pipeline.domain.values.text import Figure, Line, Part, Picture, finished, line
from pipeline.write.html.elements import element, joined
from pipeline.write.html.images import address_of
from pipeline.write.layout.line_ends import held_in

_EMU_IN_A_PIXEL: Final = 9525

Address: TypeAlias = Callable[[Figure], str | None]
"""Gives the address at which a figure is explained; None where there is none."""

Writer: TypeAlias = Callable[[Line | str], Markup]
"""Writes a line, or a text that may be one."""


def writer(address: Address | None = None) -> Writer:
    """Make a writer of lines; each figure that has an address is a link to it.

    Numbers are held whole by hard spaces, as in Word. No other unseen character is put in: a reader copies the text.
    """

    def write(said: Line | str) -> Markup:
        parts = finished(line(said) if isinstance(said, str) else said)
        texts = held_in([part.text for part in parts])
        return joined(
            _part(part, _without_joiner(text, part), address)
            for part, text in zip(parts, texts, strict=True)
            if text or isinstance(part, Picture)
        )

    return write


def _without_joiner(text: str, part: Part) -> str:
    """Take away the joiners that hold numbers in Word; one that was written stays."""
    return text if JOINER in part.text else text.replace(JOINER, "")


def _part(part: Part, text: str, address: Address | None) -> Markup:
    if isinstance(part, Picture):
        return _picture(part)
    said = escape(text)
    if part.bold:
        said = element("strong", said)
    if part.italic:
        said = element("em", said)
    if part.language:
        said = element("span", said, lang=part.language.value)
    explained = address(part) if address and isinstance(part, Figure) else None
    if explained is not None:
        return element("a", said, class_="figure", href=explained)
    return element("a", said, href=part.href) if part.href else said


def _picture(picture: Picture) -> Markup:
    """Show a picture as wide as in the text, or as the screen has room for."""
    sides = {"width": round(picture.width / _EMU_IN_A_PIXEL), "height": round(picture.height / _EMU_IN_A_PIXEL)}
    language = picture.language.value if picture.language and picture.description else None
    return element("img", src=address_of(picture.content), alt=picture.description, lang=language, **sides)
