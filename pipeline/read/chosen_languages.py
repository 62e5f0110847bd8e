"""Which language each document is in: as region.yaml says, or, of an organ that is neutral, as the case says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.domain.region.region import Council, Municipality, Region
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.read.twin.findings import LANGUAGE_BLANK, LANGUAGE_FIXED
from pipeline.read.workbook.table import Row


def with_chosen_languages(region: Region, form: Row, rows: Iterable[Row]) -> Region:
    """Give the region with the language that this case has in each organ; one that has not chosen blocks its own."""
    by_name = {folded(row.shown("municipality")): row for row in reversed(tuple(rows))}
    chosen = form.choice("council_language", Language)
    language = _language(region.council, chosen, form, "council_language")
    council = replace(region.council, language=language, is_neutral=region.council.is_neutral and chosen is None)
    municipalities = []
    for municipality in region.municipalities:
        row = next((by_name[folded(name)] for name in municipality.names if folded(name) in by_name), None)
        if row is not None:  # a municipality without a row has a finding of its own
            row = row.scoped(municipality.name)
            choice = row.choice("language", Language)
            language = _language(municipality, choice, row, "language")
            is_open = municipality.is_neutral and choice is None
            municipality = replace(municipality, language=language, is_neutral=is_open)  # noqa: PLW2901 - the same one
        municipalities.append(municipality)
    if not region.has_council:  # it is the municipality itself, and its row says
        (one,) = municipalities
        council = replace(region.council, language=one.language, is_neutral=one.is_neutral)
    return replace(region, council=council, municipalities=tuple(municipalities))


def _language(organ: Council | Municipality, chosen: Sourced[Language] | None, row: Row, key: str) -> Language:
    sheet, heading, name = row.sheet.name, row.heading(key), organ.known_as
    words = ", ".join(Language)
    if organ.is_neutral and row.is_blank(key):
        row.find(LANGUAGE_BLANK, key, None, None, name=name, heading=heading, sheet=sheet, choices=words)
    if organ.is_neutral and chosen is not None:
        return chosen.value
    if chosen is not None and chosen.value is not organ.language:
        word = chosen.value.value
        row.find(LANGUAGE_FIXED, key, None, word, name=name, chosen=word, fixed=organ.language.value)
    return organ.language
