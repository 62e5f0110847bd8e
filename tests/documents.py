"""What our documents say, read back as text by python-docx and openpyxl: for tests of whole documents."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.line_ends import JOINER, SOFT_HYPHEN
from pipeline.runs.build import Outcome, Request, build

PROPOSED = (Edition.MUNICIPALITIES, Edition.COUNCIL)  # the editions that need no decision
SHOWN = str.maketrans({"\u00a0": "⍽", "\t": "⇥", "\n": "↵"})  # what a reader of a diff would not see
_LINE_ENDS = str.maketrans({SOFT_HYPHEN: None, JOINER: None})


def build_edition(folder: Path, edition: Edition = Edition.MUNICIPALITIES, **more: Any) -> Outcome:  # noqa: ANN401
    """Build an edition of the case in a folder."""
    return build(Request(folder, edition, **more))


def output(folder: Path, edition: Edition = Edition.MUNICIPALITIES) -> Path:
    """Name the folder of an edition of the case in a folder."""
    return folder.parent.parent / "output" / folder.name / edition.folder


def codes(outcome: Outcome) -> list[str]:
    """List the codes of a run's errors."""
    return [finding.kind.code for finding in outcome.findings if finding.is_error]


# --- Word -----------------------------------------------------------------------------------------------


def docx_lines(path: Path) -> list[str]:
    """Give a document as lines: properties, header and footer, paragraphs with styles, tables row by row."""
    document = docx.Document(str(path))
    known = document.core_properties
    lines = [f"tittel: {known.title}", f"emne: {known.subject}", f"språk: {known.language}", f"fra: {known.author}"]
    for section in document.sections:
        lines += [f"topptekst {_paragraph(p, '')}" for p in section.header.paragraphs if p.text]
        lines += [f"bunntekst {_paragraph(p, '')}" for p in section.footer.paragraphs if p.text]
    lines += _body(document)
    return [line.translate(SHOWN) for line in lines]


def _body(document: Document) -> Iterator[str]:
    numbers = dict(numbered(document))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield f"[{block.style.name if block.style else ''}]"
            yield from (f"  {' | '.join(_cells(row.cells))}" for row in block.rows)
        else:
            yield _paragraph(block, numbers.get(block._p, ""))  # noqa: SLF001 - the element is the key
            yield from (f"  diagram: {shape.get('descr')}" for shape in block._p.iter(qn("wp:docPr")))  # noqa: SLF001


def _cells(cells: Iterable[Any]) -> Iterator[str]:
    for cell in cells:
        yield " / ".join(_paragraph(paragraph, "") for paragraph in cell.paragraphs)


def _paragraph(paragraph: Paragraph, number: str) -> str:
    style = paragraph.style.name if paragraph.style else ""
    text = read(paragraph.text)
    return f"[{style}] {number} {text}" if number else f"[{style}] {text}"


def numbered(document: Document) -> Iterator[tuple[Any, str]]:
    """Count as Word does: give each numbered paragraph's element with what stands before it, `2.` or `b)`."""
    counts: Counter[tuple[int, int]] = Counter()
    for paragraph in document.paragraphs:
        name = (paragraph.style.name if paragraph.style else None) or ""
        if not name.startswith("List Number"):
            continue
        level, numbering = _numbering(paragraph)
        counts[numbering, level] += 1
        for deeper in range(level + 1, 9):
            del counts[numbering, deeper]
        count = counts[numbering, level]
        yield paragraph._p, f"{count}." if level == 0 else f"{chr(ord('a') + count - 1)})"  # noqa: SLF001


def _numbering(paragraph: Paragraph) -> tuple[int, int]:
    """Give the level and the numbering instance of a paragraph; its own, else its style's."""
    owners: list[Any] = [paragraph._p, paragraph.style.element if paragraph.style else None]  # noqa: SLF001
    for owner in owners:
        properties = owner.pPr.numPr if owner is not None and owner.pPr is not None else None
        if properties is not None and properties.numId is not None:
            level = properties.find(qn("w:ilvl"))
            return int(level.get(qn("w:val"))) if level is not None else 0, properties.numId.val
    raise AssertionError(f"a numbered paragraph without a numbering: {paragraph.text}")


def docx_texts(path: Path) -> list[str]:
    """Give the bare text of every paragraph of a document, in tables too."""
    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [p.text for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return list(map(read, texts))


def read(text: str) -> str:
    """Give a text of a document without what says of it where its lines may end; its hard spaces stay."""
    return text.translate(_LINE_ENDS)


def commented(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Give every paragraph's text, in tables too, with where in it each comment begins and ends and what it says.

    The lines of a comment are joined by blanks; those of a sum's further years by `¶ `.
    """
    document = docx.Document(str(path))
    said = {str(c.comment_id): [p.text for p in c.paragraphs] for c in document.comments}
    for paragraph in document.element.body.iter(qn("w:p")):
        text, begun = "", {}
        spans: list[tuple[int, int, str]] = []
        for element in paragraph.iter():
            if element.tag == qn("w:commentRangeStart"):
                begun[element.get(qn("w:id"))] = len(text)
            elif element.tag == qn("w:commentRangeEnd"):
                number = element.get(qn("w:id"))
                spans.append((begun.pop(number), len(text), _joined(said[number])))
            elif element.tag in {qn("w:t"), qn("w:tab")}:
                text += read(element.text or "") or ("" if element.tag == qn("w:t") else "\t")
        assert not begun
        yield text, spans


def _joined(lines: list[str]) -> str:
    pairs = pairwise(lines)
    return lines[0] + "".join(f" {line}" if before.endswith((",", ":")) else f"¶ {line}" for before, line in pairs)


# --- Excel ----------------------------------------------------------------------------------------------


def xlsx_lines(path: Path) -> list[str]:
    """Give a workbook as lines: each cell's sheet, address, named style, formula and stored value; its charts."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    lines = [f"tittel: {formulas.properties.title}"]
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                formula = f"{cell.value} → " if cell.data_type == "f" else ""
                value = values[sheet.title][cell.coordinate].value
                lines.append(f"{sheet.title}!{cell.coordinate} [{cell.style}] {formula}{value}")
    lines += [f"diagram: {text}" for text in alternative_texts(path)]
    return [line.translate(SHOWN) for line in lines]


def alternative_texts(path: Path) -> list[str]:
    """Give the alternative text of every drawing of a workbook; none is an empty text."""
    with zipfile.ZipFile(path) as package:
        parts = [
            package.read(name).decode() for name in package.namelist() if re.fullmatch(r"xl/drawings/[^/]+\.xml", name)
        ]
    drawings = [tag for part in parts for tag in re.findall(r"<xdr:graphicFrame.*?<xdr:cNvPr([^>]*)>", part, re.DOTALL)]
    return [next(iter(re.findall(r'descr="([^"]*)"', tag)), "") for tag in drawings]


def xlsx_texts(path: Path) -> list[str]:
    """Give the text of every cell that holds text."""
    book = openpyxl.load_workbook(path)
    return [str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "s"]


def lines_of(path: Path) -> list[str]:
    """Give a document of either kind as lines."""
    return xlsx_lines(path) if path.suffix == ".xlsx" else docx_lines(path)


def changed(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """Pair the lines that differ between two documents with equally many lines."""
    assert len(before) == len(after)
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def gallery(path: Path) -> set[str]:
    """Name the cell styles that a workbook shows in Excel's gallery."""
    part = zipfile.ZipFile(path).read("xl/styles.xml").decode()
    return set(re.findall(r'<cellStyle [^>]*name="([^"]*)"', part))
