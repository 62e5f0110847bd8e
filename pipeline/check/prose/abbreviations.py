"""Whether a reader of a document meets an abbreviation before the name it stands for: each document read in its order.

A document writes a party out where its own tables and facts first name it. What the officer writes is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeAlias

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.prose.layout import (
    INSTRUMENTS_HEADING,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    SECTION_WORDS,
    WRITTEN_SECTIONS,
)
from pipeline.domain.prose.prose import WrittenSection
from pipeline.domain.region.region import COUNCIL_WORD, SectionKey
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, said_between
from pipeline.domain.values.text import Text
from pipeline.domain.values.written import said_of
from pipeline.domain.workbook.layout import OTHER_GROUP

# What is read: a text with its place, or the names that a table or a list of facts introduces.
Piece: TypeAlias = tuple[str, Place] | Collection[str]

_CAPITALS: Final = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
_ATTACHMENT: Final = Said("vedlegget", "the attachment")
_COUNCILS: Final = Said("rådets saksfremlegg", "the council's saksfremlegg")


ABBREVIATION_BEFORE_NAME: Final = Kind(
    "SB-425",
    Severity.NOTE,
    says=Said(
        "Teksten bruker {name} før forkortelsen er forklart i {documents}.",
        "The text uses {name} before the abbreviation is explained in {documents}.",
    ),
    fix=Said("Skriv «{full} ({name})» her, den første gangen.", "Write «{full} ({name})» here, the first time."),
)


def abbreviations_are_explained_first(case: Case) -> Iterator[Finding]:
    """Point at the text that uses an abbreviation before the document it comes into has said what it means."""
    names = {party.short_name: party.name.text for party in case.plan.parties if party.is_abbreviated}
    names = {short: name for short, name in names.items() if _CAPITALS.fullmatch(short)}
    found: dict[tuple[Place, str], list[Said]] = {}
    for document, pieces in _documents(case):
        for at, short in _used_too_early(pieces, names):
            found.setdefault((at, short), []).append(document)
    for (at, short), documents in found.items():
        listed = said_between(", ", documents)
        yield ABBREVIATION_BEFORE_NAME.at(at, short, name=short, full=names[short], documents=listed)


def _used_too_early(pieces: Iterator[Piece], names: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    known: set[str] = set()
    for piece in pieces:
        if not isinstance(piece, tuple):
            known |= set(piece)
            continue
        text, at = piece
        known |= {short for short, name in names.items() if name in text}
        for short in dict.fromkeys(_CAPITALS.findall(text)):
            if short in names and short not in known:
                known.add(short)
                yield at, short


def _documents(case: Case) -> Iterator[tuple[Said, Iterator[Piece]]]:
    council = case.region.council
    if case.goes_to_decider or (case.is_budget_plan and case.goes_to_members):
        yield _COUNCILS, _case_document(case.in_form(council.language), COUNCIL_WORD, council.sections)
    if case.goes_to_members:
        for m in case.region.municipalities:
            row = case.of(m)
            if row is None or not case.treats(row):
                continue
            name = Said(f"saksfremlegget til {m.name}", f"the saksfremlegg of {m.name}")
            yield name, _case_document(case.in_form(m.language), m.name, m.sections)
    yield _ATTACHMENT, _attachment(case.in_form(council.language))


def _case_document(case: Case, organ: str, sections: Collection[SectionKey]) -> Iterator[Piece]:
    for key in sections:
        if key in WRITTEN_SECTIONS:
            yield from _texts(case.prose.section(SECTION_WORDS[key]))
        if key is SectionKey.ATTACHMENTS:
            yield from ((a.title.of(case.form), a.at) for a in case.attachments if a.concerns in {None, organ})
        if key is SectionKey.OWN_ASSESSMENT:
            yield from _texts(case.prose.part(MUNICIPALITIES_HEADING, organ))
        for instrument in _instruments_in(key, case):
            heading = instrument.heading.of(case.form)
            yield heading, instrument.at
            yield from _texts(case.prose.part(INSTRUMENTS_HEADING, heading))
            for measure in case.plan.under(instrument):
                yield from _row(measure, case.form)


def _instruments_in(key: SectionKey, case: Case) -> Iterator[Instrument]:
    """Give the instruments whose measures a section shows: all in the assessment, or, in December, group by group."""
    if case.is_budget_plan:
        is_strategic = {SectionKey.STRATEGIC_MEASURES: True, SectionKey.OTHER_MEASURES: False}.get(key)
        yield from (i for i in case.plan.instruments if (i.group != OTHER_GROUP) is is_strategic)
    elif key is SectionKey.ASSESSMENT:
        yield from case.plan.instruments


def _attachment(case: Case) -> Iterator[Piece]:
    for measure in case.plan.measures:
        yield from _row(measure, case.form)
        yield from _texts(case.prose.text_of(MEASURES_HEADING, measure.number.value))


def _row(measure: Measure, form: Language) -> Iterator[Piece]:
    """Give what a measure's row in a table says; its owners and partners explain what stands beside them."""
    yield [*(owner.called.of(form) for owner in measure.owners), *said_of(measure.partners, form)]
    for text in (measure.name, measure.role_note, measure.note_now, measure.note_later):
        yield text.of(form), measure.number.at


def _texts(section: WrittenSection | None) -> Iterator[Piece]:
    for paragraph in section.everything() if section else ():
        yield "".join(part.text for part in paragraph.line if isinstance(part, Text)), paragraph.at
