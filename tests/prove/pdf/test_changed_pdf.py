"""What is done to a PDF after it is made is found: LibreOffice makes it, and one thing in it is changed.

1. Nothing is found in the PDF as it was made.
2. Another digit in the text of a page, a page that is missing, doubled or of another document: each is found.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import pikepdf
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.prove.files.package import MadePackage
from pipeline.prove.pdf.pdf import pdf_findings
from pipeline.prove.pdf.reading import pages_of
from pipeline.runs.build import Request, build
from tests.prove.made import made
from tests.workbooks import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs("LibreOffice")]

CHANGES: Final = 60
OYER, OTHER = "oyer/saksfremlegg", "gausdal/saksfremlegg"
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4})>")
_RANGE: Final = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)

Change = Callable[[pikepdf.Pdf, pikepdf.Pdf, random.Random], None]


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Give the PDF files of two of the example's documents."""
    out = tmp_path_factory.mktemp("pdf") / "ny"
    request = Request(ROOT / "input" / "2021", Edition.MUNICIPALITIES, out=out, only=("oyer", "gausdal"), pdf=True)
    assert not [finding for finding in build(request).findings if finding.is_error]
    return {name: (out / f"{name}.pdf").read_bytes() for name in (OYER, OTHER)}


def found(content: bytes) -> list[Finding]:
    """Hold a PDF up against the document of Øyer."""
    now = made("2021")
    document = now.document(f"{OYER}.docx")
    assert isinstance(document, WordDocument)
    return list(pdf_findings(pages_of(content), MadePackage(now.files[f"{OYER}.docx"]), document, Place("ny.pdf")))


def _digits_of(font: Any) -> dict[int, int]:  # noqa: ANN401 - pikepdf's
    """Give the codes of a font that are digits, by its table of characters."""
    table = b"".join(_RANGE.findall(font.ToUnicode.read_bytes()))
    codes = {int(code, 16): int(character, 16) - ord("0") for code, character in _CODE.findall(table)}
    return {code: digit for code, digit in codes.items() if 0 <= digit <= 9}


def _other_digit(pdf: pikepdf.Pdf, _other: pikepdf.Pdf, rng: random.Random) -> None:
    """Write another digit in the place of one that is drawn on a page."""
    page = rng.choice(list(pdf.pages))
    fonts = {name: _digits_of(font) for name, font in page.Resources.Font.items() if "/ToUnicode" in font}
    drawn, font = [], ""
    program: list[Any] = list(pikepdf.parse_content_stream(page))
    for number, (operands, operator) in enumerate(program):
        if str(operator) == "Tf":
            font = str(operands[0])
        texts = operands[0] if str(operator) == "TJ" else operands if str(operator) == "Tj" else ()
        for at, text in enumerate(texts):
            codes = bytes(text) if isinstance(text, pikepdf.String) else b""
            drawn += [
                (number, at, n, fonts.get(font, {})) for n, code in enumerate(codes) if code in fonts.get(font, {})
            ]
    number, at, n, digits = rng.choice([place for place in drawn if len(place[3]) > 1])
    operands, operator = program[number]
    texts = list(operands[0]) if str(operator) == "TJ" else list(operands)
    drawn_now = bytearray(bytes(texts[at]))
    drawn_now[n] = rng.choice([code for code, digit in digits.items() if digit != digits[drawn_now[n]]])
    texts[at] = pikepdf.String(bytes(drawn_now))
    changed = [pikepdf.Array(texts)] if str(operator) == "TJ" else texts
    program[number] = pikepdf.ContentStreamInstruction(changed, operator)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(program))


def _no_page(pdf: pikepdf.Pdf, _other: pikepdf.Pdf, rng: random.Random) -> None:
    del pdf.pages[rng.randrange(len(pdf.pages))]


def _page_twice(pdf: pikepdf.Pdf, _other: pikepdf.Pdf, rng: random.Random) -> None:
    at = rng.randrange(len(pdf.pages))
    pdf.pages.insert(at, pdf.pages[at])


def _page_of_another(pdf: pikepdf.Pdf, other: pikepdf.Pdf, _rng: random.Random) -> None:
    pdf.pages[0] = other.pages[0]


KINDS: Final[tuple[Change, ...]] = (_other_digit, _other_digit, _other_digit, _no_page, _page_twice, _page_of_another)


def _changed(pdfs: Mapping[str, bytes], change: Change, rng: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(pdfs[OYER])) as pdf, pikepdf.open(io.BytesIO(pdfs[OTHER])) as other:
        change(pdf, other, rng)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_nothing_is_found_in_a_pdf_as_it_was_made(pdfs: Mapping[str, bytes]) -> None:
    assert found(pdfs[OYER]) == []


def test_a_change_of_one_thing_is_found(pdfs: Mapping[str, bytes]) -> None:
    missed = []
    for seed in range(CHANGES):
        rng = random.Random(seed)  # noqa: S311 - the same changes each time
        change = rng.choice(KINDS)
        if not found(_changed(pdfs, change, rng)):
            missed.append((seed, change.__name__))
    assert missed == []
