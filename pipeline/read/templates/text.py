"""The text of a Word template, paragraph by paragraph, as docxtpl joins it: what a tag has to stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from docx.oxml.ns import qn
from lxml import etree

from pipeline.domain.documents.template import Level
from pipeline.domain.values.place import Place

_SPACE: Final = qn("w:p").removesuffix("p")

Element = Any  # lxml's, which has no types for what is done here
Visit: TypeAlias = Callable[[Element, Place], None]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text with one look. `order` counts all pieces of a part."""

    text: str
    order: int
    path: tuple[Level, ...]
    run: Element


@dataclass(slots=True)
class Unit:
    """The text of a paragraph, or of an attribute: what one tag has to stand in."""

    place: Place
    path: tuple[Level, ...]
    pieces: list[TextPiece] = field(default_factory=list)

    @property
    def is_paragraph(self) -> bool:
        """Say whether it is the text of a paragraph."""
        return self.path[-1][1] == "p"

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    def pieces_of(self, start: int, end: int) -> list[TextPiece]:
        """Give the pieces that a stretch of the text touches."""
        touched, at = [], 0
        for piece in self.pieces:
            if piece.text and at < end and at + len(piece.text) > start:
                touched.append(piece)
            at += len(piece.text)
        return touched


_PARAGRAPH, _TABLE, _ROW, _RUN, _TEXT = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "r", "t"))


class Walk:
    """One walk through a part, which gathers the text of each paragraph, and whatever else has braces."""

    def __init__(self, place: Place, visit: Visit | None = None) -> None:
        self.place = place
        self.visit = visit  # takes each element as it begins, with its place
        self.path: list[Level] = []
        self.paragraphs: list[Unit] = []  # those that are open: a text box stands inside a paragraph
        self.runs: list[Element] = []
        self.tables: list[tuple[int, int]] = []  # those that are open: number, and number of the row
        self.counted = Counter[str]()

    def over(self, root: Element) -> Iterator[Unit]:
        """Give the texts of a part."""
        for number, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                self.path.append((number, _name(element)))
                self._start(element)
                if self.visit:
                    self.visit(element, self._here())
                yield from self._asides(element)
            else:
                self.path.pop()
                yield from self._end(element)

    def _start(self, element: Element) -> None:
        if element.tag == _PARAGRAPH:
            self.paragraphs.append(Unit(self._place(), tuple(self.path)))
        elif element.tag == _TABLE:
            self.counted["tbl"] += 1
            self.tables.append((self.counted["tbl"], 0))
        elif element.tag == _ROW and self.tables:
            number, row = self.tables[-1]
            self.tables[-1] = (number, row + 1)
        elif element.tag == _RUN:
            self.runs.append(element)
        elif element.tag == _TEXT and self.paragraphs:
            self.paragraphs[-1].pieces.append(self._piece(element.text or "", tuple(self.path)))

    def _end(self, element: Element) -> Iterator[Unit]:
        if element.tag == _PARAGRAPH:
            yield self.paragraphs.pop()
        elif element.tag == _TABLE:
            self.tables.pop()
        elif element.tag == _RUN:
            self.runs.pop()
        if element.tail and "{" in element.tail:
            yield self._aside(element.tail, "tail")

    def _here(self) -> Place:
        """Place an element: by the paragraph it stands in, else by the row."""
        if self.paragraphs:
            return self.paragraphs[-1].place
        table, row = self.tables[-1] if self.tables else (None, None)
        return replace(self.place, table=table, row=row)

    def _place(self) -> Place:
        """Place a paragraph; one in a text box by the one that the box hangs on."""
        if self.paragraphs:
            return self.paragraphs[-1].place
        self.counted["p"] += 1
        table, row = self.tables[-1] if self.tables else (None, None)
        return replace(self.place, paragraph=self.counted["p"], table=table, row=row)

    def _piece(self, text: str, path: tuple[Level, ...]) -> TextPiece:
        self.counted["pieces"] += 1
        return TextPiece(text, self.counted["pieces"], path, self.runs[-1] if self.runs else None)

    def _asides(self, element: Element) -> Iterator[Unit]:
        """Give what has braces and is no text of a paragraph: Jinja reads that too."""
        for key, said in element.attrib.items():
            if "{" in said:
                yield self._aside(said, f"@{key}")
        is_text = element.tag == _TEXT and self.paragraphs
        if element.text and "{" in element.text and not is_text:
            yield self._aside(element.text, "text")

    def _aside(self, text: str, name: str) -> Unit:
        path = (*self.path, (self.counted["pieces"], name))
        unit = Unit(self.paragraphs[-1].place if self.paragraphs else self.place, path)
        unit.pieces.append(self._piece(text, path))
        return unit


def _name(element: Element) -> str:
    return str(element.tag).replace(_SPACE, "")
