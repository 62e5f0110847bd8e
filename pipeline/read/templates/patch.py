"""What docxtpl makes of the tags: the last look at whether it has joined what Word had split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from pipeline.domain.documents.template import Tag

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_HELD: Final = re.compile("\ue000(\\d+)\ue001")
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")


def first_split(patched: str, tags: Sequence[Tag]) -> Tag | None:
    """Give the first tag that docxtpl has not put together, given the XML that it made of a part; None for none.

    Each tag has to be there, in order and without XML inside; with the tags taken out, the XML has to hold together.
    """
    bare = _COMMENT.sub("", patched)
    seen = _TAG.findall(bare)
    for number, tag in enumerate(tags):
        if number >= len(seen) or _words(seen[number]) != _words(f"{tag.text[:2]}{tag.code}{tag.text[-2:]}"):
            return tag
    if len(seen) > len(tags):
        return tags[-1] if tags else None
    numbers = iter(range(len(tags)))
    return _where_it_breaks(_TAG.sub(lambda _: f"\ue000{next(numbers)}\ue001", bare), tags)


def _words(tag: str) -> str:
    """Give what a tag says, without the letter that docxtpl takes away, as docxtpl has its quotes."""
    said = tag.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").translate(_STRAIGHT)
    return re.sub(r"^(\{[{%])\s*(?:(?:p|tr|tc|r) )?\s*|\s+(?=[%}]\}$)", r"\1", said)


def _where_it_breaks(xml: str, tags: Sequence[Tag]) -> Tag | None:
    """Give the last tag before the XML does not hold together any more."""
    try:
        etree.fromstring(xml)
    except etree.XMLSyntaxError as wrong:
        line, column = wrong.position
        lines = xml.split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][:column]])
        held = _HELD.findall(before)
        return tags[int(held[-1])] if held else (tags[0] if tags else None)
    return None
