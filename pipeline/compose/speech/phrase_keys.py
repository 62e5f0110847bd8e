"""Which phrase of the wording says what somebody has chosen: its key ends in the word that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pipeline.domain.case.choices import CostAnswer, Stance
from pipeline.domain.plan.budget import Post

_SHORTER: Final[Mapping[StrEnum, str]] = {
    Stance.INPUT_FROM_MINUTES: "protokoll",
    Stance.OWN_INPUT: "egne",
    CostAnswer.NOTHING_NEW: "ingen_ny",
    CostAnswer.COVERED: "dekket",
    CostAnswer.TO_BE_BUDGETED: "budsjetteres",
    Post.MUNICIPALITIES: "kommunene",
    Post.COUNTY: "fylkeskommunen",
    Post.CARRIED_OVER: "overført",
    Post.OTHER_INCOME: "andre",
    Post.FROM_FUND: "fra_fond",
    Post.RUNNING_COSTS: "drift",
    Post.TO_FUND: "til_fond",
}
"""Where the keys have a shorter word than the dropdown."""


def phrase_key(group: str, chosen: StrEnum) -> str:
    """Name the phrase that says the choice in a group of phrases: `status.ikke_avklart`, `D2.kommunene`."""
    return f"{group}.{_SHORTER.get(chosen, chosen.replace(' ', '_'))}"
