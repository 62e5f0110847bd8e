"""PDF files of Word documents: by LibreOffice, then made ready for archive and access.

pikepdf is loaded when the first PDF is made, and not before: most commands need none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.values.said import Said
from pipeline.write.office.refusals import reason
from pipeline.write.pdf.libreoffice import Office, Raw, converted
from pipeline.write.pdf.metadata import claims_all
from pipeline.write.pdf.original import original

_BROKEN: Final = Said("filen fra LibreOffice er ødelagt", "the file from LibreOffice is broken")


@dataclass(frozen=True, slots=True)
class Written:
    """A Word document as it was written."""

    document: WordDocument
    docx: bytes

    @property
    def path(self) -> str:
        """Its path in the edition."""
        return self.document.path

    @property
    def pdf(self) -> str:
        """The path of its PDF."""
        return str(PurePosixPath(self.path).with_suffix(".pdf"))


def pdf_files(documents: Sequence[Written], office: Office, tell: Callable[[int], None]) -> dict[str, bytes | Said]:
    """Make PDF of documents: by the document's path, each, or why there is none. `tell` is told how many are done."""
    by_path = {written.path: written for written in documents}
    made: dict[str, bytes | Said] = {}
    tell(0)
    try:
        with closing(converted({written.path: written.docx for written in documents}, office)) as results:
            for path, raw in results:
                made[path] = raw if isinstance(raw, Said) else _finished(raw, by_path[path], office)
                tell(len(made))
    except OSError as why:
        made |= {path: reason(why) for path in by_path if path not in made}
    return made


def _finished(raw: Raw, written: Written, office: Office) -> bytes | Said:
    from pikepdf import PdfError  # noqa: PLC0415 - a heavy library, see above

    from pipeline.write.pdf.archive import archived  # noqa: PLC0415 - as above

    try:
        return archived(raw, written.document, original(written.docx), office.version)
    except PdfError:
        return _BROKEN


def lacks(pdf: bytes) -> tuple[Said, ...]:
    """Say what keeps a PDF of ours from being both PDF/A-2a and PDF/UA-1; nothing, as a rule."""
    if claims_all(pdf):
        return ()
    from pipeline.write.pdf.claims import in_the_way  # noqa: PLC0415 - a heavy library, see above

    return in_the_way(pdf)
