"""What a paragraph of a Word document is: a heading, a list item, or running text. By its style or its own settings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from pipeline.domain.prose.prose import ParagraphKind

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_VALUE: Final = qn("w:val")
_OFF: Final = {"0", "false", "off", "none", "baseline"}
_HEADING: Final = re.compile(r"heading (\d)$", re.IGNORECASE)
_LONGEST_CHAIN: Final = 20  # styles based on each other; Word itself stops at eleven
_TOGGLES: Final = frozenset(("w:vanish", "w:strike"))
"""Looks that a style turns the other way where the style around it has them: twice hidden is not hidden."""
_CONTENTS: Final = re.compile(
    r"(?:toc|innh) ?(?:\d|heading|overskrift)|table of figures|overskrift for innholdsfortegnelse", re.IGNORECASE
)
_CAPTION: Final = re.compile(r"caption|bildetekst|bilettekst", re.IGNORECASE)
_LEVELS: Final = 9  # of a list; more are not in the format, and each would be kept once for every list
_BODY_TEXT: Final = 9  # w:outlineLvl of a paragraph that is no heading


class Styles:
    """The styles and lists of one document."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        self._plain = next((key for key, style in self._styles.items() if _is_plain(style)), None)
        self._defaults = document.styles.element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        self._formats = _list_formats(document)
        self._looks: dict[tuple[str | None, str], bool | None] = {}  # of styles, as they were asked for

    def heading_level(self, paragraph: _Element) -> int:
        """Give 1–9 for a heading, 0 for anything else: by the style's name, or its outline level."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if own is not None:
            return _level(own)
        for style in self._chain(_value(paragraph, "w:pPr", "w:pStyle")):
            name = _HEADING.match(_value(style, "w:name") or "")
            if name:
                return int(name[1])
            outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if outline is not None:
                return _level(outline)
        return 0

    def list_kind(self, paragraph: _Element) -> tuple[ParagraphKind, int]:
        """Say whether the paragraph is a list item, of which kind, and how deep (from 0)."""
        settings = [paragraph, *self._chain(_value(paragraph, "w:pPr", "w:pStyle"))]
        numbering = [found for s in settings if (found := s.find(f"{qn('w:pPr')}/{qn('w:numPr')}")) is not None]
        number = next((value for n in numbering if (value := _value(n, "w:numId")) is not None), None)
        if number in {None, "0"}:
            return ParagraphKind.BODY, 0
        depth = int(next((value for n in numbering if (value := _value(n, "w:ilvl")) is not None), "0"))
        is_bullet = self._formats.get((str(number), depth), "bullet") in {"bullet", "none"}
        return ParagraphKind.BULLET if is_bullet else ParagraphKind.NUMBERED, depth

    def emphasis(self, run: _Element) -> tuple[bool, bool]:
        """Say whether a run is bold, and whether it is in italics: by its own settings or its character style."""
        settings = [run, *self._chain(_value(run, "w:rPr", "w:rStyle"))]
        return _is_on(settings, "w:b"), _is_on(settings, "w:i")

    def has(self, run: _Element, paragraph: _Element, look: str) -> bool:
        """Say whether a run has some other look: by itself, its style, its paragraph's, or the document's defaults."""
        own = _setting([run], look)
        if own is not None:
            return own
        of_run = self._look_of(_value(run, "w:rPr", "w:rStyle"), look)
        of_paragraph = self._look_of(_value(paragraph, "w:pPr", "w:pStyle") or self._plain, look)
        by_default = bool(_setting(self._defaults, look))
        if look in _TOGGLES:
            return by_default or bool(of_run) is not bool(of_paragraph)
        return next((found for found in (of_run, of_paragraph) if found is not None), by_default)

    def is_of_contents(self, paragraph: _Element) -> bool:
        """Say whether a paragraph is a line, or the heading, of a table of contents that Word has made."""
        return self._is_called(paragraph, _CONTENTS)

    def is_caption(self, paragraph: _Element) -> bool:
        """Say whether a paragraph has Word's style for the text above a table or below a figure."""
        return self._is_called(paragraph, _CAPTION)

    def _is_called(self, paragraph: _Element, names: re.Pattern[str]) -> bool:
        key = _value(paragraph, "w:pPr", "w:pStyle") or ""
        said = [key, *(_value(style, "w:name") or "" for style in self._chain(key)[:1])]
        return any(names.fullmatch(name) for name in said)

    def _look_of(self, style_id: str | None, look: str) -> bool | None:
        """Say what a style, or one that it is based on, says of a look; None where none does."""
        asked = (style_id, look)
        if asked not in self._looks:
            self._looks[asked] = _setting(self._chain(style_id), look)
        return self._looks[asked]

    def _chain(self, style_id: str | None) -> list[_Element]:
        """Give a style and those it is based on."""
        chain: list[_Element] = []
        while len(chain) < _LONGEST_CHAIN and style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "w:basedOn")
        return chain


def _list_formats(document: Document) -> dict[tuple[str, int], str]:
    """Give the number format of every list and level that the document defines."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # python-docx cannot make the part when the document has none
        return {}
    defined = {one.get(qn("w:abstractNumId")): _levels_of(one) for one in numbering.findall(qn("w:abstractNum"))}
    formats: dict[tuple[str, int], str] = {}
    for number in numbering.findall(qn("w:num")):
        key = str(number.get(qn("w:numId")))
        levels = defined.get(_value(number, "w:abstractNumId"), {})
        formats |= {(key, level): form for level, form in levels.items()}
    return formats


def _levels_of(definition: _Element) -> dict[int, str]:
    """Give the number format of each level that a definition has."""
    formats: dict[int, str] = {}
    for level in definition.findall(qn("w:lvl"))[:_LEVELS]:
        formats[int(level.get(qn("w:ilvl"), "0"))] = _value(level, "w:numFmt") or "decimal"
    return formats


def _value(element: _Element, *path: str) -> str | None:
    found = element.find(_path(path))
    return None if found is None else found.get(_VALUE)


@cache
def _path(tags: tuple[str, ...]) -> str:
    return "/".join(map(qn, tags))


def _is_on(settings: list[_Element], tag: str) -> bool:
    return bool(_setting(settings, tag))


def _setting(settings: list[_Element], tag: str) -> bool | None:
    """Give what the first that says anything of a look says; None where none does."""
    for element in settings:
        found = element.find(_path(("w:rPr", tag)))
        if found is not None:
            return is_on(found)
    return None


def is_on(element: _Element) -> bool:
    """Say whether a setting is on: it is where it only stands there."""
    return (element.get(_VALUE) or "true").lower() not in _OFF


def _is_plain(style: _Element) -> bool:
    """Say whether a style is that of the paragraphs that name none."""
    is_default = (style.get(qn("w:default")) or "0").lower() not in _OFF
    return is_default and style.get(qn("w:type")) == "paragraph"


def _level(outline: _Element) -> int:
    value = int(outline.get(qn("w:val"), str(_BODY_TEXT)))
    return 0 if value >= _BODY_TEXT else value + 1
