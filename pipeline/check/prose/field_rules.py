"""Whether the fields `{{ … }}` of a text can be filled, in the prose and in the cells of the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import texts
from pipeline.domain.case.fields import Asked, Lack, OfPlan, Unfilled, asked
from pipeline.domain.case.given import Money, MoneyByYear, given
from pipeline.domain.findings.finding import Finding, Kind, Severity, nearest, nearest_number
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.layout import FIELDS, MUNICIPALITIES_HEADING
from pipeline.domain.prose.prose import WrittenParagraph, same_heading
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import FieldRef
from pipeline.domain.workbook.fields import period


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    at: Place
    municipality: str | None


FIELD_UNKNOWN: Final = Kind(
    "SB-401",
    Severity.ERROR,
    says=Said("Feltet {{{{ {name} }}}} finnes ikke.{nearest}", "The field {{{{ {name} }}}} does not exist.{nearest}"),
    fix=Said("Bruk et av disse feltene: {known}.", "Use one of these fields: {known}."),
)

FIELD_OF_NOTHING: Final = Kind(
    "SB-459",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} er om {word}, som ikke er i planen.{nearest}",
        "The field {{{{ {name} }}}} is about {word}, which is not in the plan.{nearest}",
    ),
    fix=Said("Skriv en av disse i feltet: {known}.", "Write one of these in the field: {known}."),
)

FIELD_OF_ENDED: Final = Kind(
    "SB-446",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} er om {word}, som er avsluttet.",
        "The field {{{{ {name} }}}} is about {word}, which has ended.",
    ),
    fix=Said(
        "Skriv om setningen. Det tiltaket fikk før, kan stå som vanlig tekst.",
        "Rewrite the sentence. What the measure got before may stand as ordinary text.",
    ),
)

FIELD_SIDE_UNKNOWN: Final = Kind(
    "SB-447",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} kan ikke fylles ut: {what}.{nearest}",
        "The field {{{{ {name} }}}} cannot be filled: {what}.{nearest}",
    ),
    fix=Said("Etter punktum kan det stå: {known}.", "After the full stop there may stand: {known}."),
)

FIELD_YEAR_OUTSIDE: Final = Kind(
    "SB-448",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} er for {word}, men planen gjelder {period}.",
        "The field {{{{ {name} }}}} is for {word}, but the plan is for {period}.",
    ),
    fix=Said(
        "Skriv et år i planen, eller beløp eller senere, som følger med når planen rulleres. Et tall fra et år som er "
        "over, skriver du som vanlig tekst.",
        "Write a year of the plan, or «beløp» or «senere», which move on when the plan is rolled over. A number of a "
        "year that is past you write as ordinary text.",
    ),
)

FIELD_MIXED: Final = Kind(
    "SB-449",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} har ingen sum: tiltaket har ikke samme status i alle årene.",
        "The field {{{{ {name} }}}} has no sum: the measure does not have the same status in all of the years.",
    ),
    fix=Said("Skriv et felt for hvert år.", "Write a field for each year."),
)

FIELD_BLANK: Final = Kind(
    "SB-450",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} kan ikke fylles ut: beløpet for {word} er ikke kjent.",
        "The field {{{{ {name} }}}} cannot be filled: the amount for {word} is not known.",
    ),
    fix=Said(
        "Fyll ut beløpet i arbeidsboken (arket Ramme, eller tilskuddet fra kommunene og fordelingsnøkkelen), eller ta "
        "feltet bort.",
        "Fill in the amount in the workbook (the sheet Ramme, or what the municipalities pay and the key), or take the "
        "field away.",
    ),
)

FIELD_OF_MONEY: Final = Kind(
    "SB-473",
    Severity.ERROR,
    says=Said(
        "Feltet {{{{ {name} }}}} er et beløp, men planen er uten penger (penger: nei).",
        "The field {{{{ {name} }}}} is an amount, but the plan has no money (penger: nei).",
    ),
    fix=Said("Ta feltet bort, eller rett region.yaml.", "Take the field away, or correct region.yaml."),
)

_NO_SIDE: Final = Said("det mangler et ord eller et år etter punktum", "a word or a year after a full stop is missing")
_WRONG_SIDE: Final = Said("«{word}» kan ikke stå etter punktum her", "«{word}» cannot stand after the full stop here")
_KINDS: Final = {
    Lack.FIELD: FIELD_UNKNOWN,
    Lack.THING: FIELD_OF_NOTHING,
    Lack.ENDED: FIELD_OF_ENDED,
    Lack.SIDE: FIELD_SIDE_UNKNOWN,
    Lack.YEAR: FIELD_YEAR_OUTSIDE,
    Lack.MIXED: FIELD_MIXED,
    Lack.BLANK: FIELD_BLANK,
}


def fields_exist(case: Case) -> Iterator[Finding]:
    """A field is one that the plan can fill: its name, what it is about, and the year are there."""
    for field in _fields(case):
        lack = asked(field.name, case)
        if not case.region.has_money and _is_of_money(lack, case):
            yield FIELD_OF_MONEY.at(field.at, field.name, municipality=field.municipality, name=field.name)
            continue
        if isinstance(lack, Unfilled):
            yield _KINDS[lack.lack].at(
                field.at, field.name, municipality=field.municipality,
                name=field.name, word=lack.word, what=_what(lack.word),
                period=period(case.plan.years.all), nearest=_nearest(lack),
                known=", ".join(lack.known if lack.lack is not Lack.FIELD else FIELDS),
            )  # fmt: skip


def _is_of_money(found: Asked | Unfilled, case: Case) -> bool:
    """Say whether a field gives an amount, or what there is in the place of one."""
    if isinstance(found, Unfilled):
        return found.lack is Lack.BLANK
    return found == OfPlan("antall_tiltak_med_midler") or isinstance(given(found, case), Money | MoneyByYear | Status)


def _what(side: str) -> Said:
    said = _NO_SIDE if not side else _WRONG_SIDE
    return said.filled(word=side)


def _nearest(lack: Unfilled) -> Said:
    return (nearest_number if lack.lack is Lack.THING else nearest)(lack.word, lack.known)


def _fields(case: Case) -> Iterator[_Field]:
    names = {folded(municipality.name): municipality.name for municipality in case.region.municipalities}
    for section in case.prose.sections:
        is_municipal = same_heading(section.title, MUNICIPALITIES_HEADING)
        for paragraph in section.paragraphs:
            yield from _in_paragraph(paragraph, None)
        for child in section.subsections:
            of = names.get(folded(child.title)) if is_municipal else None
            for paragraph in child.everything():
                yield from _in_paragraph(paragraph, of)
    for cell in texts(case):
        yield from (_Field(field.name, cell.at, cell.municipality) for field in fields_in(cell.text))


def _in_paragraph(paragraph: WrittenParagraph, municipality: str | None) -> Iterator[_Field]:
    for part in paragraph.line:
        if isinstance(part, FieldRef):
            yield _Field(part.name, paragraph.at, municipality)
