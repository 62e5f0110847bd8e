"""What has to be right in the prose: no text may be lost, none that is needed may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.check.prose.as_typed import typed_as_text
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, in_a_row, nearest, nearest_name, nearest_number
from pipeline.domain.findings.prose import TEXT_BEFORE_HEADING
from pipeline.domain.plan.changes import Change
from pipeline.domain.prose.layout import (
    INSTRUMENTS_HEADING,
    MEASURE_HEADINGS,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    REQUIRED_SECTIONS,
    SECTION_WORDS,
    SUMMARY_LENGTH,
    TOP_HEADINGS,
    heading_in,
)
from pipeline.domain.prose.marks import gaps_left
from pipeline.domain.prose.prose import WrittenParagraph, WrittenSection, number_in, same_heading
from pipeline.domain.values.characters import folded, seen
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import Text, plain

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
_WITHIN: Final = re.compile(r"[-\s]+")  # what holds the words of a name together
_CAPITALS: Final = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def headings_are_known_and_stand_once(case: Case) -> Iterator[Finding]:
    """Text under a heading that nobody knows would be lost; text under the same one twice, half lost."""
    prose = case.prose
    for section in prose.sections:
        if section.level > HEADING_1:
            yield TEXT_BEFORE_HEADING.at(section.at)
    yield from _known(prose.sections, TOP_HEADINGS)
    for title, known in (
        (MUNICIPALITIES_HEADING, [m.name for m in case.region.municipalities]),
        (INSTRUMENTS_HEADING, [instrument.heading.of(case.form) for instrument in case.plan.instruments]),
    ):
        yield from _known(_children(case, title), known)
    for text in _children(case, MEASURES_HEADING):
        yield from _known(text.subsections, (*MEASURE_HEADINGS, *case.region.measure_parts), PART_UNKNOWN)
    for container in (MUNICIPALITIES_HEADING, INSTRUMENTS_HEADING, MEASURES_HEADING):
        top = prose.section(container)
        for block in top.blocks if top else ():
            yield TEXT_BEFORE_HEADING.at(block.at)


def required_sections_are_written(case: Case) -> Iterator[Finding]:
    """A case has its summary, its account, its assessment and its conclusion, and what the region asks for.

    One that is there by another name, or as ordinary text, is said to be so, and not to be missing as well.
    """
    there = typed_as_text(case) | _meant(case)
    for key in REQUIRED_SECTIONS:
        if key not in case.region.left_to_officer and folded(SECTION_WORDS[key]) not in there:
            yield from _written(case, SECTION_WORDS[key], None)
    for municipality in case.region.municipalities:
        for key in municipality.required:
            if key not in REQUIRED_SECTIONS and folded(SECTION_WORDS[key]) not in there:
                yield from _written(case, SECTION_WORDS[key], municipality.name)


def _meant(case: Case) -> frozenset[str]:
    """Give the headings, folded, that unknown ones with a text are taken for: «1. Sammendrag»."""
    known = {folded(heading) for heading in TOP_HEADINGS}
    others = [s for s in case.prose.sections if folded(s.title) not in known and s.everything()]
    return frozenset(folded(near) for section in others if (near := nearest_name(section.title, TOP_HEADINGS)))


SUMMARY_LONG: Final = Kind(
    "SB-409",
    Severity.WARNING,
    says=Said(
        "Sammendraget er på {count} tegn. Det bør ikke ha mer enn {most}; summene kommer i tillegg.",
        "The summary has {count} characters. It should have no more than {most}; the sums come in addition.",
    ),
    fix=Said("Kort ned teksten under {heading}.", "Shorten the text under {heading}."),
)


def summary_is_short(case: Case) -> Iterator[Finding]:
    """The summary is read by those who read nothing else."""
    section = case.prose.section(SECTION_WORDS[REQUIRED_SECTIONS[0]])
    count = sum(len(plain(paragraph.line)) for paragraph in section.everything()) if section else 0
    if section and count > SUMMARY_LENGTH:
        yield SUMMARY_LONG.at(section.at, count=count, most=SUMMARY_LENGTH, heading=section.title_as_written)


REASON_MISSING: Final = Kind(
    "SB-403",
    Severity.ERROR,
    says=Said(
        "Virkemiddelet «{heading}» har ingen tiltak, og teksten sier ikke hvorfor.",
        "The instrument «{heading}» has no measures, and the text does not say why.",
    ),
    fix=Said(
        "Skriv grunnen under {top} og overskriften «{heading}» i {file}.",
        "Write the reason under {top} and the heading «{heading}» in {file}.",
    ),
)


def instruments_without_measures_say_why(case: Case) -> Iterator[Finding]:
    """An instrument without measures has a text that says why."""
    for instrument in case.plan.instruments:
        text = case.prose.part(INSTRUMENTS_HEADING, instrument.heading.text)
        if not case.plan.under(instrument) and not (text and text.everything()):
            top = _as_it_stands(case, INSTRUMENTS_HEADING)
            place = text.at if text else Place(case.prose.file, heading=top)
            yield REASON_MISSING.at(place, heading=instrument.heading.text, file=case.prose.file, top=top)


PROSE_OF_ENDED: Final = Kind(
    "SB-431",
    Severity.NOTE,
    says=Said(
        "Teksten om {number} kommer ikke med: tiltaket er avsluttet.",
        "The text about {number} is left out: the measure has ended.",
    ),
    fix=Said("Du kan la den stå, eller slette den.", "You can leave it, or delete it."),
    many=Said(
        "Teksten om {count} tiltak kommer ikke med: tiltakene er avsluttet.",
        "The texts about {count} measures are left out: the measures have ended.",
    ),
)

PROSE_NAME_DIFFERS: Final = Kind(
    "SB-411",
    Severity.WARNING,
    says=Said(
        "Overskriften «{heading}» har et annet navn enn tiltaket, som heter «{name}» i arbeidsboken. Dokumentene "
        "bruker navnet i arbeidsboken.",
        "The heading «{heading}» has another name than the measure, which is called «{name}» in the workbook. The "
        "documents use the name in the workbook.",
    ),
    fix=Said("Rett den ene av dem.", "Correct one of them."),
)

PROSE_HEADING_TWICE: Final = Kind(
    "SB-405",
    Severity.ERROR,
    says=Said("Overskriften «{heading}» står to ganger.", "The heading «{heading}» stands twice."),
    fix=Said("Slå dem sammen, eller fjern den ene.", "Put the two together, or remove one of them."),
)


def measure_texts_have_their_measure(case: Case) -> Iterator[Finding]:
    """A text about a measure begins with the measure's number, and calls it by its name."""
    measures = case.plan.by_number
    ended = {measure.number.value for measure in case.ended}
    seen: set[str] = set()
    for text in _children(case, MEASURES_HEADING):
        measure = measures.get(number_in(text.title))
        if number_in(text.title) in ended:
            yield PROSE_OF_ENDED.at(text.at, text.title, number=number_in(text.title))
            continue
        if measure is None:
            yield from _of_no_measure(case, text)
            continue
        name = text.title.removeprefix(text.title.split()[0])
        if name.strip() and not same_heading(name, measure.name.of(case.form)):
            own = measure.name.of(case.form)
            yield PROSE_NAME_DIFFERS.at(text.at, text.title, heading=text.title, name=own)
        if measure.number.value in seen:
            yield PROSE_HEADING_TWICE.at(text.at, text.title, heading=text.title)
        seen.add(measure.number.value)


