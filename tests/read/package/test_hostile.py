"""Damaged and hostile files: each is one finding that says what the file is and what to do, and never an exception.

1. A file that is no package is named for what it is; what the program can save as ours, it is told to.
2. A package is refused when a part is missing, damaged, doubled, points out of it, or has a document type.
3. A package is refused when it unpacks, or costs, more than any case; from what is let through nobody waits five
   seconds, and it takes no 500 MB.
4. Macros and links are warnings in what we only read; in a template, which is copied into every document, errors.
5. Absurd numbers that cost nothing are read; so are links to the web, and a text from the officer's own Word template.
6. A file that is locked, a folder, or too large is a finding; YAML stops at a megabyte and at 20 000 nodes.
7. Whatever bytes are changed, cut away or swapped in the real files, there is a result or a finding.
8. A package as other programs write it is read as if Excel or Word had written it.
"""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.inputs.new_case import new_prose
from pipeline.domain.documents.document import Paragraph, Section, WordDocument
from pipeline.domain.findings.finding import Finding, Report, Stop
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import line
from pipeline.read.package.entries import MOST_PARTS
from pipeline.read.package.files import LARGEST_FILE
from pipeline.read.prose.reader import read_prose
from pipeline.read.settings.region import read_region
from pipeline.read.templates.files import read_template
from pipeline.read.workbook.cells import read_workbook
from pipeline.read.yaml.text import read_yaml
from pipeline.write.word.input_prose import prose_file
from pipeline.write.word.render import render
from tests.cases import region
from tests.packages import (
    PROSE,
    REGION,
    TEMPLATE,
    WORKBOOK,
    Entry,
    packed,
    parts_of,
    related,
    remade,
    replaced,
)
from tests.readings import brief, only
from tests.workbooks import ROOT

TYPES = "[Content_Types].xml"
Make: TypeAlias = Callable[[], bytes]
Read: TypeAlias = Callable[[Path, Report], object]

READERS: dict[str, Read] = {
    "tiltak.xlsx": read_workbook,
    "tekster.docx": read_prose,
    "saksfremlegg.docx": read_template,
    "region.yaml": read_yaml,
}
AS_WORKBOOK = "åpne den i Excel, velg Lagre som og Excel-arbeidsbok (.xlsx)"
AS_DOCUMENT = "åpne den i Word, velg Lagre som og Word-dokument (.docx)"
SECONDS = 5


def read(folder: Path, name: str, content: bytes) -> tuple[object, list[Finding]]:
    """Read a file by its name, within the time; of the processor, for the machine may have others to serve."""
    (folder / name).write_bytes(content)
    findings: list[Finding] = []
    started = process_time()
    result = READERS[name](folder / name, findings.append)
    assert process_time() - started < SECONDS
    return result, findings


def refused(folder: Path, name: str, content: bytes) -> Finding:
    """Read a file that may not be opened; give its one finding."""
    result, findings = read(folder, name, content)
    assert result is None
    finding = only(findings)
    assert finding.is_error
    assert finding.place.file == name
    assert name in finding.says
    assert finding.fix.endswith(".")
    return finding


# --- 1. what the file is ------------------------------------------------------------------------------


