"""A text in both forms of Norwegian: headings that are the same in either, and what one of the two texts lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline.domain.prose.layout import (
    CONTAINERS,
    IN_NYNORSK,
    INSTRUMENTS_HEADING,
    MEASURE_HEADINGS,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    TOP_HEADINGS,
)
from pipeline.domain.prose.prose import Prose, WrittenBlock, WrittenParagraph, WrittenSection, WrittenTable, number_in
from pipeline.domain.region.own_words import OwnWords
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language

MEASURE_LEVEL: Final = 2
_FIXED: Final = {folded(nynorsk): fixed for fixed, nynorsk in IN_NYNORSK.items()}


def with_fixed_headings(sections: tuple[WrittenSection, ...]) -> tuple[WrittenSection, ...]:
    """Give each fixed heading the one name that the program knows it by, whichever form it is written in."""
    return tuple(_fixed(section) for section in sections)


def _fixed(top: WrittenSection) -> WrittenSection:
    title = fixed_heading(top.title)
    if title != MEASURES_HEADING:
        return replace(top, title=title)

    def part(section: WrittenSection) -> WrittenSection:
        return replace(section, title=_known_as(section.title, MEASURE_HEADINGS))

    measures = (replace(text, subsections=tuple(map(part, text.subsections))) for text in top.subsections)
    return replace(top, title=title, subsections=tuple(measures))


def fixed_heading(title: str) -> str:
    """Give a top heading the one name that the program knows it by."""
    return _known_as(title, TOP_HEADINGS)


def _known_as(title: str, fixed: tuple[str, ...] | Mapping[str, str]) -> str:
    name = _FIXED.get(folded(title), "")
    return name if name in fixed else title


def with_council_words(prose: Prose, words: OwnWords) -> Prose:
    """Give the headings over instruments and measures their one name, where they stand in the council's words."""
    known = {folded(said): fixed for fixed in CONTAINERS for said in words.ways_to_say(fixed)}
    sections = (replace(top, title=known.get(folded(top.title), top.title)) for top in prose.sections)
    return replace(prose, sections=with_fixed_headings(tuple(sections)))


def with_municipalities(prose: Prose, renamed: Mapping[str, str]) -> Prose:
    """Give the headings about municipalities the names that those have now, by the old ones, folded."""
    return _with_parts(prose, {MUNICIPALITIES_HEADING: lambda title: renamed.get(folded(title), title)})


def with_names(prose: Prose, instruments: Mapping[str, str], measures: Mapping[str, str]) -> Prose:
    """Rename the headings about instruments and measures that go by the name of the other form, folded, to ours."""

    def instrument(title: str) -> str:
        return instruments.get(folded(title), title)

    def measure(title: str) -> str:
        number = (title.split() or [""])[0]
        name = title.removeprefix(number).strip()
        return f"{number} {measures[folded(name)]}" if folded(name) in measures else title

    return _with_parts(prose, {INSTRUMENTS_HEADING: instrument, MEASURES_HEADING: measure})


def _with_parts(prose: Prose, rename: Mapping[str, Callable[[str], str]]) -> Prose:
    return replace(
        prose,
        sections=tuple(
            replace(top, subsections=tuple(replace(s, title=rename[top.title](s.title)) for s in top.subsections))
            if top.title in rename
            else top
            for top in prose.sections
        ),
    )


def completed(twin: Prose, main: Prose, language: Language) -> Prose:
    """Put what the twin lacks into it, from the main text, which is in the language that is named."""
    return replace(twin, sections=_merged(twin.sections, main.sections, language, ()))


def _merged(
    own: tuple[WrittenSection, ...], other: tuple[WrittenSection, ...], language: Language, above: tuple[str, ...]
) -> tuple[WrittenSection, ...]:
    rest = {_key(section, above): section for section in other}
    pairs = [(section, rest.pop(_key(section, above), None)) for section in own]
    made = (_filled(section, source, language, above) for section, source in pairs)
    return (*made, *(_tagged(section, language) for section in rest.values()))


def _filled(
    section: WrittenSection, source: WrittenSection | None, language: Language, above: tuple[str, ...]
) -> WrittenSection:
    """Fill a section from its source: all of one that is empty, and what is missing of one that has parts."""
    if source is None:
        return section
    if not section.everything():
        return _tagged(source, language)
    if not _has_parts((*above, section.title)):
        return section
    return replace(
        section,
        blocks=section.blocks or _tagged(source, language).blocks,
        subsections=_merged(section.subsections, source.subsections, language, (*above, section.title)),
    )


def _has_parts(path: tuple[str, ...]) -> bool:
    """Say whether what stands under a heading are texts of their own: of a container, or about a measure."""
    return (path[0] in CONTAINERS and len(path) == 1) or (path[0] == MEASURES_HEADING and len(path) == MEASURE_LEVEL)


def _key(section: WrittenSection, above: tuple[str, ...]) -> str:
    return number_in(section.title) if above == (MEASURES_HEADING,) else folded(section.title)


def _tagged(section: WrittenSection, language: Language) -> WrittenSection:
    return replace(
        section,
        blocks=tuple(_tagged_block(block, language) for block in section.blocks),
        subsections=tuple(_tagged(child, language) for child in section.subsections),
        borrowed_from=language,
    )


def _tagged_block(block: WrittenBlock, language: Language) -> WrittenBlock:
    if not isinstance(block, WrittenTable):
        return _tagged_paragraph(block, language)
    return replace(
        block,
        caption=_tagged_paragraph(block.caption, language) if block.caption else None,
        rows=tuple(tuple(_tagged_paragraph(cell, language) for cell in row) for row in block.rows),
    )


def _tagged_paragraph(paragraph: WrittenParagraph, language: Language) -> WrittenParagraph:
    return replace(paragraph, line=tuple(replace(part, language=language) for part in paragraph.line))


def borrowed(prose: Prose) -> Iterator[tuple[str, ...]]:
    """Name what a completed text has from the other one, by its headings."""
    for top in prose.sections:
        yield from _borrowed(top, ())


def _borrowed(section: WrittenSection, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    path = (*above, section.title)
    if section.borrowed_from is not None and path[-1] not in CONTAINERS:
        if section.everything():
            yield path
    elif _has_parts(path):
        for child in section.subsections:
            yield from _borrowed(child, path)