PROSE_NUMBER_UNKNOWN: Final = Kind(
    "SB-433",
    Severity.ERROR,
    says=Said(
        "Teksten er om {number}, men arket Tiltak har ikke noe tiltak med det nummeret.{nearest}",
        "The text is about {number}, but the sheet Tiltak has no measure with that number.{nearest}",
    ),
    fix=Said(
        "Rett nummeret i overskriften, sett tiltaket inn i arket Tiltak igjen, eller slett teksten.",
        "Correct the number in the heading, put the measure back in the sheet Tiltak, or delete the text.",
    ),
)

PROSE_MEASURE_UNKNOWN: Final = Kind(
    "SB-410",
    Severity.ERROR,
    says=Said(
        "Overskriften «{heading}» begynner ikke med nummeret på et tiltak i arbeidsboken.{nearest}",
        "The heading «{heading}» does not begin with the number of a measure in the workbook.{nearest}",
    ),
    fix=Said(
        "Begynn overskriften med nummeret, for eksempel T07.",
        "Begin the heading with the number, for example T07.",
    ),
)


def _of_no_measure(case: Case, text: WrittenSection) -> Iterator[Finding]:
    """Say of a text that no measure has its number; nothing where it is said that the measure is lost."""
    number, near = number_in(text.title), nearest_number(number_in(text.title), case.plan.by_number)
    lost = case.changes.with_change(Change.ENDED) if case.changes else ()
    if number in {measure.number.value for thread in lost for measure in thread.before}:
        return
    if _NUMBER.fullmatch(number):
        yield PROSE_NUMBER_UNKNOWN.at(text.at, text.title, number=number, nearest=near)
    else:
        yield PROSE_MEASURE_UNKNOWN.at(text.at, text.title, heading=text.title, nearest=near)


