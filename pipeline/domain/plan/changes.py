"""What changed from last year's plan to this year's: threads of measures, and the sums on both sides of each.

A thread is what one measure of last year has become: itself, the parts it is split in, what it is merged into, or
nothing. Every measure of both plans is in exactly one thread, so the threads account for the whole difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pipeline.domain.plan.measures import Continuation, Instrument, Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.written import Written


class Change(StrEnum):
    """What has become of a thread since last year; a measure can be moved, renamed and changed at once.

    It is restated when something else than the kroner from the council is said of a year: an estimate, who pays.
    The value is the end of the key of its phrase in the wording.
    """

    NEW = "nytt"
    SPLIT = "delt"
    MERGED = "slått sammen"
    REPLACED = "erstattet"
    ENDED = "avsluttet"
    PAUSED = "pause"
    MOVED = "flyttet"
    RENAMED = "nytt navn"
    CHANGED = "endret beløp"
    RESTATED = "endret status"
    CONTINUED = "videreført"


@dataclass(frozen=True)
class Thread:
    """Measures of last year and what they are now; one side is empty for what is new, or has ended.

    `plans` are last year's and this year's, `ahead` the years of last year's plan that are still to come.
    """

    before: tuple[Measure, ...]
    now: tuple[Measure, ...]
    plans: tuple[Plan, Plan]
    ahead: tuple[int, ...]
    reasons_of_end: tuple[Written, ...] = ()

    @property
    def names(self) -> tuple[Written, ...]:
        """What its measures are called now, or were when they ended."""
        return tuple(measure.name for measure in self.now or self.before)

    @property
    def reasons(self) -> tuple[Written, ...]:
        """The reasons that are written for it; those of why it ended are for where none of these says anything."""
        return tuple(reason for measure in self.now for reason in measure.reasons)

    def was(self, year: int) -> Total:
        """Give what last year's plan proposed for a year; 0 for a year that it did not have."""
        return self.plans[0].proposed(year, of=self.before)

    def becomes(self, year: int) -> Total:
        """Give what this year's plan proposes for a year; 0 for a year that it has not."""
        return self.plans[1].proposed(year, of=self.now)

    def difference(self, year: int) -> Total:
        """Give by how many kroner a year has changed; below 0 when there is less now."""
        return self.becomes(year) - self.was(year)

    @property
    def changed_years(self) -> tuple[int, ...]:
        """The years whose amount is another now; one that the plan no longer has is without money."""
        return tuple(year for year in self.ahead if self.difference(year))

    @property
    def told_years(self) -> tuple[int, ...]:
        """The years of which something else is said now: another amount, or another status."""
        return tuple(year for year in self.ahead if self.difference(year) or self._is_restated(year))

    def _is_restated(self, year: int) -> bool:
        """Say whether one measure says something else of a year than it did, without a difference in kroner."""
        if not len(self.before) == len(self.now) == 1 or year not in self.plans[1].years.all:
            return False
        before, now = (measures[0].in_year(year) for measures in (self.before, self.now))
        both_are_nothing = {before.status, now.status} == {Status.PROPOSED, Status.NO_FUNDS}
        return not self.difference(year) and not before.says_what(now) and not both_are_nothing

    @property
    def gone(self) -> tuple[Measure, ...]:
        """The measures of last year that this year's plan does not have under their numbers."""
        numbers = {measure.number.value for measure in self.now}
        return tuple(measure for measure in self.before if measure.number.value not in numbers)

    @property
    def broken_years(self) -> tuple[int, ...]:
        """The years in which less is given than a decision binds the council to."""
        return tuple(year for year in self.ahead if self.becomes(year).value < self.bound(year).value)

    def bound(self, year: int) -> Total:
        """Give what last year's plan bound in a year."""
        return self.plans[0].proposed(year, of=[m for m in self.before if m.binding is not None])

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What has become of it, the most telling first; never empty."""
        return tuple(self._changes()) or (Change.CONTINUED,)

    def _changes(self) -> Iterator[Change]:
        if not self.before or not self.now:
            yield Change.ENDED if self.before else Change.NEW
            return
        same = {m.number.value for m in self.before} == {m.number.value for m in self.now}
        if len(self.now) > 1:
            yield Change.SPLIT
        if len(self.before) > 1:
            yield Change.MERGED
        if len(self.now) == len(self.before) == 1 and not same:
            yield Change.REPLACED
        if all(_pauses(measure) for measure in self.now):
            yield Change.PAUSED
        if same and len(self.now) == 1:
            yield from self._of_one(self.before[0], self.now[0])
        if self.changed_years:
            yield Change.CHANGED
        elif self.told_years:
            yield Change.RESTATED

    def _of_one(self, before: Measure, now: Measure) -> Iterator[Change]:
        old, new = (plan.instrument_of(m).full_name.text for plan, m in zip(self.plans, (before, now), strict=True))
        if old != new:
            yield Change.MOVED
        if before.name.text != now.name.text:
            yield Change.RENAMED


@dataclass(frozen=True)
class Changes:
    """All threads between two plans, in the order of this year's measures, what has ended last."""

    before: Plan
    now: Plan
    threads: tuple[Thread, ...]

    def heading_before(self, measure: Measure) -> Written:
        """Give the heading of the instrument that a measure of last year stood under, as it is called now if it is."""
        before = self.before.instrument_of(measure)
        now = next((now for old, now in self.by_instrument if old == before), None)
        return (now or before).heading

    @property
    def year(self) -> int:
        """The budget year of last year's plan."""
        return self.before.years.budget

    @property
    def ahead(self) -> tuple[int, ...]:
        """The years of last year's plan that are still to come."""
        return _ahead(self.before, self.now)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from this budget year on that either plan has."""
        first = self.now.years.budget
        return tuple(range(first, max(self.now.years.last, self.before.years.last, first) + 1))

    def with_change(self, *wanted: Change) -> tuple[Thread, ...]:
        """Give the threads that some change has happened to."""
        return tuple(thread for thread in self.threads if set(wanted) & set(thread.changes))

    def was(self, year: int) -> Total:
        """Sum what last year's plan proposed for a year."""
        return self.before.proposed(year)

    def becomes(self, year: int) -> Total:
        """Sum what this year's plan proposes for a year."""
        return self.now.proposed(year)

    @property
    def deviation(self) -> Total | None:
        """Give by how much the budget year differs from what last year's plan said of it: the promise (D9).

        None where that plan did not have the year.
        """
        year = self.now.years.budget
        return self.becomes(year) - self.was(year) if year in self.ahead else None

    @property
    def changed(self) -> tuple[Thread, ...]:
        """The threads that something has happened to."""
        return tuple(thread for thread in self.threads if thread.changes != (Change.CONTINUED,))

    @property
    def unexplained(self) -> tuple[Thread, ...]:
        """The threads that say something else of a year, are paused or have ended, without a reason."""
        wanted = {Change.PAUSED, Change.ENDED}
        threads = (thread for thread in self.threads if thread.told_years or wanted & set(thread.changes))
        return tuple(t for t in threads if not any(one.text for one in (*t.reasons, *t.reasons_of_end)))

    @property
    def broken(self) -> tuple[Thread, ...]:
        """The threads in which a bound amount is lowered (D10)."""
        return tuple(thread for thread in self.threads if thread.broken_years)

    @property
    def by_instrument(self) -> tuple[tuple[Instrument | None, Instrument | None], ...]:
        """Pair last year's instruments with this year's of the same full name; None where there is none.

        Sums of a pair are `proposed_under` in either plan; together they are the sums of the plans.
        """
        before = {instrument.full_name.text: instrument for instrument in self.before.instruments}
        now = {instrument.full_name.text: instrument for instrument in self.now.instruments}
        return tuple((before.get(name), now.get(name)) for name in {**now, **before})


