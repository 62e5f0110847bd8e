"""What the plan has for that which a number is about: the amounts, counts and shares that it may agree with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Final

from pipeline.check.statements.subjects import Owned, Subject, Sum
from pipeline.domain.case.case import Case
from pipeline.domain.case.fields import Unfilled, asked
from pipeline.domain.findings.finding import digits
from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import Figures, Years
from pipeline.domain.numbers.years import Reach, written
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.fields import INSTRUMENT, SHARE
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.said import Said, as_said, said_between
from pipeline.domain.values.years import PlanYears

NO_FIELD: Final = ""
_FIELDS: Final[Mapping[Sum, str]] = {
    Sum.FRAME: "ramme",
    Sum.SET_ASIDE: "ramme",
    Sum.LEFT: "ikke_fordelt",
    Sum.EXCESS: "overskridelse",
    Sum.PROPOSED: "sum_foreslått",
}
"""The fields for what the budget year has."""
_LATER_FIELDS: Final[Mapping[Sum, str]] = {
    Sum.PROPOSED: "sum_planlagt",
    Sum.BOUND: "sum_bundet",
    Sum.ESTIMATES: "sum_anslag",
}
"""The fields for what all the later years have together."""

_SUMS: Final[Mapping[Sum, Said]] = {
    Sum.FRAME: Said("rammen er", "the frame is"),
    Sum.SET_ASIDE: Said("rammen er", "the frame is"),
    Sum.LEFT: Said("det som ikke er fordelt av rammen, er", "what is left of the frame is"),
    Sum.EXCESS: Said("det tiltakene koster mer enn rammen, er", "what the measures cost more than the frame is"),
    Sum.PROPOSED: Said("det som er foreslått til tiltakene, er", "what is proposed for the measures is"),
    Sum.ESTIMATES: Said("anslagene er", "the estimates are"),
    Sum.BOUND: Said("det som er bundet, er", "what is bound is"),
    Sum.CONTRIBUTION: Said("det kommunene betaler, er", "what the municipalities pay is"),
    Sum.RUNNING_COSTS: Said("driften av rådet koster", "the council's running costs are"),
}
_OR: Final = {Sum.PROPOSED: Sum.PLANNED, Sum.SET_ASIDE: Sum.PROPOSED}
"""The sums that may be meant as well, where the first is named."""

_HAS: Final = Said("{name} har", "{name} has")
_OWNS: Final = Said("tiltakene til {owner} har", "the measures of {owner} have")
_OF: Final = Said("{subject} {amounts}", "{subject} {amounts}")
_IN_YEARS: Final = Said("{kroner}\u00a0kroner i {years}", "{kroner}\u00a0kroner in {years}")
_OF_OTHER_YEARS: Final = Said("{truth}; beløpet er det for {years}", "{truth}; the amount is that of {years}")
_NOTHING: Final = Said("planen har ikke noe beløp for dette", "the plan has no amount for this")
_NO_FRAME: Final = Said("det er ikke vedtatt noen ramme for {years}", "no frame has been decided for {years}")


@dataclass(frozen=True, slots=True)
class Truth:
    """What the plan has. A number agrees with it by one of the ways: with every number of that way.

    `said` goes on from «men …»; `field` is the field that would give the number, where there is one.
    """

    ways: tuple[tuple[Fraction, ...], ...]
    said: Said
    field: str = NO_FIELD

    def allows(self, figures: Figures, hedge: Hedge | None) -> bool:
        """Say whether a number may be written so."""
        return any(all(figures.fit(true, hedge) for true in way) for way in self.ways)


@dataclass(frozen=True, slots=True)
class When:
    """The years that an amount is for; none where not said. `is_each` and `is_sum` say how it is for several.

    `told` are years that the text has named before, and may still be about.
    """

    years: tuple[int, ...] = ()
    is_each: bool = False
    is_sum: bool = False
    told: frozenset[int] = frozenset()


def reached(said: Years, years: PlanYears) -> tuple[int, ...]:
    """Give the years that are meant: «fra 2022» is all of the plan's from then on."""
    first = said.named[0]
    if len(said.named) > 1 or first not in years.all:
        return said.named
    match said.reach:
        case Reach.FROM_YEAR:
            return tuple(year for year in years.all if year >= first)
        case Reach.AFTER_YEAR:
            return tuple(year for year in years.all if year > first) or (first,)
        case Reach.TO_YEAR:
            return tuple(year for year in years.all if year <= first)
        case Reach.THAT_YEAR:
            return said.named


# --- amounts --------------------------------------------------------------------------------------


