"""What the council decided, beside what was proposed.

1. An amount for a measure that was an estimate, not decided, paid by others or without money, asks what it means,
   unless a note says so.
2. Shares of which the council set some come to what the municipalities pay together.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.since_last_year.decided_rules import (
    decided_amounts_say_what_they_mean,
    decided_shares_are_the_whole,
)
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.decision import ChangedShare
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.written import BLANK
from tests.budgets import december, line, with_budget
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import change, decided, equal_key
from tests.readings import brief


@pytest.mark.parametrize(
    ("status", "amount", "decided_to", "asked"),
    [
        (P, 100, 70, ""),
        (E, 100, 70, "Er det bevilget, eller er det fremdeles et anslag?"),
        (U, None, 70, "Er det avklart som beløpet ventet på?"),
        (Status.PAID_BY_OTHERS, None, 70, "Kommer det i stedet for pengene fra andre, eller i tillegg?"),
        (Status.ALREADY_ALLOCATED, None, 70, "Kommer det i stedet for midlene som er satt av, eller i tillegg?"),
        (Status.NO_FUNDS, None, 70, "Skal tiltaket ha penger av rammen?"),
        (Status.NO_FUNDS, None, 0, ""),
        (Status.PAID_BY_OTHERS, None, 0, "Kommer det i stedet for pengene fra andre, eller i tillegg?"),
    ],
)
def test_what_an_amount_means_is_asked(status: Status, amount: int | None, decided_to: int, asked: str) -> None:
    of = plan([measure(1, [(status, amount), (P, 0)])], frame=500)
    found = list(decided_amounts_say_what_they_mean(decided(of, change(1, 2021, decided_to))))
    assert brief(found) == [("SB-638", "tiltak.xlsx › Vedtak!J2")] * bool(asked)
    assert all(
        finding.says.endswith(f"(Tiltak!S2). Etter vedtaket er beløpet med i summene. {asked}") for finding in found
    )
    assert not list(decided_amounts_say_what_they_mean(decided(of, change(1, 2021, decided_to, "Bevilget."))))


@pytest.mark.parametrize(("set_to", "codes"), [((400, 250, 250), []), ((400, None, None), ["SB-643"])])
def test_decided_shares_are_the_whole(set_to: tuple[int | None, ...], codes: list[str]) -> None:
    of = with_budget(plan([measure(1, [(P, 0)])]), line(Post.MUNICIPALITIES, 2, 900))
    made = december(of, key=equal_key())
    names = [row.municipality.name for row in made.municipal]
    shares = tuple(
        ChangedShare(name, kroner(amount, f"J{row}", "Vedtak"), BLANK, at(f"A{row}", "Vedtak"))
        for row, (name, amount) in enumerate(zip(names, set_to, strict=True), 2)
        if amount is not None
    )
    by_council = decided(of)
    assert by_council.decision is not None
    decision = replace(by_council.decision, shares=shares)
    as_decided = replace(made, choices=by_council.choices, decision=decision)
    assert [finding.kind.code for finding in decided_shares_are_the_whole(as_decided)] == codes
    assert not list(decided_shares_are_the_whole(replace(made, decision=decision)))  # not yet decided
