"""What a PDF may say of itself. A claim that does not hold is worse than none: archives and screen readers trust it.

LibreOffice does its part; what a template may lack is looked for here, by the rules that a document can break.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from pipeline.domain.values.said import Said
from pipeline.write.pdf.tags import PdfTag, tags

_MAPPED: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]+)>")
_OWN_SIGN: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")

NO_TAGS: Final = Said("dokumentet er ikke merket opp", "the document is not tagged")
NO_ALT: Final = Said("et bilde mangler alternativ tekst", "a picture has no alternative text")
NO_HEADER_ROW: Final = Said("en tabell mangler overskriftsrad", "a table has no header row")
SKIPPED: Final = Said("et overskriftsnivå er hoppet over", "a level of headings is left out")
OWN_SIGN: Final = Said(
    "et tegn finnes bare i sin egen skrift, som punktene i Symbol",
    "a character exists in its own font only, as the bullets of Symbol do",
)
NOT_EMBEDDED: Final = Said("en skrift kan ikke bygges inn", "a font cannot be embedded")


@dataclass(frozen=True, slots=True)
class Claims:
    """What is in the way of a claim: for access (PDF/UA-1), read by machines (level A), for the archive (PDF/A-2)."""

    accessible: tuple[Said, ...]
    readable: tuple[Said, ...]
    archived: tuple[Said, ...]

    @property
    def level(self) -> str | None:
        """The level of PDF/A-2; None when it is not for the archive."""
        if self.archived:
            return None
        return "B" if self.readable else "A"


def in_the_way(pdf: bytes) -> tuple[Said, ...]:
    """Say what keeps a PDF from the full claim."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        holds = claims(opened, tags(opened))
    return tuple(dict.fromkeys((*holds.archived, *holds.readable, *holds.accessible)))


def claims(pdf: Pdf, tree: tuple[PdfTag, ...]) -> Claims:
    """Look through a PDF for what it may not say of itself."""
    objects = [entry for entry in pdf.objects if isinstance(entry, Dictionary)]
    fonts = [entry for entry in objects if "/FontName" in entry]  # what describes one, and it only, has a name for it
    maps = [entry.ToUnicode.read_bytes() for entry in objects if "/ToUnicode" in entry]
    figures = [tag for tag in tree if tag.kind == "/Figure"]
    tables = [tag for tag in tree if tag.kind == "/Table"]
    untagged = (NO_TAGS, not tree)
    return Claims(
        accessible=_true(
            untagged,
            (NO_ALT, not all(figure.is_described for figure in figures)),
            (NO_HEADER_ROW, not all(map(_has_header, tables))),
            (SKIPPED, any(deeper > level + 1 for level, deeper in pairwise((0, *_levels(tree))))),
        ),
        readable=_true(untagged, (OWN_SIGN, any(_OWN_SIGN.search(_characters(table)) for table in maps))),
        archived=_true((NOT_EMBEDDED, not all(map(_is_embedded, fonts)))),
    )


def _true(*facts: tuple[Said, bool]) -> tuple[Said, ...]:
    return tuple(said for said, holds in facts if holds)


def _has_header(table: PdfTag) -> bool:
    cells = [tag for tag in table.inside() if tag.kind == "/TH"]
    return any(cell.attribute("/Scope") != Name.Row for cell in cells)


def _levels(tree: Iterable[PdfTag]) -> list[int]:
    return [int(tag.kind[2:]) for tag in tree if re.fullmatch(r"/H[1-6]", tag.kind)]


def _is_embedded(font: Object) -> bool:
    return any(file in font for file in _FILES)


def _characters(table: bytes) -> str:
    """Read which characters a font's codes stand for: the last of two numbers, or of three in a range."""
    found = []
    for kind, rows in _MAPPED.findall(table):
        width = 2 if kind == b"char" else 3
        found += _HEX.findall(rows)[width - 1 :: width]
    return "".join(bytes.fromhex(code.decode()).decode("utf-16-be", errors="replace") for code in found)
