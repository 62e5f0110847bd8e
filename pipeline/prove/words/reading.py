"""The text of a part of a Word document in one string, in which control characters say what begins where.

XML 1.0 allows none of them, so no text has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.domain.values.place import Place
from pipeline.prove.files.package import Element, W

PARAGRAPH, CELL_PARAGRAPH, CELL, ROW, TABLE, ASIDE = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
"""What begins. An aside is what is read out and not seen: the alternative text of a table or a drawing."""

RUN: Final = "\x07"  # between runs, in a template alone

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
TAG: Final = f"{W}tag"  # stands in a template where a tag has taken its paragraph, row or cell with it
_T, _P, _TC, _R = f"{W}t", f"{W}p", f"{W}tc", f"{W}r"
_BEGINS: Final = {_TC: CELL, f"{W}tr": ROW, f"{W}tbl": TABLE}
_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_ASIDES: Final = {
    f"{W}tblCaption": (f"{W}val",),
    f"{W}tblDescription": (f"{W}val",),
    DRAWING: ("descr",),
}
_READ: Final = (_T, _P, *_BEGINS, *_CHARACTERS, *_ASIDES, TAG)

_BARE: Final = frozenset({CELL, ROW, TABLE})  # what says something without words
_PIECE: Final = re.compile("[\x01-\x06][^\x01-\x06]*")
_ROW_OF_NOTHING: Final = re.compile("\x04(?!\x03)")
_TABLE_OF_NOTHING: Final = re.compile("\x05(?:\x06[^\x01-\x06]*)*+(?!\x04)")


def text_of(root: Element, *, with_runs: bool = False) -> str:
    """Read a part; with a mark before each run where its template is read."""
    return "".join(_read(root, (*_READ, _R) if with_runs else _READ))


def seen_in(root: Element) -> str:
    """Read what is seen of a part: all but its asides."""
    return "".join(_read(root, tuple(tag for tag in _READ if tag not in _ASIDES)))


def _read(root: Element, tags: tuple[str, ...]) -> Iterator[str]:
    for element in root.iter(*tags):
        tag = element.tag
        if tag == _T:
            yield element.text or ""
        elif tag == TAG:
            yield f"{RUN}{element.text}{RUN}"
        elif tag == _P:
            yield CELL_PARAGRAPH if element.getparent().tag == _TC else PARAGRAPH
        elif tag in _BEGINS:
            yield _BEGINS[tag]
        elif tag in _CHARACTERS:
            # Where a tab stop is set, `w:tab` is no character.
            yield _CHARACTERS[tag] if element.getparent().tag == _R else ""
        elif tag == _R:
            yield RUN
        else:
            for said in map(element.get, _ASIDES[tag]):
                if said:
                    yield f"{ASIDE}{said}"


def pieces(text: str) -> list[str]:
    """Divide a text into its paragraphs, cells, rows and tables, each with what it begins by.

    Paragraphs without text are left out, and rows and tables of nothing, which the writer takes away.
    """
    whole = _TABLE_OF_NOTHING.sub("", _ROW_OF_NOTHING.sub("", text))
    return [piece for piece in _PIECE.findall(whole) if _says_something(piece)]


def _says_something(piece: str) -> bool:
    return len(piece) > 1 or piece in _BARE


def place_of(text: str, number: int, place: Place) -> Place:
    """Place one of the pieces of a text, by the number that it has among them, from 0."""
    paragraph, table, row, seen, is_inside = 0, 0, 0, -1, False
    for piece in _PIECE.findall(text):
        begins = piece[0]
        if begins in {PARAGRAPH, CELL_PARAGRAPH}:
            paragraph += 1
            is_inside = begins == CELL_PARAGRAPH
        elif begins == TABLE:
            table, row, is_inside = table + 1, 0, True
        elif begins == ROW:
            row += 1
        if _says_something(piece):
            seen += 1
        if seen == number:
            break
    at = replace(place, paragraph=paragraph or None)
    return replace(at, table=table, row=row or None) if is_inside else at


def tables_of(text: str) -> list[list[list[str]]]:
    """Give the tables, as rows of the texts of their cells; paragraphs of a cell are joined by line breaks."""
    tables: list[list[list[str]]] = []
    rows: list[list[str]] = []  # of the last table
    cells: list[str] = []  # of its last row
    for piece in _PIECE.findall(text):
        begins, words = piece[0], piece[1:]
        if begins == TABLE:
            rows, cells = [], []
            tables.append(rows)
        elif begins == ROW and tables:
            cells = []
            rows.append(cells)
        elif begins == CELL and rows:
            cells.append("")
        elif begins == CELL_PARAGRAPH and words and cells:
            cells[-1] = f"{cells[-1]}\n{words}" if cells[-1] else words
    return tables