OWN_ASSESSMENT_MISSING: Final = Kind(
    "SB-412",
    Severity.WARNING,
    says=Said("{names} har ingen egen vurdering.", "There is no assessment of its own from {names}."),
    fix=Said(
        "Skriv den i {file} under {top}, med navnet på kommunen som overskrift, eller la det være hvis saken ikke "
        "skal ha en slik del.",
        "Write it in {file} under {top}, with the name of the municipality as the heading, or leave it if the case "
        "is to have none.",
    ),
)


def municipalities_assess_the_case(case: Case) -> Iterator[Finding]:
    """Each municipality that treats the case has its own assessment, or somebody knows that it has none."""
    top = _as_it_stands(case, MUNICIPALITIES_HEADING)
    missing: list[str] = []
    places: list[Place] = []
    for municipality in case.region.municipalities if case.region.sends_cases else ():
        text = case.in_form(municipality.language).prose.part(MUNICIPALITIES_HEADING, municipality.name)
        row = case.of(municipality)
        if (row is None or case.treats(row)) and not (text and text.everything()):
            missing.append(municipality.name)
            places.append(text.at if text else Place(case.prose.file, heading=top))
    if missing:
        yield OWN_ASSESSMENT_MISSING.at(places[0], names=in_a_row(missing), file=case.prose.file, top=top)


HEADINGS_EMPTY: Final = Kind(
    "SB-440",
    Severity.NOTE,
    says=Said("Det står ingenting under {headings}.", "Nothing stands under {headings}."),
    fix=Said(
        "Skriv teksten, eller slett overskriften. Tomme deler kommer ikke med i dokumentene.",
        "Write the text, or delete the heading. Empty parts are left out of the documents.",
    ),
)


def headings_have_text(case: Case) -> Iterator[Finding]:
    """A heading has a text; those that must have one are asked for by other rules."""
    spoken_of = {folded(SECTION_WORDS[key]) for key in REQUIRED_SECTIONS}
    spoken_of |= {folded(i.heading.of(case.form)) for i in case.plan.instruments if not case.plan.under(i)}
    empty = [
        section
        for top in case.prose.sections
        if not same_heading(top.title, MUNICIPALITIES_HEADING)
        for section in _empty(top)
        if folded(section.title) not in spoken_of
    ]
    if empty:
        headings = ", ".join(f"«{section.title_as_written}»" for section in empty)
        yield HEADINGS_EMPTY.at(empty[0].at, headings=headings)


def _empty(section: WrittenSection) -> Iterator[WrittenSection]:
    """Give the headings that neither text nor another heading stands under."""
    if not section.paragraphs and not section.subsections:
        yield section
    for child in section.subsections:
        yield from _empty(child)


ABBREVIATION_UNKNOWN: Final = Kind(
    "SB-413",
    Severity.WARNING,
    says=Said("Forkortelsen {name} er ikke forklart.", "The abbreviation {name} is not explained."),
    fix=Said(
        "Skriv den ut første gang, eller legg den til i arket Parter.",
        "Write it out the first time, or add it to the sheet Parter.",
    ),
)


def abbreviations_are_known(case: Case) -> Iterator[Finding]:
    """A word in capitals is a party, or is written out in the text itself: «forskning og utvikling (FOU)»."""
    paragraphs = [p for section in case.prose.sections for p in section.everything()]
    written = " ".join(_typed(paragraph) for paragraph in paragraphs)
    names = (f"{party.short_name} {party.name.of(case.form)}" for party in case.plan.parties)
    known = {word for name in names for word in name.split()} | NOT_SHORT
    seen: set[str] = set()
    for paragraph in paragraphs:
        for word in _CAPITALS.findall(_typed(paragraph)):
            is_gap = word in gaps_left(word)  # «XX kroner» is not short for anything
            if not is_gap and word not in known and word not in seen and f"({word})" not in written:
                seen.add(word)
                yield ABBREVIATION_UNKNOWN.at(paragraph.at, word, name=word)


