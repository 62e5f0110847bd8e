"""A document as a web page: what Word says, for whoever reads it in whatever way.

1. A page says what the Word document says, in the same order, with the same numbers before its items: in every
   document of the examples, in both forms of Norwegian, and in any document of drawn blocks.
2. Whatever a text has in it comes out as it went in, and is never an element or an attribute.
3. Each kind of block has its element; numbers are held whole; words in another language are marked as that.
4. Headings have no gaps, every id is there once, and what is referred to is there.
5. Nothing is fetched and nothing is run.
6. A figure can be a link to where it is explained; what stands in `main` can be had alone.
7. The colours have the contrast that WCAG 2.1 AA asks for, in the light and in the dark.
"""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import (
    Block,
    Cell,
    Chart,
    ChartSeries,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    Paragraph,
    Section,
    Signature,
    TableColumn,
    TableRow,
    WordDocument,
)
from pipeline.domain.region.region import Arms
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import Figure, Picture, Text, line, plain
from pipeline.prove.words.composed import figures_of
from pipeline.write.html.page import content, page, style
from pipeline.write.word.render import render
from tests.images import jpeg, png
from tests.scenarios.nynorsk.case import nynorsk_case
from tests.templates import TEMPLATE
from tests.web_pages import page_lines, tree_of, word_lines
from tests.workbooks import ROOT
from tests.write.templates.test_compiled import BLOCKS, WORDS, documents
from tests.write.word.test_render import AWKWARD, document, filled

OURS = {
    "html", "head", "meta", "title", "style", "body", "a", "nav", "details", "summary", "main", "p", "h1", "h2", "h3",
    "h4", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "em", "br", "img", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "desc", "defs", "pattern", "path", "rect", "text",
}  # fmt: skip


def inner(*blocks: Block) -> str:
    """Write blocks alone: what stands behind the heading of their section."""
    return str(content(document(*blocks))).partition("Overskrift</h2>")[2]


# --- 1: as in Word --------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("year", ["2021", "2022"])
def test_a_page_says_what_word_says(year: str, edition: Edition) -> None:
    for made, template in documents(ROOT / "input" / year, edition):
        assert page_lines(page(made)) == word_lines(render(made, template)), made.path


def test_a_page_in_nynorsk_says_what_word_says(tmp_path: Path) -> None:
    for made, template in documents(nynorsk_case(tmp_path), Edition.MUNICIPALITIES):
        written = page(made)
        assert page_lines(written) == word_lines(render(made, template)), made.path
        assert tree_of(written).get("lang") == made.language


@given(st.lists(BLOCKS, max_size=12), WORDS, st.sampled_from(Language))
@settings(max_examples=25)
def test_a_page_of_any_blocks_says_what_word_says(blocks: list[Block], title: str, language: Language) -> None:
    made = replace(document(*blocks, title=title), language=language)
    assert page_lines(page(made)) == word_lines(render(made, TEMPLATE))


@given(st.lists(st.builds(ListItem, st.just(line("a")), st.booleans(), st.integers(0, 1)), max_size=20))
@settings(max_examples=30)
def test_items_have_the_numbers_that_word_gives_them(items: list[ListItem]) -> None:
    made = document(*items, Paragraph(line("b")), *items)
    assert page_lines(page(made)) == word_lines(render(made, TEMPLATE))


def test_a_list_goes_on_into_a_section_without_a_heading() -> None:
    one = ListItem(line("a"), ordered=True)
    made = replace(document(), sections=(Section((), (one,)), Section((), (one,)), Section(line("Ny"), (one,))))
    assert page_lines(page(made))[-4:] == ["1. a", "2. a", "Ny", "1. a"]


# --- 2: text is text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [*AWKWARD, "<script>alert(1)</script>", '" onload="x', "]]> --> </style>", "\u202eabc"]
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    tree = tree_of(page(filled(text)))
    assert {element.tag for element in tree.iter()} <= OURS
    assert not [name for element in tree.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    for path in ("//h1", "//h2", "//h3", "//h4", "//dt", "//caption", "//figcaption", "//main//title", "//main//desc"):
        assert unbroken(tree.xpath(path)[-1].text_content()) == unbroken(text), path


# --- 3: each kind of block ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Heading(line("A & B"), 2), "<h3>A &amp; B</h3>"),
        (Paragraph((Text("a", bold=True), Text("b", italic=True))), "<p><strong>a</strong><em>b</em></p>"),
        (Paragraph((Text("a", href="https://a.no/?b=1&c=2"),)), '<p><a href="https://a.no/?b=1&amp;c=2">a</a></p>'),
        (Paragraph((Text("eg", language=Language.NYNORSK),)), '<p><span lang="nn">eg</span></p>'),
        (Heading((Text("Eg", language=Language.NYNORSK),), 2), '<h3><span lang="nn">Eg</span></h3>'),
        (Paragraph(line("1 200 000 kroner 2022–2024")), "<p>1\u00a0200\u00a0000\u00a0kroner 2022–2024</p>"),
        (ListItem(line("a")), "<ul><li>a</li></ul>"),
        (ListItem(line("a"), ordered=True, level=1), '<div class="deeper"><ol><li>a</li></ol></div>'),
        (Labelled("Eier", line("Øyer")), "<dl><div><dt>Eier</dt><dd>Øyer</dd></div></dl>"),
        (Signature("Kari Nordmann", line("leder")), '<p class="signature">Kari Nordmann<br>leder</p>'),
    ],
)
def test_each_kind_of_block_has_its_element(block: Block, written: str) -> None:
    assert inner(block) == written


