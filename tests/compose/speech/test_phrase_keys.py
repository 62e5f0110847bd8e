"""Which phrase says what somebody has chosen.

1. The key ends in the word that was chosen, with underscores for blanks.
2. Where the keys have a shorter word, they have it in every group.
"""

from __future__ import annotations

from enum import StrEnum

import pytest

from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.domain.case.choices import CostAnswer, Stance, StepRole
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.changes import Change
from pipeline.domain.plan.measures import FinancingStatus, Status
from tests.cases import phrases


@pytest.mark.parametrize(
    ("group", "chosen", "key"),
    [
        ("behandling", StepRole.DECIDES, "behandling.vedtar"),
        ("status", Status.UNDECIDED, "status.ikke_avklart"),
        ("endring", Change.MERGED, "endring.slått_sammen"),
        ("K1", Stance.SUPPORT, "K1.tilslutning"),
        ("K1", Stance.OWN_INPUT, "K1.egne"),
        ("K3", CostAnswer.TO_BE_BUDGETED, "K3.budsjetteres"),
        ("konsekvens", CostAnswer.TO_BE_BUDGETED, "konsekvens.budsjetteres"),
        ("post", Post.COUNTY, "post.fylkeskommunen"),
        ("D2", Post.COUNTY, "D2.fylkeskommunen"),
    ],
)
def test_the_key_ends_in_what_is_chosen(group: str, chosen: StrEnum, key: str) -> None:
    assert phrase_key(group, chosen) == key


@pytest.mark.parametrize(
    ("group", "choices"),
    [
        ("behandling", StepRole),
        ("endring", Change),
        ("finansiering", FinancingStatus),
        ("K1", Stance),
        ("konsekvens", CostAnswer),
        ("post", Post),
        ("statusord", Status),
    ],
)
def test_every_choice_has_its_phrase(group: str, choices: type[StrEnum]) -> None:
    assert [chosen for chosen in choices if phrase_key(group, chosen) not in phrases()] == []
