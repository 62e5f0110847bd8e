"""December cases that differ from last year in one thing alone, and that account for last year's money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Continuation, Measure, YearAmount
from pipeline.domain.values.place import Sourced
from tests.budgets import december, line, with_budget
from tests.builders import E, P, at, kroner, measure, plan
from tests.cases import GENERATED, NAMES, equal_key, step

STEPS = tuple(step(name, "Kommunestyret") for name in NAMES)


def since(before: Sequence[Measure], now: Sequence[Measure], *, instruments: int = 1, frame: int = 150) -> Case:
    """Make a case with last year's plan before it, which had the frame."""
    lines = line(Post.MUNICIPALITIES, 2, 900, 900), line(Post.RUNNING_COSTS, 3, 300, 300)
    of = with_budget(plan(now, instruments=instruments), *lines)
    made = december(of, key=equal_key(), edition=Edition.COUNCIL, steps=STEPS)
    return replace(made, changes=changes_between(plan(before, frame=frame, instruments=instruments), of))


def last(number: int, *amounts: int, position: int = 1) -> Measure:
    """Make a measure of the plan for 2020 with an amount a year, in that year's own workbook."""
    made = measure(number, [(P, amount) for amount in amounts], first_year=2020, position=position)
    return replace(made, amounts=tuple(map(_in_last_years_workbook, made.amounts)))


def _in_last_years_workbook(amount: YearAmount) -> YearAmount:
    place = replace(amount.at, file="2020/tiltak.xlsx")
    return replace(amount, amount=amount.amount and replace(amount.amount, at=place), at=place)


def now(number: int, *amounts: int, **sides: object) -> Measure:
    """Make a measure of the plan for 2021 with an amount a year."""
    return measure(number, [(P, amount) for amount in amounts], **sides)  # type: ignore[arg-type]


def replaced(*numbers: str) -> tuple[Sourced[str], ...]:
    """Name the measures that one replaces."""
    return tuple(Sourced(number, at("AA2")) for number in numbers)


def one_change_each() -> Iterator[tuple[str, Case]]:
    """Give a case for each kind of change, and the sentence of it."""
    one, two = last(1, 100, 100, 0), last(2, 0, 0, 0, position=2)
    same, pause = now(1, 100, 0), Sourced(Continuation.PAUSES, at("Z3"))
    still = replace(now(2, 0, 0, position=2), continues=pause)
    restated = measure(2, [(E, 10), (P, 0)], position=2)
    yield "Ett tiltak er nytt.", since([one], [same, now(2, 0, 0, position=2)])
    yield "Ett tiltak er avsluttet.", since([one, two], [same])
    yield "Ett tiltak er satt på pause.", since([one, two], [same, still])
    yield "Ett tiltak har fått endret status.", since([one, two], [same, restated])
    yield "Ett tiltak har fått endret beløp.", since([one], [now(1, 90, 0)])
    yield "Ett tiltak har fått nytt navn.", since([one], [now(1, 100, 0, name="Nytt")])
    yield "Ett tiltak er flyttet.", since([one], [now(1, 100, 0, instrument=2)], instruments=2)
    yield "Ett tiltak erstatter et annet.", since([one], [now(3, 100, 0, replaces=replaced("T01"))])
    parts = now(1, 60, 0), now(3, 40, 0, position=2, replaces=replaced("T01"))
    yield "Ett tiltak er delt opp.", since([one], parts)
    yield "Ett tiltak er slått sammen av flere.", since([one, two], [now(3, 100, 0, replaces=replaced("T01", "T02"))])


def accounted(carried: int) -> Case:
    """Make a case in which 140 of last year's 250 kroner are used, and some are carried over."""
    lines = (
        line(Post.MUNICIPALITIES, 2, 900, 900, last=250, spent=250),
        line(Post.CARRIED_OVER, 4, carried),
        line(Post.RUNNING_COSTS, 3, 300, 300, last=100, spent=80),
    )
    made = since([last(1, 100, 100, 0)], [replace(now(1, 100, 0), spent=kroner(60, "Y2"))])
    return replace(made, plan=with_budget(replace(made.plan, frames=()), *lines))


def letters() -> Iterator[Case]:
    """Give cases whose letters have all that they can have, and each kind of last year's share."""
    of = with_budget(plan([now(1, 100, 0)]), line(Post.MUNICIPALITIES, 2, 900, 900), line(Post.RUNNING_COSTS, 3, 0, 0))
    for share in (0, 100, 255, 1_000):
        made = december(of, key=equal_key(), steps=STEPS, council_officer="Ola Nordmann")
        rows = tuple(
            replace(
                row,
                last_share=kroner(share, "P2", "Kommuner"),
                municipality=replace(row.municipality, post_address="Storgata 1, 2634 Fåvang"),
            )
            for row in made.municipal
        )
        yield replace(made, municipal=rows, choices=replace(made.choices, letter_day=date(2020, 11, 1)))


def every_change() -> Iterator[Case]:
    """Give all of them, for the council and for the municipalities, whose attachments may lack the budget."""
    for _, case in one_change_each():
        yield case
        yield replace(case, choices=replace(case.choices, edition=Edition.MUNICIPALITIES))
        yield replace(case, choices=replace(case.choices, edition=Edition.MUNICIPALITIES), attachments=(GENERATED,))
    yield from (accounted(carried) for carried in (50, 110, 200))
    yield from letters()