def ole(*names: str) -> bytes:
    """Make the beginning of an Office 97-2003 container with streams of these names."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in names)


def open_document(kind: str) -> bytes:
    return packed([("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), ("content.xml", b"<a/>")])


def typed(path: Path, old: str, new: str) -> bytes:
    """Call the main part something else."""
    return replaced(path, "[Content_Types].xml", old.encode(), new.encode())


SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEXT_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MACRO_SHEET = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY_SHEET = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
MACRO_TEXT = "application/vnd.ms-word.document.macroEnabled.main+xml"

OTHERS: dict[str, tuple[str, Make, str, str]] = {
    # id: the file's name, what is in it, the code, what it is said to be
    "xls": ("tiltak.xlsx", lambda: ole("Root Entry", "Workbook"), "SB-125", "Excel 97–2003 (.xls)"),
    "xls 5": ("tiltak.xlsx", lambda: ole("Root Entry", "Book"), "SB-125", "Excel 5.0/95 (.xls)"),
    "ods": ("tiltak.xlsx", lambda: open_document("spreadsheet"), "SB-125", "OpenDocument (.ods)"),
    "csv": ("tiltak.xlsx", lambda: "Nr;Tiltak\r\nT01;Kjøp\r\n".encode("cp1252"), "SB-125", "CSV (.csv)"),
    "csv utf-16": ("tiltak.xlsx", lambda: "Nr\tTiltak\r\n".encode("utf-16"), "SB-125", "CSV (.csv)"),
    "html": ("tiltak.xlsx", lambda: b"\xef\xbb\xbf\n<HTML><table><tr><td>1", "SB-125", "HTML (.html)"),
    "xml 2003": ("tiltak.xlsx", lambda: b'<?xml version="1.0"?><Workbook/>', "SB-125", "XML (.xml)"),
    "xlsm": ("tiltak.xlsx", lambda: typed(WORKBOOK, SHEET_MAIN, MACRO_SHEET), "SB-125", "Excel (.xlsm)"),
    "xlsb": ("tiltak.xlsx", lambda: typed(WORKBOOK, SHEET_MAIN, BINARY_SHEET), "SB-125", "Excel (.xlsb)"),
    "xltx": ("tiltak.xlsx", lambda: typed(WORKBOOK, "sheet.main", "template.main"), "SB-125", "Excel (.xltx)"),
    "doc as xlsx": ("tiltak.xlsx", lambda: ole("WordDocument"), "SB-126", "Word 97–2003 (.doc)"),
    "docx as xlsx": ("tiltak.xlsx", PROSE.read_bytes, "SB-126", "Word (.docx)"),
    "odt as xlsx": ("tiltak.xlsx", lambda: open_document("text"), "SB-126", "OpenDocument (.odt)"),
    "pptx as xlsx": ("tiltak.xlsx", lambda: typed(WORKBOOK, SHEET_MAIN, SLIDES_MAIN), "SB-126", "PowerPoint (.pptx)"),
    "pdf": ("tiltak.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "SB-126", "PDF (.pdf)"),
    "rtf as xlsx": ("tiltak.xlsx", lambda: b"{\\rtf1\\ansi Tiltak}", "SB-126", "RTF (.rtf)"),
    "png": ("tiltak.xlsx", lambda: b"\x89PNG\r\n\x1a\n\x00", "SB-126", "PNG (.png)"),
    "zip": ("tiltak.xlsx", lambda: packed([("tiltak.xlsx", WORKBOOK.read_bytes())]), "SB-126", "ZIP (.zip)"),
    "doc": ("tekster.docx", lambda: ole("Root Entry", "WordDocument"), "SB-125", "Word 97–2003 (.doc)"),
    "odt": ("tekster.docx", lambda: open_document("text"), "SB-125", "OpenDocument (.odt)"),
    "rtf": ("tekster.docx", lambda: b"{\\rtf1\\ansi Fakta}", "SB-125", "RTF (.rtf)"),
    "txt": ("tekster.docx", "Fakta\nRådet har seks virkemidler.\n".encode, "SB-125", "TXT (.txt)"),
    "page": ("tekster.docx", lambda: b"MIME-Version: 1.0\r\n", "SB-125", "MHTML (.mht)"),
    "docm": ("tekster.docx", lambda: typed(PROSE, TEXT_MAIN, MACRO_TEXT), "SB-125", "Word (.docm)"),
    "xlsx as docx": ("tekster.docx", WORKBOOK.read_bytes, "SB-126", "Excel (.xlsx)"),
    "message": ("tekster.docx", lambda: ole("__properties_version1.0"), "SB-126", "Outlook (.msg)"),
    "dotx": ("saksfremlegg.docx", lambda: typed(TEMPLATE, "document.main", "template.main"), "SB-125", "Word (.dotx)"),
    "old dot": ("saksfremlegg.docx", lambda: ole("WordDocument"), "SB-125", "Word 97–2003 (.doc)"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_file_is_named_for_what_it_is_and_the_remedy_is_the_programs_own_words(tmp_path: Path, case: str) -> None:
    name, make, code, said = OTHERS[case]
    finding = refused(tmp_path, name, make())
    assert finding.kind.code == code
    assert said in finding.says
    assert (AS_WORKBOOK if name == "tiltak.xlsx" else AS_DOCUMENT) in finding.fix
    ending = said.rpartition("(")[2].rstrip(")")
    assert (f"Gi filen endelsen {ending}" in finding.fix) is (code == "SB-125")


@pytest.mark.parametrize("name", ["tiltak.xlsx", "tekster.docx", "saksfremlegg.docx"])
@pytest.mark.parametrize(
    ("content", "code", "fix"),
    [
        (b"", "SB-121", "Hent filen fra en sikkerhetskopi."),
        (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "SB-124", "Krypter med passord, tøm feltet og lagre"),
        (b"\x00" * 5000, "SB-102", "lagre den som"),
        (b"PK\x03\x04", "SB-128", "som ofte kan reparere den"),
        (b"PK\x05\x06" + b"\x00" * 18, "SB-126", "Finn den riktige filen"),
    ],
    ids=["empty", "locked with a password", "noughts", "zip head", "empty zip"],
)
def test_what_cannot_be_opened_at_all(tmp_path: Path, name: str, content: bytes, code: str, fix: str) -> None:
    finding = refused(tmp_path, name, content)
    assert finding.kind.code == code
    assert fix in finding.fix


@pytest.mark.parametrize(
    ("name", "path", "main"), [("tiltak.xlsx", WORKBOOK, "spreadsheetml"), ("tekster.docx", PROSE, "wordprocessingml")]
)
def test_the_strict_format_is_named(tmp_path: Path, name: str, path: Path, main: str) -> None:
    old = [
        f"http://schemas.openxmlformats.org/{main}/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006",
    ]
    new = [f"http://purl.oclc.org/ooxml/{main}/main", "http://purl.oclc.org/ooxml/officeDocument"]
    parts = dict(parts_of(path))
    for before, after in zip(old, new, strict=True):
        parts = {part: content.replace(before.encode(), after.encode()) for part, content in parts.items()}
    finding = refused(tmp_path, name, packed(parts.items()))
    assert finding.kind.code == "SB-127"
    assert "ikke typen som har «Strict» i navnet" in finding.fix


def test_a_workbook_with_one_strict_sheet_is_not_read_as_blank(tmp_path: Path) -> None:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = replaced(WORKBOOK, "xl/worksheets/sheet9.xml", main, strict)
    assert refused(tmp_path, "tiltak.xlsx", content).kind.code == "SB-127"


# --- 2. the package -----------------------------------------------------------------------------------

SHEET = "xl/worksheets/sheet17.xml"
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, after: str = "") -> dict[str, bytes]:
    """Write the last sheet of the workbook («Lister») anew."""
    return {SHEET: f'<worksheet xmlns="{NS}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()}


def without(path: Path, part: str) -> bytes:
    return remade(path, {part: None})


def truncated(path: Path, share: float) -> bytes:
    content = path.read_bytes()
    return content[: int(len(content) * share)]


def patched(path: Path, part: str, offset: int, value: int, size: str = "<L") -> bytes:
    """Write a number into a part's entry of the zip's directory (APPNOTE.TXT 4.3.12)."""
    content = bytearray(path.read_bytes())
    at = content.rindex(part.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    struct.pack_into(size, content, at + offset, value)
    return bytes(content)


def symlink() -> Entry:
    info = zipfile.ZipInfo("xl/lenke.xml")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, b"/etc/passwd"


def with_entry(name: str) -> bytes:
    return remade(WORKBOOK, more=[(name, b"<a/>")])


def raw_name(name: bytes) -> bytes:
    """Give an entry a name that zipfile would not write."""
    placeholder = b"n" * len(name)
    return with_entry(placeholder.decode()).replace(placeholder, name)


def with_doctype(path: Path, part: str, subset: str, encoding: str = "utf-8") -> bytes:
    text = parts_of(path)[part].decode().partition("?>")[2].lstrip()
    return remade(path, {part: f'<?xml version="1.0" encoding="{encoding}"?>{subset}{text}'.encode(encoding)})


LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
) + "]>"  # fmt: skip
FETCHES = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
MAINS = {"tiltak.xlsx": "xl/workbook.xml", "tekster.docx": "word/document.xml"}

BROKEN: dict[str, tuple[str, Make, str, str]] = {
    # id: the file's name, what is in it, the code, what the finding names
    "cut in half": ("tiltak.xlsx", lambda: truncated(WORKBOOK, 0.5), "SB-128", ""),
    "last byte gone": ("tekster.docx", lambda: PROSE.read_bytes()[:-1], "SB-128", ""),
    "no types": ("tiltak.xlsx", lambda: without(WORKBOOK, "[Content_Types].xml"), "SB-129", "[Content_Types].xml"),
    "no root": ("tiltak.xlsx", lambda: without(WORKBOOK, "_rels/.rels"), "SB-129", "_rels/.rels"),
    "no workbook": ("tiltak.xlsx", lambda: without(WORKBOOK, "xl/workbook.xml"), "SB-129", "xl/workbook.xml"),
    "no sheet": ("tiltak.xlsx", lambda: without(WORKBOOK, SHEET), "SB-129", SHEET),
    "no strings": ("tiltak.xlsx", lambda: without(WORKBOOK, "xl/sharedStrings.xml"), "SB-129", "xl/sharedStrings.xml"),
    "no document": ("tekster.docx", lambda: without(PROSE, "word/document.xml"), "SB-129", "word/document.xml"),
    "no styles": ("tekster.docx", lambda: without(PROSE, "word/styles.xml"), "SB-129", "word/styles.xml"),
    "checksum": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 16, 0xDEADBEEF), "SB-130", SHEET),
    "size too small": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 24, 10), "SB-130", SHEET),
    "size too large": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 24, 2**19), "SB-130", SHEET),
    "wrong offset": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 42, 7), "SB-130", SHEET),
    "unknown packing": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 10, 99, "<H"), "SB-130", SHEET),
    "packed by lzma": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 10, 14, "<H"), "SB-130", SHEET),
    "zip password": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 8, 1, "<H"), "SB-124", "passord"),
    "xml cut": ("tiltak.xlsx", lambda: remade(WORKBOOK, {SHEET: parts_of(WORKBOOK)[SHEET][:-30]}), "SB-130", SHEET),
    "xml empty": ("tekster.docx", lambda: remade(PROSE, {"word/styles.xml": b""}), "SB-130", "word/styles.xml"),
    "relation to nothing": (
        "saksfremlegg.docx",
        lambda: replaced(TEMPLATE, "word/_rels/document.xml.rels", b" Target=", b" Tarqet="),
        "SB-130",
        "word/_rels/document.xml.rels",
    ),
    "no encoding": (
        "tekster.docx",
        lambda: remade(PROSE, {"word/styles.xml": b'<?xml version="1.0" encoding="klingon"?><a/>'}),
        "SB-130",
        "word/styles.xml",
    ),
    "binary rels": ("tiltak.xlsx", lambda: remade(WORKBOOK, {"_rels/.rels": b"\xff\x00" * 9}), "SB-130", "_rels/.rels"),
    "parts exchanged": (
        "tiltak.xlsx", lambda: remade(WORKBOOK, {SHEET: parts_of(WORKBOOK)["xl/styles.xml"]}), "SB-130", SHEET,
    ),
    "no template": (
        "saksfremlegg.docx",
        lambda: remade(TEMPLATE, {"word/document.xml": parts_of(TEMPLATE)["docProps/core.xml"]}),
        "SB-130",
        "word/document.xml",
    ),
    "twice": ("tiltak.xlsx", lambda: remade(WORKBOOK, more=[("n", b"1"), ("n", b"2")]), "SB-131", "navnet n,"),
    "twice but for case": ("tiltak.xlsx", lambda: with_entry("XL/Workbook.xml"), "SB-131", "XL/Workbook.xml"),
    "absolute": ("tiltak.xlsx", lambda: with_entry("/etc/passwd"), "SB-132", "/etc/passwd"),
    "upwards": ("tiltak.xlsx", lambda: with_entry("xl/../../../ut.xml"), "SB-132", "xl/../../../ut.xml"),
    "backslash": ("tiltak.xlsx", lambda: raw_name(b"xl\\ut.xml"), "SB-132", "xl\\ut.xml"),
    "upwards backwards": ("tekster.docx", lambda: raw_name(b"..\\..\\ut.exe"), "SB-132", "..\\..\\ut.exe"),
    "drive": ("tiltak.xlsx", lambda: with_entry("C:ut.exe"), "SB-132", "C:ut.exe"),
    "control character": ("tiltak.xlsx", lambda: raw_name(b"xl/\x1b[2J"), "SB-132", "xl/?[2J"),
    "nought": ("tiltak.xlsx", lambda: raw_name(b"xl/a.xml\x00.png"), "SB-132", "xl/a.xml?.png"),
    "symbolic link": ("tiltak.xlsx", lambda: remade(WORKBOOK, more=[symlink()]), "SB-132", "xl/lenke.xml"),
    "document type": (
        "tiltak.xlsx", lambda: with_doctype(WORKBOOK, SHEET, "<!DOCTYPE worksheet>"), "SB-133", SHEET,
    ),
    "billion laughs": (
        "tiltak.xlsx", lambda: with_doctype(WORKBOOK, "xl/sharedStrings.xml", LAUGHS), "SB-133", "xl/sharedStrings.xml",
    ),
    "outside entity": (
        "tekster.docx", lambda: with_doctype(PROSE, "word/document.xml", FETCHES), "SB-133", "word/document.xml",
    ),
    "entity in utf-16": ("tiltak.xlsx", lambda: with_doctype(WORKBOOK, SHEET, FETCHES, "utf-16"), "SB-133", SHEET),
    "entity in the types": (
        "tekster.docx",
        lambda: with_doctype(PROSE, "[Content_Types].xml", LAUGHS),
        "SB-133",
        "[Content_Types].xml",
    ),
    "entity in a template": (
        "saksfremlegg.docx", lambda: with_doctype(TEMPLATE, "word/header1.xml", FETCHES), "SB-133", "word/header1.xml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_package_that_is_not_whole_or_not_honest_is_one_finding(tmp_path: Path, case: str) -> None:
    name, make, code, named = BROKEN[case]
    finding = refused(tmp_path, name, make())
    assert finding.kind.code == code
    assert named in finding.says
    assert re.search(r"[Åå]pne den (?:så )?i (?:Excel|Word)", finding.fix)


# --- 3. more than any case ----------------------------------------------------------------------------


def rows(count: int) -> str:
    """Rows that somebody has formatted, and that are empty."""
    return "".join(f'<row r="{n}" spans="1:25" s="1" customFormat="1" ht="15"/>' for n in range(1, count + 1))


def cells(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1, count // 2 + 1))


def strings(count: int) -> bytes:
    more = "".join(f"<si><t>tekst {n}</t></si>" for n in range(count)).encode()
    return replaced(WORKBOOK, "xl/sharedStrings.xml", b"</sst>", more + b"</sst>")


def body(path: Path, xml: str) -> bytes:
    """Put paragraphs at the end of a Word document."""
    return replaced(path, "word/document.xml", b"<w:sectPr", xml.encode() + b"<w:sectPr")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def ranges(kind: str, ref: str) -> bytes:
    return remade(WORKBOOK, sheet("", f'<{kind}s><{kind} ref="{ref}"/></{kind}s>'))


def comment(ref: str) -> bytes:
    comments = f'<comments xmlns="{NS}"><commentList><comment ref="{ref}" authorId="0"/></commentList></comments>'
    return remade(WORKBOOK, {"xl/comments1.xml": comments.encode()} | related(WORKBOOK, SHEET, "comments", "../c.xml"))


def many_parts() -> Iterable[Entry]:
    return ((f"xl/media/{n}.png", b"") for n in range(MOST_PARTS))


def attributes(count: int) -> bytes:
    return remade(WORKBOOK, sheet("<row " + " ".join(f'a{n}=""' for n in range(count)) + "/>"))


MERGED, LINKED = '<mergeCell ref="A1:B1"/>', '<hyperlink ref="B1" location="a"/>'
HUGE: dict[str, tuple[str, Make, str]] = {
    "bomb": ("tiltak.xlsx", lambda: remade(WORKBOOK, {SHEET: b"<a>" + b" " * 2**24 + b"</a>"}), "SB-134"),
    "bomb of text": ("tekster.docx", lambda: body(PROSE, paragraph("a" * 2**24)), "SB-134"),
    "bomb in a picture": ("tiltak.xlsx", lambda: remade(WORKBOOK, {"xl/media/image1.bmp": bytes(2**24)}), "SB-134"),
    "four gigabytes": ("tiltak.xlsx", lambda: patched(WORKBOOK, SHEET, 24, 2**32 - 2), "SB-134"),
    "parts": ("tiltak.xlsx", lambda: remade(WORKBOOK, more=many_parts()), "SB-134"),
    "a million formatted rows": ("tiltak.xlsx", lambda: remade(WORKBOOK, sheet(rows(400_000))), "SB-136"),
    "formatted cells": ("tiltak.xlsx", lambda: remade(WORKBOOK, sheet(cells(500_000))), "SB-136"),
    "shared strings": ("tiltak.xlsx", lambda: strings(450_000), "SB-136"),
    "attributes": ("tiltak.xlsx", lambda: attributes(100_000), "SB-136"),
    "merged columns": ("tiltak.xlsx", lambda: ranges("mergeCell", "A1:XFD1048576"), "SB-136"),
    "a link everywhere": ("tiltak.xlsx", lambda: ranges("hyperlink", "A:XFD"), "SB-136"),
    "a note everywhere": ("tiltak.xlsx", lambda: comment("A1:XFD1048576"), "SB-136"),
    "merged and linked": (
        "tiltak.xlsx",
        lambda: remade(
            WORKBOOK,
            sheet(
                "",
                f"<mergeCells>{MERGED * 900}</mergeCells><hyperlinks>{LINKED * 900}</hyperlinks>",
            ),
        ),
        "SB-136",
    ),
    "styles": (
        "tiltak.xlsx",
        lambda: replaced(WORKBOOK, "xl/styles.xml", b"</cellXfs>", b"<xf/>" * 190_000 + b"</cellXfs>"),
        "SB-136",
    ),
    "paragraphs": ("tekster.docx", lambda: body(PROSE, "".join(map(paragraph, map(str, range(60_000))))), "SB-136"),
    "open tags": ("saksfremlegg.docx", lambda: body(TEMPLATE, paragraph("{%" * 9_000)), "SB-136"),
    "tags": ("saksfremlegg.docx", lambda: body(TEMPLATE, paragraph("{{ tittel }}") * 6_000), "SB-136"),
    "a long template": (
        "saksfremlegg.docx",
        lambda: body(TEMPLATE, "".join(map(paragraph, map(str, range(30_000))))),
        "SB-136",
    ),
}


@pytest.mark.parametrize("case", HUGE)
def test_what_is_larger_than_any_case_is_refused_while_it_is_cheap(tmp_path: Path, case: str) -> None:
    name, make, code = HUGE[case]
    finding = refused(tmp_path, name, make())
    assert finding.kind.code == code
    assert "åpner du den i" in finding.fix or "Åpne den i" in finding.fix
    assert "Lagre som" in finding.fix


def test_what_is_too_much_is_named_as_the_user_knows_it(tmp_path: Path) -> None:
    said = refused(tmp_path, "tiltak.xlsx", remade(WORKBOOK, sheet(rows(400_000)))).says
    assert said == "Filen tiltak.xlsx har for mye innhold til å leses. Det meste er i arket «Lister»."


def far(cell: str, row: int) -> bytes:
    return remade(WORKBOOK, sheet(f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'))


@pytest.mark.parametrize(("cell", "row"), [("XFD1048576", 1_048_576), ("B1048576", 1_048_576), ("A99999999", 99999999)])
def test_a_cell_far_away_is_named(tmp_path: Path, cell: str, row: int) -> None:
    _, findings = read(tmp_path, "tiltak.xlsx", far(cell, row))
    assert brief(findings) == [("SB-137", f"tiltak.xlsx › Lister!{cell}")]
    assert only(findings).fix == "Slett innholdet i cellen, eller flytt det nærmere tabellen."


@pytest.mark.slow
def test_the_largest_that_is_let_through_takes_neither_five_seconds_nor_500_megabytes(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(remade(WORKBOOK, sheet(cells(160_000), '<mergeCells><mergeCell ref="A1:A65000"/></mergeCells>')))
    program = (
        "import resource, sys; from pathlib import Path; from pipeline.read.workbook.cells import read_workbook;"
        "assert read_workbook(Path(sys.argv[1]), print) is not None;"
        "used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    run = [sys.executable, "-c", program, str(path)]
    kilobytes, seconds = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - our own program
    assert int(kilobytes) < 500_000
    assert float(seconds) < SECONDS


# --- 4. what a file brings with it --------------------------------------------------------------------


def with_relation(path: Path, owner: str, kind: str, target: str, *, is_external: bool = False) -> bytes:
    return remade(path, related(path, owner, kind, target, is_external=is_external))


BOOK, TEXT = MAINS.values()
WARNED: dict[str, tuple[str, Make, str]] = {
    "macros": ("tiltak.xlsx", lambda: with_relation(WORKBOOK, BOOK, "vbaProject", "vbaProject.bin"), "SB-138"),
    "old macros": ("tiltak.xlsx", lambda: with_relation(WORKBOOK, BOOK, "xlMacrosheet", "m.xml"), "SB-138"),
    "macros in the text": (
        "tekster.docx",
        lambda: remade(PROSE, related(PROSE, TEXT, "vbaProject", "vba.xml") | {"word/vba.xml": b"<a/>"}),
        "SB-138",
    ),
    "another workbook": (
        "tiltak.xlsx", lambda: with_relation(WORKBOOK, BOOK, "externalLinkX", "file:///B.xlsx", is_external=True),
        "SB-139",
    ),
    "connections": ("tiltak.xlsx", lambda: with_relation(WORKBOOK, BOOK, "connections", "connections.xml"), "SB-139"),
    "a query": ("tiltak.xlsx", lambda: with_relation(WORKBOOK, SHEET, "queryTable", "../q/q1.xml"), "SB-139"),
    "an object": ("tiltak.xlsx", lambda: with_relation(WORKBOOK, SHEET, "oleObject", "../embeddings/o.bin"), "SB-139"),
}  # fmt: skip


@pytest.mark.parametrize("case", WARNED)
def test_macros_and_links_are_a_warning_and_the_file_is_read(tmp_path: Path, case: str) -> None:
    name, make, code = WARNED[case]
    result, findings = read(tmp_path, name, make())
    assert result is not None
    assert [finding.kind.code for finding in findings] == [code]
    assert not only(findings).is_error


def fields(*instructions: str) -> bytes:
    """Put a field into a template, its instruction split over runs as Word does."""
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    runs = "".join(f"<w:r><w:instrText>{words}</w:instrText></w:r>" for words in instructions)
    return body(TEMPLATE, f"<w:p>{begin}{runs}{end}</w:p>")


def external(kind: str, target: str) -> Make:
    return lambda: with_relation(TEMPLATE, TEXT, kind, target, is_external=True)


BRINGS: dict[str, tuple[Make, str, str]] = {
    "attached template": (external("attachedTemplate", "https://example.org/a.dotm"), "SB-140", "https://example.org"),
    "linked picture": (external("image", "file://server/logo.png"), "SB-140", "file://server"),
    "linked frame": (external("frame", "http://example.org/"), "SB-140", "http://example.org/"),
    "mail merge": (external("mailMergeSource", "file:///C:/liste.xlsx"), "SB-140", "liste.xlsx"),
    "fetching field": (lambda: fields(" INCLUDE", 'PICTURE "http://example.org/"'), "SB-140", "INCLUDEPICTURE"),
    "running field": (lambda: fields(" DDEAUTO c:\\\\cmd.exe"), "SB-140", "DDEAUTO"),
    "simple field": (
        lambda: body(TEMPLATE, '<w:p><w:fldSimple w:instr=" includetext \\\\server\\a.docx"/></w:p>'),
        "SB-140",
        "includetext",
    ),
    "macros": (lambda: with_relation(TEMPLATE, TEXT, "vbaProject", "vbaProject.bin"), "SB-141", "vbaProject"),
    "object": (lambda: with_relation(TEMPLATE, TEXT, "oleObject", "embeddings/o.bin"), "SB-141", "embeddings/o.bin"),
    "control": (lambda: with_relation(TEMPLATE, TEXT, "control", "activeX/a.xml"), "SB-141", "activeX/a.xml"),
    "another document": (lambda: with_relation(TEMPLATE, TEXT, "aFChunk", "afchunk.htm"), "SB-141", "afchunk.htm"),
}


@pytest.mark.parametrize("case", BRINGS)
def test_what_a_template_would_bring_into_every_document_is_an_error_that_shows_it(tmp_path: Path, case: str) -> None:
    make, code, shown = BRINGS[case]
    finding = refused(tmp_path, "saksfremlegg.docx", make())
    assert finding.kind.code == code
    assert shown in str(finding.found)
    assert "Åpne malen i Word" in finding.fix


# --- 5. what is odd and does no harm ------------------------------------------------------------------


def one_text_in(count: int) -> bytes:
    """Put a text of a megabyte into so many cells; the file has it once."""
    strings = parts_of(WORKBOOK)["xl/sharedStrings.xml"]
    text = b"<si><t>%s</t></si></sst>" % (b"lang tekst " * 95_000)
    cell = f'<c r="A{{}}" t="s"><v>{strings.count(b"<si>")}</v></c>'
    filled = "".join(f'<row r="{row}">{cell.format(row)}</row>' for row in range(1, count + 1))
    return remade(WORKBOOK, {"xl/sharedStrings.xml": strings.replace(b"</sst>", text), **sheet(filled)})


HARMLESS: dict[str, tuple[str, Make]] = {
    "absurd counts": (
        "tiltak.xlsx",
        lambda: remade(
            WORKBOOK,
            {
                part: re.sub(rb'(count|uniqueCount)="\d+"', rb'\1="4294967295"', parts_of(WORKBOOK)[part])
                for part in ("xl/sharedStrings.xml", "xl/styles.xml")
            },
        ),
    ),
    "absurd dimension": (
        "tiltak.xlsx",
        lambda: remade(
            WORKBOOK,
            {SHEET: re.sub(rb'dimension ref="[^"]+"', b'dimension ref="A1:XFD1048576"', parts_of(WORKBOOK)[SHEET])},
        ),
    ),
    "formatted columns": (
        "tiltak.xlsx",
        lambda: replaced(WORKBOOK, SHEET, b"<cols>", b'<cols><col min="9" max="16384" style="1"/>'),
    ),
    "30 000 formatted rows": ("tiltak.xlsx", lambda: remade(WORKBOOK, sheet(rows(30_000)))),
    "link to the web": (
        "tekster.docx", lambda: with_relation(PROSE, TEXT, "hyperlink", "https://example.org", is_external=True),
    ),
    "link in a template": (
        "saksfremlegg.docx",
        lambda: with_relation(TEMPLATE, TEXT, "hyperlink", "https://example.org", is_external=True),
    ),
    "text from a template": (
        "tekster.docx",
        lambda: with_relation(PROSE, "word/settings.xml", "attachedTemplate", "file:///C:/Mal.dotm", is_external=True),
    ),
    "a long text in 8 000 cells": ("tiltak.xlsx", lambda: one_text_in(8_000)),
    "folders in the package": ("tiltak.xlsx", lambda: remade(WORKBOOK, more=[("xl/media/", b"")])),
    "page number field": ("saksfremlegg.docx", lambda: fields(" PAGE ")),
    "styles in a ring": (
        "tekster.docx",
        lambda: replaced(
            PROSE, "word/styles.xml", b"</w:styles>",
            b'<w:style w:styleId="x" w:type="paragraph"><w:basedOn w:val="x"/></w:style></w:styles>',
        ),
    ),
    "styles in a long chain": (
        "tekster.docx",
        lambda: remade(
            PROSE,
            {
                "word/styles.xml": parts_of(PROSE)["word/styles.xml"].replace(
                    b"</w:styles>",
                    b"".join(
                        b'<w:style w:styleId="x%d" w:type="paragraph"><w:basedOn w:val="x%d"/></w:style>' % (n, n + 1)
                        for n in range(20_000)
                    )
                    + b"</w:styles>",
                ),
                TEXT: parts_of(PROSE)[TEXT].replace(
                    b"<w:sectPr",
                    b'<w:p><w:pPr><w:pStyle w:val="x0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 200 + b"<w:sectPr",
                ),
            },
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HARMLESS)
def test_what_does_no_harm_is_read_without_a_word(tmp_path: Path, case: str) -> None:
    name, make = HARMLESS[case]
    result, findings = read(tmp_path, name, make())
    assert result is not None
    assert findings == []


def test_a_text_nested_without_end_is_one_finding(tmp_path: Path) -> None:
    deep = "<w:smartTag>" * 5_000 + "</w:smartTag>" * 5_000
    finding = refused(tmp_path, "tekster.docx", body(PROSE, f"<w:p>{deep}</w:p>"))
    assert finding.kind.code == "SB-102"


@pytest.mark.parametrize(
    "tag",
    ["'a' * 1000000000", "9 ** 9 ** 9", "'%1000000000d' % 1", "tittel.ljust(1000000000)", "tittel|center(1000000000)"],
)
def test_an_expression_that_would_fill_the_memory_is_a_finding(tag: str) -> None:
    content = body(TEMPLATE, paragraph(f"{{{{ {tag} }}}}"))
    with pytest.raises(Stop) as stop:
        render(DOCUMENT, content)
    assert only(stop.value.findings).kind.code == "SB-503"


# --- 6. the file itself -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READERS)
def test_a_folder_by_the_name_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    findings: list[Finding] = []
    assert READERS[name](tmp_path / name, findings.append) is None
    assert brief(findings) == [("SB-122", name)]


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_open_in_another_program_is_a_finding(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / name).write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", locked)  # nobody can lock a file against root, who runs the tests in CI
    findings: list[Finding] = []
    assert READERS[name](tmp_path / name, findings.append) is None
    assert brief(findings) == [("SB-123", name)]
    assert only(findings).fix.startswith("Lukk filen der den er åpen, og prøv igjen.")


@pytest.mark.parametrize(
    ("name", "size"), [("tiltak.xlsx", LARGEST_FILE), ("tekster.docx", LARGEST_FILE), ("region.yaml", 2**20)]
)
def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path, name: str, size: int) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(100 * size)  # gigabytes that take no room
    findings: list[Finding] = []
    started = process_time()
    assert READERS[name](tmp_path / name, findings.append) is None
    assert process_time() - started < SECONDS
    assert brief(findings) == [("SB-135", name)]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n" * 200_000,
        "a: [" + "b," * 400_000 + "]",
        "{a: " * 200_000,
        "".join(f"k{n}: v\n" for n in range(90_000)),
        "a: &a [*a, *a]\n",
    ],
    ids=["list", "flow", "deep", "keys", "cycle"],
)
def test_yaml_with_more_nodes_than_any_of_ours_is_one_finding_in_time(tmp_path: Path, text: str) -> None:
    result, findings = read(tmp_path, "region.yaml", text.encode())
    assert result is None
    assert only(findings).kind.code == "SB-601"


# --- 7. whatever happens to a file --------------------------------------------------------------------

DOCUMENT = WordDocument(
    path="oyer/saksfremlegg.docx",
    template="saksfremlegg.docx",
    language=Language.BOKMAAL,
    title=line("Tittel"),
    kind="Saksfremlegg",
    organisation="Øyer kommune",
    facts=None,
    committees=None,
    sections=(Section(line("Fakta"), (Paragraph(line("Tekst")),)),),
)


@st.composite
def harmed(draw: Any, path: Path) -> bytes:  # noqa: ANN401 - Hypothesis gives `draw` no type of its own
    """Draw a damaged copy of a file: bytes changed, its end cut away, or parts changed inside and swapped."""
    content = path.read_bytes()
    match draw(st.sampled_from(["flip", "cut", "inside", "swap"] if path.suffix != ".yaml" else ["flip", "cut"])):
        case "cut":
            return content[: draw(st.integers(0, len(content)))]
        case "flip":
            return flipped(draw, content)
        case "inside":
            part = draw(st.sampled_from(sorted(parts_of(path))))
            return remade(path, {part: flipped(draw, parts_of(path)[part])})
    one, other = draw(st.sampled_from(sorted(parts_of(path)))), draw(st.sampled_from(sorted(parts_of(path))))
    return remade(path, {one: parts_of(path)[other], other: draw(st.sampled_from([parts_of(path)[one], b"", None]))})


def flipped(draw: Any, content: bytes) -> bytes:  # noqa: ANN401 - as above
    """Change one to eight bytes; half of the times to characters that mean something in XML, numbers and YAML."""
    changed = bytearray(content)
    telling = st.sampled_from(list(b"<>&\"'/=0123456789-:[]{}#*!\n\t \x00\xff"))
    for at in draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        changed[at] = draw(telling | st.integers(0, 255))
    return bytes(changed)


def survives(name: str, content: bytes, then: Callable[[Path, Report], object]) -> None:
    """Read a file: whatever it is, there is a result, or a finding that says why not."""
    with TemporaryDirectory() as folder:
        path, findings = Path(folder) / name, list[Finding]()
        path.write_bytes(content)
        result = then(path, findings.append)
        assert result is not None or any(finding.is_error for finding in findings)
        assert all(finding.says and finding.fix for finding in findings)


def filled(path: Path, report: Report) -> object:
    """Read a template and fill it, once as a case document and once as a new case."""
    template = read_template(path, report)
    if template is None:
        return None
    try:
        return render(DOCUMENT, template), prose_file(new_prose(2027, region(), Language.BOKMAAL), template)
    except Stop as stop:
        report(*stop.findings)
        return None


@settings(max_examples=25)
@given(harmed(WORKBOOK))
def test_a_harmed_workbook_is_read_or_refused(content: bytes) -> None:
    survives("tiltak.xlsx", content, read_workbook)


@settings(max_examples=40)
@given(harmed(PROSE))
def test_a_harmed_text_is_read_or_refused(content: bytes) -> None:
    survives("tekster.docx", content, read_prose)


@settings(max_examples=25)
@given(harmed(TEMPLATE))
def test_a_harmed_template_is_filled_or_refused(content: bytes) -> None:
    survives("saksfremlegg.docx", content, filled)


@settings(max_examples=40)
@given(harmed(REGION))
def test_a_harmed_region_is_read_or_refused(content: bytes) -> None:
    survives("region.yaml", content, read_region)


# --- 8. what other programs write -----------------------------------------------------------------------


def as_the_sdk_writes(path: Path) -> bytes:
    """Give the type of the main part to the ending .xml, and own types to all the others: Microsoft's Open XML SDK."""
    types = parts_of(path)[TYPES]
    main = re.search(rb'<Override [^>]*ContentType="([^"]+main\+xml)"[^>]*/>', types)
    assert main is not None
    shared = b'<Default Extension="xml" ContentType="%s"/>' % main[1]
    types = re.sub(rb'<Default Extension="xml"[^>]*/>', shared, types.replace(main[0], b""))
    assert shared in types
    return remade(path, {TYPES: types, "customXml/item1.xml": b"<egen/>"})