PARTY_SPELLED_OTHERWISE: Final = Kind(
    "SB-419",
    Severity.WARNING,
    says=Said(
        "Teksten skriver «{text}», men parten heter «{name}».",
        "The text writes «{text}», but the party is called «{name}».",
    ),
    fix=Said("Bruk samme skrivemåte som i arket Parter.", "Spell it as in the sheet Parter."),
)


def parties_are_spelled_one_way(case: Case) -> Iterator[Finding]:
    """A party has one spelling, its hyphens and capital letters included; a municipality has its name of now."""
    names = [
        name for party in case.plan.parties for name in {party.name.of(case.form), party.short_name} if " " in name
    ]
    spelled = [(name, _in_any_spelling(name)) for name in names]
    renamed = {f"{old} kommune": m.full_name for m in case.region.municipalities for old in m.former_names}
    for section in case.prose.sections:
        for paragraph in section.everything():
            text = _typed(paragraph)
            for name, spelling in spelled:
                for match in spelling.finditer(text):
                    if seen(match[0]).replace("\u2011", "-") not in names:
                        yield PARTY_SPELLED_OTHERWISE.at(paragraph.at, match[0], text=match[0], name=name)
            for old, now in renamed.items():
                for match in re.finditer(rf"\b{re.escape(old)}\b", text):
                    yield PARTY_SPELLED_OTHERWISE.at(paragraph.at, match[0], text=match[0], name=now)


def _in_any_spelling(name: str) -> re.Pattern[str]:
    apart = r"[-\u2011\s]?".join(map(re.escape, _WITHIN.split(name)))
    return re.compile(rf"\b{apart}\b", re.IGNORECASE)


def _typed(paragraph: WrittenParagraph) -> str:
    return "".join(part.text for part in paragraph.line if isinstance(part, Text))


def _children(case: Case, title: str) -> tuple[WrittenSection, ...]:
    section = case.prose.section(title)
    return section.subsections if section else ()


PROSE_HEADING_UNKNOWN: Final = Kind(
    "SB-404",
    Severity.ERROR,
    says=Said(
        "Overskriften «{heading}» er ikke kjent, så teksten under den ville ikke kommet med.{nearest}",
        "The heading «{heading}» is not known, so the text under it would be left out.{nearest}",
    ),
    fix=Said("Bruk en av overskriftene: {known}.", "Use one of these headings: {known}."),
)


PART_UNKNOWN: Final = Kind(
    "SB-458",
    Severity.ERROR,
    says=Said(
        "{heading} er ikke en av delene under et tiltak: {known}.{nearest}",
        "{heading} is not one of the parts under a measure: {known}.{nearest}",
    ),
    fix=Said(
        "Bruk en av delene, eller gjør overskriften til vanlig tekst i den delen den hører til.",
        "Use one of the parts, or make the heading ordinary text in the part that it belongs to.",
    ),
)


def _known(
    sections: Iterable[WrittenSection], known: Iterable[str], unknown: Kind = PROSE_HEADING_UNKNOWN
) -> Iterator[Finding]:
    headings = tuple(known)
    by_fold = {folded(heading) for heading in headings}
    seen: set[str] = set()
    for section in sections:
        if folded(section.title) not in by_fold:
            yield unknown.at(
                section.at, section.title,
                heading=section.title, nearest=nearest(section.title, headings), known=", ".join(headings),
            )  # fmt: skip
        elif folded(section.title) in seen:
            yield PROSE_HEADING_TWICE.at(section.at, section.title, heading=section.title)
        seen.add(folded(section.title))


SECTION_MISSING: Final = Kind(
    "SB-402",
    Severity.ERROR,
    says=Said(
        "Overskriften «{heading}» mangler, eller det står ingenting under den.",
        "The heading «{heading}» is missing, or nothing stands under it.",
    ),
    fix=Said("Skriv teksten under overskriften i {file}.", "Write the text under the heading in {file}."),
)


def _as_it_stands(case: Case, heading: str) -> str:
    """Give a fixed top heading as the text has it, or else in the form of Norwegian that the text is in."""
    section = case.prose.section(heading)
    return section.title_as_written if section else heading_in(heading, case.region.written_in)


def _written(case: Case, heading: str, municipality: str | None) -> Iterator[Finding]:
    section = case.prose.section(heading)
    if not (section and section.everything()):
        place = section.at if section else Place(case.prose.file)
        named = _as_it_stands(case, heading)
        yield SECTION_MISSING.at(place, heading=named, file=case.prose.file, municipality=municipality)
