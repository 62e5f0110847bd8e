"""A document as a web page: all in one file, for a phone, a screen reader, the dark, and paper.

It is made of the same fields as the Word document, in the order of the program's own templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from markupsafe import Markup

from pipeline.domain.documents.document import (
    Block,
    Chart,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Section,
    Signature,
    WordDocument,
)
from pipeline.domain.documents.kinds import LETTER_TEMPLATE
from pipeline.domain.region.region import Arms
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import line
from pipeline.write.html.charts import chart
from pipeline.write.html.elements import element, joined
from pipeline.write.html.images import address_of
from pipeline.write.html.lines import Address, writer
from pipeline.write.html.lists import lists
from pipeline.write.html.tables import measures, table

SUFFIX: Final = ".html"
LONG: Final = 4  # headings of sections that make a document long enough for a list of them
CONTENT: Final = "innhold"  # the id of what the page is about
_COMMENT: Final = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
# Nothing may be fetched or run, whatever somebody puts into a text.
POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page says of itself, in the language of its document."""

    skip: str
    contents: str
    committees: str
    table: str


WORDS: Final = {
    Language.BOKMAAL: PageWords("Hopp til innholdet", "Innhold", "Saksgang", "Tabell"),
    Language.NYNORSK: PageWords("Hopp til innhaldet", "Innhald", "Saksgang", "Tabell"),
}


def page_path(document: WordDocument) -> str:
    """Give the path of a document's page: that of the Word document, which it stands beside."""
    return document.path.removesuffix(".docx") + SUFFIX


def page(document: WordDocument, address: Address | None = None) -> bytes:
    """Write the whole page; each figure that has an `address` is a link to it."""
    words = WORDS[document.language]
    head = (
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("title", f"{document.title_text} – {document.organisation}"),
        element("meta", name="description", content=document.kind),
        element("meta", name="author", content=document.organisation),
        element("style", Markup(style())),  # noqa: S704 - our own file
    )
    body = (
        element("a", words.skip, class_="skip", href=f"#{CONTENT}"),
        *_contents(document, words),
        element("main", content(document, address), id=CONTENT, tabindex=-1),
    )
    whole = element("html", element("head", *head), element("body", *body), lang=document.language.value)
    return f"<!DOCTYPE html>\n{whole}\n".encode()


def content(document: WordDocument, address: Address | None = None) -> Markup:
    """Write what the page is about, which stands in its `main`; it is laid out by `style`."""
    return joined(_Content(document, address).whole())


@cache
def style() -> str:
    """Read the style sheet, without its comments."""
    return _COMMENT.sub("", files(__package__).joinpath("page.css").read_text(encoding="utf-8"))


def _contents(document: WordDocument, words: PageWords) -> Iterator[Markup]:
    """List the sections of a long document; the list is no part of its text."""
    write = writer()
    headings = [section.heading for section in document.sections if section.heading]
    if len(headings) >= LONG:
        links = (element("a", write(text), href=f"#{_name(n)}") for n, text in enumerate(headings, 1))
        items = (element("li", link) for link in links)
        listed = element("details", element("summary", words.contents), element("ul", *items))
        yield element("nav", listed, aria_label=words.contents)


def _name(section: int) -> str:
    """Give the id of the heading of a section, which count from 1."""
    return f"del-{section}"


class _Content:
    """Writes a document from the top: its headings, tables and charts are counted."""

    def __init__(self, document: WordDocument, address: Address | None) -> None:
        self._document, self._write, self._words = document, writer(address), WORDS[document.language]
        self._level, self._sections, self._tables, self._charts = 1, 0, 0, 0

    def whole(self) -> Iterator[Markup]:
        document, write = self._document, self._write
        if document.arms:
            yield _arms(document.arms)
        yield element("p", element("strong", write(document.organisation)), class_="sender")
        yield element("p", write(document.kind), class_="sender")
        title = element("h1", write(document.title))
        facts = joined(self._blocks(document.facts or ()))
        # A letter says whom it is to before it says what it is about.
        yield from (facts, title) if document.template == LETTER_TEMPLATE.file else (title, facts)
        if document.facts is not None and document.committees:
            yield self._table(document.committees, self._words.committees)
        yield from self._blocks(_blocks(document.sections))

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        """Write blocks; neighbours that are items of a list, or lines with labels, stand together."""
        for kind, some in groupby(blocks, key=type):
            if kind is ListItem:
                yield from lists((block for block in some if isinstance(block, ListItem)), self._write)
            elif kind is Labelled:
                yield element("dl", *map(self._block, some))
            else:
                yield from map(self._block, some)

    def _block(self, block: Block) -> Markup:  # noqa: PLR0911 - one for each kind of block
        write = self._write
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return element("p", write(block.line))
            case Labelled():
                return element("div", element("dt", write(block.label)), element("dd", write(block.line)))
            case Signature():
                said = (write(block.name), element("br"), write(block.role))
                return element("p", *said, class_="signature")
            case MeasureTable():
                return self._table(measures(block))
            case DataTable():
                return self._table(block)
            case Chart():
                self._charts += 1
                return element("p", write(block.lead)) + chart(block, write, f"figur-{self._charts}")
            case ListItem():
                return joined(lists([block], write))

    def _heading(self, heading: Heading) -> Markup:
        """Write a heading; none is more than a level deeper than the one before it."""
        self._sections += heading.level == 1
        self._level = min(heading.level + 1, self._level + 1)
        name = _name(self._sections) if heading.level == 1 else None
        return element(f"h{self._level}", self._write(heading.text), id=name)

    def _table(self, made: DataTable, caption: str = "") -> Markup:
        """Write a table; `caption` is its caption where it has none of its own."""
        self._tables += 1
        captioned = made if made.caption or not caption else replace(made, caption=line(caption))
        return table(captioned, self._write, f"tabell-{self._tables}", self._words.table)


def _blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """Give everything that stands in the sections, their headings among the others as of level 1."""
    for section in sections:
        if section.heading:
            yield Heading(section.heading, 1)
        yield from section.blocks


def _arms(arms: Arms) -> Markup:
    return element("img", class_="arms", src=address_of(arms.content), alt=arms.description)
