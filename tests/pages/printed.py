"""A PDF as it is printed: the words of its pages with their places, by poppler, and what is one block, by its tags."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
from lxml import etree

from pipeline.write.pdf.tags import PdfTag, tags

TOP, BOTTOM = 73.7, 73.7  # points: the margins, in which the header and the footer are
SIDE = 53.8


@dataclass(frozen=True, slots=True)
class Word:
    """A word without blanks, and its place on the page in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, and the lines of words between header and footer."""

    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        """Every word, line by line."""
        return [word for line in self.lines for word in line]

    @property
    def filled(self) -> float:
        """How much of the room between the margins is used, from 0 to 1."""
        last = max((word.bottom for word in self.words), default=TOP)
        return (last - TOP) / (self.height - TOP - BOTTOM)


@dataclass(frozen=True, slots=True)
class Block:
    """What the tags have as one: a heading, a paragraph, a list's item or a table, with the pages that it stands on.

    `rows` are the pages of each row of a table.
    """

    kind: str
    pages: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...] = ()


class Printed:
    """A PDF file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def pages(self) -> list[Page]:
        """Read the pages."""
        command = ["pdftotext", "-bbox-layout", "-enc", "UTF-8", str(self._path), "-"]
        said = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - poppler
        root = etree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said))
        return [_page(page) for page in root.iter("{*}page")]

    @cached_property
    def blocks(self) -> list[Block]:
        """Read the tags, in reading order."""
        with pikepdf.open(self._path) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            return list(_blocks(tags(pdf), numbers))


def _page(page: etree._Element) -> Page:
    width, height = float(page.get("width", 0)), float(page.get("height", 0))
    lines = (tuple(_words(line)) for line in page.iter("{*}line"))
    inside = (line for line in lines if line and line[0].top > TOP - 12 and line[0].bottom < height - BOTTOM + 12)
    return Page(width, height, tuple(inside))


def _words(line: etree._Element) -> Iterator[Word]:
    for word in line.iter("{*}word"):
        left, top, right, bottom = (float(word.get(name, 0)) for name in ("xMin", "yMin", "xMax", "yMax"))
        yield Word(word.text or "", left, top, right, bottom)


def _blocks(tree: tuple[PdfTag, ...], numbers: dict[tuple[int, int], int]) -> Iterator[Block]:
    seen: set[tuple[int, int]] = set()
    for tag in tree:
        if tag.element.objgen in seen or tag.kind not in {"/H1", "/H2", "/H3", "/H4", "/P", "/LI", "/Table", "/Figure"}:
            continue
        inside = list(tag.inside())
        seen |= {inner.element.objgen for inner in inside}
        rows = tuple(_pages_of(inner, numbers) for inner in inside if inner.kind == "/TR")
        yield Block(tag.kind, _pages_of(tag, numbers), rows)


def _pages_of(tag: PdfTag, numbers: dict[tuple[int, int], int]) -> tuple[int, ...]:
    """Give the pages on which anything of an element stands; LibreOffice says it at each element that has words."""
    found = {numbers[tag.element.Pg.objgen]} if "/Pg" in tag.element and "/K" in tag.element else set[int]()
    for inner in tag.inside():
        if "/Pg" in inner.element and "/K" in inner.element:
            found.add(numbers[inner.element.Pg.objgen])
    return tuple(sorted(found))
