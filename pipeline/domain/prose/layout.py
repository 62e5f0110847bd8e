"""The one description of `tekster.docx` and of the sections of a case document: headings, their order, and the fields.

As domain/layout.py is for the workbook: reading, checking, `new-case` and the order in region.yaml come from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.language import Language

SECTION_WORDS: Final = {
    SectionKey.ATTACHMENTS: "Vedlegg",
    SectionKey.OTHER_DOCUMENTS: "Andre saksdokumenter",
    SectionKey.SUMMARY: "Sammendrag",
    SectionKey.ACCOUNT: "Saksutredning",
    SectionKey.LEGAL_BASIS: "Rettslig grunnlag og myndighet",
    SectionKey.FACTS: "Fakta",
    SectionKey.INCOME: "Inntekter",
    SectionKey.RUNNING_COSTS: "Drift av rådet",
    SectionKey.ASSESSMENT: "Vurdering",
    SectionKey.STRATEGIC_MEASURES: "Tiltak i planen",
    SectionKey.OTHER_MEASURES: "Øvrige regionale tiltak",
    SectionKey.BALANCE: "Budsjett i balanse",
    SectionKey.USED_SO_FAR: "Brukt hittil",
    SectionKey.EARLIER_DECISIONS: "Bundet av tidligere vedtak",
    SectionKey.CHANGES: "Endringer",
    SectionKey.OWN_ASSESSMENT: "Kommunens egen vurdering",
    SectionKey.INPUT_FROM_MUNICIPALITIES: "Innspill fra kommunene",
    SectionKey.CLIMATE: "Klima og miljø",
    SectionKey.CHILDREN: "Barn og unge",
    SectionKey.PUBLIC_HEALTH: "Folkehelse",
    SectionKey.EQUALITY: "Likestilling og universell utforming",
    SectionKey.ALTERNATIVES: "Alternative løsninger",
    SectionKey.ECONOMY: "Økonomiske konsekvenser",
    SectionKey.CONCLUSION: "Konklusjon",
    SectionKey.PROPOSAL: "Forslag",
    SectionKey.SIGNATURES: "Underskrift",
}
"""Every section by the word that region.yaml lists it by, in the default order."""

DEFAULT_ORDER: Final = tuple(SECTION_WORDS)

WRITTEN_SECTIONS: Final = (
    SectionKey.SUMMARY,
    SectionKey.ACCOUNT,
    SectionKey.LEGAL_BASIS,
    SectionKey.FACTS,
    SectionKey.ASSESSMENT,
    SectionKey.INPUT_FROM_MUNICIPALITIES,
    SectionKey.CLIMATE,
    SectionKey.CHILDREN,
    SectionKey.PUBLIC_HEALTH,
    SectionKey.EQUALITY,
    SectionKey.ALTERNATIVES,
    SectionKey.ECONOMY,
    SectionKey.CONCLUSION,
)
"""The sections that the officer writes, each under a heading 1 of the same name."""

BUDGET_SECTIONS: Final = (
    SectionKey.INCOME,
    SectionKey.RUNNING_COSTS,
    SectionKey.STRATEGIC_MEASURES,
    SectionKey.OTHER_MEASURES,
    SectionKey.BALANCE,
    SectionKey.USED_SO_FAR,
    SectionKey.EARLIER_DECISIONS,
    SectionKey.CHANGES,
)
"""The sections that only a part of the budget plan has. None of them holds the officer's words, so an order in
region.yaml need not name them."""

IN_THE_COUNCILS_DOCUMENT: Final = (
    SectionKey.FACTS,
    SectionKey.INCOME,
    SectionKey.RUNNING_COSTS,
    SectionKey.ASSESSMENT,
    SectionKey.STRATEGIC_MEASURES,
    SectionKey.OTHER_MEASURES,
    SectionKey.BALANCE,
    SectionKey.USED_SO_FAR,
    SectionKey.EARLIER_DECISIONS,
)
"""The sections of December that stand in the council's budget and plan alone. A municipality's saksfremlegg, which has
that document as an attachment, is about what the municipality decides. One of them that region.yaml has under
«påkrevd» for it is there all the same."""

REQUIRED_SECTIONS: Final = (SectionKey.SUMMARY, SectionKey.ACCOUNT, SectionKey.ASSESSMENT, SectionKey.CONCLUSION)


def whole_order(sections: Sequence[SectionKey]) -> tuple[SectionKey, ...]:
    """Put each section that an order does not name where the default order has it: after the one before it there."""
    whole = list(sections)
    for before, key in pairwise(DEFAULT_ORDER):
        if key not in whole:
            whole.insert(whole.index(before) + 1, key)
    return tuple(whole)


def with_proposal(sections: Sequence[SectionKey], *, is_first: bool) -> tuple[SectionKey, ...]:
    """Put the proposal before all other sections, or behind them, where those who sign follow it."""
    others: list[SectionKey] = [key for key in sections if key != SectionKey.PROPOSAL]
    if len(others) == len(sections):
        return tuple(sections)
    last = others.index(SectionKey.SIGNATURES) if SectionKey.SIGNATURES in others else len(others)
    others.insert(0 if is_first else last, SectionKey.PROPOSAL)
    return tuple(others)


MUNICIPALITIES_HEADING: Final = "Kommuner"
INSTRUMENTS_HEADING: Final = "Virkemidler"
MEASURES_HEADING: Final = "Tiltak"
CONTAINERS: Final = (MUNICIPALITIES_HEADING, INSTRUMENTS_HEADING, MEASURES_HEADING)

TOP_HEADINGS: Final = (*(SECTION_WORDS[key] for key in WRITTEN_SECTIONS), *CONTAINERS)

MEASURE_HEADINGS: Final = {
    "Bakgrunn": "bakgrunn",
    "Mål": "mål",
    "Aktiviteter": "aktiviteter",
    "Fremdrift": "fremdrift",
    "Forventet effekt": "effekt",
    "Oppfølging": "oppfølging",
}
"""The headings 3 under a measure, each with its key in the wording."""

IN_NYNORSK: Final = {
    "Andre saksdokumenter": "Andre saksdokument",
    "Sammendrag": "Samandrag",
    "Saksutredning": "Saksutgreiing",
    "Rettslig grunnlag og myndighet": "Rettsleg grunnlag og myndigheit",
    "Kommunens egen vurdering": "Kommunen si eiga vurdering",
    "Øvrige regionale tiltak": "Andre regionale tiltak",
    "Bundet av tidligere vedtak": "Bunde av tidlegare vedtak",
    "Endringer": "Endringar",
    "Innspill fra kommunene": "Innspel frå kommunane",
    "Alternative løsninger": "Alternative løysingar",
    "Økonomiske konsekvenser": "Økonomiske konsekvensar",
    "Forslag": "Framlegg",
    "Kommuner": "Kommunar",
    "Virkemidler": "Verkemiddel",
    "Aktiviteter": "Aktivitetar",
    "Fremdrift": "Framdrift",
    "Forventet effekt": "Venta effekt",
}
"""The fixed headings that are others in nynorsk. Either form may stand in either text, and in region.yaml."""


def heading_in(heading: str, language: Language) -> str:
    """Give a fixed heading in a form of Norwegian."""
    return IN_NYNORSK.get(heading, heading) if language is Language.NYNORSK else heading


SUMMARY_LENGTH: Final = 450
"""Characters of the officer's own text under Sammendrag."""

