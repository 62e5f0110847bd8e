"""What a web page says, read back by lxml, line by line as a Word document is by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from lxml import html

from pipeline.domain.values.line_ends import unbroken
from tests.documents import numbered

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tree_of(page: bytes) -> Any:  # noqa: ANN401 - lxml has no types for HTML
    """Parse a page."""
    return html.fromstring(page)


def page_lines(page: bytes) -> list[str]:
    """Give what stands in a page: paragraphs, items with their numbers, rows of cells; no row of a chart's table."""
    (main,) = tree_of(page).iter("main")
    return [line for line in _lines(main) if line.strip(" |")]


def _lines(main: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    for element in main.iter("p", "h1", "h2", "h3", "h4", "caption", "figcaption", "li", "dt", "tr", "desc"):
        if element.tag == "tr":
            if not list(element.iterancestors("figure")):
                yield " | ".join(_text(cell) for cell in element)
        elif element.tag == "dt":
            yield f"{_text(element)}\t{_text(element.getnext())}"
        else:
            yield f"{_number(element)}{_text(element)}"


def _number(item: Any) -> str:  # noqa: ANN401 - as above
    around = item.getparent()
    if item.tag != "li" or around.tag == "ul":
        return ""
    count = int(around.get("start", "1")) - 1 + len(list(item.itersiblings("li", preceding=True)))
    is_inner = around.getparent().tag == "li" or around.getparent().get("class") == "deeper"
    return f"{_LETTERS[count]}) " if is_inner else f"{count + 1}. "


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    """Give the text of an element, without that of the lists in it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif child.tag not in {"ol", "ul", "svg"}:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return unbroken("".join(pieces))


def word_lines(document: bytes) -> list[str]:
    """Give what stands in the body of a Word document in the same way."""
    opened = docx.Document(io.BytesIO(document))
    numbers = dict(numbered(opened))
    lines: list[str] = []
    for block in opened.iter_inner_content():
        if isinstance(block, Table):
            cells = ([_cell(cell) for cell in row.tc_lst] for row in block._tbl.tr_lst)  # noqa: SLF001 - as they stand
            lines += [" | ".join(row) for row in cells]
            continue
        number = numbers.get(block._p, "")  # noqa: SLF001 - the element is the key
        lines.append(f"{number} {unbroken(block.text)}" if number else unbroken(block.text))
        lines += [unbroken(shape.get("descr", "")) for shape in block._p.iter(qn("wp:docPr"))]  # noqa: SLF001
    return [line for line in lines if line.strip(" |")]


def _cell(cell: Any) -> str:  # noqa: ANN401 - python-docx makes its methods at run time
    return "".join(unbroken(text.text or "") for text in cell.iter(qn("w:t")))
