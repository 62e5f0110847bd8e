"""What has to be read again when the documents show what the council decided: the text was written about a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING

_PROPOSES: Final = re.compile(r"\bf[oø]reslå[rs]\b", re.IGNORECASE)


def texts_of_changed_measures_are_read_again(case: Case) -> Iterator[Finding]:
    """Note the text about each measure whose amount the council changed."""
    if not case.is_decided or case.decision is None:
        return
    for number in dict.fromkeys(change.measure for change in case.decision.changes):
        section = case.prose.text_of(MEASURES_HEADING, number)
        if section is not None:
            yield sb.TEXT_OF_CHANGED.at(section.at, section.title, number=number, name=case.plan.measure(number).name)


def texts_no_longer_propose(case: Case) -> Iterator[Finding]:
    """Note what proposes something in the texts that stand in the attachment of what is decided."""
    if not case.is_decided:
        return
    for heading in (INSTRUMENTS_HEADING, MEASURES_HEADING):
        section = case.prose.section(heading)
        for paragraph in section.everything() if section else ():
            for word in dict.fromkeys(match[0] for match in _PROPOSES.finditer(paragraph.typed)):
                yield sb.TEXT_PROPOSES.at(paragraph.at, word, word=word)
