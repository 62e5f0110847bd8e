"""What a field of a text asks a case for: `{{ T06.2022 }}` a measure's money, `{{ andel.Nordby }}` a share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from pipeline.domain.case.case import Case
from pipeline.domain.plan.measures import Instrument, Measure, Status
from pipeline.domain.prose.fields import BY_YEAR, INSTRUMENT, INSTRUMENT_SIDES, MEASURE_SIDES, SHARE, years_in
from pipeline.domain.prose.layout import FIELDS
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.kroner import Total


@dataclass(frozen=True, slots=True)
class OfPlan:
    """A field of the whole plan; `years` is empty for what it means by itself."""

    name: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """A side of one measure, or its money in `years`, all of one `status`; then `side` is empty."""

    measure: Measure
    side: str
    years: tuple[int, ...] = ()

    @property
    def status(self) -> Status:
        """The status of the years."""
        return self.measure.in_year(self.years[0]).status


@dataclass(frozen=True, slots=True)
class OfInstrument:
    """A side of one instrument, or what its measures get in `years`; then `side` is empty."""

    instrument: Instrument
    side: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OfMunicipality:
    """A municipality's share of what they pay together in a year."""

    municipality: Municipality
    share: Total


Asked: TypeAlias = OfPlan | OfMeasure | OfInstrument | OfMunicipality


class Lack(Enum):
    """Why a field cannot be filled."""

    FIELD = auto()  # no field has this name
    THING = auto()  # it is about a measure, an instrument or a municipality that is not there
    ENDED = auto()  # it is about a measure that has ended
    SIDE = auto()  # what it is about has no such side
    YEAR = auto()  # the year is outside the plan
    MIXED = auto()  # the years have no sum: they are not all of one status
    BLANK = auto()  # nobody has filled in what it asks for


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A field that cannot be filled: why, the word that is the matter, and those that would have done."""

    lack: Lack
    word: str
    known: tuple[str, ...] = ()


def asked(name: str, case: Case) -> Asked | Unfilled:
    """Say what a field asks for, or why the case has no answer. Names may be written in capitals or not."""
    subject, _, rest = name.partition(".")
    folded = subject.casefold()
    if folded in FIELDS:
        return _of_plan(folded, rest, case) if rest else OfPlan(folded)
    if folded == INSTRUMENT:
        return _of_instrument(rest, case)
    if folded == SHARE:
        return _of_municipality(rest, case)
    return _of_measure(subject, rest, case)


def _of_plan(name: str, side: str, case: Case) -> Asked | Unfilled:
    if name not in BY_YEAR or not years_in(side):
        return Unfilled(Lack.SIDE, side, _years_of(case) if name in BY_YEAR else ())
    years = years_in(side)
    if not _are_in_plan(years, case):
        return Unfilled(Lack.YEAR, side)
    if name == "ramme" and any(case.plan.frame(year) is None for year in years):
        return Unfilled(Lack.BLANK, side)
    return OfPlan(name, years)


def _of_measure(number: str, side: str, case: Case) -> Asked | Unfilled:
    measure = case.plan.by_written_number.get(number.casefold())
    if measure is None:
        if number.casefold() in {ended.number.value.casefold() for ended in case.ended}:
            return Unfilled(Lack.ENDED, number)
        if any(sign.isdecimal() for sign in number):
            return Unfilled(Lack.THING, number, tuple(m.number.value for m in case.plan.measures))
        return Unfilled(Lack.FIELD, number, (*FIELDS, INSTRUMENT, SHARE))
    found = _side(side, MEASURE_SIDES, "beløp", case)
    if isinstance(found, Unfilled):
        return found
    word, years = found
    if len({measure.in_year(year).status for year in years}) > 1:
        return Unfilled(Lack.MIXED, side)
    return OfMeasure(measure, word, years)


def _of_instrument(rest: str, case: Case) -> Asked | Unfilled:
    number, _, side = rest.partition(".")
    instruments = {str(instrument.number): instrument for instrument in case.plan.instruments}
    if number not in instruments:
        return Unfilled(Lack.THING, number, tuple(instruments))
    found = _side(side, INSTRUMENT_SIDES, "sum", case)
    return found if isinstance(found, Unfilled) else OfInstrument(instruments[number], *found)


def _side(side: str, sides: Mapping[str, str], now: str, case: Case) -> tuple[str, tuple[int, ...]] | Unfilled:
    """Give what is asked for as a word, or as the years of an amount; `now` is the word for the budget year's."""
    plan_years, folded = case.plan.years, side.casefold()
    if years := years_in(side):
        return ("", years) if _are_in_plan(years, case) else Unfilled(Lack.YEAR, side)
    if folded == now:
        return "", (plan_years.budget,)
    if folded == "senere":
        return ("", plan_years.later) if plan_years.later else Unfilled(Lack.YEAR, side)
    return (folded, ()) if folded in sides else Unfilled(Lack.SIDE, side, (*sides, *_years_of(case)))


def _of_municipality(rest: str, case: Case) -> Asked | Unfilled:
    name, _, side = rest.partition(".")
    municipality = next((m for m in case.region.municipalities if m.name.casefold() == name.casefold()), None)
    if municipality is None:
        return Unfilled(Lack.THING, name, tuple(m.name for m in case.region.municipalities))
    year = (years_in(side) or (case.plan.years.budget,))[0]
    if side and len(years_in(side)) != 1:
        return Unfilled(Lack.SIDE, side, _years_of(case))
    if not _are_in_plan((year,), case):
        return Unfilled(Lack.YEAR, side)
    share = _share(municipality, year, case)
    return Unfilled(Lack.BLANK, name) if share is None else OfMunicipality(municipality, share)


def _share(municipality: Municipality, year: int, case: Case) -> Total | None:
    if year != case.plan.years.budget:
        contribution = case.contribution_in(year)
        return case.share_by_key(municipality, contribution) if contribution else None
    row = case.of(municipality)
    return case.share_of(row) if row else None


def _are_in_plan(years: tuple[int, ...], case: Case) -> bool:
    return set(years) <= set(case.plan.years.all)


def _years_of(case: Case) -> tuple[str, ...]:
    return tuple(str(year) for year in case.plan.years.all)
