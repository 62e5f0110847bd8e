"""The paragraphs of `tekster.docx` around the places of findings, and of a template."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn

from pipeline.domain.findings.finding import Finding
from pipeline.domain.findings.surroundings import TextSurroundings
from pipeline.domain.prose.paragraphs import counted_paragraphs, number_of
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue
from pipeline.read.package.formats import PROSE, TEMPLATE, Form
from pipeline.read.package.look import read_package
from pipeline.read.prose.elements import AS_CHARACTER, LOST
from pipeline.read.prose.word_styles import Styles
from pipeline.read.surroundings.shown import beside, meant
from pipeline.read.templates.parts import text_parts
from pipeline.read.templates.text import Walk

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_BETWEEN_CELLS: Final = " | "


def paragraphs_around(path: Path, findings: Iterable[Finding]) -> dict[Finding, TextSurroundings]:
    """Give the paragraphs around each finding in a text of the case that names a paragraph or a heading of it."""
    try:
        document = _opened(path, PROSE)
        paragraphs = tuple(_paragraphs(document)) if document else ()
    except Exception:  # noqa: BLE001 - python-docx raises many kinds of error on damaged files, and none has a picture
        return {}
    texts = [paragraph.text for paragraph in paragraphs]
    numbers = {finding: number_of(finding.place, texts) for finding in findings}
    return {f: _around(paragraphs, number, f.found) for f, number in numbers.items() if number is not None}


def template_around(path: Path, findings: Iterable[Finding]) -> dict[Finding, TextSurroundings]:
    """Give the paragraphs around each finding in a template that names a paragraph of it, or a row of a table."""
    try:
        document = _opened(path, TEMPLATE)
        paragraphs = tuple(_template_paragraphs(document, path.name)) if document else ()
    except Exception:  # noqa: BLE001 - as above
        return {}
    by_place = {place: (part, number) for part in paragraphs for number, (place, _) in enumerate(part)}
    around = {}
    for finding in findings:
        found = by_place.get(finding.place)
        if found is not None:
            part, number = found
            around[finding] = _around([paragraph for _, paragraph in part], number, finding.found)
    return around


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with the headings over it; one that `is_heading` is none of them itself."""

    text: str
    headings: tuple[str, ...]
    is_heading: bool = False


def _opened(path: Path, form: Form) -> Document | None:
    package = read_package(path, form, lambda _: None)
    return None if package is None else docx.Document(io.BytesIO(package.content))


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    styles = Styles(document)
    above: list[tuple[int, str]] = []
    for element in counted_paragraphs(document.element.body):
        text = "".join(_characters(element)).strip()
        level = styles.heading_level(element) if text else 0
        if level:
            above = [heading for heading in above if heading[0] < level]
        yield _Paragraph(text, tuple(heading for _, heading in above), is_heading=bool(level))
        if level:
            above.append((level, beside(text)))


def _characters(element: _Element) -> Iterator[str]:
    """Give the text of a paragraph, wherever it stands in it; not that of pictures and what else is no text."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in AS_CHARACTER:
            yield AS_CHARACTER[child.tag]
        elif child.tag not in LOST and child.tag != qn("w:pPr"):  # which has tabs of its own
            yield from _characters(child)


def _template_paragraphs(document: Document, name: str) -> Iterator[list[tuple[Place, _Paragraph]]]:
    """Give the paragraphs of each part by their places, then the rows of its tables."""
    for part in text_parts(document, name):
        headings = (Tongue.BOKMAAL.of(part.place.heading),) if part.place.heading else ()
        texts: dict[Place, str] = {}
        rows: dict[Place, list[str]] = {}
        for unit in Walk(part.place).over(part.root):
            if unit.is_paragraph:  # that of a text box has the place of the paragraph that it hangs on
                texts[unit.place] = f"{texts.get(unit.place, '')} {unit.text}".strip()
                if unit.place.row is not None:
                    rows.setdefault(replace(unit.place, paragraph=None), []).append(unit.text)
        yield [(place, _Paragraph(text, headings)) for place, text in texts.items()]
        yield [(row, _Paragraph(_BETWEEN_CELLS.join(filter(None, cells)), headings)) for row, cells in rows.items()]


def _around(paragraphs: Sequence[_Paragraph], number: int, found: str | None) -> TextSurroundings:
    here = paragraphs[number]
    headings = (*here.headings, beside(here.text)) if here.is_heading else here.headings
    text, mark = meant(here.text, found)
    return TextSurroundings(
        headings=here.headings,
        before="" if here.is_heading else _next(reversed(paragraphs[:number]), headings),
        paragraph=text,
        after=_next(paragraphs[number + 1 :], headings),
        mark=mark,
        is_heading=here.is_heading,
    )


def _next(paragraphs: Iterable[_Paragraph], headings: tuple[str, ...]) -> str:
    """Give the first paragraph with a text, if it stands under these headings before the next."""
    following = next((paragraph for paragraph in paragraphs if paragraph.text), None)
    is_near = following is not None and not following.is_heading and following.headings == headings
    return beside(following.text) if following is not None and is_near else ""
