"""What has to be right in the prose: no text may be lost, none that is needed may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, nearest
from pipeline.domain.plan.changes import Change
from pipeline.domain.prose.layout import (
    FIELDS,
    INSTRUMENTS_HEADING,
    MEASURE_HEADINGS,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    REQUIRED_SECTIONS,
    SECTION_WORDS,
    SUMMARY_LENGTH,
    TOP_HEADINGS,
)
from pipeline.domain.prose.prose import WrittenParagraph, WrittenSection, folded, number_in, same_heading
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text, plain

HEADING_1: Final = 1
NOT_SHORT: Final = {
    "AS",
    "SA",
    "BA",
    "KF",
    "IKS",
    "ANS",
    "EU",
    "EØS",
    "NAV",
    "KS",
    "SSB",
    "NRK",
    "IT",
    "IKT",
    "II",
    "III",
    "IV",
}
_NUMBER: Final = re.compile(r"[A-ZÆØÅa-zæøå]{0,3}\d+")
_CAPITALS: Final = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def headings_are_known_and_stand_once(case: Case) -> Iterator[Finding]:
    """Text under a heading that nobody knows would be lost; text under the same one twice, half lost."""
    prose = case.prose
    for section in prose.sections:
        if section.level > HEADING_1:
            yield sb.TEXT_BEFORE_HEADING.at(section.at)
    yield from _known(prose.sections, TOP_HEADINGS)
    for title, known in (
        (MUNICIPALITIES_HEADING, [m.name for m in case.region.municipalities]),
        (INSTRUMENTS_HEADING, [instrument.heading for instrument in case.plan.instruments]),
    ):
        yield from _known(_children(case, title), known)
    for text in _children(case, MEASURES_HEADING):
        yield from _known(text.subsections, MEASURE_HEADINGS)
    for container in (MUNICIPALITIES_HEADING, INSTRUMENTS_HEADING, MEASURES_HEADING):
        top = prose.section(container)
        for paragraph in top.paragraphs if top else ():
            yield sb.TEXT_BEFORE_HEADING.at(paragraph.at)


def required_sections_are_written(case: Case) -> Iterator[Finding]:
    """A case has its summary, its account, its assessment and its conclusion, and what the region asks for."""
    for key in REQUIRED_SECTIONS:
        yield from _written(case, SECTION_WORDS[key], None)
    for municipality in case.region.municipalities:
        for key in municipality.required:
            if key not in REQUIRED_SECTIONS:
                yield from _written(case, SECTION_WORDS[key], municipality.name)


def summary_is_short(case: Case) -> Iterator[Finding]:
    """The summary is read by those who read nothing else."""
    section = case.prose.section(SECTION_WORDS[REQUIRED_SECTIONS[0]])
    count = sum(len(plain(paragraph.line)) for paragraph in section.everything()) if section else 0
    if section and count > SUMMARY_LENGTH:
        yield sb.SUMMARY_LONG.at(section.at, count=count, most=SUMMARY_LENGTH)


def instruments_without_measures_say_why(case: Case) -> Iterator[Finding]:
    """An instrument without measures has a text that says why."""
    for instrument in case.plan.instruments:
        text = case.prose.part(INSTRUMENTS_HEADING, instrument.heading)
        if not case.plan.under(instrument) and not (text and text.everything()):
            place = text.at if text else Place(case.prose.file, heading=INSTRUMENTS_HEADING)
            yield sb.REASON_MISSING.at(place, heading=instrument.heading, file=case.prose.file)


def measure_texts_have_their_measure(case: Case) -> Iterator[Finding]:
    """A text about a measure begins with the measure's number, and calls it by its name."""
    measures = case.plan.by_number
    ended = {measure.number.value for measure in case.ended}
    seen: set[str] = set()
    for text in _children(case, MEASURES_HEADING):
        measure = measures.get(number_in(text.title))
        if number_in(text.title) in ended:
            yield sb.PROSE_OF_ENDED.at(text.at, text.title, number=number_in(text.title))
            continue
        if measure is None:
            yield from _of_no_measure(case, text)
            continue
        name = text.title.removeprefix(text.title.split()[0])
        if name.strip() and not same_heading(name, measure.name):
            yield sb.PROSE_NAME_DIFFERS.at(text.at, text.title, heading=text.title, name=measure.name)
        if measure.number.value in seen:
            yield sb.PROSE_HEADING_TWICE.at(text.at, text.title, heading=text.title)
        seen.add(measure.number.value)


def _of_no_measure(case: Case, text: WrittenSection) -> Iterator[Finding]:
    """Say of a text that no measure has its number; nothing where it is said that the measure is lost."""
    number, near = number_in(text.title), nearest(number_in(text.title), case.plan.by_number)
    lost = case.changes.with_change(Change.ENDED) if case.changes else ()
    if number in {measure.number.value for thread in lost for measure in thread.before}:
        return
    if _NUMBER.fullmatch(number):
        yield sb.PROSE_NUMBER_UNKNOWN.at(text.at, text.title, number=number, nearest=near)
    else:
        yield sb.PROSE_MEASURE_UNKNOWN.at(text.at, text.title, heading=text.title, nearest=near)