def amount_of(case: Case, subject: Subject, when: When) -> Truth:
    """Give what a subject has in some years; where none are said, in the budget year, or in several together.

    A measure, what is bound and the estimates may then be those of any year; a sum of measures is of the budget year.
    """
    known = _known(case, subject)
    unsaid = case.plan.years.all if isinstance(subject, Measure) else (case.plan.years.budget,)
    shown = when.years or unsaid
    said = _said(subject, shown, {year: known[year] for year in shown if year in known})
    ways = [*_ways(case.plan, subject, known, when)]
    other = _OR.get(subject) if isinstance(subject, Sum) else None
    if other is not None:
        ways += _ways(case.plan, subject, _known(case, other), when)
    first_with_money = next(((year,) for year in shown if known.get(year)), shown)
    return Truth(tuple(ways), said, _field(case, subject, when.years or first_with_money))


def _known(case: Case, subject: Subject) -> dict[int, int]:
    """Give a subject's kroner in each year of the plan of which somebody has decided or said them."""
    values = {year: _value(case, subject, year) for year in case.plan.years.all}
    return {year: value for year, value in values.items() if value is not None}


def _ways(plan: Plan, subject: Subject, known: Mapping[int, int], when: When) -> Iterable[tuple[Fraction, ...]]:
    if not when.years:
        return _of_unsaid_years(plan, subject, known, when)
    if not set(when.years) <= known.keys():
        return []
    return _of_years([known[year] for year in when.years], when)


def _of_years(values: list[int], when: When) -> list[tuple[Fraction, ...]]:
    """Take an amount for several years as each year's, or as their sum, or as either where it is not said which."""
    each = tuple(map(Fraction, values))
    together = (Fraction(sum(values)),)
    if len(values) == 1:
        return [each]
    if when.is_each:
        return [] if when.is_sum else [each]
    return [together] if when.is_sum else [each, together]


def _of_unsaid_years(
    plan: Plan, subject: Subject, known: Mapping[int, int], when: When
) -> Iterable[tuple[Fraction, ...]]:
    """Give the amounts that may be meant where no year is said: of each, of one, of all, of the later ones."""
    budget = known.get(plan.years.budget)
    amounts = [value for value in known.values() if value]
    if when.is_each:
        yield tuple(map(Fraction, amounts)) or (Fraction(0),)
        return
    if budget is not None:
        yield (Fraction(budget),)
    if subject in _OF_BUDGET_YEAR:
        return
    if not when.is_sum:
        is_of_told_years = subject is Sum.PROPOSED or isinstance(subject, Instrument)
        for year, kroner in known.items():
            if kroner and (year in when.told or not is_of_told_years):
                yield (Fraction(kroner),)
    yield (Fraction(sum(amounts)),)
    yield (Fraction(sum(amounts) - (budget or 0)),)


def with_other_years(case: Case, subject: Subject, truth: Truth, figures: Figures) -> Truth:
    """Say also of which other years a wrong amount is the right one."""
    years = [year for year in case.plan.years.all if _value(case, subject, year) == figures.low]
    if not years or figures.low != figures.high:
        return truth
    return replace(truth, said=_OF_OTHER_YEARS.filled(truth=truth.said, years=", ".join(map(str, years))))


def kroner_of(case: Case, subject: Subject, years: tuple[int, ...]) -> int | None:
    """Add up a subject's kroner in some years; None where nobody has decided or said them for one."""
    known = _known(case, subject)
    if not set(years) <= known.keys():
        return None
    return sum(known[year] for year in years)


_OF_BUDGET_YEAR: Final = frozenset((Sum.FRAME, Sum.LEFT, Sum.EXCESS, Sum.CONTRIBUTION, Sum.RUNNING_COSTS))


def _value(case: Case, subject: Subject, year: int) -> int | None:
    """Give a subject's kroner in a year of the plan; None where nobody has decided or said them."""
    match subject:
        case Measure():
            return subject.in_year(year).total.value
        case Instrument():
            return case.plan.proposed_under(subject, year).value
        case Municipality():
            return _share(case, subject, year)
        case Owned():
            return _of_owner(subject, year)
        case Sum():
            return _sum(case, subject, year)


def _of_owner(owned: Owned, year: int) -> int | None:
    """Add up what somebody's measures have; None where some of it is that of others, too."""
    funded = [measure for measure in owned.measures if measure.in_year(year).total]
    is_own = all(len(measure.owners) == 1 and not measure.owners[0].members for measure in funded)
    return sum(measure.in_year(year).total.value for measure in funded) if is_own else None


def _share(case: Case, municipality: Municipality, year: int) -> int | None:
    """Give what a municipality pays in a year; None where nobody has decided it, or it does not follow from the key."""
    if year == case.plan.years.budget:
        row = case.of(municipality)
        share = case.share_of(row) if row else None
    else:
        contribution = case.contribution_in(year)
        share = case.share_by_key(municipality, contribution) if contribution else None
    return share.value if share else None


