"""What the council made of the points that were proposed.

1. Points that nothing is said of stand as they are with the decided amounts, in their order.
2. A point that was given other words has those, a struck one is gone, a new one stands before its point, or last.
3. A point is known again by its rule and by what it is about; one that is no more is gone, one that comes is there.
4. Every point of the proposal is accounted for once, whatever the council did.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.proposal.said import SaidPoint, treated
from pipeline.compose.speech.speech import Speech
from pipeline.domain.plan.decision import DecidedPoint, Decision, Outcome
from pipeline.domain.values.text import line, plain
from pipeline.domain.values.written import BLANK, Written
from tests.builders import at
from tests.cases import wording


def point(root: str, about: str = "", text: str = "") -> SaidPoint:
    return SaidPoint(root, about, line(text or f"{root} {about}".strip()))


def row(outcome: Outcome, number: int | None = None, *text: str) -> DecidedPoint:
    return DecidedPoint(outcome, number, tuple(map(Written, text)), BLANK, at("A2", "Vedtak"))


def decision(*rows: DecidedPoint) -> Decision:
    return Decision("Rådet", None, "", (), at("A2", "Vedtak"), points=rows)


SPEECH = Speech(wording())
PROPOSED = (point("R1"), point("R3"), point("R7", "a"), point("R7", "b"), point("R11"))


def read(now: tuple[SaidPoint, ...], *rows: DecidedPoint) -> list[tuple[int | None, str | None]]:
    points = treated(PROPOSED, now, decision(*rows), SPEECH)
    return [(p.proposed, plain(p.said.line) if p.said else None) for p in points]


def test_points_that_nothing_is_said_of_stand_as_they_are_now() -> None:
    now = (*PROPOSED[:1], point("R3", "", "R3 nå"), *PROPOSED[2:])
    assert read(now) == [(1, "R1"), (2, "R3 nå"), (3, "R7 a"), (4, "R7 b"), (5, "R11")]


def test_points_are_changed_struck_and_new() -> None:
    rows = (
        row(Outcome.CHANGED, 2, "Våre ord.", "Under."),
        row(Outcome.STRUCK, 5),
        row(Outcome.NEW, None, "Sist."),
        row(Outcome.NEW, 1, "Først."),
        row(Outcome.AS_PROPOSED, 3),
    )
    assert read(PROPOSED, *rows) == [
        (None, "Først."), (1, "R1"), (2, "Våre ord."), (3, "R7 a"), (4, "R7 b"), (5, None), (None, "Sist."),
    ]  # fmt: skip
    (changed,) = [p for p in treated(PROPOSED, PROPOSED, decision(*rows), SPEECH) if p.proposed == 2]
    assert changed.said is not None
    assert [plain(item) for item in changed.said.items] == ["Under."]


def test_a_point_that_is_no_more_is_gone_and_one_that_comes_has_its_place() -> None:
    now = (point("R1"), point("R3"), point("R4"), point("R7", "b"), point("R11"))
    assert read(now) == [(1, "R1"), (2, "R3"), (None, "R4"), (4, "R7 b"), (5, "R11")]
    assert read(now, row(Outcome.CHANGED, 3, "Likevel."))[3] == (3, "Likevel.")
    assert read(now, row(Outcome.AS_PROPOSED, 3))[3] == (3, "R7 a")


@given(
    outcomes=st.lists(
        st.sampled_from([None, Outcome.CHANGED, Outcome.STRUCK, Outcome.AS_PROPOSED]), min_size=5, max_size=5
    ),
    new=st.lists(st.integers(1, 6), max_size=3),
    left=st.sets(st.integers(0, 4)),
)
def test_every_point_is_accounted_for_once(outcomes: list[Outcome | None], new: list[int], left: set[int]) -> None:
    now = tuple(p for n, p in enumerate(PROPOSED) if n in left)
    rows = [row(o, n, "Ord.") for n, o in enumerate(outcomes, 1) if o] + [row(Outcome.NEW, n, "Nytt.") for n in new]
    found = read(now, *rows)
    kept = [n for n, o in enumerate(outcomes, 1) if o or n - 1 in left]
    assert [n for n, _ in found if n] == kept
    assert [n for n, said in found if n and said is None] == [
        n for n, o in enumerate(outcomes, 1) if o is Outcome.STRUCK
    ]
    assert sum(said == "Nytt." for _, said in found) == len(new)
