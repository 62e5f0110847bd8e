"""How a field is written in a text: `{{ ramme }}`, `{{ T06.2022 }}`, `{{ virkemiddel.2.sum }}`, `{{ andel.Nordby }}`.

What is written is mended here: Word puts in signs that nobody sees, other dashes, other blanks and curly quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.domain.prose.layout import FIELDS

INSTRUMENT: Final = "virkemiddel"
SHARE: Final = "andel"
BY_YEAR: Final = ("ramme", "sum_foreslått")
"""The fields of the plan that may be followed by a year, or by a first and a last one."""

MEASURE_SIDES: Final[Mapping[str, str]] = {
    "beløp": "beløpet i budsjettåret",
    "senere": "beløpet i årene etter, lagt sammen",
    "status": "statusen i budsjettåret, i ord",
    "eier": "tiltakseieren, eller eierne",
    "navn": "navnet på tiltaket",
}
"""What may follow the number of a measure, and what it becomes; a year, or a first and a last one, may too."""

INSTRUMENT_SIDES: Final[Mapping[str, str]] = {
    "sum": "det tiltakene under virkemiddelet får av rammen i budsjettåret",
    "senere": "det samme i årene etter, lagt sammen",
    "antall": "hvor mange tiltak virkemiddelet har",
    "navn": "overskriften til virkemiddelet",
}
"""What may follow `virkemiddel` and its number, and what it becomes; a year, or a first and a last one, may too."""

_UNSEEN: Final = "[\u00ad\u200b-\u200f\u2060\ufeff]*"  # what may stand between the two braces and not be seen
_FIELD: Final = re.compile(rf"\{{{_UNSEEN}\{{([^{{}}]{{1,100}})\}}{_UNSEEN}\}}")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_QUOTES: Final = "\"'\u2018\u2019\u201a\u201c\u201d\u201e«»"
_YEARS: Final = re.compile(r"(\d{4})(?: ?[-/] ?(\d{4}|\d\d))?")
_KNOWN: Final = {name.casefold(): name for name in FIELDS}


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field in a text: its name, mended, and where it begins and ends."""

    name: str
    start: int
    end: int


def fields_in(text: str) -> Iterator[FieldName]:
    """Give the fields of a text in their order; what is not closed, or is empty, is none."""
    for match in _FIELD.finditer(text):
        if name := mended(match[1]):
            yield FieldName(name, match.start(), match.end())


def mended(written: str) -> str:
    """Give a field's name as it was meant: without what cannot be seen, and with plain blanks, dashes and letters."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", written) if unicodedata.category(sign) != "Cf")
    plain = " ".join(_DASHES.sub("-", seen).split()).strip(_QUOTES).strip()
    name = ".".join(part.strip() for part in plain.split("."))
    return _KNOWN.get(name.casefold(), name)


def years_in(side: str) -> tuple[int, ...]:
    """Give the years that a side of a field names, `2022` or `2022-2024`; none where it names no years."""
    match = _YEARS.fullmatch(side)
    if match is None:
        return ()
    first = match[1]
    last = match[2] or first
    return tuple(range(int(first), int(first[: len(first) - len(last)] + last) + 1))
