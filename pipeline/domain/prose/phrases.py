"""The sentences and words that documents say, with the gaps that each may have: what the shipped wording has.

The wording is data (templates/ordlyd.nb.yaml, ordlyd.nn.yaml), and a user may edit a copy of it. The shipped
sentences are the list that keeps an edit from leaving a document with a hole, or with a number that is not the plan's.
compose/ fills the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.domain.prose.wording import gaps

_POINT: Final = re.compile(r"[KRD]\d+(?:\.|$)")
_INSIDE_A_POINT: Final = re.compile(
    r"K2\.(?:og|det\..*)|D2\.(?:kommunene|fylkeskommunen|overført|andre)|D3\.andel|D4\.til_fond|D6\.fra_fond|"
    r"R3\.(?:fordelt|alt_til)"
)
_GROUPS: Final = frozenset({"gruppe", "andre_gruppe"})
_MEMBERS: Final = frozenset({
    "kommunene", "Kommunene", "medlemmene", "betalerne", "Betalerne", "alle_betalerne", "Alle_betalerne", "Betaler",
    "alle_som_deler", "som_deler", "kommunestyrene",
})  # fmt: skip
EVERYWHERE: Final = frozenset({"rådet", "Rådet", "tiltakene", "Tiltakene"})
"""What any phrase may have: whom and what the whole document speaks of."""
_ITS_OWN: Final = frozenset({"medlem", "kommune", "kommunen", "Kommunen", "direktøren", "Direktøren"})
"""What a phrase of a document to one of them may have too: the one that the whole document speaks of."""
_ALSO_FILLED: Final[Mapping[str, frozenset[str]]] = {
    "overskrift.forslag_vedtak.vedtatt": frozenset({"forslagsstiller"}),
    "innledning.vedtak.vedtatt": frozenset({"forslagsstiller"}),
    "økonomi.senere_anslag": frozenset({"periode"}),
    "balanse.går_opp": frozenset({"ut"}),
    "D3": frozenset({"år"}),
    "D3.folketall": frozenset({"år"}),
    "D3.avtalt": frozenset({"år"}),
    "D3.uten_andeler": frozenset({"år"}),
}

# Who a document speaks of is the same all through it, so a sentence without the name still says the same.
_BODIES: Final = EVERYWHERE | _GROUPS | _MEMBERS | {"organ", "forslagsstiller", "innstiller"}
_OWN_MUNICIPALITY: Final = re.compile(
    r"K\d+(?:\.|$)|konsekvens\.|brev\.|overskrift\.(?:konsekvenser|egen_vurdering)$|forslagsstiller\.kommune$|"
    r"nøkkel\.(?:egen_andel|i_fjor\..*)$"
)
_LISTED: Final = frozenset(
    {"organ_i", "vedtak_i.dato", "vedtak_i.sak", "vedtak_i.dato_sak", "innspill.vedtatt", "innspill.vedtatt.ett"}
)  # said once for each body

AMOUNT_GAPS: Final = frozenset((
    "andel", "andeler", "beløp", "bruk", "bundet", "drift", "før", "første", "høyeste", "inn", "inntekter", "kilder",
    "laveste", "mangler", "nå", "overskridelse", "per_år", "ramme", "rest", "senere", "sum", "tilskudd", "ubrukt", "ut",
    "utover",
))  # fmt: skip
"""The gaps that are filled with kroner, or with a part of them."""

YEAR_GAPS: Final = frozenset({"år", "neste_år", "forrige", "forrige_år", "periode"})
"""The gaps that are filled with a year, or with several."""

NUMBER_WORDS: Final = "tallord"
"""The key of the words for numbers, from that of 0 on."""

_WORDS: Final = frozenset({NUMBER_WORDS, "tiltakene", "tiltakene.ett"})  # what others are filled with

REPLACED: Final[Mapping[str, str]] = {
    "bok.diagram": "diagram",
    "bundet.ingenting": "bundet.sum",
    "diagram.fra_til": "diagram.lavest_høyest",
    "diagram.rekkefølge": "diagram.viser",
    "innspill.fra": "tabell.innspill_fra",
    "tabell.innspill": "tabell.innspill_fra",
    "vedtak.andel": "vedtak.andel_til",
    "R2": "R2.vedtakene",
    "balanse.sum_ut": "balanse.sum_tiltak",
    "tabell.endringer": "tabell.endringer_i",
    "tabell.endringer_sum": "tabell.endringer_i",
    "konklusjon": "sammendrag",
    "konsekvens.dekker_selv": "konsekvens.betaler_selv",
    "virkemiddel.fullt_navn": "virkemiddel.navn",
    "K2.igjen": "K2.det.igjen",
    "K2.alt_brukt": "K2.det.alt_brukt",
    "K2.over": "K2.det.over",
    "K3.ingen_ny": "K2.det.ingen_ny",
    "K3.dekket": "K2.det.dekket",
    "K4.planlagt": "K2.det.planlagt",
    "K4.planlagt.ett_år": "K2.det.planlagt.ett_år",
    "K4.bindende": "K2.det.bundet",
    "K5.ett": "K5.ansvar_ett",
    "K5.ett.midler": "K5.ansvar_ett",
    "K5.flere": "K5.ansvar_flere",
    "K5.flere.midler": "K5.ansvar_flere",
    "K5.liste": "K5.ansvar_liste",
    "K5.liste.midler": "K5.ansvar_liste",
    "K6": "K6.oppdateres",
    "K6.med_dato": "K6.oppdateres.med_dato",
    "K7": "K6.oppdateres",
    "R1": "R1.vedtar",
    "R1.endret": "R1.vedtar.endret",
    "R3": "R3.igjen",
    "R3.alt": "R3.alt_brukt",
    "R3.over": "R3.over_rammen",
    "R4.fullmakt": "R4.fullmakt.del",
    "R7": "økonomi.anslag_utenfor",
    "R9.ett": "R9.bortfall",
    "R9.flere": "R9.bortfall",
    "R11": "R1.vedtar",
    "D4.bundet": "D4.av_dette_bundet",
    "D6.fond": "D6.bruker_fond",
}
"""Phrases that are no more, each with the one that came in its place. One whose gaps change, or that takes over what
another said, gets a new key, and its old one stands here: then a wording file of an older version goes on being read,
and nothing that a proposal has to say is lost with it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The gaps of a sentence: those of the shipped one, and those that are filled too though it does without them."""

    key: str
    shipped: frozenset[str]
    more: frozenset[str]

    @property
    def gaps(self) -> frozenset[str]:
        """Every gap that the sentence may have."""
        return self.shipped | self.more

    @property
    def optional(self) -> frozenset[str]:
        """The gaps that the sentence says the same without."""
        if self.key in _LISTED:
            return self.more
        own = _ITS_OWN if _OWN_MUNICIPALITY.match(self.key) else frozenset[str]()
        return self.more | (self.shipped & (_BODIES | own))

    @property
    def required(self) -> frozenset[str]:
        """The gaps that the sentence must have."""
        return self.shipped - self.optional


def phrases_of(shipped: Iterable[Mapping[str, str]]) -> dict[str, Phrase]:
    """Every phrase by its key, in the order of the shipped wordings; ValueError when one has a brace left open."""
    found: dict[str, frozenset[str]] = {}
    for wording in shipped:
        for key, sentence in wording.items():
            found[key] = found.get(key, frozenset()) | gaps(sentence)
    return {key: Phrase(key, own, _more(key) - own) for key, own in found.items()}


def _more(key: str) -> frozenset[str]:
    if key in _WORDS:
        return frozenset()
    is_point = _POINT.match(key) and not _INSIDE_A_POINT.fullmatch(key)
    organ = {"organ"} if is_point else frozenset[str]()
    own = _ITS_OWN if _OWN_MUNICIPALITY.match(key) else frozenset[str]()
    return EVERYWHERE | organ | own | _ALSO_FILLED.get(key, frozenset())
