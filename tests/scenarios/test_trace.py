"""`saksbygger build --sporing`: every number of the real case, followed back to its cells by other means than ours.

1. Every amount and every count in the text has a comment; so has every number that stands in a column of numbers.
2. The cells that a comment names, read by openpyxl from tiltak.xlsx, come to the number that it hangs on.
3. The published documents are the same, byte for byte, with and without --sporing, and hold no comment.
4. The receipt knows the review copies; the next build without --sporing takes them away.
5. The comments are in the language of the findings.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.said import Tongue
from tests.documents import PROPOSED, build_edition, commented, output
from tests.workbooks import ROOT, copy_of_case

COPIES = {
    Edition.MUNICIPALITIES: ["oyer", "gausdal", "lillehammer"],
    Edition.COUNCIL: ["ipr"],
}
WORDS = ["null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"]
NUMBER = rf"(?:\d+|{'|'.join(WORDS)})"
AMOUNT = re.compile(r"\d{1,3}(?:\u00a0\d{3})*\u00a0kroner|\d{1,3}(?:\u00a0\d{3})+")
COUNT = re.compile(rf"\b({NUMBER})\b(?= tiltak\b| av tiltakene\b| av de\b| (?:strategiske )?virkemid)", re.IGNORECASE)
ALL_OF = re.compile(rf"\bde ({NUMBER})(?= (?:strategiske )?virkemid)", re.IGNORECASE)
SUM = "Summen av "


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both editions with review copies; give output/2021."""
    folder = copy_of_case(tmp_path_factory.mktemp("traced"))
    for edition in PROPOSED:
        assert build_edition(folder, edition, traced=True).made
    return folder.parent.parent / "output" / "2021"


def review_copies(traced: Path) -> Iterator[Path]:
    for edition, folders in COPIES.items():
        yield from (traced / edition.folder / name / "saksfremlegg-sporing.docx" for name in folders)
        yield traced / edition.folder / "ipr" / "vedlegg-tiltak-sporing.docx"


# --- 1: every number has a comment ----------------------------------------------------------------------


