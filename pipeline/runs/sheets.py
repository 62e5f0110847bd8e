"""A document as pages before it is made: the PDF that a build would give it, from what the case says now."""

from __future__ import annotations

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.templates.files import read_template
from pipeline.read.templates.scaffolding import fillable
from pipeline.runs.findings import PDF_CANNOT_BE_MADE, PDF_NOT_MADE
from pipeline.runs.libreoffice import Missing, find_office
from pipeline.runs.places import Places
from pipeline.write.pdf.files import Written, pdf_files
from pipeline.write.word.render import render


def sheets(document: WordDocument, places: Places) -> bytes:
    """Give a document as PDF, which is kept nowhere; Stop where there is no template, or no LibreOffice, to make it."""
    findings: list[Finding] = []
    template = read_template(places.template(document.template), findings.append)
    if template is None:
        raise Stop(findings)
    office = find_office()
    if isinstance(office, Missing):
        raise Stop([PDF_CANNOT_BE_MADE.at(Place("PDF"), why=office.why, remedy=office.remedy)])
    written = Written(document, render(document, fillable(template, document.template)))
    made = pdf_files([written], office, lambda _: None)[document.path]
    if isinstance(made, Said):
        raise Stop([PDF_NOT_MADE.at(Place(written.pdf), file=written.path, why=made)])
    return made
