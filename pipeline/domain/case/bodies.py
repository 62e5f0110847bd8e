"""The council's own bodies: they own measures without a row in the sheet Parter, and get no state aid of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.domain.plan.measures import Party
from pipeline.domain.region.region import COUNCIL_WORD, Council
from pipeline.domain.values.characters import folded
from pipeline.domain.values.written import as_name

_EXECUTIVE: Final = ("Arbeidsutvalget", "Arbeidsutvalet", "AU")


def own_bodies(council: Council) -> Mapping[str, Party]:
    """Give the council and its executive committee (arbeidsutvalg) by what they may be called, folded."""
    short_name = council.short_name.text
    called = short_name[:1].upper() + short_name[1:] or council.known_as
    itself, executive = Party(called, as_name(called)), Party(_EXECUTIVE[0], as_name(_EXECUTIVE[0]))
    names = dict.fromkeys(
        (COUNCIL_WORD, *(name for called in (council.name, council.short_name) for _, name in called.forms)), itself
    )
    names |= dict.fromkeys(_EXECUTIVE, executive)
    return {folded(name): party for name, party in names.items() if name}