def municipalities_assess_the_case(case: Case) -> Iterator[Finding]:
    """Each municipality that treats the case has its own assessment, or somebody knows that it has none."""
    for municipality in case.region.municipalities:
        text = case.said_in(municipality.language).prose.part(MUNICIPALITIES_HEADING, municipality.name)
        row = case.of(municipality)
        if (row is None or case.treats(row)) and not (text and text.everything()):
            place = text.at if text else Place(case.prose.file, heading=MUNICIPALITIES_HEADING)
            yield sb.OWN_ASSESSMENT_MISSING.at(place, municipality=municipality.name, file=case.prose.file)


def headings_have_text(case: Case) -> Iterator[Finding]:
    """A heading has a text; those that must have one are asked for by other rules."""
    spoken_of = {folded(SECTION_WORDS[key]) for key in REQUIRED_SECTIONS}
    spoken_of |= {folded(i.heading) for i in case.plan.instruments if not case.plan.under(i)}
    empty = [
        section
        for top in case.prose.sections
        if not same_heading(top.title, MUNICIPALITIES_HEADING)
        for section in _empty(top)
        if folded(section.title) not in spoken_of
    ]
    if empty:
        headings = ", ".join(f"«{section.title}»" for section in empty)
        yield sb.HEADINGS_EMPTY.at(empty[0].at, headings=headings)


def _empty(section: WrittenSection) -> Iterator[WrittenSection]:
    """Give the headings that neither text nor another heading stands under."""
    if not section.paragraphs and not section.subsections:
        yield section
    for child in section.subsections:
        yield from _empty(child)


def fields_exist(case: Case) -> Iterator[Finding]:
    """A field in the prose is one of those that the plan can fill."""
    names = {folded(municipality.name): municipality.name for municipality in case.region.municipalities}
    for section in case.prose.sections:
        is_municipal = same_heading(section.title, MUNICIPALITIES_HEADING)
        yield from _unknown_fields(section.paragraphs, None)
        for child in section.subsections:
            yield from _unknown_fields(child.everything(), names.get(folded(child.title)) if is_municipal else None)


def abbreviations_are_known(case: Case) -> Iterator[Finding]:
    """A word in capitals is a party, or is written out in the text itself: «forskning og utvikling (FOU)»."""
    paragraphs = [p for section in case.prose.sections for p in section.everything()]
    written = " ".join(_typed(paragraph) for paragraph in paragraphs)
    known = {word for party in case.plan.parties for word in f"{party.short_name} {party.name}".split()} | NOT_SHORT
    seen: set[str] = set()
    for paragraph in paragraphs:
        for word in _CAPITALS.findall(_typed(paragraph)):
            if word not in known and word not in seen and f"({word})" not in written:
                seen.add(word)
                yield sb.ABBREVIATION_UNKNOWN.at(paragraph.at, word, name=word)


def parties_are_spelled_one_way(case: Case) -> Iterator[Finding]:
    """A party has one spelling, small and capital letters included."""
    names = [name for party in case.plan.parties for name in {party.name, party.short_name} if " " in name]
    for section in case.prose.sections:
        for paragraph in section.everything():
            text = _typed(paragraph)
            for name in names:
                for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
                    if match[0] != name and match[0] not in names:
                        yield sb.PARTY_SPELLED_OTHERWISE.at(paragraph.at, match[0], text=match[0], name=name)


def _typed(paragraph: WrittenParagraph) -> str:
    return "".join(part.text for part in paragraph.line if isinstance(part, Text))


def _unknown_fields(paragraphs: Iterable[WrittenParagraph], municipality: str | None) -> Iterator[Finding]:
    for paragraph in paragraphs:
        for part in paragraph.line:
            if isinstance(part, FieldRef) and part.name not in FIELDS:
                yield sb.FIELD_UNKNOWN.at(
                    paragraph.at, part.name, municipality=municipality,
                    name=part.name, nearest=nearest(part.name, FIELDS), known=", ".join(FIELDS),
                )  # fmt: skip


def _children(case: Case, title: str) -> tuple[WrittenSection, ...]:
    section = case.prose.section(title)
    return section.subsections if section else ()


def _known(sections: Iterable[WrittenSection], known: Iterable[str]) -> Iterator[Finding]:
    headings = tuple(known)
    by_fold = {folded(heading) for heading in headings}
    seen: set[str] = set()
    for section in sections:
        if folded(section.title) not in by_fold:
            yield sb.PROSE_HEADING_UNKNOWN.at(
                section.at, section.title,
                heading=section.title, nearest=nearest(section.title, headings), known=", ".join(headings),
            )  # fmt: skip
        elif folded(section.title) in seen:
            yield sb.PROSE_HEADING_TWICE.at(section.at, section.title, heading=section.title)
        seen.add(folded(section.title))


def _written(case: Case, heading: str, municipality: str | None) -> Iterator[Finding]:
    section = case.prose.section(heading)
    if not (section and section.everything()):
        place = section.at if section else Place(case.prose.file)
        yield sb.SECTION_MISSING.at(place, heading=heading, file=case.prose.file, municipality=municipality)
