"""The text of a PDF beside that of its Word document.

1. The pages of a document are read with header, footer, page number, list numbers and what comes again on a new page.
2. A row that goes on overleaf is known again, each cell with its beginning and its rest.
3. Hyphens at the end of a line, ligatures, blanks and capitals make no difference; a digit, a letter or a sign does.
4. A page too many, too few, in another order, or with a wrong number is found, and on which page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.values.place import Place
from pipeline.prove.files.package import MadePackage
from pipeline.prove.pdf.pdf import pdf_findings
from pipeline.prove.pdf.reading import letters
from pipeline.prove.pdf.shown import PAGE, PAGES, shown_by
from tests.prove.made import made

OYER = "oyer/saksfremlegg.docx"


def written(path: str = OYER) -> tuple[MadePackage, WordDocument]:
    """Give a document and its file."""
    document = made("2021").document(path)
    assert isinstance(document, WordDocument)
    return MadePackage(made("2021").files[path]), document


def paged(*ends: int, split: int | None = None) -> list[str]:
    """Set a document in pages that end at these letters, as Word would; with a row that is split in the middle."""
    shown = shown_by(written()[0])
    text = shown.text
    if split is not None:
        row = [r for r in shown.rows if r.head and sum(map(len, r.cells)) > 40][split]
        begins = [cell[: len(cell) // 2] for cell in row.cells]
        rests = [cell[len(cell) // 2 :] for cell in row.cells]
        here = "".join(begins)
        after = row.start + sum(map(len, row.cells))
        bodies = [text[: row.start] + here, row.head + "".join(rests) + text[after:]]
    else:
        edges = (0, *ends, len(text))
        bodies = [text[a:b] for a, b in pairwise(edges)]
        for number, begin in enumerate(edges[1:-1], 1):
            head = next((r.head for r in shown.rows if r.start <= begin < r.start + sum(map(len, r.cells))), "")
            bodies[number] = head + bodies[number]
    return list(_edged(bodies))


def _edged(bodies: list[str]) -> Iterator[str]:
    shown = shown_by(written()[0])
    for number, body in enumerate(bodies, 1):
        kind = "first" if number == 1 else "default"
        page = shown.headers.get(kind, "") + body + shown.footers.get(kind, "")
        yield page.replace(PAGE, str(number)).replace(PAGES, str(len(bodies)))


def found(pages: list[str]) -> list[object]:
    """Give the pages on which something is found."""
    return [finding.gaps["page"] for finding in pdf_findings(pages, *written(), Place("ny.pdf"))]


def test_pages_are_read_on() -> None:
    assert found(paged()) == []
    assert found(paged(3_000, 6_000, 9_000)) == []


@pytest.mark.parametrize("number", [0, 3, 9])
def test_a_row_that_goes_on_overleaf_is_known(number: int) -> None:
    assert found(paged(split=number)) == []


def test_a_row_that_goes_on_overleaf_with_another_digit_is_found() -> None:
    first, second = paged(split=3)
    changed = second.replace("sum", "sun", 1)
    assert changed != second
    assert found([first, changed]) == [2]


def test_a_digit_a_letter_and_a_sign_are_found() -> None:
    first, second = paged(5_000)
    assert found([first.replace("2021", "2022", 1), second]) == [1]
    assert found([first, second.replace("rådet", "råddet", 1)]) == [2]
    assert found([first, second.replace("–", "", 1)]) == [2]


def test_pages_that_are_missing_doubled_or_out_of_order_are_found() -> None:
    first, second, third = paged(3_000, 6_000)
    assert found([first, second]) == [1]
    assert found([first, third, second]) == [2]
    assert found([first, second.replace("side2av3", "side9av3"), third]) == [2]


def test_what_two_programs_agree_on_is_kept() -> None:
    assert letters("E\ufb01 \u00adX, 1\u00a0200\u202f000 \u2013 Lille\ufffe\r\nhammer") == "efix,1200000–lillehammer"
    assert letters("\u2212300") != letters("300")
    assert letters("1,5") != letters("15")
