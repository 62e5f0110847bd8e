"""The PDF of every Word document of an edition: kept from the present one where nothing has changed, else made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.runs.findings import PDF_CANNOT_BE_MADE, PDF_LACKS, PDF_LEFT_OUT, PDF_NOT_MADE
from pipeline.runs.libreoffice import Missing
from pipeline.write.edition.folder import EditionFolder
from pipeline.write.edition.receipt import MadeFile, basis_of, sha256
from pipeline.write.pdf.files import Written, lacks, pdf_files
from pipeline.write.pdf.libreoffice import Office

Progress: TypeAlias = Callable[[Said, int, int], None]
Files: TypeAlias = Mapping[MadeFile, bytes]
PdfJob: TypeAlias = tuple[Written, str]  # a document, and the digest of what its PDF is made from

_MAKING: Final = Said("Lager PDF …", "Making PDF …")


@dataclass(frozen=True, slots=True)
class Pdfs:
    """The PDF files of an edition: those made now, those kept, and what is to be said of them."""

    made: Files = field(default_factory=dict)
    kept: Files = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def make_pdfs(
    documents: Sequence[Written],
    office: Office | Missing,
    target: EditionFolder,
    version: str,
    progress: Progress,
    *,
    asked_for: bool,
) -> Pdfs:
    """Give each document its PDF; `version` is that of the program.

    Stop when PDF was asked for and there is no LibreOffice for what has changed.
    """
    jobs = [(written, basis_of(version, {written.path: written.docx})) for written in documents]
    kept = _kept(jobs, office, target)
    standing = {file.path for file in kept}
    changed = [(written, basis) for written, basis in jobs if written.pdf not in standing]
    made: Files = {}
    findings: tuple[Finding, ...] = ()
    if changed and isinstance(office, Missing):
        findings = (_without(office, asked_for=asked_for),)
    elif changed and isinstance(office, Office):
        made, findings = _made(changed, office, target, progress)
    return Pdfs(made, kept, (*findings, *_lacking({**kept, **made}, target)))


def _kept(jobs: Sequence[PdfJob], office: Office | Missing, target: EditionFolder) -> Files:
    """Read the PDF files that stand as they were made, of the same documents, by the LibreOffice that there is now."""
    bases = {written.pdf: basis for written, basis in jobs}
    return {
        file: content
        for file, content in target.carried_over(()).items()
        if (bases.get(file.path), sha256(content)) == (file.basis, file.sha256)
        and (isinstance(office, Missing) or office.version == file.tool)
    }


def _without(office: Missing, *, asked_for: bool) -> Finding:
    place = Place("PDF")
    if asked_for:
        raise Stop([PDF_CANNOT_BE_MADE.at(place, why=office.why, remedy=office.remedy)])
    return PDF_LEFT_OUT.at(place, why=office.why, remedy=office.remedy)


def _made(
    jobs: Sequence[PdfJob], office: Office, target: EditionFolder, progress: Progress
) -> tuple[Files, tuple[Finding, ...]]:
    results = pdf_files([written for written, _ in jobs], office, lambda come: progress(_MAKING, come, len(jobs)))
    files: dict[MadeFile, bytes] = {}
    findings: list[Finding] = []
    for written, basis in jobs:
        result = results[written.path]
        if isinstance(result, Said):
            findings.append(PDF_NOT_MADE.at(_place(written.pdf, target), file=written.path, why=result))
        else:
            files[MadeFile(written.pdf, sha256(result), basis, office.version)] = result
    return files, tuple(findings)


def _lacking(files: Files, target: EditionFolder) -> Iterator[Finding]:
    """Say what keeps a PDF from being all that it should, also of one that is kept."""
    for file, content in files.items():
        for what in lacks(content):
            yield PDF_LACKS.at(_place(file.path, target), file=file.path, what=what)


def _place(path: str, target: EditionFolder) -> Place:
    return Place(f"{target.path.name}/{path}")