def _sum(case: Case, subject: Sum, year: int) -> int | None:  # noqa: PLR0911 - one line for each sum
    plan, budget = case.plan, case.plan.budget
    match subject:
        case Sum.FRAME | Sum.SET_ASIDE:
            return plan.frame_total(year).value if plan.frame(year) else None
        case Sum.LEFT:
            return plan.left_of_frame(year).value if plan.frame(year) else None
        case Sum.EXCESS:
            return plan.excess(year).value if plan.frame(year) else None
        case Sum.PROPOSED:
            return plan.proposed(year).value
        case Sum.PLANNED:
            return plan.planned(year).value if year != plan.years.budget else None
        case Sum.ESTIMATES:
            return plan.estimates(year).value
        case Sum.BOUND:
            return plan.bound(year).value
        case Sum.CONTRIBUTION:
            paid = case.contribution if year == plan.years.budget else case.contribution_in(year)
            return paid.value if paid else None
        case Sum.RUNNING_COSTS:
            return budget.amount(year, Post.RUNNING_COSTS).value if budget.of(Post.RUNNING_COSTS) else None


def _field(case: Case, subject: Subject, years: tuple[int, ...]) -> str:
    """Name the field that gives a subject's kroner in some years; NO_FIELD where there is none."""
    name = _named(case.plan, subject, years)
    return NO_FIELD if isinstance(asked(name, case), Unfilled) else name


def _named(plan: Plan, subject: Subject, years: tuple[int, ...]) -> str:
    """Write the name that a field for a subject and some years has, if there is one."""
    first, last = years[0], years[-1]
    if years != tuple(range(first, last + 1)):
        return NO_FIELD
    is_now, is_later = years == (plan.years.budget,), years == plan.years.later
    span = f"{first}" if first == last else f"{first}-{last}"
    later_or_span = "senere" if is_later else span
    match subject:
        case Measure():
            return f"{subject.number.value}.{'beløp' if is_now else later_or_span}"
        case Instrument():
            return f"{INSTRUMENT}.{subject.number}.{'sum' if is_now else later_or_span}"
        case Municipality():
            name = f"{SHARE}.{subject.name}"
            return name if is_now else f"{name}.{span}"
        case Owned():
            return NO_FIELD
        case Sum():
            return _named_sum(subject, span, is_now=is_now, is_later=is_later)


def _named_sum(subject: Sum, span: str, *, is_now: bool, is_later: bool) -> str:
    of_plan = _FIELDS.get(subject, NO_FIELD)
    if is_now:
        return of_plan
    of_years = f"{of_plan}.{span}"
    return _LATER_FIELDS.get(subject, of_years) if is_later else of_years


def _said(subject: Subject, years: tuple[int, ...], amounts: Mapping[int, int]) -> Said:
    if amounts:
        return _OF.filled(subject=_opening(subject), amounts=_in_runs(amounts))
    return _NO_FRAME.filled(years=written(years)) if subject is Sum.FRAME else _NOTHING


def _opening(subject: Subject) -> Said:
    match subject:
        case Measure():
            return _HAS.filled(name=f"{subject.number.value} {subject.name.text}")
        case Instrument():
            return _HAS.filled(name=f"«{subject.heading.text}»")
        case Municipality():
            return _HAS.filled(name=subject.name)
        case Owned():
            return _OWNS.filled(owner=subject.owner)
        case Sum():
            return _SUMS[subject]


def _in_runs(amounts: Mapping[int, int]) -> Said:
    """Say amounts year by year, those that are the same together: «200 000 kroner i 2021–2023, 0 kroner i 2024»."""
    runs: list[Said] = []
    for kroner, run in groupby(amounts.items(), lambda pair: pair[1]):
        years = tuple(year for year, _ in run)
        runs.append(_IN_YEARS.filled(kroner=digits(kroner), years=in_years(years)))
    return said_between(", ", runs)


def in_years(years: tuple[int, ...]) -> Said:
    """Name years that follow one another, as they stand behind an amount that is for each of them."""
    if len(years) == 1:
        return as_said(years[0])
    return Said(f"hvert av årene {written(years)}", f"each of the years {written(years)}")


# --- counts and shares ----------------------------------------------------------------------------


def one_of(counts: Iterable[int], norwegian: str, english: str, field: str = NO_FIELD) -> Truth:
    """Give the truth that is one of some counts; the sentence has the first of them in its gap."""
    possible = tuple(dict.fromkeys(counts))
    return Truth(
        tuple((Fraction(count),) for count in possible),
        Said(norwegian, english).filled(count=digits(possible[0])),
        field,
    )


def part(of: int, whole: int, norwegian: str, english: str) -> Truth | None:
    """Give the truth that is a part of a whole, which the sentence has in its gaps; None where there is no whole."""
    if not whole:
        return None
    percent = f"{of * 100 / whole:.0f}"
    said = Said(norwegian, english).filled(of=digits(of), whole=digits(whole), percent=percent)
    return Truth(((Fraction(of, whole),),), said)
