"""Points as they are said, and what the council made of those that were proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.compose.speech.speech import Speech
from pipeline.domain.plan.decision import DecidedPoint, Decision, Outcome
from pipeline.domain.values.text import Line


@dataclass(frozen=True)
class SaidPoint:
    """A point as it is said, with the items of the list under it.

    `root` is the rule that made it (R4), `about` what tells it from others of the same rule.
    """

    root: str
    about: str
    line: Line
    items: tuple[Line, ...] = ()


@dataclass(frozen=True)
class TreatedPoint:
    """A point as the council treated it.

    `proposed` is its number in the proposal, None for one that was not in it; `said` is how it reads now, None where it
    was struck; `by` is the row that says so, None where nothing is said of it.
    """

    proposed: int | None
    said: SaidPoint | None
    by: DecidedPoint | None = None


Same = Callable[[SaidPoint, SaidPoint], bool]
_SAME: Final[tuple[Same, ...]] = (
    lambda one, other: (one.root, one.about) == (other.root, other.about),
    lambda one, other: one.root == other.root,
)


def treated(
    proposed: Sequence[SaidPoint], now: Sequence[SaidPoint], decision: Decision, speech: Speech
) -> tuple[TreatedPoint, ...]:
    """Give the points of the proposal in order, each as the council treated it, with its new ones among them.

    `proposed` are the points that went to the council; `now` are the same rules with the amounts that it set. A point
    that nothing is left of with these amounts is gone; one that they give rise to comes where its rule has it.
    """
    rows = {point.number: point for point in decision.points if point.number and point.outcome is not Outcome.NEW}
    found = [
        _treated(n, proposed[n - 1], said, rows, speech) if n else TreatedPoint(None, said)
        for n, said in _pairs(proposed, now)
    ]
    points = [point for point in found if point.said or point.by]
    for new in (point for point in decision.points if point.outcome is Outcome.NEW):
        at = next((at for at, other in enumerate(points) if new.number and other.proposed == new.number), len(points))
        points.insert(at, TreatedPoint(None, _worded(new, speech), new))
    return tuple(points)


def _treated(
    number: int, was: SaidPoint, said: SaidPoint | None, rows: dict[int, DecidedPoint], speech: Speech
) -> TreatedPoint:
    row = rows.get(number)
    match row.outcome if row else None:
        case Outcome.STRUCK:
            return TreatedPoint(number, None, row)
        case Outcome.CHANGED if row:
            return TreatedPoint(number, _worded(row, speech), row)
        case Outcome.AS_PROPOSED:
            return TreatedPoint(number, said or was, row)
    return TreatedPoint(number, said)


def _worded(point: DecidedPoint, speech: Speech) -> SaidPoint:
    first, *items = [said for text in point.text if (said := speech.say(text))] or [()]
    return SaidPoint("", "", first, tuple(items))


def _pairs(proposed: Sequence[SaidPoint], now: Iterable[SaidPoint]) -> list[tuple[int | None, SaidPoint | None]]:
    """Put the number of each proposed point beside what it is now; what comes new has its place among them."""
    order = list(now)
    left, partners = list(order), dict[int, SaidPoint]()
    for same in _SAME:
        for number, point in enumerate(proposed, 1):
            partner = None if number in partners else next((other for other in left if same(point, other)), None)
            if partner is not None:
                partners[number] = partner
                left.remove(partner)
    pairs: list[tuple[int | None, SaidPoint | None]] = [(n, partners.get(n)) for n in range(1, len(proposed) + 1)]
    for extra in left:
        before = order[: order.index(extra)]
        at = max((at for at, (_, said) in enumerate(pairs, 1) if said in before), default=0)
        pairs.insert(at, (None, extra))
    return pairs
