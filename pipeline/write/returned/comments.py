"""Word comments by Saksbygger in a document that is being added to. They have no time: every run makes the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from pipeline.write.office.parts import Parts
from pipeline.write.returned.annotations import AUTHOR, printable

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NO_COMMENTS: Final = f'<w:comments xmlns:w="{SPACE}"/>'.encode()
_KEEP_SPACES: Final = "{http://www.w3.org/XML/1998/namespace}space"


def comments_of(parts: Parts) -> _Element:
    """Give the comments of a document; a document without any gets a part for them."""
    main = parts.main()
    name = parts.related(main, "comments")
    if name is None:
        name = parts.add("word/comments.xml", _NO_COMMENTS, f"{WORD_TYPE}comments+xml")
        parts.relate(main, "comments", name)
    return parts.tree(name)


class Comments:
    """A document's comments, to which new ones are added behind those that are there."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._free = max((int(comment.get(qn("w:id"), "-1")) for comment in root), default=-1) + 1

    def add(self, lines: Iterable[str]) -> str:
        """Add a comment of these lines; give its number."""
        number = str(self._free)
        self._free += 1
        attributes = {qn("w:id"): number, qn("w:author"): AUTHOR, qn("w:initials"): AUTHOR[0]}
        etree.SubElement(self._root, qn("w:comment"), attributes).extend(_paragraph(line) for line in lines)
        return number


def _paragraph(line: str) -> _Element:
    paragraph: _Element = etree.Element(qn("w:p"))
    text = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
    text.set(_KEEP_SPACES, "preserve")
    text.text = printable(line)
    return paragraph


def start_of(number: str) -> _Element:
    """Make the mark before what a comment is about."""
    made: _Element = etree.Element(qn("w:commentRangeStart"), {qn("w:id"): number})
    return made


def end_of(number: str) -> tuple[_Element, _Element]:
    """Make the mark after what a comment is about, and the run that the comment hangs on."""
    run: _Element = etree.Element(qn("w:r"))
    etree.SubElement(run, qn("w:commentReference"), {qn("w:id"): number})
    return etree.Element(qn("w:commentRangeEnd"), {qn("w:id"): number}), run