def with_sheets_by_their_ending() -> bytes:
    """Give the type of a sheet to the ending .xml, and no sheet a type of its own."""
    types = parts_of(WORKBOOK)[TYPES]
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    types = re.sub(rb'<Override [^>]*ContentType="%s"[^>]*/>' % re.escape(kind), b"", types)
    shared = b'<Default Extension="xml" ContentType="%s"/>' % kind
    return remade(WORKBOOK, {TYPES: re.sub(rb'<Default Extension="xml"[^>]*/>', shared, types)})


def with_blanks(*tags: bytes) -> bytes:
    """Give every cell, row or column of a sheet an attribute without a value."""
    name = "xl/worksheets/sheet9.xml"
    content = re.sub(rb"<(%s) " % b"|".join(tags), rb'<\1 s="" ', re.sub(rb' s="\d+"', b"", parts_of(WORKBOOK)[name]))
    return remade(WORKBOOK, {name: content})


@pytest.mark.parametrize(
    "content",
    [as_the_sdk_writes(WORKBOOK), with_sheets_by_their_ending(), with_blanks(b"c"), with_blanks(b"c", b"row")],
    ids=["the Open XML SDK", "types by ending", "cells without a style", "rows without a style"],
)
def test_a_workbook_of_another_program_is_read_as_excels(tmp_path: Path, content: bytes) -> None:
    theirs, findings = read(tmp_path, "tiltak.xlsx", content)
    assert findings == []
    assert values(theirs) == values(read(tmp_path, "tiltak.xlsx", WORKBOOK.read_bytes())[0])


def values(sheets: object) -> dict[str, object]:
    """Give the cells of each sheet."""
    assert isinstance(sheets, dict)
    return {name: sheet.rows for name, sheet in sheets.items()}


def test_a_text_of_another_program_is_read_as_words(tmp_path: Path) -> None:
    theirs, findings = read(tmp_path, "tekster.docx", as_the_sdk_writes(PROSE))
    assert findings == []
    assert theirs == read(tmp_path, "tekster.docx", PROSE.read_bytes())[0]


def test_parts_that_have_changed_places_are_seen_also_when_their_types_are_their_endings(tmp_path: Path) -> None:
    parts = {**parts_of(WORKBOOK), SHEET: parts_of(WORKBOOK)["xl/sharedStrings.xml"]}
    finding = refused(
        tmp_path, "tiltak.xlsx", packed({**parts, TYPES: types_of(with_sheets_by_their_ending())}.items())
    )
    assert finding.kind.code == "SB-130"


def types_of(content: bytes) -> bytes:
    """Unpack the types of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(TYPES)
