"""saksbygger build: read, check, compose, write, prove. The whole edition, or nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline import __version__
from pipeline.check import CheckedCase
from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import Document, WordDocument
from pipeline.domain.findings.finding import Finding, Stop, blocked, blocks_all, nearest
from pipeline.domain.numbers.account import NumbersAccount
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.prove.edition import prove
from pipeline.prove.words.sources import Sources as NumberSources
from pipeline.read.templates.files import read_sources, read_template
from pipeline.read.templates.scaffolding import fillable
from pipeline.runs.check import examined, left
from pipeline.runs.findings import ONLY_UNKNOWN
from pipeline.runs.html import left_out
from pipeline.runs.libreoffice import Missing, find_office
from pipeline.runs.pdf import Pdfs, Progress, make_pdfs
from pipeline.runs.places import Places
from pipeline.write.disk.lock import PATIENCE
from pipeline.write.edition.folder import NO_RECEIPT, NOT_A_FOLDER, EditionFolder
from pipeline.write.edition.receipt import MadeFile, Sources, receipt, sha256
from pipeline.write.excel.excel import budget_file
from pipeline.write.html.page import page, page_path
from pipeline.write.office.refusals import refusals
from pipeline.write.pdf.files import Written
from pipeline.write.pdf.libreoffice import Office, forget
from pipeline.write.returned.review_copy import review_copy
from pipeline.write.word.render import render

_WAITS: Final = Said("Venter på en annen kjøring", "Waiting for another run")
_SILENT: Final[Progress] = lambda _what, _done, _of: None  # noqa: E731 - typed as it stands


@dataclass(frozen=True)
class Request:
    """What is asked for. `out` is None for output/<year>/<edition>; `only` is empty for everybody.

    `pdf` is True when PDF is asked for, False when it is not wanted, None for where there is a LibreOffice. `tongue` is
    the language of the findings; that of a document is its municipality's. `traced` asks for a review copy beside each
    Word document, `html` for a web page. `patience` is how many seconds to wait for another run in the same folder.
    """

    folder: Path
    edition: Edition | None = None
    out: Path | None = None
    only: tuple[str, ...] = ()
    overwrite: bool = False
    pdf: bool | None = False
    tongue: Tongue = Tongue.BOKMAAL
    traced: bool = False
    html: bool = False
    patience: float = PATIENCE


@dataclass(frozen=True)
class Outcome:
    """What came of it. `made` is empty when something blocked all of it; `unchanged` are the PDF files that stay.

    `numbers` is the account of the numbers in the texts, where there is a case to read.
    """

    findings: tuple[Finding, ...]
    folder: Path | None = None
    made: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    set_aside: Path | None = None
    numbers: NumbersAccount | None = None


def build(request: Request, progress: Progress = _SILENT) -> Outcome:
    """Build an edition. Findings are left in output/<year>/funn/ whether or not there are documents."""
    places = Places(request.folder)
    checked, findings = examined(places, request.edition)
    try:
        edition = None if checked is None or blocks_all(findings) else _edition(checked, findings, request, places)
        outcome = _made(edition, progress) if edition and edition.documents else Outcome(findings)
    except Stop as stop:
        outcome = Outcome((*findings, *stop.findings))
    # What the output folder refuses is no fault in the files that would be copied.
    is_faulty = any(finding.is_error and finding.kind.code < "SB-9" for finding in outcome.findings)
    findings = left(places, outcome.findings, request.tongue, annotated=is_faulty)
    return replace(outcome, findings=findings, numbers=checked.numbers if checked else None)


@dataclass(frozen=True)
class _Edition:
    """What is to be built: the documents of a case, what is known of it, and where they go."""

    case: Case
    findings: tuple[Finding, ...]
    numbers: NumbersAccount
    request: Request
    places: Places
    target: EditionFolder
    documents: tuple[Document, ...]


def _edition(checked: CheckedCase, findings: tuple[Finding, ...], request: Request, places: Places) -> _Edition:
    case = checked.case
    target = EditionFolder((request.out or places.edition(case.edition)).resolve())
    documents = _chosen(compose(case, blocked(findings)), request.only, case)
    if request.traced:
        documents = _with_review_copies(documents)
    return _Edition(case, findings, checked.numbers, request, places, target, documents)


def _made(edition: _Edition, progress: Progress) -> Outcome:
    """Write the documents, prove them, and put them in the place of those that were there: all of it, or nothing."""
    request, target, documents = edition.request, edition.target, edition.documents
    templates = _templates(documents, edition.places)
    ready = {name: fillable(content, name) for name, content in templates.items()}
    forget()
    with target.held(request.patience, lambda: progress(_WAITS, 0, 1)):
        target.recover()
        kept = target.carried_over({_folder_of(document) for document in documents}) if request.only else {}
        _see_that_nothing_is_lost(target, request, kept)
        with ThreadPoolExecutor(1) as meanwhile:  # LibreOffice takes a moment to say which it is
            office = None if request.pdf is False else meanwhile.submit(find_office)
            files = _written(documents, ready, request, progress)
        pdfs = _pdfs(documents, files, office.result(), target, request, progress) if office else Pdfs()
        besides = left_out(ready, edition.places) if request.html else ()
        findings = (*edition.findings, *besides, *pdfs.findings)
        beside = {**pdfs.made, **pdfs.kept, **kept}
        published = {*files, *(file.path for file in (*pdfs.made, *pdfs.kept))}
        with refusals(request.folder):
            request.folder.stat()  # a disk that has gone meanwhile gets no folders where it was
        with target.beside(files | {file.path: content for file, content in beside.items()}) as new:
            proven = prove(
                new, target.path.name, documents, ready, published, NumberSources(edition.case, edition.numbers)
            )
            if proven.findings:
                return Outcome((*findings, *proven.findings))
            sources = _sources(edition, templates)
            made = [*(MadeFile(name, sha256(content), sources.basis) for name, content in files.items()), *beside]
            made = [replace(file, proof=proven.proofs.get(file.path, file.proof)) for file in made]
            # Everything is made and proven; only now is the old edition touched.
            vouched = receipt(edition.case, sources, made, findings, edition.numbers)
            aside = target.put_in_place(new, vouched, kept, is_set_aside=request.overwrite)
    made_now = (*files, *(file.path for file in pdfs.made))
    return Outcome(findings, target.path, made_now, tuple(file.path for file in pdfs.kept), aside)


def _sources(edition: _Edition, templates: Mapping[str, bytes]) -> Sources:
    """Read what the edition is made from once more, as it stands, for its receipt."""
    case, places = edition.case, edition.places
    inputs = read_sources(_inputs(case, places)) | _arms(case)
    wording = read_sources(tuple(places.sources.wording[language] for language in case.wording))
    return Sources(__version__, inputs, {**templates, **wording})


def _inputs(case: Case, places: Places) -> tuple[Path, ...]:
    """Name the files that the case was read from; the twin of the text among them where a document is made from it."""
    sources, has_twin = places.sources, any(text.written.is_read for text in case.others.values())
    twin = (sources.twin_prose(case.region.written_in.other),) if has_twin else ()
    return (sources.workbook, sources.prose, *twin, sources.region)


def _chosen(documents: tuple[Document, ...], only: Collection[str], case: Case) -> tuple[Document, ...]:
    """Keep the documents in the folders that were asked for."""
    council, municipalities = case.region.council, case.region.municipalities
    known = [council.folder, *(municipality.folder for municipality in municipalities)]
    unknown = [name for name in only if name not in known]
    if unknown:
        raise Stop(
            ONLY_UNKNOWN.at(Place("--only"), name, name=name, nearest=_meant(name, known), known=", ".join(known))
            for name in unknown
        )
    return tuple(document for document in documents if not only or _folder_of(document) in only)


def _meant(name: str, known: Collection[str]) -> Said:
    """Say what may have been meant by a folder that is not there: several, in one word, or the nearest."""
    several = name.replace(";", ",").split(",")
    if len(several) > 1 and all(part.strip() in known for part in several):
        repeated = " ".join(f"--only {part.strip()}" for part in several)
        return Said(f" Gjenta valget: {repeated}", f" Repeat the option: {repeated}")
    return nearest(name, known)


def _arms(case: Case) -> dict[str, bytes]:
    """Give the images that region.yaml names, by the names it has for them."""
    named = (case.region.council.arms, *(municipality.arms for municipality in case.region.municipalities))
    return {arms.file: arms.content for arms in named if arms is not None}


def _with_review_copies(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Put a review copy behind each Word document."""
    with_copies: list[Document] = []
    for document in documents:
        with_copies.append(document)
        if isinstance(document, WordDocument):
            with_copies.append(document.review_copy)
    return tuple(with_copies)