FIELDS: Final = {
    "budsjettår": "budsjettåret, for eksempel 2021",
    "siste_år": "det siste året i planperioden, for eksempel 2024",
    "planperiode": "årene etter budsjettåret, for eksempel 2022–2024",
    "hele_planperioden": "alle årene i planen, for eksempel 2021–2024",
    "antall_tiltak": "hvor mange tiltak planen har",
    "antall_tiltak_med_midler": "hvor mange tiltak som får penger fra rammen i budsjettåret",
    "antall_virkemidler": "hvor mange virkemidler strategien har",
    "antall_virkemidler_med_tiltak": "hvor mange virkemidler som har tiltak",
    "sum_foreslått": "det tiltakene bruker av rammen i budsjettåret",
    "ramme": "rådets ramme i budsjettåret",
    "ikke_fordelt": "det som er igjen av rammen",
    "overskridelse": "det tiltakene koster mer enn rammen",
    "sum_planlagt": "summen av beløp etter budsjettåret som ikke er bundet",
    "planlagt_per_år": "det samme, år for år",
    "sum_bundet": "summen av beløp etter budsjettåret som er bundet",
    "sum_anslag": "summen av anslagene, som aldri er med i de andre summene",
    "rådet": "rådets fulle navn",
    "rådet_kort": "rådets korte navn",
}
"""The closed list of fields `{{ … }}` that the prose may use, and what each becomes."""
