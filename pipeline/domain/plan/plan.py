"""The plan and its sums. Every document, rule and workbook asks these methods and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain

from pipeline.domain.plan.budget import Budget
from pipeline.domain.plan.measures import (
    Financing,
    FinancingStatus,
    Frame,
    Instrument,
    Measure,
    Party,
    Status,
    YearAmount,
)
from pipeline.domain.values.kroner import Total, stated, total
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import Written, as_name
from pipeline.domain.values.years import PlanYears


class FrameUse(StrEnum):
    """What a year's measures do with its frame, by the word that the wording's keys have."""

    NO_MONEY = "ingenting"  # no frame, and nothing proposed
    UNFRAMED = "uten ramme"  # something is proposed, and there is no frame for it
    UNTOUCHED = "urørt"  # there is a frame, and nothing is proposed
    LEFT = "igjen"
    USED_UP = "alt brukt"
    EXCEEDED = "over"


@dataclass(frozen=True)
class Plan:
    """Measures in the order of the documents: by instrument, then as the rows of the workbook stand."""

    years: PlanYears
    instruments: tuple[Instrument, ...]
    measures: tuple[Measure, ...]
    frames: tuple[Frame, ...]
    financing: tuple[Financing, ...]
    parties: tuple[Party, ...]
    budget: Budget = field(default_factory=Budget)

    # --- which measures -------------------------------------------------------------------------

    @cached_property
    def _measures_of(self) -> dict[int, tuple[Measure, ...]]:
        found: dict[int, list[Measure]] = {instrument.number: [] for instrument in self.instruments}
        for measure in self.measures:
            found[measure.instrument].append(measure)
        return {number: tuple(measures) for number, measures in found.items()}

    def under(self, instrument: Instrument) -> tuple[Measure, ...]:
        """Give an instrument's measures."""
        return self._measures_of[instrument.number]

    def instrument_of(self, measure: Measure) -> Instrument:
        """Give the instrument that a measure stands under."""
        return next(instrument for instrument in self.instruments if instrument.number == measure.instrument)

    @property
    def instruments_with_measures(self) -> tuple[Instrument, ...]:
        """The instruments that have at least one measure."""
        return tuple(instrument for instrument in self.instruments if self.under(instrument))

    @property
    def with_money_now(self) -> tuple[Measure, ...]:
        """The measures that use the budget year's frame."""
        return tuple(m for m in self.measures if m.now.status is Status.PROPOSED and m.now.total)

    def with_status(self, status: Status, years: Iterable[int]) -> tuple[Measure, ...]:
        """Measures that have the status in at least one of the years."""
        wanted = frozenset(years)

        def has_it(measure: Measure) -> bool:
            return any(amount.status is status and amount.year in wanted for amount in measure.amounts)

        return tuple(filter(has_it, self.measures))

    @property
    def undecided(self) -> tuple[Measure, ...]:
        """Measures that wait for something in at least one year."""
        return self.with_status(Status.UNDECIDED, self.years.all)

    @property
    def estimated(self) -> tuple[Measure, ...]:
        """Measures whose amount is an estimate in at least one year."""
        return self.with_status(Status.ESTIMATE, self.years.all)

    @property
    def binding(self) -> tuple[Measure, ...]:
        """Measures whose later years an earlier decision binds, or this one will."""
        return tuple(m for m in self.measures if m.binding is not None)

    def behind(self, owner: Party) -> tuple[Party, ...]:
        """Give the parties that an owner stands for: a group's members, or itself."""
        by_name = {party.short_name: party for party in self.parties}
        return tuple(by_name.get(name, Party(name, as_name(name))) for name in owner.members) or (owner,)

    def owned_by(self, *names: str) -> tuple[Measure, ...]:
        """Measures that a party owns, alone, with others or as a member of a group; `names` are what it is called."""

        def owns(measure: Measure) -> bool:
            parties = chain.from_iterable(map(self.behind, measure.owners))
            return any(party.is_called(*names) for party in parties)

        return tuple(filter(owns, self.measures))

    @property
    def uncertain_financing(self) -> tuple[Measure, ...]:
        """Measures that lean on money from others which nobody has confirmed."""
        unsure = {f.measure.value for f in self.financing if f.status is not FinancingStatus.CONFIRMED}
        return tuple(m for m in self.measures if m.number.value in unsure)

    def without(self, numbers: Collection[str]) -> Plan:
        """Give the plan as if some measures were not there: the others are counted anew under each instrument."""
        if not numbers:
            return self
        positions: Counter[int] = Counter()
        kept = []
        for measure in self.measures:
            if measure.number.value not in numbers:
                positions[measure.instrument] += 1
                kept.append(replace(measure, position=positions[measure.instrument]))
        lines = (
            replace(line, goes_to=tuple(number for number in line.goes_to if number not in numbers))
            for line in self.budget.lines
        )
        return replace(
            self,
            measures=tuple(kept),
            financing=tuple(row for row in self.financing if row.measure.value not in numbers),
            budget=Budget(tuple(lines)),
        )

    # --- sums -----------------------------------------------------------------------------------

    def _sum(self, measures: Iterable[Measure], years: Iterable[int], wanted: Callable[[YearAmount], bool]) -> Total:
        chosen, added = frozenset(years), tuple(measures)
        looked_at = [a for m in added for a in m.amounts if a.year in chosen]
        found = total(a.total for a in looked_at if wanted(a))
        if found.cells:
            return found
        return replace(found, seen=tuple(a.status_at for a in looked_at) or self._all_numbers)

    @property
    def _all_numbers(self) -> tuple[Place, ...]:
        return tuple(measure.number.at for measure in self.measures)

    def proposed(self, *years: int, of: Iterable[Measure] | None = None) -> Total:
        """Sum the proposed kroner of the years, for all measures or those in `of`."""
        return self._sum(self.measures if of is None else of, years, _is(Status.PROPOSED))

    def proposed_under(self, instrument: Instrument, year: int) -> Total:
        """Sum an instrument's proposed kroner of a year; it is nothing where the instrument has no measures."""
        return self.proposed_by((instrument,), year)

    def proposed_by(self, instruments: Iterable[Instrument], year: int) -> Total:
        """Sum what the measures of some instruments get in a year; it is nothing where they have no measures."""
        chosen = tuple(instruments)
        measures = [measure for instrument in chosen for measure in self.under(instrument)]
        return self.proposed(year, of=measures) if measures else Total(0, seen=tuple(i.at for i in chosen))

    def estimates(self, *years: int, of: Iterable[Measure] | None = None) -> Total:
        """Sum the estimates of the years: beside the proposed sums, never in them."""
        return self._sum(self.measures if of is None else of, years, _is(Status.ESTIMATE))

    def bound(self, *years: int) -> Total:
        """Sum what is proposed in later years for measures with a binding decision."""
        return self.proposed(*self._later(years), of=self.binding)

    @property
    def bound_from_before(self) -> Total:
        """Sum what earlier decisions bind in the budget year."""
        return self.bound_in(self.years.budget, self.binding)

    def bound_in(self, year: int, of: Iterable[Measure]) -> Total:
        """Sum what is bound of some measures in a year: later as proposed now, in the budget year as before.

        In the budget year that is what last year's plan gave the measure, or what is left of it.
        """
        bound = [measure for measure in of if measure.binding is not None]
        if year != self.years.budget:
            return self.proposed(year, of=bound)
        promised = [(m, stated(m.promised)) for m in bound if m.promised]
        pairs = ((before, self.proposed(year, of=[m])) for m, before in promised)
        found = total(min(pair, key=lambda amount: amount.value) for pair in pairs)
        return found if found.cells else replace(found, seen=tuple(m.number.at for m in bound) or self._all_numbers)

    def planned(self, *years: int) -> Total:
        """Sum what is proposed in later years and binds nobody."""
        free = [m for m in self.measures if m.binding is None]
        return self.proposed(*self._later(years), of=free)

    def _later(self, years: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(year for year in years if year in self.years.later)

    # --- counts ---------------------------------------------------------------------------------

    def number_of(self, measures: Iterable[Measure]) -> Total:
        """Count some of the measures, by the cells of their numbers."""
        cells = tuple(measure.number.at for measure in measures)
        return Total(len(cells), cells, seen=() if cells else self._all_numbers)

    def number_of_instruments(self, *, with_measures: bool) -> Total:
        """Count the instruments, all or those that have measures, by the cells of their numbers."""
        counted = self.instruments_with_measures if with_measures else self.instruments
        return Total(len(counted), tuple(i.at for i in counted), seen=() if counted else self._all_numbers)

    # --- the frame ------------------------------------------------------------------------------

    def frame(self, year: int) -> Frame | None:
        """Look a year's frame up; None where the council has not decided one."""
        return next((frame for frame in self.frames if frame.year == year), None)

    def frame_total(self, year: int) -> Total:
        """Give a year's frame as a sum; 0 where there is none."""
        frame = self.frame(year)
        return frame.total if frame else Total(0)

    def balance(self, year: int) -> Total:
        """Frame less proposed: positive is not yet given to measures, negative exceeds the frame."""
        return self.frame_total(year) - self.proposed(year)

    def left_of_frame(self, year: int) -> Total:
        """Give what is not yet given to measures; 0 when the frame is used up or exceeded."""
        balance = self.balance(year)
        return replace(balance, value=max(0, balance.value))

    def frame_use(self, year: int) -> FrameUse:
        """Say what the year's measures do with its frame; a frame of 0 is none, and so is what a budget lacks."""
        proposed, balance = bool(self.proposed(year)), self.balance(year).value
        if self.frame_total(year).value <= 0:
            return FrameUse.UNFRAMED if proposed else FrameUse.NO_MONEY
        if not proposed:
            return FrameUse.UNTOUCHED
        if balance > 0:
            return FrameUse.LEFT
        return FrameUse.EXCEEDED if balance < 0 else FrameUse.USED_UP

    @property
    def has_sums(self) -> bool:
        """Say whether there is any sum to show: a frame, or something proposed in some year."""
        return any(self.frame_total(year) for year in self.years.all) or bool(self.proposed(*self.years.all))

    @property
    def has_money(self) -> bool:
        """Say whether there is anything to say of money: a sum, or a measure that has another status than none."""
        free = {Status.PROPOSED, Status.NO_FUNDS}
        is_free = all(amount.status in free for measure in self.measures for amount in measure.amounts)
        has_notes = any(measure.note_now.text or measure.note_later.text for measure in self.measures)
        return self.has_sums or has_notes or not is_free

    def excess(self, year: int) -> Total:
        """Give what the measures cost more than the frame; 0 when they do not."""
        excess = self.proposed(year) - self.frame_total(year)
        return replace(excess, value=max(0, excess.value))

    # --- by owner and source --------------------------------------------------------------------

    @cached_property
    def owner_groups(self) -> tuple[tuple[Party, ...], ...]:
        """Each owner, or set of co-owners in whatever order, once, in the order of the measures."""
        first: dict[frozenset[Party], tuple[Party, ...]] = {}
        for m in self.measures:
            first.setdefault(frozenset(m.owners), m.owners)
        return tuple(first.values())

    def owned_jointly_by(self, owners: tuple[Party, ...]) -> tuple[Measure, ...]:
        """Measures owned by exactly these, in whatever order."""
        return tuple(m for m in self.measures if frozenset(m.owners) == frozenset(owners))

    @property
    def financing_sources(self) -> tuple[Written, ...]:
        """Each source of co-financing once."""
        return tuple({f.source.text: f.source for f in self.financing}.values())

    def co_financing(self, source: Written, *years: int) -> Total:
        """Sum what is known of a source's co-financing in the years."""
        return total(
            stated(f.amount)
            for f in self.financing
            if f.source.text == source.text and f.year in years and f.amount is not None
        )

    def measure(self, number: str) -> Measure:
        """Look a measure up by its number (T07); KeyError when there is none."""
        return self.by_number[number]

    @cached_property
    def by_number(self) -> Mapping[str, Measure]:
        """Every measure by its number; of two with the same, which is a finding, the first."""
        return {measure.number.value: measure for measure in reversed(self.measures)}

    @cached_property
    def by_written_number(self) -> Mapping[str, Measure]:
        """Every measure by its number in small letters, since people write `t07` too."""
        return {number.casefold(): measure for number, measure in self.by_number.items()}


def _is(status: Status) -> Callable[[YearAmount], bool]:
    return lambda amount: amount.status is status
