"""The numbers and bullets that Word writes before the items of a list."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, TypeAlias

from pipeline.prove.files.package import Element, W

Numbers: TypeAlias = tuple[str | None, str | None]
"""The list and the level that something says it has; None for what it does not say."""

_DEEPEST: Final = 9
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Labels:
    """The lists of a document, counted from its beginning."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        self._begun: set[str] = set()
        if numbering is not None:
            self._read(numbering)
        self._styles = {} if styles is None else {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}
        self._known: dict[str | None, Numbers] = {}

    def _read(self, numbering: Element) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                self._levels[abstract.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl"))] = level
        for number in numbering.iter(f"{W}num"):
            key = number.get(f"{W}numId")
            self._abstract[key] = _value(number, "abstractNumId") or ""
            for override in number.iter(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    self._starts[key, int(override.get(f"{W}ilvl"))] = int(start)

    def label(self, paragraph: Element) -> str:
        """Count a paragraph, and give what stands before it; nothing when it is no item of a list."""
        found = self._numbering(paragraph)
        if found is None:
            return ""
        key, level = found
        abstract = self._abstract.get(key, "")
        shape = self._levels.get((abstract, level))
        if shape is None:
            return ""
        if key not in self._begun:
            self._begun.add(key)
            for (one, at), start in self._starts.items():
                if one == key:
                    self._counts[abstract, at] = start - 1
        self._counts[abstract, level] += 1
        for deeper in range(level + 1, _DEEPEST):
            self._counts[abstract, deeper] = 0
        return re.sub(r"%(\d)", lambda gap: self._said(abstract, int(gap[1]) - 1), _value(shape, "lvlText") or "")

    def _said(self, abstract: str, level: int) -> str:
        shape = self._levels.get((abstract, level))
        count = max(self._counts[abstract, level], 1)
        return _counted(count, (_value(shape, "numFmt") if shape is not None else None) or "decimal")

    def _numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """Find the list and level of a paragraph: its own, else those of its style or of one that that is based on."""
        properties = paragraph.find(f"{W}pPr")
        key, level = self._said_by(properties, _value(properties, "pStyle"))
        return None if key in {None, "0"} else (str(key), int(level or 0))

    def _said_by(self, properties: Element | None, style: str | None) -> Numbers:
        """Read what properties say; where they name no list, the style that they go by does."""
        numbers = None if properties is None else properties.find(f"{W}numPr")
        key, level = _value(numbers, "numId"), _value(numbers, "ilvl")
        if key is not None:
            return key, level
        of_style = self._of_style(style)
        return of_style[0], level or of_style[1]

    def _of_style(self, name: str | None) -> Numbers:
        """Give what a style says; those that are based on each other in a circle say nothing more."""
        if name not in self._known:
            self._known[name] = (None, None)
            shape = self._styles.get(name)
            if shape is not None:
                self._known[name] = self._said_by(shape.find(f"{W}pPr"), _value(shape, "basedOn"))
        return self._known[name]


def _value(element: Element | None, name: str) -> str | None:
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _counted(count: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman":
            return _roman(count)
        case "bullet" | "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while count >= value:
            said += letters
            count -= value
    return said
