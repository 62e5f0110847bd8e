"""A PDF from LibreOffice made ready for archive and access in one file: PDF/A-2 and PDF/UA-1, as far as both hold.

Everything that tells when and where it was made is taken away, so that the same document gives the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import zlib
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream

from pipeline.domain.documents.document import WordDocument
from pipeline.write.office.language import LANGUAGE_TAGS
from pipeline.write.pdf.claims import Claims, claims
from pipeline.write.pdf.libreoffice import Raw
from pipeline.write.pdf.mending import mend
from pipeline.write.pdf.metadata import PROGRAM, xmp
from pipeline.write.pdf.original import Original

_ICC_DATE: Final = slice(24, 36)  # in the header of a colour profile: when it was made, six numbers of two bytes
_ICC_EPOCH: Final = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000
_AMBIGUOUS: Final = b"\r\nendstream"  # is the return a part of the stream, or of the line's end? validators differ


def archived(raw: Raw, document: WordDocument, said: Original, producer: str) -> bytes:
    """Finish a PDF. It claims what holds. `said` is what its Word document says of its drawings and tables.

    Raises PdfError when it is no PDF.
    """
    with pikepdf.open(raw.file) as pdf:
        tree = mend(pdf, said)
        _mend_pages(pdf, raw)
        _describe(pdf, document, producer, claims(pdf, tree))
        _forget_time(pdf)
        return _saved(pdf)


def _mend_pages(pdf: Pdf, raw: Raw) -> None:
    """Walk links in reading order, and lead relative ones from the document, not from where it was converted."""
    for page in pdf.pages:
        page.Tabs = Name.S
        for annotation in page.get("/Annots", ()):
            action = annotation.get("/A", Dictionary())
            address = str(action.get("/URI", ""))
            if address.startswith(f"{raw.root}/"):
                action.URI = pikepdf.String(posixpath.relpath(address, raw.folder))


def _describe(pdf: Pdf, document: WordDocument, producer: str, holds: Claims) -> None:
    """Set title, language and the rest, in the places where readers look for them."""
    language = LANGUAGE_TAGS[document.language]
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/Outlines" in pdf.Root:
        pdf.Root.PageMode = Name.UseOutlines
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=pikepdf.String(document.title_text),
            Subject=pikepdf.String(document.kind),
            Author=pikepdf.String(document.organisation),
            Creator=PROGRAM,
            Producer=producer,
        )
    )
    metadata = xmp(document, language, producer, level=holds.level, accessible=not holds.accessible)
    pdf.Root.Metadata = Stream(pdf, metadata, Type=Name.Metadata, Subtype=Name.XML)


def _forget_time(pdf: Pdf) -> None:
    """Take away what differs from run to run. The file's identity is made from its content when it is saved."""
    for name in ("/DocChecksum", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    for intent in pdf.Root.get("/OutputIntents", ()):
        profile = bytearray(intent.DestOutputProfile.read_bytes())
        profile[_ICC_DATE] = _ICC_EPOCH
        intent.DestOutputProfile.write(bytes(profile))


def _saved(pdf: Pdf) -> bytes:
    """Write the file. One in eight gets an ambiguous end by the chance of a checksum; it is written less compactly."""
    content = _written(pdf, compress_streams=True)
    if _AMBIGUOUS in content:
        _end_streams(pdf)
        content = _written(pdf, compress_streams=False)
    return content


def _written(pdf: Pdf, *, compress_streams: bool) -> bytes:
    out = io.BytesIO()
    packed = ObjectStreamMode.generate
    pdf.save(out, deterministic_id=True, object_stream_mode=packed, compress_streams=compress_streams)
    return out.getvalue()


def _end_streams(pdf: Pdf) -> None:
    """Compress what is not, and once more what happens to end in a return."""
    for entry in pdf.objects:
        if not isinstance(entry, Stream) or entry.get("/Type") == Name.Metadata or "/DecodeParms" in entry:
            continue
        named = entry.get("/Filter", Array())
        filters = list(named.as_list()) if isinstance(named, Array) else [named]
        raw = entry.read_raw_bytes()
        while not filters or raw.endswith(b"\r"):
            raw, filters = zlib.compress(raw), [Name.FlateDecode, *filters]
            entry.write(raw, filter=Array(filters))
