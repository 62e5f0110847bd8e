"""The paragraphs of a Word document as the places of findings count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pipeline.domain.prose.layout import heading_in
from pipeline.domain.prose.prose import same_heading
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = f"{_WORD}p"
TRANSPARENT: Final = frozenset(
    f"{_WORD}{name}" for name in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
"""What holds paragraphs, or text, and is as if it was not there."""
_HOLDING: Final = TRANSPARENT | {f"{_WORD}{name}" for name in ("tbl", "tr", "tc")}


def counted_paragraphs(body: Iterable[Any]) -> Iterator[Any]:
    """Give the paragraphs that are counted, those of tables too, in order, as the elements of the XML that they are."""
    for child in body:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag in _HOLDING:
            yield from counted_paragraphs(child)


def number_of(place: Place, texts: Sequence[str]) -> int | None:
    """Give the paragraph that a place names, or else its heading, as its place among the texts from 0.

    None where it names neither, or what is not there.
    """
    if place.paragraph is not None and 0 < place.paragraph <= len(texts):
        return place.paragraph - 1
    if not place.heading or not isinstance(place.heading, str):  # that of a part of a template is no paragraph
        return None
    names = (place.heading, heading_in(place.heading, Language.NYNORSK))
    return next((at for at, text in enumerate(texts) if any(same_heading(text, name) for name in names)), None)
