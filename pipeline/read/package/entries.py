"""The directory of a zip file, before anything in it is unpacked: what no Office program would write."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Sequence
from typing import Final, TypeAlias

from pipeline.domain.findings.finding import Kind
from pipeline.read.package.findings import FILE_ENCRYPTED, PART_DAMAGED, PART_TWICE, UNPACKS_TOO_LARGE, UNSAFE_ENTRY

EntryFault: TypeAlias = tuple[Kind, str]  # and the name of the part

_MEGABYTE: Final = 2**20
MOST_PARTS: Final = 2_000  # a text with a picture on every page has a few hundred
MOST_UNPACKED: Final = 128 * _MEGABYTE  # python-docx holds all of it at once
HIGHEST_RATIO: Final = 100  # what Office packs shrinks to a tenth or a twentieth; deflate's utmost is a thousandth
RATIO_MATTERS_FROM: Final = _MEGABYTE  # below, a part cannot do harm

_ASTRAY: Final = re.compile("^[A-Za-z]:|[\x00-\x1f\x7f]")  # the letter of a drive; what no name is made of
_SEPARATE: Final = re.compile(r"[/\\]")
_FIRST_OF_AN_ENTRY: Final = b"PK\x01\x02"  # APPNOTE.TXT 4.3.12: each part has one such in the directory
_LOCKED_BITS: Final = 0x1 | 0x40  # APPNOTE.TXT 4.4.4
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # ECMA-376 part 2, annex B: no others


def has_too_many(content: bytes) -> bool:
    """Say whether a zip file has too many parts; asked before zipfile makes an object of each."""
    return content.count(_FIRST_OF_AN_ENTRY) > MOST_PARTS


def fault_in(entries: Sequence[zipfile.ZipInfo]) -> EntryFault | None:
    """Give the first thing that is wrong with a directory."""
    names: set[str] = set()
    for entry in entries:
        name = entry.orig_filename  # as it stands in the file; zipfile cuts it at a nought, and turns backslashes
        kind = _fault(entry)
        if kind is None and name.casefold() in names:
            kind = PART_TWICE
        if kind is not None:
            return kind, name
        names.add(name.casefold())  # ECMA-376 part 2, 6.2.2.3: names differ by more than case
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return UNPACKS_TOO_LARGE, max(entries, key=lambda entry: entry.file_size).orig_filename
    return None


def _fault(entry: zipfile.ZipInfo) -> Kind | None:
    if _leads_astray(entry.orig_filename) or _is_special(entry):
        return UNSAFE_ENTRY
    if entry.flag_bits & _LOCKED_BITS:
        return FILE_ENCRYPTED
    if entry.compress_type not in _METHODS:
        return PART_DAMAGED
    ratio = entry.file_size / max(entry.compress_size, 1)
    is_bomb = entry.file_size > RATIO_MATTERS_FROM and ratio > HIGHEST_RATIO
    return UNPACKS_TOO_LARGE if is_bomb else None


def _leads_astray(name: str) -> bool:
    """Say whether a name is anything but a plain path below the root of the package."""
    if "\\" in name or name.startswith("/"):
        return True
    return ".." in _SEPARATE.split(name) or _ASTRAY.search(name) is not None


def _is_special(entry: zipfile.ZipInfo) -> bool:
    """Say whether an entry is a link or a device; what is made on Windows has no such type."""
    return stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}
