"""What the case has for a field of a text: an amount, a count, years or names. How it reads is for others to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pipeline.domain.case.case import Case
from pipeline.domain.case.fields import Asked, OfInstrument, OfMeasure, OfMunicipality, OfPlan
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.written import Written


@dataclass(frozen=True, slots=True)
class Money:
    """Kroner; `is_estimate` where they are no more than that."""

    total: Total
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class MoneyByYear:
    """Kroner in each of some years, in their order."""

    years: tuple[tuple[int, Total], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """How many of something there are."""

    total: Total


@dataclass(frozen=True, slots=True)
class Period:
    """One year, or years that follow one another."""

    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The name of something, or those of several."""

    names: tuple[Written | str, ...]


Given: TypeAlias = Money | MoneyByYear | Number | Period | Named | Status
"""A status stands for itself: it is said in words."""


def given(asked: Asked, case: Case) -> Given:
    """Give what the case has for that which a field asks for."""
    plan = case.plan
    match asked:
        case OfPlan(name, ()):
            return GIVEN[name](case)
        case OfPlan("ramme", years):
            return Money(total(plan.frame_total(year) for year in years))
        case OfPlan(_, years):
            return Money(plan.proposed(*years))
        case OfMeasure():
            return _of_measure(asked, case)
        case OfInstrument():
            return _of_instrument(asked, case)
        case OfMunicipality(share=share):
            return Money(share)


def _of_measure(asked: OfMeasure, case: Case) -> Given:
    measure = asked.measure
    match asked.side:
        case "navn":
            return Named((measure.name,))
        case "eier":
            return Named(tuple(owner.name for owner in measure.owners))
        case "status":
            return measure.now.status
    if asked.status is Status.ESTIMATE:
        return Money(case.plan.estimates(*asked.years, of=[measure]), is_estimate=True)
    if asked.status.has_amount:
        return Money(case.plan.proposed(*asked.years, of=[measure]))
    return asked.status


def _of_instrument(asked: OfInstrument, case: Case) -> Given:
    instrument, plan = asked.instrument, case.plan
    match asked.side:
        case "navn":
            return Named((instrument.heading,))
        case "antall":
            count = plan.number_of(plan.under(instrument))
            return Number(count or replace(count, seen=(instrument.at,)))
    return Money(total(plan.proposed_under(instrument, year) for year in asked.years))


def _planned_by_year(case: Case) -> Given:
    plan = case.plan
    years = tuple((year, plan.planned(year)) for year in plan.years.later)
    return MoneyByYear(years) if years else Money(plan.planned())


GIVEN: Final[Mapping[str, Callable[[Case], Given]]] = {
    "budsjettår": lambda case: Period((case.plan.years.budget,)),
    "siste_år": lambda case: Period((case.plan.years.last,)),
    "planperiode": lambda case: Period(case.plan.years.later or case.plan.years.all),
    "hele_planperioden": lambda case: Period(case.plan.years.all),
    "antall_tiltak": lambda case: Number(case.plan.number_of(case.plan.measures)),
    "antall_tiltak_med_midler": lambda case: Number(case.plan.number_of(case.plan.with_money_now)),
    "antall_virkemidler": lambda case: Number(case.plan.number_of_instruments(with_measures=False)),
    "antall_virkemidler_med_tiltak": lambda case: Number(case.plan.number_of_instruments(with_measures=True)),
    "sum_foreslått": lambda case: Money(case.plan.proposed(case.plan.years.budget)),
    "ramme": lambda case: Money(case.plan.frame_total(case.plan.years.budget)),
    "ikke_fordelt": lambda case: Money(case.plan.left_of_frame(case.plan.years.budget)),
    "overskridelse": lambda case: Money(case.plan.excess(case.plan.years.budget)),
    "sum_planlagt": lambda case: Money(case.plan.planned(*case.plan.years.later)),
    "planlagt_per_år": _planned_by_year,
    "sum_bundet": lambda case: Money(case.plan.bound(*case.plan.years.later)),
    "sum_anslag": lambda case: Money(case.plan.estimates(*case.plan.years.all)),
    "rådet": lambda case: Named((case.region.council.name,)),
    "rådet_kort": lambda case: Named((case.region.council.short_name,)),
}
"""What each field of domain/prose/layout.py gives."""
