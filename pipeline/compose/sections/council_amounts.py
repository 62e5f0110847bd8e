"""The amounts that the council set otherwise than proposed: of measures, new ones too, budget lines and shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.compose.speech.amounts import AmountWords, status_key
from pipeline.compose.speech.post_words import label_of
from pipeline.compose.speech.speech import Speech, capitalised, headed
from pipeline.domain.case.case import Case
from pipeline.domain.plan.decision import ChangedAmount, ChangedLine, ChangedShare, Decision, NewMeasure
from pipeline.domain.plan.measures import Status, YearAmount
from pipeline.domain.values.kroner import Total, stated
from pipeline.domain.values.text import Line, line

Side: TypeAlias = Total | Line
"""What was proposed or decided: kroner, or the words that stand in their place."""


@dataclass(frozen=True)
class AmountRow:
    """An amount before and after the council. `number` is the measure's own; empty where it is no measure.

    `estimate` is the amount where no more than an estimate was proposed, which is in no sum.
    """

    number: str
    name: Line
    year: int
    proposed: Side
    decided: Side
    votes: Line
    note: Line
    estimate: Total | None = None


def council_amounts(case: Case, decision: Decision, speech: Speech) -> Iterator[AmountRow]:
    """List what the council changed: the measures in the order of the plan, then the budget, then the shares."""
    for change in decision.in_order_of(case.plan):
        yield _of_measure(case, change, speech)
    for new in decision.new:
        yield from _of_new(case, new, speech)
    for line_change in decision.lines:
        yield _of_line(case, line_change, speech)
    for share in decision.shares:
        yield _of_share(case, share, speech)


def _of_measure(case: Case, change: ChangedAmount, speech: Speech) -> AmountRow:
    measure = case.plan.measure(change.measure)
    before = case.as_proposed.measure(change.measure).in_year(change.year)
    return AmountRow(
        number=change.measure,
        name=headed(measure.shown_as, speech.say(measure.name)),
        year=change.year,
        proposed=_side(before, speech),
        decided=change.total,
        votes=speech.say(change.votes),
        note=speech.say(change.note),
        estimate=before.total if before.status is Status.ESTIMATE else None,
    )


def _of_new(case: Case, new: NewMeasure, speech: Speech) -> Iterator[AmountRow]:
    """Give a new measure a row for each year with money, or for the budget year where no year has any."""
    measure = case.plan.measure(new.number)
    not_proposed = line(speech.words("vedtak.ikke_foreslått"))
    for amount in [amount for amount in measure.amounts if amount.total] or [measure.now]:
        name = headed(measure.shown_as, speech.say(measure.name))
        yield AmountRow(
            new.number,
            name,
            amount.year,
            not_proposed,
            _side(amount, speech),
            speech.say(new.votes),
            speech.say(new.note),
        )


def _of_line(case: Case, change: ChangedLine, speech: Speech) -> AmountRow:
    before = next(row for row in case.as_proposed.budget.lines if row.at == change.line)
    now = next(row for row in case.plan.budget.lines if row.at == change.line)
    was = before.in_year(change.year)
    proposed: Side = stated(was) if was else line(speech.words("vedtak.ikke_foreslått"))
    votes, note = speech.say(change.votes), speech.say(change.note)
    return AmountRow("", label_of(now, speech), change.year, proposed, stated(change.amount), votes, note)


def _of_share(case: Case, share: ChangedShare, speech: Speech) -> AmountRow:
    municipality = next(m for m in case.region.municipalities if share.municipality in m.names)
    row = case.of(municipality)
    before = case.before_council.share_of(row) if row else None
    name = speech.fill("vedtak.andel_til", medlem=municipality.full_name)
    proposed: Side = before or line(speech.words("vedtak.ikke_foreslått"))
    votes, note = speech.say(share.votes), speech.say(share.note)
    return AmountRow("", name, case.plan.years.budget, proposed, stated(share.amount), votes, note)


def _side(amount: YearAmount, speech: Speech) -> Side:
    """Write one year of a measure: its kroner, its estimate by that name, or the word for its status."""
    if amount.status is Status.PROPOSED:
        return amount.total
    if amount.status is Status.ESTIMATE:
        return AmountWords(speech, with_unit=False).of_year(amount)
    return capitalised(line(speech.words(status_key(amount.status))))
