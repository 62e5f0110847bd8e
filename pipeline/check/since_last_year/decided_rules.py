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
