"""The documents of both example years as they are composed and written, and what another program may do to them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from pipeline.check.numbers.account import account_of, numbers_in
from pipeline.compose import compose
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import BudgetWorkbook, Document, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.prove.edition import prove
from pipeline.prove.files.package import W
from pipeline.prove.files.sheet import S
from pipeline.prove.words.sources import Sources
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from pipeline.write.excel.excel import budget_file
from pipeline.write.returned.review_copy import review_copy
from pipeline.write.word.render import render
from tests.workbooks import ROOT

Parts = dict[str, bytes]
Change = Callable[[Parts, random.Random], None]

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_COMMENT: Final = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="0" w:author="Ola Nordmann"/></w:comments>'


@dataclass(frozen=True)
class Made:
    """Some documents with the bytes of their files, and the templates that they were filled into."""

    documents: tuple[Document, ...]
    files: Mapping[str, bytes]
    templates: Mapping[str, bytes]
    sources: Sources

    def document(self, path: str) -> Document:
        """Look a document up."""
        return next(document for document in self.documents if document.path == path)


@cache
def made(year: str) -> Made:
    """Write the documents that go to the municipalities in one of the example's years, with review copies."""
    case, _ = read_case(Places(ROOT / "input" / year).sources, Edition.MUNICIPALITIES)
    assert case is not None
    composed = compose(case)
    copies = [document.review_copy for document in composed if isinstance(document, WordDocument)]
    documents: tuple[Document, ...] = (*composed, *copies)
    words = [document for document in documents if isinstance(document, WordDocument)]
    templates = {word.template: (ROOT / "templates" / word.template).read_bytes() for word in words}
    files = {document.path: _written(document, templates) for document in documents}
    return Made(documents, files, templates, Sources(case, account_of(numbers_in(case))))


def _written(document: Document, templates: Mapping[str, bytes]) -> bytes:
    if isinstance(document, BudgetWorkbook):
        return budget_file(document)
    write = review_copy if document.is_review_copy else render
    return write(document, templates[document.template])


def found_in(made_now: Made, path: str, content: bytes, folder: Path) -> tuple[Finding, ...]:
    """Prove one document whose file has this content."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return prove(folder, "ny", [made_now.document(path)], made_now.templates, (), made_now.sources).findings


def parts_of(content: bytes) -> Parts:
    """Unpack a file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """Pack it again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


# --- what is changed ------------------------------------------------------------------------------------


def _other_digit(text: str, rng: random.Random) -> str:
    at = rng.choice([n for n, sign in enumerate(text) if sign.isdigit()])
    return f"{text[:at]}{(int(text[at]) + rng.randint(1, 9)) % 10}{text[at + 1 :]}"


def _other_letter(text: str, rng: random.Random) -> str:
    at = rng.choice([n for n, sign in enumerate(text) if sign.isalpha()])
    return f"{text[:at]}{'y' if text[at] != 'y' else 'z'}{text[at + 1 :]}"


def _texts(part: str, tag: str, wanted: str, change: Callable[[str, random.Random], str]) -> Change:
    """Change one text, among those that have what is wanted, in the parts with such a name."""

    def changed(parts: Parts, rng: random.Random) -> None:
        names = sorted(name for name in parts if re.fullmatch(part, name))
        trees = {name: etree.fromstring(parts[name]) for name in names}
        texts = [(name, text) for name in names for text in trees[name].iter(tag) if re.search(wanted, text.text or "")]
        name, text = rng.choice(texts)
        text.text = change(text.text or "", rng)
        parts[name] = etree.tostring(trees[name])

    return changed


def _elements(tag: str, change: Callable[[Any, random.Random], None], part: str = "word/document.xml") -> Change:
    """Change one element of a document."""

    def changed(parts: Parts, rng: random.Random) -> None:
        tree = etree.fromstring(parts[part])
        change(rng.choice(list(tree.iter(tag))), rng)
        parts[part] = etree.tostring(tree)

    return changed


def _remove(element: Any, _rng: random.Random) -> None:  # noqa: ANN401 - lxml's
    element.getparent().remove(element)


def _double(element: Any, _rng: random.Random) -> None:  # noqa: ANN401 - as above
    element.addnext(etree.fromstring(etree.tostring(element)))


def _track(run: Any, rng: random.Random) -> None:  # noqa: ANN401 - as above
    mark = etree.Element(f"{W}{rng.choice(('ins', 'del', 'moveFrom'))}")
    run.addprevious(mark)
    mark.append(run)


def _hold(paragraph: Any, _rng: random.Random) -> None:  # noqa: ANN401 - as above
    """Put a paragraph's runs in a control that shows what to fill in."""
    control = etree.SubElement(paragraph, f"{W}sdt")
    etree.SubElement(etree.SubElement(control, f"{W}sdtPr"), f"{W}showingPlcHdr")


