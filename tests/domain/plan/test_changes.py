"""What changed since last year.

1. Each thing that can happen to a measure has its word; several may happen to one.
2. What differs in a year of last year's plan that is still to come is a change, and wants a reason; a new last year
   is none, and a year that the plan no longer has is without money.
3. What is bound and is lowered stands out; what is planned and is lowered does not.
4. The law: for any two plans every measure is in one thread, and the threads' differences are the plans' difference,
   year by year; so are the instruments'.
5. A plan in the other form of Norwegian has the same changes, by other names (a law).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.plan.changes import Change, Changes, Thread, changes_between
from pipeline.domain.plan.measures import Continuation, Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written
from tests.builders import E, P, U, at, measure, plan
from tests.plans import plans

LAST = plan([measure(n, [(P, 100), (P, 100), (P, 100)], position=n, name=f"Tiltak {n}") for n in range(1, 5)])


def next_year(*changed: Measure) -> Plan:
    """Make the plan of the year after: 2022–2024."""
    return plan(changed, instruments=2)


def goes_on(number: int, *amounts: int, **sides: object) -> Measure:
    """Make a measure of the year after, with the amounts of 2022, 2023 and 2024."""
    spread = [(P, amount) for amount in (amounts or (100, 100, 50))]
    return measure(number, spread, first_year=2022, **sides)  # type: ignore[arg-type]


def only(changes: Changes, number: int) -> tuple[Change, ...]:
    """Give what has happened to the thread of a measure."""
    wanted = f"T{number:02}"
    return next(t.changes for t in changes.threads if wanted in {m.number.value for m in (*t.before, *t.now)})


def name(thread: Thread) -> str:
    """Name a thread by its measures."""
    return " / ".join(one.text for one in thread.names)


def replaced(*numbers: int) -> tuple[Sourced[str], ...]:
    """Name the measures that one replaces."""
    return tuple(Sourced(f"T{number:02}", at("AA2")) for number in numbers)


def test_a_measure_goes_on_is_new_or_has_ended() -> None:
    changes = changes_between(LAST, next_year(goes_on(1), goes_on(9)), {"T04": Written("Målet er nådd.")})
    assert [only(changes, n) for n in (1, 9, 2)] == [(Change.CONTINUED,), (Change.NEW,), (Change.ENDED,)]
    reasons = [[one.text for one in thread.reasons_of_end] for thread in changes.with_change(Change.ENDED)]
    assert reasons == [[], [], ["Målet er nådd."]]
    assert [name(thread) for thread in changes.threads] == ["Tiltak 1", "Tiltak 9", "Tiltak 2", "Tiltak 3", "Tiltak 4"]


def test_several_things_may_happen_to_one_measure() -> None:
    pause = Sourced(Continuation.PAUSES, at("Z2"))
    both = goes_on(2, 100, 100, 50, instrument=2, name="Nytt navn")
    now = next_year(goes_on(1, 0, 0, 0, continues=pause), both, goes_on(3, 90, 100))
    changes = changes_between(LAST, now)
    assert only(changes, 1) == (Change.PAUSED, Change.CHANGED)
    assert only(changes, 2) == (Change.MOVED, Change.RENAMED)
    assert only(changes, 3) == (Change.CHANGED,)


def test_measures_are_split_merged_and_replaced() -> None:
    now = next_year(
        goes_on(1, 40, 40, 0),
        goes_on(5, 60, 60, 0, replaces=replaced(1)),
        goes_on(6, 200, 200, 0, replaces=replaced(2, 3)),
        goes_on(7, 100, 100, 0, replaces=replaced(4)),
    )
    changes = changes_between(LAST, now)
    assert [only(changes, n) for n in (1, 6, 7)] == [(Change.SPLIT,), (Change.MERGED,), (Change.REPLACED,)]
    assert len(changes.threads) == 3


def test_what_was_split_in_an_earlier_year_is_not_split_again() -> None:
    part = replace(measure(5, [(P, 100)] * 3, position=5), replaces=replaced(1))
    split = replace(LAST, measures=(*LAST.measures, part))
    changes = changes_between(
        split, next_year(goes_on(1, 130, 100, 50), *(goes_on(n) for n in (2, 3, 4)), goes_on(5, 70, 100, 50))
    )
    assert [only(changes, n) for n in (1, 5)] == [(Change.CHANGED,), (Change.CHANGED,)]
    assert [[m.number.value for m in thread.now] for thread in changes.unexplained] == [["T01"], ["T05"]]


def test_a_number_that_is_replaced_but_never_was_joins_nothing() -> None:
    changes = changes_between(LAST, next_year(goes_on(8, replaces=replaced(99))))
    assert only(changes, 8) == (Change.NEW,)


def test_a_difference_wants_a_reason_and_the_new_last_year_is_none() -> None:
    now = next_year(goes_on(1, 100, 100, 999), goes_on(2, 90, 100, 0), goes_on(3, 90, 100, 0, reason="Forsinket."))
    changes = changes_between(LAST, now)
    assert changes.ahead == (2022, 2023)
    assert changes.years == (2022, 2023, 2024)
    assert [thread.now[0].name.text for thread in changes.unexplained if thread.now] == ["Tiltak 2"]
    assert changes.deviation is not None
    assert changes.deviation.value == 100 + 90 + 90 - 400


def test_a_bound_amount_that_is_lowered_stands_out() -> None:
    bound = Sourced(Written("Rådet 7/21"), at("V2"))
    last = plan([replace(m, binding=bound) if m.number.value == "T01" else m for m in LAST.measures])
    changes = changes_between(last, next_year(goes_on(1, 100, 80, 0), goes_on(2, 0, 0, 0)))
    (broken,) = changes.broken
    assert (name(broken), broken.broken_years) == ("Tiltak 1", (2023,))
    assert (broken.bound(2023).value, broken.becomes(2023).value) == (100, 80)


def test_years_that_the_plan_no_longer_has_are_without_money_and_what_was_bound_in_them_is_broken() -> None:
    bound = Sourced(Written("Rådet 7/21"), at("V2"))
    last = plan([replace(m, binding=bound) if m.number.value == "T01" else m for m in LAST.measures])
    one_year = plan([measure(n, [(P, 100)], first_year=2022) for n in range(1, 5)])
    changes = changes_between(last, one_year)
    assert changes.ahead == (2022, 2023)
    assert [thread.changed_years for thread in changes.threads] == [(2023,)] * 4
    assert [(name(thread), thread.broken_years) for thread in changes.broken] == [("Tiltak 1", (2023,))]
    assert sum(thread.difference(2023).value for thread in changes.threads) == -400


def test_a_plan_that_ended_before_this_year_said_nothing_of_it() -> None:
    changes = changes_between(plan([measure(1, [(P, 100)])]), next_year(goes_on(1)))
    assert (changes.deviation, changes.ahead, only(changes, 1)) == (None, (), (Change.CONTINUED,))


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ((E, 50), (E, 90), (Change.RESTATED,)),
        ((E, 50), (U, None), (Change.RESTATED,)),
        ((Status.PAID_BY_OTHERS, None), (U, None), (Change.RESTATED,)),
        ((Status.NO_FUNDS, None), (P, 0), (Change.CONTINUED,)),
        ((E, 50), (E, 50), (Change.CONTINUED,)),
        ((E, 50), (P, 50), (Change.CHANGED,)),
    ],
)
def test_another_estimate_or_status_is_a_change_that_wants_a_reason(
    was: tuple[Status, int | None], now: tuple[Status, int | None], expected: tuple[Change, ...]
) -> None:
    changes = changes_between(plan([measure(1, [(P, 1), was])]), plan([measure(1, [now], first_year=2022)]))
    assert only(changes, 1) == expected
    assert bool(changes.unexplained) is (expected != (Change.CONTINUED,))


def test_a_pause_and_an_end_want_a_reason_also_when_they_cost_nothing() -> None:
    pause = Sourced(Continuation.PAUSES, at("Z2"))
    last = plan([measure(n, [(P, 100), (P, 0)], position=n) for n in (1, 2)])
    changes = changes_between(last, plan([measure(1, [(P, 0)], first_year=2022, continues=pause)]))
    assert [thread.changes for thread in changes.unexplained] == [(Change.PAUSED,), (Change.ENDED,)]


def test_what_is_undecided_becomes_an_amount() -> None:
    last = plan([measure(1, [(P, 1), (U, None)])])
    changes = changes_between(last, plan([measure(1, [(P, 70)], first_year=2022)]))
    assert changes.threads[0].difference(2022).value == 70
    assert changes.unexplained == changes.threads


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw two plans of any years; the second has numbers of its own, and replaces some of the first's."""
    before, drawn = draw(plans()), draw(plans())
    shift, offset = draw(st.integers(0, 3)), draw(st.integers(0, 4))
    measures = []
    for m in drawn.measures:
        number = f"T{int(m.number.value[1:]) + offset:02}"
        old = draw(st.lists(st.integers(1, 8), max_size=2, unique=True))
        amounts = tuple(replace(a, year=a.year + shift) for a in m.amounts)
        measures.append(replace(m, number=Sourced(number, m.number.at), replaces=replaced(*old), amounts=amounts))
    years = replace(drawn.years, budget=drawn.years.budget + shift, last=drawn.years.last + shift)
    return before, replace(drawn, years=years, measures=tuple(measures))


@given(pairs())
@settings(max_examples=150)
def test_the_threads_account_for_the_whole_difference(pair: tuple[Plan, Plan]) -> None:
    before, now = pair
    changes = changes_between(before, now)
    for side, whole in (("before", before), ("now", now)):
        numbers = [m.number.value for thread in changes.threads for m in getattr(thread, side)]
        assert sorted(numbers) == sorted(m.number.value for m in whole.measures)
    for year in changes.years:
        whole_difference = now.proposed(year).value - before.proposed(year).value
        assert sum(thread.difference(year).value for thread in changes.threads) == whole_difference
        paired = [
            sum(of.proposed_under(instrument, year).value for instrument in found if instrument is not None)
            for of, found in zip(pair, zip(*changes.by_instrument, strict=True), strict=True)
        ]
        assert paired == [before.proposed(year).value, now.proposed(year).value]
    assert all(thread.changes for thread in changes.threads)