def _folder_of(document: Document) -> str:
    return document.path.partition("/")[0]


def _templates(documents: tuple[Document, ...], places: Places) -> dict[str, bytes]:
    findings: list[Finding] = []
    names = dict.fromkeys(document.template for document in documents if isinstance(document, WordDocument))
    found = {name: read_template(places.template(name), findings.append) for name in names}
    if findings:
        raise Stop(findings)
    return {name: content for name, content in found.items() if content is not None}


def _see_that_nothing_is_lost(target: EditionFolder, request: Request, kept: Mapping[MadeFile, bytes]) -> None:
    """Stop when something of the user's is in the way, unless it will be moved aside; a strange folder never is."""
    faults = target.faults(kept)
    may_be_moved = request.overwrite and not any(
        fault.kind is NOT_A_FOLDER or (fault.kind is NO_RECEIPT and request.out is not None) for fault in faults
    )
    if faults and not may_be_moved:
        raise Stop(faults)


def _written(
    documents: tuple[Document, ...], templates: dict[str, bytes], request: Request, progress: Progress
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for number, document in enumerate(documents, 1):
        progress(Said(f"Skriver {document.path}", f"Writing {document.path}"), number, len(documents))
        if not isinstance(document, WordDocument):
            files[document.path] = budget_file(document)
        elif document.is_review_copy:
            files[document.path] = review_copy(document, templates[document.template], request.tongue)
        else:
            files[document.path] = render(document, templates[document.template])
            if request.html:
                files[page_path(document)] = page(document)
    return files


def _pdfs(
    documents: tuple[Document, ...],
    files: Mapping[str, bytes],
    office: Office | Missing,
    target: EditionFolder,
    request: Request,
    progress: Progress,
) -> Pdfs:
    # A review copy is its comments, which a PDF has none of.
    published = [doc for doc in documents if isinstance(doc, WordDocument) and not doc.is_review_copy]
    written = [Written(doc, files[doc.path]) for doc in published]
    return make_pdfs(written, office, target, __version__, progress, asked_for=request.pdf is True)
