"""What has to be read again when the documents show what the council decided: the text was written about a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Said, Severity
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING

_PROPOSES: Final = re.compile(r"\bf[oø]reslå[rs]\b", re.IGNORECASE)


TEXT_OF_CHANGED: Final = Kind(
    "SB-434",
    Severity.NOTE,
    says=Said(
        "Rådet endret {number} «{name}», og teksten om tiltaket er skrevet før det.",
        "The council changed {number} «{name}», and the text about the measure was written before that.",
    ),
    fix=Said("Se over at teksten er sann om det som ble vedtatt.", "See that the text is true of what was decided."),
)


def texts_of_changed_measures_are_read_again(case: Case) -> Iterator[Finding]:
    """Note the text about each measure whose amount the council changed."""
    if not case.is_decided or case.decision is None:
        return
    for number in dict.fromkeys(change.measure for change in case.decision.changes):
        section = case.prose.text_of(MEASURES_HEADING, number)
        if section is not None:
            yield TEXT_OF_CHANGED.at(section.at, section.title, number=number, name=case.plan.measure(number).name)


NEW_WAS_THERE: Final = Kind(
    "SB-288",
    Severity.ERROR,
    says=Said(
        "Vedtaket sier at {number} er nytt, men tiltaket sto i planen i fjor.",
        "The decision says that {number} is new, but the measure stood in last year's plan.",
    ),
    fix=Said(
        "Skriv endret, år og beløp for et tiltak som var foreslått. Et tiltak som rådet la til, får et nytt nummer.",
        "Write endret, the year and the amount for a measure that was proposed. One that the council added has a new "
        "number.",
    ),
)


def new_measures_are_new(case: Case) -> Iterator[Finding]:
    """A measure that the council added was not in last year's plan: the proposal is made without it."""
    before = case.changes.before.by_number if case.changes else {}
    for measure in case.decision.new if case.decision else ():
        if measure.number in before:
            yield NEW_WAS_THERE.at(measure.at, measure.number, number=measure.number)


TEXT_PROPOSES: Final = Kind(
    "SB-435",
    Severity.NOTE,
    says=Said(
        "Teksten sier «{word}», og dokumentet viser det som er vedtatt.",
        "The text says «{word}», and the document shows what is decided.",
    ),
    fix=Said(
        "Skriv det slik at det er sant også etter vedtaket: «tiltaket får penger fra 2022».",
        "Write it so that it is true after the decision as well.",
    ),
)


def texts_no_longer_propose(case: Case) -> Iterator[Finding]:
    """Note what proposes something in the texts that stand in the attachment of what is decided."""
    if not case.is_decided:
        return
    for heading in (INSTRUMENTS_HEADING, MEASURES_HEADING):
        section = case.prose.section(heading)
        for paragraph in section.everything() if section else ():
            for word in dict.fromkeys(match[0] for match in _PROPOSES.finditer(paragraph.typed)):
                yield TEXT_PROPOSES.at(paragraph.at, word, word=word)