def changes_between(before: Plan, now: Plan, reasons_of_end: Mapping[str, Written] | None = None) -> Changes:
    """Follow every measure from last year's plan to this year's; `reasons_of_end` by the number of what has ended."""
    reasons = reasons_of_end or {}
    ahead = _ahead(before, now)
    olds, news = _grouped(before, now)
    threads = []
    for key in dict.fromkeys((*news, *olds)):
        old, new = olds.get(key, ()), news.get(key, ())
        ended = tuple(reasons[measure.number.value] for measure in old if measure.number.value in reasons)
        threads.append(Thread(tuple(old), tuple(new), (before, now), ahead, ended))
    return Changes(before, now, tuple(sorted(threads, key=lambda thread: not thread.now)))


def _ahead(before: Plan, now: Plan) -> tuple[int, ...]:
    return tuple(year for year in before.years.all if year >= now.years.budget)


def _grouped(before: Plan, now: Plan) -> tuple[dict[int, list[Measure]], dict[int, list[Measure]]]:
    """Put the measures of each plan, in its order, under the threads that they belong to."""
    groups = _joined(before, now)
    olds: dict[int, list[Measure]] = {}
    news: dict[int, list[Measure]] = {}
    for plan, found in ((before, olds), (now, news)):
        for measure in plan.measures:
            found.setdefault(id(groups[measure.number.value]), []).append(measure)
    return olds, news


def _joined(before: Plan, now: Plan) -> dict[str, set[str]]:
    """Give each number the set of those that it belongs with: the same number, and what a measure replaces.

    What a measure had already replaced in the plan before happened then: it is no change now.
    """
    groups: dict[str, set[str]] = {}
    for measure in (*now.measures, *before.measures):
        number = measure.number.value
        earlier = before.by_number.get(number)
        known = {old.value for old in earlier.replaces} if earlier else set()
        linked = {number, *(old.value for old in measure.replaces if old.value in before.by_number.keys() - known)}
        joined = set().union(linked, *(groups[other] for other in linked if other in groups))
        groups.update(dict.fromkeys(joined, joined))
    return groups


def _pauses(measure: Measure) -> bool:
    return measure.continues is not None and measure.continues.value is Continuation.PAUSES
