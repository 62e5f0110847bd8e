"""What the program says is true in the state that the plan is in: every sentence has its condition, told apart here.

1. The page of all sentences, docs/setninger.md, is what its tool makes.
2. Every sentence and point of the wording is reached by some state.
3. In each state a sentence that speaks of something is said only where the plan has it; the conditions are written here
   from the plan's own amounts, and not with what composes the sentences.
4. No sentence says «0 kroner», has an unfilled gap, or stands twice in a proposal.
5. The same holds for any plan and any choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.proposal.section import proposal
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Edition, Remainder, Stance
from pipeline.domain.documents.document import ListItem
from pipeline.domain.plan.measures import Frame, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written
from tests.builders import at, kroner
from tests.cases import case, scope, wording
from tests.plans import plans
from tools import make_sentences
from tools.sentences.said import Heard, heard_in, is_sentence, marked_in
from tools.sentences.states import STATES


def proposed(of: Plan, *years: int) -> int:
    """Sum what is proposed in the years, from the measures themselves."""
    amounts = [amount for measure in of.measures for amount in measure.amounts if amount.year in years]
    return sum(a.amount.value for a in amounts if a.status is Status.PROPOSED and a.amount)


def frame(of: Plan) -> int:
    return sum(
        f.amount.value if f.of_budget is None else f.of_budget.value for f in of.frames if f.year == of.years.budget
    )


def has(of: Plan, status: Status, *years: int) -> bool:
    return any(a.status is status for measure in of.measures for a in measure.amounts if a.year in years)


def bound(of: Plan) -> bool:
    tied = [measure for measure in of.measures if measure.binding]
    return proposed(replace(of, measures=tuple(tied)), *of.years.later) > 0


def planned(of: Plan) -> bool:
    free = [measure for measure in of.measures if not measure.binding]
    return proposed(replace(of, measures=tuple(free)), *of.years.later) > 0


def _used(of: Plan) -> int:
    return proposed(of, of.years.budget)


CONDITIONS: Final[dict[str, Callable[[Plan], bool]]] = {
    r"(økonomi|K2\.det|R3)\.igjen": lambda p: 0 < _used(p) < frame(p),
    r"(økonomi|K2\.det|R3)\.alt_brukt": lambda p: 0 < _used(p) == frame(p),
    r"(økonomi\.over|K2\.det\.over|R3\.over_rammen)": lambda p: _used(p) > frame(p) > 0,
    r"(økonomi|K2\.det|R3)\.uten_ramme": lambda p: _used(p) > 0 == frame(p),
    r"økonomi\.urørt(\.ett)?|K2\.det\.urørt|R3\.ingen": lambda p: _used(p) == 0 < frame(p),
    r"R4\.(egen_sak|fullmakt\..*|overføres)": lambda p: _used(p) < frame(p),
    r"R4\.over": lambda p: _used(p) > frame(p),
    r"(sammendrag|økonomi)\.planlagt|K2\.det\.planlagt.*|R5.*": planned,
    r"(sammendrag|økonomi)\.bundet.*|K2\.det\.bundet|R6": bound,
    r"økonomi\.ikke_bundet.*": planned,
    r".*\.ett_år": lambda p: len(p.years.later) <= 1,
    r"økonomi\.senere_anslag": lambda p: not proposed(p, *p.years.later) and has(p, Status.ESTIMATE, *p.years.later),
    r"økonomi\.senere_uavklart": lambda p: not proposed(p, *p.years.later) and has(p, Status.UNDECIDED, *p.years.later),
    r"økonomi\.ingen_senere": lambda p: (
        not proposed(p, *p.years.later) and not has(p, Status.UNDECIDED, *p.years.later)
    ),
    r"økonomi\.anslag.*": lambda p: has(p, Status.ESTIMATE, *p.years.all),
    r"økonomi\.uavklart|R8.*": lambda p: has(p, Status.UNDECIDED, *p.years.all),
    r"økonomi\.samfinansiering|R9\.bortfall": lambda p: bool(p.financing),
    r"D4\.ingen_tiltak": lambda p: _used(p) == 0,
    r"D4(\.uten_drift)?": lambda p: _used(p) > 0,
}
"""What a plan must be like for the phrases whose keys match to be true of it."""


def untrue(heard: tuple[Heard, ...], of: Case) -> list[str]:
    """Give the phrases that are said of a plan that is not so, or that read badly whatever it is."""
    false = [
        each.key
        for each in heard
        for pattern, is_so in CONDITIONS.items()
        if re.fullmatch(pattern, each.key) and not is_so(of.plan)
    ]
    bad = [each.text for each in heard if re.search(r"(?<![\d ])\b0 kroner|[{}]|  | [.,]|\.\.", each.text)]
    if of.is_decided:
        bad += [each.text for each in heard if each.key.startswith("økonomi") and "Etter forslaget" in each.text]
    return false + bad


@cache
def _heard(state: str, language: Language) -> tuple[Heard, ...]:
    return heard_in(state, wording(language))


@pytest.mark.parametrize("state", STATES)
def test_what_is_said_in_a_state_is_so(state: str) -> None:
    for language in Language:
        assert untrue(_heard(state, language), STATES[state](wording(language))) == []


def test_every_sentence_is_reached_by_some_state() -> None:
    reached = {each.key for state in STATES for each in _heard(state, Language.BOKMAAL)}
    points = [key for key, said in wording().phrases.items() if is_sentence(key, said) and re.match(r"[KR]\d", key)]
    assert [key for key in points if key not in reached] == []


def test_the_page_of_all_sentences_is_up_to_date() -> None:
    assert make_sentences.PAGE.read_text(encoding="utf-8") == make_sentences.page()


@pytest.mark.parametrize("state", STATES)
def test_no_point_stands_twice_in_a_proposal(state: str) -> None:
    made = STATES[state](wording())
    for name in ("Nordby", None):
        points = [block.line for block in proposal(scope(made, name)).blocks if isinstance(block, ListItem)]
        assert len(points) == len(set(points))


@given(
    plans(),
    st.one_of(st.none(), st.integers(0, 3_000)),
    st.sampled_from(Stance),
    st.sampled_from(CostAnswer),
    st.sampled_from((Edition.MUNICIPALITIES, Edition.COUNCIL)),
    st.sampled_from(Remainder),
)
@settings(max_examples=60)
def test_what_is_said_of_any_plan_is_so(
    of: Plan, framed: int | None, stance: Stance, cost: CostAnswer, edition: Edition, remainder: Remainder
) -> None:
    year = of.years.budget
    frames = (
        ()
        if framed is None and not proposed(of, year)
        else (Frame(year, kroner(framed or 0, "B9", "Ramme"), None, "", Written("fondet")),)
    )
    row = {"cost": Sourced(cost, at("J2", "Kommuner")), "share": kroner(9, "K2", "Kommuner"), "own_input": ("Mer.",)}

    def made(spoken: Wording) -> Case:
        found = case(
            replace(of, frames=frames), rows={"Lillehammer": row}, stance=stance, edition=edition, remainder=remainder,
            authority=kroner(5, "B9", "Sak"),
        )  # fmt: skip
        return replace(found, wording={Language.BOKMAAL: spoken})

    assert untrue(marked_in(made, wording()), made(wording())) == []
