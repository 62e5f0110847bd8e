"""A text and its twin in the other form of Norwegian.

1. A completed twin has every paragraph of its own, and of the other text what it lacks and nothing else (a law).
2. What is borrowed is tagged, headings, tables and pictures too, and is named by its headings; what is the twin's own
   is not.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.prose.forms import borrowed, completed, with_fixed_headings
from pipeline.domain.prose.layout import CONTAINERS, IN_NYNORSK, MEASURE_HEADINGS, SECTION_WORDS, TOP_HEADINGS
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection, WrittenTable
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Picture, Text, plain
from tests.cases import prose, section

NB = Language.BOKMAAL
AT = Place("tekster.docx", heading="Fakta")
PARTS = ("Bakgrunn", "Mål")


def texts(*, who: str) -> st.SearchStrategy[tuple[WrittenSection, ...]]:
    """Give texts that have some of the sections, measures and parts; every paragraph says whose it is and where."""

    def section_of(path: tuple[str, ...], children: list[WrittenSection], *, empty: bool) -> WrittenSection:
        said = () if empty or path[-1] in CONTAINERS else (f"{who} {' '.join(path)}",)
        return section(path[-1], *said, level=len(path), under=children)

    def some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
        return st.lists(st.sampled_from(names), unique=True, max_size=len(names))

    def measures(numbers: list[tuple[str, list[str]]]) -> WrittenSection:
        about = [
            section_of(
                ("Tiltak", number),
                [section_of(("Tiltak", number, part), [], empty=False) for part in parts],
                empty=True,
            )
            for number, parts in numbers
        ]
        return section_of(("Tiltak",), about, empty=True)

    listed = st.lists(st.tuples(st.sampled_from(["T01", "T02"]), some(PARTS)), unique_by=lambda pair: pair[0])
    tops = st.lists(st.tuples(st.sampled_from(["Fakta", "Vurdering"]), st.booleans()), unique_by=lambda pair: pair[0])
    return st.tuples(tops, listed).map(
        lambda drawn: (*(section_of((name,), [], empty=empty) for name, empty in drawn[0]), measures(drawn[1]))
    )


def said(sections: tuple[WrittenSection, ...]) -> dict[str, bool]:
    """Give each paragraph, and whether it is tagged."""
    return {
        plain(paragraph.line): any(part.language for part in paragraph.line)
        for top in sections
        for paragraph in top.everything()
    }


@given(texts(who="vår"), texts(who="deira"))
@settings(max_examples=60)
def test_a_completed_twin_has_its_own_and_what_it_lacks(
    main: tuple[WrittenSection, ...], twin: tuple[WrittenSection, ...]
) -> None:
    whole = said(completed(prose(*twin), prose(*main), NB).sections)
    own = {text.partition(" ")[2] for text in said(twin)}
    lacking = {text for text in said(main) if text.partition(" ")[2] not in own}
    assert {text for text, is_tagged in whole.items() if is_tagged} == lacking
    assert {text for text, is_tagged in whole.items() if not is_tagged} == set(said(twin))
    assert len(list(borrowed(completed(prose(*twin), prose(*main), NB)))) <= len(lacking)


def test_what_is_borrowed_is_named_and_its_headings_are_tagged() -> None:
    main = prose(
        section("Fakta", "A.", under=[section("Tall", "B.", level=2)]),
        section("Virkemidler", under=[section("Klynger", "C.", level=2), section("Historier", level=2)]),
    )
    whole = completed(prose(section("Virkemidler")), main, NB)
    assert list(borrowed(whole)) == [("Virkemidler", "Klynger"), ("Fakta",)]
    (facts,) = [top for top in whole.sections if top.title == "Fakta"]
    assert facts.subsections[0].heading == (Text("Tall", language=NB),)


def test_every_fixed_heading_is_known_in_nynorsk() -> None:
    assert set(IN_NYNORSK) <= {*SECTION_WORDS.values(), *CONTAINERS, *MEASURE_HEADINGS}
    written = tuple(section(IN_NYNORSK.get(title, title)) for title in TOP_HEADINGS)
    assert [top.title for top in with_fixed_headings(written)] == list(TOP_HEADINGS)
    about = section("T01", level=2, under=[section(IN_NYNORSK.get(t, t), level=3) for t in MEASURE_HEADINGS])
    (top,) = with_fixed_headings((section("Tiltak", under=[about]),))
    assert [part.title for part in top.subsections[0].subsections] == list(MEASURE_HEADINGS)


def test_an_officers_own_heading_is_never_another_one() -> None:
    (top,) = with_fixed_headings((section("Fakta", under=[section("Framdrift", "A.", level=2)]),))
    assert top.subsections[0].title == "Framdrift"


def test_a_table_and_a_picture_that_the_twin_lacks_are_in_the_main_language() -> None:
    def cell(text: str) -> WrittenParagraph:
        return WrittenParagraph((Text(text),), ParagraphKind.CELL, 0, AT)

    shown = WrittenParagraph((Picture(b"", 1, 1, "Kart"),), ParagraphKind.BODY, 0, AT)
    table = WrittenTable(cell("Hytter"), ((cell("Kommune"),), (cell("Øyer"),)), (1,), AT)
    main = Prose("tekster.docx", (WrittenSection("Fakta", 1, (table, shown), (), AT),))
    (section,) = completed(Prose("tekster.nn.docx", ()), main, NB).sections
    said = [paragraph for paragraph in section.paragraphs if paragraph.kind is not ParagraphKind.BODY]
    assert [plain(paragraph.line) for paragraph in said] == ["Hytter", "Kommune", "Øyer", "Kart"]
    assert {part.language for paragraph in section.paragraphs for part in paragraph.line} == {NB}