def test_items_stand_under_their_item_and_go_on_after_a_bullet() -> None:
    one, letter = ListItem(line("a"), ordered=True), ListItem(line("b"), ordered=True, level=1)
    bullet = ListItem(line("c"), level=1)
    assert inner(one, letter, bullet, letter, one) == (
        '<ol><li>a<ol><li>b</li></ol><ul><li>c</li></ul><ol start="2"><li>b</li></ol></li><li>a</li></ol>'
    )


def test_a_table_has_headings_for_its_columns_and_rows_and_a_region_to_scroll_in() -> None:
    columns = (TableColumn("Post", 2), TableColumn("2021", 1, is_number=True), TableColumn("", 1))
    rows = (
        TableRow((Cell(line("Drift")), Cell(line("5"), is_number=True), Cell(()))),
        TableRow((Cell(()), Cell(line("5"), is_number=True), Cell(line("Sum"))), is_sum=True),
    )
    assert inner(DataTable(line("Tabell 1."), columns, rows)) == (
        '<div class="table" role="region" tabindex="0" aria-labelledby="tabell-1"><table>'
        '<caption><span id="tabell-1">Tabell 1.</span></caption><thead><tr>'
        '<th scope="col">Post</th><th scope="col" class="number">2021</th><td></td></tr></thead><tbody>'
        '<tr><th scope="row">Drift</th><td class="number">5</td><td></td></tr>'
        '<tr class="sum"><td></td><th scope="row" class="number">5</th><td>Sum</td></tr></tbody></table></div>'
    )
    assert inner(DataTable((), columns, ())).startswith(
        '<div class="table" role="region" tabindex="0" aria-label="Tabell">'
    )


def chart(*amounts: int, marks: ChartSeries | None = None) -> Chart:
    """Make a chart of one column with these parts, from the top down."""
    series = tuple(ChartSeries(line(f"Del {number}"), (Total(amount),)) for number, amount in enumerate(amounts, 1))
    sums = ChartSeries(line("Sum"), (Total(sum(amounts)),))
    return Chart(line("Figur 1 viser"), "Figur 1. Beløp", (line("I ord"),), ("2021",), series, sums, marks)


def test_a_chart_is_one_picture_in_words_and_a_table_of_its_amounts() -> None:
    tree = tree_of(page(document(chart(30_000, 0, 10_000, marks=ChartSeries(line("Ramme"), (Total(80_000),))))))
    (drawing,) = tree.xpath("//svg[@role='img']")
    named = [tree.get_element_by_id(name).text for name in drawing.get("aria-labelledby").split()]
    assert named == ["Figur 1. Beløp", "I ord"]
    # from below: the last part first, as high as its amount is to the frame, which is the highest
    assert [part.get("height") for part in drawing.xpath(".//rect[@class='part']")] == ["25", "75"]
    assert [text.text for text in drawing.iter("text")] == ["40\u00a0000", "2021"]
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//figure//tr")]
    assert rows == [
        ["", "2021"], ["Del 1", "30\u00a0000"], ["Del 2", "0"], ["Del 3", "10\u00a0000"], ["Ramme", "80\u00a0000"],
        ["Sum", "40\u00a0000"],
    ]  # fmt: skip
    assert len(tree.xpath("//figure//tbody//svg[@aria-hidden='true']")) == 4  # the sums have no key


def test_many_parts_each_have_a_look_of_their_own_and_every_pattern_is_there() -> None:
    tree = tree_of(page(document(chart(*range(1, 26)), chart(0))))
    parts = tree.xpath("(//figure)[1]//rect[@class='part' and not(ancestor::table)]")
    looks = [(part.get("fill"), part.get("stroke-width")) for part in parts]
    assert len(set(looks)) == len(looks) == 25
    named = {fill[5:-1] for fill, _ in looks if fill.startswith("url(#")}
    assert named == {pattern.get("id") for pattern in tree.iter("pattern")}


def test_a_sum_never_stands_on_its_mark() -> None:
    def places(mark: int) -> tuple[float, float]:
        tree = tree_of(page(document(chart(100, marks=ChartSeries(line("Ramme"), (Total(mark),))))))
        (box,), (said,) = tree.xpath("//figure/svg/rect[@class='mark']"), tree.xpath("//text[@class='sum']")
        return float(box.get("y")), float(said.get("y"))

    for mark in (90, 100, 105, 110, 200):
        box, said = places(mark)
        assert said <= box or box + 6 <= said - 12, mark


