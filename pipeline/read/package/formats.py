"""What a file is, whatever it is called: by its first bytes, or by what its package says of itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pipeline.domain.values.said import Said


class Family(Enum):
    """The program that can open a format and save it as ours."""

    EXCEL = "Excel"
    WORD = "Word"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a file should be, in the words of the program that makes it."""

    family: Family
    saved_as: Said
    is_template: bool = False

    @property
    def program(self) -> str:
        """The program's name."""
        return self.family.value


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is instead."""

    name: str
    ending: str
    family: Family = Family.NEITHER

    def __str__(self) -> str:
        return f"{self.name} ({self.ending})"


_WORD_DOCUMENT: Final = Said("Word-dokument (.docx)", "Word Document (.docx)")
WORKBOOK: Final = Form(Family.EXCEL, Said("Excel-arbeidsbok (.xlsx)", "Excel Workbook (.xlsx)"))
PROSE: Final = Form(Family.WORD, _WORD_DOCUMENT)
TEMPLATE: Final = Form(Family.WORD, _WORD_DOCUMENT, is_template=True)

XLSX: Final = Format("Excel", ".xlsx", Family.EXCEL)
DOCX: Final = Format("Word", ".docx", Family.WORD)
ZIP: Final = Format("ZIP", ".zip")

# What a package says its main part is. ECMA-376 part 1, 15.2 and 11.3; [MS-OFFMACRO2] 2.2.
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TEXT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SLIDES: Final = "application/vnd.openxmlformats-officedocument.presentationml."
BY_MAIN_PART: Final = {
    f"{_SHEET}sheet.main+xml": XLSX,
    f"{_SHEET}template.main+xml": Format("Excel", ".xltx", Family.EXCEL),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": Format("Excel", ".xlsm", Family.EXCEL),
    "application/vnd.ms-excel.template.macroEnabled.main+xml": Format("Excel", ".xltm", Family.EXCEL),
    "application/vnd.ms-excel.addin.macroEnabled.main+xml": Format("Excel", ".xlam", Family.EXCEL),
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": Format("Excel", ".xlsb", Family.EXCEL),
    f"{_TEXT}document.main+xml": DOCX,
    f"{_TEXT}template.main+xml": Format("Word", ".dotx", Family.WORD),
    "application/vnd.ms-word.document.macroEnabled.main+xml": Format("Word", ".docm", Family.WORD),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": Format("Word", ".dotm", Family.WORD),
    f"{_SLIDES}presentation.main+xml": Format("PowerPoint", ".pptx"),
    f"{_SLIDES}slideshow.main+xml": Format("PowerPoint", ".ppsx"),
    "application/vnd.ms-visio.drawing.main+xml": Format("Visio", ".vsdx"),
}
# What a package of OpenDocument says of itself in its part «mimetype».
_OPEN_DOCUMENT: Final = {
    "application/vnd.oasis.opendocument.spreadsheet": Format("OpenDocument", ".ods", Family.EXCEL),
    "application/vnd.oasis.opendocument.text": Format("OpenDocument", ".odt", Family.WORD),
}
_OTHER_OPEN_DOCUMENT: Final = Format("OpenDocument", ".odf")

_OLE: Final = b"\xd0\xcf\x11\xe0"  # [MS-CFB]: the container of Office 97-2003, and of what is locked with a password
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.1
_OLD_OFFICE: Final = {
    "WordDocument": Format("Word 97–2003", ".doc", Family.WORD),
    "Workbook": Format("Excel 97–2003", ".xls", Family.EXCEL),
    "Book": Format("Excel 5.0/95", ".xls", Family.EXCEL),
    "PowerPoint Document": Format("PowerPoint 97–2003", ".ppt"),
    "__properties_version1.0": Format("Outlook", ".msg"),
}
_OLD: Final = {
    Family.EXCEL: Format("Excel 97–2003", ".xls", Family.EXCEL),
    Family.WORD: Format("Word 97–2003", ".doc", Family.WORD),
}
_BY_FIRST_BYTES: Final = (
    (b"%PDF", Format("PDF", ".pdf")),
    (b"{\\rtf", Format("RTF", ".rtf", Family.WORD)),
    (b"\x89PNG", Format("PNG", ".png")),
    (b"\xff\xd8\xff", Format("JPEG", ".jpg")),
    (b"GIF8", Format("GIF", ".gif")),
    (b"7z\xbc\xaf", Format("7-Zip", ".7z")),
    (b"Rar!", Format("RAR", ".rar")),
    (b"\x1f\x8b", Format("gzip", ".gz")),
    (b"<html", Format("HTML", ".html")),
    (b"<!doctype html", Format("HTML", ".html")),
    (b"<table", Format("HTML", ".html")),
    (b"mime-version:", Format("MHTML", ".mht")),
    (b"<?xml", Format("XML", ".xml")),
)
_HEAD: Final = 4096  # bytes that are looked at to tell a text from anything else
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f]")


def is_zip(content: bytes) -> bool:
    """Say whether the file is a package, or means to be one."""
    return content.startswith(b"PK")


def is_locked(content: bytes) -> bool:
    """Say whether the file is an Office file that is locked with a password."""
    return content.startswith(_OLE) and _LOCKED in content


def format_of(content: bytes, wanted: Form) -> Format | None:
    """Name the format of a file that is no package; None when nothing is known about it."""
    if content.startswith(_OLE):
        names = (made for name, made in _OLD_OFFICE.items() if name.encode("utf-16-le") in content)
        return next(names, _OLD[wanted.family])
    start = content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for sign, made in _BY_FIRST_BYTES:
        if start.startswith(sign.lower()):
            # Both programs open a page of the web; Word is the one that opens rich text.
            is_page = made.ending in {".html", ".mht", ".xml"}
            return Format(made.name, made.ending, wanted.family) if is_page else made
    return _text(content[:_HEAD], wanted)


def open_document(mimetype: bytes) -> Format:
    """Name the kind of OpenDocument."""
    return _OPEN_DOCUMENT.get(mimetype.decode("ascii", "replace").strip(), _OTHER_OPEN_DOCUMENT)


def _text(head: bytes, wanted: Form) -> Format | None:
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1252"
    if _BINARY.search(head.decode(encoding, "ignore")):
        return None
    excel, word = Format("CSV", ".csv", Family.EXCEL), Format("TXT", ".txt", Family.WORD)
    return excel if wanted.family is Family.EXCEL else word
