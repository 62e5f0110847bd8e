"""What a text refers to beside itself: an attachment by its number, and a day by its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.numbers.mentions import mentions
from pipeline.domain.numbers.quantities import Date, Years
from pipeline.domain.numbers.tokens import tokens
from pipeline.domain.numbers.vocabulary import vocabulary
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.said import Said

_SENTENCE: Final = re.compile(r"(?<=[^\d.][.!?])\s+(?=[A-ZÆØÅ«])")
_ATTACHMENT: Final = re.compile(r"\bvedlegg (?:nr\.? |nummer )?(\d{1,2})\b(?! (?:til|i|av|ved)\b)", re.IGNORECASE)
_EVERY_YEAR: Final = re.compile(r"\b(?:hvert|kvart|hver|kvar|årlig|årleg|årlige|årlege)\b|\b17\. mai\b")

ATTACHMENT_NOT_THERE: Final = Kind(
    "SB-462",
    Severity.WARNING,
    says=Said(
        "Teksten viser til {text}, men det høyeste nummeret i vedleggslisten er {count}.",
        "The text refers to {text}, but the highest number in the list of attachments is {count}.",
    ),
    fix=Said(
        "Rett nummeret, eller skriv hva vedlegget heter. Er det et vedlegg til noe annet, skriver du til hva: vedlegg "
        "3 til avtalen.",
        "Correct the number, or write what the attachment is called. If it is of something else, write of what: "
        "vedlegg 3 til avtalen.",
    ),
)

DATE_WITHOUT_YEAR: Final = Kind(
    "SB-463",
    Severity.NOTE,
    says=Said("Datoen «{text}» har ikke årstall.", "The date «{text}» has no year."),
    fix=Said(
        "Skriv årstallet. Gjelder datoen hvert år, kan du skrive det: 1. mars hvert år.",
        "Write the year. If the date is of every year, you can say so: 1. mars hvert år.",
    ),
    many=Said("{count} datoer har ikke årstall.", "{count} dates have no year."),
)


def attachments_referred_to_are_there(case: Case) -> Iterator[Finding]:
    """See that a text refers to no attachment by a number that nobody's list reaches."""
    organs = (*(municipality.name for municipality in case.region.municipalities), COUNCIL_WORD)
    count = max(sum(a.concerns in {None, organ} for a in case.attachments) for organ in organs)
    for section in case.prose.sections:
        for paragraph in section.everything():
            for match in _ATTACHMENT.finditer(paragraph.typed.replace("\u00a0", " ")):
                if int(match[1]) > count:
                    yield ATTACHMENT_NOT_THERE.at(paragraph.at, match[0], text=match[0], count=count)


def dates_have_a_year(case: Case) -> Iterator[Finding]:
    """See that a date has a year, in itself or in its sentence, unless it is of every year."""
    for section in case.prose.sections:
        for paragraph in section.everything():
            for sentence in _SENTENCE.split(paragraph.typed):
                for date in _without_year(sentence):
                    yield DATE_WITHOUT_YEAR.at(paragraph.at, date, text=date)


def _without_year(sentence: str) -> Iterator[str]:
    if not any(map(str.isdecimal, sentence)):
        return  # no date
    said = tokens(sentence)
    found = mentions(said, vocabulary({}, {}))
    has_year = any(
        isinstance(m.quantity, Years) or (isinstance(m.quantity, Date) and m.quantity.year is not None) for m in found
    )
    if has_year or "\ufffc" in sentence or _EVERY_YEAR.search(sentence):
        return
    for mention in found:
        if isinstance(mention.quantity, Date):
            yield sentence[said[mention.first].start : said[mention.end - 1].end]