def test_the_arms_stand_first_and_are_described() -> None:
    for image, kind in ((png(20, 30), "png"), (jpeg(20, 30), "jpeg")):
        tree = tree_of(page(replace(document(), arms=Arms("skjold", image, 'Et "skjold"'))))
        first = next(tree.iter("main"))[0]
        assert (first.tag, first.get("alt")) == ("img", 'Et "skjold"')
        begin, _, inside = first.get("src").partition(",")
        assert (begin, base64.b64decode(inside)) == (f"data:image/{kind};base64", image)


def test_a_picture_stands_among_its_words_and_is_described() -> None:
    shown = Picture(png(), 9525 * 300, 9525 * 200, 'Et "kart"', Language.NYNORSK)
    tree = tree_of(
        page(document(Paragraph((*line("Se "), shown, *line(" her"))), Paragraph((replace(shown, description=""),))))
    )
    described, decorates = tree.xpath("//main//p/img")
    assert [described.get(name) for name in ("alt", "lang", "width", "height")] == ['Et "kart"', "nn", "300", "200"]
    assert (described.getparent().text, described.tail) == ("Se ", " her")
    assert (decorates.get("alt"), decorates.get("lang")) == ("", None)


# --- 4 and 5: what holds of every page ------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages() -> list[tuple[WordDocument, Any]]:
    """Give the documents that go to the municipalities in both years, each with its page."""
    folders = (ROOT / "input" / year for year in ("2021", "2022"))
    made = [made for folder in folders for made, _ in documents(folder, Edition.MUNICIPALITIES)]
    return [(one, tree_of(page(one))) for one in made]


def test_headings_have_no_gaps_and_what_is_referred_to_is_there(pages: list[tuple[WordDocument, Any]]) -> None:
    for made, tree in pages:
        levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert levels.count(1) == len(tree.xpath("//main")) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), made.path
        names = tree.xpath("//@id")
        assert len(names) == len(set(names))
        referred = " ".join(tree.xpath("//@aria-labelledby")).split()
        assert {*referred, *(link[1:] for link in tree.xpath("//a/@href") if link[0] == "#")} <= set(names)
        assert tree.findtext("head/title") == f"{made.title_text} – {made.organisation}"


def test_headings_that_skip_a_level_are_brought_up() -> None:
    tree = tree_of(page(document(Heading(line("a"), 3), Heading(line("b"), 3), Heading(line("c"), 2))))
    assert [heading.tag for heading in tree.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h3", "h4", "h3"]


def test_a_long_document_has_a_list_of_its_sections(pages: list[tuple[WordDocument, Any]]) -> None:
    listed = 0
    for made, tree in pages:
        headings = [plain(section.heading) for section in made.sections if section.heading]
        links = tree.xpath("//nav//a")
        assert [link.text for link in links] == (headings if len(headings) >= 4 else [])
        assert [tree.get_element_by_id(link.get("href")[1:]).text for link in links] == [link.text for link in links]
        listed += bool(links)
    assert 0 < listed < len(pages)


def test_nothing_is_fetched_and_nothing_is_run(pages: list[tuple[WordDocument, Any]]) -> None:
    for _, tree in pages:
        assert {element.tag for element in tree.iter()} <= OURS
        assert all(source.startswith("data:") for source in tree.xpath("//@src"))
        assert all(link.startswith(("#", "http://", "https://", "mailto:")) for link in tree.xpath("//@href"))
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert not re.search(r"url\(|@import|/\*", style())


# --- 6: the seam ----------------------------------------------------------------------------------------


def test_every_figure_is_a_link_where_it_has_an_address(pages: list[tuple[WordDocument, Any]]) -> None:
    for made, unlinked in pages:
        tree = tree_of(page(made, lambda figure: f"?tall={figure.value}"))
        linked = [link.text_content() for link in tree.xpath("//a[@class='figure' and not(ancestor::figure)]")]
        assert len(linked) == len(list(figures_of(made)))
        assert not unlinked.find_class("figure")
    assert linked


def test_a_figure_without_an_address_is_text_and_one_in_a_link_is_explained() -> None:
    figures = Figure(1, "1", (), href="https://a.no"), Figure(2, "2", ())
    said = content(document(Paragraph(figures)), lambda figure: f"#{figure.text}" if figure.value == 1 else None)
    assert said.endswith('<p><a class="figure" href="#1">1</a>2</p>')


def test_the_content_can_be_had_alone() -> None:
    made = filled("Tekst")
    assert f'<main id="innhold" tabindex="-1">{content(made)}</main>' in page(made).decode()


# --- 7: contrast ----------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb` or `#rgb`, by WCAG."""
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_colours_have_enough_contrast_in_the_light_and_in_the_dark() -> None:
    themes = [dict(re.findall(r"--(\w+): (#\w+);", root)) for root in re.findall(r":root \{([^}]*)\}", style())]
    assert len(themes) == 2
    for theme in themes:
        for front, back, least in (
            ("ink", "paper", 7), ("heading", "paper", 4.5), ("heading", "shade", 4.5), ("quiet", "paper", 4.5),
            ("link", "paper", 4.5), ("mark", "paper", 3), ("rule", "paper", 3),
        ):  # fmt: skip
            light, dark = sorted((luminance(theme[front]), luminance(theme[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (front, back)
