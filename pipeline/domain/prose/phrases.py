"""The sentences and words that documents say, with the gaps that each may have: what the shipped wording has.

The wording is data (templates/ordlyd.nb.yaml, ordlyd.nn.yaml), and a user may edit a copy of it. The shipped
sentences are the list that keeps an edit from leaving a document with a hole. compose/ fills the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.domain.prose.wording import gaps

_POINT: Final = re.compile(r"[KRD]\d+(?:\.|$)")
_INSIDE_A_POINT: Final = frozenset(
    {"D2.kommunene", "D2.fylkeskommunen", "D2.overført", "D2.andre", "D3.andel", "D4.til_fond", "D6.fra_fond"}
)
_ORGANS: Final = frozenset({"organ", "rådet", "Rådet"})
_ALSO_FILLED: Final[Mapping[str, frozenset[str]]] = {
    "overskrift.forslag_vedtak.vedtatt": frozenset({"forslagsstiller"}),
    "innledning.vedtak.vedtatt": frozenset({"forslagsstiller"}),
    "konsekvens.ingen_ny": frozenset({"rådet"}),
    "K3.budsjetteres": frozenset({"kommune"}),
    "balanse.går_opp": frozenset({"ut"}),
    "D3": frozenset({"år"}),
    "D3.folketall": frozenset({"år"}),
    "D3.avtalt": frozenset({"år"}),
    "D3.uten_andeler": frozenset({"år"}),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The gaps of a sentence: those of the shipped one, and those that are filled too though it does without them."""

    shipped: frozenset[str]
    more: frozenset[str]

    @property
    def gaps(self) -> frozenset[str]:
        """Every gap that the sentence may have."""
        return self.shipped | self.more


def phrases_of(shipped: Iterable[Mapping[str, str]]) -> dict[str, Phrase]:
    """Every phrase by its key, in the order of the shipped wordings; ValueError when one has a brace left open."""
    found: dict[str, frozenset[str]] = {}
    for wording in shipped:
        for key, sentence in wording.items():
            found[key] = found.get(key, frozenset()) | gaps(sentence)
    return {key: Phrase(own, _more(key) - own) for key, own in found.items()}


def _more(key: str) -> frozenset[str]:
    is_point = _POINT.match(key) and key not in _INSIDE_A_POINT
    organs = _ORGANS if is_point else frozenset[str]()
    return organs | _ALSO_FILLED.get(key, frozenset())
