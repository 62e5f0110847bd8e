"""A new edition's folder, before it takes the old one's place: every file in it that was made now is opened again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from jinja2.exceptions import TemplateError

from pipeline.domain.documents.document import BudgetWorkbook, WordDocument
from pipeline.domain.documents.proof import Proof
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import CANNOT_BE_PROVEN
from pipeline.prove.files.package import UNREADABLE, Package
from pipeline.prove.pdf.pdf import pdf_findings
from pipeline.prove.pdf.reading import pages_of
from pipeline.prove.sums.tables import added_up
from pipeline.prove.words.charts import chart_findings
from pipeline.prove.words.numbers import figures_in, numbers_in
from pipeline.prove.words.reading import tables_of
from pipeline.prove.words.words import word_findings, words_of
from pipeline.prove.workbook.cells import read_book, workbook_findings
from pipeline.prove.workbook.totals import total_findings

Document: TypeAlias = WordDocument | BudgetWorkbook


@dataclass(frozen=True, slots=True)
class Proven:
    """What came of it: what was gone through, by file, and what is wrong."""

    proofs: Mapping[str, Proof]
    findings: tuple[Finding, ...]


def prove(
    folder: Path,
    name: str,
    documents: Sequence[Document],
    templates: Mapping[str, bytes],
    pdfs: Collection[str],
) -> Proven:
    """Prove the documents in a folder, and the PDF files that are made of them.

    `name` is what the folder will be called, `templates` are those that the documents were filled into, by name.
    """
    proofs: dict[str, Proof] = {}
    findings: list[Finding] = []
    for document in documents:
        place = Place(f"{name}/{document.path}")
        try:
            package = Package((folder / document.path).read_bytes())
            if isinstance(document, BudgetWorkbook):
                proof, found = _workbook(package, document, documents, place)
            else:
                proof, found = _word(package, document, templates[document.template], place)
            findings += found
            proofs[document.path] = proof
            pdf = document.path.removesuffix(".docx") + ".pdf"
            if pdf in pdfs and isinstance(document, WordDocument):
                place = Place(f"{name}/{pdf}")
                pages = pages_of((folder / pdf).read_bytes())
                findings += pdf_findings(pages, package, document, place)
                proofs[pdf] = Proof(numbers=sum(map(numbers_in, pages)))
        except (*UNREADABLE, OSError, RuntimeError, TemplateError) as why:
            findings.append(CANNOT_BE_PROVEN.at(place, type(why).__name__, file=place.file))
    return Proven(proofs, tuple(findings))


def _word(package: Package, document: WordDocument, template: bytes, place: Place) -> tuple[Proof, tuple[Finding, ...]]:
    words = words_of(package, document, template)
    found = [*word_findings(package, words, document, place), *chart_findings(package, document, place)]
    added = added_up(document, tables_of(words.found[package.main]), place)
    proof = Proof(
        numbers=sum(map(numbers_in, words.found.values())),
        figures=sum(map(figures_in, words.expected.values())),
        tables=added.tables,
    )
    return proof, (*found, *added.findings)


def _workbook(
    package: Package, workbook: BudgetWorkbook, documents: Sequence[Document], place: Place
) -> tuple[Proof, tuple[Finding, ...]]:
    book = read_book(package)
    said = [document for document in documents if isinstance(document, WordDocument) and not document.is_review_copy]
    found = (
        *workbook_findings(book, workbook, place),
        *total_findings(book, workbook, said, place),
        *chart_findings(package, workbook, place),
    )
    numbers = sum(1 for value in book.values.values() if isinstance(value, int))
    return Proof(numbers=numbers + len(book.formulas), figures=len(book.formulas), formulas=len(book.formulas)), found
