"""A new edition's folder, before it takes the old one's place: every file in it that was made now is opened again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from jinja2.exceptions import TemplateError

from pipeline.domain.documents.document import BudgetWorkbook, Document, WordDocument
from pipeline.domain.documents.proof import Proof
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import CANNOT_BE_PROVEN
from pipeline.prove.files.package import UNREADABLE, MadePackage
from pipeline.prove.html.expected import expected_text
from pipeline.prove.html.page import page_findings
from pipeline.prove.html.reading import WebPage, read_page
from pipeline.prove.pdf.pdf import pdf_findings
from pipeline.prove.pdf.reading import pages_of
from pipeline.prove.sums.tables import added_up
from pipeline.prove.words.account import accounted
from pipeline.prove.words.charts import chart_findings
from pipeline.prove.words.numbers import figures_in, numbers_in
from pipeline.prove.words.reading import tables_of
from pipeline.prove.words.sources import Origin, Sources
from pipeline.prove.words.words import word_findings, words_of
from pipeline.prove.workbook.cells import accounted_cells, composed_cells, read_book, workbook_findings
from pipeline.prove.workbook.totals import total_findings


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
    made: Collection[str],
    sources: Sources,
) -> Proven:
    """Prove the documents in a folder, and the PDF files and web pages that are `made` of them.

    `name` is what the folder will be called, `templates` are those that the documents were filled into, by name;
    `sources` is what a number in them can come from.
    """
    proofs: dict[str, Proof] = {}
    findings: list[Finding] = []
    for document in documents:
        place = Place(f"{name}/{document.path}")
        try:
            package = MadePackage((folder / document.path).read_bytes())
            if isinstance(document, BudgetWorkbook):
                proof, found = _workbook(package, document, documents, sources, place)
            else:
                proof, found = _word(package, document, templates[document.template], sources, place)
            findings += found
            proofs[document.path] = proof
            pdf = document.path.removesuffix(".docx") + ".pdf"
            if pdf in made and isinstance(document, WordDocument):
                place = Place(f"{name}/{pdf}")
                pages = pages_of((folder / pdf).read_bytes())
                findings += pdf_findings(pages, package, document, place)
                proofs[pdf] = Proof(numbers=sum(map(numbers_in, pages)))
            page = document.path.removesuffix(".docx") + ".html"
            if page in made and isinstance(document, WordDocument):
                place = Place(f"{name}/{page}")
                proofs[page], found = _page(read_page((folder / page).read_bytes()), document, sources, place)
                findings += found
        except (*UNREADABLE, OSError, RuntimeError, TemplateError) as why:
            findings.append(CANNOT_BE_PROVEN.at(place, type(why).__name__, file=place.file))
    return Proven(proofs, tuple(findings))


def _word(
    package: MadePackage, document: WordDocument, template: bytes, sources: Sources, place: Place
) -> tuple[Proof, tuple[Finding, ...]]:
    words = words_of(package, document, template)
    found = [*word_findings(package, words, document, place), *chart_findings(package, document, place)]
    added = added_up(document, tables_of(words.found[package.main]), place)
    accounts = [accounted(words.expected[name], words.found[name], sources, place) for name in words.expected]
    proof = Proof(
        **_counts(account.origins for account in accounts),
        figures=sum(map(figures_in, words.expected.values())),
        tables=added.tables,
    )
    of_nobody = chain.from_iterable(account.findings for account in accounts)
    return proof, (*found, *added.findings, *of_nobody)


def _page(page: WebPage, document: WordDocument, sources: Sources, place: Place) -> tuple[Proof, tuple[Finding, ...]]:
    expected = expected_text(document)
    added = added_up(document, tables_of(page.text), place)
    account = accounted(expected, page.text, sources, place)
    proof = Proof(**_counts([account.origins]), figures=figures_in(expected), tables=added.tables)
    return proof, (*page_findings(page, expected, document, place), *added.findings, *account.findings)


def _workbook(
    package: MadePackage, workbook: BudgetWorkbook, documents: Sequence[Document], sources: Sources, place: Place
) -> tuple[Proof, tuple[Finding, ...]]:
    book = read_book(package)
    said = [document for document in documents if isinstance(document, WordDocument) and not document.is_review_copy]
    composed = composed_cells(workbook, book)
    found = (
        *workbook_findings(book, workbook, composed, place),
        *total_findings(book, workbook, said, place),
        *chart_findings(package, workbook, place),
    )
    account = accounted_cells(book, composed, sources, place)
    counts = _counts([account.origins])
    return Proof(**counts, figures=len(book.formulas), formulas=len(book.formulas)), (*found, *account.findings)


def _counts(accounts: Iterable[Mapping[Origin, int]]) -> dict[str, int]:
    """Add up how many numbers there are of each origin, as `Proof` has them."""
    total = sum(map(Counter, accounts), Counter[Origin]())
    return {
        "numbers": total.total(),
        "compared": total[Origin.COMPARED],
        "unchecked": total[Origin.UNCHECKED],
        "others": total[Origin.OTHER],
    }
