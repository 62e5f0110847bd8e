"""What a reader sees of the pages, in LibreOffice's PDF of every document: found by where the words stand.

1. No word is cut without a hyphen, and no cell's text runs into its neighbour's.
2. Numbers, dates and spans of years stand on one line.
3. Nothing stands outside the margins.
4. No heading, and no text over a table, stands alone at the foot of a page.
5. A table of up to twelve rows stands whole on a page, where it is not the most of one.
6. No page is less than four tenths full, but the last and one before a table that is whole.
7. The last two points of the proposal stand on the page of the signature.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.document import Document

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import Chart, WordDocument
from pipeline.domain.plan.measures import Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import plain
from pipeline.domain.values.written import as_name
from pipeline.runs.check import examined
from pipeline.runs.libreoffice import find_office
from pipeline.runs.places import Places
from pipeline.write.layout.keeping import MOST_LINES, MOST_ROWS
from pipeline.write.pdf.archive import archived
from pipeline.write.pdf.libreoffice import Office, Raw, converted
from pipeline.write.pdf.original import Original
from pipeline.write.word.render import render
from tests.builders import P, measure, plan
from tests.cases import case, region, ten_years, wording
from tests.pages.printed import SIDE, Printed
from tests.workbooks import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs("LibreOffice", "pdftotext", "Carlito", "Liberation Sans")]

MONTHS: Final = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
HELD: Final = re.compile(
    rf"\d{{1,3}}(?: \d{{3}})+(?!\d)|(?<![\d/])\d{{4}}–\d{{4}}|\d{{1,2}}\. (?:{MONTHS})|§ \d+|\b[Kk]r \d+"
)
HEADINGS: Final = ("/H1", "/H2", "/H3", "/H4")
FOOT: Final = 0.4


@dataclass(frozen=True)
class Made:
    """A document with its PDF, and what it is called in the outcome of a test."""

    name: str
    document: WordDocument
    word: Document
    printed: Printed

    @cached_property
    def texts(self) -> list[str]:
        """The texts of its paragraphs, those of tables too, without what says where their lines may end."""
        cells = [cell for table in self.word.tables for row in table.rows for cell in row.cells]
        paragraphs = [*self.word.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
        return [unbroken(paragraph.text) for paragraph in paragraphs]


def print_all(cases: Iterable[tuple[str, Case]], folder: Path) -> list[Made]:
    """Print the Word documents of some cases, each kind of document once a case."""
    documents = {
        f"{name}/{document.path}": document
        for name, of in cases
        for document in compose(of, frozenset())
        if isinstance(document, WordDocument)
    }
    office = find_office()
    assert isinstance(office, Office)
    words = {
        name: render(document, (ROOT / "templates" / document.template).read_bytes())
        for name, document in documents.items()
    }
    made = []
    for number, (name, raw) in enumerate(converted(words, office)):
        assert isinstance(raw, Raw), name
        path = folder / f"{number}.pdf"
        path.write_bytes(archived(raw, documents[name], Original(), office.version))
        made.append(Made(name, documents[name], docx.Document(io.BytesIO(words[name])), Printed(path)))
    return made


def real_cases() -> Iterator[tuple[str, Case]]:
    """Read the two years, in every edition that they have."""
    for year in ("2021", "2022"):
        for edition in Edition:
            checked, findings = examined(Places(ROOT / "input" / year), edition)
            if checked is not None and not any(finding.is_error for finding in findings):
                yield f"{year}-{edition}", checked.case


LONG: Final = (
    "Kompetanseutviklingsprogrammet for næringseiendomsaktører, verdiskapingsperspektivet og fritidsboligmarkedet"
)


def measures_of(count: int, years: int, name: str) -> Plan:
    """Make a plan of so many measures in four instruments, with every kind of amount."""
    kinds = ((P, 1_250_000), (Status.PAID_BY_OTHERS, None), (Status.ESTIMATE, 75_000), (P, 0))
    owners = tuple(Party(name, as_name(name)) for name in ("Øyer kommune", "Randsfjordmuseet avdeling Kittilbu"))
    made = [
        measure(
            n + 1,
            [kinds[(n + year) % 4] for year in range(years)],
            instrument=n * 4 // count + 1,
            name=f"{name} {n + 1}",
            owners=owners[: n % 2 + 1],
            partners=("Innovasjon Norge", "Opplandske bilmuseumsforening")[: n % 3],
            roles=("guide", "facilitator")[: n % 3],
        )
        for n in range(count)
    ]
    return plan(made, frame=9_000_000, instruments=4)


def with_municipalities(of: Case, count: int) -> Case:
    """Give a case so many municipalities."""
    first = of.municipal[0]
    rows = []
    for n in range(count):
        municipality = replace(first.municipality, name=f"Kommune{n}", folder=f"kommune{n}")
        rows.append(replace(first, municipality=municipality))
    owners = tuple(row.municipality for row in rows)
    return replace(of, municipal=tuple(rows), region=replace(of.region, municipalities=owners))


def in_nynorsk(of: Case) -> Case:
    """Have all its documents in nynorsk."""
    rows = tuple(
        replace(row, municipality=replace(row.municipality, language=Language.NYNORSK)) for row in of.municipal
    )
    council = replace(of.region.council, language=Language.NYNORSK)
    spoken = {language: wording(language) for language in Language}
    return replace(of, municipal=rows, region=replace(of.region, council=council), wording=spoken)


def extreme_cases() -> Iterator[tuple[str, Case]]:
    """Make cases as large and as small as they get."""
    for count, years, name in ((1, 1, "Kort"), (25, 4, LONG), (60, 4, "Nettverk"), (9, 10, LONG)):
        yield f"{count} measures, {years} years", case(measures_of(count, years, name), of_region=region())
    yield "ten years", case(ten_years())
    yield "nynorsk", in_nynorsk(case(measures_of(8, 4, "Innhaldsproduksjon")))
    yield "8 municipalities", with_municipalities(case(measures_of(3, 4, "Webside")), 8)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Print the real cases."""
    return print_all(real_cases(), tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Print the extremes."""
    return print_all(extreme_cases(), tmp_path_factory.mktemp("extreme"))


@pytest.fixture(params=["real", "extreme"])
def made(request: pytest.FixtureRequest) -> list[Made]:
    """Give the documents of the real cases, then those of the extremes."""
    found: list[Made] = request.getfixturevalue(request.param)
    return found


# --- words and numbers ----------------------------------------------------------------------------------


def cut_words(of: Made) -> Iterator[str]:
    """Give what stands on the pages and is no word of the document, nor a part of one that a hyphen shows."""
    drawn = " ".join(plain(series.name) for chart in charts(of.document) for series in chart.rows)
    words = {word for text in (*of.texts, drawn) for word in text.split()}
    # After more than 52 lettered points a letter is three, and fills the room before its point.
    printed = Counter(re.sub(r"^[a-z]{3}\)(?=.)", "", w.text) for page in of.printed.pages for w in page.words)
    begun = [word for word in printed if word.endswith(("-", "–", "/"))]
    for text in printed:
        if text in words or text in {"•", "–"} or re.fullmatch(r"\d[\d.]*|[a-z]+\)", text):
            continue
        if text in begun and any(text.rstrip("-–/") in word for word in words):
            continue
        ends = [word.removesuffix(text) for word in words if word.endswith(text)]
        if not any(end.endswith((start.rstrip("-"), start)) for end in ends for start in begun):
            yield text


def charts(document: WordDocument) -> list[Chart]:
    """List a document's charts."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, Chart)]


def test_no_word_is_cut_without_a_hyphen(made: list[Made]) -> None:
    assert {of.name: cut for of in made if (cut := list(cut_words(of)))} == {}


def broken_numbers(of: Made) -> Iterator[str]:
    """Give the numbers, dates and spans that stand on one line fewer times than the document says them.

    On a line of a table the numbers of several cells stand beside each other, so each is looked for by itself.
    """
    said = Counter(found for text in of.texts for found in HELD.findall(text))
    lines = "\n".join(" ".join(word.text for word in line) for page in of.printed.pages for line in page.lines)
    for number, times in said.items():
        if len(re.findall(rf"(?<!\d){re.escape(number)}(?!\d)", unbroken(lines))) < times:
            yield number


def test_numbers_dates_and_spans_of_years_stand_on_one_line(made: list[Made]) -> None:
    assert {of.name: broken for of in made if (broken := list(broken_numbers(of)))} == {}


def test_nothing_stands_outside_the_margins(made: list[Made]) -> None:
    for of in made:
        for number, page in enumerate(of.printed.pages, 1):
            outside = [w.text for w in page.words if w.left < SIDE - 1 or w.right > page.width - SIDE + 1]
            assert outside == [], (of.name, number)


# --- pages ----------------------------------------------------------------------------------------------


def test_no_heading_and_no_text_over_a_table_is_alone_at_the_foot(made: list[Made]) -> None:
    for of in made:
        blocks = [block for block in of.printed.blocks if block.pages]
        for before, after in pairwise(blocks):
            if before.kind in HEADINGS or after.kind == "/Table":
                assert before.pages[-1] == after.pages[0], (of.name, before)


def test_a_table_of_up_to_twelve_rows_is_whole_where_it_is_not_the_most_of_a_page(made: list[Made]) -> None:
    for of in made:
        tables = [block for block in of.printed.blocks if block.kind == "/Table"]
        for table in tables:
            lines = sum(len(row) for row in table.rows)
            if len(table.rows) <= MOST_ROWS + 1 and len(table.pages) > 1:
                assert height_on(of, table.pages) > MOST_LINES, (of.name, table.pages, lines)


def height_on(of: Made, pages: tuple[int, ...]) -> int:
    """Count the lines of the pages that a table is divided between, as a measure of how high it is at the most."""
    tops = [{round(word.top) for word in of.printed.pages[page - 1].words} for page in pages]
    return sum(map(len, tops))


def test_pages_are_filled(made: list[Made]) -> None:
    for of in made:
        for number, page in enumerate(of.printed.pages[:-1], 1):
            if page.filled < FOOT:
                after = [block.kind for block in of.printed.blocks if block.pages and block.pages[0] == number + 1]
                assert "/Table" in after[:4], (of.name, number, page.filled)


def test_the_last_two_points_stand_with_the_signature(made: list[Made]) -> None:
    for of in made:
        styles = [paragraph.style.name for paragraph in of.word.paragraphs if paragraph.style]
        if "Underskrift" in styles and "List Number" in styles[-8:]:
            blocks = [block for block in of.printed.blocks if block.pages]
            points = [block for block in blocks if block.kind == "/LI"][-2:]
            assert {point.pages[0] for point in points} == {blocks[-1].pages[-1]}, of.name