@cache
def officers_words() -> str:
    """Give the texts of the cells, in which the officer's own numbers stand."""
    book = openpyxl.load_workbook(ROOT / "input" / "2021" / "tiltak.xlsx")
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Find the amounts and counts in a text that nobody has told where they are, but for those of the officer."""
    found = [m.span() for m in AMOUNT.finditer(text) if m[0].replace("\u00a0", " ") not in officers_words()]
    return found + [match.span(1) for pattern in (COUNT, ALL_OF) for match in pattern.finditer(text)]


def test_every_amount_and_count_in_the_text_has_a_comment(traced: Path) -> None:
    seen = 0
    for path in review_copies(traced):
        for text, spans in commented(path):
            marked = {(start, end) for start, end, _ in spans}
            found = numbers_in(text)
            assert [text[start:end] for start, end in found if (start, end) not in marked] == [], text
            seen += len(found)
    assert seen > 300


def test_every_number_in_a_column_of_numbers_has_a_comment(traced: Path) -> None:
    for path in review_copies(traced):
        paragraphs = [p for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells for p in c.paragraphs]
        numbers = [p.text for p in paragraphs if p.style and p.style.name in {"Tabelltall", "Tabellsumtall"}]
        commented_cells = [text for text, spans in commented(path) if [(s, e) for s, e, _ in spans] == [(0, len(text))]]
        assert [number for number in numbers if number not in {*commented_cells, "–", "Ikke vedtatt"}] == []


# --- 2: the cells come to the number --------------------------------------------------------------------


def value_of(shown: str) -> int:
    """Read a number as a person does: `1 200 000 kroner`, `fem`."""
    bare = shown.replace("\u00a0", "").removesuffix("kroner")
    return int(bare) if bare.isdigit() else WORDS.index(bare.casefold())


class Book:
    """tiltak.xlsx by openpyxl, and what a comment says of its cells worked out."""

    def __init__(self) -> None:
        self._book = openpyxl.load_workbook(ROOT / "input" / "2021" / "tiltak.xlsx", data_only=True)

    def cells(self, named: str) -> list[object]:
        """Give the values of `Tiltak!J2:J9, Tiltak!J12`."""
        values: list[object] = []
        for piece in named.split(","):
            sheet, _, cells = piece.strip().partition("!")
            block = self._book[sheet][cells]
            values += [cell.value for (cell,) in block] if isinstance(block, tuple) else [block.value]
        return values

    def worth(self, said: str) -> list[int]:
        """Work a comment out: one number, or one for each year."""
        if said.startswith("Antallet celler i "):
            return [len([v for v in self.cells(said.removeprefix("Antallet celler i ")) if v is not None])]
        if said.startswith("Samme beløp i hvert av årene: "):
            years = said.removeprefix("Samme beløp i hvert av årene: ")
            assert years.count("¶") >= 1
            return [self.added(year) for year in years.split("¶ ")]
        if match := re.fullmatch(r"([\d\u00a0]+) \((.+)\) – ([\d\u00a0]+) \((.+)\)", said):
            whole, taken = (self.added(side) for side in (match[2], match[4]))
            assert (whole, taken) == (value_of(match[1]), value_of(match[3]))
            return [whole - taken]
        return [self.added(said)]

    def added(self, said: str) -> int:
        """Add up what is named, which are numbers; or find nothing to add up there."""
        lowered = said[:1].lower() + said[1:]
        if lowered.startswith("ingenting å legge sammen, se "):
            return 0
        values = self.cells(said[len(SUM) :] if lowered.startswith("summen av ") else said)
        assert all(isinstance(value, int) for value in values), said
        return sum(value for value in values if isinstance(value, int))


def test_the_cells_of_each_comment_come_to_its_number(traced: Path) -> None:
    book = Book()
    kinds = set()
    for path in review_copies(traced):
        for text, spans in commented(path):
            for start, end, said in spans:
                value = value_of(text[start:end])
                assert set(book.worth(said)) == {value}, (text[start:end], said)
                kinds.add(re.split(r"[\d!]", said)[0])
    assert kinds >= {"Antallet celler i Tiltak", "Summen av Tiltak", "Tiltak", "Ramme", ""}


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("1\u00a0200\u00a0001\u00a0kroner", "Summen av Tiltak!J2:J6"),
        ("fem", "Antallet celler i Virkemidler!A2:A7"),
        ("300\u00a0000", "Ramme!B2"),
    ],
)
def test_a_comment_that_does_not_come_to_its_number_is_seen(shown: str, said: str) -> None:
    assert set(Book().worth(said)) != {value_of(shown)}


# --- 3, 4, 5: what is published, the receipt, the language ------------------------------------------------


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_published_documents_are_the_same_with_and_without_a_trace(traced: Path, built: Path) -> None:
    for edition in PROPOSED:
        plain, both = contents(built / edition.folder), contents(traced / edition.folder)
        published = {name: content for name, content in both.items() if "-sporing" not in name}
        assert {name for name in published if published[name] != plain[name]} == {"kvittering.json"}
        assert published.keys() == plain.keys()
        assert len(both) == len(plain) + len(COPIES[edition]) + 1


def test_the_receipt_knows_the_review_copies_and_the_next_build_takes_them_away(
    traced: Path, built: Path, tmp_path: Path
) -> None:
    folder = copy_of_case(tmp_path)
    shutil.copytree(traced, tmp_path / "output" / "2021")
    receipt = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))
    assert "oyer/saksfremlegg-sporing.docx" in {made["fil"] for made in receipt["dokumenter"]}
    assert build_edition(folder).made
    assert contents(output(folder)) == contents(built / "til-kommunene")


def test_a_trace_is_the_same_bytes_each_time_and_in_the_readers_language(traced: Path, tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    build_edition(folder, traced=True, only=("oyer",))
    path = output(folder) / "oyer" / "saksfremlegg-sporing.docx"
    assert path.read_bytes() == (traced / "til-kommunene" / "oyer" / path.name).read_bytes()
    build_edition(folder, traced=True, only=("oyer",), tongue=Tongue.ENGLISH)
    said = [said for _, spans in commented(path) for *_, said in spans]
    assert "The number of cells in Tiltak!A2:A26" in said
