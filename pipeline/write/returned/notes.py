"""Notes at cells, as Excel has them: the text in a part of comments, its box in an old-fashioned drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.write.office.parts import Parts
from pipeline.write.returned.annotations import AUTHOR, Item
from pipeline.write.returned.cells import SheetCells, address, position
from pipeline.write.returned.marks import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NOTE_WIDTH: Final = 330  # pixels
_LINE, _CHARACTERS, _MARGIN = 17, 46, 12  # pixels a line, characters on it, pixels above and below
_BREAK: Final = "\n\n"
_ADDED: Final = f"{_BREAK}{AUTHOR}:\n"  # between the owner's own note and ours
_OURS: Final = re.compile(r"\d+\. \w+ SB-\d{3}\n")
_THREAD: Final = "tc="  # the author of a note that stands in for a thread of comments
_NO_COMMENTS: Final = f'<comments xmlns="{SPACE}"><authors/><commentList/></comments>'.encode()
_VML: Final = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
               "x": "urn:schemas-microsoft-com:office:excel"}  # fmt: skip
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _VML.items())
_NO_DRAWING: Final = f"<xml {_DECLARED}></xml>"
_SHAPE_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"{spaces}>'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{width}px;height:{height}px;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"{spaces}><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ANY_SHAPE: Final = re.compile(r"<(\w+:)?shape\b.*?</\1?shape>", re.DOTALL)
_SHAPE_NUMBER: Final = re.compile(r"_x0000_s(\d+)")
_FIRST_SHAPE: Final = 1025


def remove_notes(parts: Parts, sheet: str) -> None:
    """Take away the notes that an earlier copy got, should its owner have gone on working in it."""
    comments = parts.related(sheet, "comments")
    if comments is None:
        return
    root = parts.tree(comments)
    gone: set[tuple[int, int]] = set()
    for comment in list(root.iter(_tag("comment"))):
        if not _is_ours(comment, _authors(root)):
            _cut(comment)
            continue
        gone.add(position(comment.get("ref", "A1")))
        comment.getparent().remove(comment)  # type: ignore[union-attr]
    drawing = parts.target(sheet, SheetCells(parts.tree(sheet)).legacy_drawing or "")
    if drawing is not None:
        text = parts[drawing].decode("utf-8", "surrogateescape")
        kept = _ANY_SHAPE.sub(lambda match: "" if _cell_of(match[0]) in gone else match[0], text)
        parts.replace(drawing, kept.encode("utf-8", "surrogateescape"))


def add_notes(
    parts: Parts, sheet: str, grid: SheetCells, said: Mapping[tuple[int, int], Sequence[Item]]
) -> tuple[str, ...]:
    """Write a note at each cell, under what its owner may have noted there; name the cells that cannot have one."""
    comments = parts.related(sheet, "comments")
    if comments is None:
        comments = parts.add("xl/commentsFunn.xml", _NO_COMMENTS, COMMENTS_TYPE)
        parts.relate(sheet, "comments", comments)
    root = parts.tree(comments)
    listed = root.find(_tag("commentList"))
    if listed is None:
        raise ValueError("comments without a list")
    standing = {position(comment.get("ref", "A1")): comment for comment in listed}
    author, new, refused = _author(root), [], []
    for at, items in said.items():
        if at not in standing:
            new.append(at)
            comment = etree.SubElement(listed, _tag("comment"), ref=address(*at), authorId=str(author))
            etree.SubElement(comment, _tag("text")).extend(_runs(items))
        elif _authors(root)[int(standing[at].get("authorId", "0"))].startswith(_THREAD):
            refused.append(address(*at))
        else:
            _add_to(standing[at], items)
    _draw(parts, sheet, grid, {at: said[at] for at in new})
    return tuple(refused)


def _add_to(comment: _Element, items: Sequence[Item]) -> None:
    text = comment.find(_tag("text"))
    if text is None:
        text = etree.SubElement(comment, _tag("text"))
    plain = text.find(_tag("t"))
    if plain is not None:  # a text without looks may not stand beside runs
        run = etree.SubElement(text, _tag("r"))
        run.append(plain)
    text.extend([_run(_ADDED, is_bold=True), *_runs(items)])


def _cut(comment: _Element) -> None:
    """Take away what an earlier copy added under its owner's own note."""
    own = _text(comment).find(_ADDED)  # characters of the owner's own
    if own < 0:
        return
    left = own
    for text in comment.iter(_tag("t")):
        written = text.text or ""
        text.text = written[:left]
        left = max(left - len(written), 0)
    emptied = [run for run in comment.iter(_tag("r")) if not _text(run)]
    for run in emptied:
        run.getparent().remove(run)  # type: ignore[union-attr]


