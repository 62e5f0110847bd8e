"""A web page read from its first character to its last, into a text with the marks of words/reading.py.

Only what stands in `main` is of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, TypeAlias

from pipeline.prove.words.reading import ASIDE, CELL, CELL_PARAGRAPH, PARAGRAPH, ROW, TABLE

_BEGINS: Final = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "caption", "figcaption", "dt"), PARAGRAPH),
    "dd": "\t",
    "br": "\n",
    "thead": TABLE,  # behind its caption
    "tr": ROW,
    **dict.fromkeys(("td", "th"), CELL + CELL_PARAGRAPH),
    **dict.fromkeys(("title", "desc"), ASIDE),
}
_ALONE: Final = frozenset({"br", "img", "meta"})
_LETTERS: Final = 26

Attributes: TypeAlias = dict[str, str | None]


@dataclass(slots=True)
class Drawing:
    """A chart as it is drawn: the heights of its parts and the texts beside them, in order."""

    heights: list[float] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WebPage:
    """A page: its title and language, the text of the document, and its charts."""

    title: str = ""
    language: str = ""
    text: str = ""
    charts: list[Drawing] = field(default_factory=list)


def read_page(content: bytes) -> WebPage:
    """Read a page. One that is not UTF-8 raises a UnicodeDecodeError."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    reader.page.text = "".join(reader.said)
    return reader.page


class _Reader(HTMLParser):
    """Reads on, and knows what it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.said, self._open = WebPage(), list[str](), list[str]()
        self._items: list[int] = []  # of each list that is open, the number of the next item

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.page.language = given.get("lang") or ""
        if "main" in self._open:
            self._begin(tag, given)
        if tag not in _ALONE:
            self._open.append(tag)

    def _begin(self, tag: str, given: Attributes) -> None:
        if tag in {"ol", "ul"}:
            self._items.append(int(given.get("start") or 1))
        elif tag == "li":
            self.said.append(PARAGRAPH + self._label())
        elif tag == "img":
            described = given.get("alt")
            self.said.append(f"{PARAGRAPH}{ASIDE}{described}" if described else "")
        elif tag == "svg" and given.get("role") == "img":
            self.said.append(PARAGRAPH)
            self.page.charts.append(Drawing())
        elif tag == "text":
            self.page.charts[-1].texts.append("")
        elif tag == "rect" and "table" not in self._open and given.get("class") == "part":
            self.page.charts[-1].heights.append(float(given.get("height") or 0))
        else:
            self.said.append(_BEGINS.get(tag, ""))

    def _label(self) -> str:
        """Count an item, and give what stands before it: a number, or, in a list in another, a letter."""
        number, self._items[-1] = self._items[-1], self._items[-1] + 1
        if next(tag for tag in reversed(self._open) if tag in {"ol", "ul"}) == "ul":
            return ""
        if "li" in self._open or "div" in self._open:
            return f"{chr(ord('a') + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)}) "
        return f"{number}. "

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if tag in {"ol", "ul"} and self._items:
            self._items.pop()

    def handle_data(self, data: str) -> None:
        if "main" not in self._open:
            self.page.title += data if self._open[-1:] == ["title"] else ""
        elif "text" in self._open:
            self.page.charts[-1].texts[-1] += data
        else:
            self.said.append(data)
