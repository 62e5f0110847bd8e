"""What was typed to look like a heading or a list in Word, and is ordinary text to whoever reads the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.prose.layout import (
    IN_NYNORSK,
    INSTRUMENTS_HEADING,
    MEASURE_HEADINGS,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    TOP_HEADINGS,
)
from pipeline.domain.prose.prose import ParagraphKind, WrittenParagraph, WrittenSection, same_heading
from pipeline.domain.values.characters import folded
from pipeline.domain.values.said import Said

HEADING_AS_TEXT: Final = Kind(
    "SB-456",
    Severity.ERROR,
    says=Said(
        "«{heading}» er en overskrift, men står som vanlig tekst. Det som følger, ville kommet under «{under}».",
        "«{heading}» is a heading, but stands as ordinary text. What follows would come under «{under}».",
    ),
    fix=Said(
        "Sett stilen Overskrift {level} på linjen i Word, eller skriv den om hvis den ikke er en overskrift.",
        "Give the line the style Heading {level} in Word, or rewrite it if it is no heading.",
    ),
)


def headings_have_their_style(case: Case) -> Iterator[Finding]:
    """See that no paragraph is nothing but a known heading: it was meant as one, whatever it looks like."""
    for paragraph, name, level in _headings_as_text(case):
        yield HEADING_AS_TEXT.at(paragraph.at, name, heading=name, under=paragraph.at.heading, level=level)


def typed_as_text(case: Case) -> frozenset[str]:
    """Give the headings, folded and in bokmål, that stand as ordinary text: they are missed for no other reason."""
    ours = {folded(other): folded(name) for name, other in IN_NYNORSK.items()}
    return frozenset(ours.get(folded(name), folded(name)) for _, name, _ in _headings_as_text(case))


def _headings_as_text(case: Case) -> Iterator[tuple[WrittenParagraph, str, int]]:
    tops = _both_forms(TOP_HEADINGS)
    below = {
        folded(MUNICIPALITIES_HEADING): {folded(m.name) for m in case.region.municipalities},
        folded(INSTRUMENTS_HEADING): {folded(i.heading.of(case.form)) for i in case.plan.instruments},
        folded(MEASURES_HEADING): {folded(f"{m.number.value} {m.name.of(case.form)}") for m in case.plan.measures},
    }
    parts = _both_forms(MEASURE_HEADINGS)
    for top in case.prose.sections:
        of_top = below.get(folded(top.title), set())
        of_parts = parts if same_heading(top.title, MEASURES_HEADING) else frozenset[str]()
        for paragraph in top.everything():
            name = _whole(paragraph)
            for level, known in enumerate((tops, of_top, of_parts), 1):
                if name and folded(name) in known:
                    yield paragraph, name, level
                    break


def _whole(paragraph: WrittenParagraph) -> str:
    """Give all that a paragraph says; the colon behind it belongs to no heading, and is only left out of a bold one."""
    if paragraph.kind is not ParagraphKind.BODY:
        return ""
    text = paragraph.typed.strip()
    is_bold = all(part.bold for part in paragraph.line)
    return text.removesuffix(":").rstrip() if is_bold else text


def _both_forms(headings: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(form) for heading in headings for form in (heading, IN_NYNORSK.get(heading, heading)))


_MONTHS: Final = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_ITEM: Final = re.compile(
    r"[-\u2013\u2022\u00b7\u25aa\u25cf\u25e6*][ \u00a0\t]+(?=\S)"
    rf"|(?:\d{{1,2}}|[A-Za-z])\)[ \u00a0\t]*(?=\S)|(?:\d{{1,2}}|[A-Za-z])\.[ \u00a0\t]+(?!(?:{_MONTHS})\b)(?=\S)"
)
_FEWEST: Final = 2  # items that are a list; one may be a dash before what somebody says

LIST_AS_TEXT: Final = Kind(
    "SB-457",
    Severity.NOTE,
    says=Said(
        "Listen er skrevet med tegn («{mark}») og blir {count} vanlige avsnitt i dokumentene.",
        "The list is typed with signs («{mark}») and becomes {count} ordinary paragraphs in the documents.",
    ),
    fix=Said(
        "Merk avsnittene i Word, velg punktmerking eller nummerering, og ta tegnene bort.",
        "Select the paragraphs in Word, choose bullets or numbering, and take the signs away.",
    ),
    many=Said(
        "{count} lister er skrevet med tegn og blir vanlige avsnitt i dokumentene.",
        "{count} lists are typed with signs and become ordinary paragraphs in the documents.",
    ),
)


def lists_are_lists(case: Case) -> Iterator[Finding]:
    """Neighbouring paragraphs that each begin with a dash, a dot, a number or a letter were meant as a list."""
    for section in _all(case.prose.sections):
        run: list[tuple[WrittenParagraph, str]] = []
        for paragraph in (*section.paragraphs, None):
            match = _ITEM.match(paragraph.typed) if paragraph and paragraph.kind is ParagraphKind.BODY else None
            if paragraph and match:
                run.append((paragraph, match[0].strip()))
                continue
            yield from _list(run)
            run = []


def _list(run: Sequence[tuple[WrittenParagraph, str]]) -> Iterator[Finding]:
    if len(run) >= _FEWEST:
        first, mark = run[0]
        yield LIST_AS_TEXT.at(first.at, mark=mark, count=len(run))


def _all(sections: Iterable[WrittenSection]) -> Iterator[WrittenSection]:
    for section in sections:
        yield section
        yield from _all(section.subsections)
