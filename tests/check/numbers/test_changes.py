"""So much more or less than last year, said of a measure or of the frame.

1. It is held up to last year's plan, which had a frame of 1 500 000, and now has one of 1 800 000.
2. What is compared with no last year, or is of something else, is in the account as unchecked, or is no number.
"""

from __future__ import annotations

import pytest

from pipeline.domain.numbers.account import Verdict
from tests.check.numbers.spoken import in_prose, real_case, saying

A, U, C = Verdict.AGREES, Verdict.UNCHECKED, Verdict.CONTRADICTS


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Rammen er høyere enn i fjor.", [A]),
        ("Ramma er lågare enn i fjor.", [C]),
        ("Rammen er 300 000 kroner lavere enn i fjor.", [U, C]),
        ("Rammen er dobbelt så stor som i fjor.", [C]),
        ("Rammen er mer enn dobbelt så stor som i fjor.", [C]),
        ("Rammen er ikke lavere enn i fjor.", [U]),
        ("Rammen dobles fra i fjor.", [C]),
        ("Rammen kan dobles fra i fjor.", [U]),
        ("Rammen halveres.", [U]),
        ("Av rammen går mer enn i fjor til drift.", [U]),
        ("T03 får like mye som i fjor.", [A]),
        ("T03 får tre ganger så mye som i fjor.", [C]),
        ("T03 får mindre penger enn i fjor.", [C]),
        ("T03 søker om mer enn i fjor.", [U]),
        ("T03 er større enn i fjor.", [U]),
        ("T03 får mer oppmerksomhet enn i fjor.", []),
        ("Støtten tredobles.", [U]),
    ],
)
def test_a_change_is_held_up_to_last_years_plan(text: str, verdicts: list[Verdict]) -> None:
    assert [number.verdict for number in in_prose(saying(real_case(2022), "Fakta", text))] == verdicts


def test_without_last_years_plan_nothing_is_compared() -> None:
    (number,) = in_prose(saying(real_case(2021), "Fakta", "Rammen er lavere enn i fjor."))
    assert (number.text, number.verdict) == ("lavere enn i fjor", U)