def _is_ours(comment: _Element, authors: Sequence[str]) -> bool:
    """Say whether a note is from an earlier copy; LibreOffice saves a note without its author."""
    return authors[int(comment.get("authorId", "0"))] == AUTHOR or _OURS.match(_text(comment)) is not None


def _text(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(_tag("t")))


def _runs(items: Sequence[Item]) -> Iterator[_Element]:
    for number, item in enumerate(items):
        yield _run(f"{_BREAK if number else ''}{item.title}", is_bold=True)
        yield _run(f"\n{item.says}\n{item.fix}")


def _run(text: str, *, is_bold: bool = False) -> _Element:
    run: _Element = etree.Element(_tag("r"))
    looks = etree.SubElement(run, _tag("rPr"))
    if is_bold:
        etree.SubElement(looks, _tag("b"))
    etree.SubElement(looks, _tag("sz"), val="10")
    etree.SubElement(looks, _tag("color"), rgb="FF000000")
    etree.SubElement(looks, _tag("rFont"), val="Calibri")
    etree.SubElement(looks, _tag("family"), val="2")
    written = etree.SubElement(run, _tag("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    written.text = escaped(text)
    return run


def escaped(text: str) -> str:
    """Write text as a workbook does: what looks like an escaped character is none."""
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


# --- the boxes ------------------------------------------------------------------------------------------


def _draw(parts: Parts, sheet: str, grid: SheetCells, said: Mapping[tuple[int, int], Sequence[Item]]) -> None:
    if not said:
        return
    name = parts.target(sheet, grid.legacy_drawing or "")
    if name is None:
        name = parts.add("xl/drawings/vmlDrawingFunn.vml", _NO_DRAWING.encode(), DRAWING_TYPE)
        grid.set_legacy_drawing(parts.relate(sheet, "vmlDrawing", name))
    drawing = parts[name].decode("utf-8", "surrogateescape")
    head, end, tail = drawing.rpartition("</xml>")
    if not end:
        raise ValueError("a drawing without an end")
    # The names of the three spaces are always declared at the top by Excel; another program may have its own.
    are_declared = all(f'xmlns:{prefix}="{space}"' in head for prefix, space in _VML.items())
    spaces = "" if are_declared else f" {_DECLARED}"
    kind = "" if 'id="_x0000_t202"' in head else _SHAPE_TYPE.format(spaces=spaces)
    last = max(map(int, _SHAPE_NUMBER.findall(head)), default=_FIRST_SHAPE - 1)
    shapes = (_shape(grid, at, items, number, spaces) for number, (at, items) in enumerate(said.items(), last + 1))
    parts.replace(name, "".join([head, kind, *shapes, end, tail]).encode("utf-8", "surrogateescape"))


def _shape(grid: SheetCells, at: tuple[int, int], items: Sequence[Item], number: int, spaces: str) -> str:
    (row, column), height = at, _height(items)
    top = max(row - 1, 0)
    right, into_right = _walked(column + 1, _MARGIN + NOTE_WIDTH, grid.width)
    bottom, into_bottom = _walked(top, height, grid.height)
    anchor = (column + 1, _MARGIN, top, 4, right, into_right, bottom, into_bottom)
    return _SHAPE.format(
        number=number, width=NOTE_WIDTH, height=height, anchor=", ".join(map(str, anchor)), row=row, column=column,
        spaces=spaces,
    )  # fmt: skip


def _height(items: Sequence[Item]) -> int:
    """Give the height of the box, in pixels, that a note's text fills."""
    lines = 0
    for item in items:
        for text in (item.title, item.says, item.fix, ""):
            lines += 1 + len(text) // _CHARACTERS
    return _MARGIN + _LINE * lines


def _walked(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Walk so far across columns, or down rows; give where it ends, and how far into that one."""
    at = start
    for at in range(start, start + pixels):
        if pixels < size(at):
            break
        pixels -= size(at)
    return at, pixels


def _cell_of(shape: str) -> tuple[int, int] | None:
    """Give the cell of a note's box, by row and column from 0; None for any other shape."""
    row, column = re.search(r"Row>\s*(\d+)", shape), re.search(r"Column>\s*(\d+)", shape)
    if row is None or column is None or "Note" not in shape:
        return None
    return int(row[1]), int(column[1])


def _author(root: _Element) -> int:
    authors = _authors(root)
    if AUTHOR in authors:
        return authors.index(AUTHOR)
    listed = root.find(_tag("authors"))
    if listed is None:
        raise ValueError("comments without authors")
    etree.SubElement(listed, _tag("author")).text = AUTHOR
    return len(authors)


def _authors(root: _Element) -> list[str]:
    return [author.text or "" for author in root.iter(_tag("author"))]


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
