"""What the pages of a Word document show: its text in order, what stands on each, and what comes again on the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pipeline.prove.files.package import Element, MadePackage, W
from pipeline.prove.pdf.labels import Labels
from pipeline.prove.pdf.reading import letters
from pipeline.prove.words.reading import seen_in

PAGE, PAGES = "\x12", "\x13"  # where the number of the page stands, and how many they are
_P, _TBL, _TR, _TC, _T = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_FIELD, _CODE = f"{W}fldChar", f"{W}instrText"
# What stands elsewhere on the page than in the text, or is not shown.
_ELSEWHERE: Final = tuple(f"{W}{name}" for name in ("txbxContent", "footnoteReference", "vanish", "fldSimple"))


@dataclass(slots=True)
class ShownRow:
    """A row of a table, from `start` in the text, with the text of each cell; `head` comes again on a new page."""

    start: int
    cells: list[str]
    head: str


@dataclass(slots=True)
class Shown:
    """What a document shows, as `letters`.

    `charts` are the places in the text where one is drawn. `paragraphs` are all of it, for a document in which
    something stands elsewhere than where it is written (`is_in_order` is False). `headers` and `footers` are by kind
    of page.
    """

    text: str = ""
    rows: list[ShownRow] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    is_in_order: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)
    has_first: bool = False
    has_even: bool = False


def shown_by(package: MadePackage) -> Shown:
    """Read what the pages of a document show."""
    related = list(package.related(package.main))
    kinds = dict(related)
    numbering, styles, settings = (
        package.tree(kinds[kind]) if kind in kinds else None for kind in ("numbering", "styles", "settings")
    )
    root = package.tree(package.main)
    shown = Shown()
    _read_body(root, Labels(numbering, styles), shown)
    sections = list(root.iter(f"{W}sectPr"))
    shown.is_in_order = len(sections) == 1 and next(root.iter(*_ELSEWHERE), None) is None and not _has_fields(root)
    if sections:
        shown.has_first = sections[0].find(f"{W}titlePg") is not None
        shown.has_even = settings is not None and settings.find(f"{W}evenAndOddHeaders") is not None
        parts = _parts(package)
        for reference in sections[0]:
            for edge, texts in (("header", shown.headers), ("footer", shown.footers)):
                if reference.tag == f"{W}{edge}Reference":
                    part = parts[reference.get(f"{_R}id")]
                    texts[reference.get(f"{W}type", "default")] = _edge(package.tree(part))
    return shown


_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _parts(package: MadePackage) -> dict[str, str]:
    folder, file = package.main.rsplit("/", 1)
    relations = package.tree(f"{folder}/_rels/{file}.rels")
    return {relation.get("Id"): f"{folder}/{relation.get('Target')}" for relation in relations}


def _has_fields(root: Element) -> bool:
    return next(root.iter(_FIELD), None) is not None


def _read_body(root: Element, labels: Labels, shown: Shown) -> None:
    """Read the body block by block."""
    body = root.find(f"{W}body")
    pieces: list[str] = []
    at = 0

    def add(text: str) -> None:
        nonlocal at
        pieces.append(text)
        at += len(text)

    for block in body:
        if block.tag == _TBL:
            head = ""
            for row in block.iter(_TR):
                cells = [_said(cell, labels, shown) for cell in row.iterchildren(_TC)]
                is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
                shown.rows.append(ShownRow(at, cells, "" if is_head else head))
                add("".join(cells))
                if is_head:
                    head += "".join(cells)
        else:
            add(_said(block, labels, shown))
            if next(block.iter(_CHART), None) is not None:
                shown.charts.append(at)
    shown.text = "".join(pieces)


def _said(block: Element, labels: Labels, shown: Shown) -> str:
    said = []
    for paragraph in block.iter(_P):
        text = letters(seen_in(paragraph))
        said.append(letters(labels.label(paragraph)) + text)
        shown.paragraphs.append(text)
    return "".join(said)


def _edge(root: Element) -> str:
    """Read a header or a footer, with the marks of its page numbers."""
    said, code, is_result = [], "", False
    for element in root.iter(_T, _FIELD, _CODE):
        if element.tag == _CODE:
            code += element.text or ""
        elif element.tag == _FIELD:
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                code = ""
            elif kind == "separate":
                is_result = True
                words = code.split()
                said.append({"PAGE": PAGE, "NUMPAGES": PAGES}.get(words[0] if words else "", ""))
            else:
                is_result = False
        elif not is_result:
            said.append(letters(element.text or ""))
    return "".join(said)