def _mark(text: str, rng: random.Random) -> str:
    marks = ("{{ navn }}", "{% if", "[[beløp]]", "${sum}", "Error! Reference source not found.",
             "Feil! Fant ikke referansekilden.", "#REF!")  # fmt: skip
    return f"{text}{rng.choice(marks)}"


def _comment(parts: Parts, _rng: random.Random) -> None:
    parts["word/comments.xml"] = _COMMENT.encode()
    relation = b'<Relationship Id="rIdX" Type="http://x/comments" Target="comments.xml"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation)


WORD: Final[Mapping[str, Change]] = {
    "digit": _texts("word/document.xml", f"{W}t", r"\d", _other_digit),
    "letter": _texts("word/document.xml", f"{W}t", r"[a-zæøå]", _other_letter),
    "edge": _texts(r"word/(?:header|footer)\d\.xml", f"{W}t", "[a-z]", _other_letter),
    "page": _texts(r"word/footer\d\.xml", f"{W}t", r"\d", _other_digit),
    "title": _texts("docProps/core.xml", "{http://purl.org/dc/elements/1.1/}title", "[a-z]", _other_letter),
    "emptied": _texts("word/document.xml", f"{W}t", r"\w", lambda _text, _rng: ""),
    "mark": _texts("word/document.xml", f"{W}t", r"\w", _mark),
    "paragraph twice": _elements(f"{W}t", lambda text, rng: _double(next(text.iterancestors(f"{W}p")), rng)),
    "tracked": _elements(f"{W}r", _track),
    "placeholder": _elements(f"{W}p", _hold),
}
TABLE: Final[Mapping[str, Change]] = {
    "no row": _elements(f"{W}tr", _remove),
    "row twice": _elements(f"{W}tr", _double),
    "no table": _elements(f"{W}tbl", _remove),
}
CHART: Final[Mapping[str, Change]] = {
    "drawn": _texts(r"(?:word|xl)/charts/chart1\.xml", f"{_C}v", r"^\d{5,}$", _other_digit),
    "named": _texts(r"(?:word|xl)/charts/chart1\.xml", f"{_C}v", "[a-z]", _other_letter),
}
BOOK: Final[Mapping[str, Change]] = {
    "number": _texts(r"xl/worksheets/sheet\d+\.xml", f"{S}v", r"\d{3}", _other_digit),
    "formula": _texts(r"xl/worksheets/sheet\d+\.xml", f"{S}f", r"\d", _other_digit),
    "word": _texts(r"xl/sharedStrings\.xml", f"{S}t", "[a-z]", _other_letter),
    "no row": _elements(f"{S}row", _remove, "xl/worksheets/sheet2.xml"),
    "no result": _texts(r"xl/worksheets/sheet1\.xml", f"{S}v", r"\d{3}", lambda _text, _rng: "#REF!"),
}
COMMENTED: Final[Mapping[str, Change]] = {"comment": _comment}


def changes_of(made_now: Made, path: str) -> Mapping[str, Change]:
    """Give what may be done to a file."""
    document = made_now.document(path)
    parts = parts_of(made_now.files[path])
    charts = CHART if any("/charts/chart" in name for name in parts) else {}
    if isinstance(document, BudgetWorkbook):
        return {**BOOK, **charts}
    tables = TABLE if b"<w:tbl>" in parts["word/document.xml"] else {}
    return {**WORD, **tables, **charts, **({} if document.is_review_copy else COMMENTED)}
